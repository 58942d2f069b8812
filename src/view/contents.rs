//! The way through the page.

use maud::{Markup, html};

use super::page::Page;
use super::prose::unlinked;
use crate::brief::{Depth, Vocabulary};

/// One part of the page under its heading.
pub struct Part {
    /// Its address is `part-` and this.
    pub word: &'static str,
    pub heading: &'static str,
    /// From which depth on it is shown.
    pub depth: Depth,
    pub content: Markup,
}

/// Links to the sections and parts that the page has, each shown at its depth.
pub fn contents(page: &Page, parts: &[Part]) -> Markup {
    html! {
        nav.contents aria-label="Contents" tabindex="0" {
            details {
                summary lang=[page.own()] { "Contents" }
                ol {
                    @for section in &page.brief.narrative {
                        li data-depth=(section.depth.word()) { a href={ "#section-" (section.id) } { (unlinked(&section.heading, page)) } }
                    }
                    @for part in parts {
                        li data-depth=(part.depth.word()) { a href={ "#part-" (part.word) } lang=[page.own()] { (part.heading) } }
                    }
                }
            }
        }
    }
}
