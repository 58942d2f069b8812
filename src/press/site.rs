//! The published site: the page, and the files beside it under names that change with their content.

use sha2::{Digest, Sha256};

use super::offline::{ASLEEP, SERVE, offline_file};
use super::page::{Links, Wrapping, page};
use super::style::{still_style, style};
use super::twins::twins;
use super::zip::zip_file;
use crate::brief::{Brief, Meta};
use crate::bundle::schema;
use crate::chart::escape;
use crate::check::{Checked, check};
use crate::diagnostic::Report;

/// The browser modules, as the build made them.
#[derive(Debug, Clone, Copy)]
pub struct App<'a> {
    /// Loads the module that wakes islands.
    pub web_script: &'a [u8],
    pub web_module: &'a [u8],
    /// Loads the module that presses bundles in the browser.
    pub press_script: &'a [u8],
    pub press_module: &'a [u8],
}

/// A path relative to the site's root, with forward slashes, and the bytes to put there.
pub type File = (String, Vec<u8>);

/// The published site of a bundle.
pub struct Site {
    /// Empty when the report has errors.
    pub files: Vec<File>,
    pub report: Report,
}

const ICON: &[u8] = include_bytes!("../../public/icon.svg");

/// The site of a bundle.
pub fn site(bundle: &[u8], app: &App) -> Site {
    let Checked { brief, report } = check(bundle);
    Site { files: brief.map_or_else(Vec::new, |brief| files(&brief, bundle, app)), report }
}

fn files(brief: &Brief, bundle: &[u8], app: &App) -> Vec<File> {
    let module = named("web", "wasm", app.web_module.to_vec());
    let script = named("web", "js", started(app.web_script, &module.0));
    let style = named("brief", "css", style().into_bytes());
    let still = named("still", "css", still_style().into_bytes());
    let press_module = named("press", "wasm", app.press_module.to_vec());
    let press_script = named("press", "js", serving(app.press_script, &press_module.0));
    let links = Links {
        style: style.0.clone(),
        still_style: still.0.clone(),
        script: script.0.clone(),
        press: press_script.0.clone(),
        icon: "icon.svg".to_owned(),
        bundle: "incident.json".to_owned(),
    };
    let named_by_content = [style, still, script, module, press_script, press_module];
    let pages = [
        ("index.html", page(brief, Wrapping::site(&brief.meta, &links))),
        ("404.html", not_found(&brief.meta)),
        ("incident.schema.json", schema()),
    ];
    let pages = pages.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let as_they_are = [
        (links.icon, ICON.to_vec()),
        (links.bundle, bundle.to_vec()),
        offline_file(brief, bundle, app),
        zip_file(brief, bundle, app),
    ];
    pages.into_iter().chain(named_by_content).chain(as_they_are).chain(twins(brief)).collect()
}

/// What a server shows where nothing is. It may be shown at any path, so it loads nothing.
fn not_found(meta: &Meta) -> String {
    let title = escape(&meta.title);
    let address = meta.canonical.as_deref().map_or_else(|| "./".to_owned(), escape);
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Not here</title></head><body><h1>There is no such page here</h1><p>What is here is the brief \
         <a href=\"{address}\">{title}</a>.</p></body></html>\n"
    )
}

/// A file whose name tells its content, so that it can be kept for ever: `web-1a2b3c4d5e.js`.
fn named(stem: &str, extension: &str, bytes: Vec<u8>) -> File {
    let digest = Sha256::digest(&bytes).iter().take(5).fold(0_u64, |digits, byte| digits << 8 | u64::from(*byte));
    (format!("{stem}-{digest:010x}.{extension}"), bytes)
}

/// Whether a file has a name that only a build gives.
pub fn is_named(name: &str) -> bool {
    let Some((stem, rest)) = name.split_once('-') else { return false };
    let Some((digest, extension)) = rest.split_once('.') else { return false };
    ["brief", "still", "web", "press"].contains(&stem)
        && digest.len() == 10
        && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
        && ["css", "js", "wasm"].contains(&extension)
}

/// A module's script that starts it when it is run. Where it cannot start, the page is complete without it.
fn started(script: &[u8], module: &str) -> Vec<u8> {
    let start = format!(
        ";\n\
         wasm_bindgen({{module_or_path:new URL({module:?},document.currentScript.src)}})\
         .catch(e=>{{{ASLEEP}}});\n"
    );
    [script, start.as_bytes()].concat()
}

/// The press as a worker beside the page, which loads its module from there.
fn serving(script: &[u8], module: &str) -> Vec<u8> {
    let load = format!(";\nconst awake=wasm_bindgen({{module_or_path:new URL({module:?},self.location)}});");
    [script, load.as_bytes(), SERVE.as_bytes()].concat()
}
