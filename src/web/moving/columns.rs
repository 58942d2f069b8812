//! The columns of a long series: from beside the page, from inside it, or from the press that made it.

use std::cell::RefCell;

use gloo::utils::document_element;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use web_sys::js_sys::{Promise, Reflect, Uint8Array};

use super::super::dom;
use crate::view::island::series::LongSeries;

#[wasm_bindgen]
extern "C" {
    /// Of the offline file's own script: inflates what stands in the file in base64.
    #[wasm_bindgen(catch)]
    fn inflate(packed: &str) -> Result<Promise, JsValue>;
    /// Of the script of a published page, or of one in a frame: what lies beside the page, asked for once.
    #[wasm_bindgen(catch)]
    fn ahead(address: &str) -> Result<Promise, JsValue>;
}

thread_local! {
    /// The columns of a page that was pressed here, by the ids of their series.
    static PRESSED: RefCell<JsValue> = const { RefCell::new(JsValue::NULL) };
}

/// Takes over the columns of a page that was pressed here, before it wakes.
pub fn take(columns: JsValue) {
    PRESSED.set(columns);
}

/// Reads the columns of the next lane, and of those after it; then it is done.
pub fn load(island: Element, series: LongSeries, done: fn(&Element, LongSeries)) {
    let Some(lane) = series.props.lanes.get(series.numbers.len()) else {
        return done(&island, series);
    };
    let pressed = PRESSED.with_borrow(|all| Reflect::get(all, &lane.id.as_str().into()).ok()?.dyn_into::<Uint8Array>().ok());
    if let Some(numbers) = pressed.and_then(|bytes| lane.numbers(bytes.to_vec())) {
        let mut series = series;
        series.numbers.push(numbers);
        return load(island, series, done);
    }
    let inside = dom::one(&format!("#columns-{}", lane.id)).and_then(|block| block.text_content());
    let coming = match inside {
        Some(packed) => inflate(&packed),
        // Beside the page lie the columns of the revision that was printed.
        None if ["data-bundle", "data-embed"].iter().any(|kind| document_element().has_attribute(kind)) => ahead(&lane.file),
        None => return,
    };
    let Some(coming) = dom::granted(coming) else { return };
    dom::settled(&coming, move |file| {
        let mut series = series;
        let bytes = dom::granted(file).map(|file| Uint8Array::new(&file).to_vec()).unwrap_or_default();
        // Another page has taken the place of the one that it was for.
        if !island.is_connected() {
            return;
        }
        match series.props.lanes[series.numbers.len()].numbers(bytes) {
            Some(numbers) => {
                series.numbers.push(numbers);
                load(island, series, done);
            }
            None => gloo::console::warn!("an exhibit stays as printed: its columns cannot be read"),
        }
    });
}
