//! Campaigns compared: rows of figures, one metric at a time.
//!
//! A bar starts at zero. An end that is open ("more than") has a chevron past it, one that is near ("nearly", "about") a
//! dashed stretch; nothing disclosed is a labelled gap. On a log scale there is no zero to start from, so values are
//! dots. Rows that stand apart come below a rule, on the same scale and in another ink.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters_backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;
use serde::{Deserialize, Serialize};

use super::canvas::{Drawing, Ink, Point, SvgCanvas};
use super::layout::Layout;
use super::measure::{TEXT_SIZE, fitted, text_width_px};
use super::scale::Scale;
use crate::brief::{Bound, Quantity, Slack};

/// What is compared, for one metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
}

/// A value and where the true one may lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScaleKind {
    /// From zero.
    Linear,
    /// By powers of ten; only positive values have a place.
    Log,
}

/// Heights in drawing units.
const BAR: i32 = 20;
const ROW: i32 = 38;
const LABELED_ROW: i32 = 50;
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
    let drawn = plan.axis(&area, tick).and_then(|()| plan.rows.iter().try_for_each(|(bar, top)| plan.bar(&area, bar, *top)));
    debug_assert!(drawn.is_ok());
    drop(area);
    Drawing { width_px: plan.width, height_px: plan.height, marks, points: plan.points() }
}

