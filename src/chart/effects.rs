//! Who gains and who loses, by how soon it is felt and how sure that is: a full square for what happened; a dot, full, with a
//! core or hollow, for what is expected.

use super::canvas::{Drawing, Ink};
use super::layout::Layout;
use super::rows::{self, Group, Names, Placed, Style};

/// One effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// Position among the horizons.
    pub horizon: usize,
    pub sure: Sure,
}

/// How sure it is: surest what happened, then by the confidence in what is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    Happened,
    High,
    Moderate,
    Low,
}

/// Draws the grid: the effect of each row, in their order; `horizons` are their words, soonest first.
pub fn draw(groups: &[Group], effects: &[Effect], horizons: &[&str], layout: Layout) -> Drawing {
    let names = match layout {
        Layout::Narrow => 164,
        Layout::Medium => 230,
        Layout::Wide => 420,
    };
    let style = Style { layout, names: Names::Beside(names), head: 24, band: 26, lines: 3 };
    let (mut sheet, placed) = rows::lay(groups, style);
    let middles = rows::columns(&mut sheet, names, horizons, 10);
    for Placed { at, middle, row, .. } in placed {
        let Some(effect) = effects.get(at).copied() else { continue };
        sheet.strength = row.told.strength;
        let ends = [middles.first(), middles.last()].map(|end| end.copied().unwrap_or(names));
        sheet.line(Ink::Grid, &[(ends[0] - 8, middle), (ends[1] + 8, middle)]);
        let at = (middles.get(effect.horizon).copied().unwrap_or(names), middle);
        match effect.sure {
            Sure::Happened => sheet.square(Ink::Lead, at, 7),
            Sure::High => sheet.dot(Ink::Lead, at, 7),
            Sure::Moderate => {
                sheet.dot(Ink::LeadRing, at, 6);
                sheet.dot(Ink::Core, at, 3);
            }
            Sure::Low => sheet.dot(Ink::LeadRing, at, 6),
        }
    }
    sheet.finish()
}
