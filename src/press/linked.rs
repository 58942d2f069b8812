//! What machines read of a page: JSON-LD in the vocabulary of <https://schema.org>, one graph with the article and a
//! node for each claim.
//!
//! What is not known is not said: a date only where its day is known, a kind of author only where the bundle says that it is a person.

use serde::Serialize;

use crate::brief::{Brief, Change, ChangeKind, Claim, Credit, Date, Maker, Meta, Task};
use crate::wording;

/// The graph as an element of the page; `image` is the address of the picture that stands for it, where there is one.
pub(super) fn linked(brief: &Brief, image: Option<&str>) -> String {
    let article = Node::Article(Box::new(article(brief, image)));
    let claims = brief.claims.iter().map(|claim| node(claim, brief));
    let graph = Graph { context: "https://schema.org", graph: [article].into_iter().chain(claims).collect() };
    let json = serde_json::to_string(&graph).expect("texts and lists are always JSON");
    // It stands in texts alone, and could end the element.
    format!("<script type=\"application/ld+json\">{}</script>", json.replace('<', "\\u003c"))
}

/// A date as ISO 8601 has it in full: a day, or a moment with its seconds and its zone. A month or a year is none.
pub(super) fn full_date(date: Date) -> Option<String> {
    match date {
        Date::Year(_) | Date::Month(_) => None,
        Date::Day(day) => Some(day.to_string()),
        Date::Instant(instant) => Some(instant.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)),
    }
}

#[derive(Serialize)]
struct Graph<'b> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'b>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Node<'b> {
    #[serde(rename = "NewsArticle")]
    Article(Box<Article<'b>>),
    Claim(Stated<'b>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'b> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'b str>,
    headline: &'b str,
    description: String,
    in_language: &'b str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    version: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<Licence<'b>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    keywords: &'b [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<Correction>,
}

/// A claim under its address in the page. Who asserts it and in which sources it appears stands there, and in the tables.
#[derive(Serialize)]
struct Stated<'b> {
    #[serde(rename = "@id")]
    id: String,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'b>>,
}

/// Someone by a name; of no kind where the bundle does not tell whether it is a person or an organization.
#[derive(Serialize)]
struct Named<'b> {
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    name: &'b str,
}

/// By its address, or as a work that has a name.
#[derive(Serialize)]
#[serde(untagged)]
enum Licence<'b> {
    Address(&'b str),
    Work {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: &'b str,
    },
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "CorrectionComment", rename_all = "camelCase")]
struct Correction {
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    text: String,
}

fn article<'b>(brief: &'b Brief, image: Option<&'b str>) -> Article<'b> {
    let meta = &brief.meta;
    let mut correction = Vec::new();
    for revision in &brief.changes {
        let corrected = revision.items.iter().filter(|item| item.kind == ChangeKind::Corrected);
        correction.extend(corrected.map(|item| self::correction(item, revision.date, brief)));
    }
    Article {
        id: meta.canonical.as_deref(),
        headline: &meta.title,
        description: wording::plain(&meta.summary, brief),
        in_language: &meta.language,
        date_published: full_date(meta.published),
        date_modified: full_date(meta.updated),
        version: meta.revision,
        author: meta.authors.iter().map(|name| author(name, &brief.authorship)).collect(),
        url: meta.canonical.as_deref(),
        image,
        license: meta.licence.as_deref().map(licence),
        keywords: &meta.tags,
        digital_source_type: digital_source(&brief.authorship),
        correction,
    }
}

fn correction(change: &Change, date: Date, brief: &Brief) -> Correction {
    Correction { date_published: full_date(date), text: wording::plain(&change.text, brief) }
}

/// One of the authors: a person where someone of that name is said to be one.
fn author<'b>(name: &'b str, credits: &[Credit]) -> Named<'b> {
    let is_person = credits.iter().any(|credit| credit.by == Maker::Human && credit.name.as_deref() == Some(name));
    Named { kind: is_person.then_some("Person"), name }
}

fn licence(licence: &str) -> Licence<'_> {
    let is_address = ["https://", "http://"].iter().any(|scheme| licence.starts_with(scheme));
    if is_address { Licence::Address(licence) } else { Licence::Work { kind: "CreativeWork", name: licence } }
}

fn node<'b>(claim: &'b Claim, brief: &'b Brief) -> Node<'b> {
    Node::Claim(Stated {
        id: format!("{}#claim-{}", page(&brief.meta), claim.id),
        text: wording::plain(&claim.statement, brief),
        author: claim.asserted_by.iter().map(|id| Named { kind: None, name: &brief.parties[id].name }).collect(),
    })
}

/// The address of the page that parts of it are told by; empty, so that they are told by where the page was found, without one.
fn page(meta: &Meta) -> &str {
    meta.canonical.as_deref().and_then(|page| page.split('#').next()).unwrap_or_default()
}

/// How the words came to be, as the IPTC's digital source type in schema.org's spelling; absent where nobody says who
/// drafted them.
fn digital_source(credits: &[Credit]) -> Option<&'static str> {
    let drafted = |by: Maker| credits.iter().any(|credit| credit.task == Task::Drafted && credit.by == by);
    match (drafted(Maker::Machine), drafted(Maker::Human)) {
        (true, false) => Some("https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
        (true, true) => Some("https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"),
        (false, true) => Some("https://schema.org/HumanEditsDigitalSource"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_full_or_none() {
        for (text, expected) in [
            ("2026", None),
            ("2026-03", None),
            ("2026-03-02", Some("2026-03-02")),
            ("2026-03-02T23:30-08:00", Some("2026-03-02T23:30:00-08:00")),
            ("2026-03-02T23:30:05Z", Some("2026-03-02T23:30:05Z")),
        ] {
            assert_eq!(full_date(Date::parse(text).expect("the row holds a date")).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_licence_is_an_address_or_a_work() {
        let json = |text: &str| serde_json::to_value(licence(text)).expect("it is JSON");
        assert_eq!(json("https://creativecommons.org/licenses/by/4.0/"), "https://creativecommons.org/licenses/by/4.0/");
        assert_eq!(json("CC-BY-4.0"), serde_json::json!({ "@type": "CreativeWork", "name": "CC-BY-4.0" }));
    }
}
