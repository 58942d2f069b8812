//! From the bytes of a bundle, which may be anything, to its raw mirror and a report of all that is wrong with its form.
//!
//! ```text
//! bytes -> text -> Node -> Walk, filling the types of raw.rs -> raw::Bundle
//!    '-------'-------'--------'--> findings -> places -> Report
//! ```
//!
//! What the bundle says is not looked at here: whether an id exists, a date is one or a range is in order is for `lower`.

mod fault;
mod fill;
mod locate;
#[cfg(all(test, feature = "cli"))]
mod mutations;
mod node;
#[cfg(test)]
mod tests;
mod value;
mod walk;

use serde::de::DeserializeSeed;
use serde_json::error::Category;

pub use locate::places;
pub use value::Value;
pub use walk::Walk;

use self::locate::place_at;
use self::node::{MEMORY_LIMIT, Node, Room};
use super::mirror::Fill;
use super::{migrate, raw};
use crate::diagnostic::{Diagnostic, Pointer, Report};

/// Bundles of more bytes are not read.
pub const SIZE_LIMIT: usize = 64 << 20;

/// Reads a bundle, and reports every problem of its form.
///
/// A bundle comes back unless there is no object at the top or its format is not known; where the report has errors, it
/// holds empty values in place of what could not be read.
pub fn read(bytes: &[u8]) -> (Option<raw::Bundle>, Report) {
    match text(bytes).and_then(|text| Ok((text, parse(text)?))) {
        Ok((text, tree)) => mirror(text, &tree),
        Err(diagnostic) => {
            let mut report = Report::default();
            report.add(*diagnostic);
            (None, report)
        }
    }
}

/// The text of the bytes, without a byte order mark.
fn text(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    let fail = |code, message: &str| Diagnostic::error(code, &Pointer::root(), message);
    if bytes.len() > SIZE_LIMIT {
        let message = format!("the bundle is larger than the {} MiB that are read", SIZE_LIMIT >> 20);
        return Err(Box::new(fail("too-large", &message).help("leave out points of long series that no chart can show")));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let valid = str::from_utf8(&bytes[..offset]).expect("the text is valid up to there");
        let valid = valid.strip_prefix('\u{feff}').unwrap_or(valid);
        let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            "it looks like UTF-16; save it as UTF-8"
        } else {
            "save it as UTF-8"
        };
        let message = format!("the bytes from offset `{offset}` on are not UTF-8");
        fail("not-utf-8", &message).help(help).at(place_at(valid, valid.len()))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Box::new(fail("empty", "there is nothing in the bundle").help("`brief new` writes one to start from")));
    }
    Ok(text)
}

/// The tree of a JSON text.
fn parse(text: &str) -> Result<Node<'_>, Box<Diagnostic>> {
    let room = Room::new(MEMORY_LIMIT);
    let mut json = serde_json::Deserializer::from_str(text);
    let tree = room.deserialize(&mut json).and_then(|tree| json.end().map(|()| tree));
    tree.map_err(|error| {
        let diagnostic = if room.is_spent() {
            let message = format!("the bundle takes more than {} MiB of memory once it is read", MEMORY_LIMIT >> 20);
            Diagnostic::error("too-large", &Pointer::root(), message)
                .help("leave out points of long series that no chart can show")
        } else {
            syntax(&error)
        };
        Box::new(diagnostic.at(place_at(text, offset(text, error.line(), error.column()))))
    })
}

/// What serde_json found, in plain words.
fn syntax(error: &serde_json::Error) -> Diagnostic {
    let full = error.to_string();
    let short = full.split(" at line ").next().unwrap_or_default();
    let fail = |code, message: &str| Diagnostic::error(code, &Pointer::root(), message);
    if error.classify() == Category::Eof {
        let inside = short.strip_prefix("EOF while parsing ").unwrap_or("a value");
        let inside = if inside == "a string" { "a text" } else { inside };
        return fail("truncated", &format!("the bundle ends in the middle of {inside}"))
            .help("the file may have been cut off, or a closing bracket or quote is missing");
    }
    match short {
        "recursion limit exceeded" => fail("too-deep", "lists and objects are nested more than 127 deep")
            .help("a bundle needs fewer than ten levels; a bracket may be doubled by mistake"),
        "number out of range" => {
            fail("number-out-of-range", "the number is larger than can be read").help("the largest is about `1.8e308`")
        }
        "expected value" => {
            fail("syntax", "expected a value").help("texts need double quotes; `NaN` and comments are not JSON")
        }
        "expected ident" => fail("syntax", "expected `true`, `false` or `null`"),
        "trailing comma" => fail("syntax", "there is a comma after the last value").help("take the comma out"),
        "trailing characters" => {
            fail("syntax", "there is more text after the end of the bundle").help("a bundle is one object")
        }
        "key must be a string" => fail("syntax", "expected the name of a field in double quotes"),
        "invalid number" => fail("syntax", "the number is not written as JSON has it")
            .help("no leading zero or plus, and a digit on both sides of the point"),
        "invalid escape" => fail("syntax", "there is no such escape in a text").help("write a backslash as `\\\\`"),
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            fail("syntax", "a text holds a line break or another control character")
                .help("write a line break as `\\n`; or a closing quote is missing")
        }
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" | "invalid unicode code point" => {
            fail("syntax", "the `\\u` escape stands for no character").help("write the character itself")
        }
        other => fail("syntax", other),
    }
}

/// The offset of a line and column that count from 1, the column in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + column.saturating_sub(1)
}

/// Whether a text is what JSON has as a number.
fn holds_number(text: &str) -> bool {
    text.trim() == text && matches!(parse(text), Ok(Node::Number(_)))
}

/// The mirror of a tree, as far as it goes.
fn mirror(text: &str, tree: &Node) -> (Option<raw::Bundle>, Report) {
    let mut walk = Walk::default();
    let refusal = match tree.get("format") {
        Some(Node::Number(format)) => migrate::refusal(*format),
        _ => None,
    };
    let mut bundle = raw::Bundle::default();
    let known = refusal.is_none();
    match refusal {
        Some(refusal) => walk.add(refusal),
        None => bundle.fill(Value::of(tree), &mut walk),
    }
    let bundle = Some(bundle).filter(|_| known && matches!(tree, Node::Object(_)));
    (bundle, walk.finish(|targets| locate::find(text, targets)))
}
