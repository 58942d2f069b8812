//! One mark for each of many, in blocks of a thousand, so that they can be counted by eye. The last of "nearly" are pale,
//! and "more than" goes on past the end.

use std::ops::Range;

use super::canvas::{Drawing, Ink, Told};
use super::comparison::{End, Extent};
use super::layout::Layout;
use super::sheet::{At, Sheet};
use crate::insight::Stretch;

/// Marks of one block, side by side and under each other.
const ACROSS: u32 = 40;
const DOWN: u32 = 25;
/// Marks of one block.
pub const BLOCK: u32 = ACROSS * DOWN;
/// More are no longer told apart: then a mark stands for several.
const MOST: f64 = 100_000.0;
/// Up to so many, a mark is a dot of its own.
const FEW: u32 = 400;
const FEW_PITCH: i32 = 14;

/// Where each mark lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// How many there are to be shown.
    count: f64,
    /// How many marks there are.
    pub marks: u32,
    /// How many each stands for: 1, or a power of ten.
    pub each: f64,
    /// From one mark to the next.
    pub pitch: i32,
    /// Marks in a row before the next block or row begins.
    across: u32,
    down: u32,
    blocks_across: u32,
}

/// From one block to the next.
const GAP: i32 = 8;

/// How so many lie in a layout.
pub fn layout(count: f64, layout: Layout) -> Field {
    let count = if count.is_finite() { count.max(0.0) } else { 0.0 };
    let mut each = 1.0;
    while count / each > MOST {
        each *= 10.0;
    }
    // Between 0 and `MOST`.
    let marks = ((count / each).round() as i32).unsigned_abs();
    if marks <= FEW {
        let across = u32::try_from(layout.width() / FEW_PITCH).unwrap_or(1).max(1);
        return Field { count, marks, each, pitch: FEW_PITCH, across, down: u32::MAX, blocks_across: 1 };
    }
    let pitch = if layout == Layout::Narrow { 2 } else { 3 };
    let block = ACROSS.cast_signed() * pitch + GAP;
    let blocks_across = u32::try_from((layout.width() + GAP) / block).unwrap_or(1).max(1);
    Field { count, marks, each, pitch, across: ACROSS, down: DOWN, blocks_across }
}

impl Field {
    /// The top left of a mark, by its position.
    pub fn place(&self, mark: u32) -> At {
        let block = self.across.saturating_mul(self.down);
        let (block, within) = (mark / block, mark % block);
        let (column, row) = (within % self.across, within / self.across);
        let corner = self.corner(block);
        (corner.0 + column.cast_signed() * self.pitch, corner.1 + row.cast_signed() * self.pitch)
    }

    /// The mark at a place, if there is one.
    pub fn mark_at(&self, (x, y): At) -> Option<u32> {
        let near = |block: u32| {
            let (left, top) = self.corner(block);
            let column = u32::try_from((x - left).div_euclid(self.pitch)).ok().filter(|at| *at < self.across)?;
            let row = u32::try_from((y - top).div_euclid(self.pitch)).ok().filter(|at| *at < self.down)?;
            Some(block * self.across.saturating_mul(self.down) + row * self.across + column)
        };
        (0..self.blocks()).find_map(near).filter(|mark| *mark < self.marks)
    }

    /// How many marks there are up to a place, or to the nearest one where that lies between blocks or beside them all.
    pub fn up_to(&self, (x, y): At) -> u32 {
        // From one block to the next; where there is but one, it has no end below.
        let right = self.across.cast_signed() * self.pitch + GAP;
        let down = if self.down == u32::MAX { i32::MAX } else { self.down.cast_signed() * self.pitch + GAP };
        let (x, y) = (x.clamp(0, self.blocks_across.cast_signed() * right - 1), y.max(0));
        let within = |offset: i32, most: u32| (offset / self.pitch).unsigned_abs().min(most - 1);
        let block = (y / down).unsigned_abs().saturating_mul(self.blocks_across).saturating_add((x / right).unsigned_abs());
        let rows = block.saturating_mul(self.down).saturating_add(within(y % down, self.down));
        rows.saturating_mul(self.across).saturating_add(within(x % right, self.across) + 1).min(self.marks)
    }

