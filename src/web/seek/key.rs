//! The key `/`, which begins a search from anywhere in the page: never in a frame, whose keys are the host's, nor where something
//! is edited; and a reader may switch it off (WCAG 2.2, 2.1.4: speech and chance press single keys, too).

use std::cell::Cell;

use gloo::utils::{document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::super::dom;

/// The switch in the search.
pub const SWITCH: &str = ".search__key input";
/// Where it is remembered from visit to visit that the key is switched off.
const KEPT: &str = "incident-brief:search-key";
const OFF: &str = "off";
/// What a letter is typed into.
const EDITED: &str = "input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, select, dialog, \
                      [role=textbox], [role=searchbox], [role=combobox]";
/// What of a page has the focus when nothing is edited. Else the focus is in an element that hides what is in it, such as what a
/// browser extension puts into a page, and nobody knows what is done there.
const PLAIN: &str = "html, body, a, button, input, summary, [tabindex]";

thread_local! {
    /// Whether the key is switched on; what was kept counts for the first look at it.
    static IS_ON: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether the page stands in another.
pub fn is_framed() -> bool {
    let own = window();
    document_element().has_attribute("data-embed") || !own.parent().is_ok_and(|parent| parent.as_ref() == Some(&own))
}

/// Whether the key begins a search.
pub fn is_on() -> bool {
    let is_on = IS_ON.get().unwrap_or_else(|| dom::kept(KEPT).as_deref() != Some(OFF));
    IS_ON.set(Some(is_on));
    is_on && !is_framed()
}

/// Takes the switch's word for it, for this visit and, where something can be kept, for those after.
pub fn switch(input: &HtmlInputElement) {
    IS_ON.set(Some(input.checked()));
    dom::keep(KEPT, if input.checked() { "on" } else { OFF });
    hint();
}

/// Names the key on the button where it works, and there alone.
pub fn hint() {
    if let Some(button) = dom::one("[data-search]") {
        dom::granted(if is_on() { button.set_attribute("title", "/") } else { button.remove_attribute("title") });
    }
}

/// Whether a key begins a search.
pub fn begins(event: &Event, key: &KeyboardEvent) -> bool {
    key.key() == "/" && !(key.ctrl_key() || key.meta_key() || key.alt_key()) && is_on() && !is_edited(event)
}

/// Whether the key goes to something that is edited, in a shadow root, too.
fn is_edited(event: &Event) -> bool {
    let path = event.composed_path();
    let mut elements = path.iter().filter_map(|target| target.dyn_into::<Element>().ok());
    let is_field = |element: &Element| {
        element.matches(EDITED).unwrap_or_default()
            || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
    };
    let is_plain = |element: &Element| element.matches(PLAIN).unwrap_or_default() && !element.tag_name().contains('-');
    elements.clone().next().is_none_or(|innermost| !is_plain(&innermost)) || elements.any(|element| is_field(&element))
}
