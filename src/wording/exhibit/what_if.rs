//! A what-if, and the reader's own numbers in it.

use super::one_decimal;
use crate::insight;
use crate::wording::language::Digits;
use crate::wording::number::{computed_number, number};

/// Days that a volume takes under a limit, after the word of their bound: `more than 23.0 days`.
pub fn days(days: f64, word: &str) -> String {
    let spelled = if days < 100.0 { one_decimal(days) } else { number(days.round()) };
    format!("{word}{spelled} days")
}

/// `at 50 a day per account the same volume takes more than 23.0 days`
pub fn what_if(cap: f64, days: &str) -> String {
    format!("at {} a day per account the same volume takes {days}", number(cap))
}

/// At the stated rate: `as stated, 25.6 a day per account take 45 days`
pub fn as_stated(rate: f64, days: &str) -> String {
    format!("as stated, {} a day per account for {days}", computed_number(rate))
}

/// What a reader can ask of a what-if, in the order of its fields.
pub const ASKED: [&str; 3] = ["Accounts", "Days", "Most a day per account"];

/// Before the buttons that put numbers of the brief into the fields, and the one for what was stated.
pub const PRESETS: &str = "Try";
pub const AS_STATED: &str = "as stated";

/// On a button: `50 a day`.
pub fn preset(cap: f64) -> String {
    format!("{} a day", number(cap))
}

/// The answer to a what-if. `formula` is the volume and the accounts, `days` follows from the limit, `rate` and `accounts` are
/// what it would take to be done in `within` days, all in words with their precision.
pub fn what_if_answer(cap: f64, days: &str, formula: [&str; 2], within: f64, rate: &str, accounts: &str) -> String {
    let (spelled, within) = (number(cap), stated_days(within));
    let [volume, among] = formula;
    format!(
        "Hypothetical: {}, that is {volume} ÷ ({among} × {spelled}). In {within} it takes {rate} a day per account; \
         at {spelled} a day, {accounts} accounts.",
        what_if(cap, days)
    )
}

/// A number that follows from others, after the word of its bound: `more than 25.6`.
pub fn bounded(word: &str, value: f64) -> String {
    format!("{word}{}", computed_number(value))
}

/// Why there is no answer, by the field.
pub fn flaw(label: &str, flaw: insight::Flaw) -> String {
    let why = match flaw {
        insight::Flaw::Empty => "empty, so nothing can be worked out.",
        insight::Flaw::NoNumber => "what is typed is not a number.",
        insight::Flaw::Negative => "fewer than none is impossible.",
        insight::Flaw::Zero => "with none at all the volume is never reached.",
        insight::Flaw::Part => "only whole ones are possible.",
        insight::Flaw::Small => "less than a thousandth is too little to show what follows.",
        insight::Flaw::Huge => "more than a trillion is too much to show what follows.",
    };
    format!("{label}: {why}")
}

/// What the axes of a what-if are.
pub const ACROSS_WHAT_IF: &str = "most a day per account";
pub const UP_WHAT_IF: &str = "days for the same volume";

/// A limit: `50 a day per account`.
pub fn cap_label(cap: f64) -> String {
    format!("{} a day per account", computed_number(cap))
}

/// At a mark of the curve: `50 a day: more than 23.0 days`.
pub fn cap_words(cap: f64, days: &str) -> String {
    format!("{} a day: {days}", number(cap))
}

/// `45 days`
pub fn stated_days(days: f64) -> String {
    format!("{} {}", number(days), Digits::of(days, 0).form("day", "days"))
}

/// Says that nothing of a what-if happened, and how it is computed.
pub const KEY_WHAT_IF: &str = "Hypothetical: no such limit was set. Days = exchanges ÷ (accounts × most a day per account), as if all \
                            accounts were used alike.";
