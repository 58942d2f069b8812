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
use web_sys::js_sys::parse_float;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent};

use super::exhibit::part;
use super::{choices, dom};
use crate::chart::Layout;
use crate::view::island::{Field, Island};

const ASKING: &str = ".island:has(.ask)";
const MARKS: &str = "[data-island^=units] .plot";
const NUMBERS: &str = "[type=number]";
/// Pixels that a pointer moves before it drags.
const STILL: i32 = 4;

/// A drawing that is pressed, where in the window and in the drawing, and whether the pointer has moved since.
struct Press {
    marks: Element,
    from: (i32, i32),
    /// In widths of the drawing.
    place: (f64, f64),
    moved: bool,
}

thread_local! {
    static PRESSED: Cell<Option<Press>> = const { Cell::new(None) };
}

/// Listens on the document, for exhibits that are there and those that come.
pub fn listen() {
    for kind in ["click", "input", "change"] {
        dom::on(kind, on_field);
    }
    for kind in ["pointerover", "pointerdown", "pointermove", "pointerup", "pointercancel", "dragstart"] {
        dom::on(kind, on_pointer);
    }
}

/// Makes all such exhibits show what the address says.
pub fn follow() {
    for island in dom::all(&document_element(), ASKING) {
        let state = choices::of_exhibit(&key(&island)).unwrap_or_else(|| state(&island, true));
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
        let Some(pair) = dom::from(event, ".ask") else { return };
        for each in dom::all(&pair, "input") {
            input(&each).set_value(&preset);
        }
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
            select(&press, at);
        }
        PRESSED.set(Some(press));
    } else if kind == "pointerover" {
        // Before it is needed: a browser takes its time to paint the page in layers.
        for marks in dom::from(event, ASKING).map(|island| dom::all(&island, MARKS)).unwrap_or_default() {
            layer(&marks);
        }
    } else if kind == "pointerdown" || kind == "dragstart" {
        let Some(marks) = dom::from(event, MARKS).filter(|_| pointer.button() == 0) else { return };
        if kind == "dragstart" {
            event.prevent_default();
        } else {
            PRESSED.set(Some(Press { place: within(&marks, at), marks, from: at, moved: false }));
        }
    } else if let Some(press) = PRESSED.take().filter(|press| press.moved) {
        if let Some(island) = press.marks.closest(ASKING).ok().flatten() {
            keep(&island);
        }
        // It is kept until the click that follows.
        PRESSED.set(Some(press));
    }
}

/// Selects the marks from where they were pressed to the pointer.
fn select(press: &Press, at: (i32, i32)) {
    let Some(island) = press.marks.closest(ASKING).ok().flatten() else { return };
    let Some(Island::Units(props)) = part::props(&island) else { return };
    let drawings = dom::all(&island, ".plot");
    let Some(layout) = drawings.iter().position(|drawing| *drawing == press.marks).map(|at| Layout::ALL[at % 3]) else {
        return;
    };
    let width = f64::from(layout.width());
    let [one, other] = [press.place, within(&press.marks, at)].map(|(x, y)| ((x * width) as i32, (y * width) as i32));
    let selected = props.between(one, other, layout);
    // A field and a slider for how many, then for those before them.
    for (at, each) in dom::all(&island, "input").iter().enumerate() {
        input(each).set_value_as_number(if at < 2 { selected.count } else { selected.before });
    }
    answer(&island);
}

/// A place of the window in a drawing, in widths of it.
fn within(marks: &Element, (x, y): (i32, i32)) -> (f64, f64) {
    let place = marks.get_bounding_client_rect();
    let at = |pixels: i32, from: f64| (f64::from(pixels) - from) / place.width();
    (at(x, place.left()), at(y, place.top()))
}

/// An element of a selector that names inputs.
fn input(element: &Element) -> &HtmlInputElement {
    element.unchecked_ref()
}

/// What the fields say, or said when they were printed, as an address carries it. The last of those that are as they were printed
/// go without saying.
fn state(island: &Element, is_printed: bool) -> String {
    let mut state = String::new();
    let mut end = 0;
    for (at, number) in dom::all(island, NUMBERS).iter().enumerate() {
        let number = input(number);
        let printed = number.default_value();
        let value = if is_printed { printed.clone() } else { number.value() };
        if at > 0 {
            state.push(',');
        }
        state.push_str(&value);
        if at == 0 || value != printed {
            end = state.len();
        }
    }
    state.truncate(end);
    state
}

