//! Columns of numbers, and the charts.

use super::{Credit, Pairs, Times, Values};
use crate::brief::{ExhibitKind, Precision};
use crate::bundle::mirror::mirror;
#[cfg(feature = "cli")]
use crate::bundle::shape::{Date, Name, Note, Ref, Text};
use crate::bundle::word::Word;

mirror! {
/// Columns of numbers over time; all columns that are given have the same length.
pub struct Series {
    /// Kebab-case, unique among series.
    id: String as "Name",
    /// What is measured.
    label: String as "Text",
    /// What one is.
    unit: String,
    /// When: seconds since 1970-01-01T00:00Z, or dates as elsewhere.
    t: Times,
    /// How much; null is a gap, never a zero.
    y: Values,
    /// Precision per point; absent means exact.
    precision: Vec<Word<Precision>> = default,
    /// Source per point.
    source: Vec<Option<String>> as "Vec<Option<Ref>>" = default,
    /// What kind of point it is: `close`, `intraday`; one word per point.
    point: Vec<Option<String>> = default,
    /// True for points that the authors computed.
    derived: Vec<bool> = default,
    /// What a reader should know of it. Prose.
    note: Option<String> as "Option<Note>" = default,
}

/// A chart, or what stands for one.
pub struct Exhibit {
    /// Kebab-case, unique among exhibits.
    id: String as "Name",
    /// What it shows, and how.
    kind: Word<ExhibitKind>,
    /// The finding, in a sentence without a final period.
    title: String as "Text",
    /// What is drawn and in which unit.
    subtitle: String as "Text",
    /// What a reader must know to read it rightly. Prose.
    note: Option<String> as "Option<Note>" = default,
    /// What the author sees in it: the fourth part of its description, after what it is, its numbers, its trend. Prose.
    context: Option<String> as "Option<Note>" = default,
    /// Ids of the figures it draws, for the kinds that draw figures.
    figures: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the series it draws.
    series: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the claims it draws.
    claims: Vec<String> as "Vec<Ref>" = default,
    /// Ids of the events it marks.
    events: Vec<String> as "Vec<Ref>" = default,
    /// `comparison`: what can be compared, one at a time.
    metrics: Vec<Metric> = default,
    /// `comparison`: what is compared.
    rows: Vec<Row> = default,
    /// `units`, `what-if`: which figure plays which part, such as `accounts`, `exchanges`, `days`, `cap`.
    parts: Pairs = default,
    /// `prices`: the date at which every listing stands at 100; its last price up to then counts. Left out, that is its
    /// first price, and listings of one unit are not made an index at all.
    base: Option<String> as "Option<Date>" = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// One thing that rows can be compared by.
pub struct Metric {
    /// Kebab-case, unique within the exhibit.
    id: String as "Name",
    /// Its name.
    label: String as "Text",
}

/// One thing that is compared.
pub struct Row {
    /// Its name.
    label: String as "Text",
    /// When or where, in a few words.
    detail: Option<String> = default,
    /// Why it stands apart from the others and is never added to them; absence means that it does not. Prose.
    apart: Option<String> as "Option<Note>" = default,
    /// Figure id for each metric id. A metric left out was not reported.
    figures: Pairs,
}
}
