//! What exhibits show: lanes of events, effects by direction, instruments by jurisdiction, who reports what, chains of
//! sources.

use std::collections::{BTreeMap, BTreeSet};

use super::corroboration::{chain, coverage};
use super::reports::conflict;
use super::sequence::{distinct, sequence};
use crate::brief::{
    Area, Bearing, Brief, Claim, Confidence, Date, Ends, Event, Exhibit, Figure, Id, Impact, Operation, Party, Quantity,
    ReportedValue, Series, Source,
};
use crate::sort::{arranged, sorted};

/// The events by whose they are, in order of time, each in the lane of each of its parties; lanes in the order of their first
/// event. All events when none is named.
pub fn lanes<'a>(named: &[Id<Event>], brief: &'a Brief) -> Vec<(Option<&'a Party>, Vec<&'a Event>)> {
    let mut lanes: Vec<(Option<&Party>, Vec<&Event>)> = Vec::new();
    // Which lane is a party's; the last is nobody's.
    let mut lane_of = vec![None; brief.parties.len() + 1];
    for event in if named.is_empty() { sequence(brief) } else { events_in_time(named, brief) } {
        let mut put = |party: Option<&Id<Party>>| {
            let lane = *lane_of[party.map_or(brief.parties.len(), Id::at)].get_or_insert_with(|| {
                lanes.push((party.map(|id| &brief.parties[id]), Vec::new()));
                lanes.len() - 1
            });
            lanes[lane].1.push(event);
        };
        if event.parties.is_empty() {
            put(None);
        }
        for party in distinct(&event.parties) {
            put(Some(party));
        }
    }
    lanes
}

/// The exhibits that stand among the numbers: the one that leads, then those that have no other place.
pub fn exhibits_without_place(brief: &Brief) -> Vec<&Exhibit> {
    let is_lead = |exhibit: &&Exhibit| brief.meta.lead.as_ref() == Some(&exhibit.id);
    let (mut exhibits, others): (Vec<&Exhibit>, Vec<&Exhibit>) = brief.exhibits.iter().partition(is_lead);
    exhibits.extend(others.into_iter().filter(|exhibit| exhibit.place.is_none()));
    exhibits
}

/// The events named, in order of time.
pub fn events_in_time<'a>(named: &[Id<Event>], brief: &'a Brief) -> Vec<&'a Event> {
    let mut is_named = vec![false; brief.events.len()];
    for id in named {
        is_named[id.at()] = true;
    }
    let mut events = sequence(brief);
    events.retain(|event| is_named[event.id.at()]);
    events
}

/// The instruments on a ladder, by jurisdiction, both in bundle order.
pub fn instruments<'a>(ladder: &Id<Exhibit>, brief: &'a Brief) -> Vec<Vec<&'a Impact>> {
    let is_on = |impact: &&Impact| impact.climb.as_ref().is_some_and(|climb| climb.ladder == *ladder);
    alike(brief.impacts.iter().filter(is_on).collect(), |one, other| one.jurisdiction == other.jurisdiction)
}

/// The areas that some impacts fall in, in the order of the page.
pub fn areas<'a>(impacts: &[&Impact], brief: &'a Brief) -> Vec<&'a Area> {
    brief.areas.iter().filter(|area| impacts.iter().any(|impact| impact.area == area.id)).collect()
}

/// The impacts by direction, soonest first, surest first among those: what happened before what is expected. Those of all
/// areas when none is named.
pub fn by_direction<'a>(areas: &[Id<Area>], brief: &'a Brief) -> Vec<Vec<&'a Impact>> {
    let is_in = |impact: &&Impact| areas.is_empty() || areas.contains(&impact.area);
    let impacts: Vec<&Impact> = brief.impacts.iter().filter(is_in).collect();
    let doubt = |impact: &Impact| match impact.forecast.map(|forecast| forecast.confidence) {
        None => 0,
        Some(Confidence::High) => 1,
        Some(Confidence::Moderate) => 2,
        Some(Confidence::Low) => 3,
    };
    let key = |at: usize| (impacts[at].direction, impacts[at].horizon, doubt(impacts[at]));
    let mut ordered = Vec::new();
    for at in sorted(impacts.len(), &|a, b| key(a).cmp(&key(b))) {
        ordered.push(impacts[at]);
    }
    alike(ordered, |one, other| one.direction == other.direction)
}

/// Those that belong together, in the order of their first.
fn alike(impacts: Vec<&Impact>, same: fn(&Impact, &Impact) -> bool) -> Vec<Vec<&Impact>> {
    let mut groups: Vec<Vec<&Impact>> = Vec::new();
    for impact in impacts {
        match groups.iter_mut().find(|group| same(group[0], impact)) {
            Some(group) => group.push(impact),
            None => groups.push(vec![impact]),
        }
    }
    groups
}

