//! Marks the words of an answer in the page by the browser's highlights, which leave the document as it is.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Reflect};
use web_sys::{Element, Range};

use super::letters::fold_in_place;

/// `NodeFilter.SHOW_TEXT` of the DOM.
const SHOW_TEXT: u32 = 4;

/// Marks the words of a folded query in a block; a browser without highlights shows the block alone.
pub fn highlight(block: &Element, query: &str) -> Result<(), JsValue> {
    let registry = Reflect::get(&Reflect::get(&window(), &"CSS".into())?, &"highlights".into())?;
    let Ok(make) = Reflect::get(&window(), &"Highlight".into())?.dyn_into::<Function>() else { return Ok(()) };
    let ranges = Array::new();
    let texts = document().create_node_iterator_with_what_to_show(block, SHOW_TEXT)?;
    while let Some(node) = texts.next_node()? {
        let text = node.text_content().unwrap_or_default();
        for answer in fold_in_place(&text).answers(query) {
            let range = Range::new()?;
            range.set_start(&node, units(&text, answer.start))?;
            range.set_end(&node, units(&text, answer.end))?;
            ranges.push(&range);
        }
    }
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &"found".into(), &Reflect::construct(&make, &ranges)?)?;
    Ok(())
}

/// How many UTF-16 units, by which the DOM counts, come before a place.
fn units(text: &str, place: usize) -> u32 {
    text.get(..place).map_or(0, |before| before.encode_utf16().count() as u32)
}
