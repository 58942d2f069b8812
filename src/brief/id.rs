//! Ids that always resolve: an id is given out by the roster that declares it, and a table is filled from that roster.
//!
//! ```text
//! words of the bundle -> Names -> Roster::find -> Id
//!                          '-> Roster::fill(items) -> Table, indexed by Id
//! ```

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;
use std::sync::Arc;

use crate::sort::sorted;

/// The name of one `T` in a brief: a kebab-case word, such as `port-log`.
///
/// Only a [`Roster`] makes one, so whoever holds an id can look the thing up and find it.
pub struct Id<T> {
    word: Arc<str>,
    at: usize,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The word, as in the bundle and in the page's addresses.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// Its place in the table that holds it.
    pub fn at(&self) -> usize {
        self.at
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { word: Arc::clone(&self.word), at: self.at, of: PhantomData }
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.word.cmp(&other.word)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.word)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.word)
    }
}

/// Words of one kind with their places; the part of a roster that does not depend on what it names.
#[derive(Default)]
pub struct Names {
    words: Vec<Arc<str>>,
    /// Positions of the words, sorted by word.
    order: Vec<usize>,
}

impl Names {
    /// These words, each at its position.
    pub fn new(words: &[&str]) -> Self {
        Self {
            words: words.iter().map(|word| Arc::from(*word)).collect(),
            order: sorted(words.len(), &|a, b| words[a].cmp(words[b])),
        }
    }

    /// The position of a word, the first if there are several.
    pub fn position(&self, word: &str) -> Option<usize> {
        let at = *self.order.get(self.rank(word))?;
        Some(at).filter(|at| *self.words[*at] == *word)
    }

    /// Whether this word is among them.
    pub fn contains(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every word from this one on, sorted.
    pub fn words_from(&self, word: &str) -> impl Iterator<Item = &str> {
        self.order[self.rank(word)..].iter().map(|at| &*self.words[*at])
    }

    /// How many words come before this one.
    fn rank(&self, word: &str) -> usize {
        self.order.partition_point(|at| *self.words[*at] < *word)
    }

    fn find<T>(&self, word: &str) -> Option<Id<T>> {
        let at = self.position(word)?;
        Some(Id { word: Arc::clone(&self.words[at]), at, of: PhantomData })
    }
}

/// The ids of one kind, before the things they name are made: things may refer to each other in any order.
pub struct Roster<T> {
    names: Names,
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Roster<T> {
    fn default() -> Self {
        Self::of(Names::default())
    }
}

impl<T> Roster<T> {
    /// Declares the ids of things in the order in which [`fill`](Self::fill) will be given them.
    pub fn of(names: Names) -> Self {
        Self { names, of: PhantomData }
    }

    /// The id with this word.
    pub fn find(&self, word: &str) -> Option<Id<T>> {
        self.names.find(word)
    }

    /// The id of the thing at this position.
    pub fn at(&self, position: usize) -> Option<Id<T>> {
        let word = self.names.words.get(position)?;
        Some(Id { word: Arc::clone(word), at: position, of: PhantomData })
    }

    /// The words declared.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The things themselves, in the order in which their ids were declared. Where their number differs, `whole` is no more,
    /// and the table is not to be used: a way out of each would have to clear away all the others.
    pub fn fill(self, items: Vec<T>, whole: &mut bool) -> Table<T> {
        *whole &= items.len() == self.names.len();
        Table { items, names: self.names }
    }
}

/// The things of one kind, in bundle order; `table[&id]` cannot fail.
pub struct Table<T> {
    items: Vec<T>,
    names: Names,
}

impl<T> Table<T> {
    /// All, in bundle order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The position of a thing in bundle order.
    pub fn position(&self, id: &Id<T>) -> usize {
        id.at
    }

    /// The id with this word, for words that come from outside, such as an address.
    pub fn find(&self, word: &str) -> Option<Id<T>> {
        self.names.find(word)
    }
}

impl<T> Index<&Id<T>> for Table<T> {
    type Output = T;
    fn index(&self, id: &Id<T>) -> &T {
        &self.items[id.at]
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

/// Whether a word has the form of an id: runs of `a-z0-9` joined by single hyphens.
pub fn is_id(word: &str) -> bool {
    !word.is_empty()
        && word.split('-').all(|run| !run.is_empty() && run.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
