//! Who reports which number.

use super::{sentences, tally_line};
use crate::brief::{Figure, ReportedValue, Unit};
use crate::insight::{self, Agreement};
use crate::wording::number::reported_words;
use crate::wording::text::{count, first_upper};

/// How to read its marks.
pub const KEY_REPORTS: &str =
    "● as it stands here ○ same number, other word □ another number, both can be true ≠ both cannot be true ┄ none given";

/// What one source gives for a figure: `nearly 25,000`, `silent`.
pub fn given(reported: &ReportedValue, unit: &Unit) -> String {
    reported_words(reported, unit).value()
}

/// How it compares, in a word.
pub fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Same => "as here",
        Agreement::OtherWord => "same number, other word",
        Agreement::OtherNumber => "another number, both can be true",
        Agreement::Conflict => "both cannot be true",
        Agreement::Silent => "no number",
    }
}

/// What a reader is told of a report: `CNBC. Accounts: nearly 25,000, as here.`
pub fn told_report(publisher: &str, figure: &Figure, reported: &ReportedValue) -> String {
    let fit = agreement(insight::agreement(reported, figure));
    format!("{publisher}. {}: {}, {fit}.", figure.label, given(reported, &figure.unit))
}

/// What a reader is told of a figure as it stands here: `This brief. Accounts: nearly 25,000.`
pub fn told_ours(figure: &Figure, value: &str) -> String {
    format!("{THIS_BRIEF}. {}: {value}.", figure.label)
}

/// The row of the brief's own values.
pub const THIS_BRIEF: &str = "This brief";

/// `7 sources on 3 figures. as here: 12; same number, other word: 3.`
pub fn describe_reports(sources: usize, figures: usize, fits: &[Agreement]) -> String {
    let mut words = Vec::new();
    for fit in fits {
        words.push(agreement(*fit));
    }
    let what = format!("{} on {}.", count(sources, "source", "sources"), count(figures, "figure", "figures"));
    sentences(&[what, first_upper(&tally_line(&words))])
}
