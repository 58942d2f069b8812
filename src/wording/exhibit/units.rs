//! One mark for each of many, and what falls to a part of them.

use super::{sentences, valued};
use crate::brief::Figure;
use crate::insight::Stretch;
use crate::wording::number::{computed, number};
use crate::wording::unit::UnitWords;

/// The fields of a selection.
pub const SELECTED: [&str; 2] = ["How many", "After the first"];

/// While nothing is selected.
pub const NONE_SELECTED: &str = "Drag over marks, or set a number, to see what falls to a part of them.";

/// That there are not so many: `How many: there are only nearly 25,000 names.`
pub fn too_many(words: &str) -> String {
    format!("{}: there are only {words}.", SELECTED[0])
}

/// That not so many are left: `After the first: 24,000 leave only 1,000 of nearly 25,000 names.`
pub fn too_few(before: f64, left: f64, words: &str) -> String {
    format!("{}: {} leave only {} of {words}.", SELECTED[1], number(before), number(left))
}

/// What falls to those selected, after the word of its bound: `more than 1,152 kites`; of a range, both ends.
pub fn part_of(word: &str, [low, high]: [f64; 2], unit: &UnitWords) -> String {
    let [low, high] = [low, high].map(|end| unit.full(computed(end)));
    if low == high { format!("{word}{low}") } else { format!("{word}{low} to {high}") }
}

/// On what footing: by what falls to each, else by an equal share. `At about 30 kites per name: about 3,000 kites.`
pub fn fall(of_one: &str, amount: &str) -> String {
    if of_one.is_empty() {
        return format!("An equal share, which is an assumption: {amount}.");
    }
    format!("At {of_one}: {amount}.")
}

/// `1,000 of nearly 25,000 names, numbers 4,001 to 5,000. An equal share, which is an assumption: more than 30,000 kites.` Those
/// from the first on go without numbers.
pub fn selected(stretch: Stretch, words: &str, fall: &str) -> String {
    let [first, last] = stretch.ends();
    let (count, first, last) = (number(stretch.count), number(first), number(last));
    let numbers = match first.as_str() {
        "1" => String::new(),
        _ if first == last => format!(", number {first}"),
        _ => format!(", numbers {first} to {last}"),
    };
    sentences(&[format!("{count} of {words}{numbers}."), fall.to_owned()])
}

/// What one mark is: `Each mark is one of nearly 25,000 names; a block is 1,000.`
pub fn units_key(value: &str, each: f64, block: Option<u32>) -> String {
    let one = if each > 1.0 { number(each) } else { "one".to_owned() };
    let block = block.map(|block| format!("; a block is {}", number(f64::from(block) * each))).unwrap_or_default();
    format!("Each mark is {one} of {value}{block}. Pale marks may not be there; an arrow: there are more.")
}

/// The figures in words, and what falls to each where all have the same: `Shared out alike, each has more than 30 kites.`
pub fn describe_units(figures: &[&Figure], alike: Option<&str>) -> String {
    let mut parts: Vec<String> = figures.iter().copied().map(valued).collect();
    parts.extend(alike.map(|amount| format!("Shared out alike, each has {amount}.")));
    sentences(&parts)
}
