//! Perspectives, each in its strongest honest form.

use maud::{Markup, html};

use super::page::{Page, embed_button, standing_mark};
use super::prose::{credits, labeled, prose};
use crate::brief::{Claim, Id, Lens};
use crate::wording;

/// The lenses.
pub fn lenses(page: &Page) -> Option<Markup> {
    let lenses = &page.brief.lenses;
    (!lenses.is_empty()).then(|| html! { div.lenses { @for each in lenses { (lens(each, page)) } } })
}

/// One perspective.
pub fn lens(lens: &Lens, page: &Page) -> Markup {
    html! {
        article.lens id={ "lens-" (lens.id) } {
            h3 { (lens.name) }
            p.lens__for { (wording::lens_stance(lens)) }
            ul {
                @for point in &lens.points {
                    li {
                        (prose(&point.text, page))
                        (claims("Relies on", &point.relies_on, page))
                        (claims("Disputes", &point.disputes, page))
                    }
                }
            }
            (labeled("Leaves out", lens.leaves_out.as_ref(), page))
            (labeled("Would change it", lens.would_change.as_ref(), page))
            p.lens__disclaimer { (lens.disclaimer) }
            (credits(&lens.authorship))
            (embed_button())
        }
    }
}

/// How well the claims stand that a point leans on.
fn claims(label: &'static str, claims: &[Id<Claim>], page: &Page) -> Markup {
    html! {
        @if !claims.is_empty() {
            span.lens__claims {
                (label)
                @for id in claims { " " a href={ "#claim-" (id) } { (standing_mark(page.standing(id))) } }
            }
        }
    }
}
