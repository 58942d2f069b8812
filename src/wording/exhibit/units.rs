//! One mark for each of many, and what falls to a part of them.

use super::{sentences, valued};
use crate::brief::{Figure, Quantity};
use crate::insight::Stretch;
use crate::wording::number::{computed_number, number, precision_of};

/// The fields of a selection.
pub const SELECTED: [&str; 2] = ["How many", "After the first"];

/// While nothing is selected.
pub const NONE_SELECTED: &str = "Drag over marks, or set a number, to see what falls to a part of them.";

/// That there are not so many: `How many: there are only nearly 25,000 accounts.`
pub fn too_many(words: &str) -> String {
    format!("{}: there are only {words}.", SELECTED[0])
}

/// That not so many are left: `After the first: 24,000 leave only 1,000 of nearly 25,000 accounts.`
pub fn too_few(before: f64, left: f64, words: &str) -> String {
    format!("{}: {} leave only {} of {words}.", SELECTED[1], number(before), number(left))
}

/// What falls to those selected, after the word of its bound: `more than 1,152 exchanges`; of a range, both ends.
pub fn part_of(word: &str, [low, high]: [f64; 2], unit: &str) -> String {
    let (low, high) = (computed_number(low), computed_number(high));
    if low == high { format!("{word}{low} {unit}") } else { format!("{word}{low} to {high} {unit}") }
}

/// `1,000 of nearly 25,000 accounts, numbers 4,001 to 5,000. An equal share, which is an assumption: more than 1.152 million
/// exchanges.` Those from the first on go without numbers.
pub fn selected(stretch: Stretch, words: &str, shares: &str) -> String {
    let shares = if shares.is_empty() { String::new() } else { format!(" An equal share, which is an assumption: {shares}.") };
    let [first, last] = stretch.ends();
    let (count, first, last) = (number(stretch.count), number(first), number(last));
    let numbers = match first.as_str() {
        "1" => String::new(),
        _ if first == last => format!(", number {first}"),
        _ => format!(", numbers {first} to {last}"),
    };
    format!("{count} of {words}{numbers}.{shares}")
}

/// `exchanges a day`
pub fn a_day(unit: &str) -> String {
    format!("{unit} a day")
}

/// What one mark is: `Each mark is one of nearly 25,000 accounts; a block is 1,000.`
pub fn units_key(value: &str, each: f64, block: Option<u32>) -> String {
    let one = if each > 1.0 { number(each) } else { "one".to_owned() };
    let block = block.map(|block| format!("; a block is {}", number(f64::from(block) * each))).unwrap_or_default();
    format!("Each mark is {one} of {value}{block}. Pale marks may not be there; an arrow: there are more.")
}

/// The figures in words, and what falls to one of the accounts: `If all are alike, each has more than 1,152.`
pub fn describe_units(figures: &[&Figure], share: Option<Quantity>) -> String {
    let mut parts = Vec::new();
    for figure in figures {
        parts.push(valued(figure));
    }
    if let Some(Quantity::Known(amount, _)) = share {
        let word = share.map(precision_of).unwrap_or_default();
        parts.push(format!("If all accounts were used alike, {word}{} fall to each.", computed_number(amount.low())));
    }
    sentences(&parts)
}
