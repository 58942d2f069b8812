//! What would follow from other values: a curve over one of them, by the formula of its author.
//!
//! A calculation over stated numbers, not an event.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::comparison::{End, Extent};
use super::layout::Layout;
use super::panel::{self, Panel, Spot};
use super::scale::Scale;
use super::sheet::{LINE, Sheet};
use crate::insight::Strength;

/// What follows over all values.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Each value with what follows, in their order; nothing where the formula has no value.
    pub points: Vec<(f64, Option<Extent>)>,
    /// The lowest and the highest value.
    pub range: (f64, f64),
    /// How strong all of it is.
    pub strength: Strength,
}

/// A value, and what follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    pub at: f64,
    pub extent: Extent,
    /// Where the page starts.
    pub is_start: bool,
    /// The reader's own.
    pub is_own: bool,
    /// In few words, and in fewer where there is no room.
    pub words: [String; 2],
    pub told: Told,
}

/// What it is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference<'a> {
    pub value: f64,
    pub words: &'a str,
}

/// What the axes are.
pub struct Axes<'a> {
    pub across: &'a str,
    pub up: &'a str,
    pub tick: &'a dyn Fn(f64) -> String,
}

/// A curve that runs away from what is marked on it, by more than so many times, is cut off above.
const FAR: f64 = 4.0;

/// Draws the curve with the values that are marked on it.
pub fn draw(curve: &Curve, trials: &[Trial], reference: Option<Reference>, axes: &Axes, layout: Layout) -> Drawing {
    let mut sheet = Sheet::new(layout.width(), LINE + 8);
    sheet.text(Ink::Soft, (0, LINE / 2), HPos::Left, axes.up);
    let room = panel::height_px(layout);
    let (low, high) = reach(curve, trials, reference);
    let top = sheet.height;
    // From zero, where nothing is below it.
    let up = if low < 0.0 { Scale::between(low, high, top + room, top) } else { Scale::linear(high * 1.1, top + room, top) };
    let panel = Panel::add(&mut sheet, room, &up, axes.tick);
    let across = Scale::over(curve.range.0, curve.range.1, panel.left, panel.right);
    sheet.strength = curve.strength;
    let [floor, ceiling] = [top + room, top].map(|edge| up.value_at(edge).unwrap_or_default());
    for run in runs(&curve.points, (floor, ceiling)) {
        line(&mut sheet, &run, &across, &up, panel);
    }
    if let Some(reference) = reference {
        let y = up.px(reference.value);
        sheet.line(Ink::Base, &[(panel.left, y), (panel.right, y)]);
        sheet.try_text(
            Ink::Soft,
            &[((panel.right, y - 10), HPos::Right), ((panel.right, y + 12), HPos::Right)],
            reference.words,
        );
    }
    for trial in trials {
        let (dot, end) = match (trial.is_start, trial.is_own) {
            (true, _) => (Ink::Lead, Ink::LeadOpen),
            (false, true) => (Ink::Mark, Ink::Open),
            (false, false) => (Ink::Ring, Ink::Open),
        };
        let at = (across.px(trial.at), up.px(middle(trial.extent)));
        if trial.is_start || trial.is_own {
            sheet.line(Ink::Gap, &[(panel.left, at.1), at, (at.0, panel.bottom)]);
        }
        panel::spot(&mut sheet, at, Spot { dot, end, below: trial.extent.below, above: trial.extent.above });
        sheet.point_around(at, &trial.told);
    }
    words(&mut sheet, trials, &across, &up, layout);
    sheet.strength = Strength::Primary;
    foot(&mut sheet, &across, panel, axes);
    sheet.finish()
}

fn middle(extent: Extent) -> f64 {
    f64::midpoint(extent.low, extent.high)
}

/// The lowest and the highest value that are drawn: all that is marked, and the curve as far as it stays near that.
fn reach(curve: &Curve, trials: &[Trial], reference: Option<Reference>) -> (f64, f64) {
    let mut marked = (0.0_f64, 0.0_f64);
    let values = trials.iter().map(|trial| trial.extent).chain(reference.map(|line| one(line.value)));
    for extent in values {
        marked = (marked.0.min(extent.low), marked.1.max(extent.high));
    }
    let mut all = marked;
    for (_, extent) in &curve.points {
        if let Some(extent) = extent {
            all = (all.0.min(extent.low), all.1.max(extent.high));
        }
    }
    let size = marked.1 - marked.0;
    let is_near = |value: f64, mark: f64| size <= 0.0 || (value - mark).abs() <= FAR * size;
    let low = if is_near(all.0, marked.0) { all.0 } else { marked.0 - size / FAR };
    let high = if is_near(all.1, marked.1) { all.1 } else { marked.1 };
    (low, high)
}