type Area<DB> = DrawingArea<DB, Shift>;
type Outcome<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Where everything goes, before anything is drawn.
struct Plan<'a> {
    rows: Vec<(&'a Bar, i32)>,
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
        let row = if layout == Layout::Narrow { LABELED_ROW } else { ROW };
        let (ordinary, apart): (Vec<_>, Vec<_>) = bars.iter().partition(|bar| !bar.apart);
        let mut rows = Vec::new();
        let mut top = 0;
        let mut rule = None;
        for bar in ordinary {
            rows.push((bar, top));
            top += row;
        }
        if !apart.is_empty() {
            rule = Some(top + RULE / 2);
            top += RULE;
        }
        for bar in apart {
            rows.push((bar, top));
            top += row;
        }
        let left = match layout {
            Layout::Narrow => 1,
            _ => {
                bars.iter()
                    .map(|bar| text_width_px(&bar.label).max(text_width_px(&bar.detail)))
                    .max()
                    .unwrap_or(0)
                    .min(width / 3)
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

    fn bar<DB: DrawingBackend>(&self, area: &Area<DB>, bar: &Bar, top: i32) -> Outcome<DB> {
        let (ink, open) = match (bar.apart, self.leads(bar)) {
            (true, _) => (Ink::Apart, Ink::ApartOpen),
            (false, true) => (Ink::Lead, Ink::LeadOpen),
            (false, false) => (Ink::Mark, Ink::Open),
        };
        let middle = self.label(area, bar, top)?;
        let (first, last) = (middle - BAR / 2, middle + BAR / 2);
        let Some(extent) = bar.extent.filter(|extent| self.kind == ScaleKind::Linear || extent.low > 0.0) else {
            area.draw(&PathElement::new(vec![(self.left, middle), (self.left + 40, middle)], Ink::Gap.line()))?;
            return area.draw(&Text::new(
                self.fit(&bar.value, self.left + 48),
                (self.left + 48, middle),
                Ink::Soft.text(HPos::Left),
            ));
        };
        let (low, high) = (self.scale.px(extent.low), self.scale.px(extent.high).max(self.left + 1));
        match self.kind {
            ScaleKind::Linear => {
                // "Nearly" falls a little short of the stated end: that stretch is drawn open.
                let solid = if extent.below == End::Near { (high - 8).max(self.left) } else { low.max(self.left + 1) };
                area.draw(&Rectangle::new([(self.left, first), (solid.min(high), last)], ink.fill()))?;
                if solid < high {
                    area.draw(&PathElement::new(
                        vec![(solid, first), (high, first), (high, last), (solid, last)],
                        open.line(),
                    ))?;
                }
            }
            ScaleKind::Log => {
                area.draw(&PathElement::new(vec![(self.left, middle), (high, middle)], Ink::Grid.line()))?;
                if low < high {
                    area.draw(&PathElement::new(vec![(low, middle), (high, middle)], open.line()))?;
                }
                area.draw(&Circle::new((high, middle), 6, ink.fill()))?;
            }
        }
        let reach = match extent.above {
            End::Closed => high,
            End::Near => {
                area.draw(&PathElement::new(vec![(high + 3, middle), (high + 10, middle)], open.line()))?;
                high + 10
            }
            End::Open => {
                let chevron = vec![(high + 4, first), (high + 11, middle), (high + 4, last)];
                area.draw(&PathElement::new(chevron, open.line()))?;
                high + 12
            }
        };
        if extent.below == End::Open {
            let x = if self.kind == ScaleKind::Log { high - 10 } else { self.left + 6 };
            area.draw(&PathElement::new(vec![(x, first), (x - 5, middle), (x, last)], open.line()))?;
        }
        self.value(area, bar, reach + 8, high, middle)
    }

    /// Writes the value where there is room: after the mark, else inside the end of the bar, else nowhere on a dot's left.
    fn value<DB: DrawingBackend>(&self, area: &Area<DB>, bar: &Bar, after: i32, high: i32, middle: i32) -> Outcome<DB> {
        if self.layout == Layout::Narrow {
            return Ok(());
        }
        let width = text_width_px(&bar.value);
        if after + width <= self.width {
            return area.draw(&Text::new(bar.value.clone(), (after, middle), Ink::Value.text(HPos::Left)));
        }
        let ink = if self.kind == ScaleKind::Linear { Ink::Inside } else { Ink::Value };
        area.draw(&Text::new(bar.value.clone(), (high - 10, middle), ink.text(HPos::Right)))
    }

    /// Writes the name and, on a phone, the value in the line above; returns the middle of the bar.
    fn label<DB: DrawingBackend>(
        &self,
        area: &Area<DB>,
        bar: &Bar,
        top: i32,
    ) -> Result<i32, DrawingAreaErrorKind<DB::ErrorType>> {
        let name_ink = if self.leads(bar) { Ink::Label } else { Ink::Soft };
        if self.layout == Layout::Narrow {
            let line = top + TEXT_SIZE / 2 + 4;
            let value = if bar.extent.is_some() { bar.value.as_str() } else { "" };
            let room = self.width - text_width_px(value) - 10;
            area.draw(&Text::new(fitted(&bar.label, room), (0, line), name_ink.text(HPos::Left)))?;
            area.draw(&Text::new(value.to_owned(), (self.width, line), Ink::Value.text(HPos::Right)))?;
            return Ok(line + TEXT_SIZE / 2 + 5 + BAR / 2);
        }
        let middle = top + ROW / 2;
        let end = self.left - 10;
        if bar.detail.is_empty() {
            area.draw(&Text::new(fitted(&bar.label, end), (end, middle), name_ink.text(HPos::Right)))?;
        } else {
            area.draw(&Text::new(fitted(&bar.label, end), (end, middle - 8), Ink::Label.text(HPos::Right)))?;
            area.draw(&Text::new(fitted(&bar.detail, end), (end, middle + 9), Ink::Soft.text(HPos::Right)))?;
        }
        Ok(middle)
    }

    fn fit(&self, text: &str, from: i32) -> String {
        fitted(text, self.width - from)
    }

    /// The largest of the ordinary rows is the one the exhibit is about.
    fn leads(&self, bar: &Bar) -> bool {
        let high = |bar: &Bar| bar.extent.map_or(f64::NEG_INFINITY, |extent| extent.high);
        !bar.apart && bar.extent.is_some() && self.rows.iter().all(|(other, _)| other.apart || high(other) <= high(bar))
    }

    fn points(&self) -> Vec<Point> {
        let height = if self.layout == Layout::Narrow { LABELED_ROW } else { ROW };
        let point = |(bar, top): &(&Bar, i32)| Point {
            x_px: 0,
            y_px: *top,
            width_px: self.width,
            height_px: height,
            address: bar.address.clone(),
            label: bar.told.clone(),
        };
        self.rows.iter().map(point).collect()
    }
}
