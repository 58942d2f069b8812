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
//!   "units":   [{ "id": "liter", "one": "liter", "many": "liters" }],
//!   "parties": [{ "id": "port", "name": "Port Authority", "roles": ["accused"] }],
//!   "sources": [{ "id": "log", "publisher": "Harbor Office", "title": "Duty log", "kind": "primary" }],
//!   "claims":  [{ "id": "leak", "statement": "Some {figure:volume} of fuel escaped.", "asserted_by": ["port"],
//!                 "stance": "says", "evidence": [{ "source": "log", "bearing": "supports" }] }],
//!   "figures": [{ "id": "volume", "label": "Fuel lost", "value": 400, "precision": "about", "unit": "liter",
//!                 "reported_by": [{ "source": "log", "value": 400, "precision": "about" }] }]
//! }
//! ```
//!
//! **Ids** are kebab-case words, unique per kind: `[a-z0-9]` runs joined by single hyphens.
//! **Dates** are `2026`, `2026-06`, `2026-06-10` or an instant with a zone, `2026-06-10T14:43+08:00`; an
//! interval is two of them with a slash, `2026-04-22/2026-06-05`. The page shows hours in `meta.timezone`, whatever zone they
//! are given in; within a day, events go by the hour, then come those without one, in the order of the bundle.
//! **Prose** is plain text in which braces are references: `{figure:volume}`, `{claim:leak|the spill}`,
//! `{source:log}`, `{event:start}`, `{party:port}`, `{term:slick}`, `{question:cause}`. A figure prints its precision,
//! value and unit; `{figure:volume|value}` prints without the unit; an event prints its date; the words after
//! the bar are shown for every other kind. Doubled braces are braces.

mod account;
mod content;
mod evidence;
mod exhibits;
mod figures;
mod meta;
mod units;
mod values;

pub use account::*;
pub use evidence::*;
pub use exhibits::*;
pub use figures::*;
pub use meta::*;
pub use units::*;
pub use values::*;

use super::mirror::mirror;
#[cfg(feature = "cli")]
use super::shape::Format;

mirror! {
/// A bundle: one incident, as of one revision.
#[cfg_attr(feature = "cli", schemars(title = "Incident Brief bundle"))]
pub struct Bundle {
    /// Address of this schema, for editors. Not read by the program.
    schema as "$schema": Option<String> = default,
    /// The version of this format. This program reads 1.
    format: u32 as "Format",
    /// What the brief is called, when it stands, and who answers for it.
    meta: Meta,
    /// What figures and series are in, beside what needs no declaring.
    units: Vec<Unit> = default,
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
    /// Where the impacts fall, in the order of the page.
    areas: Vec<Area> = default,
    /// Who gains, who loses, what happened, what is expected.
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
    /// Warnings of `check` that are known and stay, each with its reason.
    allow: Vec<Allowance> = default,
    /// Who drafted, edited and checked the whole.
    authorship: Vec<Credit> = default,
}
}
