//! The browser module that presses another bundle, with the code of the native program.

use incident_brief::press::{Links, press};
use wasm_bindgen::prelude::*;

/// What the press made of a bundle.
#[wasm_bindgen]
pub struct Pressed {
    html: Option<String>,
    report: String,
}

#[wasm_bindgen]
impl Pressed {
    /// The finished page; undefined when the report has errors.
    pub fn html(&self) -> Option<String> {
        self.html.clone()
    }

    /// The report as text, each finding under `name:line:column`; empty when there are none.
    pub fn report(&self) -> String {
        self.report.clone()
    }
}

/// Checks a bundle and makes its page. `links` are the addresses at which it finds its parts, in the order of [`Links`].
#[wasm_bindgen]
pub fn press_page(bundle: &[u8], name: &str, links: Vec<String>) -> Pressed {
    let links = Links::from_list(links);
    let made = press(bundle, &links);
    Pressed { html: made.html, report: made.report.to_text(name) }
}

fn main() {}
