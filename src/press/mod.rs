//! A bundle and the app's modules in; a report, and the finished pages as paths and bytes, out.
//!
//! No file, clock or DOM here: each host writes, serves or downloads what the press returns. The native program and the
//! browser's press module run this same code, so that they give the same bytes. What only the native program makes, whole
//! sites and zips, comes with the feature `cli`.

mod columns;
mod language;
mod linked;
mod offline;
mod page;

#[cfg(feature = "cli")]
mod app;
#[cfg(feature = "cli")]
mod bibliography;
#[cfg(feature = "cli")]
mod demo;
#[cfg(feature = "cli")]
mod embed;
#[cfg(feature = "cli")]
mod exhibits;
#[cfg(feature = "cli")]
mod feed;
#[cfg(feature = "cli")]
mod fonts;
#[cfg(feature = "cli")]
mod handout;
#[cfg(feature = "cli")]
mod insides;
#[cfg(feature = "cli")]
mod numbers;
#[cfg(feature = "cli")]
mod picture;
#[cfg(feature = "cli")]
mod site;
#[cfg(feature = "cli")]
mod style;
#[cfg(feature = "cli")]
mod twins;
#[cfg(feature = "cli")]
mod withdrawn;
#[cfg(feature = "cli")]
mod zip;

use crate::brief::Brief;
use crate::check::{Checked, check, edition};
use crate::diagnostic::Report;
use crate::view::Since;
use crate::wording::differences;

#[cfg(feature = "cli")]
pub use app::App;
#[cfg(feature = "cli")]
pub use exhibits::is_long;
#[cfg(feature = "cli")]
pub use fonts::Fonts;
pub use offline::{Insides, offline};
pub use page::Links;
#[cfg(feature = "cli")]
pub use page::digest;
#[cfg(feature = "cli")]
pub use site::{Site, asked_for_later, offline_file, offline_since, site, site_with};
#[cfg(feature = "cli")]
pub use withdrawn::{Withdrawals, embedded_at};
#[cfg(feature = "cli")]
pub use zip::{zipped, zipped_with};

/// What the press made of a bundle: a page.
pub struct Pressed {
    /// The finished page; absent when the report has errors.
    pub html: Option<String>,
    /// The columns of its long series, each under its id.
    pub columns: Vec<(String, Vec<u8>)>,
    pub report: Report,
}

/// A path relative to the site's root, with forward slashes, and the bytes to put there.
pub type File = (String, Vec<u8>);

/// What the press made of a bundle: a file.
pub struct Made {
    /// Absent when the report has errors.
    pub file: Option<File>,
    pub report: Report,
}

/// The page of a bundle that finds its style sheet and script at `links`. The digest is the bundle's SHA-256 in hexadecimal
/// digits, which each host makes with what it has for that: the native program has a function, a browser its own. Empty where
/// that is out of reach, as on a page without TLS: then the page names none.
pub fn press(bundle: &[u8], digest: String, links: &Links) -> Pressed {
    let Checked { brief, report } = check(bundle);
    let Some(brief) = brief else { return Pressed::refused(report) };
    pressed(&brief, report, digest, None, links)
}

/// The same, and what is different in it since an older bundle. The report is of the first of the two that has errors.
pub fn press_since(bundle: &[u8], digest: String, older: &[u8], links: &Links) -> Pressed {
    let (older, report) = edition(older);
    let Some(older) = older else { return Pressed::refused(report) };
    let (newer, report) = edition(bundle);
    let Some(newer) = newer else { return Pressed::refused(report) };
    let since = Since { older: &older.brief.meta, differences: differences(&older, &newer) };
    pressed(&newer.brief, report, digest, Some(&since), links)
}

fn pressed(brief: &Brief, report: Report, digest: String, since: Option<&Since>, links: &Links) -> Pressed {
    let html = page::page(brief, digest, since, page::Wrapping::site(&brief.meta, links));
    Pressed { html: Some(html), columns: columns::of(brief), report }
}

impl Pressed {
    /// Nothing but what is wrong.
    fn refused(report: Report) -> Self {
        Self { html: None, columns: Vec::new(), report }
    }
}
