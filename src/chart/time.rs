//! From moments to places, along an even axis or one with breaks where nothing is known for long.

use super::canvas::Ink;
use super::sheet::Sheet;
use crate::brief::Date;
use crate::sort::sorted;
use plotters_backend::text_anchor::HPos;

/// Seconds.
const DAY: f64 = 86_400.0;

/// Where moments lie; between two stops places are in proportion.
pub struct TimeAxis {
    /// Moments in order, each with its place.
    stops: Vec<(f64, i32)>,
    /// The places in the middle of what was left out.
    breaks: Vec<i32>,
    /// What stands under it, the most telling first, and whether with the year.
    dates: Vec<(Date, bool)>,
    left: i32,
    right: i32,
}

impl TimeAxis {
    /// In proportion from the first moment to the last, with round dates under it.
    pub fn even(moments: &[f64], left: i32, right: i32) -> Self {
        let times = in_order(moments);
        let ends: Vec<f64> = [times.first(), times.last()].into_iter().flatten().copied().collect();
        let most = usize::try_from((right - left) / 70).unwrap_or(2);
        let dates = ends.first().zip(ends.last()).map(|(from, to)| Date::calendar(*from, *to, most)).unwrap_or_default();
        let mut year = 0;
        let mut new_year = |date: &Date| std::mem::replace(&mut year, date.year()) != date.year();
        let dates = dates.into_iter().map(|date| (date, new_year(&date))).collect();
        Self { dates, ..Self::over(ends, f64::INFINITY, left, right) }
    }

    /// In proportion too, but a wait much longer than most is cut short and marked; under it the days there are, the last
    /// and the first before the others.
    pub fn broken(dates: &[Date], left: i32, right: i32) -> Self {
        let times = in_order(&dates.iter().map(|date| date.seconds() as f64).collect::<Vec<_>>());
        let waits: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let order = sorted(waits.len(), &|a, b| waits[a].total_cmp(&waits[b]));
        let middle = order.get(order.len() / 2).map_or(DAY, |at| waits[*at]);
        let order = sorted(dates.len(), &|a, b| dates[a].cmp(&dates[b]));
        let mut days: Vec<(Date, bool)> = Vec::new();
        for at in order.last().into_iter().chain(&order) {
            let day = match dates[*at] {
                Date::Instant(_) => Date::Day(dates[*at].first_day()),
                coarse => coarse,
            };
            if !days.iter().any(|(known, _)| *known == day) {
                days.push((day, days.len() < 2));
            }
        }
        Self { dates: days, ..Self::over(times, (middle * 4.0).max(DAY * 1.5), left, right) }
    }

    fn over(times: Vec<f64>, longest: f64, left: i32, right: i32) -> Self {
        let total: f64 = times.windows(2).map(|pair| (pair[1] - pair[0]).min(longest)).sum();
        let mut axis = Self { stops: Vec::new(), breaks: Vec::new(), dates: Vec::new(), left, right };
        let mut gone = 0.0;
        let mut before: Option<(f64, i32)> = None;
        for time in times {
            let wait = before.map_or(0.0, |(before, _)| time - before);
            gone += wait.min(longest);
            let share = if total > 0.0 { gone / total } else { 0.5 };
            let at = left + (share * f64::from(right - left)).round() as i32;
            if let (Some((_, from)), true) = (before, wait > longest) {
                axis.breaks.push(i32::midpoint(from, at));
            }
            axis.stops.push((time, at));
            before = Some((time, at));
        }
        axis
    }

    /// The place of a moment; outside the axis the nearest end.
    pub fn px(&self, seconds: f64) -> i32 {
        let after = self.stops.partition_point(|(time, _)| *time < seconds);
        let stop = |at: usize| self.stops.get(at).copied();
        match (after.checked_sub(1).and_then(stop), stop(after)) {
            (Some((from, from_px)), Some((to, to_px))) => {
                from_px + ((seconds - from) / (to - from) * f64::from(to_px - from_px)).round() as i32
            }
            (None, Some((_, px))) | (Some((_, px)), None) => px,
            (None, None) => i32::midpoint(self.left, self.right),
        }
    }

    /// Draws the axis at a height, with the words of dates under it where they have room; breaks are open.
    pub fn draw(&self, sheet: &mut Sheet, y: i32, word: &dyn Fn(Date, bool) -> String) {
        let mut from = self.left;
        for at in &self.breaks {
            sheet.line(Ink::Base, &[(from, y), (at - 4, y)]);
            sheet.line(Ink::Base, &[(at - 6, y + 5), (at - 2, y - 5)]);
            sheet.line(Ink::Base, &[(at + 2, y + 5), (at + 6, y - 5)]);
            from = at + 4;
        }
        sheet.line(Ink::Base, &[(from, y), (self.right, y)]);
        for (date, with_year) in &self.dates {
            let (at, text) = (self.px(date.seconds() as f64), word(*date, *with_year));
            let half = super::text_width_px(&text) / 2;
            let middle = at.clamp((half + 1).min(sheet.width / 2), (sheet.width - half - 1).max(sheet.width / 2));
            if sheet.try_text(Ink::Soft, &[((middle, y + 16), HPos::Center)], &text) {
                sheet.line(Ink::Base, &[(at, y), (at, y + 5)]);
            }
        }
    }
}

/// Each moment once, earliest first; what is no number is left out.
fn in_order(moments: &[f64]) -> Vec<f64> {
    let order = sorted(moments.len(), &|a, b| moments[a].total_cmp(&moments[b]));
    let mut times: Vec<f64> = order.into_iter().map(|at| moments[at]).filter(|time| time.is_finite()).collect();
    times.dedup();
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_wait_is_cut_short_and_marked() {
        let days: Vec<f64> = [0.0, 200.0, 201.0, 202.0, 203.0].map(|day| day * DAY).to_vec();
        let dates: Vec<Date> = days.iter().filter_map(|seconds| Date::from_seconds(*seconds as i64)).collect();
        let axis = TimeAxis::broken(&dates, 0, 700);
        assert_eq!(axis.breaks.len(), 1);
        assert_eq!(days.iter().map(|day| axis.px(*day)).collect::<Vec<_>>(), [0, 400, 500, 600, 700]);
        assert!(TimeAxis::even(&days, 0, 700).breaks.is_empty());
    }

    #[test]
    fn any_moments_have_places_on_the_axis() {
        for moments in [vec![], vec![5.0], vec![5.0, 5.0], vec![9.0, 1.0, f64::NAN], vec![-6e10, 2e11]] {
            let dates: Vec<Date> = moments.iter().filter_map(|seconds| Date::from_seconds(*seconds as i64)).collect();
            for axis in [TimeAxis::even(&moments, 10, 90), TimeAxis::broken(&dates, 10, 90)] {
                assert!([-1e300, 0.0, 5.0, 1e300].iter().all(|moment| (10..=90).contains(&axis.px(*moment))));
            }
        }
    }
}
