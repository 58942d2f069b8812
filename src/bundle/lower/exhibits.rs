//! Columns of numbers, and the charts.

use std::rc::Rc;

use super::figures::named;
use super::lowering::Lowering;
use super::values::{credits, filled};
use crate::brief::{
    CALENDAR, Calendar, Columns, Date, Exhibit, ExhibitData, Figure, Id, Metric, Names, PagePart, Place, Precision, Remark,
    Row, Series, Stage, Unit, UnitShare, Vocabulary,
};
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::{Diagnostic, Path};
use crate::sort::{arranged, sorted};

/// So many moments are looked at in one call.
const BLOCK: usize = 1024;

/// The figure of an id, unless that could not be made.
pub(super) type FigureOf<'f> = dyn Fn(&Id<Figure>) -> Option<&'f Figure> + 'f;

impl Lowering<'_> {
    pub(super) fn series(&mut self, at: &Path, raw: &raw::Series, id: Id<Series>) -> Option<Series> {
        let label = self.text(at, "label", &raw.label);
        let unit = self.unit(at, &raw.unit);
        let note = self.maybe_prose(at, "note", &raw.note);
        let times = at.field("t");
        let points = raw.t.seconds.len();
        let columns = [
            ("y", raw.y.0.len(), true),
            ("precision", raw.precision.len(), false),
            ("source", raw.source.len(), false),
            ("point", raw.point.len(), false),
            ("derived", raw.derived.len(), false),
        ];
        let mut even = true;
        for (name, length, required) in columns {
            if length != points && (required || length > 0) {
                even = false;
                let message = format!("the columns `t` and `{name}` differ in length: {points} and {length}");
                let help = if required {
                    "give a value or `null` for every time"
                } else {
                    "give one entry for every time, or leave the column out"
                };
                self.error(&at.field(name), "column-length", message, help);
            }
        }
        let sources = at.field("source");
        let mut remarks = Vec::new();
        // Most long series have nothing but numbers.
        let is_plain = raw.t.dates.is_empty() && columns.iter().all(|(_, length, required)| *required || *length == 0);
        for point in 0..if is_plain { 0 } else { points.max(raw.source.len()) } {
            let source = raw.source.get(point).and_then(Option::as_ref);
            let remark = Remark {
                at: point,
                date: raw.t.date(point).and_then(|date| Date::parse(date).ok()).map(|date| self.told(date)),
                precision: raw.precision.get(point).map_or(Precision::Exact, |word| word.0),
                source: source.and_then(|source| self.resolve(&sources.index(point), source)),
                point: raw.point.get(point).and_then(filled),
                derived: raw.derived.get(point).copied().unwrap_or(false),
            };
            let Remark { date, precision, source, point, derived, .. } = &remark;
            let is_plain = *precision == Precision::Exact && !derived;
            if !is_plain || date.is_some() || source.is_some() || point.is_some() {
                remarks.push(remark);
            }
        }
        let mut seconds = self.times(&times, &raw.t);
        if !even || seconds.len() != points {
            return None;
        }
        let calendar = raw.calendar.map(|word| word.0);
        if calendar == Some(Calendar::Weekdays) {
            self.check_weekdays(&times, raw, &seconds);
        }
        let mut values = Rc::clone(&raw.y.0);
        if let Some(early) = early(&seconds) {
            let what = if seconds[early + 1] < seconds[early] { "is earlier than" } else { "is the same as" };
            let message = format!("this time {what} the one before it");
            let place = times.index(early + 1).pointer();
            let help = "list the points in order of time, each time once";
            self.report.add(Diagnostic::warning("unsorted-series", &place, message).help(help));
            let order = sorted(points, &|a, b| seconds[a].total_cmp(&seconds[b]));
            remarks = moved(remarks, &order);
            [seconds, values] = [seconds, values].map(|column| Rc::new(order.iter().map(|at| column[*at]).collect()));
        }
        let columns = Columns::new(&seconds, &values);
        Some(Series { id, label, unit, columns, zone: self.zone, calendar, remarks, note })
    }

    /// Reports the first day that is a Saturday or a Sunday; a month or a year is no day.
    fn check_weekdays(&mut self, at: &Path, raw: &raw::Series, seconds: &[f64]) {
        let is_day = |at: &usize| {
            let date = raw.t.date(*at).and_then(|date| Date::parse(date).ok());
            !matches!(date, Some(Date::Year(_) | Date::Month(_)))
        };
        let mut off = seconds.iter().enumerate().filter(|(_, seconds)| is_weekend(**seconds)).map(|(at, _)| at).filter(is_day);
        let Some(first) = off.next() else { return };
        let day =
            Date::from_seconds(seconds[first] as i64, self.zone).map_or_else(String::new, |date| date.first_day().to_string());
        let others = match off.count() {
            0 => String::new(),
            1 => ", as does one more point".to_owned(),
            more => format!(", as do {more} more points"),
        };
        let message = format!("`{day}` falls on a weekend{others}, and this series is said to have points on weekdays alone");
        let help = "mend the date, which is told in `meta.timezone`; or give `calendar` as `every-day` or `as-they-come`";
        self.error(&at.index(first), "off-calendar", message, help);
    }

    /// All moments in seconds on the clocks of the brief's zone, without those that cannot be.
    fn times(&mut self, at: &Path, raw: &raw::Times) -> Rc<Vec<f64>> {
        let ahead = f64::from(self.zone.seconds());
        if is_in_order(&raw.seconds) {
            self.has_hours |= (0..raw.seconds.len()).step_by(BLOCK).any(|start| has_hour(&raw.seconds, start, ahead));
            return if ahead == 0.0 { Rc::clone(&raw.seconds) } else { told_in(&raw.seconds, ahead) };
        }
        let mut seconds: Vec<f64> = Vec::new();
        for (i, given) in raw.seconds.iter().enumerate() {
            let at = &at.index(i);
            if let Some(date) = raw.date(i) {
                seconds.extend(self.date_at(at, date).map(|date| date.seconds() as f64));
            } else if CALENDAR.contains(given) {
                seconds.push(given + ahead);
                self.has_hours |= has_hour(&[*given], 0, ahead);
            } else {
                let message = format!("{given} seconds from 1970 on is outside the years 1 to 9999");
                self.error(at, "impossible-date", message, "give seconds, not milliseconds, or a date such as `2026-06-10`");
            }
        }
        Rc::new(seconds)
    }

    pub(super) fn exhibits(&mut self, raw: &[raw::Exhibit], figures: &[Figure]) -> Vec<Exhibit> {
        let names = Names::new(&figures.iter().map(|figure| figure.id.word()).collect::<Vec<_>>());
        let figure_of = |id: &Id<Figure>| names.position(id.word()).map(|at| &figures[at]);
        self.each_possible(raw, |l, at, raw, id| l.exhibit(at, raw, id, &figure_of))
    }

    fn exhibit(&mut self, at: &Path, raw: &raw::Exhibit, id: Id<Exhibit>, figure_of: &FigureOf) -> Option<Exhibit> {
        let (mut figures, mut series, mut claims, mut events) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let title = self.prose(at, "title", &raw.title);
        let subtitle = self.prose(at, "subtitle", &raw.subtitle);
        let note = self.maybe_prose(at, "note", &raw.note);
        let context = self.maybe_prose(at, "context", &raw.context);
        let kind = match &raw.kind {
            raw::Drawn::Comparison(raw) => {
                let there_is = "there is nothing to compare";
                self.some(at, "metrics", raw.metrics.is_empty(), there_is, "list at least one thing to compare by");
                self.some(at, "rows", raw.rows.is_empty(), there_is, "list what is compared, a row each");
                let (metrics, rows) = self.table(at, &raw.metrics, &raw.rows, figure_of);
                ExhibitData::Comparison { metrics, rows }
            }
            raw::Drawn::Units(raw) => {
                let whole = self.resolve(&at.field("whole"), &raw.whole);
                let share = self.unit_share(at, raw, whole.as_ref(), figure_of);
                ExhibitData::Units { whole: whole?, share }
            }
            raw::Drawn::WhatIf(raw) => ExhibitData::WhatIf(self.what_if(at, raw, figure_of)?),
            raw::Drawn::Reports(raw) => {
                figures = self.list(at, "figures", &raw.figures);
                ExhibitData::Reports
            }
            raw::Drawn::Origins(raw) => {
                claims = self.list(at, "claims", &raw.claims);
                ExhibitData::Origins
            }
            raw::Drawn::Timeline(raw) => {
                events = self.list(at, "events", &raw.events);
                ExhibitData::Timeline
            }
            raw::Drawn::Prices(raw) => {
                series = self.drawn_series(at, &raw.series);
                events = self.list(at, "events", &raw.events);
                ExhibitData::Prices { base: self.maybe_date(at, "base", &raw.base) }
            }
            raw::Drawn::Effects(raw) => ExhibitData::Effects { areas: self.list(at, "areas", &raw.areas) },
            raw::Drawn::Ladder(raw) => ExhibitData::Ladder { stages: self.stages(at, &raw.stages) },
            raw::Drawn::Series(raw) => {
                series = self.drawn_series(at, &raw.series);
                ExhibitData::Series
            }
        };
        let place = raw.place.as_ref().and_then(|place| self.place(&at.field("place"), place));
        let authorship = credits(&raw.authorship);
        Some(Exhibit { id, title, subtitle, note, context, figures, series, claims, events, kind, place, authorship })
    }

    /// The address of a section or a part of the page.
    fn place(&mut self, at: &Path, text: &str) -> Option<Place> {
        const HELP: &str =
            "write `section:` or `area:` with the id of one, or `part:` with a part of the page, as in `part:mechanism`";
        match text.split_once(':') {
            Some(("section", word)) => self.resolve(at, word).map(Place::Section),
            Some(("area", word)) => self.resolve(at, word).map(Place::Area),
            Some(("part", word)) => {
                let part = PagePart::WORDS.iter().position(|known| *known == word).map(|at| PagePart::VALUES[at]);
                if part.is_none() {
                    let help = self.nearest_or_all(word, PagePart::WORDS);
                    self.error(at, "bad-place", format!("no part of the page that holds exhibits is {}", quoted(word)), help);
                }
                part.map(Place::Part)
            }
            _ => {
                self.error(at, "bad-place", format!("{} is no place for an exhibit", quoted(text)), HELP);
                None
            }
        }
    }

    /// Holds the exhibit that leads against having a place of its own, where it would stand as well.
    pub(super) fn check_lead(&mut self, raw: &raw::Bundle) {
        let led =
            raw.exhibits.iter().position(|exhibit| exhibit.place.is_some() && Some(&exhibit.id) == raw.meta.lead.as_ref());
        if let Some(at) = led {
            let list = Path::ROOT.field("exhibits");
            let help = "leave its `place` out, or have another exhibit lead";
            self.error(
                &list.index(at).field("place"),
                "lead-with-place",
                "this exhibit leads the brief, and has another place in it",
                help,
            );
        }
    }

    /// Holds a list that an exhibit cannot do without against having nothing in it.
    fn some(&mut self, at: &Path, field: &str, is_empty: bool, message: &str, help: &str) {
        if is_empty {
            self.error(&at.field(field), "empty-exhibit", message, help);
        }
    }

    fn stages(&mut self, at: &Path, raw: &[raw::Stage]) -> Vec<Stage> {
        self.some(at, "stages", raw.is_empty(), "there is nothing to reach", "list what can be reached, first to last");
        let at = at.field("stages");
        self.check_ids(&raw.iter().map(|stage| stage.id.as_str()).collect::<Vec<_>>(), "stage", &at);
        let mut stages = Vec::new();
        for (i, raw) in raw.iter().enumerate() {
            stages.push(Stage { word: raw.id.clone(), label: self.text(&at.index(i), "label", &raw.label) });
        }
        stages
    }

    fn drawn_series(&mut self, at: &Path, words: &[String]) -> Vec<Id<Series>> {
        self.some(at, "series", words.is_empty(), "there is no series to draw", "name one under `series`");
        self.list(at, "series", words)
    }

    /// What falls to each of many: by one of them, or by all.
    fn unit_share(
        &mut self,
        at: &Path,
        raw: &raw::Units,
        whole: Option<&Id<Figure>>,
        figure_of: &FigureOf,
    ) -> Option<UnitShare> {
        let each: Option<Id<Figure>> = self.maybe(at, "each", &raw.each);
        let total = self.maybe(at, "total", &raw.total);
        if let (Some(_), Some(_)) = (&raw.each, &raw.total) {
            let help = "leave out `each`, or `total`, which is shared out alike";
            self.error(&at.field("total"), "each-and-total", "what falls to one of them is told in two ways", help);
        }
        let Some(each) = each else { return total.map(UnitShare::Total) };
        let (of_each, of_one) = (&figure_of(&each)?.unit, &figure_of(whole?)?.unit);
        let of_some = of_each.of_several(of_one);
        if of_some.is_none() {
            let message = format!("expected a unit per one of {}, found {}", named(of_one), named(of_each));
            let help = "name a figure of what falls to one of them, or name this one under `total`, to be shared out alike";
            self.error(&at.field("each"), "unit-mismatch", message, help);
        }
        of_some.map(|unit| UnitShare::Each(each, unit))
    }

    /// Rows by metrics; all figures of one metric agree in unit.
    fn table(
        &mut self,
        at: &Path,
        raw_metrics: &[raw::Metric],
        raw_rows: &[raw::Row],
        figure_of: &FigureOf,
    ) -> (Vec<Metric>, Vec<Row>) {
        let metrics_at = at.field("metrics");
        let words: Vec<&str> = raw_metrics.iter().map(|metric| metric.id.as_str()).collect();
        self.check_ids(&words, "metric", &metrics_at);
        // The unit of each metric is that of its first figure.
        let mut metric_units: Vec<Option<&Unit>> = vec![None; words.len()];
        let rows_at = at.field("rows");
        let mut rows = Vec::new();
        for (i, raw) in raw_rows.iter().enumerate() {
            let at = &rows_at.index(i);
            let figures_at = at.field("figures");
            let mut figures = vec![None; words.len()];
            for (metric, word) in &raw.figures.0 {
                let at = figures_at.field(metric);
                let figure = self.resolve::<Figure>(&at, word);
                let Some(column) = words.iter().position(|word| word == metric) else {
                    let help = self.nearest_or_all(metric, &words);
                    self.error(&at, "unknown-metric", format!("no metric of this exhibit has the id {}", quoted(metric)), help);
                    continue;
                };
                let unit = figure.as_ref().and_then(figure_of).map(|figure| &figure.unit);
                match (metric_units[column], unit) {
                    (Some(first), Some(unit)) if !first.is_same_as(unit) => {
                        let message = format!("the metric is in {}, and this figure in {}", named(first), named(unit));
                        self.error(
                            &at,
                            "unit-mismatch",
                            message,
                            "compare figures of one unit, or give this one a metric of its own",
                        );
                    }
                    (None, Some(unit)) => metric_units[column] = Some(unit),
                    _ => {}
                }
                figures[column] = figure;
            }
            rows.push(Row {
                label: self.text(at, "label", &raw.label),
                detail: self.maybe_text(at, "detail", &raw.detail),
                apart: self.maybe_prose(at, "apart", &raw.apart),
                figures,
            });
        }
        let mut metrics = Vec::new();
        for (i, (raw, unit)) in raw_metrics.iter().zip(metric_units).enumerate() {
            let label = self.text(&metrics_at.index(i), "label", &raw.label);
            metrics.push(Metric { word: raw.id.clone(), label, unit: unit.cloned().unwrap_or_else(Unit::none) });
        }
        (metrics, rows)
    }
}

