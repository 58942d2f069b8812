//! One exhibit that a reader can move in: what of it is shown, and how keys and pointers change that.

use wasm_bindgen::JsCast;
use web_sys::js_sys::parse_float;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent, SvgElement, WheelEvent};

use super::super::exhibit::part;
use super::super::{choices, dom};
use super::pointers::{Moved, Pointers};
use crate::chart::Layout;
use crate::chart::time::{TimeDrawing, Window};
use crate::chart::viewport::{Hold, Viewport};
use crate::view::island::series::LongSeries;
use crate::view::island::timeline::Timeline;

const PLOT: &str = ".exhibit__plot";
const MOVE: &str = "[data-move]";
const POINT: &str = "a.point";

/// What is moved in.
pub enum Content {
    Series(LongSeries),
    Timeline(Timeline),
}

/// An exhibit that a reader can move in.
pub struct Moving {
    exhibit: Element,
    content: Content,
    /// What was printed in each of its drawings, one a layout.
    printed: Vec<(Element, String)>,
    viewport: Viewport,
    /// The drawing made last; none before the first.
    drawn: Option<TimeDrawing>,
    pointers: Pointers,
    /// Whether the address shows the window.
    is_kept: bool,
}

/// Under what the address keeps the window of an exhibit.
pub fn key(exhibit: &Element) -> String {
    format!("{}-window", part::name(exhibit))
}

impl Moving {
    /// What stands in an island, shown as the address says; its buttons answer from now on.
    pub fn new(exhibit: Element, island: &Element, content: Content) -> Self {
        let viewport = match &content {
            Content::Series(series) => series.viewport(),
            Content::Timeline(timeline) => timeline.viewport(),
        };
        let mut printed = Vec::new();
        for plot in dom::all(island, PLOT) {
            let drawing = plot.inner_html();
            printed.push((plot, drawing));
        }
        for button in dom::all(island, MOVE) {
            dom::granted(button.remove_attribute("disabled"));
        }
        let mut moving =
            Self { exhibit, content, printed, viewport, drawn: None, pointers: Pointers::default(), is_kept: true };
        moving.recall();
        moving
    }

    /// Whether an island is that of this exhibit.
    pub fn is_of(&self, island: &Element) -> bool {
        self.exhibit.contains(Some(island))
    }

    /// Shows what was printed, as long as the page goes on paper; then what the reader has set.
    pub fn go_on_paper(&mut self, is_paper: bool) {
        if self.drawn.is_some() || !self.viewport.is_all() || self.party().is_some() {
            if is_paper { self.put_back() } else { self.draw(false) }
        }
    }

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

    /// Draws the window where it is seen, or, with `is_there`, only takes note of what is drawn there already.
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

    fn put_back(&self) {
        for (plot, printed) in &self.printed {
            plot.set_inner_html(printed);
        }
    }

    /// Shows the window that the address tells; the whole where it tells none.
    pub fn recall(&mut self) {
        let told = choices::of_exhibit(&key(&self.exhibit)).unwrap_or_default();
        let mut ends = told.split(',').map(parse_float);
        self.show(match (ends.next(), ends.next()) {
            (Some(from), Some(to)) if from < to => (from, to),
            _ => self.viewport.whole(),
        });
        self.is_kept = true;
    }

    /// Writes the window into the address, to the millisecond.
    fn keep(&mut self) {
        if !self.is_kept {
            self.is_kept = true;
            let told = |moment: f64| (moment * 1e3).round() / 1e3;
            let (from, to) = self.viewport.shown();
            let value = format!("{},{}", told(from), told(to));
            choices::keep_of_exhibit(&key(&self.exhibit), Some(value.as_str()).filter(|_| !self.viewport.is_all()));
        }
    }

    /// Shows a window, as far as there is something to show.
    fn show(&mut self, window: Window) {
        if self.viewport.show(window) {
            self.is_kept = false;
            self.draw(false);
        }
    }

    /// Moves as a key says; whether it says something.
    fn go(&mut self, key: &str) -> bool {
        match self.viewport.stepped(key) {
            Some(window) => self.show(window),
            None => return false,
        }
        true
    }

    /// Does as an event in the island says.
    pub fn answer(&mut self, event: &Event) {
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
        if kind == "pointerleave" && self.pointers.are_up() {
            part::tell(&self.exhibit, "");
        }
        // A browser that is told too often of new addresses stops listening: a drag and a wheel end first.
        if self.pointers.are_up() && kind != "wheel" {
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
            "click" if self.pointers.have_dragged() => {
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
                let picks = self.pointers.are_up() && (event.shift_key() || is_mouse && self.viewport.is_all());
                self.pointers.down(id, Hold { moment, share }, x, picks);
            }
            "pointermove" if self.pointers.are_up() => {
                let y = (f64::from(event.client_y()) - place.top()) * unit;
                let lane = drawn.panels.iter().position(|bottom| y <= f64::from(*bottom));
                // A mark tells by itself.
                if let (Content::Series(series), Some(lane), None) = (&self.content, lane, dom::from(event, POINT)) {
                    part::tell(&self.exhibit, &series.tell(lane, moment));
                }
            }
            "pointermove" => {
                let moved = self.pointers.move_to(id, x, share);
                if let Moved::Picks { begins: true, .. } | Moved::Drags { begins: true } = moved {
                    // One that is up again already moves nothing.
                    let _gone = plot.set_pointer_capture(id);
                }
                match moved {
                    Moved::Nothing => {}
                    Moved::Picks { from, .. } => {
                        let at = |moment: f64| (left + self.viewport.share(moment) * (right - left)) as i32;
                        outline(&svg, (at(from), at(moment)), drawn.panels.last().copied().unwrap_or_default());
                    }
                    Moved::Drags { .. } => self.show(self.viewport.held(&self.pointers.holds())),
                }
            }
            "pointerup" | "pointercancel" => {
                let picked_from = self.pointers.up(id, |share| self.viewport.moment(share));
                if let Some(other) = picked_from {
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

/// Lays a band over the range that is being picked, in drawing units.
fn outline(svg: &Element, (from, to): (i32, i32), bottom: i32) {
    if let Some(band) = svg.query_selector(".range").ok().flatten() {
        band.remove();
    }
    let band = format!("<path class=\"span range\" d=\"M{from} 0H{to}V{bottom}H{from}z\"/>");
    dom::granted(svg.insert_adjacent_html("beforeend", &band));
}
