//! Prices as they were found: a dot for each, a line only between those that follow each other on the calendar of their
//! listing, so that every gap stays open. What was worked out is hollow; events stand over the prices by number.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::comparison::End;
use super::layout::Layout;
use super::panel::{self, Free, Panel, Spot};
use super::scale::Scale;
use super::sheet::{At, LINE, Sheet};
use super::time::TimeAxis;
use crate::brief::Date;
use crate::insight::{self, Strength};

/// The prices of one listing, in order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    pub label: String,
    pub prices: Vec<Price>,
}

/// One price.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    pub date: Date,
    /// Whether it follows the one before it on the calendar of its listing.
    pub follows: bool,
    /// On the scale of the drawing; NaN is a gap.
    pub value: f64,
    pub below: End,
    pub above: End,
    /// Worked out by the authors.
    pub is_derived: bool,
    /// The price in words.
    pub words: String,
    pub told: Told,
}

/// An event, by its number from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    pub date: Date,
    pub told: Told,
}

/// How values and dates are spelled.
pub struct Words<'a> {
    pub tick: &'a dyn Fn(f64) -> String,
    pub date: &'a dyn Fn(Date, Option<Date>) -> String,
}

/// Most rows of event numbers, and most prices of a listing that can each be pointed at.
const LEVELS: i32 = 6;
const POINTED: usize = 60;

/// Draws listings and events; `base` is the value all of them start from, where they are compared by an index.
pub fn draw(listings: &[Listing], events: &[Marked], base: Option<f64>, layout: Layout, words: &Words) -> Drawing {
    let mut sheet = Sheet::new(layout.width(), 0);
    let mut parts = names(&mut sheet, listings);
    let (mut values, mut dates) = (Vec::new(), Vec::new());
    for listing in listings {
        for price in &listing.prices {
            values.push(price.value);
            dates.push(price.date);
        }
    }
    for event in events {
        dates.push(event.date);
    }
    values.extend(base);
    let (low, high) = panel::extent(&values);
    let room = panel::height_px(layout);
    // The numbers stand over the panel, in as many rows as they need; the axis is the same in both passes.
    let left = panel::gutter(low, high, room, words.tick).min(sheet.width / 3);
    let axis = TimeAxis::broken(&dates, left + 18, sheet.width - 18);
    let top = sheet.height;
    sheet.height += numbers(&mut sheet, events, &axis, top);
    let scale = Scale::between(low, high, sheet.height + room - 6, sheet.height + 6);
    let panel = Panel::add(&mut sheet, room, &scale, words.tick);
    for event in events {
        let x = axis.px(event.date.seconds() as f64);
        sheet.strength = event.told.strength;
        sheet.line(Ink::Gap, &[(x, panel.top - 4), (x, panel.bottom)]);
    }
    sheet.strength = Strength::Primary;
    if let Some(base) = base {
        sheet.line(Ink::Base, &[(panel.left, scale.px(base)), (panel.right, scale.px(base))]);
    }
    let place = |price: &Price| (axis.px(price.date.seconds() as f64), scale.px(price.value));
    for (at, listing) in listings.iter().enumerate() {
        let (inks, marks) = (INKS[at % INKS.len()], &mut parts[at]);
        marks.height = sheet.height;
        sheet.swap(marks);
        lines(marks, listing, inks.line, &place);
        dots(marks, listing, inks, &place);
        sheet.swap(marks);
    }
    for listing in listings {
        let mut texts = sheet.over();
        let mut values = Vec::new();
        for price in &listing.prices {
            values.push(price.value);
        }
        let ends = insight::ends(&values);
        let telling = ends.map_or_else(Vec::new, panel::telling);
        for at in &telling {
            let price = &listing.prices[*at];
            texts.strength = price.told.strength;
            let free = Free::beside(*at, ends.unwrap_or_default(), &|at| values[at]);
            panel::label(&mut texts, Ink::Value, place(price), &price.words, free);
        }
        points(&mut texts, listing, &telling, &place);
        sheet.swap(&mut texts);
        parts.push(texts);
    }
    sheet.height += 28;
    if !dates.is_empty() {
        axis.draw(&mut sheet, panel.bottom, words.date);
    }
    sheet.finish_under(parts, listings.len())
}

