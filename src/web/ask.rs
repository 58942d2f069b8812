//! Exhibits that answer the reader's own numbers: typed, slid, taken from a button, or dragged over the marks.
//!
//! ```text
//! fields of an exhibit -> its props -> answer in words, and the drawing redrawn or its marks covered -> address
//! ```
//!
//! All state is in the fields. What stands in the page is answered by the very functions that printed it.

use std::cell::Cell;

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent, js_sys};

use super::{dom, exhibit, reading};
use crate::chart::Layout;
use crate::view::island::rate::Rate;
use crate::view::island::{ATTRIBUTE, Field, Island};

const ASKING: &str = ".island:has(.ask)";
const MARKS: &str = "[data-island^=accounts] .plot";
const NUMBERS: &str = "[type=number]";
/// Pixels that a pointer moves before it drags.
const STILL: i32 = 4;

/// A drawing that is pressed, from where on, and whether the pointer has moved since.
struct Press {
    marks: Element,
    from: (i32, i32),
    moved: bool,
}

thread_local! {
    static PRESSED: Cell<Option<Press>> = const { Cell::new(None) };
}

/// Listens on the document, for exhibits that are there and those that come. In a prerender: never called.
pub fn listen() {
    for kind in ["click", "input", "change"] {
        dom::on(kind, on_field);
    }
    for kind in ["pointerdown", "pointermove", "pointerup", "pointercancel", "dragstart"] {
        dom::on(kind, on_pointer);
    }
}

/// Makes all such exhibits show what the address says. In a prerender: never called.
pub fn follow() {
    for island in dom::all(&document_element(), ASKING) {
        let state = reading::of_exhibit(&key(&island)).unwrap_or_else(|| state(&island, true));
        put(&island, &state);
        answer(&island);
    }
}

