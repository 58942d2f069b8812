//! How much there is to read.

use crate::brief::{Brief, Depth, Piece, Prose};
use crate::length::words;

/// Words of the narrative that are shown at a depth, a reference counted as its usual length.
pub fn words_at(depth: Depth, brief: &Brief) -> usize {
    let mut words = 0;
    for section in &brief.narrative {
        for block in &section.blocks {
            if block.depth <= depth {
                words += words_of(&block.text);
            }
        }
    }
    words
}

/// Words of a text. A figure counts four ("more than 28.8 million"), a date three, a name one.
pub fn words_of(prose: &Prose) -> usize {
    prose
        .0
        .iter()
        .map(|piece| match piece {
            Piece::Words(text) | Piece::Claim(_, text) | Piece::Question(_, text) => words(text),
            Piece::Figure(_) => 4,
            Piece::FigureValue(_) | Piece::Event(_) => 3,
            Piece::Source(_, text) | Piece::Party(_, text) | Piece::Term(_, text) => text.as_deref().map_or(1, words),
        })
        .sum()
}
