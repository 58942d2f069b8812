//! Instruments by how far they have come: a bar from the first stage to the one reached, with a full dot where it binds,
//! a hollow one where it does not, and a broken line where it was lifted.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink};
use super::layout::Layout;
use super::measure::text_width_px;
use super::rows::{self, Group, Names, Placed, Style};

/// How far one instrument has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Position among the stages.
    pub stage: usize,
    pub hold: Hold,
}

/// Whether it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    NotYet,
    Binds,
    NoMore,
}

/// Draws the ladder: how far each row reaches, in their order; `stages` are their words, first to last.
pub fn draw(groups: &[Group], reaches: &[Reach], stages: &[&str], layout: Layout) -> Drawing {
    let (names, band) = match layout {
        Layout::Narrow => (Names::Above, 16),
        Layout::Medium => (Names::Beside(250), 26),
        Layout::Wide => (Names::Beside(400), 26),
    };
    let (mut sheet, placed) = rows::lay(groups, Style { layout, names, head: 0, band, lines: 2 });
    let left = placed.first().map_or(0, |row| row.left) + 8;
    // The word of a stage stands after its mark, so there is room for the longest after the last.
    let mut longest = 0;
    for word in stages {
        longest = longest.max(text_width_px(word));
    }
    let longest = longest.min((sheet.width - left) / 3);
    let last = i32::try_from(stages.len()).unwrap_or(1).max(2) - 1;
    let step = (sheet.width - left - longest - 16) / last;
    let stage_px = |at: usize| left + i32::try_from(at).unwrap_or(0).min(last) * step;
    for Placed { at, middle, row, .. } in placed {
        let Some(reach) = reaches.get(at) else { continue };
        let (ink, line) = match reach.hold {
            Hold::NotYet => (Ink::Ring, Ink::Open),
            Hold::Binds => (Ink::Lead, Ink::LeadOpen),
            Hold::NoMore => (Ink::Ring, Ink::Gap),
        };
        sheet.strength = row.told.strength;
        let end = stage_px(reach.stage);
        sheet.line(line, &[(left, middle), (end, middle)]);
        for at in 0..stages.len() {
            let x = stage_px(at);
            if x != end {
                sheet.line(if x < end { line } else { Ink::Grid }, &[(x, middle - 4), (x, middle + 4)]);
            }
        }
        sheet.dot(ink, (end, middle), 6);
        if let Some(word) = stages.get(reach.stage) {
            sheet.text(Ink::Value, (end + 12, middle), HPos::Left, word);
        }
    }
    sheet.finish()
}
