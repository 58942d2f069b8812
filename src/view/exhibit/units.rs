//! One mark for each of many, and what falls to a part of them.

use maud::html;

use super::frame::{Frame, Shown, drawn, figure_lines, figure_sources, figures, told};
use crate::brief::{Exhibit, Figure, Id};
use crate::chart::Layout;
use crate::chart::comparison::Extent;
use crate::chart::units::{draw, layout};
use crate::view::island::units::{Share, Units};
use crate::view::island::{self, ask};
use crate::view::page::Page;
use crate::view::table::Table;
use crate::{insight, wording};

/// Nothing without a number of accounts.
pub(super) fn units(exhibit: &Exhibit, parts: &[(String, Id<Figure>)], page: &Page) -> Option<Shown> {
    let figure = &page.brief.figures[insight::part(parts, "accounts")?];
    let extent = Extent::of(figure.quantity)?;
    let field = layout(extent.high, Layout::Wide);
    let figures = figures(parts, page);
    let words = wording::figure_words(figure);
    let controls = html! {
        @for label in wording::SELECTED { (ask(label, 0.0, [0.0, extent.high, insight::even_step(extent.high)], page.own())) }
        output lang=[page.own()] { (wording::NONE_SELECTED) }
    };
    let props = Units { count: extent.high, words: words.full(), shares: shares(parts, page) };
    let frame = Frame {
        island: island::text("units", &props),
        controls,
        key: wording::units_key(&words.full(), field.each, field.block()),
        sources: figure_sources(&[figure]),
        description: wording::describe_units(&figures, insight::share(parts, page.brief)),
        table: Table::new(&wording::FIGURE_AND_VALUE, figure_lines(&figures, page)).own_head(),
        ..Frame::default()
    };
    let strength = Some(page.strengths.figure(&figure.id));
    let told = told(wording::told_figure(figure, page.brief), wording::address("figure-", figure.id.word()), strength);
    Some(drawn(exhibit, page, frame, &|layout| draw(extent, layout, &told)))
}

/// What falls to each of the accounts, in all and in a day, as far as it was stated.
fn shares(parts: &[(String, Id<Figure>)], page: &Page) -> Vec<Share> {
    let mut shares = Vec::new();
    let share = insight::share(parts, page.brief);
    let unit = insight::part(parts, "exchanges").map_or("", |id| page.brief.figures[id].unit.text());
    for (quantity, unit) in [(share, unit.to_owned()), (insight::daily(share, parts, page.brief), wording::a_day(unit))] {
        if let Some((quantity, extent)) = quantity.and_then(|quantity| Some((quantity, Extent::of(quantity)?))) {
            shares.push(Share { word: wording::precision_of(quantity), low: extent.low, high: extent.high, unit });
        }
    }
    shares
}
