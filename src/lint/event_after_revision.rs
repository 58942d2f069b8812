//! What a brief tells as of one day lies no later than that day, unless it is planned: a hearing that is set, a rule that will
//! bind. Where a single date lies after it, that date is likely wrong; where several do, the day of the revision is.

use super::finding::warn;
use crate::brief::{Brief, Date};
use crate::diagnostic::{Path, Report};

const CODE: &str = "event-after-revision";

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let updated = brief.meta.updated;
    let mut late: Vec<(usize, &str, String, Date)> = Vec::new();
    for (at, event) in brief.events.iter().enumerate() {
        if !event.is_planned() && updated.is_before(event.date.from()) {
            late.push((at, "date", format!("the event `{}`", event.id), event.date.from()));
        } else if let Some(known) = event.reported.filter(|known| updated.is_before(*known)) {
            late.push((at, "reported", format!("word of the event `{}`", event.id), known));
        }
    }
    let Some((event, field, what, date)) = late.first() else { return };
    // A source is no event, but tells on which side the slip is.
    let sources = brief.sources.iter().filter(|source| source.date.is_some_and(|date| updated.is_before(date)));
    match late.len() - 1 + sources.count() {
        0 => {
            let message = format!("this date is likely wrong: {what} is of `{date}`, and this revision of `{updated}`");
            let help = "mend the date; or give the event the kind `planned` where it is announced and has not happened";
            warn(report, &Path::ROOT.field("events").index(*event).field(field), CODE, message, help);
        }
        more => {
            let others = if more == 1 { "one other date does".to_owned() } else { format!("{more} other dates do") };
            let message = format!(
                "this revision is of `{updated}`, which is likely wrong: {what}, of `{date}`, lies after it, as {others}"
            );
            let help = "give `updated` the day as of which this revision stands; or give the kind `planned` to each event that is \
                        announced and has not happened";
            // Left out, it is the day of publication.
            let given = if updated == brief.meta.published { "published" } else { "updated" };
            warn(report, &Path::ROOT.field("meta").field(given), CODE, message, help);
        }
    }
}
