//! A JSON text (RFC 8259) as a tree.
//!
//! serde_json is made for types that are derived, and brings tables and texts for all that could be wrong with one; the
//! press needs a tree, the place of the first slip, and its own words for that. Numbers come out as serde_json has them:
//! one with more digits than a `u64` holds is cut there, and the last bit of one with many may be off.

use std::borrow::Cow;
use std::rc::Rc;

use super::node::{ELEMENT, MEMBER, MEMORY_LIMIT, NUMBER, Node, OBJECT};

/// Lists and objects may be nested as deep as this.
const DEEPEST: usize = 127;

/// What keeps a text from being read, by code, message and help; a help may be empty.
pub(super) type Slip = (&'static str, &'static str, &'static str);

const CUT_OFF: &str = "the file may have been cut off, or a closing bracket or quote is missing";
const IN_LIST: &Slip = &("truncated", "the bundle ends in the middle of a list", CUT_OFF);
const IN_OBJECT: &Slip = &("truncated", "the bundle ends in the middle of an object", CUT_OFF);
const IN_TEXT: &Slip = &("truncated", "the bundle ends in the middle of a text", CUT_OFF);
const IN_VALUE: &Slip = &("truncated", "the bundle ends in the middle of a value", CUT_OFF);
const _: () = assert!(MEMORY_LIMIT == 512 << 20);
const TOO_LARGE: &Slip = &(
    "too-large",
    "the bundle takes more than 512 MiB of memory once it is read",
    "leave out points of long series that no chart can show",
);
const TOO_DEEP: &Slip = &("too-deep", "lists and objects are nested more than 127 deep", "a bracket may be doubled by mistake");
const OUT_OF_RANGE: &Slip = &("number-out-of-range", "the number is larger than can be read", "the largest is about `1.8e308`");
const NO_VALUE: &Slip = &("syntax", "expected a value", "texts need double quotes; `NaN` and comments are not JSON");
const NO_WORD: &Slip = &("syntax", "expected `true`, `false` or `null`", "");
const NO_COLON: &Slip = &("syntax", "expected `:`", "");
const NO_LIST_END: &Slip = &("syntax", "expected `,` or `]`", "");
const NO_OBJECT_END: &Slip = &("syntax", "expected `,` or `}`", "");
const NO_KEY: &Slip = &("syntax", "expected the name of a field in double quotes", "");
const LAST_COMMA: &Slip = &("syntax", "there is a comma after the last value", "take the comma out");
const MORE_TEXT: &Slip = &("syntax", "there is more text after the end of the bundle", "a bundle is one object");
const NO_NUMBER: &Slip =
    &("syntax", "the number is not written as JSON has it", "no leading zero or plus, and a digit on both sides of the point");
const NO_ESCAPE: &Slip = &("syntax", "there is no such escape in a text", "write a backslash as `\\\\`");
const NO_CHARACTER: &Slip = &("syntax", "the `\\u` escape stands for no character", "write the character itself");
const CONTROL: &Slip = &(
    "syntax",
    "a text holds a line break or another control character",
    "write a line break as `\\n`; or a closing quote is missing",
);

/// The tree of a text, which is UTF-8 where it is read; or what is wrong with it, and the offset where that shows.
pub(super) fn parse(bytes: &[u8]) -> Result<Node<'_>, (&'static Slip, usize)> {
    let mut json = Json { bytes, at: 0, depth: 0, room: MEMORY_LIMIT, slip: None };
    let tree = json.value();
    if tree.is_some() && json.space().is_some() {
        json.fail::<()>(MORE_TEXT);
    }
    match (json.slip, tree) {
        (None, Some(tree)) => Ok(tree),
        (slip, _) => Err(slip.unwrap_or((IN_VALUE, 0))),
    }
}

struct Json<'t> {
    bytes: &'t [u8],
    at: usize,
    depth: usize,
    /// What is left of [`MEMORY_LIMIT`] while the tree grows.
    room: usize,
    /// The first slip, which ends the reading.
    slip: Option<(&'static Slip, usize)>,
}

