//! Any series: long columns of numbers.

use super::frame::{Frame, Shown, drawn, moves, series_sources, told};
use crate::brief::{self, Calendar, Exhibit, Series};
use crate::chart::Told;
use crate::chart::comparison::{End, Extent};
use crate::chart::prices::Words;
use crate::chart::series::{Column, Mark, draw, whole};
use crate::insight::Strength;
use crate::view::filter::sources_strength;
use crate::view::island::{
    self,
    series::{Lane, Remark, SeriesProps, columns_file},
};
use crate::view::page::Page;
use crate::{insight, wording};

pub(super) fn series(exhibit: &Exhibit, page: &Page) -> Shown {
    let series: Vec<&Series> = exhibit.series.iter().map(|id| &page.brief.series[id]).collect();
    let parts = wording::series_parts(&series);
    let mut prepared = Vec::new();
    for series in &series {
        // A line through all of its points stands as all of their sources do.
        let strength = sources_strength(&series_sources(&[series]), page).unwrap_or(Strength::Primary);
        prepared.push((marks(series), insight::breaks(series, Calendar::AsTheyCome), strength));
    }
    let mut columns = Vec::new();
    for (series, (marks, breaks, strength)) in series.iter().zip(&prepared) {
        columns.push(Column { label: &series.label, numbers: &series.columns, marks, breaks, strength: *strength });
    }
    let say = |column: usize, at: usize| {
        let series = series[column];
        let point = insight::point_at(series, at);
        let words = wording::told_point(&series.label, &point, &series.unit);
        let told = told(words, parts[column].0.clone(), Some(columns[column].strength));
        (wording::point_words(&point, &series.unit).full(), told)
    };
    let mut frame = Frame {
        key: wording::series_key(&series),
        sources: series_sources(&series),
        description: wording::describe_all(&series),
        elsewhere: parts.clone(),
        ..Frame::default()
    };
    if insight::is_live(exhibit, page.brief) {
        let mut props = SeriesProps { lanes: Vec::new() };
        for (number, series) in series.iter().enumerate() {
            props.lanes.push(lane(series, &columns[number], page, &|at| say(number, at)));
        }
        frame.island = island::text("series", &props);
        frame.controls = moves(page);
    }
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let all = whole(&columns);
    drawn(exhibit, page, frame, &|layout| draw(&columns, &say, layout, &words, all).drawing)
}

/// How the points of which there is something to say are drawn.
fn marks(series: &Series) -> Vec<Mark> {
    let mark = |remark: &brief::Remark| {
        let extent = Extent::of(insight::point_at(series, remark.at).quantity);
        let [below, above] = extent.map_or([End::Closed; 2], |extent| [extent.below, extent.above]);
        Mark { at: remark.at, is_derived: remark.derived, below, above }
    };
    series.remarks.iter().map(mark).collect()
}

/// What the page holds of a series beside its columns.
fn lane(series: &Series, column: &Column, page: &Page, say: &dyn Fn(usize) -> (String, Told)) -> Lane {
    let mut remarks = Vec::new();
    for Mark { at, is_derived, below, above } in column.marks.iter().copied() {
        let (value, told) = say(at);
        remarks.push(Remark { at, is_derived, below, above, value, told: told.words });
    }
    Lane {
        id: series.id.word().to_owned(),
        file: columns_file(series.id.word(), page.brief.meta.revision),
        label: series.label.clone(),
        unit: wording::UnitWords::of(&series.unit),
        strength: column.strength,
        length: series.columns.len(),
        breaks: column.breaks.to_vec(),
        remarks,
    }
}
