//! The parts of a brief. Fields say what absence means; words come from the closed vocabularies.

use super::columns::Columns;
use super::date::{Date, When, Zone};
use super::formula::Formula;
use super::id::{Id, Table};
use super::prose::Prose;
use super::quantity::{Amount, Bound, Quantity};
use super::unit::Unit;
use super::words::{
    Access, Audience, Bearing, Calendar, ChangeKind, Confidence, Depth, Direction, Grade, Horizon, Likelihood, Maker, Mark,
    Outcome, PagePart, Precision, Role, SourceKind, Stance, StatementKind, Task, Tlp, Vocabulary,
};

/// One incident, as of one revision.
pub struct Brief {
    pub meta: Meta,
    pub parties: Table<Party>,
    pub sources: Table<Source>,
    pub claims: Table<Claim>,
    pub questions: Table<Question>,
    pub figures: Table<Figure>,
    pub events: Table<Event>,
    pub narrative: Table<Section>,
    pub takes: Option<Takes>,
    pub lenses: Table<Lens>,
    pub areas: Table<Area>,
    pub impacts: Table<Impact>,
    pub mechanism: Table<Step>,
    pub defences: Table<Defence>,
    pub guidance: Table<Guidance>,
    pub watch: Table<Indicator>,
    pub faq: Table<Answer>,
    pub glossary: Table<Term>,
    pub gaps: Table<Gap>,
    pub series: Table<Series>,
    pub exhibits: Table<Exhibit>,
    /// Newest first.
    pub changes: Vec<Revision>,
    pub allow: Vec<Allowance>,
    pub authorship: Vec<Credit>,
}

/// What the brief is called, when it stands, and who answers for it.
pub struct Meta {
    /// Kebab-case; part of file names.
    pub id: String,
    pub title: String,
    pub summary: Prose,
    /// BCP 47.
    pub language: String,
    pub published: Date,
    /// As of when the brief stands.
    pub updated: Date,
    pub next_update: Option<Date>,
    /// The zone of its hours; absent where no date tells one.
    pub hours: Option<Zone>,
    /// From 1.
    pub revision: u32,
    pub authors: Vec<String>,
    pub tags: Vec<String>,
    pub marking: Marking,
    pub licence: Option<String>,
    /// Address of the published page, `http` or `https`.
    pub canonical: Option<String>,
    pub disclosures: Vec<Prose>,
    /// Two to four, or none.
    pub status: Vec<StatusCell>,
    pub key_figures: Vec<Id<Figure>>,
    /// The exhibit that comes first.
    pub lead: Option<Id<Exhibit>>,
}

/// How things stand, in one respect.
pub struct StatusCell {
    pub heading: String,
    pub mark: Mark,
    pub text: Prose,
}

/// Handling marking.
pub enum Marking {
    /// No restriction.
    None,
    /// Not to be published before.
    Embargo(Date),
    /// Traffic Light Protocol 2.0.
    Tlp(Tlp),
}

/// One who acts or speaks in the incident.
pub struct Party {
    pub id: Id<Party>,
    pub name: String,
    /// The name where there is little room.
    pub short: Option<String>,
    /// At least one.
    pub roles: Vec<PartyRole>,
    /// The party that it belongs to. Without cycles.
    pub part_of: Option<Id<Party>>,
    pub aliases: Vec<String>,
    pub jurisdiction: Option<String>,
    pub statements: Vec<Statement>,
}

impl Party {
    /// The name for where there is little room.
    pub fn label(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.name)
    }

    /// Whether this is one of its roles.
    pub fn is(&self, role: Role) -> bool {
        self.roles.iter().any(|own| matches!(own, PartyRole::Listed(listed) if *listed == role))
    }
}

/// What a party is in the incident.
pub enum PartyRole {
    /// A word that the program knows.
    Listed(Role),
    /// Words of the author's own.
    Own(String),
}

impl PartyRole {
    /// As it is printed.
    pub fn words(&self) -> &str {
        match self {
            Self::Listed(role) => role.word(),
            Self::Own(words) => words,
        }
    }
}

/// What a party said, or that nothing of it is here.
pub struct Statement {
    pub kind: StatementKind,
    pub text: Option<Prose>,
    /// When it was made, or until when it was looked for.
    pub date: Option<Date>,
    pub source: Option<Id<Source>>,
}