/// How a source's value for a figure compares with the figure as it stands in the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    Same,
    /// The same number, with another word of precision.
    OtherWord,
    /// Another number, though both can be true.
    OtherNumber,
    /// It and the figure cannot both be true.
    Conflict,
    /// It says that there is no number.
    Silent,
}

/// How they compare.
pub fn agreement(reported: &ReportedValue, figure: &Figure) -> Agreement {
    match (reported.quantity(), figure.quantity) {
        (Quantity::NotDisclosed, _) => Agreement::Silent,
        (theirs, ours) if conflict(theirs, ours) => Agreement::Conflict,
        (Quantity::Known(theirs, _), Quantity::Known(ours, _)) if theirs == ours => {
            let said = figure.precision.is_none_or(|word| word == reported.precision);
            if said { Agreement::Same } else { Agreement::OtherWord }
        }
        (Quantity::Known(..), _) => Agreement::OtherNumber,
    }
}

/// The sources of some figures, those of most figures first, each with its report of each figure.
pub fn by_source<'a>(figures: &[&'a Figure]) -> Vec<(&'a Id<Source>, Vec<Option<&'a ReportedValue>>)> {
    let mut rows: Vec<(&Id<Source>, Vec<Option<&ReportedValue>>)> = Vec::new();
    let mut row_of = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        for report in &figure.reported_by {
            let row = *row_of.entry(report.source.at()).or_insert_with(|| {
                rows.push((&report.source, vec![None; figures.len()]));
                rows.len() - 1
            });
            rows[row].1[at].get_or_insert(report);
        }
    }
    let mut ordered = Vec::new();
    let given = |at: usize| rows[at].1.iter().flatten().count();
    for at in sorted(rows.len(), &|a, b| given(b).cmp(&given(a))) {
        ordered.push((rows[at].0, std::mem::take(&mut rows[at].1)));
    }
    ordered
}

/// The figures named, or, when none is, those that two sources or more report.
pub fn reported<'a>(named: &[Id<Figure>], brief: &'a Brief) -> Vec<&'a Figure> {
    let mut figures = Vec::new();
    for id in named {
        figures.push(&brief.figures[id]);
    }
    for figure in &brief.figures {
        if named.is_empty() && figure.reported_by.len() > 1 {
            figures.push(figure);
        }
    }
    figures
}

/// A source in the tree of what rests on what.
pub struct Branch<'a> {
    pub source: &'a Source,
    /// Steps from the origin it goes back to.
    pub steps: u16,
    /// What it has to say, by the numbers of the claims.
    pub bearings: BTreeMap<usize, Bearing>,
    /// Whether it goes back to an origin that is named.
    pub is_named: bool,
    /// Claims that someone who rests on it, and on no one it names itself, supports.
    pub origin_of: BTreeSet<usize>,
}

/// The sources of some claims, each after the one it rests on, the origin that most goes back to first.
pub fn branches<'a>(claims: &[&Claim], brief: &'a Brief) -> Vec<Branch<'a>> {
    let count = brief.sources.len();
    // The next source towards the origin, for all that are in the tree.
    let mut parents: Vec<Option<Option<usize>>> = vec![None; count];
    let mut members = vec![0_usize; count];
    let mut origin_of = vec![BTreeSet::new(); count];
    let mut bearings = vec![BTreeMap::new(); count];
    let mut is_named = vec![false; count];
    for (number, claim) in claims.iter().enumerate() {
        for evidence in &claim.evidence {
            let way = chain(evidence.into(), brief);
            let is_new = parents[evidence.source.at()].is_none();
            is_named[evidence.source.at()] |= !coverage([evidence], brief).origins.is_empty();
            for (at, id) in way.iter().enumerate() {
                members[id.at()] += usize::from(is_new);
                let _ = parents[id.at()].get_or_insert(way.get(at + 1).map(|id| id.at()));
            }
            if let ([_, .., origin], Bearing::Supports | Bearing::Admits) = (way.as_slice(), evidence.bearing) {
                origin_of[origin.at()].insert(number);
            }
            bearings[evidence.source.at()].entry(number).or_insert(evidence.bearing);
        }
    }
    // Those that rest on each, what most goes back to first; last of all those that rest on none.
    let mut under = vec![Vec::new(); count + 1];
    for (at, above) in parents.iter().enumerate() {
        if let Some(above) = above {
            under[above.unwrap_or(count)].push(at);
        }
    }
    for children in &mut under {
        let order = sorted(children.len(), &|a, b| members[children[b]].cmp(&members[children[a]]));
        *children = arranged(std::mem::take(children), &order);
    }
    let sources: Vec<&Source> = brief.sources.iter().collect();
    // What is still to be taken, from the end.
    let mut open = Vec::new();
    let mut below = |at: usize, steps: u16, open: &mut Vec<(usize, u16)>| {
        open.extend(std::mem::take(&mut under[at]).into_iter().rev().map(|child| (child, steps)));
    };
    below(count, 0, &mut open);
    let mut branches = Vec::new();
    while let Some((at, steps)) = open.pop() {
        branches.push(Branch {
            source: sources[at],
            steps,
            is_named: is_named[at] || !coverage([&sources[at].id], brief).origins.is_empty(),
            bearings: std::mem::take(&mut bearings[at]),
            origin_of: std::mem::take(&mut origin_of[at]),
        });
        below(at, steps.saturating_add(1), &mut open);
    }
    branches
}

