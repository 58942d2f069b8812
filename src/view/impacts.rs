//! Who gains, who loses; how far each instrument has come.

use leptos::prelude::*;

use super::page::{Page, source_links};
use super::prose::prose;
use crate::brief::{Area, Direction, Impact, Vocabulary};
use crate::wording;

/// The impacts of one area.
pub fn impacts(page: &Page, area: Area) -> Option<AnyView> {
    let rows: Vec<_> = page.brief.impacts.iter().filter(|impact| impact.area == area).map(|each| row(each, page)).collect();
    (!rows.is_empty()).then(|| view! { <ul class="impacts">{rows}</ul> }.into_any())
}

fn row(impact: &Impact, page: &Page) -> AnyView {
    let stage = impact.stage.map(|stage| view! { <b class=format!("stage stage--{}", stage.word())>{wording::stage(stage)}</b> });
    let direction = impact.stage.is_none().then(|| mark(impact.direction));
    let dates: Vec<String> = impact.dates.iter().map(|date| wording::date(*date)).collect();
    let facts = [
        impact.jurisdiction.clone(),
        (!dates.is_empty()).then(|| dates.join("; ")),
        impact.stage.map(|_| wording::direction_for_policy(impact.direction).to_owned()),
        Some(format!("felt {}", wording::horizon(impact.horizon))),
        impact.likelihood.map(|word| wording::likelihood(word).to_owned()),
    ];
    let facts = facts.into_iter().flatten().map(|fact| view! { <li>{fact}</li> }).collect_view();
    let confidence = impact.confidence.map(|word| view! { <li>{wording::confidence(word)}</li> });
    view! {
        <li class="impact" id=format!("impact-{}", impact.id)>
            <div class="impact__who"><h3>{impact.affects.clone()}</h3>{direction}{stage}</div>
            <div class="impact__what">
                <p>{prose(&impact.text, page)}</p>
                <ul class="facts">{facts}{confidence}</ul>
                {source_links(&impact.sources, page)}
            </div>
        </li>
    }
    .into_any()
}

fn mark(direction: Direction) -> AnyView {
    view! { <b class=format!("d d--{}", direction.word())>{wording::direction(direction)}</b> }.into_any()
}
