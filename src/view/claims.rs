//! Every claim with its evidence.

use maud::{Markup, html};

use super::filter::{class, emptied};
use super::links::{embed_button, source_line, source_link, standing_mark};
use super::page::Page;
use super::prose::{credits, optional, prose};
use crate::brief::{Bearing, Claim, Denial, Evidence, Vocabulary};
use crate::{insight, wording};

/// The claims under their topics.
pub fn claims(page: &Page) -> Option<Markup> {
    let topics = insight::by_topic(page.brief);
    (!topics.is_empty()).then(|| {
        html! {
            @for (topic, claims) in topics {
                @if !topic.is_empty() { h3 { (topic) } }
                (emptied(&claims, |claim| Some(page.strengths.claim(&claim.id)), page))
                ul.claims { @for claim in claims { (card(claim, page)) } }
            }
        }
    })
}

/// One claim: who asserts it, how it stands, its evidence.
pub fn card(claim: &Claim, page: &Page) -> Markup {
    let standing = page.standing(&claim.id);
    html! {
        li class=(class("claim", Some(page.strengths.claim(&claim.id)))) id={ "claim-" (claim.id) } {
            p.claim__stance lang=[page.own()] { (wording::asserters(claim, page.brief)) }
            p.claim__statement { (prose(&claim.statement, page)) }
            p.claim__standing {
                (standing_mark(standing, page)) " " (page.say(&wording::standing_basis(standing)))
                @if let Some(id) = &claim.question { a.more href={ "#question-" (id) } lang=[page.own()] { "Contested" } }
            }
            @for each in &claim.denied_by { (denial(each, page)) }
            (optional("note", claim.note.as_ref(), page))
            (credits(&claim.authorship, page))
            @if !claim.evidence.is_empty() {
                details.evidence {
                    summary lang=[page.own()] { "Evidence" }
                    @for bearing in Bearing::VALUES { (side(*bearing, claim, page)) }
                }
            }
            (embed_button(page))
        }
    }
}

fn side(bearing: Bearing, claim: &Claim, page: &Page) -> Markup {
    let is_of_side = |each: &Evidence| each.bearing == bearing;
    html! {
        @if claim.evidence.iter().any(is_of_side) {
            h4 lang=[page.own()] { (wording::bearing(bearing)) }
            ul { @for each in &claim.evidence { @if is_of_side(each) { (item(each, page)) } } }
        }
    }
}

fn denial(denial: &Denial, page: &Page) -> Markup {
    html! {
        p.claim__denial {
            b.s."s--disputed" lang=[page.own()] { (wording::denied(denial, page.brief)) }
            @if let Some(words) = &denial.words { " " q { (words) } }
            @if let Some(id) = &denial.source { " " (source_link(id, page)) }
        }
    }
}

fn item(evidence: &Evidence, page: &Page) -> Markup {
    let source = &page.brief.sources[&evidence.source];
    html! {
        li {
            a href={ "#source-" (source.id) } { (source_line(source, page)) }
            @if let Some(locator) = &evidence.locator { ", " bdi { (locator) } }
            @for id in insight::chain(evidence.into(), page.brief).iter().skip(1) { " ← " bdi { (page.brief.sources[id].publisher) } }
            @if let Some(excerpt) = &evidence.excerpt { " " q { (excerpt) } }
            @if let Some(note) = &evidence.note { ". " (prose(note, page)) }
        }
    }
}
