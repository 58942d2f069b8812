//! The browser module that presses another bundle, with the code of the native program.

use std::cell::RefCell;

use incident_brief::press::{Insides, Links, Made, Moving, offline, press, press_since};
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What the press made of a bundle.
#[wasm_bindgen]
pub struct Pressed {
    html: Option<String>,
    file: String,
    columns: Vec<f64>,
    report: String,
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

    /// The numbers of its long series: of each the moments in seconds, then the values. They are handed over once.
    pub fn columns(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.columns)
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
    if made.html.is_some() {
        MOVING.take();
    }
    Pressed { html: made.html, file: String::new(), columns: made.columns, report: made.report.to_text(name) }
}

/// Checks two bundles and makes the page of the first, which tells what is different since the older one.
#[wasm_bindgen]
pub fn press_changes(bundle: &[u8], older: &[u8], name: &str) -> Pressed {
    let made = press_since(bundle, older, &Links::default());
    if made.html.is_some() {
        MOVING.take();
    }
    Pressed { html: made.html, file: String::new(), columns: made.columns, report: made.report.to_text(name) }
}

/// Checks a bundle and makes its offline file. `insides` are the texts that stand in every such file, in the order of
/// [`Insides`].
#[wasm_bindgen]
pub fn press_offline(bundle: &[u8], name: &str, insides: Vec<String>) -> Pressed {
    let Made { file, report } = offline(bundle, &Insides::from_list(insides));
    let report = report.to_text(name);
    let columns = Vec::new();
    let Some((file, html)) = file else { return Pressed { html: None, file: String::new(), columns, report } };
    Pressed { html: String::from_utf8(html).ok(), file, columns, report }
}

thread_local! {
    /// The exhibits that the reader of this page moves in, by name.
    static MOVING: RefCell<Vec<(String, Moving)>> = const { RefCell::new(Vec::new()) };
}

/// Takes the numbers of the next lane of an exhibit that a reader moves in, from the props in its page; see [`Moving`].
#[wasm_bindgen]
pub fn press_take(name: &str, props: &str, numbers: Vec<f64>) {
    MOVING.with_borrow_mut(|all| {
        if !all.iter().any(|(known, _)| known == name) {
            all.extend(Moving::new(props).map(|moving| (name.to_owned(), moving)));
        }
        if let Some((_, moving)) = all.iter_mut().find(|(known, _)| known == name) {
            moving.take(numbers);
        }
    });
}

/// Draws a window of it, in seconds, in the layout at that place, and tells of the point of a lane that is nearest to a
/// moment: the drawing as `html`, what lies where in it as `columns`, and what is told as `report`.
#[wasm_bindgen]
pub fn press_window(name: &str, layout: usize, from: f64, to: f64, lane: usize, moment: f64) -> Pressed {
    MOVING.with_borrow_mut(|all| {
        let mut pressed = Pressed { html: None, file: String::new(), columns: Vec::new(), report: String::new() };
        for (known, moving) in all {
            if known == name {
                pressed.html = moving.show(layout, from, to);
                pressed.columns = moving.frame();
                pressed.report = moving.tell(lane, moment);
            }
        }
        pressed
    })
}

fn main() {}
