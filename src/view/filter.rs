//! The marks by which the style sheet obeys the evidence filter, and what stands where nothing is left.

use maud::{Markup, html};

use super::page::Page;
use crate::brief::{Claim, Id, Prose, Source};
use crate::chart::strength_class;
use crate::insight::{self, Filter, Strength};
use crate::wording;

/// The class of a block with the mark of its strength; what every filter shows has no mark.
pub fn class(base: &'static str, strength: Option<Strength>) -> String {
    match mark(strength) {
        Some(mark) if base.is_empty() => mark.to_owned(),
        Some(mark) => format!("{base} {mark}"),
        None => base.to_owned(),
    }
}

/// The mark alone, where a block has no other class.
pub fn mark(strength: Option<Strength>) -> Option<&'static str> {
    // Without the space before it.
    strength_class(strength?).get(1..)
}

/// The mark of a text, which stands as well as the weakest thing it refers to.
pub fn text_mark(text: &Prose, page: &Page) -> Option<&'static str> {
    mark(page.strengths.text(text))
}

/// How strong a text is with what is named beside it.
pub fn statement(text: &Prose, claims: &[Id<Claim>], sources: &[Id<Source>], page: &Page) -> Option<Strength> {
    page.strengths.statement(text, claims, sources, page.brief)
}

/// How strong what some sources say is; `None` without a source.
pub fn sources_strength(sources: &[&Id<Source>], page: &Page) -> Option<Strength> {
    (!sources.is_empty()).then(|| Strength::of_grounds(sources.iter().copied(), page.brief))
}

/// What it would take to see something of a part whose every unit a filter may hide. `strength` tells of each unit how strong it
/// is.
pub fn emptied<T>(units: impl IntoIterator<Item = T>, strength: impl Fn(T) -> Option<Strength>, page: &Page) -> Markup {
    let strengths: Vec<Option<Strength>> = units.into_iter().map(strength).collect();
    let best = insight::best(&strengths);
    html! {
        @if let Some(best) = best {
            p class=(class("note bare", Some(best))) lang=[page.own()] { (wording::would_take(best)) }
        }
    }
}

/// One line a filter: how much it hides, and why.
pub fn sums(page: &Page) -> Markup {
    let (claims, figures) = (&page.strengths.claims, &page.strengths.figures);
    html! {
        @for filter in Filter::ALL {
            @if filter != Filter::All {
                p class={ "note sum sum--" (filter.word()) } lang=[page.own()] {
                    (wording::hidden(filter, [(filter.hides(claims), claims.len()), (filter.hides(figures), figures.len())]))
                }
            }
        }
    }
}
