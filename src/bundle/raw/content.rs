//! What the values say whose shape JSON has no name for.

use std::borrow::Cow;
use std::rc::Rc;

use super::values::{Marking, Pairs, Start, Time, Times, Values};
use crate::bundle::content::Tell;
use crate::edition::Content;

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

impl Tell for Start {
    fn content(&self) -> Content {
        match self {
            Self::Number(number) => Content::Number(*number),
            Self::Figure(id) => Content::Text(id.clone()),
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