impl<'t> Json<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// The next byte that is no space.
    fn space(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// Notes a slip at the byte that comes next; where that is a line break or the last has been read, it shows there.
    #[inline(never)]
    fn fail<T>(&mut self, slip: &'static Slip) -> Option<T> {
        let bytes = self.bytes;
        let passed = bytes.len().min(self.at + 1);
        let after_break = bytes.get(passed.wrapping_sub(1)) == Some(&b'\n');
        self.slip = Some((slip, if after_break { passed } else { passed.saturating_sub(1) }));
        None
    }

    /// Notes a slip at the byte just read.
    fn fail_before<T>(&mut self, slip: &'static Slip) -> Option<T> {
        self.at -= 1;
        self.fail(slip)
    }

    /// Takes memory for a part of the tree.
    fn take(&mut self, bytes: usize) -> Option<()> {
        self.room = self.room.saturating_sub(bytes);
        if self.room == 0 { self.fail(TOO_LARGE) } else { Some(()) }
    }

    fn value(&mut self) -> Option<Node<'t>> {
        match self.space() {
            None => self.fail(IN_VALUE),
            Some(b'n') => self.word("null").map(|()| Node::Null),
            Some(b't') => self.word("true").map(|()| Node::Bool(true)),
            Some(b'f') => self.word("false").map(|()| Node::Bool(false)),
            Some(b'"') => self.string().map(Node::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Node::Number),
            Some(open @ (b'[' | b'{')) => {
                if self.depth == DEEPEST {
                    return self.fail(TOO_DEEP);
                }
                self.at += 1;
                self.depth += 1;
                let node = if open == b'[' { self.list() } else { self.object() };
                self.depth -= 1;
                node
            }
            Some(_) => self.fail(NO_VALUE),
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        for expected in word.bytes() {
            match self.peek() {
                None => return self.fail(IN_VALUE),
                Some(byte) if byte != expected => return self.fail(NO_WORD),
                Some(_) => self.at += 1,
            }
        }
        Some(())
    }

    /// Goes on to the next element or member; false at the end, which is passed.
    fn goes_on(&mut self, first: bool, close: u8) -> Option<bool> {
        let (cut_off, no_end) = if close == b']' { (IN_LIST, NO_LIST_END) } else { (IN_OBJECT, NO_OBJECT_END) };
        match self.space() {
            None => return self.fail(cut_off),
            Some(byte) if byte == close => {
                self.at += 1;
                return Some(false);
            }
            Some(b',') if !first => {
                self.at += 1;
                match self.space() {
                    None => return self.fail(IN_VALUE),
                    Some(byte) if byte == close => return self.fail(LAST_COMMA),
                    Some(_) => {}
                }
            }
            Some(_) if !first => return self.fail(no_end),
            Some(_) => {}
        }
        if close == b'}' && self.peek() != Some(b'"') {
            return self.fail(NO_KEY);
        }
        Some(true)
    }

    fn list(&mut self) -> Option<Node<'t>> {
        let mut numbers = Vec::new();
        while self.goes_on(numbers.is_empty(), b']')? {
            self.column(&mut numbers)?;
            let node = self.value()?;
            if let Some(number) = node.as_number() {
                self.take(NUMBER)?;
                numbers.push(number);
            } else {
                self.take((numbers.len() + 1) * ELEMENT)?;
                let mut nodes: Vec<_> = numbers.into_iter().map(Node::from_number).collect();
                nodes.push(node);
                while self.goes_on(false, b']')? {
                    nodes.push(self.value()?);
                    self.take(ELEMENT)?;
                }
                return Some(Node::List(nodes));
            }
        }
        Some(Node::Numbers(Rc::new(numbers)))
    }

    /// Reads numbers as most are written, up to the last of them: a million take no detour. That one, and whatever else comes,
    /// is left to be looked at with care.
    fn column(&mut self, numbers: &mut Vec<f64>) -> Option<()> {
        while self.block(numbers)? {}
        Some(())
    }

    /// Reads a thousand of them; whether there were as many. Apart, since a browser makes quick code of a function once it has
    /// been called many times, not of a loop that goes on.
    #[inline(never)]
    fn block(&mut self, numbers: &mut Vec<f64>) -> Option<bool> {
        let mut block = [0.0; 1024];
        let mut count = 0;
        for place in &mut block {
            let Some((number, next)) = plain(self.bytes, self.at) else { break };
            (*place, self.at) = (number, next);
            count += 1;
        }
        self.take(count * NUMBER)?;
        numbers.extend_from_slice(&block[..count]);
        Some(count == block.len())
    }

    fn object(&mut self) -> Option<Node<'t>> {
        self.take(OBJECT)?;
        let mut members = Vec::new();
        while self.goes_on(members.is_empty(), b'}')? {
            let key = self.string()?;
            self.take(MEMBER)?;
            match self.space() {
                None => return self.fail(IN_OBJECT),
                Some(b':') => self.at += 1,
                Some(_) => return self.fail(NO_COLON),
            }
            members.push((key, self.value()?));
        }
        Some(Node::Object(members))
    }

    /// A text in quotes, borrowed unless it has escapes.
    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let mut read = Cow::Borrowed("");
        loop {
            let from = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            let Ok(plain) = str::from_utf8(&self.bytes[from..self.at]) else {
                // What is no UTF-8 is told as that, whatever this says.
                return self.fail(NO_VALUE);
            };
            if read.is_empty() {
                read = Cow::Borrowed(plain);
            } else {
                read.to_mut().push_str(plain);
            }
            match self.peek() {
                None => return self.fail(IN_TEXT),
                Some(b'"') => {
                    self.at += 1;
                    return Some(read);
                }
                Some(b'\\') => {
                    self.at += 1;
                    let escaped = self.escaped()?;
                    read.to_mut().push(escaped);
                }
                Some(_) => return self.fail(CONTROL),
            }
        }
    }

    /// What the escape after a backslash stands for.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.next() {
            None => return self.fail(IN_TEXT),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.character(),
            Some(_) => return self.fail_before(NO_ESCAPE),
        })
    }

    /// A character by its number, or by two halves of one (RFC 8259, section 7).
    fn character(&mut self) -> Option<char> {
        let mut code = self.hex()?;
        if let 0xd800..0xdc00 = code {
            for expected in *b"\\u" {
                match self.next() {
                    None => return self.fail(IN_TEXT),
                    Some(byte) if byte != expected => return self.fail_before(NO_CHARACTER),
                    Some(_) => {}
                }
            }
            code = match self.hex()? {
                low @ 0xdc00..0xe000 => 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => return self.fail_before(NO_CHARACTER),
            };
        }
        match char::from_u32(code) {
            Some(character) => Some(character),
            None => self.fail_before(NO_CHARACTER),
        }
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Option<u32> {
        let Some(digits) = self.bytes.get(self.at..self.at + 4) else {
            self.at = self.bytes.len();
            return self.fail(IN_TEXT);
        };
        self.at += 4;
        let number = digits.iter().try_fold(0, |number, digit| Some(number << 4 | char::from(*digit).to_digit(16)?));
        if number.is_none() { self.fail_before(NO_ESCAPE) } else { number }
    }

    fn number(&mut self) -> Option<f64> {
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let leading_zero = self.peek() == Some(b'0');
        let start = self.at;
        let mut number = 0;
        let (_, mut power) = self.digits(&mut number, u64::MAX)?;
        if leading_zero && self.at - start > 1 {
            self.at = start + 1;
            return self.fail(NO_NUMBER);
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let (taken, _) = self.digits(&mut number, u64::MAX)?;
            power -= taken;
        }
        let mut beyond = 0;
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            let sign = self.peek();
            self.at += usize::from(matches!(sign, Some(b'+' | b'-')));
            let mut exponent = 0;
            (_, beyond) = self.digits(&mut exponent, 0x7fff_ffff)?;
            // One with more digits makes any number zero or too large.
            let exponent = if beyond > 0 { i32::MAX } else { exponent as i32 };
            power = power.saturating_add(if sign == Some(b'-') { -exponent } else { exponent });
        }
        let number = scaled(number as f64, power);
        if number.is_infinite() {
            // It shows at the first digit of the exponent that is too many.
            self.at -= beyond.max(1).unsigned_abs() as usize - 1;
            return self.fail_before(OUT_OF_RANGE);
        }
        Some(if negative { -number } else { number })
    }

    /// Reads one digit or more into a number, as many as do not lead beyond the most that it can be. Says how many these
    /// were, and how many more there are.
    fn digits(&mut self, number: &mut u64, most: u64) -> Option<(i32, i32)> {
        let (tens, ones) = (most / 10, most % 10);
        let (mut longer, mut taken, mut left_out) = (*number, 0, 0);
        for byte in self.bytes.iter().skip(self.at) {
            let digit = u64::from(byte.wrapping_sub(b'0'));
            if digit > 9 {
                break;
            }
            self.at += 1;
            if left_out == 0 && (longer < tens || longer == tens && digit <= ones) {
                longer = longer * 10 + digit;
                taken += 1;
            } else {
                left_out += 1;
            }
        }
        *number = longer;
        match self.peek() {
            _ if taken + left_out > 0 => Some((taken, left_out)),
            None => self.fail(IN_VALUE),
            Some(_) => self.fail(NO_NUMBER),
        }
    }
}

