//! A bundle's bytes in; out comes all that is wrong with them, and the brief when nothing stops it.

use crate::brief::Brief;
use crate::bundle::{Tell, lower, places, raw, read};
use crate::diagnostic::Report;
use crate::edition::Edition;
use crate::lint::lint;

/// What one run found.
pub struct Checked {
    /// The brief, unless an error stands in its way.
    pub brief: Option<Brief>,
    /// All findings, in the order of the text.
    pub report: Report,
}

/// Reads, lowers and lints a bundle. Any bytes will do.
pub fn check(bytes: &[u8]) -> Checked {
    checked(bytes).0
}

/// The same, and what the bundle says, for a comparison with another.
pub fn edition(bytes: &[u8]) -> (Option<Edition>, Report) {
    let (Checked { brief, report }, bundle) = checked(bytes);
    let edition = brief.zip(bundle).map(|(brief, bundle)| Edition { brief, content: bundle.content() });
    (edition, report)
}

fn checked(bytes: &[u8]) -> (Checked, Option<raw::Bundle>) {
    let (bundle, mut report) = read(bytes);
    let brief = bundle.as_ref().and_then(|bundle| lower(bundle, &mut report));
    if let Some(brief) = &brief {
        lint(brief, &mut report);
    }
    locate(&mut report, bytes);
    (Checked { brief, report }, bundle)
}

/// Gives findings in a bundle their places, and their order.
pub fn locate(report: &mut Report, bytes: &[u8]) {
    if !report.is_clean()
        && let Ok(text) = str::from_utf8(bytes)
    {
        report.locate(|pointers| places(text, pointers));
    }
}
