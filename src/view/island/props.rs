//! Props as text: one value a line, in the order of the fields. The press writes it, the browser reads it.
//!
//! ```text
//! Campaigns { id: "compared", metrics: ["Accounts"], rows: [] }     ->     compared ⏎ 1 ⏎ Accounts ⏎ 0 ⏎
//! ```
//!
//! Both ends come from one definition, [`props!`], and are built together, so nothing in between needs a name. As JSON the
//! same props took a third more of the page, and their reader an eighth of the browser module.

use crate::numeral::numeral;

/// A value that can be written beside an island and read again.
pub trait Prop: Sized {
    /// Adds the value's lines.
    fn write(&self, lines: &mut Writer);

    /// Takes the value's lines; `None` when they hold something else.
    fn read(lines: &mut Reader) -> Option<Self>;
}

/// Makes a struct of props, or an enum of plain words, a [`Prop`]. It names every field, so that a new one is not forgotten.
macro_rules! props {
    (struct $name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::view::island::props::Prop for $name {
            fn write(&self, lines: &mut $crate::view::island::props::Writer) {
                let Self { $($field),+ } = self;
                $($crate::view::island::props::Prop::write($field, lines);)+
            }

            fn read(lines: &mut $crate::view::island::props::Reader) -> Option<Self> {
                Some(Self { $($field: $crate::view::island::props::Prop::read(lines)?),+ })
            }
        }
    };
    (enum $name:ident { $($word:ident),+ $(,)? }) => {
        impl $crate::view::island::props::Prop for $name {
            fn write(&self, lines: &mut $crate::view::island::props::Writer) {
                match self {
                    $(Self::$word => lines.line(stringify!($word)),)+
                }
            }

            fn read(lines: &mut $crate::view::island::props::Reader) -> Option<Self> {
                let word = lines.line()?;
                $(if word == stringify!($word) {
                    return Some(Self::$word);
                })+
                None
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
}

impl<'t> Reader<'t> {
    /// Reads `text`. `number` reads a decimal number, or gives no number: the browser has a reader of its own, and that of the
    /// standard library brings 10 KB of powers of ten.
    pub fn new(text: &'t str, number: fn(&str) -> f64) -> Self {
        Self { rest: text, number }
    }

    /// The next line as it stands.
    pub fn line(&mut self) -> Option<&'t str> {
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        Some(line)
    }

    /// Whether all was read.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

impl Prop for String {
    fn write(&self, lines: &mut Writer) {
        lines.line(self);
    }

    fn read(lines: &mut Reader) -> Option<Self> {
        let mut text = Self::new();
        let mut letters = lines.line()?.chars();
        while let Some(letter) = letters.next() {
            text.push(match letter {
                '\\' => match letters.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    '\\' => '\\',
                    _ => return None,
                },
                _ => letter,
            });
        }
        Some(text)
    }
}

impl Prop for f64 {
    fn write(&self, lines: &mut Writer) {
        lines.line(&numeral(*self));
    }

    fn read(lines: &mut Reader) -> Option<Self> {
        let number = (lines.number)(lines.line()?);
        number.is_finite().then_some(number)
    }
}

impl Prop for usize {
    fn write(&self, lines: &mut Writer) {
        lines.line(&self.to_string());
    }

    fn read(lines: &mut Reader) -> Option<Self> {
        lines.line()?.parse().ok()
    }
}

impl Prop for bool {
    fn write(&self, lines: &mut Writer) {
        usize::from(*self).write(lines);
    }

    fn read(lines: &mut Reader) -> Option<Self> {
        match usize::read(lines)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
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

    fn read(lines: &mut Reader) -> Option<Self> {
        if bool::read(lines)? { T::read(lines).map(Some) } else { Some(None) }
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

    fn read(lines: &mut Reader) -> Option<Self> {
        let mut all = Self::new();
        for _ in 0..usize::read(lines)? {
            all.push(T::read(lines)?);
        }
        Some(all)
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
        T::read(&mut lines).filter(|_| lines.is_at_end())
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
        let cell = Cell { text: "a\nb".to_owned(), share: Some(0.5), side: Side::Right, apart: false };
        assert_eq!(written(&cell), "a\\nb\n1\n0.5\nRight\n0\n");
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
