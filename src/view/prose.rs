//! Text with its references as links.

use leptos::prelude::*;

use super::page::Page;
use crate::brief::{Piece, Prose};
use crate::wording;

/// A text, each reference a link to its address in the page.
pub fn prose(text: &Prose, page: &Page) -> AnyView {
    text.0.iter().map(|piece| linked(piece, page)).collect_view().into_any()
}

/// The same in a paragraph.
pub fn paragraph(class: &'static str, text: &Prose, page: &Page) -> AnyView {
    view! { <p class=class>{prose(text, page)}</p> }.into_any()
}

/// The same, where the author gave a text.
pub fn optional(class: &'static str, text: Option<&Prose>, page: &Page) -> Option<AnyView> {
    text.map(|text| paragraph(class, text, page))
}

/// A text under a word that names it: `Leaves out: …`.
pub fn labeled(label: &'static str, text: Option<&Prose>, page: &Page) -> Option<AnyView> {
    text.map(|text| view! { <p class="labeled"><b>{label}</b>" "{prose(text, page)}</p> }.into_any())
}

fn linked(piece: &Piece, page: &Page) -> AnyView {
    let text = wording::piece_text(piece, page.brief);
    let (class, address) = match piece {
        Piece::Words(_) | Piece::Party(..) => return text.into_any(),
        Piece::Figure(id) | Piece::FigureValue(id) => ("r r--figure", format!("#figure-{id}")),
        Piece::Claim(id, _) => {
            let (_, class) = wording::standing_word(page.standing(id));
            return view! { <a class=format!("r r--{class}") href=format!("#claim-{id}")>{text}</a> }.into_any();
        }
        Piece::Event(id) => ("r r--event", format!("#event-{id}")),
        Piece::Source(id, _) => ("r", format!("#source-{id}")),
        Piece::Term(id, _) => ("r r--term", format!("#term-{id}")),
        Piece::Question(id, _) => ("r", format!("#question-{id}")),
    };
    view! { <a class=class href=address>{text}</a> }.into_any()
}
