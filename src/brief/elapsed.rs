//! The time from one date to another, as precise as they are.

use chrono::Datelike;

use super::date::{Date, When};
use super::quantity::{Amount, Bound, Quantity};
use super::words::Precision;

/// What time is counted in: seconds to weeks, or calendar months and years, which have no fixed number of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Clock {
    /// In seconds, of which the unit that is asked for has so many.
    Seconds { in_unit: f64 },
    /// In months.
    Months,
}

/// The time from one moment to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Elapsed {
    /// In seconds or months.
    pub quantity: Quantity,
    /// Significant digits; absent where it is exact.
    pub significant: Option<u32>,
    /// The shortest and the longest that it can be, where the dates leave days open; in seconds.
    pub span: Option<Amount>,
}

const DAY: f64 = 86_400.0;

/// The time from the beginning of one event to that of another, or from the beginning to the end of one; `None` where that runs
/// backward.
///
/// Two instants are as far apart as their clocks say. Where a day is the closest that is known, whole days are counted, and what is
/// finer is about; where a month or a year is, all is about, and days are given with the fewest and the most that it can be.
pub fn elapsed(from: When, to: When, is_one: bool, clock: Clock) -> Option<Elapsed> {
    let (first, last) = (from.from(), if is_one { to.to().unwrap_or(to.from()) } else { to.from() });
    if last.is_before(first) {
        return None;
    }
    match (first, last, clock) {
        (Date::Instant(first), Date::Instant(last), Clock::Seconds { .. }) => {
            let time = last.signed_duration_since(first);
            exactly(time.num_seconds() as f64 + f64::from(time.subsec_nanos()) / 1e9)
        }
        (Date::Year(_) | Date::Month(_), ..) | (_, Date::Year(_) | Date::Month(_), _) => coarsely(first, last, clock),
        (_, _, Clock::Seconds { in_unit }) => in_days(first, last, in_unit),
        (_, _, Clock::Months) => in_months(first, last),
    }
}

fn exactly(amount: f64) -> Option<Elapsed> {
    Some(Elapsed { quantity: Quantity::Known(Amount::one(amount)?, Bound::EXACT), significant: None, span: None })
}

fn as_word(amount: f64, precision: Precision, significant: u32) -> Option<Elapsed> {
    let quantity = Quantity::Known(Amount::one(amount)?, Bound::of(precision)?);
    Some(Elapsed { quantity, significant: Some(significant), span: None })
}

fn in_days(first: Date, last: Date, in_unit: f64) -> Option<Elapsed> {
    let days = days_between(first, last);
    if days < 1.0 {
        return as_word(DAY, Precision::LessThan, 1);
    }
    if in_unit < DAY {
        return as_word(days * DAY, Precision::About, Amount::one(days)?.significant());
    }
    exactly(days * DAY)
}

fn in_months(first: Date, last: Date) -> Option<Elapsed> {
    /// A mean one; what it is off is less than what two digits tell.
    const MONTH: f64 = 30.4;
    let (months, first, last) = (months_between(first, last), first.first_day().day(), last.first_day().day());
    if first == last && months >= 1.0 {
        return exactly(months);
    }
    let months = months + (f64::from(last) - f64::from(first)) / MONTH;
    if months < 1.0 { as_word(1.0, Precision::LessThan, 1) } else { as_word(months, Precision::About, 2) }
}

fn coarsely(first: Date, last: Date, clock: Clock) -> Option<Elapsed> {
    if matches!(clock, Clock::Months) {
        let is_year = matches!(first, Date::Year(_)) || matches!(last, Date::Year(_));
        let in_step = if is_year { 12.0 } else { 1.0 };
        let steps = if is_year { f64::from(last.year() - first.year()) } else { months_between(first, last) };
        if steps < 1.0 {
            return as_word(in_step, Precision::LessThan, 1);
        }
        return as_word(steps * in_step, Precision::About, Amount::one(steps)?.significant());
    }
    let shortest = days_between(Date::Day(first.last_day()), last).max(0.0);
    let longest = days_between(first, Date::Day(last.last_day()));
    let middle = f64::midpoint(shortest, longest);
    // What may be a tenth off is known to one digit.
    let significant = if longest - shortest > middle / 10.0 { 1 } else { 2 };
    let told = as_word(middle * DAY, Precision::About, significant)?;
    Some(Elapsed { span: Amount::range(shortest * DAY, longest * DAY), ..told })
}

fn days_between(first: Date, last: Date) -> f64 {
    last.first_day().signed_duration_since(first.first_day()).num_days() as f64
}

fn months_between(first: Date, last: Date) -> f64 {
    let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.first_day().month());
    (months(last) - months(first)) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::Zone;

    const SECONDS: Clock = Clock::Seconds { in_unit: 1.0 };
    const DAYS: Clock = Clock::Seconds { in_unit: DAY };

    fn when(text: &str) -> When {
        When::parse(text, Zone::default()).unwrap()
    }

    #[track_caller]
    fn check(from: &str, to: &str, clock: Clock, expected: Option<(f64, Precision)>) {
        let found = elapsed(when(from), when(to), from == to, clock);
        let expected = expected.map(|(amount, word)| Quantity::Known(Amount::one(amount).unwrap(), Bound::of(word).unwrap()));
        assert_eq!(found.map(|found| found.quantity), expected, "from {from} to {to}");
    }

    #[test]
    fn time_is_as_precise_as_its_dates() {
        use Precision::{About, Exact, LessThan};
        check("2026-07-19T04:09Z", "2026-07-19T05:27Z", SECONDS, Some((78.0 * 60.0, Exact)));
        check("2026-07-19T04:09+02:00", "2026-07-19T04:09:00.250Z", SECONDS, Some((7200.25, Exact)));
        check("2026-02-27", "2026-03-02", DAYS, Some((3.0 * DAY, Exact)));
        check("2026-02-27T23:59Z", "2026-03-02", DAYS, Some((3.0 * DAY, Exact)));
        check("2026-02-27", "2026-03-02", SECONDS, Some((3.0 * DAY, About)));
        check("2026-02-27", "2026-02-27T10:00Z", DAYS, Some((DAY, LessThan)));
        check("2026-02-27", "2026-05-27", Clock::Months, Some((3.0, Exact)));
        check("2026-02", "2026-05-27", Clock::Months, Some((3.0, About)));
        check("2024", "2026-05", Clock::Months, Some((24.0, About)));
        check("2026", "2026-05", Clock::Months, Some((12.0, LessThan)));
        check("2026-03", "2026-05", DAYS, Some((61.0 * DAY, About)));
        check("2026-03-02", "2026-02-27", DAYS, None);
        check("2026-03-02T10:00Z", "2026-03-02T09:59Z", SECONDS, None);
    }

    #[test]
    fn an_interval_counts_from_its_beginning_and_by_itself_to_its_end() {
        use Precision::Exact;
        check("2026-03-02/2026-03-05", "2026-03-09/2026-03-20", DAYS, Some((7.0 * DAY, Exact)));
        check("2026-03-02/2026-03-05", "2026-03-02/2026-03-05", DAYS, Some((3.0 * DAY, Exact)));
    }

    #[test]
    fn months_leave_days_open() {
        let found = elapsed(when("2026-03"), when("2026-05"), false, DAYS).unwrap();
        assert_eq!((found.span, found.significant), (Amount::range(31.0 * DAY, 91.0 * DAY), Some(1)));
    }
}
