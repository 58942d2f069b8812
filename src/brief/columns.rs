//! The numbers of a series, held as the bytes that travel with a page: typed columns, read in place.
//!
//! ```text
//! bytes, little-endian:  moments, values, how many of them are gaps (u32), ends
//! moments, values        each: how many (u32), a kind (u8), and
//!   0  even:     first, step                 (f64, f64)    first + position × step
//!   1  decimal:  divisor, then each          (f64, i32…)   each ÷ divisor; the lowest i32 for a gap
//!   2  plain:    each                        (f64…)        NaN for a gap
//!   3  near:     divisor, the lowest of each 64, how far each lies above that    (f64, i32…, u16…)    65535 for a gap
//! ends                   for each 64 values: where the first, last, lowest and highest lie among them (4 × u8); 255 for none
//! ```
//!
//! A column takes the shortest kind that gives back every number to its last bit, so a million whole numbers a minute apart
//! take 2 MB, not 16, and a browser has nothing to parse. The ends keep a drawing of a million values from reading each.
//! What is infinite counts as a gap there.
//!
//! Long loops are cut into calls of [`BLOCK`] numbers: a browser makes quick code of a function that is called often, not of a
//! loop that goes on.

use std::ops::Range;

const EVEN: u8 = 0;
const DECIMAL: u8 = 1;
const PLAIN: u8 = 2;
const NEAR: u8 = 3;
/// What stands for a gap among whole numbers.
const GAP: i32 = i32::MIN;
/// What stands for a gap among those that are told by how far they lie above the lowest.
const NEAR_GAP: u16 = u16::MAX;
/// What stands for no end.
const NONE: u8 = u8::MAX;
/// So many values share their ends.
const STRETCH: usize = 64;
/// So many numbers are worked through in one call; a multiple of [`STRETCH`].
const BLOCK: usize = 1024;

/// The positions of the first, last, lowest and highest of some values.
pub type Ends = [usize; 4];

/// Moments, and a value at each.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    bytes: Vec<u8>,
    length: usize,
    moments: Column,
    values: Column,
    gaps: usize,
    /// Where the ends begin among the bytes.
    ends: usize,
}

/// How the numbers of a column are found.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Column {
    Even {
        first: f64,
        step: f64,
    },
    /// From a place among the bytes on.
    Decimal {
        divisor: f64,
        from: usize,
    },
    Plain {
        from: usize,
    },
    /// The lowest of each stretch from a place on, and all from another.
    Near {
        divisor: f64,
        lowest: usize,
        from: usize,
    },
}

impl Columns {
    /// Puts numbers into columns: moments in seconds since 1970-01-01T00:00 in order of time, and as many values, NaN for a
    /// gap.
    pub fn new(moments: &[f64], values: &[f64]) -> Self {
        let length = values.len().min(moments.len());
        let mut bytes = Vec::with_capacity(length * 4 + 64);
        let [moments, values_there] = [moments, values].map(|column| write(&column[..length], &mut bytes));
        let (mut gaps, mut ends) = (0, Vec::with_capacity(length / STRETCH * 4 + 4));
        for stretch in values[..length].chunks(STRETCH) {
            ends.extend_from_slice(&ends_of(stretch, &mut gaps));
        }
        bytes.extend_from_slice(&u32::try_from(gaps).unwrap_or(u32::MAX).to_le_bytes());
        let ends_from = bytes.len();
        bytes.append(&mut ends);
        Self { bytes, length, moments, values: values_there, gaps, ends: ends_from }
    }

    /// The columns that some bytes hold; nothing where they hold something else, or not as many numbers as are expected.
    pub fn read(bytes: Vec<u8>, length: usize) -> Option<Self> {
        let mut rest = Rest { bytes: &bytes, at: 0 };
        let (moments, values) = (rest.column(length)?, rest.column(length)?);
        let gaps = u32::from_le_bytes(rest.take()?) as usize;
        let ends = rest.at;
        let (stretches, []) = bytes.get(ends..)?.as_chunks::<4>() else { return None };
        let mut are_there = stretches.len() == length.div_ceil(STRETCH);
        for (number, stretch) in stretches.iter().enumerate() {
            let most = (length - number * STRETCH).min(STRETCH);
            are_there &= stretch[0] == NONE || stretch.iter().all(|end| usize::from(*end) < most);
        }
        are_there.then_some(Self { bytes, length, moments, values, gaps, ends })
    }

