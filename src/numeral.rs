//! Numbers as texts, in as few digits as lead back to the same number.
//!
//! The standard library writes the same digits, faster, with 10 KB of code and 1 KB of tables that no compressor makes
//! smaller. A page has some hundred numbers.

use std::cmp::Ordering;

/// The number as `Display` writes it: never with an exponent.
pub fn numeral(value: f64) -> String {
    let sign = if value.is_sign_negative() && !value.is_nan() { "-" } else { "" };
    if value == 0.0 || !value.is_finite() {
        let word = if value == 0.0 {
            "0"
        } else if value.is_nan() {
            "NaN"
        } else {
            "inf"
        };
        return [sign, word].concat();
    }
    let (mut digits, point) = shortest(value);
    let before = "0".repeat(usize::try_from(1 - point).unwrap_or(0));
    digits.insert_str(0, &before);
    let whole = usize::try_from(point).unwrap_or(0).max(1);
    digits.push_str(&"0".repeat(whole.saturating_sub(digits.len())));
    if digits.len() > whole {
        digits.insert(whole, '.');
    }
    [sign, &digits].concat()
}

/// The digits of a number that is not zero, and how many of them stand before the point; fewer than none where zeros follow
/// the point.
///
/// Free-format printing by whole numbers of any length (Steele and White, "How to Print Floating-Point Numbers Accurately",
/// 1990; section 4 of Burger and Dybvig, 1996): the number is `rest / unit`, and what lies within `above` and `below` of it
/// is read back as the same.
fn shortest(value: f64) -> (String, i32) {
    let bits = value.to_bits();
    let (power, fraction) = ((bits >> 52 & 0x7ff) as i32, bits & ((1 << 52) - 1));
    let mantissa = if power == 0 { fraction } else { fraction | 1 << 52 };
    let exponent = power.max(1) - 1075;
    // A power of two is nearer to the number below it than to the one above.
    let nearer_below = fraction == 0 && power > 1;
    // Halfway between two numbers is read as the even one.
    let within = |order: Ordering| order.is_lt() || (order.is_eq() && mantissa % 2 == 0);

    let (up, down) = (exponent.max(0).unsigned_abs(), exponent.min(0).unsigned_abs());
    let mut rest = Whole::new(mantissa * 4, up);
    let mut above = Whole::new(2, up);
    let mut below = Whole::new(if nearer_below { 1 } else { 2 }, up);
    let mut unit = Whole::new(4, down);
    let mut point = 0;
    while within(unit.compare(&rest, &above)) {
        unit.multiply(10);
        point += 1;
    }
    let mut digits = String::new();
    loop {
        for part in [&mut rest, &mut above, &mut below] {
            part.multiply(10);
        }
        if digits.is_empty() && !within(unit.compare(&rest, &above)) {
            point -= 1;
            continue;
        }
        let mut digit = b'0';
        while unit.compare(&rest, &Whole::default()).is_le() {
            rest.subtract(&unit);
            digit += 1;
        }
        let enough = within(rest.compare(&below, &Whole::default()));
        let enough_above = within(unit.compare(&rest, &above));
        let nearer_above = unit.compare(&rest, &rest).is_le();
        digits.push(char::from(digit + u8::from(enough_above && (!enough || nearer_above))));
        if enough || enough_above {
            return (digits, point);
        }
    }
}

/// A whole number of any length, the lowest part first.
#[derive(Default)]
struct Whole(Vec<u32>);

impl Whole {
    /// A number times a power of two.
    fn new(number: u64, power: u32) -> Self {
        let mut whole = Self(vec![number as u32, (number >> 32) as u32]);
        for _ in 0..power {
            whole.multiply(2);
        }
        whole
    }

    fn multiply(&mut self, factor: u32) {
        let mut carry = 0;
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Takes away a number that is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrowed = false;
        for (at, part) in self.0.iter_mut().enumerate() {
            let (less, below_zero) = part.overflowing_sub(other.0.get(at).copied().unwrap_or(0));
            let (less, too) = less.overflowing_sub(u32::from(borrowed));
            (*part, borrowed) = (less, below_zero || too);
        }
    }

    fn part(&self, at: usize) -> i64 {
        self.0.get(at).map_or(0, |part| i64::from(*part))
    }

    /// How it compares to the sum of two others.
    fn compare(&self, one: &Self, other: &Self) -> Ordering {
        let mut difference = 0_i64;
        for at in (0..self.0.len().max(one.0.len()).max(other.0.len())).rev() {
            difference = (difference << 32) + self.part(at) - one.part(at) - other.part(at);
            // What lies below adds up to less than two.
            if difference.abs() > 2 {
                break;
            }
        }
        difference.cmp(&0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::numeral;

    #[test]
    fn the_ends_of_the_range_are_written_as_the_standard_library_does() {
        let powers = (-1074..1024).map(|power| 2_f64.powi(power));
        let tens = (-323..=308).map(|power| format!("1e{power}").parse().expect("it is a number"));
        let ends = [0.0, -0.0, f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE, 5e-324];
        for value in powers.chain(tens).chain(ends) {
            for value in [value, value.next_up(), value.next_down()] {
                assert_eq!(numeral(value), value.to_string());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn all_numbers_are_written_as_the_standard_library_does(bits: u64, hundredths in -1_000_000_000_000_i64..1_000_000_000_000) {
            for value in [f64::from_bits(bits), hundredths as f64 / 100.0, hundredths as f64 * 0.1] {
                prop_assert_eq!(numeral(value), value.to_string());
            }
        }
    }
}
