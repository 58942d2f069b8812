//! The account, and the quick takes.

use maud::{Markup, html};

use super::exhibit::exhibits_in;
use super::filter::{emptied, text_mark};
use super::page::Page;
use super::prose::{credits, prose};
use crate::brief::{Place, Vocabulary};

/// The sections in order.
pub fn sections(page: &Page) -> Markup {
    html! {
        @for section in &page.brief.narrative {
            section.account id={ "section-" (section.id) } data-depth=(section.depth.word()) {
                h2 { (prose(&section.heading, page)) }
                (emptied(&section.blocks, |block| page.strengths.text(&block.text), page))
                @for block in &section.blocks {
                    p class=[text_mark(&block.text, page)] data-depth=(block.depth.word()) { (prose(&block.text, page)) }
                }
                (credits(&section.authorship, page))
                (exhibits_in(&Place::Section(section.id.clone()), page))
            }
        }
    }
}

/// The six questions everyone asks first.
pub fn takes(page: &Page) -> Option<Markup> {
    let takes = page.brief.takes.as_ref()?;
    let items = [
        ("Why it matters", &takes.why_it_matters),
        ("Money angle", &takes.money_angle),
        ("Market impact", &takes.market_impact),
        ("Who benefits", &takes.who_benefits),
        ("Who loses", &takes.who_loses),
        ("What to watch next", &takes.watch_next),
    ];
    let texts = items.iter().filter_map(|(_, text)| text.as_ref());
    Some(html! {
        (emptied(texts, |text| page.strengths.text(text), page))
        ul.takes {
            @for (label, text) in items {
                @if let Some(text) = text { li class=[text_mark(text, page)] { h3 lang=[page.own()] { (label) } p { (prose(text, page)) } } }
            }
        }
        (credits(&takes.authorship, page))
    })
}
