//! What the kinds of exhibit share: a drawing with what surrounds it, and who stands behind its numbers.

use maud::{Markup, PreEscaped, html};

use crate::brief::{Exhibit, Figure, Id, Series, Source};
use crate::chart::{Drawing, Layout, MOST_PX, Told};
use crate::insight::Strength;
use crate::view::filter::emptied;
use crate::view::links::first_source_links;
use crate::view::page::Page;
use crate::view::table::{Cell, Line, Table, table};
use crate::wording;

/// An exhibit as a block of the page, and the table of its numbers, empty where they stand elsewhere in the page.
pub struct Shown {
    pub content: Markup,
    pub table: Table,
    /// How much of it is drawn, where that is not all; else empty.
    pub part: String,
}

/// What surrounds a drawing that needs no waking.
#[derive(Default)]
pub(super) struct Frame<'a> {
    /// Kind and props of what wakes, empty for nothing, and what the reader can set.
    pub island: String,
    pub controls: Markup,
    /// How to read its marks.
    pub key: String,
    /// What belongs to the drawing and is text: events or claims by their numbers.
    pub list: Markup,
    pub sources: Vec<&'a Id<Source>>,
    /// How many of what are drawn, and of how many.
    pub parts: Vec<(&'static str, usize, usize)>,
    /// What it is, its statistics, its trend; what the author sees in it stands as a note.
    pub description: String,
    /// The drawn numbers, where they are not in the page already.
    pub table: Table,
    /// Else where they are, by address and name.
    pub elsewhere: Vec<(String, String)>,
}

/// What moves a drawing over time, once it has woken.
pub(super) fn moves(page: &Page) -> Markup {
    html! {
        p.presets lang=[page.own()] { @for (key, label) in wording::MOVES { button type="button" data-move=(key) disabled { (label) } } }
    }
}

/// How many of all of something are drawn: as many, from the first on, as no drawing is too high for. `draw` makes the drawing
/// of so many; one is always drawn.
pub(super) fn first_drawn(all: usize, draw: &dyn Fn(usize, Layout) -> Drawing) -> usize {
    /// No row of any kind is lower.
    const LEAST_PX: usize = 20;
    let fits = |count: usize| Layout::ALL.into_iter().all(|layout| draw(count, layout).height_px <= MOST_PX);
    // Between one that fits and one that does not.
    let (mut fitting, mut over) = (all.min(1), all.min(MOST_PX.unsigned_abs() as usize / LEAST_PX) + 1);
    while fitting + 1 < over {
        // All of it first, which most exhibits have room for.
        let count = if over > all { over - 1 } else { usize::midpoint(fitting, over) };
        if fits(count) {
            fitting = count;
        } else {
            over = count;
        }
    }
    fitting
}

/// How much of an exhibit is drawn, where that is not all.
pub(super) fn part_note(parts: &[(&'static str, usize, usize)]) -> String {
    let left = parts.iter().filter(|(_, shown, all)| shown < all);
    left.map(|(what, shown, all)| wording::part_drawn(*shown, *all, what)).collect::<Vec<_>>().join(" ")
}

/// Says so in the page, with where the rest is.
pub(super) fn part_line(part: &str, page: &Page) -> Markup {
    html! { @if !part.is_empty() { p.exhibit__key lang=[page.own()] { (part) " " (wording::REST_DRAWN) } } }
}

/// A drawing in all layouts with what surrounds it.
pub(super) fn drawn(exhibit: &Exhibit, page: &Page, frame: Frame, draw: &dyn Fn(Layout) -> Drawing) -> Shown {
    let drawings = Layout::ALL.map(|layout| (layout, draw(layout)));
    let points = &drawings[2].1.points;
    let part = part_note(&frame.parts);
    let plots = html! {
        @for (layout, drawing) in &drawings {
            div class=(layout.class()) { div.exhibit__plot { (PreEscaped(drawing.to_svg(&wording::plain(&exhibit.title, page.brief)))) } }
        }
    };
    let content = html! {
        (emptied(points, |point| Some(point.told.strength), page))
        p.exhibit__key lang=[page.own()] { (frame.key) }
        @if frame.island.is_empty() { (plots) }
        @else { div.island data-island=(frame.island) { div.exhibit__controls { (frame.controls) } (plots) } }
        (part_line(&part, page))
        (readout(page))
        (frame.list)
        @if !frame.sources.is_empty() { div.exhibit__foot { (first_source_links(frame.sources, page)) } }
        details.exhibit__table {
            summary lang=[page.own()] { (wording::TWIN) }
            p.note lang=[page.own()] { (frame.description) }
            @if frame.elsewhere.is_empty() { (table(&frame.table, &wording::plain(&exhibit.title, page.brief), page)) }
            @else {
                p.note lang=[page.own()] {
                    (wording::NUMBERS_IN)
                    @for (address, label) in &frame.elsewhere { " " a href={ "#" (address) } { (label) } }
                }
            }
        }
    };
    Shown { content, table: frame.table, part }
}

/// Where what a mark says is written.
pub(super) fn readout(page: &Page) -> Markup {
    html! { p.exhibit__readout lang=[page.own()] aria-hidden="true" { (wording::POINTING_HINT) } }
}

/// What a reader is told at a mark; what states nothing that could be hidden has no strength.
pub(super) fn told(words: String, address: String, strength: Option<Strength>) -> Told {
    Told { words, address, strength: strength.unwrap_or(Strength::Primary) }
}

/// A row a figure: its label, and its value as a link to its reports.
pub(super) fn figure_lines(figures: &[&Figure], page: &Page) -> Vec<Line> {
    let line = |figure: &&Figure| {
        let value = wording::figure_words(figure).full();
        let value = Cell::link(value, wording::address("figure-", figure.id.word()), page.strengths.figure(&figure.id))
            .by_quantity(figure.quantity);
        Line::from(vec![Cell::text(figure.label.clone()), value])
    };
    figures.iter().map(line).collect()
}

/// Who reports some figures.
pub(super) fn figure_sources<'a>(figures: &[&'a Figure]) -> Vec<&'a Id<Source>> {
    figures.iter().flat_map(|figure| &figure.reported_by).map(|reported| &reported.source).collect()
}

/// The sources of the points of some series.
pub(super) fn series_sources<'a>(series: &[&'a Series]) -> Vec<&'a Id<Source>> {
    series.iter().flat_map(|series| &series.remarks).filter_map(|remark| remark.source.as_ref()).collect()
}