/// The claims named, or all.
pub fn claims<'a>(named: &[Id<Claim>], brief: &'a Brief) -> Vec<&'a Claim> {
    if named.is_empty() {
        return brief.claims.iter().collect();
    }
    let mut claims = Vec::new();
    for id in named {
        claims.push(&brief.claims[id]);
    }
    claims
}

/// The value that stands for 100: the last positive one up to a date, else the first.
pub fn base_value(series: &Series, base: Option<Date>) -> Option<f64> {
    let until = base.map_or(f64::NEG_INFINITY, |base| base.seconds() as f64);
    let mut found = None;
    for (seconds, value) in series.columns.points() {
        if value > 0.0 && value.is_finite() && (found.is_none() || seconds <= until) {
            found = Some(value);
        }
    }
    found
}

/// Whether series are compared as an index: where a base is given, or their units differ.
pub fn is_index(series: &[&Series], base: Option<Date>) -> bool {
    base.is_some() || series.windows(2).any(|pair| !pair[0].unit.is_same_as(&pair[1].unit))
}

/// A value against what stands for 100, where there is an index. NaN is a gap.
pub fn indexed(value: f64, base: Option<f64>) -> f64 {
    base.map_or(value, |base| value / base * 100.0)
}

/// What falls to each of so many, if all are alike; nothing where there may be none of them, or too little is disclosed.
pub fn shared_out(total: Quantity, among: Quantity) -> Option<Quantity> {
    middle(among).filter(|among| *among > 0.0)?;
    Operation::Divide.apply(total, among).ok().filter(|share| middle(*share).is_some())
}

/// The middle of what was stated.
fn middle(quantity: Quantity) -> Option<f64> {
    match quantity {
        Quantity::Known(amount, _) => Some(f64::midpoint(amount.low(), amount.high())),
        Quantity::NotDisclosed => None,
    }
}

/// Why a number that someone typed cannot be one of what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    Empty,
    NoNumber,
    Negative,
    /// A part of what comes only as a whole.
    Part,
}

/// Why it is no number at all. NaN is what could not be read.
pub fn no_number(value: f64, is_empty: bool) -> Option<Flaw> {
    let flaw = if is_empty { Flaw::Empty } else { Flaw::NoNumber };
    (is_empty || !value.is_finite()).then_some(flaw)
}

/// Why it is no number of things, which come as a whole, or not at all.
pub fn no_count(value: f64, is_empty: bool) -> Option<Flaw> {
    no_number(value, is_empty).or_else(|| match value {
        _ if value < 0.0 => Some(Flaw::Negative),
        _ if value.fract() != 0.0 => Some(Flaw::Part),
        _ => None,
    })
}

/// A step for a slider over a range: a power of ten, a hundred of them or more.
pub fn slider_step((from, to): (f64, f64)) -> f64 {
    let power = ((to - from) / 100.0).log10().floor() as i32;
    if power >= 0 { 10f64.powi(power) } else { 1.0 / 10f64.powi(-power) }
}

/// The largest power of ten by which one gets to a whole number, in a hundred steps or more.
pub fn even_step(count: f64) -> f64 {
    let mut step = 1.0;
    while step * 1000.0 <= count && (count / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

/// The positions of the first, last, lowest and highest of some values; nothing where all are gaps, NaN or infinite.
pub fn ends(values: &[f64]) -> Option<Ends> {
    let mut found: Option<Ends> = None;
    for (at, value) in values.iter().enumerate() {
        if value.is_finite() {
            let [_, last, low, high] = found.get_or_insert([at; 4]);
            *last = at;
            if *value < values[*low] {
                *low = at;
            }
            if *value > values[*high] {
                *high = at;
            }
        }
    }
    found
}
