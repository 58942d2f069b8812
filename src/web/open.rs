//! Another bundle in this page: chosen or dropped, pressed with the program's own code, shown without reload.
//!
//! ```text
//! file -> press -> report, shown -> page, put in place of this one -> islands wake
//! ```
//!
//! A bundle with errors changes nothing here: its report is shown.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::moving::columns;
use super::place::place;
use super::worker::{self, Answer};
use super::{controls, dialog, dom, islands, reading, said};
use crate::wording;

const BUTTON: &str = "[data-open]";

thread_local! {
    /// The bundle now shown, where it is not the one the page came with.
    static SHOWN: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The bundle now shown, where it is not the one the page came with.
pub fn shown() -> Option<JsValue> {
    SHOWN.with_borrow(Clone::clone)
}

/// Listens for the button and for files dropped anywhere.
pub fn listen() {
    dom::on("click", |event| {
        if dom::from(event, BUTTON).is_some() {
            choose(open);
        } else if dom::from(event, "[data-compare]").is_some() {
            choose(compare);
        }
    });
    dom::on("dragover", Event::prevent_default);
    dom::on("drop", |event| {
        let Some(file) = event.dyn_ref::<DragEvent>().and_then(|drop| drop.data_transfer()?.files()?.item(0)) else { return };
        event.prevent_default();
        open(file);
    });
}

/// Asks for a file.
fn choose(then: fn(File)) {
    let input = document().create_element("input").ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    input.set_type("file");
    input.set_accept(".json,application/json");
    EventListener::once(&input, "change", move |event| {
        let input = event.target().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(file) = input.and_then(|input| input.files()?.item(0)) {
            then(file);
        }
    })
    .forget();
    input.click();
}

/// Hands a file to the press and shows what it makes of it.
fn open(file: File) {
    let name = file.name();
    said::say(&wording::checking(&name));
    show(file.into(), name, |name, answer| {
        // What lies beside the page is no longer what it shows.
        if answer.html.is_some() {
            dom::granted(document_element().remove_attribute("data-bundle"));
        }
        tell(name, answer);
    });
}

/// Has what is now shown compared with an older bundle, and shows the page that tells the difference: from where it was opened,
/// from the file that holds both, or from beside the published page.
fn compare(older: File) {
    said::say(&wording::checking(&older.name()));
    let held = || Some(dom::one("#bundle")?.text_content()?.into());
    if let Some(bundle) = shown().or_else(held) {
        differ(&bundle, &older);
    } else {
        let beside = document_element().get_attribute("data-bundle").unwrap_or_default();
        dom::fetch(&beside, false, move |answer| match answer {
            Ok(bundle) => differ(&bundle, &older),
            Err(why) => {
                said::say("");
                dialog::show_text(wording::PRESS_ASLEEP, &why);
            }
        });
    }
}

fn differ(bundle: &JsValue, older: &File) {
    let (bundle, name) = (bundle.clone(), older.name());
    worker::read(older, move |bytes| {
        // A file that cannot be read is as one without a bundle in it: the report says so.
        let older = dom::granted(bytes).unwrap_or_default();
        worker::order(&bundle, &name.clone(), Some(("older", &older)), move |answer| {
            let told = move |answer: &Answer| {
                if let Some(part) = dom::one("#part-since") {
                    part.scroll_into_view();
                }
                tell(&name, answer);
            };
            put(answer, Box::new(told));
        });
    });
}

/// Says how it went, aloud, and in a dialog where there is more to say.
fn tell(name: &str, answer: &Answer) {
    if let Some(failure) = &answer.failure {
        dialog::show_text(wording::PRESS_ASLEEP, failure);
    } else if !answer.report.is_empty() {
        dialog::show_text(name, &answer.report);
    }
    let since = dom::text(&document_element(), "#part-since .note");
    said::say(&match (&answer.html, since.is_empty()) {
        (None, _) => String::new(),
        (Some(_), true) => wording::showing(name),
        (Some(_), false) => since,
    });
}

/// Has a bundle pressed, puts its page in place of this one where it has one, and says how that went.
fn show(bundle: JsValue, name: String, told: impl FnOnce(&str, &Answer) + 'static) {
    worker::order(&bundle.clone(), &name.clone(), None, move |answer| {
        take(answer, Some(bundle), move |answer| told(&name, answer));
    });
}

/// Puts what was made of a bundle in place of this page, if it is one, and says how that went. Of a bundle that is in no file,
/// its bytes are kept.
pub fn take(answer: Answer, file: Option<JsValue>, told: impl FnOnce(&Answer) + 'static) {
    let is_page = answer.html.is_some();
    put(
        answer,
        Box::new(move |answer| {
            if is_page {
                SHOWN.set(Some(file.unwrap_or_else(|| answer.bundle.clone())));
            }
            told(answer);
        }),
    );
}

/// Puts the page of an answer in place of this one, where it has one, and goes on when it is there.
fn put(answer: Answer, then: Box<dyn FnOnce(&Answer)>) {
    let Some(html) = answer.html.clone() else { return then(&answer) };
    place(
        &html,
        Box::new(move || {
            controls::restore();
            columns::take(answer.columns.clone());
            islands::wake();
            reading::restore();
            window().scroll_to_with_x_and_y(0.0, 0.0);
            then(&answer);
        }),
    );
}
