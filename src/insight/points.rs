//! A series point by point, for those short enough to be read.

use crate::brief::{Amount, Bound, Date, Id, Precision, Quantity, Series, Source};

/// More points than these are for a drawing, not for a table.
const READABLE: usize = 120;

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
    (series.values.len() <= READABLE).then(|| (0..series.values.len()).map(|at| point_at(series, at)).collect())
}

/// Positions of the points that the authors worked out.
pub fn derived_points(series: &Series) -> Vec<usize> {
    series.remarks.iter().filter(|remark| remark.derived).map(|remark| remark.at).collect()
}

/// The point at a position that the series has.
pub fn point_at(series: &Series, at: usize) -> SeriesPoint<'_> {
    let remark = series.remarks.binary_search_by_key(&at, |remark| remark.at).ok().map(|found| &series.remarks[found]);
    let precision = remark.map_or(Precision::Exact, |remark| remark.precision);
    let known = Amount::one(series.values[at]).zip(Bound::of(precision));
    SeriesPoint {
        date: remark.and_then(|remark| remark.date).or_else(|| Date::from_seconds(series.seconds[at] as i64)),
        quantity: known.map_or(Quantity::NotDisclosed, |(amount, bound)| Quantity::Known(amount, bound)),
        precision,
        source: remark.and_then(|remark| remark.source.as_ref()),
        kind: remark.and_then(|remark| remark.point.as_deref()),
        derived: remark.is_some_and(|remark| remark.derived),
    }
}