    /// As they travel.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn len(&self) -> usize {
        self.length
    }

    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The moment at a position, in seconds; past the last one it goes on as if there were more, or is NaN.
    pub fn seconds(&self, at: usize) -> f64 {
        self.number(self.moments, at)
    }

    /// The value at a position; NaN for a gap.
    pub fn value(&self, at: usize) -> f64 {
        self.number(self.values, at)
    }

    pub fn values(&self) -> impl Iterator<Item = f64> {
        (0..self.length).map(|at| self.value(at))
    }

    /// Each moment with its value.
    pub fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        (0..self.length).map(|at| (self.seconds(at), self.value(at)))
    }

    fn number(&self, column: Column, at: usize) -> f64 {
        match column {
            Column::Even { first, step } => even(first, step, at),
            Column::Decimal { divisor, from } => match i32::from_le_bytes(self.part(from + at * 4).unwrap_or_default()) {
                GAP => f64::NAN,
                whole => f64::from(whole) / divisor,
            },
            Column::Plain { from } => self.part(from + at * 8).map_or(f64::NAN, f64::from_le_bytes),
            Column::Near { divisor, lowest, from } => {
                match u16::from_le_bytes(self.part(from + at * 2).unwrap_or([u8::MAX; 2])) {
                    NEAR_GAP => f64::NAN,
                    above => {
                        let lowest = i32::from_le_bytes(self.part(lowest + at / STRETCH * 4).unwrap_or_default());
                        f64::from(lowest.wrapping_add(above.into())) / divisor
                    }
                }
            }
        }
    }

    fn part<const N: usize>(&self, from: usize) -> Option<[u8; N]> {
        self.bytes.get(from..)?.first_chunk().copied()
    }

    /// The ends of a stretch of positions; nothing where all of it is a gap.
    pub fn ends(&self, stretch: Range<usize>) -> Option<Ends> {
        let mut found = None;
        let mut at = stretch.start;
        while at < stretch.end {
            if at.is_multiple_of(STRETCH) && at + STRETCH <= stretch.end {
                let ends: [u8; 4] = self.part(self.ends + at / STRETCH * 4).unwrap_or([NONE; 4]);
                if ends[0] != NONE {
                    self.widen(&mut found, ends.map(|end| at + usize::from(end)));
                }
                at += STRETCH;
            } else {
                self.widen(&mut found, [at; 4]);
                at += 1;
            }
        }
        found
    }

    /// Takes later values into what was found, by their ends.
    fn widen(&self, found: &mut Option<Ends>, [first, last, low, high]: Ends) {
        if !self.value(first).is_finite() {
            return;
        }
        let known = found.get_or_insert([first, last, low, high]);
        known[1] = last;
        if self.value(low) < self.value(known[2]) {
            known[2] = low;
        }
        if self.value(high) > self.value(known[3]) {
            known[3] = high;
        }
    }

    /// How many of the values are gaps.
    pub fn gaps(&self) -> usize {
        self.gaps
    }

    /// The first of some positions whose moment is not before another as `is_before` has it: it holds for a first part of
    /// them, and for no other.
    pub fn first_after(&self, Range { mut start, mut end }: Range<usize>, is_before: &dyn Fn(f64) -> bool) -> usize {
        while start < end {
            let middle = usize::midpoint(start, end);
            if is_before(self.seconds(middle)) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }

    /// The position of the moment that is nearest to another; nothing where there is none.
    pub fn nearest(&self, moment: f64) -> Option<usize> {
        let after = self.first_after(0..self.length, &|seconds| seconds < moment).min(self.length.checked_sub(1)?);
        match after.checked_sub(1) {
            Some(before) if moment - self.seconds(before) < self.seconds(after) - moment => Some(before),
            _ => Some(after),
        }
    }
}

fn even(first: f64, step: f64, at: usize) -> f64 {
    // Columns are short of the 2^53 places that a number tells apart.
    #[expect(clippy::cast_precision_loss, reason = "see above")]
    let at = at as f64;
    first + at * step
}

