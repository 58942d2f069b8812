//! What happened, what it means and for whom, and what to do.

use super::Credit;
use crate::brief::{Audience, Confidence, Depth, Direction, Horizon, Likelihood, Outcome};
use crate::bundle::mirror::mirror;
#[cfg(feature = "cli")]
use crate::bundle::shape::{Date, Name, Note, Prose, Ref, Text, When};
use crate::bundle::word::Word;

mirror! {
/// What happened when.
pub struct Event {
    /// Kebab-case, unique among events.
    id: String as "Name",
    /// When it happened: a date or an interval.
    date: String as "When",
    /// When it became known, where that differs.
    reported: Option<String> as "Option<Date>" = default,
    /// What happened. Prose.
    text: String as "Prose",
    /// Its kind in a word: `disclosure`, `policy`, `legal`, `market`, `technical`, `reply`, `analysis`; or `planned` for what is announced
    /// and has not happened: it alone may lie after the date of the revision, and the page says that it is planned.
    kind: Option<String> = default,
    /// Ids of the parties involved.
    parties: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the claims it bears on.
    claims: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the sources.
    sources: Vec<String> as "Vec<Ref>" = default,
    /// True when it is contested that, or when, it happened.
    disputed: bool = default,
    /// How the date is known, when that is not plain. Prose.
    note: Option<String> as "Option<Note>" = default,
    /// True for the few that a two-minute reader should see.
    key: bool = default,
}

/// One section of the account.
pub struct Section {
    /// Kebab-case, unique among sections.
    id: String as "Name",
    /// Its heading. Prose.
    heading: String as "Prose",
    /// From which depth on it is shown.
    depth: Word<Depth>,
    /// Its paragraphs.
    blocks: Vec<Block>,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One paragraph.
pub struct Block {
    /// The paragraph. Prose; figures, dates and claims are references, never typed digits.
    text: String as "Prose",
    /// From which depth on it is shown; absent means the section's.
    depth: Option<Word<Depth>> = default,
}

/// The quick takes, each a sentence or two of prose.
pub struct Takes {
    /// Where the money is.
    money_angle: Option<String> as "Option<Note>" = default,
    /// What the market did.
    market_impact: Option<String> as "Option<Note>" = default,
    /// Who benefits.
    who_benefits: Option<String> as "Option<Note>" = default,
    /// Who loses.
    who_loses: Option<String> as "Option<Note>" = default,
    /// What to watch next.
    watch_next: Option<String> as "Option<Note>" = default,
    /// Why it matters.
    why_it_matters: Option<String> as "Option<Note>" = default,
    /// Who drafted, edited, checked them.
    authorship: Vec<Credit> = default,
}

/// One perspective, in its strongest honest form; not endorsed.
pub struct Lens {
    /// Kebab-case, unique among lenses.
    id: String as "Name",
    /// Its name.
    name: String as "Text",
    /// Whom it speaks for. Prose.
    speaks_for: String as "Prose",
    /// What it weighs. Prose.
    weighs: String as "Prose",
    /// Its points.
    points: Vec<Point> = default,
    /// What it leaves out. Prose.
    leaves_out: Option<String> as "Option<Note>" = default,
    /// What would change it. Prose.
    would_change: Option<String> as "Option<Note>" = default,
    /// Whose view it is not, and how it was made. Prose.
    disclaimer: String as "Prose",
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One point of a lens. "Nothing here" is a valid one.
pub struct Point {
    /// The point. Prose.
    text: String as "Prose",
    /// Id of the question it speaks to.
    question: Option<String> as "Option<Ref>" = default,
    /// Ids of the claims it relies on.
    relies_on: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the claims it disputes.
    disputes: Vec<String> as "Vec<Ref>" = default,
}

/// Where impacts fall: a part of the page.
pub struct Area {
    /// Kebab-case, unique among areas.
    id: String as "Name",
    /// Its heading: `Market`, `Law`, `Safety`, `People`.
    name: String as "Text",
}

/// One consequence for one party, instrument or group.
pub struct Impact {
    /// Kebab-case, unique among impacts.
    id: String as "Name",
    /// Id of the area that it falls in.
    area: String as "Ref",
    /// The affected party, group, or the policy instrument. Prose.
    affects: String as "Prose",
    /// What happens to it. Prose, without likelihood or confidence words.
    text: String as "Prose",
    /// Which way.
    direction: Word<Direction>,
    /// How soon.
    horizon: Word<Horizon>,
    /// Whether it happened, or is expected.
    outcome: Word<Outcome>,
    /// How likely it is (ICD 203 words). Of what is expected; left out for what happened.
    likelihood: Option<Word<Likelihood>> = default,
    /// How good the basis of the judgement is. Of what is expected; left out for what happened.
    confidence: Option<Word<Confidence>> = default,
    /// Id of the ladder that the instrument climbs: an exhibit of that kind, which says what the stages are.
    ladder: Option<String> as "Option<Ref>" = default,
    /// The steps that were taken on the ladder, in their order. No others are drawn.
    steps: Vec<Taken> = default,
    /// Whose instrument it is.
    jurisdiction: Option<String> = default,
    /// When: dates and intervals.
    dates: Vec<String> as "Vec<When>" = default,
    /// Ids of the claims it rests on.
    claims: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the sources it rests on.
    sources: Vec<String> as "Vec<Ref>" = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One step that was taken on a ladder.
pub struct Taken {
    /// Id of the stage that was reached.
    stage: String as "Ref",
    /// When. Left out where that is not known.
    date: Option<String> as "Option<Date>" = default,
}

/// One step of how it works.
pub struct Step {
    /// Kebab-case, unique among steps.
    id: String as "Name",
    /// The step in a few words. Prose.
    title: String as "Prose",
    /// What happens in it. Prose.
    text: String as "Prose",
    /// Ids of the claims it rests on.
    claims: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the sources it rests on.
    sources: Vec<String> as "Vec<Ref>" = default,
}

/// What detects or prevents it.
pub struct Defence {
    /// Kebab-case, unique among defences.
    id: String as "Name",
    /// Its name.
    name: String as "Text",
    /// What it does. Prose.
    text: String as "Prose",
    /// What it costs, and whom. Prose.
    cost: Option<String> as "Option<Note>" = default,
    /// How well it works, as claimed. Prose.
    effect: Option<String> as "Option<Note>" = default,
    /// Id of the party that claims the effect.
    claimed_by: Option<String> as "Option<Ref>" = default,
    /// Ids of the sources.
    sources: Vec<String> as "Vec<Ref>" = default,
}

/// Advice, with its reason.
pub struct Guidance {
    /// Kebab-case, unique among guidance.
    id: String as "Name",
    /// For whom.
    audience: Word<Audience>,
    /// What to do. Prose.
    advice: String as "Prose",
    /// Why. Prose.
    reason: String as "Prose",
    /// Ids of the sources.
    sources: Vec<String> as "Vec<Ref>" = default,
}

/// What to watch.
pub struct Indicator {
    /// Kebab-case, unique among indicators.
    id: String as "Name",
    /// What to look at. Prose.
    indicator: String as "Prose",
    /// Why it tells something. Prose.
    why: String as "Prose",
    /// What would count as a change. Prose.
    threshold: Option<String> as "Option<Note>" = default,
    /// How it stands. Prose.
    status: Option<String> as "Option<Note>" = default,
    /// When it was last looked at.
    checked: Option<String> as "Option<Date>" = default,
    /// Ids of the sources.
    sources: Vec<String> as "Vec<Ref>" = default,
}

/// A question and its answer.
pub struct Answer {
    /// Kebab-case, unique among answers.
    id: String as "Name",
    /// The question. Prose.
    question: String as "Prose",
    /// The answer. Prose.
    answer: String as "Prose",
}

/// A term of the trade.
pub struct Term {
    /// Kebab-case, unique among terms.
    id: String as "Name",
    /// The term.
    term: String as "Text",
    /// What it means here. Prose.
    meaning: String as "Prose",
}

/// What was looked for and not found.
pub struct Gap {
    /// Kebab-case, unique among gaps.
    id: String as "Name",
    /// What is missing, and what that means for the rest. Prose.
    text: String as "Prose",
}
}
