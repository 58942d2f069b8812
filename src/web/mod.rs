//! The browser edge: wakes islands, remembers what the reader chose, and answers pointer and keyboard over drawings.
//!
//! The page is finished before any of this runs, and stays as it was: what a reader does is answered in the lines, fields and
//! drawings made for it. Nothing here is called in a prerender: there is no browser to ask.
//!
//! ```text
//! dom                          facts of the browser
//! said, dialog, file           what the page tells, and hands over
//! choices, exhibit::part       what is chosen, and what is asked of any exhibit
//! ask, moving, points, ...     what answers the reader
//! islands, reading             what wakes all of it, and makes it show what the address says
//! open, newer, save            other pages in place of this one, and files of it
//! ```
//!
//! A room asks those above it in this list, never one below.

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

/// Starts everything.
pub fn start() {
    dom::heed_language();
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
