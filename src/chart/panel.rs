//! A stretch of values over time or over another number: what prices, what-if and series have in common.

use plotters_backend::text_anchor::HPos;

use super::canvas::Ink;
use super::comparison::End;
use super::layout::Layout;
use super::measure::text_width_px;
use super::scale::Scale;
use super::sheet::{At, Sheet};
use crate::brief::Ends;
use crate::insight;

/// Where values are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Panel {
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
}

/// Height of a panel.
pub fn height_px(layout: Layout) -> i32 {
    match layout {
        Layout::Narrow => 210,
        Layout::Medium => 270,
        Layout::Wide => 330,
    }
}

/// The width that the words of the values beside a panel of this height take.
pub fn gutter(low: f64, high: f64, height: i32, tick: &dyn Fn(f64) -> String) -> i32 {
    widest(&ticks(&Scale::between(low, high, height, 0), height, tick))
}

/// Round values with their places and words.
fn ticks(scale: &Scale, height: i32, tick: &dyn Fn(f64) -> String) -> Vec<(i32, String)> {
    let mut ticks = Vec::new();
    for value in scale.ticks(usize::try_from(height / 50).unwrap_or(2)) {
        ticks.push((scale.px(value), tick(value)));
    }
    ticks
}

fn widest(ticks: &[(i32, String)]) -> i32 {
    let mut width = 0;
    for (_, text) in ticks {
        width = width.max(text_width_px(text));
    }
    width
}

impl Panel {
    /// A panel at the foot of a sheet, its left edge where the words of its values end, with lines to read them by.
    pub fn add(sheet: &mut Sheet, height: i32, scale: &Scale, tick: &dyn Fn(f64) -> String) -> Self {
        let (top, bottom) = (sheet.height, sheet.height + height);
        sheet.height = bottom;
        let ticks = ticks(scale, height, tick);
        let left = widest(&ticks).min(sheet.width / 3) + 8;
        let panel = Self { left, right: sheet.width - 8, top, bottom };
        for (y, text) in ticks {
            sheet.line(Ink::Grid, &[(left, y), (sheet.width, y)]);
            sheet.try_text(Ink::Soft, &[((left - 6, y), HPos::Right)], &text);
        }
        panel
    }
}

/// A drawn value: what ink, and where the true one may lie.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    pub dot: Ink,
    pub end: Ink,
    pub below: End,
    pub above: End,
}

/// Draws a whisker on the sides where a value is near, an arrow where it is open.
pub fn whiskers(sheet: &mut Sheet, ink: Ink, (x, y): At, below: End, above: End) {
    for (end, down) in [(below, 1), (above, -1)] {
        if end != End::Closed {
            sheet.keep_free((x, y + 10 * down), 5);
        }
        match end {
            End::Closed => {}
            End::Near => {
                sheet.line(ink, &[(x, y), (x, y + 10 * down)]);
                sheet.line(ink, &[(x - 3, y + 10 * down), (x + 3, y + 10 * down)]);
            }
            End::Open => {
                sheet.line(ink, &[(x, y), (x, y + 14 * down)]);
                sheet.line(ink, &[(x - 4, y + 10 * down), (x, y + 14 * down), (x + 4, y + 10 * down)]);
            }
        }
    }
}

/// Draws a value as a dot with what is known of where the true one lies.
pub fn spot(sheet: &mut Sheet, (x, y): At, spot: Spot) {
    whiskers(sheet, spot.end, (x, y), spot.below, spot.above);
    sheet.dot(spot.dot, (x, y), 4);
    sheet.keep_free((x, y), 5);
}

/// Where a value may stand beside its mark, and which way it goes on from there: above, below, to a side, far above.
const PLACES: [(At, HPos); 10] = [
    ((0, -18), HPos::Center),
    ((4, -18), HPos::Right),
    ((-4, -18), HPos::Left),
    ((0, 20), HPos::Center),
    ((4, 20), HPos::Right),
    ((-4, 20), HPos::Left),
    ((10, 0), HPos::Left),
    ((-10, 0), HPos::Right),
    ((4, -30), HPos::Right),
    ((-4, -30), HPos::Left),
];

/// Writes a value beside its mark where there is room: where its line does not go on, then anywhere.
pub fn label(sheet: &mut Sheet, ink: Ink, (x, y): At, text: &str, free: Free) -> bool {
    let places = PLACES.map(|((right, down), across)| ((x + right, y + down), across));
    free.right && sheet.try_text(ink, &places[6..7], text)
        || free.below && sheet.try_text(ink, &places[3..8], text)
        || sheet.try_text(ink, &places, text)
}

/// Where beside a mark its line does not go on.
#[derive(Debug, Clone, Copy)]
pub struct Free {
    pub right: bool,
    pub below: bool,
}

impl Free {
    /// Of a mark that is an end of what is drawn.
    pub fn beside(at: usize, [_, last, low, high]: Ends, value: &dyn Fn(usize) -> f64) -> Self {
        let right = at == last;
        let next = if right { at.saturating_sub(1) } else { at + 1 };
        Self { right, below: at != high && (at == low || value(next) > value(at)) }
    }
}

/// The positions worth a word, by the ends of what is drawn: the last value, the first, the lowest, the highest.
pub fn telling([first, last, low, high]: Ends) -> Vec<usize> {
    let mut telling = Vec::new();
    for at in [last, first, low, high] {
        if !telling.contains(&at) {
            telling.push(at);
        }
    }
    telling
}

/// The lowest and the highest of values, by their ends; in reverse where none has a value.
pub fn reach(ends: Option<Ends>, value: &dyn Fn(usize) -> f64) -> (f64, f64) {
    ends.map_or((f64::INFINITY, f64::NEG_INFINITY), |[_, _, low, high]| (value(low), value(high)))
}

/// The same of values that stand side by side.
pub fn extent(values: &[f64]) -> (f64, f64) {
    reach(insight::ends(values), &|at| values[at])
}
