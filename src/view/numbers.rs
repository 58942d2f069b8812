//! The exhibits, and every figure with who reports it.

use maud::{Markup, PreEscaped, html};

use super::filter::{class, emptied, mark};
use super::island::campaigns::{self, Campaigns, Cell};
use super::island::{self, Island};
use super::page::{Page, embed_button, source_links};
use super::prose::{credits, labeled, optional, prose};
use crate::brief::{Exhibit, ExhibitData, Figure, Id, Metric, Row, Series};
use crate::chart::campaigns::Extent;
use crate::{insight, wording};

/// Exhibits first, then the register of figures.
pub fn numbers(page: &Page) -> Option<Markup> {
    let brief = page.brief;
    if brief.exhibits.is_empty() && brief.figures.is_empty() && brief.series.is_empty() {
        return None;
    }
    Some(html! {
        @for each in &brief.exhibits { (exhibit(each, page)) }
        @for each in &brief.series { (series(each, page)) }
        @if !brief.figures.is_empty() {
            details.register data-depth="full" {
                summary { h3 { "Every figure, and who reports it" } }
                (emptied(&mut brief.figures.iter().map(|each| Some(page.strengths.figure(&each.id)))))
                ul.figures { @for each in &brief.figures { (entry(each, page)) } }
            }
        }
    })
}

