//! Amounts with their precision, and the algebra that carries both through a formula.
//!
//! A precision says on which sides of the stated amount the true value may lie, and how far off:
//!
//! | precision | below | above |
//! | --- | --- | --- |
//! | exact | not | not |
//! | about | near | near |
//! | nearly | near | not |
//! | more than, at least | not | open |
//! | less than, at most | open | not |
//! | order of magnitude | tenfold | tenfold |
//!
//! Each operation tells which side of an input moves which side of the result: in `a - b` and `a / b` a higher `b`
//! lowers the result. A side of the result is as far off as the worst input that moves it. So "more than" over
//! "nearly" is "more than", and the difference of two lower bounds, open on both sides, has no bound.
//! A word of precision does not change a sign: "fewer than 25,000 accounts" are more than none. Only a difference can,
//! when what is taken away may be larger than what it is taken from; what is then divided by it has no bound.
//! The law is interval arithmetic (Moore, *Interval Analysis*, 1966, chapter 2) with the width of an interval's side
//! kept as one of four words, since sources do not say how near "nearly" is.

use std::cmp::Ordering;

use super::unit::Ratio;
use super::words::Precision;

/// A number or a range, in units; finite, and the range in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    low: f64,
    high: f64,
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self { low: 0.0, high: 0.0 };

    /// One number; `None` unless finite.
    pub fn one(value: f64) -> Option<Self> {
        Self::range(value, value)
    }

    /// A range; `None` unless finite and in order.
    pub fn range(low: f64, high: f64) -> Option<Self> {
        (low.is_finite() && high.is_finite() && low <= high).then_some(Self { low, high })
    }

    /// The lowest stated value.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The highest stated value.
    pub fn high(self) -> f64 {
        self.high
    }

    fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    /// Whether it is a range.
    pub fn is_range(self) -> bool {
        self.low < self.high
    }

    /// Whether all of another lies within.
    pub fn holds(self, other: Self) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    /// How many significant digits it is written with, zeros at the end of a whole number not among them: 2 of 25,000.
    pub fn significant(self) -> u32 {
        significant(self.low).max(significant(self.high))
    }

    fn rounded(self, most: u32, toward: Toward) -> Self {
        Self { low: rounded(self.low, most, toward), high: rounded(self.high, most, toward) }
    }
}

/// Where a number goes that is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toward {
    Nearest,
    Less,
    More,
}

/// Digits that arithmetic on binary numbers keeps; what lies past them is its own.
const KEPT: u32 = 15;

/// A number of which no more than so many significant digits are left.
fn rounded(value: f64, most: u32, toward: Toward) -> f64 {
    // "d.dddddddddddddde-d": digits and the power of ten of the first.
    let written = format!("{:.14e}", value.abs());
    let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
    let (Ok(digits), Ok(power)) = (digits.replace('.', "").parse::<u64>(), power.parse::<i32>()) else { return value };
    let dropped = KEPT.saturating_sub(most.max(1));
    let unit = 10u64.pow(dropped);
    let (kept, rest) = (digits / unit, digits % unit);
    let is_away = match toward {
        Toward::Nearest => rest * 2 >= unit && rest > 0,
        Toward::Less => value < 0.0 && rest > 0,
        Toward::More => value > 0.0 && rest > 0,
    };
    let kept = kept + u64::from(is_away);
    let sign = if value < 0.0 { "-" } else { "" };
    format!("{sign}{kept}e{}", power - 14 + dropped.cast_signed()).parse().unwrap_or(value)
}

fn significant(value: f64) -> u32 {
    let written = format!("{value:e}");
    let digits = written.split('e').next().unwrap_or_default();
    digits.bytes().filter(u8::is_ascii_digit).count() as u32
}

/// How far the true value may lie from the stated one, on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slack {
    /// Not at all.
    Not,
    /// A little.
    Near,
    /// Within a factor of ten.
    Tenfold,
    /// Any distance.
    Open,
}

/// Where the true value may lie, seen from the stated amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// How far below.
    pub below: Slack,
    /// How far above.
    pub above: Slack,
    /// Whether the stated value itself is left out, as in "more than".
    pub strict: bool,
    /// Whether the true value may have the other sign; only a difference does.
    pub signless: bool,
}

