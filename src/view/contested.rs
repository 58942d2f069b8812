//! Disagreement on the table: each question with its positions, and which is better supported.

use leptos::prelude::*;

use super::page::{Page, source_links, standing_mark};
use super::prose::{labeled, prose};
use crate::brief::{Bearing, Position, Question};

/// The contested points.
pub fn questions(page: &Page) -> Option<AnyView> {
    let questions = &page.brief.questions;
    (!questions.is_empty()).then(|| questions.iter().map(|each| question(each, page)).collect_view().into_any())
}

fn question(question: &Question, page: &Page) -> AnyView {
    let positions = question.positions.iter().enumerate().map(|(at, each)| position(each, question.better_supported == Some(at), page));
    let open = question.better_supported.is_none().then(|| view! { <b class="s s--unsupported">"Open"</b> });
    view! {
        <article class="question" id=format!("question-{}", question.id)>
            <h3>{prose(&question.question, page)}{open}</h3>
            <ul class="positions">{positions.collect_view()}</ul>
            {labeled("Why", question.why.as_ref(), page)}
            {labeled("Would settle it", question.would_settle.as_ref(), page)}
        </article>
    }
    .into_any()
}

fn position(position: &Position, better: bool, page: &Page) -> AnyView {
    let mark = if better { Some(view! { <b class="s s--independent">"Better supported"</b> }.into_any()) } else { claim_mark(position, page) };
    let claims = position.claims.iter().flat_map(|id| &page.brief.claims[id].evidence);
    let supporting = claims.filter(|evidence| evidence.bearing == Bearing::Supports).map(|evidence| &evidence.source);
    let held_by = source_links(supporting.chain(&position.held_by), page);
    let links = position.claims.iter().map(|id| {
        view! { <a class="more" href=format!("#claim-{id}")>"Evidence"</a> }
    });
    view! {
        <li class="position" class:position--better=better>
            {mark}
            <p>{prose(&position.text, page)}</p>
            {held_by}
            {links.collect_view()}
        </li>
    }
    .into_any()
}

/// How the first claim of a position stands.
fn claim_mark(position: &Position, page: &Page) -> Option<AnyView> {
    position.claims.first().map(|id| standing_mark(page.standing(id)))
}
