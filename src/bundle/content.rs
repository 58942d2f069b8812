//! What a bundle says, as a tree of all its fields.
//!
//! The trees are made by the macro that defines the mirror, so that no field can be forgotten when one is added.

use crate::edition::Content;

/// A part of the mirror that can tell what it says.
pub trait Tell {
    fn content(&self) -> Content;
}

impl Tell for String {
    fn content(&self) -> Content {
        Content::Text(self.clone())
    }
}

impl Tell for f64 {
    fn content(&self) -> Content {
        Content::Number(*self)
    }
}

impl Tell for bool {
    fn content(&self) -> Content {
        Content::Flag(*self)
    }
}

impl Tell for u32 {
    fn content(&self) -> Content {
        Content::Number(f64::from(*self))
    }
}

/// A blank text that may be left out is, as it is where the bundle is lowered.
impl<T: Tell> Tell for Option<T> {
    fn content(&self) -> Content {
        match self.as_ref().map_or(Content::Nothing, Tell::content) {
            Content::Text(text) if text.trim().is_empty() => Content::Nothing,
            content => content,
        }
    }
}

impl<T: Tell> Tell for Vec<T> {
    fn content(&self) -> Content {
        Content::List(self.iter().map(Tell::content).collect())
    }
}

impl Tell for (f64, f64) {
    fn content(&self) -> Content {
        Content::Range(self.0, self.1)
    }
}