/// Who or what says so.
pub struct Source {
    pub id: Id<Source>,
    /// The party whose word it is.
    pub by: Option<Id<Party>>,
    /// Who published it; where that was left out, the name of the party.
    pub publisher: String,
    /// The publisher where there is little room.
    pub short: Option<String>,
    /// Who stands behind it.
    pub house: House,
    pub title: String,
    /// Absent: not shown by the source.
    pub date: Option<Date>,
    /// `http` or `https`.
    pub url: Option<String>,
    pub archived: Option<String>,
    pub kind: SourceKind,
    /// What it rests on as a whole. Without cycles.
    pub rests_on: Vec<Id<Source>>,
    /// It rests on someone it does not name, and counts as no origin.
    pub unnamed_origin: bool,
    pub grade: Option<Grade>,
    pub reliability: Option<Prose>,
    pub access: Access,
    pub access_note: Option<Prose>,
}

impl Source {
    /// Its publisher, short where there is little room.
    pub fn label(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.publisher)
    }
}

/// Who stands behind what is said. All that one house says counts once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum House {
    /// A party that is part of no other.
    Party(Id<Party>),
    /// A publisher that is no party of the brief: its name, in small letters and with single spaces.
    Publisher(String),
}

/// One checkable statement.
pub struct Claim {
    pub id: Id<Claim>,
    pub statement: Prose,
    pub topic: Option<String>,
    pub asserted_by: Vec<Id<Party>>,
    pub stance: Stance,
    pub denied_by: Vec<Denial>,
    pub evidence: Vec<Evidence>,
    pub question: Option<Id<Question>>,
    pub note: Option<Prose>,
    pub authorship: Vec<Credit>,
}

/// A party's word against a claim.
pub struct Denial {
    pub party: Id<Party>,
    /// Where it was met.
    pub source: Option<Id<Source>>,
    /// The party's own words.
    pub words: Option<String>,
}

/// One source's bearing on one claim.
pub struct Evidence {
    pub source: Id<Source>,
    pub bearing: Bearing,
    /// What it rests on in this; empty where that is what the source rests on as a whole.
    pub rests_on: Vec<Id<Source>>,
    pub locator: Option<String>,
    /// The source's own words.
    pub excerpt: Option<String>,
    pub note: Option<Prose>,
}

/// One contested point.
pub struct Question {
    pub id: Id<Question>,
    pub question: Prose,
    /// At least one; each named by a word unique in the question.
    pub positions: Vec<Position>,
    /// Whether the positions leave room for each other.
    pub can_both_hold: bool,
    /// Index into `positions`; absent while open.
    pub better_supported: Option<usize>,
    pub why: Option<Prose>,
    pub would_settle: Option<Prose>,
    pub authorship: Vec<Credit>,
}

/// One answer to a contested point.
pub struct Position {
    pub word: String,
    pub text: Prose,
    pub claims: Vec<Id<Claim>>,
    pub held_by: Vec<Id<Source>>,
}

/// One number, or the lack of it.
pub struct Figure {
    pub id: Id<Figure>,
    pub label: String,
    /// As stated, or as the derivation gives it.
    pub quantity: Quantity,
    /// In which the value lies, where its author gives that beside it.
    pub span: Option<Amount>,
    /// The word of the bundle, or that of the point of a series; absent for what is computed, whose bound follows.
    pub precision: Option<Precision>,
    /// How many significant digits it is known to; absent for what is exact, and for what follows from nothing else.
    pub significant: Option<u32>,
    pub unit: Unit,
    pub period: Option<When>,
    pub as_of: Option<Date>,
    pub scope: Option<Prose>,
    pub counted_by: Option<Id<Party>>,
    pub reported_by: Vec<ReportedValue>,
    pub derivation: Option<Derivation>,
    pub note: Option<Prose>,
    pub authorship: Vec<Credit>,
}

impl Figure {
    /// The quantity as it is told: what is derived claims no more digits than what it follows from.
    pub fn told(&self) -> Quantity {
        match self.derivation.as_ref().map(|derivation| &derivation.basis) {
            Some(Basis::Formula(_) | Basis::Between { .. }) => self.quantity.told(self.significant),
            Some(Basis::Point { .. }) | None => self.quantity,
        }
    }
}

