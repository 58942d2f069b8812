//! The press at work: a worker with the program's own code, loaded once, when it is first needed.
//!
//! ```text
//! bundle, name, insides or nothing -> worker -> answer: page or reason, and the report
//! ```
//!
//! Checking and pressing happen off the main thread.

use std::cell::RefCell;

use gloo::utils::document_element;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, ArrayBuffer, JsString, Object, Reflect};
use web_sys::{Blob, ErrorEvent, Event, MessageEvent, Worker};

use super::dom;
use crate::wording;

/// What came back of a bundle.
pub struct Answer {
    /// The finished page; absent when the bundle has errors, or the press did not run.
    pub html: Option<JsString>,
    /// What a file of the page is to be called.
    pub file: String,
    /// The columns of its long series.
    pub columns: JsValue,
    /// The bundle, which was handed over.
    pub bundle: JsValue,
    /// The report; empty for a clean bundle.
    pub report: String,
    /// Why the press could not run.
    pub failure: Option<String>,
    /// Whether that is because it is no longer where it was when the page was loaded.
    pub gone: bool,
}

impl Answer {
    fn failed(why: String) -> Self {
        Self {
            html: None,
            file: String::new(),
            columns: JsValue::NULL,
            bundle: JsValue::NULL,
            report: String::new(),
            failure: Some(why),
            gone: false,
        }
    }

    /// The press is not where it was: the site was built anew since, or cannot be reached.
    fn gone() -> Self {
        Self { gone: true, ..Self::failed([wording::GONE, wording::WHY_GONE].join(" ")) }
    }
}

type Waiting = Box<dyn FnOnce(Answer)>;

thread_local! {
    static PRESS: RefCell<Option<Worker>> = const { RefCell::new(None) };
    /// Who waits for an answer, each under the number of its order.
    static WAITING: RefCell<Vec<(f64, Waiting)>> = const { RefCell::new(Vec::new()) };
}

/// Has a bundle pressed: a file, bytes, which are handed over, or the text that holds it in an offline file. With `insides`, into
/// an offline file; with `older`, into a page that tells what is different since; with `at`, the bundle is had from that address.
pub fn order(bundle: &JsValue, name: &str, with: Option<(&str, &JsValue)>, done: impl FnOnce(Answer) + 'static) {
    let number = WAITING.with_borrow_mut(|waiting| {
        let number = waiting.last().map_or(0.0, |(last, _)| last + 1.0);
        waiting.push((number, Box::new(done)));
        number
    });
    let message = message(number, bundle, name, with);
    let Some(file) = bundle.dyn_ref::<Blob>() else {
        let handed_over = if bundle.is_instance_of::<ArrayBuffer>() { Array::of1(bundle) } else { Array::new() };
        return send(number, &message, &handed_over);
    };
    read(file, move |bytes| match bytes {
        Ok(bytes) => {
            put(&message, "bundle", &bytes);
            // Handed over, not copied: a large file would stop the page.
            send(number, &message, &Array::of1(&bytes));
        }
        Err(why) => fail(number, &why),
    });
}

/// Reads a file here: WebKit lets no worker of a page from disk read one.
pub fn read(file: &Blob, done: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    dom::settled(&file.array_buffer(), done);
}

fn message(number: f64, bundle: &JsValue, name: &str, with: Option<(&str, &JsValue)>) -> Object {
    let message = Object::new();
    let fields: [(&str, &JsValue); 4] =
        [("id", &number.into()), ("bundle", bundle), ("name", &name.into()), ("links", &Array::new())];
    for (field, value) in fields.into_iter().chain(with) {
        put(&message, field, value);
    }
    message
}

fn put(message: &Object, field: &str, value: &JsValue) {
    dom::granted(Reflect::set(message, &field.into(), value));
}

fn send(number: f64, message: &Object, handed_over: &Array) {
    let sent = PRESS.with_borrow_mut(|press| {
        let worker = match press {
            Some(worker) => worker,
            None => press.insert(load()?),
        };
        worker.post_message_with_transfer(message, handed_over)
    });
    if let Err(refused) = sent {
        fail(number, &refused);
    }
}

fn fail(number: f64, why: &JsValue) {
    let failure = why.as_string().unwrap_or_else(|| String::from(why.unchecked_ref::<Object>().to_string()));
    answer(number, Answer::failed(failure));
}

fn load() -> Result<Worker, JsValue> {
    let worker = Worker::new(&document_element().get_attribute("data-press").unwrap_or_default())?;
    let answered = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let data = event.data();
        let field = |key: &str| Reflect::get(&data, &key.into()).unwrap_or_default();
        let text = |key: &str| field(key).as_string();
        let number = field("id").as_f64().unwrap_or_default();
        let (file, report) = (text("file").unwrap_or_default(), text("report").unwrap_or_default());
        // It may be long, and is handed on as it came.
        let html = field("html").dyn_into::<JsString>().ok();
        if field("gone").is_truthy() {
            // The next order tries anew.
            PRESS.take();
            return answer(number, Answer::gone());
        }
        answer(
            number,
            Answer {
                html,
                file,
                columns: field("columns"),
                bundle: field("bundle"),
                report,
                failure: text("error"),
                gone: false,
            },
        );
    });
    worker.set_onmessage(Some(answered.into_js_value().unchecked_ref()));
    // A worker that cannot be loaded answers nobody, now or later. One that was loaded tells what it stumbled over.
    let failed = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        PRESS.take();
        let stumbled = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).filter(|message| !message.is_empty());
        for (_, done) in WAITING.take() {
            done(stumbled.clone().map_or_else(Answer::gone, Answer::failed));
        }
    });
    worker.set_onerror(Some(failed.into_js_value().unchecked_ref()));
    Ok(worker)
}

/// Numbers are whole; they come back as the browser's only kind of number.
fn answer(number: f64, answer: Answer) {
    let done = WAITING.with_borrow_mut(|waiting| {
        let at = waiting.iter().position(|(waiting, _)| (*waiting - number).abs() < 0.5)?;
        Some(waiting.remove(at).1)
    });
    if let Some(done) = done {
        done(answer);
    }
}
