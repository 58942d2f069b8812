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

use std::cell::{Cell, RefCell};

use gloo::utils::{document_element, window};
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{self, Promise, Uint8Array};
use web_sys::{Element, Event, EventTarget, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent, SvgElement, WheelEvent};

use super::{dom, exhibit, points, reading};
use crate::chart::Layout;
use crate::chart::time::{TimeDrawing, Window};
use crate::numeral::numeral;
use crate::view::island::series::{LongSeries, SeriesProps};
use crate::view::island::timeline::Timeline;

const PLOT: &str = ".exhibit__plot";
const MOVE: &str = "[data-move]";
const POINT: &str = "a.point";
/// Pixels that a pointer moves before it drags.
const STILL: f64 = 4.0;

#[wasm_bindgen]
extern "C" {
    /// Of the offline file's own script: inflates what stands in the file in base64.
    #[wasm_bindgen(catch)]
    fn inflate(packed: &str) -> Result<Promise, JsValue>;
    /// Of the script of a published page, or of one in a frame: what lies beside the page, asked for once.
    #[wasm_bindgen(catch)]
    fn ahead(address: &str) -> Result<Promise, JsValue>;
}

thread_local! {
    /// The exhibits of this page that a reader can move in, or soon can.
    static MOVING: RefCell<Vec<Moving>> = const { RefCell::new(Vec::new()) };
    /// Those in a frame that the reader has not touched yet.
    static UNTOUCHED: RefCell<Vec<(Element, LongSeries)>> = const { RefCell::new(Vec::new()) };
    /// How many pages have stood here.
    static PAGES: Cell<u32> = const { Cell::new(0) };
    /// The columns of a page that was pressed here, by the ids of their series.
    static PRESSED: RefCell<JsValue> = const { RefCell::new(JsValue::NULL) };
}

/// What is moved in.
enum Content {
    Series(LongSeries),
    Timeline(Timeline),
}

/// A pointer that is down.
struct Held {
    id: i32,
    /// The moment that it holds, in seconds.
    seconds: f64,
    /// Where it is, as a share of the window.
    share: f64,
    /// Where it went down, in pixels from the left of the drawing.
    x: f64,
}

/// An exhibit that a reader can move in.
struct Moving {
    exhibit: Element,
    content: Content,
    /// What was printed in each of its drawings, one a layout.
    printed: Vec<(Element, String)>,
    /// What there is to show, and the shortest time worth showing, in seconds.
    whole: Window,
    shortest: f64,
    /// What is shown.
    window: Window,
    /// The drawing made last; none before the first.
    drawn: Option<TimeDrawing>,
    held: Vec<Held>,
    /// Whether what was pressed last has been moved since.
    has_dragged: bool,
    /// Where a range begins that is being picked, in seconds.
    picked_from: Option<f64>,
    /// Whether the address shows the window.
    is_kept: bool,
}

/// Answers what concerns all exhibits. In a prerender: never called.
pub fn listen() {
    // Before all is loaded, WebKit may not know yet which drawing is shown.
    for kind in ["load", "resize", "beforeprint", "afterprint"] {
        dom::on_at(&window(), kind, |event| {
            let is_paper = event.type_() == "beforeprint";
            MOVING.with_borrow_mut(|all| {
                for moving in all {
                    if moving.drawn.is_some() || moving.window != moving.whole || moving.party().is_some() {
                        if is_paper { moving.put_back() } else { moving.draw(false) }
                    }
                }
            });
        });
    }
}

/// Takes over the columns of a page that was pressed here, before it wakes. In a prerender: never called.
pub fn take_columns(columns: JsValue) {
    PRESSED.set(columns);
}

/// Lets go of the exhibits of a page that is no more. In a prerender: never called.
pub fn forget() {
    PAGES.set(PAGES.get() + 1);
    MOVING.take();
    UNTOUCHED.take();
}

/// Shows what the address says. In a prerender: never called.
pub fn follow() {
    MOVING.with_borrow_mut(|all| {
        for moving in all {
            let (from, to) = moving.kept();
            moving.show(from, to - from);
            moving.is_kept = true;
        }
    });
    touch(None);
}

/// Wakes a timeline. In a prerender: never called.
pub fn timeline(island: &Element, timeline: Timeline) {
    let (whole, shortest) = timeline.whole();
    wake(island, Content::Timeline(timeline), whole, shortest);
}

