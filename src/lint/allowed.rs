//! What a brief allows, each with its reason, is not told again; an allowance that allows nothing is.

use super::finding::warn;
use crate::brief::{Allowance, Brief};
use crate::diagnostic::{Diagnostic, Path, Report};

/// Adds what was found and is not allowed.
pub(super) fn add(brief: &Brief, found: &Report, report: &mut Report) {
    let mut is_used = vec![false; brief.allow.len()];
    for finding in found {
        let mut is_allowed = false;
        for (allowance, is_used) in brief.allow.iter().zip(&mut is_used) {
            let allows = allows(allowance, finding);
            *is_used |= allows;
            is_allowed |= allows;
        }
        if !is_allowed {
            report.add(finding.clone());
        }
    }
    let list = Path::ROOT.field("allow");
    for (i, allowance) in brief.allow.iter().enumerate().filter(|(i, _)| !is_used[*i]) {
        let message = format!("there is no finding `{}` to allow at `{}`", allowance.finding, allowance.pointer);
        let help = "take it out, so that it does not hide what comes later; or name the finding as `check` prints it";
        warn(report, &list.index(i), "unused-allowance", message, help);
    }
}

fn allows(allowance: &Allowance, finding: &Diagnostic) -> bool {
    let rest = finding.pointer.as_str().strip_prefix(&allowance.pointer);
    finding.code == allowance.finding
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        && allowance.words.as_ref().is_none_or(|words| finding.message.contains(&format!("`{words}`")))
}
