//! Whoever is accused is heard, or it is said that nothing was heard.

use super::finding::warn;
use crate::brief::{Brief, Role};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let parties = Path::ROOT.field("parties");
    for (i, party) in brief.parties.iter().enumerate() {
        if party.is(Role::Accused) && party.statements.is_empty() {
            let message = format!("the party `{}` is accused, and it is not told what it said", party.id);
            let help = "add to its `statements`; one may be of the kind `none-found` or `not-asked`";
            warn(report, &parties.index(i), "no-reply", message, help);
        }
    }
}
