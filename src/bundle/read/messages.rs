//! How the reader's findings name types and values.

use super::value::Value;
use crate::bundle::nearest::nearest;

pub(super) const TEXT: &str = "a text";
pub(super) const NUMBER: &str = "a number";
pub(super) const WHOLE: &str = "a whole number";
pub(super) const FLAG: &str = "`true` or `false`";
pub(super) const LIST: &str = "a list";
pub(super) const OBJECT: &str = "an object";

/// A longer word is cut when it is quoted.
const QUOTED_CHARS: usize = 60;

/// What an author wrote, without its content.
pub(super) fn found(value: Value) -> &'static str {
    match value {
        Value::Absent | Value::Specimen => "nothing",
        Value::Null => "`null`",
        Value::Bool(true) => "`true`",
        Value::Bool(false) => "`false`",
        Value::Number(_) => NUMBER,
        Value::Text(_) => TEXT,
        Value::Numbers(_) | Value::List(_) => LIST,
        Value::Object(_) => OBJECT,
    }
}

/// How to make the expected type of a value, where that is a matter of marks, or which words there are.
pub(super) fn mend(expected: &str, value: Value, optional: bool, words: &[&str]) -> Option<String> {
    match (expected, value) {
        (_, Value::Null) if optional => Some("leave the field out instead of writing `null`".to_owned()),
        (_, Value::Null) if words.is_empty() => None,
        (TEXT, Value::Number(number)) => Some(format!("put it in quotes: `\"{number}\"`")),
        (NUMBER | WHOLE, Value::Text(text)) if text.parse::<f64>().is_ok() => {
            Some(format!("write {} without quotes", quoted(text)))
        }
        (FLAG, Value::Text(text @ ("true" | "false"))) => Some(format!("write `{text}` without quotes")),
        (LIST, _) => Some("put it in brackets, even if it is the only one".to_owned()),
        _ if words.is_empty() => None,
        _ => Some(format!("the words are {}", listed(words))),
    }
}

/// A word from a bundle, short enough for a sentence.
pub(super) fn quoted(word: &str) -> String {
    if word.is_empty() {
        return "`\"\"`".to_owned();
    }
    let mut chars = word.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
    let mut quoted: String = "`".chars().chain(chars.by_ref().take(QUOTED_CHARS)).collect();
    quoted.push_str(if chars.next().is_some() { "…`" } else { "`" });
    quoted
}

/// What a closed vocabulary consists of.
pub(super) fn word_for(vocabulary: &str) -> String {
    format!("a word for {}", vocabulary.to_lowercase())
}

/// The word that was meant, and all that there are.
pub(super) fn nearest_word(word: &str, words: &[&str]) -> String {
    match nearest(word, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? The words are {}", listed(words)),
        None => format!("the words are {}", listed(words)),
    }
}

/// The field that was meant, or all that there are.
pub(super) fn nearest_field(field: &str, fields: &[&str]) -> String {
    match nearest(field, fields.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the fields are {}", listed(fields)),
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
