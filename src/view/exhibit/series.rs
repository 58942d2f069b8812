//! Any series: long columns of numbers.

use super::{Frame, Shown, drawn, series_sources, told};
use crate::brief::{Exhibit, Series};
use crate::chart::Told;
use crate::chart::market::Words;
use crate::chart::series::{Column, Peaks, draw, whole};
use crate::insight::Strength;
use crate::view::filter::sources_strength;
use crate::view::island::props::Writer;
use crate::view::island::series::Lane;
use crate::view::page::Page;
use crate::{insight, wording};

pub(super) fn series(exhibit: &Exhibit, page: &Page) -> Shown {
    let series: Vec<&Series> = exhibit.series.iter().map(|id| &page.brief.series[id]).collect();
    let parts = wording::series_parts(&series);
    let mut prepared = Vec::new();
    for series in &series {
        // A line through all of its points stands as all of their sources do.
        let strength = sources_strength(&series_sources(&[series]), page).unwrap_or(Strength::Primary);
        prepared.push((Peaks::of(&series.values), insight::derived_points(series), strength));
    }
    let mut columns = Vec::new();
    for (series, (peaks, derived, strength)) in series.iter().zip(&prepared) {
        let (label, seconds, values) = (&series.label, &series.seconds, &series.values);
        columns.push(Column { label, seconds, values, peaks, derived, strength: *strength });
    }
    let say = |column: usize, at: usize| {
        let series = series[column];
        let point = insight::point_at(series, at);
        let words = wording::told_point(&series.label, &point, &series.unit);
        let told = told(words, parts[column].0.clone(), Some(columns[column].strength));
        (wording::point_words(&point, &series.unit).full(), told)
    };
    let mut live = None;
    if insight::is_live(exhibit, page.brief) {
        let (mut props, mut places) = (Writer::default(), String::new());
        for (number, series) in series.iter().enumerate() {
            lane(series, &columns[number], &|at| say(number, at)).write(&mut props);
            places.push_str(&place(series, page));
        }
        live = Some((props.into_text(), places));
    }
    let frame = Frame {
        key: wording::KEY_SERIES.to_owned(),
        sources: series_sources(&series),
        description: wording::describe_all(&series),
        elsewhere: parts.clone(),
        live,
        ..Frame::default()
    };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let all = whole(&columns);
    drawn(exhibit, page, frame, &|layout| draw(&columns, &say, layout, &words, all).drawing)
}

/// What the page holds of a series beside its column.
fn lane(series: &Series, column: &Column, say: &dyn Fn(usize) -> (String, Told)) -> Lane {
    let mut remarks = Vec::new();
    for remark in &series.remarks {
        let (value, told) = say(remark.at);
        remarks.push((remark.at, value, told.words));
    }
    Lane {
        id: series.id.word().to_owned(),
        label: series.label.clone(),
        unit: series.unit.text().to_owned(),
        strength: column.strength as usize,
        length: series.values.len(),
        derived: column.derived.to_vec(),
        remarks,
    }
}

/// Where a series's column is: its id, and where its numbers begin and end among those of all columns of the brief; a line
/// each.
fn place(series: &Series, page: &Page) -> String {
    let (mut from, mut to) = (0, 0);
    for column in insight::columns(page.brief) {
        (from, to) = (to, to + 2 * column.values.len());
        if column.id == series.id {
            break;
        }
    }
    [series.id.word(), "\n", &from.to_string(), "\n", &to.to_string(), "\n"].concat()
}
