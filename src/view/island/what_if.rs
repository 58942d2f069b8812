//! A what-if with the reader's own numbers, and what follows from them.

use super::Field;
use super::props::{Prop, Reader, Writer, props};
use crate::brief::{Amount, ArithmeticError, Bound, Formula, Operation, Quantity, Slack};
use crate::chart::comparison::Extent;
use crate::chart::what_if::{Axes, Curve, Reference, Trial, draw};
use crate::chart::{Drawing, Layout, Told};
use crate::insight::{self, Strength};
use crate::wording::{self, UnitWords};

/// What can be set, and what follows by which formula.
#[derive(Clone, PartialEq)]
pub struct WhatIf {
    /// At least one; the first is drawn across.
    pub inputs: Vec<Input>,
    pub formula: Formula<Part>,
    /// What follows.
    pub label: String,
    pub unit: UnitWords,
    /// How large the unit is, in that which the formula is worked out in.
    pub size: f64,
    pub compare: Option<Compared>,
    /// Where the evidence of what follows is, and how strong all of it is.
    pub address: String,
    pub strength: Strength,
}

/// A value that a reader sets.
#[derive(Clone, PartialEq)]
pub struct Input {
    pub label: String,
    pub unit: UnitWords,
    pub from: f64,
    pub to: f64,
    pub start: f64,
    /// How large the unit is, in that which the formula is worked out in.
    pub size: f64,
    /// What the start is the value of, where that is a figure.
    pub stated: Option<Known>,
    pub presets: Vec<Preset>,
}

/// A value worth trying.
#[derive(Clone, PartialEq)]
pub struct Preset {
    pub label: String,
    pub value: f64,
}

/// A figure: its quantity in the unit that the formula is worked out in, and in words as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub quantity: Quantity,
    pub words: String,
}

/// A figure to hold against what follows.
#[derive(Clone, PartialEq)]
pub struct Compared {
    /// Its label and value.
    pub words: String,
    pub value: f64,
}

/// What stands in the formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// An input, by its place.
    Input(usize),
    Known(Known),
}

props!(struct WhatIf { inputs, formula, label, unit, size, compare, address, strength });
props!(struct Input { label, unit, from, to, start, size, stated, presets });
props!(struct Preset { label, value });
props!(struct Known { quantity, words });
props!(struct Compared { words, value });
props!(
    enum Slack {
        Not,
        Near,
        Tenfold,
        Open,
    }
);
props!(struct Bound { below, above, strict, signless });
props!(
    enum Operation {
        Add,
        Subtract,
        Multiply,
        Divide,
    }
);

/// What is not disclosed is two numbers that cannot be.
impl Prop for Quantity {
    fn write(&self, lines: &mut Writer) {
        let known = match self {
            Self::Known(amount, bound) => Some(((amount.low(), amount.high()), *bound)),
            Self::NotDisclosed => None,
        };
        known.is_some().write(lines);
        if let Some(((low, high), bound)) = known {
            low.write(lines);
            high.write(lines);
            bound.write(lines);
        }
    }

    fn read(lines: &mut Reader) -> Self {
        if !bool::read(lines) {
            return Self::NotDisclosed;
        }
        let (low, high, bound) = (f64::read(lines), f64::read(lines), Bound::read(lines));
        let amount = Amount::range(low, high);
        lines.expect(amount.is_some());
        amount.map_or(Self::NotDisclosed, |amount| Self::Known(amount, bound))
    }
}

/// In the order in which it is worked out from the outside: the operation, then its two sides.
impl Prop for Formula<Part> {
    fn write(&self, lines: &mut Writer) {
        match self {
            Self::Number(number) => {
                lines.line("number");
                number.low().write(lines);
            }
            Self::Word(Part::Input(at)) => {
                lines.line("input");
                at.write(lines);
            }
            Self::Word(Part::Known(known)) => {
                lines.line("known");
                known.write(lines);
            }
            Self::Operation(operation, left, right) => {
                lines.line("of");
                operation.write(lines);
                left.write(lines);
                right.write(lines);
            }
        }
    }

    fn read(lines: &mut Reader) -> Self {
        match lines.line() {
            "input" => Self::Word(Part::Input(usize::read(lines))),
            "known" => Self::Word(Part::Known(Known::read(lines))),
            "of" => {
                let operation = Operation::read(lines);
                let left = Box::new(Self::read(lines));
                Self::Operation(operation, left, Box::new(Self::read(lines)))
            }
            word => {
                lines.expect(word == "number");
                let number = f64::read(lines);
                Self::Number(Amount::one(number).unwrap_or(Amount::ZERO))
            }
        }
    }
}

impl Input {
    /// A value as it counts: that of a figure with its precision, any other as it is set.
    fn quantity(&self, value: f64) -> Quantity {
        match (&self.stated, Amount::one(value * self.size)) {
            (Some(stated), _) if self.is_start(value) => stated.quantity,
            (_, Some(amount)) => Quantity::Known(amount, Bound::EXACT),
            (_, None) => Quantity::NotDisclosed,
        }
    }

