//! Texts with their references spelled out, and what joins words.

use super::number::{QuantityWords, figure_words, grouped};
use super::quotes::set;
use super::time::when;
use crate::brief::{Brief, Figure, Piece, Prose};

/// A text as it reads without links.
pub fn plain(prose: &Prose, brief: &Brief) -> String {
    pieces(prose, brief).concat()
}

/// What each piece of a text shows, quotation marks set over all of them.
pub fn pieces(prose: &Prose, brief: &Brief) -> Vec<String> {
    let texts: Vec<(String, bool)> = prose.0.iter().map(|piece| piece_text(piece, brief)).collect();
    let runs: Vec<(&str, bool)> = texts.iter().map(|(text, is_set)| (text.as_str(), *is_set)).collect();
    set(&runs, &brief.meta.language)
}

/// What a piece shows, and whether it is the author's running text, whose quotation marks are set; a name stays as it is.
fn piece_text(piece: &Piece, brief: &Brief) -> (String, bool) {
    let named = |text: &Option<String>, name: &String| match text {
        Some(text) => (text.clone(), true),
        None => (name.clone(), false),
    };
    match piece {
        Piece::Words(text) | Piece::Claim(_, text) | Piece::Question(_, text) => (text.clone(), true),
        Piece::Figure(id) => (running(&brief.figures[id], QuantityWords::full), false),
        Piece::FigureValue(id) => (running(&brief.figures[id], QuantityWords::value), false),
        Piece::Event(id) => (when(brief.events[id].date), false),
        Piece::Source(id, text) => named(text, &brief.sources[id].publisher),
        Piece::Party(id, text) => named(text, &brief.parties[id].name),
        Piece::Term(id, text) => named(text, &brief.glossary[id].term),
    }
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
