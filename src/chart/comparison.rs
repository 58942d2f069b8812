//! Things compared: rows of figures, one metric at a time.
//!
//! A bar starts at zero and is solid as far as the value surely reaches: "nearly" ends in a hollow stretch, "less than" is
//! hollow all along, "more than" has a chevron past its end; nothing disclosed is a labelled gap. On a log scale there is
//! no zero to start from, so values are dots, and what is not positive lies past the left end. Rows that stand apart come below a rule, on the same scale and in another ink.

use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Told};
use super::layout::Layout;
use super::measure::{fitted, text_width_px};
use super::scale::Scale;
use super::sheet::{LINE, Sheet};
use crate::brief::{Bound, Quantity, Slack};

/// What is compared, for one metric.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The name of the row.
    pub label: String,
    /// When or where, after the name; may be empty.
    pub detail: String,
    /// Whether it stands apart.
    pub apart: bool,
    /// The value; `None` is a gap.
    pub extent: Option<Extent>,
    /// The value in words: `more than 28.8 million`, or why there is none.
    pub value: String,
    pub told: Told,
}

/// A value and where the true one may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Lowest stated value.
    pub low: f64,
    /// Highest stated value.
    pub high: f64,
    /// What may lie below.
    pub below: End,
    /// What may lie above.
    pub above: End,
}

/// How an end is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The stated value is the end.
    Closed,
    /// The true value is close by.
    Near,
    /// The true value may be any distance off.
    Open,
}

impl Extent {
    /// `None` for what is not disclosed.
    pub fn of(quantity: Quantity) -> Option<Self> {
        let end = |slack| match slack {
            Slack::Not => End::Closed,
            Slack::Near => End::Near,
            Slack::Tenfold | Slack::Open => End::Open,
        };
        let Quantity::Known(amount, Bound { below, above, .. }) = quantity else { return None };
        Some(Self { low: amount.low(), high: amount.high(), below: end(below), above: end(above) })
    }
}

/// Which scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleKind {
    /// From zero.
    Linear,
    /// By powers of ten; only positive values have a place.
    Log,
}

impl ScaleKind {
    /// All, the one that a drawing starts with first.
    pub const ALL: [Self; 2] = [Self::Linear, Self::Log];
}

/// Heights in drawing units.
const BAR: i32 = 20;
const ROW: i32 = 44;
const LABELED_ROW: i32 = 54;
/// Radius of a dot.
const DOT: i32 = 6;
const RULE: i32 = 26;
const AXIS: i32 = 28;
/// Space kept right of the longest mark for its open end.
const OPEN_END: i32 = 14;

/// Draws the comparison; `tick` spells an axis value.
pub fn draw(bars: &[Bar], scale: ScaleKind, layout: Layout, tick: &dyn Fn(f64) -> String) -> Drawing {
    let plan = Plan::new(bars, scale, layout);
    let mut sheet = Sheet::new(plan.width, plan.height);
    plan.axis(&mut sheet, tick);
    for row in &plan.rows {
        sheet.strength = row.bar.told.strength;
        plan.bar(&mut sheet, row);
        sheet.point((0, row.top), (plan.width, row.height), &row.bar.told);
    }
    sheet.finish()
}

/// A row and where it is.
struct Placed<'a> {
    bar: &'a Bar,
    top: i32,
    height: i32,
}

/// Where everything goes, before anything is drawn.
struct Plan<'a> {
    rows: Vec<Placed<'a>>,
    /// Where the rule between the ordinary rows and those apart is.
    rule: Option<i32>,
    scale: Scale,
    kind: ScaleKind,
    layout: Layout,
    left: i32,
    right: i32,
    width: i32,
    height: i32,
}

