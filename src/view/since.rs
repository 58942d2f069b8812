//! Since the last briefing: what an older brief said otherwise, with before and after.

use maud::{Markup, html};

use super::page::{Page, Since};
use crate::brief::{ChangeKind, Depth, Vocabulary};
use crate::insight::Difference;
use crate::wording;

/// What is different since an older brief, at the head of the page.
pub fn since(since: &Since, page: &Page) -> Markup {
    html! {
        section.part.since id="part-since" data-depth=(Depth::Seconds30.word()) {
            h2 lang=[page.own()] { (wording::SINCE) }
            p.note lang=[page.own()] { (wording::since(since.older, &page.brief.meta, &since.differences)) }
            ul.changes { @for each in &since.differences { (entry(each)) } }
        }
    }
}

/// What turns its neighbors is set apart from them, as a text of either direction.
fn entry(difference: &Difference) -> Markup {
    html! {
        li {
            b { (wording::change(difference.kind)) } " "
            @if difference.kind == ChangeKind::Withdrawn { del dir="auto" { (difference.title) } }
            @else { a href={ "#" (difference.address) } { bdi { (difference.title) } } }
            @if let Some(points) = difference.points { p.note { (wording::points_told(points)) "." } }
            @for fact in &difference.facts {
                p.note {
                    bdi { (fact.label) } ": "
                    @if let Some(before) = &fact.before { del dir="auto" { (before.text) } " " }
                    @if let Some(after) = &fact.after { ins dir="auto" { (after.text) } }
                }
            }
        }
    }
}
