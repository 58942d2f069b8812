//! Since the last briefing: what an older brief said otherwise, with before and after.

use maud::{Markup, html};

use super::page::Page;
use crate::brief::{Brief, ChangeKind, Depth, Vocabulary};
use crate::insight::Difference;
use crate::wording;

/// What is different since an older brief, at the head of the page.
pub fn since(older: &Brief, page: &Page) -> Markup {
    let differences = wording::differences(older, page.brief);
    html! {
        section.part.since id="part-since" data-depth=(Depth::Seconds30.word()) {
            h2 lang=[page.own()] { (wording::SINCE) }
            p.note lang=[page.own()] { (wording::since(&older.meta, &page.brief.meta, &differences)) }
            ul.changes { @for each in &differences { (entry(each)) } }
        }
    }
}

fn entry(difference: &Difference) -> Markup {
    html! {
        li {
            b { (wording::change(difference.kind)) } " "
            @if difference.kind == ChangeKind::Withdrawn { del { (difference.title) } }
            @else { a href={ "#" (difference.address) } { (difference.title) } }
            @for fact in &difference.facts {
                p.note {
                    (fact.label) ": "
                    @if let Some(before) = &fact.before { del { (before) } " " }
                    @if let Some(after) = &fact.after { ins { (after) } }
                }
            }
        }
    }
}