/// The number at a place, and where the next begins; nothing where it is not plain, or none follows.
fn plain(bytes: &[u8], from: usize) -> Option<(f64, usize)> {
    const DIGITS: usize = 18;
    let space = |mut at: usize| {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
            at += 1;
        }
        at
    };
    let is_negative = bytes.get(from) == Some(&b'-');
    let start = from + usize::from(is_negative);
    let (mut number, mut at) = digits(bytes, start, 0)?;
    let (whole, mut decimals, mut has_no_decimals) = (at, 0, false);
    if bytes.get(at) == Some(&b'.') {
        (number, at) = digits(bytes, at + 1, number)?;
        decimals = at - whole - 1;
        has_no_decimals = decimals == 0;
    }
    let has_leading_zero = bytes.get(start) == Some(&b'0') && whole > start + 1;
    let comma = space(at);
    let next = space(comma + 1);
    let is_plain = whole > start && at - start <= DIGITS && !has_no_decimals && !has_leading_zero;
    if !is_plain || bytes.get(comma) != Some(&b',') || !matches!(bytes.get(next), Some(b'-' | b'0'..=b'9')) {
        return None;
    }
    let number = scaled(number as f64, -i32::try_from(decimals).unwrap_or_default());
    Some((if is_negative { -number } else { number }, next))
}

