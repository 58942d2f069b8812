//! Formulas: `(exchanges - tests) / accounts`.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = operand { ("*" | "/") operand }
//! operand = number | figure id | "(" sum ")"
//! ```
//!
//! An id may hold hyphens and start with a digit, so operators have spaces around them and a word of digits is a number.

use super::quoted::quoted;
use crate::brief::{Amount, Formula, Operation, decimal, is_id};

/// How deep parentheses may nest.
const DEEPEST: usize = 64;
/// How many operators a formula may have: it is a tree that is walked by recursion.
const LONGEST: usize = 256;

/// Why a text is not a formula.
pub(super) struct Mistake {
    pub message: String,
    pub help: &'static str,
}

const SHAPE: &str =
    "write figure ids and numbers with `+ - * /` between them and spaces around those, as in `exchanges / accounts`";

/// Reads a formula. `find` is asked what each id stands for; where it knows nothing, an exact number stands in.
pub(super) fn parse<Word>(text: &str, find: &mut dyn FnMut(&str) -> Option<Word>) -> Result<Formula<Word>, Mistake> {
    let tokens = tokens(text);
    let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, operators: 0, find };
    let formula = parser.sum()?;
    match parser.peek() {
        None => Ok(formula),
        Some(_) => Err(parser.expected("an operator or the end")),
    }
}

/// The words of a formula; parentheses are words of their own.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        for part in word.split_inclusive(['(', ')']) {
            let name = part.trim_end_matches(['(', ')']);
            let parenthesis = part.strip_prefix(name).unwrap_or_default();
            tokens.extend([name, parenthesis].into_iter().filter(|token| !token.is_empty()));
        }
    }
    tokens
}

struct Parser<'a, Word> {
    tokens: &'a [&'a str],
    at: usize,
    depth: usize,
    operators: usize,
    find: &'a mut dyn FnMut(&str) -> Option<Word>,
}

impl<'a, Word> Parser<'a, Word> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.at).copied()
    }

    fn sum(&mut self) -> Result<Formula<Word>, Mistake> {
        let mut left = self.product()?;
        while let Some(operation) = self.operator(&[("+", Operation::Add), ("-", Operation::Subtract)])? {
            left = Formula::Operation(operation, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula<Word>, Mistake> {
        let mut left = self.operand()?;
        while let Some(operation) = self.operator(&[("*", Operation::Multiply), ("/", Operation::Divide)])? {
            left = Formula::Operation(operation, Box::new(left), Box::new(self.operand()?));
        }
        Ok(left)
    }

    fn operator(&mut self, known: &[(&str, Operation)]) -> Result<Option<Operation>, Mistake> {
        let Some((_, operation)) = known.iter().find(|(sign, _)| self.peek() == Some(sign)) else { return Ok(None) };
        self.at += 1;
        self.operators += 1;
        if self.operators > LONGEST {
            let message = format!("the formula has more than {LONGEST} operators");
            return Err(Mistake { message, help: "take parts of it out into figures of their own" });
        }
        Ok(Some(*operation))
    }

    fn operand(&mut self) -> Result<Formula<Word>, Mistake> {
        const OPERAND: &str = "a figure id, a number or `(`";
        let Some(token) = self.peek() else { return Err(self.expected(OPERAND)) };
        if token == "(" {
            if self.depth == DEEPEST {
                let message = format!("the formula has more than {DEEPEST} parentheses inside each other");
                return Err(Mistake { message, help: "take parts of it out into figures of their own" });
            }
            self.at += 1;
            self.depth += 1;
            let inside = self.sum()?;
            self.depth -= 1;
            if self.peek() != Some(")") {
                return Err(self.expected("an operator or `)`"));
            }
            self.at += 1;
            return Ok(inside);
        }
        let formula = match number(token) {
            Some(number) => Formula::Number(number),
            None if is_id(token) => (self.find)(token).map_or(Formula::Number(Amount::ZERO), Formula::Word),
            None => return Err(self.expected(OPERAND)),
        };
        self.at += 1;
        Ok(formula)
    }

    /// What should stand here, and what does.
    fn expected(&self, what: &str) -> Mistake {
        let found = self.peek().map_or("at its end".to_owned(), |token| format!("instead of {}", quoted(token)));
        let after = match self.at.checked_sub(1).and_then(|before| self.tokens.get(before)) {
            Some(before) => format!(" after {}", quoted(before)),
            None => String::new(),
        };
        Mistake { message: format!("the formula should have {what}{after} {found}"), help: SHAPE }
    }
}

/// Digits with at most one point among them, and a sign before them where one belongs.
fn number(token: &str) -> Option<Amount> {
    match token.strip_prefix('-') {
        Some(digits) => Amount::one(-decimal(digits)?),
        None => Amount::one(decimal(token)?),
    }
}
