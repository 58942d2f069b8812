//! How a figure follows from others, or an answer from a reader's numbers.

use super::id::Id;
use super::model::Figure;
use super::quantity::{Amount, ArithmeticError, Bound, Operation, Quantity};

/// A formula, as a tree. Its words stand for figures, unless for something else.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula<Word = Id<Figure>> {
    /// A number written in the formula; exact, without unit.
    Number(Amount),
    /// What a word of it stands for.
    Word(Word),
    /// Two formulas and what is done with them.
    Operation(Operation, Box<Formula<Word>>, Box<Formula<Word>>),
}

impl<Word> Formula<Word> {
    /// The value, given the quantity of each word.
    ///
    /// # Errors
    /// See [`ArithmeticError`].
    pub fn evaluate(
        &self,
        quantity_of: &dyn Fn(&Word) -> Result<Quantity, ArithmeticError>,
    ) -> Result<Quantity, ArithmeticError> {
        match self {
            Self::Number(number) => Ok(Quantity::Known(*number, Bound::EXACT)),
            Self::Word(word) => quantity_of(word),
            Self::Operation(operation, left, right) => {
                operation.apply(left.evaluate(quantity_of)?, right.evaluate(quantity_of)?)
            }
        }
    }

    /// The numbers written in it, in order of appearance.
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Number(amount) => vec![amount.low()],
            Self::Word(_) => Vec::new(),
            Self::Operation(_, left, right) => [left.numbers(), right.numbers()].concat(),
        }
    }

    /// What it is made of, in order of appearance, repeats included.
    pub fn inputs(&self) -> Vec<&Word> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Word(word) => vec![word],
            Self::Operation(_, left, right) => [left.inputs(), right.inputs()].concat(),
        }
    }
}
