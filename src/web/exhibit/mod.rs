//! What a reader does with an exhibit's numbers: sort them, hear them, take them along as SVG, PNG or CSV; and which of
//! its listings are drawn.
//!
//! ```text
//! the drawing now shown -> SVG -> PNG        its table -> CSV, order of rows, notes
//! its parts -> a button a listing -> parts hidden
//! ```
//!
//! All of it comes from what stands in the page, so it is the same in every way of use, and as the reader has set it.

mod csv;
pub mod listings;
pub mod part;
mod picture;
mod rows;
mod sort;
mod sound;
mod tools;

use super::dom;

/// Listens for the tools and the heads of tables.
pub fn listen() {
    dom::on("click", |event| {
        if let Some(tool) = dom::from(event, "[data-take]") {
            tools::take(&tool);
        } else if let Some(head) = dom::from(event, ".exhibit__table thead th") {
            sort::sort(&head);
        } else if let Some(summary) = dom::from(event, ".exhibit__table > summary") {
            tools::equip(&summary);
        }
    });
}
