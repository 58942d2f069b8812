//! Small facts of the browser.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// Leaves a User Timing mark. In a prerender: never called.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A browser without User Timing loses a measurement, nothing of the page.
        let _unmeasured = performance.mark(name);
    }
}

/// The element an event came from, or its nearest ancestor that matches. In a prerender: never called.
pub fn from(event: &Event, selector: &str) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(selector).ok()?
}

/// All elements below `root` that match, in document order. In a prerender: never called.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// What a browser gave, or nothing when it refused; the refusal is told to whoever reads the console, and the page goes on.
/// In a prerender: never called.
pub fn granted<T>(outcome: Result<T, JsValue>) -> Option<T> {
    outcome.inspect_err(|refused| gloo::console::warn!("the browser refused:", refused)).ok()
}
