//! A figure is like what at least one of its sources gives: a slip of the keyboard, 288 million for 28.8, is seen by nobody else.

use super::finding::warn;
use crate::brief::{Amount, Bound, Brief, Figure, Precision, Quantity, ReportedValue};
use crate::diagnostic::{Path, Report};

/// How far a value may lie from what was reported without being another: a tenth, as "about" may be off.
const LIKE: f64 = 0.1;

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let figures = Path::ROOT.field("figures");
    for (i, figure) in brief.figures.iter().enumerate() {
        let mut reported = figure.reported_by.iter().filter_map(known).peekable();
        let Some(stated) = stated(figure).filter(|_| reported.peek().is_some()) else { continue };
        if !reported.any(|each| is_like(stated, each)) {
            let at = figures.index(i);
            let field = if figure.derivation.is_some() { "derivation" } else { "reported_by" };
            let message = "no source that is named gives a value like this one";
            let help = "look for a slip in a number, a unit or a scale; if the value is right, name the source that gives it";
            warn(report, &at.field(field), "unlike-reports", message, help);
        }
    }
}

/// A value, and whether it is meant to the digit.
type Stated = (Amount, bool);

fn stated(figure: &Figure) -> Option<Stated> {
    match figure.told() {
        Quantity::Known(amount, bound) => Some((figure.span.unwrap_or(amount), bound == Bound::EXACT)),
        Quantity::NotDisclosed => None,
    }
}

fn known(reported: &ReportedValue) -> Option<Stated> {
    Some((reported.span.or(reported.amount)?, reported.precision == Precision::Exact))
}

/// Whether two values can be one and the same: they meet; where one of them is not meant to the digit, they nearly meet.
fn is_like((one, is_one_exact): Stated, (other, is_other_exact): Stated) -> bool {
    let gap = (one.low() - other.high()).max(other.low() - one.high());
    let size = [one.low(), one.high(), other.low(), other.high()].into_iter().map(f64::abs).fold(0.0, f64::max);
    gap <= if is_one_exact && is_other_exact { 0.0 } else { size * LIKE }
}
