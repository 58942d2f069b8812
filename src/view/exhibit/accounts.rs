//! One mark for each account.

use super::{Frame, Shown, drawn, figure_lines, figure_sources, figures, told};
use crate::brief::{Exhibit, Figure, Id};
use crate::chart::Layout;
use crate::chart::accounts::{draw, layout};
use crate::chart::campaigns::Extent;
use crate::view::page::Page;
use crate::view::table::Table;
use crate::{insight, wording};

/// Nothing without a number of accounts.
pub(super) fn accounts(exhibit: &Exhibit, parts: &[(String, Id<Figure>)], page: &Page) -> Option<Shown> {
    let figure = &page.brief.figures[insight::part(parts, "accounts")?];
    let extent = Extent::of(figure.quantity)?;
    let field = layout(extent.high, Layout::Wide);
    let figures = figures(parts, page);
    let frame = Frame {
        key: wording::accounts_key(&wording::figure_words(figure).full(), field.each, field.block()),
        sources: figure_sources(&[figure]),
        description: wording::describe_accounts(&figures, insight::share(parts, page.brief)),
        table: Table::new(&wording::FIGURE_AND_VALUE, figure_lines(&figures, page)),
        ..Frame::default()
    };
    let strength = Some(page.strengths.figure(&figure.id));
    let told = told(wording::told_figure(figure, page.brief), wording::address("figure-", figure.id.word()), strength);
    Some(drawn(exhibit, page, frame, &|layout| draw(extent, layout, &told)))
}
