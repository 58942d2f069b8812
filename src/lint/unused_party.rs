//! A party that nothing refers to and that says nothing tells the reader nothing.

use super::finding::warn;
use super::texts::each_prose;
use crate::brief::{Brief, Id, Party, Piece};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let used = used(brief);
    let parties = Path::ROOT.field("parties");
    for (i, party) in brief.parties.iter().enumerate() {
        if !used[i] {
            let message = format!("nothing refers to the party `{}`, and nothing is told of what it said", party.id);
            let help = "name it where it acts or speaks, or take it out";
            warn(report, &parties.index(i), "unused-party", message, help);
        }
    }
}

/// By position, whether something refers to a party, or it was heard.
fn used(brief: &Brief) -> Vec<bool> {
    let mut used: Vec<bool> = brief.parties.iter().map(|party| !party.statements.is_empty()).collect();
    let mut add = |ids: &[Id<Party>]| {
        for id in ids {
            used[id.at()] = true;
        }
    };
    brief.parties.iter().for_each(|party| add(party.part_of.as_slice()));
    brief.sources.iter().for_each(|source| add(source.by.as_slice()));
    for claim in &brief.claims {
        add(&claim.asserted_by);
        claim.denied_by.iter().for_each(|denial| add(std::slice::from_ref(&denial.party)));
    }
    brief.figures.iter().for_each(|figure| add(figure.counted_by.as_slice()));
    brief.events.iter().for_each(|event| add(&event.parties));
    brief.defences.iter().for_each(|defence| add(defence.claimed_by.as_slice()));
    each_prose(brief, &mut |_, prose| {
        for piece in &prose.0 {
            if let Piece::Party(id, _) = piece {
                add(std::slice::from_ref(id));
            }
        }
    });
    used
}
