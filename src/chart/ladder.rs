//! Instruments by how far they have come: a dot for each step that was taken, full for the latest, and a line from the first of
//! them to the last. What was not taken has a tick of the grid,
//! and no mark.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink};
use super::layout::Layout;
use super::measure::text_width_px;
use super::rows::{self, Group, Names, Placed, Style};

/// How far one instrument has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Positions among the stages, in the order they were reached.
    pub taken: Vec<usize>,
    /// The word after its marks: the latest stage, or that there is none.
    pub word: String,
}

/// Draws the ladder: how far each row reaches, in their order; `stages` is how many there are.
pub fn draw(groups: &[Group], reaches: &[Reach], stages: usize, layout: Layout) -> Drawing {
    let (names, band) = match layout {
        Layout::Narrow => (Names::Above, 16),
        Layout::Medium => (Names::Beside(250), 26),
        Layout::Wide => (Names::Beside(400), 26),
    };
    let (mut sheet, placed) = rows::lay(groups, Style { layout, names, head: 0, band, lines: 2 });
    let left = placed.first().map_or(0, |row| row.left) + 8;
    // A word stands after the marks of its row, so there is room for the longest after the last stage.
    let mut longest = 0;
    for reach in reaches {
        longest = longest.max(text_width_px(&reach.word));
    }
    let longest = longest.min((sheet.width - left) / 3);
    let last = i32::try_from(stages).unwrap_or(1).max(2) - 1;
    let step = (sheet.width - left - longest - 16) / last;
    let stage_px = |at: usize| left + i32::try_from(at).unwrap_or(last).min(last) * step;
    for Placed { at, middle, row, .. } in placed {
        let Some(reach) = reaches.get(at) else { continue };
        sheet.strength = row.told.strength;
        for stage in 0..stages {
            let x = stage_px(stage);
            sheet.line(Ink::Grid, &[(x, middle - 4), (x, middle + 4)]);
        }
        let first = reach.taken.iter().copied().min().map_or(left, stage_px);
        let end = reach.taken.iter().copied().max().map_or(left - 12, stage_px);
        if end > first {
            sheet.line(Ink::LeadOpen, &[(first, middle), (end, middle)]);
        }
        let latest = reach.taken.last();
        for (at, stage) in reach.taken.iter().enumerate() {
            if Some(stage) != latest && !reach.taken[..at].contains(stage) {
                sheet.dot(Ink::LeadRing, (stage_px(*stage), middle), 5);
            }
        }
        if let Some(latest) = latest {
            sheet.dot(Ink::Lead, (stage_px(*latest), middle), 6);
        }
        sheet.text(Ink::Value, (end + 12, middle), HPos::Left, &reach.word);
    }
    sheet.finish()
}
