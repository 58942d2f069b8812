//! The timeline: events by party on one axis.

use std::collections::BTreeSet;

use maud::html;

use super::frame::{Frame, Shown, drawn, first_drawn, moves, told};
use crate::brief::Exhibit;
use crate::view::island;
use crate::view::island::timeline::{Happening, PartyLane, Timeline};
use crate::view::page::Page;
use crate::view::timeline::strength;
use crate::{insight, wording};

pub(super) fn timeline(exhibit: &Exhibit, page: &Page) -> Shown {
    let brief = page.brief;
    let mut named = Vec::new();
    for (party, events) in insight::lanes(&exhibit.events, brief) {
        named.push((party.map_or(wording::NOBODYS, |party| party.label()).to_owned(), events));
    }
    let has_hours = insight::have_hours(named.iter().flat_map(|(_, events)| events.iter().copied()));
    let span = if has_hours { insight::span_among_hours } else { insight::span };
    let mut props = Timeline { lanes: Vec::new(), has_hours };
    let mut sources = Vec::new();
    for (name, events) in &named {
        let mut lane = PartyLane { name: name.clone(), events: Vec::new() };
        for event in events {
            sources.extend(&event.sources);
            lane.events.push(Happening {
                label: wording::plain(&event.text, brief),
                detail: wording::event_detail(event),
                told: told(
                    wording::told_event(event, brief),
                    wording::address("event-", event.id.word()),
                    strength(event, page),
                ),
                span: span(event.date),
                // By the end of a day, where that is all that is known.
                known: event.reported.map(|date| span(date.into()).to),
                is_disputed: event.disputed,
            });
        }
        props.lanes.push(lane);
    }
    let all = props.lanes.iter().map(|lane| lane.events.len()).sum();
    let shown = first_drawn(all, &|count, layout| {
        let part = props.first(count);
        part.drawing(None, part.viewport().shown(), layout).drawing
    });
    // One that is in several lanes is one event.
    let different = |props: &Timeline| {
        let events = props.lanes.iter().flat_map(|lane| &lane.events);
        events.map(|event| &event.told.address).collect::<BTreeSet<_>>().len()
    };
    let all = different(&props);
    let props = props.first(shown);
    let whole = props.viewport().shown();
    let mut frame = Frame {
        parts: vec![("events", different(&props), all)],
        key: if has_hours { wording::KEY_HOURS } else { wording::KEY_TIMELINE }.to_owned(),
        sources,
        description: wording::describe_timeline(&named),
        elsewhere: vec![("part-timeline".to_owned(), wording::TIMELINE.to_owned())],
        ..Frame::default()
    };
    // What happened all at once leaves nothing to move in.
    if whole.0 < whole.1 {
        let parties = format!("{}-party", exhibit.id);
        frame.island = island::text("timeline", &props);
        frame.controls = html! {
            @if props.lanes.len() > 1 {
                fieldset.choice {
                    legend lang=[page.own()] { (wording::PARTY) }
                    div {
                        label { input type="radio" name=(parties) checked; span lang=[page.own()] { (wording::EVERYONE) } }
                        @for lane in &props.lanes { label { input type="radio" name=(parties); span lang=[page.own().filter(|_| lane.name == wording::NOBODYS)] { (lane.name) } } }
                    }
                }
            }
            (moves(page))
        };
    }
    drawn(exhibit, page, frame, &|layout| props.drawing(None, whole, layout).drawing)
}
