//! Moving in long series: closer, wider, earlier, later, to a range, back to the whole.
//!
//! ```text
//! pointer, key, button, address -> window -> worker: columns, chart::series -> drawing -> page, one at a time
//! ```
//!
//! The press draws, off the page's own thread, with the code it prints with; it reads the columns when the page has woken.
//! A page without long series loads none of it. A drag moves; with Shift, or where the whole is shown, it picks a range; two
//! fingers pinch; a wheel with Control zooms, and without it scrolls the page as ever. Buttons and keys do the same. The
//! window stands in the address. Where nothing can be loaded, as in a frame, the printed drawing stays.

use std::cell::{Cell, RefCell};

use gloo::utils::{document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{self, Array, Float64Array};
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, SvgElement, WheelEvent};

use super::worker::{self, Answer};
use super::{dom, reading};
use crate::numeral::numeral;

const PLOT: &str = ".exhibit__plot";
const MOVE: &str = "[data-move]";
const POINT: &str = "a.point";
/// The place of no layout: nothing is to be drawn.
const NONE: usize = 9;

thread_local! {
    /// The exhibits of this page that a reader can move in, or soon can.
    static MOVING: RefCell<Vec<Moving>> = const { RefCell::new(Vec::new()) };
    /// How many pages have woken here.
    static PAGES: Cell<u32> = const { Cell::new(0) };
}

/// A pointer that is down.
struct Held {
    id: i32,
    /// The moment that it holds, in seconds.
    seconds: f64,
    /// Where it is, as a share of the window.
    share: f64,
}

/// From one moment to another, in seconds.
type Window = (f64, f64);

/// An exhibit that a reader can move in.
struct Moving {
    exhibit: Element,
    /// Its drawings, one a layout, and what was printed in each.
    drawings: Vec<(Element, String)>,
    /// What is shown, or soon is.
    window: Window,
    /// What the press says of the drawing made last, as its `frame` has it; empty before the first.
    frame: Vec<f64>,
    held: Vec<Held>,
    /// Where a range begins that is being picked, in seconds.
    picked_from: Option<f64>,
    /// Whether the address shows the window.
    is_kept: bool,
    /// What is to be asked for: a drawing, the words at a moment of a lane.
    wants_drawing: bool,
    wants_words: Option<(usize, f64)>,
    /// Whether an answer is awaited, and for which layout.
    waits: bool,
    asked: usize,
}

/// Has the exhibits wake, and answers what concerns all of them. In a prerender: never called.
pub fn listen() {
    wake();
    for kind in ["hashchange", "resize", "beforeprint", "afterprint"] {
        dom::on_at(&window(), kind, |event| {
            MOVING.with_borrow_mut(|all| {
                for (at, moving) in all.iter_mut().enumerate() {
                    moving.follow(&event.type_());
                    moving.ask(at);
                }
            });
        });
    }
}

/// Has the exhibits drawn that are now in the page; with the first drawing each of them wakes. In a prerender: never called.
pub fn wake() {
    PAGES.set(PAGES.get() + 1);
    MOVING.with_borrow_mut(|all| {
        all.clear();
        // A block alone in a frame has no press.
        for line in dom::all(&document_element(), "[data-press] [data-live]") {
            let Some(exhibit) = line.closest(".exhibit").ok().flatten() else { continue };
            let mut drawings = Vec::new();
            for svg in dom::all(&exhibit, ".exhibit__plot svg") {
                let printed = svg.inner_html();
                drawings.push((svg, printed));
            }
            let mut moving = Moving {
                exhibit,
                drawings,
                window: (0.0, 0.0),
                frame: Vec::new(),
                held: Vec::new(),
                picked_from: None,
                is_kept: true,
                wants_drawing: true,
                wants_words: None,
                waits: false,
                asked: NONE,
            };
            moving.window = moving.kept();
            moving.ask(all.len());
            all.push(moving);
        }
    });
}

fn on_event(event: &Event) {
    let exhibit = event.current_target().map(JsCast::unchecked_into::<Element>);
    MOVING.with_borrow_mut(|all| {
        for (at, moving) in all.iter_mut().enumerate() {
            if Some(&moving.exhibit) == exhibit.as_ref() {
                moving.answer(event);
                moving.ask(at);
            }
        }
    });
}

