//! Values that are more than a word, a number or a list of them.

use std::ops::Index;
use std::rc::Rc;

use crate::brief::Tlp;
#[cfg(feature = "cli")]
use crate::bundle::shape::Date;
use crate::bundle::word::Word;

/// Handling marking: `"none"`, `{"embargo": "2026-06-24T18:00Z"}` or `{"tlp": "amber"}`.
#[derive(Debug, Default)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename_all = "kebab-case"))]
pub enum Marking {
    /// No restriction.
    #[default]
    None,
    /// Not to be published before this date or instant.
    Embargo(#[cfg_attr(feature = "cli", schemars(with = "Date"))] String),
    /// Traffic Light Protocol 2.0 label.
    Tlp(Word<Tlp>),
}

/// A point in time: seconds since 1970-01-01T00:00Z, or a date.
#[derive(Debug, Clone, PartialEq)]
pub enum Time {
    /// Seconds since 1970-01-01T00:00Z.
    Seconds(f64),
    /// A date or instant.
    Date(String),
}

impl Default for Time {
    fn default() -> Self {
        Self::Seconds(0.0)
    }
}

/// A number, or the figure that it is the value of.
#[derive(Debug, Clone, PartialEq)]
pub enum Start {
    Number(f64),
    /// Id of a figure.
    Figure(String),
}

impl Default for Start {
    fn default() -> Self {
        Self::Number(0.0)
    }
}

/// Points in time.
#[derive(Debug, Default, PartialEq)]
pub struct Times {
    /// As they are given; NaN where a date is.
    pub seconds: Rc<Vec<f64>>,
    /// Each with its position, in order.
    pub dates: Vec<(usize, String)>,
}

impl Times {
    /// The date at a position, if one is given there.
    pub fn date(&self, at: usize) -> Option<&str> {
        let found = self.dates.binary_search_by(|(known, _)| known.cmp(&at)).ok()?;
        Some(&self.dates[found].1)
    }
}

/// Numbers; NaN where null stands.
#[derive(Debug, Default)]
pub struct Values(pub Rc<Vec<f64>>);

/// Words by their key, in the order of the keys, each key once.
#[derive(Debug, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Index<&str> for Pairs {
    type Output = String;
    fn index(&self, key: &str) -> &String {
        let (_, word) = self.0.iter().find(|(known, _)| known == key).expect("the key is there");
        word
    }
}
