//! How a rule says what it found.

use crate::diagnostic::{Diagnostic, Path, Report};

/// Adds a finding with the way to fix it.
pub(super) fn warn(report: &mut Report, at: &Path, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
    report.add(Diagnostic::warning(code, &at.pointer(), message).help(help));
}
