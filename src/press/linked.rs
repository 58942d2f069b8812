//! What machines read of a page: JSON-LD in the vocabulary of <https://schema.org>, one graph with the article and a
//! node for each claim.

use crate::brief::{Brief, Change, ChangeKind, Claim, Credit, Maker, Task};
use crate::wording;

/// The graph as an element of the page.
pub(super) fn linked(brief: &Brief) -> String {
    let mut nodes = vec![article(brief)];
    for claim in &brief.claims {
        nodes.push(node(claim, brief));
    }
    let open = "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[";
    [open, &nodes.join(","), "]}</script>"].concat()
}

fn article(brief: &Brief) -> String {
    let meta = &brief.meta;
    let (mut authors, mut tags, mut corrections) = (Vec::new(), Vec::new(), Vec::new());
    for name in &meta.authors {
        authors.push(named("Organization", name));
    }
    for tag in &meta.tags {
        tags.push(text(tag));
    }
    for revision in &brief.changes {
        for item in &revision.items {
            if item.kind == ChangeKind::Corrected {
                corrections.push(correction(item, &revision.date.to_string(), brief));
            }
        }
    }
    object(&[
        ("@type", Some(text("NewsArticle"))),
        ("headline", Some(text(&meta.title))),
        ("description", Some(text(&meta.summary))),
        ("inLanguage", Some(text(&meta.language))),
        ("datePublished", Some(text(&meta.published.to_string()))),
        ("dateModified", Some(text(&meta.updated.to_string()))),
        ("version", Some(meta.revision.to_string())),
        ("author", list(&authors)),
        ("url", meta.canonical.as_deref().map(text)),
        ("license", meta.licence.as_deref().map(text)),
        ("keywords", list(&tags)),
        ("digitalSourceType", digital_source(&brief.authorship).map(|word| text(&["https://schema.org/", word].concat()))),
        ("correction", list(&corrections)),
    ])
}

fn correction(change: &Change, date: &str, brief: &Brief) -> String {
    object(&[
        ("@type", Some(text("CorrectionComment"))),
        ("datePublished", Some(text(date))),
        ("text", Some(text(&wording::plain(&change.text, brief)))),
    ])
}

/// A claim under its address in the page. Who asserts it and in which sources it appears stands there, and in the tables.
fn node(claim: &Claim, brief: &Brief) -> String {
    let mut authors = Vec::new();
    for id in &claim.asserted_by {
        authors.push(named("Organization", &brief.parties[id].name));
    }
    object(&[
        ("@type", Some(text("Claim"))),
        ("@id", Some(text(&["#claim-", claim.id.word()].concat()))),
        ("text", Some(text(&wording::plain(&claim.statement, brief)))),
        ("author", list(&authors)),
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
    object(&[("@type", Some(text(kind))), ("name", Some(text(name)))])
}

/// The fields that there are.
fn object(fields: &[(&str, Option<String>)]) -> String {
    let mut written = Vec::new();
    for (name, value) in fields {
        if let Some(value) = value {
            written.push(["\"", name, "\":", value].concat());
        }
    }
    ["{", &written.join(","), "}"].concat()
}

/// Nothing for none.
fn list(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| ["[", &items.join(","), "]"].concat())
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
