//! Single values: texts, dates, addresses. Each is told where it is by the part around it and its field there.

use super::lowering::Lowering;
use crate::brief::{Credit, Date, DateError, Prose, When, WhenError};
use crate::bundle::prose::REFERENCES;
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::Path;

pub(super) fn credits(raw: &[raw::Credit]) -> Vec<Credit> {
    let mut credits = Vec::new();
    for credit in raw {
        credits.push(Credit { task: credit.task.0, by: credit.by.0, name: filled(&credit.name) });
    }
    credits
}

/// A text that may be left out; a blank one is.
pub(super) fn filled(text: &Option<String>) -> Option<String> {
    text.clone().filter(|text| !text.trim().is_empty())
}

impl Lowering<'_> {
    /// A text that must not be blank.
    pub(super) fn text(&mut self, at: &Path, field: &str, text: &str) -> String {
        let at = &at.field(field);
        self.require(at, text);
        self.refers_to_nothing(at, text);
        text.to_owned()
    }

    /// A text that may be left out; a blank one is.
    pub(super) fn maybe_text(&mut self, at: &Path, field: &str, text: &Option<String>) -> Option<String> {
        let text = filled(text)?;
        self.refers_to_nothing(&at.field(field), &text);
        Some(text)
    }

    /// Warns of a reference in a text that is shown as it is typed.
    fn refers_to_nothing(&mut self, at: &Path, text: &str) {
        let inside = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside);
        let is_reference = |inside: &&str| inside.split_once(':').is_some_and(|(kind, _)| REFERENCES.contains(&kind));
        if let Some(inside) = inside.into_iter().find(is_reference) {
            let message = format!("{} stands in a text that is shown as it is typed", quoted(&format!("{{{inside}}}")));
            let help = "write what is to be read there; fields that take references are called prose in the format";
            self.warn(at, "reference-in-plain-text", message, help);
        }
    }

    pub(super) fn texts(&mut self, at: &Path, field: &str, texts: &[String]) -> Vec<String> {
        let list = at.field(field);
        for (i, text) in texts.iter().enumerate() {
            self.require(&list.index(i), text);
            self.refers_to_nothing(&list.index(i), text);
        }
        texts.to_vec()
    }

    fn require(&mut self, at: &Path, text: &str) {
        if text.trim().is_empty() {
            self.error(at, "empty-text", "there is no text here", "write it, or take the part out");
        }
    }

    /// Prose that must not be blank.
    pub(super) fn prose(&mut self, at: &Path, field: &str, text: &str) -> Prose {
        self.prose_at(&at.field(field), text)
    }

    pub(super) fn prose_at(&mut self, at: &Path, text: &str) -> Prose {
        self.require(at, text);
        self.parse_prose(at, text)
    }

    /// Prose that may be left out; a blank one is.
    pub(super) fn maybe_prose(&mut self, at: &Path, field: &str, text: &Option<String>) -> Option<Prose> {
        let text = text.as_ref().filter(|text| !text.trim().is_empty())?;
        Some(self.parse_prose(&at.field(field), text))
    }

    pub(super) fn date(&mut self, at: &Path, field: &str, text: &str) -> Option<Date> {
        self.date_at(&at.field(field), text)
    }

    pub(super) fn date_at(&mut self, at: &Path, text: &str) -> Option<Date> {
        let date = Date::parse(text).map_err(|problem| self.date_error(at, text, problem)).ok()?;
        Some(self.told(date))
    }

    /// A date as the brief tells it.
    pub(super) fn told(&mut self, date: Date) -> Date {
        self.has_hours |= date.has_hour();
        date.told_in(self.zone)
    }

    pub(super) fn maybe_date(&mut self, at: &Path, field: &str, text: &Option<String>) -> Option<Date> {
        self.date(at, field, text.as_ref()?)
    }

    pub(super) fn when(&mut self, at: &Path, field: &str, text: &str) -> Option<When> {
        self.when_at(&at.field(field), text)
    }

    pub(super) fn when_at(&mut self, at: &Path, text: &str) -> Option<When> {
        match When::parse(text, self.zone) {
            Ok(when) => {
                self.has_hours |= when.from().has_hour() || when.to().is_some_and(Date::has_hour);
                return Some(when);
            }
            Err(WhenError::Date(problem)) => {
                // The message names the half that is wrong.
                let wrong = text.split('/').find(|half| Date::parse(half).is_err()).unwrap_or(text);
                self.date_error(at, wrong, problem);
            }
            Err(WhenError::Backward) => {
                let message = format!("{} ends before it starts", quoted(text));
                self.error(at, "backward-interval", message, "write the earlier date first");
            }
        }
        None
    }

    fn date_error(&mut self, at: &Path, text: &str, problem: DateError) {
        let quote = quoted(text);
        match problem {
            DateError::Form => self.error(
                at,
                "malformed-date",
                format!("{quote} is not a date"),
                "write `2026`, `2026-06`, `2026-06-10`, or an instant such as `2026-06-10T14:43+08:00`",
            ),
            DateError::NoZone => self.error(
                at,
                "date-without-zone",
                format!("{quote} is a time without a zone"),
                "end it with `Z` for UTC, or with an offset such as `+08:00`",
            ),
            DateError::Impossible => {
                let help = match text.get(..7).map(Date::parse) {
                    Some(Ok(month)) if !text.contains('T') => format!("that month ends on `{}`", Date::Day(month.last_day())),
                    _ => "months go to 12, hours to 23, minutes and seconds to 59".to_owned(),
                };
                self.error(at, "impossible-date", format!("there is no {quote} in the calendar or on the clock"), help);
            }
        }
    }

    /// An address that a page may link to.
    pub(super) fn address(&mut self, at: &Path, field: &str, address: &Option<String>) -> Option<String> {
        let address = address.as_ref()?;
        let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
        let schemes = ["https://", "http://"].into_iter();
        let host = schemes.filter(|scheme| lower.starts_with(scheme)).find_map(|scheme| address.get(scheme.len()..));
        let good = host.is_some_and(|host| host.chars().next().is_some_and(|c| !c.is_ascii_punctuation()))
            && !address.chars().any(|c| c.is_whitespace() || c.is_control());
        if !good {
            let message = format!("{} is not a web address", quoted(address));
            self.error(
                &at.field(field),
                "bad-address",
                message,
                "write a whole address that starts with `https://` or `http://`, without spaces",
            );
        }
        Some(address.clone())
    }
}
