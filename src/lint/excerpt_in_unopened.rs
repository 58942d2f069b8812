//! Nobody can quote what nobody read.

use super::finding::warn;
use super::texts::each_excerpt;
use crate::brief::{Access, Brief};
use crate::diagnostic::Report;

pub(super) fn check(brief: &Brief, report: &mut Report) {
    each_excerpt(brief, &mut |at, evidence, _| {
        if brief.sources[&evidence.source].access == Access::NotOpened {
            let message = format!("these are words of the source `{}`, which was not opened", evidence.source);
            let help = "quote the source in which you read them, or say in `access` how you saw this one";
            warn(report, at, "excerpt-in-unopened", message, help);
        }
    });
}
