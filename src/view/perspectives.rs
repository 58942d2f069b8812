//! Perspectives, each in its strongest honest form.

use maud::{Markup, html};

use super::filter::{emptied, mark, statement};
use super::links::{embed_button, standing_mark};
use super::page::Page;
use super::prose::{credits, labeled, prose, unlinked};
use crate::brief::{Claim, Id, Lens};
use crate::{insight, wording};

/// The lenses.
pub fn lenses(page: &Page) -> Option<Markup> {
    let lenses = &page.brief.lenses;
    (!lenses.is_empty()).then(|| {
        html! {
            @if lenses.len() > 1 { p.note lang=[page.own()] { (wording::PICK_LENSES) } }
            div.lenses { @for each in lenses { (lens(each, page)) } }
            (grid(page))
        }
    })
}

/// Which lens speaks to which question, and where none does.
fn grid(page: &Page) -> Markup {
    let Some(spoken) = insight::spoken(page.brief) else { return Markup::default() };
    let lenses = &page.brief.lenses;
    html! {
        details.lens-grid {
            summary lang=[page.own()] { (wording::SPOKEN) }
            p.note lang=[page.own()] { (wording::spoken_note(spoken.silent)) }
            div.scroll tabindex="0" role="region" aria-label=(wording::SPOKEN) {
                table {
                    thead { tr { td {} @for lens in lenses { th scope="col" { a href={ "#lens-" (lens.id) } { (lens.name) } } } } }
                    @for (question, cells) in &spoken.questions {
                        tr {
                            th scope="row" { a href={ "#question-" (question.id) } { (unlinked(&question.question, page)) } }
                            @for points in cells { td lang=[page.own()] { @if !points.is_empty() { (wording::speaks(points)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// How well the claims stand that a lens relies on, and those it disputes.
fn sums(lens: &Lens, page: &Page) -> Markup {
    let (relied, disputed) = insight::leaning(lens);
    html! {
        @for (label, claims) in [("Relies on", relied), ("Disputes", disputed)] {
            @if !claims.is_empty() {
                p.note lang=[page.own()] { (wording::leaning(label, &claims.iter().map(|id| wording::standing_word(page.standing(id)).0).collect::<Vec<_>>())) }
            }
        }
    }
}

/// One perspective.
pub fn lens(lens: &Lens, page: &Page) -> Markup {
    html! {
        article.lens id={ "lens-" (lens.id) } {
            h3 { label { input type="checkbox" name="lens" value=(lens.id); " " (lens.name) } }
            (labeled("Speaks for", Some(&lens.speaks_for), page))
            (labeled("Weighs", Some(&lens.weighs), page))
            (sums(lens, page))
            @if lens.points.is_empty() { p.note lang=[page.own()] { (wording::NO_POINTS) } }
            (emptied(&lens.points, |point| statement(&point.text, &point.relies_on, &[], page), page))
            ul {
                @for point in &lens.points {
                    li class=[mark(statement(&point.text, &point.relies_on, &[], page))] {
                        (prose(&point.text, page))
                        (claims("Relies on", &point.relies_on, page))
                        (claims("Disputes", &point.disputes, page))
                    }
                }
            }
            (labeled("Leaves out", lens.leaves_out.as_ref(), page))
            (labeled("Would change it", lens.would_change.as_ref(), page))
            p.lens__disclaimer { (prose(&lens.disclaimer, page)) }
            (credits(&lens.authorship, page))
            (embed_button(page))
        }
    }
}

/// How well the claims stand that a point leans on.
fn claims(label: &'static str, claims: &[Id<Claim>], page: &Page) -> Markup {
    html! {
        @if !claims.is_empty() {
            span.lens__claims {
                (page.say(label))
                @for id in claims { " " a href={ "#claim-" (id) } { (standing_mark(page.standing(id), page)) } }
            }
        }
    }
}
