//! What the reader has chosen, between the controls and the page's address.
//!
//! ```text
//! address, storage -> Reading -> controls, checked          a control changes -> Reading -> address, storage
//! ```
//!
//! The style sheet obeys the controls by itself; here choices only travel.

use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::exhibit::{listings, part};
use super::said::say;
use super::{ask, choices, dom, moving};
use crate::reading::Reading;
use crate::wording;

/// Where the depth is remembered from visit to visit.
const KEPT_DEPTH: &str = "incident-brief:depth";

/// Takes over what the address says, else what was chosen at the last visit; then follows the address.
pub fn listen() {
    if !said().0.has_choices()
        && let Some(depth) = dom::kept(KEPT_DEPTH)
    {
        take("depth", &depth);
    }
    follow();
    // Once all is loaded, WebKit looks for the whole hash as an address, and lets go of the block that was found.
    EventListener::once(&window(), "load", |_| {
        // The handle cancels the frame when dropped.
        std::mem::forget(request_animation_frame(|_| {
            if dom::one(":target").is_none() {
                follow();
            }
        }));
    })
    .forget();
    EventListener::new(&window(), "hashchange", |_| {
        // What was written here needs no following.
        if choices::hash().trim_start_matches('#') != choices::now().to_hash() {
            follow();
        }
    })
    .forget();
}

/// Checks the controls of a page that was just put in place of another.
pub fn restore() {
    choices::change(|reading| {
        reading.go_to("");
    });
    check_controls();
    choices::write();
}

/// Takes a control's word for it.
pub fn chosen(input: &HtmlInputElement) {
    let (name, value) = (input.name(), input.value());
    match name.as_str() {
        "lens" => choices::change(|reading| {
            reading.pick(&name, &value, input.checked());
        }),
        "depth" | "filter" => {
            if name == "depth" {
                dom::keep(KEPT_DEPTH, &value);
            }
            take(&name, &value);
        }
        _ => {
            let Some((key, place)) = setting(input) else { return };
            if key.ends_with("-listing")
                && let Some(exhibit) = part::of(input)
            {
                listings::show_listing(&exhibit, &place);
            }
            if input.default_checked() {
                choices::change(|reading| reading.reset(&key));
            } else {
                take(&key, &place);
            }
        }
    }
    choices::write();
}

/// Chooses; a word that means nothing here, as one that a later version kept, changes nothing.
fn take(key: &str, value: &str) {
    choices::change(|reading| {
        reading.set(key, value);
    });
}

/// The key of an exhibit's button, and its place among those of its name.
fn setting(input: &HtmlInputElement) -> Option<(String, String)> {
    let set = input.closest(".exhibit__controls fieldset").ok().flatten()?;
    let place = dom::all(&set, "input").iter().position(|other| *other == ***input)?;
    Some((format!("x.{}", input.name()), place.to_string()))
}

/// What the address says, and what in it means nothing here.
fn said() -> (Reading, Vec<String>) {
    Reading::from_hash(&choices::hash())
}

/// Does as the address says, and says what in it meant nothing.
fn follow() {
    let (said, ignored) = said();
    let address = said.address().to_owned();
    let has_choices = said.has_choices();
    choices::change(|reading| {
        if has_choices {
            *reading = said;
        } else {
            reading.go_to(&address);
        }
    });
    check_controls();
    let is_found = !address.is_empty() && document().get_element_by_id(&address).is_some();
    // What has more in it than an address, the browser may not have found; what it has found stays as it is. A block alone in a
    // frame has no other to find, and the brief for its base. The short form goes there at once; WebKit puts the long one off
    // until later.
    let is_shown = dom::one(":target").is_some_and(|shown| shown.id() == address);
    if is_found && !is_shown && dom::one("base").is_none() {
        dom::granted(window().location().replace(&format!("#{address}")));
    }
    // What could not be read stays where it is, for whoever can.
    if is_found || address.is_empty() && ignored.is_empty() {
        choices::write();
    }
    let mut told = Vec::new();
    if !address.is_empty() && !is_found {
        told.push(wording::dangling(&address));
    }
    if !ignored.is_empty() {
        told.push(wording::ignored(&ignored));
    }
    if !told.is_empty() {
        say(&told.join(". "));
    }
}

/// Makes the controls show what is chosen.
fn check_controls() {
    let reading = choices::now();
    for input in dom::all(&document_element(), "input") {
        let Ok(input) = input.dyn_into::<HtmlInputElement>() else { continue };
        let (name, value) = (input.name(), input.value());
        if name == "lens" {
            input.set_checked(reading.holds(&name, &value));
        } else if let Some((key, place)) = setting(&input) {
            let is_wanted = reading.get(&key).map_or(input.default_checked(), |set| set == place);
            // A click, so that the exhibit redraws.
            if is_wanted && !input.checked() {
                input.click();
            }
        } else if name == "depth" || name == "filter" {
            input.set_checked(reading.get(&name).map_or(input.default_checked(), |set| set == value));
        }
    }
    ask::follow();
    moving::follow();
}
