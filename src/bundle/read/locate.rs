//! Lines and columns for JSON pointers, found by a second look at the text.
//!
//! The pointers become a tree of what is wanted, and one pass over the text follows it: what no pointer leads into is skipped
//! without being looked at, so the cost is one pass, however many pointers there are.

use std::collections::BTreeMap;

use jiter::{Jiter, JiterResult, Peek};

use super::json::DEEPEST;
use crate::diagnostic::{Place, Pointer};

/// Which place is wanted.
pub(super) struct Target {
    pub pointer: Pointer,
    /// The position of the member in its object, from 0, if its key is wanted and not its value.
    pub member: Option<usize>,
}

/// Where the values are in a JSON text that the pointers lead to, or else the nearest around them that exist.
///
/// Of members with the same key the first is meant. A byte order mark at the start counts for nothing.
pub fn places(text: &str, pointers: &[&Pointer]) -> Vec<Option<Place>> {
    find(text, &pointers.iter().map(|pointer| Target { pointer: (*pointer).clone(), member: None }).collect::<Vec<_>>())
}

/// The same, for keys as well.
pub(super) fn find(text: &str, targets: &[Target]) -> Vec<Option<Place>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut wanted = Wanted::default();
    for (at, target) in targets.iter().enumerate() {
        wanted.add(at, target);
    }
    let mut scan = Scan { bytes: text.as_bytes(), jiter: Jiter::new(text.as_bytes()), found: vec![None; targets.len()] };
    // A text that cannot be read to its end has places up to there.
    let _ = scan.value(wanted, 0);
    let found = scan.found;
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|at| found[*at]);
    let mut places = vec![None; found.len()];
    let mut cursor = Cursor::new(text);
    for at in order {
        places[at] = found[at].map(|offset| cursor.go(offset));
    }
    places
}

/// What is wanted of a value: targets by their position.
#[derive(Default)]
struct Wanted {
    here: Vec<usize>,
    /// Targets that are keys of its members, by the position of the member.
    keys: Vec<(usize, usize)>,
    /// By name or index.
    below: BTreeMap<String, Wanted>,
}

impl Wanted {
    fn add(&mut self, at: usize, target: &Target) {
        let mut steps: Vec<String> = target.pointer.segments().collect();
        let member = target.member.filter(|_| steps.pop().is_some());
        let end = steps.into_iter().fold(self, |wanted, step| wanted.below.entry(step).or_default());
        match member {
            Some(member) => end.keys.push((member, at)),
            None => end.here.push(at),
        }
    }

    /// All targets here and below.
    fn each(&self, visit: &mut dyn FnMut(usize)) {
        self.here.iter().for_each(|at| visit(*at));
        self.keys.iter().for_each(|(_, at)| visit(*at));
        self.below.values().for_each(|below| below.each(visit));
    }
}

/// Where a byte of a text is.
pub(super) fn place_at(text: &str, offset: usize) -> Place {
    Cursor::new(text).go(offset)
}

/// Counts lines and columns on the way through a text.
struct Cursor<'t> {
    ahead: &'t [u8],
    offset: usize,
    place: Place,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Self { ahead: text.as_bytes(), offset: 0, place: Place { line: 1, column: 1 } }
    }

    /// Goes on to this offset, which is not before the last.
    fn go(&mut self, offset: usize) -> Place {
        let (passed, ahead) = self.ahead.split_at((offset - self.offset).min(self.ahead.len()));
        for byte in passed {
            if *byte == b'\n' {
                self.place = Place { line: self.place.line + 1, column: 1 };
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // The other bytes of a character do not count.
                self.place.column += 1;
            }
        }
        (self.ahead, self.offset) = (ahead, offset);
        self.place
    }
}

struct Scan<'t> {
    bytes: &'t [u8],
    jiter: Jiter<'t>,
    /// The offset of each target, as far as the way to it has been gone.
    found: Vec<Option<usize>>,
}

impl Scan<'_> {
    /// Passes a value, and goes where something is wanted.
    fn value(&mut self, wanted: Wanted, depth: usize) -> JiterResult<()> {
        let peek = self.jiter.peek()?;
        let at = self.jiter.current_index();
        wanted.each(&mut |target| self.found[target] = Some(at));
        match peek {
            Peek::Object if depth < DEEPEST && !(wanted.below.is_empty() && wanted.keys.is_empty()) => {
                self.object(wanted, depth)
            }
            Peek::Array if depth < DEEPEST && !wanted.below.is_empty() => self.list(wanted, depth),
            _ => self.jiter.known_skip(peek),
        }
    }

    fn object(&mut self, mut wanted: Wanted, depth: usize) -> JiterResult<()> {
        let mut from = self.jiter.current_index();
        let mut key = self.jiter.known_object()?;
        let mut member = 0;
        while let Some(name) = key {
            // Taken out, since of members with the same key the first is meant.
            let below = wanted.below.remove(name);
            // Between the last value and a key there are a bracket or a comma and spaces.
            let key_at = self.bytes.iter().skip(from).position(|byte| *byte == b'"').map(|quote| from + quote);
            for (_, target) in wanted.keys.iter().filter(|(wanted, _)| *wanted == member) {
                self.found[*target] = key_at;
            }
            self.go(below, depth)?;
            member += 1;
            from = self.jiter.current_index();
            key = self.jiter.next_key()?;
        }
        Ok(())
    }

    fn list(&mut self, mut wanted: Wanted, depth: usize) -> JiterResult<()> {
        let mut next = self.jiter.known_array()?;
        for index in 0_usize.. {
            if next.is_none() {
                break;
            }
            let below = if wanted.below.is_empty() { None } else { wanted.below.remove(&index.to_string()) };
            self.go(below, depth)?;
            next = self.jiter.array_step()?;
        }
        Ok(())
    }

    /// Passes a part of a value.
    fn go(&mut self, wanted: Option<Wanted>, depth: usize) -> JiterResult<()> {
        match wanted {
            Some(wanted) => self.value(wanted, depth + 1),
            None => self.jiter.next_skip(),
        }
    }
}
