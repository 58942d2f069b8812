//! Dates that carry their precision, and intervals that run forward.

use std::fmt;

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, Offset, TimeZone, Timelike, Utc};

/// Seconds since 1970-01-01T00:00Z of the years 1 to 9999, those that a date can have.
pub const CALENDAR: std::ops::Range<f64> = -62_135_596_800.0..253_402_300_800.0;

/// The zone in which a brief tells its hours, and by which it knows what day a moment belongs to: one distance from UTC.
///
/// A region, such as `Europe/Berlin`, has several, and the table of all regions weighs more than what it would tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(FixedOffset);

impl Default for Zone {
    fn default() -> Self {
        Self(Utc.fix())
    }
}

impl Zone {
    /// Reads `UTC`, or a distance from it such as `+02:00`; nothing for another text.
    pub fn parse(text: &str) -> Option<Self> {
        let is_distance = text.starts_with(['+', '-']);
        if text == "UTC" { Some(Self::default()) } else { offset(text).ok().filter(|_| is_distance).map(Self) }
    }

    /// Seconds ahead of UTC; negative behind it.
    pub fn seconds(self) -> i32 {
        self.0.local_minus_utc()
    }
}

/// A date as precise as it is known, or an instant. Years 1 to 9999.
///
/// The dates of a brief are all told in its zone, so that day, hour and order follow from what the clocks there show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// Some time in a year.
    Year(NaiveDate),
    /// Some time in a month.
    Month(NaiveDate),
    /// Some time on a day.
    Day(NaiveDate),
    /// A minute, a second or a part of one, with the zone it was given in.
    Instant(DateTime<FixedOffset>),
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2026`, `2026-06`, `2026-06-10` or `2026-06-10T14:43+08:00`.
    Form,
    /// Of the right form, but the calendar has no such day or the clock no such time.
    Impossible,
    /// An instant without `Z` or an offset.
    NoZone,
}

impl Date {
    /// Reads `2026`, `2026-06`, `2026-06-10`, or an instant such as `2026-06-10T14:43Z` or `2026-06-10T14:43:05+08:00`.
    ///
    /// Instants are read as programs write them, too: with a space or a small `t` before the time (RFC 3339, section 5.6),
    /// with parts of a second after a point or a comma, and with the zone as `z`, `+0800` or `+08` (ISO 8601).
    ///
    /// # Errors
    /// See [`DateError`].
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (day, time) = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let mut parts = day.split('-');
        let year = digits(parts.next().ok_or(DateError::Form)?, 4)?;
        let month = parts.next().map(|part| digits(part, 2)).transpose()?;
        let on = parts.next().map(|part| digits(part, 2)).transpose()?;
        if parts.next().is_some() || year == 0 {
            return Err(DateError::Form);
        }
        let year_number = i32::try_from(year).map_err(|_| DateError::Form)?;
        let date = NaiveDate::from_ymd_opt(year_number, month.unwrap_or(1), on.unwrap_or(1)).ok_or(DateError::Impossible)?;
        match (month, on, time) {
            (None, None, None) => Ok(Self::Year(date)),
            (Some(_), None, None) => Ok(Self::Month(date)),
            (Some(_), Some(_), None) => Ok(Self::Day(date)),
            (Some(_), Some(_), Some(time)) => instant(date, time).map(Self::Instant),
            _ => Err(DateError::Form),
        }
    }

    /// The same as the clocks of a zone show it: an instant keeps its moment, all else has none.
    #[must_use]
    pub fn told_in(self, Zone(zone): Zone) -> Self {
        match self {
            Self::Instant(instant) => Self::Instant(instant.with_timezone(&zone)),
            day => day,
        }
    }

    /// Whether it tells an hour.
    pub fn has_hour(self) -> bool {
        matches!(self, Self::Instant(_))
    }

    /// The first day it can be.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Year(day) | Self::Month(day) | Self::Day(day) => day,
            Self::Instant(instant) => instant.date_naive(),
        }
    }

    /// The last day it can be.
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::Month(_) => 1,
            Self::Day(_) | Self::Instant(_) => return self.first_day(),
        };
        let next = self.first_day().checked_add_months(Months::new(months));
        next.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
    }

    /// The year it begins in.
    pub fn year(self) -> i32 {
        self.first_day().year()
    }

    /// Whether it was over before the other began, as far as their precision tells.
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::Instant(this), Self::Instant(other)) => this < other,
            _ => self.last_day() < other.first_day(),
        }
    }

    /// Whole seconds from 1970-01-01T00:00 to its beginning, both on the clocks of its zone; negative before.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Instant(instant) => instant.naive_local().and_utc().timestamp(),
            day => day.first_day().and_time(NaiveTime::MIN).and_utc().timestamp(),
        }
    }

    /// What an instant lies past its whole second.
    fn nanoseconds(self) -> u32 {
        match self {
            Self::Instant(instant) => instant.nanosecond(),
            _ => 0,
        }
    }

    /// Round dates from one moment to another, no more than about `most`: years, months, days, hours or minutes as they fit, or
    /// the two themselves, by day or to the minute, where there are less than two.
    pub fn calendar(from: f64, to: f64, most: usize) -> Vec<Self> {
        const DAY: f64 = 86_400.0;
        const MINUTE: f64 = 60.0;
        // What is read off it is the clock, whatever its zone.
        let shown = |at: f64| Self::from_seconds(at as i64, Zone::default());
        let (Some(first), Some(last)) = (shown(from), shown(to)) else {
            return Vec::new();
        };
        let most = most.max(2) as f64;
        let step = |units: f64, steps: &[u32]| steps.iter().copied().find(|step| units / f64::from(*step) <= most);
        let (days, minutes) = ((to - from) / DAY, (to - from) / MINUTE);
        let mut dates = Vec::new();
        if days < 2.0 {
            let step = f64::from(step(minutes, &[1, 5, 15, 30, 60, 180, 360, 720]).unwrap_or(1440)) * MINUTE;
            let mut at = (from / step).ceil() * step;
            while at <= to {
                dates.extend(shown(at));
                at += step;
            }
            if dates.len() < 2 {
                dates = if first == last { vec![first] } else { vec![first, last] };
            }
            return dates;
        }
        let (year, month) = (first.year(), first.first_day().month());
        let (kind, mut on, days, months): (fn(NaiveDate) -> Self, _, _, _) = if let Some(step) = step(days, &[1, 2, 7, 14]) {
            (Self::Day, first.first_day(), step, 0)
        } else if let Some(step) = step(days / 30.4, &[1, 2, 3, 6]) {
            (Self::Month, day(year, month - (month - 1) % step), 0, step)
        } else {
            let step = step(days / 365.2, &[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]).unwrap_or(2000);
            (Self::Year, day(year - year.rem_euclid(step.cast_signed()), 1), 0, step * 12)
        };
        loop {
            let date = kind(on);
            let at = date.seconds() as f64;
            if at > to {
                break;
            }
            if at >= from {
                dates.push(date);
            }
            let next = on.checked_add_days(Days::new(days.into())).and_then(|on| on.checked_add_months(Months::new(months)));
            let Some(next) = next else { break };
            on = next;
        }
        if dates.len() < 2 { vec![Self::Day(first.first_day()), Self::Day(last.first_day())] } else { dates }
    }

    /// The instant so many seconds after 1970-01-01T00:00, both on the clocks of a zone; `None` outside the calendar.
    pub fn from_seconds(seconds: i64, Zone(zone): Zone) -> Option<Self> {
        let clocks = DateTime::from_timestamp(seconds, 0)?.naive_utc();
        zone.from_local_datetime(&clocks).single().map(Self::Instant)
    }
}

/// Sorts by the earliest moment, coarser dates first among those that begin together. The dates are told in one zone.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let fineness = |date: &Self| match date {
            Self::Year(_) => 0,
            Self::Month(_) => 1,
            Self::Day(_) => 2,
            Self::Instant(_) => 3,
        };
        let moment = |date: &Self| (date.seconds(), date.nanoseconds(), fineness(date));
        moment(self).cmp(&moment(other))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The form of the bundle: ISO 8601, as precise as the date.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day();
        write!(f, "{:04}", day.year())?;
        if !matches!(self, Self::Year(_)) {
            write!(f, "-{:02}", day.month())?;
        }
        if matches!(self, Self::Day(_) | Self::Instant(_)) {
            write!(f, "-{:02}", day.day())?;
        }
        let Self::Instant(instant) = self else { return Ok(()) };
        write!(f, "T{:02}:{:02}", instant.hour(), instant.minute())?;
        let parts = format!("{:09}", self.nanoseconds());
        match parts.trim_end_matches('0') {
            "" if instant.second() == 0 => {}
            "" => write!(f, ":{:02}", instant.second())?,
            parts => write!(f, ":{:02}.{parts}", instant.second())?,
        }
        match instant.offset().local_minus_utc() {
            0 => f.write_str("Z"),
            offset => {
                let minutes = offset.abs() / 60;
                write!(f, "{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
            }
        }
    }
}

/// A date, or two with the time between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    from: Date,
    to: Option<Date>,
}

/// Why a text is not a date or an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenError {
    /// One of its dates is none.
    Date(DateError),
    /// It ends before it starts.
    Backward,
}

impl When {
    /// Reads a date, or two with a slash between them, as the clocks of a zone show them.
    ///
    /// # Errors
    /// See [`WhenError`].
    pub fn parse(text: &str, zone: Zone) -> Result<Self, WhenError> {
        let date = |text| Date::parse(text).map(|date| date.told_in(zone)).map_err(WhenError::Date);
        match text.split_once('/') {
            None => Ok(Self { from: date(text)?, to: None }),
            Some((from, to)) => {
                let (from, to) = (date(from)?, date(to)?);
                if to.is_before(from) {
                    return Err(WhenError::Backward);
                }
                Ok(Self { from, to: Some(to) })
            }
        }
    }

    /// When it begins.
    pub fn from(self) -> Date {
        self.from
    }

    /// When it ends; `None` when it is a single date.
    pub fn to(self) -> Option<Date> {
        self.to
    }
}

/// The form of the bundle: one date, or two with a slash between them.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        self.to.map_or(Ok(()), |to| write!(f, "/{to}"))
    }
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self { from: date, to: None }
    }
}

/// A first day of a month; the calendar's own first where there is none.
fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}

fn digits(text: &str, count: usize) -> Result<u32, DateError> {
    if text.len() == count && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| DateError::Form)
    } else {
        Err(DateError::Form)
    }
}

/// The instant at a time of day with its zone. chrono's own parser would take `9:5`, blanks and signs as well, which are more
/// often a slip than meant, and does not tell a missing zone from a wrong one.
fn instant(day: NaiveDate, text: &str) -> Result<DateTime<FixedOffset>, DateError> {
    let zone_at = text.find(['Z', 'z', '+', '-']).ok_or(DateError::NoZone)?;
    let (clock, zone) = text.split_at_checked(zone_at).ok_or(DateError::NoZone)?;
    let mut parts = clock.split(':');
    let hour = digits(parts.next().unwrap_or_default(), 2)?;
    let minute = digits(parts.next().unwrap_or_default(), 2)?;
    let (second, nanosecond) = parts.next().map_or(Ok((0, 0)), seconds)?;
    if parts.next().is_some() {
        return Err(DateError::Form);
    }
    let time = NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond).ok_or(DateError::Impossible)?;
    offset(zone)?.from_local_datetime(&day.and_time(time)).single().ok_or(DateError::Impossible)
}

/// Seconds, and parts of one in nanoseconds; what is finer is left out.
fn seconds(text: &str) -> Result<(u32, u32), DateError> {
    let Some((whole, parts)) = text.split_once(['.', ',']) else { return Ok((digits(text, 2)?, 0)) };
    let known = format!("{parts:0<9}");
    if parts.is_empty() || !parts.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    Ok((digits(whole, 2)?, digits(known.get(..9).unwrap_or_default(), 9)?))
}

/// A zone: `Z`, `+08`, `+0800` or `+08:00`.
fn offset(zone: &str) -> Result<FixedOffset, DateError> {
    let Some(size) = zone.strip_prefix(['+', '-']) else {
        let utc = FixedOffset::east_opt(0).ok_or(DateError::Impossible)?;
        return if zone.len() == 1 { Ok(utc) } else { Err(DateError::Form) };
    };
    let (hours, minutes) = match size.split_once(':').or_else(|| size.split_at_checked(2)).ok_or(DateError::Form)? {
        (hours, "") if !size.contains(':') => (hours, "00"),
        both => both,
    };
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    if minutes > 59 {
        return Err(DateError::Impossible);
    }
    let size = i32::try_from(hours * 3600 + minutes * 60).map_err(|_| DateError::Form)?;
    FixedOffset::east_opt(if zone.starts_with('-') { -size } else { size }).ok_or(DateError::Impossible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_as_programs_write_them() {
        for (text, expected) in [
            ("2026-06-10T14:43Z", "2026-06-10T14:43Z"),
            ("2026-06-10T14:43:05.000Z", "2026-06-10T14:43:05Z"),
            ("2026-06-10T14:43:00.000Z", "2026-06-10T14:43Z"),
            ("2026-06-10T14:43:05.5Z", "2026-06-10T14:43:05.5Z"),
            ("2026-06-10T14:43:05,125Z", "2026-06-10T14:43:05.125Z"),
            ("2026-06-10T14:43:05.123456789987Z", "2026-06-10T14:43:05.123456789Z"),
            ("2026-06-10T14:43+0800", "2026-06-10T14:43+08:00"),
            ("2026-06-10T14:43+08", "2026-06-10T14:43+08:00"),
            ("2026-06-10T14:43:05-03:30", "2026-06-10T14:43:05-03:30"),
            ("2026-06-10t14:43:05z", "2026-06-10T14:43:05Z"),
            ("2026-06-10 14:43:05.250+00:00", "2026-06-10T14:43:05.25Z"),
        ] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()), Ok(expected.to_owned()), "{text}");
        }
        for (text, expected) in [
            ("2026-06-10T14:43", DateError::NoZone),
            ("2026-06-10 14:43:05.000", DateError::NoZone),
            ("2026-06-10T14:43:05.Z", DateError::Form),
            ("2026-06-10T14:43.5Z", DateError::Form),
            ("2026-06-10T14:43:05.5.5Z", DateError::Form),
            ("2026-06-10T9:43Z", DateError::Form),
            ("2026-06-10T14:43ZZ", DateError::Form),
            ("2026-06-10T14:43+8", DateError::Form),
            ("2026-06-10T14:43+08:", DateError::Form),
            ("2026-06-10T14:43+080", DateError::Form),
            ("2026-06-10T14:43+08000", DateError::Form),
            ("2026-06-10T14:43+\u{e9}0", DateError::Form),
            ("2026-06-10T14:43+0860", DateError::Impossible),
            ("2026-06-10T14:43+24", DateError::Impossible),
            ("2026-06-10T24:00Z", DateError::Impossible),
            ("2026-06T14:43Z", DateError::Form),
        ] {
            assert_eq!(Date::parse(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn instants_are_in_order_to_the_part_of_a_second() {
        let date = |text: &str| Date::parse(text).expect("the row holds a date");
        let ordered = [
            "2026-06-10",
            "2026-06-10T00:00:00Z",
            "2026-06-10T00:00:00.5Z",
            "2026-06-10T08:00:00.75+08",
            "2026-06-10T00:00:01Z",
        ];
        assert!(ordered.map(|text| date(text).told_in(Zone::default())).is_sorted_by(|a, b| a < b));
        assert!(date("2026-06-10T14:43:05.1Z").is_before(date("2026-06-10T14:43:05.2Z")));
    }

    #[test]
    fn a_moment_belongs_to_the_day_that_the_zone_shows() {
        for (zone, expected, day) in [
            ("UTC", "2024-07-19T22:30Z", "2024-07-19"),
            ("+02:00", "2024-07-20T00:30+02:00", "2024-07-20"),
            ("-0330", "2024-07-19T19:00-03:30", "2024-07-19"),
        ] {
            let given = Date::parse("2024-07-19T18:30-04:00").expect("an instant");
            let zone = Zone::parse(zone).expect(zone);
            let told = given.told_in(zone);
            assert_eq!((told.to_string(), told.first_day().to_string()), (expected.to_owned(), day.to_owned()));
            assert_eq!(Date::from_seconds(told.seconds(), zone), Some(told), "from the clock and back");
        }
        for text in ["", "Z", "utc", "Europe/Berlin", "02:00", "+2", "+24:00", "+02:60"] {
            assert_eq!(Zone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn round_dates_are_as_fine_as_fits() {
        let seconds = |text: &str| Date::parse(text).expect("the row holds a date").seconds() as f64;
        for (from, to, expected) in [
            ("2026-06-24", "2026-06-27", "2026-06-24 2026-06-25 2026-06-26 2026-06-27"),
            ("2026-02-23", "2026-09-10", "2026-03 2026-05 2026-07 2026-09"),
            ("2026-06-24T09:10Z", "2026-06-24T16:30Z", "2026-06-24T12:00Z 2026-06-24T15:00Z"),
            (
                "2026-06-24T23:50Z",
                "2026-06-25T00:07Z",
                "2026-06-24T23:50Z 2026-06-24T23:55Z 2026-06-25T00:00Z 2026-06-25T00:05Z",
            ),
            ("2026-06-24T10:00:10Z", "2026-06-24T10:00:40Z", "2026-06-24T10:00:10Z 2026-06-24T10:00:40Z"),
            ("2025-10", "2026-07-03", "2025-11 2026-01 2026-03 2026-05 2026-07"),
            ("1931", "2026", "1940 1960 1980 2000 2020"),
            ("0001", "9999", "2000 4000 6000 8000"),
            ("2026", "2026", "2026-01-01T00:00Z"),
        ] {
            let dates: Vec<String> = Date::calendar(seconds(from), seconds(to), 5).iter().map(Date::to_string).collect();
            assert_eq!(dates.join(" "), expected, "from {from} to {to}");
        }
        let narrow = Date::calendar(seconds("2026-05-11"), seconds("2026-05-16"), 2);
        assert_eq!(narrow, ["2026-05-11", "2026-05-16"].map(|day| Date::parse(day).expect("a day")), "one would tell no scale");
    }
}
