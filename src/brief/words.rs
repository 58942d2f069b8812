//! The closed vocabularies: each is an enum here, a word in the bundle, a class in the style sheet.

/// A closed list of words. The words are the same in JSON, Rust, CSS and page.
pub trait Vocabulary: Copy + Eq + 'static {
    /// What the list is called, for messages: `stance`.
    const NAME: &'static str;
    /// Every value, in the order of the definition.
    const VALUES: &'static [Self];
    /// Every word, in the same order.
    const WORDS: &'static [&'static str];
    /// What each word means, in the same order.
    const MEANINGS: &'static [&'static str];

    /// The word for this value.
    fn word(self) -> &'static str {
        let at = Self::VALUES.iter().position(|value| *value == self);
        Self::WORDS[at.expect("every value is listed by the macro that defines it")]
    }
}

macro_rules! vocabulary {
    ($($(#[doc = $doc:literal])+ pub enum $name:ident ($label:literal) { $($(#[doc = $meaning:literal])+ $variant:ident = $word:literal,)+ })+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $meaning])+ $variant,)+ }
        impl Vocabulary for $name {
            const NAME: &'static str = $label;
            const VALUES: &'static [Self] = &[$(Self::$variant,)+];
            const WORDS: &'static [&'static str] = &[$($word,)+];
            const MEANINGS: &'static [&'static str] = &[$(concat!($($meaning),+),)+];
        }
    )+};
}

