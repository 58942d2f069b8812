//! What to do, what to watch, what people ask, what was not found.

use maud::{Markup, html};

use super::filter::{class, emptied, text_mark};
use super::links::source_links;
use super::page::Page;
use super::prose::{labeled, prose, unlinked};
use crate::brief::{Audience, Vocabulary};
use crate::{insight, wording};

/// Advice by audience.
pub fn guidance(page: &Page) -> Option<Markup> {
    (!page.brief.guidance.is_empty())
        .then(|| html! { ul.cards { @for audience in Audience::VALUES { (advice_for(*audience, page)) } } })
}

fn advice_for(audience: Audience, page: &Page) -> Markup {
    let items = insight::advice_for(audience, page.brief);
    html! {
        @if !items.is_empty() {
            li {
                h3 lang=[page.own()] { (wording::audience(audience)) }
                ul.advice {
                    @for each in items {
                        li class=[text_mark(&each.reason, page)] id={ "guidance-" (each.id) } {
                            p { (prose(&each.advice, page)) }
                            p.note { (prose(&each.reason, page)) }
                            (source_links(&each.sources, page))
                        }
                    }
                }
            }
        }
    }
}

/// Indicators.
pub fn watch(page: &Page) -> Option<Markup> {
    let watch = &page.brief.watch;
    (!watch.is_empty()).then(|| {
        html! {
            (emptied(watch, |each| page.strengths.text(&each.why), page))
            ul.cards {
                @for each in watch {
                    li class=[text_mark(&each.why, page)] id={ "watch-" (each.id) } {
                        h3 { (prose(&each.indicator, page)) }
                        p { (prose(&each.why, page)) }
                        (labeled("Threshold", each.threshold.as_ref(), page))
                        (labeled("Status", each.status.as_ref(), page))
                        @if let Some(date) = each.checked { p.note lang=[page.own()] { "Last checked " (wording::date(date)) } }
                        (source_links(&each.sources, page))
                    }
                }
            }
        }
    })
}

/// Questions and answers.
pub fn answers(page: &Page) -> Option<Markup> {
    let faq = &page.brief.faq;
    (!faq.is_empty()).then(|| {
        html! {
            (emptied(faq, |each| page.strengths.text(&each.answer), page))
            @for each in faq {
                details class=(class("answer", page.strengths.text(&each.answer))) id={ "faq-" (each.id) } {
                    summary { (unlinked(&each.question, page)) }
                    p { (prose(&each.answer, page)) }
                }
            }
        }
    })
}

/// What was looked for and not found.
pub fn gaps(page: &Page) -> Option<Markup> {
    let gaps = &page.brief.gaps;
    (!gaps.is_empty())
        .then(|| html! { ul.gaps { @for each in gaps { li class=[text_mark(&each.text, page)] id={ "gap-" (each.id) } { (prose(&each.text, page)) } } } })
}

/// Terms of the trade.
pub fn glossary(page: &Page) -> Option<Markup> {
    let glossary = &page.brief.glossary;
    (!glossary.is_empty()).then(|| {
        html! {
            dl.glossary {
                @for each in glossary {
                    div id={ "term-" (each.id) } { dt { (each.term) } dd { (prose(&each.meaning, page)) } }
                }
            }
        }
    })
}
