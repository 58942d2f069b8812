//! Text in which figures, claims and dates are references, so that a correction is made once.

use super::id::Id;
use super::model::{Claim, Event, Figure, Party, Question, Source, Term};

/// A text for people: plain words and references, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub Vec<Piece>);

/// A run of words, or a reference. The text of a reference, where it has one, is what the author wants shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// Shows precision, value and unit.
    Figure(Id<Figure>),
    /// Shows precision and value without the unit.
    FigureValue(Id<Figure>),
    /// Shows the date of the event.
    Event(Id<Event>),
    /// Shows the words, as a way to the claim.
    Claim(Id<Claim>, String),
    /// Shows the words, or the publisher.
    Source(Id<Source>, Option<String>),
    /// Shows the words, or the name.
    Party(Id<Party>, Option<String>),
    /// Shows the words, or the term.
    Term(Id<Term>, Option<String>),
    /// Shows the words, as a way to the question.
    Question(Id<Question>, String),
}
