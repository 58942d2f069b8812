//! Events over time.

use std::collections::BTreeSet;

use super::{of_each, sentences, tally_line};
use crate::brief::{Brief, Date, Event};
use crate::wording::text::plain;
use crate::wording::time::{axis_date, date, when};

/// The lane of events that are no party's.
pub const NOBODYS: &str = "Others";

/// How to read its marks.
pub const KEY_TIMELINE: &str = "● a day ▬ from one day to another ◇ disputed ┄○ when it became known";

/// The same where hours are known.
pub const KEY_HOURS: &str = "● a moment ▬ from one to another, pale: some time within ◇ disputed ┄○ when it became known";

/// Before what is announced and has not happened.
pub const PLANNED: &str = "Planned";

/// What a reader is told at an event.
pub fn told_event(event: &Event, brief: &Brief) -> String {
    let planned = if event.is_planned() { "Planned." } else { "" };
    let known = event.reported.map(|on| format!("Known {}.", date(on))).unwrap_or_default();
    let disputed = if event.disputed { "Disputed." } else { "" };
    let what = format!("{}: {}", when(event.date), plain(&event.text, brief));
    sentences(&[what, planned.to_owned(), known, disputed.to_owned()])
}

/// The date of an event beside its text: `10 June 2026; known 24 June 2026`, `10 June 2026, 14:05; known 14:43`.
pub fn event_detail(event: &Event) -> String {
    let is_told = |on: &Date| event.date.from().has_hour() && event.date.from().first_day() == on.first_day();
    if event.is_planned() {
        return format!("{}; planned", when(event.date));
    }
    match event.reported {
        Some(on) if on.has_hour() && is_told(&on) => format!("{}; known {}", when(event.date), axis_date(on, Some(on))),
        Some(on) => format!("{}; known {}", when(event.date), date(on)),
        None => when(event.date),
    }
}

/// Over the parties of a timeline, and the choice of all.
pub const PARTY: &str = "Events of";
pub const EVERYONE: &str = "Everyone";

/// The part of the page that lists events.
pub const TIMELINE: &str = "Timeline";

/// `8 events in 3 lanes, from 1 March 2026 to 4 April 2026. Known later: 2; disputed: 1.`
pub fn describe_timeline(lanes: &[(String, Vec<&Event>)]) -> String {
    let mut words = Vec::new();
    let mut number = 0;
    let mut ends: Option<(Date, Date)> = None;
    let mut told = BTreeSet::new();
    for (_, events) in lanes {
        for event in events {
            // One that is in several lanes is told once.
            if !told.insert(event.id.at()) {
                continue;
            }
            number += 1;
            let (from, to) = (event.date.from(), event.date.to().unwrap_or(event.date.from()));
            let (first, last) = ends.unwrap_or((from, to));
            ends = Some((first.min(from), last.max(to)));
            if event.date.to().is_some() {
                words.push("From one time to another");
            }
            if event.reported.is_some() {
                words.push("Known later");
            }
            if event.disputed {
                words.push("Disputed");
            }
        }
    }
    let Some((first, last)) = ends else { return String::new() };
    let spans = format!(
        "{}, from {} to {}.",
        of_each(number, ["event", "events"], lanes.len(), ["lane", "lanes"]),
        date(first),
        date(last)
    );
    sentences(&[spans, tally_line(&words)])
}
