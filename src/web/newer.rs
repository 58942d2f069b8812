//! A published page asks for the one bundle beside it, and shows it where its revision is higher than the printed one.

use gloo::utils::document_element;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{JSON, Reflect};
use web_sys::{Blob, js_sys::Array};

use super::{controls, dom, open};
use crate::wording;

/// Asks, where the page is published: a page from a disk or in a frame names no bundle beside it. In a prerender: never
/// called.
pub fn look() {
    let root = document_element();
    let Some(address) = root.get_attribute("data-bundle") else { return };
    let Some(printed) = root.get_attribute("data-revision").and_then(|revision| revision.parse::<u32>().ok()) else { return };
    dom::fetch_text(&address.clone(), move |answer| {
        // A page without network, or whose bundle is gone, stands as it was printed.
        let Ok(bundle) = answer else { return };
        let Some(revision) = revision(&bundle).filter(|revision| *revision > f64::from(printed)) else { return };
        controls::say(&wording::newer(revision));
        let Some(bundle) = dom::granted(Blob::new_with_str_sequence(&Array::of1(&bundle.into()))) else { return };
        open::show(bundle.unchecked_into(), address, move |_, answer| {
            // Its errors are for the author, who is told in the console; readers keep the page that stands.
            if answer.html.is_some() {
                controls::say(&wording::newer(revision));
            } else {
                controls::say("");
                let why = answer.failure.as_deref().unwrap_or(&answer.report);
                gloo::console::warn!(wording::newer(revision), why);
            }
        });
    });
}

/// The revision that a bundle says it is; nothing where it does not say.
fn revision(bundle: &str) -> Option<f64> {
    let bundle = JSON::parse(bundle).ok()?;
    let meta = Reflect::get(&bundle, &JsValue::from_str("meta")).ok()?;
    Reflect::get(&meta, &JsValue::from_str("revision")).ok()?.as_f64()
}
