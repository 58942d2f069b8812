//! Each exhibit as files: its drawing as SVG and PNG, its table as CSV.

use super::File;
use super::picture::{Drawn, exhibit_png, framed};
use super::twins::table;
use crate::brief::Brief;
use crate::view::{Embed, Line, Table};
use crate::wording;

/// The files of the exhibits among the blocks of a page, as `exhibits/<id>.svg` and so on.
pub(super) fn exhibits(brief: &Brief, blocks: &[Embed]) -> Vec<File> {
    let named = blocks.iter().filter_map(|block| Some((block.address.strip_prefix("exhibit-")?, block)));
    let files = named.flat_map(|(id, block)| {
        let html = &block.content.0;
        let unit = brief.exhibits.iter().find(|exhibit| exhibit.id.word() == id).map_or("", |exhibit| &exhibit.subtitle);
        let svg = Drawn::of(html).map(|drawn| framed(&drawn, &block.title, unit, &wording::picture_origin(&brief.meta)));
        let png = svg.as_deref().and_then(exhibit_png);
        let csv = block.table.as_ref().and_then(rows).map(|rows| table(rows).into_bytes());
        [("svg", svg.map(String::into_bytes)), ("png", png), ("csv", csv)]
            .into_iter()
            .filter_map(move |(kind, bytes)| Some((format!("exhibits/{id}.{kind}"), bytes?)))
    });
    files.collect()
}

/// The cells of a table under their heads; nothing where it has none.
fn rows(table: &Table) -> Option<Vec<Vec<String>>> {
    let of = |line: &Line| line.cells.iter().map(|cell| with_detail(&cell.text, &cell.detail)).collect();
    let head = (!table.rows.is_empty()).then(|| table.head.clone())?;
    Some([head].into_iter().chain(table.rows.iter().map(of)).collect())
}

fn with_detail(text: &str, detail: &str) -> String {
    if detail.is_empty() { text.to_owned() } else { format!("{text} {detail}") }
}
