//! A source that nothing refers to tells the reader nothing.

use super::finding::warn;
use super::texts::each_prose;
use crate::brief::{Brief, Id, Piece, Source};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let used = used(brief);
    let sources = Path::ROOT.field("sources");
    for (i, source) in brief.sources.iter().enumerate() {
        if !used[i] {
            let message = format!("nothing refers to the source `{}`", source.id);
            let help = "name it where it bears on something, or take it out";
            warn(report, &sources.index(i), "unused-source", message, help);
        }
    }
}

/// By position, whether something refers to a source, be it another source that rests on it.
fn used(brief: &Brief) -> Vec<bool> {
    let mut used = vec![false; brief.sources.len()];
    let mut add = |ids: &[Id<Source>]| {
        for id in ids {
            used[id.at()] = true;
        }
    };
    brief.sources.iter().for_each(|source| add(&source.rests_on));
    for party in &brief.parties {
        party.statements.iter().for_each(|statement| add(statement.source.as_slice()));
    }
    for claim in &brief.claims {
        for evidence in &claim.evidence {
            add(std::slice::from_ref(&evidence.source));
            add(&evidence.rests_on);
        }
        claim.denied_by.iter().for_each(|denial| add(denial.source.as_slice()));
    }
    for question in &brief.questions {
        question.positions.iter().for_each(|position| add(&position.held_by));
    }
    for figure in &brief.figures {
        for reported in &figure.reported_by {
            add(std::slice::from_ref(&reported.source));
            add(&reported.rests_on);
        }
    }
    brief.events.iter().for_each(|event| add(&event.sources));
    brief.impacts.iter().for_each(|impact| add(&impact.sources));
    brief.mechanism.iter().for_each(|step| add(&step.sources));
    brief.defences.iter().for_each(|defence| add(&defence.sources));
    brief.guidance.iter().for_each(|guidance| add(&guidance.sources));
    brief.watch.iter().for_each(|indicator| add(&indicator.sources));
    for series in &brief.series {
        series.remarks.iter().for_each(|remark| add(remark.source.as_slice()));
    }
    each_prose(brief, &mut |_, prose| {
        for piece in &prose.0 {
            if let Piece::Source(id, _) = piece {
                add(std::slice::from_ref(id));
            }
        }
    });
    used
}
