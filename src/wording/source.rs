//! What a source is and how it was seen.

use super::quotes::typeset;
use super::text::{first_upper, plain};
use super::time::date;
use crate::brief::{Access, Bearing, Brief, House, Prose, Source, SourceKind};
use crate::insight::SeriesPoint;

/// What a source is: `Wire report`.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "Primary document",
        SourceKind::Wire => "Wire or major outlet",
        SourceKind::Secondary => "Secondary report",
        SourceKind::Analysis => "Analysis",
        SourceKind::Generated => "Machine-made text",
        SourceKind::UserReport => "User report",
    }
}

/// What the grades mean.
pub const GRADES: &str = "A: a primary document or the party’s own page. B: a major or specialist outlet. C: secondary, and names \
                          its source. D: machine-made or anonymous. X: shown to be wrong in a material point, and kept \
                          because it is contested.";

/// How the authors saw a source, unless as it was published; an access note says it better.
pub fn access(access: Access) -> Option<&'static str> {
    match access {
        Access::ReadDirectly => None,
        Access::ViaReproduction => Some("read in a reproduction"),
        Access::NotOpened => Some("not opened; known through others"),
    }
}

/// The heading over one side of the evidence.
pub fn bearing(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Supports => "Supports",
        Bearing::Disputes => "Disputes",
        Bearing::Admits => "Admits, against its own interest",
        Bearing::Context => "Context",
    }
}

/// `Reuters, 24 June 2026`
pub fn source_line(source: &Source) -> String {
    format!("{}, {}", source.publisher, source_date(source))
}

/// When a source was published: `24 June 2026`.
pub fn source_date(source: &Source) -> String {
    source.date.map_or_else(|| "no date shown".to_owned(), date)
}

/// The house behind a source, where its publisher does not name it.
fn house_behind<'a>(source: &Source, brief: &'a Brief) -> Option<&'a str> {
    match &source.house {
        House::Party(id) => Some(brief.parties[id].name.as_str()).filter(|name| *name != source.publisher),
        House::Publisher(_) => None,
    }
}

/// Why a source that rests on nothing it names is no origin; nothing where it is one, or rests on others.
pub fn no_origin(source: &Source) -> Option<&'static str> {
    match source.kind {
        _ if !source.rests_on.is_empty() => None,
        _ if source.unnamed_origin => Some("rests on an origin it does not name"),
        SourceKind::Secondary | SourceKind::Generated | SourceKind::UserReport => {
            Some("names nothing it rests on, so it counts as no origin")
        }
        SourceKind::Primary | SourceKind::Wire | SourceKind::Analysis => None,
    }
}

/// Kind, access and reliability of a source, in a line; that it was read as published goes without saying.
pub fn source_facts(source: &Source, brief: &Brief) -> String {
    let said = |text: &Option<Prose>| text.as_ref().map(|text| plain(text, brief));
    let facts = [
        Some(source_kind(source.kind).to_owned()),
        house_behind(source, brief).map(|name| format!("house: {name}")),
        said(&source.access_note).or_else(|| access(source.access).map(str::to_owned)),
        no_origin(source).map(str::to_owned),
        said(&source.reliability),
    ];
    let mut line = String::new();
    for fact in facts.iter().flatten() {
        line += if line.is_empty() { "" } else { " " };
        line += &first_upper(fact.trim_end_matches('.'));
        line += ".";
    }
    typeset(&line, &brief.meta.language)
}

/// What is to be known of a point of a series beyond time and value: `close; derived`.
pub fn point_facts(point: &SeriesPoint) -> String {
    match (point.kind, point.derived) {
        (Some(kind), true) => format!("{kind}; derived"),
        (Some(kind), false) => kind.to_owned(),
        (None, true) => "derived".to_owned(),
        (None, false) => String::new(),
    }
}
