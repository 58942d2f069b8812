//! What is sent to a terminal. It may come from a bundle, or from whoever named a file, and a terminal obeys what it is sent: so
//! all output of the program passes through here, whatever its parts have seen to themselves.

use std::borrow::Cow;

use serde_json::Value;

use crate::diagnostic::{steers, visible};

/// A text of several lines without what steers a terminal.
pub fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| letter != '\n' && steers(letter)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
}

/// A value as a line of JSON that stays the same to programs. JSON escapes the controls of ASCII itself; the others stand in texts
/// only, where they may be escaped.
pub fn json(value: &Value) -> String {
    let mut line = String::new();
    for letter in value.to_string().chars() {
        if steers(letter) {
            line.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            line.push(letter);
        }
    }
    line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines_and_orders_are_shown() {
        assert_eq!(lines("a\nb\u{1b}[2J\r\n"), "a\nb\\u{1b}[2J\\r\n");
        assert!(matches!(lines("a\nb\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_says_the_same_without_orders() {
        let value = serde_json::json!({ "\u{1b}\u{9b}": "\u{202e}a\n\"\u{7f}é" });
        let line = json(&value);
        assert!(!line.trim_end_matches('\n').contains(steers), "{line:?}");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("it is JSON"), value);
    }
}
