//! The account, and the quick takes.

use leptos::prelude::*;

use super::page::Page;
use super::prose::{paragraph, prose};
use crate::brief::{Section, Vocabulary};

/// The sections in order.
pub fn sections(page: &Page) -> Option<AnyView> {
    (!page.brief.narrative.is_empty())
        .then(|| page.brief.narrative.iter().map(|section| account(section, page)).collect_view().into_any())
}

fn account(section: &Section, page: &Page) -> AnyView {
    let blocks = section.blocks.iter().map(|block| {
        view! { <p data-depth=block.depth.word()>{prose(&block.text, page)}</p> }
    });
    view! {
        <section class="account" id=format!("section-{}", section.id) data-depth=section.depth.word()>
            <h2>{section.heading.clone()}</h2>
            {blocks.collect_view()}
        </section>
    }
    .into_any()
}

/// The six questions everyone asks first.
pub fn takes(page: &Page) -> Option<AnyView> {
    let takes = page.brief.takes.as_ref()?;
    let items = [
        ("Why it matters", &takes.why_it_matters),
        ("Money angle", &takes.money_angle),
        ("Market impact", &takes.market_impact),
        ("Who benefits", &takes.who_benefits),
        ("Who loses", &takes.who_loses),
        ("What to watch next", &takes.watch_next),
    ];
    let items = items.into_iter().filter_map(|(label, text)| {
        let text = paragraph("", text.as_ref()?, page);
        Some(view! { <li><h3>{label}</h3>{text}</li> })
    });
    Some(view! { <ul class="takes">{items.collect_view()}</ul> }.into_any())
}
