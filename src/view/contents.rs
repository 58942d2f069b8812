//! The way through the page.

use maud::{Markup, html};

use super::page::Page;
use super::prose::unlinked;
use crate::brief::{Depth, Vocabulary};

/// One part of the page under its heading.
pub struct Part {
    /// How its address begins: `part`, or `area` for one that the author names.
    pub kind: &'static str,
    /// How its address ends.
    pub word: String,
    pub heading: String,
    /// From which depth on it is shown.
    pub depth: Depth,
    pub content: Markup,
}

impl Part {
    /// Its address in the page.
    pub fn address(&self) -> String {
        format!("{}-{}", self.kind, self.word)
    }

    /// The language of its heading, where that is the program's.
    fn language(&self, page: &Page) -> Option<&'static str> {
        page.own().filter(|_| self.kind == "part")
    }

    /// Its heading, over what it holds.
    pub fn title(&self, page: &Page) -> Markup {
        html! { h2 lang=[self.language(page)] { (self.heading) } }
    }
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
                        li data-depth=(part.depth.word()) { a href={ "#" (part.address()) } lang=[part.language(page)] { (part.heading) } }
                    }
                }
            }
        }
    }
}
