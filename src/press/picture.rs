//! Drawings as files of their own, and the card that stands for the page where it is shared.
//!
//! ```text
//! exhibit's HTML -> its widest drawing -> framed(title, unit, drawing, origin) -> SVG -> PNG
//! meta, key figures -> card -> SVG -> PNG
//! ```
//!
//! Colors come from the page's own style sheet, in their light values. Text is set in [`Fonts`], so that the same bundle gives
//! the same bytes on every machine; where they have no letters for a text there is no PNG, and that is told.

use std::fmt::Write;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;
use resvg::usvg::roxmltree::Document;

use super::fonts::{Fonts, script};
use crate::brief::{Brief, Figure};
use crate::chart::{Broken, broken, escape, thousandths};
use crate::diagnostic::{Diagnostic, Pointer};
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

/// A drawing with its finding over it and its origin under it, as an SVG that needs no page around it.
pub(super) fn framed(drawing: &Drawn, title: &str, unit: &str, origin: &str, fonts: &Fonts) -> String {
    let width = drawing.width + 2 * MARGIN;
    let inner = drawing.width;
    let mut column = Column::new(MARGIN, MARGIN, fonts);
    let over =
        [column.set(title, "title", &[22, 19, 16], inner, 120), column.set(unit, "unit", &[15, 13], inner, 100)].concat();
    let top = column.y + 14;
    let mut foot = Column::new(MARGIN, top + drawing.height + 22, fonts);
    let under = foot.set(origin, "origin", &[13, 12], inner, 70);
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

/// The card of a brief: its headline and its first figures.
pub(super) fn card(brief: &Brief, fonts: &Fonts) -> String {
    const TITLE_ROOM: i32 = 270;
    let (width, height) = CARD;
    let meta = &brief.meta;
    let inner = width - 160;
    let mut column = Column::new(0, 64, fonts);
    let kicker = column.set(&wording::card_kicker(meta), "kicker", &[26, 22, 18], inner, 34);
    column.y += 12;
    let title = column.set(&meta.title, "title", &[64, 56, 48, 40, 32, 24], inner, TITLE_ROOM);
    let step = inner / 3;
    let wide = step - 28;
    let shown: Vec<&Figure> = meta.key_figures.iter().take(3).map(|id| &brief.figures[id]).collect();
    // One size for all of them.
    let fits = |size: &i32| {
        let numbers = shown.iter().map(|figure| wording::figure_words(figure).number);
        numbers.into_iter().all(|number| lines(&number, *size, wide, 2, fonts).lines.len() < 2)
    };
    let number_size = [60, 44, 36, 28].into_iter().find(fits).unwrap_or(22);
    let mut figures = String::new();
    for (at, figure) in (0..).zip(shown) {
        let x = at * step;
        let under = card_figure(figure, brief, number_size, Column::new(x, 398, fonts), wide);
        write!(figures, "<path class=\"rule\" d=\"M{x} 380h{wide}\"/>{under}").expect("writing to a String cannot fail");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         class=\"plot\"><style>{}</style><path class=\"paper\" d=\"M0 0h{width}v{height}H0z\"/>\
         <path class=\"ink\" d=\"M0 0h{width}v14H0z\"/><g transform=\"translate(80 0)\">{kicker}{title}{figures}</g></svg>\n",
        escape_style(&style()),
    )
}

/// A figure under its rule: how sure, how much, of what, on whose word.
fn card_figure(figure: &Figure, brief: &Brief, number_size: i32, mut column: Column, width: i32) -> String {
    let number = wording::figure_words(figure).number;
    let mut lines = column.set(&wording::precision_label(figure), "unit", &[24, 20, 16], width, 32);
    lines += &column.set(&number, "title", &[number_size], width, number_size * 13 / 10);
    lines += &column.set(&figure.label, "unit", &[22, 19, 16], width, 58);
    let left = CARD.1 - 14 - column.y;
    lines + &column.set(&wording::figure_basis(figure, brief), "basis", &[22, 19, 16], width, left)
}

/// Why there is no PNG of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unpainted {
    /// A text of it, and the letters of all its texts that no font has.
    NoLetters(String, Vec<char>),
    /// What the renderer says.
    Refused(String),
}

