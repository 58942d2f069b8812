//! The browser module that presses another bundle, with the code of the native program.

use incident_brief::check::{Checked, check};
use incident_brief::press::{Insides, Links, Made, Pressed, offline, press_checked};
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A bundle on its way through the press: read, made into one of three things, and then asked what came out.
#[wasm_bindgen]
#[derive(Default)]
pub struct Press {
    checked: Option<Checked>,
    html: Option<String>,
    file: String,
    columns: Vec<(String, Vec<u8>)>,
    report: String,
}

#[wasm_bindgen]
impl Press {
    /// Checks a bundle, which needs no digest: that can be made meanwhile.
    pub fn read(bundle: &[u8]) -> Self {
        Self { checked: Some(check(bundle)), ..Self::default() }
    }

    /// Makes its page. `links` are the addresses at which it finds its parts, in the order of [`Links`]; `digest` is as for
    /// [`press`](incident_brief::press::press). With an older bundle, the page tells what is different since.
    #[allow(clippy::needless_pass_by_value, reason = "an option cannot be lent across")]
    pub fn page(&mut self, digest: String, older: Option<Vec<u8>>, name: &str, links: Vec<String>) {
        let Some(checked) = self.checked.take() else { return };
        let Pressed { html, columns, report } = press_checked(checked, digest, older.as_deref(), &Links::from_list(links));
        (self.html, self.columns, self.report) = (html, columns, report.to_text(name));
    }

    /// Makes its offline file. `insides` are the texts that stand in every such file, in the order of [`Insides`].
    pub fn offline(&mut self, bundle: &[u8], digest: String, name: &str, insides: Vec<String>) {
        let Some(checked) = self.checked.take() else { return };
        let Made { file, report } = offline(checked, bundle, digest, &Insides::from_list(insides));
        self.report = report.to_text(name);
        if let Some((file, html)) = file {
            (self.html, self.file) = (String::from_utf8(html).ok(), file);
        }
    }

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

fn main() {}
