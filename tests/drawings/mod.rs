//! What drawings hold, read back from their SVG.

use incident_brief::chart::{Drawing, text_width_px};

/// A text of a drawing and its place.
struct Text {
    words: String,
    left: i32,
    right: i32,
    middle: i32,
}

impl Text {
    fn told(&self) -> String {
        let Self { words, left, right, middle } = self;
        format!("{words:?} from {left} to {right} at {middle}")
    }
}

/// Every text of a drawing.
fn texts(drawing: &Drawing) -> Vec<Text> {
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

/// What is wrong with the texts of a drawing: out of the frame, or over another.
pub fn clashes(drawing: &Drawing) -> Vec<String> {
    let texts = texts(drawing);
    let mut found = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let inside =
            text.left >= 0 && text.right <= drawing.width_px && text.middle >= 7 && text.middle + 7 <= drawing.height_px;
        if !inside {
            found.push(format!("{} is out of {}×{}", text.told(), drawing.width_px, drawing.height_px));
        }
        let over =
            |other: &&Text| text.left < other.right && other.left < text.right && (text.middle - other.middle).abs() < 14;
        found.extend(texts[..at].iter().filter(over).map(|other| format!("{} is over {}", text.told(), other.told())));
    }
    found
}
