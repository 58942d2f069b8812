//! What drawings hold, read back from their SVG.

use incident_brief::chart::{Drawing, text_width_px};

/// A text of a drawing and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub words: String,
    pub left: i32,
    pub right: i32,
    pub middle: i32,
}

/// Every text of a drawing.
pub fn texts(drawing: &Drawing) -> Vec<Text> {
    drawing.marks.split("<text class=\"").skip(1).map(text).collect()
}

fn text(element: &str) -> Text {
    let (class, rest) = element.split_once('"').expect("a class ends");
    let number = |name: &str| -> i32 {
        let (_, after) = rest.split_once(&format!("{name}=\"")).expect("a text has a place");
        after.split('"').next().and_then(|digits| digits.parse().ok()).expect("a place is a number")
    };
    let words = rest.split_once('>').and_then(|(_, after)| after.split_once("</text>")).expect("a text has words").0;
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let (x, width) = (number("x"), text_width_px(&words));
    let left = match class.rsplit(' ').next() {
        Some("end") => x - width,
        Some("middle") => x - width / 2,
        _ => x,
    };
    Text { left, right: left + width, middle: number("y"), words }
}
