//! Signs left of their digits.

use maud::{Markup, html};

use crate::wording;

/// A text in which the sign of a number stays before its digits, also where the page runs from right to left: an isolate of its
/// own, since a sign at the edge of a run takes the direction of what is around it (Unicode Bidirectional Algorithm, rules W5 to
/// N2). No marks are put into the text, so that what is copied or saved is what was written.
pub fn signed(text: &str) -> Markup {
    html! {
        @for (part, is_signed) in wording::signed_numbers(text) {
            @if is_signed { bdi dir="ltr" { (part) } } @else { (part) }
        }
    }
}
