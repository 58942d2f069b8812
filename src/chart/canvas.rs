//! Our SVG backend for plotters: classes instead of colors, whole units, text from a table.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
};

use super::measure::{TEXT_SIZE, text_width_px};
use crate::insight::Strength;

/// What a mark is; the style sheet gives it its color in light, dark, forced colors and print. In the order in which a
/// [`Sheet`](super::Sheet) is painted, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Ink {
    /// A line to read values by.
    Grid,
    /// The line values start from.
    Base,
    /// A gap: nothing was disclosed.
    Gap,
    /// A stretch in which the true value may lie.
    Span,
    /// One mark for each of many: a line cut into dots.
    Dots,
    /// The same, for the dots that may not be there.
    OpenDots,
    /// An end that is open or near.
    Open,
    /// An open or near end of a value the exhibit is about.
    LeadOpen,
    /// An open or near end of a value that stands apart.
    ApartOpen,
    /// What is disputed or says otherwise, open.
    OffOpen,
    /// A value.
    Mark,
    /// A value the exhibit is about.
    Lead,
    /// A value that stands apart and is never added.
    Apart,
    /// What is disputed or says otherwise.
    Off,
    /// A hollow mark that hides what lies under it: a derived value.
    Ring,
    /// The same, of what the exhibit is about.
    LeadRing,
    /// The core of a hollow mark.
    Core,
    /// The name of a mark.
    Label,
    /// What belongs to a name, or a value on an axis.
    Soft,
    /// A value in words.
    Value,
    /// The same, written on its mark.
    Inside,
}

const CLASSES: [(Ink, &str); 21] = [
    (Ink::Grid, "grid"),
    (Ink::Base, "base"),
    (Ink::Gap, "gap"),
    (Ink::Span, "span"),
    (Ink::Dots, "dots"),
    (Ink::OpenDots, "dots faint"),
    (Ink::Open, "open"),
    (Ink::LeadOpen, "open lead"),
    (Ink::ApartOpen, "open apart"),
    (Ink::OffOpen, "open off"),
    (Ink::Mark, "mark"),
    (Ink::Lead, "mark lead"),
    (Ink::Apart, "mark apart"),
    (Ink::Off, "mark off"),
    (Ink::Ring, "open ring"),
    (Ink::LeadRing, "open lead ring"),
    (Ink::Core, "mark lead"),
    (Ink::Label, "label"),
    (Ink::Soft, "soft"),
    (Ink::Value, "value"),
    (Ink::Inside, "inside"),
];

/// The marks by which the style sheet hides what a filter does not pass, by strength; what every filter shows has none.
const STRENGTHS: [&str; 4] = [" e--unsupported", " e--one-origin", " e--independent", ""];

/// The class of what is that strong, with a space before it.
pub fn strength_class(strength: Strength) -> &'static str {
    STRENGTHS.get(strength as usize).copied().unwrap_or_default()
}

/// How a mark looks: its ink, and how strong what it shows is. In the order of painting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Style(pub Ink, pub Strength);

/// plotters carries colors only, so ink and strength ride as one.
impl BackendStyle for Style {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.0 as u8, self.1 as u8, 0) }
    }
}

/// How a text is written: its style, and whether it starts, centers or ends at its place, centered on it vertically.
#[derive(Clone, Copy)]
pub struct Lettering(pub Style, pub HPos);

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.0.color()
    }

    fn size(&self) -> f64 {
        f64::from(TEXT_SIZE)
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.1, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (text_width_px(text), TEXT_SIZE)))
    }

    /// Letters are the backend's: none is drawn pixel by pixel.
    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: (i32, i32),
        _: D,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// The classes of ink and strength that ride in a color.
fn class(color: BackendColor) -> Class {
    let ink = CLASSES.get(usize::from(color.rgb.0)).map_or("mark", |(_, class)| *class);
    (ink, STRENGTHS.get(usize::from(color.rgb.1)).copied().unwrap_or_default())
}

type Class = (&'static str, &'static str);

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
    /// The class of the part of the drawing that can be hidden without the others, with a space before it; empty for none.
    pub part: String,
    pub x_px: i32,
    pub y_px: i32,
    pub width_px: i32,
    pub height_px: i32,
    pub told: Told,
}

/// What a reader is told at a mark, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub words: String,
    /// Address in the page, such as `figure-accounts`.
    pub address: String,
    /// How strong what it shows is: a filter that it does not pass hides the mark.
    pub strength: Strength,
}

impl Drawing {
    /// The drawing as SVG text for a page; `summary` names it for a screen reader.
    pub fn to_svg(&self, summary: &str) -> String {
        format!(
            r#"<svg class="plot" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>"#,
            self.width_px,
            self.height_px,
            escape(summary),
            self.inner()
        )
    }