/// Adds a column to the bytes.
fn write(column: &[f64], bytes: &mut Vec<u8>) -> Column {
    // A column is no longer than a bundle, which has less than that many bytes.
    bytes.extend_from_slice(&u32::try_from(column.len()).unwrap_or(u32::MAX).to_le_bytes());
    let start = bytes.len();
    if let [first, second, ..] = *column {
        let step = second - first;
        // A gap goes on as no number does, and its bits differ from machine to machine.
        if step.is_finite()
            && column.chunks(BLOCK).enumerate().all(|(number, block)| is_even(block, number * BLOCK, first, step))
        {
            bytes.push(EVEN);
            bytes.extend_from_slice(&first.to_le_bytes());
            bytes.extend_from_slice(&step.to_le_bytes());
            return Column::Even { first, step };
        }
    }
    for divisor in [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6] {
        bytes.truncate(start);
        bytes.push(DECIMAL);
        bytes.extend_from_slice(&f64::to_le_bytes(divisor));
        let from = bytes.len();
        if column.chunks(BLOCK).all(|block| write_wholes(block, divisor, bytes)) {
            let Some((mut near, mut above)) = nearer(&bytes[from..]) else { return Column::Decimal { divisor, from } };
            bytes.truncate(from);
            bytes[start] = NEAR;
            let lowest = from;
            bytes.append(&mut near);
            let from = bytes.len();
            bytes.append(&mut above);
            return Column::Near { divisor, lowest, from };
        }
    }
    bytes.truncate(start);
    bytes.push(PLAIN);
    let from = bytes.len();
    for number in column {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    Column::Plain { from }
}

/// Whether a block that begins at a position goes on by a step.
#[inline(never)]
fn is_even(block: &[f64], start: usize, first: f64, step: f64) -> bool {
    block.iter().enumerate().all(|(at, number)| even(first, step, start + at).to_bits() == number.to_bits())
}

/// Adds each number times the divisor as a whole number of 32 bits, as far as it is given back by that; whether all are.
#[inline(never)]
fn write_wholes(block: &[f64], divisor: f64, bytes: &mut Vec<u8>) -> bool {
    let start = bytes.len();
    bytes.resize(start + block.len() * 4, 0);
    let (places, _) = bytes[start..].as_chunks_mut();
    for (number, place) in block.iter().zip(places) {
        let whole = (number * divisor).round_ties_even() as i32;
        let is_given = whole != GAP && (f64::from(whole) / divisor).to_bits() == number.to_bits();
        if !is_given && !number.is_nan() {
            return false;
        }
        *place = if is_given { whole } else { GAP }.to_le_bytes();
    }
    true
}

/// Whole numbers as the lowest of each stretch, and each by how far it lies above; nothing where that is too far, or no shorter.
fn nearer(wholes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let wholes = wholes.as_chunks::<4>().0;
    let (mut lowest, mut above) = (Vec::new(), Vec::with_capacity(wholes.len() * 2));
    let is_near = wholes.chunks(STRETCH).all(|stretch| write_near(stretch, &mut lowest, &mut above));
    (is_near && lowest.len() + above.len() < wholes.len() * 4).then_some((lowest, above))
}

/// Adds the lowest of a stretch to some, and each of it to others; whether they lie near enough.
#[inline(never)]
fn write_near(stretch: &[[u8; 4]], lowest: &mut Vec<u8>, above: &mut Vec<u8>) -> bool {
    let mut least = i32::MAX;
    for whole in stretch {
        let whole = i32::from_le_bytes(*whole);
        if whole != GAP {
            least = least.min(whole);
        }
    }
    lowest.extend_from_slice(&least.to_le_bytes());
    let mut block = [[0; 2]; STRETCH];
    for (place, whole) in block.iter_mut().zip(stretch) {
        let whole = i32::from_le_bytes(*whole);
        let far = i64::from(whole) - i64::from(least);
        if whole == GAP {
            *place = NEAR_GAP.to_le_bytes();
        } else if let Some(far) = u16::try_from(far).ok().filter(|far| *far != NEAR_GAP) {
            *place = far.to_le_bytes();
        } else {
            return false;
        }
    }
    above.extend_from_slice(block[..stretch.len()].as_flattened());
    true
}

/// The ends of up to [`STRETCH`] values; its gaps are counted.
#[inline(never)]
fn ends_of(stretch: &[f64], gaps: &mut usize) -> [u8; 4] {
    let mut ends = [NONE, 0, 0, 0];
    let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
    for (at, value) in (0..).zip(stretch) {
        if value.is_finite() {
            ends[0] = ends[0].min(at);
            ends[1] = at;
            if *value < lowest {
                (ends[2], lowest) = (at, *value);
            }
            if *value > highest {
                (ends[3], highest) = (at, *value);
            }
        } else {
            *gaps += 1;
        }
    }
    ends
}

/// What is left of some bytes.
struct Rest<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Rest<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let part = self.bytes.get(self.at..)?.first_chunk()?;
        self.at += N;
        Some(*part)
    }

    fn number(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }

    fn column(&mut self, length: usize) -> Option<Column> {
        if u32::from_le_bytes(self.take()?) as usize != length {
            return None;
        }
        let [kind] = self.take()?;
        let (column, size) = match kind {
            EVEN => (Column::Even { first: self.number()?, step: self.number()? }, 0),
            DECIMAL => (Column::Decimal { divisor: self.number()?, from: self.at }, 4),
            PLAIN => (Column::Plain { from: self.at }, 8),
            NEAR => {
                let (divisor, lowest) = (self.number()?, self.at);
                self.at = length.div_ceil(STRETCH).checked_mul(4)?.checked_add(self.at)?;
                (Column::Near { divisor, lowest, from: self.at }, 2)
            }
            _ => return None,
        };
        self.at = length.checked_mul(size)?.checked_add(self.at)?;
        (self.at <= self.bytes.len()).then_some(column)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bits(column: impl Iterator<Item = f64>) -> Vec<u64> {
        column.map(|number| if number.is_nan() { f64::NAN.to_bits() } else { number.to_bits() }).collect()
    }

    fn all(columns: &Columns) -> [Vec<u64>; 2] {
        [bits(columns.points().map(|(moment, _)| moment)), bits(columns.values())]
    }

    /// Checks that a column is given back, and as which kind.
    #[track_caller]
    fn check(column: &[f64], kind: u8) {
        let columns = Columns::new(column, column);
        let expected = bits(column.iter().copied());
        assert_eq!(all(&columns), [expected.clone(), expected]);
        assert_eq!(columns.bytes()[4], kind, "{column:?}");
        assert_eq!(Columns::read(columns.bytes().to_vec(), column.len()).as_ref(), Some(&columns));
    }

    #[test]
    fn each_column_takes_the_shortest_kind_that_loses_nothing() {
        check(&[1_776_816_000.0, 1_776_816_060.0, 1_776_816_120.0], EVEN);
        check(&[1.0, 3.0, 4.0], NEAR);
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
        check(&(0..3000).map(|at| f64::from(at * at % 7919) / 100.0).collect::<Vec<_>>(), NEAR);
        check(&(0..3000).map(|at| f64::from(at * at % 7919) * 10.0).collect::<Vec<_>>(), DECIMAL);
        check(&[1.0, 3.0, f64::NAN, 65_535.0], NEAR);
        check(&[1.0, 3.0, f64::NAN, 65_536.0], DECIMAL);
        check(&[f64::NAN; 70], NEAR);
    }

    #[test]
    fn what_is_no_such_column_is_not_read() {
        for column in [&[1.0, 2.0, 3.0][..], &[1.0, 2.5, 3.0], &[1.0, f64::MAX, 3.0]] {
            let bytes = Columns::new(column, column).bytes;
            for end in 0..bytes.len() {
                assert_eq!(Columns::read(bytes[..end].to_vec(), 3), None);
            }
            assert_eq!(Columns::read([&bytes[..], &[0]].concat(), 3), None);
            assert_eq!(Columns::read(bytes.clone(), 2), None);
            assert_eq!(Columns::read(bytes.clone(), usize::MAX), None);
            let last = bytes.len() - 1;
            assert_eq!(Columns::read([&bytes[..last], &[3]].concat(), 3), None, "an end lies past the last value");
        }
        assert_eq!(Columns::read(vec![1, 0, 0, 0, 9, 0, 0, 0], 1), None);
    }

    #[test]
    fn the_nearest_moment_is_found() {
        let columns = Columns::new(&[0.0, 10.0, 11.0, 30.0], &[0.0; 4]);
        assert_eq!([-9.0, 4.0, 6.0, 10.9, 21.0, 1e9].map(|moment| columns.nearest(moment)), [0, 0, 1, 2, 3, 3].map(Some));
        assert_eq!(Columns::new(&[], &[]).nearest(0.0), None);
    }

    proptest! {
        #[test]
        fn any_numbers_are_given_back(seconds in prop::collection::vec(any::<f64>(), 0..20), step in -1e6..1e6_f64, decimals in 0..9) {
            let scale = 10_f64.powi(decimals);
            let values: Vec<f64> = seconds.iter().map(|number| (number % 1e9 * scale).round() / scale).collect();
            let even: Vec<f64> = (0..seconds.len()).map(|at| even(step.round(), step, at)).collect();
            for column in [&seconds, &values, &even] {
                let bytes = Columns::new(column, &values).bytes;
                let columns = Columns::read(bytes, values.len()).expect("what is written is read");
                prop_assert_eq!(all(&columns), [bits(column.iter().copied()), bits(values.iter().copied())]);
            }
        }

        #[test]
        fn any_stretch_has_its_ends(values in prop::collection::vec(prop_oneof![9 => -9.0..9.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY)], 0..400), cut in 0..400_usize) {
            let columns = Columns::new(&(0..400).map(f64::from).collect::<Vec<_>>(), &values);
            prop_assert_eq!(columns.gaps(), values.iter().filter(|value| !value.is_finite()).count());
            for stretch in [0..values.len(), cut.min(values.len())..values.len(), 0..cut.min(values.len())] {
                let known: Vec<usize> = stretch.clone().filter(|at| values[*at].is_finite()).collect();
                let first_by = |is_better: &dyn Fn(f64, f64) -> bool| known.iter().copied().reduce(|best, at| if is_better(values[at], values[best]) { at } else { best });
                let expected = known.first().map(|first| [*first, known[known.len() - 1], first_by(&|a, b| a < b).expect("one"), first_by(&|a, b| a > b).expect("one")]);
                prop_assert_eq!(columns.ends(stretch), expected);
            }
        }
    }
}
