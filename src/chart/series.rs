//! Long columns of numbers: each in a panel of its own over one axis of time, drawn by the lowest and the highest value of
//! every few units; gaps stay open.
//!
//! ```text
//! columns, a window -> draw -> the drawing, and where time and panels lie in it
//! ```
//!
//! The press draws all of a column; the browser draws a window of it by the same code, so that all of it again is the
//! printed drawing. What [`Columns`] know of their ends keeps a redraw from reading every value.

use std::ops::Range;

use plotters_backend::text_anchor::HPos;

use super::canvas::{Ink, Told};
use super::comparison::End;
use super::layout::Layout;
use super::panel::{self, Free, Panel};
use super::prices::Words;
use super::scale::Scale;
use super::sheet::{At, LINE, Sheet};
use super::time::{FEW_DAYS, TimeAxis, TimeDrawing, Window};
use super::viewport::Viewport;
use crate::brief::Columns;
use crate::insight::Strength;

/// One column.
#[derive(Clone)]
pub struct Column<'a> {
    pub label: &'a str,
    pub numbers: &'a Columns,
    /// The values that are drawn otherwise than as a plain dot, by their positions, in order.
    pub marks: &'a [Mark],
    /// Positions to which no line leads from the one before, in order.
    pub breaks: &'a [usize],
    /// How strong all of it is.
    pub strength: Strength,
}

/// A value that is not simply as it was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its position.
    pub at: usize,
    /// Worked out by the authors.
    pub is_derived: bool,
    /// Where the true value may lie.
    pub below: End,
    pub above: End,
}

/// A value in words, and what a reader is told at it, by the positions of its column and of itself.
pub type Say<'a> = dyn Fn(usize, usize) -> (String, Told) + 'a;

/// Up to so many values, each has its dot.
const FEW: usize = 60;
/// Units that share one lowest and one highest value.
pub const BIN: i32 = 2;

impl Column<'_> {
    /// The positions of what lies in a window of time, in seconds.
    pub fn within(&self, (from, to): Window) -> Range<usize> {
        let all = 0..self.numbers.len();
        let first = self.numbers.first_after(all.clone(), &|seconds| seconds < from);
        first..self.numbers.first_after(all, &|seconds| seconds <= to).max(first)
    }

    fn extent(&self, stretch: Range<usize>) -> (f64, f64) {
        let ends = self.numbers.ends(stretch).or_else(|| self.numbers.ends(0..self.numbers.len()));
        panel::reach(ends, &|at| self.numbers.value(at))
    }

    /// Whether no line leads to a position from the one before.
    fn is_broken(&self, at: usize) -> bool {
        self.breaks.binary_search(&at).is_ok()
    }

    fn mark(&self, at: usize) -> Option<&Mark> {
        self.marks.binary_search_by(|mark| mark.at.cmp(&at)).ok().map(|found| &self.marks[found])
    }

    fn dot(&self, at: usize) -> Ink {
        if self.mark(at).is_some_and(|mark| mark.is_derived) { Ink::LeadRing } else { Ink::Lead }
    }

    /// Draws where the true value may lie.
    fn ends(&self, sheet: &mut Sheet, at: usize, place: At) {
        if let Some(mark) = self.mark(at) {
            panel::whiskers(sheet, Ink::LeadOpen, place, mark.below, mark.above);
        }
    }

    /// The value of the straight line between a position and the next, at a moment between them; nothing beside a gap.
    fn between(&self, before: usize, seconds: f64) -> Option<f64> {
        if before + 1 >= self.numbers.len() || self.is_broken(before + 1) {
            return None;
        }
        let [from, to] = [before, before + 1].map(|at| (self.numbers.seconds(at), self.numbers.value(at)));
        let share = (seconds - from.0) / (to.0 - from.0);
        let value = from.1 * (1.0 - share) + to.1 * share;
        value.is_finite().then_some(value)
    }
}

/// From the first moment of some columns to the last; in reverse where there is none.
pub fn whole(columns: &[Column]) -> Window {
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for column in columns {
        if let Some(last) = column.numbers.len().checked_sub(1) {
            (from, to) = (from.min(column.numbers.seconds(0)), to.max(column.numbers.seconds(last)));
        }
    }
    (from, to)
}

