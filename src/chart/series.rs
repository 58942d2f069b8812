//! Long columns of numbers: each in a panel of its own over one axis of time, drawn by the lowest and the highest value of
//! every few units; gaps stay open.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::layout::Layout;
use super::market::Words;
use super::panel::{self, Panel};
use super::scale::Scale;
use super::sheet::{LINE, Sheet};
use super::time::TimeAxis;
use crate::insight::Strength;

/// One column.
#[derive(Clone)]
pub struct Column<'a> {
    pub label: &'a str,
    /// In order of time.
    pub seconds: &'a [f64],
    /// As many; NaN is a gap.
    pub values: &'a [f64],
    /// Positions of what the authors worked out.
    pub derived: Vec<usize>,
    /// How strong all of it is.
    pub strength: Strength,
}

/// A value in words, and what a reader is told at it, by the positions of its column and of itself.
pub type Say<'a> = dyn Fn(usize, usize) -> (String, Told) + 'a;

/// Up to so many values, each has its dot.
const FEW: usize = 60;
/// Units that share one lowest and one highest value.
const BIN: i32 = 2;

/// Draws the columns under each other.
pub fn draw(columns: &[Column], say: &Say, layout: Layout, words: &Words) -> Drawing {
    let mut sheet = Sheet::new(layout.width(), 0);
    let mut moments = Vec::new();
    for column in columns {
        moments.extend(column.seconds.first());
        moments.extend(column.seconds.last());
    }
    let room = panel::height_px(layout) / if columns.len() > 1 { 2 } else { 1 };
    let mut left = 0;
    for column in columns {
        let (low, high) = panel::extent(column.values);
        left = left.max(panel::gutter(low, high, room, words.tick));
    }
    let axis = TimeAxis::even(&moments, left.min(sheet.width / 3) + 18, sheet.width - 18);
    for (number, column) in columns.iter().enumerate() {
        let (low, high) = panel::extent(column.values);
        let middle = sheet.height + LINE / 2;
        sheet.text(Ink::Label, (0, middle), HPos::Left, column.label);
        sheet.height += LINE + 6;
        let scale = Scale::between(low, high, sheet.height + room - 8, sheet.height + 8);
        Panel::add(&mut sheet, room, &scale, words.tick);
        sheet.strength = column.strength;
        values(&mut sheet, column, &|at| say(number, at), &axis, &scale);
        sheet.strength = Strength::Primary;
        sheet.height += 12;
    }
    if !moments.is_empty() {
        let bottom = sheet.height;
        sheet.height += 28;
        axis.draw(&mut sheet, bottom, words.date);
    }
    sheet.finish()
}

fn values(sheet: &mut Sheet, column: &Column, say: &dyn Fn(usize) -> (String, Told), axis: &TimeAxis, scale: &Scale) {
    for run in decimated(column.seconds, column.values, &|seconds| axis.px(seconds) / BIN) {
        let mut path = Vec::new();
        for (bin, value) in run {
            path.push((bin * BIN, scale.px(value)));
        }
        match path.as_slice() {
            [only] => sheet.dot(Ink::Lead, *only, 2),
            path => sheet.line(Ink::LeadOpen, path),
        }
    }
    let place = |at: usize| (axis.px(column.seconds[at]), scale.px(column.values[at]));
    let dot = |at: usize| if column.derived.contains(&at) { Ink::LeadRing } else { Ink::Lead };
    let all = if column.values.len() <= FEW { 0..column.values.len() } else { 0..0 };
    for at in all {
        if column.values[at].is_finite() {
            sheet.dot(dot(at), place(at), 3);
        } else {
            let (x, y) = (axis.px(column.seconds[at]), sheet.height - 6);
            sheet.line(Ink::Gap, &[(x - 7, y), (x + 7, y)]);
        }
    }
    for at in panel::telling(column.values) {
        let (words, told) = say(at);
        let place = place(at);
        sheet.dot(dot(at), place, 4);
        sheet.keep_free(place, 5);
        panel::label(sheet, Ink::Value, place, &words);
        sheet.point_around(place, &told);
    }
}

/// Runs of values between gaps, each thinned to the lowest and the highest of every bin, in the order they came.
///
/// What such a line covers is what the line through all values covers, to the width of a bin (Jugel et al., "M4", *Proc.
/// VLDB* 7, 2014, section 4.1, there `MinMax`).
pub fn decimated(seconds: &[f64], values: &[f64], bin: &dyn Fn(f64) -> i32) -> Vec<Vec<(i32, f64)>> {
    let mut runs: Vec<Vec<(i32, f64)>> = Vec::new();
    let mut is_open = false;
    // Whether the last two of a run are the ends of one bin.
    let mut ends = 0;
    for (seconds, value) in seconds.iter().zip(values) {
        if !value.is_finite() {
            is_open = false;
            continue;
        }
        if !is_open {
            runs.push(Vec::new());
            (is_open, ends) = (true, 0);
        }
        let Some(run) = runs.last_mut() else { continue };
        let at = bin(*seconds);
        if run.last().is_none_or(|(last, _)| *last != at) {
            run.push((at, *value));
            ends = 1;
            continue;
        }
        widen(run, &mut ends, (at, *value));
    }
    runs
}

/// Takes one more value into the bin that ends a run.
fn widen(run: &mut Vec<(i32, f64)>, ends: &mut usize, (bin, value): (i32, f64)) {
    let from = run.len() - *ends;
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, value) in &run[from..] {
        (low, high) = (low.min(*value), high.max(*value));
    }
    if value < low {
        run.truncate(from);
        run.extend([(bin, high), (bin, value)]);
        *ends = 2;
    } else if value > high {
        run.truncate(from);
        run.extend([(bin, low), (bin, value)]);
        *ends = 2;
    }
}
