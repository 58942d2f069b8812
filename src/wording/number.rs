//! Numbers, quantities with their precision, formulas.

use super::language::Digits;
use super::unit::UnitWords;
use crate::brief::{Amount, Bound, Figure, Formula, Operation, Precision, Quantity, ReportedValue, Slack, Unit};
use crate::insight::SeriesPoint;

/// `1,152`, `28.8 million`, `28,812,345`, `0.0000004`: with all digits, so that no two numbers read alike and none but zero
/// reads 0. From a million on a scale word stands where no more than three decimals are left under it.
pub fn number(value: f64) -> String {
    if value.is_finite() { in_words(&Digits::of(value, 0)) } else { value.to_string() }
}

/// A number computed from others, to four significant digits, so that it claims no more than its inputs.
pub fn computed_number(value: f64) -> String {
    if value.is_finite() { in_words(&Digits::of(value, 0).to(COMPUTED)) } else { value.to_string() }
}

/// Significant digits of a number that was computed from others, where those do not say how many they have.
const COMPUTED: i16 = 4;

/// Powers of ten that have a word, and the letter for it on an axis.
const SCALES: [(i16, &str, &str); 3] = [(12, "trillion", "T"), (9, "billion", "B"), (6, "million", "M")];

/// The digits with a scale word where one fits; where they would fill the line, with a power of ten.
pub(super) fn in_words(digits: &Digits) -> String {
    let [first, last] = digits.ends();
    if !(-9..15).contains(&first) {
        return format!("{}e{first}", digits.spelled(first));
    }
    let scale = SCALES.into_iter().find(|(power, ..)| first >= *power);
    match scale.filter(|(power, ..)| last >= power - 3) {
        Some((power, word, _)) => format!("{} {word}", digits.spelled(power)),
        None => digits.spelled(0),
    }
}

/// A number to four significant digits.
pub fn computed(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    // Exact powers only: a power of ten that is not whole would show in the last digits.
    let digits = value.abs().log10().floor() as i32 - 3;
    let unit = 10f64.powi(digits.abs());
    if digits < 0 { (value * unit).round() / unit } else { (value / unit).round() * unit }
}

/// A number in few characters, for an axis: `30M`, `250k`, `0.5`.
pub fn tick(value: f64) -> String {
    // Digits that only a computer's arithmetic has put there, as in `0.30000000000000004`, are past these.
    const MEANT: i16 = 12;
    if !value.is_finite() {
        return value.to_string();
    }
    let digits = Digits::of(value, 0).to(MEANT);
    let [first, _] = digits.ends();
    if !(-6..15).contains(&first) {
        return format!("{}e{first}", digits.spelled(first));
    }
    let letters = SCALES.map(|(power, _, letter)| (power, letter)).into_iter().chain([(3, "k")]);
    match letters.into_iter().find(|(power, _)| first >= *power) {
        Some((power, letter)) => format!("{}{letter}", digits.spelled(power)),
        None => digits.spelled(0),
    }
}

/// How a quantity reads, in parts: the word of its precision, the number, the unit after it, the range it lies in.
#[derive(Default)]
pub struct QuantityWords {
    /// `more than`; empty when exact.
    pub precision: String,
    /// `28.8 million`, currency included; `not disclosed` when it is.
    pub number: String,
    /// `exchanges`; empty when the number holds it.
    pub unit: String,
    /// `(24,500 to 25,500)`; empty where no range stands beside the value.
    pub span: String,
}

impl QuantityWords {
    /// `more than 28.8 million`, `about 25,000 (24,500 to 25,500)`
    pub fn value(&self) -> String {
        spaced(&spaced(&self.precision, &self.number), &self.span)
    }

    /// `more than 28.8 million exchanges`, `about 25,000 accounts (24,500 to 25,500)`
    pub fn full(&self) -> String {
        spaced(&spaced(&spaced(&self.precision, &self.number), &self.unit), &self.span)
    }
}

pub(super) fn spaced(before: &str, after: &str) -> String {
    match (before, after) {
        ("", only) | (only, "") => only.to_owned(),
        _ => format!("{before} {after}"),
    }
}

/// How a figure reads.
pub fn figure_words(figure: &Figure) -> QuantityWords {
    quantity_words(figure.told(), figure.precision, figure.span, &figure.unit)
}

/// How one source's value for a figure reads.
pub fn reported_words(reported: &ReportedValue, unit: &Unit) -> QuantityWords {
    quantity_words(reported.quantity(), Some(reported.precision), reported.span, unit)
}

/// What stands for a gap.
const NO_VALUE: &str = "no value";

