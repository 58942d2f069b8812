//! Each exhibit as files: its drawing as SVG and PNG, its table as CSV.

use super::File;
use super::fonts::Fonts;
use super::numbers::numbers;
use super::picture::{Drawn, exhibit_png, framed};
use crate::diagnostic::{Pointer, Report};
use crate::spreadsheet::{self, csv, with_amounts};
use crate::view::{Cell, Embed, Line, Page, Table};
use crate::wording;

/// Files, and what could not be made of them.
pub(super) struct Pictures {
    pub files: Vec<File>,
    pub report: Report,
}

impl Pictures {
    /// Whether a file was made.
    pub fn has(&self, name: &str) -> bool {
        self.files.iter().any(|(path, _)| path == name)
    }
}

/// The files of the exhibits among the blocks of a page, as `exhibits/<id>.svg` and so on.
pub(super) fn exhibits(page: &Page, blocks: &[Embed], fonts: &Fonts) -> Pictures {
    let (mut files, mut report) = (Vec::new(), Report::default());
    for (at, exhibit) in page.brief.exhibits.iter().enumerate() {
        let address = wording::address("exhibit-", exhibit.id.word());
        let Some(block) = blocks.iter().find(|block| block.address == address) else { continue };
        let origin = wording::picture_origin(&page.brief.meta);
        // A picture stands alone: what it leaves out is said in it.
        let unit = format!("{} {}", wording::plain(&exhibit.subtitle, page.brief), block.part);
        let svg = Drawn::of(&block.content.0).map(|drawn| framed(&drawn, &block.title, &unit, &origin, fonts));
        let png = svg.as_deref().and_then(|svg| match exhibit_png(svg, fonts) {
            Ok(png) => Some(png),
            Err(why) => {
                let pointer = Pointer::root().field("exhibits").index(at);
                report.add(why.told("the picture of this exhibit", &pointer));
                None
            }
        });
        let csv = numbers(exhibit, page).or_else(|| block.table.as_ref().and_then(rows).map(csv));
        for (kind, bytes) in [("svg", svg.map(String::into_bytes)), ("png", png), ("csv", csv.map(String::into_bytes))] {
            files.extend(bytes.map(|bytes| (format!("exhibits/{}.{kind}", exhibit.id), bytes)));
        }
    }
    Pictures { files, report }
}

/// Whether a file is so long, as all are that hold a long series, that its author would wait for it to be compressed well.
pub fn is_long(bytes: &[u8]) -> bool {
    bytes.len() > 1 << 20
}

/// The cells of a table under their heads; nothing where it has none.
fn rows(table: &Table) -> Option<Vec<Vec<String>>> {
    if table.rows.is_empty() {
        return None;
    }
    let head = table.head.iter().map(|words| spreadsheet::Cell { words: words.clone(), amount: None }).collect();
    let of = |line: &Line| line.cells.iter().map(cell).collect();
    Some(with_amounts([head].into_iter().chain(table.rows.iter().map(of)).collect()))
}

fn cell(cell: &Cell) -> spreadsheet::Cell {
    let words = if cell.detail.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, cell.detail) };
    let amount = cell.order.map(|low| [low, cell.high.unwrap_or(low)].map(|end| end.to_string()));
    spreadsheet::Cell { words, amount }
}
