//! Pointing at drawings: any link with the class `point` in any exhibit, by pointer, touch or keyboard.
//!
//! A drawing is one tab stop. Arrows, Home and End move within it, Enter follows the link to the evidence, Escape leaves
//! the point. What the point says stands in the exhibit's readout; a screen reader hears the same as the link's name. What
//! the evidence filter covers is passed over.

use gloo::utils::{document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, SvgElement};

use super::dom;
use super::exhibit::part::tell;

const POINT: &str = "a.point";

/// Listens on the document, for exhibits that are there and those that come.
pub fn listen() {
    for kind in ["pointerover", "focusin", "pointerout", "focusout"] {
        dom::on(kind, |event| {
            if let Some(point) = dom::from(event, POINT) {
                let comes = matches!(event.type_().as_str(), "pointerover" | "focusin");
                tell(&point, &point.get_attribute("aria-label").filter(|_| comes).unwrap_or_default());
            }
        });
    }
    dom::on("keydown", on_key);
}

fn on_key(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if dom::is_tab(key) {
        keep_stops();
        return;
    }
    let Some(point) = dom::from(event, POINT) else { return };
    let Some(drawing) = point.closest("svg").ok().flatten() else { return };
    let points = shown(&drawing);
    let Some(at) = points.iter().position(|other| *other == point) else { return };
    let next = match key.key().as_str() {
        "ArrowDown" | "ArrowRight" => (at + 1).min(points.len() - 1),
        "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
        "Home" => 0,
        "End" => points.len() - 1,
        "Escape" => {
            tell(&point, "");
            return;
        }
        _ => return,
    };
    event.prevent_default();
    stop_at(&drawing, &points[next]);
    if let Some(next) = points[next].dyn_ref::<SvgElement>() {
        dom::granted(next.focus());
    }
}

/// The points of a drawing that no filter covers.
fn shown(drawing: &Element) -> Vec<Element> {
    dom::all(drawing, POINT).into_iter().filter(is_shown).collect()
}

fn is_shown(point: &Element) -> bool {
    let style = dom::granted(window().get_computed_style(point)).flatten();
    style.and_then(|style| style.get_property_value("display").ok()).is_some_and(|display| display != "none")
}

/// Makes a point the one at which Tab stops.
fn stop_at(drawing: &Element, point: &Element) {
    for other in dom::all(drawing, POINT) {
        dom::granted(other.set_attribute("tabindex", if other == *point { "0" } else { "-1" }));
    }
}

/// Before Tab looks for the next stop: a drawing whose stop is covered has another.
fn keep_stops() {
    for stop in dom::all(&document_element(), "a.point[tabindex='0']") {
        if let Some(drawing) = stop.closest("svg").ok().flatten().filter(|_| !is_shown(&stop))
            && let Some(first) = shown(&drawing).first()
        {
            stop_at(&drawing, first);
        }
    }
}
