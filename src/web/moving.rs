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

use super::exhibit::part;
use super::{dom, islands, reading};
use crate::chart::Layout;
use crate::chart::time::{TimeDrawing, Window};
use crate::chart::viewport::{Hold, Viewport};
use crate::numeral::numeral;
use crate::view::island::Island;
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
    static UNTOUCHED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
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
struct Pressed {
    id: i32,
    hold: Hold,
    /// Where it went down, in pixels from the left of the drawing.
    x: f64,
}

/// An exhibit that a reader can move in.
struct Moving {
    exhibit: Element,
    content: Content,
    /// What was printed in each of its drawings, one a layout.
    printed: Vec<(Element, String)>,
    viewport: Viewport,
    /// The drawing made last; none before the first.
    drawn: Option<TimeDrawing>,
    pressed: Vec<Pressed>,
    /// Whether what was pressed last has been moved since.
    has_dragged: bool,
    /// The moment at which a range begins that is being picked.
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
                    if moving.drawn.is_some() || !moving.viewport.is_all() || moving.party().is_some() {
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
            moving.recall();
        }
    });
    touch(None);
}

/// Wakes a timeline. In a prerender: never called.
pub fn timeline(island: &Element, timeline: Timeline) {
    let viewport = timeline.viewport();
    wake(island, Content::Timeline(timeline), viewport);
}

/// Wakes an exhibit of series once its columns are there. In a prerender: never called.
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

/// Asks for the columns of what the reader touches, and of what the address tells a window of. In a prerender: never called.
fn touch(touched: Option<&EventTarget>) {
    for island in UNTOUCHED.take() {
        let is_told = part::of(&island).is_some_and(|exhibit| reading::of_exhibit(&key(&exhibit)).is_some());
        if !is_told && touched != Some(&island) {
            UNTOUCHED.with_borrow_mut(|all| all.push(island));
        } else if let Some(Island::Series(props)) = islands::read(&island) {
            ask_for(island, props);
        }
    }
}

fn ask_for(island: Element, props: SeriesProps) {
    load(island, LongSeries { props, numbers: Vec::new() }, PAGES.get());
}

