//! An excerpt is short enough to be a quotation.

use super::finding::warn;
use super::texts::{each_excerpt, reckoned};
use crate::brief::Brief;
use crate::diagnostic::Report;
use crate::length::{unspaced, words};

/// In words.
const LONGEST: usize = 8;

pub(super) fn check(brief: &Brief, report: &mut Report) {
    each_excerpt(brief, &mut |at, _, excerpt| {
        let words = words(excerpt);
        if words > LONGEST {
            let reckoned = reckoned(unspaced(excerpt));
            let message = format!("the excerpt has {words} words{reckoned}, and at most eight are quoted");
            warn(report, at, "long-excerpt", message, "cut it to the words that count, and tell the rest in `note`");
        }
    });
}
