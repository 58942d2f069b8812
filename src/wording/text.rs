//! Texts with their references spelled out, and what joins words.

pub use super::language::list;
use super::language::{Digits, form};
use super::number::{QuantityWords, figure_words, number};
use super::quotes::set;
use super::time::when;
use super::unit::has_symbol;
use crate::brief::{Brief, Figure, Piece, Prose, Quantity};

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
pub(super) fn piece_text(piece: &Piece, brief: &Brief) -> (String, bool) {
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

/// A text in parts, each with whether it is a number under a sign: `−5`, `+1,000.5`, with a per cent sign that goes with it.
pub fn signed_numbers(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let (mut from, mut before) = (0, ' ');
    for (at, letter) in text.char_indices() {
        if at >= from && !before.is_alphanumeric() && matches!(letter, '−' | '-' | '+' | '±') {
            let number = signed_number(&text[at..]);
            if !number.is_empty() {
                parts.extend((from < at).then(|| (&text[from..at], false)));
                parts.push((number, true));
                from = at + number.len();
            }
        }
        before = letter;
    }
    parts.extend((from < text.len()).then(|| (&text[from..], false)));
    parts
}

/// The number that a text begins with under its sign; empty where no digit follows that.
fn signed_number(text: &str) -> &str {
    let sign = text.chars().next().map_or(0, char::len_utf8);
    let sign = sign + currency(&text[sign..]);
    let mut end = 0;
    for (at, letter) in text[sign..].char_indices() {
        match letter {
            _ if letter.is_numeric() => end = at + letter.len_utf8(),
            // Between digits only.
            '.' | ',' | '٫' | '٬' | '’' | '\u{a0}' | '\u{202f}' if end == at && at > 0 => {}
            _ => break,
        }
        if end == 0 {
            break;
        }
    }
    if end == 0 {
        return "";
    }
    let number = sign + end;
    let rest = &text[number..];
    let space = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    if rest[space..].starts_with(['%', '‰', '٪']) {
        let mark = rest[space..].chars().next().map_or(0, char::len_utf8);
        return &text[..number + space + mark];
    }
    &text[..number]
}

/// How long the sign of a currency is that a text begins with: `US$`, `€`.
fn currency(text: &str) -> usize {
    let prefix = text.find(|letter: char| letter.is_numeric()).unwrap_or_default();
    let letters = text[..prefix].trim_end_matches(['$', '€', '£', '¥', '₪', '₹', '₩', '₱', '₫']);
    let is_sign = letters.len() < prefix && letters.len() <= 3 && letters.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_sign { prefix } else { 0 }
}

/// A figure in running text, where whole numbers below ten are words.
fn running(figure: &Figure, part: impl Fn(&QuantityWords) -> String) -> String {
    const NAMES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let mut words = figure_words(figure);
    if let Quantity::Known(amount, _) = figure.told() {
        let low = amount.low();
        let name = NAMES.into_iter().zip(1..).find(|(_, whole)| low.total_cmp(&f64::from(*whole)).is_eq());
        // Not where its unit stands at it, or is a symbol: `US$5`, `5%`, `5 ms`.
        if let Some((name, _)) = name.filter(|_| words.number == number(low) && !has_symbol(&figure.unit)) {
            name.clone_into(&mut words.number);
        }
    }
    part(&words)
}

/// `1 source`, `7 sources`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(number), form(number, one, many))
}

/// `and 3 more`
pub fn and_more(number: usize) -> String {
    format!("and {} more", whole(number))
}

/// How many, in digits, however many.
fn whole(number: usize) -> String {
    Digits::of(number as f64, 0).spelled(0)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_under_a_sign_are_told_from_hyphens() {
        for (text, expected) in [
            ("שינוי של −5 % במעבורת", vec!["−5 %"]),
            ("−5 to 3%", vec!["−5"]),
            ("from -1,152.5% to +3.", vec!["-1,152.5%", "+3"]),
            ("(±0.5), −٣٫٥٪", vec!["±0.5", "−٣٫٥٪"]),
            ("−US$5 to €3, -€1,000.", vec!["−US$5", "-€1,000"]),
            ("2026-06-10, claim-3, A − B, - 5, −", vec![]),
            ("", vec![]),
        ] {
            let parts = signed_numbers(text);
            assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
            let numbers: Vec<&str> = parts.iter().filter(|(_, is_signed)| *is_signed).map(|(part, _)| *part).collect();
            assert_eq!(numbers, expected, "in {text}");
        }
    }
}
