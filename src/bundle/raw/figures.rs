//! Numbers, and how some follow from others.

use super::{Credit, Time};
use crate::brief::Precision;
use crate::bundle::mirror::mirror;
#[cfg(feature = "cli")]
use crate::bundle::shape::{Date, Formula, Name, Note, Ref, Text, Time as Moment, Unit, When};
use crate::bundle::word::Word;

mirror! {
/// One number, or the lack of it.
pub struct Figure {
    /// Kebab-case, unique among figures.
    id: String as "Name",
    /// What is counted, without the number.
    label: String as "Text",
    /// The number, in units: 28800000, not 28.8. Left out for a range, a derivation, or when not disclosed.
    value: Option<f64> = default,
    /// Lowest and highest value: in place of a value, or beside one that lies between them, "about 25,000 (24,500 to 25,500)".
    range: Option<(f64, f64)> = default,
    /// What the number bounds. Left out for a derivation, which has the precision that follows.
    precision: Option<Word<Precision>> = default,
    /// What one is, by the ids of units: `liter`, `liter per day`, `USD`, `million USD`, `percent`, `times`; empty for a
    /// plain number. Formulas convert: a share of two numbers is `percent` without a `* 100`.
    unit: String as "Unit",
    /// The time it covers, as an interval.
    period: Option<String> as "Option<When>" = default,
    /// The date it was true on.
    as_of: Option<String> as "Option<Date>" = default,
    /// What it covers and what it does not. Prose.
    scope: Option<String> as "Option<Note>" = default,
    /// Id of the party that counted it.
    counted_by: Option<String> as "Option<Ref>" = default,
    /// Who reports it, and as what.
    reported_by: Vec<ReportedValue> = default,
    /// How it follows from other figures, from two events, or from a point of a series.
    derivation: Option<Derivation> = default,
    /// What a reader should know of it. Prose.
    note: Option<String> as "Option<Note>" = default,
    /// Who drafted, edited, checked it.
    authorship: Vec<Credit> = default,
}

/// A figure as one source gives it.
pub struct ReportedValue {
    /// Id of the source.
    source: String as "Ref",
    /// Ids of the sources it has the number from, where that is not what it rests on as a whole. Its own id means that it counted.
    rests_on: Vec<String> as "Vec<Ref>" = default,
    /// Its number, in the figure's unit.
    value: Option<f64> = default,
    /// Its lowest and highest value, in place of a number or beside it.
    range: Option<(f64, f64)> = default,
    /// Its precision.
    precision: Word<Precision>,
    /// Its wording, or what is odd about it. Prose.
    note: Option<String> as "Option<Note>" = default,
}

/// How a figure follows from what is elsewhere in the bundle: one of `formula`, `between` and `point`.
pub struct Derivation {
    /// Figure ids, numbers, `+ - * /` with spaces around them, and parentheses: `volume / boats`.
    formula: Option<String> as "Option<Formula>" = default,
    /// The time between two events, in the figure's unit, as precise as their dates: instants to the second, days to whole days.
    between: Option<Between> = default,
    /// A point of a series, with its precision and its source.
    point: Option<PointOf> = default,
    /// Why this is the right sum. Prose.
    note: Option<String> as "Option<Note>" = default,
}

/// Two events, of which the first comes first.
pub struct Between {
    /// Id of the event at whose beginning the time begins.
    from: String as "Ref",
    /// Id of the event at whose beginning it ends; the same id for the time from its own beginning to its own end.
    to: String as "Ref",
}

/// A point of a series.
pub struct PointOf {
    /// Id of the series.
    series: String as "Ref",
    /// Its time, as the series has it: seconds since 1970-01-01T00:00Z or a date.
    t: Time as "Moment",
}
}