fn on_field(event: &Event) {
    let kind = event.type_();
    if kind == "click" && dom::from(event, MARKS).is_some() {
        // The end of a drag is no click on what lies under it.
        if PRESSED.take().is_some() {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
        return;
    }
    let Some(island) = dom::from(event, ASKING) else { return };
    if kind == "click" {
        let Some(preset) = dom::from(event, "button").and_then(|button| button.get_attribute("value")) else { return };
        put(&island, &preset);
    } else if let Some(pair) = dom::from(event, ".ask")
        && let Some(changed) = dom::from(event, "input")
        && let changed = input(&changed)
        && changed.value_as_number().is_finite()
    {
        for other in dom::all(&pair, "input") {
            if input(&other) != changed {
                input(&other).set_value(&changed.value());
            }
        }
    }
    answer(&island);
    if kind != "input" {
        keep(&island);
    }
}

fn on_pointer(event: &Event) {
    let pointer = event.unchecked_ref::<MouseEvent>();
    let at = (pointer.client_x(), pointer.client_y());
    let kind = event.type_();
    if kind == "pointermove" {
        // One that was let go of elsewhere is no longer pressed.
        let Some(mut press) = PRESSED.take().filter(|_| pointer.buttons() != 0) else { return };
        press.moved |= (at.0 - press.from.0).abs() + (at.1 - press.from.1).abs() > STILL;
        if press.moved {
            select(&press.marks, at);
        }
        PRESSED.set(Some(press));
    } else if kind == "pointerdown" || kind == "dragstart" {
        let Some(marks) = dom::from(event, MARKS).filter(|_| pointer.button() == 0) else { return };
        if kind == "dragstart" {
            event.prevent_default();
        } else {
            PRESSED.set(Some(Press { marks, from: at, moved: false }));
        }
    } else if let Some(press) = PRESSED.take().filter(|press| press.moved) {
        if let Some(island) = press.marks.closest(ASKING).ok().flatten() {
            keep(&island);
        }
        // It is kept until the click that follows.
        PRESSED.set(Some(press));
    }
}

/// Selects the marks up to the pointer. In a prerender: never called.
fn select(marks: &Element, (x, y): (i32, i32)) {
    let Some(island) = marks.closest(ASKING).ok().flatten() else { return };
    let Some(Island::Accounts(props)) = read(&island) else { return };
    let drawings = dom::all(&island, ".plot");
    let Some(layout) = drawings.iter().position(|drawing| drawing == marks).map(|at| Layout::ALL[at % 3]) else { return };
    let place = marks.get_bounding_client_rect();
    let scale = f64::from(layout.width()) / place.width();
    let at = |pixels: i32, from: f64| ((f64::from(pixels) - from) * scale) as i32;
    let selected = props.up_to((at(x, place.left()), at(y, place.top())), layout);
    for each in dom::all(&island, "input") {
        input(&each).set_value_as_number(selected);
    }
    answer(&island);
}

fn read(island: &Element) -> Option<Island> {
    let props = island.get_attribute(ATTRIBUTE)?;
    Island::read(&props, js_sys::parse_float)
}

/// An element of a selector that names inputs.
fn input(element: &Element) -> &HtmlInputElement {
    element.unchecked_ref()
}

/// What the fields say, or said when they were printed, as an address carries it.
fn state(island: &Element, is_printed: bool) -> String {
    let mut state = String::new();
    for (at, number) in dom::all(island, NUMBERS).iter().enumerate() {
        if at > 0 {
            state.push(',');
        }
        let number = input(number);
        state.push_str(&if is_printed { number.default_value() } else { number.value() });
    }
    state
}

/// Fills the fields. In a prerender: never called.
fn put(island: &Element, state: &str) {
    for (pair, value) in dom::all(island, ".ask").iter().zip(state.split(',')) {
        for each in dom::all(pair, "input") {
            input(&each).set_value(value);
        }
    }
}

fn around(island: &Element) -> Option<Element> {
    island.closest(".exhibit").ok().flatten()
}

/// Where an address carries what is asked.
fn key(island: &Element) -> String {
    let name = around(island).map(|exhibit| exhibit::name(&exhibit)).unwrap_or_default();
    [&name, "-asked"].concat()
}

/// Writes what is asked into the address. In a prerender: never called.
fn keep(island: &Element) {
    let now = state(island, false);
    reading::keep_of_exhibit(&key(island), Some(now.as_str()).filter(|now| *now != state(island, true)));
}

/// Answers what the fields say, in words and in the drawing; where nothing changed, nothing is touched. In a prerender: never
/// called.
fn answer(island: &Element) {
    let Some(props) = read(island) else { return };
    let numbers = dom::all(island, NUMBERS);
    let mut fields = Vec::new();
    for number in &numbers {
        let number = input(number);
        // A field that holds what it cannot read is empty and not valid.
        let is_empty = number.value().is_empty() && number.matches(":valid").unwrap_or_default();
        fields.push(Field { value: number.value_as_number(), is_empty });
    }
    let said = match &props {
        Island::Rate(rate) => Rate::asked(&fields).map(|asked| rate.answer(asked)),
        Island::Accounts(accounts) => match fields.first() {
            Some(field) => accounts.selected(*field).map(|selected| accounts.answer(selected)),
            None => return,
        },
        Island::Campaigns(_) | Island::Series(_) | Island::Timeline(_) => return,
    };
    let wrong = said.as_ref().err().map(|(at, _)| *at);
    let words = said.unwrap_or_else(|(_, why)| why);
    let Some(output) = island.query_selector("output").ok().flatten() else { return };
    if output.text_content().is_some_and(|before| before == words) {
        return;
    }
    output.set_text_content(Some(&words));
    for (at, number) in numbers.iter().enumerate() {
        let flawed = if Some(at) == wrong { "true" } else { "false" };
        dom::granted(number.set_attribute("aria-invalid", flawed));
    }
    let is_printed = wrong.is_some() || state(island, false) == state(island, true);
    let title = around(island).map(|exhibit| dom::text(&exhibit, "h3")).unwrap_or_default();
    for (layout, plot) in Layout::ALL.into_iter().zip(dom::all(island, ".exhibit__plot")) {
        match &props {
            Island::Rate(rate) => {
                let asked = Rate::asked(&fields).ok().filter(|_| !is_printed);
                plot.set_inner_html(&rate.drawing(asked, layout).to_svg(&title));
            }
            Island::Accounts(accounts) => {
                let selected = if is_printed { 0.0 } else { fields[0].value };
                cover(&plot, &accounts.outline(selected, layout));
            }
            Island::Campaigns(_) | Island::Series(_) | Island::Timeline(_) => {}
        }
    }
}

/// Lays an area over a drawing, in a layer of its own: the marks under it are not painted again. In a prerender: never called.
fn cover(plot: &Element, area: &str) {
    if let Some(path) = plot.query_selector(".picked path").ok().flatten() {
        dom::granted(path.set_attribute("d", area));
    } else if let Some(drawing) = plot.first_element_child() {
        let size = drawing.get_attribute("viewBox").unwrap_or_default();
        let layer = ["<svg class=picked aria-hidden=true viewBox=\"", &size, "\"><path d=\"", area, "\"/></svg>"];
        dom::granted(drawing.insert_adjacent_html("afterend", &layer.concat()));
    }
}
