//! The browser edge: wakes islands, remembers what the reader chose, and answers pointer and keyboard over drawings.
//!
//! The page is finished before any of this runs, and stays as it was: nothing here writes text but the two live lines
//! made for it. Each function ends its doc with what it does where there is no browser.

mod ask;
mod choices;
mod controls;
mod dialog;
mod dom;
mod drawer;
mod embed;
mod exhibit;
mod file;
mod islands;
mod moving;
mod newer;
mod open;
mod place;
mod points;
mod reading;
mod said;
mod save;
mod seek;
mod worker;

use gloo::utils::document_element;

/// Starts everything. In a prerender: never called.
pub fn start() {
    islands::listen();
    controls::listen();
    reading::listen();
    ask::listen();
    drawer::listen();
    seek::listen();
    points::listen();
    exhibit::listen();
    open::listen();
    save::listen();
    embed::listen();
    moving::listen();
    newer::look();
    dom::granted(document_element().set_attribute("data-awake", ""));
    dom::mark("brief:hydrated");
}
