//! What the evidence adds up to.
//!
//! Documents are followed to those they rest on, and these to the house behind them: all that one house says counts once, however
//! many papers, posts and filings it fills, and however many others repeat it. What rests on someone it does not name has no
//! origin; nor has a secondary report, a machine's text or a user's post that names nothing, since it vouches for nothing.
//!
//! A denial is the word of the house that denies. Claims of different positions of one question dispute each other, unless the
//! question says that both can hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::brief::{Bearing, Brief, Claim, Evidence, House, Id, Party, ReportedValue, Source, SourceKind};

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

/// A house, with the documents that go back no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub house: House,
    /// In bundle order; none where a denial was met in no source.
    pub documents: Vec<Id<Source>>,
}

/// What stands on one side of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Sources that say so, repeats of one origin included.
    pub sources: usize,
    /// In bundle order, those that were met in no source last.
    pub origins: Vec<Origin>,
}

impl Coverage {
    /// The documents that go back no further.
    pub fn documents(&self) -> impl Iterator<Item = &Id<Source>> {
        self.origins.iter().flat_map(|origin| &origin.documents)
    }
}

/// How a claim stands. Derived from evidence, so it is never read from a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Corroboration {
    /// No named origin says so.
    Unsupported,
    /// All support goes back to one house, however many sources repeat it.
    OneOrigin(Origin),
    /// Two or more houses that do not rest on each other say so, and none says otherwise.
    Independent(AtLeastTwo<Origin>),
    /// At least one house says so and at least one says otherwise; both sides stay visible.
    Disputed,
}

/// How a claim stands, and on what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub corroboration: Corroboration,
    pub supporting: Coverage,
    pub disputing: Coverage,
    /// Whether an origin of its support is a primary document.
    pub has_primary: bool,
}

/// A source, and what it rests on in what it says here, where that is not what it rests on as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    pub source: &'a Id<Source>,
    pub rests_on: &'a [Id<Source>],
}

impl<'a> From<&'a Evidence> for Ground<'a> {
    fn from(evidence: &'a Evidence) -> Self {
        Self { source: &evidence.source, rests_on: &evidence.rests_on }
    }
}

impl<'a> From<&'a ReportedValue> for Ground<'a> {
    fn from(reported: &'a ReportedValue) -> Self {
        Self { source: &reported.source, rests_on: &reported.rests_on }
    }
}

impl<'a> From<&'a Id<Source>> for Ground<'a> {
    fn from(source: &'a Id<Source>) -> Self {
        Self { source, rests_on: &[] }
    }
}

impl<'a> Ground<'a> {
    /// What the source rests on in this, its own word left out.
    fn next(self, brief: &'a Brief) -> &'a [Id<Source>] {
        if self.rests_on.is_empty() { &brief.sources[self.source].rests_on } else { self.rests_on }
    }
}

/// The party that a party is part of, through all steps; itself where it is part of none.
pub fn head<'a>(party: &'a Id<Party>, brief: &'a Brief) -> &'a Id<Party> {
    let mut head = party;
    while let Some(above) = &brief.parties[head].part_of {
        head = above;
    }
    head
}

/// Whether a source that rests on nothing it names vouches for what it says.
fn vouches(source: &Source) -> bool {
    let vouching = matches!(source.kind, SourceKind::Primary | SourceKind::Wire | SourceKind::Analysis);
    vouching && !source.unnamed_origin
}

/// The way from a source to one origin of it, source first, origin last: the shortest, ties broken by bundle order.
pub fn chain<'a>(ground: Ground<'a>, brief: &'a Brief) -> Vec<&'a Id<Source>> {
    let first = ground.source;
    // From where each was reached; the first from itself. As large as what is reached: one is made for each piece of evidence.
    let mut reached_from = BTreeMap::from([(first.at(), first)]);
    let mut reached = vec![first];
    let mut next = 0;
    while let Some(id) = reached.get(next).copied() {
        let below = if id == first { ground.next(brief) } else { &brief.sources[id].rests_on };
        if below.is_empty() || below.contains(id) {
            let mut way = vec![id];
            let mut at = id;
            while let Some(before) = reached_from.get(&at.at()).copied().filter(|before| *before != at) {
                way.push(before);
                at = before;
            }
            way.reverse();
            return way;
        }
        for origin in below {
            reached_from.entry(origin.at()).or_insert_with(|| {
                reached.push(origin);
                id
            });
        }
        next += 1;
    }
    vec![first]
}

/// What sources go back to.
#[derive(Clone, Default)]
struct Reach<'a> {
    /// The sources themselves, by their places.
    named: BTreeSet<usize>,
    /// The documents that go back no further, by their places.
    documents: BTreeMap<usize, &'a Id<Source>>,
}

