//! What a bundle says, as a tree of all its fields.
//!
//! The trees are made by the macro that defines the mirror, so that no field can be forgotten when one is added.

use std::borrow::Cow;
use std::rc::Rc;

use super::raw::{Marking, Pairs, Time, Times, Values};
use super::word::Word;
use crate::brief::Vocabulary;
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

impl<T: Vocabulary> Tell for Word<T> {
    fn content(&self) -> Content {
        Content::Word(self.0.word())
    }
}

impl Tell for Marking {
    fn content(&self) -> Content {
        match self {
            Self::None => Content::Nothing,
            Self::Embargo(until) => Content::Record(vec![("embargo".into(), until.content())]),
            Self::Tlp(label) => Content::Record(vec![("tlp".into(), label.content())]),
        }
    }
}

impl Tell for Time {
    fn content(&self) -> Content {
        match self {
            Self::Seconds(seconds) => Content::Number(*seconds),
            Self::Date(date) => Content::Text(date.clone()),
        }
    }
}

impl Tell for Times {
    fn content(&self) -> Content {
        if self.dates.is_empty() {
            return Content::Numbers(Rc::clone(&self.seconds));
        }
        let mut times: Vec<Content> = self.seconds.iter().map(|seconds| Content::Number(*seconds)).collect();
        for (at, date) in &self.dates {
            if let Some(time) = times.get_mut(*at) {
                *time = Content::Text(date.clone());
            }
        }
        Content::List(times)
    }
}

impl Tell for Values {
    fn content(&self) -> Content {
        Content::Numbers(Rc::clone(&self.0))
    }
}

impl Tell for Pairs {
    fn content(&self) -> Content {
        Content::Record(self.0.iter().map(|(key, word)| (Cow::Owned(key.clone()), word.content())).collect())
    }
}