/// Reads the columns of the next lane, and of those after it; then the exhibit wakes. In a prerender: never called.
fn load(island: Element, series: LongSeries, page: u32) {
    let Some(lane) = series.props.lanes.get(series.numbers.len()) else {
        let viewport = series.viewport();
        return wake(&island, Content::Series(series), viewport);
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
fn wake(island: &Element, content: Content, viewport: Viewport) {
    let Some(exhibit) = part::of(island) else { return };
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
    mark(&part::name(&exhibit));
    let mut moving = Moving {
        exhibit,
        content,
        printed,
        viewport,
        drawn: None,
        pressed: Vec::new(),
        has_dragged: false,
        picked_from: None,
        is_kept: true,
    };
    moving.recall();
    MOVING.with_borrow_mut(|all| all.push(moving));
}

/// Under what the address keeps the window of an exhibit.
fn key(exhibit: &Element) -> String {
    [&part::name(exhibit), "-window"].concat()
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

    fn holds(&self) -> Vec<Hold> {
        self.pressed.iter().map(|pressed| pressed.hold).collect()
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
            Content::Series(series) => series.drawing(self.viewport.shown(), layout),
            Content::Timeline(timeline) => timeline.drawing(self.party(), self.viewport.shown(), layout),
        };
        if !is_there {
            let was_focused = plot.query_selector("a:focus").ok().flatten().is_some();
            plot.set_inner_html(&drawn.drawing.to_svg(&dom::text(&self.exhibit, "h3")));
            if was_focused && let Some(mark) = plot.query_selector(POINT).ok().flatten() {
                dom::granted(mark.unchecked_ref::<SvgElement>().focus());
            }
            dom::mark_painted(&part::name(&self.exhibit));
        }
        self.drawn = Some(drawn);
    }

    /// In a prerender: never called.
    fn put_back(&self) {
        for (plot, printed) in &self.printed {
            plot.set_inner_html(printed);
        }
    }

    /// Shows the window that the address tells; the whole where it tells none. In a prerender: never called.
    fn recall(&mut self) {
        let told = reading::of_exhibit(&key(&self.exhibit)).unwrap_or_default();
        let mut ends = told.split(',').map(js_sys::parse_float);
        self.show(match (ends.next(), ends.next()) {
            (Some(from), Some(to)) if from < to => (from, to),
            _ => self.viewport.whole(),
        });
        self.is_kept = true;
    }

    /// Writes the window into the address, to the millisecond. In a prerender: never called.
    fn keep(&mut self) {
        if !self.is_kept {
            self.is_kept = true;
            let told = |moment: f64| numeral((moment * 1e3).round() / 1e3);
            let (from, to) = self.viewport.shown();
            let value = [told(from), told(to)].join(",");
            reading::keep_of_exhibit(&key(&self.exhibit), Some(value.as_str()).filter(|_| !self.viewport.is_all()));
        }
    }

    /// Shows a window, as far as there is something to show. In a prerender: never called.
    fn show(&mut self, window: Window) {
        if self.viewport.show(window) {
            self.is_kept = false;
            self.draw(false);
        }
    }

    /// Moves as a key says; whether it says something. In a prerender: never called.
    fn go(&mut self, key: &str) -> bool {
        match self.viewport.stepped(key) {
            Some(window) => self.show(window),
            None => return false,
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
        if kind == "pointerleave" && self.pressed.is_empty() {
            part::tell(&self.exhibit, "");
        }
        // A browser that is told too often of new addresses stops listening: a drag and a wheel end first.
        if self.pressed.is_empty() && kind != "wheel" {
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
        let moment = self.viewport.moment(share.clamp(0.0, 1.0));
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
                self.show(self.viewport.zoomed(1.0 + turned.clamp(-50.0, 50.0) * 0.01, moment));
            }
            "pointerdown" if event.button() == 0 && (0.0..=1.0).contains(&share) => {
                let is_mouse = pointer.is_some_and(|pointer| pointer.pointer_type() == "mouse");
                let picks = self.pressed.is_empty() && (event.shift_key() || is_mouse && self.viewport.is_all());
                self.picked_from = Some(moment).filter(|_| picks);
                self.has_dragged = false;
                self.pressed.push(Pressed { id, hold: Hold { moment, share }, x });
            }
            "pointermove" if self.pressed.is_empty() => {
                let y = (f64::from(event.client_y()) - place.top()) * unit;
                let lane = drawn.panels.iter().position(|bottom| y <= f64::from(*bottom));
                // A mark tells by itself.
                if let (Content::Series(series), Some(lane), None) = (&self.content, lane, dom::from(event, POINT)) {
                    part::tell(&self.exhibit, &series.tell(lane, moment));
                }
            }
            "pointermove" => {
                let Some(pressed) = self.pressed.iter_mut().find(|pressed| pressed.id == id) else { return };
                if !self.has_dragged && (x - pressed.x).abs() <= STILL {
                    return;
                }
                if !self.has_dragged {
                    self.has_dragged = true;
                    // One that is up again already moves nothing.
                    let _gone = plot.set_pointer_capture(id);
                }
                pressed.hold.share = share;
                if let Some(other) = self.picked_from {
                    let at = |moment: f64| ((left + self.viewport.share(moment) * (right - left)) as i32).to_string();
                    let bottom = drawn.panels.last().map_or_else(String::new, ToString::to_string);
                    outline(&svg, [&at(other), &at(moment), &bottom]);
                } else {
                    self.show(self.viewport.held(&self.holds()));
                }
            }
            "pointerup" | "pointercancel" => {
                self.pressed.retain(|pressed| pressed.id != id);
                // What is still down holds what is now under it.
                for pressed in &mut self.pressed {
                    pressed.hold.moment = self.viewport.moment(pressed.hold.share);
                }
                if let Some(other) = self.picked_from.take().filter(|_| self.has_dragged) {
                    match self.viewport.picked(other, moment).filter(|_| kind == "pointerup") {
                        Some(picked) => self.show(picked),
                        None => self.draw(false),
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
