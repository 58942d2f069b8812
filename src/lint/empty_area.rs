//! An area without an impact or an exhibit is no part of the page.

use super::finding::warn;
use crate::brief::{Brief, Place};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let areas = Path::ROOT.field("areas");
    for (i, area) in brief.areas.iter().enumerate() {
        let has_impacts = brief.impacts.iter().any(|impact| impact.area == area.id);
        let has_exhibits = brief.exhibits.iter().any(|exhibit| exhibit.place == Some(Place::Area(area.id.clone())));
        if !has_impacts && !has_exhibits {
            let message = format!("nothing falls in the area `{}`, so no page will show it", area.id);
            let help = "name it as the `area` of an impact, or take it out";
            warn(report, &areas.index(i), "empty-area", message, help);
        }
    }
}
