//! Events on one axis of time, in lanes: a dot for a day, or among hours for a moment, a bar for the time between two, a pale
//! stretch for a date known only by month or year, or among hours by day, a hollow dot where it became known later, a diamond
//! for what is disputed.

use super::canvas::Ink;
use super::layout::Layout;
use super::rows::{self, Group, Names, Style};
use super::sheet::{At, LINE, Sheet};
use super::time::{FEW_DAYS, TimeAxis, TimeDrawing, Window};
use super::viewport::Viewport;
use crate::brief::Date;
use crate::insight::{Span, Strength};

/// When something happened, and became known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Happened {
    pub span: Span,
    /// Where it became known later: the moment, in seconds.
    pub known: Option<f64>,
    pub is_disputed: bool,
}

const HEAD: i32 = 36;

/// From the first moment of some events to the last; in reverse where there is none.
pub fn whole(happened: &[Happened]) -> Window {
    let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
    for event in happened {
        from = from.min(event.span.from);
        to = to.max(event.span.to).max(event.known.unwrap_or(event.span.to));
    }
    (from, to)
}

/// All of some events, where a reader may come as near as to ten minutes, and nearer where they are all of a few; where no
/// hours are known, as near as there are days.
pub fn viewport(happened: &[Happened], has_hours: bool) -> Viewport {
    let (from, to) = whole(happened);
    let parts = if has_hours { ((to - from) / 600.0).max(16.0) } else { ((to - from) / FEW_DAYS).max(1.0) };
    Viewport::over((from, to), parts)
}

/// Draws a window of the lanes: when each row happened, in their order, and whether hours of it are known; `word` names a date
/// on the axis. What lies outside the window is pointed to.
pub fn draw(
    lanes: &[Group],
    happened: &[Happened],
    has_hours: bool,
    layout: Layout,
    word: &dyn Fn(Date, Option<Date>) -> String,
    window: Window,
) -> TimeDrawing {
    let (names, band) = match layout {
        Layout::Narrow => (Names::Above, 16),
        Layout::Medium => (Names::Beside(320), 26),
        Layout::Wide => (Names::Beside(470), 26),
    };
    // Under its hours an axis tells their days.
    let head = if has_hours { HEAD + LINE } else { HEAD };
    let (mut sheet, placed) = rows::lay(lanes, Style { layout, names, head, band, lines: 5 });
    let (left, right) = (placed.first().map_or(0, |row| row.left) + 8, sheet.width - 8);
    let axis = if has_hours { TimeAxis::of_hours(window, left, right) } else { TimeAxis::even(window, left, right).in_days() };
    for (row, happened) in placed.iter().zip(happened) {
        sheet.strength = row.row.told.strength;
        sheet.line(Ink::Grid, &[(left, row.middle), (sheet.width, row.middle)]);
        if happened.span.from > window.1 {
            beyond(&mut sheet, (right, row.middle), 1);
            continue;
        }
        became_known(&mut sheet, &axis, row.middle, *happened, window);
        if happened.span.to < window.0 {
            beyond(&mut sheet, (left, row.middle), -1);
        } else {
            event(&mut sheet, &axis, row.middle, *happened);
        }
    }
    sheet.strength = Strength::Primary;
    if !placed.is_empty() {
        axis.draw(&mut sheet, 6, word);
    }
    TimeDrawing { panels: vec![sheet.height], drawing: sheet.finish(), left, right }
}

/// Points to what lies earlier or later than the window.
fn beyond(sheet: &mut Sheet, (x, y): At, way: i32) {
    sheet.line(Ink::Open, &[(x - 4 * way, y - 5), (x + way, y), (x - 4 * way, y + 5)]);
}

/// From where it ended to where it became known, as far as that lies in the window.
fn became_known(sheet: &mut Sheet, axis: &TimeAxis, y: i32, event: Happened, window: Window) {
    if let Some(known) = event.known.filter(|known| *known >= window.0) {
        let at = axis.px(known);
        sheet.line(Ink::Gap, &[(axis.px(event.span.to.max(event.span.from)), y), (at, y)]);
        if known <= window.1 {
            sheet.dot(Ink::Ring, (at, y), 4);
        }
    }
}

fn event(sheet: &mut Sheet, axis: &TimeAxis, y: i32, event: Happened) {
    let (left, right) = (axis.px(event.span.from), axis.px(event.span.to).max(axis.px(event.span.from)));
    let bar = |sheet: &mut Sheet, ink| {
        let (right, half) = (right.max(left + 3), 5);
        sheet.area(ink, &[(left, y - half), (right, y - half), (right, y + half), (left, y + half)]);
    };
    match (event.span.is_interval, event.span.is_moment, event.is_disputed) {
        (false, true, false) => sheet.dot(Ink::Lead, (left, y), 6),
        (false, true, true) => diamond(sheet, (left, y)),
        (false, false, is_disputed) => {
            bar(sheet, Ink::Span);
            if is_disputed {
                diamond(sheet, (i32::midpoint(left, right), y));
            }
        }
        (true, _, false) => bar(sheet, Ink::Lead),
        (true, _, true) => bar(sheet, Ink::OffOpen),
    }
}

fn diamond(sheet: &mut Sheet, (x, y): At) {
    sheet.area(Ink::OffOpen, &[(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)]);
}
