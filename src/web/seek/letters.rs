//! How this browser folds letters, for the page and for what is typed alike.

use std::cell::RefCell;

use web_sys::js_sys::JsString;

use crate::search::{Folded, Letters};

thread_local! {
    static LETTERS: RefCell<Letters> = RefCell::new(Letters::new(ask));
}

/// A letter taken apart, in upper and then in lower case, by the browser's own tables.
fn ask(letter: char) -> String {
    let parts = JsString::from(letter.to_string()).normalize("NFKD");
    parts.to_upper_case().to_lower_case().into()
}

/// A text as it is searched.
pub fn fold(text: &str) -> String {
    LETTERS.with_borrow_mut(|letters| letters.fold(text))
}

/// The same, with where all of it is from.
pub fn fold_in_place(text: &str) -> Folded {
    LETTERS.with_borrow_mut(|letters| letters.fold_in_place(text))
}
