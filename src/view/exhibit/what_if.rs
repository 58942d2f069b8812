//! A what-if: the days that the same volume takes under a limit, and what the reader asks of it.

use maud::{Markup, html};

use super::frame::{Frame, Shown, drawn, figure_lines, figure_sources, figures};
use crate::brief::{Exhibit, Figure, Id, Quantity};
use crate::chart::comparison::Extent;
use crate::insight::{self, Strength};
use crate::view::island::what_if::{Asked, Bounds, WhatIf};
use crate::view::island::{self, ask};
use crate::view::page::Page;
use crate::view::table::{Cell, Line, Table};
use crate::wording;

/// Nothing without the numbers that it follows from.
pub(super) fn what_if(exhibit: &Exhibit, parts: &[(String, Id<Figure>)], page: &Page) -> Option<Shown> {
    let asked = insight::what_if(parts, page.brief)?;
    let figures = figures(parts, page);
    let quantity = |name: &str| insight::part(parts, name).map(|id| page.brief.figures[id].quantity);
    let in_words = |name: &str, value: f64| {
        let word = quantity(name).map(wording::precision_of).unwrap_or_default();
        format!("{word}{}", wording::number(value))
    };
    let first = asked.first;
    let props = WhatIf {
        accounts: asked.accounts,
        exchanges: asked.exchanges,
        accounts_words: in_words("accounts", asked.accounts),
        exchanges_words: in_words("exchanges", asked.exchanges),
        days: asked.stated.map(|(_, days)| days),
        stated: bounds(asked.bound)?,
        other: bounds(quantity("exchanges")?)?,
        address: insight::part(parts, "exchanges").map_or_else(String::new, |id| wording::address("figure-", id.word())),
        // What follows from figures stands as well as the weakest of them.
        strength: figures.iter().map(|figure| page.strengths.figure(&figure.id)).min().unwrap_or(Strength::Primary),
        caps: asked.caps.clone(),
    };
    let mut rows = figure_lines(&figures, page);
    let mut sentences = Vec::new();
    for limit in props.limits(None) {
        sentences.push(wording::sentence(&limit.told.words));
        let answer = Cell::link(limit.told.words, String::new(), limit.told.strength).by(limit.days);
        rows.push(Line::from(vec![Cell::text(wording::cap_label(limit.cap)).by(limit.cap), answer]));
    }
    let [accounts, days, cap] = first;
    let controls = controls(&asked, &props.answer(Asked { accounts, days, cap }), page);
    let frame = Frame {
        island: island::text("what-if", &props),
        controls,
        key: wording::KEY_WHAT_IF.to_owned(),
        sources: figure_sources(&figures),
        description: wording::sentences(&sentences),
        table: Table::new(&wording::FIGURE_AND_VALUE, rows).own_head(),
        ..Frame::default()
    };
    Some(drawn(exhibit, page, frame, &|layout| props.drawing(None, layout)))
}

fn bounds(quantity: Quantity) -> Option<Bounds> {
    let Extent { below, above, .. } = Extent::of(quantity)?;
    Some(Bounds { word: wording::precision_of(quantity), below, above })
}

/// A field and a slider for each number, buttons that fill them in, and the answer.
fn controls(asked: &insight::WhatIf, answer: &str, page: &Page) -> Markup {
    let [accounts, days, _] = asked.first;
    let preset = |cap: f64| format!("{accounts},{days},{cap}");
    html! {
        @for (at, label) in wording::ASKED.into_iter().enumerate() { (ask(label, asked.first[at], asked.sliders[at], page.own())) }
        p.presets lang=[page.own()] {
            (wording::PRESETS)
            @if let Some((rate, _)) = asked.stated { " " button type="button" value=(preset(wording::computed(rate))) { (wording::AS_STATED) } }
            @for cap in &asked.caps { " " button type="button" value=(preset(*cap)) { (wording::preset(*cap)) } }
        }
        output lang=[page.own()] { (answer) }
    }
}