fn one(value: f64) -> Extent {
    Extent { low: value, high: value, below: End::Closed, above: End::Closed }
}

/// The stretches of the curve that can be drawn: between values that the formula has none for, and up to where it leaves the
/// panel.
fn runs(points: &[(f64, Option<Extent>)], (floor, ceiling): (f64, f64)) -> Vec<Vec<(f64, Extent)>> {
    let mut runs = vec![Vec::new()];
    let mut before: Option<(f64, Extent)> = None;
    for (at, extent) in points {
        let here = extent.map(|extent| (*at, extent));
        let is_in = |point: &(f64, Extent)| (floor..=ceiling).contains(&middle(point.1));
        if let (Some(one), Some(other)) = (before, here)
            && is_in(&one) != is_in(&other)
        {
            // Where it crosses the edge.
            let (from, to) = (middle(one.1), middle(other.1));
            let edge = if from.max(to) > ceiling { ceiling } else { floor };
            let share = (edge - from) / (to - from);
            let crossing = (one.0 + (other.0 - one.0) * share, Extent { low: edge, high: edge, ..other.1 });
            runs.last_mut().into_iter().for_each(|run| run.push(crossing));
        }
        match here.filter(is_in) {
            Some(point) => runs.last_mut().into_iter().for_each(|run| run.push(point)),
            None => runs.push(Vec::new()),
        }
        before = here;
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// One stretch of the curve, with a pale area where the true one may lie.
fn line(sheet: &mut Sheet, run: &[(f64, Extent)], across: &Scale, up: &Scale, panel: Panel) {
    let place = |at: f64, value: f64, off: i32| (across.px(at), (up.px(value) + off).clamp(panel.top, panel.bottom));
    let off = |end: End| match end {
        End::Closed => 0,
        End::Near => 6,
        End::Open => 16,
    };
    if run.iter().any(|(_, extent)| extent.low < extent.high || extent.below != End::Closed || extent.above != End::Closed) {
        let over = run.iter().map(|(at, extent)| place(*at, extent.high, -off(extent.above)));
        let under = run.iter().rev().map(|(at, extent)| place(*at, extent.low, off(extent.below)));
        sheet.area(Ink::Span, &over.chain(under).collect::<Vec<_>>());
    }
    let path: Vec<_> = run.iter().map(|(at, extent)| place(*at, middle(*extent), 0)).collect();
    sheet.line(Ink::Open, &path);
}

/// Writes what follows from each value to the upper right of its mark, where a falling curve leaves room, or above it, with a
/// line down to the mark. On a phone the words do not name the value, and stand right beside its mark or not at all.
fn words(sheet: &mut Sheet, trials: &[Trial], across: &Scale, up: &Scale, layout: Layout) {
    let few = usize::from(layout == Layout::Narrow);
    for trial in trials {
        let (x, y) = (across.px(trial.at), up.px(middle(trial.extent)));
        let is_told = trial.is_start || trial.is_own;
        let ink = if is_told { Ink::Label } else { Ink::Value };
        let beside = [((x + 12, y - 12), HPos::Left), ((x - 12, y - 12), HPos::Right)];
        if sheet.try_text(ink, &beside, &trial.words[few]) || few == 1 && !is_told {
            continue;
        }
        for over in [34, 58] {
            if sheet.try_text(ink, &[((x + 8, y - over), HPos::Right)], &trial.words[few]) {
                sheet.line(Ink::Base, &[(x, y - over + LINE / 2), (x, y - LINE)]);
                break;
            }
        }
    }
}

/// The axis of the values.
fn foot(sheet: &mut Sheet, across: &Scale, panel: Panel, axes: &Axes) {
    let y = panel.bottom;
    sheet.line(Ink::Base, &[(panel.left, y), (sheet.width, y)]);
    sheet.height = y + 2 * LINE + 12;
    for value in across.ticks(usize::try_from((panel.right - panel.left) / 70).unwrap_or(2)) {
        let x = across.px(value);
        if sheet.try_text(Ink::Soft, &[((x, y + 16), HPos::Center)], &(axes.tick)(value)) {
            sheet.line(Ink::Base, &[(x, y), (x, y + 5)]);
        }
    }
    sheet.text(Ink::Soft, (sheet.width, y + 16 + LINE), HPos::Right, axes.across);
}