/// How a point of a series reads; a gap says that it is one.
pub fn point_words(point: &SeriesPoint, unit: &Unit) -> QuantityWords {
    let words = quantity_words(point.quantity, Some(point.precision), None, unit);
    match (point.quantity, point.precision) {
        (Quantity::NotDisclosed, Precision::NotDisclosed) | (Quantity::Known(..), _) => words,
        (Quantity::NotDisclosed, _) => QuantityWords { number: NO_VALUE.to_owned(), ..words },
    }
}

/// How a value reads of which nothing is to be said beyond it: as [`point_words`] has it.
pub fn plain_words(value: f64, unit: &UnitWords) -> String {
    if value.is_finite() { unit.full(value) } else { NO_VALUE.to_owned() }
}

/// How a quantity reads; the word is the author's where there is one, else what the bound amounts to.
fn quantity_words(quantity: Quantity, precision: Option<Precision>, span: Option<Amount>, unit: &Unit) -> QuantityWords {
    let Quantity::Known(amount, bound) = quantity else {
        return QuantityWords { number: "not disclosed".to_owned(), ..QuantityWords::default() };
    };
    let words = UnitWords::of(unit);
    let range = |amount: Amount| words.range(&words.digits(amount.low()), &words.digits(amount.high()));
    let (number, after) = if amount.is_range() {
        (range(amount), words.after_range())
    } else {
        let digits = words.digits(amount.low());
        (words.number(&digits), words.after(&digits))
    };
    let span = span.map(|span| format!("({})", range(span))).unwrap_or_default();
    let word = precision.map_or_else(|| bound_word(bound), |precision| precision_word(precision));
    // Said after the number, since nothing said before it would be true.
    let (word, remark) = if word == UNBOUNDED { ("", word) } else { (word, "") };
    let precision = word.to_owned();
    if after.is_empty() {
        return QuantityWords { precision, number: number + remark, span, ..QuantityWords::default() };
    }
    QuantityWords { precision, number, unit: format!("{after}{remark}"), span }
}

/// The word before a number; empty when it is exact.
pub fn precision_word(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "",
        Precision::About => "about",
        Precision::Nearly => "nearly",
        Precision::MoreThan => "more than",
        Precision::AtLeast => "at least",
        Precision::LessThan => "less than",
        Precision::AtMost => "at most",
        Precision::OrderOfMagnitude => "on the order of",
        Precision::NotDisclosed => "not disclosed",
    }
}

/// The word before a number that was computed from others, with a space after it; empty when it is exact or bounds nothing.
pub fn precision_of(quantity: Quantity) -> String {
    let word = match quantity {
        Quantity::Known(_, bound) => bound_word(bound),
        Quantity::NotDisclosed => "",
    };
    if word.is_empty() || word == UNBOUNDED { String::new() } else { format!("{word} ") }
}

/// What is said of a derived number that bounds nothing.
const UNBOUNDED: &str = ", with no bound on either side";

/// What is said after a derived number that bounds nothing; empty where it bounds something.
pub(super) fn unbounded(bound: Bound) -> &'static str {
    if bound_word(bound) == UNBOUNDED { UNBOUNDED } else { "" }
}

/// The word before a derived number.
fn bound_word(bound: Bound) -> &'static str {
    match (bound.below, bound.above) {
        (Slack::Not, Slack::Not) => "",
        (Slack::Not, Slack::Near) => "slightly more than",
        (Slack::Near, Slack::Not) => "nearly",
        (Slack::Near, Slack::Near) => "about",
        (Slack::Not, Slack::Open | Slack::Tenfold) => {
            if bound.strict {
                "more than"
            } else {
                "at least"
            }
        }
        (Slack::Open | Slack::Tenfold, Slack::Not) => {
            if bound.strict {
                "less than"
            } else {
                "at most"
            }
        }
        (Slack::Near, Slack::Open) => "about, or more than,",
        (Slack::Open, Slack::Near) => "about, or less than,",
        (Slack::Tenfold, Slack::Near | Slack::Tenfold) | (Slack::Near, Slack::Tenfold) => "on the order of",
        (Slack::Open, Slack::Open | Slack::Tenfold) | (Slack::Tenfold, Slack::Open) => UNBOUNDED,
    }
}

/// The word over a key figure, where even "exact" is said.
pub fn precision_label(figure: &Figure) -> String {
    let words = figure_words(figure);
    match figure.told() {
        Quantity::Known(_, Bound::EXACT) => "exactly".to_owned(),
        // Of what bounds nothing that is said after the number.
        Quantity::Known(..) => words.precision,
        Quantity::NotDisclosed => String::new(),
    }
}

