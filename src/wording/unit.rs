//! How a unit stands beside a number: `US$440 million`, `−US$5`, `45 days`, `1 day`, `13%`.
//!
//! ```text
//! Unit -> UnitWords -> before, number, after: whoever draws carries the words, not the unit
//! ```

use super::language::Digits;
use super::number::in_words;
use crate::brief::{Measure, Part, SCALES, Unit};

/// What stands on either side of a number: made once, and carried to wherever numbers in that unit are said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitWords {
    /// Before the digits, and after a minus: `US$`.
    pub before: String,
    /// After a number that goes with a singular: `day`, `exchange per account`, `%`.
    pub one: String,
    /// After any other: `days`.
    pub many: String,
    /// The power of ten that numbers are in: 6 for `million USD`.
    pub scale: usize,
}

/// Units that need no declaring, by id: one, many, and the sign that is used beside a number.
const KNOWN: [(&str, [&str; 2], &str); 10] = [
    ("second", ["second", "seconds"], ""),
    ("minute", ["minute", "minutes"], ""),
    ("hour", ["hour", "hours"], ""),
    ("day", ["day", "days"], ""),
    ("week", ["week", "weeks"], ""),
    ("month", ["month", "months"], ""),
    ("year", ["year", "years"], ""),
    ("percent", ["percent", "percent"], "%"),
    ("percentage-point", ["percentage point", "percentage points"], ""),
    ("times", ["times", "times"], ""),
];

/// Signs of currencies as English has them outside America (CLDR 48, en-GB); the others go by their codes.
const CURRENCIES: [(&str, &str); 22] = [
    ("AUD", "A$"),
    ("BRL", "R$"),
    ("CAD", "CA$"),
    ("CNY", "CN¥"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("HKD", "HK$"),
    ("ILS", "₪"),
    ("INR", "₹"),
    ("JPY", "JP¥"),
    ("KRW", "₩"),
    ("MXN", "MX$"),
    ("NZD", "NZ$"),
    ("PHP", "₱"),
    ("TWD", "NT$"),
    ("USD", "US$"),
    ("VND", "₫"),
    ("XAF", "FCFA"),
    ("XCD", "EC$"),
    ("XCG", "Cg."),
    ("XOF", "F\u{a0}CFA"),
    ("XPF", "CFPF"),
];

/// One unit in words.
struct Name<'m> {
    one: &'m str,
    many: &'m str,
    /// Used beside a number in place of the words; empty for none.
    symbol: &'m str,
    is_before: bool,
}

impl<'m> Name<'m> {
    fn of(measure: &'m Measure) -> Self {
        if let Some(said) = &measure.said {
            let symbol = said.symbol.as_deref().unwrap_or_default();
            return Self { one: &said.one, many: &said.many, symbol, is_before: said.is_symbol_before };
        }
        let id = measure.id.as_str();
        if let Some((_, [one, many], symbol)) = KNOWN.into_iter().find(|(known, ..)| *known == id) {
            return Self { one, many, symbol, is_before: false };
        }
        let symbol = CURRENCIES.into_iter().find(|(code, _)| *code == id).map_or(id, |(_, symbol)| symbol);
        Self { one: symbol, many: symbol, symbol, is_before: true }
    }
}

impl UnitWords {
    /// The words of a unit.
    pub fn of(unit: &Unit) -> Self {
        let mut words = Self::default();
        for (at, part) in unit.parts().iter().enumerate() {
            let Part { measure, scale, is_under } = part;
            let name = Name::of(measure);
            // The scale word of the number itself goes with the number: `US$440 million`.
            let scale = if at == 0 {
                words.scale = usize::try_from(*scale).unwrap_or_default();
                ""
            } else {
                SCALES.into_iter().find(|(_, power)| power == scale).map_or("", |(word, _)| word)
            };
            if at == 0 && name.is_before && !name.symbol.is_empty() {
                name.symbol.clone_into(&mut words.before);
                continue;
            }
            let (one, many) = match (*is_under, name.symbol) {
                (true, _) if !scale.is_empty() => (name.many, name.many),
                (true, _) => (name.one, name.one),
                (false, "") => (name.one, name.many),
                (false, symbol) => (symbol, symbol),
            };
            let joint = match (*is_under, at) {
                (true, _) => "per",
                (false, 0) => "",
                (false, _) => "×",
            };
            for (after, word) in [(&mut words.one, one), (&mut words.many, many)] {
                for word in [joint, scale, word] {
                    if !after.is_empty() && !word.is_empty() {
                        after.push(' ');
                    }
                    after.push_str(word);
                }
            }
        }
        words
    }

    /// A number with all its digits, and what stands before it; what stands after is apart: `US$440 million`, `13%`, `45`.
    pub(super) fn number(&self, digits: &Digits) -> String {
        let number = in_words(digits);
        let number = match number.strip_prefix('−') {
            Some(size) => format!("−{}{size}", self.sign()),
            None => format!("{}{number}", self.sign()),
        };
        if self.is_close() { number + &self.many } else { number }
    }

    /// The same for two, from one to the other: `US$4 million to US$6 million`, `13 to 15%`.
    pub(super) fn range(&self, low: &Digits, high: &Digits) -> String {
        let bare = Self { one: String::new(), many: String::new(), ..self.clone() };
        let numbers = format!("{} to {}", bare.number(low), bare.number(high));
        if self.is_close() { numbers + &self.many } else { numbers }
    }

    /// What stands after a number, where that is a word of its own: `day`.
    pub(super) fn after(&self, digits: &Digits) -> &str {
        if self.is_close() { "" } else { digits.form(&self.one, &self.many) }
    }

