//! What is said of exhibits: how to read their marks, what a reader is told at one, and what they show in sentences. One file a
//! kind.

mod comparison;
mod effects;
mod origins;
mod reports;
mod series;
mod timeline;
mod units;
mod what_if;

pub use comparison::*;
pub use effects::*;
pub use origins::*;
pub use reports::*;
pub use series::*;
pub use timeline::*;
pub use units::*;
pub use what_if::*;

use super::language::digits_with;
use super::number::{computed_number, figure_words, number};
use super::standing::basis_sentence;
use super::text::{count, first_upper};
use crate::brief::{Brief, Figure};

/// Over what stands for the drawing: its description, then its numbers.
pub const TWIN: &str = "In words and numbers";

/// What the columns of a table of figures are.
pub const FIGURE_AND_VALUE: [&str; 2] = ["Figure", "Value"];

/// The table of an exhibit, by its title.
pub fn table_of(title: &str) -> String {
    format!("Table: {title}")
}

/// The address of a block: `figure-accounts`.
pub fn address(kind: &str, word: &str) -> String {
    format!("{kind}{word}")
}

/// How much is drawn where a drawing would be too high: `The drawing shows the first 90 of 500 events.`
pub fn part_drawn(shown: usize, all: usize, what: &str) -> String {
    format!("The drawing shows the first {} of {} {what}.", number(shown as f64), number(all as f64))
}

/// After that: where the rest is.
pub const REST_DRAWN: &str = "All are under “In words and numbers”.";

/// Before links to what holds the numbers of a drawing elsewhere in the page.
pub const NUMBERS_IN: &str = "The same as a table:";

/// Sentences after each other; what is empty is left out.
pub fn sentences(parts: &[String]) -> String {
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

/// `23.0`; from a million on, and where a tenth would be too coarse, to as many digits as any computed number.
pub(super) fn one_decimal(value: f64) -> String {
    let is_told_by_tenths = value == 0.0 || (0.1..1e6).contains(&value.abs());
    if is_told_by_tenths { digits_with(value, 1) } else { computed_number(value) }
}

pub(super) fn valued(figure: &Figure) -> String {
    format!("{}: {}.", figure.label, figure_words(figure).full())
}

/// What a reader is told at a figure.
pub fn told_figure(figure: &Figure, brief: &Brief) -> String {
    sentences(&[valued(figure), basis_sentence(figure, brief)])
}

/// With a capital and a full stop.
pub fn sentence(text: &str) -> String {
    format!("{}.", first_upper(text.trim_end_matches('.')))
}

/// `7 events in 3 lanes`
pub(super) fn of_each(number: usize, what: [&str; 2], groups: usize, group: [&str; 2]) -> String {
    format!("{} in {}", count(number, what[0], what[1]), count(groups, group[0], group[1]))
}

/// Each word with how often it is there, in the order of their first: `Loses: 14; Gains: 3.`
pub(super) fn tally_line(words: &[&str]) -> String {
    let first = words.iter().enumerate().filter(|(at, word)| !words[..*at].contains(word));
    let tally = first.map(|(_, word)| format!("{word}: {}", words.iter().filter(|other| *other == word).count()));
    let tally: Vec<String> = tally.collect();
    if tally.is_empty() { String::new() } else { format!("{}.", tally.join("; ")) }
}
