//! How it works, and what stops it.

use leptos::prelude::*;

use super::page::{Page, source_links};
use super::prose::{labeled, paragraph};
use crate::brief::{Defence, Step};

/// The steps, numbered.
pub fn steps(page: &Page) -> Option<AnyView> {
    let steps = &page.brief.mechanism;
    (!steps.is_empty()).then(|| view! { <ol class="steps">{steps.iter().map(|each| step(each, page)).collect_view()}</ol> }.into_any())
}

fn step(step: &Step, page: &Page) -> AnyView {
    view! {
        <li id=format!("step-{}", step.id)>
            <h3>{step.title.clone()}</h3>
            {paragraph("", &step.text, page)}
            {source_links(&step.sources, page)}
        </li>
    }
    .into_any()
}

/// What detects or prevents it.
pub fn defences(page: &Page) -> Option<AnyView> {
    let defences = &page.brief.defences;
    (!defences.is_empty())
        .then(|| view! { <ul class="cards">{defences.iter().map(|each| defence(each, page)).collect_view()}</ul> }.into_any())
}

fn defence(defence: &Defence, page: &Page) -> AnyView {
    let claimed = defence.claimed_by.as_ref().map(|id| format!("Effect as claimed by {}", page.brief.parties[id].name));
    view! {
        <li id=format!("defence-{}", defence.id)>
            <h3>{defence.name.clone()}</h3>
            {paragraph("", &defence.text, page)}
            {labeled("Cost", defence.cost.as_ref(), page)}
            {labeled("Effect", defence.effect.as_ref(), page)}
            {claimed.map(|text| view! { <p class="note">{text}</p> })}
            {source_links(&defence.sources, page)}
        </li>
    }
    .into_any()
}
