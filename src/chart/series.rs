//! Long columns of numbers: each in a panel of its own over one axis of time, drawn by the lowest and the highest value of
//! every few units; gaps stay open.
//!
//! ```text
//! column, its peaks, a window -> draw -> the drawing, and where time and panels lie in it
//! ```
//!
//! The press draws all of a column; the browser draws a window of it by the same code, so that all of it again is the
//! printed drawing. [`Peaks`] keep a redraw from reading every value.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Ink, Told};
use super::layout::Layout;
use super::market::Words;
use super::panel::{self, Panel};
use super::scale::Scale;
use super::sheet::{LINE, Sheet};
use super::time::{TimeAxis, TimeDrawing, Window};
use crate::insight::Strength;

/// One column.
#[derive(Clone)]
pub struct Column<'a> {
    pub label: &'a str,
    /// In order of time.
    pub seconds: &'a [f64],
    /// As many; NaN is a gap.
    pub values: &'a [f64],
    /// Those of the values.
    pub peaks: &'a Peaks,
    /// Positions of what the authors worked out.
    pub derived: &'a [usize],
    /// How strong all of it is.
    pub strength: Strength,
}

/// A value in words, and what a reader is told at it, by the positions of its column and of itself.
pub type Say<'a> = dyn Fn(usize, usize) -> (String, Told) + 'a;

/// Up to so many values, each has its dot.
const FEW: usize = 60;
/// Units that share one lowest and one highest value.
pub const BIN: i32 = 2;

/// A stretch of positions: from the first, up to the one before the second.
pub type Stretch = (usize, usize);

/// Where each stretch of so many values is lowest and highest: a drawing of a million values asks some thousands of them.
pub struct Peaks(Vec<Option<Ends>>);

/// The positions of the first, last, lowest and highest of some values.
pub type Ends = [usize; 4];

impl Peaks {
    const STRETCH: usize = 64;

    /// Those of a column; NaN and what is infinite are gaps.
    pub fn of(values: &[f64]) -> Self {
        let mut peaks = Vec::with_capacity(values.len() / Self::STRETCH + 1);
        for stretch in values.chunks(Self::STRETCH) {
            peaks.push(ends_of(stretch, peaks.len() * Self::STRETCH));
        }
        Self(peaks)
    }

    /// The ends of a stretch of the values these are of; nothing where all of it is a gap.
    pub fn ends(&self, values: &[f64], (from, to): Stretch) -> Option<Ends> {
        let mut found = None;
        let mut at = from;
        while at < to {
            if at.is_multiple_of(Self::STRETCH) && at + Self::STRETCH <= to {
                if let Some(ends) = self.0[at / Self::STRETCH] {
                    widen(&mut found, values, ends);
                }
                at += Self::STRETCH;
            } else {
                widen(&mut found, values, [at; 4]);
                at += 1;
            }
        }
        found
    }
}

/// The ends of a stretch that begins at a position. Apart, since a browser makes quick code of a function once it has been
/// called many times, not of a loop that goes on.
#[inline(never)]
fn ends_of(stretch: &[f64], start: usize) -> Option<Ends> {
    let (mut first, mut last, mut low, mut high) = (usize::MAX, 0, 0, 0);
    let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
    for (at, value) in stretch.iter().enumerate() {
        if value.is_finite() {
            first = first.min(at);
            last = at;
            if *value < lowest {
                (low, lowest) = (at, *value);
            }
            if *value > highest {
                (high, highest) = (at, *value);
            }
        }
    }
    (first < usize::MAX).then(|| [first, last, low, high].map(|at| start + at))
}

/// Takes later values into what was found, by their ends.
fn widen(found: &mut Option<Ends>, values: &[f64], [first, last, low, high]: Ends) {
    if !values[first].is_finite() {
        return;
    }
    let known = found.get_or_insert([first, last, low, high]);
    known[1] = last;
    if values[low] < values[known[2]] {
        known[2] = low;
    }
    if values[high] > values[known[3]] {
        known[3] = high;
    }
}

impl Column<'_> {
    /// The positions of what lies in a window of time, in seconds.
    pub fn within(&self, (from, to): Window) -> Stretch {
        let first = self.seconds.partition_point(|seconds| *seconds < from);
        (first, self.seconds.partition_point(|seconds| *seconds <= to).max(first))
    }

    fn extent(&self, stretch: Stretch) -> (f64, f64) {
        let ends = self.peaks.ends(self.values, stretch).or_else(|| self.peaks.ends(self.values, (0, self.values.len())));
        ends.map_or((f64::INFINITY, f64::NEG_INFINITY), |[_, _, low, high]| (self.values[low], self.values[high]))
    }

    /// The value of the straight line between the neighbors of a position, at a moment between them; nothing beside a gap.
    fn between(&self, before: usize, seconds: f64) -> Option<f64> {
        let (from, to) = (*self.seconds.get(before)?, *self.seconds.get(before + 1)?);
        let share = (seconds - from) / (to - from);
        let value = self.values[before] * (1.0 - share) + self.values[before + 1] * share;
        value.is_finite().then_some(value)
    }
}

/// From the first moment of some columns to the last; in reverse where there is none.
pub fn whole(columns: &[Column]) -> Window {
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for column in columns {
        for seconds in column.seconds.first().into_iter().chain(column.seconds.last()) {
            (from, to) = (from.min(*seconds), to.max(*seconds));
        }
    }
    (from, to)
}

