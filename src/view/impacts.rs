//! Who gains, who loses; how far each instrument has come.

use maud::{Markup, html};

use super::filter::{class, emptied, statement};
use super::links::source_links;
use super::page::Page;
use super::prose::{credits, prose};
use crate::brief::{Area, Impact, Vocabulary};
use crate::insight::Strength;
use crate::wording;

/// The impacts of one area.
pub fn impacts(page: &Page, area: &Area) -> Option<Markup> {
    let rows: Vec<_> = page.brief.impacts.iter().filter(|impact| impact.area == area.id).collect();
    (!rows.is_empty()).then(
        || html! { (emptied(&rows, |row| strength(row, page), page)) ul.impacts { @for each in rows { (row(each, page)) } } },
    )
}

/// How strong what is said of an impact is.
pub fn strength(impact: &Impact, page: &Page) -> Option<Strength> {
    statement(&impact.text, &impact.claims, &impact.sources, page)
}

fn row(impact: &Impact, page: &Page) -> Markup {
    html! {
        li class=(class("impact", strength(impact, page))) id={ "impact-" (impact.id) } {
            div.impact__who {
                h3 { (prose(&impact.affects, page)) }
                @if let Some(reached) = wording::reached(impact) { @let has_steps = impact.climb.as_ref().is_some_and(|climb| !climb.steps.is_empty());
                    b.stage lang=[page.own().filter(|_| !has_steps)] { (reached) } }
                @else { b class={ "d d--" (impact.direction.word()) } lang=[page.own()] { (wording::direction(impact.direction)) } }
            }
            div.impact__what {
                p { (prose(&impact.text, page)) }
                ul.facts lang=[page.own()] { @for fact in wording::impact_facts(impact) { li { (fact) } } }
                (source_links(&impact.sources, page))
                (credits(&impact.authorship, page))
            }
        }
    }
}
