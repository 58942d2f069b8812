//! The revisions as an Atom feed (RFC 4287).

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeDelta};

use crate::brief::{Brief, Date, Revision};
use crate::chart::escape;
use crate::view::snippet::beside;
use crate::wording;

/// Where the feed lies, from its page.
pub(super) const FEED: &str = "feed.xml";

type Moment = DateTime<FixedOffset>;

/// The feed of a brief. Its ids are made of the brief's own, so they stay the same wherever it is published.
pub(super) fn feed(brief: &Brief) -> String {
    let meta = &brief.meta;
    let id = format!("urn:incident-brief:{}", meta.id);
    let moments = moments(&brief.changes);
    let updated = moment(meta.updated, moments.first().copied());
    let page = meta.canonical.as_deref().and_then(|page| page.split('#').next()).unwrap_or("index.html");
    let own = meta.canonical.as_ref().map_or_else(String::new, |page| {
        format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", escape(&beside(page, FEED)))
    });
    let authors =
        if meta.authors.is_empty() { vec!["Incident Brief"] } else { meta.authors.iter().map(String::as_str).collect() };
    let authors: String = authors.iter().map(|name| format!("<author><name>{}</name></author>", escape(name))).collect();
    let mut entries = String::new();
    let numbers: Vec<u32> = brief.changes.iter().map(|revision| revision.revision).collect();
    for ((revision, moment), name) in brief.changes.iter().zip(moments).zip(names(&numbers)) {
        let number = revision.revision;
        entries += &format!(
            "<entry><id>{id}:{name}</id><title>{title}, revision {number}</title><updated>{updated}</updated>\
             <link rel=\"alternate\" type=\"text/html\" href=\"{page}#revision-{number}\"/><summary>{summary}</summary></entry>\n",
            title = escape(&meta.title),
            updated = stamp(moment),
            page = escape(page),
            summary = escape(&wording::plain(&revision.summary, brief)),
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\
         <id>{id}</id><title>{title}</title><subtitle>{summary}</subtitle><updated>{updated}</updated>{authors}{own}\
         <link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n{entries}</feed>\n",
        language = escape(&meta.language),
        title = escape(&meta.title),
        summary = escape(&wording::plain(&meta.summary, brief)),
        updated = stamp(updated),
        page = escape(page),
    )
}

/// A name for each revision, unique in the feed: one that is told twice is two entries.
fn names(numbers: &[u32]) -> Vec<String> {
    let mut names = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        names.push(match numbers.iter().take(at).filter(|other| *other == number).count() {
            0 => format!("r{number}"),
            twins => format!("r{number}:{}", twins + 1),
        });
    }
    names
}

/// When each revision was made, in their order, which is newest first.
fn moments(changes: &[Revision]) -> Vec<Moment> {
    let mut moments = Vec::new();
    for revision in changes.iter().rev() {
        moments.push(moment(revision.date, moments.last().copied()));
    }
    moments.reverse();
    moments
}

/// An instant as it was given. A feed knows no others, so of a day, a month or a year it is the first moment in UTC; or, where the
/// revision before it was made later on that day, wherever on earth that was, a second after that: readers order by it.
fn moment(date: Date, before: Option<Moment>) -> Moment {
    const DAY_AND_ALL_ZONES: TimeDelta = TimeDelta::hours(24 + 12);
    let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().fixed_offset();
    if let Date::Instant(instant) = date {
        return instant;
    }
    let (first, end) = (begin(date.first_day()), begin(date.last_day()) + DAY_AND_ALL_ZONES);
    let next = before.map(|before| before + TimeDelta::seconds(1));
    next.filter(|next| (first..end).contains(next)).unwrap_or(first)
}

fn stamp(moment: Moment) -> String {
    moment.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("the row holds a date")
    }

    #[test]
    fn no_two_entries_have_one_name() {
        assert_eq!(names(&[7, 2, 2, 1]), ["r7", "r2", "r2:2", "r1"]);
    }

    #[test]
    fn a_coarse_date_follows_the_one_before_it_as_far_as_it_may() {
        for (before, text, expected) in [
            (None, "2026-03-02", "2026-03-02T00:00:00Z"),
            (Some("2026-03-02T00:00Z"), "2026-03-02", "2026-03-02T00:00:01Z"),
            (Some("2026-03-02T23:30-08:00"), "2026-03-02", "2026-03-02T23:30:01-08:00"),
            (Some("2026-03-01T23:30Z"), "2026-03-02", "2026-03-02T00:00:00Z"),
            (Some("2026-03-04T00:00Z"), "2026-03-02", "2026-03-02T00:00:00Z"),
            (Some("2026-03-20T10:00Z"), "2026-03", "2026-03-20T10:00:01Z"),
            (Some("2026-03-20T10:00Z"), "2026-03-20T09:00:05+05:30", "2026-03-20T09:00:05+05:30"),
            (None, "0001", "0001-01-01T00:00:00Z"),
            (Some("9999-12-31T23:59Z"), "9999-12-31", "9999-12-31T23:59:01Z"),
        ] {
            let before = before.map(|before| moment(date(before), None));
            assert_eq!(stamp(moment(date(text), before)), expected, "{text} after {before:?}");
        }
    }
}
