//! What exhibits show: lanes of events, effects by direction, instruments by jurisdiction, who reports what, chains of
//! sources.

use super::corroboration::{chain, origins};
use super::sequence::{distinct, group, in_time};
use crate::brief::{
    Bearing, Brief, Claim, Confidence, Date, Direction, Event, Figure, Id, Impact, Operation, Party, Quantity, ReportedValue,
    Series, Source,
};
use crate::sort::{arranged, sorted};

/// The events by whose they are first, in order of time; lanes in the order of their first event. All events when none
/// is named.
pub fn lanes<'a>(named: &[Id<Event>], brief: &'a Brief) -> Vec<(Option<&'a Party>, Vec<&'a Event>)> {
    let events: Vec<&Event> = match named {
        [] => brief.events.iter().collect(),
        named => named.iter().map(|id| &brief.events[id]).collect(),
    };
    let lane = |event: &Event| event.parties.first().map(Id::at);
    let lanes = group(in_time(&events), lane);
    lanes.into_iter().map(|(_, events)| (events[0].parties.first().map(|id| &brief.parties[id]), events)).collect()
}

/// The events named, in order of time.
pub fn events_in_time<'a>(named: &[Id<Event>], brief: &'a Brief) -> Vec<&'a Event> {
    in_time(&named.iter().map(|id| &brief.events[id]).collect::<Vec<_>>())
}

/// The instruments that have a stage, by jurisdiction, both in bundle order.
pub fn instruments(brief: &Brief) -> Vec<(&str, Vec<&Impact>)> {
    let staged = brief.impacts.iter().filter(|impact| impact.stage.is_some()).collect();
    group(staged, |impact| impact.jurisdiction.as_deref().unwrap_or_default())
}

/// The impacts by direction, soonest first, surest first among those.
pub fn by_direction(brief: &Brief) -> Vec<(Direction, Vec<&Impact>)> {
    let impacts: Vec<&Impact> = brief.impacts.iter().collect();
    let doubt = |impact: &Impact| match impact.confidence {
        Some(Confidence::High) => 0,
        Some(Confidence::Moderate) => 1,
        Some(Confidence::Low) | None => 2,
    };
    let key = |at: usize| (impacts[at].direction, impacts[at].horizon, doubt(impacts[at]));
    let order = sorted(impacts.len(), &|a, b| key(a).cmp(&key(b)));
    group(arranged(impacts.clone(), &order), |impact| impact.direction)
}

/// How a source's value for a figure compares with the figure as it stands in the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    Same,
    /// The same number, with another word of precision.
    OtherWord,
    OtherNumber,
    /// It says that there is no number.
    Silent,
}

/// How they compare.
pub fn agreement(reported: &ReportedValue, figure: &Figure) -> Agreement {
    match (reported.quantity(), figure.quantity) {
        (Quantity::NotDisclosed, _) => Agreement::Silent,
        (Quantity::Known(theirs, _), Quantity::Known(ours, _)) if theirs == ours => {
            let said = figure.precision.is_none_or(|word| word == reported.precision);
            if said { Agreement::Same } else { Agreement::OtherWord }
        }
        (Quantity::Known(..), _) => Agreement::OtherNumber,
    }
}

/// The sources of some figures, those of most figures first, each with its report of each figure.
pub fn by_source<'a>(figures: &[&'a Figure]) -> Vec<(&'a Id<Source>, Vec<Option<&'a ReportedValue>>)> {
    let sources = distinct(figures.iter().flat_map(|figure| figure.reported_by.iter().map(|reported| &reported.source)));
    let report = |source: &Id<Source>, figure: &'a Figure| figure.reported_by.iter().find(|each| each.source == *source);
    let rows: Vec<(&Id<Source>, Vec<_>)> =
        sources.into_iter().map(|source| (source, figures.iter().map(|figure| report(source, figure)).collect())).collect();
    let given = |at: usize| rows[at].1.iter().flatten().count();
    let order = sorted(rows.len(), &|a, b| given(b).cmp(&given(a)));
    arranged(rows, &order)
}

