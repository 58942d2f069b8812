//! A JSON text as a tree that hides nothing: keys in their order, repeated ones included.
//!
//! The tree borrows texts where it can, and a column of numbers takes eight bytes a number.

use std::borrow::Cow;
use std::rc::Rc;

/// How much memory a bundle may take, in bytes. Without it, 64 MiB of `{},{},{},` would take several GiB.
pub(super) const MEMORY_LIMIT: usize = 512 << 20;

/// What a number in a list of numbers takes, here and in the mirror, in bytes; the same below.
pub(super) const NUMBER: usize = 32;
pub(super) const ELEMENT: usize = 2 * size_of::<Node>();
/// With the least that an allocator gives for a key, and without its letters.
pub(super) const MEMBER: usize = size_of::<Member>() + 32;
/// As much as the largest struct of the mirror.
pub(super) const OBJECT: usize = 512;

/// One member of an object.
pub(in crate::bundle) type Member<'t> = (Box<str>, Node<'t>);

/// One JSON value.
#[derive(Debug)]
pub(in crate::bundle) enum Node<'t> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'t, str>),
    /// A list of nothing but numbers and nulls; a null is NaN, which JSON cannot write. Shared with the mirror, not copied.
    Numbers(Rc<Vec<f64>>),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

impl Node<'_> {
    /// The first member of this name, if this is an object that has it.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| **key == *name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// An element of a column of numbers as a value.
    pub(super) fn from_number(number: f64) -> Self {
        if number.is_nan() { Self::Null } else { Self::Number(number) }
    }
}
