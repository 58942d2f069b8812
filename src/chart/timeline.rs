//! Events on one axis of time, in lanes: a dot for a day, a bar for the time between two, a pale stretch for a date
//! known only by month or year, a hollow dot where it became known later, a diamond for what is disputed.

use super::canvas::{Drawing, Ink};
use super::layout::Layout;
use super::rows::{self, Group, Names, Style};
use super::sheet::{At, Sheet};
use super::time::TimeAxis;
use crate::brief::{Date, When};
use crate::insight::Strength;

/// When something happened, and became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    pub when: When,
    /// Where it became known later.
    pub known: Option<Date>,
    pub is_disputed: bool,
}

/// Seconds in a day.
const DAY: f64 = 86_400.0;
const HEAD: i32 = 36;

/// Draws the lanes: when each row happened, in their order; `word` names a date on the axis.
pub fn draw(lanes: &[Group], happened: &[Happened], layout: Layout, word: &dyn Fn(Date, bool) -> String) -> Drawing {
    let (names, band) = match layout {
        Layout::Narrow => (Names::Above, 16),
        Layout::Medium => (Names::Beside(320), 26),
        Layout::Wide => (Names::Beside(470), 26),
    };
    let (mut sheet, placed) = rows::lay(lanes, Style { layout, names, head: HEAD, band, lines: 5 });
    let left = placed.first().map_or(0, |row| row.left) + 8;
    let mut moments = Vec::new();
    for event in happened {
        let (from, to) = stretch(event.when);
        moments.extend([from, to]);
        moments.extend(event.known.map(|date| date.seconds() as f64));
    }
    let axis = TimeAxis::even(&moments, left, sheet.width - 8);
    for (row, happened) in placed.iter().zip(happened) {
        sheet.strength = row.row.told.strength;
        sheet.line(Ink::Grid, &[(left, row.middle), (sheet.width, row.middle)]);
        event(&mut sheet, &axis, row.middle, *happened);
    }
    sheet.strength = Strength::Primary;
    if !placed.is_empty() {
        axis.draw(&mut sheet, 6, word);
    }
    sheet.finish()
}

/// From the first moment an event can have to the last. A day is its beginning.
fn stretch(when: When) -> (f64, f64) {
    let last = when.to().unwrap_or(when.from());
    let end = match last {
        Date::Year(_) | Date::Month(_) => Date::Day(last.last_day()).seconds() as f64 + DAY,
        Date::Day(_) | Date::Instant(_) => last.seconds() as f64,
    };
    (when.from().seconds() as f64, end)
}

fn event(sheet: &mut Sheet, axis: &TimeAxis, y: i32, event: Happened) {
    let (from, to) = stretch(event.when);
    let (left, right) = (axis.px(from), axis.px(to).max(axis.px(from)));
    if let Some(known) = event.known {
        let at = axis.px(known.seconds() as f64);
        sheet.line(Ink::Gap, &[(right, y), (at, y)]);
        sheet.dot(Ink::Ring, (at, y), 4);
    }
    let bar = |sheet: &mut Sheet, ink| {
        let (right, half) = (right.max(left + 3), 5);
        sheet.area(ink, &[(left, y - half), (right, y - half), (right, y + half), (left, y + half)]);
    };
    let is_moment = matches!(event.when.from(), Date::Day(_) | Date::Instant(_));
    match (event.when.to(), is_moment, event.is_disputed) {
        (None, true, false) => sheet.dot(Ink::Lead, (left, y), 6),
        (None, true, true) => diamond(sheet, (left, y)),
        (None, false, is_disputed) => {
            bar(sheet, Ink::Span);
            if is_disputed {
                diamond(sheet, (i32::midpoint(left, right), y));
            }
        }
        (Some(_), _, false) => bar(sheet, Ink::Lead),
        (Some(_), _, true) => bar(sheet, Ink::OffOpen),
    }
}

fn diamond(sheet: &mut Sheet, (x, y): At) {
    sheet.area(Ink::OffOpen, &[(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)]);
}
