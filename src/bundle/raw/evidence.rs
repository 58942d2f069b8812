//! Sources, claims and the contested points.

use super::Credit;
use crate::brief::{Access, Bearing, Grade, SourceKind, Stance};
use crate::bundle::mirror::mirror;
#[cfg(feature = "cli")]
use crate::bundle::shape::{Address, Date, Name, Note, OneOrMore, Prose, Ref, Text};
use crate::bundle::word::Word;

mirror! {
/// Who or what says so: a document, a report, a post. All that one house says counts once: name the house under `by` or `publisher`.
#[cfg_attr(feature = "cli", schemars(extend("anyOf" = [
    { "properties": { "by": true }, "required": ["by"] },
    { "properties": { "publisher": true }, "required": ["publisher"] },
])))]
pub struct Source {
    /// Kebab-case, unique among sources.
    id: String as "Name",
    /// Id of the party whose word it is: the author of the paper, the firm of the blog, the body of the filing. What parties of one
    /// house say (`part_of`) counts once, however many sources it fills.
    by: Option<String> as "Option<Ref>" = default,
    /// Who published it. Left out, that is the party under `by`. Without `by`, sources of the same publisher are one house.
    publisher: Option<String> as "Option<Text>" = default,
    /// Its publisher where there is little room.
    short: Option<String> as "Option<Text>" = default,
    /// Its title, or what it is about.
    title: String as "Text",
    /// When it was published; absence means the date is not shown.
    date: Option<String> as "Option<Date>" = default,
    /// Where it can be read; `http` or `https`.
    url: Option<String> as "Option<Address>" = default,
    /// Where a copy is kept.
    archived: Option<String> as "Option<Address>" = default,
    /// What kind of source it is.
    kind: Word<SourceKind>,
    /// Ids of the sources it rests on as a whole. One that names none is an origin itself, unless it is secondary, generated or a
    /// user's report: such a source vouches for nothing of its own.
    rests_on: Vec<String> as "Vec<Ref>" = default,
    /// True when it rests on someone it does not name: then it counts as no origin.
    unnamed_origin: bool = default,
    /// How far it can be relied on, A (best) to D; X is shown to be wrong, kept because it is contested.
    grade: Option<Word<Grade>> = default,
    /// What bears on its reliability. Prose.
    reliability: Option<String> as "Option<Note>" = default,
    /// How the authors of the brief saw it.
    access: Word<Access> = default,
    /// How it was seen, where `access` does not say it well. Prose.
    access_note: Option<String> as "Option<Note>" = default,
}

/// One checkable statement.
pub struct Claim {
    /// Kebab-case, unique among claims.
    id: String as "Name",
    /// The statement, in one sentence. Prose.
    statement: String as "Prose",
    /// Heading it is listed under.
    topic: Option<String> = default,
    /// Ids of the parties that assert it.
    asserted_by: Vec<String> as "Vec<Ref>" = default,
    /// The word for how it is asserted.
    stance: Word<Stance>,
    /// Who says that it is not so. The word of each house counts against the claim.
    denied_by: Vec<Denial> = default,
    /// What bears on it.
    evidence: Vec<Evidence> = default,
    /// Id of the question it answers.
    question: Option<String> as "Option<Ref>" = default,
    /// What a reader should know of how the claim stands. Prose.
    note: Option<String> as "Option<Note>" = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// A party's word against a claim.
pub struct Denial {
    /// Id of the party.
    party: String as "Ref",
    /// Id of the source that the denial was met in.
    source: Option<String> as "Option<Ref>" = default,
    /// Its own words, at most eight.
    words: Option<String> as "Option<Text>" = default,
}

/// One source's bearing on one claim.
pub struct Evidence {
    /// Id of the source.
    source: String as "Ref",
    /// What it does to the claim.
    bearing: Word<Bearing>,
    /// Ids of the sources it rests on in this, where that is not what it rests on as a whole: one article can have the charge from
    /// the plaintiffs and the reply from the firm. Its own id means that it speaks from what it saw itself.
    rests_on: Vec<String> as "Vec<Ref>" = default,
    /// Where in the source: page, section, time.
    locator: Option<String> = default,
    /// The source's own words, at most eight.
    excerpt: Option<String> = default,
    /// What the source says, in the brief's words. Prose.
    note: Option<String> as "Option<Note>" = default,
}

/// One contested point.
pub struct Question {
    /// Kebab-case, unique among questions.
    id: String as "Name",
    /// The question, with its mark. Prose.
    question: String as "Prose",
    /// The answers on offer.
    positions: Vec<Position> as "OneOrMore<Position>",
    /// True when the positions can hold together. Otherwise what supports the claims of one disputes those of the others.
    can_both_hold: bool = default,
    /// Id of the better supported position; absence means that it is open.
    better_supported: Option<String> as "Option<Ref>" = default,
    /// Why. Prose.
    why: Option<String> as "Option<Note>" = default,
    /// What would settle it. Prose.
    would_settle: Option<String> as "Option<Note>" = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One answer to a contested point.
pub struct Position {
    /// Kebab-case, unique within the question.
    id: String as "Name",
    /// The answer, in a sentence or less. Prose.
    text: String as "Prose",
    /// Ids of the claims it consists of.
    claims: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the sources that hold it, beyond those of its claims.
    held_by: Vec<String> as "Vec<Ref>" = default,
}
}
