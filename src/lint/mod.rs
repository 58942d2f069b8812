//! Editorial rules over a valid brief: what misleads a reader without being wrong. One file a rule; all are warnings.
//!
//! Tables keep the order of the bundle, so a part's index is its place in the text.

mod allowed;
mod base_before_prices;
mod converted_twice;
mod empty_area;
mod empty_ladder;
mod empty_lens;
mod event_after_revision;
mod excerpt_in_unopened;
mod finding;
mod house_counted_apart;
mod likelihood_with_confidence;
mod long_excerpt;
mod long_short_cut;
mod misspelled_role;
mod no_evidence;
mod no_origin;
mod no_reply;
mod one_position;
mod spreadsheet_id;
mod texts;
mod typed_digits;
mod unlike_reports;
mod unnamed_asserter;
mod unsaid_statement;
mod unused_party;
mod unused_source;

use crate::brief::Brief;
use crate::diagnostic::Report;

/// Holds a brief against every rule, and leaves out what it allows.
pub fn lint(brief: &Brief, report: &mut Report) {
    let mut found = Report::default();
    hold(brief, &mut found);
    allowed::add(brief, &found, report);
}

fn hold(brief: &Brief, report: &mut Report) {
    base_before_prices::check(brief, report);
    empty_area::check(brief, report);
    empty_ladder::check(brief, report);
    converted_twice::check(brief, report);
    empty_lens::check(brief, report);
    event_after_revision::check(brief, report);
    excerpt_in_unopened::check(brief, report);
    house_counted_apart::check(brief, report);
    likelihood_with_confidence::check(brief, report);
    long_excerpt::check(brief, report);
    long_short_cut::check(brief, report);
    misspelled_role::check(brief, report);
    no_evidence::check(brief, report);
    no_origin::check(brief, report);
    no_reply::check(brief, report);
    one_position::check(brief, report);
    spreadsheet_id::check(brief, report);
    typed_digits::check(brief, report);
    unlike_reports::check(brief, report);
    unnamed_asserter::check(brief, report);
    unsaid_statement::check(brief, report);
    unused_party::check(brief, report);
    unused_source::check(brief, report);
}
