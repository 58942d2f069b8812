//! What is shown of a whole time, and where a reader's moves lead.
//!
//! ```text
//! key, wheel, holds, range -> the window that is asked for -> show: as far as there is something to show
//! ```
//!
//! Moments are seconds since 1970-01-01T00:00; a share is a part of what is shown, from 0 at its beginning to 1 at its end.

use super::time::Window;

/// So near to all is all, or a drawing could hardly be left as it was found.
const ALL: f64 = 0.999;
/// A range that is picked is at least such a part of what is shown; less is a click with an unsteady hand.
const LEAST_PICKED: f64 = 0.01;

/// A window over a whole: within it, and never shorter than is worth showing.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewport {
    whole: Window,
    shortest: f64,
    shown: Window,
}

/// What is held, by a pointer: a moment, and the share at which it is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hold {
    pub moment: f64,
    pub share: f64,
}

impl Viewport {
    /// All of a time; one of so many parts of it is the least worth showing.
    pub fn over(whole: Window, parts: f64) -> Self {
        Self { whole, shortest: (whole.1 - whole.0) / parts, shown: whole }
    }

    pub fn whole(&self) -> Window {
        self.whole
    }

    pub fn shown(&self) -> Window {
        self.shown
    }

    pub fn is_all(&self) -> bool {
        self.shown == self.whole
    }

    fn width(&self) -> f64 {
        self.shown.1 - self.shown.0
    }

    /// The moment at a share.
    pub fn moment(&self, share: f64) -> f64 {
        self.shown.0 + share * self.width()
    }

    /// The share of a moment.
    pub fn share(&self, moment: f64) -> f64 {
        (moment - self.shown.0) / self.width()
    }

    /// Shows a window, as far as there is something to show; whether that is another than before.
    pub fn show(&mut self, (from, to): Window) -> bool {
        let before = self.shown;
        let (first, last) = self.whole;
        let width = (to - from).max(self.shortest);
        self.shown = if width >= (last - first) * ALL {
            self.whole
        } else {
            let from = from.min(last - width).max(first);
            (from, from + width)
        };
        self.shown != before
    }

    /// So many times as much, around a moment that stays where it is.
    pub fn zoomed(&self, times: f64, around: f64) -> Window {
        let (from, to) = self.shown;
        (around - (around - from) * times, around + (to - around) * times)
    }

    /// Where a key leads, by its name in a browser; nothing for one that leads nowhere.
    pub fn stepped(&self, key: &str) -> Option<Window> {
        let by = match key {
            "ArrowLeft" => self.width() / -4.0,
            "ArrowRight" => self.width() / 4.0,
            "Home" => self.whole.0 - self.shown.0,
            "End" => self.whole.1 - self.shown.1,
            "+" | "=" => return Some(self.zoomed(0.5, self.moment(0.5))),
            "-" => return Some(self.zoomed(2.0, self.moment(0.5))),
            "Escape" => return Some(self.whole),
            _ => return None,
        };
        Some((self.shown.0 + by, self.shown.1 + by))
    }

    /// With what is held where it is to be: one moment moves what is shown, two stretch it, too. Two that pass each other hold
    /// nothing.
    pub fn held(&self, holds: &[Hold]) -> Window {
        let Some(one) = holds.first() else { return self.shown };
        let width = match holds.get(1) {
            Some(other) => (other.moment - one.moment) / (other.share - one.share),
            None => self.width(),
        };
        let from = one.moment - one.share * width;
        if width > 0.0 { (from, from + width) } else { self.shown }
    }

