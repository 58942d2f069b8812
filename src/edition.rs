//! A brief together with what its bundle says, field by field: what two revisions are compared by.
//!
//! ```text
//! raw::Bundle -> bundle::content -> Content -.
//!      '-------> lower -----------> Brief ----+-> Edition
//! ```
//!
//! The brief has what follows from the bundle and the words for it. The content has all that stands in the bundle, under the
//! names it has there, and nothing else: not how it is spelled, and not what a page makes of it.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use crate::brief::Brief;

/// One revision of a brief, ready to be compared with another.
pub struct Edition {
    pub brief: Brief,
    pub content: Content,
}

/// A value of the bundle. Equal values say the same, however they are spelled: `1` and `1.0`, an empty list and none.
#[derive(Debug, Clone)]
pub enum Content {
    /// Left out, null, or a blank text where a text may be left out.
    Nothing,
    /// A yes or a no; one that is left out is a no.
    Flag(bool),
    Number(f64),
    /// The lowest and the highest value of a range.
    Range(f64, f64),
    /// A word of a closed vocabulary.
    Word(&'static str),
    Text(String),
    /// A column of numbers; NaN stands for a gap.
    Numbers(Rc<Vec<f64>>),
    List(Vec<Content>),
    /// Fields by name, in the order of their definition.
    Record(Vec<(Cow<'static, str>, Content)>),
}

impl Content {
    /// The field of that name.
    pub fn field(&self, name: &str) -> &Self {
        let Self::Record(fields) = self else { return &Self::Nothing };
        fields.iter().find(|(known, _)| known == name).map_or(&Self::Nothing, |(_, value)| value)
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it has elements, or could have.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::Numbers(_) | Self::List(_))
    }

    /// How many elements it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::List(list) => list.len(),
            _ => 0,
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing | Self::Flag(false) => true,
            Self::Numbers(_) | Self::List(_) => self.len() == 0,
            Self::Record(fields) => fields.iter().all(|(_, value)| value.is_empty()),
            _ => false,
        }
    }

    /// The element at a position; nothing past the end.
    pub fn element(&self, at: usize) -> Cow<'_, Self> {
        match self {
            Self::Numbers(numbers) => Cow::Owned(numbers.get(at).map_or(Self::Nothing, |number| Self::of_number(*number))),
            Self::List(list) => list.get(at).map_or(Cow::Owned(Self::Nothing), Cow::Borrowed),
            _ => Cow::Owned(Self::Nothing),
        }
    }

    /// A number of a column.
    pub fn of_number(number: f64) -> Self {
        if number.is_nan() { Self::Nothing } else { Self::Number(number) }
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(this), Self::Number(other)) => this == other,
            (Self::Range(low, high), Self::Range(other_low, other_high)) => low == other_low && high == other_high,
            (Self::Flag(this), Self::Flag(other)) => this == other,
            (Self::Word(this), Self::Word(other)) => this == other,
            (Self::Text(this), Self::Text(other)) => this == other,
            // A gap is a gap, though NaN is not equal to itself.
            (Self::Numbers(this), Self::Numbers(other)) => {
                this.len() == other.len()
                    && this.iter().zip(&**other).all(|(this, other)| this == other || (this.is_nan() && other.is_nan()))
            }
            (Self::Record(fields), Self::Record(theirs)) => {
                // What only the other has must be empty, too.
                fields.iter().all(|(name, value)| value == other.field(name))
                    && theirs.iter().all(|(name, value)| value.is_empty() || !self.field(name).is_empty())
            }
            _ if self.is_list() && other.is_list() => {
                self.len() == other.len() && (0..self.len()).all(|at| self.element(at) == other.element(at))
            }
            _ => self.is_empty() && other.is_empty(),
        }
    }
}

/// As JSON has it, with all digits; what says nothing is left out of records.
impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted =
            |f: &mut fmt::Formatter<'_>, text: &str| write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        match self {
            Self::Nothing => f.write_str("null"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Range(low, high) => write!(f, "[{low}, {high}]"),
            Self::Word(word) => quoted(f, word),
            Self::Text(text) => quoted(f, text),
            Self::Numbers(_) | Self::List(_) => {
                f.write_str("[")?;
                for at in 0..self.len() {
                    let comma = if at > 0 { ", " } else { "" };
                    write!(f, "{comma}{}", self.element(at))?;
                }
                f.write_str("]")
            }
            Self::Record(fields) => {
                f.write_str("{")?;
                for (at, (name, value)) in fields.iter().filter(|(_, value)| !value.is_empty()).enumerate() {
                    let comma = if at > 0 { ", " } else { "" };
                    write!(f, "{comma}\"{name}\": {value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_as_if_it_were_empty() {
        let none = Content::Record(vec![("flag".into(), Content::Flag(false)), ("list".into(), Content::List(Vec::new()))]);
        assert_eq!(none, Content::Record(vec![("flag".into(), Content::Nothing), ("list".into(), Content::Nothing)]));
        assert_eq!(none, Content::Nothing);
        assert_ne!(Content::Flag(true), Content::Nothing);
        assert_ne!(Content::Number(0.0), Content::Nothing);
    }

    #[test]
    fn a_gap_equals_a_gap_and_no_number() {
        let numbers = |numbers: &[f64]| Content::Numbers(Rc::new(numbers.to_vec()));
        assert_eq!(numbers(&[1.0, f64::NAN]), numbers(&[1.0, f64::NAN]));
        assert_ne!(numbers(&[1.0, f64::NAN]), numbers(&[1.0, 0.0]));
        assert_eq!(numbers(&[1.0, f64::NAN]), Content::List(vec![Content::Number(1.0), Content::Nothing]));
    }
}
