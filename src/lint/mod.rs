//! Editorial rules over a valid brief: what misleads a reader without being wrong. One file a rule; all are warnings.
//!
//! Tables keep the order of the bundle, so a part's index is its place in the text.

mod base_before_prices;
mod empty_lens;
mod excerpt_in_unopened;
mod likelihood_with_confidence;
mod long_excerpt;
mod long_short_cut;
mod no_evidence;
mod no_reply;
mod spreadsheet_id;
mod texts;
mod typed_digits;
mod unnamed_asserter;
mod unused_source;

use crate::brief::{Brief, Evidence};
use crate::diagnostic::{Diagnostic, Path, Report};

/// Holds a brief against every rule.
pub fn lint(brief: &Brief, report: &mut Report) {
    base_before_prices::check(brief, report);
    empty_lens::check(brief, report);
    excerpt_in_unopened::check(brief, report);
    likelihood_with_confidence::check(brief, report);
    long_excerpt::check(brief, report);
    long_short_cut::check(brief, report);
    no_evidence::check(brief, report);
    no_reply::check(brief, report);
    spreadsheet_id::check(brief, report);
    typed_digits::check(brief, report);
    unnamed_asserter::check(brief, report);
    unused_source::check(brief, report);
}

/// Adds a finding with the way to fix it.
fn warn(report: &mut Report, at: &Path, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
    report.add(Diagnostic::warning(code, &at.pointer(), message).help(help));
}

/// Every excerpt of the evidence, with its place.
fn each_excerpt(brief: &Brief, visit: &mut dyn FnMut(&Path, &Evidence, &str)) {
    let claims = Path::ROOT.field("claims");
    for (i, claim) in brief.claims.iter().enumerate() {
        let claim_at = claims.index(i);
        let list = claim_at.field("evidence");
        for (k, evidence) in claim.evidence.iter().enumerate() {
            if let Some(excerpt) = &evidence.excerpt {
                visit(&list.index(k).field("excerpt"), evidence, excerpt);
            }
        }
    }
}
