//! The order of the page.

use maud::{Markup, html};

use super::contents::Part;
use super::exhibit::exhibits_in;
use super::links::embed_button;
use super::page::Page;
use super::{
    claims, colophon, contents, contested, controls, filter, guidance, impacts, masthead, mechanism, narrative, numbers,
    perspectives, since, sources, timeline,
};
use crate::brief::{Depth, PagePart, Place, Vocabulary};
use crate::wording;

/// The body of the page.
pub fn document(page: &Page) -> Markup {
    let parts = parts(page);
    html! {
        a.skip href="#main" lang=[page.own()] { "Skip to the brief" }
        (masthead::masthead(page))
        (controls::controls(page))
        div.page.body {
            (contents::contents(page, &parts))
            main #main {
                p.legend lang=[page.own()] { (wording::LEGEND) @for (word, class) in wording::STANDINGS { " " b class={ "s s--" (class) } { (word) } } }
                (filter::sums(page))
                @if let Some(since) = page.since { (since::since(since, page)) }
                (narrative::sections(page))
                @for part in &parts {
                    section.part id=(part.address()) data-depth=(part.depth.word()) {
                        (part.title(page))
                        (part.content)
                        (embed_button(page))
                    }
                }
            }
        }
    }
}

/// The parts that have something to say, in the order of the page.
pub(super) fn parts(page: &Page) -> Vec<Part> {
    let mut parts = Vec::new();
    // A part has what stands in it, though it says nothing else.
    let part = |parts: &mut Vec<Part>, word: &str, heading: &str, depth, content: Option<Markup>| {
        let place = PagePart::WORDS.iter().position(|known| *known == word).map(|at| Place::Part(PagePart::VALUES[at]));
        let exhibits = place.map(|place| exhibits_in(&place, page)).unwrap_or_default();
        if content.is_some() || !exhibits.0.is_empty() {
            let content = html! { (content.unwrap_or_default()) (exhibits) };
            parts.push(Part { kind: "part", word: word.to_owned(), heading: heading.to_owned(), depth, content });
        }
    };
    part(&mut parts, "takes", "Quick takes", Depth::Minutes2, narrative::takes(page));
    part(&mut parts, "timeline", "Timeline", Depth::Minutes2, timeline::timeline(page));
    part(&mut parts, "numbers", "The numbers", Depth::Minutes2, numbers::numbers(page));
    part(&mut parts, "contested", "What is contested", Depth::Minutes2, contested::questions(page));
    part(&mut parts, "claims", "Claims and their evidence", Depth::Full, claims::claims(page));
    part(&mut parts, "perspectives", "Perspectives", Depth::Full, perspectives::lenses(page));
    for area in &page.brief.areas {
        let (impacts, exhibits) = (impacts::impacts(page, area), exhibits_in(&Place::Area(area.id.clone()), page));
        if impacts.is_some() || !exhibits.0.is_empty() {
            parts.push(Part {
                kind: "area",
                word: area.id.word().to_owned(),
                heading: page.set(&area.name),
                depth: Depth::Full,
                content: html! { (impacts.unwrap_or_default()) (exhibits) },
            });
        }
    }
    part(&mut parts, "mechanism", "How it works", Depth::Full, mechanism::steps(page));
    part(&mut parts, "defences", "What detects or prevents it", Depth::Full, mechanism::defences(page));
    part(&mut parts, "guidance", "What to do", Depth::Full, guidance::guidance(page));
    part(&mut parts, "watch", "What to watch", Depth::Full, guidance::watch(page));
    part(&mut parts, "faq", "Questions and answers", Depth::Full, guidance::answers(page));
    part(&mut parts, "gaps", "What was not found", Depth::Full, guidance::gaps(page));
    part(&mut parts, "glossary", "Glossary", Depth::Full, guidance::glossary(page));
    part(&mut parts, "sources", "Sources", Depth::Full, sources::sources(page));
    part(&mut parts, "changes", "Corrections and changes", Depth::Full, colophon::changes(page));
    part(&mut parts, "about", "About this brief", Depth::Seconds30, Some(colophon::about(page)));
    parts
}
