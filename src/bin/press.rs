//! The browser module that presses another bundle, with the code of the native program.

use incident_brief::press::{self, Insides, Links, Made, offline, press, press_since};
use wasm_bindgen::prelude::*;

/// What the press made of a bundle.
#[wasm_bindgen]
#[derive(Default)]
pub struct Pressed {
    html: Option<String>,
    file: String,
    columns: Vec<(String, Vec<u8>)>,
    report: String,
}

impl Pressed {
    fn page(made: press::Pressed, name: &str) -> Self {
        Self { html: made.html, columns: made.columns, report: made.report.to_text(name), ..Self::default() }
    }
}

#[wasm_bindgen]
impl Pressed {
    /// The finished page; undefined when the report has errors.
    pub fn html(&self) -> Option<String> {
        self.html.clone()
    }

    /// What a file of the page is to be called; empty for a page that is not to be kept.
    pub fn file(&self) -> String {
        self.file.clone()
    }

    /// The id of the last long series whose columns were not handed over yet; undefined when there is none.
    pub fn series(&self) -> Option<String> {
        self.columns.last().map(|(id, _)| id.clone())
    }

    /// Hands over the columns of that series.
    pub fn columns(&mut self) -> Vec<u8> {
        self.columns.pop().map(|(_, columns)| columns).unwrap_or_default()
    }

    /// The report as text, each finding under `name:line:column`; empty when there are none.
    pub fn report(&self) -> String {
        self.report.clone()
    }
}

/// Checks a bundle and makes its page. `links` are the addresses at which it finds its parts, in the order of [`Links`];
/// `digest` is as for [`press`].
#[wasm_bindgen]
pub fn press_page(bundle: &[u8], digest: String, name: &str, links: Vec<String>) -> Pressed {
    Pressed::page(press(bundle, digest, &Links::from_list(links)), name)
}

/// Checks two bundles and makes the page of the first, which tells what is different since the older one.
#[wasm_bindgen]
pub fn press_changes(bundle: &[u8], digest: String, older: &[u8], name: &str) -> Pressed {
    Pressed::page(press_since(bundle, digest, older, &Links::default()), name)
}

/// Checks a bundle and makes its offline file. `insides` are the texts that stand in every such file, in the order of
/// [`Insides`].
#[wasm_bindgen]
pub fn press_offline(bundle: &[u8], digest: String, name: &str, insides: Vec<String>) -> Pressed {
    let Made { file, report } = offline(bundle, digest, &Insides::from_list(insides));
    let report = report.to_text(name);
    let Some((file, html)) = file else { return Pressed { report, ..Pressed::default() } };
    Pressed { html: String::from_utf8(html).ok(), file, report, ..Pressed::default() }
}

fn main() {}
