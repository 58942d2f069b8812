//! A reply, an admission or a denial without its words: a page would show that there was one, and not what it was.

use super::finding::warn;
use crate::brief::{Brief, StatementKind, Vocabulary};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let parties = Path::ROOT.field("parties");
    for (i, party) in brief.parties.iter().enumerate() {
        let party_at = parties.index(i);
        let statements = party_at.field("statements");
        for (k, statement) in party.statements.iter().enumerate() {
            let has_words = match statement.kind {
                StatementKind::Reply | StatementKind::Admission | StatementKind::Denial => statement.text.is_some(),
                StatementKind::Declined | StatementKind::NotAsked | StatementKind::NoneFound => true,
            };
            if !has_words {
                let kind = statement.kind.word();
                let message = format!("no page can show what the party `{}` said: its {kind} has no text", party.id);
                let help = "give its words or their sense in `text`";
                warn(report, &statements.index(k), "unsaid-statement", message, help);
            }
        }
    }
}