/// Wakes an exhibit of series once its columns are there. In a prerender: never called.
pub fn series(island: Element, props: SeriesProps) {
    let series = LongSeries { props, numbers: Vec::new() };
    if !document_element().has_attribute("data-embed") {
        return load(island, series, PAGES.get());
    }
    for kind in ["pointerover", "focusin"] {
        dom::on_at(&island, kind, |event| touch(event.current_target().as_ref()));
    }
    UNTOUCHED.with_borrow_mut(|all| all.push((island, series)));
    follow();
}

/// Asks for the columns of what the reader touches, and of what the address tells a window of. In a prerender: never called.
fn touch(touched: Option<&EventTarget>) {
    for (island, series) in UNTOUCHED.take() {
        let is_told = exhibit::of(&island).is_some_and(|exhibit| reading::of_exhibit(&key(&exhibit)).is_some());
        if is_told || touched == Some(&island) {
            load(island, series, PAGES.get());
        } else {
            UNTOUCHED.with_borrow_mut(|all| all.push((island, series)));
        }
    }
}

/// Reads the columns of the next lane, and of those after it; then the exhibit wakes. In a prerender: never called.
fn load(island: Element, series: LongSeries, page: u32) {
    let Some(lane) = series.props.lanes.get(series.numbers.len()) else {
        let (whole, shortest) = series.whole();
        return wake(&island, Content::Series(series), whole, shortest);
    };
    let pressed =
        PRESSED.with_borrow(|all| js_sys::Reflect::get(all, &lane.id.as_str().into()).ok()?.dyn_into::<Uint8Array>().ok());
    if let Some(numbers) = pressed.and_then(|bytes| lane.numbers(bytes.to_vec())) {
        let mut series = series;
        series.numbers.push(numbers);
        return load(island, series, page);
    }
    let inside = dom::one(&["#columns-", &lane.id].concat()).and_then(|block| block.text_content());
    let coming = match inside {
        Some(packed) => inflate(&packed),
        // Beside the page lie the columns of the revision that was printed.
        None if ["data-bundle", "data-embed"].iter().any(|kind| document_element().has_attribute(kind)) => ahead(&lane.file),
        None => return,
    };
    let Some(coming) = dom::granted(coming) else { return };
    dom::settled(&coming, move |file| {
        let mut series = series;
        let bytes = dom::granted(file).map(|file| Uint8Array::new(&file).to_vec()).unwrap_or_default();
        if PAGES.get() != page {
            return;
        }
        match series.props.lanes[series.numbers.len()].numbers(bytes) {
            Some(numbers) => {
                series.numbers.push(numbers);
                load(island, series, page);
            }
            None => gloo::console::warn!("an exhibit stays as printed: its columns cannot be read"),
        }
    });
}

/// Lets the reader move in an exhibit. In a prerender: never called.
fn wake(island: &Element, content: Content, whole: Window, shortest: f64) {
    let Some(exhibit) = exhibit::of(island) else { return };
    let mut printed = Vec::new();
    for plot in dom::all(island, PLOT) {
        let drawing = plot.inner_html();
        printed.push((plot, drawing));
    }
    for button in dom::all(island, MOVE) {
        dom::granted(button.remove_attribute("disabled"));
    }
    for kind in [
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
    ] {
        dom::on_at(island, kind, on_event);
    }
    // A page that was put in place of another has come after the first frame.
    let mark = if PAGES.get() == 0 { dom::mark_woken } else { dom::mark_painted };
    mark(&exhibit::name(&exhibit));
    let mut moving = Moving {
        exhibit,
        content,
        printed,
        whole,
        shortest,
        window: whole,
        drawn: None,
        held: Vec::new(),
        has_dragged: false,
        picked_from: None,
        is_kept: true,
    };
    let (from, to) = moving.kept();
    moving.show(from, to - from);
    moving.is_kept = true;
    MOVING.with_borrow_mut(|all| all.push(moving));
}

/// Under what the address keeps the window of an exhibit.
fn key(exhibit: &Element) -> String {
    [&exhibit::name(exhibit), "-window"].concat()
}

fn on_event(event: &Event) {
    let island = event.current_target().map(JsCast::unchecked_into::<Element>);
    MOVING.with_borrow_mut(|all| {
        for moving in all {
            if island.as_ref().is_some_and(|island| moving.exhibit.contains(Some(island))) {
                moving.answer(event);
            }
        }
    });
}

impl Moving {
    /// The place of the layout that is shown.
    fn shown(&self) -> Option<usize> {
        // WebKit gives a drawing its place even where it is not displayed, but not what is around it.
        self.printed.iter().position(|(plot, _)| plot.get_client_rects().length() > 0)
    }