vocabulary! {
/// Traffic Light Protocol 2.0 (FIRST, 2022).
pub enum Tlp ("tlp") {
    /// No limit on disclosure.
    Clear = "clear",
    /// Within the community.
    Green = "green",
    /// Within the organization and its clients.
    Amber = "amber",
    /// Within the organization only.
    AmberStrict = "amber+strict",
    /// Named recipients only.
    Red = "red",
}

/// The shape before a heading.
pub enum Mark ("mark") {
    /// Full.
    Solid = "solid",
    /// Half full.
    Half = "half",
    /// Hollow.
    Open = "open",
    /// None at all.
    None = "none",
}

/// What a party is in the incident.
pub enum Role ("role") {
    /// Makes the accusation.
    Accuser = "accuser",
    /// Is accused.
    Accused = "accused",
    /// Bears consequences.
    Affected = "affected",
    /// Speaks or acts for a state.
    Government = "government",
    /// Judges it from outside.
    Analyst = "analyst",
    /// Reports it.
    Outlet = "outlet",
    /// Makes or sells what is concerned.
    Vendor = "vendor",
    /// Runs what is concerned.
    Operator = "operator",
    /// Decides on it by law.
    Court = "court",
    /// Oversees the trade.
    Regulator = "regulator",
    /// Pays for the damage, or may have to.
    Insurer = "insurer",
    /// Holds or weighs shares.
    Investor = "investor",
    /// Found it, or looks into it.
    Researcher = "researcher",
}

/// What a party said in the incident, or why nothing of it is here.
pub enum StatementKind ("statement kind") {
    /// It answered, without an admission or a denial.
    Reply = "reply",
    /// It said that it is so, against its own interest.
    Admission = "admission",
    /// It said that it is not so.
    Denial = "denial",
    /// It declined to comment.
    Declined = "declined",
    /// It was not asked.
    NotAsked = "not-asked",
    /// Nothing was found: neither an admission nor a denial.
    NoneFound = "none-found",
}

/// What kind of source it is.
pub enum SourceKind ("source kind") {
    /// The act or the document itself, or a party's own page.
    Primary = "primary",
    /// A news agency or outlet that saw a primary source.
    Wire = "wire",
    /// A report of other reports.
    Secondary = "secondary",
    /// A judgement on the matter.
    Analysis = "analysis",
    /// Text made by a machine from other texts.
    Generated = "generated",
    /// What a user observed and posted.
    UserReport = "user-report",
}

/// Reliability grade.
pub enum Grade ("grade") {
    /// Primary document or the asserting party's own page.
    A = "A",
    /// Major or specialist outlet, read directly or through a faithful copy.
    B = "B",
    /// Secondary text that names its source.
    C = "C",
    /// Machine-made or anonymous.
    D = "D",
    /// Shown to be wrong in a material point.
    X = "X",
}

/// How the authors of the brief saw a source.
pub enum Access ("access") {
    /// Read as published.
    ReadDirectly = "read-directly",
    /// Read in a copy or a close report.
    ViaReproduction = "via-reproduction",
    /// Not read; known through others.
    NotOpened = "not-opened",
}

/// How a claim is asserted.
pub enum Stance ("stance") {
    /// States it as known.
    Says = "says",
    /// Accuses without showing proof.
    Alleges = "alleges",
    /// Judges or computes it.
    Estimates = "estimates",
    /// Says that it will be so.
    Predicts = "predicts",
    /// Holds it to be shown, as a court, a regulator or an auditor does.
    Finds = "finds",
    /// Says it of itself, to its own harm.
    Admits = "admits",
}

/// What a source does to a claim.
pub enum Bearing ("bearing") {
    /// Says that it is so.
    Supports = "supports",
    /// Says that it is not so, or cannot be.
    Disputes = "disputes",
    /// Says that it is so, against the interest of whoever speaks.
    Admits = "admits",
    /// Helps to judge it.
    Context = "context",
}

/// What a number bounds.
pub enum Precision ("precision") {
    /// This value.
    Exact = "exact",
    /// Near it, on either side.
    About = "about",
    /// A little less.
    Nearly = "nearly",
    /// More, by an amount not given.
    MoreThan = "more-than",
    /// This or more.
    AtLeast = "at-least",
    /// Less, by an amount not given.
    LessThan = "less-than",
    /// This or less.
    AtMost = "at-most",
    /// Within a factor of ten.
    OrderOfMagnitude = "order-of-magnitude",
    /// Not given at all: a gap, never a zero.
    NotDisclosed = "not-disclosed",
}

/// When a series has a point: which of its points follow each other, so that a line joins them.
pub enum Calendar ("calendar") {
    /// On every day.
    EveryDay = "every-day",
    /// From Monday to Friday: a Friday and the Monday after it follow each other.
    Weekdays = "weekdays",
    /// In every hour.
    Hours = "hours",
    /// Whenever there is something to tell: each follows the one before it.
    AsTheyCome = "as-they-come",
}

/// How much time the reader gives it; each depth holds the ones before it.
pub enum Depth ("depth") {
    /// Half a minute.
    Seconds30 = "30-seconds",
    /// Two minutes.
    Minutes2 = "2-minutes",
    /// Everything.
    Full = "full",
}

/// Whether an impact is there.
pub enum Outcome ("outcome") {
    /// It is there, and is as sure as what it rests on.
    Happened = "happened",
    /// It may come: how likely that is, and how good the basis of the judgement is, are said beside it.
    Expected = "expected",
}

/// Which way an impact goes for the affected.
pub enum Direction ("direction") {
    /// To its good.
    Gains = "gains",
    /// To its harm.
    Loses = "loses",
    /// Both.
    Mixed = "mixed",
    /// Not known.
    Unclear = "unclear",
}

/// How soon an impact is felt.
pub enum Horizon ("horizon") {
    /// At once.
    Immediate = "immediate",
    /// Within days.
    Days = "days",
    /// Within weeks.
    Weeks = "weeks",
    /// Within months.
    Months = "months",
    /// Within years.
    Years = "years",
}

/// Words of likelihood (US Intelligence Community Directive 203, 2015, section D.6.e).
pub enum Likelihood ("likelihood") {
    /// 1 to 5 %.
    AlmostNoChance = "almost-no-chance",
    /// 5 to 20 %.
    VeryUnlikely = "very-unlikely",
    /// 20 to 45 %.
    Unlikely = "unlikely",
    /// 45 to 55 %.
    EvenChance = "even-chance",
    /// 55 to 80 %.
    Likely = "likely",
    /// 80 to 95 %.
    VeryLikely = "very-likely",
    /// 95 to 99 %.
    AlmostCertain = "almost-certain",
}

/// How good the basis of a judgement is.
pub enum Confidence ("confidence") {
    /// Scant or single-sourced.
    Low = "low",
    /// Credible, not fully corroborated.
    Moderate = "moderate",
    /// Good and from more than one side.
    High = "high",
}

/// For whom advice is meant.
pub enum Audience ("audience") {
    /// A person.
    Individual = "individual",
    /// A firm or an organization.
    Business = "business",
    /// One who holds or weighs shares.
    Investor = "investor",
    /// One who builds what others use.
    Developer = "developer",
    /// One who makes rules.
    PolicyMaker = "policy-maker",
}

/// Parts of the page in which an exhibit can have its place. One without a place stands among the numbers.
pub enum PagePart ("part of the page") {
    /// The quick takes.
    Takes = "takes",
    /// The events.
    Timeline = "timeline",
    /// The contested points.
    Contested = "contested",
    /// The claims and their evidence.
    Claims = "claims",
    /// The lenses.
    Perspectives = "perspectives",
    /// How it works.
    Mechanism = "mechanism",
    /// What detects or prevents it.
    Defences = "defences",
    /// What to do.
    Guidance = "guidance",
    /// What to watch.
    Watch = "watch",
    /// Questions and answers.
    Faq = "faq",
    /// What was not found.
    Gaps = "gaps",
    /// The sources.
    Sources = "sources",
}

/// What an exhibit shows, and how.
pub enum ExhibitKind ("exhibit kind") {
    /// How large is each, by several measures?
    Comparison = "comparison",
    /// What do that many look like?
    Units = "units",
    /// What would another value have changed?
    WhatIf = "what-if",
    /// Do the sources agree on the number?
    Reports = "reports",
    /// How many origins behind the coverage?
    Origins = "origins",
    /// What came first?
    Timeline = "timeline",
    /// What did prices do, and what else happened then?
    Prices = "prices",
    /// Who gains, who loses, how sure?
    Effects = "effects",
    /// How far has each instrument come?
    Ladder = "ladder",
    /// Long columns from any bundle.
    Series = "series",
}

/// What kind of change.
pub enum ChangeKind ("change kind") {
    /// Was not there.
    New = "new",
    /// Reads otherwise.
    Changed = "changed",
    /// Is gone, with the reason.
    Withdrawn = "withdrawn",
    /// Was wrong.
    Corrected = "corrected",
}

/// What was done on a block.
pub enum Task ("task") {
    /// Wrote the first text.
    Drafted = "drafted",
    /// Changed it.
    Edited = "edited",
    /// Held it against its sources.
    Checked = "checked",
}

/// A person or a machine.
pub enum Maker ("maker") {
    /// A person.
    Human = "human",
    /// A program.
    Machine = "machine",
}
}

// The macro that defines the vocabularies has no place for a default.
#[allow(clippy::derivable_impls)]
impl Default for Access {
    fn default() -> Self {
        Self::ReadDirectly
    }
}
