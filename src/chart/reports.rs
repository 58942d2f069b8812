//! Who gives which number: sources by figures. Each cell says whether it is the number as it stands here, the same number
//! with another word of precision, another number that can be true as well, one that cannot, or none.
//!
//! Where the numbers have no room side by side, each figure has its sources under it.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::layout::Layout;
use super::measure::{text_width_px, wrapped};
use super::rows::{self, Names, Row, Style};
use super::sheet::{At, LINE, Sheet};
use crate::insight::Strength;

/// What one source gives for one figure, or what the brief does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub fit: Fit,
    /// The value in words, or that there is none.
    pub value: String,
    pub told: Told,
}

/// How it fits the figure as it stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is the figure as it stands here.
    Ours,
    Same,
    /// The same number, bounded otherwise.
    OtherWord,
    /// Another number; both can be true.
    OtherNumber,
    /// They cannot both be true.
    Conflict,
    Silent,
}

/// Width of a mark before its words.
const MARK: i32 = 18;
/// Least width of a name beside its value.
const NAME: i32 = 100;

/// Draws the grid of `figures`, by their names; `cells` holds, for each row, one a figure, none where the source does not report
/// it.
pub fn draw(figures: &[&str], rows: &[Row], cells: &[Vec<Option<Given>>], layout: Layout) -> Drawing {
    let mut longest = 0;
    for given in cells.iter().flatten().flatten() {
        longest = longest.max(text_width_px(&given.value));
    }
    let names = layout.width() / 4;
    let column = (layout.width() - names) / i32::try_from(figures.len()).unwrap_or(i32::MAX).max(1);
    if longest + MARK + 8 <= column {
        side_by_side(figures, rows, cells, (names, column), layout)
    } else {
        one_by_one(figures, rows, cells, longest, layout)
    }
}

fn side_by_side(
    figures: &[&str],
    rows: &[Row],
    cells: &[Vec<Option<Given>>],
    (names, column): (i32, i32),
    layout: Layout,
) -> Drawing {
    let mut sheet = Sheet::new(layout.width(), 0);
    for (at, figure) in (0..).zip(figures) {
        for (line, text) in (0..).zip(wrapped(figure, column - 8, 3)) {
            sheet.height = sheet.height.max((line + 1) * LINE);
            sheet.text(Ink::Soft, (names + at * column, 8 + line * LINE), HPos::Left, &text);
        }
    }
    let style = Style { layout, names: Names::Beside(names), head: 0, band: 26, lines: 2 };
    for (number, (row, cells)) in rows.iter().zip(cells).enumerate() {
        if number == 1 {
            // Under the values as they stand here.
            sheet.line(Ink::Base, &[(0, sheet.height), (sheet.width, sheet.height)]);
        }
        let (middle, _) = rows::name(&mut sheet, row, style);
        for (at, given) in (0..).zip(cells) {
            cell(&mut sheet, given.as_ref(), (names + at * column, middle), column);
        }
    }
    sheet.finish()
}

fn one_by_one(figures: &[&str], rows: &[Row], cells: &[Vec<Option<Given>>], longest: i32, layout: Layout) -> Drawing {
    // As much room for the names as the values leave.
    let beside = (layout.width() - longest - MARK - 8).min(layout.width() / 2);
    let names = if beside < NAME { Names::Above } else { Names::Beside(beside) };
    let style = Style { layout, names, head: 0, band: 24, lines: 2 };
    let mut sheet = Sheet::new(layout.width(), 0);
    for (at, figure) in figures.iter().enumerate() {
        rows::heading(&mut sheet, figure);
        for (row, cells) in rows.iter().zip(cells) {
            if let Some(Some(given)) = cells.get(at) {
                let (middle, left) = rows::name(&mut sheet, row, style);
                let width = sheet.width - left;
                cell(&mut sheet, Some(given), (left, middle), width);
            }
        }
    }
    sheet.finish()
}

/// The mark and the words of a cell.
fn cell(sheet: &mut Sheet, given: Option<&Given>, (left, middle): At, width: i32) {
    let at = (left + 6, middle);
    let Some(given) = given else { return sheet.line(Ink::Gap, &[(left, middle), (left + 12, middle)]) };
    sheet.strength = given.told.strength;
    let ink = match given.fit {
        Fit::Ours => Ink::Label,
        Fit::Same => {
            sheet.dot(Ink::Lead, at, 5);
            Ink::Value
        }
        Fit::OtherWord => {
            sheet.dot(Ink::LeadRing, at, 4);
            Ink::Value
        }
        Fit::OtherNumber => {
            sheet.square(Ink::LeadRing, at, 4);
            Ink::Value
        }
        Fit::Conflict => {
            let (x, y) = at;
            sheet.line(Ink::OffOpen, &[(x - 5, y - 3), (x + 5, y - 3)]);
            sheet.line(Ink::OffOpen, &[(x - 5, y + 3), (x + 5, y + 3)]);
            sheet.line(Ink::OffOpen, &[(x - 3, y + 6), (x + 3, y - 6)]);
            Ink::Label
        }
        Fit::Silent => {
            sheet.line(Ink::Gap, &[(left, middle), (left + 12, middle)]);
            Ink::Soft
        }
    };
    sheet.text(ink, (left + MARK, middle), HPos::Left, &given.value);
    sheet.strength = Strength::Primary;
    sheet.point((left, middle - 12), (width, 24), &given.told);
}