impl Bound {
    /// The stated value and no other.
    pub const EXACT: Self = Self { below: Slack::Not, above: Slack::Not, strict: false, signless: false };
    /// Any value at all.
    const ANY: Self = Self { below: Slack::Open, above: Slack::Open, strict: false, signless: true };

    /// What a word of precision bounds; `None` for "not disclosed", which bounds nothing.
    pub fn of(precision: Precision) -> Option<Self> {
        let (below, above, strict) = match precision {
            Precision::Exact => (Slack::Not, Slack::Not, false),
            Precision::About => (Slack::Near, Slack::Near, false),
            Precision::Nearly => (Slack::Near, Slack::Not, true),
            Precision::MoreThan => (Slack::Not, Slack::Open, true),
            Precision::AtLeast => (Slack::Not, Slack::Open, false),
            Precision::LessThan => (Slack::Open, Slack::Not, true),
            Precision::AtMost => (Slack::Open, Slack::Not, false),
            Precision::OrderOfMagnitude => (Slack::Tenfold, Slack::Tenfold, false),
            Precision::NotDisclosed => return None,
        };
        Some(Self { below, above, strict, signless: false })
    }

    fn flipped(self) -> Self {
        Self { below: self.above, above: self.below, ..self }
    }

    fn joined(self, other: Self) -> Self {
        Self {
            below: self.below.max(other.below),
            above: self.above.max(other.above),
            strict: self.strict || other.strict,
            signless: self.signless || other.signless,
        }
    }
}

/// An amount with its bound, or the fact that none is disclosed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// Stated or derived.
    Known(Amount, Bound),
    /// A gap, never a zero.
    NotDisclosed,
}

impl Quantity {
    /// As what follows from others can be said: with no more than `most` significant digits, and about once it is rounded. Where
    /// it bounds one side only, it is rounded to that side, and goes on bounding it: more than 1,152 is more than 1,100. Without
    /// `most`, all digits stand if there is an end to them. Ends of a range that would read alike are one number.
    #[must_use]
    pub fn told(self, most: Option<u32>) -> Self {
        /// More digits than these are those of a fraction without end.
        const ENDLESS: u32 = 12;
        /// Which is told to so many.
        const COMPUTED: u32 = 4;
        let Self::Known(amount, bound) = self else { return self };
        let amount = amount.rounded(KEPT, Toward::Nearest);
        let most = most.unwrap_or(if amount.significant() > ENDLESS { COMPUTED } else { KEPT });
        let toward = match (bound.below, bound.above) {
            (Slack::Not, Slack::Not) => Toward::Nearest,
            (Slack::Not, _) => Toward::Less,
            (_, Slack::Not) => Toward::More,
            _ => Toward::Nearest,
        };
        let told = amount.rounded(most, toward);
        let is_loosened = told != amount && (bound.below, bound.above) == (Slack::Not, Slack::Not);
        let bound = if is_loosened { Bound { below: Slack::Near, above: Slack::Near, ..bound } } else { bound };
        Self::Known(told, bound)
    }

    /// The same in another unit, of which one of this is so many; `None` where that is too large for a number.
    pub fn converted(self, ratio: Ratio) -> Option<Self> {
        let Self::Known(amount, bound) = self else { return Some(self) };
        Some(Self::Known(Amount::range(ratio.apply(amount.low), ratio.apply(amount.high))?, bound))
    }
}

/// Why a formula has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArithmeticError {
    /// A divisor is zero, or may be.
    DivisionByZero,
    /// The result is too large for a number.
    Overflow,
}

/// The four operations of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operation {
    /// The result with the bound that follows; not disclosed as soon as one input is.
    ///
    /// # Errors
    /// See [`ArithmeticError`].
    pub fn apply(self, left: Quantity, right: Quantity) -> Result<Quantity, ArithmeticError> {
        let (Quantity::Known(a, a_bound), Quantity::Known(b, b_bound)) = (left, right) else {
            return Ok(Quantity::NotDisclosed);
        };
        if self == Self::Divide && b.low <= 0.0 && b.high >= 0.0 {
            return Err(ArithmeticError::DivisionByZero);
        }
        let corners: [f64; 4] = match self {
            Self::Add => [a.low + b.low, a.high + b.high, a.low + b.low, a.high + b.high],
            Self::Subtract => [a.low - b.high, a.high - b.low, a.low - b.high, a.high - b.low],
            Self::Multiply => [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high],
            Self::Divide => [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high],
        };
        let low = corners.into_iter().fold(f64::INFINITY, f64::min);
        let high = corners.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let amount = Amount::range(low, high).ok_or(ArithmeticError::Overflow)?;
        let bound = match self {
            Self::Add => sum((a, a_bound), (b, b_bound), amount),
            Self::Subtract => sum((a, a_bound), (b.negated(), b_bound.flipped()), amount),
            Self::Multiply => moved_by(a_bound, b, b_bound).joined(moved_by(b_bound, a, a_bound)),
            Self::Divide if sign(b, b_bound).is_none() => Bound::ANY,
            Self::Divide => moved_by(a_bound, b, b_bound).joined(moved_by(b_bound, a, a_bound).flipped()),
        };
        Ok(Quantity::Known(amount, bound))
    }
}

