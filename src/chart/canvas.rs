//! Our SVG backend for plotters: classes instead of colors, whole units, text from a table.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::style::{FontFamily, IntoFont, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::measure::{TEXT_SIZE, text_width_px};

/// What a mark is; the style sheet gives it its color in light, dark, forced colors and print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Ink {
    /// A value.
    Mark,
    /// A value the exhibit is about.
    Lead,
    /// A value that stands apart and is never added.
    Apart,
    /// An end that is open or near.
    Open,
    /// An open or near end of a value the exhibit is about.
    LeadOpen,
    /// An open or near end of a value that stands apart.
    ApartOpen,
    /// A line to read values by.
    Grid,
    /// The line values start from.
    Base,
    /// A gap: nothing was disclosed.
    Gap,
    /// The name of a mark.
    Label,
    /// What belongs to a name, or a value on an axis.
    Soft,
    /// A value in words.
    Value,
    /// The same, written on its mark.
    Inside,
}

const CLASSES: [(Ink, &str); 13] = [
    (Ink::Mark, "mark"),
    (Ink::Lead, "mark lead"),
    (Ink::Apart, "mark apart"),
    (Ink::Open, "open"),
    (Ink::LeadOpen, "open lead"),
    (Ink::ApartOpen, "open apart"),
    (Ink::Grid, "grid"),
    (Ink::Base, "base"),
    (Ink::Gap, "gap"),
    (Ink::Label, "label"),
    (Ink::Soft, "soft"),
    (Ink::Value, "value"),
    (Ink::Inside, "inside"),
];

impl Ink {
    /// A closed shape.
    pub fn fill(self) -> ShapeStyle {
        ShapeStyle { color: self.code(), filled: true, stroke_width: 1 }
    }

    /// A line.
    pub fn line(self) -> ShapeStyle {
        ShapeStyle { color: self.code(), filled: false, stroke_width: 1 }
    }

    /// A text that starts, centers or ends at its place, centered on it vertically.
    pub fn text(self, across: HPos) -> TextStyle<'static> {
        // A family given by its name would be compared in lower case, with 11 KB of Unicode's tables.
        let style = (FontFamily::SansSerif, TEXT_SIZE).into_font().color(&self.code());
        style.pos(Pos::new(across, VPos::Center))
    }

    /// plotters carries colors only, so the ink rides as one.
    fn code(self) -> RGBAColor {
        RGBAColor(self as u8, 0, 0, 1.0)
    }
}

/// The class of the ink that rides in a color.
fn class(color: BackendColor) -> &'static str {
    CLASSES.get(usize::from(color.rgb.0)).map_or("mark", |(_, class)| class)
}

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    pub width_px: i32,
    pub height_px: i32,
    /// SVG elements, text escaped.
    pub marks: String,
    /// What can be pointed at, in keyboard order.
    pub points: Vec<Point>,
}

/// A part of a drawing that can be pointed at: a link, so that it leads to its evidence without script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub x_px: i32,
    pub y_px: i32,
    pub width_px: i32,
    pub height_px: i32,
    /// Address in the page, such as `figure-accounts`.
    pub address: String,
    /// What a reader is told there.
    pub label: String,
    /// Its class beyond `point`, by which the style sheet may cover it; may be empty.
    pub class: String,
}

impl Drawing {
    /// The drawing as SVG text for a page; `summary` names it for a screen reader.
    pub fn to_svg(&self, summary: &str) -> String {
        let mut svg = format!(
            r#"<svg class="plot" viewBox="0 0 {} {}" role="group" aria-label="{}">{}"#,
            self.width_px,
            self.height_px,
            escape(summary),
            self.marks
        );
        for (at, point) in self.points.iter().enumerate() {
            let tab = if at == 0 { 0 } else { -1 };
            write!(
                svg,
                r##"<a class="point{}{}" href="#{}" tabindex="{tab}" aria-label="{}"><rect x="{}" y="{}" width="{}" height="{}"/></a>"##,
                if point.class.is_empty() { "" } else { " " },
                escape(&point.class),
                escape(&point.address),
                escape(&point.label),
                point.x_px,
                point.y_px,
                point.width_px,
                point.height_px
            )
            .expect("writing to a String cannot fail");
        }
        svg.push_str("</svg>");
        svg
    }
}

/// Text that cannot end an attribute or start an element, in HTML, SVG and XML alike.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A plotters backend that writes SVG elements.
pub struct SvgCanvas<'a> {
    marks: &'a mut String,
    size: (u32, u32),
}

impl<'a> SvgCanvas<'a> {
    /// Draws into `marks`, on a surface of this many units.
    pub fn new(marks: &'a mut String, width_px: i32, height_px: i32) -> Self {
        Self { marks, size: (width_px.unsigned_abs(), height_px.unsigned_abs()) }
    }

    fn add(&mut self, arguments: std::fmt::Arguments) {
        self.marks.write_fmt(arguments).expect("writing to a String cannot fail");
    }

    fn path(&mut self, path: impl IntoIterator<Item = BackendCoord>, class: &str, close: &str) {
        self.add(format_args!(r#"<path class="{class}" d=""#));
        for (at, (x, y)) in path.into_iter().enumerate() {
            self.add(format_args!("{}{x} {y}", if at == 0 { 'M' } else { 'L' }));
        }
        self.add(format_args!(r#"{close}"/>"#));
    }
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgCanvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.add(format_args!(r#"<path class="{}" d="M{x} {y}h1v1h-1z"/>"#, class(color)));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.path([from, to], class(style.color()), "");
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Outcome {
        let (width, height) = (right - left, bottom - top);
        self.add(format_args!(r#"<path class="{}" d="M{left} {top}h{width}v{height}h{}z"/>"#, class(style.color()), -width));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.path(path, class(style.color()), "");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _: bool) -> Outcome {
        self.add(format_args!(r#"<circle class="{}" cx="{x}" cy="{y}" r="{radius}"/>"#, class(style.color())));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.path(path, class(style.color()), "z");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        if text.is_empty() {
            return Ok(());
        }
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " middle",
            HPos::Right => " end",
        };
        let text = escape(text);
        self.add(format_args!(r#"<text class="{}{anchor}" x="{x}" y="{y}">{text}</text>"#, class(style.color())));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, _: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((text_width_px(text).unsigned_abs(), TEXT_SIZE.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_has_its_class() {
        for (at, (ink, name)) in CLASSES.iter().enumerate() {
            assert_eq!((*ink as usize, class(BackendColor { alpha: 1.0, rgb: (*ink as u8, 0, 0) })), (at, *name));
        }
    }

    #[test]
    fn text_from_a_bundle_cannot_become_markup() {
        assert_eq!(escape(r#"</text><script>"&"#), "&lt;/text&gt;&lt;script&gt;&quot;&amp;");
    }
}