/// Digits put after those of a number, eight at a time, and where they end; nothing where the text ends soon. What does not fit
/// a `u64` is cut.
///
/// After Lemire, "Quickly parsing eight digits", 2018: in a word of eight bytes, digits next to each other are put together, then
/// pairs, then fours.
fn digits(bytes: &[u8], mut at: usize, mut number: u64) -> Option<(u64, usize)> {
    const TENS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    loop {
        let word = u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?) ^ 0x3030_3030_3030_3030;
        // The high bit of each byte that is no digit; above the first of them it may be wrong.
        let others = (word.wrapping_add(0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080;
        let count = others.trailing_zeros() / 8;
        if count == 0 {
            return Some((number, at));
        }
        let mut part = word << (64 - 8 * count);
        part = part.wrapping_mul(10).wrapping_add(part >> 8) & 0x00ff_00ff_00ff_00ff;
        part = part.wrapping_mul(100).wrapping_add(part >> 16) & 0x0000_ffff_0000_ffff;
        part = part.wrapping_mul(10_000).wrapping_add(part >> 32) & 0xffff_ffff;
        number = number.wrapping_mul(TENS[count as usize]).wrapping_add(part);
        at += count as usize;
        if count < 8 {
            return Some((number, at));
        }
    }
}

/// A number times a power of ten.
fn scaled(mut number: f64, mut power: i32) -> f64 {
    if number == 0.0 || power == 0 {
        return number;
    }
    while power < -308 && number > 0.0 {
        number /= 1e308;
        power += 308;
    }
    if power < 0 { number / ten_to(power.unsigned_abs().min(308)) } else { number * ten_to(power.unsigned_abs().min(309)) }
}

/// The number nearest to a power of ten, from the first 128 bits of that power of five.
#[expect(clippy::cast_precision_loss, reason = "this is where it is rounded")]
fn ten_to(power: u32) -> f64 {
    // Up to here each is a number of its own, and so is what it is made of.
    if power <= 22 {
        let mut ten = 1.0;
        for _ in 0..power {
            ten *= 10.0;
        }
        return ten;
    }
    let (mut five, mut exponent) = (1_u128, u64::from(power));
    for _ in 0..power {
        if five.leading_zeros() < 3 {
            five >>= 3;
            exponent += 3;
        }
        five *= 5;
    }
    five as f64 * f64::from_bits((1023 + exponent) << 52)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::node::Node;
    use super::{parse, ten_to};

    #[test]
    fn powers_of_ten_are_the_nearest_there_are() {
        for power in 0..=308 {
            assert_eq!(Ok(ten_to(power)), format!("1e{power}").parse(), "{power}");
        }
        assert!(ten_to(309).is_infinite());
    }

    /// Whether serde_json has the same tree; of a key that is given twice it keeps the last.
    fn same(node: &Node, json: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (node, json) {
            (Node::Null, Value::Null) => true,
            (Node::Bool(a), Value::Bool(b)) => a == b,
            (Node::Number(a), Value::Number(b)) => b.as_f64().is_some_and(|b| a.to_bits() == b.to_bits()),
            (Node::Text(a), Value::String(b)) => a == b,
            (Node::Numbers(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&Node::from_number(*a), b))
            }
            (Node::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Node::Object(a), Value::Object(b)) => {
                a.iter().all(|(key, node)| b.contains_key(&**key) && (a.len() > b.len() || same(node, &b[&**key])))
            }
            _ => false,
        }
    }

    /// Texts near JSON: most are none.
    fn nearly_json() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\":",
            "\"b\"",
            "\\",
            "\\n",
            "\\u00e9",
            "\\ud83d",
            "\\ude00",
            "\\u12",
            "é",
            "\n",
            " ",
            "null",
            "true",
            "fals",
            "-",
            "0",
            "1",
            "25",
            "18446744073709551615",
            "9.3",
            ".",
            "e",
            "E+",
            "e-3",
            "e400",
            "\u{1}",
        ]);
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn it_reads_and_stops_where_serde_json_does(text in nearly_json()) {
            match (parse(text.as_bytes()), serde_json::from_str::<serde_json::Value>(&text)) {
                (Ok(node), Ok(json)) => prop_assert!(same(&node, &json), "{text}: {node:?} is not {json}"),
                (Err((slip, at)), Err(error)) => {
                    prop_assert_eq!(slip.0 == "truncated", error.is_eof(), "{}: {:?} is not {}", text, slip, error);
                    let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
                    prop_assert_eq!(at, start + error.column().saturating_sub(1), "{}: {:?} is not {}", text, slip, error);
                }
                (ours, theirs) => prop_assert!(false, "{text}: {ours:?} is not {theirs:?}"),
            }
        }

        #[test]
        fn columns_are_those_of_serde_json(
            numbers in prop::collection::vec("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,12})?(e[0-9])?|null|00|1\\.|-|\\.5|\"a\"", 0..9),
            comma in ",| ,|, |\n,\t|,,|:",
        ) {
            let text = ["[", &numbers.join(&comma), "]"].concat();
            match (parse(text.as_bytes()), serde_json::from_str::<serde_json::Value>(&text)) {
                (Ok(node), Ok(json)) => prop_assert!(same(&node, &json), "{text}: {node:?} is not {json}"),
                (ours, theirs) => prop_assert!(ours.is_err() && theirs.is_err(), "{text}: {ours:?} is not {theirs:?}"),
            }
        }

        #[test]
        fn numbers_are_those_of_serde_json(number in "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
            match (parse(number.as_bytes()), serde_json::from_str::<f64>(&number)) {
                (Ok(Node::Number(ours)), Ok(theirs)) => prop_assert_eq!(ours.to_bits(), theirs.to_bits()),
                (ours, theirs) => prop_assert!(ours.is_err() && theirs.is_err(), "{ours:?} is not {theirs:?}"),
            }
        }
    }
}
