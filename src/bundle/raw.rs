//! The bundle as delivered: a serde mirror of `incident.json`, format 1, not yet trusted.
//!
//! Everything is a word, a number or a list here; `lower` turns it into a `Brief`. The JSON Schema is
//! generated from these types, so the doc comments below are what an editor shows its author.
//!
//! ```json
//! {
//!   "format": 1,
//!   "meta": { "id": "pier-leak", "title": "Pier 4 leak, as reported", "summary": "…", "language": "en",
//!             "published": "2026-03-02", "revision": 1 },
//!   "parties": [{ "id": "port", "name": "Port Authority", "role": "accused" }],
//!   "sources": [{ "id": "log", "publisher": "Harbor Office", "title": "Duty log", "kind": "primary" }],
//!   "claims":  [{ "id": "leak", "statement": "Some {figure:volume} of fuel escaped.", "asserted_by": ["port"],
//!                 "stance": "says", "evidence": [{ "source": "log", "bearing": "supports" }] }],
//!   "figures": [{ "id": "volume", "label": "Fuel lost", "value": 400, "precision": "about", "unit": "liters",
//!                 "reported_by": [{ "source": "log", "value": 400, "precision": "about" }] }]
//! }
//! ```
//!
//! **Ids** are kebab-case words, unique per kind: `[a-z0-9]` runs joined by single hyphens.
//! **Dates** are `2026`, `2026-06`, `2026-06-10` or an instant with a zone, `2026-06-10T14:43+08:00`; an
//! interval is two of them with a slash, `2026-04-22/2026-06-05`.
//! **Prose** is plain text in which braces are references: `{figure:volume}`, `{claim:leak|the spill}`,
//! `{source:log}`, `{event:start}`, `{party:port}`, `{term:slick}`, `{question:cause}`. A figure prints its precision,
//! value and unit; `{figure:volume|value}` prints without the unit; an event prints its date; the words after
//! the bar are shown for every other kind. Doubled braces are braces.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::word::Word;
use crate::brief::{
    Access, Area, Audience, Bearing, ChangeKind, Confidence, Depth, Direction, ExhibitKind, Grade, Horizon, Likelihood, Maker,
    Precision, ReplyStatus, Role, SourceKind, Stage, Stance, Task, Tlp,
};

