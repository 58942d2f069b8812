//! The numbers of the exhibits that stand elsewhere in the page, in columns of one type each: for files. One function a
//! kind, one row a mark.
//!
//! Words are those of the bundle, dates are ISO 8601 as precise as they were given, an empty cell is what is not stated.

use std::collections::BTreeSet;

use super::twins::{headed, ids};
use crate::brief::{
    Area, Bearing, Brief, Date, Event, Exhibit, ExhibitData, Id, Impact, Precision, Quantity, Series, Vocabulary,
};
use crate::insight::{self, Branch, SeriesPoint, Strength};
use crate::view::{Page, event_strength, impact_strength};
use crate::wording;

/// An exhibit's numbers as CSV; nothing for a kind that has its table in the page, or for one without a row.
pub(super) fn numbers(exhibit: &Exhibit, page: &Page) -> Option<String> {
    let csv = match &exhibit.kind {
        ExhibitData::Origins => origins(exhibit, page.brief),
        ExhibitData::Timeline => timeline(exhibit, page),
        ExhibitData::Prices { base } => prices(exhibit, *base, page.brief),
        ExhibitData::Effects { areas } => effects(areas, page),
        ExhibitData::Ladder { .. } => ladder(exhibit, page),
        ExhibitData::Series => series(exhibit, page.brief),
        ExhibitData::Comparison { .. } | ExhibitData::Units { .. } | ExhibitData::WhatIf(_) | ExhibitData::Reports => {
            return None;
        }
    };
    (csv.lines().nth(1).is_some()).then_some(csv)
}

/// A row an event, in the order of the lanes.
fn timeline(exhibit: &Exhibit, page: &Page) -> String {
    let head = ["party", "event", "date", "until", "known_since", "disputed", "strength", "address"];
    let row = |party: &str, event: &Event| {
        vec![
            party.to_owned(),
            wording::plain(&event.text, page.brief),
            event.date.from().to_string(),
            stated(event.date.to()),
            stated(event.reported),
            yes_or_no(event.disputed),
            strength(event_strength(event, page)),
            wording::address("event-", event.id.word()),
        ]
    };
    let lanes = insight::lanes(&exhibit.events, page.brief);
    let rows = lanes.iter().flat_map(|(party, events)| {
        let party = party.map_or("", |party| party.label());
        events.iter().map(move |event| row(party, event))
    });
    headed(&head, rows)
}

/// A row a price that has a date, listing by listing; a gap has no value.
fn prices(exhibit: &Exhibit, base: Option<Date>, brief: &Brief) -> String {
    let head = ["series", "moment", "value", "unit", "precision", "derived", "index", "point", "source"];
    let listings: Vec<&Series> = exhibit.series.iter().map(|id| &brief.series[id]).collect();
    let is_index = insight::is_index(&listings, base);
    let rows = listings.iter().flat_map(|series| {
        let start = if is_index { insight::base_value(series, base) } else { None };
        points(series).map(move |(at, moment, point)| {
            vec![
                series.label.clone(),
                moment,
                number(series.columns.value(at)),
                series.unit.text().to_owned(),
                precision(&point),
                yes_or_no(point.derived),
                start.map(|start| number(insight::indexed(series.columns.value(at), Some(start)))).unwrap_or_default(),
                point.kind.unwrap_or_default().to_owned(),
                point.source.map(|source| source.word().to_owned()).unwrap_or_default(),
            ]
        })
    });
    headed(&head, rows)
}

/// A row a point, series by series; a gap has no value. There may be a million: rows are made one by one, and what all of them
/// would repeat, the one series and its unit, is left to the drawing.
fn series(exhibit: &Exhibit, brief: &Brief) -> String {
    let mut head = vec!["moment", "value", "precision", "derived"];
    let is_one = exhibit.series.len() == 1;
    if !is_one {
        head.extend(["series", "unit"]);
    }
    let rows = exhibit.series.iter().flat_map(|id| {
        let series = &brief.series[id];
        points(series).map(move |(at, moment, point)| {
            let mut row = vec![moment, number(series.columns.value(at)), precision(&point), yes_or_no(point.derived)];
            if !is_one {
                row.extend([series.label.clone(), series.unit.text().to_owned()]);
            }
            row
        })
    });
    headed(&head, rows)
}

/// A row an effect, in the order of the drawing.
fn effects(areas: &[Id<Area>], page: &Page) -> String {
    let head =
        ["area", "affects", "direction", "horizon", "outcome", "likelihood", "confidence", "stage", "strength", "address"];
    let effects = insight::by_direction(areas, page.brief).into_iter().flatten();
    let rows = effects.map(|impact| {
        vec![
            page.brief.areas[&impact.area].name.clone(),
            wording::plain(&impact.affects, page.brief),
            impact.direction.word().to_owned(),
            impact.horizon.word().to_owned(),
            impact.outcome().word().to_owned(),
            word(impact.forecast.map(|forecast| forecast.likelihood)),
            word(impact.forecast.map(|forecast| forecast.confidence)),
            wording::reached(impact).unwrap_or_default().to_owned(),
            strength(impact_strength(impact, page)),
            address(impact),
        ]
    });
    headed(&head, rows)
}

