//! A JSON text (RFC 8259) as a tree, read by `jiter`, which rounds numbers correctly and tells the offset of a slip.
//!
//! What is ours: lists of numbers become columns, memory and depth have an end, and a slip is told in plain words.

use std::rc::Rc;

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, JsonValue, Peek};

use super::digits::are_lost;
use super::node::{ELEMENT, MEMBER, MEMORY_LIMIT, NUMBER, Node, OBJECT};

/// Lists and objects may be nested as deep as this.
pub(super) const DEEPEST: usize = 127;

/// What keeps a text from being read.
#[derive(Debug, PartialEq)]
pub(super) struct Slip {
    pub code: &'static str,
    pub message: &'static str,
    pub help: Option<&'static str>,
    /// The offset of the byte where it shows.
    pub at: usize,
}

/// What was read.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    pub root: Node<'t>,
    /// Whether a number has more digits than are kept.
    pub loses_digits: bool,
}

/// The tree of a text, which is UTF-8 where it is read; or what is wrong with it.
pub(super) fn parse(bytes: &[u8]) -> Result<Tree<'_>, Slip> {
    let mut json = Json { jiter: Jiter::new(bytes), depth: 0, room: MEMORY_LIMIT, loses_digits: false };
    let peek = json.jiter.peek()?;
    let root = json.value(peek)?;
    json.jiter.finish()?;
    Ok(Tree { root, loses_digits: json.loses_digits })
}

struct Json<'t> {
    jiter: Jiter<'t>,
    depth: usize,
    /// What is left of [`MEMORY_LIMIT`] while the tree grows.
    room: usize,
    loses_digits: bool,
}

impl<'t> Json<'t> {
    /// A slip of our own, at the byte that comes next.
    fn slip(&self, code: &'static str, message: &'static str, help: &'static str) -> Slip {
        Slip { code, message, help: Some(help), at: self.jiter.current_index() }
    }

    /// Takes memory for a part of the tree.
    fn take(&mut self, bytes: usize) -> Result<(), Slip> {
        const _: () = assert!(MEMORY_LIMIT == 512 << 20, "the message says so");
        self.room = self.room.saturating_sub(bytes);
        if self.room > 0 {
            return Ok(());
        }
        let message = "the bundle takes more than 512 MiB of memory once it is read";
        Err(self.slip("too-large", message, "leave out points of long series that no chart can show"))
    }

    fn value(&mut self, peek: Peek) -> Result<Node<'t>, Slip> {
        Ok(match peek {
            Peek::Null => {
                self.jiter.known_null()?;
                Node::Null
            }
            Peek::True | Peek::False => Node::Bool(self.jiter.known_bool(peek)?),
            Peek::String => match self.jiter.known_value(peek)? {
                JsonValue::Str(text) => Node::Text(text),
                _ => unreachable!("a quote begins a text"),
            },
            Peek::Array | Peek::Object => {
                if self.depth == DEEPEST {
                    let message = "lists and objects are nested more than 127 deep";
                    return Err(self.slip("too-deep", message, "a bracket may be doubled by mistake"));
                }
                self.depth += 1;
                let node = if peek == Peek::Array { self.list()? } else { self.object()? };
                self.depth -= 1;
                node
            }
            _ => Node::Number(self.number(peek)?),
        })
    }

    fn number(&mut self, peek: Peek) -> Result<f64, Slip> {
        let at = self.jiter.current_index();
        let number = self.jiter.known_float(peek)?;
        if number.is_finite() {
            self.loses_digits |= are_lost(self.jiter.slice_to_current(at), number);
            return Ok(number);
        }
        let message = "the number is larger than can be read";
        Err(Slip { at, ..self.slip("number-out-of-range", message, "the largest is about `1.8e308`") })
    }

    /// A list; one of numbers and nulls is kept as a column.
    fn list(&mut self) -> Result<Node<'t>, Slip> {
        let mut numbers = Vec::new();
        let mut next = self.jiter.known_array()?;
        while let Some(peek) = next {
            let number = match peek {
                Peek::Null => self.jiter.known_null().map(|()| f64::NAN)?,
                Peek::True | Peek::False | Peek::String | Peek::Array | Peek::Object => return self.rest(numbers, peek),
                _ => self.number(peek)?,
            };
            self.take(NUMBER)?;
            numbers.push(number);
            next = self.jiter.array_step()?;
        }
        Ok(Node::Numbers(Rc::new(numbers)))
    }

    /// The rest of a list that is no column after all.
    fn rest(&mut self, numbers: Vec<f64>, peek: Peek) -> Result<Node<'t>, Slip> {
        self.take(numbers.len() * ELEMENT)?;
        let mut nodes: Vec<_> = numbers.into_iter().map(Node::from_number).collect();
        let mut next = Some(peek);
        while let Some(peek) = next {
            nodes.push(self.value(peek)?);
            self.take(ELEMENT)?;
            next = self.jiter.array_step()?;
        }
        Ok(Node::List(nodes))
    }

    fn object(&mut self) -> Result<Node<'t>, Slip> {
        self.take(OBJECT)?;
        let mut members = Vec::new();
        let mut next = self.jiter.known_object()?.map(Box::from);
        while let Some(key) = next {
            self.take(MEMBER + str::len(&key))?;
            let peek = self.jiter.peek()?;
            members.push((key, self.value(peek)?));
            next = self.jiter.next_key()?.map(Box::from);
        }
        Ok(Node::Object(members))
    }
}

