//! A bundle's bytes in; out comes all that is wrong with them, and the brief when nothing stops it.

use crate::brief::Brief;
use crate::bundle::{lower, raw};
use crate::diagnostic::{Diagnostic, Pointer, Report};
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
    let mut report = Report::default();
    let bundle: Option<raw::Bundle> = match serde_json::from_slice(bytes) {
        Ok(bundle) => Some(bundle),
        Err(problem) => {
            report.add(Diagnostic::error("syntax", &Pointer::root(), problem.to_string()));
            None
        }
    };
    let brief = bundle.and_then(|bundle| lower(bundle, &mut report)).filter(|_| !report.has_errors());
    if let Some(brief) = &brief {
        lint(brief, &mut report);
    }
    Checked { brief, report }
}
