//! A bundle and the app's modules in; a report, and the finished pages as paths and bytes, out.
//!
//! No file, clock or DOM here: each host writes, serves or downloads what the press returns. The native program and the
//! browser's press module run this same code, so that they give the same bytes.

mod page;
mod site;
mod style;

use crate::brief::Brief;
use crate::check::{Checked, check};
use crate::diagnostic::Report;

pub use page::{Links, page};
pub use site::{App, File, Site, is_named, site};

/// What the press made of a bundle.
pub struct Pressed {
    /// The finished page; absent when the report has errors.
    pub html: Option<String>,
    pub report: Report,
}

/// The page of a bundle that finds its style sheet and script at `links`.
pub fn press(bundle: &[u8], links: &Links) -> Pressed {
    let Checked { brief, report } = check(bundle);
    Pressed { html: brief.as_ref().map(|brief: &Brief| page(brief, links)), report }
}
