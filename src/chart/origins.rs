//! From origins to repeats: each source under the one it rests on, a column for each claim that says what the source has
//! to say of it.
//!
//! Claims that have no room side by side follow below, with the sources they have.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::layout::Layout;
use super::measure::text_width_px;
use super::rows::{self, Names, Row, STEP, Style};
use super::sheet::{LINE, Sheet};
use crate::insight::Strength;

/// What a source is to one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// It has nothing to say of it.
    None,
    /// Others that rest on it support the claim.
    Origin,
    Supports,
    /// It supports the claim, and goes back to no one it names.
    Unnamed,
    Disputes,
    Context,
}

/// Least and largest width of a column.
const COLUMN: i32 = 24;
const WIDE_COLUMN: i32 = 56;

/// Draws the chains. Claims, by what a reader is told over their columns, are numbered from 1 in their order; `links` holds, for
/// each row, one a claim.
pub fn draw(rows: &[Row], links: &[Vec<Link>], claims: &[Told], layout: Layout) -> Drawing {
    let names = match layout {
        Layout::Narrow => 136,
        Layout::Medium => 320,
        Layout::Wide => 460,
    };
    let fit = usize::try_from((layout.width() - names) / least_column(claims.len())).unwrap_or(1).max(1);
    let mut sheet = Sheet::new(layout.width(), 0);
    let mut first = 0;
    while first < claims.len() {
        let last = (first + fit).min(claims.len());
        part(&mut sheet, &linked(rows, links, first..last), (first, &claims[first..last]), names, layout);
        first = last;
    }
    sheet.finish()
}

/// The least width that holds the number of every claim.
fn least_column(claims: usize) -> i32 {
    COLUMN.max(text_width_px(&claims.to_string()) + 6)
}

fn part(sheet: &mut Sheet, kept: &[(&Row, &[Link])], (first, claims): (usize, &[Told]), names: i32, layout: Layout) {
    let top = sheet.height;
    sheet.height = top + LINE + 6;
    let style = Style { layout, names: Names::Beside(names), head: 0, band: 24, lines: 2 };
    let mut middles = Vec::new();
    for (at, (row, _)) in kept.iter().enumerate() {
        let (middle, _) = rows::name(sheet, row, style);
        middles.push(middle);
        // A line to the source it rests on: the last one before it that stands further out.
        let parent = (0..at).rev().find(|at| kept[*at].0.step < row.step);
        if let (Some(parent), 1..=rows::STEPS) = (parent, row.step) {
            let x = i32::from(row.step - 1) * STEP + 4;
            sheet.line(Ink::Open, &[(x, middles[parent] + 11), (x, middle), (x + STEP - 6, middle)]);
        }
    }
    let bottom = sheet.height;
    let width = (sheet.width - names) / i32::try_from(claims.len()).unwrap_or(i32::MAX).max(1);
    let width = width.clamp(COLUMN, WIDE_COLUMN);
    let mut x = names + width / 2;
    for (claim, told) in (first..).zip(claims) {
        sheet.strength = told.strength;
        sheet.text(Ink::Soft, (x, top + LINE / 2), HPos::Center, &(claim + 1).to_string());
        sheet.line(Ink::Grid, &[(x, top + LINE + 2), (x, bottom)]);
        for (at, (_, links)) in kept.iter().enumerate() {
            link(sheet, links[claim], (x, middles[at]));
        }
        sheet.point((x - width / 2, top), (width, bottom - top), told);
        x += width;
    }
    sheet.strength = Strength::Primary;
    sheet.height += 12;
}

/// The sources that have to say of some claims, with those on the way to their origins.
fn linked<'a>(rows: &'a [Row], links: &'a [Vec<Link>], claims: std::ops::Range<usize>) -> Vec<(&'a Row, &'a [Link])> {
    let mut kept = Vec::new();
    // The step of the last one kept, whose parent is the next that stands further out.
    let mut below = 0;
    for at in (0..rows.len()).rev() {
        let (row, links) = (&rows[at], links[at].as_slice());
        if row.step < below || links[claims.clone()].iter().any(|link| *link != Link::None) {
            below = row.step;
            kept.push((row, links));
        }
    }
    kept.reverse();
    kept
}

fn link(sheet: &mut Sheet, link: Link, (x, y): (i32, i32)) {
    match link {
        Link::None => {}
        Link::Origin => sheet.square(Ink::Lead, (x, y), 6),
        Link::Supports => sheet.dot(Ink::Lead, (x, y), 5),
        Link::Unnamed => sheet.dot(Ink::LeadRing, (x, y), 4),
        Link::Context => sheet.dot(Ink::Ring, (x, y), 2),
        Link::Disputes => {
            sheet.line(Ink::OffOpen, &[(x - 5, y - 5), (x + 5, y + 5)]);
            sheet.line(Ink::OffOpen, &[(x + 5, y - 5), (x - 5, y + 5)]);
        }
    }
}
