//! What a reader sees who asks for a certain strength of evidence.
//!
//! Everything that states something stands as well as the weakest thing it rests on: a paragraph no better than the least
//! supported claim or figure it refers to. What refers to nothing states nothing that could be hidden.

use super::corroboration::{Corroboration, Ground, Standing, coverage};
use super::sequence::same_as_stated;
use crate::brief::{Basis, Brief, Claim, Event, Figure, Id, Piece, Prose, Source, SourceKind};

/// How well something is borne out, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// No named origin says so.
    Unsupported,
    /// One origin says so, or some do and others say otherwise.
    OneOrigin,
    /// Two or more origins that do not rest on each other say so, and none says otherwise.
    Independent,
    /// The same, and one of these origins is a primary document.
    Primary,
}

impl Strength {
    /// How well a claim stands.
    pub fn of(standing: &Standing) -> Self {
        match &standing.corroboration {
            Corroboration::Unsupported => Self::Unsupported,
            Corroboration::OneOrigin(_) | Corroboration::Disputed => Self::OneOrigin,
            Corroboration::Independent(_) if standing.has_primary => Self::Primary,
            Corroboration::Independent(_) => Self::Independent,
        }
    }

    /// What sources amount to that all say the same.
    pub fn of_grounds<'a, G: Into<Ground<'a>>>(grounds: impl IntoIterator<Item = G>, brief: &'a Brief) -> Self {
        let coverage = coverage(grounds, brief);
        match coverage.origins.len() {
            0 => Self::Unsupported,
            1 => Self::OneOrigin,
            _ if coverage.documents().any(|id| brief.sources[id].kind == SourceKind::Primary) => Self::Primary,
            _ => Self::Independent,
        }
    }
}

/// What a reader asks for. Each step shows no more than the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Filter {
    /// No matter how it stands.
    #[default]
    All,
    /// What at least one named origin says.
    OneOrigin,
    /// What independent origins say.
    Independent,
    /// The same, where one of them is a primary document.
    Primary,
}

impl Filter {
    /// From the widest to the strictest.
    pub const ALL: [Self; 4] = [Self::All, Self::OneOrigin, Self::Independent, Self::Primary];

    /// The word, as in the page's address.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::OneOrigin => "one-origin",
            Self::Independent => "independent",
            Self::Primary => "primary",
        }
    }

    /// The filter of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.word() == word)
    }

    /// Whether it shows what is that strong.
    pub fn passes(self, strength: Strength) -> bool {
        strength
            >= match self {
                Self::All => Strength::Unsupported,
                Self::OneOrigin => Strength::OneOrigin,
                Self::Independent => Strength::Independent,
                Self::Primary => Strength::Primary,
            }
    }

    /// How many of these it hides.
    pub fn hides(self, strengths: &[Strength]) -> usize {
        strengths.iter().filter(|strength| !self.passes(**strength)).count()
    }
}

/// How strong each claim and each figure of a brief is, computed once.
pub struct Strengths {
    /// In the order of the claims.
    pub claims: Vec<Strength>,
    /// In the order of the figures.
    pub figures: Vec<Strength>,
}

impl Strengths {
    /// Weighs a brief, whose claims stand as given.
    pub fn new(brief: &Brief, standings: &[Standing]) -> Self {
        let mut figures: Vec<Option<Strength>> = vec![None; brief.figures.len()];
        let claims: Vec<Strength> = standings.iter().map(Strength::of).collect();
        for figure in &brief.figures {
            weigh_figure(figure, brief, &claims, &mut figures);
        }
        Self { claims, figures: figures.into_iter().map(|strength| strength.unwrap_or(Strength::Unsupported)).collect() }
    }

    /// How strong a claim is.
    pub fn claim(&self, id: &Id<Claim>) -> Strength {
        self.claims[id.at()]
    }

    /// How strong a figure is.
    pub fn figure(&self, id: &Id<Figure>) -> Strength {
        self.figures[id.at()]
    }

    /// The weakest of what a text refers to; `None` when it refers to no claim and no figure.
    pub fn text(&self, text: &Prose) -> Option<Strength> {
        let strength = |piece: &Piece| match piece {
            Piece::Claim(id, _) => Some(self.claim(id)),
            Piece::Figure(id) | Piece::FigureValue(id) => Some(self.figure(id)),
            _ => None,
        };
        let mut weakest = None;
        for piece in &text.0 {
            weakest = weaker(weakest, strength(piece));
        }
        weakest
    }

    /// The weakest of a text, of the claims beside it, and of what its sources amount to; `None` when it has none of these.
    pub fn statement(&self, text: &Prose, claims: &[Id<Claim>], sources: &[Id<Source>], brief: &Brief) -> Option<Strength> {
        let mut weakest = self.text(text);
        for id in claims {
            weakest = weaker(weakest, Some(self.claim(id)));
        }
        if sources.is_empty() {
            return weakest;
        }
        weaker(weakest, Some(Strength::of_grounds(sources, brief)))
    }
}

/// The weaker of two, where there are two.
fn weaker(one: Option<Strength>, other: Option<Strength>) -> Option<Strength> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// When something happened is as sure as the weakest claim that is named beside it, and as what its sources amount to.
fn weigh_event(event: &Event, brief: &Brief, claims: &[Strength]) -> Strength {
    let mut weakest = None;
    for id in &event.claims {
        weakest = weaker(weakest, Some(claims[id.at()]));
    }
    let reported = (!event.sources.is_empty()).then(|| Strength::of_grounds(&event.sources, brief));
    weaker(weakest, reported).unwrap_or(Strength::Unsupported)
}

/// A figure is as strong as the origins that give it just so; a derived one also as strong as its weakest input.
fn weigh_figure(figure: &Figure, brief: &Brief, claims: &[Strength], known: &mut [Option<Strength>]) -> Strength {
    if let Some(strength) = known[figure.id.at()] {
        return strength;
    }
    let same = figure.reported_by.iter().filter(|reported| same_as_stated(figure, reported));
    let reported = Strength::of_grounds(same, brief);
    let mut derived = None;
    if let Some(derivation) = &figure.derivation {
        for id in derivation.inputs() {
            derived = weaker(derived, Some(weigh_figure(&brief.figures[id], brief, claims, known)));
        }
        if let Basis::Between { from, to } = &derivation.basis {
            for event in [from, to].map(|id| &brief.events[id]) {
                derived = weaker(derived, Some(weigh_event(event, brief, claims)));
            }
        }
    }
    let strength = derived.map_or(reported, |derived| derived.max(reported));
    known[figure.id.at()] = Some(strength);
    strength
}

/// The best of what a part of the page holds; `None` when some of it is never hidden, or when it holds nothing.
pub fn best(units: &[Option<Strength>]) -> Option<Strength> {
    let mut best = None;
    for unit in units {
        best = best.max(Some((*unit)?));
    }
    best.filter(|best| *best < Strength::Primary)
}
