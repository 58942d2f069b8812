//! The brief on paper: the page with everything open and nothing to press, its sources numbered and named by number, the
//! revision and the marking on every sheet.

use std::fmt::Write;

use super::insides::integrity;
use super::page::{Wrapping, digest, page};
use super::style::handout_style;
use crate::brief::Brief;
use crate::wording;

/// The hand-out of a brief, as one file that needs nothing else.
pub(super) fn handout(brief: &Brief, bundle: &[u8]) -> String {
    let style = handout_style() + &sheet(brief);
    let wrapping = Wrapping {
        policy: format!(
            "default-src 'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
            integrity(&style)
        ),
        root: " data-handout".to_owned(),
        head: format!("<style>{style}</style>"),
        foot: String::new(),
        copies: None,
        image: None,
    };
    footnoted(&page(brief, digest(bundle), None, wrapping), brief)
}

/// What stands in the margins of every sheet (CSS Paged Media 3, page-margin boxes).
fn sheet(brief: &Brief) -> String {
    let meta = &brief.meta;
    let marking = wording::marking(&meta.marking).unwrap_or_default();
    format!(
        "@page{{size:A4;margin:14mm 13mm 16mm;font:7pt/1.3 sans-serif;@top-right{{content:{}}}\
         @bottom-left{{content:{};inline-size:85%}}@bottom-right{{content:counter(page) \"/\" counter(pages)}}}}",
        css_text(&marking),
        css_text(&wording::sheet_foot(meta)),
    )
}

/// A text as CSS has it, which cannot end the style element around it.
fn css_text(text: &str) -> String {
    let mut string = String::from("\"");
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() || letter == ' ' || !letter.is_ascii() {
            string.push(letter);
        } else {
            write!(string, "\\{:x} ", u32::from(letter)).expect("writing to a String cannot fail");
        }
    }
    string + "\""
}

/// The number of its source after each link to one: paper has no links.
fn footnoted(html: &str, brief: &Brief) -> String {
    const LINK: &str = "href=\"#source-";
    let mut pieces = html.split(LINK);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(LINK);
        let word = piece.split('"').next().unwrap_or_default();
        let number = brief.sources.iter().position(|source| source.id.word() == word);
        match (number, piece.split_once("</a>")) {
            (Some(at), Some((inside, after))) => {
                write!(text, "{inside}<sup>{}</sup></a>{after}", at + 1).expect("writing to a String cannot fail");
            }
            _ => text.push_str(piece),
        }
    }
    text
}
