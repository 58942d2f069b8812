//! The bundle as delivered: a mirror of `incident.json`, format 1, not yet trusted.
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

use std::ops::Index;
use std::rc::Rc;

use super::mirror::mirror;
use super::word::Word;
use crate::brief::{
    Access, Area, Audience, Bearing, ChangeKind, Confidence, Depth, Direction, ExhibitKind, Grade, Horizon, Likelihood, Maker,
    Precision, ReplyStatus, Role, SourceKind, Stage, Stance, Task, Tlp,
};

mirror! {
/// A bundle: one incident, as of one revision.
#[cfg_attr(feature = "cli", schemars(title = "Incident Brief bundle"))]
pub struct Bundle {
    /// Address of this schema, for editors. Not read by the program.
    schema as "$schema": Option<String> = default,
    /// The version of this format. This program reads 1.
    format: u32,
    /// What the brief is called, when it stands, and who answers for it.
    meta: Meta,
    /// The people, firms, offices and outlets that the brief names.
    parties: Vec<Party> = default,
    /// Who or what says so.
    sources: Vec<Source> = default,
    /// Checkable statements, each with its evidence.
    claims: Vec<Claim> = default,
    /// The contested points.
    questions: Vec<Question> = default,
    /// Numbers, each with its precision.
    figures: Vec<Figure> = default,
    /// What happened when.
    events: Vec<Event> = default,
    /// The account of the incident, in sections.
    narrative: Vec<Section> = default,
    /// The quick takes.
    takes: Option<Takes> = default,
    /// Perspectives on the incident.
    lenses: Vec<Lens> = default,
    /// Who gains, who loses, in the market and in policy.
    impacts: Vec<Impact> = default,
    /// How it works, in steps.
    mechanism: Vec<Step> = default,
    /// What detects or prevents it.
    defences: Vec<Defence> = default,
    /// What to do, by audience.
    guidance: Vec<Guidance> = default,
    /// What to watch.
    watch: Vec<Indicator> = default,
    /// Questions and answers.
    faq: Vec<Answer> = default,
    /// Terms of the trade.
    glossary: Vec<Term> = default,
    /// What was looked for and not found.
    gaps: Vec<Gap> = default,
    /// Columns of numbers over time.
    series: Vec<Series> = default,
    /// The charts.
    exhibits: Vec<Exhibit> = default,
    /// What changed at each revision.
    changes: Vec<Revision> = default,
    /// Who drafted, edited and checked the whole.
    authorship: Vec<Credit> = default,
}

/// What the brief is called, when it stands, and who answers for it.
pub struct Meta {
    /// Id of the incident; part of file names.
    id: String,
    /// The headline. States who says so when the matter is contested.
    title: String,
    /// The standfirst: one sentence.
    summary: String,
    /// Language of the texts, as a BCP 47 tag.
    language: Option<String> = default,
    /// Date of the first publication.
    published: String,
    /// Date as of which this revision stands; absent means `published`.
    updated: Option<String> = default,
    /// Date when the next update is due.
    next_update: Option<String> = default,
    /// 1 for the first publication, one more for each that follows.
    revision: u32,
    /// Who answers for the brief.
    authors: Vec<String> = default,
    /// Subjects, for lists of briefs.
    tags: Vec<String> = default,
    /// Handling marking.
    marking: Marking = default,
    /// Licence of the texts, as an SPDX expression or a name.
    licence: Option<String> = default,
    /// Address of the published page.
    canonical: Option<String> = default,
    /// Interests and limits a reader should know of. Prose.
    disclosures: Vec<String> = default,
    /// Status line: what is alleged, and by whom. Prose.
    alleged: Option<String> = default,
    /// Status line: what is independently established. Prose.
    established: Option<String> = default,
    /// Ids of the figures shown large at the top, in order.
    key_figures: Vec<String> = default,
}

/// One who acts or speaks in the incident.
pub struct Party {
    /// Kebab-case, unique among parties.
    id: String,
    /// As the page shows it.
    name: String,
    /// What the party is in this incident.
    role: Word<Role>,
    /// Other names found in sources.
    aliases: Vec<String> = default,
    /// Country or body whose law it answers to.
    jurisdiction: Option<String> = default,
    /// What it said when accused. Expected of every accused party.
    reply: Option<Reply> = default,
}

/// The right of reply.
pub struct Reply {
    /// Whether there was one.
    status: Word<ReplyStatus>,
    /// What was said, or where it was looked for. Prose.
    text: Option<String> = default,
    /// When it was given, or until when it was looked for.
    date: Option<String> = default,
    /// Id of the source.
    source: Option<String> = default,
}

/// Who or what says so: a document, a report, a post.
pub struct Source {
    /// Kebab-case, unique among sources.
    id: String,
    /// Who published it.
    publisher: String,
    /// Its title, or what it is about.
    title: String,
    /// When it was published; absence means the date is not shown.
    date: Option<String> = default,
    /// Where it can be read; `http` or `https`.
    url: Option<String> = default,
    /// Where a copy is kept.
    archived: Option<String> = default,
    /// What kind of source it is.
    kind: Word<SourceKind>,
    /// Ids of the sources it rests on. None means that it is an origin itself.
    origins: Vec<String> = default,
    /// True when it rests on someone it does not name: then it counts as no origin.
    unnamed_origin: bool = default,
    /// How far it can be relied on, A (best) to D; X is shown to be wrong, kept because it is contested.
    grade: Option<Word<Grade>> = default,
    /// What bears on its reliability.
    reliability: Option<String> = default,
    /// How the authors of the brief saw it.
    access: Word<Access> = default,
    /// What the access note leaves out.
    access_note: Option<String> = default,
}

/// One checkable statement.
pub struct Claim {
    /// Kebab-case, unique among claims.
    id: String,
    /// The statement, in one sentence. Prose.
    statement: String,
    /// Heading it is listed under.
    topic: Option<String> = default,
    /// Ids of the parties that assert it.
    asserted_by: Vec<String> = default,
    /// The word for how it is asserted.
    stance: Word<Stance>,
    /// What bears on it.
    evidence: Vec<Evidence> = default,
    /// Id of the question it answers.
    question: Option<String> = default,
    /// What a reader should know of how the claim stands. Prose.
    note: Option<String> = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One source's bearing on one claim.
pub struct Evidence {
    /// Id of the source.
    source: String,
    /// What it does to the claim.
    bearing: Word<Bearing>,
    /// Where in the source: page, section, time.
    locator: Option<String> = default,
    /// The source's own words, at most eight.
    excerpt: Option<String> = default,
    /// What the source says, in the brief's words. Prose.
    note: Option<String> = default,
}

/// One contested point.
pub struct Question {
    /// Kebab-case, unique among questions.
    id: String,
    /// The question, with its mark. Prose.
    question: String,
    /// The answers on offer.
    positions: Vec<Position>,
    /// Id of the better supported position; absence means that it is open.
    better_supported: Option<String> = default,
    /// Why. Prose.
    why: Option<String> = default,
    /// What would settle it. Prose.
    would_settle: Option<String> = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One answer to a contested point.
pub struct Position {
    /// Kebab-case, unique within the question.
    id: String,
    /// The answer, in a sentence or less. Prose.
    text: String,
    /// Ids of the claims it consists of.
    claims: Vec<String> = default,
    /// Ids of the sources that hold it, beyond those of its claims.
    held_by: Vec<String> = default,
}

/// One number, or the lack of it.
pub struct Figure {
    /// Kebab-case, unique among figures.
    id: String,
    /// What is counted, without the number.
    label: String,
    /// The number, in units: 28800000, not 28.8. Left out for a range, a derivation, or when not disclosed.
    value: Option<f64> = default,
    /// Lowest and highest value.
    range: Option<(f64, f64)> = default,
    /// What the number bounds. Left out for a derivation, which has the precision that follows.
    precision: Option<Word<Precision>> = default,
    /// What one is: `accounts`, `exchanges per day`, `US$`, `%`, `times`; the last two are plain numbers to a formula.
    unit: String,
    /// The time it covers, as an interval.
    period: Option<String> = default,
    /// The date it was true on.
    as_of: Option<String> = default,
    /// What it covers and what it does not. Prose.
    scope: Option<String> = default,
    /// Id of the party that counted it.
    counted_by: Option<String> = default,
    /// Who reports it, and as what.
    reported_by: Vec<ReportedValue> = default,
    /// How it follows from other figures.
    derivation: Option<Derivation> = default,
    /// What a reader should know of it. Prose.
    note: Option<String> = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// A figure as one source gives it.
pub struct ReportedValue {
    /// Id of the source.
    source: String,
    /// Its number, in the figure's unit.
    value: Option<f64> = default,
    /// Its lowest and highest value.
    range: Option<(f64, f64)> = default,
    /// Its precision.
    precision: Word<Precision>,
    /// Its wording, or what is odd about it. Prose.
    note: Option<String> = default,
}

/// How a figure follows from others.
pub struct Derivation {
    /// Figure ids, numbers, `+ - * /` with spaces around them, and parentheses: `exchanges / accounts`.
    formula: String,
    /// Why this is the right sum. Prose.
    note: Option<String> = default,
}

/// What happened when.
pub struct Event {
    /// Kebab-case, unique among events.
    id: String,
    /// When it happened: a date or an interval.
    date: String,
    /// When it became known, where that differs.
    reported: Option<String> = default,
    /// What happened. Prose.
    text: String,
    /// Its kind in a word: `disclosure`, `policy`, `legal`, `market`, `technical`, `reply`, `analysis`, `campaign`.
    kind: Option<String> = default,
    /// Ids of the parties involved.
    parties: Vec<String> = default,
    /// Ids of the claims it bears on.
    claims: Vec<String> = default,
    /// Ids of the sources.
    sources: Vec<String> = default,
    /// True when it is contested that, or when, it happened.
    disputed: bool = default,
    /// How the date is known, when that is not plain. Prose.
    note: Option<String> = default,
    /// True for the few that a two-minute reader should see.
    key: bool = default,
}

/// One section of the account.
pub struct Section {
    /// Kebab-case, unique among sections.
    id: String,
    /// Its heading.
    heading: String,
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
    text: String,
    /// From which depth on it is shown; absent means the section's.
    depth: Option<Word<Depth>> = default,
}

/// The quick takes, each a sentence or two of prose.
pub struct Takes {
    /// Where the money is.
    money_angle: Option<String> = default,
    /// What the market did.
    market_impact: Option<String> = default,
    /// Who benefits.
    who_benefits: Option<String> = default,
    /// Who loses.
    who_loses: Option<String> = default,
    /// What to watch next.
    watch_next: Option<String> = default,
    /// Why it matters.
    why_it_matters: Option<String> = default,
    /// Who drafted, edited, checked them.
    authorship: Vec<Credit> = default,
}

/// One perspective, in its strongest honest form; not endorsed.
pub struct Lens {
    /// Kebab-case, unique among lenses.
    id: String,
    /// Its name.
    name: String,
    /// Whom it speaks for.
    speaks_for: String,
    /// What it weighs.
    weighs: String,
    /// Its points.
    points: Vec<Point> = default,
    /// What it leaves out. Prose.
    leaves_out: Option<String> = default,
    /// What would change it. Prose.
    would_change: Option<String> = default,
    /// Whose view it is not, and how it was made.
    disclaimer: String,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One point of a lens. "Nothing here" is a valid one.
pub struct Point {
    /// The point. Prose.
    text: String,
    /// Id of the question it speaks to.
    question: Option<String> = default,
    /// Ids of the claims it relies on.
    relies_on: Vec<String> = default,
    /// Ids of the claims it disputes.
    disputes: Vec<String> = default,
}

/// One consequence for one party, instrument or group.
pub struct Impact {
    /// Kebab-case, unique among impacts.
    id: String,
    /// Market or policy.
    area: Word<Area>,
    /// The affected party, group, or the policy instrument.
    affects: String,
    /// What happens to it. Prose, without likelihood or confidence words.
    text: String,
    /// Which way.
    direction: Word<Direction>,
    /// How soon.
    horizon: Word<Horizon>,
    /// How likely it is (ICD 203 words). Left out for what already happened.
    likelihood: Option<Word<Likelihood>> = default,
    /// How good the basis of the judgement is.
    confidence: Option<Word<Confidence>> = default,
    /// How far the instrument has come. Policy only.
    stage: Option<Word<Stage>> = default,
    /// Whose instrument it is. Policy only.
    jurisdiction: Option<String> = default,
    /// When: dates of the steps so far.
    dates: Vec<String> = default,
    /// Ids of the claims it rests on.
    claims: Vec<String> = default,
    /// Ids of the sources it rests on.
    sources: Vec<String> = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One step of how it works.
pub struct Step {
    /// Kebab-case, unique among steps.
    id: String,
    /// The step in a few words.
    title: String,
    /// What happens in it. Prose.
    text: String,
    /// Ids of the claims it rests on.
    claims: Vec<String> = default,
    /// Ids of the sources it rests on.
    sources: Vec<String> = default,
}

/// What detects or prevents it.
pub struct Defence {
    /// Kebab-case, unique among defences.
    id: String,
    /// Its name.
    name: String,
    /// What it does. Prose.
    text: String,
    /// What it costs, and whom. Prose.
    cost: Option<String> = default,
    /// How well it works, as claimed. Prose.
    effect: Option<String> = default,
    /// Id of the party that claims the effect.
    claimed_by: Option<String> = default,
    /// Ids of the sources.
    sources: Vec<String> = default,
}

/// Advice, with its reason.
pub struct Guidance {
    /// Kebab-case, unique among guidance.
    id: String,
    /// For whom.
    audience: Word<Audience>,
    /// What to do. Prose.
    advice: String,
    /// Why. Prose.
    reason: String,
    /// Ids of the sources.
    sources: Vec<String> = default,
}

/// What to watch.
pub struct Indicator {
    /// Kebab-case, unique among indicators.
    id: String,
    /// What to look at. Prose.
    indicator: String,
    /// Why it tells something. Prose.
    why: String,
    /// What would count as a change. Prose.
    threshold: Option<String> = default,
    /// How it stands. Prose.
    status: Option<String> = default,
    /// When it was last looked at.
    checked: Option<String> = default,
    /// Ids of the sources.
    sources: Vec<String> = default,
}

/// A question and its answer.
pub struct Answer {
    /// Kebab-case, unique among answers.
    id: String,
    /// The question.
    question: String,
    /// The answer. Prose.
    answer: String,
}

/// A term of the trade.
pub struct Term {
    /// Kebab-case, unique among terms.
    id: String,
    /// The term.
    term: String,
    /// What it means here. Prose.
    meaning: String,
}

/// What was looked for and not found.
pub struct Gap {
    /// Kebab-case, unique among gaps.
    id: String,
    /// What is missing, and what that means for the rest. Prose.
    text: String,
}

/// Columns of numbers over time; all columns that are given have the same length.
pub struct Series {
    /// Kebab-case, unique among series.
    id: String,
    /// What is measured.
    label: String,
    /// What one is.
    unit: String,
    /// When: seconds since 1970-01-01T00:00Z, or dates as elsewhere.
    t: Times,
    /// How much; null is a gap, never a zero.
    y: Values,
    /// Precision per point; absent means exact.
    precision: Vec<Word<Precision>> = default,
    /// Source per point.
    source: Vec<Option<String>> = default,
    /// What kind of point it is: `close`, `intraday`; one word per point.
    point: Vec<Option<String>> = default,
    /// True for points that the authors computed.
    derived: Vec<bool> = default,
    /// What a reader should know of it. Prose.
    note: Option<String> = default,
}

/// A chart, or what stands for one.
pub struct Exhibit {
    /// Kebab-case, unique among exhibits.
    id: String,
    /// What it shows, and how.
    kind: Word<ExhibitKind>,
    /// The finding, in a sentence without a final period.
    title: String,
    /// What is drawn and in which unit.
    subtitle: String,
    /// What a reader must know to read it rightly. Prose.
    note: Option<String> = default,
    /// What the author sees in it: the fourth part of its description, after what it is, its numbers, its trend. Prose.
    context: Option<String> = default,
    /// Ids of the figures it draws, for the kinds that draw figures.
    figures: Vec<String> = default,
    /// Ids of the series it draws.
    series: Vec<String> = default,
    /// Ids of the claims it draws.
    claims: Vec<String> = default,
    /// Ids of the events it marks.
    events: Vec<String> = default,
    /// `campaigns`: what can be compared, one at a time.
    metrics: Vec<Metric> = default,
    /// `campaigns`: what is compared.
    rows: Vec<Row> = default,
    /// `accounts`, `rate`: which figure plays which part, such as `accounts`, `exchanges`, `days`, `cap`.
    parts: Pairs = default,
    /// `market`: the date at which every listing stands at 100; its last price up to then counts. Left out, that is its
    /// first price, and listings of one unit are not made an index at all.
    base: Option<String> = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One thing that rows can be compared by.
pub struct Metric {
    /// Kebab-case, unique within the exhibit.
    id: String,
    /// Its name.
    label: String,
}

/// One thing that is compared.
pub struct Row {
    /// Its name.
    label: String,
    /// When or where, in a few words.
    detail: Option<String> = default,
    /// Why it stands apart from the others and is never added to them; absence means that it does not. Prose.
    apart: Option<String> = default,
    /// Figure id for each metric id. A metric left out was not reported.
    figures: Pairs,
}

/// What changed at one revision.
pub struct Revision {
    /// Its number.
    revision: u32,
    /// Its date.
    date: String,
    /// What changed, in a sentence. Prose.
    summary: String,
    /// The changes one by one.
    items: Vec<Change> = default,
}

/// One change.
pub struct Change {
    /// What kind of change.
    kind: Word<ChangeKind>,
    /// Address of the block, such as `figure:accounts`. It must be there, unless it was withdrawn.
    block: String,
    /// What changed and why. Prose.
    text: String,
    /// How it read before.
    before: Option<String> = default,
    /// How it reads now.
    after: Option<String> = default,
}

/// Who did what on a block.
pub struct Credit {
    /// What was done.
    task: Word<Task>,
    /// By a person or a machine.
    by: Word<Maker>,
    /// Who, or which system and how it was used.
    name: Option<String> = default,
}
}

/// Handling marking: `"none"`, `{"embargo": "2026-06-24T18:00Z"}` or `{"tlp": "amber"}`.
#[derive(Debug, Default)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename_all = "kebab-case"))]
pub enum Marking {
    /// No restriction.
    #[default]
    None,
    /// Not to be published before this date or instant.
    Embargo(String),
    /// Traffic Light Protocol 2.0 label.
    Tlp(Word<Tlp>),
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

impl Default for Time {
    fn default() -> Self {
        Self::Seconds(0.0)
    }
}

/// Points in time.
#[derive(Debug, Default, PartialEq)]
pub struct Times {
    /// As they are given; NaN where a date is.
    pub seconds: Rc<Vec<f64>>,
    /// Each with its position, in order.
    pub dates: Vec<(usize, String)>,
}

impl Times {
    /// The date at a position, if one is given there.
    pub fn date(&self, at: usize) -> Option<&str> {
        let found = self.dates.binary_search_by(|(known, _)| known.cmp(&at)).ok()?;
        Some(&self.dates[found].1)
    }
}

/// Numbers; NaN where null stands.
#[derive(Debug, Default)]
pub struct Values(pub Rc<Vec<f64>>);

/// Words by their key, in the order of the keys, each key once.
#[derive(Debug, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Index<&str> for Pairs {
    type Output = String;
    fn index(&self, key: &str) -> &String {
        let (_, word) = self.0.iter().find(|(known, _)| known == key).expect("the key is there");
        word
    }
}

#[cfg(feature = "cli")]
mod schema {
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    use super::{Pairs, Time, Times, Values};

    type Like = BTreeMap<String, String>;

    /// Has a type described as another.
    macro_rules! described {
        ($($type:ty as $like:ty),*) => {$(
            impl schemars::JsonSchema for $type {
                fn inline_schema() -> bool {
                    <$like>::inline_schema()
                }

                fn schema_name() -> Cow<'static, str> {
                    <$like>::schema_name()
                }

                fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    <$like>::json_schema(generator)
                }
            }
        )*};
    }

    described!(Pairs as Like, Times as Vec<Time>, Values as Vec<Option<f64>>);

    /// For the default in the schema.
    impl serde::Serialize for Pairs {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|(key, word)| (key, word)))
        }
    }
}
