//! One mark for each of many, and what falls to a part of them.

use maud::html;

use super::frame::{Frame, Shown, drawn, figure_lines, figure_sources, told};
use crate::brief::{Exhibit, Figure, Id, UnitShare};
use crate::chart::Layout;
use crate::chart::comparison::Extent;
use crate::chart::units::{draw, layout};
use crate::insight;
use crate::view::island::units::{Share, Units};
use crate::view::island::{self, ask};
use crate::view::page::Page;
use crate::view::table::Table;
use crate::wording::{self, UnitWords};

/// Nothing without a number of them.
pub(super) fn units(exhibit: &Exhibit, whole: &Id<Figure>, share: Option<&UnitShare>, page: &Page) -> Option<Shown> {
    let figure = &page.brief.figures[whole];
    let extent = Extent::of(figure.quantity)?;
    let field = layout(extent.high, Layout::Wide);
    let mut figures = vec![figure];
    figures.extend(share.map(|share| &page.brief.figures[share.figure()]));
    let words = wording::figure_words(figure);
    let controls = html! {
        @for label in wording::SELECTED { (ask(label, 0.0, [0.0, extent.high, insight::even_step(extent.high)], page.own())) }
        output lang=[page.own()] { (wording::NONE_SELECTED) }
    };
    let share = share.and_then(|share| fallen(share, figure, page));
    let alike = share.as_ref().filter(|share| share.of_one.is_empty());
    let alike = alike.map(|share| wording::part_of(&share.word, [share.low, share.high], &share.unit));
    let frame = Frame {
        controls,
        key: wording::units_key(&words.full(), field.each, field.block()),
        sources: figure_sources(&figures),
        description: wording::describe_units(&figures, alike.as_deref()),
        table: Table::new(&wording::FIGURE_AND_VALUE, figure_lines(&figures, page)).own_head(),
        island: island::text("units", &Units { count: extent.high, words: words.full(), share }),
        ..Frame::default()
    };
    let strength = Some(page.strengths.figure(&figure.id));
    let told = told(wording::told_figure(figure, page.brief), wording::address("figure-", figure.id.word()), strength);
    Some(drawn(exhibit, page, frame, &|layout| draw(extent, layout, &told)))
}

/// What falls to each of them, as it is stated, or in equal parts of what falls to all; nothing where that is not disclosed.
fn fallen(share: &UnitShare, whole: &Figure, page: &Page) -> Option<Share> {
    let figure = &page.brief.figures[share.figure()];
    let (quantity, unit, of_one) = match share {
        UnitShare::Each(_, unit) => (figure.quantity, unit, wording::figure_words(figure).full()),
        UnitShare::Total(_) => (insight::shared_out(figure.quantity, whole.quantity)?, &figure.unit, String::new()),
    };
    let Extent { low, high, .. } = Extent::of(quantity)?;
    Some(Share { word: wording::precision_of(quantity), low, high, unit: UnitWords::of(unit), of_one })
}
