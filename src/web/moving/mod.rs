//! Moving in exhibits over time: closer, wider, earlier, later, to a range, back to the whole.
//!
//! ```text
//! pointer, key, button, address -> window -> the function that printed the drawing -> page, address
//! ```
//!
//! A drag moves; with Shift, or where the whole is shown, it picks a range; two fingers pinch; a wheel with Control zooms, and
//! without it scrolls the page as ever. Buttons and keys do the same. A timeline wakes at once; a long series when its columns
//! have come, from beside the page, from inside it, or from the press that made it. In a frame it asks for them once the reader
//! touches it, since the host's page may have many. Until then, and where none can be had, the printed drawing stays. On paper
//! stands what was printed.

pub mod columns;
mod moved;
mod pointers;

use std::cell::{Cell, RefCell};

use gloo::utils::{document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget};

use self::moved::{Content, Moving, key};
use super::exhibit::part;
use super::{choices, dom};
use crate::view::island::Island;
use crate::view::island::series::{LongSeries, SeriesProps};
use crate::view::island::timeline::Timeline;

/// What an exhibit answers that can be moved in.
const EVENTS: [&str; 11] = [
    "click",
    "change",
    "dblclick",
    "keydown",
    "wheel",
    "dragstart",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "pointerleave",
];

thread_local! {
    /// The exhibits of this page that a reader can move in, or soon can.
    static MOVING: RefCell<Vec<Moving>> = const { RefCell::new(Vec::new()) };
    /// Those in a frame that the reader has not touched yet.
    static UNTOUCHED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    /// How many pages have stood here, this one among them.
    static PAGES: Cell<u32> = const { Cell::new(0) };
}

/// Answers what concerns all exhibits.
pub fn listen() {
    // Before all is loaded, WebKit may not know yet which drawing is shown.
    for kind in ["load", "resize", "beforeprint", "afterprint"] {
        dom::on_at(&window(), kind, |event| {
            let is_paper = event.type_() == "beforeprint";
            MOVING.with_borrow_mut(|all| all.iter_mut().for_each(|moving| moving.go_on_paper(is_paper)));
        });
    }
}

/// Lets go of the exhibits of a page that is no more.
pub fn forget() {
    PAGES.set(PAGES.get() + 1);
    MOVING.take();
    UNTOUCHED.take();
}

/// Shows what the address says.
pub fn follow() {
    MOVING.with_borrow_mut(|all| all.iter_mut().for_each(Moving::recall));
    touch(None);
}

/// Wakes a timeline.
pub fn timeline(island: &Element, timeline: Timeline) {
    wake(island, Content::Timeline(timeline));
}

/// Wakes an exhibit of series once its columns are there.
pub fn series(island: Element, props: SeriesProps) {
    if document_element().has_attribute("data-embed") {
        for kind in ["pointerover", "focusin"] {
            dom::on_at(&island, kind, |event| touch(event.current_target().as_ref()));
        }
        UNTOUCHED.with_borrow_mut(|all| all.push(island));
    } else {
        ask_for(island, props);
    }
}

/// Asks for the columns of what the reader touches, and of what the address tells a window of.
fn touch(touched: Option<&EventTarget>) {
    for island in UNTOUCHED.take() {
        let is_told = part::of(&island).is_some_and(|exhibit| choices::of_exhibit(&key(&exhibit)).is_some());
        if !is_told && touched != Some(&island) {
            UNTOUCHED.with_borrow_mut(|all| all.push(island));
        } else if let Some(Island::Series(props)) = part::props(&island) {
            ask_for(island, props);
        }
    }
}

fn ask_for(island: Element, props: SeriesProps) {
    let series = LongSeries { props, numbers: Vec::new() };
    columns::load(island, series, |island, series| wake(island, Content::Series(series)));
}

/// Lets the reader move in an exhibit.
fn wake(island: &Element, content: Content) {
    let Some(exhibit) = part::of(island) else { return };
    for kind in EVENTS {
        dom::on_at(island, kind, on_event);
    }
    // A page that was put in place of another has come after the first frame.
    let mark = if PAGES.get() <= 1 { dom::mark_woken } else { dom::mark_painted };
    mark(&part::name(&exhibit));
    let moving = Moving::new(exhibit, island, content);
    MOVING.with_borrow_mut(|all| all.push(moving));
}

fn on_event(event: &Event) {
    let island = event.current_target().map(JsCast::unchecked_into::<Element>);
    let Some(island) = island else { return };
    MOVING.with_borrow_mut(|all| all.iter_mut().filter(|moving| moving.is_of(&island)).for_each(|moving| moving.answer(event)));
}
