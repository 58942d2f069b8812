//! A published page asks for the one bundle beside it, and shows it where its revision is higher than the printed one.

use gloo::utils::document_element;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{JsString, parse_float};

use super::{controls, dom, open, worker};
use crate::wording;

/// What stands before a revision in a bundle, and in the page that the press makes of it.
const IN_BUNDLE: &str = "\"revision\"";
const IN_PAGE: &str = "data-revision=\"";

#[wasm_bindgen]
extern "C" {
    /// The browser's own, which hands its text on without a copy.
    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, bytes: &JsValue) -> JsString;
}

/// Asks, where the page is published: a page from a disk or in a frame names no bundle beside it. In a prerender: never
/// called.
pub fn look() {
    let root = document_element();
    let Some(address) = root.get_attribute("data-bundle") else { return };
    let Some(printed) = root.get_attribute("data-revision").map(|revision| parse_float(&revision)) else { return };
    dom::fetch(&address.clone(), false, move |answer| {
        // A page without network, or whose bundle is gone, stands as it was printed.
        let Ok(bytes) = answer else { return };
        // A bundle tells more revisions than its own: one of them is higher, or its own is not.
        let revisions = numbers_after(&TextDecoder::new().decode(&bytes), IN_BUNDLE);
        if revisions.into_iter().any(|revision| revision > printed) {
            worker::order(&bytes, &address, None, move |answer| take(answer, printed));
        }
    });
}

/// Shows what was made of the bundle where it is newer indeed. In a prerender: never called.
fn take(answer: worker::Answer, printed: f64) {
    let told = answer.html.as_ref().map(|html| numbers_after(html, IN_PAGE));
    let revision = told.and_then(|told| told.first().copied());
    if answer.html.is_some() && !revision.is_some_and(|revision| revision > printed) {
        return;
    }
    open::take(answer, None, move |answer| match revision {
        Some(revision) => controls::say(&wording::newer(revision)),
        // Its errors are for the author, who is told in the console; readers keep the page that stands.
        None => gloo::console::warn!(wording::NEWER_UNREAD, answer.failure.as_deref().unwrap_or(&answer.report)),
    });
}

/// The numbers that follow a mark, with nothing but a colon and spaces between.
fn numbers_after(text: &JsString, mark: &str) -> Vec<f64> {
    let mut numbers = Vec::new();
    for part in text.split(mark).iter().skip(1) {
        let start = part.unchecked_into::<JsString>().slice(0, 24);
        numbers.push(parse_float(String::from(start).trim_start_matches([':', ' ', '\n', '\r', '\t'])));
    }
    numbers
}
