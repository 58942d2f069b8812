//! A serde deserializer that does not stop at what is wrong.
//!
//! The derived `Deserialize` of each struct of [`raw`](super::super::raw) asks it for the types of its fields. What does
//! not fit is reported with its pointer, and the emptiest value of the type is given in its place, without another word:
//! one mistake makes one finding, and one run finds all.
//!
//! Only the requests that `raw` makes are answered so. A hand-written `Deserialize` there asks for any value and takes a
//! number and a text alike.

use std::fmt;

use serde::de::{Deserializer, Expected, Visitor};
use serde::forward_to_deserialize_any;

use super::access::{Choice, Elements, Members};
use super::messages;
use super::value::Value;
use super::walk::Walk;
use crate::diagnostic::{Diagnostic, Severity};

/// That a type could not be made, and for want of which field. All else is in the findings.
#[derive(Debug)]
pub(super) struct Stop(pub Option<&'static str>);

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the value cannot be read")
    }
}

impl std::error::Error for Stop {}

impl serde::de::Error for Stop {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(None)
    }

    fn missing_field(field: &'static str) -> Self {
        Self(Some(field))
    }
}

/// One value on its way into a type.
pub(super) struct Reader<'w, 'n> {
    value: Value<'n>,
    walk: &'w mut Walk<'n>,
    /// Whether the value is a null that could be left out.
    optional: bool,
}

impl<'w, 'n> Reader<'w, 'n> {
    pub(super) fn new(value: Value<'n>, walk: &'w mut Walk<'n>) -> Self {
        Self { value, walk, optional: false }
    }

    /// The same, of a member that might be a null which could be left out.
    pub(super) fn of_member(value: Value<'n>, optional: bool, walk: &'w mut Walk<'n>) -> Self {
        Self { value, walk, optional }
    }

    /// Reports a value of another type than expected, which is then as good as absent.
    fn mismatch(&mut self, expected: &str) {
        self.mismatch_of(expected, &[]);
    }

    /// The same, where one of these words was expected.
    fn mismatch_of(&mut self, expected: &str, words: &[&str]) {
        let (value, optional) = (self.value, self.optional);
        if value.is_written() {
            self.walk.report(Severity::Error, |pointer| {
                let message = format!("expected {expected}, found {}", messages::found(value));
                let diagnostic = Diagnostic::error("wrong-type", pointer, message);
                Diagnostic { help: messages::mend(expected, value, optional, words), ..diagnostic }
            });
        }
        if !matches!(value, Value::Specimen) {
            self.value = Value::Absent;
        }
    }

    fn text(&mut self) -> &'n str {
        if let Value::Text(text) = self.value {
            text
        } else {
            self.mismatch(messages::TEXT);
            ""
        }
    }

    fn number(&mut self) -> f64 {
        if let Value::Number(number) = self.value {
            number
        } else {
            self.mismatch(messages::NUMBER);
            0.0
        }
    }

    fn flag(&mut self) -> bool {
        if let Value::Bool(flag) = self.value {
            flag
        } else {
            self.mismatch(messages::FLAG);
            false
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number has just been found to be whole and in range"
    )]
    fn whole(&mut self) -> u32 {
        let Value::Number(number) = self.value else {
            self.mismatch(messages::WHOLE);
            return 0;
        };
        let (code, expected) = if number.fract() != 0.0 {
            ("wrong-type", messages::WHOLE.to_owned())
        } else if !(0.0..=f64::from(u32::MAX)).contains(&number) {
            ("number-out-of-range", format!("{} from 0 to {}", messages::WHOLE, u32::MAX))
        } else {
            return number as u32;
        };
        self.walk.report(Severity::Error, |pointer| {
            Diagnostic::error(code, pointer, format!("expected {expected}, found `{number}`"))
        });
        0
    }

    fn list(&mut self) {
        if !matches!(self.value, Value::List(_) | Value::Numbers(_)) {
            self.mismatch(messages::LIST);
        }
    }

    fn tuple(&mut self, len: usize) {
        let expected = format!("{} of {len} values", messages::LIST);
        if !matches!(self.value, Value::List(_) | Value::Numbers(_)) {
            return self.mismatch(&expected);
        }
        let found = self.value.len();
        if found != len {
            let message = format!("expected {expected}, found {found}");
            self.walk.report(Severity::Error, |pointer| Diagnostic::error("wrong-length", pointer, message));
        }
    }

    fn object(&mut self) {
        if !matches!(self.value, Value::Object(_)) {
            self.mismatch(messages::OBJECT);
        }
    }

    /// Which of the variants is meant, and what is written beside it.
    fn choice(&mut self, name: &str, variants: &'static [&'static str]) -> (&'static str, Option<Value<'n>>) {
        let first = variants.first().copied().unwrap_or_default();
        let (word, content) = match self.value {
            Value::Text(word) => (word, None),
            Value::Object([(word, content)]) => (&**word, Some(Value::of(content))),
            _ => {
                self.mismatch_of(&messages::word_for(name), variants);
                return (first, Some(self.value));
            }
        };
        if let Some(variant) = variants.iter().find(|variant| **variant == word) {
            return (variant, content);
        }
        self.walk.report(Severity::Error, |pointer| {
            let message = format!("{} is not {}", messages::quoted(word), messages::word_for(name));
            Diagnostic::error("unknown-word", pointer, message).help(messages::nearest_word(word, variants))
        });
        (first, Some(Value::Absent))
    }
}

impl<'n> Deserializer<'n> for Reader<'_, 'n> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        match self.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Number(number) => visitor.visit_f64(number),
            _ => {
                self.mismatch(&(&visitor as &dyn Expected).to_string());
                visitor.visit_f64(0.0)
            }
        }
    }

    fn deserialize_bool<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_bool(self.flag())
    }

    fn deserialize_u32<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_u32(self.whole())
    }

    fn deserialize_f64<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_f64(self.number())
    }

    fn deserialize_str<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.value {
            Value::Null | Value::Absent => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'n>>(self, _: &'static str, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        self.list();
        visitor.visit_seq(Elements { list: self.value, len: self.value.len(), at: 0, walk: self.walk })
    }

    fn deserialize_tuple<V: Visitor<'n>>(mut self, len: usize, visitor: V) -> Result<V::Value, Stop> {
        self.tuple(len);
        visitor.visit_seq(Elements { list: self.value, len, at: 0, walk: self.walk })
    }

    fn deserialize_map<V: Visitor<'n>>(mut self, visitor: V) -> Result<V::Value, Stop> {
        self.object();
        visitor.visit_map(Members::of_map(self.value, self.walk))
    }

    fn deserialize_struct<V: Visitor<'n>>(
        mut self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.object();
        let result = visitor.visit_map(Members::of_struct(self.value, name, fields, self.walk));
        if !self.value.is_written() {
            match &result {
                Ok(_) => self.walk.required.learn(name, None),
                Err(Stop(Some(field))) => self.walk.required.learn(name, Some(field)),
                Err(Stop(None)) => {}
            }
        }
        result.map_err(|_| Stop(None))
    }

    fn deserialize_enum<V: Visitor<'n>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let (variant, content) = self.choice(name, variants);
        visitor.visit_enum(Choice { variant, content, walk: self.walk })
    }

    fn deserialize_ignored_any<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        <V: Visitor<'n>>
        i8 i16 i32 i64 u8 u16 u64 f32 char bytes byte_buf unit unit_struct tuple_struct
    }
}
