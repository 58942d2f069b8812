//! The timeline: events by party on one axis.

use super::{Frame, Shown, drawn, told};
use crate::brief::Exhibit;
use crate::chart::rows::{Group, Row};
use crate::chart::timeline::{Happened, draw};
use crate::view::page::Page;
use crate::view::timeline::strength;
use crate::{insight, wording};

pub(super) fn timeline(exhibit: &Exhibit, page: &Page) -> Shown {
    let brief = page.brief;
    let mut lanes = Vec::new();
    for (party, events) in insight::lanes(&exhibit.events, brief) {
        lanes.push((party.map_or(wording::NOBODYS, |party| &party.name).to_owned(), events));
    }
    let mut groups = Vec::new();
    let mut happened = Vec::new();
    let mut sources = Vec::new();
    for (party, events) in &lanes {
        let mut rows = Vec::new();
        for event in events {
            sources.extend(&event.sources);
            happened.push(Happened { when: event.date, known: event.reported, is_disputed: event.disputed });
            rows.push(Row {
                label: wording::plain(&event.text, brief),
                detail: wording::event_detail(event),
                step: 0,
                told: told(
                    wording::told_event(event, brief),
                    wording::address("event-", event.id.word()),
                    strength(event, page),
                ),
            });
        }
        groups.push(Group { heading: party.clone(), rows });
    }
    let frame = Frame {
        key: wording::KEY_TIMELINE.to_owned(),
        sources,
        description: wording::describe_timeline(&lanes),
        elsewhere: vec![("part-timeline".to_owned(), wording::TIMELINE.to_owned())],
        ..Frame::default()
    };
    drawn(exhibit, page, frame, &|layout| draw(&groups, &happened, layout, &wording::axis_date))
}
