//! A stretch of values over time or over another number: what market, rate and series have in common.

use plotters_backend::text_anchor::HPos;

use super::campaigns::End;
use super::canvas::Ink;
use super::layout::Layout;
use super::measure::text_width_px;
use super::scale::Scale;
use super::sheet::{At, Sheet};

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
    let ticks = Scale::between(low, high, height, 0).ticks(most_ticks(height));
    ticks.iter().map(|value| text_width_px(&tick(*value))).max().unwrap_or(0)
}

fn most_ticks(height: i32) -> usize {
    usize::try_from(height / 50).unwrap_or(2)
}

impl Panel {
    /// A panel at the foot of a sheet, its left edge where the words of its values end, with lines to read them by.
    pub fn add(sheet: &mut Sheet, height: i32, scale: &Scale, tick: &dyn Fn(f64) -> String) -> Self {
        let (top, bottom) = (sheet.height, sheet.height + height);
        sheet.height = bottom;
        let ticks: Vec<(i32, String)> =
            scale.ticks(most_ticks(height)).iter().map(|value| (scale.px(*value), tick(*value))).collect();
        let left = ticks.iter().map(|(_, text)| text_width_px(text)).max().unwrap_or(0).min(sheet.width / 3) + 8;
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

/// Draws a value with a whisker on the sides where it is near, an arrow where it is open.
pub fn spot(sheet: &mut Sheet, (x, y): At, spot: Spot) {
    for (end, down) in [(spot.below, 1), (spot.above, -1)] {
        match end {
            End::Closed => {}
            End::Near => {
                sheet.line(spot.end, &[(x, y), (x, y + 10 * down)]);
                sheet.line(spot.end, &[(x - 3, y + 10 * down), (x + 3, y + 10 * down)]);
            }
            End::Open => {
                sheet.line(spot.end, &[(x, y), (x, y + 14 * down)]);
                sheet.line(spot.end, &[(x - 4, y + 10 * down), (x, y + 14 * down), (x + 4, y + 10 * down)]);
            }
        }
    }
    sheet.dot(spot.dot, (x, y), 4);
    sheet.keep_free((x, y), 5);
}

/// Writes a value beside its mark where there is room: above, below, to a side.
pub fn label(sheet: &mut Sheet, ink: Ink, (x, y): At, text: &str) -> bool {
    let places = [
        ((x, y - 18), HPos::Center),
        ((x + 4, y - 18), HPos::Right),
        ((x - 4, y - 18), HPos::Left),
        ((x, y + 20), HPos::Center),
        ((x + 10, y), HPos::Left),
        ((x - 10, y), HPos::Right),
        ((x + 4, y + 20), HPos::Right),
        ((x - 4, y + 20), HPos::Left),
        ((x + 4, y - 30), HPos::Right),
        ((x - 4, y - 30), HPos::Left),
    ];
    sheet.try_text(ink, &places, text)
}

/// The positions worth a word: the last value, the first, the lowest, the highest; none for what has no value.
pub fn telling(values: &[f64]) -> Vec<usize> {
    let known = || values.iter().enumerate().filter(|(_, value)| value.is_finite());
    let lowest = known().fold(None, |low: Option<(usize, f64)>, (at, value)| match low {
        Some((_, least)) if least <= *value => low,
        _ => Some((at, *value)),
    });
    let highest = known().fold(None, |high: Option<(usize, f64)>, (at, value)| match high {
        Some((_, most)) if most >= *value => high,
        _ => Some((at, *value)),
    });
    let (first, last) = (known().next(), known().next_back());
    let mut telling = Vec::new();
    for at in [last.map(|(at, _)| at), first.map(|(at, _)| at), lowest.map(|(at, _)| at), highest.map(|(at, _)| at)] {
        telling.extend(at.filter(|at| !telling.contains(at)));
    }
    telling
}

/// The lowest and the highest of what has a value.
pub fn extent<'v>(values: impl IntoIterator<Item = &'v f64>) -> (f64, f64) {
    let known = values.into_iter().filter(|value| value.is_finite());
    known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)))
}
