//! A lens says something, or says that it has nothing to say.

use super::finding::warn;
use crate::brief::Brief;
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let lenses = Path::ROOT.field("lenses");
    for (i, lens) in brief.lenses.iter().enumerate() {
        if lens.points.is_empty() {
            let message = format!("the lens `{}` has no points", lens.id);
            let help = "add one under `points`; that it has nothing to say here is a valid one";
            warn(report, &lenses.index(i).field("points"), "empty-lens", message, help);
        }
    }
}
