//! Dates and intervals, as precise as they are known.

use crate::brief::{Date, When};
use chrono::{Datelike, NaiveDate, Timelike};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `10 June 2026`, `June 2026`, `2026`, `25 June 2026, 14:43 (UTC+08:00)`.
pub fn date(date: Date) -> String {
    let day = date.first_day();
    match date {
        Date::Year(_) => day.year().to_string(),
        Date::Month(_) => format!("{} {}", month(day), day.year()),
        Date::Day(_) => full_day(day),
        Date::Instant(instant) => {
            let offset = instant.offset().local_minus_utc() / 60;
            let sign = if offset < 0 { "−" } else { "+" };
            let size = offset.unsigned_abs();
            let zone = if offset == 0 { String::new() } else { format!("{sign}{}", clock(size / 60, size % 60)) };
            format!("{}, {} UTC{zone}", full_day(day), clock(instant.hour(), instant.minute()))
        }
    }
}

/// A date, or both ends of an interval with what they share said once: `22 April to 5 June 2026`.
pub fn when(when: When) -> String {
    let Some(to) = when.to() else { return date(when.from()) };
    let (first, last) = (when.from().first_day(), to.first_day());
    match (when.from(), to) {
        (Date::Day(_), Date::Day(_)) if first.year() == last.year() && first.month() == last.month() => {
            format!("{} to {}", first.day(), full_day(last))
        }
        (Date::Day(_), Date::Day(_)) if first.year() == last.year() => {
            format!("{} {} to {}", first.day(), month(first), full_day(last))
        }
        (Date::Month(_), Date::Month(_)) if first.year() == last.year() => {
            format!("{} to {} {}", month(first), month(last), last.year())
        }
        (from, to) => format!("{} to {}", date(from), date(to)),
    }
}

/// `10 Jun`, for a place where the year is known; of an interval the year in which it begins.
pub fn short_when(when: When) -> String {
    let short = |date: Date| {
        let day = date.first_day();
        let month = MONTHS[day.month0() as usize].get(..3).unwrap_or_default();
        match date {
            Date::Year(_) => day.year().to_string(),
            Date::Month(_) => month.to_owned(),
            Date::Day(_) | Date::Instant(_) => format!("{} {month}", day.day()),
        }
    };
    match when.to() {
        None => short(when.from()),
        Some(to) if matches!(when.from(), Date::Day(_)) && same_month(when.from(), to) => {
            format!("{} to {}", when.from().first_day().day(), short(to))
        }
        Some(to) => format!("{} to {}{}", short(when.from()), short(to), new_year(to, Some(when.from()))),
    }
}

/// The year of a date, after a space, unless that is told already, or by what stands beside it.
fn new_year(date: Date, beside: Option<Date>) -> String {
    let year = date.first_day().year();
    if matches!(date, Date::Year(_)) || beside.is_some_and(|beside| beside.first_day().year() == year) {
        return String::new();
    }
    format!(" {year}")
}

/// A date under an axis: `24 Jun`, `Jun`, `24 Jun, 17:30`; with the year, and without the day, as what stands beside it tells.
pub fn axis_date(date: Date, beside: Option<Date>) -> String {
    let day = format!("{}{}", short_when(date.into()), new_year(date, beside));
    let Date::Instant(time) = date else { return day };
    let clock = clock(time.hour(), time.minute());
    if beside.is_some_and(|beside| beside.first_day() == date.first_day()) { clock } else { format!("{day}, {clock}") }
}

/// Two numbers below 100, such as hours and minutes: `09:30`.
fn clock(hours: u32, minutes: u32) -> String {
    format!("{hours:02}:{minutes:02}")
}

fn same_month(one: Date, other: Date) -> bool {
    let (one, other) = (one.first_day(), other.first_day());
    (one.year(), one.month()) == (other.year(), other.month())
}

fn month(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

fn full_day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_intervals_name_the_year_they_end_in_where_it_is_another() {
        for (text, expected) in [
            ("2026-06-11/2026-06-12", "11 to 12 Jun"),
            ("2026-04-22/2026-06-05", "22 Apr to 5 Jun"),
            ("2025-12-30/2026-01-02", "30 Dec to 2 Jan 2026"),
            ("2025-12/2026", "Dec to 2026"),
        ] {
            assert_eq!(short_when(When::parse(text).expect(text)), expected);
        }
    }

    #[test]
    fn what_is_told_beside_a_date_is_not_said_again() {
        for (text, beside, expected) in [
            ("2026-06-24", None, "24 Jun 2026"),
            ("2026-06-25", Some("2026-06-24"), "25 Jun"),
            ("2026-01-01", Some("2025-12-31"), "1 Jan 2026"),
            ("2027", Some("2026"), "2027"),
            ("2026-06-24T17:30Z", None, "24 Jun 2026, 17:30"),
            ("2026-06-24T17:45Z", Some("2026-06-24T17:30Z"), "17:45"),
            ("2026-06-25T00:00Z", Some("2026-06-24T23:45Z"), "25 Jun, 00:00"),
        ] {
            let date = |text| Date::parse(text).expect(text);
            assert_eq!(axis_date(date(text), beside.map(date)), expected);
        }
    }

    #[test]
    fn dates_read_as_precisely_as_they_are_known() {
        for (text, expected) in [
            ("2026", "2026"),
            ("2026-06", "June 2026"),
            ("2026-06-10", "10 June 2026"),
            ("2026-06-25T14:43+08:00", "25 June 2026, 14:43 UTC+08:00"),
            ("2026-04-22/2026-06-05", "22 April to 5 June 2026"),
            ("2026-06-11/2026-06-12", "11 to 12 June 2026"),
            ("2025-12/2026-08", "December 2025 to August 2026"),
        ] {
            assert_eq!(when(When::parse(text).expect("the row holds a date")), expected, "for {text}");
        }
    }
}
