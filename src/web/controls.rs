//! Depth and theme: the style sheet obeys the radio buttons by itself; here they are remembered and announced.

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, Storage};

use super::dom;

/// The groups of radio buttons that are remembered.
const REMEMBERED: [&str; 2] = ["depth", "theme"];

/// Chooses what was chosen at the last visit. In a prerender: never called.
pub fn restore() {
    for name in REMEMBERED {
        let Some(chosen) = storage().and_then(|kept| kept.get_item(&key(name)).ok()?) else { continue };
        for radio in dom::all(&document_element(), &format!("input[name={name}]")) {
            if let Some(radio) = radio.dyn_ref::<HtmlInputElement>().filter(|radio| radio.value() == chosen) {
                radio.set_checked(true);
            }
        }
    }
}

/// Restores what was chosen, and listens for changes. In a prerender: never called.
pub fn listen() {
    restore();
    EventListener::new(&document(), "change", |event| {
        let Some(radio) = dom::from(event, ".controls input").and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        if let Some(storage) = storage() {
            dom::granted(storage.set_item(&key(&radio.name()), &radio.value()));
        }
        announce(&radio);
    })
    .forget();
}

/// Where choices are kept. A courtesy: a sandboxed frame has none, and there the choice holds for this visit. In a prerender:
/// never called.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn key(name: &str) -> String {
    format!("incident-brief:{name}")
}

/// Says once what now holds. In a prerender: never called.
fn announce(radio: &HtmlInputElement) {
    let label = radio.closest("label").ok().flatten().and_then(|label| label.text_content()).unwrap_or_default();
    let group = radio.closest("fieldset").ok().flatten().and_then(|set| set.query_selector("legend").ok().flatten());
    let group = group.and_then(|legend| legend.text_content()).unwrap_or_default();
    say(&format!("{}: {}", group.trim(), label.trim()));
}

/// Says a line, aloud to a screen reader. In a prerender: never called.
pub fn say(text: &str) {
    if let Some(line) = document().query_selector(".controls__said").ok().flatten() {
        line.set_text_content(Some(text));
    }
}