    /// What stands after a range.
    pub(super) fn after_range(&self) -> &str {
        if self.is_close() { "" } else { &self.many }
    }

    /// The digits of a number in this unit.
    pub(super) fn digits(&self, value: f64) -> Digits {
        Digits::of(value, i16::try_from(self.scale).unwrap_or_default())
    }

    /// The unit alone, for many, beside numbers that are counted in it: `days`, `US$ million`; empty for a plain number.
    pub fn bare(&self) -> String {
        let scale =
            SCALES.into_iter().find(|(_, power)| usize::try_from(*power) == Ok(self.scale)).map_or("", |(word, _)| word);
        [&self.before, scale, &self.many].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// A number with all its digits in its unit: `1 day`; what is no number as it is.
    pub fn full(&self, value: f64) -> String {
        if !value.is_finite() {
            return value.to_string();
        }
        let digits = self.digits(value);
        super::number::spaced(&self.number(&digits), self.after(&digits))
    }

    /// Before the digits, with a space where it ends in a letter: `CHF 5`.
    fn sign(&self) -> String {
        let space = if self.before.ends_with(char::is_alphanumeric) { "\u{a0}" } else { "" };
        format!("{}{space}", self.before)
    }

    /// Whether what follows stands at the last digit: `13%`, `45°`.
    fn is_close(&self) -> bool {
        self.many.starts_with(['%', '‰', '°', '′', '″']) && !self.many.starts_with("°C") && !self.many.starts_with("°F")
    }
}

/// Whether a unit is said by a symbol, beside which numbers are digits.
pub(super) fn has_symbol(unit: &Unit) -> bool {
    unit.parts().first().is_some_and(|part| !Name::of(&part.measure).symbol.is_empty())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::brief::Said;

    fn words(text: &str) -> UnitWords {
        let declared = |id: &str| {
            let (one, many, symbol, is_symbol_before) = match id {
                "exchange" => ("exchange", "exchanges", None, false),
                "bus" => ("bus", "buses", None, false),
                "millisecond" => ("millisecond", "milliseconds", Some("ms"), false),
                "meter-a-second" => ("meter a second", "meters a second", Some("m/s"), false),
                "degree" => ("degree Celsius", "degrees Celsius", Some("°C"), false),
                "point" => ("point", "points", Some("№"), true),
                "token" => ("token", "tokens", None, false),
                _ => return None,
            };
            let said = Said { one: one.to_owned(), many: many.to_owned(), symbol: symbol.map(str::to_owned), is_symbol_before };
            Some(Arc::new(Measure::declared(id, said, None)))
        };
        UnitWords::of(&Unit::parse(text, &declared).unwrap_or_else(|unknown| panic!("`{}` is not known", unknown.word)))
    }

    #[test]
    fn an_axis_names_what_its_numbers_are_counted_in() {
        for (unit, expected) in [
            ("day", "days"),
            ("million USD", "US$ million"),
            ("thousand bus", "thousand buses"),
            ("USD per day", "US$ per day"),
            ("percent", "%"),
            ("", ""),
        ] {
            assert_eq!(words(unit).bare(), expected);
        }
    }

    #[test]
    fn numbers_stand_in_their_units() {
        for (value, unit, expected) in [
            (45.0, "day", "45 days"),
            (1.0, "day", "1 day"),
            (-1.0, "day", "−1 day"),
            (0.5, "day", "0.5 days"),
            (1.0, "millisecond", "1 ms"),
            (1.0, "meter-a-second", "1 m/s"),
            (1.0, "bus", "1 bus"),
            (1e6, "bus", "1 million buses"),
            (1.0, "exchange per day", "1 exchange per day"),
            (1152.0, "exchange per day", "1,152 exchanges per day"),
            (13.0, "percent", "13%"),
            (-5.0, "percent per year", "−5% per year"),
            (2.0, "percentage-point", "2 percentage points"),
            (3.0, "times", "3 times"),
            (20.0, "degree", "20 °C"),
            (440.0, "million USD", "US$440 million"),
            (1_234.5, "million USD", "US$1,234,500,000"),
            (1_200.0, "million USD", "US$1.2 billion"),
            (0.1, "million USD", "US$100,000"),
            (440e6, "USD", "US$440 million"),
            (-5.0, "USD", "−US$5"),
            (5.0, "CHF", "CHF\u{a0}5"),
            (-5.5, "CHF", "−CHF\u{a0}5.5"),
            (2.5, "USD per million token", "US$2.5 per million tokens"),
            (3.0, "exchange per USD", "3 exchanges per US$"),
            (7.0, "point", "№7"),
            (8.0, "exchange × day", "8 exchanges × days"),
            (45.0, "", "45"),
        ] {
            let spelled = words(unit).full(value);
            assert_eq!(spelled, expected, "{value} {unit}");
        }
    }

    #[test]
    fn both_ends_of_a_range_are_in_the_unit() {
        let range = |unit: &str, low: f64, high: f64| {
            let words = words(unit);
            let numbers = words.range(&words.digits(low), &words.digits(high));
            super::super::number::spaced(&numbers, words.after_range())
        };
        assert_eq!(range("million USD", 4.0, 6.0), "US$4 million to US$6 million");
        assert_eq!(range("USD", -5.0, 3.0), "−US$5 to US$3");
        assert_eq!(range("percent", -5.0, 3.0), "−5 to 3%");
        assert_eq!(range("exchange", 0.0, 1.0), "0 to 1 exchanges");
        assert_eq!(range("exchange", 28_800_100.0, 28_800_400.0), "28,800,100 to 28,800,400 exchanges");
    }
}
