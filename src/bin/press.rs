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
    #[wasm_bindgen(getter)]
    pub fn html(&self) -> Option<String> {
        self.html.clone()
    }

    /// The report as text, each finding under `name:line:column`; empty when there are none.
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> String {
        self.report.clone()
    }
}

/// Checks a bundle and makes its page, which finds its parts at the addresses given.
#[wasm_bindgen]
pub fn press_page(bundle: &[u8], name: &str, style: &str, script: &str, worker: &str, icon: &str, json: &str) -> Pressed {
    let links = Links {
        style: style.to_owned(),
        script: script.to_owned(),
        press: worker.to_owned(),
        icon: icon.to_owned(),
        bundle: json.to_owned(),
    };
    let made = press(bundle, &links);
    Pressed { html: made.html, report: made.report.to_text(name) }
}

fn main() {}