/// The bound of a sum, and whether its sign is sure.
fn sum((a, a_bound): (Amount, Bound), (b, b_bound): (Amount, Bound), result: Amount) -> Bound {
    let bound = a_bound.joined(b_bound);
    let (a, b) = (reach(a, a_bound), reach(b, b_bound));
    let signless = match sign(result, Bound::EXACT) {
        Some(Ordering::Less) => a.1 + b.1 > 0.0,
        Some(_) => a.0 + b.0 < 0.0,
        None => true,
    };
    Bound { signless, ..bound }
}

/// The lowest and highest true value that an amount can mean. "Near" has no width of its own; for the question whether a
/// difference may change its sign it is taken as half of the amount.
fn reach(amount: Amount, bound: Bound) -> (f64, f64) {
    let farthest = |from: f64, slack: Slack, up: bool| {
        let away = if up { f64::INFINITY } else { f64::NEG_INFINITY };
        let toward_zero = (from > 0.0) != up;
        match slack {
            Slack::Not => from,
            _ if bound.signless || from == 0.0 => away,
            Slack::Near => from * if toward_zero { 0.5 } else { 2.0 },
            Slack::Tenfold => from * if toward_zero { 0.1 } else { 10.0 },
            Slack::Open if toward_zero => 0.0,
            Slack::Open => away,
        }
    };
    (farthest(amount.low, bound.below, false), farthest(amount.high, bound.above, true))
}

/// The sign of the true value, zero going with either; `None` when it may be of both.
fn sign(amount: Amount, bound: Bound) -> Option<Ordering> {
    match reach(amount, bound) {
        (low, _) if low >= 0.0 => Some(Ordering::Greater),
        (_, high) if high <= 0.0 => Some(Ordering::Less),
        _ => None,
    }
}

/// A bound as seen through multiplication by a factor: flipped when that is negative, the worse on both sides when it
/// may be of either sign.
fn moved_by(bound: Bound, factor: Amount, factor_bound: Bound) -> Bound {
    match sign(factor, factor_bound) {
        Some(Ordering::Less) => bound.flipped(),
        Some(_) => bound,
        None => bound.joined(bound.flipped()),
    }
}

