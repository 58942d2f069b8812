//! Wakes the islands of a finished page.

use gloo::render::request_animation_frame;
use gloo::utils::document_element;
use leptos::mount::hydrate_from;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, js_sys};

use super::dom;
use crate::view::island::{ATTRIBUTE, Island, campaigns};

/// Hydrates each island with the props written beside it. An island whose props cannot be read stays as it was printed.
/// In a prerender: never called.
pub fn wake() {
    for element in dom::all(&document_element(), &format!("[{ATTRIBUTE}]")) {
        let Some(props) = element.get_attribute(ATTRIBUTE) else { continue };
        let Ok(element) = element.dyn_into::<HtmlElement>() else { continue };
        // A browser that goes back to a page may bring back what was chosen, but not what was drawn.
        for radio in dom::all(&element, "input") {
            if let Some(radio) = radio.dyn_ref::<HtmlInputElement>() {
                radio.set_checked(radio.default_checked());
            }
        }
        match Island::read(&props, js_sys::parse_float) {
            Some(island) => hydrate(element, island),
            None => gloo::console::warn!("an exhibit stays as printed: its props cannot be read"),
        }
    }
}

fn hydrate(element: HtmlElement, island: Island) {
    match island {
        Island::Campaigns(props) => {
            let painted = format!("chart-painted:{}", props.id);
            hydrate_from(element, move || campaigns::campaigns(props)).forget();
            // The handle cancels the frame when dropped.
            std::mem::forget(request_animation_frame(move |_| dom::mark(&painted)));
        }
        // What they are asked, they answer out of the document.
        Island::Accounts(_) | Island::Rate(_) => {}
    }
}
