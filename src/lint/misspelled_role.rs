//! A role of the author's own that is one slip away from one of the list was meant to be that one: as it stands, nothing that
//! goes by the role would apply to the party.

use super::finding::warn;
use crate::brief::{Brief, PartyRole, Role, Vocabulary};
use crate::diagnostic::{Path, Report};

/// Words in their own right.
const NO_SLIPS: &[&str] = &["count", "insured", "inventor"];

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let parties = Path::ROOT.field("parties");
    for (i, party) in brief.parties.iter().enumerate() {
        let party_at = parties.index(i);
        let roles = party_at.field("roles");
        for (k, role) in party.roles.iter().enumerate() {
            let PartyRole::Own(own) = role else { continue };
            if let Some(listed) = meant(own) {
                let message = format!("the party `{}` has a role of its own, which is all but `{listed}`", party.id);
                let help = format!("write `{listed}`, or, if another is meant, say it in other words");
                warn(report, &roles.index(k), "misspelled-role", message, help);
            }
        }
    }
}

/// The word of the list that is at most one letter away, whatever the case.
fn meant(own: &str) -> Option<&'static str> {
    let own = own.trim().to_lowercase();
    let is_near = |word: &str| own.len() < 2 * word.len() && strsim::osa_distance(&own, word) <= 1;
    if NO_SLIPS.contains(&own.as_str()) { None } else { Role::WORDS.iter().copied().find(|word| is_near(word)) }
}
