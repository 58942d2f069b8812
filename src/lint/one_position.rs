//! A point is contested by two answers at least.

use super::finding::warn;
use crate::brief::Brief;
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let questions = Path::ROOT.field("questions");
    for (i, question) in brief.questions.iter().enumerate() {
        if question.positions.len() == 1 {
            let message = format!("the question `{}` has one position, so nothing is contested", question.id);
            let help = "name the other answer on offer, be it that nobody knows; or tell it as a claim";
            warn(report, &questions.index(i).field("positions"), "one-position", message, help);
        }
    }
}