/// A bundle: one incident, as of one revision.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(title = "Incident Brief bundle", deny_unknown_fields))]
pub struct Bundle {
    /// Address of this schema, for editors. Not read by the program.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The version of this format. This program reads 1.
    pub format: u32,
    /// What the brief is called, when it stands, and who answers for it.
    pub meta: Meta,
    /// The people, firms, offices and outlets that the brief names.
    #[serde(default)]
    pub parties: Vec<Party>,
    /// Who or what says so.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Checkable statements, each with its evidence.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// The contested points.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Numbers, each with its precision.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// What happened when.
    #[serde(default)]
    pub events: Vec<Event>,
    /// The account of the incident, in sections.
    #[serde(default)]
    pub narrative: Vec<Section>,
    /// The quick takes.
    #[serde(default)]
    pub takes: Option<Takes>,
    /// Perspectives on the incident.
    #[serde(default)]
    pub lenses: Vec<Lens>,
    /// Who gains, who loses, in the market and in policy.
    #[serde(default)]
    pub impacts: Vec<Impact>,
    /// How it works, in steps.
    #[serde(default)]
    pub mechanism: Vec<Step>,
    /// What detects or prevents it.
    #[serde(default)]
    pub defences: Vec<Defence>,
    /// What to do, by audience.
    #[serde(default)]
    pub guidance: Vec<Guidance>,
    /// What to watch.
    #[serde(default)]
    pub watch: Vec<Indicator>,
    /// Questions and answers.
    #[serde(default)]
    pub faq: Vec<Answer>,
    /// Terms of the trade.
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// What was looked for and not found.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// Columns of numbers over time.
    #[serde(default)]
    pub series: Vec<Series>,
    /// The charts.
    #[serde(default)]
    pub exhibits: Vec<Exhibit>,
    /// What changed at each revision.
    #[serde(default)]
    pub changes: Vec<Revision>,
    /// Who drafted, edited and checked the whole.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// What the brief is called, when it stands, and who answers for it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Meta {
    /// Id of the incident; part of file names.
    pub id: String,
    /// The headline. States who says so when the matter is contested.
    pub title: String,
    /// The standfirst: one sentence.
    pub summary: String,
    /// Language of the texts, as a BCP 47 tag.
    #[serde(default)]
    pub language: Option<String>,
    /// Date of the first publication.
    pub published: String,
    /// Date as of which this revision stands; absent means `published`.
    #[serde(default)]
    pub updated: Option<String>,
    /// Date when the next update is due.
    #[serde(default)]
    pub next_update: Option<String>,
    /// 1 for the first publication, one more for each that follows.
    pub revision: u32,
    /// Who answers for the brief.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Subjects, for lists of briefs.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Handling marking.
    #[serde(default)]
    pub marking: Marking,
    /// Licence of the texts, as an SPDX expression or a name.
    #[serde(default)]
    pub licence: Option<String>,
    /// Address of the published page.
    #[serde(default)]
    pub canonical: Option<String>,
    /// Interests and limits a reader should know of. Prose.
    #[serde(default)]
    pub disclosures: Vec<String>,
    /// Status line: what is alleged, and by whom. Prose.
    #[serde(default)]
    pub alleged: Option<String>,
    /// Status line: what is independently established. Prose.
    #[serde(default)]
    pub established: Option<String>,
    /// Ids of the figures shown large at the top, in order.
    #[serde(default)]
    pub key_figures: Vec<String>,
}

/// Handling marking: `"none"`, `{"embargo": "2026-06-24T18:00Z"}` or `{"tlp": "amber"}`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Marking {
    /// No restriction.
    #[default]
    None,
    /// Not to be published before this date or instant.
    Embargo(String),
    /// Traffic Light Protocol 2.0 label.
    Tlp(Word<Tlp>),
}

/// One who acts or speaks in the incident.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Party {
    /// Kebab-case, unique among parties.
    pub id: String,
    /// As the page shows it.
    pub name: String,
    /// What the party is in this incident.
    pub role: Word<Role>,
    /// Other names found in sources.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Country or body whose law it answers to.
    #[serde(default)]
    pub jurisdiction: Option<String>,
    /// What it said when accused. Expected of every accused party.
    #[serde(default)]
    pub reply: Option<Reply>,
}

/// The right of reply.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Reply {
    /// Whether there was one.
    pub status: Word<ReplyStatus>,
    /// What was said, or where it was looked for. Prose.
    #[serde(default)]
    pub text: Option<String>,
    /// When it was given, or until when it was looked for.
    #[serde(default)]
    pub date: Option<String>,
    /// Id of the source.
    #[serde(default)]
    pub source: Option<String>,
}

/// Who or what says so: a document, a report, a post.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Source {
    /// Kebab-case, unique among sources.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title, or what it is about.
    pub title: String,
    /// When it was published; absence means the date is not shown.
    #[serde(default)]
    pub date: Option<String>,
    /// Where it can be read; `http` or `https`.
    #[serde(default)]
    pub url: Option<String>,
    /// Where a copy is kept.
    #[serde(default)]
    pub archived: Option<String>,
    /// What kind of source it is.
    pub kind: Word<SourceKind>,
    /// Ids of the sources it rests on. None means that it is an origin itself.
    #[serde(default)]
    pub origins: Vec<String>,
    /// True when it rests on someone it does not name: then it counts as no origin.
    #[serde(default)]
    pub unnamed_origin: bool,
    /// How far it can be relied on, A (best) to D; X is shown to be wrong, kept because it is contested.
    #[serde(default)]
    pub grade: Option<Word<Grade>>,
    /// What bears on its reliability.
    #[serde(default)]
    pub reliability: Option<String>,
    /// How the authors of the brief saw it.
    #[serde(default)]
    pub access: Word<Access>,
    /// What the access note leaves out.
    #[serde(default)]
    pub access_note: Option<String>,
}

