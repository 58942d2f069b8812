//! A claim names who says so.

use super::finding::warn;
use crate::brief::Brief;
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let claims = Path::ROOT.field("claims");
    for (i, claim) in brief.claims.iter().enumerate() {
        if claim.evidence.is_empty() {
            let message = format!("nothing bears on the claim `{}`", claim.id);
            let help = "name a source under `evidence`, be it the one that the claim was met in";
            warn(report, &claims.index(i), "no-evidence", message, help);
        }
    }
}
