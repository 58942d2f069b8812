//! What the reader may meet in a place: a value that an author wrote, or what stands for one.

use super::node::{Member, Node};

/// A value as the reader meets it.
#[derive(Clone, Copy)]
pub(super) enum Value<'n> {
    /// There is none, and that has been reported: stands for the emptiest value of any type.
    Absent,
    /// A question to the types, see [`required`](super::required): stands for the fullest value of any type.
    Specimen,
    Null,
    Bool(bool),
    Number(f64),
    Text(&'n str),
    Numbers(&'n [f64]),
    List(&'n [Node<'n>]),
    Object(&'n [Member<'n>]),
}

impl<'n> Value<'n> {
    pub(super) fn of(node: &'n Node<'n>) -> Self {
        match node {
            Node::Null => Self::Null,
            Node::Bool(value) => Self::Bool(*value),
            Node::Number(value) => Self::Number(*value),
            Node::Text(value) => Self::Text(value),
            Node::Numbers(values) => Self::Numbers(values),
            Node::List(values) => Self::List(values),
            Node::Object(members) => Self::Object(members),
        }
    }

    /// Whether it was written by an author.
    pub(super) fn is_written(self) -> bool {
        !matches!(self, Self::Absent | Self::Specimen)
    }

    pub(super) fn len(self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::List(values) => values.len(),
            Self::Specimen => 1,
            _ => 0,
        }
    }

    /// The element at `at`; none is as absent as the list.
    pub(super) fn element(self, at: usize) -> Self {
        match self {
            Self::Numbers(values) => {
                values.get(at).map_or(Self::Absent, |number| if number.is_nan() { Self::Null } else { Self::Number(*number) })
            }
            Self::List(values) => values.get(at).map_or(Self::Absent, Self::of),
            Self::Specimen => Self::Specimen,
            _ => Self::Absent,
        }
    }

    pub(super) fn members(self) -> &'n [Member<'n>] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }
}