/// Takes over what the press answered to the exhibit at a place. In a prerender: never called.
fn take(at: usize, page: u32, answer: &Answer) {
    MOVING.with(|all| {
        // What could not even be asked is answered while it is being asked.
        let Ok(mut all) = all.try_borrow_mut() else { return };
        if let Some(moving) = all.get_mut(at).filter(|_| PAGES.get() == page) {
            moving.take(answer);
            moving.ask(at);
        }
    });
}

impl Moving {
    fn line(&self) -> Option<Element> {
        self.exhibit.query_selector("[data-live]").ok().flatten()
    }

    /// The place of the layout that is shown.
    fn shown(&self) -> usize {
        // WebKit gives a drawing its place even where it is not displayed, but not what is around it.
        let has_place = |svg: &Element| svg.parent_element().is_some_and(|plot| plot.get_client_rects().length() > 0);
        self.drawings.iter().position(|(svg, _)| has_place(svg)).unwrap_or(NONE)
    }

    /// Asks the press for what is wanted, unless an answer is still awaited: of many moves the last counts. In a prerender:
    /// never called.
    fn ask(&mut self, at: usize) {
        let Some(line) = self.line().filter(|_| !self.waits && (self.wants_drawing || self.wants_words.is_some())) else {
            return;
        };
        let attribute = |name: &str| line.get_attribute(name).unwrap_or_default();
        let columns = Array::new();
        if self.frame.is_empty() {
            for (at, part) in attribute("data-columns").split('\n').enumerate() {
                // An id, then where the column begins and ends for a press that made this page.
                let inside = || dom::one(&["#columns-", part].concat()).and_then(|block| block.text_content());
                let beside = || ["series/", part, ".bin"].concat();
                let part = if at % 3 > 0 { part.to_owned() } else { inside().unwrap_or_else(beside) };
                columns.push(&part.into());
            }
        }
        let layout = if self.wants_drawing { self.shown() } else { NONE };
        let (of, moment) = self.wants_words.unwrap_or((NONE, 0.0));
        let asked = [layout as f64, self.window.0, self.window.1, of as f64, moment];
        (self.waits, self.wants_drawing, self.wants_words) = (true, false, None);
        self.asked = layout;
        let page = PAGES.get();
        let asked: Array = asked.into_iter().map(JsValue::from).collect();
        worker::draw(&attribute("data-live"), &self.exhibit.id(), &columns, &asked, move |answer| take(at, page, &answer));
    }

    fn take(&mut self, answer: &Answer) {
        self.waits = false;
        if let Some(failure) = &answer.failure {
            // The printed drawing stays.
            gloo::console::warn!(failure);
            (self.waits, self.wants_drawing) = (true, false);
            return;
        }
        if !answer.report.is_empty() {
            self.tell(&answer.report);
        }
        let (Some(html), at) = (&answer.html, self.asked) else { return };
        // Another layout may have come to be shown meanwhile.
        self.wants_drawing |= self.shown() != at;
        let is_first = self.frame.is_empty();
        self.frame = answer.frame.unchecked_ref::<Float64Array>().to_vec();
        if let Some((svg, _)) = self.drawings.get(at).filter(|_| self.picked_from.is_none()) {
            let focused = svg.query_selector("a:focus").ok().flatten();
            svg.set_inner_html(&String::from(html));
            if focused.is_some()
                && let Some(mark) = svg.query_selector(POINT).ok().flatten()
            {
                dom::granted(mark.unchecked_ref::<SvgElement>().focus());
            }
        }
        if is_first {
            self.window = self.fitted(self.window.0, self.window.1 - self.window.0);
            for button in dom::all(&self.exhibit, MOVE) {
                dom::granted(button.remove_attribute("disabled"));
            }
            dom::granted(self.exhibit.set_attribute("data-moves", ""));
            for kind in [
                "click",
                "dblclick",
                "keydown",
                "wheel",
                "pointerdown",
                "pointermove",
                "pointerup",
                "pointercancel",
                "pointerleave",
            ] {
                dom::on_at(&self.exhibit, kind, on_event);
            }
        }
        dom::mark_painted(self.exhibit.id().trim_start_matches("exhibit-"));
    }