    /// All that the marks at two places and those between them stand for, whichever comes first.
    pub fn between(&self, one: At, other: At) -> Stretch {
        let (one, other) = (self.up_to(one), self.up_to(other));
        let up_to = |marks: u32| if marks < self.marks { f64::from(marks) * self.each } else { self.count };
        let before = up_to(one.min(other).saturating_sub(1));
        Stretch { count: up_to(one.max(other)) - before, before }
    }

    /// The marks that stand for a stretch.
    pub fn marks_of(&self, stretch: Stretch) -> Range<u32> {
        // Between none and all.
        let up_to = |number: f64| ((number / self.each).round() as i32).unsigned_abs().min(self.marks);
        up_to(stretch.before)..up_to(stretch.before + stretch.count)
    }

    /// The area of some marks, as the path of an SVG.
    pub fn outline(&self, marks: Range<u32>) -> String {
        let mut path = String::new();
        let (mut mark, end) = (marks.start, marks.end);
        while mark < end {
            // What is left of a row, whole rows of a block, then the beginning of one.
            let rest = self.across - mark % self.across;
            let rows = if rest < self.across { 0 } else { (end - mark) / self.across };
            let rows = rows.min(self.down - mark / self.across % self.down);
            let count = if rows > 0 { self.across } else { rest.min(end - mark) };
            let (x, y) = self.place(mark);
            let (width, height) = (count.cast_signed() * self.pitch, rows.max(1).cast_signed() * self.pitch);
            for (letter, number) in [("M", x), (" ", y), ("h", width), ("v", height), ("h", -width)] {
                path.push_str(letter);
                path.push_str(&number.to_string());
            }
            path.push('z');
            mark += rows.max(1) * count;
        }
        path
    }

    /// Marks in a block, where there are blocks.
    pub fn block(&self) -> Option<u32> {
        (self.down == DOWN).then_some(BLOCK)
    }

    fn blocks(&self) -> u32 {
        self.marks.div_ceil(self.across.saturating_mul(self.down)).max(1)
    }

    fn corner(&self, block: u32) -> At {
        let step = |count: u32| count.cast_signed().saturating_mul(self.pitch) + GAP;
        let down = if self.down == u32::MAX { 0 } else { step(self.down) };
        ((block % self.blocks_across).cast_signed() * step(self.across), (block / self.blocks_across).cast_signed() * down)
    }

    /// Height of all marks.
    pub fn height_px(&self) -> i32 {
        let rows = |marks: u32| marks.div_ceil(self.across).cast_signed() * self.pitch;
        match self.blocks() {
            1 => rows(self.marks),
            blocks => self.corner(blocks - 1).1 + DOWN.cast_signed() * self.pitch,
        }
    }

    /// How many of the last may not be there: a fiftieth where the value is near, all where it is open below.
    fn faint(&self, below: End) -> u32 {
        match below {
            End::Closed => 0,
            End::Near => (self.marks / 50).max(1).min(self.marks),
            End::Open => self.marks,
        }
    }
}

/// Draws the marks, which are pointed at as a whole.
pub fn draw(count: Extent, layout: Layout, told: &Told) -> Drawing {
    let field = self::layout(count.high, layout);
    let past = if count.above == End::Closed { 0 } else { 24 };
    let mut sheet = Sheet::new(layout.width(), field.height_px() + past + 4);
    sheet.strength = told.strength;
    let sure = field.marks - field.faint(count.below);
    rows(&mut sheet, &field, 0..sure, Ink::Dots, Ink::Lead);
    rows(&mut sheet, &field, sure..field.marks, Ink::OpenDots, Ink::LeadRing);
    if past > 0 {
        let top = field.height_px() + 8;
        sheet.line(Ink::LeadOpen, &[(2, top), (9, top + 7), (16, top)]);
    }
    sheet.point((0, 0), (sheet.width, sheet.height), told);
    sheet.finish()
}

/// The marks of a stretch, a line a row of a block.
fn rows(sheet: &mut Sheet, field: &Field, marks: Range<u32>, ink: Ink, dot: Ink) {
    let mut mark = marks.start;
    while mark < marks.end {
        let end = (mark + field.across - mark % field.across).min(marks.end);
        if field.pitch == FEW_PITCH {
            for mark in mark..end {
                let (x, y) = field.place(mark);
                sheet.dot(dot, (x + 6, y + 6), 5);
            }
        } else {
            let ((from, y), (to, _)) = (field.place(mark), field.place(end - 1));
            sheet.line(ink, &[(from, y + 1), (to + field.pitch - 1, y + 1)]);
        }
        mark = end;
    }
}