impl<'a> Plan<'a> {
    fn new(bars: &'a [Bar], kind: ScaleKind, layout: Layout) -> Self {
        let width = layout.width();
        let (ordinary, apart): (Vec<_>, Vec<_>) = bars.iter().partition(|bar| !bar.apart);
        let mut rows = Vec::new();
        let mut top = 0;
        let mut place = |bars: Vec<&'a Bar>, top: &mut i32| {
            for bar in bars {
                let height = row_height(bar, layout);
                rows.push(Placed { bar, top: *top, height });
                *top += height;
            }
        };
        place(ordinary, &mut top);
        let rule = (!apart.is_empty()).then(|| {
            top += RULE;
            top - RULE / 2
        });
        place(apart, &mut top);
        let left = match layout {
            Layout::Narrow => 1,
            _ => {
                bars.iter()
                    .map(|bar| text_width_px(&bar.label).max(text_width_px(&bar.detail)))
                    .max()
                    .unwrap_or(0)
                    .min(width * 2 / 5)
                    + 14
            }
        };
        let right = width - OPEN_END - 4;
        let values = bars.iter().filter_map(|bar| bar.extent);
        let high = values.clone().map(|extent| extent.high).fold(0.0, f64::max);
        let low = values.map(|extent| extent.low).filter(|low| *low > 0.0).fold(f64::INFINITY, f64::min);
        // A log scale needs a positive value to start from.
        let kind = if low.is_finite() { kind } else { ScaleKind::Linear };
        let scale = match kind {
            ScaleKind::Linear => Scale::linear(high, left, right),
            ScaleKind::Log => Scale::log(low, high, left, right),
        };
        Self { rows, rule, scale, kind, layout, left, right, width, height: top + AXIS }
    }

    fn axis(&self, sheet: &mut Sheet, tick: &dyn Fn(f64) -> String) {
        let bottom = self.height - AXIS;
        let most = usize::try_from((self.right - self.left) / 90).unwrap_or(2).max(2);
        for value in self.scale.ticks(most) {
            let x = self.scale.px(value);
            let text = tick(value);
            let half = text_width_px(&text) / 2;
            sheet.line(if x == self.left { Ink::Base } else { Ink::Grid }, &[(x, 0), (x, bottom)]);
            let at = x.clamp(half + 1, self.width - half - 1);
            sheet.try_text(Ink::Soft, &[((at, bottom + 16), HPos::Center)], &text);
        }
        if let Some(y) = self.rule {
            sheet.line(Ink::Gap, &[(0, y), (self.width, y)]);
        }
    }

    fn bar(&self, sheet: &mut Sheet, row: &Placed) {
        let bar = row.bar;
        let (ink, open) = match (bar.apart, self.leads(bar)) {
            (true, _) => (Ink::Apart, Ink::ApartOpen),
            (false, true) => (Ink::Lead, Ink::LeadOpen),
            (false, false) => (Ink::Mark, Ink::Open),
        };
        let middle = self.label(sheet, row);
        let (first, last) = (middle - BAR / 2, middle + BAR / 2);
        let chevron = |from: i32, to: i32| [(from, first), (to, middle), (from, last)];
        let Some(extent) = bar.extent else {
            sheet.line(Ink::Gap, &[(self.left, middle), (self.left + 40, middle)]);
            return self.value(sheet, bar, self.left + 48, self.left, middle);
        };
        if self.kind == ScaleKind::Log && extent.high <= 0.0 {
            // It lies past the left end of a scale that never reaches zero.
            sheet.line(open, &chevron(self.left + 10, self.left + 3));
            return self.value(sheet, bar, self.left + 18, self.left, middle);
        }
        let (low, high) = (self.scale.px(extent.low), self.scale.px(extent.high).max(self.left + 1));
        let end = match self.kind {
            ScaleKind::Linear => {
                // Solid as far as the value surely reaches: short of a "nearly", not at all below a "less than".
                let solid = match extent.below {
                    End::Closed => low.max(self.left + 1).min(high),
                    End::Near => (high - 8).max(self.left),
                    End::Open => self.left,
                };
                sheet.area(ink, &[(self.left, first), (solid, first), (solid, last), (self.left, last)]);
                if solid < high {
                    sheet.line(open, &[(solid, first), (high, first), (high, last), (solid, last)]);
                }
                high
            }
            ScaleKind::Log => {
                sheet.line(Ink::Grid, &[(self.left, middle), (high, middle)]);
                if low < high {
                    sheet.line(open, &[(low, middle), (high, middle)]);
                }
                if extent.below == End::Open {
                    sheet.line(open, &chevron(high - 10, high - 17));
                }
                sheet.dot(ink, (high, middle), DOT);
                high + DOT
            }
        };
        let reach = match extent.above {
            End::Closed => end,
            End::Near => {
                sheet.line(open, &[(end + 3, middle), (end + 10, middle)]);
                end + 10
            }
            End::Open => {
                sheet.line(open, &chevron(end + 4, end + 11));
                end + 12
            }
        };
        self.value(sheet, bar, reach + 8, high, middle);
    }

    /// Writes the value where there is room: after the mark, else before its end, else over it at the edge of the drawing,
    /// where the style sheet gives it a rim of paper.
    fn value(&self, sheet: &mut Sheet, bar: &Bar, after: i32, high: i32, middle: i32) {
        let width = text_width_px(&bar.value);
        let is_hollow = bar.extent.is_none_or(|extent| extent.below == End::Open || extent.low < extent.high);
        let (before, ink) = match self.kind {
            ScaleKind::Linear => (high - 10, if is_hollow { Ink::Value } else { Ink::Inside }),
            ScaleKind::Log => (high - 24, Ink::Value),
        };
        if after + width <= self.width {
            sheet.text(Ink::Value, (after, middle), HPos::Left, &bar.value);
        } else if before - width > self.left {
            sheet.text(ink, (before, middle), HPos::Right, &bar.value);
        } else {
            sheet.text(Ink::Value, (self.width, middle), HPos::Right, &bar.value);
        }
    }

    /// Writes the name, on a phone in the line above; returns the middle of the bar.
    fn label(&self, sheet: &mut Sheet, row: &Placed) -> i32 {
        let bar = row.bar;
        if self.layout == Layout::Narrow {
            let line = row.top + LINE / 2 + 3;
            let name = fitted(&bar.label, self.width);
            let (detail_from, detail_at) =
                if is_one_line(bar, self.width) { (text_width_px(&name) + 8, line) } else { (0, line + LINE) };
            sheet.text(Ink::Label, (0, line), HPos::Left, &name);
            sheet.text(Ink::Soft, (detail_from, detail_at), HPos::Left, &bar.detail);
            return detail_at + LINE / 2 + 3 + BAR / 2;
        }
        let (middle, end) = (row.top + row.height / 2, self.left - 10);
        let name_at = if bar.detail.is_empty() { middle } else { middle - 8 };
        sheet.text(Ink::Label, (end, name_at), HPos::Right, &bar.label);
        sheet.text(Ink::Soft, (end, middle + 10), HPos::Right, &bar.detail);
        middle
    }

    /// The largest of the ordinary rows is the one the exhibit is about.
    fn leads(&self, bar: &Bar) -> bool {
        let high = |bar: &Bar| bar.extent.map_or(f64::NEG_INFINITY, |extent| extent.high);
        !bar.apart && bar.extent.is_some() && self.rows.iter().all(|row| row.bar.apart || high(row.bar) <= high(bar))
    }
}

fn row_height(bar: &Bar, layout: Layout) -> i32 {
    match layout {
        Layout::Narrow if is_one_line(bar, layout.width()) => LABELED_ROW,
        Layout::Narrow => LABELED_ROW + LINE,
        Layout::Medium | Layout::Wide => ROW,
    }
}

/// Whether name and detail fit one line of a phone.
fn is_one_line(bar: &Bar, width: i32) -> bool {
    text_width_px(&bar.label) + 8 + text_width_px(&bar.detail) <= width
}
