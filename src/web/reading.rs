//! What the reader has chosen, between the controls and the page's address.
//!
//! ```text
//! address, storage -> Reading -> controls, checked          a control changes -> Reading -> address, storage
//! ```
//!
//! The style sheet obeys the controls by itself; here choices only travel.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use gloo::utils::{document, document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::exhibit::{listings, part};
use super::{ask, controls, dom, moving};
use crate::reading::Reading;
use crate::wording;

/// Where the depth is remembered from visit to visit.
const KEPT_DEPTH: &str = "incident-brief:depth";

thread_local! {
    static READING: RefCell<Reading> = RefCell::default();
}

/// Takes over what the address says, else what was chosen at the last visit; then follows the address. In a prerender:
/// never called.
pub fn listen() {
    if !Reading::from_hash(&hash()).0.has_choices()
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
        if hash().trim_start_matches('#') != READING.with_borrow(Reading::to_hash) {
            follow();
        }
    })
    .forget();
}

/// Checks the controls of a page that was just put in place of another. In a prerender: never called.
pub fn restore() {
    READING.with_borrow_mut(|reading| reading.go_to(""));
    check_controls();
    write();
}

/// Takes a control's word for it. In a prerender: never called.
pub fn chosen(input: &HtmlInputElement) {
    let (name, value) = (input.name(), input.value());
    match name.as_str() {
        "lens" => {
            READING.with_borrow_mut(|reading| reading.pick(&name, &value, input.checked()));
        }
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
                READING.with_borrow_mut(|reading| reading.reset(&key));
            } else {
                take(&key, &place);
            }
        }
    }
    write();
}

/// Chooses; a word that means nothing here, as one that a later version kept, changes nothing. In a prerender: never called.
fn take(key: &str, value: &str) {
    READING.with_borrow_mut(|reading| reading.set(key, value));
}

/// What the reader chose of the exhibit of that id, as an address says it; empty for nothing. In a prerender: never called.
pub fn hash_of(id: &str) -> String {
    READING.with_borrow(|reading| reading.of_exhibit(id))
}

/// What the reader chose of an exhibit under a name of its own, such as `dots-selected`; nothing where it is as by default. In
/// a prerender: never called.
pub fn of_exhibit(name: &str) -> Option<String> {
    READING.with_borrow(|reading| reading.get(&["x.", name].concat()).map(str::to_owned))
}

/// Keeps what the reader chose of an exhibit, so that a link shows the same; nothing for what is by default. A value is of
/// ASCII letters, digits and `-_.~,`. In a prerender: never called.
pub fn keep_of_exhibit(name: &str, value: Option<&str>) {
    let key = ["x.", name].concat();
    READING.with_borrow_mut(|reading| match value {
        Some(value) => {
            reading.set(&key, value);
        }
        None => reading.reset(&key),
    });
    write();
}

/// The key of an exhibit's button, and its place among those of its name. In a prerender: never called.
fn setting(input: &HtmlInputElement) -> Option<(String, String)> {
    let set = input.closest(".exhibit__controls fieldset").ok().flatten()?;
    let place = dom::all(&set, "input").iter().position(|other| *other == ***input)?;
    Some((["x.", &input.name()].concat(), place.to_string()))
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Does as the address says, and says what in it meant nothing. In a prerender: never called.
fn follow() {
    let (said, ignored) = Reading::from_hash(&hash());
    let address = said.address().to_owned();
    let has_choices = said.has_choices();
    READING.with_borrow_mut(|reading| {
        if has_choices {
            *reading = said;
        } else {
            reading.go_to(&address);
        }
    });
    check_controls();
    // With choices after it, the browser has not found the block by itself. A block alone in a frame has no other to find, and
    // the brief for its base. The short form goes there at once; WebKit puts the long one off until later.
    if has_choices && !address.is_empty() && dom::one("base").is_none() {
        dom::granted(window().location().replace(&["#", &address].concat()));
    }
    write();
    if !ignored.is_empty() {
        controls::say(&wording::ignored(&ignored));
    } else if !address.is_empty() && document().get_element_by_id(&address).is_none() {
        controls::say(&wording::dangling(&address));
    }
}

/// Writes the choices after the address, so that a copied link shows the same. In a prerender: never called.
fn write() {
    let hash = READING.with_borrow(Reading::to_hash);
    if self::hash().trim_start_matches('#') != hash {
        let history = dom::granted(window().history());
        history.and_then(|history| dom::granted(history.replace_state_with_url(&JsValue::NULL, "", Some(&here(&hash)))));
    }
}

/// This page's address with another hash. Spelled out, since a block in a frame has the whole brief for its base. In a
/// prerender: never called.
fn here(hash: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    if hash.is_empty() { page.to_owned() } else { [page, "#", hash].concat() }
}

/// Makes the controls show what is chosen. In a prerender: never called.
fn check_controls() {
    let reading = READING.with_borrow(Reading::clone);
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