/// A figure as one source gives it.
pub struct ReportedValue {
    pub source: Id<Source>,
    /// What it has the value from; empty where that is what the source rests on as a whole.
    pub rests_on: Vec<Id<Source>>,
    /// Absent: the source is silent on the value.
    pub amount: Option<Amount>,
    /// In which the value lies, where the source gives that beside it.
    pub span: Option<Amount>,
    pub precision: Precision,
    pub note: Option<Prose>,
}

impl ReportedValue {
    /// The amount with what its word bounds.
    pub fn quantity(&self) -> Quantity {
        match (self.amount, Bound::of(self.precision)) {
            (Some(amount), Some(bound)) => Quantity::Known(amount, bound),
            _ => Quantity::NotDisclosed,
        }
    }
}

/// How a figure follows from what is elsewhere in the brief. Without cycles.
pub struct Derivation {
    pub basis: Basis,
    pub note: Option<Prose>,
}

impl Derivation {
    /// The figures it follows from, in order of appearance, repeats included.
    pub fn inputs(&self) -> Vec<&Id<Figure>> {
        match &self.basis {
            Basis::Formula(formula) => formula.inputs(),
            Basis::Between { .. } | Basis::Point { .. } => Vec::new(),
        }
    }
}

/// What a figure follows from.
pub enum Basis {
    /// Other figures.
    Formula(Formula),
    /// The time from the beginning of one event to that of another; of one and the same, to its end.
    Between { from: Id<Event>, to: Id<Event> },
    /// A point of a series, by its position.
    Point { series: Id<Series>, at: usize },
}

/// What happened when.
pub struct Event {
    pub id: Id<Event>,
    pub date: When,
    /// When it became known, where that differs.
    pub reported: Option<Date>,
    pub text: Prose,
    pub kind: Option<String>,
    pub parties: Vec<Id<Party>>,
    pub claims: Vec<Id<Claim>>,
    pub sources: Vec<Id<Source>>,
    pub disputed: bool,
    pub note: Option<Prose>,
    /// A two-minute reader should see it.
    pub key: bool,
}

impl Event {
    /// Whether it is announced and has not happened.
    pub fn is_planned(&self) -> bool {
        self.kind.as_deref() == Some("planned")
    }
}

/// One section of the account.
pub struct Section {
    pub id: Id<Section>,
    pub heading: Prose,
    pub depth: Depth,
    pub blocks: Vec<Block>,
    pub authorship: Vec<Credit>,
}

/// One paragraph, shown from its depth on; never earlier than its section.
pub struct Block {
    pub text: Prose,
    pub depth: Depth,
}

/// The quick takes.
pub struct Takes {
    pub money_angle: Option<Prose>,
    pub market_impact: Option<Prose>,
    pub who_benefits: Option<Prose>,
    pub who_loses: Option<Prose>,
    pub watch_next: Option<Prose>,
    pub why_it_matters: Option<Prose>,
    pub authorship: Vec<Credit>,
}

/// One perspective.
pub struct Lens {
    pub id: Id<Lens>,
    pub name: String,
    pub speaks_for: Prose,
    pub weighs: Prose,
    pub points: Vec<Point>,
    pub leaves_out: Option<Prose>,
    pub would_change: Option<Prose>,
    pub disclaimer: Prose,
    pub authorship: Vec<Credit>,
}

/// One point of a lens.
pub struct Point {
    pub text: Prose,
    pub question: Option<Id<Question>>,
    pub relies_on: Vec<Id<Claim>>,
    pub disputes: Vec<Id<Claim>>,
}

/// Where impacts fall: a part of the page.
pub struct Area {
    pub id: Id<Area>,
    pub name: String,
}

/// One consequence for one party, group or instrument.
pub struct Impact {
    pub id: Id<Impact>,
    pub area: Id<Area>,
    pub affects: Prose,
    pub text: Prose,
    pub direction: Direction,
    pub horizon: Horizon,
    /// Absent: it happened.
    pub forecast: Option<Forecast>,
    /// Absent: it is on no ladder.
    pub climb: Option<Climb>,
    pub jurisdiction: Option<String>,
    pub dates: Vec<When>,
    pub claims: Vec<Id<Claim>>,
    pub sources: Vec<Id<Source>>,
    pub authorship: Vec<Credit>,
}

impl Impact {
    /// Whether it is there.
    pub fn outcome(&self) -> Outcome {
        if self.forecast.is_none() { Outcome::Happened } else { Outcome::Expected }
    }
}

