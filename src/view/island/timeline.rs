//! A timeline that a reader can move in, and of which one party's events can be looked at alone.

use super::props::props;
use crate::chart::rows::{Group, Row};
use crate::chart::time::{TimeDrawing, Window};
use crate::chart::timeline::{Happened, draw, viewport};
use crate::chart::viewport::Viewport;
use crate::chart::{Layout, Told};
use crate::insight::Span;
use crate::wording;

/// Parties with their events.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    pub lanes: Vec<PartyLane>,
    /// Whether hours are known of it.
    pub has_hours: bool,
}

/// What one party did.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyLane {
    /// Who.
    pub name: String,
    /// In order of time.
    pub events: Vec<Happening>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    pub label: String,
    /// What belongs to the label; may be empty.
    pub detail: String,
    pub told: Told,
    pub span: Span,
    /// Where it became known later: the moment, in seconds since 1970-01-01T00:00.
    pub known: Option<f64>,
    pub is_disputed: bool,
}

props!(struct Timeline { lanes, has_hours });
props!(struct PartyLane { name, events });
props!(struct Happening { label, detail, told, span, known, is_disputed });
props!(struct Told { words, address, strength });
props!(struct Span { from, to, is_interval, is_moment });

impl Timeline {
    /// The lanes that are shown: all, or that at a position; and when their events happened, row by row.
    fn rows(&self, only: Option<usize>) -> (Vec<Group>, Vec<Happened>) {
        let (mut groups, mut happened) = (Vec::new(), Vec::new());
        for (at, lane) in self.lanes.iter().enumerate() {
            if only.is_some_and(|only| only != at) {
                continue;
            }
            let mut rows = Vec::new();
            for event in &lane.events {
                let Happening { label, detail, told, span, known, is_disputed } = event.clone();
                rows.push(Row { label, detail, step: 0, told });
                happened.push(Happened { span, known, is_disputed });
            }
            groups.push(Group { heading: lane.name.clone(), rows });
        }
        (groups, happened)
    }

    /// The first so many events, in the order in which they are drawn, with those whose they are.
    #[cfg(feature = "press")]
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        let (mut lanes, mut left) = (Vec::new(), count);
        for lane in &self.lanes {
            let events = &lane.events[..lane.events.len().min(left)];
            if !events.is_empty() {
                lanes.push(PartyLane { name: lane.name.clone(), events: events.to_vec() });
            }
            left -= events.len();
        }
        Self { lanes, has_hours: self.has_hours }
    }

    /// All events.
    pub fn viewport(&self) -> Viewport {
        viewport(&self.rows(None).1, self.has_hours)
    }

    /// Draws a window of all lanes, or of that at a position.
    pub fn drawing(&self, only: Option<usize>, window: Window, layout: Layout) -> TimeDrawing {
        let (groups, happened) = self.rows(only);
        draw(&groups, &happened, self.has_hours, layout, &wording::axis_date, window)
    }
}
