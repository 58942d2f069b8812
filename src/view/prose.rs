//! Text with its references as links.

use maud::{Markup, Render, html};

use super::page::Page;
use super::signed::signed;
use crate::brief::{Credit, Id, Piece, Prose};
use crate::wording;

/// An id is its word.
impl<T> Render for Id<T> {
    fn render_to(&self, buffer: &mut String) {
        self.word().render_to(buffer);
    }
}

/// A text, each reference a link to its address in the page.
pub fn prose(text: &Prose, page: &Page) -> Markup {
    html! { @for (piece, words) in text.0.iter().zip(wording::pieces(text, page.brief)) { (linked(piece, &words, page)) } }
}

/// The same without links, for where a link stands around it.
pub fn unlinked(text: &Prose, page: &Page) -> Markup {
    html! { @for (piece, words) in text.0.iter().zip(wording::pieces(text, page.brief)) { (said(piece, &words, page)) } }
}

/// What a piece says. A value and a date are said in the program's words, all else in the bundle's.
fn said(piece: &Piece, words: &str, page: &Page) -> Markup {
    match piece {
        Piece::Figure(_) | Piece::FigureValue(_) | Piece::Event(_) => page.say(words),
        _ => signed(words),
    }
}

/// The same under a class, where the author gave a text.
pub fn optional(class: &'static str, text: Option<&Prose>, page: &Page) -> Markup {
    html! { @if let Some(text) = text { p class=(class) { (prose(text, page)) } } }
}

/// A text under a word that names it: `Leaves out: …`.
pub fn labeled(label: &'static str, text: Option<&Prose>, page: &Page) -> Markup {
    html! { @if let Some(text) = text { p.labeled { b lang=[page.own()] { (label) } " " (prose(text, page)) } } }
}

/// Who drafted, edited and checked a block, where the bundle says so.
pub fn credits(credits: &[Credit], page: &Page) -> Markup {
    html! { @if let Some(line) = wording::credits(credits) { p.credits lang=[page.own()] { (line) } } }
}

fn linked(piece: &Piece, words: &str, page: &Page) -> Markup {
    let said = said(piece, words, page);
    let (class, kind, word) = match piece {
        Piece::Words(_) | Piece::Party(..) => return said,
        Piece::Figure(id) | Piece::FigureValue(id) => ("r", "figure", id.word()),
        Piece::Claim(id, _) => {
            let (_, class) = wording::standing_word(page.standing(id));
            return html! { a class={ "r r--" (class) } href={ "#claim-" (id) } { (said) } };
        }
        Piece::Event(id) => ("r r--event", "event", id.word()),
        Piece::Source(id, _) => ("r", "source", id.word()),
        Piece::Term(id, _) => ("r r--term", "term", id.word()),
        Piece::Question(id, _) => ("r", "question", id.word()),
    };
    html! { a class=(class) href={ "#" (kind) "-" (word) } { (said) } }
}