/// One checkable statement.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Claim {
    /// Kebab-case, unique among claims.
    pub id: String,
    /// The statement, in one sentence. Prose.
    pub statement: String,
    /// Heading it is listed under.
    #[serde(default)]
    pub topic: Option<String>,
    /// Ids of the parties that assert it.
    #[serde(default)]
    pub asserted_by: Vec<String>,
    /// The word for how it is asserted.
    pub stance: Word<Stance>,
    /// What bears on it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Id of the question it answers.
    #[serde(default)]
    pub question: Option<String>,
    /// What a reader should know of how the claim stands. Prose.
    #[serde(default)]
    pub note: Option<String>,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One source's bearing on one claim.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Evidence {
    /// Id of the source.
    pub source: String,
    /// What it does to the claim.
    pub bearing: Word<Bearing>,
    /// Where in the source: page, section, time.
    #[serde(default)]
    pub locator: Option<String>,
    /// The source's own words, at most eight.
    #[serde(default)]
    pub excerpt: Option<String>,
    /// What the source says, in the brief's words. Prose.
    #[serde(default)]
    pub note: Option<String>,
}

/// One contested point.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Question {
    /// Kebab-case, unique among questions.
    pub id: String,
    /// The question, with its mark. Prose.
    pub question: String,
    /// The answers on offer.
    pub positions: Vec<Position>,
    /// Id of the better supported position; absence means that it is open.
    #[serde(default)]
    pub better_supported: Option<String>,
    /// Why. Prose.
    #[serde(default)]
    pub why: Option<String>,
    /// What would settle it. Prose.
    #[serde(default)]
    pub would_settle: Option<String>,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One answer to a contested point.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Position {
    /// Kebab-case, unique within the question.
    pub id: String,
    /// The answer, in a sentence or less. Prose.
    pub text: String,
    /// Ids of the claims it consists of.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Ids of the sources that hold it, beyond those of its claims.
    #[serde(default)]
    pub held_by: Vec<String>,
}

/// One number, or the lack of it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Figure {
    /// Kebab-case, unique among figures.
    pub id: String,
    /// What is counted, without the number.
    pub label: String,
    /// The number, in units: 28800000, not 28.8. Left out for a range, a derivation, or when not disclosed.
    #[serde(default)]
    pub value: Option<f64>,
    /// Lowest and highest value.
    #[serde(default)]
    pub range: Option<(f64, f64)>,
    /// What the number bounds. Left out for a derivation, which has the precision that follows.
    #[serde(default)]
    pub precision: Option<Word<Precision>>,
    /// What one is: `accounts`, `exchanges per day`, `US$`, `%`, `times`; the last two are plain numbers to a formula.
    pub unit: String,
    /// The time it covers, as an interval.
    #[serde(default)]
    pub period: Option<String>,
    /// The date it was true on.
    #[serde(default)]
    pub as_of: Option<String>,
    /// What it covers and what it does not. Prose.
    #[serde(default)]
    pub scope: Option<String>,
    /// Id of the party that counted it.
    #[serde(default)]
    pub counted_by: Option<String>,
    /// Who reports it, and as what.
    #[serde(default)]
    pub reported_by: Vec<ReportedValue>,
    /// How it follows from other figures.
    #[serde(default)]
    pub derivation: Option<Derivation>,
    /// What a reader should know of it. Prose.
    #[serde(default)]
    pub note: Option<String>,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// A figure as one source gives it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct ReportedValue {
    /// Id of the source.
    pub source: String,
    /// Its number, in the figure's unit.
    #[serde(default)]
    pub value: Option<f64>,
    /// Its lowest and highest value.
    #[serde(default)]
    pub range: Option<(f64, f64)>,
    /// Its precision.
    pub precision: Word<Precision>,
    /// Its wording, or what is odd about it. Prose.
    #[serde(default)]
    pub note: Option<String>,
}

