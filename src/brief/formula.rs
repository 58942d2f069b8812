//! How a figure follows from others.

use super::id::Id;
use super::model::Figure;
use super::quantity::{Amount, ArithmeticError, Bound, Operation, Quantity};

/// A formula over figures, as a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// A number written in the formula; exact, without unit.
    Number(Amount),
    /// Another figure.
    Figure(Id<Figure>),
    /// Two formulas and what is done with them.
    Operation(Operation, Box<Formula>, Box<Formula>),
}

impl Formula {
    /// The value, given the quantity of each figure.
    ///
    /// # Errors
    /// See [`ArithmeticError`].
    pub fn evaluate(
        &self,
        quantity_of: &dyn Fn(&Id<Figure>) -> Result<Quantity, ArithmeticError>,
    ) -> Result<Quantity, ArithmeticError> {
        match self {
            Self::Number(number) => Ok(Quantity::Known(*number, Bound::EXACT)),
            Self::Figure(id) => quantity_of(id),
            Self::Operation(operation, left, right) => {
                operation.apply(left.evaluate(quantity_of)?, right.evaluate(quantity_of)?)
            }
        }
    }

    /// The figures it is made of, in order of appearance, repeats included.
    pub fn inputs(&self) -> Vec<&Id<Figure>> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Figure(id) => vec![id],
            Self::Operation(_, left, right) => [left.inputs(), right.inputs()].concat(),
        }
    }
}
