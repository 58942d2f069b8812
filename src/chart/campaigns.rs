//! Campaigns compared: rows of figures, one metric at a time.
//!
//! A bar starts at zero and is solid as far as the value surely reaches: "nearly" ends in a hollow stretch, "less than" is
//! hollow all along, "more than" has a chevron past its end; nothing disclosed is a labelled gap. On a log scale there is
//! no zero to start from, so values are dots, and what is not positive lies past the left end. Rows that stand apart come below a rule, on the same scale and in another ink.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters_backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::canvas::{Drawing, Ink, Point, SvgCanvas};
use super::layout::Layout;
use super::measure::{TEXT_SIZE, fitted, text_width_px};
use super::scale::Scale;
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
    /// What a reader is told at the bar.
    pub told: String,
    /// Where its evidence is.
    pub address: String,
    /// The class by which the style sheet may cover it; may be empty.
    pub class: String,
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
const LINE: i32 = TEXT_SIZE + 4;
const RULE: i32 = 26;
const AXIS: i32 = 28;
/// Space kept right of the longest mark for its open end.
const OPEN_END: i32 = 14;

/// Draws the comparison; `tick` spells an axis value.
pub fn draw(bars: &[Bar], scale: ScaleKind, layout: Layout, tick: &dyn Fn(f64) -> String) -> Drawing {
    let plan = Plan::new(bars, scale, layout);
    let mut marks = String::new();
    let area = SvgCanvas::new(&mut marks, plan.width, plan.height).into_drawing_area();
    // `SvgCanvas` cannot fail: its error type has no value.
    let drawn = plan.axis(&area, tick).and_then(|()| plan.rows.iter().try_for_each(|row| plan.bar(&area, row)));
    debug_assert!(drawn.is_ok());
    drop(area);
    Drawing { width_px: plan.width, height_px: plan.height, marks, points: plan.points() }
}

