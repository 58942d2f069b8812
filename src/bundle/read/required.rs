//! Which fields must be there, as the derived `Deserialize` of each struct itself tells.
//!
//! Serde gives a reader the names of a struct's fields, but not which of them have a default. It tells only by failing: a
//! struct that is given no field asks for the first one that it cannot do without, and is gone with its error, so the
//! reader could neither go on nor try again. So the structs of [`raw`] are asked before the bundle is read, over a
//! [`Specimen`](Value::Specimen) instead of a text: each round ends at the next required field, is begun again with that
//! field known, and the rounds are over when nothing new is learned. Afterwards the reader feeds every missing field
//! itself, having reported it, and each bundle is read in one pass, however much it lacks.
//!
//! There are as many rounds as structs and required fields in the format, about a hundred, each over a handful of
//! values; the answer is kept.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::deserializer::Reader;
use super::value::Value;
use super::walk::Walk;
use crate::bundle::raw;

static REQUIRED: LazyLock<Required> = LazyLock::new(Required::ask);

/// The required fields by the name of the struct.
#[derive(Debug, Clone, Default)]
pub(super) struct Required {
    structs: BTreeMap<&'static str, Fields>,
    /// What has been learned so far, counted.
    lessons: usize,
    /// The round of questions.
    round: usize,
}

#[derive(Debug, Clone, Default)]
struct Fields {
    required: Vec<&'static str>,
    /// Whether the struct has been content with `required`.
    complete: bool,
    /// The last round that looked into the types of all fields.
    looked_into: usize,
}

impl Required {
    /// What the structs of [`raw`] require.
    pub(super) fn known() -> Self {
        REQUIRED.clone()
    }

    fn ask() -> Self {
        let mut walk = Walk::new(Self::default());
        loop {
            let lessons = walk.required.lessons;
            walk.path.clear();
            walk.required.round += 1;
            // Its outcome is in the lessons; the bundle itself means nothing.
            let _ = raw::Bundle::deserialize(Reader::new(Value::Specimen, &mut walk));
            if walk.required.lessons == lessons {
                return walk.required;
            }
        }
    }

    /// The fields that a struct cannot do without.
    pub(super) fn of(&self, name: &str) -> &[&'static str] {
        self.structs.get(name).map_or(&[], |fields| &fields.required)
    }

    /// Whether a specimen of the struct should now have all fields, so that their types are asked as well: once in a
    /// round is enough, and ends for types that hold themselves.
    pub(super) fn look_into(&mut self, name: &'static str) -> bool {
        let fields = self.structs.entry(name).or_default();
        let look = fields.complete && fields.looked_into < self.round;
        if look {
            fields.looked_into = self.round;
        }
        look
    }

    /// Takes note that a struct was content, or which field it missed.
    pub(super) fn learn(&mut self, name: &'static str, missed: Option<&'static str>) {
        let fields = self.structs.entry(name).or_default();
        match missed {
            Some(field) => fields.required.push(field),
            None if fields.complete => return,
            None => fields.complete = true,
        }
        self.lessons += 1;
    }
}
