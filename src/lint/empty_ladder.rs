//! A ladder that no impact names draws nothing.

use super::finding::warn;
use crate::brief::{Brief, ExhibitData};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let exhibits = Path::ROOT.field("exhibits");
    for (i, exhibit) in brief.exhibits.iter().enumerate() {
        let is_climbed =
            || brief.impacts.iter().filter_map(|impact| impact.climb.as_ref()).any(|climb| climb.ladder == exhibit.id);
        if matches!(exhibit.kind, ExhibitData::Ladder { .. }) && !is_climbed() {
            let message = format!("nothing climbs the ladder `{}`, so nothing is drawn", exhibit.id);
            let help = "name it as the `ladder` of an impact, with the `steps` that were taken";
            warn(report, &exhibits.index(i), "empty-ladder", message, help);
        }
    }
}
