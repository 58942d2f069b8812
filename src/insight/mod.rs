//! Answers computed from a brief, never stored in one: how a claim stands, whose word a figure is, what came first, how
//! long it takes to read. No sentences, colors or pixels.

#[cfg(feature = "press")]
mod census;
mod corroboration;
mod difference;
mod exhibits;
mod filter;
mod leaning;
mod points;
mod reports;
mod sequence;
mod stretch;
#[cfg(feature = "press")]
mod words;

#[cfg(feature = "press")]
pub use census::{Count, census};
pub use corroboration::{
    AtLeastTwo, Corroboration, Coverage, Ground, Origin, Standing, chain, coverage, head, standings, supports,
};
pub use difference::{
    Altered, Change, Difference, Points, Said, Shown, Side, Step, UNORDERED, alterations, is_corrected, tally,
};
pub use exhibits::{
    Agreement, Branch, Flaw, agreement, areas, base_value, branches, by_direction, by_source, claims, ends, even_step,
    events_in_time, exhibits_without_place, indexed, instruments, is_index, lanes, no_count, no_number, reported, shared_out,
    slider_step,
};
pub use filter::{Filter, Strength, Strengths, best};
pub use leaning::{Spoken, leaning, spoken};
pub use points::{SeriesPoint, breaks, is_live, live, point_at, points};
pub use reports::{Cell, Reports, conflict, reports};
pub use sequence::{
    Span, advice_for, by_topic, by_year, distinct, first_of, have_hours, heard, otherwise, sequence, span, span_among_hours,
};
pub use stretch::{Misfit, Stretch};
#[cfg(feature = "press")]
pub use words::{words_at, words_of};