/// How far an instrument has come on a ladder.
pub struct Climb {
    /// An exhibit of that kind.
    pub ladder: Id<Exhibit>,
    /// In the order they were taken; none before the first.
    pub steps: Vec<Rung>,
}

/// A step that was taken.
pub struct Rung {
    /// Position among the stages of the ladder.
    pub stage: usize,
    /// The name of the stage.
    pub label: String,
    /// Absent: not known.
    pub date: Option<Date>,
}

/// How sure an impact is that is expected: two things, never said in one sentence (US Intelligence Community Directive 203, 2015,
/// section D.6.e).
#[derive(Clone, Copy)]
pub struct Forecast {
    pub likelihood: Likelihood,
    /// How good the basis of that is.
    pub confidence: Confidence,
}

/// One step of how it works.
pub struct Step {
    pub id: Id<Step>,
    pub title: Prose,
    pub text: Prose,
    pub claims: Vec<Id<Claim>>,
    pub sources: Vec<Id<Source>>,
}

/// What detects or prevents it.
pub struct Defence {
    pub id: Id<Defence>,
    pub name: String,
    pub text: Prose,
    pub cost: Option<Prose>,
    pub effect: Option<Prose>,
    pub claimed_by: Option<Id<Party>>,
    pub sources: Vec<Id<Source>>,
}

/// Advice, with its reason.
pub struct Guidance {
    pub id: Id<Guidance>,
    pub audience: Audience,
    pub advice: Prose,
    pub reason: Prose,
    pub sources: Vec<Id<Source>>,
}

/// What to watch.
pub struct Indicator {
    pub id: Id<Indicator>,
    pub indicator: Prose,
    pub why: Prose,
    pub threshold: Option<Prose>,
    pub status: Option<Prose>,
    pub checked: Option<Date>,
    pub sources: Vec<Id<Source>>,
}

/// A question and its answer.
pub struct Answer {
    pub id: Id<Answer>,
    pub question: Prose,
    pub answer: Prose,
}

/// A term of the trade.
pub struct Term {
    pub id: Id<Term>,
    pub term: String,
    pub meaning: Prose,
}

/// What was looked for and not found.
pub struct Gap {
    pub id: Id<Gap>,
    pub text: Prose,
}

/// Columns of numbers over time, in order of time.
pub struct Series {
    pub id: Id<Series>,
    pub label: String,
    pub unit: Unit,
    /// In order of time; moments as the clocks of the zone show them.
    pub columns: Columns,
    /// That of the brief.
    pub zone: Zone,
    /// Absent: an exhibit of prices takes it for one of every day, any other for one whose points come as they come.
    pub calendar: Option<Calendar>,
    /// What is known of single points beyond time and value, sorted by index; few points have any.
    pub remarks: Vec<Remark>,
    pub note: Option<Prose>,
}

/// What is known of one point of a series.
pub struct Remark {
    /// Index of the point.
    pub at: usize,
    /// The date as it was given, with its precision; absent where seconds were given.
    pub date: Option<Date>,
    pub precision: Precision,
    pub source: Option<Id<Source>>,
    /// Its kind in a word: `close`, `intraday`.
    pub point: Option<String>,
    pub derived: bool,
}

/// A chart, or what stands for one.
pub struct Exhibit {
    pub id: Id<Exhibit>,
    pub title: Prose,
    pub subtitle: Prose,
    pub note: Option<Prose>,
    pub context: Option<Prose>,
    pub figures: Vec<Id<Figure>>,
    pub series: Vec<Id<Series>>,
    pub claims: Vec<Id<Claim>>,
    pub events: Vec<Id<Event>>,
    pub kind: ExhibitData,
    /// Absent: among the numbers.
    pub place: Option<Place>,
    pub authorship: Vec<Credit>,
}

/// Where in the page an exhibit stands.
#[derive(PartialEq, Eq)]
pub enum Place {
    /// After the text of a section.
    Section(Id<Section>),
    /// After the impacts of an area.
    Area(Id<Area>),
    /// At the end of a part.
    Part(PagePart),
}

