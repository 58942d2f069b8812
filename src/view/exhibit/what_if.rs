//! A what-if: what would follow from other values, and what the reader asks of it.

use maud::{Markup, html};

use super::frame::{Frame, Shown, drawn, figure_lines, figure_sources};
use crate::brief::{Exhibit, Figure, Formula, Id, Input, Operand, Quantity, WhatIf};
use crate::insight::{self, Strength};
use crate::view::island::what_if::{self, Compared, Known, Preset};
use crate::view::island::{self, ask_with};
use crate::view::page::Page;
use crate::view::table::{Cell, Line, Table};
use crate::wording::{self, UnitWords};

/// Nothing where a part of it is not disclosed.
pub(super) fn what_if(exhibit: &Exhibit, asked: &WhatIf, page: &Page) -> Option<Shown> {
    let figures: Vec<&Figure> = asked.figures().into_iter().map(|id| &page.brief.figures[id]).collect();
    if figures.iter().any(|figure| matches!(figure.quantity, Quantity::NotDisclosed)) {
        return None;
    }
    let inputs = asked.inputs.iter().map(|input| what_if::Input {
        label: input.label.clone(),
        unit: UnitWords::of(&input.unit),
        from: input.range.0,
        to: input.range.1,
        start: input.start,
        size: input.unit.size().apply(1.0),
        stated: input.stated.as_ref().map(|id| known(id, page)),
        presets: input.presets.iter().map(|preset| Preset { label: preset.label.clone(), value: preset.value }).collect(),
    });
    let props = what_if::WhatIf {
        inputs: inputs.collect(),
        formula: formula(&asked.formula, page),
        label: asked.label.clone(),
        unit: UnitWords::of(&asked.unit),
        size: asked.unit.size().apply(1.0),
        compare: asked.compare.as_ref().and_then(|id| compared(&page.brief.figures[id])),
        address: match figures.first() {
            Some(figure) => wording::address("figure-", figure.id.word()),
            None => wording::address("exhibit-", exhibit.id.word()),
        },
        // What follows from figures stands as well as the weakest of them.
        strength: figures.iter().map(|figure| page.strengths.figure(&figure.id)).min().unwrap_or(Strength::Primary),
    };
    let mut rows = figure_lines(&figures, page);
    let mut sentences = Vec::new();
    for trial in props.trials(None) {
        sentences.push(trial.told.words.clone());
        let answer = Cell::link(trial.told.words, String::new(), trial.told.strength);
        let answer =
            Cell { high: (trial.extent.low < trial.extent.high).then_some(trial.extent.high), ..answer.by(trial.extent.low) };
        let value = format!("{}: {}", props.inputs[0].label, props.inputs[0].unit.full(trial.at));
        rows.push(Line::from(vec![Cell::text(value).by(trial.at), answer]));
    }
    let frame = Frame {
        island: island::text("what-if", &props),
        controls: controls(asked, &props, page),
        key: wording::KEY_WHAT_IF.to_owned(),
        sources: figure_sources(&figures),
        description: wording::sentences(&sentences),
        table: Table::new(&wording::FIGURE_AND_VALUE, rows).own_head(),
        ..Frame::default()
    };
    Some(drawn(exhibit, page, frame, &|layout| props.drawing(None, layout)))
}

fn known(id: &Id<Figure>, page: &Page) -> Known {
    let figure = &page.brief.figures[id];
    let quantity = figure.quantity.converted(figure.unit.size()).unwrap_or(Quantity::NotDisclosed);
    Known { quantity, words: wording::figure_words(figure).full() }
}

/// The formula with what its figures are in place of them.
fn formula(formula: &Formula<Operand>, page: &Page) -> Formula<what_if::Part> {
    match formula {
        Formula::Number(number) => Formula::Number(*number),
        Formula::Word(Operand::Input(at)) => Formula::Word(what_if::Part::Input(*at)),
        Formula::Word(Operand::Figure(id)) => Formula::Word(what_if::Part::Known(known(id, page))),
        Formula::Operation(operation, left, right) => {
            Formula::Operation(*operation, Box::new(self::formula(left, page)), Box::new(self::formula(right, page)))
        }
    }
}

fn compared(figure: &Figure) -> Option<Compared> {
    let Quantity::Known(amount, _) = figure.quantity else { return None };
    let words = wording::compared(&figure.label, &wording::figure_words(figure).full());
    Some(Compared { words, value: f64::midpoint(amount.low(), amount.high()) })
}

/// A field and a slider for each value, with buttons that fill them in, and the answer.
fn controls(asked: &WhatIf, props: &what_if::WhatIf, page: &Page) -> Markup {
    let control = |(input, own): (&Input, &what_if::Input)| {
        let step = input.step.unwrap_or_else(|| insight::slider_step(input.range));
        let presets = html! {
            @if !own.presets.is_empty() {
                p.presets {
                    span lang=[page.own()] { (wording::PRESETS) }
                    @for preset in &own.presets { " " button type="button" value=(preset.value) { (preset.label) } }
                }
            }
        };
        ask_with(&wording::asked(&own.label, &own.unit), own.start, [own.from, own.to, step], None, &presets)
    };
    html! {
        @for pair in asked.inputs.iter().zip(&props.inputs) { (control(pair)) }
        output lang=[page.own()] { (props.answer(&props.start())) }
    }
}
