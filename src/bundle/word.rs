//! A word from a closed vocabulary, as the bundle carries it.

use super::content::Tell;
use super::mirror::Fill;
use super::read::{Value, Walk};
use crate::brief::Vocabulary;
use crate::edition::Content;

/// One word of a vocabulary, the first unless another is written; one that is not of it is reported with the nearest that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<T: Vocabulary> Default for Word<T> {
    fn default() -> Self {
        Self(T::VALUES[0])
    }
}

impl<T: Vocabulary> Fill for Word<T> {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>) {
        self.0 = T::VALUES[walk.word(value, T::NAME, T::WORDS)];
    }
}

impl<T: Vocabulary> Tell for Word<T> {
    fn content(&self) -> Content {
        Content::Word(self.0.word())
    }
}

#[cfg(feature = "cli")]
impl<T: Vocabulary> schemars::JsonSchema for Word<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "oneOf": words::<T>() })
    }
}

/// Each word of a vocabulary with what it means, for the schema.
#[cfg(feature = "cli")]
pub(super) fn words<T: Vocabulary>() -> Vec<serde_json::Value> {
    let words = T::WORDS.iter().zip(T::MEANINGS);
    words.map(|(word, meaning)| serde_json::json!({ "const": word, "description": meaning.trim() })).collect()
}