impl From<JiterError> for Slip {
    fn from(JiterError { error_type, index: at }: JiterError) -> Self {
        use JsonErrorType as Kind;
        const CUT_OFF: Option<&str> = Some("the file may have been cut off, or a closing bracket or quote is missing");
        let JiterErrorType::JsonError(kind) = error_type else { unreachable!("each value is read as what it begins as") };
        let (code, message, help) = match kind {
            Kind::EofWhileParsingList => ("truncated", "the bundle ends in the middle of a list", CUT_OFF),
            Kind::EofWhileParsingObject => ("truncated", "the bundle ends in the middle of an object", CUT_OFF),
            Kind::EofWhileParsingString => ("truncated", "the bundle ends in the middle of a text", CUT_OFF),
            Kind::EofWhileParsingValue => ("truncated", "the bundle ends in the middle of a value", CUT_OFF),
            Kind::ExpectedColon => ("syntax", "expected `:`", None),
            Kind::ExpectedListCommaOrEnd => ("syntax", "expected `,` or `]`", None),
            Kind::ExpectedObjectCommaOrEnd => ("syntax", "expected `,` or `}`", None),
            Kind::ExpectedSomeIdent => ("syntax", "expected `true`, `false` or `null`", None),
            Kind::KeyMustBeAString => ("syntax", "expected the name of a field in double quotes", None),
            Kind::TrailingComma => ("syntax", "there is a comma after the last value", Some("take the comma out")),
            Kind::TrailingCharacters => {
                ("syntax", "there is more text after the end of the bundle", Some("a bundle is one object"))
            }
            Kind::InvalidNumber | Kind::NumberOutOfRange => (
                "syntax",
                "the number is not written as JSON has it",
                Some("no leading zero or plus, and a digit on both sides of the point"),
            ),
            Kind::InvalidEscape => ("syntax", "there is no such escape in a text", Some("write a backslash as `\\\\`")),
            Kind::InvalidUnicodeCodePoint | Kind::LoneLeadingSurrogateInHexEscape | Kind::UnexpectedEndOfHexEscape => {
                ("syntax", "the `\\u` escape stands for no character", Some("write the character itself"))
            }
            Kind::ControlCharacterWhileParsingString => (
                "syntax",
                "a text holds a line break or another control character",
                Some("write a line break as `\\n`; or a closing quote is missing"),
            ),
            Kind::ExpectedSomeValue
            | Kind::FloatExpectingInt
            | Kind::DuplicateKey(_)
            | Kind::InternalError(_)
            | Kind::RecursionLimitExceeded => {
                ("syntax", "expected a value", Some("texts need double quotes; `NaN` and comments are not JSON"))
            }
        };
        Self { code, message, help, at }
    }
}

