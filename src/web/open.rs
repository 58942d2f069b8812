//! Another bundle in this page: chosen or dropped, pressed by a worker with the program's own code, shown without reload.
//!
//! ```text
//! file -> bytes -> worker (the press) -> report, shown -> page, put in place of this one -> islands wake
//! ```
//!
//! Reading, checking and pressing happen off the main thread. A bundle with errors changes nothing here: its report is shown.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::utils::{body, document, document_element, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Object, Reflect};
use web_sys::{
    DomParser, DragEvent, Element, Event, File, HtmlDialogElement, HtmlElement, HtmlInputElement, MessageEvent, SupportedType,
    Worker,
};

use super::{controls, dom, islands, reading};
use crate::wording;

const BUTTON: &str = "[data-open]";

thread_local! {
    /// The press at work; kept so that it is loaded once.
    static PRESS: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Listens for the button and for files dropped anywhere. In a prerender: never called.
pub fn listen() {
    dom::on("click", |event| {
        if dom::from(event, BUTTON).is_some() {
            choose();
        }
    });
    dom::on("dragover", Event::prevent_default);
    dom::on("drop", |event| {
        let Some(file) = event.dyn_ref::<DragEvent>().and_then(|drop| drop.data_transfer()?.files()?.item(0)) else { return };
        event.prevent_default();
        open(&file);
    });
}

/// Asks for a file. In a prerender: never called.
fn choose() {
    let input = document().create_element("input").ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    input.set_type("file");
    input.set_accept(".json,application/json");
    EventListener::once(&input, "change", |event| {
        let input = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input.and_then(|input| input.files()?.item(0)) {
            open(&file);
        }
    })
    .forget();
    input.click();
}

/// Hands a file to the press, which reads it. In a prerender: never called.
fn open(file: &File) {
    controls::say(&wording::checking(&file.name()));
    if let Err(refused) = send(file) {
        show(wording::PRESS_ASLEEP, &format!("{refused:?}"));
    }
}

fn send(file: &File) -> Result<(), JsValue> {
    let message = Object::new();
    Reflect::set(&message, &"name".into(), &file.name().into())?;
    Reflect::set(&message, &"links".into(), &Array::new())?;
    Reflect::set(&message, &"bundle".into(), file)?;
    PRESS.with_borrow_mut(|press| {
        let worker = match press {
            Some(worker) => worker,
            None => press.insert(Worker::new(&document_element().get_attribute("data-press").unwrap_or_default())?),
        };
        let name = file.name();
        let answered = Closure::once_into_js(move |answer: MessageEvent| answered(&name, &answer.data()));
        worker.set_onmessage(Some(answered.unchecked_ref()));
        let failed = Closure::once_into_js(|event: Event| show(wording::PRESS_ASLEEP, &event.type_()));
        worker.set_onerror(Some(failed.unchecked_ref()));
        worker.post_message(&message)
    })
}

/// Shows the report, and the page where there is one. In a prerender: never called.
fn answered(name: &str, answer: &JsValue) {
    let field = |key: &str| Reflect::get(answer, &key.into()).ok().and_then(|value| value.as_string());
    if let Some(html) = field("html") {
        replace(&html);
        controls::say(&wording::showing(name));
    } else {
        controls::say("");
    }
    let report = field("error").or_else(|| field("report")).unwrap_or_default();
    if !report.is_empty() {
        show(name, &report);
    }
}

/// Puts another page's words in place of this one's. In a prerender: never called.
fn replace(html: &str) {
    let Ok(parsed) = DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml)) else {
        return;
    };
    let (Some(root), Some(new_body)) = (parsed.document_element(), parsed.body()) else { return };
    document().set_title(&parsed.title());
    for attribute in ["lang", "dir"] {
        let value = root.get_attribute(attribute).unwrap_or_default();
        dom::granted(document_element().set_attribute(attribute, &value));
    }
    // In the offline file the modules stand at the end of the body, and stay.
    for old in dom::all(&body(), ":scope > :not(script)") {
        old.remove();
    }
    let end = body().first_child();
    while let Some(node) = new_body.first_child() {
        dom::granted(body().insert_before(&node, end.as_ref()));
    }
    // The copy that lies beside the published page is of the published bundle.
    for copy in dom::all(&body(), "a[download]") {
        copy.remove();
    }
    controls::restore();
    islands::wake();
    reading::restore();
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Shows a report in a dialog, which closes with Escape or its button. In a prerender: never called.
fn show(name: &str, report: &str) {
    let make = |tag: &str, text: &str| {
        let element = dom::granted(document().create_element(tag))?;
        element.set_text_content(Some(text));
        Some(element)
    };
    let parts = (make("dialog", ""), make("h2", name), make("pre", report), make("button", wording::CLOSE));
    let (Some(dialog), Some(heading), Some(text), Some(close)) = parts else { return };
    dialog.set_class_name("report");
    dom::granted(text.set_attribute("tabindex", "0"));
    let children: [&Element; 3] = [&heading, &text, &close];
    for child in children {
        dom::granted(dialog.append_child(child));
    }
    dom::granted(body().append_child(&dialog));
    let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() else { return };
    let closed = dialog.clone();
    EventListener::once(&close, "click", move |_| closed.close()).forget();
    let gone = dialog.clone();
    EventListener::once(&dialog, "close", move |_| {
        gone.remove();
        if let Some(button) = document().query_selector(BUTTON).ok().flatten().and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
            dom::granted(button.focus());
        }
    })
    .forget();
    dom::granted(dialog.show_modal());
}
