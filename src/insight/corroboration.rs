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

/// The origins a source goes back to; empty when it rests on no one it names.
pub fn origins(source: &Id<Source>, brief: &Brief) -> BTreeSet<Id<Source>> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![source.clone()];
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let source = &brief.sources[&id];
        if source.origins.is_empty() {
            if !source.unnamed_origin {
                found.insert(id);
            }
        } else {
            open.extend(source.origins.iter().cloned());
        }
    }
    found
}

/// The way from a source to one origin of it, source first, origin last: the shortest, ties broken by bundle order.
pub fn chain(source: &Id<Source>, brief: &Brief) -> Vec<Id<Source>> {
    let mut came_from: BTreeMap<Id<Source>, Option<Id<Source>>> = BTreeMap::from([(source.clone(), None)]);
    let mut open = std::collections::VecDeque::from([source.clone()]);
    while let Some(id) = open.pop_front() {
        let here = &brief.sources[&id];
        if here.origins.is_empty() {
            let mut way = vec![id.clone()];
            let mut at = id;
            while let Some(Some(before)) = came_from.get(&at) {
                way.push(before.clone());
                at = before.clone();
            }
            way.reverse();
            return way;
        }
        for origin in &here.origins {
            came_from.entry(origin.clone()).or_insert_with(|| {
                open.push_back(origin.clone());
                Some(id.clone())
            });
        }
    }
    vec![source.clone()]
}

/// How many different sources there are, and the origins they go back to.
pub fn coverage<'a>(sources: impl IntoIterator<Item = &'a Id<Source>>, brief: &Brief) -> (usize, BTreeSet<Id<Source>>) {
    let sources: BTreeSet<&Id<Source>> = sources.into_iter().collect();
    let origins = sources.iter().flat_map(|source| origins(source, brief)).collect();
    (sources.len(), origins)
}

/// How a claim stands.
pub fn standing(claim: &Claim, brief: &Brief) -> Standing {
    let of = |bearing| claim.evidence.iter().filter(move |e| e.bearing == bearing).map(|e| &e.source);
    let (supporting_sources, supporting) = coverage(of(Bearing::Supports), brief);
    let (disputing_sources, disputing) = coverage(of(Bearing::Disputes), brief);
    let has_primary = supporting.iter().any(|id| brief.sources[id].kind == crate::brief::SourceKind::Primary);
    let supporting: Vec<_> = supporting.into_iter().collect();
    let disputing: Vec<_> = disputing.into_iter().collect();
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
