//! Each exhibit as files: its drawing as SVG and PNG, its table as CSV.

use super::File;
use super::picture::{Drawn, exhibit_png, framed};
use super::twins::table;
use crate::brief::Brief;
use crate::view::Embed;
use crate::wording;

/// The files of the exhibits among the blocks of a page, as `exhibits/<id>.svg` and so on.
pub(super) fn exhibits(brief: &Brief, blocks: &[Embed]) -> Vec<File> {
    let named = blocks.iter().filter_map(|block| Some((block.address.strip_prefix("exhibit-")?, block)));
    let files = named.flat_map(|(id, block)| {
        let html = &block.content.0;
        let unit = brief.exhibits.iter().find(|exhibit| exhibit.id.word() == id).map_or("", |exhibit| &exhibit.subtitle);
        let svg = Drawn::of(html).map(|drawn| framed(&drawn, &block.title, unit, &wording::picture_origin(&brief.meta)));
        let png = svg.as_deref().and_then(exhibit_png);
        let csv = rows(html).map(|rows| table(rows).into_bytes());
        [("svg", svg.map(String::into_bytes)), ("png", png), ("csv", csv)]
            .into_iter()
            .filter_map(move |(kind, bytes)| Some((format!("exhibits/{id}.{kind}"), bytes?)))
    });
    files.collect()
}

/// The first table of a block, cell by cell; nothing where it has none.
fn rows(html: &str) -> Option<Vec<Vec<String>>> {
    let table = &html[html.find("<table")?..];
    let table = &table[..table.find("</table>")?];
    let rows = table.split("<tr").skip(1).map(|row| {
        let cells = row.split("<t").skip(1).filter(|cell| cell.starts_with(['d', 'h']) && !cell.starts_with("head"));
        cells.map(|cell| text(cell.split_once('>').map_or("", |(_, content)| content))).collect()
    });
    Some(rows.collect())
}

/// What a reader sees of markup that the program wrote: its text, entities read, tags taken out.
fn text(markup: &str) -> String {
    let pieces = markup.split('<').enumerate().map(|(at, piece)| match piece.split_once('>') {
        Some((_, text)) if at > 0 => text,
        // What follows the last `<` is the end of this cell's markup.
        None if at > 0 => "",
        _ => piece,
    });
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    entities.into_iter().fold(pieces.collect(), |text: String, (entity, letter)| text.replace(entity, letter)).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_a_reader_sees_it() {
        let html = "<p>x</p><table><thead><tr><td></td><th scope=\"col\">A &amp; B</th></tr></thead><tbody>\
                    <tr class=\"apart\"><th scope=\"row\">One <small>two</small></th><td><a href=\"#f\">&lt;3</a></td></tr></tbody></table>";
        let rows = rows(html).expect("there is a table");
        assert_eq!(rows, [["", "A & B"], ["One two", "<3"]]);
    }
}
