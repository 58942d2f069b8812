//! Signs left of their digits.

use maud::{Markup, html};

use crate::wording;

/// A text in which each number under a sign is an isolate from left to right. Else the sign would take the direction of what is
/// around it (Unicode Bidirectional Algorithm, rules N1 and N2) and stand behind its digits where a page runs from right to
/// left. No marks are put into the text itself: what is copied or saved is what was written.
pub fn signed(text: &str) -> Markup {
    html! {
        @for (part, is_signed) in wording::signed_numbers(text) {
            @if is_signed { bdi dir="ltr" { (part) } } @else { (part) }
        }
    }
}
