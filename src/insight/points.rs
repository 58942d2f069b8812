//! A series point by point, for those short enough to be read.

use std::collections::BTreeSet;

use crate::brief::{Amount, Bound, Brief, Calendar, Date, Exhibit, ExhibitData, Id, Precision, Quantity, Series, Source};

/// More points than these are for a drawing, not for a table.
const READABLE: usize = 120;

/// With more remarks than these, a series is not moved in: what is said of a value must stand beside it, in the page.
const REMARKABLE: usize = 2_000;

/// Whether a reader can move in an exhibit's drawing: a part of it is too long to be read as a table.
pub fn is_live(exhibit: &Exhibit, brief: &Brief) -> bool {
    let mut is_long = false;
    for id in &exhibit.series {
        let series = &brief.series[id];
        if series.remarks.len() > REMARKABLE {
            return false;
        }
        is_long |= series.columns.len() > READABLE;
    }
    is_long && matches!(exhibit.kind, ExhibitData::Series)
}

/// The series whose columns are handed to the page, since a drawing that a reader can move in shows them: each once, in the
/// order of the exhibits.
pub fn live(brief: &Brief) -> Vec<&Series> {
    let mut live: Vec<&Series> = Vec::new();
    for exhibit in &brief.exhibits {
        if is_live(exhibit, brief) {
            for id in &exhibit.series {
                if !live.iter().any(|known| known.id == *id) {
                    live.push(&brief.series[id]);
                }
            }
        }
    }
    live
}

/// One point of a series.
pub struct SeriesPoint<'a> {
    /// As precise as it was given.
    pub date: Option<Date>,
    /// Not disclosed for a gap.
    pub quantity: Quantity,
    pub precision: Precision,
    pub source: Option<&'a Id<Source>>,
    /// Its kind in a word.
    pub kind: Option<&'a str>,
    pub derived: bool,
}

/// Positions of the points that do not follow the one before them on a calendar: no line leads there. `undeclared` is the
/// calendar of a series that has none of its own.
pub fn breaks(series: &Series, undeclared: Calendar) -> Vec<usize> {
    let calendar = series.calendar.unwrap_or(undeclared);
    if calendar == Calendar::AsTheyCome {
        return Vec::new();
    }
    // Those that are known less closely than the calendar has its points.
    let is_coarse = |date: Date| match date {
        Date::Year(_) | Date::Month(_) => true,
        Date::Day(_) => calendar == Calendar::Hours,
        Date::Instant(_) => false,
    };
    let coarse: BTreeSet<usize> =
        series.remarks.iter().filter(|remark| remark.date.is_some_and(is_coarse)).map(|remark| remark.at).collect();
    let mut breaks = Vec::new();
    let mut before = None;
    for (at, (seconds, _)) in series.columns.points().enumerate() {
        let here = (!coarse.contains(&at)).then(|| place(calendar, seconds));
        let follows = before.flatten().zip(here).is_some_and(|(before, here): (f64, f64)| here - before <= 1.0);
        if at > 0 && !follows {
            breaks.push(at);
        }
        before = Some(here);
    }
    breaks
}

/// The number of a moment's place on a calendar; of two that follow each other the next, or the same.
fn place(calendar: Calendar, seconds: f64) -> f64 {
    const DAY: f64 = 86_400.0;
    // Whole weeks begin on a Monday; the first of January 1970 was a Thursday.
    let monday = (seconds / DAY).floor() + 3.0;
    match calendar {
        Calendar::EveryDay | Calendar::AsTheyCome => monday,
        Calendar::Weekdays => (monday / 7.0).floor() * 5.0 + monday.rem_euclid(7.0).min(4.0),
        Calendar::Hours => (seconds / 3600.0).floor(),
    }
}

/// The points in order of time; nothing when there are too many to read.
pub fn points(series: &Series) -> Option<Vec<SeriesPoint<'_>>> {
    (series.columns.len() <= READABLE).then(|| (0..series.columns.len()).map(|at| point_at(series, at)).collect())
}

/// The point at a position that the series has.
pub fn point_at(series: &Series, at: usize) -> SeriesPoint<'_> {
    let remark = series.remarks.binary_search_by_key(&at, |remark| remark.at).ok().map(|found| &series.remarks[found]);
    let precision = remark.map_or(Precision::Exact, |remark| remark.precision);
    let known = Amount::one(series.columns.value(at)).zip(Bound::of(precision));
    SeriesPoint {
        date: remark
            .and_then(|remark| remark.date)
            .or_else(|| Date::from_seconds(series.columns.seconds(at) as i64, series.zone)),
        quantity: known.map_or(Quantity::NotDisclosed, |(amount, bound)| Quantity::Known(amount, bound)),
        precision,
        source: remark.and_then(|remark| remark.source.as_ref()),
        kind: remark.and_then(|remark| remark.point.as_deref()),
        derived: remark.is_some_and(|remark| remark.derived),
    }
}
