//! What is drawn, before any backend draws it: lines, areas, dots and texts with their inks, and what can be pointed at.
//!
//! The kinds of exhibits put their marks here, so that none of them is compiled once a backend, and texts can be kept
//! apart before they are drawn. Marks are painted in the order of their inks, those of one ink together.

use plotters_backend::text_anchor::HPos;
use plotters_backend::{DrawingBackend, DrawingErrorKind};

use super::canvas::{Drawing, Ink, Lettering, Point, Style, SvgCanvas, Told};
use super::measure::{TEXT_SIZE, fitted, text_width_px};
use crate::insight::Strength;
use crate::sort::sorted;

/// A place, in drawing units from the top left.
pub type At = (i32, i32);

/// Half the height that a line of text takes.
const HALF_LINE: i32 = TEXT_SIZE / 2 + 1;

/// From one line of text to the next.
pub const LINE: i32 = TEXT_SIZE + 4;

enum Shape {
    Line(Vec<At>),
    Area(Vec<At>),
    Dot(At, i32),
    Text(At, HPos, String),
}

/// The stretch that a text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

impl Frame {
    /// Of a text that starts, centers or ends at a place.
    pub fn of(text: &str, (x, y): At, across: HPos) -> Self {
        let width = text_width_px(text);
        let left = match across {
            HPos::Left => x,
            HPos::Center => x - width / 2,
            HPos::Right => x - width,
        };
        Self { left, top: y - HALF_LINE, right: left + width, bottom: y + HALF_LINE }
    }

    /// Whether they share a place.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A drawing in the making.
pub struct Sheet {
    pub width: i32,
    pub height: i32,
    /// How strong what is drawn next is; [`Strength::Primary`], what no filter hides, at first.
    pub strength: Strength,
    shapes: Vec<(Style, Shape)>,
    points: Vec<Point>,
    taken: Vec<Frame>,
}

impl Sheet {
    /// Nothing yet, on so many units.
    pub fn new(width: i32, height: i32) -> Self {
        Self { width, height, strength: Strength::Primary, shapes: Vec::new(), points: Vec::new(), taken: Vec::new() }
    }

    fn add(&mut self, ink: Ink, shape: Shape) {
        self.shapes.push((Style(ink, self.strength), shape));
    }

    pub fn line(&mut self, ink: Ink, path: &[At]) {
        self.add(ink, Shape::Line(path.to_vec()));
    }

    pub fn area(&mut self, ink: Ink, path: &[At]) {
        self.add(ink, Shape::Area(path.to_vec()));
    }

    /// A rectangle of this half size around a place.
    pub fn square(&mut self, ink: Ink, (x, y): At, half: i32) {
        self.area(ink, &[(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]);
    }

    pub fn dot(&mut self, ink: Ink, at: At, radius: i32) {
        self.add(ink, Shape::Dot(at, radius));
    }

    /// A text whose place is known to be free, cut to what is left of the sheet.
    pub fn text(&mut self, ink: Ink, at: At, across: HPos, text: &str) {
        let room = match across {
            HPos::Left => self.width - at.0,
            HPos::Center => 2 * at.0.min(self.width - at.0),
            HPos::Right => at.0,
        };
        let text = fitted(text, room);
        if text_width_px(&text) <= room {
            self.taken.push(Frame::of(&text, at, across));
            self.add(ink, Shape::Text(at, across, text));
        }
    }

    /// A text at the first of some places where it meets no other and is not cut; whether there was one.
    pub fn try_text(&mut self, ink: Ink, places: &[(At, HPos)], text: &str) -> bool {
        let free = places.iter().find(|(at, across)| self.is_free(&Frame::of(text, *at, *across)));
        if let Some((at, across)) = free {
            self.text(ink, *at, *across, text);
        }
        free.is_some()
    }

    /// Keeps later texts off a place.
    pub fn keep_free(&mut self, (x, y): At, half: i32) {
        self.taken.push(Frame { left: x - half, top: y - half, right: x + half, bottom: y + half });
    }

    fn is_free(&self, frame: &Frame) -> bool {
        frame.left >= 0
            && frame.right <= self.width
            && frame.top >= 0
            && frame.bottom <= self.height
            && !self.taken.iter().any(|other| other.meets(frame))
    }

    /// A part that can be pointed at: from its top left, as wide and as high as given.
    pub fn point(&mut self, (x, y): At, (width_px, height_px): At, told: &Told) {
        self.points.push(Point { part: String::new(), x_px: x, y_px: y, width_px, height_px, told: told.clone() });
    }

    /// A part that can be pointed at around a mark, as large as a finger needs.
    pub fn point_around(&mut self, (x, y): At, told: &Told) {
        self.point((x - 12, y - 12), (24, 24), told);
    }

    /// A sheet to lay over this one. While it is drawn on, it alone knows what places texts have taken.
    #[must_use]
    pub fn over(&mut self) -> Self {
        let mut over = Self::new(self.width, self.height);
        self.swap(&mut over);
        over
    }

    /// Hands on what places are taken.
    pub fn swap(&mut self, other: &mut Self) {
        std::mem::swap(&mut self.taken, &mut other.taken);
    }

    /// The drawing as SVG under sheets that each belong to one of so many parts, in turns: a part can be hidden without the
    /// others, by its class.
    pub fn finish_under(self, sheets: Vec<Self>, parts: usize) -> Drawing {
        let mut drawing = self.finish();
        for (at, sheet) in sheets.into_iter().enumerate() {
            let class = format!("l{}", at % parts + 1);
            let over = sheet.finish();
            for mut point in over.points {
                point.part = format!(" {class}");
                drawing.points.push(point);
            }
            for text in ["<g class=\"", &class, "\">", &over.marks, "</g>"] {
                drawing.marks.push_str(text);
            }
        }
        drawing
    }

    /// Paints everything on a backend.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn paint<B: DrawingBackend>(&self, backend: &mut B) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        for at in sorted(self.shapes.len(), &|a, b| self.shapes[a].0.cmp(&self.shapes[b].0)) {
            let (style, shape) = &self.shapes[at];
            match shape {
                Shape::Line(path) => backend.draw_path(path.iter().copied(), style)?,
                Shape::Area(path) => backend.fill_polygon(path.iter().copied(), style)?,
                Shape::Dot(at, radius) => backend.draw_circle(*at, radius.unsigned_abs(), style, true)?,
                Shape::Text(at, across, text) => backend.draw_text(text, &Lettering(*style, *across), *at)?,
            }
        }
        Ok(())
    }

    /// The drawing as SVG.
    pub fn finish(self) -> Drawing {
        let mut marks = String::new();
        // `SvgCanvas` cannot fail: its error type has no value.
        let painted = self.paint(&mut SvgCanvas::new(&mut marks, self.width, self.height));
        debug_assert!(painted.is_ok());
        Drawing { width_px: self.width, height_px: self.height, marks, points: self.points }
    }
}
