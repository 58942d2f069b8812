//! What the reader meets in a place.

use std::rc::Rc;

use super::node::{Member, Node};

/// A value that an author wrote.
#[derive(Clone, Copy)]
pub enum Value<'n> {
    Null {
        /// Whether it is a member that could be left out.
        needless: bool,
    },
    Bool(bool),
    Number(f64),
    Text(&'n str),
    Numbers(&'n Rc<Vec<f64>>),
    List(&'n [Node<'n>]),
    Object(&'n [Member<'n>]),
}

impl<'n> Value<'n> {
    pub(super) fn of(node: &'n Node<'n>) -> Self {
        match node {
            Node::Null => Self::Null { needless: false },
            Node::Bool(value) => Self::Bool(*value),
            Node::Number(value) => Self::Number(*value),
            Node::Text(value) => Self::Text(value),
            Node::Numbers(values) => Self::Numbers(values),
            Node::List(values) => Self::List(values),
            Node::Object(members) => Self::Object(members),
        }
    }

    /// The same, of a member that the object could do without.
    pub(super) fn of_optional(node: &'n Node<'n>) -> Self {
        match Self::of(node) {
            Self::Null { .. } => Self::Null { needless: true },
            value => value,
        }
    }

    /// How many elements the list has; `None` when it is no list.
    pub(super) fn len(self) -> Option<usize> {
        match self {
            Self::Numbers(values) => Some(values.len()),
            Self::List(values) => Some(values.len()),
            _ => None,
        }
    }

    /// The element of the list at `at`, if there is one.
    pub(super) fn element(self, at: usize) -> Option<Self> {
        match self {
            Self::Numbers(values) => {
                let number = *values.get(at)?;
                Some(if number.is_nan() { Self::Null { needless: false } } else { Self::Number(number) })
            }
            Self::List(values) => values.get(at).map(Self::of),
            _ => None,
        }
    }
}
