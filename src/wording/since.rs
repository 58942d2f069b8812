//! What a briefer is told of the time since the last briefing.

use super::label::change;
use super::text::{count, first_lower, list};
use super::time::date;
use crate::brief::{Brief, Meta};
use crate::insight::{self, Block, Difference};

/// The heading over it.
pub const SINCE: &str = "Since your last briefing";

/// On the button that shows every revision.
pub const ALL_REVISIONS: &str = "Every revision";

/// On the button at a revision, which leaves those after it.
pub const BRIEFED_HERE: &str = "My last briefing was at this revision: show what came after it";

/// The differences between two briefs. The older one is the one the reader knows.
pub fn differences(old: &Brief, new: &Brief) -> Vec<Difference> {
    let blocks: [Vec<Block>; 2] = [super::blocks(old), super::blocks(new)];
    insight::difference(&blocks[0], &blocks[1], &|address| insight::is_corrected(address, old, new))
}

/// What it is compared with, and how much is different: `Compared with revision 1 as of 2 March 2026: 3 new, 1 corrected.`
pub fn since(old: &Meta, new: &Meta, differences: &[Difference]) -> String {
    let other = if old.id == new.id { String::new() } else { ["another brief, ", &old.title, ", "].concat() };
    let (revision, date) = (old.revision.to_string(), date(old.updated));
    ["Compared with ", &other, "revision ", &revision, " as of ", &date, ": ", &tallied(differences), "."].concat()
}

/// `3 new, 1 corrected`, or that nothing is different.
pub fn tallied(differences: &[Difference]) -> String {
    let some =
        |(kind, number): &(_, usize)| (*number > 0).then(|| [&number.to_string(), " ", &first_lower(change(*kind))].concat());
    let some: Vec<String> = insight::tally(differences).iter().filter_map(some).collect();
    if some.is_empty() { "nothing is different".to_owned() } else { list(&some) }
}

/// The same with its sum, for a terminal.
pub fn tallied_in_all(differences: &[Difference]) -> String {
    match differences.len() {
        0 => tallied(differences),
        all => [&count(all, "difference", "differences"), ": ", &tallied(differences)].concat(),
    }
}
