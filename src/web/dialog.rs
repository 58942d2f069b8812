//! A dialog over the page, made when it is needed and gone when it is closed.

use gloo::events::EventListener;
use gloo::utils::{body, document};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::dom;
use crate::chart::escape;
use crate::wording;

/// Shows markup in a dialog, which Escape or its button closes; then the focus is back where it was.
pub fn show(markup: &str) {
    let dialog = document().create_element("dialog").ok().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    let Some(dialog) = dialog else { return };
    let before = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    dialog.set_class_name("dialog");
    dialog.set_inner_html(&format!("{markup}<form method=\"dialog\"><button>{}</button></form>", wording::CLOSE));
    dom::granted(body().append_child(&dialog));
    let gone = dialog.clone();
    EventListener::once(&dialog, "close", move |_| {
        gone.remove();
        if let Some(before) = before {
            dom::granted(before.focus());
        }
    })
    .forget();
    dom::granted(dialog.show_modal());
}

/// Shows a text as it is, under its name: a report, a reason.
pub fn show_text(name: &str, text: &str) {
    show(&format!("<h2>{}</h2><pre tabindex=\"0\">{}</pre>", escape(name), escape(text)));
}
