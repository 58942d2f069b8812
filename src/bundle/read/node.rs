//! A JSON text as a tree that hides nothing: keys in their order, repeated ones included.
//!
//! The tree borrows the text where it can, and a column of numbers takes eight bytes a number.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How much memory a bundle may take, in bytes. Without it, 64 MiB of `{},{},{},` would take several GiB.
pub(super) const MEMORY_LIMIT: usize = 512 << 20;

/// What a number in a list of numbers takes, here and in the mirror, in bytes; the same below.
const NUMBER: usize = 32;
const ELEMENT: usize = 2 * size_of::<Node>();
const MEMBER: usize = size_of::<Member>();
/// As much as the largest struct of the mirror.
pub(super) const OBJECT: usize = 512;

/// One member of an object.
pub(in crate::bundle) type Member<'t> = (Cow<'t, str>, Node<'t>);

/// One JSON value.
#[derive(Debug)]
pub(in crate::bundle) enum Node<'t> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'t, str>),
    /// A list of nothing but numbers and nulls; a null is NaN, which JSON cannot write.
    Numbers(Vec<f64>),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

impl Node<'_> {
    /// The first member of this name, if this is an object that has it.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The value as an element of a column of numbers.
    fn as_number(&self) -> Option<f64> {
        match self {
            Self::Null => Some(f64::NAN),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn from_number(number: f64) -> Self {
        if number.is_nan() { Self::Null } else { Self::Number(number) }
    }
}

/// What is left of [`MEMORY_LIMIT`] while a tree grows.
pub(super) struct Room(Cell<usize>);

impl Room {
    pub(super) fn new(bytes: usize) -> Self {
        Self(Cell::new(bytes))
    }

    /// Whether the bundle has outgrown its limit.
    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }

    fn take<E: Error>(&self, bytes: usize) -> Result<(), E> {
        self.0.set(self.0.get().saturating_sub(bytes));
        if self.is_spent() { Err(E::custom("the bundle has outgrown its limit")) } else { Ok(()) }
    }
}

impl<'t> DeserializeSeed<'t> for &Room {
    type Value = Node<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Node<'t>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for &Room {
    type Value = Node<'t>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node<'t>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'t>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node<'t>, E> {
        Ok(Node::Number(value as f64))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node<'t>, E> {
        Ok(Node::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node<'t>, E> {
        Ok(Node::Number(value))
    }

    fn visit_borrowed_str<E>(self, value: &'t str) -> Result<Node<'t>, E> {
        Ok(Node::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node<'t>, E> {
        Ok(Node::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<Node<'t>, A::Error> {
        let mut numbers = Vec::new();
        while let Some(node) = list.next_element_seed(self)? {
            if let Some(number) = node.as_number() {
                self.take(NUMBER)?;
                numbers.push(number);
            } else {
                self.take((numbers.len() + 1) * ELEMENT)?;
                let mut nodes: Vec<_> = numbers.into_iter().map(Node::from_number).collect();
                nodes.push(node);
                while let Some(node) = list.next_element_seed(self)? {
                    self.take(ELEMENT)?;
                    nodes.push(node);
                }
                return Ok(Node::List(nodes));
            }
        }
        Ok(Node::Numbers(numbers))
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Node<'t>, A::Error> {
        self.take(OBJECT)?;
        let mut members = Vec::new();
        while let Some(key) = map.next_key_seed(self)? {
            let Node::Text(key) = key else { return Err(A::Error::custom("a key is a text")) };
            self.take(MEMBER)?;
            members.push((key, map.next_value_seed(self)?));
        }
        Ok(Node::Object(members))
    }
}
