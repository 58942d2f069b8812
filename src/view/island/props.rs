//! Props as text: one value a line, in the order of the fields. The press writes it, the browser reads it.
//!
//! ```text
//! Comparison { id: "compared", metrics: ["Accounts"], rows: [] }     ->     compared ⏎ 1 ⏎ Accounts ⏎ 0 ⏎
//! ```
//!
//! Both ends come from one definition, [`props!`], and are built together, so nothing in between needs a name. As JSON the
//! same props took a third more of the page, and their reader an eighth of the browser module.

use crate::chart::breaks::heard;
#[cfg(not(feature = "press"))]
use crate::chart::breaks::keep;
#[cfg(feature = "press")]
use crate::chart::breaks::marked;

/// A value that can be written beside an island and read again.
pub trait Prop: Sized {
    /// Adds the value's lines.
    fn write(&self, lines: &mut Writer);

    /// Takes the value's lines. When they hold something else, that is noted, and any value stands in: a way out at every
    /// field would be most of the code.
    fn read(lines: &mut Reader) -> Self;
}

/// Makes a struct of props, or an enum of plain words, a [`Prop`]. It names every field, so that a new one is not forgotten.
macro_rules! props {
    (struct $name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::view::island::props::Prop for $name {
            fn write(&self, lines: &mut $crate::view::island::props::Writer) {
                let Self { $($field),+ } = self;
                $($crate::view::island::props::Prop::write($field, lines);)+
            }

            fn read(lines: &mut $crate::view::island::props::Reader) -> Self {
                Self { $($field: $crate::view::island::props::Prop::read(lines)),+ }
            }
        }
    };
    (enum $name:ident { $first:ident, $($word:ident),+ $(,)? }) => {
        impl $crate::view::island::props::Prop for $name {
            fn write(&self, lines: &mut $crate::view::island::props::Writer) {
                match self {
                    Self::$first => lines.line(stringify!($first)),
                    $(Self::$word => lines.line(stringify!($word)),)+
                }
            }

            fn read(lines: &mut $crate::view::island::props::Reader) -> Self {
                let word = lines.line();
                $(if word == stringify!($word) {
                    return Self::$word;
                })+
                lines.expect(word == stringify!($first));
                Self::$first
            }
        }
    };
}
pub(super) use props;

/// Props on their way to the page.
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    /// Adds a text as a line; what would end the line is spelled as in Rust.
    pub fn line(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                // A reader of HTML makes a line feed of it.
                '\r' => self.0.push_str("\\r"),
                _ => self.0.push(letter),
            }
        }
        self.0.push('\n');
    }

    /// All lines.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Props that came with the page.
pub struct Reader<'t> {
    rest: &'t str,
    number: fn(&str) -> f64,
    /// All was as it must be, so far.
    is_good: bool,
}

impl<'t> Reader<'t> {
    /// Reads `text`. `number` reads a decimal number, or gives no number: the browser has a reader of its own, and that of the
    /// standard library brings 10 KB of powers of ten.
    pub fn new(text: &'t str, number: fn(&str) -> f64) -> Self {
        Self { rest: text, number, is_good: true }
    }

    /// The next line as it stands; empty after the last.
    pub fn line(&mut self) -> &'t str {
        let Some((line, rest)) = self.rest.split_once('\n') else {
            self.is_good = false;
            return "";
        };
        self.rest = rest;
        line
    }

    /// Notes when something is not as it must be.
    pub fn expect(&mut self, is_good: bool) {
        self.is_good &= is_good;
    }

    /// Whether there is more to read, and all was as it must be.
    pub fn has_more(&self) -> bool {
        self.is_good && !self.rest.is_empty()
    }

    /// Whether all was read, and was as it must be.
    pub fn is_at_end(&self) -> bool {
        self.is_good && self.rest.is_empty()
    }
}

/// A text; where it breaks goes with it, for when it is drawn.
impl Prop for String {
    fn write(&self, lines: &mut Writer) {
        #[cfg(feature = "press")]
        lines.line(&marked(self));
        // Only the press writes.
        #[cfg(not(feature = "press"))]
        lines.line(self);
    }