/// All of some columns, where a reader may come as near as to one value, or, of a value a day, to a few of them.
pub fn viewport(columns: &[Column]) -> Viewport {
    let mut most = 2;
    for column in columns {
        most = most.max(column.numbers.len());
    }
    let (from, to) = whole(columns);
    #[expect(clippy::cast_precision_loss, reason = "a length is short of 2^53")]
    let most = most as f64;
    // Of a point a day or less, the hours are nobody's.
    let is_of_days = (to - from) / most > FEW_DAYS / 2.4;
    Viewport::over((from, to), if is_of_days { ((to - from) / FEW_DAYS).max(1.0) } else { most })
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
    let axis = TimeAxis::even(window, left, right);
    let mut panels = Vec::new();
    for (number, column) in columns.iter().enumerate() {
        let (low, high) = column.extent(column.within(window));
        let middle = sheet.height + LINE / 2;
        sheet.text(Ink::Label, (0, middle), HPos::Left, column.label);
        sheet.height += LINE + 6;
        // The lowest value has its word below it.
        let scale = Scale::between(low, high, sheet.height + room - 30, sheet.height + 8);
        panels.push(sheet.height + room);
        Panel::add(&mut sheet, room, &scale, words.tick);
        sheet.strength = column.strength;
        values(&mut sheet, column, &|at| say(number, at), &axis, &scale, window);
        sheet.strength = Strength::Primary;
        sheet.height += 12;
    }
    if window.0 <= window.1 {
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
    let place = |at: usize| (axis.px(column.numbers.seconds(at)), scale.px(column.numbers.value(at)));
    let is_few = stretch.len() <= FEW;
    let all = if is_few { stretch.clone() } else { 0..0 };
    for at in all {
        if column.numbers.value(at).is_finite() {
            column.ends(sheet, at, place(at));
            sheet.dot(column.dot(at), place(at), 3);
        } else {
            let (x, y) = (axis.px(column.numbers.seconds(at)), sheet.height - 6);
            let (words, told) = say(at);
            sheet.line(Ink::Gap, &[(x - 7, y), (x + 7, y)]);
            sheet.try_text(
                Ink::Soft,
                &[((x, y - 12), HPos::Center), ((x + 7, y - 12), HPos::Right), ((x - 7, y - 12), HPos::Left)],
                &words,
            );
            sheet.point_around((x, y), &told);
        }
    }
    let Some(ends) = column.numbers.ends(stretch) else { return };
    for at in panel::telling(ends) {
        let (words, told) = say(at);
        let place = place(at);
        if !is_few {
            column.ends(sheet, at, place);
        }
        sheet.dot(column.dot(at), place, 4);
        sheet.keep_free(place, 5);
        panel::label(sheet, Ink::Value, place, &words, Free::beside(at, ends, &|at| column.numbers.value(at)));
        sheet.point_around(place, &told);
    }
}

/// The lines of a window: thinned, and led to its edges where values go on beyond them.
pub fn lines(column: &Column, window: Window, bin: &dyn Fn(f64) -> i32) -> Vec<Vec<(i32, f64)>> {
    let stretch = column.within(window);
    let mut runs = decimated(column, stretch.clone(), bin);
    if let Some(value) = stretch.start.checked_sub(1).and_then(|before| column.between(before, window.0)) {
        // A window between two values has no run of its own.
        if stretch.is_empty() || runs.is_empty() {
            runs.insert(0, Vec::new());
        }
        runs[0].insert(0, (bin(window.0), value));
    }
    if let Some(value) = stretch.end.checked_sub(1).and_then(|before| column.between(before, window.1))
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
pub fn decimated(column: &Column, stretch: Range<usize>, bin: &dyn Fn(f64) -> i32) -> Vec<Vec<(i32, f64)>> {
    let numbers = column.numbers;
    let (mut at, to) = (stretch.start, stretch.end);
    let mut runs: Vec<Vec<(i32, f64)>> = Vec::new();
    let mut next = usize::MAX;
    while at < to {
        let here = bin(numbers.seconds(at));
        // Doubling steps, then halves: a bin holds one value, or many thousands.
        let mut step = 1;
        while at + step < to && bin(numbers.seconds(at + step)) <= here {
            step *= 2;
        }
        let (near, far) = (at + step / 2, (at + step).min(to));
        let end = numbers.first_after(near..far, &|seconds| bin(seconds) <= here);
        if let Some([first, last, low, high]) = numbers.ends(at..end) {
            if first != next || column.is_broken(first) {
                runs.push(Vec::new());
            }
            next = last + 1;
            if let Some(run) = runs.last_mut() {
                let (one, other) = (low.min(high), low.max(high));
                run.push((here, numbers.value(one)));
                if one != other {
                    run.push((here, numbers.value(other)));
                }
            }
        }
        at = end;
    }
    runs
}
