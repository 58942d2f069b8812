//! From moments to places, along an even axis or one with breaks where nothing is known for long.

use super::canvas::{Drawing, Ink};
use super::sheet::{LINE, Sheet};
use crate::brief::Date;
use crate::sort::sorted;
use plotters_backend::text_anchor::HPos;

/// Seconds.
const DAY: f64 = 86_400.0;

/// The shortest window under which days stand rather than hours, and a little more.
pub const FEW_DAYS: f64 = 2.1 * DAY;

/// From one moment to another, in seconds since 1970-01-01T00:00 on the clocks of the brief.
pub type Window = (f64, f64);

/// A drawing of a window of time, and where things lie in it, in drawing units.
pub struct TimeDrawing {
    pub drawing: Drawing,
    /// Where the window begins and ends.
    pub left: i32,
    pub right: i32,
    /// The bottom of each panel, from the top.
    pub panels: Vec<i32>,
}

/// Where moments lie; between two stops places are in proportion.
pub struct TimeAxis {
    /// Moments in order, each with its place.
    stops: Vec<(f64, i32)>,
    /// The places in the middle of what was left out.
    breaks: Vec<i32>,
    /// What stands under it, where it has room: one before the others, then those in their order.
    first: Option<Date>,
    dates: Vec<Date>,
    /// Whether the days of hours stand on a line of their own.
    days_below: bool,
    left: i32,
    right: i32,
}

impl TimeAxis {
    /// In proportion all through a window, with round dates under it; one in reverse holds nothing.
    pub fn even((from, to): Window, left: i32, right: i32) -> Self {
        if from > to {
            return Self::over(&[], f64::INFINITY, left, right);
        }
        let dates = Date::calendar(from, to, usize::try_from((right - left) / 70).unwrap_or(2));
        Self { dates, ..Self::over(&[from, to], f64::INFINITY, left, right) }
    }

    /// The same without hours, of which nothing is known.
    #[must_use]
    pub fn in_days(mut self) -> Self {
        self.dates.retain(|date| !date.has_hour() || date.seconds() % 86_400 == 0);
        for date in &mut self.dates {
            if date.has_hour() {
                *date = Date::Day(date.first_day());
            }
        }
        self
    }

    /// In proportion, and where hours fit under it, each day they are of stands below its first.
    pub fn of_hours(window: Window, left: i32, right: i32) -> Self {
        let dates = Date::calendar(window.0, window.1, usize::try_from((right - left) / 50).unwrap_or(2));
        if !dates.iter().all(|date| date.has_hour()) {
            return Self::even(window, left, right);
        }
        Self { dates, days_below: true, ..Self::over(&[window.0, window.1], f64::INFINITY, left, right) }
    }

    /// In proportion too, but a wait much longer than most is cut short and marked; under it the days there are, the last
    /// and the first before the others.
    pub fn broken(dates: &[Date], left: i32, right: i32) -> Self {
        let order = sorted(dates.len(), &|a, b| dates[a].cmp(&dates[b]));
        let mut times: Vec<f64> = Vec::new();
        let mut waits: Vec<f64> = Vec::new();
        for at in &order {
            let time = dates[*at].seconds() as f64;
            if let Some(before) = times.last() {
                if *before >= time {
                    continue;
                }
                waits.push(time - before);
            }
            times.push(time);
        }
        let by_length = sorted(waits.len(), &|a, b| waits[a].total_cmp(&waits[b]));
        let middle = by_length.get(waits.len() / 2).map_or(DAY, |at| waits[*at]);
        let mut days: Vec<Date> = Vec::new();
        for at in order {
            let day = match dates[at] {
                Date::Instant(_) => Date::Day(dates[at].first_day()),
                coarse => coarse,
            };
            if !days.contains(&day) {
                days.push(day);
            }
        }
        let first = days.pop();
        Self { first, dates: days, ..Self::over(&times, (middle * 4.0).max(DAY * 1.5), left, right) }
    }

    fn over(times: &[f64], longest: f64, left: i32, right: i32) -> Self {
        let mut total = 0.0;
        for pair in times.windows(2) {
            total += (pair[1] - pair[0]).min(longest);
        }
        let mut axis =
            Self { stops: Vec::new(), breaks: Vec::new(), first: None, dates: Vec::new(), days_below: false, left, right };
        let mut gone = 0.0;
        for time in times {
            let before = axis.stops.last().copied();
            let wait = before.map_or(0.0, |(before, _)| time - before);
            gone += wait.min(longest);
            let share = if total > 0.0 { gone / total } else { 0.5 };
            let at = left + (share * f64::from(right - left)).round() as i32;
            if let (Some((_, from)), true) = (before, wait > longest) {
                axis.breaks.push(i32::midpoint(from, at));
            }
            axis.stops.push((*time, at));
        }
        axis
    }

