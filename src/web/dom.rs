//! Small facts of the browser.

use gloo::utils::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, XmlHttpRequest};

use crate::wording;

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

/// Asks the site for a text, past what was kept of it; the answer is why not, where there is none. In a prerender: never
/// called.
pub fn fetch_text(address: &str, done: impl FnOnce(Result<String, String>) + 'static) {
    let Some(request) = granted(XmlHttpRequest::new()) else { return };
    let (asked, of) = (request.clone(), address.to_owned());
    let ended = Closure::once_into_js(move || {
        let text = asked.response_text().ok().flatten().filter(|_| asked.status() == Ok(200));
        done(text.ok_or_else(|| wording::not_fetched(&of)));
    });
    request.set_onloadend(Some(ended.unchecked_ref()));
    let sent = request.open("GET", address).and_then(|()| request.set_request_header("Cache-Control", "no-cache"));
    granted(sent.and_then(|()| request.send()));
}