    /// Does as the address says after it changed, and draws what another layout shows. On paper stands what was printed.
    fn follow(&mut self, kind: &str) {
        if kind == "beforeprint" {
            for (svg, printed) in &self.drawings {
                svg.set_inner_html(printed);
            }
        } else {
            if kind == "hashchange" {
                let (from, to) = self.kept();
                self.window = self.fitted(from, to - from);
            }
            self.wants_drawing = !self.frame.is_empty();
        }
    }

    fn key(&self) -> String {
        [self.exhibit.id().trim_start_matches("exhibit-"), "-window"].concat()
    }

    /// The window that the address tells; the whole where it tells none.
    fn kept(&self) -> Window {
        let told = reading::of_exhibit(&self.key()).unwrap_or_default();
        let mut ends = told.split(',').map(js_sys::parse_float);
        match (ends.next(), ends.next()) {
            (Some(from), Some(to)) if from < to => (from, to),
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }

    /// Writes the window into the address, to the millisecond. In a prerender: never called.
    fn keep(&mut self) {
        if !self.is_kept {
            self.is_kept = true;
            let told = |seconds: f64| numeral((seconds * 1e3).round() / 1e3);
            let value = [told(self.window.0), told(self.window.1)].join(",");
            reading::keep_of_exhibit(&self.key(), Some(value.as_str()).filter(|_| self.window != self.whole()));
        }
    }

    fn whole(&self) -> Window {
        (self.frame[2], self.frame[3])
    }

    /// A window of that width that begins there, as far as there is something to show.
    fn fitted(&self, from: f64, width: f64) -> Window {
        if self.frame.is_empty() {
            return (from, from + width);
        }
        let (first, last) = self.whole();
        let width = width.max(self.frame[4]);
        // So near to all is all, or a series could hardly be left as it was found.
        if width >= (last - first) * 0.999 {
            return (first, last);
        }
        let from = from.min(last - width).max(first);
        (from, from + width)
    }

    fn show(&mut self, from: f64, width: f64) {
        let window = self.fitted(from, width);
        if window != self.window {
            (self.window, self.is_kept, self.wants_drawing) = (window, false, true);
        }
    }

    /// Shows so many times as much, around a moment that stays where it is.
    fn zoom(&mut self, times: f64, around: f64) {
        let (from, to) = self.window;
        self.show(around - (around - from) * times, (to - from) * times);
    }

    /// Moves as a key says; whether it says something.
    fn go(&mut self, key: &str) -> bool {
        let (from, to) = self.window;
        let width = to - from;
        match key {
            "ArrowLeft" => self.show(from - width / 4.0, width),
            "ArrowRight" => self.show(from + width / 4.0, width),
            "Home" => self.show(f64::NEG_INFINITY, width),
            "End" => self.show(f64::INFINITY, width),
            "+" | "=" => self.zoom(0.5, f64::midpoint(from, to)),
            "-" => self.zoom(2.0, f64::midpoint(from, to)),
            "Escape" => self.show(from, f64::INFINITY),
            _ => return false,
        }
        true
    }

    fn answer(&mut self, event: &Event) {
        let kind = event.type_();
        let pressed = dom::from(event, MOVE);
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            self.on_key(key, pressed.is_some());
        } else if let Some(button) = pressed {
            if kind == "click" {
                self.go(&button.get_attribute("data-move").unwrap_or_default());
            }
        } else if let (Some(mouse), Some(plot)) = (event.dyn_ref::<MouseEvent>(), dom::from(event, PLOT)) {
            self.on_pointer(&kind, mouse, &plot);
        }
        if kind == "pointerleave" && self.held.is_empty() {
            self.tell("");
        }
        // A browser that is told too often of new addresses stops listening: a drag and a wheel end first.
        if self.held.is_empty() && kind != "wheel" {
            self.keep();
        }
    }

    fn on_key(&mut self, event: &KeyboardEvent, is_button: bool) {
        let is_point = dom::from(event, POINT).is_some();
        let key = event.key();
        // From mark to mark arrows lead already; and with these keys held, a key is the browser's.
        let is_taken = !is_button && (!is_point || key.len() > 1 && key != "Escape");
        if !is_taken && !event.ctrl_key() && !event.meta_key() && !event.alt_key() && self.go(&key) {
            event.prevent_default();
        }
    }

