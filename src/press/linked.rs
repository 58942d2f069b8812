//! What machines read of a page: JSON-LD in the vocabulary of <https://schema.org>, one graph with the article and a
//! node for each claim.

use crate::brief::{Brief, Change, ChangeKind, Claim, Credit, Maker, Task};
use crate::wording;

/// The graph as an element of the page.
pub(super) fn linked(brief: &Brief) -> String {
    let mut nodes = vec![article(brief)];
    nodes.extend(brief.claims.iter().map(|claim| node(claim, brief)));
    let graph = format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{}]}}", nodes.join(","));
    format!("<script type=\"application/ld+json\">{graph}</script>")
}

fn article(brief: &Brief) -> String {
    let meta = &brief.meta;
    let corrections = brief.changes.iter().flat_map(|revision| {
        let corrected = revision.items.iter().filter(|item| item.kind == ChangeKind::Corrected);
        corrected.map(|item| correction(item, &revision.date.to_string(), brief))
    });
    object([
        ("@type", Some(text("NewsArticle"))),
        ("headline", Some(text(&meta.title))),
        ("description", Some(text(&meta.summary))),
        ("inLanguage", Some(text(&meta.language))),
        ("datePublished", Some(text(&meta.published.to_string()))),
        ("dateModified", Some(text(&meta.updated.to_string()))),
        ("version", Some(meta.revision.to_string())),
        ("author", list(meta.authors.iter().map(|name| named("Organization", name)))),
        ("url", meta.canonical.as_deref().map(text)),
        ("license", meta.licence.as_deref().map(text)),
        ("keywords", list(meta.tags.iter().map(|tag| text(tag)))),
        ("digitalSourceType", digital_source(&brief.authorship).map(|word| text(&format!("https://schema.org/{word}")))),
        ("correction", list(corrections)),
    ])
}

fn correction(change: &Change, date: &str, brief: &Brief) -> String {
    object([
        ("@type", Some(text("CorrectionComment"))),
        ("datePublished", Some(text(date))),
        ("text", Some(text(&wording::plain(&change.text, brief)))),
    ])
}

/// A claim under its address in the page. Who asserts it and in which sources it appears stands there, and in the tables.
fn node(claim: &Claim, brief: &Brief) -> String {
    object([
        ("@type", Some(text("Claim"))),
        ("@id", Some(text(&format!("#claim-{}", claim.id)))),
        ("text", Some(text(&wording::plain(&claim.statement, brief)))),
        ("author", list(claim.asserted_by.iter().map(|id| named("Organization", &brief.parties[id].name)))),
    ])
}

/// How the words came to be, as the IPTC's digital source type in schema.org's spelling; absent where nobody says who
/// drafted them.
fn digital_source(credits: &[Credit]) -> Option<&'static str> {
    let drafted = |by: Maker| credits.iter().any(|credit| credit.task == Task::Drafted && credit.by == by);
    match (drafted(Maker::Machine), drafted(Maker::Human)) {
        (true, false) => Some("TrainedAlgorithmicMediaDigitalSource"),
        (true, true) => Some("CompositeWithTrainedAlgorithmicMediaDigitalSource"),
        (false, true) => Some("HumanEditsDigitalSource"),
        (false, false) => None,
    }
}

fn named(kind: &str, name: &str) -> String {
    object([("@type", Some(text(kind))), ("name", Some(text(name)))])
}

/// The fields that there are.
fn object<const N: usize>(fields: [(&str, Option<String>); N]) -> String {
    let fields: Vec<String> = fields.into_iter().filter_map(|(name, value)| Some(format!("\"{name}\":{}", value?))).collect();
    format!("{{{}}}", fields.join(","))
}

/// Nothing for none.
fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| format!("[{}]", items.join(",")))
}

/// A text as JSON has it, which cannot end the element around it.
fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '<' => json.push_str("\\u003c"),
            // Control characters have no place in a line of text: the reader of bundles lets them pass, JSON does not.
            letter if letter < ' ' => json.push(' '),
            letter => json.push(letter),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_json_and_no_markup() {
        let written = text("a \"b\" \\ </script><!-- \u{1}é 通");
        assert!(!written.contains('<'), "{written}");
        let read: String = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(read, "a \"b\" \\ </script><!--  é 通");
    }
}
