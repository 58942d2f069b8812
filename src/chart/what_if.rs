//! What a limit would have changed: the days that a volume takes, by the most that one account may do in a day.
//!
//! A calculation over stated numbers, not an event: it takes every account as used alike.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::comparison::End;
use super::layout::Layout;
use super::panel::{self, Panel, Spot};
use super::scale::Scale;
use super::sheet::{LINE, Sheet};
use crate::insight::{Strength, Volume};

/// The days that follow from a volume, over all limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    pub volume: Volume,
    /// Where the true days may lie, seen from those that follow from the stated numbers.
    pub below: End,
    pub above: End,
}

/// A limit, and the days that follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// Most that one account may do in a day.
    pub cap: f64,
    pub days: f64,
    /// The stated rate rather than a limit.
    pub is_stated: bool,
    /// The reader's own limit.
    pub is_own: bool,
    /// In few words, and in fewer where there is no room.
    pub words: [String; 2],
    pub told: Told,
}

/// What the axes are.
pub struct Axes<'a> {
    pub across: &'a str,
    pub up: &'a str,
    pub tick: &'a dyn Fn(f64) -> String,
}

/// Draws the curve with its limits.
pub fn draw(line: Curve, limits: &[Limit], axes: &Axes, layout: Layout) -> Drawing {
    let mut sheet = Sheet::new(layout.width(), LINE + 8);
    sheet.text(Ink::Soft, (0, LINE / 2), HPos::Left, axes.up);
    let (mut most_days, mut most_cap) = (0.0, 0.0);
    for limit in limits {
        (most_days, most_cap) = (limit.days.max(most_days), limit.cap.max(most_cap));
    }
    let room = panel::height_px(layout);
    let up = Scale::linear(most_days * 1.1, sheet.height + room, sheet.height);
    let panel = Panel::add(&mut sheet, room, &up, axes.tick);
    let across = Scale::linear(most_cap * 1.1, panel.left, panel.right);
    // All of it follows from the same numbers.
    sheet.strength = limits.first().map_or(Strength::Primary, |limit| limit.told.strength);
    curve(&mut sheet, line, (&across, most_cap * 1.1), (&up, most_days * 1.1), panel);
    for limit in limits {
        let (dot, end) = match (limit.is_stated, limit.is_own) {
            (true, _) => (Ink::Lead, Ink::LeadOpen),
            (false, true) => (Ink::Mark, Ink::Open),
            (false, false) => (Ink::Ring, Ink::Open),
        };
        let at = (across.px(limit.cap), up.px(limit.days));
        if limit.is_stated || limit.is_own {
            sheet.line(Ink::Gap, &[(panel.left, at.1), at, (at.0, panel.bottom)]);
        }
        panel::spot(&mut sheet, at, Spot { dot, end, below: line.below, above: line.above });
        sheet.point_around(at, &limit.told);
    }
    words(&mut sheet, limits, &across, &up, layout);
    sheet.strength = Strength::Primary;
    foot(&mut sheet, &across, panel, axes);
    sheet.finish()
}

/// Writes what follows from each limit to the upper right of its mark, where a falling curve leaves room, or above it, with a
/// line down to the mark. On a phone the words do not name the limit, and stand right beside its mark or not at all.
fn words(sheet: &mut Sheet, limits: &[Limit], across: &Scale, up: &Scale, layout: Layout) {
    let few = usize::from(layout == Layout::Narrow);
    for limit in limits {
        let (x, y) = (across.px(limit.cap), up.px(limit.days));
        let ink = if limit.is_stated || limit.is_own { Ink::Label } else { Ink::Value };
        if sheet.try_text(ink, &[((x + 12, y - 12), HPos::Left)], &limit.words[few]) || few == 1 && !limit.is_own {
            continue;
        }
        for over in [34, 58] {
            if sheet.try_text(ink, &[((x + 8, y - over), HPos::Right)], &limit.words[few]) {
                sheet.line(Ink::Base, &[(x, y - over + LINE / 2), (x, y - LINE)]);
                break;
            }
        }
    }
}

/// The curve, and a pale stretch on the sides where the true one may lie.
fn curve(sheet: &mut Sheet, line: Curve, (across, most_cap): (&Scale, f64), (up, most_days): (&Scale, f64), panel: Panel) {
    const HALVINGS: u32 = 5;
    // In even ratios, so that the steep end is as smooth as the flat one.
    let Some(least_cap) = line.volume.days(1.0).map(|days| days / most_days).filter(|cap| *cap < most_cap) else { return };
    // The root that many even steps lead by from the least to the most.
    let mut ratio = most_cap / least_cap;
    for _ in 0..HALVINGS {
        ratio = ratio.sqrt();
    }
    let mut path = Vec::new();
    let mut cap = least_cap;
    for _ in 0..=1 << HALVINGS {
        if let Some(days) = line.volume.days(cap) {
            path.push((across.px(cap), up.px(days)));
        }
        cap *= ratio;
    }
    if path.len() < 2 {
        return;
    }
    for (end, side) in [(line.below, 1), (line.above, -1)] {
        let reach = match end {
            End::Closed => continue,
            End::Near => 6,
            End::Open => 16,
        };
        let mut around = path.clone();
        for (x, y) in path.iter().rev() {
            around.push((*x, (y + side * reach).clamp(panel.top, panel.bottom)));
        }
        sheet.area(Ink::Span, &around);
    }
    sheet.line(Ink::Open, &path);
}

/// The axis of the limits.
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