/// What an exhibit shows, with what only its kind needs.
pub enum ExhibitData {
    /// Rows of figures, compared by one metric at a time.
    Comparison {
        metrics: Vec<Metric>,
        rows: Vec<Row>,
    },
    /// One mark for each of many.
    Units {
        whole: Id<Figure>,
        share: Option<UnitShare>,
    },
    /// What follows from other values.
    WhatIf(WhatIf),
    Reports,
    Origins,
    Timeline,
    Prices {
        /// At which date every listing stands at 100; its last price up to then counts. Absent: its first.
        base: Option<Date>,
    },
    Effects {
        /// Which impacts; empty: those of all.
        areas: Vec<Id<Area>>,
    },
    /// The impacts that name it.
    Ladder {
        /// At least one, in order.
        stages: Vec<Stage>,
    },
    Series,
}

/// What would follow from values that a reader sets: a calculation, not an event.
pub struct WhatIf {
    /// At least one; the drawing has the first across.
    pub inputs: Vec<Input>,
    /// Each input is in it.
    pub formula: Formula<Operand>,
    /// What follows.
    pub label: String,
    pub unit: Unit,
    /// A figure in that unit, to hold against what follows.
    pub compare: Option<Id<Figure>>,
}

impl WhatIf {
    /// The figures it is made of: those of the formula, those it starts with, the one it is held against; each once.
    pub fn figures(&self) -> Vec<&Id<Figure>> {
        let of_formula = self.formula.inputs().into_iter().filter_map(|part| match part {
            Operand::Input(_) => None,
            Operand::Figure(id) => Some(id),
        });
        let stated = self.inputs.iter().filter_map(|input| input.stated.as_ref());
        let mut figures: Vec<&Id<Figure>> = Vec::new();
        for id in of_formula.chain(stated).chain(&self.compare) {
            if !figures.contains(&id) {
                figures.push(id);
            }
        }
        figures
    }
}

/// What a word in the formula of a what-if stands for.
pub enum Operand {
    /// An input, by its place in the list.
    Input(usize),
    Figure(Id<Figure>),
}

/// A value that a reader sets.
pub struct Input {
    pub label: String,
    pub unit: Unit,
    /// The lowest and the highest value, in order.
    pub range: (f64, f64),
    /// From one value to the next on a slider; absent: as fine as it can be set.
    pub step: Option<f64>,
    /// Within the range.
    pub start: f64,
    /// The figure that the start is the value of.
    pub stated: Option<Id<Figure>>,
    pub presets: Vec<Preset>,
}

/// A value that a reader can set at once.
pub struct Preset {
    pub label: String,
    /// Within the range of its input.
    pub value: f64,
}

/// What falls to each of many.
pub enum UnitShare {
    /// So much to one; with the unit of what falls to several.
    Each(Id<Figure>, Unit),
    /// So much to all of them, in equal parts.
    Total(Id<Figure>),
}

impl UnitShare {
    /// The figure that says so.
    pub fn figure(&self) -> &Id<Figure> {
        match self {
            Self::Each(figure, _) | Self::Total(figure) => figure,
        }
    }
}

/// A stage that an instrument can reach.
pub struct Stage {
    /// Kebab-case, unique in the ladder.
    pub word: String,
    pub label: String,
}

/// One thing that rows can be compared by.
pub struct Metric {
    /// Kebab-case, unique in the exhibit.
    pub word: String,
    pub label: String,
    pub unit: Unit,
}

/// One thing that is compared.
pub struct Row {
    pub label: String,
    pub detail: Option<String>,
    /// Why it stands apart.
    pub apart: Option<Prose>,
    /// One per metric, in their order; absent: not reported.
    pub figures: Vec<Option<Id<Figure>>>,
}

/// What changed at one revision.
pub struct Revision {
    pub revision: u32,
    pub date: Date,
    pub summary: Prose,
    pub items: Vec<Change>,
}

/// One change.
pub struct Change {
    pub kind: ChangeKind,
    /// Address of the block in the page, such as `figure-accounts`.
    pub address: String,
    pub text: Prose,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// A finding that is known, and stays for a reason.
pub struct Allowance {
    pub finding: String,
    /// Where the block is in the bundle, as a JSON pointer.
    pub pointer: String,
    /// The words that the finding names, where not all of the block is meant.
    pub words: Option<String>,
    pub reason: String,
}

/// Who did what on a block.
#[derive(Clone)]
pub struct Credit {
    pub task: Task,
    pub by: Maker,
    pub name: Option<String>,
}