/// Fills the fields; what the state leaves out is as printed.
fn put(island: &Element, state: &str) {
    let mut values = state.split(',');
    for pair in dom::all(island, ".ask") {
        let value = values.next();
        for each in dom::all(&pair, "input") {
            let each = input(&each);
            let printed = each.default_value();
            each.set_value(value.unwrap_or(&printed));
        }
    }
}

/// Where an address carries what is asked.
fn key(island: &Element) -> String {
    format!("{}-asked", part::of(island).map(|exhibit| part::name(&exhibit)).unwrap_or_default())
}

/// Writes what is asked into the address.
fn keep(island: &Element) {
    let now = state(island, false);
    choices::keep_of_exhibit(&key(island), Some(now.as_str()).filter(|now| *now != state(island, true)));
}

/// Answers what the fields say, in words and in the drawing; where nothing changed, nothing is touched.
fn answer(island: &Element) {
    let Some(props) = part::props(island) else { return };
    let numbers = dom::all(island, NUMBERS);
    let mut fields = Vec::new();
    for number in &numbers {
        let number = input(number);
        // A field that holds what it cannot read is empty and not valid.
        let is_empty = number.value().is_empty() && number.matches(":valid").unwrap_or_default();
        // Not by the field's own number: Firefox loses its last digit.
        fields.push(Field { value: parse_float(&number.value()), is_empty });
    }
    let mut selected = None;
    let said = match &props {
        Island::WhatIf(what_if) => what_if.asked(&fields).map(|values| what_if.answer(&values)),
        Island::Units(units) => units.selected(&fields).map(|stretch| {
            selected = Some(stretch);
            units.answer(stretch)
        }),
        Island::Comparison(_) | Island::Series(_) | Island::Timeline(_) => return,
    };
    let wrong = said.as_ref().err().map(|(at, _)| *at);
    let words = said.unwrap_or_else(|(_, why)| why);
    let Some(output) = island.query_selector("output").ok().flatten() else { return };
    let is_new = output.text_content().is_none_or(|before| before != words);
    if is_new {
        dom::retell(&output, &words);
        for (at, number) in numbers.iter().enumerate() {
            let flawed = if Some(at) == wrong { "true" } else { "false" };
            dom::granted(number.set_attribute("aria-invalid", flawed));
        }
    }
    let is_printed = wrong.is_some() || state(island, false) == state(island, true);
    let title = part::of(island).map(|exhibit| dom::text(&exhibit, "h3")).unwrap_or_default();
    for (layout, plot) in Layout::ALL.into_iter().zip(dom::all(island, ".exhibit__plot")) {
        match &props {
            Island::WhatIf(what_if) if is_new => {
                let asked = what_if.asked(&fields).ok().filter(|_| !is_printed);
                plot.set_inner_html(&what_if.drawing(asked.as_deref(), layout).to_svg(&title));
            }
            // Words round, so that they may stay the same where a mark more is selected.
            Island::Units(units) => {
                if let Some(drawing) = plot.first_element_child() {
                    cover(&drawing, &units.outline(selected, layout));
                }
            }
            Island::WhatIf(_) | Island::Comparison(_) | Island::Series(_) | Island::Timeline(_) => {}
        }
    }
}

/// Lays an area over a drawing.
fn cover(drawing: &Element, area: &str) {
    if (!area.is_empty() || drawing.next_element_sibling().is_some())
        && let Some(path) = layer(drawing)
    {
        dom::granted(path.set_attribute("d", area));
    }
}

/// What lies over a drawing in a layer of its own, so that the marks under it are not painted again; made where there is none.
fn layer(drawing: &Element) -> Option<Element> {
    if drawing.next_element_sibling().is_none() {
        let size = drawing.get_attribute("viewBox").unwrap_or_default();
        let layer = format!("<svg class=picked aria-hidden=true viewBox=\"{size}\"><path/></svg>");
        dom::granted(drawing.insert_adjacent_html("afterend", &layer));
    }
    drawing.next_element_sibling()?.first_element_child()
}
