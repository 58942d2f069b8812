//! How claims and figures stand, and on what.

use super::language::list;
use super::number::{figure_words, formula, spaced};
use super::text::{count, first_lower, first_upper};
use super::time::{date, when};
use crate::brief::{Basis, Brief, Claim, Denial, Derivation, Event, Figure, House, Point, Quantity, Row, Stance, Unit};
use crate::insight::{self, Corroboration, Coverage, Origin, Standing};

/// `9 sources, 1 origin`; where one house fills several documents, `9 sources, 1 origin (3 documents, 1 house)`.
pub fn coverage(side: &Coverage) -> String {
    let sources = count(side.sources, "source", "sources");
    let documents = side.documents().count();
    match (side.sources, side.origins.len()) {
        (0, 0) => "no source".to_owned(),
        (0, origins) => count(origins, "origin", "origins"),
        (_, 0) => format!("{sources}, no named origin"),
        (_, origins) if documents <= origins => format!("{sources}, {}", count(origins, "origin", "origins")),
        (_, origins) => format!(
            "{sources}, {} ({}, {})",
            count(origins, "origin", "origins"),
            count(documents, "document", "documents"),
            count(origins, "house", "houses")
        ),
    }
}

/// The name of a house.
pub fn house<'a>(origin: &'a Origin, brief: &'a Brief) -> &'a str {
    match (&origin.house, origin.documents.first()) {
        (House::Party(id), _) => &brief.parties[id].name,
        (House::Publisher(_), Some(document)) => &brief.sources[document].publisher,
        (House::Publisher(name), None) => name,
    }
}

/// Before the words of [`STANDINGS`], where the page explains its marks.
pub const LEGEND: &str = "All that one house says counts as one origin. How the claims in the text stand:";

/// The word of each standing, and the class that gives it its shape; best supported first.
pub const STANDINGS: [(&str, &str); 4] = [
    ("Independent origins", "independent"),
    ("One origin", "one-origin"),
    ("Disputed", "disputed"),
    ("Unsupported", "unsupported"),
];

/// The word of a standing, and the class that gives it its shape.
pub fn standing_word(standing: &Standing) -> (&'static str, &'static str) {
    STANDINGS[match standing.corroboration {
        Corroboration::Independent(_) => 0,
        Corroboration::OneOrigin(_) => 1,
        Corroboration::Disputed => 2,
        Corroboration::Unsupported => 3,
    }]
}

/// What the word stands on: `7 sources, 1 origin`.
pub fn standing_basis(standing: &Standing) -> String {
    let supporting = || coverage(&standing.supporting);
    let against = || coverage(&standing.disputing);
    match &standing.corroboration {
        Corroboration::OneOrigin(_) | Corroboration::Independent(_) => supporting(),
        Corroboration::Disputed => {
            let houses = |side: &Coverage| side.origins.iter().map(|origin| origin.house.clone()).collect::<Vec<_>>();
            let both = if standing.supporting.origins.len() == 1 && houses(&standing.supporting) == houses(&standing.disputing)
            {
                "; one house says both"
            } else {
                ""
            };
            format!("for: {}; against: {}{both}", supporting(), against())
        }
        Corroboration::Unsupported => {
            let said = match standing.supporting.sources {
                0 => "no source supports it".to_owned(),
                some => format!("{} but no named origin", count(some, "source says so", "sources say so")),
            };
            match &standing.disputing {
                Coverage { sources: 0, origins } if origins.is_empty() => said,
                _ => format!("{said}; against: {}", against()),
            }
        }
    }
}

/// `Alleged by Anthropic`, `Said by Reuters and CNBC`. Where nobody is named who asserts it, where it is stated:
/// `Stated in CNBC and 3 more`.
pub fn asserters(claim: &Claim, brief: &Brief) -> String {
    let names: Vec<String> = claim.asserted_by.iter().map(|id| brief.parties[id].name.clone()).collect();
    let (by, within) = match claim.stance {
        Stance::Says => ("Said", "Stated"),
        Stance::Alleges => ("Alleged", "Alleged"),
        Stance::Estimates => ("Estimated", "Estimated"),
        Stance::Predicts => ("Predicted", "Predicted"),
        Stance::Finds => ("Found", "Found"),
        Stance::Admits => ("Admitted", "Admitted"),
    };
    if !names.is_empty() {
        return format!("{by} by {}", list(&names));
    }
    let publishers = insight::supports(claim).map(|each| &brief.sources[&each.source].publisher);
    let (first, more) = insight::first_of(publishers, 1);
    match (first.as_slice(), more) {
        ([], _) => "Nobody is named who says so".to_owned(),
        ([..], 0) => format!("{within} in {}", list(&first.into_iter().cloned().collect::<Vec<_>>())),
        ([first, ..], more) => format!("{within} in {first} and {more} more"),
    }
}

/// `Denied by Alibaba`
pub fn denied(denial: &Denial, brief: &Brief) -> String {
    format!("Denied by {}", brief.parties[&denial.party].name)
}

/// Whose word a figure is: `9 sources, 1 origin`, or how it was derived.
pub fn figure_basis(figure: &Figure, brief: &Brief) -> String {
    let side = insight::coverage(&figure.reported_by, brief);
    let reported = coverage(&side);
    match &figure.derivation {
        Some(derivation) if side.sources == 0 => format!("derived: {}", spelled_out(derivation, figure, brief)),
        Some(_) => format!("derived; also reported by {reported}"),
        None => reported,
    }
}

