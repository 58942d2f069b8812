//! The blocks of the page that can stand in another page: each by its address, with what it shows.
//!
//! Whatever has a heading of its own on the page is a block here, so a new part or a new kind of exhibit can be embedded
//! without a line of its own.

use maud::{Markup, html};

use super::document::parts;
use super::exhibit::{Shown, exhibit};
use super::page::Page;
use super::table::Table;
use super::{claims, contested, numbers, perspectives};
use crate::wording;

/// A block of the page that can stand alone.
pub struct Embed {
    /// Its address in the page, such as `figure-accounts`; the name of its own page, too.
    pub address: String,
    /// What the frame around it is called.
    pub title: String,
    pub content: Markup,
    /// The numbers of an exhibit.
    pub table: Option<Table>,
    /// How much of an exhibit is drawn, where that is not all; else empty.
    pub part: String,
}

/// All blocks, in the order of the page.
pub fn embeds(page: &Page) -> Vec<Embed> {
    let brief = page.brief;
    let embed = |kind: &str, word: &str, title: String, content| Embed {
        address: format!("{kind}-{word}"),
        title,
        content,
        table: None,
        part: String::new(),
    };
    let exhibits = brief.exhibits.iter().map(|each| {
        let Shown { content, table, part } = exhibit(each, page);
        Embed { table: Some(table), part, ..embed("exhibit", each.id.word(), wording::plain(&each.title, brief), content) }
    });
    let figures = brief.figures.iter().map(|each| {
        let content = html! { ul.figures { (numbers::entry(each, page)) } };
        embed("figure", each.id.word(), wording::figure_title(each), content)
    });
    let questions = brief
        .questions
        .iter()
        .map(|each| embed("question", each.id.word(), wording::plain(&each.question, brief), contested::question(each, page)));
    let claims = brief.claims.iter().map(|each| {
        let content = html! { ul.claims { (claims::card(each, page)) } };
        embed("claim", each.id.word(), wording::plain(&each.statement, brief), content)
    });
    let lenses =
        brief.lenses.iter().map(|each| embed("lens", each.id.word(), each.name.clone(), perspectives::lens(each, page)));
    let parts = parts(page).into_iter().map(|part| {
        let content = html! { section.part id=(part.address()) { (part.title(page)) (part.content) } };
        embed(part.kind, &part.word, part.heading, content)
    });
    exhibits.chain(figures).chain(questions).chain(claims).chain(lenses).chain(parts).collect()
}
