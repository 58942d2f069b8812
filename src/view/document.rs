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
use crate::brief::{Area, Depth, PagePart, Place, Vocabulary};
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
                    section.part id={ "part-" (part.word) } data-depth=(part.depth.word()) {
                        h2 lang=[page.own()] { (part.heading) }
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
    let mut part = |word, heading, depth, content: Option<Markup>| {
        let place = PagePart::WORDS.iter().position(|known| *known == word).map(|at| Place::Part(PagePart::VALUES[at]));
        let exhibits = place.map(|place| exhibits_in(&place, page)).unwrap_or_default();
        // A part has what stands in it, though it says nothing else.
        if content.is_some() || !exhibits.0.is_empty() {
            let content = html! { (content.unwrap_or_default()) (exhibits) };
            parts.push(Part { word, heading, depth, content });
        }
    };
    part("takes", "Quick takes", Depth::Minutes2, narrative::takes(page));
    part("timeline", "Timeline", Depth::Minutes2, timeline::timeline(page));
    part("numbers", "The numbers", Depth::Minutes2, numbers::numbers(page));
    part("contested", "What is contested", Depth::Minutes2, contested::questions(page));
    part("claims", "Claims and their evidence", Depth::Full, claims::claims(page));
    part("perspectives", "Perspectives", Depth::Full, perspectives::lenses(page));
    part("market", "Market", Depth::Full, impacts::impacts(page, Area::Market));
    part("policy", "Policy", Depth::Full, impacts::impacts(page, Area::Policy));
    part("mechanism", "How it works", Depth::Full, mechanism::steps(page));
    part("defences", "What detects or prevents it", Depth::Full, mechanism::defences(page));
    part("guidance", "What to do", Depth::Full, guidance::guidance(page));
    part("watch", "What to watch", Depth::Full, guidance::watch(page));
    part("faq", "Questions and answers", Depth::Full, guidance::answers(page));
    part("gaps", "What was not found", Depth::Full, guidance::gaps(page));
    part("glossary", "Glossary", Depth::Full, guidance::glossary(page));
    part("sources", "Sources", Depth::Full, sources::sources(page));
    part("changes", "Corrections and changes", Depth::Full, colophon::changes(page));
    part("about", "About this brief", Depth::Seconds30, Some(colophon::about(page)));
    parts
}
