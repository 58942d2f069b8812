//! Rows under headings, each with its name: what several exhibits are made of.
//!
//! Names stand in a column beside the marks or, on a phone, in lines above them; they are wrapped, never scaled.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Ink, Told};
use super::layout::Layout;
use super::measure::{fitted, text_width_px, wrapped};
use super::sheet::{LINE, Sheet};
use crate::insight::Strength;

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// May be empty.
    pub heading: String,
    pub rows: Vec<Row>,
}

/// One row. What it shows is the kind's own and goes by its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    /// What belongs to the name; may be empty.
    pub detail: String,
    /// How far it is moved in, in steps.
    pub step: u16,
    /// What a reader is told at the row; without words, only its marks can be pointed at.
    pub told: Told,
}

/// Where names stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// In lines above the marks.
    Above,
    /// In a column this wide.
    Beside(i32),
}

/// How rows are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub layout: Layout,
    pub names: Names,
    /// Height kept above the first row.
    pub head: i32,
    /// Height of the marks of a row.
    pub band: i32,
    /// Most lines of a name.
    pub lines: usize,
}

/// A row and the place of its marks.
pub struct Placed<'a> {
    pub row: &'a Row,
    /// Its position among the rows of all groups.
    pub at: usize,
    /// Height of the middle of its marks.
    pub middle: i32,
    pub left: i32,
}

/// Units of one step in.
pub const STEP: i32 = 14;
/// What stands further in stands here.
pub const STEPS: u16 = 6;
const HEADING: i32 = 30;

/// The first so many rows, with their headings.
pub fn first(groups: &[Group], count: usize) -> Vec<Group> {
    let (mut kept, mut left) = (Vec::new(), count);
    for group in groups {
        let rows = &group.rows[..group.rows.len().min(left)];
        if !rows.is_empty() {
            kept.push(Group { heading: group.heading.clone(), rows: rows.to_vec() });
        }
        left -= rows.len();
    }
    kept
}

/// Writes headings and names, and makes each row one that can be pointed at.
pub fn lay(groups: &[Group], style: Style) -> (Sheet, Vec<Placed<'_>>) {
    let mut sheet = Sheet::new(style.layout.width(), style.head);
    let mut placed = Vec::new();
    for group in groups {
        if !group.heading.is_empty() {
            heading(&mut sheet, &group.heading);
        }
        for row in &group.rows {
            let (middle, left) = name(&mut sheet, row, style);
            placed.push(Placed { row, at: placed.len(), middle, left });
        }
    }
    (sheet, placed)
}

/// Writes a heading under a rule at the foot of the sheet.
pub fn heading(sheet: &mut Sheet, text: &str) {
    sheet.line(Ink::Base, &[(0, sheet.height + 4), (sheet.width, sheet.height + 4)]);
    sheet.height += (HEADING - LINE) / 2 + 4;
    for line in wrapped(text, sheet.width, 3) {
        sheet.text(Ink::Label, (0, sheet.height + LINE / 2), HPos::Left, &line);
        sheet.height += LINE;
    }
    sheet.height += (HEADING - LINE) / 2 - 4;
}

/// Writes a name at the foot of the sheet and grows it by the row; the middle and the left end of its marks.
pub fn name(sheet: &mut Sheet, row: &Row, style: Style) -> (i32, i32) {
    let (top, in_by) = (sheet.height, i32::from(row.step.min(STEPS)) * STEP);
    sheet.strength = row.told.strength;
    let width = match style.names {
        Names::Above => sheet.width,
        Names::Beside(width) => width - 8,
    } - in_by;
    let lines = wrapped(&row.label, width, style.lines);
    let details = wrapped(&row.detail, width, 2);
    let text_height = i32::try_from(lines.len() + details.len()).unwrap_or(1) * LINE;
    let (first, middle, height) = match style.names {
        Names::Above => (top + LINE / 2 + 3, top + text_height + 5 + style.band / 2, text_height + style.band + 10),
        Names::Beside(_) => {
            let height = (text_height + 6).max(style.band);
            (top + i32::midpoint(height - text_height, LINE), top + height / 2, height)
        }
    };
    let mut y = first;
    for (ink, lines) in [(Ink::Value, &lines), (Ink::Soft, &details)] {
        for line in lines {
            sheet.text(ink, (in_by, y), HPos::Left, line);
            y += LINE;
        }
    }
    sheet.strength = Strength::Primary;
    if !row.told.words.is_empty() {
        sheet.point((0, top), (sheet.width, height), &row.told);
    }
    sheet.height = top + height;
    let left = match style.names {
        Names::Above => 0,
        Names::Beside(width) => width,
    };
    (middle, left)
}

/// The middles of equal columns, their words over them: all where each fits its column, else the first and the last.
pub fn columns(sheet: &mut Sheet, left: i32, words: &[&str], y: i32) -> Vec<i32> {
    let count = i32::try_from(words.len()).unwrap_or(i32::MAX).max(1);
    let width = sheet.width - left;
    let mut middles = Vec::new();
    for at in 0..count {
        middles.push(left + width * (2 * at + 1) / (2 * count));
    }
    if words.iter().all(|word| text_width_px(word) + 6 <= width / count) {
        for (middle, word) in middles.iter().zip(words) {
            sheet.text(Ink::Soft, (*middle, y), HPos::Center, word);
        }
    } else if let [first, .., last] = words {
        let last = fitted(last, width * 2 / 3);
        sheet.text(Ink::Soft, (left, y), HPos::Left, &fitted(first, width - text_width_px(&last) - 8));
        sheet.text(Ink::Soft, (sheet.width, y), HPos::Right, &last);
    }
    middles
}