type Area<DB> = DrawingArea<DB, Shift>;
type Outcome<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

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

    fn axis<DB: DrawingBackend>(&self, area: &Area<DB>, tick: &dyn Fn(f64) -> String) -> Outcome<DB> {
        let bottom = self.height - AXIS;
        let most = usize::try_from((self.right - self.left) / 90).unwrap_or(2).max(2);
        let mut free_from = i32::MIN;
        for value in self.scale.ticks(most) {
            let x = self.scale.px(value);
            let text = tick(value);
            let half = text_width_px(&text) / 2;
            area.draw(&PathElement::new(
                vec![(x, 0), (x, bottom)],
                if x == self.left { Ink::Base.line() } else { Ink::Grid.line() },
            ))?;
            let at = x.clamp(half + 1, self.width - half - 1);
            if at - half > free_from {
                area.draw(&Text::new(text, (at, bottom + 16), Ink::Soft.text(HPos::Center)))?;
                free_from = at + half + 8;
            }
        }
        match self.rule {
            Some(y) => area.draw(&PathElement::new(vec![(0, y), (self.width, y)], Ink::Gap.line())),
            None => Ok(()),
        }
    }

    fn bar<DB: DrawingBackend>(&self, area: &Area<DB>, row: &Placed) -> Outcome<DB> {
        let bar = row.bar;
        let (ink, open) = match (bar.apart, self.leads(bar)) {
            (true, _) => (Ink::Apart, Ink::ApartOpen),
            (false, true) => (Ink::Lead, Ink::LeadOpen),
            (false, false) => (Ink::Mark, Ink::Open),
        };
        let middle = self.label(area, row)?;
        let (first, last) = (middle - BAR / 2, middle + BAR / 2);
        let chevron = |from: i32, to: i32| PathElement::new(vec![(from, first), (to, middle), (from, last)], open.line());
        let Some(extent) = bar.extent else {
            area.draw(&PathElement::new(vec![(self.left, middle), (self.left + 40, middle)], Ink::Gap.line()))?;
            return self.value(area, bar, self.left + 48, self.left, middle);
        };
        if self.kind == ScaleKind::Log && extent.high <= 0.0 {
            // It lies past the left end of a scale that never reaches zero.
            area.draw(&chevron(self.left + 10, self.left + 3))?;
            return self.value(area, bar, self.left + 18, self.left, middle);
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
                area.draw(&Rectangle::new([(self.left, first), (solid, last)], ink.fill()))?;
                if solid < high {
                    let rest = vec![(solid, first), (high, first), (high, last), (solid, last)];
                    area.draw(&PathElement::new(rest, open.line()))?;
                }
                high
            }
            ScaleKind::Log => {
                area.draw(&PathElement::new(vec![(self.left, middle), (high, middle)], Ink::Grid.line()))?;
                if low < high {
                    area.draw(&PathElement::new(vec![(low, middle), (high, middle)], open.line()))?;
                }
                if extent.below == End::Open {
                    area.draw(&chevron(high - 10, high - 17))?;
                }
                area.draw(&Circle::new((high, middle), DOT, ink.fill()))?;
                high + DOT
            }
        };
        let reach = match extent.above {
            End::Closed => end,
            End::Near => {
                area.draw(&PathElement::new(vec![(end + 3, middle), (end + 10, middle)], open.line()))?;
                end + 10
            }
            End::Open => {
                area.draw(&chevron(end + 4, end + 11))?;
                end + 12
            }
        };
        self.value(area, bar, reach + 8, high, middle)
    }

    /// Writes the value where there is room: after the mark, else before its end, else over it at the edge of the drawing,
    /// where the style sheet gives it a rim of paper.
    fn value<DB: DrawingBackend>(&self, area: &Area<DB>, bar: &Bar, after: i32, high: i32, middle: i32) -> Outcome<DB> {
        let width = text_width_px(&bar.value);
        let is_hollow = bar.extent.is_none_or(|extent| extent.below == End::Open || extent.low < extent.high);
        let (before, ink) = match self.kind {
            ScaleKind::Linear => (high - 10, if is_hollow { Ink::Value } else { Ink::Inside }),
            ScaleKind::Log => (high - 24, Ink::Value),
        };
        let (text, at, ink) = if after + width <= self.width {
            (bar.value.clone(), after, Ink::Value.text(HPos::Left))
        } else if before - width > self.left {
            (bar.value.clone(), before, ink.text(HPos::Right))
        } else {
            (fitted(&bar.value, self.width), self.width, Ink::Value.text(HPos::Right))
        };
        area.draw(&Text::new(text, (at, middle), ink))
    }

    /// Writes the name, on a phone in the line above; returns the middle of the bar.
    fn label<DB: DrawingBackend>(&self, area: &Area<DB>, row: &Placed) -> Result<i32, DrawingAreaErrorKind<DB::ErrorType>> {
        let bar = row.bar;
        if self.layout == Layout::Narrow {
            let line = row.top + LINE / 2 + 3;
            let name = fitted(&bar.label, self.width);
            let (detail_from, detail_at) =
                if is_one_line(bar, self.width) { (text_width_px(&name) + 8, line) } else { (0, line + LINE) };
            area.draw(&Text::new(name, (0, line), Ink::Label.text(HPos::Left)))?;
            area.draw(&Text::new(self.fit(&bar.detail, detail_from), (detail_from, detail_at), Ink::Soft.text(HPos::Left)))?;
            return Ok(detail_at + LINE / 2 + 3 + BAR / 2);
        }
        let (middle, end) = (row.top + row.height / 2, self.left - 10);
        let name_at = if bar.detail.is_empty() { middle } else { middle - 8 };
        area.draw(&Text::new(fitted(&bar.label, end), (end, name_at), Ink::Label.text(HPos::Right)))?;
        area.draw(&Text::new(fitted(&bar.detail, end), (end, middle + 10), Ink::Soft.text(HPos::Right)))?;
        Ok(middle)
    }

    fn fit(&self, text: &str, from: i32) -> String {
        fitted(text, self.width - from)
    }

    /// The largest of the ordinary rows is the one the exhibit is about.
    fn leads(&self, bar: &Bar) -> bool {
        let high = |bar: &Bar| bar.extent.map_or(f64::NEG_INFINITY, |extent| extent.high);
        !bar.apart && bar.extent.is_some() && self.rows.iter().all(|row| row.bar.apart || high(row.bar) <= high(bar))
    }

    fn points(&self) -> Vec<Point> {
        let point = |row: &Placed| Point {
            x_px: 0,
            y_px: row.top,
            width_px: self.width,
            height_px: row.height,
            address: row.bar.address.clone(),
            label: row.bar.told.clone(),
            class: row.bar.class.clone(),
        };
        self.rows.iter().map(point).collect()
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
