//! What a reader gets in ten seconds: headline, standfirst, status line, key figures.

use maud::{Markup, html};

use super::filter::{class, emptied, text_mark};
use super::page::Page;
use super::prose::prose;
use super::signed::signed;
use crate::brief::{Depth, Figure};
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
                span lang=[page.own()] { (reading_time) }
            }
            h1 { (signed(&page.set(&meta.title))) }
            p.standfirst { (signed(&page.set(&meta.summary))) }
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

/// Who alleges, what is independently established, has the accused answered.
fn status(page: &Page) -> Markup {
    let meta = &page.brief.meta;
    let replying = insight::replies(page.brief).into_iter().next().and_then(|party| Some((party, party.reply.as_ref()?)));
    html! {
        ul.status {
            @if let Some(text) = &meta.alleged { li class=[text_mark(text, page)] { b.s."s--one-origin" lang=[page.own()] { "Alleged" } " " span { (prose(text, page)) } } }
            @if let Some(text) = &meta.established { li class=[text_mark(text, page)] { b.s."s--independent" lang=[page.own()] { "Established" } " " span { (prose(text, page)) } } }
            @if let Some((party, reply)) = replying {
                @let class = if wording::replied(reply.status) { "s s--independent" } else { "s s--unsupported" };
                li {
                    b class=(class) lang=[page.own()] { (wording::reply_label(reply.status)) }
                    " "
                    span {
                        @if let Some(text) = &reply.text { (prose(text, page)) }
                        @else { bdi { (party.name) } ": " (page.say(&wording::reply(reply.status, reply.date))) }
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
            span.key__value { bdi { (page.say(&words.number)) } @if !words.unit.is_empty() { " " small { (words.unit) } } }
            span.key__label { (figure.label) }
            a.key__basis href={ "#figure-" (figure.id) } lang=[page.own()] { (wording::figure_basis(figure, page.brief)) }
        }
    }
}
