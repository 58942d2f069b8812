//! Dates and intervals, as precise as they are known.

use crate::brief::{Date, When, Zone};
use chrono::{Datelike, NaiveDate, Timelike};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `10 June 2026`, `June 2026`, `2026`, `25 June 2026, 14:43`. Whose clock that is, the page says once.
pub fn date(date: Date) -> String {
    let day = date.first_day();
    match date {
        Date::Year(_) => day.year().to_string(),
        Date::Month(_) => format!("{} {}", month(day), day.year()),
        Date::Day(_) => full_day(day),
        Date::Instant(instant) => format!("{}, {}", full_day(day), time_of_day(&instant)),
    }
}

/// The same where no page around it says whose clock it is: `25 June 2026, 14:43 UTC+08:00`.
pub fn date_alone(on: Date) -> String {
    match on {
        Date::Instant(instant) => format!("{} {}", date(on), distance(instant.offset().local_minus_utc())),
        _ => date(on),
    }
}

/// The same of an interval.
pub fn when_alone(on: When) -> String {
    match (on.from(), on.to()) {
        (from, None) => date_alone(from),
        (from, Some(to)) if from.has_hour() || to.has_hour() => format!("{} to {}", date_alone(from), date_alone(to)),
        _ => when(on),
    }
}

/// A zone by its name: `UTC`, `UTC+02:00`.
pub fn zone(zone: Zone) -> String {
    distance(zone.seconds())
}

fn distance(seconds: i32) -> String {
    let (sign, minutes) = (if seconds < 0 { "−" } else { "+" }, seconds.unsigned_abs() / 60);
    if seconds == 0 { "UTC".to_owned() } else { format!("UTC{sign}{}", clock(minutes / 60, minutes % 60)) }
}

/// `14:43`, and the seconds where there are some: `14:43:05`, `14:43:05.25`.
fn time_of_day(time: &impl Timelike) -> String {
    let clock = clock(time.hour(), time.minute());
    let parts = format!("{:09}", time.nanosecond());
    match parts.trim_end_matches('0') {
        "" if time.second() == 0 => clock,
        "" => format!("{clock}:{:02}", time.second()),
        parts => format!("{clock}:{:02}.{parts}", time.second()),
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
        (from, Date::Instant(to)) if from.has_hour() && first == last => format!("{} to {}", date(from), time_of_day(&to)),
        (from, to) => format!("{} to {}", date(from), date(to)),
    }
}

/// `10 Jun` or `10 Jun, 14:43`, for a place where the year is known; of an interval the year in which it begins.
pub fn short_when(when: When) -> String {
    let short = |date: Date| match date {
        Date::Instant(instant) => format!("{}, {}", short_day(date), time_of_day(&instant)),
        _ => short_day(date),
    };
    let from = when.from();
    match when.to() {
        None => short(from),
        Some(Date::Instant(to)) if from.has_hour() && from.first_day() == to.date_naive() => {
            format!("{} to {}", short(from), time_of_day(&to))
        }
        Some(to) if matches!(from, Date::Day(_)) && same_month(from, to) => {
            format!("{} to {}", from.first_day().day(), short(to))
        }
        Some(to) => format!("{} to {}{}", short(from), short(to), new_year(to, Some(from))),
    }
}

/// `10 Jun`, `Jun`, `2026`: without the hour.
fn short_day(date: Date) -> String {
    let day = date.first_day();
    let month = MONTHS[day.month0() as usize].get(..3).unwrap_or_default();
    match date {
        Date::Year(_) => day.year().to_string(),
        Date::Month(_) => month.to_owned(),
        Date::Day(_) | Date::Instant(_) => format!("{} {month}", day.day()),
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
    let day = format!("{}{}", short_day(date), new_year(date, beside));
    let Date::Instant(time) = date else { return day };
    let clock = time_of_day(&time);
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
            ("2024-07-19T04:09Z", "19 Jul, 04:09"),
            ("2024-07-19T04:09Z/2024-07-19T05:27:30Z", "19 Jul, 04:09 to 05:27:30"),
            ("2024-07-19T23:50Z/2024-07-20T00:10Z", "19 Jul, 23:50 to 20 Jul, 00:10"),
            ("2024-07-19/2024-07-20T00:10Z", "19 to 20 Jul, 00:10"),
        ] {
            assert_eq!(short_when(When::parse(text, Zone::default()).expect(text)), expected);
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
            ("2026-06-25T14:43+08:00", "25 June 2026, 06:43"),
            ("2026-06-25T14:43:00.250Z", "25 June 2026, 14:43:00.25"),
            ("2024-07-19T04:09Z/2024-07-19T05:27Z", "19 July 2024, 04:09 to 05:27"),
            ("2024-07-19T23:50Z/2024-07-20T00:10Z", "19 July 2024, 23:50 to 20 July 2024, 00:10"),
            ("2026-04-22/2026-06-05", "22 April to 5 June 2026"),
            ("2026-06-11/2026-06-12", "11 to 12 June 2026"),
            ("2025-12/2026-08", "December 2025 to August 2026"),
        ] {
            assert_eq!(when(When::parse(text, Zone::default()).expect("the row holds a date")), expected, "for {text}");
        }
    }

    #[test]
    fn away_from_its_page_an_hour_names_its_zone() {
        for (text, expected) in [
            ("2026-06-25T14:43+08:00", "25 June 2026, 14:43 UTC+08:00"),
            ("2026-06-25T14:43-03:30", "25 June 2026, 14:43 UTC−03:30"),
            ("2026-06-25T14:43Z", "25 June 2026, 14:43 UTC"),
            ("2026-06-25", "25 June 2026"),
        ] {
            assert_eq!(date_alone(Date::parse(text).expect(text)), expected);
        }
    }
}
