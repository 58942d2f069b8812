//! Who reports what: sources by figures.

use super::frame::{Frame, Shown, drawn, first_drawn, told};
use crate::brief::{Exhibit, Figure, Quantity, ReportedValue};
use crate::chart::reports::{Fit, Given, draw};
use crate::chart::rows::Row;
use crate::insight::{self, Agreement};
use crate::view::page::Page;
use crate::view::table::{Cell, Line, Table};
use crate::wording;

pub(super) fn reports(exhibit: &Exhibit, page: &Page) -> Shown {
    let figures = insight::reported(&exhibit.figures, page.brief);
    let mut cells = vec![figures.iter().map(|figure| Some(ours(figure, page))).collect::<Vec<_>>()];
    let mut rows = vec![row(wording::THIS_BRIEF)];
    let quantities: Vec<Quantity> = figures.iter().map(|figure| figure.quantity).collect();
    let mut lines = vec![line(Cell::text(wording::THIS_BRIEF).own(), &cells[0], &quantities, true)];
    let mut fits = Vec::new();
    for (source, reports) in insight::by_source(&figures) {
        let publisher = page.brief.sources[source].label();
        let address = wording::address("source-", source.word());
        let mut of_source = Vec::new();
        for (report, figure) in reports.iter().zip(&figures) {
            of_source.push(report.map(|report| {
                let agreement = insight::agreement(report, figure);
                fits.push(agreement);
                given(report, figure, agreement, (publisher, &address), page)
            }));
        }
        rows.push(row(publisher));
        let quantity = |report: Option<&ReportedValue>| report.map_or(Quantity::NotDisclosed, ReportedValue::quantity);
        let quantities: Vec<Quantity> = reports.iter().copied().map(quantity).collect();
        lines.push(line(Cell::link(publisher.to_owned(), address, insight::Strength::Primary), &of_source, &quantities, false));
        cells.push(of_source);
    }
    let names: Vec<&str> = figures.iter().map(|figure| figure.label.as_str()).collect();
    let mut head = vec![""];
    head.extend(&names);
    // Sources in as many rows as there is room for with one figure, then as many figures as there is room for.
    let part = |figures: usize, sources: usize, layout| {
        let cells: Vec<_> = cells[..sources].iter().map(|row| row[..figures].to_vec()).collect();
        draw(&names[..figures], &rows[..sources], &cells, layout)
    };
    let sources = first_drawn(rows.len(), &|count, layout| part(names.len().min(1), count, layout));
    let shown = first_drawn(names.len(), &|count, layout| part(count, sources, layout));
    let frame = Frame {
        parts: vec![("figures", shown, names.len()), ("sources", sources - 1, rows.len() - 1)],
        key: wording::KEY_REPORTS.to_owned(),
        description: wording::describe_reports(rows.len() - 1, figures.len(), &fits),
        table: Table::new(&head, lines),
        ..Frame::default()
    };
    drawn(exhibit, page, frame, &|layout| part(shown, sources, layout))
}

/// A figure as it stands here.
fn ours(figure: &Figure, page: &Page) -> Given {
    let value = wording::figure_words(figure).value();
    let strength = Some(page.strengths.figure(&figure.id));
    Given {
        fit: Fit::Ours,
        told: told(wording::told_ours(figure, &value), wording::address("figure-", figure.id.word()), strength),
        value,
    }
}

/// What a source gives for a figure.
fn given(
    report: &ReportedValue,
    figure: &Figure,
    agreement: Agreement,
    (publisher, address): (&str, &str),
    page: &Page,
) -> Given {
    let fit = match agreement {
        Agreement::Same => Fit::Same,
        Agreement::OtherWord => Fit::OtherWord,
        Agreement::OtherNumber => Fit::OtherNumber,
        Agreement::Conflict => Fit::Conflict,
        Agreement::Silent => Fit::Silent,
    };
    let words = wording::told_report(publisher, figure, report);
    let told = told(words, address.to_owned(), Some(page.strengths.figure(&figure.id)));
    Given { fit, value: wording::given(report, &figure.unit), told }
}

/// A row whose cells can be pointed at one by one.
fn row(name: &str) -> Row {
    Row { label: name.to_owned(), detail: String::new(), step: 0, told: told(String::new(), String::new(), None) }
}

/// A row of the table; only the brief's own values lead somewhere, the others to the source that names their row.
fn line(name: Cell, given: &[Option<Given>], quantities: &[Quantity], leads: bool) -> Line {
    let mut cells = vec![name];
    for (given, quantity) in given.iter().zip(quantities) {
        cells.push(match given {
            Some(given) => {
                let address = if leads { given.told.address.clone() } else { String::new() };
                Cell::link(given.value.clone(), address, given.told.strength).by_quantity(*quantity)
            }
            None => Cell::text(String::new()),
        });
    }
    Line::from(cells)
}
