//! A formula converts by itself: a factor written into it beside that makes the result so many times too large or too small.

use super::finding::warn;
use crate::brief::{Basis, Brief, Derivation};
use crate::diagnostic::{Path, Report};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let figures = Path::ROOT.field("figures");
    for (i, figure) in brief.figures.iter().enumerate() {
        let Some(Derivation { basis: Basis::Formula(formula), .. }) = &figure.derivation else { continue };
        let mut sizes = vec![figure.unit.size().apply(1.0)];
        sizes.extend(formula.inputs().iter().map(|id| brief.figures[*id].unit.size().apply(1.0)));
        let is_factor = |number: f64| {
            let ratios = sizes.iter().flat_map(|one| sizes.iter().map(move |other| one / other));
            ratios.filter(|ratio| (ratio - 1.0).abs() > 1e-9).any(|ratio| (number / ratio - 1.0).abs() < 1e-9)
        };
        if let Some(number) = formula.numbers().into_iter().find(|number| is_factor(*number)) {
            let figures_at = figures.index(i);
            let derivation = figures_at.field("derivation");
            let message = format!("the formula has the factor {number}, by which its units are converted already");
            let help = "take the number out: minutes become hours, and shares per cent, by the units of the figures alone";
            warn(report, &derivation.field("formula"), "converted-twice", message, help);
        }
    }
}