/// The figures named, or, when none is, those that two sources or more report.
pub fn reported<'a>(named: &[Id<Figure>], brief: &'a Brief) -> Vec<&'a Figure> {
    match named {
        [] => brief.figures.iter().filter(|figure| figure.reported_by.len() > 1).collect(),
        named => named.iter().map(|id| &brief.figures[id]).collect(),
    }
}

/// A source in the tree of what rests on what.
pub struct Branch<'a> {
    pub source: &'a Source,
    /// Steps from the origin it goes back to.
    pub steps: u16,
    /// What it has to say of each claim, in their order.
    pub bearings: Vec<Option<Bearing>>,
    /// Whether it goes back to an origin that is named.
    pub is_named: bool,
    /// Claims that someone who rests on it, and on no one it names itself, supports.
    pub origin_of: Vec<bool>,
}

/// The sources of some claims, each after the one it rests on, the origin that most goes back to first.
pub fn branches<'a>(claims: &[&Claim], brief: &'a Brief) -> Vec<Branch<'a>> {
    let count = brief.sources.len();
    // The next source towards the origin, for all that are in the tree.
    let mut parents: Vec<Option<Option<usize>>> = vec![None; count];
    let mut members = vec![0_usize; count];
    let mut origin_of = vec![vec![false; claims.len()]; count];
    for (number, claim) in claims.iter().enumerate() {
        for evidence in &claim.evidence {
            let way = chain(&evidence.source, brief);
            let is_new = parents[evidence.source.at()].is_none();
            for (at, id) in way.iter().enumerate() {
                members[id.at()] += usize::from(is_new);
                let _ = parents[id.at()].get_or_insert(way.get(at + 1).map(Id::at));
            }
            if let ([_, .., origin], Bearing::Supports) = (way.as_slice(), evidence.bearing) {
                origin_of[origin.at()][number] = true;
            }
        }
    }
    let sources: Vec<&Source> = brief.sources.iter().collect();
    let under = |parent: Option<usize>| {
        let children: Vec<usize> = (0..count).filter(|at| parents[*at] == Some(parent)).collect();
        let order = sorted(children.len(), &|a, b| members[children[b]].cmp(&members[children[a]]));
        arranged(children, &order)
    };
    let mut open: Vec<(usize, u16)> = under(None).into_iter().rev().map(|at| (at, 0)).collect();
    let mut branches = Vec::new();
    while let Some((at, steps)) = open.pop() {
        let bearing = |claim: &&Claim| claim.evidence.iter().find(|each| each.source.at() == at).map(|each| each.bearing);
        branches.push(Branch {
            source: sources[at],
            steps,
            is_named: !origins(&sources[at].id, brief).is_empty(),
            bearings: claims.iter().map(bearing).collect(),
            origin_of: std::mem::take(&mut origin_of[at]),
        });
        open.extend(under(Some(at)).into_iter().rev().map(|child| (child, steps.saturating_add(1))));
    }
    branches
}

/// The claims named, or all.
pub fn claims<'a>(named: &[Id<Claim>], brief: &'a Brief) -> Vec<&'a Claim> {
    match named {
        [] => brief.claims.iter().collect(),
        named => named.iter().map(|id| &brief.claims[id]).collect(),
    }
}

/// The value that stands for 100: the last positive one up to a date, else the first.
pub fn base_value(series: &Series, base: Option<Date>) -> Option<f64> {
    let positive = || series.seconds.iter().zip(&series.values).filter(|(_, value)| **value > 0.0 && value.is_finite());
    let up_to = base.and_then(|base| positive().rev().find(|(seconds, _)| **seconds <= base.seconds() as f64));
    up_to.or_else(|| positive().next()).map(|(_, value)| *value)
}

/// Whether series are compared as an index: where a base is given, or their units differ.
pub fn is_index(series: &[&Series], base: Option<Date>) -> bool {
    base.is_some() || series.windows(2).any(|pair| !pair[0].unit.agrees_with(&pair[1].unit))
}

/// A value of a series as it is drawn; with an index, against what stands for 100. NaN is a gap.
pub fn indexed(series: &Series, at: usize, base: Option<Date>, is_index: bool) -> f64 {
    let value = series.values[at];
    if is_index { base_value(series, base).map_or(f64::NAN, |base| value / base * 100.0) } else { value }
}

