//! A series point by point, for those short enough to be read.

use crate::brief::{Amount, Bound, Brief, Date, Exhibit, ExhibitData, Id, Precision, Quantity, Series, Source};

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

/// The points in order of time; nothing when there are too many to read.
pub fn points(series: &Series) -> Option<Vec<SeriesPoint<'_>>> {
    (series.columns.len() <= READABLE).then(|| (0..series.columns.len()).map(|at| point_at(series, at)).collect())
}

/// Positions of the points that the authors worked out.
pub fn derived_points(series: &Series) -> Vec<usize> {
    series.remarks.iter().filter(|remark| remark.derived).map(|remark| remark.at).collect()
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