impl Unpainted {
    /// As a finding: `which` picture it is, and where in the bundle its text begins.
    pub fn told(&self, which: &str, pointer: &Pointer) -> Diagnostic {
        match self {
            Self::NoLetters(text, letters) => {
                let (mut names, mut scripts, mut packages) = (Vec::new(), Vec::new(), Vec::new());
                for letter in letters {
                    let (script, package) = script(*letter);
                    names.push(format!("U+{:04X}", u32::from(*letter)));
                    scripts.extend((!scripts.contains(&script)).then_some(script));
                    packages.extend((!packages.contains(&package)).then_some(package));
                }
                let more = names.len().saturating_sub(8);
                names.truncate(8);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                let message = format!(
                    "{which} is not made as PNG: no font here has {}{more} ({}), as in “{}”",
                    names.join(", "),
                    scripts.join(", "),
                    broken(text, 24_000, 1, &thousandths).lines.concat(),
                );
                Diagnostic::warning("no-letters", pointer, message).help(format!(
                    "give a folder of fonts that have them with `--fonts`; on Debian {} brings some to /usr/share/fonts",
                    packages.join(" and ")
                ))
            }
            Self::Refused(why) => Diagnostic::warning("no-picture", pointer, format!("{which} cannot be painted: {why}"))
                .help("its SVG is there all the same; please report the bundle"),
        }
    }
}

