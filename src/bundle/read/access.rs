//! The parts of a list, an object or an enum, as serde asks for them one by one.

use std::collections::BTreeSet;

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::deserializer::{Reader, Stop};
use super::messages;
use super::value::Value;
use super::walk::{Step, Walk};
use crate::diagnostic::{Diagnostic, Severity};

/// The elements of a list, or of what stands for one.
pub(super) struct Elements<'w, 'n> {
    pub list: Value<'n>,
    /// How many the type shall see.
    pub len: usize,
    pub at: usize,
    pub walk: &'w mut Walk<'n>,
}

impl<'n> SeqAccess<'n> for Elements<'_, 'n> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        if self.at == self.len {
            return Ok(None);
        }
        self.walk.path.push(Step::Index(self.at));
        let element = seed.deserialize(Reader::new(self.list.element(self.at), self.walk))?;
        self.walk.path.pop();
        self.at += 1;
        Ok(Some(element))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.len - self.at)
    }
}

/// The members of an object, or of what stands for one: those that are written, then those that are missing.
pub(super) struct Members<'w, 'n> {
    object: Value<'n>,
    /// How many of the written ones are behind.
    at: usize,
    kind: Kind<'n>,
    /// Those to be fed after the written ones, last first, and what to feed them with.
    missing: Option<(Vec<&'static str>, Value<'n>)>,
    /// The member whose key has been given: its key, its value, and whether it is a null that could be left out.
    current: (&'n str, Value<'n>, bool),
    walk: &'w mut Walk<'n>,
}

/// What is known of the keys beforehand.
enum Kind<'n> {
    /// The fields, and which of them have been met.
    Struct { name: &'static str, fields: &'static [&'static str], met: Vec<bool> },
    /// The keys that have been met.
    Map { met: BTreeSet<&'n str> },
}

impl<'w, 'n> Members<'w, 'n> {
    pub(super) fn of_map(object: Value<'n>, walk: &'w mut Walk<'n>) -> Self {
        Self::new(object, Kind::Map { met: BTreeSet::new() }, walk)
    }

    pub(super) fn of_struct(
        object: Value<'n>,
        name: &'static str,
        fields: &'static [&'static str],
        walk: &'w mut Walk<'n>,
    ) -> Self {
        Self::new(object, Kind::Struct { name, fields, met: vec![false; fields.len()] }, walk)
    }

    fn new(object: Value<'n>, kind: Kind<'n>, walk: &'w mut Walk<'n>) -> Self {
        Self { object, at: 0, kind, missing: None, current: ("", Value::Absent, false), walk }
    }

    /// Goes to the next member that the type should see.
    fn advance(&mut self) -> Option<&'n str> {
        let members = self.object.members();
        while let Some((key, node)) = members.get(self.at) {
            self.at += 1;
            if self.meet(key) {
                let value = Value::of(node);
                self.current = (key, value, matches!(value, Value::Null) && self.is_optional(key));
                return Some(key);
            }
        }
        if self.missing.is_none() {
            self.missing = Some(self.find_missing());
        }
        let (names, value) = self.missing.as_mut()?;
        self.current = (names.pop()?, *value, false);
        let name = self.current.0;
        if self.object.is_written() {
            self.walk.report_field(Severity::Error, name, None, |pointer| {
                Diagnostic::error("missing-field", pointer, format!("the field `{name}` is missing"))
            });
        }
        Some(name)
    }

    /// Takes note of a written field, and tells whether the type should see it.
    fn meet(&mut self, key: &'n str) -> bool {
        let member = Some(self.at - 1);
        let again = match &mut self.kind {
            Kind::Map { met } => !met.insert(key),
            Kind::Struct { fields, met, .. } => {
                let Some(at) = fields.iter().position(|field| *field == key) else {
                    let fields = *fields;
                    self.walk.report_field(Severity::Warning, key, member, |pointer| {
                        let message = format!("the field {} is not known here and is not read", messages::quoted(key));
                        Diagnostic::warning("unknown-field", pointer, message).help(messages::nearest_field(key, fields))
                    });
                    return false;
                };
                std::mem::replace(&mut met[at], true)
            }
        };
        if again {
            self.walk.report_field(Severity::Error, key, member, |pointer| {
                Diagnostic::error("duplicate-field", pointer, format!("the field {} is given twice", messages::quoted(key)))
                    .help("keep one of the two; the first is read")
            });
        }
        !again
    }

    /// Whether the object could do without the field.
    fn is_optional(&self, field: &str) -> bool {
        match &self.kind {
            Kind::Struct { name, .. } => !self.walk.required.of(name).contains(&field),
            Kind::Map { .. } => true,
        }
    }

    /// The fields that the type cannot do without and that are not written, or all if their types are to be asked.
    fn find_missing(&mut self) -> (Vec<&'static str>, Value<'n>) {
        let Kind::Struct { name, fields, met } = &self.kind else { return (Vec::new(), Value::Absent) };
        if matches!(self.object, Value::Specimen) && self.walk.required.look_into(name) {
            return (fields.to_vec(), Value::Specimen);
        }
        let required = self.walk.required.of(name);
        let missing = fields.iter().zip(met).rev().filter(|(field, met)| !**met && required.contains(*field));
        (missing.map(|(field, _)| *field).collect(), Value::Absent)
    }
}

impl<'n> MapAccess<'n> for Members<'_, 'n> {
    type Error = Stop;

    fn next_key_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        match self.advance() {
            Some(key) => seed.deserialize(Reader::new(Value::Text(key), self.walk)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'n>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        let (key, value, optional) = self.current;
        self.walk.path.push(Step::Field(key));
        let value = seed.deserialize(Reader::of_member(value, optional, self.walk))?;
        self.walk.path.pop();
        Ok(value)
    }
}

/// One variant of an enum, with what is written beside it.
pub(super) struct Choice<'w, 'n> {
    pub variant: &'static str,
    pub content: Option<Value<'n>>,
    pub walk: &'w mut Walk<'n>,
}

impl<'n> EnumAccess<'n> for Choice<'_, 'n> {
    type Error = Stop;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<(S::Value, Self), Stop> {
        Ok((seed.deserialize(Reader::new(Value::Text(self.variant), self.walk))?, self))
    }
}

impl<'n> VariantAccess<'n> for Choice<'_, 'n> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        if self.content.is_some_and(Value::is_written) {
            let variant = self.variant;
            self.walk.report(Severity::Error, |pointer| {
                Diagnostic::error("wrong-type", pointer, format!("`{variant}` stands alone, without a value"))
                    .help(format!("write `\"{variant}\"`"))
            });
        }
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'n>>(self, seed: S) -> Result<S::Value, Stop> {
        let variant = self.variant;
        if self.content.is_none() {
            self.walk.report(Severity::Error, |pointer| {
                Diagnostic::error("wrong-type", pointer, format!("`{variant}` does not stand alone"))
                    .help(format!("write `{{ \"{variant}\": … }}`"))
            });
        }
        self.walk.path.push(Step::Field(variant));
        let value = seed.deserialize(Reader::new(self.content.unwrap_or(Value::Absent), self.walk))?;
        self.walk.path.pop();
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'n>>(self, _: usize, _: V) -> Result<V::Value, Stop> {
        Err(Stop(None))
    }

    fn struct_variant<V: Visitor<'n>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Stop> {
        Err(Stop(None))
    }
}
