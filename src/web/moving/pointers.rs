//! The pointers that are down on a drawing: what each holds, and whether they drag, pinch or pick a range.

use crate::chart::viewport::Hold;

/// Pixels that a pointer moves before it drags.
const STILL: f64 = 4.0;

/// A pointer that is down.
struct Pressed {
    id: i32,
    hold: Hold,
    /// Where it went down, in pixels from the left of the drawing.
    x: f64,
}

/// All that are down.
#[derive(Default)]
pub struct Pointers {
    pressed: Vec<Pressed>,
    /// Whether what was pressed last has been moved since.
    has_dragged: bool,
    /// The moment at which a range begins that is being picked.
    picked_from: Option<f64>,
}

/// What a moved pointer does.
pub enum Moved {
    /// Too little to tell from a click, or the pointer is not down here.
    Nothing,
    /// A range is picked that begins at that moment; `begins` the first time.
    Picks { from: f64, begins: bool },
    /// What is held goes along; `begins` the first time.
    Drags { begins: bool },
}

impl Pointers {
    /// Whether none is down.
    pub fn are_up(&self) -> bool {
        self.pressed.is_empty()
    }

    /// Whether what was pressed last has been moved since.
    pub fn have_dragged(&self) -> bool {
        self.has_dragged
    }

    /// What they hold.
    pub fn holds(&self) -> Vec<Hold> {
        self.pressed.iter().map(|pressed| pressed.hold).collect()
    }

    /// One goes down at `x` pixels; with `picks`, a range begins where it does.
    pub fn down(&mut self, id: i32, hold: Hold, x: f64, picks: bool) {
        self.picked_from = Some(hold.moment).filter(|_| picks);
        self.has_dragged = false;
        self.pressed.push(Pressed { id, hold, x });
    }

    /// One is moved to `x` pixels, a share of the drawing.
    pub fn move_to(&mut self, id: i32, x: f64, share: f64) -> Moved {
        let Some(pressed) = self.pressed.iter_mut().find(|pressed| pressed.id == id) else { return Moved::Nothing };
        if !self.has_dragged && (x - pressed.x).abs() <= STILL {
            return Moved::Nothing;
        }
        let begins = !self.has_dragged;
        self.has_dragged = true;
        pressed.hold.share = share;
        match self.picked_from {
            Some(from) => Moved::Picks { from, begins },
            None => Moved::Drags { begins },
        }
    }

    /// One is up again. What is still down holds what is now under it, as `moment_at` a share of the drawing tells; the
    /// answer is where the range begins that was picked.
    pub fn up(&mut self, id: i32, moment_at: impl Fn(f64) -> f64) -> Option<f64> {
        self.pressed.retain(|pressed| pressed.id != id);
        for pressed in &mut self.pressed {
            pressed.hold.moment = moment_at(pressed.hold.share);
        }
        self.picked_from.take().filter(|_| self.has_dragged)
    }
}