    /// The place of a moment; outside the axis the nearest end.
    pub fn px(&self, seconds: f64) -> i32 {
        let mut before: Option<(f64, i32)> = None;
        for (time, px) in &self.stops {
            if *time >= seconds {
                let Some((from, from_px)) = before else { return *px };
                return from_px + ((seconds - from) / (time - from) * f64::from(px - from_px)).round() as i32;
            }
            before = Some((*time, *px));
        }
        before.map_or(i32::midpoint(self.left, self.right), |(_, px)| px)
    }

    /// Draws the axis at a height, with the words of dates under it where they have room; breaks are open.
    pub fn draw(&self, sheet: &mut Sheet, y: i32, word: &dyn Fn(Date, Option<Date>) -> String) {
        let mut from = self.left;
        for at in &self.breaks {
            sheet.line(Ink::Base, &[(from, y), (at - 4, y)]);
            sheet.line(Ink::Base, &[(at - 6, y + 5), (at - 2, y - 5)]);
            sheet.line(Ink::Base, &[(at + 2, y + 5), (at + 6, y - 5)]);
            from = at + 4;
        }
        sheet.line(Ink::Base, &[(from, y), (self.right, y)]);
        if let Some(date) = self.first {
            self.name(sheet, y, date, &word(date, None));
        }
        // What is told by one need not be said again by the next.
        let mut beside = None;
        for date in &self.dates {
            if self.days_below {
                let day = Date::Day(date.first_day());
                let at = beside.map_or(self.left, |_| self.px(day.seconds() as f64));
                if beside != Some(day) {
                    sheet.try_text(Ink::Label, &[((at, y + 16 + LINE), HPos::Left)], &word(day, beside));
                    beside = Some(day);
                }
                self.name(sheet, y, *date, &word(*date, Some(*date)));
            } else if self.name(sheet, y, *date, &word(*date, beside)) {
                beside = Some(*date);
            }
        }
    }

    /// Names a date where that has room; whether it has.
    fn name(&self, sheet: &mut Sheet, y: i32, date: Date, text: &str) -> bool {
        let (at, half) = (self.px(date.seconds() as f64), super::measure::text_width_px(text) / 2);
        let middle = at.clamp((half + 1).min(sheet.width / 2), (sheet.width - half - 1).max(sheet.width / 2));
        let has_room = sheet.try_text(Ink::Soft, &[((middle, y + 16), HPos::Center)], text);
        if has_room {
            sheet.line(Ink::Base, &[(at, y), (at, y + 5)]);
        }
        has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Zone;
    use crate::chart::panel::extent;

    #[test]
    fn a_long_wait_is_cut_short_and_marked() {
        let days: Vec<f64> = [0.0, 200.0, 201.0, 202.0, 203.0].map(|day| day * DAY).to_vec();
        let dates: Vec<Date> = days.iter().filter_map(|seconds| Date::from_seconds(*seconds as i64, Zone::default())).collect();
        let axis = TimeAxis::broken(&dates, 0, 700);
        assert_eq!(axis.breaks.len(), 1);
        assert_eq!(days.iter().map(|day| axis.px(*day)).collect::<Vec<_>>(), [0, 400, 500, 600, 700]);
        assert!(TimeAxis::even((days[0], days[4]), 0, 700).breaks.is_empty());
    }

    #[test]
    fn any_moments_have_places_on_the_axis() {
        for moments in [vec![], vec![5.0], vec![5.0, 5.0], vec![9.0, 1.0, f64::NAN], vec![-6e10, 2e11]] {
            let dates: Vec<Date> =
                moments.iter().filter_map(|seconds| Date::from_seconds(*seconds as i64, Zone::default())).collect();
            let (from, to) = extent(&moments);
            for axis in [TimeAxis::even((from, to), 10, 90), TimeAxis::broken(&dates, 10, 90)] {
                assert!([-1e300, 0.0, 5.0, 1e300].iter().all(|moment| (10..=90).contains(&axis.px(*moment))));
            }
        }
    }
}
