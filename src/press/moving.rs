//! Drawing a window of long series, where a reader moves in them: the same code as in print, at work in the browser's press.

use super::columns::Numbers;
use crate::chart::Layout;
use crate::chart::market::Words;
use crate::chart::series::{Column, View, draw, whole};
use crate::view::island::series::Lane;
use crate::wording;

/// An exhibit of series, with its numbers.
pub struct Moving {
    lanes: Vec<Lane>,
    /// Those of the lanes that have come, in their order.
    numbers: Vec<Numbers>,
    view: Option<View>,
}

impl Moving {
    /// One without numbers yet; nothing where the props cannot be read.
    pub fn new(props: &str) -> Option<Self> {
        Some(Self { lanes: Lane::read_all(props)?, numbers: Vec::new(), view: None })
    }

    /// Takes the numbers of the next lane: moments in seconds, then values.
    pub fn take(&mut self, numbers: Vec<f64>) {
        self.numbers.push(Numbers::of(numbers));
    }

    /// What is drawn; nothing where numbers are missing, or are of another revision.
    fn columns(&self) -> Option<Vec<Column<'_>>> {
        let mut columns = Vec::new();
        for (at, lane) in self.lanes.iter().enumerate() {
            let Numbers { seconds, values, peaks } =
                self.numbers.get(at).filter(|numbers| numbers.values.len() == lane.length)?;
            let (label, derived, strength) = (&lane.label, &lane.derived, lane.strength());
            columns.push(Column { label, seconds, values, peaks, derived, strength });
        }
        Some(columns)
    }

    /// Draws a window, in seconds, as far as there is something to show: what is to stand in the SVG of the layout at that place.
    pub fn show(&mut self, layout: usize, from: f64, to: f64) -> Option<String> {
        let (layout, columns) = (*Layout::ALL.get(layout)?, self.columns()?);
        let words = Words { tick: &wording::tick, date: &wording::axis_date };
        let all = whole(&columns);
        let window = (from.max(all.0), to.min(all.1));
        let say = |lane: usize, at: usize| {
            let Numbers { seconds, values, .. } = &self.numbers[lane];
            self.lanes[lane].say(at, seconds[at], values[at])
        };
        let view = draw(&columns, &say, layout, &words, window);
        let inner = view.drawing.inner();
        self.view = Some(view);
        Some(inner)
    }

    /// Of the drawing made last: its window, the whole, the narrowest window worth showing, all in seconds; its width, the left
    /// and the right end of the window, and the bottom of each panel, in drawing units.
    pub fn frame(&self) -> Vec<f64> {
        let (Some(view), Some(columns)) = (&self.view, self.columns()) else { return Vec::new() };
        let all = whole(&columns);
        let mut most = 2;
        for lane in &self.lanes {
            most = most.max(lane.length);
        }
        let mut frame = vec![view.window.0, view.window.1, all.0, all.1, (all.1 - all.0) / most as f64];
        for unit in [view.drawing.width_px, view.left, view.right] {
            frame.push(f64::from(unit));
        }
        for (_, bottom) in &view.panels {
            frame.push(f64::from(*bottom));
        }
        frame
    }

    /// What a reader is told at the point of a lane that is nearest to a moment; empty where there is none.
    pub fn tell(&self, lane: usize, moment: f64) -> String {
        let (Some(lane), Some(Numbers { seconds, values, .. })) = (self.lanes.get(lane), self.numbers.get(lane)) else {
            return String::new();
        };
        let after = seconds.partition_point(|seconds| *seconds < moment);
        let mut at = after.min(seconds.len().saturating_sub(1));
        if at > 0 && moment - seconds[at - 1] < seconds[at] - moment {
            at -= 1;
        }
        if seconds.is_empty() { String::new() } else { lane.say(at, seconds[at], values[at]).1.words }
    }
}