/// Reads digits with at most one point among or after them, and nothing else.
pub fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_decimal = !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    if is_decimal { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::brief::Vocabulary;

    fn known(value: f64, precision: Precision) -> Quantity {
        Quantity::Known(Amount::one(value).unwrap(), Bound::of(precision).unwrap())
    }

    #[test]
    fn more_than_over_nearly_is_more_than() {
        let ratio = Operation::Divide.apply(known(28_800_000.0, Precision::MoreThan), known(25_000.0, Precision::Nearly));
        let Ok(Quantity::Known(amount, bound)) = ratio else { panic!("{ratio:?}") };
        assert_eq!((amount.low(), bound), (1152.0, Bound::of(Precision::MoreThan).unwrap()));
    }

    #[test]
    fn the_difference_of_two_lower_bounds_has_no_bound() {
        let difference = Operation::Subtract.apply(known(9.0, Precision::AtLeast), known(4.0, Precision::AtLeast));
        let Ok(Quantity::Known(_, bound)) = difference else { panic!("{difference:?}") };
        assert_eq!((bound.below, bound.above), (Slack::Open, Slack::Open));
    }

    #[test]
    fn fewer_than_a_number_of_things_are_still_some() {
        let each = Operation::Divide.apply(known(100.0, Precision::Exact), known(25.0, Precision::LessThan));
        let Ok(Quantity::Known(amount, bound)) = each else { panic!("{each:?}") };
        assert_eq!((amount.low(), bound), (4.0, Bound::of(Precision::MoreThan).unwrap()));
    }

    #[test]
    fn what_is_divided_by_a_difference_that_may_vanish_has_no_bound() {
        let rest = Operation::Subtract.apply(known(9.0, Precision::AtMost), known(4.0, Precision::Exact)).unwrap();
        let Quantity::Known(_, bound) = rest else { panic!("{rest:?}") };
        assert!(bound.signless);
        let each = Operation::Divide.apply(known(100.0, Precision::Exact), rest);
        let Ok(Quantity::Known(_, bound)) = each else { panic!("{each:?}") };
        assert_eq!((bound.below, bound.above), (Slack::Open, Slack::Open));
    }

    #[test]
    fn nothing_follows_from_what_is_not_disclosed() {
        let sum = Operation::Add.apply(known(1.0, Precision::Exact), Quantity::NotDisclosed);
        assert_eq!(sum, Ok(Quantity::NotDisclosed));
    }

    #[track_caller]
    fn tells(value: f64, precision: Precision, most: Option<u32>, expected: (f64, Precision)) {
        let Quantity::Known(amount, bound) = known(value, precision).told(most) else { panic!("it is known") };
        assert_eq!((amount, bound), (Amount::one(expected.0).unwrap(), Bound::of(expected.1).unwrap()));
    }

    #[test]
    fn what_follows_from_coarse_numbers_is_told_as_coarsely() {
        use Precision::{About, AtMost, Exact, MoreThan, Nearly};
        tells(1152.0, MoreThan, Some(2), (1100.0, MoreThan));
        tells(1152.0, Nearly, Some(2), (1200.0, Nearly));
        tells(-1152.0, AtMost, Some(2), (-1100.0, AtMost));
        tells(1152.0, About, Some(2), (1200.0, About));
        tells(1152.0, Exact, Some(2), (1200.0, About));
        tells(1200.0, Exact, Some(2), (1200.0, Exact));
        tells(640_000.0, Exact, None, (640_000.0, Exact));
        tells(0.1 + 0.2, Exact, None, (0.3, Exact));
        tells(39_472_912.65, Exact, None, (39_472_912.65, Exact));
        tells(100.0 / 3.0, Exact, None, (33.33, About));
        tells(100.0 / 3.0, MoreThan, None, (33.33, MoreThan));
        tells(999_999.9, About, Some(3), (1e6, About));
        tells(0.0, Exact, Some(1), (0.0, Exact));
        tells(1e300, About, Some(1), (1e300, About));
    }

    #[test]
    fn ends_that_would_read_alike_are_one_number() {
        let range = Quantity::Known(Amount::range(28_800_100.0, 28_800_400.0).unwrap(), Bound::EXACT);
        let Quantity::Known(told, bound) = range.told(Some(3)) else { panic!("it is known") };
        assert_eq!((told, bound), (Amount::one(28_800_000.0).unwrap(), Bound::of(Precision::About).unwrap()));
        assert_eq!(range.told(None), range);
    }

    proptest! {
        #[test]
        fn no_more_digits_are_told_than_are_known(value in -1e12..1e12_f64, most in 1..15_u32, word in 0..8_usize) {
            let precision = Precision::VALUES[word];
            let Quantity::Known(told, bound) = known(value, precision).told(Some(most)) else { panic!("it is known") };
            prop_assert!(told.significant() <= most, "{told:?}");
            let off = (told.low() - value).abs() / value.abs().max(f64::MIN_POSITIVE);
            prop_assert!(off <= 10f64.powi(1 - most.cast_signed()), "{value} is told as {told:?}");
            prop_assert!(told.low() != 0.0 || value == 0.0);
            // Whatever was said of where the true value may lie still holds.
            let near = value.abs() * 1e-14;
            let holds = bound.below != Slack::Not || told.low() <= value + near;
            prop_assert!(holds && (bound.above != Slack::Not || told.high() >= value - near), "{value} is told as {told:?}");
        }
    }

    #[test]
    fn digits_read_as_they_are_written() {
        for text in [
            "0",
            "7",
            "28800000",
            "4.8",
            "0.1",
            "5.",
            "123456789.125",
            "9007199254740991",
            "0.30000000000000004",
            "123456789012345678901234567890",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["", ".5", "1.2.3", "-1", "1e5", "1,000", " 1"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