/// `Derived: 28.8 million ÷ 25,000`
pub fn derivation(derivation: &Derivation, figure: &Figure, brief: &Brief) -> String {
    format!("Derived: {}.", spelled_out(derivation, figure, brief))
}

/// What a figure follows from: a formula in numbers, with their units where they convert; the events, or the series.
fn spelled_out(derivation: &Derivation, figure: &Figure, brief: &Brief) -> String {
    let parsed = match &derivation.basis {
        Basis::Formula(parsed) => parsed,
        Basis::Between { from, to } => return time_between(&brief.events[from], &brief.events[to]),
        Basis::Point { series, at } => {
            let series = &brief.series[series];
            let on = insight::point_at(series, *at).date.map(|on| format!(", {}", date(on))).unwrap_or_default();
            return format!("{}{on}", series.label);
        }
    };
    let inputs = parsed.inputs();
    let mut units = vec![&figure.unit];
    units.extend(inputs.iter().map(|id| &brief.figures[*id].unit));
    let is_mixed = Unit::are_mixed(&units);
    formula(parsed, &|id| {
        let words = figure_words(&brief.figures[id]);
        if is_mixed { spaced(&words.number, &words.unit) } else { words.number }
    })
}

/// `from 19 July 2026, 04:09 to 19 July 2026, 05:27`
fn time_between(from: &Event, to: &Event) -> String {
    let end = if from.id == to.id { to.date.to().unwrap_or(to.date.from()) } else { to.date.from() };
    format!("from {} to {}", date(from.date.from()), date(end))
}

/// `DeepSeek, February post`
pub fn row_name(row: &Row) -> String {
    row.detail.as_ref().map_or_else(|| row.label.clone(), |detail| format!("{}, {detail}", row.label))
}

/// What a reader is told at a mark: `Qwen-affiliated operators, June letter. Exchanges: more than 28.8 million. 6 sources, 1 origin.`
pub fn told(label: &str, detail: &str, metric: &str, value: &str, basis: &str) -> String {
    let name = if detail.is_empty() { label.to_owned() } else { format!("{label}, {detail}") };
    spaced(&format!("{name}. {metric}: {value}."), basis)
}

/// Whose word a figure is, as a sentence; nothing when it is a gap.
pub fn basis_sentence(figure: &Figure, brief: &Brief) -> String {
    match figure.quantity {
        Quantity::NotDisclosed => String::new(),
        Quantity::Known(..) => format!("{}.", first_upper(&figure_basis(figure, brief))),
    }
}

/// `Accounts: nearly 25,000`
pub fn figure_title(figure: &Figure) -> String {
    format!("{}: {}", figure.label, figure_words(figure).full())
}

/// The time a figure covers: `22 April to 5 June 2026`, `as of 24 June 2026`.
pub fn figure_period(figure: &Figure) -> Option<String> {
    figure.period.map(when).or_else(|| figure.as_of.map(|on| format!("as of {}", date(on))))
}

/// Over the table of figures and sources.
pub const REPORTS: &str = "Who reports which number";

/// How to read it.
pub const REPORTS_NOTE: &str = "Figures that two or more sources give, as each gives them. An empty cell: that source gives none. \
                                A conflict: it and the value of this brief cannot both be true.";

/// At a value that cannot be true beside the brief's.
pub const CONFLICT: &str = "Conflict";

/// Over the perspectives.
pub const PICK_LENSES: &str = "Tick one perspective to read it by itself, two to set them side by side.";

/// What stands where a perspective makes no point.
pub const NO_POINTS: &str = "Nothing here: no point of this perspective was found.";

/// Over the table of perspectives and questions.
pub const SPOKEN: &str = "Which perspective speaks to which question";

/// How to read it, and how many questions are not in it.
pub fn spoken_note(silent: usize) -> String {
    let empty = "An empty cell: nothing here.";
    match silent {
        0 => empty.to_owned(),
        _ => format!("{empty} No perspective speaks to {}.", count(silent, "more question", "more questions")),
    }
}

/// What a perspective brings to a question: `relies on 2, disputes 1`.
pub fn speaks(points: &[&Point]) -> String {
    let relied: usize = points.iter().map(|point| point.relies_on.len()).sum();
    let disputed: usize = points.iter().map(|point| point.disputes.len()).sum();
    match (relied, disputed) {
        (0, 0) => "speaks, without a claim".to_owned(),
        (_, 0) => format!("relies on {relied}"),
        (0, _) => format!("disputes {disputed}"),
        _ => format!("relies on {relied}, disputes {disputed}"),
    }
}

/// How the claims stand that a perspective leans on: `Relies on 3 claims: 1 independent origins, 2 one origin.`
pub fn leaning(label: &str, words: &[&str]) -> String {
    let mut shares = Vec::new();
    for (word, _) in STANDINGS {
        let number = words.iter().filter(|other| **other == word).count();
        if number > 0 {
            shares.push(format!("{number} {}", first_lower(word)));
        }
    }
    format!("{label} {}: {}.", count(words.len(), "claim", "claims"), shares.join(", "))
}
