//! A what-if, and the reader's own numbers in it. What is asked and what follows have the labels and units of their author.

use super::sentences;
use crate::brief::{ArithmeticError, Quantity};
use crate::insight;
use crate::wording::number::{computed, precision_of, unbounded};
use crate::wording::unit::UnitWords;

/// What a field, an axis or an answer is: `Most a day (kites per name)`.
pub fn asked(label: &str, unit: &UnitWords) -> String {
    let unit = unit.bare();
    if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
}

/// Before the buttons that set a value.
pub const PRESETS: &str = "Try";

/// What follows, in words: `more than 15 days`; why nothing does where the formula has no value.
pub fn result(result: Result<Quantity, ArithmeticError>, unit: &UnitWords) -> String {
    match result {
        Ok(Quantity::Known(amount, bound)) => {
            let [low, high] = [amount.low(), amount.high()].map(|end| unit.full(computed(end)));
            let number = if low == high { low } else { format!("{low} to {high}") };
            format!("{}{number}{}", precision_of(Quantity::Known(amount, bound)), unbounded(bound))
        }
        Ok(Quantity::NotDisclosed) => "no value, since a part of it is not disclosed".to_owned(),
        Err(ArithmeticError::DivisionByZero) => "no value, since something would be divided by zero".to_owned(),
        Err(ArithmeticError::Overflow) => "no value, since it is too large to work out".to_owned(),
    }
}

/// The answer: `Hypothetical. Days for the order: more than 15 days, from more than 72,000 kites ÷ (nearly 2,400 names × 2 kites
/// per day per name). To compare: Days the form was open: 12 days.`
pub fn hypothetical(label: &str, result: &str, formula: &str, compared: &str) -> String {
    let answer = format!("Hypothetical. {label}: {result}, from {formula}.");
    let compared = if compared.is_empty() { String::new() } else { format!("To compare: {compared}.") };
    sentences(&[answer, compared])
}

/// What a reader is told at a value: `Most a day: 2 kites per name. Days for the order: more than 15 days.`
pub fn trial(input: &str, set: &str, answer: &str, result: &str) -> String {
    format!("{input}: {set}. {answer}: {result}.")
}

/// At a mark of the curve: `2 kites per name: more than 15 days`
pub fn trial_words(set: &str, result: &str) -> String {
    format!("{set}: {result}")
}

/// A figure to hold against an answer, with its label.
pub fn compared(label: &str, value: &str) -> String {
    format!("{label}: {value}")
}

/// Why there is no answer, by the field.
pub fn flaw(label: &str, flaw: insight::Flaw) -> String {
    let why = match flaw {
        insight::Flaw::Empty => "empty, so nothing can be worked out.",
        insight::Flaw::NoNumber => "what is typed is not a number.",
        insight::Flaw::Negative => "fewer than none is impossible.",
        insight::Flaw::Part => "only whole ones are possible.",
    };
    format!("{label}: {why}")
}

/// That a value is beyond what can be asked: `Most a day: only 1 kite to 40 kites can be asked about.`
pub fn outside(label: &str, unit: &UnitWords, range: [f64; 2]) -> String {
    let [from, to] = range.map(|end| unit.full(end));
    format!("{label}: only {from} to {to} can be asked about.")
}

/// Says that nothing of a what-if happened, and how to read its marks.
pub const KEY_WHAT_IF: &str = "Hypothetical: worked out by a formula from the numbers beside it, not reported by anyone. ● where it \
                               starts ○ other values to try";