    /// The party whose events alone are asked for.
    fn party(&self) -> Option<usize> {
        let radios = dom::all(&self.exhibit, ".exhibit__controls [type=radio]");
        let pressed = radios.iter().position(|radio| radio.unchecked_ref::<HtmlInputElement>().checked())?;
        pressed.checked_sub(1)
    }

    /// Draws the window where it is seen, or, with `is_there`, only takes note of what is drawn there already. In a prerender:
    /// never called.
    fn draw(&mut self, is_there: bool) {
        let Some(at) = self.shown() else { return };
        let (layout, plot) = (Layout::ALL[at % Layout::ALL.len()], &self.printed[at].0);
        let drawn = match &self.content {
            Content::Series(series) => series.drawing(self.window, layout),
            Content::Timeline(timeline) => timeline.drawing(self.party(), self.window, layout),
        };
        if !is_there {
            let was_focused = plot.query_selector("a:focus").ok().flatten().is_some();
            plot.set_inner_html(&drawn.drawing.to_svg(&dom::text(&self.exhibit, "h3")));
            if was_focused && let Some(mark) = plot.query_selector(POINT).ok().flatten() {
                dom::granted(mark.unchecked_ref::<SvgElement>().focus());
            }
            dom::mark_painted(&exhibit::name(&self.exhibit));
        }
        self.drawn = Some(drawn);
    }

    /// In a prerender: never called.
    fn put_back(&self) {
        for (plot, printed) in &self.printed {
            plot.set_inner_html(printed);
        }
    }

    /// The window that the address tells; the whole where it tells none.
    fn kept(&self) -> Window {
        let told = reading::of_exhibit(&key(&self.exhibit)).unwrap_or_default();
        let mut ends = told.split(',').map(js_sys::parse_float);
        match (ends.next(), ends.next()) {
            (Some(from), Some(to)) if from < to => (from, to),
            _ => self.whole,
        }
    }

    /// Writes the window into the address, to the millisecond. In a prerender: never called.
    fn keep(&mut self) {
        if !self.is_kept {
            self.is_kept = true;
            let told = |seconds: f64| numeral((seconds * 1e3).round() / 1e3);
            let value = [told(self.window.0), told(self.window.1)].join(",");
            reading::keep_of_exhibit(&key(&self.exhibit), Some(value.as_str()).filter(|_| self.window != self.whole));
        }
    }

    /// Shows so many seconds from a moment on, as far as there is something to show. In a prerender: never called.
    fn show(&mut self, from: f64, width: f64) {
        let (first, last) = self.whole;
        let width = width.max(self.shortest);
        // So near to all is all, or a drawing could hardly be left as it was found.
        let window = if width >= (last - first) * 0.999 {
            self.whole
        } else {
            let from = from.min(last - width).max(first);
            (from, from + width)
        };
        if window != self.window {
            (self.window, self.is_kept) = (window, false);
            self.draw(false);
        }
    }

    /// Shows so many times as much, around a moment that stays where it is. In a prerender: never called.
    fn zoom(&mut self, times: f64, around: f64) {
        let (from, to) = self.window;
        self.show(around - (around - from) * times, (to - from) * times);
    }

    /// Moves as a key says; whether it says something. In a prerender: never called.
    fn go(&mut self, key: &str) -> bool {
        let (from, to) = self.window;
        let width = to - from;
        match key {
            "ArrowLeft" => self.show(from - width / 4.0, width),
            "ArrowRight" => self.show(from + width / 4.0, width),
            "Home" => self.show(self.whole.0, width),
            "End" => self.show(self.whole.1, width),
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
        if kind == "change" {
            self.draw(false);
        } else if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            self.on_key(key, pressed.is_some());
        } else if let Some(button) = pressed {
            if kind == "click" {
                self.go(&button.get_attribute("data-move").unwrap_or_default());
            }
        } else if let (Some(mouse), Some(plot)) = (event.dyn_ref::<MouseEvent>(), dom::from(event, PLOT)) {
            self.on_pointer(&kind, mouse, &plot);
        }
        if kind == "pointerleave" && self.held.is_empty() {
            points::tell(&self.exhibit, "");
        }
        // A browser that is told too often of new addresses stops listening: a drag and a wheel end first.
        if self.held.is_empty() && kind != "wheel" {
            self.keep();
        }
    }

    fn on_key(&mut self, event: &KeyboardEvent, is_button: bool) {
        let is_point = dom::from(event, POINT).is_some();
        let key = event.key();
        // From mark to mark arrows lead already, and from party to party; and with these keys held, a key is the browser's.
        let is_taken = !is_button && (!is_point || key.len() > 1 && key != "Escape");
        if !is_taken && !event.ctrl_key() && !event.meta_key() && !event.alt_key() && self.go(&key) {
            event.prevent_default();
        }
    }