/// A formula with what its words stand for in place of them: `28.8 million ÷ 25,000`.
pub fn formula<Word>(formula: &Formula<Word>, spell: &dyn Fn(&Word) -> String) -> String {
    match formula {
        Formula::Number(amount) => number(amount.low()),
        Formula::Word(word) => spell(word),
        Formula::Operation(operation, left, right) => {
            let sign = match operation {
                Operation::Add => "+",
                Operation::Subtract => "−",
                Operation::Multiply => "×",
                Operation::Divide => "÷",
            };
            let is_sum = |operation: &Operation| matches!(operation, Operation::Add | Operation::Subtract);
            let side = |part: &Formula<Word>, is_right: bool| match part {
                // Products before sums, and from left to right.
                Formula::Operation(inner, ..) if is_right || (is_sum(inner) && !is_sum(operation)) => {
                    format!("({})", self::formula(part, spell))
                }
                _ => self::formula(part, spell),
            };
            format!("{} {sign} {}", side(left, false), side(right, true))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check<T: std::fmt::Debug>(rows: &[(T, &str)], spell: impl Fn(&T) -> String) {
        for (value, expected) in rows {
            assert_eq!(spell(value), *expected, "for {value:?}");
        }
    }

    #[test]
    fn numbers_are_grouped_and_scaled_and_keep_their_decimals() {
        check(
            &[
                (0.0, "0"),
                (45.0, "45"),
                (1152.0, "1,152"),
                (25_000.0, "25,000"),
                (94.55, "94.55"),
                (23_024.69, "23,024.69"),
                (999_999.0, "999,999"),
                (28_800_000.0, "28.8 million"),
                (16_550_000.0, "16.55 million"),
                (28_812_000.0, "28.812 million"),
                (28_812_345.0, "28,812,345"),
                (28_800_100.0, "28,800,100"),
                (965e9, "965 billion"),
                (999_999_600.0, "999,999,600"),
                (999_999_999.9, "999,999,999.9"),
                (999_600_000.0, "999.6 million"),
                (2e12, "2 trillion"),
                (1e15, "1e15"),
                (-1_234_567_890_123_456_800.0, "−1.2345678901234568e18"),
                (1e308, "1e308"),
                (-1.4, "−1.4"),
                (-0.0, "0"),
                (0.000_000_4, "0.0000004"),
                (-0.000_000_1, "−0.0000001"),
                (5e-324, "5e-324"),
            ],
            |value| number(*value),
        );
    }

    #[test]
    fn computed_numbers_have_four_significant_digits() {
        check(&[(654_545.454_5, "654,500"), (1.8, "1.8"), (2.215_384, "2.215"), (0.001_234_56, "0.001235")], |value| {
            computed_number(*value)
        });
    }

    #[test]
    fn the_scale_is_chosen_once_a_number_is_rounded() {
        check(&[(999_999_999.9, "1 billion"), (999_949.0, "999,900"), (-999_999.9, "−1 million")], |value| {
            computed_number(*value)
        });
        check(&[(999_999_999_999.9, "1T"), (999_999_999_990.0, "999.99999999B")], |value| tick(*value));
    }

    #[test]
    fn a_place_on_an_axis_has_its_own_name() {
        let rows = [(0.0, "0"), (30e6, "30M"), (250e3, "250k"), (1250.0, "1.25k"), (0.1 + 0.2, "0.3"), (0.0004, "0.0004")];
        check(&rows, |value| tick(*value));
        check(&[(28_800_100.0, "28.8001M"), (1e15, "1e15"), (4e-7, "4e-7"), (-2500.0, "−2.5k")], |value| tick(*value));
    }

    proptest! {
        #[test]
        fn no_two_numbers_read_alike(one in any::<f64>(), other in any::<f64>()) {
            prop_assume!(one.is_finite() && other.is_finite() && one - other != 0.0);
            prop_assert_ne!(number(one), number(other));
            let next = f64::from_bits(one.to_bits() + 1);
            prop_assert!(!next.is_finite() || number(one) != number(next), "{one} and {next}");
        }

        #[test]
        fn no_number_but_zero_reads_zero(value in any::<f64>()) {
            prop_assume!(value.is_finite() && value != 0.0);
            for spelled in [number(value), computed_number(value), tick(value)] {
                prop_assert!(spelled.contains(|digit: char| ('1'..='9').contains(&digit)), "{value}: {spelled}");
            }
        }

        #[test]
        fn a_thousand_of_a_scale_is_one_of_the_next(value in 1.0..1e14_f64) {
            for spelled in [number(value), computed_number(value), number(value.round())] {
                let Some((digits, _)) = spelled.split_once(' ') else { continue };
                prop_assert!(!digits.contains(','), "{value}: {spelled}");
            }
        }
    }
}
