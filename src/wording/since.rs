//! What a briefer is told of the time since the last briefing.

use super::label::change;
use super::text::{count, first_lower, list};
use super::time::date_alone;
use crate::brief::Meta;
use crate::insight::{self, Difference, Points};

/// The heading over it.
pub const SINCE: &str = "Since your last briefing";

/// On the button that shows every revision.
pub const ALL_REVISIONS: &str = "Every revision";

/// On the button at a revision, which leaves those after it.
pub const BRIEFED_HERE: &str = "My last briefing was at this revision: show what came after it";

/// What it is compared with, and how much is different: `Compared with revision 1 as of 2 March 2026: 3 new, 1 corrected.`
pub fn since(old: &Meta, new: &Meta, differences: &[Difference]) -> String {
    let other = if old.id == new.id { String::new() } else { format!("another brief, {}, ", old.title) };
    format!("Compared with {other}revision {} as of {}: {}.", old.revision, date_alone(old.updated), tallied(differences))
}

/// `3 new, 1 corrected`, or that nothing is different.
pub fn tallied(differences: &[Difference]) -> String {
    let some = |(kind, number): &(_, usize)| (*number > 0).then(|| format!("{number} {}", first_lower(change(*kind))));
    let some: Vec<String> = insight::tally(differences).iter().filter_map(some).collect();
    if some.is_empty() { "nothing is different".to_owned() } else { list(&some) }
}

/// The same with its sum, for a terminal.
pub fn tallied_in_all(differences: &[Difference]) -> String {
    match differences.len() {
        0 => tallied(differences),
        all => format!("{}: {}", count(all, "difference", "differences"), tallied(differences)),
    }
}

/// How many points of a series are not the same: `2 points are new and 999,998 read otherwise; the first of them are shown`.
pub fn points_told(points: Points) -> String {
    let some = |number: usize, one: &str, many: &str| (number > 0).then(|| count(number, one, many));
    let told = [
        some(points.new, "point is new", "points are new"),
        some(points.changed, "point reads otherwise", "points read otherwise"),
        some(points.withdrawn, "point is gone", "points are gone"),
    ];
    format!("{}; the first of each are shown", list(&told.into_iter().flatten().collect::<Vec<_>>()))
}
