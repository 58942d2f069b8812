//! Disagreement on the table: each question with its positions, and which is better supported.

use maud::{Markup, html};

use super::filter::{class, emptied, mark, statement};
use super::links::{embed_button, first_source_links, source_link, standing_mark};
use super::page::Page;
use super::prose::{credits, labeled, prose};
use crate::brief::{Position, Question};
use crate::insight::Strength;
use crate::{insight, wording};

/// The contested points.
pub fn questions(page: &Page) -> Option<Markup> {
    let questions = &page.brief.questions;
    (!questions.is_empty()).then(|| {
        html! {
            @for each in questions { (question(each, page)) }
            (grid(page))
        }
    })
}

/// One contested point with its positions.
pub fn question(question: &Question, page: &Page) -> Markup {
    html! {
        article.question id={ "question-" (question.id) } {
            h3 {
                span { (prose(&question.question, page)) }
                @if question.better_supported.is_none() { " " b.s."s--unsupported" lang=[page.own()] { "Open" } }
            }
            (emptied(&question.positions, |each| strength(each, page), page))
            ul.positions {
                @for (at, each) in question.positions.iter().enumerate() {
                    (position(each, question.better_supported == Some(at), page))
                }
            }
            (labeled("Why", question.why.as_ref(), page))
            (labeled("Would settle it", question.would_settle.as_ref(), page))
            (credits(&question.authorship, page))
            (embed_button(page))
        }
    }
}

/// Which source gives which figure how, conflicts marked.
fn grid(page: &Page) -> Markup {
    let Some(reports) = insight::reports(page.brief) else { return Markup::default() };
    html! {
        div.reports {
            h3 lang=[page.own()] { (wording::REPORTS) }
            p.note lang=[page.own()] { (wording::REPORTS_NOTE) }
            div.scroll tabindex="0" role="region" aria-label=(wording::REPORTS) {
                table {
                    thead {
                        tr {
                            td {}
                            @for source in &reports.sources {
                                th scope="col" { (source_link(&source.id, page)) }
                            }
                        }
                    }
                    @for (figure, cells) in &reports.rows {
                        tr class=[mark(Some(page.strengths.figure(&figure.id)))] {
                            th scope="row" {
                                a href={ "#figure-" (figure.id) } { (figure.label) }
                                " " small lang=[page.own()] { (wording::figure_words(figure).full()) }
                            }
                            @for cell in cells {
                                td {
                                    @if let Some(cell) = cell {
                                        (page.say(&wording::reported_words(cell.reported, &figure.unit).value()))
                                        @if cell.is_conflict { " " b.s."s--disputed" lang=[page.own()] { (wording::CONFLICT) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A position stands as well as the weakest claim it is made of.
fn strength(position: &Position, page: &Page) -> Option<Strength> {
    statement(&position.text, &position.claims, &[], page)
}

fn position(position: &Position, better: bool, page: &Page) -> Markup {
    let supporting = position.claims.iter().flat_map(|id| insight::supports(&page.brief.claims[id])).map(|each| &each.source);
    let sources = supporting.chain(&position.held_by).collect();
    html! {
        li class=(class(if better { "position position--better" } else { "position" }, strength(position, page))) {
            @if better { b.s."s--independent" lang=[page.own()] { "Better supported" } }
            p { (prose(&position.text, page)) }
            @for id in &position.claims {
                p.position__claim {
                    a href={ "#claim-" (id) } { (standing_mark(page.standing(id), page)) }
                    " " (page.say(&wording::standing_basis(page.standing(id))))
                }
            }
            (first_source_links(sources, page))
        }
    }
}
