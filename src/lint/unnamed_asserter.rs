//! An accusation, a finding or an admission has someone who makes it.

use super::finding::warn;
use crate::brief::{Brief, Stance, Vocabulary};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let claims = Path::ROOT.field("claims");
    for (i, claim) in brief.claims.iter().enumerate() {
        if claim.asserted_by.is_empty() && matches!(claim.stance, Stance::Alleges | Stance::Finds | Stance::Admits) {
            let message = format!("it is not said who {} the claim `{}`", claim.stance.word(), claim.id);
            let help = "name a party under `asserted_by`, or choose another `stance`";
            warn(report, &claims.index(i), "unnamed-asserter", message, help);
        }
    }
}
