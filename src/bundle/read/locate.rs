//! Lines and columns for JSON pointers, found by a second look at the text.
//!
//! The pointers become a tree, and one scan of the text follows that tree: what no pointer leads into is skipped without
//! being looked at, so the cost is one pass, however many pointers there are.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, Pointer};

/// No bundle is nested deeper, and a scan that recursed further could exhaust the stack.
const DEEPEST: usize = 128;

/// Which place is wanted.
pub(super) struct Target<'p> {
    pub pointer: &'p Pointer,
    /// The position of the member in its object, from 0, if its key is wanted and not its value.
    pub member: Option<usize>,
}

/// Where the values are in a JSON text that the pointers lead to, or else the nearest around them that exist.
///
/// Of members with the same key the first is meant. A byte order mark at the start counts for nothing.
pub fn places(text: &str, pointers: &[&Pointer]) -> Vec<Option<Place>> {
    find(text, &pointers.iter().map(|pointer| Target { pointer, member: None }).collect::<Vec<_>>())
}

/// The same, for keys as well.
pub(super) fn find(text: &str, targets: &[Target]) -> Vec<Option<Place>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut scan = Scan { text, at: 0, spots: vec![Spot::default()] };
    let wanted: Vec<usize> = targets.iter().map(|target| scan.want(target)).collect();
    scan.value(0, DEEPEST);
    let mut found: Vec<(usize, usize)> =
        wanted.iter().enumerate().filter_map(|(target, spot)| Some((scan.offset(*spot)?, target))).collect();
    found.sort_unstable();
    let mut places = vec![None; targets.len()];
    let mut cursor = Cursor::new(text);
    for (offset, target) in found {
        places[target] = Some(cursor.go(offset));
    }
    places
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

/// One value or key that a pointer leads to or through.
#[derive(Default)]
struct Spot {
    parent: Option<usize>,
    /// Spots below, by name or index.
    children: BTreeMap<String, usize>,
    /// Spots of keys, by the member's position.
    keys: BTreeMap<usize, usize>,
    offset: Option<usize>,
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    spots: Vec<Spot>,
}

impl Scan<'_> {
    fn want(&mut self, target: &Target) -> usize {
        let mut names: Vec<_> = target.pointer.segments().collect();
        let key = target.member.and_then(|member| names.pop().map(|_| member));
        let spot = names.into_iter().fold(0, |parent, name| {
            let new = self.spots.len();
            let spot = *self.spots[parent].children.entry(name).or_insert(new);
            self.grow(parent, spot)
        });
        key.map_or(spot, |member| {
            let new = self.spots.len();
            let key = *self.spots[spot].keys.entry(member).or_insert(new);
            self.grow(spot, key)
        })
    }

    fn grow(&mut self, parent: usize, spot: usize) -> usize {
        if spot == self.spots.len() {
            self.spots.push(Spot { parent: Some(parent), ..Spot::default() });
        }
        spot
    }

    /// Where the spot is, or the nearest one around it.
    fn offset(&self, spot: usize) -> Option<usize> {
        let parent = |spot: &&Spot| spot.parent.map(|parent| &self.spots[parent]);
        std::iter::successors(Some(&self.spots[spot]), parent).find_map(|spot| spot.offset)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes a value, and follows the spots in it.
    fn value(&mut self, spot: usize, depth: usize) {
        self.space();
        if self.at < self.text.len() {
            self.spots[spot].offset = Some(self.at);
        }
        let bare = self.spots[spot].children.is_empty() && self.spots[spot].keys.is_empty();
        match self.peek() {
            Some(b'{') if !bare && depth > 0 => self.object(spot, depth - 1),
            Some(b'[') if !bare && depth > 0 => self.list(spot, depth - 1),
            _ => self.skip(),
        }
    }

    fn object(&mut self, spot: usize, depth: usize) {
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
            if let Some(key) = self.spots[spot].keys.get(&member) {
                let key = *key;
                self.spots[key].offset = Some(key_at);
            }
            let child = self.child(spot, key_at).filter(|child| self.spots[*child].offset.is_none());
            self.space();
            if self.peek() == Some(b':') {
                self.at += 1;
            }
            match child {
                Some(child) => self.value(child, depth),
                None => self.skip(),
            }
        }
        self.at += 1;
    }

    /// The spot below that the key just passed leads to.
    fn child(&self, spot: usize, key_at: usize) -> Option<usize> {
        let children = &self.spots[spot].children;
        if children.is_empty() {
            return None;
        }
        let quoted = self.text.get(key_at..self.at)?;
        if quoted.contains('\\') {
            children.get(&serde_json::from_str::<String>(quoted).ok()?).copied()
        } else {
            children.get(quoted.trim_matches('"')).copied()
        }
    }

    fn list(&mut self, spot: usize, depth: usize) {
        self.at += 1;
        let children = &self.spots[spot].children;
        let mut wanted: Vec<(usize, usize)> =
            children.iter().filter_map(|(index, child)| Some((index.parse().ok()?, *child))).collect();
        wanted.sort_unstable();
        let mut wanted = wanted.into_iter().peekable();
        for index in 0.. {
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
                self.space();
            }
            if matches!(self.peek(), None | Some(b']' | b'}' | b',' | b':')) {
                break;
            }
            match wanted.next_if(|(at, _)| *at == index) {
                Some((_, child)) => self.value(child, depth),
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
