//! The line beside the controls in which the page says what happened.

use super::dom;

/// Says a line, aloud to a screen reader.
pub fn say(text: &str) {
    if let Some(line) = dom::one(".controls__said") {
        line.set_text_content(Some(text));
    }
}
