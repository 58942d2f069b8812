//! What happened when.

use maud::{Markup, html};

use super::filter::{class, emptied, statement};
use super::links::source_links;
use super::page::Page;
use super::prose::{optional, prose};
use crate::brief::{Depth, Event, Vocabulary};
use crate::insight::Strength;
use crate::{insight, wording};

/// The events in order of time, under their years.
pub fn timeline(page: &Page) -> Option<Markup> {
    let years = insight::by_year(page.brief);
    (!years.is_empty()).then(|| {
        html! {
            @for (year, events) in years {
                h3 data-depth=(depth(events.iter().any(|event| event.key))) { (year) }
                ol.timeline { @for event in &events { (entry(event, page)) } }
                (emptied(&events, |event| strength(event, page), page))
            }
        }
    })
}

fn depth(key: bool) -> &'static str {
    if key { Depth::Minutes2 } else { Depth::Full }.word()
}

/// An event that is disputed is alleged at best.
pub fn strength(event: &Event, page: &Page) -> Option<Strength> {
    let strength = statement(&event.text, &event.claims, &event.sources, page);
    if event.disputed {
        Some(strength.map_or(Strength::OneOrigin, |strength| strength.min(Strength::OneOrigin)))
    } else {
        strength
    }
}

fn entry(event: &Event, page: &Page) -> Markup {
    html! {
        li class=(class(if event.key { "event event--key" } else { "event" }, strength(event, page))) id={ "event-" (event.id) } data-depth=(depth(event.key)) {
            p.event__date {
                time datetime=(event.date.from()) { (page.say(&wording::short_when(event.date))) }
                @if let Some(date) = event.reported { " " span.event__lag lang=[page.own()] { "known " (wording::axis_date(date, Some(event.date.from()))) } }
            }
            div {
                p { @if event.disputed { b.s."s--disputed" lang=[page.own()] { "Disputed" } } @if event.is_planned() { b.s."s--unsupported" lang=[page.own()] { (wording::PLANNED) } } (prose(&event.text, page)) }
                (optional("note", event.note.as_ref(), page))
                (source_links(&event.sources, page))
            }
        }
    }
}