    /// The range between two moments, in any order; nothing where it is hardly one.
    pub fn picked(&self, one: f64, other: f64) -> Option<Window> {
        ((other - one).abs() > self.width() * LEAST_PICKED).then(|| (one.min(other), one.max(other)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAYS: Viewport = Viewport { whole: (0.0, 100.0), shortest: 1.0, shown: (0.0, 100.0) };

    fn shown(from: f64, to: f64) -> Viewport {
        let mut shown = DAYS;
        shown.show((from, to));
        shown
    }

    #[test]
    fn keys_lead_earlier_later_closer_and_wider() {
        let here = shown(40.0, 60.0);
        for (key, expected) in [
            ("ArrowLeft", (35.0, 55.0)),
            ("ArrowRight", (45.0, 65.0)),
            ("Home", (0.0, 20.0)),
            ("End", (80.0, 100.0)),
            ("+", (45.0, 55.0)),
            ("=", (45.0, 55.0)),
            ("-", (30.0, 70.0)),
            ("Escape", (0.0, 100.0)),
        ] {
            assert_eq!(here.stepped(key), Some(expected), "{key}");
        }
        assert_eq!(here.stepped("a"), None);
    }

    #[test]
    fn at_its_ends_there_is_nothing_beyond() {
        assert_eq!(shown(-20.0, 20.0).shown(), (0.0, 40.0));
        assert_eq!(shown(90.0, 130.0).shown(), (60.0, 100.0));
        assert_eq!(shown(50.0, 50.1).shown(), (50.0, 51.0), "no shorter than is worth showing");
        assert!(shown(0.05, 100.0).is_all(), "nearly all is all");
        let mut here = shown(40.0, 60.0);
        assert!(here.show((41.0, 61.0)) && !here.show((41.0, 61.0)), "it tells whether it is another");
    }

    #[test]
    fn two_fingers_stretch_and_move() {
        let hold = |moment, share| Hold { moment, share };
        let here = shown(40.0, 60.0);
        assert_eq!(here.held(&[]), (40.0, 60.0));
        assert_eq!(here.held(&[hold(50.0, 0.25)]), (45.0, 65.0));
        assert_eq!(here.held(&[hold(45.0, 0.0), hold(55.0, 1.0)]), (45.0, 55.0));
        assert_eq!(here.held(&[hold(45.0, 0.6), hold(55.0, 0.4)]), (40.0, 60.0), "one has passed the other");
    }

    #[test]
    fn a_range_is_picked_either_way_unless_the_hand_only_shook() {
        assert_eq!(DAYS.picked(30.0, 20.0), Some((20.0, 30.0)));
        assert_eq!(DAYS.picked(20.0, 30.0), Some((20.0, 30.0)));
        assert_eq!(DAYS.picked(20.0, 20.9), None);
    }

    proptest! {
        #[test]
        fn no_move_leads_out_of_the_whole(
            whole in (-1e11..1e11_f64, 0.0..1e11_f64),
            parts in 1.0..1e6_f64,
            moves in prop::collection::vec((0..4, any::<f64>(), any::<f64>()), 0..20),
        ) {
            let whole = (whole.0, whole.0 + whole.1);
            let mut here = Viewport::over(whole, parts);
            for (kind, a, b) in moves {
                let window = match kind {
                    0 => (a, b),
                    1 => here.zoomed(a, b),
                    2 => here.held(&[Hold { moment: a, share: b }]),
                    _ => here.held(&[Hold { moment: a, share: 0.2 }, Hold { moment: b, share: 0.7 }]),
                };
                here.show(window);
                let (from, to) = here.shown();
                // The last bit of an end may be lost where it is put together.
                let last_bit = whole.0.abs().max(whole.1.abs()) * f64::EPSILON * 2.0;
                prop_assert!(whole.0 <= from && from <= to && to <= whole.1 + last_bit, "{whole:?} {here:?}");
            }
        }

        #[test]
        fn what_a_zoom_goes_around_stays_where_it_is(share in 0.0..1.0_f64, times in 0.2..1.0_f64) {
            let here = shown(30.0, 70.0);
            let moment = here.moment(share);
            let mut closer = here.clone();
            closer.show(here.zoomed(times, moment));
            prop_assert!((closer.share(moment) - share).abs() < 1e-9);
        }
    }
}