/// Draws a window of the columns under each other.
pub fn draw(columns: &[Column], say: &Say, layout: Layout, words: &Words, window: Window) -> TimeDrawing {
    let mut sheet = Sheet::new(layout.width(), 0);
    let room = panel::height_px(layout) / if columns.len() > 1 { 2 } else { 1 };
    let mut left = 0;
    for column in columns {
        let (low, high) = column.extent(column.within(window));
        left = left.max(panel::gutter(low, high, room, words.tick));
    }
    let (left, right) = (left.min(sheet.width / 3) + 18, sheet.width - 18);
    let moments = if window.0 <= window.1 { vec![window.0, window.1] } else { Vec::new() };
    let axis = TimeAxis::even(&moments, left, right);
    let mut panels = Vec::new();
    for (number, column) in columns.iter().enumerate() {
        let (low, high) = column.extent(column.within(window));
        let middle = sheet.height + LINE / 2;
        sheet.text(Ink::Label, (0, middle), HPos::Left, column.label);
        sheet.height += LINE + 6;
        let scale = Scale::between(low, high, sheet.height + room - 8, sheet.height + 8);
        panels.push(sheet.height + room);
        Panel::add(&mut sheet, room, &scale, words.tick);
        sheet.strength = column.strength;
        values(&mut sheet, column, &|at| say(number, at), &axis, &scale, window);
        sheet.strength = Strength::Primary;
        sheet.height += 12;
    }
    if !moments.is_empty() {
        let bottom = sheet.height;
        sheet.height += 28;
        axis.draw(&mut sheet, bottom, words.date);
    }
    TimeDrawing { drawing: sheet.finish(), left, right, panels }
}

fn values(
    sheet: &mut Sheet,
    column: &Column,
    say: &dyn Fn(usize) -> (String, Told),
    axis: &TimeAxis,
    scale: &Scale,
    window: Window,
) {
    let stretch = column.within(window);
    for run in lines(column, window, &|seconds| axis.px(seconds) / BIN) {
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
    let all = if stretch.1 - stretch.0 <= FEW { stretch.0..stretch.1 } else { 0..0 };
    for at in all {
        if column.values[at].is_finite() {
            sheet.dot(dot(at), place(at), 3);
        } else {
            let (x, y) = (axis.px(column.seconds[at]), sheet.height - 6);
            sheet.line(Ink::Gap, &[(x - 7, y), (x + 7, y)]);
        }
    }
    for at in telling(column, stretch) {
        let (words, told) = say(at);
        let place = place(at);
        sheet.dot(dot(at), place, 4);
        sheet.keep_free(place, 5);
        panel::label(sheet, Ink::Value, place, &words);
        sheet.point_around(place, &told);
    }
}

/// The positions worth a word: the last value, the first, the lowest, the highest; none for what has no value.
fn telling(column: &Column, stretch: Stretch) -> Vec<usize> {
    let mut telling = Vec::new();
    if let Some([first, last, low, high]) = column.peaks.ends(column.values, stretch) {
        for at in [last, first, low, high] {
            if !telling.contains(&at) {
                telling.push(at);
            }
        }
    }
    telling
}

/// The lines of a window: thinned, and led to its edges where values go on beyond them.
pub fn lines(column: &Column, window: Window, bin: &dyn Fn(f64) -> i32) -> Vec<Vec<(i32, f64)>> {
    let stretch = column.within(window);
    let mut runs = decimated(column, stretch, bin);
    if let Some(value) = stretch.0.checked_sub(1).and_then(|before| column.between(before, window.0)) {
        // A window between two values has no run of its own.
        if stretch.0 == stretch.1 || runs.is_empty() {
            runs.insert(0, Vec::new());
        }
        runs[0].insert(0, (bin(window.0), value));
    }
    if let Some(value) = stretch.1.checked_sub(1).and_then(|before| column.between(before, window.1))
        && let Some(run) = runs.last_mut()
    {
        run.push((bin(window.1), value));
    }
    runs
}

/// Runs of a stretch's values between gaps, each thinned to the lowest and the highest of every bin, in the order they came.
/// A gap that begins and ends in one bin is too narrow to be seen, and opens none.
///
/// What such a line covers is what the line through all values covers, to the width of a bin (Jugel et al., "M4", *Proc.
/// VLDB* 7, 2014, section 4.1, there `MinMax`).
pub fn decimated(column: &Column, (from, to): Stretch, bin: &dyn Fn(f64) -> i32) -> Vec<Vec<(i32, f64)>> {
    let mut runs: Vec<Vec<(i32, f64)>> = Vec::new();
    let mut next = usize::MAX;
    let mut at = from;
    while at < to {
        let here = bin(column.seconds[at]);
        // Doubling steps, then halves: a bin holds one value, or many thousands.
        let mut step = 1;
        while at + step < to && bin(column.seconds[at + step]) <= here {
            step *= 2;
        }
        let (near, far) = (at + step / 2, (at + step).min(to));
        let end = near + column.seconds[near..far].partition_point(|seconds| bin(*seconds) <= here);
        if let Some([first, last, low, high]) = column.peaks.ends(column.values, (at, end)) {
            if first != next {
                runs.push(Vec::new());
            }
            next = last + 1;
            if let Some(run) = runs.last_mut() {
                let (one, other) = (low.min(high), low.max(high));
                run.push((here, column.values[one]));
                if one != other {
                    run.push((here, column.values[other]));
                }
            }
        }
        at = end;
    }
    runs
}
