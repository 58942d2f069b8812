//! What the reader has chosen, kept, and written into the page's address. What follows from it is for the rooms above.

use std::cell::RefCell;

use gloo::utils::window;
use wasm_bindgen::JsValue;

use super::dom;
use crate::reading::Reading;

thread_local! {
    static READING: RefCell<Reading> = RefCell::default();
}

/// What is chosen now.
pub fn now() -> Reading {
    READING.with_borrow(Reading::clone)
}

/// Chooses anew.
pub fn change(change: impl FnOnce(&mut Reading)) {
    READING.with_borrow_mut(change);
}

/// What the reader chose of the exhibit of that id, as an address says it; empty for nothing.
pub fn hash_of(id: &str) -> String {
    READING.with_borrow(|reading| reading.of_exhibit(id))
}

/// What the reader chose of an exhibit under a name of its own, such as `dots-selected`; nothing where it is as by default.
pub fn of_exhibit(name: &str) -> Option<String> {
    READING.with_borrow(|reading| reading.get(&format!("x.{name}")).map(str::to_owned))
}

/// Keeps what the reader chose of an exhibit, so that a link shows the same; nothing for what is by default. A value is of
/// ASCII letters, digits and `-_.~,`.
pub fn keep_of_exhibit(name: &str, value: Option<&str>) {
    let key = format!("x.{name}");
    change(|reading| match value {
        Some(value) => {
            reading.set(&key, value);
        }
        None => reading.reset(&key),
    });
    write();
}

/// What stands after the page's address, its `#` included; empty for nothing.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes the choices after the address, so that a copied link shows the same.
pub fn write() {
    let hash = READING.with_borrow(Reading::to_hash);
    if self::hash().trim_start_matches('#') != hash {
        let history = dom::granted(window().history());
        history.and_then(|history| dom::granted(history.replace_state_with_url(&JsValue::NULL, "", Some(&here(&hash)))));
    }
}

/// This page's address with another hash. Spelled out, since a block in a frame has the whole brief for its base.
fn here(hash: &str) -> String {
    let address = window().location().href().unwrap_or_default();
    let page = address.split('#').next().unwrap_or_default();
    if hash.is_empty() { page.to_owned() } else { format!("{page}#{hash}") }
}
