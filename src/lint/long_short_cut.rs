//! Thirty seconds of reading are thirty seconds.

use super::finding::warn;
use super::texts::{reckoned, written};
use crate::brief::{Brief, Depth, Piece, Prose};
use crate::diagnostic::{Path, Report};
use crate::length::{unspaced, words};

/// In words: three a second. Silent reading of non-fiction takes 238 words a minute (Brysbaert, *Journal of Memory and
/// Language* 109, 2019, abstract); numbers that are weighed take longer.
const LONGEST: usize = 90;

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let sections = Path::ROOT.field("narrative");
    let (mut count, mut characters) = (0, 0);
    let mut crossed = None;
    for (i, section) in brief.narrative.iter().enumerate() {
        for (k, block) in section.blocks.iter().enumerate() {
            if block.depth == Depth::Seconds30 {
                count += word_count(brief, &block.text);
                characters += unspaced(&written(&block.text));
                if count > LONGEST && crossed.is_none() {
                    crossed = Some((i, k));
                }
            }
        }
    }
    if let Some((i, k)) = crossed {
        let reckoned = reckoned(characters);
        let message =
            format!("what is shown at the depth `30-seconds` has {count} words{reckoned}, and half a minute holds {LONGEST}");
        let help = "shorten it, or give a paragraph the depth `2-minutes`";
        warn(report, &sections.index(i).field("blocks").index(k), "long-short-cut", message, help);
    }
}

/// How many words a reader sees; a number with its unit counts as three, a date as two.
fn word_count(brief: &Brief, prose: &Prose) -> usize {
    let count = |piece: &Piece| match piece {
        Piece::Words(text) | Piece::Claim(_, text) | Piece::Question(_, text) => words(text),
        Piece::Figure(_) => 3,
        Piece::FigureValue(_) | Piece::Event(_) => 2,
        Piece::Source(id, text) => words(text.as_ref().unwrap_or(&brief.sources[id].publisher)),
        Piece::Party(id, text) => words(text.as_ref().unwrap_or(&brief.parties[id].name)),
        Piece::Term(id, text) => words(text.as_ref().unwrap_or(&brief.glossary[id].term)),
    };
    prose.0.iter().map(count).sum()
}