/// An SVG as a PNG of so many pixels to a unit.
pub(super) fn png(svg: &str, density: f32, fonts: &Fonts) -> Result<Vec<u8>, Unpainted> {
    let refused = |why: &dyn std::fmt::Display| Unpainted::Refused(why.to_string());
    let document = Document::parse(svg).map_err(|error| refused(&error))?;
    let mut lacking: Option<(String, Vec<char>)> = None;
    for text in document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()) {
        let letters = fonts.lacks(text);
        if !letters.is_empty() {
            let (_, known) = lacking.get_or_insert_with(|| (text.to_owned(), Vec::new()));
            known.extend(letters);
        }
    }
    if let Some((text, mut letters)) = lacking {
        letters.sort_unstable();
        letters.dedup();
        return Err(Unpainted::NoLetters(text, letters));
    }
    let tree = Tree::from_xmltree(&document, &fonts.options()).map_err(|error| refused(&error))?;
    let size = tree.size().to_int_size().scale_by(density).ok_or_else(|| refused(&"it has no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| refused(&"it is too large"))?;
    resvg::render(&tree, Transform::from_scale(density, density), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| refused(&error))
}

/// A PNG of an exhibit's picture.
pub(super) fn exhibit_png(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, Unpainted> {
    png(svg, DENSITY, fonts)
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
struct Column<'a> {
    x: i32,
    /// Where the next line begins.
    y: i32,
    fonts: &'a Fonts,
}

impl<'a> Column<'a> {
    fn new(x: i32, y: i32, fonts: &'a Fonts) -> Self {
        Self { x, y, fonts }
    }

    /// A text in lines that fit a width, no higher than `room`: in the first of some sizes, largest first, in which all of it
    /// fits, else cut in the last.
    fn set(&mut self, text: &str, class: &str, sizes: &[i32], width: i32, room: i32) -> String {
        let mut set = (Broken::default(), 0);
        for size in sizes {
            let most = usize::try_from(room / line_height(*size)).unwrap_or_default().max(1);
            set = (lines(text, *size, width, most, self.fonts), *size);
            if !set.0.is_cut {
                break;
            }
        }
        let (Broken { lines, .. }, size) = set;
        let mut drawn = String::new();
        for line in lines {
            let middle = self.y + size * 6 / 10;
            write!(
                drawn,
                "<text class=\"{class}\" x=\"{}\" y=\"{middle}\" style=\"font-size:{size}px\">{}</text>",
                self.x,
                escape(&line)
            )
            .expect("writing to a String cannot fail");
            self.y += line_height(size);
        }
        drawn
    }
}

fn line_height(size: i32) -> i32 {
    size * 13 / 10
}

/// A text in lines of a width in another size than a drawing's. A letter is as wide as in the fonts of pictures, and not less
/// than the table of drawings says: the SVG is shown in a reader's own font.
fn lines(text: &str, size: i32, width: i32, most: usize, fonts: &Fonts) -> Broken {
    let room = u32::try_from(width * 1000 / size).unwrap_or_default();
    // Parted by single spaces, as SVG shows it.
    let text = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    broken(&text, room, most, &|letter| thousandths(letter).max(fonts.width(letter).unwrap_or_default()))
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
    use std::path::Path;

    use font_test_data::NOTOSERIFTC_AUTOHINT_METRICS as NOTO_SERIF_TC;
    use resvg::usvg::{self, Node};

    use super::*;
    use crate::check::check;
    use crate::press::{App, Site, site_with};

    #[test]
    fn the_style_of_a_picture_has_no_variable_left() {
        let style = style();
        assert!(!style.contains("var("), "{style}");
        assert!(style.contains(".plot .label, .plot .soft"), "{style}");
        assert!(!style.contains(":is("), "{style}");
    }

    fn told(text: &str, sizes: &[i32], room: i32) -> Vec<String> {
        let fonts = Fonts::default();
        let set = Column::new(0, 0, &fonts).set(text, "title", sizes, 300, room);
        set.split("</text>").filter_map(|line| Some(line.rsplit_once('>')?.1.to_owned())).collect()
    }

    #[test]
    fn a_text_is_broken_then_shrunk_and_only_then_cut() {
        let text = "By Anthropic's count, June's campaign outdid each one of February";
        let whole = told(text, &[22], 1000);
        assert!(whole.len() > 2 && whole.join(" ") == text, "{whole:?}");
        let smaller = told(text, &[22, 12], 40);
        assert!(smaller.len() < whole.len() && smaller.join(" ") == text, "{smaller:?}");
        let cut = told(text, &[22, 20], 30);
        assert!(cut.len() == 1 && cut[0].ends_with('…'), "{cut:?}");
    }

    #[test]
    fn a_picture_whose_letters_no_font_has_is_told() {
        let svg = |text: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><style></style><text>{text}</text></svg>"
            )
        };
        let fonts = Fonts::default();
        assert!(png(&svg("Qwen é"), 1.0, &fonts).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));
        let refused = png(&svg("通义 Qwen"), 1.0, &fonts).expect_err("there are no Chinese letters inside");
        assert_eq!(refused, Unpainted::NoLetters("通义 Qwen".to_owned(), vec!['义', '通']));
        let told = refused.told("the card", &Pointer::root().field("meta")).to_string();
        for part in ["no-letters", "/meta", "U+4E49, U+901A (Han)", "通义 Qwen", "--fonts", "fonts-noto-cjk"] {
            assert!(told.contains(part), "{part} is in {told}");
        }
    }

    const APP: App = App { web_script: b"", web_module: b"", press_script: b"", press_module: b"" };

    macro_rules! bundle {
        ($name:literal) => {
            ($name, include_bytes!(concat!("../../tests/bundles/letters/", $name, ".json")).as_slice())
        };
    }

    /// Bundles whose texts are hard to place: long, of one word, of other scripts, with what no text may hold.
    const HARD: [(&str, &[u8]); 7] = [
        bundle!("canonical-of-160-letters"),
        bundle!("chinese-instrument-with-marks"),
        bundle!("exhibit-title-of-60-chinese-characters"),
        bundle!("label-with-a-sign-the-font-lacks"),
        bundle!("thai-names-in-three-drawings"),
        bundle!("title-the-card-has-no-letters-for"),
        bundle!("word-of-90-letters"),
    ];

    fn is_a(path: &str, kind: &str) -> bool {
        Path::new(path).extension().is_some_and(|extension| extension == kind)
    }

    /// Where each text of a picture ends, and where the picture does.
    fn ends(svg: &str, fonts: &Fonts) -> (Vec<(String, f32, f32)>, f32, f32) {
        let tree = Tree::from_str(svg, &fonts.options()).expect("a picture is SVG");
        let mut texts = Vec::new();
        let mut open = vec![tree.root()];
        while let Some(group) = open.pop() {
            for node in group.children() {
                match node {
                    Node::Group(group) => open.push(group),
                    Node::Text(text) => {
                        let words = text.chunks().iter().map(usvg::TextChunk::text).collect();
                        let place = text.abs_bounding_box();
                        texts.push((words, place.right(), place.bottom()));
                    }
                    _ => {}
                }
            }
        }
        (texts, tree.size().width(), tree.size().height())
    }

    #[test]
    fn no_text_leaves_its_picture_or_the_card() {
        let fonts = Fonts::new([NOTO_SERIF_TC.to_vec()]);
        for (name, bundle) in HARD {
            let Some(brief) = check(bundle).brief else { panic!("{name} has errors") };
            let site = site_with(bundle, &APP, &fonts);
            let pictures = site.files.iter().filter(|(path, _)| path.starts_with("exhibits/") && is_a(path, "svg"));
            let pictures = pictures.map(|(_, bytes)| String::from_utf8(bytes.clone()).expect("SVG is UTF-8"));
            for svg in pictures.chain([card(&brief, &fonts)]) {
                let (texts, width, height) = ends(&svg, &fonts);
                assert!(!texts.is_empty(), "{name}: something is written");
                for (text, right, bottom) in texts {
                    assert!(
                        right <= width && bottom <= height,
                        "{name}: {text:?} ends at {right}, {bottom} of {width}, {height}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_headline_of_a_long_word_stays_in_the_card() {
        let fonts = Fonts::default();
        for letters in [90, 50_000] {
            let bundle = String::from_utf8(HARD[6].1.to_vec()).expect("UTF-8");
            let mut bundle: serde_json::Value = serde_json::from_str(&bundle).expect("JSON");
            bundle["meta"]["title"] = "x".repeat(letters).into();
            let checked = check(bundle.to_string().as_bytes());
            let brief = checked.brief.unwrap_or_else(|| panic!("{}", checked.report.to_text("a long headline")));
            let (texts, width, _) = ends(&card(&brief, &fonts), &fonts);
            assert!(texts.iter().all(|(_, right, _)| *right <= width - 80.0), "{texts:?}");
            let is_cut = texts.iter().any(|(text, ..)| text.ends_with("x…"));
            assert_eq!(is_cut, letters > 1000, "what fits is not cut");
        }
    }

    #[test]
    fn what_a_file_holds_is_xml_whatever_the_bundle_says() {
        let hostile = "a\u{0}b\u{1b}[31m\u{b}\u{fffe}]]>&<!--\u{202e}\u{85}\u{d}\u{1f600}";
        let drawing = Drawn { width: 860, height: 20, marks: "" };
        let fonts = Fonts::default();
        let svg = framed(&drawing, hostile, hostile, hostile, &fonts);
        let document = Document::parse(&svg).expect("well-formed");
        let title = document.descendants().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
        assert_eq!(title, Some("a\u{fffd}b\u{fffd}[31m\u{fffd}\u{fffd}]]>&<!--\u{202e}\u{85}\n\u{1f600}"));
    }

    #[test]
    fn letters_of_another_script_are_drawn_where_a_font_for_them_was_given() {
        let (name, bundle) = HARD[5];
        let mut bundle: serde_json::Value = serde_json::from_slice(bundle).expect("JSON");
        // Letters that the font of the test has.
        for text in ["/meta/title", "/exhibits/0/title", "/exhibits/0/subtitle"] {
            *bundle.pointer_mut(text).expect("the bundle has such a text") = "他們着眼主事人".into();
        }
        bundle["meta"].as_object_mut().expect("an object").remove("canonical");
        let bundle = bundle.to_string();
        let without = site_with(bundle.as_bytes(), &APP, &Fonts::default());
        let has = |site: &Site, path: &str| site.files.iter().any(|(name, _)| name == path);
        let index = |site: &Site| {
            let page = site.files.iter().find(|(path, _)| path == "index.html").expect("a site has its page");
            String::from_utf8(page.1.clone()).expect("HTML is UTF-8")
        };
        assert!(!has(&without, "card.png") && !index(&without).contains("og:image"), "{name}: no link to what is not there");
        let told = without.report.to_text(name);
        assert!(told.contains("warning[no-letters] /meta") && told.contains("fonts-noto-cjk"), "{told}");
        let with = site_with(bundle.as_bytes(), &APP, &Fonts::new([NOTO_SERIF_TC.to_vec()]));
        assert_eq!(with.report.to_text(name), "");
        assert!(has(&with, "card.png") && index(&with).contains("og:image\" content=\"card.png\""));
        let card = |site: &Site| site.files.iter().find(|(path, _)| path == "card.png").map(|(_, bytes)| bytes.clone());
        let again = site_with(bundle.as_bytes(), &APP, &Fonts::new([NOTO_SERIF_TC.to_vec()]));
        assert_eq!(card(&with), card(&again), "the same fonts give the same picture");
    }

    #[test]
    fn a_picture_that_is_not_there_is_linked_nowhere() {
        let (name, bundle) = HARD[3];
        let site = site_with(bundle, &APP, &Fonts::default());
        let paths: Vec<&str> = site.files.iter().map(|(path, _)| path.as_str()).collect();
        assert!(paths.contains(&"exhibits/x.svg") && !paths.contains(&"exhibits/x.png"), "{name}: {paths:?}");
        assert!(site.report.to_text(name).contains("U+2713"), "{}", site.report.to_text(name));
        for (path, bytes) in &site.files {
            let text = String::from_utf8_lossy(bytes);
            let is_page = is_a(path, "html") && !path.starts_with("offline");
            assert!(!is_page || !text.contains("x.png"), "{path} leads to a picture that is not there");
            if path == "embed/exhibit-x.html" || path == "embed/brief.html" {
                assert!(text.contains("data-unpainted=\"x\""), "{path}: its tools know of no picture");
            }
        }
    }
}
