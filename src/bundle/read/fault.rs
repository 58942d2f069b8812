//! What can be wrong with the form of a bundle, and how that is told.

use super::json::holds_number;
use super::signs::Unfit;
use super::value::Value;
use crate::bundle::nearest::nearest;
use crate::diagnostic::{Diagnostic, Pointer, Severity};

pub(super) const TEXT: &str = "a text";
pub(super) const NUMBER: &str = "a number";
pub(super) const WHOLE: &str = "a whole number";
pub(super) const FLAG: &str = "`true` or `false`";
pub(super) const LIST: &str = "a list";
pub(super) const OBJECT: &str = "an object";

/// A longer word is cut when it is quoted.
const QUOTED_CHARS: usize = 60;

/// What is wrong in a place.
pub(super) enum Fault<'f> {
    /// A value of another type than expected, or of one of these words.
    Type { expected: &'f str, found: Value<'f>, words: &'f [&'f str] },
    /// A number that should be whole.
    Fraction(f64),
    /// A whole number that is too large or negative.
    Range(f64),
    /// A list with more or fewer values than it should have.
    Length { expected: usize, found: usize },
    /// A word of another vocabulary than this one, which has these words.
    UnknownWord { word: &'f str, vocabulary: &'f str, words: &'f [&'f str] },
    /// A word without the value that belongs to it.
    Alone(&'f str),
    /// A word with a value, though none belongs to it.
    NotAlone(&'f str),
    /// A required field that is not there.
    Missing(&'f str),
    /// A field that the object does not have; it has these.
    UnknownField { key: &'f str, names: &'f [&'f str] },
    /// A field that is read where another word stands in the field `tag`: one of these.
    Unread { key: &'f str, tag: &'f str, word: &'f str, readers: &'f [&'f str] },
    /// A field that is given more than once.
    Twice(&'f str),
    /// A character that no text may hold.
    Unfit(Unfit),
}

impl Fault<'_> {
    pub(super) fn severity(&self) -> Severity {
        if matches!(self, Self::UnknownField { .. }) { Severity::Warning } else { Severity::Error }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Type { .. } | Self::Fraction(_) | Self::Alone(_) | Self::NotAlone(_) => "wrong-type",
            Self::Range(_) => "number-out-of-range",
            Self::Length { .. } => "wrong-length",
            Self::UnknownWord { .. } => "unknown-word",
            Self::Missing(_) => "missing-field",
            Self::UnknownField { .. } => "unknown-field",
            Self::Unread { .. } => "unread-field",
            Self::Twice(_) => "duplicate-field",
            Self::Unfit(unfit) => unfit.code(),
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Type { expected, found, .. } => format!("expected {expected}, found {}", kind(*found)),
            Self::Fraction(number) => format!("expected {WHOLE}, found `{number}`"),
            Self::Range(number) => format!("expected {WHOLE} from 0 to {}, found `{number}`", u32::MAX),
            Self::Length { expected, found } => format!("expected {LIST} of {expected} values, found {found}"),
            Self::UnknownWord { word, vocabulary, .. } => format!("{} is not a word for {vocabulary}", quoted(word)),
            Self::Alone(word) => format!("`{word}` does not stand alone"),
            Self::NotAlone(word) => format!("`{word}` stands alone, without a value"),
            Self::Missing(name) => format!("the field `{name}` is missing"),
            Self::UnknownField { key, .. } => format!("the field {} is not known here and is not read", quoted(key)),
            Self::Unread { key, tag, word, .. } => format!("the field {} is not read where the {tag} is `{word}`", quoted(key)),
            Self::Twice(key) => format!("the field {} is given twice", quoted(key)),
            Self::Unfit(unfit) => unfit.message(),
        }
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Type { expected, found, words } => mend(expected, *found, words),
            Self::UnknownWord { word, words, .. } => Some(match nearest(word, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? The words are {}", listed(words)),
                None => format!("the words are {}", listed(words)),
            }),
            Self::Alone(word) => Some(format!("write `{{ \"{word}\": … }}`")),
            Self::NotAlone(word) => Some(format!("write `\"{word}\"`")),
            Self::UnknownField { key, names } => Some(match nearest(key, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the fields are {}", listed(names)),
            }),
            Self::Unread { tag, readers, .. } => {
                Some(format!("take it out, or make the {tag} one that reads it: {}", listed(readers)))
            }
            Self::Twice(_) => Some("keep one of the two; the first is read".to_owned()),
            Self::Unfit(unfit) => Some(unfit.help().to_owned()),
            Self::Fraction(_) | Self::Range(_) | Self::Length { .. } | Self::Missing(_) => None,
        }
    }

    pub(super) fn told(&self, pointer: &Pointer) -> Diagnostic {
        let (severity, help) = (self.severity(), self.help());
        Diagnostic { severity, help, ..Diagnostic::error(self.code(), pointer, self.message()) }
    }
}

/// What an author wrote, without its content.
fn kind(value: Value) -> &'static str {
    match value {
        Value::Null { .. } => "`null`",
        Value::Bool(true) => "`true`",
        Value::Bool(false) => "`false`",
        Value::Number(_) => NUMBER,
        Value::Text(_) => TEXT,
        Value::Numbers(_) | Value::List(_) => LIST,
        Value::Object(_) => OBJECT,
    }
}

/// How to make the expected type of a value, where that is a matter of marks, or which words there are.
fn mend(expected: &str, value: Value, words: &[&str]) -> Option<String> {
    match (expected, value) {
        (_, Value::Null { needless: true }) => Some("leave the field out instead of writing `null`".to_owned()),
        (_, Value::Null { .. }) if words.is_empty() => None,
        (TEXT, Value::Number(number)) => Some(format!("put it in quotes: `\"{number}\"`")),
        (NUMBER | WHOLE, Value::Text(text)) if holds_number(text) => Some(format!("write {} without quotes", quoted(text))),
        (FLAG, Value::Text(text @ ("true" | "false"))) => Some(format!("write `{text}` without quotes")),
        (LIST, _) => Some("put it in brackets, even if it is the only one".to_owned()),
        _ if words.is_empty() => None,
        _ => Some(format!("the words are {}", listed(words))),
    }
}

/// A word from a bundle, short enough for a sentence.
fn quoted(word: &str) -> String {
    if word.is_empty() {
        return "`\"\"`".to_owned();
    }
    let mut chars = word.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
    let mut quoted: String = "`".chars().chain(chars.by_ref().take(QUOTED_CHARS)).collect();
    quoted.push_str(if chars.next().is_some() { "…`" } else { "`" });
    quoted
}

fn listed(words: &[&str]) -> String {
    format!("`{}`", words.join("`, `"))
}
