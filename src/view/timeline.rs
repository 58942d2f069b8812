//! What happened when.

use leptos::prelude::*;

use super::page::{Page, source_links};
use super::prose::{optional, prose};
use crate::brief::{Depth, Event, Vocabulary};
use crate::{insight, wording};

/// The events in order of time, under their years.
pub fn timeline(page: &Page) -> Option<AnyView> {
    let years = insight::by_year(page.brief);
    if years.is_empty() {
        return None;
    }
    let years = years.into_iter().map(|(year, events)| {
        let depth = if events.iter().any(|event| event.key) { Depth::Minutes2 } else { Depth::Full };
        view! {
            <h3 data-depth=depth.word()>{year}</h3>
            <ol class="timeline">{events.into_iter().map(|event| entry(event, page)).collect_view()}</ol>
        }
    });
    Some(years.collect_view().into_any())
}

fn entry(event: &Event, page: &Page) -> AnyView {
    let depth = if event.key { Depth::Minutes2 } else { Depth::Full };
    let reported = event.reported.map(|date| view! { <span class="event__lag">"known "{wording::short_when(date.into())}</span> });
    let disputed = event.disputed.then(|| view! { <b class="s s--disputed">"Disputed"</b> });
    view! {
        <li class="event" class:event--key=event.key id=format!("event-{}", event.id) data-depth=depth.word()>
            <p class="event__date"><time datetime=event.date.from().to_string()>{wording::short_when(event.date)}</time>{reported}</p>
            <div>
                <p>{disputed}{prose(&event.text, page)}</p>
                {optional("note", event.note.as_ref(), page)}
                {source_links(&event.sources, page)}
            </div>
        </li>
    }
    .into_any()
}
