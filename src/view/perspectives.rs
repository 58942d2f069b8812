//! Perspectives, each in its strongest honest form.

use leptos::prelude::*;

use super::page::{Page, standing_mark};
use super::prose::{labeled, prose};
use crate::brief::{Claim, Id, Lens, Point};
use crate::wording;

/// The lenses.
pub fn lenses(page: &Page) -> Option<AnyView> {
    let lenses = &page.brief.lenses;
    (!lenses.is_empty()).then(|| view! { <div class="lenses">{lenses.iter().map(|each| lens(each, page)).collect_view()}</div> }.into_any())
}

fn lens(lens: &Lens, page: &Page) -> AnyView {
    let points = lens.points.iter().map(|each| point(each, page)).collect_view();
    view! {
        <article class="lens" id=format!("lens-{}", lens.id)>
            <h3>{lens.name.clone()}</h3>
            <p class="lens__for">"Speaks for "{lens.speaks_for.clone()}". Weighs "{lens.weighs.clone()}"."</p>
            <ul>{points}</ul>
            {labeled("Leaves out", lens.leaves_out.as_ref(), page)}
            {labeled("Would change it", lens.would_change.as_ref(), page)}
            <p class="lens__disclaimer">{lens.disclaimer.clone()}</p>
        </article>
    }
    .into_any()
}

fn point(point: &Point, page: &Page) -> AnyView {
    view! {
        <li>
            {prose(&point.text, page)}
            {claims("Relies on", &point.relies_on, page)}
            {claims("Disputes", &point.disputes, page)}
        </li>
    }
    .into_any()
}

/// How well the claims stand that a point leans on.
fn claims(label: &'static str, claims: &[Id<Claim>], page: &Page) -> Option<AnyView> {
    if claims.is_empty() {
        return None;
    }
    let links = claims.iter().map(|id| {
        let title = wording::plain(&page.brief.claims[id].statement, page.brief);
        view! { <a href=format!("#claim-{id}") title=title>{standing_mark(page.standing(id))}</a> }
    });
    Some(view! { <span class="lens__claims">{label}" "{links.collect_view()}</span> }.into_any())
}