/// How a figure follows from others.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Derivation {
    /// Figure ids, numbers, `+ - * /` with spaces around them, and parentheses: `exchanges / accounts`.
    pub formula: String,
    /// Why this is the right sum. Prose.
    #[serde(default)]
    pub note: Option<String>,
}

/// What happened when.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Event {
    /// Kebab-case, unique among events.
    pub id: String,
    /// When it happened: a date or an interval.
    pub date: String,
    /// When it became known, where that differs.
    #[serde(default)]
    pub reported: Option<String>,
    /// What happened. Prose.
    pub text: String,
    /// Its kind in a word: `disclosure`, `policy`, `legal`, `market`, `technical`, `reply`, `analysis`, `campaign`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Ids of the parties involved.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Ids of the claims it bears on.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Ids of the sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// True when it is contested that, or when, it happened.
    #[serde(default)]
    pub disputed: bool,
    /// How the date is known, when that is not plain. Prose.
    #[serde(default)]
    pub note: Option<String>,
    /// True for the few that a two-minute reader should see.
    #[serde(default)]
    pub key: bool,
}

/// One section of the account.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Section {
    /// Kebab-case, unique among sections.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// From which depth on it is shown.
    pub depth: Word<Depth>,
    /// Its paragraphs.
    pub blocks: Vec<Block>,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One paragraph.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Block {
    /// The paragraph. Prose; figures, dates and claims are references, never typed digits.
    pub text: String,
    /// From which depth on it is shown; absent means the section's.
    #[serde(default)]
    pub depth: Option<Word<Depth>>,
}

/// The quick takes, each a sentence or two of prose.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Takes {
    /// Where the money is.
    #[serde(default)]
    pub money_angle: Option<String>,
    /// What the market did.
    #[serde(default)]
    pub market_impact: Option<String>,
    /// Who benefits.
    #[serde(default)]
    pub who_benefits: Option<String>,
    /// Who loses.
    #[serde(default)]
    pub who_loses: Option<String>,
    /// What to watch next.
    #[serde(default)]
    pub watch_next: Option<String>,
    /// Why it matters.
    #[serde(default)]
    pub why_it_matters: Option<String>,
    /// Who drafted, edited, checked them.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One perspective, in its strongest honest form; not endorsed.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Lens {
    /// Kebab-case, unique among lenses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whom it speaks for.
    pub speaks_for: String,
    /// What it weighs.
    pub weighs: String,
    /// Its points.
    #[serde(default)]
    pub points: Vec<Point>,
    /// What it leaves out. Prose.
    #[serde(default)]
    pub leaves_out: Option<String>,
    /// What would change it. Prose.
    #[serde(default)]
    pub would_change: Option<String>,
    /// Whose view it is not, and how it was made.
    pub disclaimer: String,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One point of a lens. "Nothing here" is a valid one.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Point {
    /// The point. Prose.
    pub text: String,
    /// Id of the question it speaks to.
    #[serde(default)]
    pub question: Option<String>,
    /// Ids of the claims it relies on.
    #[serde(default)]
    pub relies_on: Vec<String>,
    /// Ids of the claims it disputes.
    #[serde(default)]
    pub disputes: Vec<String>,
}

