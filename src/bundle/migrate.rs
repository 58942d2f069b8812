//! Which versions of the format there are, and what becomes of a bundle in each.
//!
//! Format 1 is the only one so far. When there is a second, the step from the first to it is made here, on the tree that
//! the reader has parsed, so that no other room knows of old formats.

use crate::diagnostic::{Diagnostic, Pointer};

/// The format that [`raw`](super::raw) mirrors.
const FORMAT: f64 = 1.0;

/// Why a bundle of this format is not read any further, or `None` if it is.
///
/// A fraction is no version at all; the reader says so as for any other value of a wrong type.
pub(super) fn refusal(format: f64) -> Option<Diagnostic> {
    if format.fract() != 0.0 || format.total_cmp(&FORMAT).is_eq() {
        return None;
    }
    let pointer = Pointer::root().field("format");
    let program = env!("CARGO_PKG_VERSION");
    let newer = format > FORMAT;
    let known = FORMAT;
    Some(if newer {
        Diagnostic::error(
            "higher-format",
            &pointer,
            format!("format {format} is newer than format {known}, which is read here"),
        )
        .help(format!("use a newer `brief` that reads format {format}; this one is {program}"))
    } else {
        Diagnostic::error("unknown-format", &pointer, format!("there is no format {format}"))
            .help(format!("write `\"format\": {known}`, the first and newest that `brief` {program} reads"))
    })
}
