//! The order of the page.

use maud::{Markup, html};

use super::{
    claims, colophon, contents, contested, controls, filter, guidance, impacts, masthead, mechanism, narrative, numbers,
    perspectives, since, sources, timeline,
};
use crate::brief::{Area, Brief, Claim, Depth, Id, Source, Vocabulary};
use crate::insight::{self, Standing, Strengths};
use crate::wording;

/// A brief, with what is computed for it once.
pub struct Page<'a> {
    pub brief: &'a Brief,
    /// In the order of the claims.
    standings: Vec<Standing>,
    /// SHA-256 of the bundle it was made of, in hexadecimal digits; empty where it is not known.
    pub digest: String,
    pub strengths: Strengths,
    /// What lies beside the page, when it has a place to lie.
    pub copies: Option<Copies>,
    /// What the reader was briefed on before, when the page tells what is different since.
    pub older: Option<&'a Brief>,
}

/// Where the copies of a brief lie, from its page.
pub struct Copies {
    /// The one file that opens from a disk.
    pub offline: String,
    /// The same with its data.
    pub zip: String,
}

impl<'a> Page<'a> {
    /// Computes how every claim stands.
    pub fn new(brief: &'a Brief, digest: String, copies: Option<Copies>) -> Self {
        let standings: Vec<Standing> = brief.claims.iter().map(|claim| insight::standing(claim, brief)).collect();
        Self { brief, strengths: Strengths::new(brief, &standings), standings, digest, copies, older: None }
    }

    /// The same page, which also tells what is different since an older brief.
    #[must_use]
    pub fn since(self, older: Option<&'a Brief>) -> Self {
        Self { older, ..self }
    }

    /// How a claim of this brief stands.
    pub fn standing(&self, claim: &Id<Claim>) -> &Standing {
        &self.standings[claim.at()]
    }
}

/// One part of the page under its heading.
pub struct Part {
    /// Its address is `part-` and this.
    pub word: &'static str,
    pub heading: &'static str,
    /// From which depth on it is shown.
    pub depth: Depth,
    pub content: Markup,
}

/// The body of the page.
pub fn document(page: &Page) -> Markup {
    let parts = parts(page);
    html! {
        a.skip href="#main" { "Skip to the brief" }
        (masthead::masthead(page))
        (controls::controls(page))
        div.page.body {
            (contents::contents(page, &parts))
            main #main {
                p.legend { (wording::LEGEND) @for (word, class) in wording::STANDINGS { " " b class={ "s s--" (class) } { (word) } } }
                (filter::sums(page))
                @if let Some(older) = page.older { (since::since(older, page)) }
                (narrative::sections(page))
                @for part in &parts {
                    section.part id={ "part-" (part.word) } data-depth=(part.depth.word()) {
                        h2 { (part.heading) }
                        (part.content)
                        (embed_button())
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
        if let Some(content) = content {
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

/// A source by its publisher.
pub fn source_link(id: &Id<Source>, page: &Page) -> Markup {
    html! { a href={ "#source-" (id) } { (page.brief.sources[id].publisher) } }
}

/// Links to sources by publisher, each once, in the given order: `CNBC, Reuters`; nothing for none.
pub fn source_links<'s>(sources: impl IntoIterator<Item = &'s Id<Source>>, page: &Page) -> Markup {
    let seen = insight::distinct(sources);
    html! {
        @if !seen.is_empty() {
            ul.by { @for id in seen { li { (source_link(id, page)) } } }
        }
    }
}

/// The same, no more than fit a line of a card.
pub fn first_source_links(sources: Vec<&Id<Source>>, page: &Page) -> Markup {
    const MOST: usize = 5;
    let (first, more) = insight::first_of(sources, MOST);
    html! {
        (source_links(first, page))
        @if more > 0 { span.by { (wording::and_more(more)) } }
    }
}

/// Opens what an editor copies to show the block around it in another page.
pub fn embed_button() -> Markup {
    html! { button.embed { "Embed" } }
}

/// How a claim stands, as shape and word.
pub fn standing_mark(standing: &Standing) -> Markup {
    let (word, class) = wording::standing_word(standing);
    html! { b class={ "s s--" (class) } { (word) } }
}
