//! The page's HTML, from `<!doctype html>` to `</html>`.

use crate::brief::{Brief, Date, Meta};
use crate::view::{Page, document};

/// Where a page finds what it loads, as addresses relative to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// The style sheet.
    pub style: String,
    /// The style sheet for a browser that runs no script.
    pub still_style: String,
    /// The script that wakes the islands.
    pub script: String,
    /// The worker that presses another bundle, loaded on demand.
    pub press: String,
    /// The icon.
    pub icon: String,
    /// The bundle, for those who want the data.
    pub bundle: String,
}

impl Links {
    /// In the order of the fields; what is left out is empty.
    pub fn from_list(links: Vec<String>) -> Self {
        let mut links = links.into_iter();
        let mut next = || links.next().unwrap_or_default();
        Self { style: next(), still_style: next(), script: next(), press: next(), icon: next(), bundle: next() }
    }
}

/// What a page may load: its own files, and nothing from anyone else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The page of a brief.
pub fn page(brief: &Brief, links: &Links) -> String {
    let body = document(&Page::new(brief)).into_string();
    let meta = &brief.meta;
    let direction = if is_right_to_left(&meta.language) { " dir=\"rtl\"" } else { "" };
    let canonical =
        meta.canonical.as_ref().map_or(String::new(), |url| format!("<link rel=\"canonical\" href=\"{}\">", attribute(url)));
    format!(
        "<!doctype html>\n<html lang=\"{language}\"{direction} data-press=\"{press}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <title>{title}</title><meta name=\"description\" content=\"{summary}\">\
         <meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{summary}\">{dates}{canonical}\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"icon\" href=\"{icon}\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"{style}\">\
         <noscript><link rel=\"stylesheet\" href=\"{still}\"></noscript>\
         <link rel=\"alternate\" type=\"application/json\" href=\"{bundle}\" title=\"Bundle\">\
         <script src=\"{script}\" defer></script></head><body>{body}</body></html>\n",
        language = attribute(&meta.language),
        title = attribute(&meta.title),
        summary = attribute(&meta.summary),
        dates = dates(meta),
        icon = attribute(&links.icon),
        style = attribute(&links.style),
        still = attribute(&links.still_style),
        bundle = attribute(&links.bundle),
        script = attribute(&links.script),
        press = attribute(&links.press),
    )
}

fn dates(meta: &Meta) -> String {
    let property = |name: &str, date: Date| format!("<meta property=\"article:{name}_time\" content=\"{date}\">");
    property("published", meta.published) + &property("modified", meta.updated)
}

/// Whether the language is written from right to left (Unicode CLDR, `orientation/characterOrder`).
fn is_right_to_left(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"].contains(&primary)
}

/// Text that cannot end an attribute or start an element.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
