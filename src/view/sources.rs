//! Who says so.

use leptos::prelude::*;

use super::page::Page;
use crate::brief::{Source, Vocabulary};
use crate::wording;

/// Every source, with what it rests on and how it was seen.
pub fn sources(page: &Page) -> Option<AnyView> {
    let sources = &page.brief.sources;
    (!sources.is_empty()).then(|| view! { <ol class="sources">{sources.iter().map(|each| entry(each, page)).collect_view()}</ol> }.into_any())
}

fn entry(source: &Source, page: &Page) -> AnyView {
    let title = source.title.clone();
    let title = match &source.url {
        Some(url) => view! { <a href=url.clone() rel="noopener noreferrer">{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let archived = source.archived.clone().map(|url| view! { " "<a href=url rel="noopener noreferrer">"Archived copy"</a> });
    let origins = source.origins.iter().map(|id| {
        view! { <li><a href=format!("#source-{id}")>{page.brief.sources[id].publisher.clone()}</a></li> }
    });
    let rests = (!source.origins.is_empty()).then(|| view! { <ul class="by by--origin">{origins.collect_view()}</ul> });
    let grade = source.grade.map(|grade| view! { <b class=format!("grade grade--{}", grade.word()) title=wording::grade(grade)>{grade.word()}</b> });
    view! {
        <li class="source" id=format!("source-{}", source.id)>
            <p>{grade}<b>{wording::source_line(source)}</b>" "{title}{archived}</p>
            <p class="note">{wording::source_facts(source)}</p>
            {rests}
        </li>
    }
    .into_any()
}
