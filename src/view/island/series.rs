//! A drawing of long series that a reader can move in: what the page holds of it beside the columns of numbers.

use super::props::props;
use crate::brief::{Columns, Date, Zone};
use crate::chart::comparison::End;
use crate::chart::prices::Words;
use crate::chart::series::{Column, Mark, draw, viewport};
use crate::chart::time::{TimeDrawing, Window};
use crate::chart::viewport::Viewport;
use crate::chart::{Layout, Told};
use crate::insight::Strength;
use crate::wording::{self, UnitWords};

/// The series of an exhibit, in the order in which they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesProps {
    pub lanes: Vec<Lane>,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The series's.
    pub id: String,
    /// Where its columns lie, from the page.
    pub file: String,
    pub label: String,
    pub unit: UnitWords,
    /// How strong all of it is.
    pub strength: Strength,
    /// How many points it has.
    pub length: usize,
    /// The positions to which no line leads from the one before.
    pub breaks: Vec<usize>,
    /// The points of which there is more to say than moment and value, in order of time.
    pub remarks: Vec<Remark>,
}

/// What is said of one point.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// Its position.
    pub at: usize,
    /// Worked out by the authors.
    pub is_derived: bool,
    /// Where the true value may lie.
    pub below: End,
    pub above: End,
    /// The value, in words.
    pub value: String,
    /// What a reader is told there.
    pub told: String,
}

props!(struct SeriesProps { lanes });
props!(struct Lane { id, file, label, unit, strength, length, breaks, remarks });
props!(struct UnitWords { before, one, many, scale });
props!(struct Remark { at, is_derived, below, above, value, told });

/// Where the columns of a series lie, from its page. A page that is older than what lies beside it asks for what is no longer
/// there, rather than take other numbers for its own.
#[cfg(feature = "press")]
pub fn columns_file(id: &str, revision: u32) -> String {
    format!("series/{id}-r{revision}.bin")
}

/// The numbers of a lane, and those of them that are not simply as they were reported.
pub struct Numbers {
    columns: Columns,
    marks: Vec<Mark>,
}

impl Lane {
    /// Its numbers, from the bytes of its columns; nothing where those hold others.
    pub fn numbers(&self, bytes: Vec<u8>) -> Option<Numbers> {
        let columns = Columns::read(bytes, self.length)?;
        let mut marks = Vec::new();
        for Remark { at, is_derived, below, above, .. } in &self.remarks {
            marks.push(Mark { at: *at, is_derived: *is_derived, below: *below, above: *above });
        }
        Some(Numbers { columns, marks })
    }

    /// The value at a position in words, and what a reader is told there.
    fn say(&self, at: usize, columns: &Columns) -> (String, Told) {
        let remark = self.remarks.binary_search_by(|remark| remark.at.cmp(&at)).ok();
        let (value, words) = if let Some(remark) = remark.map(|found| &self.remarks[found]) {
            (remark.value.clone(), remark.told.clone())
        } else {
            // Its words tell no zone, and its moments are on the clocks of that of the brief.
            let value = wording::plain_words(columns.value(at), &self.unit);
            let words =
                wording::told_value(&self.label, Date::from_seconds(columns.seconds(at) as i64, Zone::default()), &value);
            (value, words)
        };
        (value, Told { words, address: wording::address("series-", &self.id), strength: self.strength })
    }
}

/// Long series with their numbers.
pub struct LongSeries {
    pub props: SeriesProps,
    /// Of each lane.
    pub numbers: Vec<Numbers>,
}

impl LongSeries {
    fn columns(&self) -> Vec<Column<'_>> {
        let mut columns = Vec::new();
        for (lane, Numbers { columns: numbers, marks }) in self.props.lanes.iter().zip(&self.numbers) {
            columns.push(Column { label: &lane.label, numbers, marks, breaks: &lane.breaks, strength: lane.strength });
        }
        columns
    }

    /// All of them.
    pub fn viewport(&self) -> Viewport {
        viewport(&self.columns())
    }

    /// Draws a window, as the whole was drawn when it was printed.
    pub fn drawing(&self, window: Window, layout: Layout) -> TimeDrawing {
        let say = |lane: usize, at: usize| self.props.lanes[lane].say(at, &self.numbers[lane].columns);
        let words = Words { tick: &wording::tick, date: &wording::axis_date };
        draw(&self.columns(), &say, layout, &words, window)
    }

    /// What a reader is told at the point of a lane that is nearest to a moment; empty where there is none.
    pub fn tell(&self, lane: usize, moment: f64) -> String {
        let Some(Numbers { columns, .. }) = self.numbers.get(lane) else { return String::new() };
        columns.nearest(moment).map_or_else(String::new, |at| self.props.lanes[lane].say(at, columns).1.words)
    }
}
