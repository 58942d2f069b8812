//! A published page asks for the one bundle beside it, and shows it where its revision is higher than the printed one.
//!
//! ```text
//! bundle, as far as it tells its revision -> not newer: no more of it is asked for
//!                                         -> newer: the press takes it in whole -> page
//! ```

use gloo::utils::document_element;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Promise, parse_float};

use super::{dom, open, said, worker};
use crate::whole::whole;
use crate::wording;

#[wasm_bindgen]
extern "C" {
    /// Of a published page's script: the number that a bundle tells as its revision, NaN where it tells none.
    #[wasm_bindgen(catch)]
    fn peek(address: &str) -> Result<Promise, JsValue>;
}

/// Asks, where the page is published: a page from a disk or in a frame names no bundle beside it.
pub fn look() {
    let root = document_element();
    let Some(address) = root.get_attribute("data-bundle") else { return };
    let printed = whole(parse_float(&root.get_attribute("data-revision").unwrap_or_default()));
    let Some(told) = dom::granted(peek(&address)) else { return };
    dom::settled(&told, move |told| {
        // A page without network, or whose bundle is gone, stands as it was printed.
        let told = told.ok().and_then(|told| whole(told.as_f64()?).ok());
        if let Some(revision) = told.filter(|told| printed.is_ok_and(|printed| *told > printed)) {
            worker::order(&JsValue::NULL, &address, Some(("at", &address.as_str().into())), move |answer| {
                take(answer, revision);
            });
        }
    });
}

/// Shows what was made of the bundle.
fn take(answer: worker::Answer, revision: u32) {
    open::take(answer, None, move |answer| {
        if answer.html.is_some() {
            said::say(&wording::newer(revision.into()));
        } else if answer.gone {
            said::say(wording::GONE);
        } else {
            // Its errors are for the author, who is told in the console; readers keep the page that stands.
            gloo::console::warn!(wording::NEWER_UNREAD, answer.failure.as_deref().unwrap_or(&answer.report));
        }
    });
}