/// The inks of one listing.
#[derive(Clone, Copy)]
struct Inks {
    line: Ink,
    dot: Ink,
    derived: Ink,
}

const INKS: [Inks; 3] = [
    Inks { line: Ink::LeadOpen, dot: Ink::Lead, derived: Ink::LeadRing },
    Inks { line: Ink::Open, dot: Ink::Mark, derived: Ink::Ring },
    Inks { line: Ink::ApartOpen, dot: Ink::Apart, derived: Ink::Ring },
];

/// A line a listing, with its dot, on sheets of their own.
fn names(sheet: &mut Sheet, listings: &[Listing]) -> Vec<Sheet> {
    let mut names = Vec::new();
    for (at, listing) in listings.iter().enumerate() {
        let middle = sheet.height + LINE / 2;
        sheet.height += LINE;
        let mut name = sheet.over();
        name.dot(INKS[at % INKS.len()].dot, (5, middle), 4);
        name.text(Ink::Label, (16, middle), HPos::Left, &listing.label);
        sheet.swap(&mut name);
        names.push(name);
    }
    sheet.height += 6;
    names
}

/// Writes the numbers of the events in rows, none over another; the height they take.
fn numbers(sheet: &mut Sheet, events: &[Marked], axis: &TimeAxis, top: i32) -> i32 {
    let mut rows = 0;
    // So that numbers can be tried below what is there so far.
    sheet.height = top + LEVELS * LINE;
    for (at, event) in events.iter().enumerate() {
        let x = axis.px(event.date.seconds() as f64);
        let text = (at + 1).to_string();
        sheet.strength = event.told.strength;
        let row =
            (0..LEVELS).find(|row| sheet.try_text(Ink::Label, &[((x, top + row * LINE + LINE / 2), HPos::Center)], &text));
        rows = rows.max(row.map_or(0, |row| row + 1));
        if let Some(row) = row {
            sheet.point_around((x, top + row * LINE + LINE / 2), &event.told);
        }
    }
    sheet.strength = Strength::Primary;
    sheet.height = top;
    if rows > 0 { rows * LINE + 8 } else { 0 }
}

fn lines(sheet: &mut Sheet, listing: &Listing, ink: Ink, place: &dyn Fn(&Price) -> At) {
    let mut path: Vec<At> = Vec::new();
    let mut before: Option<&Price> = None;
    for price in &listing.prices {
        let is_next = price.value.is_finite() && before.is_some_and(|before| before.value.is_finite() && price.follows);
        if !is_next {
            end_line(sheet, ink, &mut path);
        }
        if price.value.is_finite() {
            // A line stands as well as the weakest price it joins.
            sheet.strength = sheet.strength.min(price.told.strength);
            path.push(place(price));
        }
        before = Some(price);
    }
    end_line(sheet, ink, &mut path);
}

/// Draws a line that joins something, and begins the next.
fn end_line(sheet: &mut Sheet, ink: Ink, path: &mut Vec<At>) {
    if path.len() > 1 {
        sheet.line(ink, path);
    }
    path.clear();
    sheet.strength = Strength::Primary;
}

fn dots(sheet: &mut Sheet, listing: &Listing, inks: Inks, place: &dyn Fn(&Price) -> At) {
    for price in &listing.prices {
        sheet.strength = price.told.strength;
        if !price.value.is_finite() {
            let (x, y) = (place(price).0, sheet.height - 7);
            sheet.line(Ink::Gap, &[(x - 7, y), (x + 7, y)]);
            continue;
        }
        let dot = if price.is_derived { inks.derived } else { inks.dot };
        panel::spot(sheet, place(price), Spot { dot, end: inks.line, below: price.below, above: price.above });
    }
}

/// All prices can be pointed at, or, of very many, those that have their word.
fn points(sheet: &mut Sheet, listing: &Listing, telling: &[usize], place: &dyn Fn(&Price) -> At) {
    let is_long = listing.prices.len() > POINTED;
    for (at, price) in listing.prices.iter().enumerate() {
        if price.value.is_finite() && (!is_long || telling.contains(&at)) {
            sheet.point_around(place(price), &price.told);
        }
    }
}