/// What a what-if asks: a volume, the rate that was stated, and limits around it.
pub struct WhatIf {
    pub accounts: f64,
    pub exchanges: f64,
    /// The rate by account and day, and the days, where they were stated.
    pub stated: Option<(f64, f64)>,
    /// Round limits, lowest first.
    pub caps: Vec<f64>,
    /// Exchanges by account, with their bound, which is that of the days too.
    pub bound: Quantity,
}

/// The what-if of figures by their parts; nothing without `accounts` and `exchanges` that are positive, and a rate to
/// start from.
pub fn what_if(parts: &[(String, Id<Figure>)], brief: &Brief) -> Option<WhatIf> {
    let quantity = |name: &str| part(parts, name).map(|id| brief.figures[id].quantity);
    let value = |name: &str| quantity(name).and_then(middle).filter(|value| *value > 0.0);
    let (accounts, exchanges) = (value("accounts")?, value("exchanges")?);
    let stated = value("days").map(|days| (exchanges / accounts / days, days));
    let caps = caps(stated.map(|(rate, _)| rate).or_else(|| value("cap"))?);
    let bound = Operation::Divide.apply(quantity("exchanges")?, quantity("accounts")?).ok()?;
    (!caps.is_empty()).then_some(WhatIf { accounts, exchanges, stated, caps, bound })
}

/// What falls to one of the accounts if all are alike: the exchanges by account, with their bound.
pub fn share(parts: &[(String, Id<Figure>)], brief: &Brief) -> Option<Quantity> {
    let quantity = |name: &str| part(parts, name).map(|id| brief.figures[id].quantity);
    let accounts = quantity("accounts").filter(|accounts| middle(*accounts).is_some_and(|value| value > 0.0))?;
    Operation::Divide.apply(quantity("exchanges")?, accounts).ok().filter(|share| middle(*share).is_some())
}

/// The middle of what was stated.
fn middle(quantity: Quantity) -> Option<f64> {
    match quantity {
        Quantity::Known(amount, _) => Some(f64::midpoint(amount.low(), amount.high())),
        Quantity::NotDisclosed => None,
    }
}

/// Statistics of a column: how many values, how many gaps, and the positions of the first, last, lowest and highest.
pub struct Statistics {
    pub values: usize,
    pub gaps: usize,
    /// Absent without values.
    pub ends: Option<[usize; 4]>,
}

/// Those of a series.
pub fn statistics(series: &Series) -> Statistics {
    let known: Vec<usize> = (0..series.values.len()).filter(|at| series.values[*at].is_finite()).collect();
    let pick = |better: fn(f64, f64) -> bool| {
        known.iter().copied().reduce(|best, at| if better(series.values[at], series.values[best]) { at } else { best })
    };
    let ends = match (known.first(), known.last(), pick(|a, b| a < b), pick(|a, b| a > b)) {
        (Some(first), Some(last), Some(low), Some(high)) => Some([*first, *last, low, high]),
        _ => None,
    };
    Statistics { values: known.len(), gaps: series.values.len() - known.len(), ends }
}

/// Caps to ask about: round ones from well under a rate to well over it.
pub fn caps(rate: f64) -> Vec<f64> {
    if !(1e-9..1e15).contains(&rate) {
        return Vec::new();
    }
    let power = 10f64.powi(rate.log10().floor() as i32 - 1);
    let round = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0].map(|step| step * power);
    round.into_iter().filter(|cap| (rate / 3.0..=rate * 4.5).contains(cap) && (cap / rate - 1.0).abs() > 0.15).collect()
}

/// Each word with how often it is there, commonest first.
pub fn commonest<'w>(words: &[&'w str]) -> Vec<(&'w str, usize)> {
    let each = distinct(words.iter().copied());
    let count = |word: &str| words.iter().filter(|other| **other == word).count();
    let order = sorted(each.len(), &|a, b| count(each[b]).cmp(&count(each[a])));
    order.into_iter().map(|at| (each[at], count(each[at]))).collect()
}

/// The part of a figure in an exhibit that gives figures parts.
pub fn part<'a>(parts: &'a [(String, Id<Figure>)], name: &str) -> Option<&'a Id<Figure>> {
    parts.iter().find(|(part, _)| part == name).map(|(_, figure)| figure)
}