/// Whether a text is what JSON has as a number.
pub(super) fn holds_number(text: &str) -> bool {
    text.trim() == text && matches!(parse(text.as_bytes()), Ok(Tree { root: Node::Number(_), .. }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::node::Node;
    use super::{Tree, parse};

    /// Whether serde_json has the same tree; of a key that is given twice it keeps the last. Its numbers may be off by a bit.
    fn same(node: &Node, json: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (node, json) {
            (Node::Null, Value::Null) => true,
            (Node::Bool(a), Value::Bool(b)) => a == b,
            (Node::Number(a), Value::Number(b)) => b.as_f64().is_some_and(|b| (a - b).abs() <= a.abs() * f64::EPSILON),
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
        let pieces = "{ } [ ] , : \" \"a\": \"b\" \\ \\n \\u00e9 \\ud83d \\ude00 \\u12 é null true fals - 0 1 25 18446744073709551615 \
                      9.3 . e E+ e-3 e400 \u{1}";
        let pieces: Vec<_> = pieces.split(' ').chain(["\n", " "]).collect();
        prop::collection::vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn it_reads_what_serde_json_does_and_stops_within_the_text(text in nearly_json()) {
            match (parse(text.as_bytes()), serde_json::from_str::<serde_json::Value>(&text)) {
                (Ok(tree), Ok(json)) => prop_assert!(same(&tree.root, &json), "{text}: {tree:?} is not {json}"),
                (Err(slip), Err(error)) => {
                    prop_assert_eq!(slip.code == "truncated", error.is_eof(), "{}: {:?} is not {}", text, slip, error);
                    prop_assert!(slip.at <= text.len(), "{}: {:?}", text, slip);
                }
                (ours, theirs) => prop_assert!(false, "{text}: {ours:?} is not {theirs:?}"),
            }
        }

        #[test]
        fn columns_are_those_of_serde_json(
            numbers in prop::collection::vec("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,12})?(e[0-9])?|null|00|1\\.|-|\\.5|\"a\"", 0..9),
            comma in ",| ,|, |\n,\t|,,|:",
        ) {
            let text = format!("[{}]", numbers.join(&comma));
            match (parse(text.as_bytes()), serde_json::from_str::<serde_json::Value>(&text)) {
                (Ok(tree), Ok(json)) => prop_assert!(same(&tree.root, &json), "{text}: {tree:?} is not {json}"),
                (ours, theirs) => prop_assert!(ours.is_err() && theirs.is_err(), "{text}: {ours:?} is not {theirs:?}"),
            }
        }

        #[test]
        fn numbers_are_rounded_correctly(
            number in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?",
            bits: u64,
        ) {
            let whole = f64::from_bits(bits);
            for number in [number, format!("{whole}"), format!("{whole:e}"), format!("{whole:.20e}")] {
                let Some(expected) = number.parse::<f64>().ok().filter(|number| number.is_finite()) else { continue };
                match parse(number.as_bytes()) {
                    Ok(Tree { root: Node::Number(ours), .. }) => prop_assert_eq!(ours.to_bits(), expected.to_bits(), "{}", number),
                    other => prop_assert!(false, "{number}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn numbers_that_lie_halfway_are_rounded_to_the_even_one() {
        for number in [
            "9007199254740993",
            "9007199254740993.00000000000000000001",
            "2.2250738585072011e-308",
            "5e-324",
            "2e-324",
            "1e23",
            "8.41e21",
            "0.500000000000000166533453693773481063544750213623046875",
        ] {
            let expected: f64 = number.parse().expect("it is a number");
            assert!(
                matches!(parse(number.as_bytes()), Ok(Tree { root: Node::Number(ours), .. }) if ours.to_bits() == expected.to_bits()),
                "{number}"
            );
        }
        assert_eq!(parse(b"1e309").expect_err("it is too large").code, "number-out-of-range");
    }
}