/// One consequence for one party, instrument or group.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Impact {
    /// Kebab-case, unique among impacts.
    pub id: String,
    /// Market or policy.
    pub area: Word<Area>,
    /// The affected party, group, or the policy instrument.
    pub affects: String,
    /// What happens to it. Prose, without likelihood or confidence words.
    pub text: String,
    /// Which way.
    pub direction: Word<Direction>,
    /// How soon.
    pub horizon: Word<Horizon>,
    /// How likely it is (ICD 203 words). Left out for what already happened.
    #[serde(default)]
    pub likelihood: Option<Word<Likelihood>>,
    /// How good the basis of the judgement is.
    #[serde(default)]
    pub confidence: Option<Word<Confidence>>,
    /// How far the instrument has come. Policy only.
    #[serde(default)]
    pub stage: Option<Word<Stage>>,
    /// Whose instrument it is. Policy only.
    #[serde(default)]
    pub jurisdiction: Option<String>,
    /// When: dates of the steps so far.
    #[serde(default)]
    pub dates: Vec<String>,
    /// Ids of the claims it rests on.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Ids of the sources it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One step of how it works.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Step {
    /// Kebab-case, unique among steps.
    pub id: String,
    /// The step in a few words.
    pub title: String,
    /// What happens in it. Prose.
    pub text: String,
    /// Ids of the claims it rests on.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Ids of the sources it rests on.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What detects or prevents it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Defence {
    /// Kebab-case, unique among defences.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does. Prose.
    pub text: String,
    /// What it costs, and whom. Prose.
    #[serde(default)]
    pub cost: Option<String>,
    /// How well it works, as claimed. Prose.
    #[serde(default)]
    pub effect: Option<String>,
    /// Id of the party that claims the effect.
    #[serde(default)]
    pub claimed_by: Option<String>,
    /// Ids of the sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Advice, with its reason.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Guidance {
    /// Kebab-case, unique among guidance.
    pub id: String,
    /// For whom.
    pub audience: Word<Audience>,
    /// What to do. Prose.
    pub advice: String,
    /// Why. Prose.
    pub reason: String,
    /// Ids of the sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// What to watch.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Indicator {
    /// Kebab-case, unique among indicators.
    pub id: String,
    /// What to look at. Prose.
    pub indicator: String,
    /// Why it tells something. Prose.
    pub why: String,
    /// What would count as a change. Prose.
    #[serde(default)]
    pub threshold: Option<String>,
    /// How it stands. Prose.
    #[serde(default)]
    pub status: Option<String>,
    /// When it was last looked at.
    #[serde(default)]
    pub checked: Option<String>,
    /// Ids of the sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A question and its answer.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Answer {
    /// Kebab-case, unique among answers.
    pub id: String,
    /// The question.
    pub question: String,
    /// The answer. Prose.
    pub answer: String,
}

/// A term of the trade.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Term {
    /// Kebab-case, unique among terms.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means here. Prose.
    pub meaning: String,
}

/// What was looked for and not found.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Gap {
    /// Kebab-case, unique among gaps.
    pub id: String,
    /// What is missing, and what that means for the rest. Prose.
    pub text: String,
}

/// Columns of numbers over time; all columns that are given have the same length.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Series {
    /// Kebab-case, unique among series.
    pub id: String,
    /// What is measured.
    pub label: String,
    /// What one is.
    pub unit: String,
    /// When: seconds since 1970-01-01T00:00Z, or dates as elsewhere.
    pub t: Vec<Time>,
    /// How much; null is a gap, never a zero.
    pub y: Vec<Option<f64>>,
    /// Precision per point; absent means exact.
    #[serde(default)]
    pub precision: Vec<Word<Precision>>,
    /// Source per point.
    #[serde(default)]
    pub source: Vec<Option<String>>,
    /// What kind of point it is: `close`, `intraday`; one word per point.
    #[serde(default)]
    pub point: Vec<Option<String>>,
    /// True for points that the authors computed.
    #[serde(default)]
    pub derived: Vec<bool>,
    /// What a reader should know of it. Prose.
    #[serde(default)]
    pub note: Option<String>,
}

