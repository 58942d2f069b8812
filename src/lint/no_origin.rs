//! A secondary or machine-made text that names nothing it rests on looks like an origin and is none.

use super::finding::warn;
use crate::brief::{Brief, SourceKind, Vocabulary};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let sources = Path::ROOT.field("sources");
    for (i, source) in brief.sources.iter().enumerate() {
        let repeats = matches!(source.kind, SourceKind::Secondary | SourceKind::Generated);
        if repeats && source.rests_on.is_empty() && !source.unnamed_origin {
            let kind = source.kind.word();
            let message =
                format!("the source `{}` is {kind} and names nothing it rests on, so it counts as no origin", source.id);
            let help = "name under `rests_on` what it repeats; or say `\"unnamed_origin\": true` where it does not tell";
            warn(report, &sources.index(i), "no-origin", message, help);
        }
    }
}