    fn on_pointer(&mut self, kind: &str, event: &MouseEvent, plot: &Element) {
        if self.drawn.is_none() {
            self.draw(true);
        }
        let (Some(drawn), Some(svg)) = (&self.drawn, plot.first_element_child()) else { return };
        let place = svg.get_bounding_client_rect();
        let unit = f64::from(drawn.drawing.width_px) / place.width();
        let (left, right) = (f64::from(drawn.left), f64::from(drawn.right));
        let x = f64::from(event.client_x()) - place.left();
        let share = (x * unit - left) / (right - left);
        let (from, to) = self.window;
        let seconds = from + share.clamp(0.0, 1.0) * (to - from);
        let pointer = event.dyn_ref::<PointerEvent>();
        let id = pointer.map_or(0, PointerEvent::pointer_id);
        match kind {
            // A link is moved in, not carried off.
            "dragstart" => event.prevent_default(),
            "dblclick" => {
                self.go("Escape");
            }
            // The end of a drag is no click on what lies under it.
            "click" if self.has_dragged => {
                event.prevent_default();
                event.stop_propagation();
            }
            "wheel" if event.ctrl_key() => {
                event.prevent_default();
                let turned = event.dyn_ref::<WheelEvent>().map_or(0.0, WheelEvent::delta_y);
                // A step of a wheel is some 100, a pinch on a pad sends many small ones.
                self.zoom(1.0 + turned.clamp(-50.0, 50.0) * 0.01, seconds);
            }
            "pointerdown" if event.button() == 0 && (0.0..=1.0).contains(&share) => {
                let is_mouse = pointer.is_some_and(|pointer| pointer.pointer_type() == "mouse");
                let picks = self.held.is_empty() && (event.shift_key() || is_mouse && self.window == self.whole);
                self.picked_from = Some(seconds).filter(|_| picks);
                self.has_dragged = false;
                self.held.push(Held { id, seconds, share, x });
            }
            "pointermove" if self.held.is_empty() => {
                let y = (f64::from(event.client_y()) - place.top()) * unit;
                let lane = drawn.panels.iter().position(|bottom| y <= f64::from(*bottom));
                // A mark tells by itself.
                if let (Content::Series(series), Some(lane), None) = (&self.content, lane, dom::from(event, POINT)) {
                    points::tell(&self.exhibit, &series.tell(lane, seconds));
                }
            }
            "pointermove" => {
                let Some(held) = self.held.iter_mut().find(|held| held.id == id) else { return };
                if !self.has_dragged && (x - held.x).abs() <= STILL {
                    return;
                }
                if !self.has_dragged {
                    self.has_dragged = true;
                    // One that is up again already moves nothing.
                    let _gone = plot.set_pointer_capture(id);
                }
                held.share = share;
                if let Some(other) = self.picked_from {
                    let at = |seconds: f64| ((left + (seconds - from) / (to - from) * (right - left)) as i32).to_string();
                    let bottom = drawn.panels.last().map_or_else(String::new, ToString::to_string);
                    outline(&svg, [&at(other), &at(seconds), &bottom]);
                } else if let [one, other, ..] = self.held.as_slice() {
                    let width = (other.seconds - one.seconds) / (other.share - one.share);
                    if width > 0.0 {
                        self.show(one.seconds - one.share * width, width);
                    }
                } else if let [one] = self.held.as_slice() {
                    self.show(one.seconds - one.share * (to - from), to - from);
                }
            }
            "pointerup" | "pointercancel" => {
                self.held.retain(|held| held.id != id);
                // What is still down holds what is now under it.
                for held in &mut self.held {
                    held.seconds = from + held.share * (to - from);
                }
                let picked = self.picked_from.take().filter(|_| self.has_dragged);
                if let Some(other) = picked {
                    let width = (seconds - other).abs();
                    if kind == "pointerup" && width > (to - from) * 0.01 {
                        self.show(other.min(seconds), width);
                    } else {
                        self.draw(false);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Lays a band over the range that is being picked, in drawing units. In a prerender: never called.
fn outline(svg: &Element, [from, to, bottom]: [&str; 3]) {
    if let Some(band) = svg.query_selector(".range").ok().flatten() {
        band.remove();
    }
    let band = ["<path class=\"span range\" d=\"M", from, " 0H", to, "V", bottom, "H", from, "z\"/>"];
    dom::granted(svg.insert_adjacent_html("beforeend", &band.concat()));
}
