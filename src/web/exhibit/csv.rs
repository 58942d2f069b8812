//! A table as a file that other programs read.

use web_sys::Element;

use super::super::dom;
use super::rows::{shown_rows, words};
use crate::spreadsheet::{self, Cell, with_amounts};

/// The rows now shown as a file, in the order in which they stand, as the press writes them.
pub fn csv(exhibit: &Element) -> String {
    let cell = |cell: Element| {
        let low = cell.get_attribute("data-order");
        let high = cell.get_attribute("data-high").or_else(|| low.clone());
        Cell { words: words(&cell), amount: low.zip(high).map(|(low, high)| [low, high]) }
    };
    let rows = shown_rows(exhibit, "").into_iter().map(|row| dom::all(&row, ":scope > *").into_iter().map(cell).collect());
    spreadsheet::csv(with_amounts(rows.collect()))
}
