//! Controls: the style sheet obeys the native ones by itself; here they are remembered and announced.

use gloo::utils::{document, document_element};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{dom, reading, said};

/// Where the theme is remembered. It belongs to the reader, not to a link.
const KEPT_THEME: &str = "incident-brief:theme";
/// The attribute of the root that names it.
const THEME: &str = "data-theme";

/// Chooses the theme of the last visit.
pub fn restore() {
    let Some(chosen) = dom::kept(KEPT_THEME).or_else(|| document_element().get_attribute(THEME)) else { return };
    wear(&chosen);
    let radio = document().get_element_by_id(&format!("theme-{chosen}"));
    if let Some(radio) = radio.and_then(|radio| radio.dyn_into::<HtmlInputElement>().ok()) {
        radio.set_checked(true);
    }
}

/// Restores what was chosen, and listens for changes.
pub fn listen() {
    restore();
    dom::on("change", |event| {
        let Some(input) = dom::from(event, "[name]").and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if input.name() == "theme" {
            dom::keep(KEPT_THEME, &input.value());
            wear(&input.value());
        } else {
            reading::chosen(&input);
        }
        announce(&input);
    });
}

/// Names the theme on the root, where the style sheet finds it.
fn wear(theme: &str) {
    dom::granted(document_element().set_attribute(THEME, theme));
}

/// Says once what now holds.
fn announce(input: &HtmlInputElement) {
    // What an exhibit draws by another metric, its readout tells; what it no longer draws, nothing else does.
    let Some(group) = input.closest(".controls fieldset, fieldset[name]").ok().flatten() else { return };
    let legend = dom::text(&group, "legend");
    let label = input.closest("label").ok().flatten().and_then(|label| label.text_content()).unwrap_or_default();
    let sum = dom::text(&document_element(), &format!(".sum--{}", input.value()));
    let stop = if sum.is_empty() { "" } else { ". " };
    said::say(&format!("{legend}: {label}{stop}{sum}"));
}
