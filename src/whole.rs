//! Whole numbers as a bundle has them: one function for all who read one, so that the check and a page that looks for a newer
//! bundle beside it know a revision by the same number. `2`, `2.0` and `20e-1` are one.

/// Why a number is none of those that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWhole {
    /// It has a fraction, or is no number.
    Fraction,
    /// It is negative, or too large.
    Range,
}

/// The whole number that a number is.
///
/// # Errors
/// See [`NotWhole`].
pub fn whole(number: f64) -> Result<u32, NotWhole> {
    if number.fract() != 0.0 {
        return Err(NotWhole::Fraction);
    }
    if !(0.0..=f64::from(u32::MAX)).contains(&number) {
        return Err(NotWhole::Range);
    }
    #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
    Ok(number as u32)
}

#[cfg(test)]
mod tests {
    use super::{NotWhole, whole};

    #[test]
    fn a_whole_number_is_one_however_it_is_written() {
        for text in ["2", "2.0", "20e-1", "0.2e1", "2E+0"] {
            assert_eq!(whole(text.parse().expect("it is a number")), Ok(2), "{text}");
        }
        assert_eq!(whole(f64::from(u32::MAX)), Ok(u32::MAX));
        assert_eq!(whole(-0.0), Ok(0));
        for (number, expected) in [
            (1.5, NotWhole::Fraction),
            (f64::NAN, NotWhole::Fraction),
            (-1.0, NotWhole::Range),
            (4_294_967_296.0, NotWhole::Range),
        ] {
            assert_eq!(whole(number), Err(expected), "{number}");
        }
    }
}
