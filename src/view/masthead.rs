//! What a reader gets in ten seconds: headline, standfirst, status cells, key figures.

use maud::{Markup, html};

use super::filter::{class, emptied, text_mark};
use super::page::Page;
use super::prose::prose;
use super::signed::signed;
use crate::brief::{Depth, Figure, Vocabulary};
use crate::{insight, wording};

/// Everything above the controls.
pub fn masthead(page: &Page) -> Markup {
    let meta = &page.brief.meta;
    let reading_time = wording::reading_time(insight::words_at(Depth::Full, page.brief));
    html! {
        header.page.masthead {
            p.kicker {
                b lang=[page.own()] { "Incident brief" }
                @if let Some(marking) = wording::marking(&meta.marking) { strong.marking lang=[page.own()] { (marking) } }
                span lang=[page.own()] { "Revision " (meta.revision) }
                span lang=[page.own()] { "As of " (wording::date(meta.updated)) }
                @if let Some(next) = meta.next_update { span lang=[page.own()] { "Next update due " (wording::date(next)) } }
                @if let Some(hours) = wording::hours_in(meta) { span lang=[page.own()] { (hours) } }
                span lang=[page.own()] { (reading_time) }
            }
            h1 { (signed(&page.set(&meta.title))) }
            p.standfirst { (prose(&meta.summary, page)) }
            (status(page))
            @if !meta.key_figures.is_empty() {
                (emptied(&meta.key_figures, |id| Some(page.strengths.figure(id)), page))
                ul.keys aria-label="Key figures" {
                    @for id in &meta.key_figures { (key_figure(&page.brief.figures[id], page)) }
                }
            }
        }
    }
}

/// How things stand, in the author's words.
fn status(page: &Page) -> Markup {
    html! {
        @if !page.brief.meta.status.is_empty() {
            ul.status {
                @for cell in &page.brief.meta.status {
                    li class=[text_mark(&cell.text, page)] {
                        b class={ "s s--" (cell.mark.word()) } { (signed(&page.set(&cell.heading))) }
                        " "
                        span { (prose(&cell.text, page)) }
                    }
                }
            }
        }
    }
}

fn key_figure(figure: &Figure, page: &Page) -> Markup {
    let words = wording::figure_words(figure);
    html! {
        li class=(class("key", Some(page.strengths.figure(&figure.id)))) {
            span.key__precision lang=[page.own()] { (wording::precision_label(figure)) }
            span.key__value { bdi { (page.say(&words.number)) } @if !words.unit.is_empty() { " " small { (words.unit) } } @if !words.span.is_empty() { " " small { (page.say(&words.span)) } } }
            span.key__label { (figure.label) }
            a.key__basis href={ "#figure-" (figure.id) } lang=[page.own()] { (wording::figure_basis(figure, page.brief)) }
        }
    }
}
