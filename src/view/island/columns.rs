//! The numbers of long series as typed columns, which an island reads without parsing. The press writes them, the browser
//! reads them.
//!
//! ```text
//! file, little-endian:  moments, values                  each: how many (u32), a kind (u8), and
//! 0  even:     first, step                 (f64, f64)    first + position × step
//! 1  decimal:  divisor, then each          (f64, i32…)   each ÷ divisor; the lowest i32 for a gap
//! 2  plain:    each                        (f64…)        NaN for a gap
//! ```
//!
//! A column takes the first kind that gives back every number to its last bit, so a million whole numbers a minute apart
//! take 4 MB, not 16. Moments are in seconds since 1970-01-01T00:00Z.

const EVEN: u8 = 0;
const DECIMAL: u8 = 1;
const PLAIN: u8 = 2;
/// What stands for a gap among whole numbers.
const GAP: i32 = i32::MIN;

/// Where the columns of a series lie, from its page. A page that is older than what lies beside it asks for what is no longer
/// there, rather than take other numbers for its own.
#[cfg(feature = "press")]
pub fn path(id: &str, revision: u32) -> String {
    ["series/", id, "-r", &revision.to_string(), ".bin"].concat()
}

/// Moments and their values, as a file.
#[cfg(feature = "press")]
pub fn written(seconds: &[f64], values: &[f64]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for column in [seconds, values] {
        write(column, &mut bytes);
    }
    bytes
}

#[cfg(feature = "press")]
fn write(column: &[f64], bytes: &mut Vec<u8>) {
    // A column is no longer than a bundle, which has less than that many bytes.
    bytes.extend_from_slice(&u32::try_from(column.len()).unwrap_or(u32::MAX).to_le_bytes());
    if let Some((first, step)) = evenly(column) {
        bytes.push(EVEN);
        bytes.extend_from_slice(&first.to_le_bytes());
        bytes.extend_from_slice(&step.to_le_bytes());
    } else if let Some(divisor) = divisor(column) {
        bytes.push(DECIMAL);
        bytes.extend_from_slice(&divisor.to_le_bytes());
        for number in column {
            bytes.extend_from_slice(&whole(*number, divisor).to_le_bytes());
        }
    } else {
        bytes.push(PLAIN);
        for number in column {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
    }
}

fn even(first: f64, step: f64, at: usize) -> f64 {
    // Columns are short of the 2^53 places that a number tells apart.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let at = at as f64;
    first + at * step
}

/// The first number and the step to each next, where that is all there is to tell.
#[cfg(feature = "press")]
fn evenly(column: &[f64]) -> Option<(f64, f64)> {
    let [first, second, ..] = column else { return None };
    let step = second - first;
    for (at, number) in column.iter().enumerate() {
        if even(*first, step, at).to_bits() != number.to_bits() {
            return None;
        }
    }
    Some((*first, step))
}

/// A number times the divisor, rounded.
#[cfg(feature = "press")]
fn whole(number: f64, divisor: f64) -> i32 {
    if number.is_nan() { GAP } else { (number * divisor).round() as i32 }
}

/// The power of ten by which whole numbers of 32 bits are divided to give the column.
#[cfg(feature = "press")]
fn divisor(column: &[f64]) -> Option<f64> {
    let is_given = |number: f64, divisor: f64| {
        let whole = whole(number, divisor);
        number.is_nan() || whole != GAP && (f64::from(whole) / divisor).to_bits() == number.to_bits()
    };
    [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6].into_iter().find(|divisor| column.iter().all(|number| is_given(*number, *divisor)))
}

/// Adds a file to others, under the id of its series.
#[cfg(feature = "press")]
pub fn add(all: &mut Vec<u8>, id: &str, file: &[u8]) {
    for part in [id.as_bytes(), file] {
        all.extend_from_slice(&u32::try_from(part.len()).unwrap_or_default().to_le_bytes());
        all.extend_from_slice(part);
    }
}

/// The file of that series among those that were added; nothing where there is none.
pub fn of<'b>(all: &'b [u8], id: &str) -> Option<&'b [u8]> {
    let mut rest = Rest(all);
    loop {
        let known = rest.part()?;
        let file = rest.part()?;
        if known == id.as_bytes() {
            return Some(file);
        }
    }
}

/// What is left of a file.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    /// A stretch of bytes with its length before it.
    fn part(&mut self) -> Option<&'b [u8]> {
        let length = u32::from_le_bytes(self.take()?) as usize;
        self.stretch(length)
    }

    fn stretch(&mut self, length: usize) -> Option<&'b [u8]> {
        let (own, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(own)
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn number(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }

    fn column(&mut self, length: usize) -> Option<Vec<f64>> {
        if u32::from_le_bytes(self.take()?) as usize != length {
            return None;
        }
        let [kind] = self.take()?;
        let [one, other] = match kind {
            EVEN => [self.number()?, self.number()?],
            DECIMAL => [self.number()?, 0.0],
            PLAIN => [0.0; 2],
            _ => return None,
        };
        let size = [0, 4, 8][usize::from(kind)];
        let bytes = self.stretch(length.checked_mul(size)?)?;
        let mut column = vec![0.0; length];
        for (number, part) in column.chunks_mut(BLOCK).enumerate() {
            let start = number * BLOCK;
            fill(part, start, kind, [one, other], bytes.get(start * size..).unwrap_or_default());
        }
        Some(column)
    }
}

