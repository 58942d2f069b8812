//! Disagreement on the table: each question with its positions, and which is better supported.

use maud::{Markup, html};

use super::page::{Page, embed_button, first_source_links, standing_mark};
use super::prose::{credits, labeled, prose};
use crate::brief::{Bearing, Position, Question};
use crate::wording;

/// The contested points.
pub fn questions(page: &Page) -> Option<Markup> {
    let questions = &page.brief.questions;
    (!questions.is_empty()).then(|| {
        html! {
            @for each in questions { (question(each, page)) }
        }
    })
}

/// One contested point with its positions.
pub fn question(question: &Question, page: &Page) -> Markup {
    html! {
        article.question id={ "question-" (question.id) } {
            h3 {
                span { (prose(&question.question, page)) }
                @if question.better_supported.is_none() { " " b.s."s--unsupported" { "Open" } }
            }
            ul.positions {
                @for (at, each) in question.positions.iter().enumerate() {
                    (position(each, question.better_supported == Some(at), page))
                }
            }
            (labeled("Why", question.why.as_ref(), page))
            (labeled("Would settle it", question.would_settle.as_ref(), page))
            (credits(&question.authorship))
            (embed_button())
        }
    }
}

fn position(position: &Position, better: bool, page: &Page) -> Markup {
    let evidence = position.claims.iter().flat_map(|id| &page.brief.claims[id].evidence);
    let supporting = evidence.filter(|evidence| evidence.bearing == Bearing::Supports).map(|evidence| &evidence.source);
    html! {
        li.position."position--better"[better] {
            @if better { b.s."s--independent" { "Better supported" } }
            p { (prose(&position.text, page)) }
            @for id in &position.claims {
                p.position__claim {
                    a href={ "#claim-" (id) } { (standing_mark(page.standing(id))) }
                    " " (wording::standing_basis(page.standing(id)))
                }
            }
            (first_source_links(supporting.chain(&position.held_by), page))
        }
    }
}
