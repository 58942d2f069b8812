//! A what-if: the days that the same volume takes under a limit.

use super::{Frame, Shown, drawn, figure_lines, figure_sources, figures, told};
use crate::brief::{Exhibit, Figure, Id};
use crate::chart::campaigns::Extent;
use crate::chart::rate::{Axes, Limit, Volume, answer, draw};
use crate::view::page::Page;
use crate::view::table::{Cell, Line, Table};
use crate::{insight, wording};

/// Nothing without the numbers that it follows from.
pub(super) fn rate(exhibit: &Exhibit, parts: &[(String, Id<Figure>)], page: &Page) -> Option<Shown> {
    let asked = insight::what_if(parts, page.brief)?;
    let bound = Extent::of(asked.bound)?;
    let volume = Volume { accounts: asked.accounts, exchanges: asked.exchanges, below: bound.below, above: bound.above };
    let figures = figures(parts, page);
    // What follows from figures stands as well as the weakest of them.
    let strength = figures.iter().map(|figure| page.strengths.figure(&figure.id)).min();
    let address = insight::part(parts, "exchanges").map_or_else(String::new, |id| wording::address("figure-", id.word()));
    let mut limits = Vec::new();
    for cap in &asked.caps {
        if let Some(days) = answer(volume, *cap) {
            let spelled = wording::days(days, asked.bound);
            let told = told(wording::what_if(*cap, &spelled), address.clone(), strength);
            limits.push(Limit {
                cap: *cap,
                days,
                is_stated: false,
                words: [wording::cap_words(*cap, &spelled), spelled],
                told,
            });
        }
    }
    if let Some((rate, days)) = asked.stated {
        let spelled = wording::stated_days(days);
        let told = told(wording::as_stated(rate, &spelled), address, strength);
        limits.push(Limit { cap: rate, days, is_stated: true, words: [told.words.clone(), spelled], told });
    }
    let mut rows = figure_lines(&figures, page);
    let mut sentences = Vec::new();
    for limit in &limits {
        sentences.push(wording::sentence(&limit.told.words));
        let answer = Cell::link(limit.told.words.clone(), String::new(), limit.told.strength);
        rows.push(Line::from(vec![Cell::text(wording::cap_label(limit.cap)), answer]));
    }
    let frame = Frame {
        key: wording::KEY_RATE.to_owned(),
        sources: figure_sources(&figures),
        description: wording::sentences(&sentences),
        table: Table::new(&wording::FIGURE_AND_VALUE, rows),
        ..Frame::default()
    };
    let axes = Axes { across: wording::ACROSS_RATE, up: wording::UP_RATE, tick: &wording::tick };
    Some(drawn(exhibit, page, frame, &|layout| draw(volume, &limits, &axes, layout)))
}