    fn on_pointer(&mut self, kind: &str, event: &MouseEvent, plot: &Element) {
        let Some(svg) = plot.first_element_child() else { return };
        let place = svg.get_bounding_client_rect();
        let unit = self.frame[5] / place.width();
        let (left, right) = (self.frame[6], self.frame[7]);
        let share = ((f64::from(event.client_x()) - place.left()) * unit - left) / (right - left);
        let (from, to) = self.window;
        let seconds = from + share.clamp(0.0, 1.0) * (to - from);
        let pointer = event.dyn_ref::<PointerEvent>();
        let id = pointer.map_or(0, PointerEvent::pointer_id);
        let on_point = dom::from(event, POINT).is_some();
        match kind {
            "dblclick" => {
                self.go("Escape");
            }
            "wheel" if event.ctrl_key() => {
                event.prevent_default();
                let turned = event.dyn_ref::<WheelEvent>().map_or(0.0, WheelEvent::delta_y);
                // A step of a wheel is some 100, a pinch on a pad sends many small ones.
                self.zoom(1.0 + turned.clamp(-50.0, 50.0) * 0.01, seconds);
            }
            // A mark leads to its evidence.
            "pointerdown" if event.button() == 0 && !on_point => {
                let is_mouse = pointer.is_some_and(|pointer| pointer.pointer_type() == "mouse");
                let picks = self.held.is_empty() && (event.shift_key() || is_mouse && self.window == self.whole());
                self.picked_from = Some(seconds).filter(|_| picks);
                self.held.push(Held { id, seconds, share });
                // One that is up again already moves nothing.
                let _gone = plot.set_pointer_capture(id);
            }
            "pointermove" if self.held.is_empty() => {
                let y = (f64::from(event.client_y()) - place.top()) * unit;
                let lane = self.frame.iter().skip(8).position(|bottom| y <= *bottom);
                // A mark tells by itself.
                self.wants_words = lane.map(|lane| (lane, seconds)).filter(|_| !on_point);
            }
            "pointermove" => {
                let Some(held) = self.held.iter_mut().find(|held| held.id == id) else { return };
                held.share = share;
                match (self.picked_from, self.held.as_slice()) {
                    (Some(other), _) => self.outline(&svg, (other.min(seconds), other.max(seconds))),
                    (None, [one, other, ..]) => {
                        let width = (other.seconds - one.seconds) / (other.share - one.share);
                        if width > 0.0 {
                            self.show(one.seconds - one.share * width, width);
                        }
                    }
                    (None, [one]) => self.show(one.seconds - one.share * (to - from), to - from),
                    (None, []) => {}
                }
            }
            "pointerup" | "pointercancel" => {
                self.held.retain(|held| held.id != id);
                // What is still down holds what is now under it.
                for held in &mut self.held {
                    held.seconds = from + held.share * (to - from);
                }
                if let Some(other) = self.picked_from.take() {
                    // The band goes with the next drawing.
                    self.wants_drawing = true;
                    let width = (seconds - other).abs();
                    if kind == "pointerup" && width > (to - from) * 0.01 {
                        self.show(other.min(seconds), width);
                    }
                }
            }
            _ => {}
        }
    }

    /// Lays a band over the range that is being picked. In a prerender: never called.
    fn outline(&self, svg: &Element, (from, to): Window) {
        let (left, right) = (self.frame[6], self.frame[7]);
        let x = |seconds: f64| (left + (seconds - self.window.0) / (self.window.1 - self.window.0) * (right - left)) as i32;
        let bottom = self.frame.last().map_or(0, |bottom| *bottom as i32);
        let [left, right, bottom] = [x(from), x(to), bottom].map(|unit| unit.to_string());
        if let Some(band) = svg.query_selector(".picked").ok().flatten() {
            band.remove();
        }
        let band = ["<path class=\"span picked\" d=\"M", &left, " 0H", &right, "V", &bottom, "H", &left, "z\"/>"].concat();
        dom::granted(svg.insert_adjacent_html("beforeend", &band));
    }

    /// Writes into the readout; no text brings the hint back. In a prerender: never called.
    fn tell(&self, text: &str) {
        if let Some(line) = self.line() {
            let hint = line.get_attribute("data-hint").unwrap_or_default();
            line.set_text_content(Some(if text.is_empty() { &hint } else { text }));
        }
    }
}
