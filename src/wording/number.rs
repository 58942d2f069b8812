//! Numbers, quantities with their precision, formulas.

use super::language::digits;
use crate::brief::{Bound, Figure, Formula, Id, Operation, Precision, Quantity, ReportedValue, Slack, Unit};
use crate::insight::SeriesPoint;

/// `1,152`, `28.8 million`, `94.55`. Up to six decimals, none lost below that; scale words from a million on.
pub fn number(value: f64) -> String {
    if value.abs() >= 1e15 {
        return grouped(value, 0);
    }
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if value.abs() >= scale {
            return format!("{} {word}", grouped(value / scale, 3));
        }
    }
    grouped(value, 6)
}

/// A number computed from others, to four significant digits, so that it claims no more than its inputs.
pub fn computed_number(value: f64) -> String {
    number(computed(value))
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
    if value.abs() >= 1e15 {
        return grouped(value, 0);
    }
    for (scale, mark) in [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")] {
        if value.abs() >= scale {
            return format!("{}{mark}", grouped(value / scale, 2));
        }
    }
    grouped(value, 3)
}

pub(super) fn grouped(value: f64, decimals: i16) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    // Past this, digits would fill the line and mean nothing.
    if value.abs() >= 1e15 {
        let power = value.abs().log10().floor() as i32;
        return format!("{}e{power}", digits(value / 10f64.powi(power), 2));
    }
    digits(value, decimals)
}

/// A number with its unit: `45 days`, `US$965 billion`, `13%`, `1 day`.
pub(super) fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() {
        return number.to_owned();
    }
    if unit == "%" {
        return format!("{number}%");
    }
    if unit.ends_with(['$', '€', '£', '¥']) {
        return format!("{unit}{number}");
    }
    match unit.strip_suffix('s') {
        // A word of its author's in the plural. What is shorter, or has another sign in it, is a symbol and stays whole.
        Some(one)
            if number == "1"
                && !one.ends_with('s')
                && one.len() > 2
                && one.chars().all(|letter| letter.is_alphabetic() || letter == ' ') =>
        {
            format!("1 {one}")
        }
        _ => format!("{number} {unit}"),
    }
}

/// How a quantity reads, in parts: the word of its precision, the number, the unit after it.
pub struct QuantityWords {
    /// `more than`; empty when exact.
    pub precision: String,
    /// `28.8 million`, currency included; `not disclosed` when it is.
    pub number: String,
    /// `exchanges`; empty when the number holds it.
    pub unit: String,
}

impl QuantityWords {
    /// `more than 28.8 million`
    pub fn value(&self) -> String {
        spaced(&self.precision, &self.number)
    }

    /// `more than 28.8 million exchanges`
    pub fn full(&self) -> String {
        spaced(&self.value(), &self.unit)
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
    quantity_words(figure.quantity, figure.precision, &figure.unit)
}

/// How one source's value for a figure reads.
pub fn reported_words(reported: &ReportedValue, unit: &Unit) -> QuantityWords {
    quantity_words(reported.quantity(), Some(reported.precision), unit)
}

/// What stands for a gap.
const NO_VALUE: &str = "no value";

/// How a point of a series reads; a gap says that it is one.
pub fn point_words(point: &SeriesPoint, unit: &Unit) -> QuantityWords {
    let words = quantity_words(point.quantity, Some(point.precision), unit);
    match (point.quantity, point.precision) {
        (Quantity::NotDisclosed, Precision::NotDisclosed) | (Quantity::Known(..), _) => words,
        (Quantity::NotDisclosed, _) => QuantityWords { number: NO_VALUE.to_owned(), ..words },
    }
}

/// How a value reads of which nothing is to be said beyond it, in a unit as its author wrote it: as [`point_words`] has it.
pub fn plain_words(value: f64, unit: &str) -> String {
    if value.is_finite() { with_unit(&number(value), unit) } else { NO_VALUE.to_owned() }
}

/// How a quantity reads; the word is the author's where there is one, else what the bound amounts to.
fn quantity_words(quantity: Quantity, precision: Option<Precision>, unit: &Unit) -> QuantityWords {
    let Quantity::Known(amount, bound) = quantity else {
        return QuantityWords { precision: String::new(), number: "not disclosed".to_owned(), unit: String::new() };
    };
    let spell = if precision.is_some() { number } else { computed_number };
    let number =
        if amount.is_range() { format!("{} to {}", spell(amount.low()), spell(amount.high())) } else { spell(amount.low()) };
    let word = precision.map_or_else(|| bound_word(bound), |precision| precision_word(precision));
    let joined = with_unit(&number, unit.text());
    // Said after the number, since nothing said before it would be true.
    let (word, after) = if word == UNBOUNDED { ("", word) } else { (word, "") };
    match joined.strip_prefix(&format!("{number} ")) {
        Some(unit) => QuantityWords { precision: word.to_owned(), unit: format!("{unit}{after}"), number },
        None => QuantityWords { precision: word.to_owned(), number: format!("{joined}{after}"), unit: String::new() },
    }
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
    match figure.quantity {
        Quantity::NotDisclosed => String::new(),
        Quantity::Known(..) if words.precision.is_empty() => "exactly".to_owned(),
        Quantity::Known(..) => words.precision,
    }
}

/// A formula with the labels of its figures in place of their ids: `28.8 million ÷ 25,000`.
pub fn formula(formula: &Formula, spell: &dyn Fn(&Id<Figure>) -> String) -> String {
    match formula {
        Formula::Number(amount) => number(amount.low()),
        Formula::Figure(id) => spell(id),
        Formula::Operation(operation, left, right) => {
            let sign = match operation {
                Operation::Add => "+",
                Operation::Subtract => "−",
                Operation::Multiply => "×",
                Operation::Divide => "÷",
            };
            let side = |part: &Formula| match part {
                Formula::Operation(..) => format!("({})", self::formula(part, spell)),
                _ => self::formula(part, spell),
            };
            format!("{} {sign} {}", side(left), side(right))
        }
    }
}

#[cfg(test)]
mod tests {
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
                (965e9, "965 billion"),
                (2e12, "2 trillion"),
                (1e308, "1e308"),
                (-1.4, "−1.4"),
                (-0.000_000_1, "0"),
            ],
            |value| number(*value),
        );
    }

    #[test]
    fn symbols_of_units_are_never_cut() {
        let rows = [("accounts", "1 account"), ("ms", "1 ms"), ("m/s", "1 m/s"), ("lbs", "1 lbs"), ("%", "1%"), ("", "1")];
        check(&rows, |unit| with_unit("1", unit));
    }

    #[test]
    fn computed_numbers_have_four_significant_digits() {
        check(&[(654_545.454_5, "654,500"), (1.8, "1.8"), (2.215_384, "2.215"), (0.001_234_56, "0.001235")], |value| {
            computed_number(*value)
        });
    }
}
