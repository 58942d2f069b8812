//! One mark for each of many, of which the reader selects a stretch.

use super::Field;
use super::props::props;
use crate::chart::Layout;
use crate::chart::units::layout as layout_of;
use crate::insight::{self, Misfit, Stretch};
use crate::wording::{self, UnitWords};

/// How many there are, and what falls to each.
#[derive(Clone, PartialEq)]
pub struct Units {
    pub count: f64,
    /// How many, in words: `nearly 25,000 names`.
    pub words: String,
    /// What falls to each, where that is stated.
    pub share: Option<Share>,
}

/// What falls to one of many.
#[derive(Clone, PartialEq)]
pub struct Share {
    /// The word before the number, with a space after it; empty for none.
    pub word: String,
    pub low: f64,
    pub high: f64,
    /// Of what falls to several.
    pub unit: UnitWords,
    /// What falls to one, in words, where that is stated; empty where it is an equal share of what falls to all.
    pub of_one: String,
}

props!(struct Units { count, words, share });
props!(struct Share { word, low, high, unit, of_one });

impl Units {
    /// What the fields select: how many, and after how many.
    ///
    /// # Errors
    /// Which field holds what is impossible, and why, as a sentence.
    pub fn selected(&self, fields: &[Field]) -> Result<Stretch, (usize, String)> {
        let mut numbers = [0.0; 2];
        for (at, (number, field)) in numbers.iter_mut().zip(fields).enumerate() {
            // None is a selection too.
            if let Some(flaw) = insight::no_count(field.value, field.is_empty) {
                return Err((at, wording::flaw(wording::SELECTED[at], flaw)));
            }
            *number = field.value;
        }
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
        let fall = self.share.as_ref().map(|share| {
            let ends = [share.low, share.high].map(|of_one| selected.share(of_one));
            wording::fall(&share.of_one, &wording::part_of(&share.word, ends, &share.unit))
        });
        wording::selected(selected, &self.words, &fall.unwrap_or_default())
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
