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
}

impl Scale {
    /// Zero to `high` over a stretch of places. A `high` that is not positive is taken as 1, so that equal and empty
    /// data have an axis.
    pub fn linear(high: f64, from_px: i32, to_px: i32) -> Self {
        let high = if high > 0.0 { high } else { 1.0 };
        Self { coordinate: Coordinate::Linear((0.0..high).into()), from_px, to_px }
    }

    /// Powers of ten that hold `low` and `high`, both positive.
    pub fn log(low: f64, high: f64, from_px: i32, to_px: i32) -> Self {
        let down = 10f64.powf(low.log10().floor());
        let up = 10f64.powf(high.log10().ceil());
        let up = if up > down { up } else { down * 10.0 };
        Self { coordinate: Coordinate::Log((down..up).log_scale().into()), from_px, to_px }
    }

    /// The place of a value; outside the domain it is held at the nearest end.
    pub fn px(&self, value: f64) -> i32 {
        let place = match &self.coordinate {
            Coordinate::Linear(c) => c.map(&value, (self.from_px, self.to_px)),
            Coordinate::Log(c) => c.map(&value.max(f64::MIN_POSITIVE), (self.from_px, self.to_px)),
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
                (0.0..=1.0).contains(&share).then(|| range.start * (range.end / range.start).powf(share))
            }
        }
    }

    /// Round values to label, at most `most` of them, the ends of a log scale included.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        match &self.coordinate {
            Coordinate::Linear(c) => c.key_points(most),
            Coordinate::Log(c) => {
                let range = c.range();
                let (first, last) = (range.start.log10().round(), range.end.log10().round());
                let decades = last - first;
                let step = (decades / most.max(2) as f64).ceil().max(1.0);
                let mut ticks = Vec::new();
                let mut power = first;
                while power <= last {
                    ticks.push(10f64.powf(power));
                    power += step;
                }
                ticks
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_values_invert() {
        for scale in [Scale::linear(28.8e6, 100, 700), Scale::log(150e3, 151e6, 100, 700)] {
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
        ] {
            assert!(!scale.ticks(5).is_empty());
            assert!((0..=100).contains(&scale.px(1e308)) && (0..=100).contains(&scale.px(0.0)));
        }
    }
}
