//! Any series: long columns of numbers.

use super::{Frame, Shown, drawn, series_sources, told};
use crate::brief::{Exhibit, Series};
use crate::chart::market::Words;
use crate::chart::series::{Column, draw};
use crate::insight::Strength;
use crate::view::filter::sources_strength;
use crate::view::page::Page;
use crate::{insight, wording};

pub(super) fn series(exhibit: &Exhibit, page: &Page) -> Shown {
    let series: Vec<&Series> = exhibit.series.iter().map(|id| &page.brief.series[id]).collect();
    let parts = wording::series_parts(&series);
    let mut columns = Vec::new();
    for series in &series {
        columns.push(Column {
            label: &series.label,
            seconds: &series.seconds,
            values: &series.values,
            derived: insight::derived_points(series),
            // A line through all of its points stands as all of their sources do.
            strength: sources_strength(&series_sources(&[series]), page).unwrap_or(Strength::Primary),
        });
    }
    let say = |column: usize, at: usize| {
        let series = series[column];
        let point = insight::point_at(series, at);
        let words = wording::told_point(&series.label, &point, &series.unit);
        let told = told(words, parts[column].0.clone(), Some(columns[column].strength));
        (wording::point_words(&point, &series.unit).full(), told)
    };
    let frame = Frame {
        key: wording::KEY_SERIES.to_owned(),
        sources: series_sources(&series),
        description: wording::describe_all(&series),
        elsewhere: parts.clone(),
        ..Frame::default()
    };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    drawn(exhibit, page, frame, &|layout| draw(&columns, &say, layout, &words))
}