/// A row a step that was taken, by jurisdiction; an instrument that took none has a row without.
fn ladder(exhibit: &Exhibit, page: &Page) -> String {
    let head = ["instrument", "jurisdiction", "stage", "date", "latest", "strength", "address"];
    let instruments = insight::instruments(&exhibit.id, page.brief).into_iter().flatten();
    let rows = instruments.flat_map(|impact| {
        let steps = impact.climb.as_ref().map_or(&[][..], |climb| &climb.steps);
        (0..steps.len().max(1)).map(move |at| {
            let step = steps.get(at);
            vec![
                wording::plain(&impact.affects, page.brief),
                impact.jurisdiction.clone().unwrap_or_default(),
                step.map_or_else(String::new, |step| step.label.clone()),
                step.and_then(|step| step.date).map_or_else(String::new, |date| date.to_string()),
                yes_or_no(step.is_some() && at + 1 == steps.len()),
                strength(impact_strength(impact, page)),
                address(impact),
            ]
        })
    });
    headed(&head, rows)
}

/// A row a claim and a source that has to say of it, or that others rest on who support it.
fn origins(exhibit: &Exhibit, brief: &Brief) -> String {
    let head = ["claim", "statement", "source", "publisher", "bearing", "is_origin", "origins", "rests_on", "repeated_by"];
    let claims = insight::claims(&exhibit.claims, brief);
    let branches = insight::branches(&claims, brief);
    // The branches that have to do with each claim, in their order.
    let mut of_claims = vec![BTreeSet::new(); claims.len()];
    for (at, branch) in branches.iter().enumerate() {
        let origin_of = branch.origin_of.iter().filter(|_| branch.is_named);
        for number in branch.bearings.keys().chain(origin_of) {
            of_claims[*number].insert(at);
        }
    }
    let rows = claims.iter().zip(&of_claims).enumerate().flat_map(|(number, (claim, of_claim))| {
        let branches = &branches;
        of_claim.iter().map(move |at| {
            let (at, branch) = (*at, &branches[*at]);
            let source = branch.source;
            vec![
                claim.id.word().to_owned(),
                wording::plain(&claim.statement, brief),
                source.id.word().to_owned(),
                source.publisher.clone(),
                word(branch.bearings.get(&number).copied()),
                yes_or_no(branch.is_named && branch.origin_of.contains(&number)),
                ids(insight::coverage([&source.id], brief).documents()),
                ids(&source.rests_on),
                repeats(branches, at, number),
            ]
        })
    });
    headed(&head, rows)
}

/// The sources below one in the tree that support a claim, by their words.
fn repeats(branches: &[Branch], at: usize, claim: usize) -> String {
    let below = branches[at + 1..].iter().take_while(|branch| branch.steps > branches[at].steps);
    let supporting = below.filter(|branch| matches!(branch.bearings.get(&claim), Some(Bearing::Supports | Bearing::Admits)));
    supporting.map(|branch| branch.source.id.word()).collect::<Vec<_>>().join(" ")
}

/// The points of a series that have a place on the axis, each by its position, with its moment as it was given.
fn points(series: &Series) -> impl Iterator<Item = (usize, String, SeriesPoint<'_>)> {
    (0..series.columns.len()).filter_map(|at| {
        let point = insight::point_at(series, at);
        Some((at, point.date?.to_string(), point))
    })
}

/// The word of a point's precision: of a gap, that it is not disclosed, whatever else was said.
fn precision(point: &SeriesPoint) -> String {
    let word = match point.quantity {
        Quantity::Known(..) => point.precision,
        Quantity::NotDisclosed => Precision::NotDisclosed,
    };
    word.word().to_owned()
}

/// A number to its last digit; nothing for a gap.
fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

fn stated(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn word(word: Option<impl Vocabulary>) -> String {
    word.map(|word| word.word().to_owned()).unwrap_or_default()
}

fn yes_or_no(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

/// How strong it is, by the word of the filter that still shows it; nothing for what no filter hides.
fn strength(strength: Option<Strength>) -> String {
    let word = match strength {
        None => "",
        Some(Strength::Unsupported) => "unsupported",
        Some(Strength::OneOrigin) => "one-origin",
        Some(Strength::Independent) => "independent",
        Some(Strength::Primary) => "primary",
    };
    word.to_owned()
}

fn address(impact: &Impact) -> String {
    wording::address("impact-", impact.id.word())
}
