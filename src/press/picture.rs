//! Drawings as files of their own, and the card that stands for the page where it is shared.
//!
//! ```text
//! exhibit's HTML -> its widest drawing -> framed(title, unit, drawing, origin) -> SVG -> PNG
//! meta, key figures -> card -> SVG -> PNG
//! ```
//!
//! Colors come from the page's own style sheet, in their light values. Text is set in Noto Sans, which is inside the
//! program, so that the same bundle gives the same bytes on every machine; a text it has no letters for gives no PNG.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use ttf_parser::Face;

use crate::brief::{Brief, Figure};
use crate::chart::{TEXT_SIZE, escape, text_width_px};
use crate::wording;

/// Around a picture, in its units.
const MARGIN: i32 = 28;
/// Pixels of a PNG to a unit of its drawing, so that it stays sharp on dense screens.
const DENSITY: f32 = 2.0;
/// Width and height of the card, as the Open Graph protocol's readers show it whole.
const CARD: (i32, i32) = (1200, 630);

const STYLE: &str = include_str!("../../style/exhibit.css");
const TOKENS: &str = include_str!("../../style/tokens.css");
const FACE: &str = "system-ui, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(ttf_noto_sans::REGULAR.to_vec());
    fonts.load_font_data(ttf_noto_sans::BOLD.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// A drawing with its finding over it and its origin under it, as an SVG that needs no page around it.
pub(super) fn framed(drawing: &Drawn, title: &str, unit: &str, origin: &str) -> String {
    let width = drawing.width + 2 * MARGIN;
    let inner = drawing.width;
    let mut column = Column::new(MARGIN, MARGIN);
    let over = [column.set(title, "title", 22, inner), column.set(unit, "unit", 15, inner)].concat();
    let top = column.y + 14;
    let mut foot = Column::new(MARGIN, top + drawing.height + 22);
    let under = foot.set(origin, "origin", 13, inner);
    let height = foot.y + MARGIN - 8;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         class=\"plot\"><title>{}</title><style>{}</style><path class=\"paper\" d=\"M0 0h{width}v{height}H0z\"/>{over}{under}\
         <g transform=\"translate({MARGIN} {top})\">{}</g></svg>\n",
        escape(title),
        escape_style(&style()),
        drawing.marks,
    )
}

/// The card of a brief: its headline and its first figures; without the texts that the font has no letters for.
pub(super) fn card(brief: &Brief) -> String {
    let (width, height) = CARD;
    let meta = &brief.meta;
    let inner = width - 160;
    let mut column = Column::new(0, 64);
    let kicker = column.set(&wording::card_kicker(meta), "kicker", 26, inner);
    column.y += 12;
    let title = column.set(legible(&meta.title), "title", title_size(&meta.title, inner), inner);
    let step = inner / 3;
    let shown: Vec<&Figure> = meta.key_figures.iter().take(3).map(|id| &brief.figures[id]).collect();
    let is_wide = shown.iter().any(|figure| width_at(&wording::figure_words(figure).number, 60) > step - 28);
    let number_size = if is_wide { 44 } else { 60 };
    let mut figures = String::new();
    for (at, figure) in (0..).zip(shown) {
        let (x, wide) = (at * step, step - 28);
        let under = card_figure(figure, brief, number_size, x, wide);
        write!(figures, "<path class=\"rule\" d=\"M{x} 380h{wide}\"/>{under}").expect("writing to a String cannot fail");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         class=\"plot\"><style>{}</style><path class=\"paper\" d=\"M0 0h{width}v{height}H0z\"/>\
         <path class=\"ink\" d=\"M0 0h{width}v14H0z\"/><g transform=\"translate(80 0)\">{kicker}{title}{figures}</g></svg>\n",
        escape_style(&style()),
    )
}

/// The largest size at which a headline fits over the figures of a card.
fn title_size(title: &str, width: i32) -> i32 {
    const ROOM: i32 = 270;
    let fits = |size: &i32| {
        i32::try_from(broken(title, *size, width).len()).unwrap_or(i32::MAX).saturating_mul(size * 13 / 10) <= ROOM
    };
    [64, 56, 48, 40, 32].into_iter().find(fits).unwrap_or(24)
}

/// A figure under its rule: how sure, how much, of what, on whose word.
fn card_figure(figure: &Figure, brief: &Brief, number_size: i32, x: i32, width: i32) -> String {
    let mut column = Column::new(x, 398);
    let number = wording::figure_words(figure).number;
    let lines = [
        column.set(&wording::precision_label(figure), "unit", 24, width),
        column.set(legible(&number), "title", number_size, width),
        column.set(legible(&figure.label), "unit", 22, width),
        column.set(&wording::figure_basis(figure, brief), "basis", 22, width),
    ];
    lines.concat()
}

