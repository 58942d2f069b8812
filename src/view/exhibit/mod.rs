//! Exhibits: what the bundle says of each, its drawing, and the same in words and numbers. One file a kind.

mod accounts;
mod campaigns;
mod impacts;
mod market;
mod origins;
mod rate;
mod reports;
mod series;
mod timeline;

use maud::{Markup, PreEscaped, html};

use super::filter::{emptied, mark};
use super::page::{Page, embed_button, first_source_links};
use super::prose::{credits, optional};
use super::table::{Cell, Line, Table, table};
use crate::brief::{Exhibit, ExhibitData, Figure, Id, Series, Source};
use crate::chart::{Drawing, Layout, Told};
use crate::insight::Strength;
use crate::wording;

/// An exhibit as a block of the page, and the table of its numbers, empty where they stand elsewhere in the page.
pub struct Shown {
    pub content: Markup,
    pub table: Table,
}

/// An exhibit under its finding.
pub fn exhibit(exhibit: &Exhibit, page: &Page) -> Shown {
    let shown = match &exhibit.kind {
        ExhibitData::Campaigns { metrics, rows } => Some(campaigns::comparison(exhibit, metrics, rows, page)),
        ExhibitData::Accounts { parts } => accounts::accounts(exhibit, parts, page),
        ExhibitData::Rate { parts } => rate::rate(exhibit, parts, page),
        ExhibitData::Reports => Some(reports::reports(exhibit, page)),
        ExhibitData::Origins => Some(origins::origins(exhibit, page)),
        ExhibitData::Timeline => Some(timeline::timeline(exhibit, page)),
        ExhibitData::Market { base } => Some(market::market(exhibit, *base, page)),
        ExhibitData::Impacts => Some(impacts::effects(exhibit, page)),
        ExhibitData::PolicyLadder => Some(impacts::instruments(exhibit, page)),
        ExhibitData::Series => Some(series::series(exhibit, page)),
    };
    let Shown { content, table } =
        shown.unwrap_or_else(|| Shown { content: references(exhibit, page), table: Table::default() });
    let content = html! {
        figure.exhibit id={ "exhibit-" (exhibit.id) } {
            figcaption { h3 { (exhibit.title) } p { (exhibit.subtitle) } }
            (content)
            (optional("note", exhibit.note.as_ref(), page))
            (optional("note", exhibit.context.as_ref(), page))
            (credits(&exhibit.authorship))
            (embed_button())
        }
    };
    Shown { content, table }
}

/// What surrounds a drawing that needs no waking.
#[derive(Default)]
struct Frame<'a> {
    /// Kind and props of what wakes, empty for nothing, and what the reader can set.
    island: String,
    controls: Markup,
    /// How to read its marks.
    key: String,
    /// What belongs to the drawing and is text: events or claims by their numbers.
    list: Markup,
    sources: Vec<&'a Id<Source>>,
    /// What it is, its statistics, its trend; what the author sees in it stands as a note.
    description: String,
    /// The drawn numbers, where they are not in the page already.
    table: Table,
    /// Else where they are, by address and name.
    elsewhere: Vec<(String, String)>,
}

/// What moves a drawing over time, once it has woken.
fn moves() -> Markup {
    html! {
        p.presets { @for (key, label) in wording::MOVES { button type="button" data-move=(key) disabled { (label) } } }
    }
}

/// A drawing in all layouts with what surrounds it.
fn drawn(exhibit: &Exhibit, page: &Page, frame: Frame, draw: &dyn Fn(Layout) -> Drawing) -> Shown {
    let drawings = Layout::ALL.map(|layout| (layout, draw(layout)));
    let points = &drawings[2].1.points;
    let plots = html! {
        @for (layout, drawing) in &drawings {
            div class=(layout.class()) { div.exhibit__plot { (PreEscaped(drawing.to_svg(&exhibit.title))) } }
        }
    };
    let content = html! {
        (emptied(points, |point| Some(point.told.strength)))
        p.exhibit__key { (frame.key) }
        @if frame.island.is_empty() { (plots) }
        @else { div.island data-island=(frame.island) { div.exhibit__controls { (frame.controls) } (plots) } }
        (readout())
        (frame.list)
        @if !frame.sources.is_empty() { div.exhibit__foot { (first_source_links(frame.sources, page)) } }
        details.exhibit__table {
            summary { (wording::TWIN) }
            p.note { (frame.description) }
            @if frame.elsewhere.is_empty() { (table(&frame.table, &exhibit.title)) }
            @else {
                p.note {
                    (wording::NUMBERS_IN)
                    @for (address, label) in &frame.elsewhere { " " a href={ "#" (address) } { (label) } }
                }
            }
        }
    };
    Shown { content, table: frame.table }
}

/// Where what a mark says is written.
fn readout() -> Markup {
    html! { p.exhibit__readout aria-hidden="true" { (wording::POINTING_HINT) } }
}

/// What a reader is told at a mark; what states nothing that could be hidden has no strength.
fn told(words: String, address: String, strength: Option<Strength>) -> Told {
    Told { words, address, strength: strength.unwrap_or(Strength::Primary) }
}

/// A row a figure: its label, and its value as a link to its reports.
fn figure_lines(figures: &[&Figure], page: &Page) -> Vec<Line> {
    let mut lines = Vec::new();
    for figure in figures {
        let value = wording::figure_words(figure).full();
        let value = Cell::link(value, wording::address("figure-", figure.id.word()), page.strengths.figure(&figure.id));
        lines.push(Line::from(vec![Cell::text(figure.label.clone()), value]));
    }
    lines
}

/// The figures of an exhibit that gives figures parts.
fn figures<'a>(parts: &[(String, Id<Figure>)], page: &Page<'a>) -> Vec<&'a Figure> {
    let mut figures = Vec::new();
    for (_, id) in parts {
        figures.push(&page.brief.figures[id]);
    }
    figures
}

/// Who reports some figures.
fn figure_sources<'a>(figures: &[&'a Figure]) -> Vec<&'a Id<Source>> {
    let mut sources = Vec::new();
    for figure in figures {
        for reported in &figure.reported_by {
            sources.push(&reported.source);
        }
    }
    sources
}

/// The sources of the points of some series.
fn series_sources<'a>(series: &[&'a Series]) -> Vec<&'a Id<Source>> {
    let mut sources = Vec::new();
    for series in series {
        for remark in &series.remarks {
            sources.extend(&remark.source);
        }
    }
    sources
}

/// What an exhibit refers to, as links: all there is without a number to draw.
fn references(exhibit: &Exhibit, page: &Page) -> Markup {
    let brief = page.brief;
    html! {
        p.note { (wording::NOT_DRAWN) }
        ul.exhibit__references {
            @for id in &exhibit.figures {
                li class=[mark(Some(page.strengths.figure(id)))] { a href={ "#figure-" (id) } { (brief.figures[id].label) ": " (wording::figure_words(&brief.figures[id]).full()) } }
            }
            @for id in &exhibit.claims {
                li class=[mark(Some(page.strengths.claim(id)))] { a href={ "#claim-" (id) } { (wording::plain(&brief.claims[id].statement, brief)) } }
            }
            @for id in &exhibit.events {
                li { a href={ "#event-" (id) } { (wording::when(brief.events[id].date)) ": " (wording::plain(&brief.events[id].text, brief)) } }
            }
        }
    }
}
