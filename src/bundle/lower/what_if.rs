//! What would follow from values that a reader sets.

use super::exhibits::FigureOf;
use super::figures::named;
use super::ids::did_you_mean;
use super::lowering::Lowering;
use crate::brief::{
    Amount, ArithmeticError, Bound, Figure, Formula, Id, Input, Names, Operand, Preset, Quantity, Unit, WhatIf,
};
use crate::bundle::nearest::nearest;
use crate::bundle::quoted::quoted;
use crate::bundle::{formula, raw};
use crate::diagnostic::Path;

impl Lowering<'_> {
    pub(super) fn what_if(&mut self, at: &Path, raw: &raw::WhatIf, figure_of: &FigureOf) -> Option<WhatIf> {
        let inputs_at = at.field("inputs");
        if raw.inputs.is_empty() {
            self.error(&inputs_at, "empty-exhibit", "there is nothing to set", "list at least one value that a reader can set");
        }
        let words: Vec<&str> = raw.inputs.iter().map(|input| input.id.as_str()).collect();
        let names = self.check_ids(&words, "input", &inputs_at);
        let mut inputs = Vec::new();
        for (i, raw) in raw.inputs.iter().enumerate() {
            inputs.push(self.asked(&inputs_at.index(i), raw, figure_of));
        }
        let answer_at = at.field("answer");
        let label = self.text(&answer_at, "label", &raw.answer.label);
        let unit = self.unit(&answer_at, &raw.answer.unit);
        let compare = self.maybe(at, "compare", &raw.compare);
        if let Some(figure) = compare.as_ref().and_then(figure_of) {
            self.expect_unit(&at.field("compare"), &unit, figure);
        }
        let formula = self.answered(&at.field("formula"), &raw.formula, (&words, &names))?;
        let inputs = inputs.into_iter().collect::<Option<Vec<Input>>>()?;
        let none = Unit::none();
        let unit_of = |part: &Operand| match part {
            Operand::Input(at) => &inputs[*at].unit,
            Operand::Figure(id) => figure_of(id).map_or(&none, |figure| &figure.unit),
        };
        self.check_unit(&at.field("formula"), &formula, ("answer", &unit), &unit_of);
        for (i, word) in words.iter().enumerate() {
            if !formula.inputs().iter().any(|part| matches!(part, Operand::Input(used) if *used == i)) {
                let message = format!("the formula does not use the input {}", quoted(word));
                self.error(&inputs_at.index(i), "unused-input", message, "use it in the formula, or take it out");
            }
        }
        let what_if = WhatIf { inputs, formula, label, unit, compare };
        self.check_start(&at.field("formula"), &what_if, figure_of);
        Some(what_if)
    }

    /// One value that a reader can set; `None` where it has no range or no start, which is told.
    fn asked(&mut self, at: &Path, raw: &raw::Input, figure_of: &FigureOf) -> Option<Input> {
        if self.rosters.figures.names().contains(&raw.id) {
            let message = format!("a figure has the id {} already", quoted(&raw.id));
            self.error(
                &at.field("id"),
                "duplicate-id",
                message,
                "give the input another: the formula would not tell them apart",
            );
        }
        let label = self.text(at, "label", &raw.label);
        let unit = self.unit(at, &raw.unit);
        let range = (raw.from, raw.to);
        if raw.from >= raw.to {
            let message = format!("the values go from {} to {}", raw.from, raw.to);
            self.error(&at.field("to"), "range-upside-down", message, "give a highest value above the lowest");
            return None;
        }
        if let Some(step) = raw.step.filter(|step| *step <= 0.0 || *step > raw.to - raw.from) {
            let message = format!("a step of {step} does not lead from {} to {}", raw.from, raw.to);
            self.error(&at.field("step"), "impossible-step", message, "give a step above zero that fits between the two");
        }
        let start_at = at.field("start");
        let (start, stated) = match &raw.start {
            raw::Start::Number(number) => (*number, None),
            raw::Start::Figure(word) => {
                let id: Id<Figure> = self.resolve(&start_at, word)?;
                let figure = figure_of(&id)?;
                self.expect_unit(&start_at, &unit, figure);
                let Quantity::Known(amount, _) = figure.quantity else {
                    let help = "name a figure that has a value, or give a number";
                    self.error(&start_at, "no-value", "what is not disclosed is no value to start with", help);
                    return None;
                };
                (f64::midpoint(amount.low(), amount.high()), Some(id))
            }
        };
        self.within(&start_at, start, range);
        let presets_at = at.field("presets");
        let mut presets = Vec::new();
        for (i, raw) in raw.presets.iter().enumerate() {
            let at = &presets_at.index(i);
            self.within(&at.field("value"), raw.value, range);
            presets.push(Preset { label: self.text(at, "label", &raw.label), value: raw.value });
        }
        Some(Input { label, unit, range, step: raw.step, start, stated, presets })
    }

    fn within(&mut self, at: &Path, value: f64, (from, to): (f64, f64)) {
        if !(from..=to).contains(&value) {
            let message = format!("{value} lies outside {from} to {to}, the values that can be set");
            self.error(at, "outside-range", message, "give a value between the two, or widen the range of the input");
        }
    }

    fn expect_unit(&mut self, at: &Path, expected: &Unit, figure: &Figure) {
        if !figure.unit.is_same_as(expected) {
            let message = format!("expected a figure in {}, found one in {}", named(expected), named(&figure.unit));
            self.error(at, "unit-mismatch", message, "name a figure in that unit, or mend the `unit` it is held against");
        }
    }

    /// The formula over inputs and figures; `None` where it is none, or has a word that is unknown.
    fn answered(&mut self, at: &Path, text: &str, (words, names): (&[&str], &Names)) -> Option<Formula<Operand>> {
        let mut whole = true;
        let parsed = formula::parse(text, &mut |word| {
            let part = match names.position(word) {
                Some(input) => Some(Operand::Input(input)),
                None => self.figure_or_input(at, word, words).map(Operand::Figure),
            };
            whole &= part.is_some();
            part
        });
        match parsed {
            Ok(formula) => whole.then_some(formula),
            Err(mistake) => {
                self.error(at, "malformed-formula", mistake.message, mistake.help);
                None
            }
        }
    }

    /// A figure in the formula; one that is unknown may be an input with a slip.
    fn figure_or_input(&mut self, at: &Path, word: &str, inputs: &[&str]) -> Option<Id<Figure>> {
        if !self.rosters.figures.names().contains(word)
            && let Some(near) = nearest(word, inputs.iter().copied())
        {
            let message = format!("neither an input nor a figure has the id {}", quoted(word));
            self.error(at, "unknown-input", message, did_you_mean(near));
            return None;
        }
        self.input(at, word)
    }

    /// Holds the formula against the values that a page starts with: with those, at least, there is an answer.
    fn check_start(&mut self, at: &Path, what_if: &WhatIf, figure_of: &FigureOf) {
        let exact = |value| Amount::one(value).map_or(Quantity::NotDisclosed, |amount| Quantity::Known(amount, Bound::EXACT));
        // In base units, so that minutes and days come out as either.
        let quantity = |part: &Operand| {
            let (quantity, size) = match part {
                Operand::Input(at) => (exact(what_if.inputs[*at].start), what_if.inputs[*at].unit.size()),
                Operand::Figure(id) => {
                    let Some(figure) = figure_of(id) else { return Ok(Quantity::NotDisclosed) };
                    (figure.quantity, figure.unit.size())
                }
            };
            quantity.converted(size).ok_or(ArithmeticError::Overflow)
        };
        let (code, message) = match what_if.formula.evaluate(&quantity) {
            Ok(_) => return,
            Err(ArithmeticError::DivisionByZero) => {
                ("division-by-zero", "with the values it starts with, the formula divides by zero, or by a range that holds it")
            }
            Err(ArithmeticError::Overflow) => {
                ("overflow", "with the values it starts with, the result is too large for a number")
            }
        };
        self.error(at, code, message, "start with values that have an answer");
    }
}