    fn read(lines: &mut Reader) -> Self {
        let mut text = Self::new();
        let mut letters = lines.line().chars();
        while let Some(letter) = letters.next() {
            text.push(match letter {
                '\\' => match letters.next() {
                    Some('n') => '\n',
                    Some('r') => '\r',
                    next => {
                        lines.expect(next == Some('\\'));
                        '\\'
                    }
                },
                _ => letter,
            });
        }
        match heard(&text) {
            #[cfg(feature = "press")]
            Some((text, _)) => text,
            #[cfg(not(feature = "press"))]
            Some((text, breaks)) => {
                keep(&text, breaks);
                text
            }
            None => text,
        }
    }
}

impl Prop for f64 {
    fn write(&self, lines: &mut Writer) {
        lines.line(&self.to_string());
    }

    fn read(lines: &mut Reader) -> Self {
        let number = (lines.number)(lines.line());
        lines.expect(number.is_finite());
        number
    }
}

impl Prop for usize {
    fn write(&self, lines: &mut Writer) {
        lines.line(&self.to_string());
    }

    fn read(lines: &mut Reader) -> Self {
        let number = lines.line().parse().ok();
        lines.expect(number.is_some());
        number.unwrap_or_default()
    }
}

impl Prop for bool {
    fn write(&self, lines: &mut Writer) {
        usize::from(*self).write(lines);
    }

    fn read(lines: &mut Reader) -> Self {
        let number = usize::read(lines);
        lines.expect(number < 2);
        number == 1
    }
}

/// Whether it is there, then the value.
impl<T: Prop> Prop for Option<T> {
    fn write(&self, lines: &mut Writer) {
        self.is_some().write(lines);
        if let Some(value) = self {
            value.write(lines);
        }
    }

    fn read(lines: &mut Reader) -> Self {
        if bool::read(lines) { Some(T::read(lines)) } else { None }
    }
}

/// How many, then one after another.
impl<T: Prop> Prop for Vec<T> {
    fn write(&self, lines: &mut Writer) {
        self.len().write(lines);
        for value in self {
            value.write(lines);
        }
    }

    fn read(lines: &mut Reader) -> Self {
        let mut all = Self::new();
        let mut count = usize::read(lines);
        while count > 0 && lines.is_good {
            all.push(T::read(lines));
            count -= 1;
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Cell {
        text: String,
        share: Option<f64>,
        side: Side,
        apart: bool,
    }
    props!(struct Cell { text, share, side, apart });

    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Side {
        Left,
        Right,
    }
    props!(
        enum Side {
            Left,
            Right,
        }
    );

    fn written(value: &impl Prop) -> String {
        let mut lines = Writer::default();
        value.write(&mut lines);
        lines.into_text()
    }

    fn read<T: Prop>(text: &str) -> Option<T> {
        let mut lines = Reader::new(text, |number| number.parse().unwrap_or(f64::NAN));
        let value = T::read(&mut lines);
        lines.is_at_end().then_some(value)
    }

    fn cells() -> Vec<Cell> {
        let numbers = [None, Some(0.1), Some(-28.8e6), Some(f64::MAX), Some(f64::MIN_POSITIVE)];
        let texts = ["", "plain", "two\nlines\r\n", r"\n \\ \", "通义 <b>\"&"];
        let sides = [Side::Left, Side::Right];
        let cell =
            |(at, text): (usize, &str)| Cell { text: text.to_owned(), share: numbers[at], side: sides[at % 2], apart: at > 2 };
        texts.into_iter().enumerate().map(cell).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&written(&cells())), Some(cells()));
    }

    #[test]
    fn a_value_is_a_line() {
        let cell = Cell { text: "a\n".to_owned(), share: Some(0.5), side: Side::Right, apart: false };
        assert_eq!(written(&cell), "a\\n\n1\n0.5\nRight\n0\n");
    }

    #[test]
    fn props_cut_anywhere_are_not_read() {
        let text = written(&cells());
        for (at, _) in text.char_indices() {
            assert_eq!(read::<Vec<Cell>>(&text[..at]), None, "cut at {at}");
        }
        assert_eq!(read::<Vec<Cell>>(&(text + "1\n")), None);
    }
}
