//! The page's data as files for other programs: tables, a bibliography, a feed.

use crate::brief::{Basis, Bearing, Brief, Id, Quantity, Source, Vocabulary};
use crate::insight;
use crate::spreadsheet::csv;
use crate::wording;

use super::File;
use super::bibliography::bibliography;
use super::feed::{FEED, feed};

/// Every file, by its path from the site's root.
pub fn twins(brief: &Brief) -> Vec<File> {
    [
        ("claims.csv", claims(brief)),
        ("figures.csv", figures(brief)),
        ("sources.csv", sources(brief)),
        ("sources.bib", bibliography(brief)),
        (FEED, feed(brief)),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .to_vec()
}

/// A row a claim: id, statement, who asserts it and how, how it stands, its sources side by side.
fn claims(brief: &Brief) -> String {
    let head = [
        "id",
        "statement",
        "stance",
        "asserted_by",
        "standing",
        "origins",
        "supports",
        "disputes",
        "admits",
        "context",
        "denied_by",
    ];
    let rows = brief.claims.iter().zip(insight::standings(brief)).map(|(claim, standing)| {
        let sources = |bearing| {
            let evidence = claim.evidence.iter().filter(move |each| each.bearing == bearing);
            evidence.map(|each| each.source.word().to_owned()).collect::<Vec<_>>().join(" ")
        };
        let denied_by: Vec<&str> = claim.denied_by.iter().map(|denial| denial.party.word()).collect();
        vec![
            claim.id.word().to_owned(),
            wording::plain(&claim.statement, brief),
            claim.stance.word().to_owned(),
            claim.asserted_by.iter().map(|id| brief.parties[id].name.clone()).collect::<Vec<_>>().join("; "),
            wording::standing_word(&standing).0.to_owned(),
            standing.supporting.origins.len().to_string(),
            sources(Bearing::Supports),
            sources(Bearing::Disputes),
            sources(Bearing::Admits),
            sources(Bearing::Context),
            denied_by.join(" "),
        ]
    });
    headed(&head, rows)
}

/// A row a figure: id, label, lowest and highest value, how it reads, unit, time, formula, who reports it.
fn figures(brief: &Brief) -> String {
    let head = ["id", "label", "low", "high", "reads", "unit", "period", "as_of", "formula", "reported_by"];
    let rows = brief.figures.iter().map(|figure| {
        let (low, high) = match figure.quantity {
            Quantity::Known(amount, _) => (amount.low().to_string(), amount.high().to_string()),
            Quantity::NotDisclosed => (String::new(), String::new()),
        };
        let basis = |basis: &Basis| match basis {
            Basis::Formula(formula) => wording::formula(formula, &|id| id.word().to_owned()),
            Basis::Between { from, to } => format!("event:{from} to event:{to}"),
            Basis::Point { series, at } => {
                let date = insight::point_at(&brief.series[series], *at).date;
                format!("series:{series} {}", date.map(|date| date.to_string()).unwrap_or_default())
            }
        };
        vec![
            figure.id.word().to_owned(),
            figure.label.clone(),
            low,
            high,
            wording::figure_words(figure).full(),
            figure.unit.text().to_owned(),
            figure.period.map(|period| period.to_string()).unwrap_or_default(),
            figure.as_of.map(|date| date.to_string()).unwrap_or_default(),
            figure.derivation.as_ref().map(|derivation| basis(&derivation.basis)).unwrap_or_default(),
            figure.reported_by.iter().map(|each| each.source.word().to_owned()).collect::<Vec<_>>().join(" "),
        ]
    });
    headed(&head, rows)
}

/// A row a source: id, publisher, title, date, address, kind, grade, how it was seen, what it rests on, its origins.
fn sources(brief: &Brief) -> String {
    let head = ["id", "publisher", "title", "date", "url", "archived", "kind", "grade", "access", "rests_on", "origins"];
    let rows = brief.sources.iter().map(|source| {
        vec![
            source.id.word().to_owned(),
            source.publisher.clone(),
            source.title.clone(),
            source.date.map(|date| date.to_string()).unwrap_or_default(),
            source.url.clone().unwrap_or_default(),
            source.archived.clone().unwrap_or_default(),
            source.kind.word().to_owned(),
            source.grade.map(|grade| grade.word().to_owned()).unwrap_or_default(),
            source.access.word().to_owned(),
            ids(&source.rests_on),
            ids(insight::coverage([&source.id], brief).documents()),
        ]
    });
    headed(&head, rows)
}

/// Ids by their words, with spaces between.
pub(super) fn ids<'a>(ids: impl IntoIterator<Item = &'a Id<Source>>) -> String {
    ids.into_iter().map(Id::word).collect::<Vec<_>>().join(" ")
}

/// A table under its head.
pub(super) fn headed(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    csv(std::iter::once(head.iter().map(ToString::to_string).collect()).chain(rows))
}
