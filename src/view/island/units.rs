//! One mark for each of many, of which the reader selects a stretch.

use super::props::props;
use super::{Field, take};
use crate::chart::Layout;
use crate::chart::units::layout as layout_of;
use crate::insight::{Misfit, Stretch};
use crate::wording;

/// How many there are, and what falls to each.
#[derive(Clone, PartialEq)]
pub struct Units {
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

props!(struct Units { count, words, shares });
props!(struct Share { word, low, high, unit });

impl Units {
    /// What the fields select: how many, and after how many.
    ///
    /// # Errors
    /// Which field holds what is impossible, and why, as a sentence.
    pub fn selected(&self, fields: &[Field]) -> Result<Stretch, (usize, String)> {
        let mut numbers = [0.0; 2];
        // None is a selection too.
        take(&mut numbers, fields, &wording::SELECTED, true)?;
        let [count, before] = numbers;
        let stretch = Stretch { count, before };
        match stretch.misfit(self.count) {
            None => Ok(stretch),
            Some(Misfit::Many) => Err((0, wording::too_many(&self.words))),
            Some(Misfit::Left(left)) => Err((1, wording::too_few(before, left, &self.words))),
        }
    }

    /// What falls to those selected.
    pub fn answer(&self, selected: Stretch) -> String {
        if selected.is_none() {
            return wording::NONE_SELECTED.to_owned();
        }
        let mut shares = String::new();
        for share in &self.shares {
            if !shares.is_empty() {
                shares.push_str(", ");
            }
            let ends = [share.low, share.high].map(|of_one| selected.share(of_one));
            shares.push_str(&wording::part_of(&share.word, ends, &share.unit));
        }
        wording::selected(selected, &self.words, &shares)
    }

    /// Where the marks of those selected lie in a layout, as the path of an SVG; empty for none.
    pub fn outline(&self, selected: Option<Stretch>, layout: Layout) -> String {
        let field = layout_of(self.count, layout);
        selected.map_or_else(String::new, |selected| field.outline(field.marks_of(selected)))
    }

    /// Those from one place in a layout to another, in the order of their numbers.
    pub fn between(&self, one: (i32, i32), other: (i32, i32), layout: Layout) -> Stretch {
        layout_of(self.count, layout).between(one, other)
    }
}
