//! Every claim with its evidence.

use leptos::prelude::*;

use super::page::{Page, source_links, standing_mark};
use super::prose::{optional, prose};
use crate::brief::{Bearing, Claim, Evidence, Vocabulary};
use crate::{insight, wording};

/// The claims under their topics.
pub fn claims(page: &Page) -> Option<AnyView> {
    let topics = insight::by_topic(page.brief);
    if topics.is_empty() {
        return None;
    }
    let topics = topics.into_iter().map(|(topic, claims)| {
        let heading = (!topic.is_empty()).then(|| view! { <h3>{topic.to_owned()}</h3> });
        view! { {heading}<ul class="claims">{claims.into_iter().map(|claim| card(claim, page)).collect_view()}</ul> }
    });
    Some(topics.collect_view().into_any())
}

fn card(claim: &Claim, page: &Page) -> AnyView {
    let standing = page.standing(&claim.id);
    let names: Vec<String> = claim.asserted_by.iter().map(|id| page.brief.parties[id].name.clone()).collect();
    let question = claim.question.as_ref().map(|id| view! { <a class="more" href=format!("#question-{id}")>"Contested"</a> });
    let sources = source_links(claim.evidence.iter().filter(|e| e.bearing == Bearing::Supports).map(|e| &e.source), page);
    view! {
        <li class="claim" id=format!("claim-{}", claim.id)>
            <p class="claim__stance">{wording::asserters(&names, claim.stance)}</p>
            <p class="claim__statement">{prose(&claim.statement, page)}</p>
            <p class="claim__standing">{standing_mark(standing)}" "{wording::standing_basis(standing)}{question}</p>
            {optional("note", claim.note.as_ref(), page)}
            {sources}
            {evidence(claim, page)}
        </li>
    }
    .into_any()
}

fn evidence(claim: &Claim, page: &Page) -> Option<AnyView> {
    if claim.evidence.is_empty() {
        return None;
    }
    let sides = Bearing::VALUES.iter().filter_map(|bearing| {
        let items: Vec<_> = claim.evidence.iter().filter(|each| each.bearing == *bearing).map(|each| item(each, page)).collect();
        let heading = wording::bearing(*bearing);
        (!items.is_empty()).then(|| view! { <h4>{heading}</h4><ul>{items}</ul> })
    });
    Some(view! { <details class="evidence"><summary>"Evidence"</summary>{sides.collect_view()}</details> }.into_any())
}

fn item(evidence: &Evidence, page: &Page) -> AnyView {
    let source = &page.brief.sources[&evidence.source];
    let chain = insight::chain(&evidence.source, page.brief);
    let chain = chain.split_first().map(|(_, rest)| rest).filter(|rest| !rest.is_empty()).map(|rest| {
        let names: Vec<String> = rest.iter().map(|id| page.brief.sources[id].publisher.clone()).collect();
        format!(" ← {}", names.join(" ← "))
    });
    let excerpt = evidence.excerpt.clone().map(|text| view! { " "<q>{text}</q> });
    let locator = evidence.locator.clone().map(|text| format!(", {text}"));
    let note = evidence.note.as_ref().map(|note| view! { " "{prose(note, page)} });
    view! {
        <li><a href=format!("#source-{}", source.id)>{wording::source_line(source)}</a>{locator}{chain}{excerpt}{note}</li>
    }
    .into_any()
}
