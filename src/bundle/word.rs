//! A word from a closed vocabulary, as the bundle carries it.

use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};

use crate::brief::Vocabulary;

/// One word of a vocabulary; any other is reported with the nearest that exists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word<T>(pub T);

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum(T::NAME, T::WORDS, WordVisitor(PhantomData))
    }
}

struct WordVisitor<T>(PhantomData<T>);

impl<'de, T: Vocabulary> Visitor<'de> for WordVisitor<T> {
    type Value = Word<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "one of {}", T::WORDS.join(", "))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Word<T>, A::Error> {
        let (word, rest): (String, _) = access.variant()?;
        rest.unit_variant()?;
        let at = T::WORDS.iter().position(|known| *known == word);
        at.map(|at| Word(T::VALUES[at])).ok_or_else(|| serde::de::Error::unknown_variant(&word, T::WORDS))
    }
}

#[cfg(feature = "cli")]
impl<T: Vocabulary> schemars::JsonSchema for Word<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<_> = T::WORDS
            .iter()
            .zip(T::MEANINGS)
            .map(|(word, meaning)| serde_json::json!({ "const": word, "description": meaning.trim() }))
            .collect();
        schemars::json_schema!({ "oneOf": words })
    }
}
