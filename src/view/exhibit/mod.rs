//! Exhibits: what the bundle says of each, its drawing, and the same in words and numbers. One file a kind.

mod comparison;
mod effects;
mod frame;
mod origins;
mod prices;
mod reports;
mod series;
mod timeline;
mod units;
mod what_if;

use maud::{Markup, html};

pub use self::frame::Shown;
use super::filter::mark;
use super::links::embed_button;
use super::page::Page;
use super::prose::{credits, optional, prose, unlinked};
use super::table::Table;
use crate::brief::{Exhibit, ExhibitData, Figure, Id, Place, UnitShare};
use crate::wording;

/// An exhibit under its finding.
pub fn exhibit(exhibit: &Exhibit, page: &Page) -> Shown {
    let shown = match &exhibit.kind {
        ExhibitData::Comparison { metrics, rows } => Some(comparison::comparison(exhibit, metrics, rows, page)),
        ExhibitData::Units { whole, share } => units::units(exhibit, whole, share.as_ref(), page),
        ExhibitData::WhatIf(asked) => what_if::what_if(exhibit, asked, page),
        ExhibitData::Reports => Some(reports::reports(exhibit, page)),
        ExhibitData::Origins => Some(origins::origins(exhibit, page)),
        ExhibitData::Timeline => Some(timeline::timeline(exhibit, page)),
        ExhibitData::Prices { base } => Some(prices::prices(exhibit, *base, page)),
        ExhibitData::Effects { areas } => Some(effects::effects(exhibit, areas, page)),
        ExhibitData::Ladder { stages } => Some(effects::instruments(exhibit, stages, page)),
        ExhibitData::Series => Some(series::series(exhibit, page)),
    };
    let Shown { content, table, part } =
        shown.unwrap_or_else(|| Shown { content: references(exhibit, page), table: Table::default(), part: String::new() });
    let content = html! {
        figure.exhibit id={ "exhibit-" (exhibit.id) } {
            figcaption { h3 { (prose(&exhibit.title, page)) } p { (prose(&exhibit.subtitle, page)) } }
            (content)
            (optional("note", exhibit.note.as_ref(), page))
            (optional("note", exhibit.context.as_ref(), page))
            (credits(&exhibit.authorship, page))
            (embed_button(page))
        }
    };
    Shown { content, table, part }
}

/// The exhibits that have their place in a section or a part.
pub fn exhibits_in(place: &Place, page: &Page) -> Markup {
    let here = page.brief.exhibits.iter().filter(|each| each.place.as_ref() == Some(place));
    html! { @for each in here { (exhibit(each, page).content) } }
}

/// What an exhibit refers to, as links: all there is without a number to draw.
fn references(exhibit: &Exhibit, page: &Page) -> Markup {
    let brief = page.brief;
    let figures: Vec<&Id<Figure>> = match &exhibit.kind {
        ExhibitData::Units { whole, share } => std::iter::once(whole).chain(share.as_ref().map(UnitShare::figure)).collect(),
        ExhibitData::WhatIf(asked) => asked.figures(),
        _ => exhibit.figures.iter().collect(),
    };
    html! {
        p.note lang=[page.own()] { (wording::NOT_DRAWN) }
        ul.exhibit__references {
            @for id in figures {
                li class=[mark(Some(page.strengths.figure(id)))] { a href={ "#figure-" (id) } { (brief.figures[id].label) ": " (page.say(&wording::figure_words(&brief.figures[id]).full())) } }
            }
            @for id in &exhibit.claims {
                li class=[mark(Some(page.strengths.claim(id)))] { a href={ "#claim-" (id) } { (unlinked(&brief.claims[id].statement, page)) } }
            }
            @for id in &exhibit.events {
                li { a href={ "#event-" (id) } { (page.say(&wording::when(brief.events[id].date))) ": " (unlinked(&brief.events[id].text, page)) } }
            }
        }
    }
}
