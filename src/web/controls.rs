//! Controls: the style sheet obeys the native ones by itself; here they are remembered and announced.

use gloo::utils::{document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, Storage};

use super::{dom, reading};

/// Where the theme is remembered. It belongs to the reader, not to a link.
const KEPT_THEME: &str = "incident-brief:theme";

/// Chooses the theme of the last visit. In a prerender: never called.
pub fn restore() {
    let Some(chosen) = storage().and_then(|kept| kept.get_item(KEPT_THEME).ok()?) else { return };
    if let Some(radio) = dom::one(&["#theme-", &chosen].concat()).and_then(|radio| radio.dyn_into::<HtmlInputElement>().ok()) {
        radio.set_checked(true);
    }
}

/// Restores what was chosen, and listens for changes. In a prerender: never called.
pub fn listen() {
    restore();
    dom::on("change", |event| {
        let Some(input) = dom::from(event, "[name]").and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if input.name() == "theme" {
            keep(KEPT_THEME, &input.value());
        } else {
            reading::chosen(&input);
        }
        announce(&input);
    });
}

/// Where choices are kept. A courtesy: a sandboxed frame has none, and there the choice holds for this visit. In a prerender:
/// never called.
pub fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps a choice for the next visit. In a prerender: never called.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        dom::granted(storage.set_item(key, value));
    }
}

/// Says once what now holds. In a prerender: never called.
fn announce(input: &HtmlInputElement) {
    // What an exhibit draws, its readout tells.
    let Some(group) = input.closest(".controls fieldset").ok().flatten() else { return };
    let legend = dom::text(&group, "legend");
    let label = input.closest("label").ok().flatten().and_then(|label| label.text_content()).unwrap_or_default();
    let sum = dom::text(&document_element(), &[".sum--", &input.value()].concat());
    let stop = if sum.is_empty() { "" } else { ". " };
    say(&[legend.as_str(), ": ", &label, stop, &sum].concat());
}

/// Says a line, aloud to a screen reader. In a prerender: never called.
pub fn say(text: &str) {
    if let Some(line) = dom::one(".controls__said") {
        line.set_text_content(Some(text));
    }
}
