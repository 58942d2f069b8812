//! Where it comes from: sources under those they rest on, by claim.

use std::collections::BTreeMap;

use maud::html;

use super::frame::{Frame, Shown, drawn, first_drawn, told};
use crate::brief::{Bearing, Claim, Exhibit, Source};
use crate::chart::Told;
use crate::chart::origins::{Link, draw};
use crate::chart::rows::Row;
use crate::insight::{self, Branch};
use crate::view::filter::mark;
use crate::view::links::standing_mark;
use crate::view::page::Page;
use crate::view::prose::unlinked;
use crate::wording;

/// Most claims of a drawing.
const MOST_CLAIMS: usize = 60;

pub(super) fn origins(exhibit: &Exhibit, page: &Page) -> Shown {
    let brief = page.brief;
    let claims = insight::claims(&exhibit.claims, brief);
    // Where each claim has a column, more than these are more than a reader compares.
    let drawable = claims.len().min(MOST_CLAIMS);
    let branches = insight::branches(&claims[..drawable], brief);
    let mut rows = Vec::new();
    let mut links: Vec<Vec<Link>> = Vec::new();
    let mut documents_of = BTreeMap::new();
    for branch in &branches {
        *documents_of.entry(branch.source.label()).or_insert(0) += 1;
    }
    let is_shared = |source: &Source| documents_of[source.label()] > 1;
    for branch in &branches {
        links.push((0..drawable).map(|claim| link(branch, claim)).collect());
        rows.push(Row {
            label: branch.source.label().to_owned(),
            // Documents of one house are told apart by what they are.
            detail: if is_shared(branch.source) { page.set(&branch.source.title) } else { String::new() },
            step: branch.steps,
            told: told(wording::told_branch(branch, brief), wording::address("source-", branch.source.id.word()), None),
        });
    }
    let column = |(at, claim): (usize, &&Claim)| {
        let words = wording::told_claim(at + 1, claim, page.standing(&claim.id), brief);
        told(words, wording::address("claim-", claim.id.word()), Some(page.strengths.claim(&claim.id)))
    };
    let columns: Vec<Told> = claims.iter().take(drawable).enumerate().map(column).collect();
    // Sources come after the one they rest on, so that the first of them are whole chains from their origins.
    let part = |claims: usize, sources: usize, layout| draw(&rows[..sources], &links, &columns[..claims], layout);
    let sources = first_drawn(rows.len(), &|count, layout| part(drawable.min(1), count, layout));
    let shown = first_drawn(drawable, &|count, layout| part(count, sources, layout));
    let frame = Frame {
        parts: vec![("claims", shown, claims.len()), ("sources", sources, rows.len())],
        key: wording::KEY_ORIGINS.to_owned(),
        list: html! {
            ol.exhibit__list {
                @for (at, claim) in claims.iter().enumerate() {
                    li value=(at + 1) class=[mark(Some(page.strengths.claim(&claim.id)))] {
                        a href={ "#claim-" (claim.id) } { (unlinked(&claim.statement, page)) }
                        " " (standing_mark(page.standing(&claim.id), page)) " " small lang=[page.own()] { (wording::standing_basis(page.standing(&claim.id))) }
                    }
                }
            }
        },
        description: wording::describe_origins(claims.len(), &branches),
        elsewhere: wording::chain_parts(),
        ..Frame::default()
    };
    drawn(exhibit, page, frame, &|layout| part(shown, sources, layout))
}

/// What a source is to a claim; what it says itself counts before what rests on it.
fn link(branch: &Branch, claim: usize) -> Link {
    match (branch.bearings.get(&claim), branch.is_named && branch.origin_of.contains(&claim)) {
        (Some(Bearing::Disputes), _) => Link::Disputes,
        (_, true) => Link::Origin,
        (Some(Bearing::Supports | Bearing::Admits), _) if branch.is_named => Link::Supports,
        (Some(Bearing::Supports | Bearing::Admits), _) => Link::Unnamed,
        (Some(Bearing::Context), _) => Link::Context,
        (None, false) => Link::None,
    }
}
