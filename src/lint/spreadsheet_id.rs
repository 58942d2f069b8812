//! An id that a spreadsheet takes for a number, a date or a truth value no longer meets its references after a trip through one.
//!
//! `0012` comes back as `12`, `1e5` as `100000`, `march-1` as a day of this year (for the last, Ziemann, Eren and El-Osta, "Gene
//! name errors are widespread in the scientific literature", *Genome Biology* 17, 2016). Looked at are the ids that stand in the
//! tables beside a page.

use super::finding::warn;
use crate::brief::Brief;
use crate::diagnostic::{Path, Report};

/// Numbers keep so many digits in a spreadsheet.
const DIGITS: usize = 15;

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let mut each = |list: &str, kind: &str, at: usize, word: &str| {
        let Some(taken) = taken_for(word) else { return };
        let message = format!("a spreadsheet takes the id `{word}` for {taken} and changes it");
        let help = format!("begin it with a word, as in `{kind}-{word}`");
        warn(report, &Path::ROOT.field(list).index(at).field("id"), "spreadsheet-id", message, help);
    };
    brief.claims.iter().enumerate().for_each(|(at, claim)| each("claims", "claim", at, claim.id.word()));
    brief.figures.iter().enumerate().for_each(|(at, figure)| each("figures", "figure", at, figure.id.word()));
    brief.sources.iter().enumerate().for_each(|(at, source)| each("sources", "source", at, source.id.word()));
}

/// What a spreadsheet takes an id for, where the id does not come back as it was.
fn taken_for(word: &str) -> Option<&'static str> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if matches!(word, "true" | "false") {
        return Some("a truth value");
    }
    if is_digits(word) {
        return (word.len() > DIGITS || word.len() > 1 && word.starts_with('0')).then_some("a number");
    }
    if word.split_once('e').is_some_and(|(number, power)| is_digits(number) && is_digits(power)) {
        return Some("a number");
    }
    let parts: Vec<&str> = word.split('-').flat_map(letters_and_digits).collect();
    let months = parts.iter().filter(|part| is_month(part)).count();
    let numbers = parts.iter().filter(|part| is_digits(part) && part.len() <= 4).count();
    let is_date = months <= 1 && months + numbers == parts.len() && (2..=3).contains(&parts.len());
    is_date.then_some("a date")
}

/// A part of a word before its first digit and from there, or the other way round: programs read `sept2` and `2sept` alike.
fn letters_and_digits(part: &str) -> Vec<&str> {
    let starts = part.starts_with(|c: char| c.is_ascii_digit());
    match part.find(|c: char| c.is_ascii_digit() != starts).and_then(|at| part.split_at_checked(at)) {
        Some((first, rest)) => vec![first, rest],
        None => vec![part],
    }
}

/// Whether a word is an English month, in full or cut to three letters or four.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    word == "sept" || MONTHS.iter().any(|month| *month == word || word.len() == 3 && month.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_otherwise_is_told_by_what_it_is_taken_for() {
        for (word, expected) in [
            ("0012", "a number"),
            ("1e5", "a number"),
            ("73928e05", "a number"),
            ("1234567890123456", "a number"),
            ("3-10", "a date"),
            ("2026-06", "a date"),
            ("2026-06-10", "a date"),
            ("march-1", "a date"),
            ("1-mar-2026", "a date"),
            ("sept2", "a date"),
            ("1dec", "a date"),
            ("true", "a truth value"),
        ] {
            assert_eq!(taken_for(word), Some(expected), "{word}");
        }
    }

    #[test]
    fn what_comes_back_as_it_was_is_let_pass() {
        for word in [
            "12",
            "0",
            "2026",
            "e5",
            "1e",
            "e",
            "march",
            "may",
            "mar",
            "harbor-log",
            "claim-0012",
            "log-3-10",
            "a-1",
            "truth",
            "r2d2",
            "1-2-3-4",
            "12345-6",
            "may-june",
            "report-march-1",
            "3d",
            "10-k",
        ] {
            assert_eq!(taken_for(word), None, "{word}");
        }
    }
}