/// A point in time: seconds since 1970-01-01T00:00Z, or a date.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(untagged))]
pub enum Time {
    /// Seconds since 1970-01-01T00:00Z.
    Seconds(f64),
    /// A date or instant.
    Date(String),
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TimeVisitor;
        impl serde::de::Visitor<'_> for TimeVisitor {
            type Value = Time;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a date or a number of seconds")
            }
            fn visit_f64<E>(self, seconds: f64) -> Result<Time, E> {
                Ok(Time::Seconds(seconds))
            }
            fn visit_i64<E>(self, seconds: i64) -> Result<Time, E> {
                Ok(Time::Seconds(seconds as f64))
            }
            fn visit_u64<E>(self, seconds: u64) -> Result<Time, E> {
                Ok(Time::Seconds(seconds as f64))
            }
            fn visit_str<E>(self, date: &str) -> Result<Time, E> {
                Ok(Time::Date(date.to_owned()))
            }
        }
        deserializer.deserialize_any(TimeVisitor)
    }
}

/// A chart, or what stands for one.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Exhibit {
    /// Kebab-case, unique among exhibits.
    pub id: String,
    /// What it shows, and how.
    pub kind: Word<ExhibitKind>,
    /// The finding, in a sentence without a final period.
    pub title: String,
    /// What is drawn and in which unit.
    pub subtitle: String,
    /// What a reader must know to read it rightly. Prose.
    #[serde(default)]
    pub note: Option<String>,
    /// What the author sees in it: the fourth part of its description, after what it is, its numbers, its trend. Prose.
    #[serde(default)]
    pub context: Option<String>,
    /// Ids of the figures it draws, for the kinds that draw figures.
    #[serde(default)]
    pub figures: Vec<String>,
    /// Ids of the series it draws.
    #[serde(default)]
    pub series: Vec<String>,
    /// Ids of the claims it draws.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Ids of the events it marks.
    #[serde(default)]
    pub events: Vec<String>,
    /// `campaigns`: what can be compared, one at a time.
    #[serde(default)]
    pub metrics: Vec<Metric>,
    /// `campaigns`: what is compared.
    #[serde(default)]
    pub rows: Vec<Row>,
    /// `accounts`, `rate`: which figure plays which part, such as `accounts`, `exchanges`, `days`, `cap`.
    #[serde(default)]
    pub parts: BTreeMap<String, String>,
    /// Who drafted, edited, checked it.
    #[serde(default)]
    pub authorship: Vec<Credit>,
}

/// One thing that rows can be compared by.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Metric {
    /// Kebab-case, unique within the exhibit.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// One thing that is compared.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Row {
    /// Its name.
    pub label: String,
    /// When or where, in a few words.
    #[serde(default)]
    pub detail: Option<String>,
    /// Why it stands apart from the others and is never added to them; absence means that it does not. Prose.
    #[serde(default)]
    pub apart: Option<String>,
    /// Figure id for each metric id. A metric left out was not reported.
    pub figures: BTreeMap<String, String>,
}

/// What changed at one revision.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Revision {
    /// Its number.
    pub revision: u32,
    /// Its date.
    pub date: String,
    /// What changed, in a sentence. Prose.
    pub summary: String,
    /// The changes one by one.
    #[serde(default)]
    pub items: Vec<Change>,
}

/// One change.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Change {
    /// What kind of change.
    pub kind: Word<ChangeKind>,
    /// Address of the block, such as `figure:accounts`. It must be there, unless it was withdrawn.
    pub block: String,
    /// What changed and why. Prose.
    pub text: String,
    /// How it read before.
    #[serde(default)]
    pub before: Option<String>,
    /// How it reads now.
    #[serde(default)]
    pub after: Option<String>,
}

/// Who did what on a block.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
pub struct Credit {
    /// What was done.
    pub task: Word<Task>,
    /// By a person or a machine.
    pub by: Word<Maker>,
    /// Who, or which system and how it was used.
    #[serde(default)]
    pub name: Option<String>,
}
