//! A bundle's bytes in; out comes all that is wrong with them, and the brief when nothing stops it.

use crate::brief::Brief;
use crate::bundle::{lower, places, read};
use crate::diagnostic::Report;
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
    let (bundle, mut report) = read(bytes);
    let Some(bundle) = bundle else { return Checked { brief: None, report } };
    let brief = lower(&bundle, &mut report);
    if let Some(brief) = &brief {
        lint(brief, &mut report);
    }
    locate(&mut report, bytes);
    Checked { brief, report }
}

/// Gives findings in a bundle their places, and their order.
pub fn locate(report: &mut Report, bytes: &[u8]) {
    if !report.is_clean()
        && let Ok(text) = str::from_utf8(bytes)
    {
        report.locate(|pointers| places(text, pointers));
    }
}
