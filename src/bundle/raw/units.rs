//! What is counted and measured in.

use crate::bundle::mirror::mirror;
#[cfg(feature = "cli")]
use crate::bundle::shape::{Above, Name, Text, Unit as Expression};

mirror! {
/// A unit that figures and series are in. Seconds, minutes, hours, days, weeks, months and years, `percent`, `percentage-point`,
/// `times` and the currencies of ISO 4217 need no entry.
pub struct Unit {
    /// Kebab-case, unique among units: `boat`. Figures name it.
    id: String as "Name",
    /// After a 1: `boat`.
    one: String as "Text",
    /// After any other number: `boats`.
    many: String as "Text",
    /// Beside a number in place of the words: `ms`, `km`, `№`.
    symbol: Option<String> as "Option<Text>" = default,
    /// True where the symbol stands before the number.
    symbol_before: bool = default,
    /// How many of another unit one is. Formulas convert by it.
    factor: Option<Factor> = default,
}

/// How many of another unit one is: an hour is 60 minutes.
pub struct Factor {
    /// The number, above zero.
    by: f64 as "Above",
    /// The other unit, as figures have it: `meter`, `kilometer per hour`.
    unit: String as "Expression",
}
}
