//! The rows of the table under an exhibit, and the words in them.

use web_sys::Element;
use web_sys::js_sys::parse_float;

use super::super::dom;

const TWIN: &str = ".exhibit__table";

/// The rows of a table.
pub fn rows(exhibit: &Element, part: &str) -> Vec<Element> {
    dom::all(exhibit, &format!("{TWIN} {part} tr"))
}

/// Those that no filter hides; the table is open where this is asked.
pub fn shown_rows(exhibit: &Element, part: &str) -> Vec<Element> {
    rows(exhibit, part).into_iter().filter(|row| row.get_client_rects().length() > 0).collect()
}

/// The text of a cell, without the white space that markup brings.
pub fn words(cell: &Element) -> String {
    let text = cell.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number that a cell gives, as the press wrote it beside the words.
pub fn number(cell: &Element) -> Option<f64> {
    cell.get_attribute("data-order").map(|number| parse_float(&number))
}
