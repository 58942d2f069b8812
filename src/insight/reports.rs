//! Who reports which figure how, and who contradicts whom.

use crate::brief::{Brief, Figure, Quantity, ReportedValue, Slack, Source};

/// How far off "about" and "nearly" may be, as a part of the stated value. Sources do not say; a tenth is what a rounding to
/// one digit costs at most on either side of most numbers. Only the mark of a conflict rests on it.
const NEAR: f64 = 0.1;

/// Figures against the sources that give them.
pub struct Reports<'a> {
    /// The columns: every source that gives one of the figures, in bundle order.
    pub sources: Vec<&'a Source>,
    /// The rows: every figure that two or more sources give, in bundle order, with one cell a column.
    pub rows: Vec<(&'a Figure, Vec<Option<Cell<'a>>>)>,
}

/// What one source says of one figure.
pub struct Cell<'a> {
    pub reported: &'a ReportedValue,
    /// Whether it and the value in the brief cannot both be true.
    pub is_conflict: bool,
}

/// Who reports what; nothing when no figure has two sources.
pub fn reports(brief: &Brief) -> Option<Reports<'_>> {
    let mut is_column = vec![false; brief.sources.len()];
    for figure in &brief.figures {
        for reported in &figure.reported_by {
            is_column[reported.source.at()] |= has_two_sources(figure);
        }
    }
    let mut sources = Vec::new();
    for source in &brief.sources {
        if is_column[source.id.at()] {
            sources.push(source);
        }
    }
    let mut rows = Vec::new();
    for figure in &brief.figures {
        if has_two_sources(figure) {
            rows.push((figure, row(figure, &sources)));
        }
    }
    (!rows.is_empty()).then_some(Reports { sources, rows })
}

fn has_two_sources(figure: &Figure) -> bool {
    figure.reported_by.iter().any(|reported| reported.source != figure.reported_by[0].source)
}

fn row<'a>(figure: &'a Figure, sources: &[&Source]) -> Vec<Option<Cell<'a>>> {
    let mut cells = Vec::new();
    for source in sources {
        let reported = figure.reported_by.iter().find(|reported| reported.source == source.id);
        let is_conflict = |reported: &ReportedValue| conflict(figure.told(), reported.quantity());
        cells.push(reported.map(|reported| Cell { reported, is_conflict: is_conflict(reported) }));
    }
    cells
}

/// Whether no value fits both; what is not disclosed contradicts nothing.
pub fn conflict(one: Quantity, other: Quantity) -> bool {
    let (Some((one_low, one_high)), Some((other_low, other_high))) = (reach(one), reach(other)) else { return false };
    let low = if one_low.0 >= other_low.0 { one_low } else { other_low };
    let high = if one_high.0 <= other_high.0 { one_high } else { other_high };
    let is_left_out = |end: (f64, bool)| {
        [one_low, one_high, other_low, other_high].iter().any(|bound| bound.1 && bound.0.total_cmp(&end.0).is_eq())
    };
    low.0 > high.0 || (low.0 >= high.0 && is_left_out(low))
}

/// The least and the greatest value that fit, each with whether it is itself left out.
fn reach(quantity: Quantity) -> Option<((f64, bool), (f64, bool))> {
    let Quantity::Known(amount, bound) = quantity else { return None };
    let off = |value: f64, slack| match slack {
        Slack::Not => 0.0,
        Slack::Near => value.abs() * NEAR,
        Slack::Tenfold => value.abs() * 9.0,
        Slack::Open => f64::INFINITY,
    };
    let is_strict = |slack| bound.strict && slack == Slack::Not;
    let tenth = |value: f64| if bound.below == Slack::Tenfold { value / 10.0 } else { value - off(value, bound.below) };
    Some((
        (tenth(amount.low()), is_strict(bound.below)),
        (amount.high() + off(amount.high(), bound.above), is_strict(bound.above)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Amount, Bound, Precision};
    use proptest::prelude::*;

    fn known(value: f64, precision: Precision) -> Quantity {
        Quantity::Known(Amount::one(value).expect("finite"), Bound::of(precision).expect("it bounds"))
    }

    #[test]
    fn values_conflict_when_none_fits_both() {
        use Precision::{About, AtLeast, Exact, LessThan, MoreThan, Nearly};
        for (one, other, expected) in [
            ((45.0, Exact), (45.0, Exact), false),
            ((45.0, Exact), (44.0, Exact), true),
            ((45.0, Exact), (90.0, About), true),
            ((45.0, Exact), (44.0, About), false),
            ((25_000.0, Nearly), (25_000.0, Exact), true),
            ((25_000.0, Nearly), (24_000.0, Exact), false),
            ((28.8, MoreThan), (28.0, MoreThan), false),
            ((28.8, MoreThan), (28.8, Exact), true),
            ((28.8, AtLeast), (28.8, Exact), false),
            ((28.8, MoreThan), (28.8, LessThan), true),
        ] {
            assert_eq!(conflict(known(one.0, one.1), known(other.0, other.1)), expected, "{one:?} and {other:?}");
        }
        assert!(!conflict(known(1.0, Exact), Quantity::NotDisclosed));
    }

    proptest! {
        #[test]
        fn a_conflict_is_mutual_and_never_with_itself(a in -1e6..1e6_f64, b in -1e6..1e6_f64, words in (0..8_usize, 0..8_usize)) {
            const WORDS: [Precision; 8] = [Precision::Exact, Precision::About, Precision::Nearly, Precision::MoreThan, Precision::AtLeast,
                Precision::LessThan, Precision::AtMost, Precision::OrderOfMagnitude];
            let (one, other) = (known(a, WORDS[words.0]), known(b, WORDS[words.1]));
            prop_assert_eq!(conflict(one, other), conflict(other, one));
            prop_assert!(!conflict(one, one));
        }
    }
}
