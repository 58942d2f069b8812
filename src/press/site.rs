//! The published site: the page, and the files beside it under names that change with their content.

use sha2::{Digest, Sha256};

use super::demo::demo;
use super::embed::{self, GUEST};
use super::exhibits::{Pictures, exhibits};
use super::fonts::Fonts;
use super::insides::{insides, integrity, serving, start, started, started_inside};
use super::offline::{offline, offline_page};
use super::page::{CARD, Links, Wrapping, digest, offline_path, page};
use super::picture::{card, png};
use super::style::{embed_style, still_style, style};
use super::twins::twins;
use super::withdrawn::Withdrawals;
use super::zip::zip_file;
use super::{App, File, Made, columns};
use crate::brief::{Brief, Meta};
use crate::bundle::schema;
use crate::chart::escape;
use crate::check::{Checked, check, locate};
use crate::diagnostic::{Pointer, Report};
use crate::view::{Page, Since, embeds};

/// The published site of a bundle.
pub struct Site {
    /// Empty when the report has errors.
    pub files: Vec<File>,
    pub report: Report,
    /// Answers for blocks that earlier revisions had; none when the report has errors.
    pub withdrawals: Option<Withdrawals>,
}

const ICON: &[u8] = include_bytes!("../../public/icon.svg");

/// The site of a bundle.
pub fn site(bundle: &[u8], app: &App) -> Site {
    site_with(bundle, app, &Fonts::default())
}

/// The same, its pictures set in given fonts. What these have no letters for is told in the report.
pub fn site_with(bundle: &[u8], app: &App, fonts: &Fonts) -> Site {
    let Checked { brief, mut report } = check(bundle);
    let Some(brief) = brief else { return Site { files: Vec::new(), report, withdrawals: None } };
    let (files, parts, found) = files(&brief, bundle, app, fonts);
    report.extend(found);
    locate(&mut report, bundle);
    Site { files, report, withdrawals: Some(Withdrawals::new(brief, parts)) }
}

/// The offline file of a bundle.
pub fn offline_file(bundle: &[u8], app: &App) -> Made {
    offline(bundle, digest(bundle), &insides(app))
}

/// The offline page of a brief that tells what is different since an older one.
pub fn offline_since(brief: &Brief, bundle: &[u8], since: &Since, app: &App) -> String {
    offline_page(brief, bundle, digest(bundle), Some(since), &insides(app))
}

fn files(brief: &Brief, bundle: &[u8], app: &App, fonts: &Fonts) -> (Vec<File>, embed::Parts, Report) {
    let module = named("web", "wasm", app.web_module.to_vec());
    let script = named("web", "js", started(app.web_script, &module.0));
    let style = named("brief", "css", style().into_bytes());
    let still = named("still", "css", still_style().into_bytes());
    let press_module = named("press", "wasm", app.press_module.to_vec());
    let press_script = named("press", "js", serving(app.press_script, &press_module.0));
    let columns = columns::files(brief);
    let start = start(&module.0, [&script.0, &style.0], columns.iter().map(|(path, _)| path.as_str()));
    let mut report = Report::default();
    let card = match png(&card(brief, fonts), 1.0, fonts) {
        Ok(bytes) => Some((CARD.to_owned(), bytes)),
        Err(why) => {
            report.add(why.told("the card, which stands for the page where it is shared,", &Pointer::root().field("meta")));
            None
        }
    };
    let links = Links {
        card: card.as_ref().map_or_else(String::new, |(name, _)| name.clone()),
        style: style.0.clone(),
        still_style: still.0.clone(),
        script: script.0.clone(),
        press: press_script.0.clone(),
        icon: "icon.svg".to_owned(),
        bundle: "incident.json".to_owned(),
        start_integrity: integrity(&start),
        start,
    };
    let embed_style = named("embed", "css", embed_style().into_bytes());
    let guest = named("guest", "js", GUEST.as_bytes().to_vec());
    let islands = named("islands", "js", started_inside(app.web_script, app.web_module));
    let parts = embed::Parts { style: embed_style.0.clone(), guest: guest.0.clone(), islands: islands.0.clone() };
    let standing = Page::new(brief, digest(bundle), None);
    let blocks = embeds(&standing);
    let pictures = exhibits(&standing, &blocks, fonts);
    let embeds = embed::files(brief, bundle, &blocks, &links, &parts, &pictures);
    let Pictures { files: pictures, report: unpainted } = pictures;
    report.extend(unpainted);
    let named_by_content = [style, still, script, module, press_script, press_module, embed_style, guest, islands];
    let pages = [
        ("index.html", page(brief, digest(bundle), None, Wrapping::site(&brief.meta, &links))),
        ("404.html", not_found(&brief.meta)),
        ("incident.schema.json", schema()),
    ];
    let pages = pages.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let offline = offline_page(brief, bundle, digest(bundle), None, &insides(app)).into_bytes();
    let as_they_are = [
        (links.icon, ICON.to_vec()),
        (links.bundle, bundle.to_vec()),
        zip_file(brief, bundle, &offline, &pictures),
        (offline_path(&brief.meta), offline),
    ];
    let files = pages
        .into_iter()
        .chain(named_by_content)
        .chain(embeds)
        .chain(demo(brief, &blocks))
        .chain(pictures)
        .chain(columns)
        .chain(columns::scripts(brief))
        .chain(card)
        .chain(as_they_are)
        .chain(twins(brief))
        .collect();
    (files, parts, report)
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

/// Whether pages that are open, or that a browser kept, still ask for a file after a later build: what they are made of, by its
/// digest, and the numbers of their long series, by their revision. Copies of a revision are not among these: whoever wants one
/// is to have the newest.
pub fn asked_for_later(name: &str) -> bool {
    name.starts_with("series/") || is_named(name)
}

/// Whether a file has a name that tells its content.
fn is_named(name: &str) -> bool {
    let Some((stem, rest)) = name.split_once('-') else { return false };
    let Some((digest, extension)) = rest.split_once('.') else { return false };
    ["brief", "still", "web", "press", "embed", "guest", "islands"].contains(&stem)
        && digest.len() == 10
        && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
        && ["css", "js", "wasm"].contains(&extension)
}
