//! What to do, what to watch, what people ask, what was not found.

use leptos::prelude::*;

use super::page::{Page, source_links};
use super::prose::{labeled, paragraph, prose};
use crate::brief::{Audience, Vocabulary};
use crate::wording;

/// Advice by audience.
pub fn guidance(page: &Page) -> Option<AnyView> {
    let audiences: Vec<_> = Audience::VALUES.iter().filter_map(|audience| advice_for(*audience, page)).collect();
    (!audiences.is_empty()).then(|| view! { <ul class="cards">{audiences}</ul> }.into_any())
}

fn advice_for(audience: Audience, page: &Page) -> Option<AnyView> {
    let items: Vec<_> = page
        .brief
        .guidance
        .iter()
        .filter(|each| each.audience == audience)
        .map(|each| {
            view! {
                <li id=format!("guidance-{}", each.id)>
                    <p>{prose(&each.advice, page)}</p>
                    <p class="note">{prose(&each.reason, page)}</p>
                    {source_links(&each.sources, page)}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <li><h3>{wording::audience(audience)}</h3><ul class="advice">{items}</ul></li> }.into_any())
}

/// Indicators.
pub fn watch(page: &Page) -> Option<AnyView> {
    let watch = &page.brief.watch;
    let items = watch.iter().map(|each| {
        let checked = each.checked.map(|date| view! { <p class="note">"Last checked "{wording::date(date)}</p> });
        view! {
            <li id=format!("watch-{}", each.id)>
                <h3>{prose(&each.indicator, page)}</h3>
                {paragraph("", &each.why, page)}
                {labeled("Threshold", each.threshold.as_ref(), page)}
                {labeled("Status", each.status.as_ref(), page)}
                {checked}
                {source_links(&each.sources, page)}
            </li>
        }
    });
    (!watch.is_empty()).then(|| view! { <ul class="cards">{items.collect_view()}</ul> }.into_any())
}

/// Questions and answers.
pub fn answers(page: &Page) -> Option<AnyView> {
    let faq = &page.brief.faq;
    let items = faq.iter().map(|each| {
        view! {
            <details class="answer" id=format!("faq-{}", each.id)>
                <summary>{each.question.clone()}</summary>
                {paragraph("", &each.answer, page)}
            </details>
        }
    });
    (!faq.is_empty()).then(|| items.collect_view().into_any())
}

/// What was looked for and not found.
pub fn gaps(page: &Page) -> Option<AnyView> {
    let gaps = &page.brief.gaps;
    let items = gaps.iter().map(|each| view! { <li id=format!("gap-{}", each.id)>{prose(&each.text, page)}</li> });
    (!gaps.is_empty()).then(|| view! { <ul class="gaps">{items.collect_view()}</ul> }.into_any())
}

/// Terms of the trade.
pub fn glossary(page: &Page) -> Option<AnyView> {
    let glossary = &page.brief.glossary;
    let items = glossary.iter().map(|each| {
        view! { <div id=format!("term-{}", each.id)><dt>{each.term.clone()}</dt><dd>{prose(&each.meaning, page)}</dd></div> }
    });
    (!glossary.is_empty()).then(|| view! { <dl class="glossary">{items.collect_view()}</dl> }.into_any())
}
