//! From values to places and back, on plotters' own coordinates.

use plotters::coord::combinators::{IntoLogRange, LogCoord};
use plotters::coord::ranged1d::{Ranged, ReversibleRanged};
use plotters::coord::types::RangedCoordf64;

/// A mapping of values to places along one axis.
pub struct Scale {
    coordinate: Coordinate,
    from_px: i32,
    to_px: i32,
}

enum Coordinate {
    Linear(RangedCoordf64),
    Log(LogCoord<f64>),
    /// From the first value to the second, any two in order.
    Between(f64, f64),
}

impl Scale {
    /// Zero to `high` over a stretch of places. A `high` that is not positive is taken as 1, so that equal and empty
    /// data have an axis.
    pub fn linear(high: f64, from_px: i32, to_px: i32) -> Self {
        let high = if high > 0.0 { high } else { 1.0 };
        Self { coordinate: Coordinate::Linear((0.0..high).into()), from_px, to_px }
    }

    /// From `low` to `high` and a little beyond; equal ones and those that are no numbers still have an axis.
    pub fn between(low: f64, high: f64, from_px: i32, to_px: i32) -> Self {
        let (low, high) = if low.is_finite() && high.is_finite() && low <= high { (low, high) } else { (0.0, 1.0) };
        // Halves, since a range may be larger than the largest number.
        let margin = ((high / 2.0 - low / 2.0) / 8.0).max(low.abs() * 1e-3).max(f64::MIN_POSITIVE);
        let margin = if low < high { margin } else { margin.max(if low == 0.0 { 1.0 } else { low.abs() / 8.0 }) };
        let coordinate = Coordinate::Between((low - margin).max(f64::MIN), (high + margin).min(f64::MAX));
        Self { coordinate, from_px, to_px }
    }

    /// From `low` to `high` and no further.
    pub fn over(low: f64, high: f64, from_px: i32, to_px: i32) -> Self {
        Self { coordinate: Coordinate::Between(low, if high > low { high } else { low + 1.0 }), from_px, to_px }
    }

    /// Powers of ten that hold `low` and `high`, both positive.
    pub fn log(low: f64, high: f64, from_px: i32, to_px: i32) -> Self {
        let down = 10f64.powi(low.log10().floor() as i32);
        let up = 10f64.powi(high.log10().ceil() as i32);
        let up = if up > down { up } else { down * 10.0 };
        Self { coordinate: Coordinate::Log((down..up).log_scale().into()), from_px, to_px }
    }

    /// The place of a value; outside the domain it is held at the nearest end.
    pub fn px(&self, value: f64) -> i32 {
        let place = match &self.coordinate {
            Coordinate::Linear(c) => c.map(&value, (self.from_px, self.to_px)),
            Coordinate::Log(c) => c.map(&value.max(f64::MIN_POSITIVE), (self.from_px, self.to_px)),
            Coordinate::Between(low, high) => {
                let share = (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0);
                self.from_px + (share.clamp(0.0, 1.0) * f64::from(self.to_px - self.from_px)).round() as i32
            }
        };
        place.clamp(self.from_px.min(self.to_px), self.from_px.max(self.to_px))
    }

    /// The value at a place; `None` outside the axis.
    pub fn value_at(&self, px: i32) -> Option<f64> {
        match &self.coordinate {
            Coordinate::Linear(c) => c.unmap(px, (self.from_px, self.to_px)),
            Coordinate::Log(c) => {
                let share = f64::from(px - self.from_px) / f64::from(self.to_px - self.from_px);
                let range = c.range();
                (0.0..=1.0).contains(&share).then(|| power_between(range.start, range.end, share))
            }
            Coordinate::Between(low, high) => {
                let share = f64::from(px - self.from_px) / f64::from(self.to_px - self.from_px);
                (0.0..=1.0).contains(&share).then(|| low * (1.0 - share) + high * share)
            }
        }
    }

    /// Round values to label, at most `most` of them, the ends of a log scale included.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        match &self.coordinate {
            Coordinate::Linear(c) => round_values(c.range().start, c.range().end, most.max(2)),
            Coordinate::Between(low, high) => round_values(*low, *high, most.max(2)),
            Coordinate::Log(c) => {
                let range = c.range();
                let (first, last) = (range.start.log10().round() as i32, range.end.log10().round() as i32);
                let step = (last - first).unsigned_abs().div_ceil(most.max(2) as u32).max(1);
                (first..=last).step_by(step as usize).map(|power| 10f64.powi(power)).collect()
            }
        }
    }
}

/// What lies at a share of the way from one value to another in even ratios. By roots: the power function that would say it at
/// once brings tables of 2 KB.
fn power_between(low: f64, high: f64, share: f64) -> f64 {
    let (mut value, mut ratio, mut rest) = (low, high / low, share);
    // As many halvings as a number has bits.
    for _ in 0..f64::MANTISSA_DIGITS {
        if rest >= 1.0 {
            value *= ratio;
            rest -= 1.0;
        }
        ratio = ratio.sqrt();
        rest *= 2.0;
    }
    value
}

/// Multiples of 1, 2, 2.5 or 5 times a power of ten between two values, at most `most`.
fn round_values(low: f64, high: f64, most: usize) -> Vec<f64> {
    let rough = (high / most as f64 - low / most as f64).max(f64::MIN_POSITIVE);
    let power = 10f64.powi(rough.log10().floor() as i32);
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].iter().map(|round| round * power).find(|step| *step >= rough).unwrap_or(rough);
    let first = (low / step).ceil();
    let values = (0..=most).map(|at| (first + at as f64) * step);
    values.filter(|value| (low..=high).contains(value)).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_values_invert() {
        for scale in
            [Scale::linear(28.8e6, 100, 700), Scale::log(150e3, 151e6, 100, 700), Scale::between(-90.0, 186.2, 100, 700)]
        {
            for px in (100..=700).step_by(50) {
                let value = scale.value_at(px).expect("the place is on the axis");
                assert!((scale.px(value) - px).abs() <= 1, "{px} -> {value} -> {}", scale.px(value));
            }
            assert_eq!(scale.value_at(99), None);
        }
    }

    #[test]
    fn odd_domains_still_have_an_axis() {
        for scale in [
            Scale::linear(0.0, 0, 100),
            Scale::linear(-3.0, 0, 100),
            Scale::linear(1e308, 0, 100),
            Scale::log(5.0, 5.0, 0, 100),
            Scale::between(0.0, 0.0, 0, 100),
            Scale::between(94.5, 94.5, 0, 100),
            Scale::between(-1e308, 1e308, 0, 100),
            Scale::between(1e308, 1e308, 0, 100),
            Scale::between(f64::INFINITY, f64::NEG_INFINITY, 0, 100),
        ] {
            assert!(!scale.ticks(5).is_empty());
            assert!((0..=100).contains(&scale.px(1e308)) && (0..=100).contains(&scale.px(0.0)));
        }
    }
}
