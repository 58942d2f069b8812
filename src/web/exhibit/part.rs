//! What is asked of any exhibit: which one a part of it stands in, what it is called, the props it wakes with, its readout.

use web_sys::Element;
use web_sys::js_sys::parse_float;

use super::super::dom;
use crate::view::island::{ATTRIBUTE, Island};
use crate::wording;

/// The exhibit that a part of it stands in.
pub fn of(part: &Element) -> Option<Element> {
    part.closest(".exhibit").ok().flatten()
}

/// What an exhibit's files are called.
pub fn name(exhibit: &Element) -> String {
    exhibit.id().strip_prefix("exhibit-").unwrap_or_default().to_owned()
}

/// The kind and the props that are written beside an island.
pub fn props(island: &Element) -> Option<Island> {
    Island::read(&island.get_attribute(ATTRIBUTE)?, parse_float)
}

/// Writes into the readout of the exhibit that a part stands in; no text brings the hint back.
pub fn tell(part: &Element, text: &str) {
    if let Some(line) = of(part).and_then(|exhibit| exhibit.query_selector(".exhibit__readout").ok().flatten()) {
        dom::retell(&line, if text.is_empty() { wording::POINTING_HINT } else { text });
    }
}
