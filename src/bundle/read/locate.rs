//! Lines and columns for JSON pointers, found by a second look at the text.
//!
//! The pointers are sorted, so that those that lead into one value are neighbors, and one scan of the text follows them:
//! what no pointer leads into is skipped without being looked at, so the cost is one pass, however many pointers there are.

use std::cmp::Ordering;
use std::ops::Range;

use super::json::parse;
use super::node::Node;
use crate::diagnostic::{Place, Pointer};
use crate::sort::sorted;

/// No bundle is nested deeper, and a scan that recursed further could exhaust the stack.
const DEEPEST: usize = 128;

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
    let routes: Vec<Route> = targets.iter().map(Route::to).collect();
    let order = sorted(routes.len(), &|a, b| routes[a].compare(&routes[b]));
    let mut scan = Scan { text, at: 0, routes: order.iter().map(|at| &routes[*at]).collect(), found: vec![None; routes.len()] };
    scan.value(0..routes.len(), 0);
    let found = scan.found;
    let mut places = vec![None; targets.len()];
    let mut cursor = Cursor::new(text);
    let offset = |route: usize| found[route].map(|(_, offset)| offset);
    for route in sorted(found.len(), &|a, b| offset(a).cmp(&offset(b))) {
        places[order[route]] = offset(route).map(|offset| cursor.go(offset));
    }
    places
}

/// The way to a target.
struct Route {
    /// Names and indices of the values to go through.
    steps: Vec<String>,
    /// The position of the member whose key is wanted in the last of these values.
    member: Option<usize>,
}

impl Route {
    fn to(target: &Target) -> Self {
        let mut steps: Vec<String> = target.pointer.segments().collect();
        let member = target.member.and_then(|member| steps.pop().map(|_| member));
        Self { steps, member }
    }

    /// Step by step; where one ends, it and its keys come first.
    fn compare(&self, other: &Self) -> Ordering {
        let both = self.steps.iter().zip(&other.steps);
        let steps = both.map(|(step, other)| compare(step, other)).find(|order| order.is_ne());
        steps.unwrap_or_else(|| (self.steps.len(), self.member).cmp(&(other.steps.len(), other.member)))
    }
}

/// Shorter names first, so that indices are in the order of their numbers.
fn compare(step: &str, other: &str) -> Ordering {
    step.len().cmp(&other.len()).then_with(|| step.cmp(other))
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
    text: &'t str,
    at: usize,
    /// Sorted.
    routes: Vec<&'t Route>,
    /// For each route: how many of its steps have been gone, and where that led.
    found: Vec<Option<(usize, usize)>>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes a value, and follows the routes that lead here with their first `depth` steps.
    fn value(&mut self, routes: Range<usize>, depth: usize) {
        self.space();
        if self.at < self.text.len() {
            self.found[routes.clone()].fill(Some((depth, self.at)));
        }
        let ends = |route: &&Route| route.steps.len() == depth;
        let ending = routes.start + self.routes[routes.clone()].partition_point(ends);
        let bare = ending == routes.end && self.routes[routes.clone()].iter().all(|route| route.member.is_none());
        match self.peek() {
            Some(b'{') if !bare && depth < DEEPEST => self.object(routes.start..ending, ending..routes.end, depth),
            Some(b'[') if !bare && depth < DEEPEST => self.list(ending..routes.end, depth),
            _ => self.skip(),
        }
    }

    /// Passes an object; of the routes, some end at its keys and others lead on.
    fn object(&mut self, mut keys: Range<usize>, routes: Range<usize>, depth: usize) {
        self.at += 1;
        for member in 0.. {
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
                self.space();
            }
            if self.peek() != Some(b'"') {
                break;
            }
            let key_at = self.at;
            self.string();
            while keys.start < keys.end && self.routes[keys.start].member <= Some(member) {
                if self.routes[keys.start].member.is_some() {
                    self.found[keys.start] = Some((depth, key_at));
                }
                keys.start += 1;
            }
            let below = self.below(routes.clone(), depth, key_at);
            self.space();
            if self.peek() == Some(b':') {
                self.at += 1;
            }
            // One that has led on already went through an earlier member of this name.
            match below.filter(|below| self.found[below.start].is_none_or(|(steps, _)| steps <= depth)) {
                Some(below) => self.value(below, depth + 1),
                None => self.skip(),
            }
        }
        self.at += 1;
    }

    /// The routes that go on with the key just passed.
    fn below(&self, routes: Range<usize>, depth: usize, key_at: usize) -> Option<Range<usize>> {
        if routes.is_empty() {
            return None;
        }
        let quoted = self.text.get(key_at..self.at)?;
        if quoted.contains('\\') {
            let Ok(Node::Text(key)) = parse(quoted.as_bytes()) else { return None };
            self.with(routes, depth, &key)
        } else {
            self.with(routes, depth, quoted.trim_matches('"'))
        }
    }

    /// Those of the routes that have this step next.
    fn with(&self, routes: Range<usize>, depth: usize, step: &str) -> Option<Range<usize>> {
        let some = &self.routes[routes.clone()];
        let start = some.partition_point(|route| compare(&route.steps[depth], step).is_lt());
        let count = some[start..].partition_point(|route| route.steps[depth] == step);
        (count > 0).then_some(routes.start + start..routes.start + start + count)
    }

    fn list(&mut self, mut routes: Range<usize>, depth: usize) {
        self.at += 1;
        for index in 0_usize.. {
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
                self.space();
            }
            if matches!(self.peek(), None | Some(b']' | b'}' | b',' | b':')) {
                break;
            }
            // The steps are sorted by number, and those that are none are passed over with the lower ones.
            let next = loop {
                let Some(route) = self.routes[routes.clone()].first() else { break None };
                match route.steps[depth].parse::<usize>() {
                    Ok(at) if at >= index => break Some(at),
                    _ => routes.start += 1,
                }
            };
            let below = match next {
                Some(at) if at == index => self.with(routes.clone(), depth, &self.routes[routes.start].steps[depth]),
                _ => None,
            };
            match below {
                Some(below) => {
                    routes.start = below.end;
                    self.value(below, depth + 1);
                }
                None => self.skip(),
            }
        }
        self.at += 1;
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Passes a value that no pointer leads into.
    fn skip(&mut self) {
        self.space();
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                b'}' | b']' | b',' if open == 0 => return,
                _ => {
                    self.at += 1;
                    // A number or a word ends where the next mark begins.
                    continue;
                }
            }
            if open == 0 {
                return;
            }
        }
    }

    /// Passes a text in quotes.
    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
    }
}
