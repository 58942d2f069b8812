//! Texts of a bundle inside messages.

/// A text of the bundle inside a message: in backticks, on one line, and cut when long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut quote = String::from("`");
    for c in text.chars().take(LONGEST) {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            quote.extend(c.escape_unicode());
        } else {
            quote.push(c);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        quote.push('…');
    }
    quote.push('`');
    quote
}
