//! Units in words, as far as numbers that are made in the browser need them.

use super::number::number;
use crate::brief::Unit;

/// What stands beside a number of a unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnitWords {
    /// Before the digits, and after a minus: `US$`.
    pub before: String,
    /// After a number that goes with a singular: `day`.
    pub one: String,
    /// After any other: `days`.
    pub many: String,
}

impl UnitWords {
    /// The words of a unit.
    pub fn of(unit: &Unit) -> Self {
        let [one, many] = ["1", "2"].map(|number| {
            let said = super::number::with_unit(number, unit.text());
            let (before, after) = said.split_once(number).unwrap_or(("", &said));
            (before.to_owned(), after.to_owned())
        });
        Self { before: many.0, one: one.1, many: many.1 }
    }

    /// A number in its unit: `1 day`.
    pub fn full(&self, value: f64) -> String {
        let digits = number(value);
        let after = if digits == "1" { &self.one } else { &self.many };
        match digits.strip_prefix('−') {
            Some(size) => format!("−{}{size}{after}", self.before),
            None => format!("{}{digits}{after}", self.before),
        }
    }
}
