//! The order of the page.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{claims, colophon, contents, contested, controls, guidance, impacts, masthead, mechanism, narrative, numbers, perspectives, sources, timeline};
use crate::brief::{Area, Brief, Claim, Depth, Id, Source, Vocabulary};
use crate::insight::{self, Standing};
use crate::wording;

/// A brief, with what is computed for it once.
pub struct Page<'a> {
    pub brief: &'a Brief,
    standings: BTreeMap<Id<Claim>, Standing>,
}

impl<'a> Page<'a> {
    /// Computes how every claim stands.
    pub fn new(brief: &'a Brief) -> Self {
        let standings = brief.claims.iter().map(|claim| (claim.id.clone(), insight::standing(claim, brief))).collect();
        Self { brief, standings }
    }

    /// How a claim of this brief stands.
    pub fn standing(&self, claim: &Id<Claim>) -> &Standing {
        &self.standings[claim]
    }
}

/// The body of the page.
pub fn document(page: &Page) -> AnyView {
    let parts = [
        narrative::sections(page),
        part(
            "takes",
            "Quick takes",
            Depth::Minutes2,
            narrative::takes(page),
        ),
        part("timeline", "Timeline", Depth::Minutes2, timeline::timeline(page)),
        part("numbers", "The numbers", Depth::Minutes2, numbers::numbers(page)),
        part("contested", "What is contested", Depth::Minutes2, contested::questions(page)),
        part("claims", "Claims and their evidence", Depth::Full, claims::claims(page)),
        part("perspectives", "Perspectives", Depth::Full, perspectives::lenses(page)),
        part("market", "Market", Depth::Full, impacts::impacts(page, Area::Market)),
        part("policy", "Policy", Depth::Full, impacts::impacts(page, Area::Policy)),
        part("mechanism", "How it works", Depth::Full, mechanism::steps(page)),
        part("defences", "What detects or prevents it", Depth::Full, mechanism::defences(page)),
        part("guidance", "What to do", Depth::Full, guidance::guidance(page)),
        part("watch", "What to watch", Depth::Full, guidance::watch(page)),
        part("faq", "Questions and answers", Depth::Full, guidance::answers(page)),
        part("gaps", "What was not found", Depth::Full, guidance::gaps(page)),
        part("glossary", "Glossary", Depth::Full, guidance::glossary(page)),
        part("sources", "Sources", Depth::Full, sources::sources(page)),
        part("changes", "Corrections and changes", Depth::Full, colophon::changes(page)),
        part("about", "About this brief", Depth::Seconds30, colophon::about(page)),
    ];
    view! {
        <a class="skip" href="#main">"Skip to the brief"</a>
        {masthead::masthead(page)}
        {controls::controls()}
        <div class="page body">
            {contents::contents(page)}
            <main id="main">{parts.into_iter().flatten().collect_view()}</main>
        </div>
    }
    .into_any()
}

/// A part of the page under its heading; nothing when it has no content.
fn part(word: &'static str, heading: &'static str, depth: Depth, content: Option<AnyView>) -> Option<AnyView> {
    let content = content?;
    Some(
        view! {
            <section class="part" id=format!("part-{word}") data-depth=depth.word()>
                <h2>{heading}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// Links to sources by publisher, each once, in the given order: `CNBC, Reuters`.
pub fn source_links<'s>(sources: impl IntoIterator<Item = &'s Id<Source>>, page: &Page) -> Option<AnyView> {
    let mut seen = Vec::new();
    for source in sources {
        if !seen.contains(&source) {
            seen.push(source);
        }
    }
    if seen.is_empty() {
        return None;
    }
    let links = seen.into_iter().map(|id| {
        let href = format!("#source-{id}");
        view! { <li><a href=href>{page.brief.sources[id].publisher.clone()}</a></li> }
    });
    Some(view! { <ul class="by">{links.collect_view()}</ul> }.into_any())
}

/// How a claim stands, as shape and word, and the numbers behind it.
pub fn standing_mark(standing: &Standing) -> AnyView {
    let (word, class) = wording::standing_word(standing);
    view! { <b class=format!("s s--{class}")>{word}</b> }.into_any()
}
