//! How it works, and what stops it.

use maud::{Markup, html};

use super::filter::{emptied, mark, statement};
use super::links::source_links;
use super::page::Page;
use super::prose::{labeled, prose};

/// The steps, numbered.
pub fn steps(page: &Page) -> Option<Markup> {
    let steps = &page.brief.mechanism;
    (!steps.is_empty()).then(|| {
        html! {
            (emptied(steps, |step| statement(&step.text, &step.claims, &step.sources, page), page))
            ol.steps {
                @for step in steps {
                    li class=[mark(statement(&step.text, &step.claims, &step.sources, page))] id={ "step-" (step.id) } {
                        h3 { (prose(&step.title, page)) }
                        p { (prose(&step.text, page)) }
                        (source_links(&step.sources, page))
                    }
                }
            }
        }
    })
}

/// What detects or prevents it.
pub fn defences(page: &Page) -> Option<Markup> {
    let defences = &page.brief.defences;
    (!defences.is_empty()).then(|| {
        html! {
            (emptied(defences, |defence| statement(&defence.text, &[], &defence.sources, page), page))
            ul.cards {
                @for defence in defences {
                    li class=[mark(statement(&defence.text, &[], &defence.sources, page))] id={ "defence-" (defence.id) } {
                        h3 { (defence.name) }
                        p { (prose(&defence.text, page)) }
                        (labeled("Cost", defence.cost.as_ref(), page))
                        (labeled("Effect", defence.effect.as_ref(), page))
                        @if let Some(id) = &defence.claimed_by { p.note { (page.say("Effect as claimed by ")) bdi { (page.brief.parties[id].name) } } }
                        (source_links(&defence.sources, page))
                    }
                }
            }
        }
    })
}
