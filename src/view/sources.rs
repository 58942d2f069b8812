//! Who says so.

use maud::{Markup, html};

use super::links::{source_line, source_link};
use super::page::Page;
use crate::brief::{Source, Vocabulary};
use crate::wording;

/// Every source, with what it rests on and how it was seen.
pub fn sources(page: &Page) -> Option<Markup> {
    let sources = &page.brief.sources;
    (!sources.is_empty()).then(|| {
        html! {
            @if sources.iter().any(|source| source.grade.is_some()) { p.note lang=[page.own()] { (wording::GRADES) } }
            ol.sources { @for each in sources { (entry(each, page)) } }
        }
    })
}

fn entry(source: &Source, page: &Page) -> Markup {
    html! {
        li.source id={ "source-" (source.id) } {
            p {
                @if let Some(grade) = source.grade { b class={ "grade grade--" (grade.word()) } lang=[page.own()] { (grade.word()) } }
                b { (source_line(source, page)) }
                " "
                @if let Some(url) = &source.url { a href=(url) { (page.set(&source.title)) } }
                @else { (page.set(&source.title)) }
                @if let Some(url) = &source.archived { " " a href=(url) lang=[page.own()] { "Archived copy" } }
            }
            p.note lang=[page.own()] { (wording::source_facts(source, page.brief)) }
            @if !source.rests_on.is_empty() {
                ul.by."by--origin" {
                    @for id in &source.rests_on { li { (source_link(id, page)) } }
                }
            }
        }
    }
}
