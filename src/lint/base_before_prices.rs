//! The base of an exhibit of prices lies where its listings have prices.

use super::finding::warn;
use crate::brief::{Brief, ExhibitData};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let exhibits = Path::ROOT.field("exhibits");
    for (i, exhibit) in brief.exhibits.iter().enumerate() {
        let ExhibitData::Prices { base: Some(base) } = &exhibit.kind else { continue };
        for id in &exhibit.series {
            let series = &brief.series[id];
            if !series.columns.points().any(|(seconds, value)| value > 0.0 && seconds <= base.seconds() as f64) {
                let message = format!("the series `{id}` has no price up to this date, so its first price stands at 100");
                warn(
                    report,
                    &exhibits.index(i).field("base"),
                    "base-before-prices",
                    message,
                    "name a date at which every listing has a price",
                );
            }
        }
    }
}
