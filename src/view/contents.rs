//! The way through the page.

use leptos::prelude::*;

use super::page::Page;
use crate::brief::{Depth, Vocabulary};

/// Links to the parts that the brief has, with the depth at which each is shown.
pub fn contents(page: &Page) -> AnyView {
    let brief = page.brief;
    let sections = brief.narrative.iter().map(|section| (format!("section-{}", section.id), section.heading.clone(), section.depth));
    let has_area = |area| brief.impacts.iter().any(|impact| impact.area == area);
    let parts = [
        ("takes", "Quick takes", Depth::Minutes2, brief.takes.is_some()),
        ("timeline", "Timeline", Depth::Minutes2, !brief.events.is_empty()),
        ("numbers", "The numbers", Depth::Minutes2, !(brief.figures.is_empty() && brief.exhibits.is_empty())),
        ("contested", "What is contested", Depth::Minutes2, !brief.questions.is_empty()),
        ("claims", "Claims", Depth::Full, !brief.claims.is_empty()),
        ("perspectives", "Perspectives", Depth::Full, !brief.lenses.is_empty()),
        ("market", "Market", Depth::Full, has_area(crate::brief::Area::Market)),
        ("policy", "Policy", Depth::Full, has_area(crate::brief::Area::Policy)),
        ("mechanism", "How it works", Depth::Full, !brief.mechanism.is_empty()),
        ("defences", "Defences", Depth::Full, !brief.defences.is_empty()),
        ("guidance", "What to do", Depth::Full, !brief.guidance.is_empty()),
        ("watch", "What to watch", Depth::Full, !brief.watch.is_empty()),
        ("faq", "Questions and answers", Depth::Full, !brief.faq.is_empty()),
        ("gaps", "Not found", Depth::Full, !brief.gaps.is_empty()),
        ("glossary", "Glossary", Depth::Full, !brief.glossary.is_empty()),
        ("sources", "Sources", Depth::Full, !brief.sources.is_empty()),
        ("about", "About", Depth::Seconds30, true),
    ];
    let parts = parts
        .into_iter()
        .filter(|(.., there)| *there)
        .map(|(word, label, depth, _)| (format!("part-{word}"), label.to_owned(), depth));
    let links = sections
        .chain(parts)
        .map(|(address, label, depth)| view! { <li data-depth=depth.word()><a href=format!("#{address}")>{label}</a></li> })
        .collect_view();
    view! {
        <nav class="contents" aria-label="Contents">
            <details><summary>"Contents"</summary><ol>{links}</ol></details>
        </nav>
    }
    .into_any()
}
