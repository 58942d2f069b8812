//! Things compared: an island, with the reasons of what stands apart and all metrics as a table.

use maud::html;

use super::frame::{Shown, figure_sources, first_drawn, part_line, part_note, readout};
use crate::brief::{Exhibit, Figure, Id, Metric, Row};
use crate::chart::comparison::Extent;
use crate::insight::Strength;
use crate::view::filter::emptied;
use crate::view::island;
use crate::view::island::comparison::{self, Cell, Comparison};
use crate::view::links::source_links;
use crate::view::page::Page;
use crate::view::prose::prose;
use crate::view::table::{self, Line, Table, table};
use crate::{insight, wording};

pub(super) fn comparison(exhibit: &Exhibit, metrics: &[Metric], rows: &[Row], page: &Page) -> Shown {
    let props = Comparison {
        id: exhibit.id.word().to_owned(),
        summary: wording::plain(&exhibit.title, page.brief),
        metrics: metrics.iter().map(|metric| metric.label.clone()).collect(),
        rows: rows.iter().map(|row| compared(exhibit, row, page)).collect(),
    };
    let named = rows.iter().flat_map(|row| row.figures.iter().flatten());
    let figures: Vec<&Figure> = named.map(|id| &page.brief.figures[id]).collect();
    let head: Vec<&str> = std::iter::once("").chain(metrics.iter().map(|metric| metric.label.as_str())).collect();
    let lines = props.rows.iter().map(line).collect();
    let (mut words, mut values) = (Vec::new(), Vec::new());
    for row in &props.rows {
        words.push(wording::COMPARED[usize::from(row.apart)]);
        for cell in &row.cells {
            words.push(wording::CELLS[usize::from(cell.extent.is_none())]);
        }
        // By the first metric; what stands apart is not compared.
        let extent = row.cells.first().and_then(|cell| cell.extent).filter(|_| !row.apart);
        values.push(extent.map_or(f64::NAN, |extent| extent.high));
    }
    let mut description = String::new();
    if let Some([_, _, low, high]) = insight::ends(&values) {
        let (low, high) = (&props.rows[low], &props.rows[high]);
        let ends = [&low.cells[0].value, &low.label, &high.cells[0].value, &high.label];
        description = wording::describe_comparison(&words, &props.metrics[0], ends);
    }
    let numbers = Table::new(&head, lines);
    let all = props.rows.len();
    let shown = first_drawn(all, &|count, layout| props.first(count).plot(comparison::FIRST, layout));
    let (props, part) = (props.first(shown), part_note(&[("rows", shown, all)]));
    let content = html! {
        (emptied(&figures, |figure| Some(page.strengths.figure(&figure.id)), page))
        (comparison::controls(&props, page.own()))
        div.island data-island=(island::text("comparison", &props)) { (comparison::printed(&props)) }
        (part_line(&part, page))
        (readout(page))
        @if rows.iter().any(|row| row.apart.is_some()) {
            details.exhibit__apart {
                summary lang=[page.own()] { "Why some stand apart" }
                ul { @for row in rows { @if let Some(reason) = &row.apart { li { b { (wording::row_name(row)) } " " (prose(reason, page)) } } } }
            }
        }
        div.exhibit__foot { (source_links(figure_sources(&figures), page)) }
        details.exhibit__table { summary lang=[page.own()] { (wording::TWIN) } p.note lang=[page.own()] { (description) } (table(&numbers, &wording::plain(&exhibit.title, page.brief), page)) }
    };
    Shown { content, table: numbers, part }
}

fn compared(exhibit: &Exhibit, row: &Row, page: &Page) -> comparison::Row {
    let cell = |figure: &Option<Id<Figure>>| match figure {
        Some(id) => {
            let figure = &page.brief.figures[id];
            Cell {
                extent: Extent::of(figure.quantity),
                value: wording::figure_words(figure).value(),
                basis: wording::basis_sentence(figure, page.brief),
                address: wording::address("figure-", id.word()),
                strength: page.strengths.figure(id),
            }
        }
        None => Cell {
            extent: None,
            value: wording::NOT_REPORTED.to_owned(),
            basis: String::new(),
            address: format!("exhibit-{}", exhibit.id),
            strength: Strength::Primary,
        },
    };
    comparison::Row {
        label: row.label.clone(),
        detail: row.detail.clone().unwrap_or_default(),
        apart: row.apart.is_some(),
        cells: row.figures.iter().map(cell).collect(),
    }
}

/// A row of the table: what is drawn, by all metrics side by side. A gap leads nowhere.
fn line(row: &comparison::Row) -> Line {
    let mut name = table::Cell::text(row.label.clone());
    name.detail.clone_from(&row.detail);
    let mut cells = vec![name];
    for cell in &row.cells {
        let address = if cell.basis.is_empty() { String::new() } else { cell.address.clone() };
        let value = table::Cell::link(cell.value.clone(), address, cell.strength);
        cells.push(match cell.extent {
            Some(Extent { low, high, .. }) => table::Cell { high: (low < high).then_some(high), ..value.by(low) },
            None => value.own(),
        });
    }
    Line { cells, is_apart: row.apart }
}
