//! Small facts of the browser.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::request_animation_frame;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Promise;
use web_sys::{
    Element, Event, EventTarget, KeyboardEvent, Node, PerformanceEntry, PerformanceNavigationTiming, XmlHttpRequest,
    XmlHttpRequestResponseType,
};

use crate::wording;

/// Answers every event of a kind, wherever in the document it happens, now and after another page is put in place. One function
/// for all, since each closure brings its own code.
pub fn on(kind: &'static str, answer: fn(&Event)) {
    on_at(&document(), kind, answer);
}

/// The same, for what happens in one place.
pub fn on_at(place: &EventTarget, kind: &'static str, answer: fn(&Event)) {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(place, kind, active, answer).forget();
}

/// The first element of the page that matches.
pub fn one(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Has numbers written for the readers of the page's language.
pub fn heed_language() {
    wording::write_among(&document_element().get_attribute("lang").unwrap_or_default());
}

/// Leaves a User Timing mark.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        // A browser without User Timing loses a measurement, nothing of the page.
        let _unmeasured = performance.mark(name);
    }
}

/// Leaves the mark of an exhibit's drawing, in the frame after it.
pub fn mark_painted(exhibit: &str) {
    let painted = format!("chart-painted:{exhibit}");
    // The handle cancels the frame when dropped.
    std::mem::forget(request_animation_frame(move |_| mark(&painted)));
}

/// The same for a drawing that came with the page and has just been woken: at once, if a frame has been painted since all of the
/// page was there.
pub fn mark_woken(exhibit: &str) {
    if is_painted().unwrap_or_default() { mark(&format!("chart-painted:{exhibit}")) } else { mark_painted(exhibit) }
}

fn is_painted() -> Option<bool> {
    let performance = window().performance()?;
    let first = |kind: &str| performance.get_entries_by_type(kind).get(0);
    let paint: PerformanceEntry = first("paint").dyn_into().ok()?;
    let page: PerformanceNavigationTiming = first("navigation").dyn_into().ok()?;
    Some(paint.start_time() > page.dom_interactive())
}

/// The element an event came from, or its nearest ancestor that matches.
pub fn from(event: &Event, selector: &str) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest(selector).ok()?
}

/// Whether a key is Tab: with Shift held, WebKit on Linux names it by its place alone.
pub fn is_tab(key: &KeyboardEvent) -> bool {
    key.key() == "Tab" || key.code() == "Tab"
}

/// The text of the first element below `root` that matches; empty when there is none.
pub fn text(root: &Element, selector: &str) -> String {
    let element = root.query_selector(selector).ok().flatten();
    element.and_then(|element| element.text_content()).unwrap_or_default()
}

/// Makes a text all that an element says. Its node stays where it is the only one: a new one would have the browser ask in much of
/// the page which `:has()` now holds, 8 ms in a long one. Where a translator has put elements of its own around the text, or
/// taken it to pieces, they go.
pub fn retell(element: &Element, text: &str) {
    match element.first_child() {
        Some(node) if node.node_type() == Node::TEXT_NODE && node.next_sibling().is_none() => node.set_node_value(Some(text)),
        _ => element.set_text_content(Some(text)),
    }
}

/// All elements below `root` that match, in document order.
pub fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// What a browser gave, or nothing when it refused; the refusal is told to whoever reads the console, and the page goes on.
pub fn granted<T>(outcome: Result<T, JsValue>) -> Option<T> {
    outcome.inspect_err(|refused| gloo::console::warn!("the browser refused:", refused)).ok()
}

/// Asks the site for a file, past what was kept of it, as a text or as an `ArrayBuffer`; the answer is why not, where there is
/// none.
pub fn fetch(address: &str, as_text: bool, done: impl FnOnce(Result<JsValue, String>) + 'static) {
    let Some(request) = granted(XmlHttpRequest::new()) else { return };
    if !as_text {
        request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    }
    let (asked, of) = (request.clone(), address.to_owned());
    let ended = Closure::once_into_js(move || {
        let answer = asked.response().ok().filter(|_| asked.status() == Ok(200));
        done(answer.ok_or_else(|| wording::not_fetched(&of)));
    });
    request.set_onloadend(Some(ended.unchecked_ref()));
    let sent = request.open("GET", address).and_then(|()| request.set_request_header("Cache-Control", "no-cache"));
    granted(sent.and_then(|()| request.send()));
}

/// What was kept under a name at an earlier visit. A courtesy: a sandboxed frame has no storage.
pub fn kept(name: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(name).ok()?
}

/// Keeps a text for the next visit; where there is no storage, it holds for this one.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        granted(storage.set_item(name, text));
    }
}

/// Goes on with what was promised, or with why it does not come.
pub fn settled(promise: &Promise, done: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    let done = Rc::new(Cell::new(Some(done)));
    let failed = Rc::clone(&done);
    let come = Closure::once(move |value: JsValue| {
        if let Some(done) = done.take() {
            done(Ok(value));
        }
    });
    let gone = Closure::once(move |why: JsValue| {
        if let Some(done) = failed.take() {
            done(Err(why));
        }
    });
    drop(promise.then2(&come, &gone));
    come.forget();
    gone.forget();
}
