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
            let zone = match offset {
                0 => "UTC".to_owned(),
                _ => format!("UTC{}{:02}:{:02}", if offset < 0 { '−' } else { '+' }, offset.abs() / 60, offset.abs() % 60),
            };
            format!("{}, {:02}:{:02} {zone}", full_day(day), instant.hour(), instant.minute())
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

/// `10 Jun`, for a place where the year is known.
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
        Some(to) => format!("{} to {}", short(when.from()), short(to)),
    }
}

/// A date under an axis: `24 Jun`, `Jun`, and with the year where that is not plain from what stands beside it.
pub fn axis_date(date: Date, with_year: bool) -> String {
    let day = date.first_day();
    let year = if with_year { format!(" {}", day.year()) } else { String::new() };
    let on = |date: Date| format!("{}{year}", short_when(date.into()));
    match date {
        Date::Year(_) => day.year().to_string(),
        Date::Month(_) | Date::Day(_) => on(date),
        Date::Instant(time) => format!("{}, {:02}:{:02}", on(date), time.hour(), time.minute()),
    }
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