/// So many numbers are read in one go.
const BLOCK: usize = 1024;

/// Reads the block of a column that begins at a position. `one` and `other` are what its kind says of all of it. Apart, since a browser makes quick
/// code of a function once it has been called many times, not of a loop that goes on.
#[inline(never)]
fn fill(block: &mut [f64], start: usize, kind: u8, [one, other]: [f64; 2], bytes: &[u8]) {
    match kind {
        EVEN => {
            for (at, number) in block.iter_mut().enumerate() {
                *number = even(one, other, start + at);
            }
        }
        DECIMAL => {
            for (number, bytes) in block.iter_mut().zip(bytes.as_chunks().0) {
                let whole = i32::from_le_bytes(*bytes);
                *number = if whole == GAP { f64::NAN } else { f64::from(whole) / one };
            }
        }
        _ => {
            for (number, bytes) in block.iter_mut().zip(bytes.as_chunks().0) {
                *number = f64::from_le_bytes(*bytes);
            }
        }
    }
}

/// The moments and the values of a file; nothing where it holds something else, or not as many as are expected of each.
pub fn read(file: &[u8], length: usize) -> Option<[Vec<f64>; 2]> {
    let mut rest = Rest(file);
    let columns = [rest.column(length)?, rest.column(length)?];
    rest.0.is_empty().then_some(columns)
}

#[cfg(all(test, feature = "press"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(column: &[f64]) -> Vec<u64> {
        column.iter().map(|number| if number.is_nan() { f64::NAN.to_bits() } else { number.to_bits() }).collect()
    }

    /// Checks that a column is given back, and as which kind.
    #[track_caller]
    fn check(column: &[f64], kind: u8) {
        let file = written(column, column);
        let columns = read(&file, column.len()).expect("what is written is read");
        assert_eq!(columns.map(|read| bits(&read)), [bits(column), bits(column)]);
        assert_eq!(file[4], kind, "{column:?}");
    }

    #[test]
    fn each_column_takes_the_shortest_kind_that_loses_nothing() {
        check(&[1_776_816_000.0, 1_776_816_060.0, 1_776_816_120.0], EVEN);
        check(&[1.0, 3.0, 4.0], DECIMAL);
        check(&[0.1, 0.25, 1e-6, f64::NAN, -3.0], DECIMAL);
        check(&[2_147_483_647.0, 1.0, -2_147_483_647.0], DECIMAL);
        check(&[2_147_483_648.0, 0.0, 5.0], PLAIN);
        check(&[-2_147_483_648.0, 0.0, 5.0], PLAIN);
        check(&[1.0, -0.0, 5.0], PLAIN);
        check(&[1e-7, 2.0, 2.5], PLAIN);
        check(&[f64::INFINITY, 2.0, 2.5], PLAIN);
        check(&[], DECIMAL);
        check(&[0.3], DECIMAL);
        check(&[-5.0, -3.0, -1.0], EVEN);
        let tenths: Vec<f64> = (0..3000).map(|at| even(0.1, 0.1, at)).collect();
        check(&tenths, EVEN);
        check(&tenths.iter().map(|tenth| tenth.sqrt()).collect::<Vec<_>>(), PLAIN);
        check(&(0..3000).map(|at| f64::from(at * at % 7919) / 100.0).collect::<Vec<_>>(), DECIMAL);
    }

    #[test]
    fn a_file_is_found_by_its_series() {
        let mut all = Vec::new();
        add(&mut all, "load", b"one");
        add(&mut all, "height", b"");
        assert_eq!([of(&all, "load"), of(&all, "height"), of(&all, "loa")], [Some(&b"one"[..]), Some(&b""[..]), None]);
        assert_eq!(of(&all[..all.len() - 1], "height"), None);
    }

    #[test]
    fn what_is_no_such_file_is_not_read() {
        for column in [&[1.0, 2.0, 3.0][..], &[1.0, 2.5, 3.0], &[1.0, f64::MAX, 3.0]] {
            let file = written(column, column);
            for end in 0..file.len() {
                assert_eq!(read(&file[..end], 3), None);
            }
            assert_eq!(read(&[&file[..], &[0]].concat(), 3), None);
            assert_eq!(read(&file, 2), None);
            assert_eq!(read(&file, usize::MAX), None);
        }
        assert_eq!(read(&[1, 0, 0, 0, 9, 0, 0, 0], 1), None);
    }

    proptest! {
        #[test]
        fn any_numbers_are_given_back(seconds in prop::collection::vec(any::<f64>(), 0..20), step in -1e6..1e6_f64, decimals in 0..9) {
            let scale = 10_f64.powi(decimals);
            let values: Vec<f64> = seconds.iter().map(|number| (number % 1e9 * scale).round() / scale).collect();
            let even: Vec<f64> = (0..seconds.len()).map(|at| even(step.round(), step, at)).collect();
            for column in [&seconds, &values, &even] {
                let [one, other] = read(&written(column, &values), values.len()).expect("what is written is read");
                prop_assert_eq!([bits(&one), bits(&other)], [bits(column), bits(&values)]);
            }
        }
    }
}