    /// The same in words.
    fn words(&self, value: f64) -> String {
        let stated = self.stated.as_ref().filter(|_| self.is_start(value));
        stated.map_or_else(|| self.unit.full(value), |stated| stated.words.clone())
    }

    fn is_start(&self, value: f64) -> bool {
        value.total_cmp(&self.start).is_eq()
    }
}

impl WhatIf {
    /// The values that the page starts with.
    pub fn start(&self) -> Vec<f64> {
        self.inputs.iter().map(|input| input.start).collect()
    }

    /// What the fields say.
    ///
    /// # Errors
    /// Which field holds what is impossible, and why, as a sentence.
    pub fn asked(&self, fields: &[Field]) -> Result<Vec<f64>, (usize, String)> {
        let mut values = Vec::new();
        for (at, (field, input)) in fields.iter().zip(&self.inputs).enumerate() {
            if let Some(flaw) = insight::no_number(field.value, field.is_empty) {
                return Err((at, wording::flaw(&input.label, flaw)));
            }
            if !(input.from..=input.to).contains(&field.value) {
                return Err((at, wording::outside(&input.label, &input.unit, [input.from, input.to])));
            }
            values.push(field.value);
        }
        Ok(values)
    }

    /// The answer in words, with the numbers put into the formula.
    pub fn answer(&self, values: &[f64]) -> String {
        let spell = |part: &Part| match part {
            Part::Input(at) => self.inputs[*at].words(values[*at]),
            Part::Known(known) => known.words.clone(),
        };
        let formula = wording::formula(&self.formula, &spell);
        let compared = self.compare.as_ref().map_or("", |compared| &compared.words);
        wording::hypothetical(&self.label, &self.result_words(values), &formula, compared)
    }

    /// The drawing, with the reader's numbers in place of those that the page starts with.
    pub fn drawing(&self, asked: Option<&[f64]>, layout: Layout) -> Drawing {
        /// Stretches of the curve.
        const STEPS: u32 = 96;
        let input = &self.inputs[0];
        let (start, mut points) = (self.start(), Vec::new());
        let mut values = asked.unwrap_or(&start).to_vec();
        for step in 0..=STEPS {
            let share = f64::from(step) / f64::from(STEPS);
            values[0] = input.from * (1.0 - share) + input.to * share;
            points.push((values[0], self.extent(&values)));
        }
        let curve = Curve { points, range: (input.from, input.to), strength: self.strength };
        let reference = self.compare.as_ref().map(|compared| Reference { value: compared.value, words: &compared.words });
        let across = wording::asked(&input.label, &input.unit);
        let up = wording::asked(&self.label, &self.unit);
        let axes = Axes { across: &across, up: &up, tick: &wording::tick };
        draw(&curve, &self.trials(asked), reference, &axes, layout)
    }

    /// What is marked on the curve: the reader's value, where the page starts, the values worth trying; each once.
    pub fn trials(&self, asked: Option<&[f64]>) -> Vec<Trial> {
        let input = &self.inputs[0];
        let start = self.start();
        let mut values = asked.unwrap_or(&start).to_vec();
        let mut marked = vec![values[0], input.start];
        marked.extend(input.presets.iter().map(|preset| preset.value));
        let own = asked.map(|asked| asked[0]).filter(|own| !input.is_start(*own));
        let mut trials: Vec<Trial> = Vec::new();
        for value in marked {
            if trials.iter().any(|trial| trial.at.total_cmp(&value).is_eq()) {
                continue;
            }
            values[0] = value;
            let Some(extent) = self.extent(&values) else { continue };
            let (set, result) = (input.words(value), self.result_words(&values));
            let told = Told {
                words: wording::trial(&input.label, &set, &self.label, &result),
                address: self.address.clone(),
                strength: self.strength,
            };
            let words = [wording::trial_words(&set, &result), result];
            trials.push(Trial { at: value, extent, is_start: input.is_start(value), is_own: own == Some(value), words, told });
        }
        trials
    }

    fn result(&self, values: &[f64]) -> Result<Quantity, ArithmeticError> {
        let quantity = self.formula.evaluate(&|part| {
            Ok(match part {
                Part::Input(at) => self.inputs[*at].quantity(values[*at]),
                Part::Known(known) => known.quantity,
            })
        })?;
        let Quantity::Known(amount, bound) = quantity else { return Ok(quantity) };
        let amount = Amount::range(amount.low() / self.size, amount.high() / self.size);
        amount.map(|amount| Quantity::Known(amount, bound)).ok_or(ArithmeticError::Overflow)
    }

    fn extent(&self, values: &[f64]) -> Option<Extent> {
        self.result(values).ok().and_then(Extent::of)
    }

    fn result_words(&self, values: &[f64]) -> String {
        wording::result(self.result(values), &self.unit)
    }
}
