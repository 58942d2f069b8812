//! From the bytes of a bundle, which may be anything, to its raw mirror and a report of all that is wrong with its form.
//!
//! ```text
//! bytes -> Node -> Walk, filling the types of raw.rs -> raw::Bundle
//!    '-------'--------'--> findings -> places -> Report
//! ```
//!
//! What the bundle says is not looked at here: whether an id exists, a date is one or a range is in order is for `lower`.

mod digits;
mod fault;
mod fill;
mod json;
mod locate;
#[cfg(all(test, feature = "cli"))]
mod mutations;
mod node;
mod signs;
#[cfg(test)]
mod tests;
mod value;
mod walk;

pub use locate::places;
pub use signs::UNFIT;
pub use value::Value;
pub use walk::Walk;

use self::json::{Slip, Tree};
use self::locate::place_at;
use self::node::Node;
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
    let diagnostic = if bytes.len() > SIZE_LIMIT {
        let message = format!("the bundle is larger than the {} MiB that are read", SIZE_LIMIT >> 20);
        Diagnostic::error("too-large", &Pointer::root(), message).help("leave out points of long series that no chart can show")
    } else {
        let bytes = without_mark(bytes);
        match json::parse(bytes) {
            Ok(tree) => return mirror(bytes, &tree),
            Err(slip) => told(bytes, &slip),
        }
    };
    let mut report = Report::default();
    report.add(diagnostic);
    (None, report)
}

/// Bytes without a byte order mark before them.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// What keeps a text from being read: what is no text at all is told as that, whatever else is wrong.
fn told(bytes: &[u8], slip: &Slip) -> Diagnostic {
    let fail = |code, message: &str| Diagnostic::error(code, &Pointer::root(), message);
    match str::from_utf8(bytes) {
        Err(error) => {
            let offset = error.valid_up_to();
            let valid = str::from_utf8(bytes.get(..offset).unwrap_or_default()).unwrap_or_default();
            let help = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
                "it looks like UTF-16; save it as UTF-8"
            } else {
                "save it as UTF-8"
            };
            let message = format!("the bytes from offset `{offset}` on are not UTF-8");
            fail("not-utf-8", &message).help(help).at(place_at(valid, offset))
        }
        Ok(text) if text.trim().is_empty() => fail("empty", "there is nothing in the bundle")
            .help("`brief schema` prints what belongs in one; the README shows one of ten lines to start from"),
        Ok(text) => {
            let help = slip.help.map(str::to_owned);
            Diagnostic { help, ..fail(slip.code, slip.message).at(place_at(text, slip.at)) }
        }
    }
}

/// The mirror of a tree, as far as it goes.
fn mirror(bytes: &[u8], Tree { root, loses_digits }: &Tree) -> (Option<raw::Bundle>, Report) {
    let mut walk = Walk::default();
    let refusal = match root.get("format") {
        Some(Node::Number(format)) => migrate::refusal(*format),
        _ => None,
    };
    let mut bundle = raw::Bundle::default();
    let known = refusal.is_none();
    match refusal {
        Some(refusal) => walk.add(refusal),
        None => bundle.fill(Value::of(root), &mut walk),
    }
    if known && *loses_digits {
        for finding in digits::lost(bytes) {
            walk.add(finding);
        }
    }
    let bundle = Some(bundle).filter(|_| known && matches!(root, Node::Object(_)));
    // What has been read is UTF-8.
    (bundle, walk.finish(|targets| locate::find(str::from_utf8(bytes).unwrap_or_default(), targets)))
}
