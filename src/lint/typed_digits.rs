//! Numbers and dates in the account are references, so that a correction is made once.
//!
//! A number that is part of a name stays typed: `H.R. 8283`, `Section 230`, `Opus 4.8`, `AA26-251A`. The rule lets
//! anything pass that may be one.

use super::texts::{each_paragraph, each_take, is_letter};
use super::warn;
use crate::brief::{Brief, Figure, Id, Piece, Prose, Quantity, decimal};
use crate::diagnostic::{Path, Report};
use crate::sort::{arranged, sorted};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let figures = Figures::of(brief);
    let mut visit = |at: &Path, prose: &Prose| {
        let typed = typed_numbers(prose);
        let Some(first) = typed.first() else { return };
        let some: Vec<String> = typed.iter().take(5).map(|number| format!("`{number}`")).collect();
        let verb = if typed.len() == 1 { "is" } else { "are" };
        let message = format!("{} {verb} typed into the text", some.join(", "));
        let value = decimal(first.replace(',', "").trim_matches(|c: char| !c.is_ascii_digit()));
        let help = match value.and_then(|value| figures.find(value)) {
            Some(id) => format!("did you mean `{{figure:{id}}}`?"),
            None => "make it a figure or an event, and refer to it: `{figure:id}`, `{event:id}`".to_owned(),
        };
        warn(report, at, "typed-digits", message, help);
    };
    each_paragraph(brief, &mut visit);
    each_take(brief, &mut visit);
}

/// Figures in the order of their value, to name the one that was meant.
struct Figures<'b>(Vec<(f64, &'b Id<Figure>)>);

impl<'b> Figures<'b> {
    fn of(brief: &'b Brief) -> Self {
        let known = brief.figures.iter().filter_map(|figure| match figure.quantity {
            Quantity::Known(amount, _) => Some((amount.low(), &figure.id)),
            Quantity::NotDisclosed => None,
        });
        let known: Vec<_> = known.collect();
        let order = sorted(known.len(), &|a, b| known[a].0.total_cmp(&known[b].0));
        Self(arranged(known, &order))
    }

    /// The first figure of this value.
    fn find(&self, value: f64) -> Option<&'b Id<Figure>> {
        let at = self.0.partition_point(|(known, _)| known.total_cmp(&value).is_lt());
        self.0.get(at).filter(|(known, _)| known.total_cmp(&value).is_eq()).map(|(_, id)| *id)
    }
}

/// What goes before a number, as far as it tells what the number is.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// A name, or what may be one: the number is part of it.
    Name,
    /// A number that is part of a name, and words that join it to the next: `Sections 230 and`.
    Numbered,
    /// Anything else.
    Other,
}

/// Numbers that are no part of a name, as typed.
fn typed_numbers(prose: &Prose) -> Vec<&str> {
    let mut typed = Vec::new();
    let mut before = Before::Other;
    for piece in &prose.0 {
        match piece {
            Piece::Figure(_) | Piece::FigureValue(_) | Piece::Event(_) => before = Before::Other,
            Piece::Claim(..) | Piece::Source(..) | Piece::Party(..) | Piece::Term(..) | Piece::Question(..) => {
                before = Before::Name;
            }
            Piece::Words(words) => {
                for word in words.split_whitespace() {
                    before = if is_number(word) {
                        if before == Before::Other {
                            typed.push(bare(word));
                            Before::Other
                        } else {
                            Before::Numbered
                        }
                    } else {
                        after(word, before)
                    };
                }
            }
        }
    }
    typed
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '$' | '%' | '€' | '£' | '¥' | '-'))
}

/// Whether a word is digits, with the marks that go into and around a number; two points make it a version.
fn is_number(word: &str) -> bool {
    let marks = |c: char| matches!(c, '.' | ',' | '-' | '–' | '$' | '%' | '€' | '£' | '¥' | ':' | '+' | '~');
    let around =
        |c: char| matches!(c, '(' | ')' | '[' | ']' | '"' | '\'' | '“' | '”' | '‘' | '’' | ';' | '!' | '?' | '…' | '—');
    let inner = word.trim_matches(around).trim_end_matches(['.', ',', ':']);
    inner.contains(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || marks(c))
        && inner.matches('.').count() < 2
}

/// What a word tells of a number after it.
fn after(word: &str, before: Before) -> Before {
    const ABBREVIATIONS: &[&str] = &["no.", "nos.", "p.", "pp.", "par.", "art.", "sec.", "ch.", "vol.", "fig.", "v.", "rev."];
    const NAMING: &[&str] = &[
        "section",
        "sections",
        "article",
        "articles",
        "title",
        "chapter",
        "page",
        "pages",
        "line",
        "lines",
        "version",
        "rule",
        "paragraph",
        "item",
        "step",
        "part",
        "number",
        "issue",
        "level",
        "phase",
        "category",
    ];
    const JOINING: &[&str] = &["and", "or", "to", "through", "&", "/", "–", "-"];
    let Some(first) = word.chars().find(|c| is_letter(*c)) else {
        return if word.contains(['§', '#', '№']) { Before::Name } else { before };
    };
    let lower = word.to_ascii_lowercase();
    let plain = lower.trim_matches(|c: char| !is_letter(c));
    if JOINING.contains(&lower.as_str()) {
        return if before == Before::Numbered { before } else { Before::Other };
    }
    if ABBREVIATIONS.contains(&lower.trim_start_matches(|c: char| !is_letter(c))) || NAMING.contains(&plain) {
        return Before::Name;
    }
    // Upper case, mixed with digits, or of another script: may be a name, unless it is a plain word.
    let may_be_name = !first.is_ascii_lowercase() || word.chars().skip(1).any(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let ends_sentence = word.ends_with(['.', '!', '?', ':', ';', '—']) && !is_initials(word);
    if may_be_name && !ends_sentence && !PLAIN.contains(&plain) { Before::Name } else { Before::Other }
}

/// Whether a word is an abbreviation such as `H.R.` or `No.`.
fn is_initials(word: &str) -> bool {
    word.matches('.').count() > 1 || word.chars().filter(|c| is_letter(*c) && !c.is_ascii_digit()).count() <= 3
}

/// Words that are written with a capital at the beginning of a sentence or in a date, and are no name of what is numbered.
const PLAIN: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "all",
    "almost",
    "an",
    "another",
    "approximately",
    "around",
    "as",
    "at",
    "barely",
    "because",
    "before",
    "below",
    "between",
    "but",
    "by",
    "during",
    "each",
    "every",
    "exactly",
    "fewer",
    "for",
    "from",
    "her",
    "his",
    "if",
    "in",
    "its",
    "just",
    "last",
    "least",
    "less",
    "more",
    "most",
    "my",
    "nearly",
    "next",
    "not",
    "of",
    "on",
    "only",
    "or",
    "our",
    "over",
    "per",
    "roughly",
    "since",
    "so",
    "some",
    "than",
    "that",
    "the",
    "their",
    "then",
    "these",
    "they",
    "this",
    "those",
    "though",
    "until",
    "up",
    "was",
    "we",
    "were",
    "when",
    "where",
    "while",
    "with",
    "within",
    "yet",
    "you",
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
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