/// An SVG as a PNG of so many pixels to a unit; nothing where the font lacks one of its letters.
pub(super) fn png(svg: &str, density: f32) -> Option<Vec<u8>> {
    if !has_letters_of(svg) {
        return None;
    }
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "Noto Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(density)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(density, density), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// A PNG of an exhibit's picture.
pub(super) fn exhibit_png(svg: &str) -> Option<Vec<u8>> {
    png(svg, DENSITY)
}

/// Whether the font has every letter of a text.
fn has_letters_of(text: &str) -> bool {
    let Ok(face) = Face::parse(ttf_noto_sans::REGULAR, 0) else { return false };
    text.chars().all(|letter| letter.is_ascii() || face.glyph_index(letter).is_some())
}

/// A text that the font has letters for; otherwise none.
fn legible(text: &str) -> &str {
    if has_letters_of(text) { text } else { "" }
}

/// A drawing as it stands in the page.
pub(super) struct Drawn<'a> {
    width: i32,
    height: i32,
    /// What is drawn, without the element around it.
    marks: &'a str,
}

impl<'a> Drawn<'a> {
    /// The widest drawing of an exhibit, from its HTML; nothing where it has none.
    pub fn of(exhibit: &'a str) -> Option<Self> {
        let from = exhibit.rfind("<svg class=\"plot\"")?;
        let (open, rest) = exhibit[from..].split_once('>')?;
        let marks = &rest[..rest.find("</svg>")?];
        let mut sizes = open.split_once("viewBox=\"0 0 ")?.1.split(['"', ' ']).map(str::parse);
        Some(Self { width: sizes.next()?.ok()?, height: sizes.next()?.ok()?, marks })
    }
}

/// Lines of text under each other.
struct Column {
    x: i32,
    /// Where the next line begins.
    y: i32,
}

impl Column {
    fn new(x: i32, y: i32) -> Self {
        Self { x, y }
    }

    /// A text broken into lines that fit a width.
    fn set(&mut self, text: &str, class: &str, size: i32, width: i32) -> String {
        let mut lines = String::new();
        for line in broken(text, size, width) {
            let middle = self.y + size * 6 / 10;
            write!(
                lines,
                "<text class=\"{class}\" x=\"{}\" y=\"{middle}\" style=\"font-size:{size}px\">{}</text>",
                self.x,
                escape(&line)
            )
            .expect("writing to a String cannot fail");
            self.y += size * 13 / 10;
        }
        lines
    }
}

/// How wide a text is in another size, at most.
fn width_at(text: &str, size: i32) -> i32 {
    text_width_px(text) * size / TEXT_SIZE
}

/// A text in lines no wider than that; a word that is wider has a line of its own.
fn broken(text: &str, size: i32, width: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || width_at(&longer, size) <= width {
            *line = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// The rules of drawings and of what stands around them here, without variables.
fn style() -> String {
    let own = ".paper { fill: var(--paper); } .ink { fill: var(--ink); } .rule { fill: none; stroke: var(--ink); stroke-width: 2; } \
               .plot .title { font-weight: 700; } .plot .unit, .plot .origin, .plot .kicker { fill: var(--soft); } .plot .basis { fill: var(--accent); font-weight: 700; } .point rect { fill: none; }";
    let rules: String = STYLE.lines().filter_map(drawing_rule).collect();
    with_light_values(&format!("{rules}{own}")).replace("var(--sans)", FACE)
}

/// A rule of the style sheet for drawings, each selector spelled out: SVG renderers know few.
fn drawing_rule(line: &str) -> Option<String> {
    let line = line.strip_prefix("  .plot ")?;
    let (selectors, rule) = line.split_once(" {")?;
    let selectors: Vec<String> = match selectors.strip_prefix(":is(").and_then(|list| list.strip_suffix(')')) {
        Some(list) => list.split(", ").map(|selector| format!(".plot {selector}")).collect(),
        None if selectors.contains(':') => return None,
        None => vec![format!(".plot {selectors}")],
    };
    Some(format!("{} {{{rule}", selectors.join(", ")))
}

/// Every token by its value in the light.
fn with_light_values(rules: &str) -> String {
    let tokens = TOKENS.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        Some((format!("var(--{name})"), value.split(',').next()?))
    });
    tokens.fold(rules.to_owned(), |rules, (name, value)| rules.replace(&name, value))
}

/// A style sheet inside XML.
fn escape_style(style: &str) -> String {
    style.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_of_a_picture_has_no_variable_left() {
        let style = style();
        assert!(!style.contains("var("), "{style}");
        assert!(style.contains(".plot .label, .plot .soft"), "{style}");
        assert!(!style.contains(":is("), "{style}");
    }

    #[test]
    fn lines_fit_and_lose_no_word() {
        let text = "By Anthropic's count, June's campaign outdid each one of February";
        let lines = broken(text, 22, 300);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| width_at(line, 22) <= 300));
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_text_without_letters_gives_no_png() {
        let svg = |text: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><style></style><text>{text}</text></svg>"
            )
        };
        assert!(png(&svg("Qwen é"), 1.0).is_some_and(|bytes| bytes.starts_with(b"\x89PNG")));
        assert!(png(&svg("通义"), 1.0).is_none());
    }
}
