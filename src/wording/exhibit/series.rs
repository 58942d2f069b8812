//! Columns of numbers over time, prices among them.

use super::{address, one_decimal, sentences};
use crate::brief::{Calendar, Date, Series, Unit};
use crate::insight::{self, SeriesPoint};
use crate::wording::number::point_words;
use crate::wording::source::point_facts;
use crate::wording::text::count;
use crate::wording::time::date;

/// How to read its marks.
const KEY_PRICES: &str = "● reported ○ worked out ┄ no price found; a whisker: about, an arrow: less or more than.";

/// How to read prices, and what 100 is where they are an index: `… 100: the last price up to 15 January 2026.`
pub fn prices_key(series: &[&Series], index: Option<Option<Date>>) -> String {
    let hundred = match index {
        None => String::new(),
        Some(None) => "100: the first price.".to_owned(),
        Some(Some(base)) => format!("100: the last price up to {}.", date(base)),
    };
    sentences(&[KEY_PRICES.to_owned(), open_where(series, Calendar::EveryDay), hundred])
}

/// How to read long series.
pub fn series_key(series: &[&Series]) -> String {
    sentences(&[KEY_SERIES.to_owned(), open_where(series, Calendar::AsTheyCome)])
}

/// Where lines are open beside gaps: `No line where weekdays are missing.`; nothing where each point follows the one before.
fn open_where(series: &[&Series], undeclared: Calendar) -> String {
    let mut missing = Vec::new();
    for series in series {
        let what = match series.calendar.unwrap_or(undeclared) {
            Calendar::EveryDay => "days",
            Calendar::Weekdays => "weekdays",
            Calendar::Hours => "hours",
            Calendar::AsTheyCome => continue,
        };
        if !missing.contains(&what) {
            missing.push(what);
        }
    }
    if missing.is_empty() { String::new() } else { format!("No line where {} are missing.", missing.join(" or ")) }
}

/// What a reader is told at a price or another point: `Shares, 24 June 2026: HK$99.4. Close; derived.`
pub fn told_point(label: &str, point: &SeriesPoint, unit: &Unit) -> String {
    let facts = point_facts(point);
    let facts = if facts.is_empty() { facts } else { format!(" ({facts})") };
    told_value(label, point.date, &format!("{}{facts}", point_words(point, unit).full()))
}

/// What a reader is told at a value of a series: what, when, how much.
pub fn told_value(label: &str, on: Option<Date>, words: &str) -> String {
    let on = on.map(|on| format!(", {}", date(on))).unwrap_or_default();
    format!("{label}{on}: {words}.")
}

/// What moves a long series: its name, and what stands on it. The keys are the same.
pub const MOVES: [(&str, &str); 5] =
    [("ArrowLeft", "← Earlier"), ("ArrowRight", "Later →"), ("+", "+ Closer"), ("-", "− Wider"), ("Escape", "Whole")];

/// How to read a long series.
const KEY_SERIES: &str = "● reported ○ worked out; a whisker: about, an arrow: less or more than. Where values are dense, the line spans the lowest and the highest; gaps stay open.";

/// Where the points of series stand, by address and name.
pub fn series_parts(series: &[&Series]) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for series in series {
        parts.push((address("series-", series.id.word()), series.label.clone()));
    }
    parts
}

/// Several series one after the other.
pub fn describe_all(series: &[&Series]) -> String {
    let mut parts = Vec::new();
    for series in series {
        parts.push(describe_series(series));
    }
    sentences(&parts)
}

/// `Shares: 9 values and 3 gaps, from 24 June to 2 July 2026. Lowest 90.4, highest 99.4. From 99.4 to 96.1, down 3.3%.`
fn describe_series(series: &Series) -> String {
    let (columns, gaps) = (&series.columns, series.columns.gaps());
    let what =
        format!("{}: {} and {}.", series.label, count(columns.len() - gaps, "value", "values"), count(gaps, "gap", "gaps"));
    let Some([first, last, low, high]) = columns.ends(0..columns.len()) else { return what };
    let at = |at: usize| {
        let point = insight::point_at(series, at);
        let on = point.date.map(|on| format!(" ({})", date(on))).unwrap_or_default();
        format!("{}{on}", point_words(&point, &series.unit).full())
    };
    sentences(&[
        what,
        format!("Lowest {}, highest {}.", at(low), at(high)),
        change(columns.value(first), columns.value(last), &at(first), &at(last)),
    ])
}

/// `From 99.4 to 96.1: 3.3% down.`
fn change(first: f64, last: f64, first_words: &str, last_words: &str) -> String {
    let share = (last / first - 1.0) * 100.0;
    let way = if !share.is_finite() || first <= 0.0 {
        String::new()
    } else if share.abs() < 0.05 {
        ": level".to_owned()
    } else {
        format!(": {}% {}", one_decimal(share.abs()), if share < 0.0 { "down" } else { "up" })
    };
    format!("From {first_words} to {last_words}{way}.")
}
