//! Columns of numbers, and the charts.

use super::figures::named;
use super::{Lowering, credits, filled, quoted};
use crate::brief::{Date, Exhibit, ExhibitData, ExhibitKind, Figure, Id, Metric, Names, Precision, Remark, Row, Series, Unit};
use crate::bundle::raw;
use crate::diagnostic::{Diagnostic, Path};
use crate::numeral::numeral;
use crate::sort::{arranged, sorted};

/// Seconds of the years 1 to 9999, those that a date can have.
const CALENDAR: std::ops::Range<f64> = -62_135_596_800.0..253_402_300_800.0;

/// The unit of a figure, unless that could not be made.
type UnitOf<'u> = dyn Fn(&Id<Figure>) -> Option<&'u Unit> + 'u;

impl Lowering<'_> {
    pub(super) fn series(&mut self, at: &Path, raw: &raw::Series, id: Id<Series>) -> Option<Series> {
        let label = self.text(at, "label", &raw.label);
        let note = self.maybe_prose(at, "note", &raw.note);
        let times = at.field("t");
        let mut seconds = Vec::new();
        for (i, time) in raw.t.iter().enumerate() {
            if let Some(time) = self.seconds(&times.index(i), time) {
                seconds.push(time);
            }
        }
        let values: Vec<f64> = raw.y.iter().map(|value| value.unwrap_or(f64::NAN)).collect();
        let points = raw.t.len();
        let columns = [
            ("y", values.len(), true),
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
        for point in 0..points.max(raw.source.len()) {
            let source = raw.source.get(point).and_then(Option::as_ref);
            let remark = Remark {
                at: point,
                date: match raw.t.get(point) {
                    Some(raw::Time::Date(text)) => Date::parse(text).ok(),
                    _ => None,
                },
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
        if !even || seconds.len() != points {
            return None;
        }
        let mut series = Series { id, label, unit: Unit::new(raw.unit.trim()), seconds, values, remarks, note };
        if let Some(early) = series.seconds.windows(2).position(|pair| pair[1] <= pair[0]) {
            let (this, before) = (series.seconds[early + 1], series.seconds[early]);
            let what = if this < before { "is earlier than" } else { "is the same as" };
            let message = format!("this time {what} the one before it");
            let place = times.index(early + 1).pointer();
            let help = "list the points in order of time, each time once; they are drawn in that order";
            self.report.add(Diagnostic::warning("unsorted-series", &place, message).help(help));
            sort_by_time(&mut series);
        }
        Some(series)
    }

    fn seconds(&mut self, at: &Path, time: &raw::Time) -> Option<f64> {
        match time {
            raw::Time::Date(date) => self.date_at(at, date).map(|date| date.seconds() as f64),
            raw::Time::Seconds(seconds) if CALENDAR.contains(seconds) => Some(*seconds),
            raw::Time::Seconds(seconds) => {
                let message = format!("{} seconds from 1970 on is outside the years 1 to 9999", numeral(*seconds));
                self.error(at, "impossible-date", message, "give seconds, not milliseconds, or a date such as `2026-06-10`");
                None
            }
        }
    }

    pub(super) fn exhibits(&mut self, raw: &[raw::Exhibit], figures: &[Figure]) -> Vec<Exhibit> {
        let names = Names::new(&figures.iter().map(|figure| figure.id.word()).collect::<Vec<_>>());
        let unit_of = |id: &Id<Figure>| names.position(id.word()).map(|at| &figures[at].unit);
        self.each(raw, |l, at, raw, id| l.exhibit(at, raw, id, &unit_of))
    }

    fn exhibit(&mut self, at: &Path, raw: &raw::Exhibit, id: Id<Exhibit>, unit_of: &UnitOf) -> Exhibit {
        const CODE: &str = "empty-exhibit";
        let kind = raw.kind.0;
        match kind {
            ExhibitKind::Campaigns if raw.metrics.is_empty() || raw.rows.is_empty() => {
                self.error(at, CODE, "there is nothing to compare", "give at least one of `metrics` and one of `rows`");
            }
            ExhibitKind::Accounts | ExhibitKind::Rate if raw.parts.0.is_empty() => {
                self.error(
                    at,
                    CODE,
                    "no figure plays a part in it",
                    "name figures under `parts`, as in `{\"accounts\": \"accounts-june\"}`",
                );
            }
            ExhibitKind::Series | ExhibitKind::Market if raw.series.is_empty() => {
                self.error(at, CODE, "there is no series to draw", "name one under `series`");
            }
            _ => {}
        }
        let (metrics, rows) = self.table(at, &raw.metrics, &raw.rows, unit_of);
        let parts_at = at.field("parts");
        let mut parts = Vec::new();
        for (part, figure) in &raw.parts.0 {
            let figure = self.resolve(&parts_at.field(part), figure);
            if let Some(figure) = figure {
                parts.push((part.clone(), figure));
            }
        }
        Exhibit {
            title: self.text(at, "title", &raw.title),
            subtitle: self.text(at, "subtitle", &raw.subtitle),
            note: self.maybe_prose(at, "note", &raw.note),
            context: self.maybe_prose(at, "context", &raw.context),
            figures: self.list(at, "figures", &raw.figures),
            series: self.list(at, "series", &raw.series),
            claims: self.list(at, "claims", &raw.claims),
            events: self.list(at, "events", &raw.events),
            kind: match kind {
                ExhibitKind::Campaigns => ExhibitData::Campaigns { metrics, rows },
                ExhibitKind::Accounts => ExhibitData::Accounts { parts },
                ExhibitKind::Rate => ExhibitData::Rate { parts },
                ExhibitKind::Reports => ExhibitData::Reports,
                ExhibitKind::Origins => ExhibitData::Origins,
                ExhibitKind::Timeline => ExhibitData::Timeline,
                ExhibitKind::Market => ExhibitData::Market { base: self.maybe_date(at, "base", &raw.base) },
                ExhibitKind::Impacts => ExhibitData::Impacts,
                ExhibitKind::PolicyLadder => ExhibitData::PolicyLadder,
                ExhibitKind::Series => ExhibitData::Series,
            },
            authorship: credits(&raw.authorship),
            id,
        }
    }

    /// Rows by metrics; all figures of one metric agree in unit.
    fn table(
        &mut self,
        at: &Path,
        raw_metrics: &[raw::Metric],
        raw_rows: &[raw::Row],
        unit_of: &UnitOf,
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
                let unit = figure.as_ref().and_then(unit_of);
                match (metric_units[column], unit) {
                    (Some(first), Some(unit)) if !first.agrees_with(unit) => {
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
                detail: filled(&raw.detail),
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

/// Puts points in order of time; points of one time keep their order, and remarks follow their points.
fn sort_by_time(series: &mut Series) {
    let order = sorted(series.seconds.len(), &|a, b| series.seconds[a].total_cmp(&series.seconds[b]));
    let mut places = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        places[*old] = new;
    }
    series.seconds = order.iter().map(|at| series.seconds[*at]).collect();
    series.values = order.iter().map(|at| series.values[*at]).collect();
    let mut remarks = std::mem::take(&mut series.remarks);
    for remark in &mut remarks {
        remark.at = places[remark.at];
    }
    let order = sorted(remarks.len(), &|a, b| remarks[a].at.cmp(&remarks[b].at));
    series.remarks = arranged(remarks, &order);
}
