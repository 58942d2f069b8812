//! The exhibits, and every figure with who reports it.

use maud::{Markup, html};

use super::exhibit::exhibit;
use super::filter::{class, emptied, mark, sources_strength};
use super::links::{embed_button, source_link, source_links};
use super::page::Page;
use super::prose::{credits, labeled, optional, prose};
use super::signed::signed;
use crate::brief::{Basis, Figure, Series};
use crate::{insight, wording};

/// Exhibits first, then the register of figures.
pub fn numbers(page: &Page) -> Option<Markup> {
    let brief = page.brief;
    if brief.exhibits.is_empty() && brief.figures.is_empty() && brief.series.is_empty() {
        return None;
    }
    Some(html! {
        @for each in insight::exhibits_without_place(brief) { (exhibit(each, page).content) }
        @for each in &brief.series { (series(each, page)) }
        @if !brief.figures.is_empty() {
            details.register data-depth="full" {
                summary { h3 lang=[page.own()] { "Every figure, and who reports it" } }
                (emptied(&brief.figures, |each| Some(page.strengths.figure(&each.id)), page))
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
            summary { h3 { (signed(&series.label)) } }
            (optional("note", series.note.as_ref(), page))
            @match points {
                None => p.note lang=[page.own()] { (wording::LONG_SERIES) },
                Some(points) => {
                    (emptied(&points, |point| sources_strength(point.source.as_slice(), page), page))
                    div.scroll tabindex="0" role="region" aria-label=(series.label) {
                        table {
                            @for point in points {
                                tr class=[mark(sources_strength(point.source.as_slice(), page))] {
                                    th scope="row" lang=[page.own()] { @if let Some(date) = point.date { (wording::date(date)) } }
                                    td lang=[page.own()] { bdi { (signed(&wording::point_words(&point, &series.unit).full())) } }
                                    td lang=[page.own()] { (wording::point_facts(&point)) }
                                    td {
                                        @if let Some(id) = point.source { (source_link(id, page)) }
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
            p.figure__value lang=[page.own()] { bdi { (signed(&wording::figure_words(figure).full())) } }
            p { b { (signed(&figure.label)) } @if let Some(period) = wording::figure_period(figure) { " " span.figure__period lang=[page.own()] { (period) } } }
            (optional("note", figure.scope.as_ref(), page))
            (labeled("Note", figure.note.as_ref(), page))
            @if let Some(derivation) = &figure.derivation {
                p.note.figure__derived {
                    (page.say(&wording::derivation(derivation, figure, page.brief)))
                    @if let Some(note) = &derivation.note { " " (prose(note, page)) }
                }
                ul.by."by--inputs" {
                    @for id in insight::distinct(derivation.inputs()) {
                        li { a href={ "#figure-" (id) } { (page.brief.figures[id].label) } }
                    }
                    @match &derivation.basis {
                        Basis::Formula(_) => {},
                        Basis::Between { from, to } => @for id in insight::distinct(vec![from, to]) {
                            li { a href={ "#event-" (id) } { (wording::plain(&page.brief.events[id].text, page.brief)) } }
                        },
                        Basis::Point { series, .. } => li { a href={ "#series-" (series) } { (page.brief.series[series].label) } },
                    }
                }
            } @else {
                p.figure__basis lang=[page.own()] { (wording::figure_basis(figure, page.brief)) }
            }
            (source_links(figure.reported_by.iter().map(|each| &each.source), page))
            (differing(figure, page))
            (credits(&figure.authorship, page))
            (embed_button(page))
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
                        (source_link(&reported.source, page))
                        ": " bdi { (page.say(&wording::reported_words(reported, &figure.unit).full())) }
                        @if let Some(note) = &reported.note { ". " (prose(note, page)) }
                    }
                }
            }
        }
    }
}
