//! Where it comes from: sources under those they rest on, by claim.

use maud::html;

use super::frame::{Frame, Shown, drawn, told};
use crate::brief::{Bearing, Claim, Exhibit};
use crate::chart::Told;
use crate::chart::origins::{Link, draw};
use crate::chart::rows::Row;
use crate::insight::{self, Branch};
use crate::view::filter::mark;
use crate::view::links::standing_mark;
use crate::view::page::Page;
use crate::view::prose::unlinked;
use crate::wording;

pub(super) fn origins(exhibit: &Exhibit, page: &Page) -> Shown {
    let brief = page.brief;
    let claims = insight::claims(&exhibit.claims, brief);
    let branches = insight::branches(&claims, brief);
    let mut rows = Vec::new();
    let mut links: Vec<Vec<Link>> = Vec::new();
    for branch in &branches {
        links.push(branch.bearings.iter().zip(&branch.origin_of).map(|at| link(branch, at)).collect());
        rows.push(Row {
            label: branch.source.publisher.clone(),
            detail: String::new(),
            step: branch.steps,
            told: told(wording::told_branch(branch, brief), wording::address("source-", branch.source.id.word()), None),
        });
    }
    let column = |(at, claim): (usize, &&Claim)| {
        let words = wording::told_claim(at + 1, claim, page.standing(&claim.id), brief);
        told(words, wording::address("claim-", claim.id.word()), Some(page.strengths.claim(&claim.id)))
    };
    let columns: Vec<Told> = claims.iter().enumerate().map(column).collect();
    let frame = Frame {
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
    drawn(exhibit, page, frame, &|layout| draw(&rows, &links, &columns, layout))
}

/// What a source is to a claim; what it says itself counts before what rests on it.
fn link(branch: &Branch, (bearing, is_origin): (&Option<Bearing>, &bool)) -> Link {
    match (bearing, *is_origin && branch.is_named) {
        (Some(Bearing::Disputes), _) => Link::Disputes,
        (_, true) => Link::Origin,
        (Some(Bearing::Supports), _) if branch.is_named => Link::Supports,
        (Some(Bearing::Supports), _) => Link::Unnamed,
        (Some(Bearing::Context), _) => Link::Context,
        (None, false) => Link::None,
    }
}
