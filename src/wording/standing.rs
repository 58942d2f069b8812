//! How claims and figures stand, and on what.

use super::language::list;
use super::number::{figure_words, formula, spaced};
use super::text::{count, first_lower, first_upper};
use super::time::{date, when};
use crate::brief::{Brief, Derivation, Figure, Formula, Point, Quantity, Row, Stance};
use crate::insight::{self, Corroboration, Standing};

/// `9 sources, 1 origin`
pub fn coverage(sources: usize, origins: usize) -> String {
    match (sources, origins) {
        (0, _) => "no source".to_owned(),
        (_, 0) => format!("{}, no named origin", count(sources, "source", "sources")),
        _ => format!("{}, {}", count(sources, "source", "sources"), count(origins, "origin", "origins")),
    }
}

/// Before the words of [`STANDINGS`], where the page explains its marks.
pub const LEGEND: &str = "How the claims in the text stand:";

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
        Corroboration::Disputed { .. } => 2,
        Corroboration::Unsupported => 3,
    }]
}

/// What the word stands on: `7 sources, 1 origin`.
pub fn standing_basis(standing: &Standing) -> String {
    let supported = |origins: usize| coverage(standing.supporting_sources, origins);
    match &standing.corroboration {
        Corroboration::Unsupported => {
            let said = match standing.supporting_sources {
                0 => "no source supports it".to_owned(),
                some => format!("{} but no named origin", count(some, "source says so", "sources say so")),
            };
            match standing.disputing_sources {
                0 => said,
                some => format!("{said}; {} it", count(some, "source disputes", "sources dispute")),
            }
        }
        Corroboration::OneOrigin(_) => supported(1),
        Corroboration::Independent(origins) => supported(origins.as_slice().len()),
        Corroboration::Disputed { supporting, disputing } => {
            format!("for: {}; against: {}", supported(supporting.len()), coverage(standing.disputing_sources, disputing.len()))
        }
    }
}

/// `Alleged by Anthropic`, `Said by Reuters and CNBC`.
pub fn asserters(names: &[String], stance: Stance) -> String {
    let word = match stance {
        Stance::Says => "Said",
        Stance::Alleges => "Alleged",
        Stance::Denies => "Denied",
        Stance::Estimates => "Estimated",
    };
    if names.is_empty() { word.to_owned() } else { format!("{word} by {}", list(names)) }
}

/// Whose word a figure is: `9 sources, 1 origin`, or how it was derived.
pub fn figure_basis(figure: &Figure, brief: &Brief) -> String {
    let reporters: Vec<_> = figure.reported_by.iter().map(|reported| &reported.source).collect();
    let (sources, origins) = insight::coverage(&reporters, brief);
    let reported = coverage(sources, origins.len());
    match &figure.derivation {
        Some(derivation) if sources == 0 => format!("derived: {}", spelled_out(&derivation.formula, brief)),
        Some(_) => format!("derived; also reported by {reported}"),
        None => reported,
    }
}

/// `Derived: 28.8 million ÷ 25,000`
pub fn derivation(derivation: &Derivation, brief: &Brief) -> String {
    format!("Derived: {}.", spelled_out(&derivation.formula, brief))
}

fn spelled_out(formula: &Formula, brief: &Brief) -> String {
    self::formula(formula, &|id| figure_words(&brief.figures[id]).number)
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