impl<'a> Reach<'a> {
    fn of<G: Into<Ground<'a>>>(grounds: impl IntoIterator<Item = G>, brief: &'a Brief) -> Self {
        let mut reach = Self::default();
        let mut seen = BTreeSet::new();
        let mut open: Vec<&Id<Source>> = Vec::new();
        for ground in grounds {
            let ground: Ground = ground.into();
            reach.named.insert(ground.source.at());
            if ground.rests_on.is_empty() && seen.insert(ground.source.at()) {
                open.push(ground.source);
            }
            for id in ground.rests_on {
                if id == ground.source {
                    // It speaks from what it saw itself, whatever it has from others elsewhere.
                    if vouches(&brief.sources[id]) {
                        reach.documents.insert(id.at(), id);
                    }
                } else if seen.insert(id.at()) {
                    open.push(id);
                }
            }
        }
        while let Some(id) = open.pop() {
            let source = &brief.sources[id];
            if source.rests_on.is_empty() && vouches(source) {
                reach.documents.insert(id.at(), id);
            }
            for id in &source.rests_on {
                if seen.insert(id.at()) {
                    open.push(id);
                }
            }
        }
        reach
    }

    fn add(&mut self, other: &Self) {
        self.named.extend(&other.named);
        self.documents.extend(&other.documents);
    }
}

/// How many different sources there are, and the houses they go back to.
pub fn coverage<'a, G: Into<Ground<'a>>>(grounds: impl IntoIterator<Item = G>, brief: &'a Brief) -> Coverage {
    coverage_of(&Reach::of(grounds, brief), brief)
}

fn coverage_of(reach: &Reach, brief: &Brief) -> Coverage {
    let mut coverage = Coverage { sources: reach.named.len(), origins: Vec::new() };
    let mut place_of = BTreeMap::new();
    for id in reach.documents.values() {
        let house = &brief.sources[*id].house;
        let place = *place_of.entry(house).or_insert_with(|| {
            coverage.origins.push(Origin { house: house.clone(), documents: Vec::new() });
            coverage.origins.len() - 1
        });
        coverage.origins[place].documents.push((*id).clone());
    }
    coverage
}

/// How each claim stands, in bundle order.
pub fn standings(brief: &Brief) -> Vec<Standing> {
    let opposing = opposing(brief);
    brief.claims.iter().map(|claim| standing(claim, &opposing[claim.id.at()], brief)).collect()
}

fn standing<'a>(claim: &'a Claim, opposing: &Reach<'a>, brief: &'a Brief) -> Standing {
    let supporting = coverage(supports(claim), brief);
    let against = claim.evidence.iter().filter(|each| each.bearing == Bearing::Disputes);
    let mut against = Reach::of(against, brief);
    against.add(opposing);
    let denials = claim.denied_by.iter().filter_map(|denial| denial.source.as_ref());
    against.named.extend(denials.map(Id::at));
    let mut disputing = coverage_of(&against, brief);
    for denial in &claim.denied_by {
        let house = House::Party(head(&denial.party, brief).clone());
        if !disputing.origins.iter().any(|origin| origin.house == house) {
            disputing.origins.push(Origin { house, documents: Vec::new() });
        }
    }
    let has_primary = supporting.documents().any(|id| brief.sources[id].kind == SourceKind::Primary);
    let corroboration = match (supporting.origins.as_slice(), AtLeastTwo::new(supporting.origins.clone())) {
        ([], _) => Corroboration::Unsupported,
        _ if !disputing.origins.is_empty() => Corroboration::Disputed,
        (_, Some(origins)) => Corroboration::Independent(origins),
        ([one, ..], None) => Corroboration::OneOrigin(one.clone()),
    };
    Standing { corroboration, supporting, disputing, has_primary }
}

/// The evidence that a claim is so.
pub fn supports(claim: &Claim) -> impl Iterator<Item = &Evidence> {
    claim.evidence.iter().filter(|each| matches!(each.bearing, Bearing::Supports | Bearing::Admits))
}

/// For each claim, what the claims of other positions of its questions go back to, where the positions exclude each other.
fn opposing(brief: &Brief) -> Vec<Reach<'_>> {
    let mut opposing = vec![Reach::default(); brief.claims.len()];
    for question in brief.questions.iter().filter(|question| !question.can_both_hold) {
        let mut positions_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (at, position) in question.positions.iter().enumerate() {
            position.claims.iter().for_each(|id| {
                positions_of.entry(id.at()).or_default().insert(at);
            });
        }
        // What several positions rest on divides none of them.
        let divides = |id: &&Id<Claim>| positions_of[&id.at()].len() == 1;
        let sides: Vec<Reach> = question
            .positions
            .iter()
            .map(|position| Reach::of(position.claims.iter().filter(divides).flat_map(|id| supports(&brief.claims[id])), brief))
            .collect();
        for (at, position) in question.positions.iter().enumerate() {
            let mut others = Reach::default();
            sides.iter().enumerate().filter(|(other, _)| *other != at).for_each(|(_, side)| others.add(side));
            position.claims.iter().filter(divides).for_each(|id| opposing[id.at()].add(&others));
        }
    }
    opposing
}
