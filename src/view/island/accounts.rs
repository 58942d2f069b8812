//! One mark for each account, of which the reader selects the first so many.

use super::Field;
use super::props::props;
use crate::chart::Layout;
use crate::chart::accounts::layout as layout_of;
use crate::insight::{self, Flaw};
use crate::wording;

/// How many there are, and what falls to each.
#[derive(Clone, PartialEq)]
pub struct Accounts {
    pub count: f64,
    /// How many, in words: `nearly 25,000 accounts`.
    pub words: String,
    /// What falls to each if all are alike: of what was done, then of that in a day. Absent: not stated.
    pub shares: Vec<Share>,
}

/// What falls to one of many.
#[derive(Clone, PartialEq)]
pub struct Share {
    /// The word before the number, with a space after it; empty for none.
    pub word: String,
    pub low: f64,
    pub high: f64,
    /// After the number: `exchanges`, `exchanges a day`.
    pub unit: String,
}

props!(struct Accounts { count, words, shares });
props!(struct Share { word, low, high, unit });

impl Accounts {
    /// How many the field selects.
    ///
    /// # Errors
    /// Which field holds what is impossible, and why, as a sentence.
    pub fn selected(&self, field: Field) -> Result<f64, (usize, String)> {
        let Field { value, is_empty } = field;
        // None is a selection too.
        match insight::flaw(value, is_empty, true).filter(|flaw| *flaw != Flaw::Zero) {
            Some(flaw) => Err((0, wording::flaw(wording::SELECTED, flaw))),
            None if value > self.count => Err((0, wording::too_many(&self.words))),
            None => Ok(value),
        }
    }

    /// What falls to so many of them.
    pub fn answer(&self, selected: f64) -> String {
        if selected == 0.0 {
            return wording::NONE_SELECTED.to_owned();
        }
        let mut shares = String::new();
        for share in &self.shares {
            if !shares.is_empty() {
                shares.push_str(", ");
            }
            shares.push_str(&wording::part_of(&share.word, [selected * share.low, selected * share.high], &share.unit));
        }
        wording::selected(selected, &self.words, &shares)
    }

    /// How many marks that is in a layout, and where they lie, as the path of an SVG.
    pub fn outline(&self, selected: f64, layout: Layout) -> String {
        let field = layout_of(self.count, layout);
        // Between none and all.
        field.outline(((selected / field.each).round() as i32).unsigned_abs())
    }

    /// How many there are up to a place in a layout.
    pub fn up_to(&self, at: (i32, i32), layout: Layout) -> f64 {
        let field = layout_of(self.count, layout);
        (f64::from(field.up_to(at)) * field.each).min(self.count)
    }
}