    /// What stands in its SVG: marks, then what can be pointed at.
    pub fn inner(&self) -> String {
        let mut svg = self.marks.clone();
        for (at, point) in self.points.iter().enumerate() {
            let tab = if at == 0 { 0 } else { -1 };
            write!(
                svg,
                r##"<a class="point{}{}" href="#{}" tabindex="{tab}" aria-label="{}"><rect x="{}" y="{}" width="{}" height="{}"/></a>"##,
                point.part,
                strength_class(point.told.strength),
                escape(&point.told.address),
                escape(&point.told.words),
                point.x_px,
                point.y_px,
                point.width_px,
                point.height_px
            )
            .expect("writing to a String cannot fail");
        }
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
            // What XML 1.0 has no place for (section 2.2, `Char`), so that a file of ours is read whatever the bundle holds.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}

/// A plotters backend that writes SVG elements. Shapes of one class that follow each other become one path.
pub struct SvgCanvas<'a> {
    marks: &'a mut String,
    size: (u32, u32),
    /// The path written last, while nothing else was: its class, and where its pen is.
    pen: Option<(Class, BackendCoord)>,
}

/// What ends a path.
const END: &str = "\"/>";

impl<'a> SvgCanvas<'a> {
    /// Draws into `marks`, on a surface of this many units.
    pub fn new(marks: &'a mut String, width_px: i32, height_px: i32) -> Self {
        Self { marks, size: (width_px.unsigned_abs(), height_px.unsigned_abs()), pen: None }
    }

    fn add(&mut self, arguments: std::fmt::Arguments) {
        self.marks.write_fmt(arguments).expect("writing to a String cannot fail");
    }

    /// Puts the pen down, in the path that is open if it is of this class.
    fn start(&mut self, (x, y): BackendCoord, class: Class) {
        match self.pen {
            Some((known, (from_x, from_y))) if known == class => {
                self.marks.truncate(self.marks.len() - END.len());
                self.add(format_args!("m{} {}", x - from_x, y - from_y));
            }
            _ => self.add(format_args!(r#"<path class="{}{}" d="M{x} {y}"#, class.0, class.1)),
        }
    }

    /// A path through these places; a closed one leaves the pen where it began.
    fn path(&mut self, path: &mut dyn Iterator<Item = BackendCoord>, class: Class, is_closed: bool) {
        let Some(first) = path.next() else { return };
        self.start(first, class);
        let mut at = first;
        for (x, y) in path {
            match (x - at.0, y - at.1) {
                (across, 0) => self.add(format_args!("h{across}")),
                (0, down) => self.add(format_args!("v{down}")),
                (across, down) => self.add(format_args!("l{across} {down}")),
            }
            at = (x, y);
        }
        self.marks.push_str(if is_closed { "z" } else { "" });
        self.marks.push_str(END);
        self.pen = Some((class, if is_closed { first } else { at }));
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
        self.path(&mut [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)].into_iter(), class(color), true);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.path(&mut [from, to].into_iter(), class(style.color()), false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Outcome {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        self.path(&mut corners.into_iter(), class(style.color()), true);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.path(&mut path.into_iter(), class(style.color()), false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _: bool) -> Outcome {
        let (left, across) = (x - radius.cast_signed(), 2 * radius);
        let class = class(style.color());
        self.start((left, y), class);
        self.add(format_args!("a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0-{across} 0z{END}"));
        self.pen = Some((class, (left, y)));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.path(&mut path.into_iter(), class(style.color()), true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        if text.is_empty() {
            return Ok(());
        }
        self.pen = None;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " middle",
            HPos::Right => " end",
        };
        let (text, (ink, strength)) = (escape(text), class(style.color()));
        self.add(format_args!(r#"<text class="{ink}{strength}{anchor}" x="{x}" y="{y}">{text}</text>"#));
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
            assert_eq!((*ink as usize, class(Style(*ink, Strength::Primary).color())), (at, (*name, "")));
        }
        assert_eq!(class(Style(Ink::Mark, Strength::OneOrigin).color()), ("mark", " e--one-origin"));
    }

    #[test]
    fn text_from_a_bundle_cannot_become_markup() {
        assert_eq!(escape(r#"</text><script>"&"#), "&lt;/text&gt;&lt;script&gt;&quot;&amp;");
        assert_eq!(escape("a\u{0}b\u{1b}[31mc\u{ffff}d\n"), "a\u{fffd}b\u{fffd}[31mc\u{fffd}d\n");
    }
}