/// Whether a moment lies on a Saturday or a Sunday; the first of January 1970 was a Thursday.
fn is_weekend(seconds: f64) -> bool {
    const DAY: f64 = 86_400.0;
    ((seconds / DAY).floor() + 3.0).rem_euclid(7.0) >= 5.0
}

/// Whether one of a block of moments, from a position on, is another than the beginning of a day.
#[inline(never)]
fn has_hour(seconds: &[f64], start: usize, ahead: f64) -> bool {
    const DAY: f64 = 86_400.0;
    seconds.iter().skip(start).take(BLOCK).any(|seconds| (seconds + ahead) % DAY != 0.0)
}

/// Moments as clocks show them that are so many seconds ahead.
fn told_in(seconds: &[f64], ahead: f64) -> Rc<Vec<f64>> {
    let mut told = Vec::with_capacity(seconds.len());
    for block in seconds.chunks(BLOCK) {
        add_told(&mut told, block, ahead);
    }
    Rc::new(told)
}

#[inline(never)]
fn add_told(told: &mut Vec<f64>, block: &[f64], ahead: f64) {
    told.extend(block.iter().map(|seconds| seconds + ahead));
}

/// Whether all moments can be dates, and each is later than the one before.
fn is_in_order(seconds: &[f64]) -> bool {
    (0..seconds.len()).step_by(BLOCK).all(|start| goes_on(seconds, start))
}

/// The same of a block that begins at a position. Apart, since a browser makes quick code of a function once it has been called
/// many times, not of a loop that goes on.
#[inline(never)]
fn goes_on(seconds: &[f64], start: usize) -> bool {
    let mut before = start.checked_sub(1).map_or(f64::NEG_INFINITY, |before| seconds[before]);
    seconds.iter().skip(start).take(BLOCK).all(|seconds| {
        let is_later = *seconds > before && CALENDAR.contains(seconds);
        before = *seconds;
        is_later
    })
}

/// The position before the first moment that is not later than the one before it.
fn early(seconds: &[f64]) -> Option<usize> {
    if is_in_order(seconds) { None } else { seconds.windows(2).position(|pair| pair[1] <= pair[0]) }
}

/// Remarks after their points have been put in another order, which tells where each was.
fn moved(mut remarks: Vec<Remark>, order: &[usize]) -> Vec<Remark> {
    let mut places = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        places[*old] = new;
    }
    for remark in &mut remarks {
        remark.at = places[remark.at];
    }
    let order = sorted(remarks.len(), &|a, b| remarks[a].at.cmp(&remarks[b].at));
    arranged(remarks, &order)
}
