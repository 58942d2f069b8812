//! What came first, who has answered, and what stands otherwise.

use crate::brief::{Audience, Brief, Claim, Date, Event, Figure, Guidance, Party, Quantity, ReportedValue, When};
use crate::sort::sorted;
use std::cmp::Ordering;

/// Seconds.
const DAY: f64 = 86_400.0;

/// When something can have happened, in seconds since 1970-01-01T00:00, on the clocks of the brief.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// The first moment. A day is its beginning.
    pub from: f64,
    /// The last.
    pub to: f64,
    /// From one date to another, rather than at one that may not be known to the day.
    pub is_interval: bool,
    /// Known to the day, or closer.
    pub is_moment: bool,
}

/// From the first moment that a date or an interval can begin to the last that it can end.
pub fn span(when: When) -> Span {
    let last = when.to().unwrap_or(when.from());
    let to = match last {
        Date::Year(_) | Date::Month(_) => Date::Day(last.last_day()).seconds() as f64 + DAY,
        Date::Day(_) | Date::Instant(_) => last.seconds() as f64,
    };
    Span {
        from: when.from().seconds() as f64,
        to,
        is_interval: when.to().is_some(),
        is_moment: matches!(when.from(), Date::Day(_) | Date::Instant(_)),
    }
}

/// The same among hours, where a day is no moment but all of it, from its first hour to its last.
pub fn span_among_hours(when: When) -> Span {
    let (span, is_day) = (span(when), |date| matches!(date, Date::Day(_)));
    let last = when.to().unwrap_or(when.from());
    Span { to: if is_day(last) { span.to + DAY } else { span.to }, is_moment: span.is_moment && !is_day(when.from()), ..span }
}

/// Whether one of some events has an hour.
pub fn have_hours<'a>(events: impl IntoIterator<Item = &'a Event>) -> bool {
    let has_hour = |event: &Event| {
        let when = event.date;
        when.from().has_hour() || when.to().is_some_and(Date::has_hour) || event.reported.is_some_and(Date::has_hour)
    };
    events.into_iter().any(has_hour)
}

/// The events in order of time: within a day by the hour, then those of which no hour is known, which keep the order of the
/// bundle as those of one moment do.
pub fn sequence(brief: &Brief) -> Vec<&Event> {
    let events: Vec<&Event> = brief.events.iter().collect();
    let time = |at: usize| events[at].date.from();
    let mut ordered = Vec::new();
    for at in sorted(events.len(), &|a, b| in_day_order(time(a), time(b))) {
        ordered.push(events[at]);
    }
    ordered
}

/// By the day, and within it what has an hour before what has none: a day without its hour may be any part of it.
fn in_day_order(one: Date, other: Date) -> Ordering {
    let without_hour = |date: Date| matches!(date, Date::Day(_));
    let by_day = one.first_day().cmp(&other.first_day());
    by_day.then(without_hour(one).cmp(&without_hour(other))).then_with(|| one.cmp(&other))
}

/// The events in order of time, by the year they begin in.
pub fn by_year(brief: &Brief) -> Vec<(i32, Vec<&Event>)> {
    group(sequence(brief), |event| event.date.from().year())
}

/// The claims by topic, topics in the order of their first claim.
pub fn by_topic(brief: &Brief) -> Vec<(&str, Vec<&Claim>)> {
    group(brief.claims.iter().collect(), |claim| claim.topic.as_deref().unwrap_or_default())
}

/// The parties of which it is told what they said, or that they said nothing, in bundle order.
pub fn heard(brief: &Brief) -> Vec<&Party> {
    brief.parties.iter().filter(|party| !party.statements.is_empty()).collect()
}

/// The advice for an audience, in bundle order.
pub fn advice_for(audience: Audience, brief: &Brief) -> Vec<&Guidance> {
    brief.guidance.iter().filter(|each| each.audience == audience).collect()
}

/// The first few of what is left when repeats are taken out, and how many more there are.
pub fn first_of<T: PartialEq>(items: impl IntoIterator<Item = T>, most: usize) -> (Vec<T>, usize) {
    let mut kept = distinct(items);
    // One more would take no less room than naming it.
    let most = if kept.len() == most + 1 { most + 1 } else { most };
    let more = kept.len().saturating_sub(most);
    kept.truncate(most);
    (kept, more)
}

/// Each once, in order of appearance.
pub fn distinct<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

/// The reports of a figure that give it otherwise than it stands in the brief, or that carry a note.
pub fn otherwise(figure: &Figure) -> Vec<&ReportedValue> {
    let says_less = |reported: &ReportedValue| reported.quantity() == Quantity::NotDisclosed;
    let differs = |reported: &ReportedValue| !says_less(reported) && !same_as_stated(figure, reported);
    figure.reported_by.iter().filter(|reported| reported.note.is_some() || differs(reported)).collect()
}

/// Whether a report gives a figure just as it stands in the brief.
pub(super) fn same_as_stated(figure: &Figure, reported: &ReportedValue) -> bool {
    match (reported.quantity(), figure.quantity) {
        (Quantity::Known(theirs, _), Quantity::Known(ours, _)) => {
            theirs == ours && Some(reported.precision) == figure.precision
        }
        (Quantity::NotDisclosed, Quantity::NotDisclosed) => true,
        (Quantity::NotDisclosed, _) | (_, Quantity::NotDisclosed) => false,
    }
}

fn group<'a, T, K: PartialEq>(items: Vec<&'a T>, key: impl Fn(&'a T) -> K) -> Vec<(K, Vec<&'a T>)> {
    let mut groups: Vec<(K, Vec<&T>)> = Vec::new();
    for item in items {
        let name = key(item);
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(item),
            None => groups.push((name, vec![item])),
        }
    }
    groups
}
