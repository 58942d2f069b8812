//! What the evidence adds up to.
//!
//! Sources that rest on the same origin count once, however many they are. A source that rests on someone it does not
//! name has no origin, and neither has what rests on it alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::brief::{Bearing, Brief, Claim, Id, Source};

/// Two or more things, so that "independent" cannot be said of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtLeastTwo<T>(Vec<T>);

impl<T> AtLeastTwo<T> {
    /// `None` for fewer than two.
    pub fn new(items: Vec<T>) -> Option<Self> {
        (items.len() >= 2).then_some(Self(items))
    }

    /// All of them.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }
}

/// How a claim stands. Derived from evidence, so it is never read from a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corroboration {
    /// No named origin says so.
    Unsupported,
    /// All support goes back to one origin, however many sources repeat it.
    OneOrigin(Id<Source>),
    /// Two or more origins that do not rest on each other say so, and none says otherwise.
    Independent(AtLeastTwo<Id<Source>>),
    /// At least one origin says so and at least one says otherwise; both sides stay visible.
    Disputed { supporting: Vec<Id<Source>>, disputing: Vec<Id<Source>> },
}

/// How a claim stands, and how many sources were counted for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub corroboration: Corroboration,
    /// Sources that support it, repeats of one origin included.
    pub supporting_sources: usize,
    /// Sources that dispute it, likewise.
    pub disputing_sources: usize,
    /// Whether an origin of its support is a primary document.
    pub has_primary: bool,
}

/// The origins a source goes back to, in bundle order; none when it rests on no one it names.
pub fn origins(source: &Id<Source>, brief: &Brief) -> Vec<Id<Source>> {
    coverage(&[source], brief).1
}

/// The way from a source to one origin of it, source first, origin last: the shortest, ties broken by bundle order.
pub fn chain<'a>(source: &'a Id<Source>, brief: &'a Brief) -> Vec<&'a Id<Source>> {
    // From where each was reached; the first from itself. As large as what is reached: one is made for each piece of evidence.
    let mut reached_from = BTreeMap::from([(source.at(), source)]);
    let mut reached = vec![source];
    let mut next = 0;
    while let Some(id) = reached.get(next).copied() {
        let origins = &brief.sources[id].origins;
        if origins.is_empty() {
            let mut way = vec![id];
            let mut at = id;
            while let Some(before) = reached_from.get(&at.at()).copied().filter(|before| *before != at) {
                way.push(before);
                at = before;
            }
            way.reverse();
            return way;
        }
        for origin in origins {
            reached_from.entry(origin.at()).or_insert_with(|| {
                reached.push(origin);
                id
            });
        }
        next += 1;
    }
    vec![source]
}

/// How many different sources there are, and the origins they go back to, in bundle order.
pub fn coverage(sources: &[&Id<Source>], brief: &Brief) -> (usize, Vec<Id<Source>>) {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&Id<Source>> = Vec::new();
    for id in sources {
        if seen.insert(id.at()) {
            open.push(id);
        }
    }
    let number = open.len();
    let mut found = BTreeMap::new();
    while let Some(id) = open.pop() {
        let source = &brief.sources[id];
        if source.origins.is_empty() && !source.unnamed_origin {
            found.insert(id.at(), id.clone());
        }
        for origin in &source.origins {
            if seen.insert(origin.at()) {
                open.push(origin);
            }
        }
    }
    (number, found.into_values().collect())
}

/// How a claim stands.
pub fn standing(claim: &Claim, brief: &Brief) -> Standing {
    let (mut supports, mut disputes) = (Vec::new(), Vec::new());
    for evidence in &claim.evidence {
        match evidence.bearing {
            Bearing::Supports => supports.push(&evidence.source),
            Bearing::Disputes => disputes.push(&evidence.source),
            Bearing::Context => {}
        }
    }
    let (supporting_sources, supporting) = coverage(&supports, brief);
    let (disputing_sources, disputing) = coverage(&disputes, brief);
    let has_primary = supporting.iter().any(|id| brief.sources[id].kind == crate::brief::SourceKind::Primary);
    let corroboration = match (supporting.first(), disputing.is_empty()) {
        (None, _) => Corroboration::Unsupported,
        (Some(_), false) => Corroboration::Disputed { supporting, disputing },
        (Some(first), true) => match AtLeastTwo::new(supporting.clone()) {
            Some(origins) => Corroboration::Independent(origins),
            None => Corroboration::OneOrigin(first.clone()),
        },
    };
    Standing { corroboration, supporting_sources, disputing_sources, has_primary }
}
