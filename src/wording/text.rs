//! Texts with their references spelled out, and what joins words.

use super::number::{QuantityWords, figure_words, grouped};
use super::time::when;
use crate::brief::{Brief, Figure, Piece, Prose};

/// A text as it reads without links.
pub fn plain(prose: &Prose, brief: &Brief) -> String {
    let mut text = String::new();
    for piece in &prose.0 {
        text += &piece_text(piece, brief);
    }
    text
}

/// What a reference shows.
pub fn piece_text(piece: &Piece, brief: &Brief) -> String {
    match piece {
        Piece::Words(text) | Piece::Claim(_, text) | Piece::Question(_, text) => typeset(text),
        Piece::Figure(id) => running(&brief.figures[id], QuantityWords::full),
        Piece::FigureValue(id) => running(&brief.figures[id], QuantityWords::value),
        Piece::Event(id) => when(brief.events[id].date),
        Piece::Source(id, text) => text.clone().unwrap_or_else(|| brief.sources[id].publisher.clone()),
        Piece::Party(id, text) => text.clone().unwrap_or_else(|| brief.parties[id].name.clone()),
        Piece::Term(id, text) => text.clone().unwrap_or_else(|| brief.glossary[id].term.clone()),
    }
}

/// A text with its quotes and apostrophes curved, as English has them.
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut after = ' ';
    for letter in text.chars() {
        let opens = after == ' ' || after == '(';
        set.push(match letter {
            '\'' if after.is_ascii_alphanumeric() => '’',
            '"' if opens => '“',
            '"' => '”',
            _ => letter,
        });
        after = letter;
    }
    set
}

/// A figure in running text, where whole numbers below ten are words.
fn running(figure: &Figure, part: impl Fn(&QuantityWords) -> String) -> String {
    const NAMES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let mut words = figure_words(figure);
    if let Some(name) = words.number.parse::<usize>().ok().and_then(|number| NAMES.get(number.checked_sub(1)?)) {
        (*name).clone_into(&mut words.number);
    }
    part(&words)
}

/// `1 source`, `7 sources`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number as f64, 0), if number == 1 { one } else { many })
}

/// `and 3 more`
pub fn and_more(number: usize) -> String {
    format!("and {} more", grouped(number as f64, 0))
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

pub(super) fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut upper = String::from(first.to_ascii_uppercase());
    upper += letters.as_str();
    upper
}

pub(super) fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    // A second capital means a name or an abbreviation.
    if letters.clone().next().is_some_and(|second| second.is_ascii_uppercase()) {
        return text.to_owned();
    }
    let mut lower = String::from(first.to_ascii_lowercase());
    lower += letters.as_str();
    lower
}
