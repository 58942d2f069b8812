//! Columns of numbers, and the charts.
//!
//! Which kind of exhibit reads what, beyond the fields that every exhibit has:
//!
//! | kind | it shows | it reads |
//! | --- | --- | --- |
//! | `comparison` | how large each is, by several measures | `metrics`, `rows` |
//! | `units` | what that many look like | `whole`, `each` or `total` |
//! | `what-if` | what another value would have changed | `inputs`, `formula`, `answer`, `compare` |
//! | `reports` | whether the sources agree on the number | `figures` |
//! | `origins` | how many origins are behind the coverage | `claims` |
//! | `timeline` | what came first | `events` |
//! | `prices` | what prices did, and what else happened then | `series`, `events`, `base` |
//! | `effects` | who gains, who loses, how sure | `areas` |
//! | `ladder` | how far each instrument has come | `stages`, and the `steps` of the impacts that name it |
//! | `series` | long columns | `series` |

use super::{Credit, Pairs, Start, Times, Values};
use crate::brief::{Calendar, ExhibitKind, Precision};
use crate::bundle::mirror::{choices, mirror};
#[cfg(feature = "cli")]
use crate::bundle::shape::{Above, Date, Formula, Name, Note, OneOrMore, Place, Prose, Ref, Text, Unit};
use crate::bundle::word::Word;

mirror! {
/// Columns of numbers over time; all columns that are given have the same length.
pub struct Series {
    /// Kebab-case, unique among series.
    id: String as "Name",
    /// What is measured.
    label: String as "Text",
    /// What one is, by the ids of units: `USD`, `liter per hour`; empty for a plain number.
    unit: String as "Unit",
    /// When: seconds since 1970-01-01T00:00Z, or dates as elsewhere.
    t: Times,
    /// When it has a point: lines join those that follow each other on it and stay open where one is missing. A date known to
    /// the month or year alone follows none. Left out, an exhibit of prices joins points of one day and of two days in a row, one of
    /// series joins all but gaps.
    calendar: Option<Word<Calendar>> = default,
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

/// A chart, or what stands for one. Its kind says what more it reads.
pub struct Exhibit {
    /// Kebab-case, unique among exhibits.
    id: String as "Name",
    /// The finding, in a sentence without a final period. Prose.
    title: String as "Prose",
    /// What is drawn and in which unit. Prose.
    subtitle: String as "Prose",
    /// What a reader must know to read it rightly. Prose.
    note: Option<String> as "Option<Note>" = default,
    /// What the author sees in it: the fourth part of its description, after what it is, its numbers, its trend. Prose.
    context: Option<String> as "Option<Note>" = default,
    /// Where in the page it stands: `section:` with the id of a section, after whose text it comes, `area:` with the id of an area, after
    /// whose impacts it comes, or `part:` with one of `takes`, `timeline`, `contested`, `claims`, `perspectives`, `mechanism`, `defences`, `guidance`, `watch`, `faq`, `gaps`, `sources`. Left
    /// out: among the numbers.
    place: Option<String> as "Option<Place>" = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
} by kind: Drawn

/// Rows of figures, compared by one metric at a time.
pub struct Comparison {
    /// What can be compared, one at a time.
    metrics: Vec<Metric> as "OneOrMore<Metric>",
    /// What is compared.
    rows: Vec<Row> as "OneOrMore<Row>",
}

/// One mark for each of many, of which a reader can select some.
pub struct Units {
    /// Id of the figure that says how many there are: one mark each.
    whole: String as "Ref",
    /// Id of a figure that says how much falls to one of them, in a unit per one: of what is 1,200 `names`, `kites per name`.
    /// Those selected have so many times as much.
    each: Option<String> as "Option<Ref>" = default,
    /// Id of a figure that says how much falls to all of them. Those selected have an equal share, and are said to by assumption.
    total: Option<String> as "Option<Ref>" = default,
}

/// What would follow from values that a reader sets: a calculation, which is labelled as one.
pub struct WhatIf {
    /// What a reader can set; each is used by the formula. The drawing has the first across.
    inputs: Vec<Input> as "OneOrMore<Input>",
    /// How the answer follows: ids of inputs and of figures, numbers, `+ - * /` with spaces around them, and parentheses, as in
    /// `machines * share / 100`. A figure keeps its precision.
    formula: String as "Formula",
    /// What the answer is.
    answer: Outcome,
    /// Id of a figure in the unit of the answer, drawn as a line to hold it against.
    compare: Option<String> as "Option<Ref>" = default,
}

/// A value that a reader can set.
pub struct Input {
    /// Kebab-case, unique within the exhibit, and of no figure.
    id: String as "Name",
    /// Its name.
    label: String as "Text",
    /// What one is; empty for a plain number.
    unit: String as "Unit",
    /// The lowest value that can be set.
    from: f64,
    /// The highest value that can be set.
    to: f64,
    /// From one value to the next on the slider. Left out, a hundredth of the way or finer.
    step: Option<f64> as "Option<Above>" = default,
    /// The value it starts with: a number, or the id of a figure in its unit, whose precision counts as long as that value stands.
    start: Start,
    /// Values worth trying.
    presets: Vec<Preset> = default,
}

/// A value worth trying, as a button.
pub struct Preset {
    /// What the button says.
    label: String as "Text",
    /// The value it sets.
    value: f64,
}

/// What a formula answers.
pub struct Outcome {
    /// Its name.
    label: String as "Text",
    /// What one is; empty for a plain number.
    unit: String as "Unit",
}

/// What each source gives for a number.
pub struct Reports {
    /// Ids of the figures. Left out: all that two sources or more report.
    figures: Vec<String> as "Vec<Ref>" = default,
}

/// What rests on what.
pub struct Origins {
    /// Ids of the claims. Left out: all.
    claims: Vec<String> as "Vec<Ref>" = default,
}

/// Events in order of time.
pub struct Timeline {
    /// Ids of the events. Left out: all.
    events: Vec<String> as "Vec<Ref>" = default,
}

/// Prices as they were found, with what happened meanwhile.
pub struct Prices {
    /// Ids of the series, one a listing.
    series: Vec<String> as "OneOrMore<Ref>",
    /// Ids of the events that are marked.
    events: Vec<String> as "Vec<Ref>" = default,
    /// The date at which every listing stands at 100; its last price up to then counts. Left out, that is its first price, and
    /// listings of one unit are not made an index at all.
    base: Option<String> as "Option<Date>" = default,
}

/// Impacts, by who gains and who loses.
pub struct Effects {
    /// Ids of the areas whose impacts these are. Left out: all.
    areas: Vec<String> as "Vec<Ref>" = default,
}

/// The impacts that name it as their ladder, by how far they have come.
pub struct Ladder {
    /// What there is to reach, in order: `proposed` to `in-force`, or `opened` to `judged`.
    stages: Vec<Stage> as "OneOrMore<Stage>",
}

/// Long columns.
pub struct Columns {
    /// Ids of the series.
    series: Vec<String> as "OneOrMore<Ref>",
}

/// A stage that an instrument can reach.
pub struct Stage {
    /// Kebab-case, unique within the ladder.
    id: String as "Name",
    /// Its name.
    label: String as "Text",
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

choices! {
    /// What an exhibit draws, by its kind.
    pub enum Drawn by ExhibitKind {
        Comparison(Comparison),
        Units(Units),
        WhatIf(WhatIf),
        Reports(Reports),
        Origins(Origins),
        Timeline(Timeline),
        Prices(Prices),
        Effects(Effects),
        Ladder(Ladder),
        Series(Columns),
    }
}
