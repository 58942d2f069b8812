//! Who gains and who loses, by how soon it is felt and how sure that is: full, with a core or hollow, round for one area and
//! square for the other.

use super::canvas::{Drawing, Ink};
use super::layout::Layout;
use super::rows::{self, Group, Names, Placed, Style};
use super::sheet::{At, Sheet};

/// One effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// Position among the horizons.
    pub horizon: usize,
    pub sure: Sure,
    pub is_square: bool,
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sure {
    High,
    Moderate,
    /// Or not said.
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
            Sure::High => mark(&mut sheet, Ink::Lead, at, 7, effect),
            Sure::Moderate => {
                mark(&mut sheet, Ink::LeadRing, at, 6, effect);
                mark(&mut sheet, Ink::Core, at, 3, effect);
            }
            Sure::Low => mark(&mut sheet, Ink::LeadRing, at, 6, effect),
        }
    }
    sheet.finish()
}

fn mark(sheet: &mut Sheet, ink: Ink, at: At, size: i32, effect: Effect) {
    if effect.is_square { sheet.square(ink, at, size) } else { sheet.dot(ink, at, size) }
}
