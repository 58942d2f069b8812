//! The page's data as files for other programs: tables, a bibliography, a feed.

use crate::brief::{Bearing, Brief, Formula, Id, Quantity, Source, Vocabulary};
use crate::chart::escape;
use crate::insight;
use crate::spreadsheet::csv;
use crate::wording;

use super::File;

/// Every file, by its path from the site's root.
pub fn twins(brief: &Brief) -> Vec<File> {
    [
        ("claims.csv", claims(brief)),
        ("figures.csv", figures(brief)),
        ("sources.csv", sources(brief)),
        ("sources.bib", bibliography(brief)),
        ("feed.xml", feed(brief)),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .to_vec()
}

/// A row a claim: id, statement, who asserts it and how, how it stands, its sources side by side.
fn claims(brief: &Brief) -> String {
    let head = ["id", "statement", "stance", "asserted_by", "standing", "origins", "supports", "disputes", "context"];
    let rows = brief.claims.iter().map(|claim| {
        let standing = insight::standing(claim, brief);
        let sources = |bearing| {
            let evidence = claim.evidence.iter().filter(move |each| each.bearing == bearing);
            evidence.map(|each| each.source.word().to_owned()).collect::<Vec<_>>().join(" ")
        };
        let support = claim.evidence.iter().filter(|each| each.bearing == Bearing::Supports).map(|each| &each.source);
        let (_, origins) = insight::coverage(&support.collect::<Vec<_>>(), brief);
        vec![
            claim.id.word().to_owned(),
            wording::plain(&claim.statement, brief),
            claim.stance.word().to_owned(),
            claim.asserted_by.iter().map(|id| brief.parties[id].name.clone()).collect::<Vec<_>>().join("; "),
            wording::standing_word(&standing).0.to_owned(),
            origins.len().to_string(),
            sources(Bearing::Supports),
            sources(Bearing::Disputes),
            sources(Bearing::Context),
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
        let formula = |formula: &Formula| wording::formula(formula, &|id| id.word().to_owned());
        vec![
            figure.id.word().to_owned(),
            figure.label.clone(),
            low,
            high,
            wording::figure_words(figure).full(),
            figure.unit.text().to_owned(),
            figure.period.map(|period| period.to_string()).unwrap_or_default(),
            figure.as_of.map(|date| date.to_string()).unwrap_or_default(),
            figure.derivation.as_ref().map(|derivation| formula(&derivation.formula)).unwrap_or_default(),
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
            ids(&source.origins),
            ids(&insight::origins(&source.id, brief)),
        ]
    });
    headed(&head, rows)
}

/// Ids by their words, with spaces between.
pub(super) fn ids(ids: &[Id<Source>]) -> String {
    ids.iter().map(Id::word).collect::<Vec<_>>().join(" ")
}

/// A table under its head.
pub(super) fn headed(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    csv(std::iter::once(head.iter().map(ToString::to_string).collect()).chain(rows))
}

/// The sources as BibLaTeX entries of the type `online`.
fn bibliography(brief: &Brief) -> String {
    let entry = |source: &Source| {
        let fields = [
            ("author", Some(format!("{{{}}}", bib(&source.publisher)))),
            ("title", Some(format!("{{{}}}", bib(&source.title)))),
            ("date", source.date.map(|date| date.first_day().to_string()[..date_length(&date.to_string())].to_owned())),
            ("url", source.url.clone().map(|url| url.replace(['{', '}'], ""))),
            ("note", Some(bib(&wording::source_facts(source, &brief.meta.language)))),
        ];
        let fields: Vec<String> =
            fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?))).collect();
        format!("@online{{{},\n{}}}\n", source.id, fields.concat())
    };
    brief.sources.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// How much of a day's ten characters a date is sure of: an instant is written as its day.
fn date_length(date: &str) -> usize {
    date.len().min(10)
}

/// A text without what ends or escapes a field.
fn bib(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '{' | '}' | '\\' => safe.push(' '),
            '%' | '#' | '&' | '$' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            _ => safe.push(letter),
        }
    }
    safe
}

/// The revisions as an Atom feed (RFC 4287).
fn feed(brief: &Brief) -> String {
    let meta = &brief.meta;
    let day = |date: crate::brief::Date| format!("{}T00:00:00Z", date.first_day());
    let address = meta.canonical.clone().unwrap_or_else(|| "index.html".to_owned());
    let entries: Vec<String> = brief
        .changes
        .iter()
        .map(|revision| {
            format!(
                "<entry><id>urn:incident-brief:{id}:r{number}</id><title>{title}, revision {number}</title><updated>{on}</updated>\
                 <link href=\"{address}\"/><summary>{summary}</summary></entry>\n",
                id = meta.id,
                number = revision.revision,
                title = markup(&meta.title),
                on = day(revision.date),
                address = markup(&address),
                summary = markup(&wording::plain(&revision.summary, brief)),
            )
        })
        .collect();
    let authors: Vec<String> =
        meta.authors.iter().map(|name| format!("<author><name>{}</name></author>", markup(name))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\
         <id>urn:incident-brief:{}</id><title>{}</title><subtitle>{}</subtitle><updated>{}</updated>{}<link href=\"{}\"/>\n{}</feed>\n",
        markup(&meta.language),
        meta.id,
        markup(&meta.title),
        markup(&meta.summary),
        day(meta.updated),
        if authors.is_empty() { "<author><name>Incident Brief</name></author>".to_owned() } else { authors.concat() },
        markup(&address),
        entries.concat()
    )
}

/// Text for XML; characters that XML 1.0 has no way to write are left out.
fn markup(text: &str) -> String {
    let written =
        |letter: &char| !matches!(letter, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    escape(&text.chars().filter(written).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_inside_their_fields() {
        assert_eq!(bib("50% {of} \\it"), "50\\%  of   it");
        assert_eq!(markup("<a & \u{1}b>"), "&lt;a &amp; b&gt;");
    }
}
