//! What the parts share: links to sources, the mark of a standing, the button that embeds a block.

use maud::{Markup, html};

use super::page::Page;
use crate::brief::{Id, Source};
use crate::insight::{self, Standing};
use crate::wording;

/// A source by its publisher.
pub fn source_link(id: &Id<Source>, page: &Page) -> Markup {
    html! { a href={ "#source-" (id) } { (page.brief.sources[id].publisher) } }
}

/// A source by its publisher and its date.
pub fn source_line(source: &Source, page: &Page) -> Markup {
    html! { bdi { (source.publisher) } ", " (page.say(&wording::source_date(source))) }
}

/// Links to sources by publisher, each once, in the given order: `CNBC, Reuters`; nothing for none.
pub fn source_links<'s>(sources: impl IntoIterator<Item = &'s Id<Source>>, page: &Page) -> Markup {
    let seen = insight::distinct(sources);
    html! {
        @if !seen.is_empty() {
            ul.by { @for id in seen { li { (source_link(id, page)) } } }
        }
    }
}

/// The same, no more than fit a line of a card.
pub fn first_source_links(sources: Vec<&Id<Source>>, page: &Page) -> Markup {
    const MOST: usize = 5;
    let (first, more) = insight::first_of(sources, MOST);
    html! {
        (source_links(first, page))
        @if more > 0 { span.by lang=[page.own()] { (wording::and_more(more)) } }
    }
}

/// Opens what an editor copies to show the block around it in another page.
pub fn embed_button(page: &Page) -> Markup {
    html! { button.embed lang=[page.own()] { "Embed" } }
}

/// How a claim stands, as shape and word.
pub fn standing_mark(standing: &Standing, page: &Page) -> Markup {
    let (word, class) = wording::standing_word(standing);
    html! { b class={ "s s--" (class) } lang=[page.own()] { (word) } }
}