/// A series short enough to be read, as a table; a longer one by its name.
fn series(series: &Series, page: &Page) -> Markup {
    let points = insight::points(series);
    html! {
        details.series id={ "series-" (series.id) } data-depth="full" {
            summary { h3 { (series.label) } }
            (optional("note", series.note.as_ref(), page))
            @match points {
                None => p.note { (wording::LONG_SERIES) },
                Some(points) => div.scroll tabindex="0" role="region" aria-label=(series.label) {
                    table {
                        @for point in points {
                            tr {
                                th scope="row" { @if let Some(date) = point.date { (wording::date(date)) } }
                                td { (wording::point_words(&point, &series.unit).full()) }
                                td { (wording::point_facts(&point)) }
                                td {
                                    @if let Some(id) = point.source {
                                        a href={ "#source-" (id) } { (page.brief.sources[id].publisher) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One exhibit: its finding, its drawing or what stands for it, its table.
pub fn exhibit(exhibit: &Exhibit, page: &Page) -> Markup {
    let body = match &exhibit.kind {
        ExhibitData::Campaigns { metrics, rows } => comparison(exhibit, metrics, rows, page),
        ExhibitData::Accounts { .. }
        | ExhibitData::Rate { .. }
        | ExhibitData::Reports
        | ExhibitData::Origins
        | ExhibitData::Timeline
        | ExhibitData::Market
        | ExhibitData::Impacts
        | ExhibitData::PolicyLadder
        | ExhibitData::Series => references(exhibit, page),
    };
    html! {
        figure.exhibit id={ "exhibit-" (exhibit.id) } {
            figcaption { h3 { (exhibit.title) } p { (exhibit.subtitle) } }
            (body)
            (optional("note", exhibit.note.as_ref(), page))
            (optional("note", exhibit.context.as_ref(), page))
            (credits(&exhibit.authorship))
            (embed_button())
        }
    }
}

/// What an exhibit refers to, as links: the whole of a kind that has no drawing.
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

fn comparison(exhibit: &Exhibit, metrics: &[Metric], rows: &[Row], page: &Page) -> Markup {
    let props = Campaigns {
        id: exhibit.id.word().to_owned(),
        summary: exhibit.title.clone(),
        metrics: metrics.iter().map(|metric| metric.label.clone()).collect(),
        rows: rows.iter().map(|row| compared(exhibit, row, page)).collect(),
    };
    let figures = rows.iter().flat_map(|row| row.figures.iter().flatten());
    let reports = figures.flat_map(|id| &page.brief.figures[id].reported_by).map(|reported| &reported.source);
    let apart = rows.iter().filter_map(|row| Some((row, row.apart.as_ref()?)));
    let mut shown = rows.iter().flat_map(|row| row.figures.iter().flatten()).map(|id| Some(page.strengths.figure(id)));
    html! {
        (emptied(&mut shown))
        (PreEscaped(island::prerender(&Island::Campaigns(props))))
        p.exhibit__readout aria-hidden="true" data-hint=(wording::POINTING_HINT) { (wording::POINTING_HINT) }
        @if rows.iter().any(|row| row.apart.is_some()) {
            details.exhibit__apart {
                summary { "Why some stand apart" }
                ul { @for (row, reason) in apart { li { b { (wording::row_name(row)) } " " (prose(reason, page)) } } }
            }
        }
        div.exhibit__foot { (source_links(reports, page)) }
        (table(exhibit, metrics, rows, page))
    }
}

fn compared(exhibit: &Exhibit, row: &Row, page: &Page) -> campaigns::Row {
    let cell = |figure: &Option<Id<Figure>>| match figure {
        Some(id) => {
            let figure = &page.brief.figures[id];
            Cell {
                extent: Extent::of(figure.quantity),
                value: wording::figure_words(figure).value(),
                basis: wording::basis_sentence(figure, page.brief),
                address: format!("figure-{id}"),
                class: class("", Some(page.strengths.figure(id))),
            }
        }
        None => Cell {
            extent: None,
            value: wording::NOT_REPORTED.to_owned(),
            basis: String::new(),
            address: format!("exhibit-{}", exhibit.id),
            class: String::new(),
        },
    };
    campaigns::Row {
        label: row.label.clone(),
        detail: row.detail.clone().unwrap_or_default(),
        apart: row.apart.is_some(),
        cells: row.figures.iter().map(cell).collect(),
    }
}

/// The numbers of the drawing, all metrics side by side.
fn table(exhibit: &Exhibit, metrics: &[Metric], rows: &[Row], page: &Page) -> Markup {
    html! {
        details.exhibit__table {
            summary { "Table" }
            div.scroll tabindex="0" role="region" aria-label={ "Table: " (exhibit.title) } {
                table {
                    thead { tr { td {} @for metric in metrics { th scope="col" { (metric.label) } } } }
                    tbody {
                        @for row in rows {
                            tr.apart[row.apart.is_some()] {
                                th scope="row" { (row.label) @if let Some(detail) = &row.detail { " " small { (detail) } } }
                                @for figure in &row.figures {
                                    td {
                                        @if let Some(id) = figure {
                                            a class=[mark(Some(page.strengths.figure(id)))] href={ "#figure-" (id) } { (wording::figure_words(&page.brief.figures[id]).value()) }
                                        } @else { (wording::NOT_REPORTED) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One figure: its value, whose word it is, who gives it otherwise.
pub fn entry(figure: &Figure, page: &Page) -> Markup {
    html! {
        li class=(class("figure", Some(page.strengths.figure(&figure.id)))) id={ "figure-" (figure.id) } {
            p.figure__value { (wording::figure_words(figure).full()) }
            p { b { (figure.label) } @if let Some(period) = wording::figure_period(figure) { " " span.figure__period { (period) } } }
            (optional("note", figure.scope.as_ref(), page))
            (labeled("Note", figure.note.as_ref(), page))
            @if let Some(derivation) = &figure.derivation {
                p.note.figure__derived {
                    (wording::derivation(derivation, page.brief))
                    @if let Some(note) = &derivation.note { " " (prose(note, page)) }
                }
                ul.by."by--inputs" {
                    @for id in insight::distinct(derivation.formula.inputs()) {
                        li { a href={ "#figure-" (id) } { (page.brief.figures[id].label) } }
                    }
                }
            } @else {
                p.figure__basis { (wording::figure_basis(figure, page.brief)) }
            }
            (source_links(figure.reported_by.iter().map(|each| &each.source), page))
            (differing(figure, page))
            (credits(&figure.authorship))
            (embed_button())
        }
    }
}

/// Who gives the figure otherwise than it stands here, or says something of it.
fn differing(figure: &Figure, page: &Page) -> Markup {
    let reports = insight::otherwise(figure);
    html! {
        @if !reports.is_empty() {
            ul.figure__otherwise {
                @for reported in reports {
                    li {
                        a href={ "#source-" (reported.source) } { (page.brief.sources[&reported.source].publisher) }
                        ": " (wording::reported_words(reported, &figure.unit).full())
                        @if let Some(note) = &reported.note { ". " (prose(note, page)) }
                    }
                }
            }
        }
    }
}
