//! What a reader gets in ten seconds: headline, standfirst, status line, key figures.

use leptos::prelude::*;

use super::page::Page;
use super::prose::prose;
use crate::brief::{Depth, Figure, Party};
use crate::{insight, wording};

/// Everything above the controls.
pub fn masthead(page: &Page) -> AnyView {
    let meta = &page.brief.meta;
    let marking = wording::marking(&meta.marking).map(|text| view! { <strong class="marking">{text}</strong> });
    let next = meta.next_update.map(|date| view! { <span>"Next update due "{wording::date(date)}</span> });
    let time = wording::reading_time(insight::words_at(Depth::Full, page.brief));
    view! {
        <header class="page masthead">
            <p class="kicker">
                <b>"Incident brief"</b>
                {marking}
                <span>"Revision "{meta.revision}</span>
                <span>"As of "{wording::date(meta.updated)}</span>
                {next}
                <span>{time}</span>
            </p>
            <h1>{meta.title.clone()}</h1>
            <p class="standfirst">{meta.summary.clone()}</p>
            {status(page)}
            {key_figures(page)}
        </header>
    }
    .into_any()
}

/// Who alleges, what is independently established, has the accused answered.
fn status(page: &Page) -> AnyView {
    let meta = &page.brief.meta;
    let line = |class: &'static str, word: &'static str, text: AnyView| {
        view! { <li><b class=class>{word}</b>" "<span>{text}</span></li> }.into_any()
    };
    let alleged = meta.alleged.as_ref().map(|text| line("s s--one-origin", "Alleged", prose(text, page)));
    let established = meta.established.as_ref().map(|text| line("s s--independent", "Established", prose(text, page)));
    let replies = insight::replies(page.brief).into_iter().take(1).filter_map(|party| reply(party, page));
    view! { <ul class="status">{alleged}{established}{replies.collect_view()}</ul> }.into_any()
}

fn reply(party: &Party, page: &Page) -> Option<AnyView> {
    let reply = party.reply.as_ref()?;
    let text = match &reply.text {
        Some(text) => prose(text, page),
        None => format!("{}: {}", party.name, wording::reply(reply.status, reply.date)).into_any(),
    };
    let class = if wording::replied(reply.status) { "s s--independent" } else { "s s--unsupported" };
    Some(view! { <li><b class=class>{wording::reply_label(reply.status)}</b>" "<span>{text}</span></li> }.into_any())
}

fn key_figures(page: &Page) -> Option<AnyView> {
    let figures = &page.brief.meta.key_figures;
    if figures.is_empty() {
        return None;
    }
    let items = figures.iter().map(|id| key_figure(&page.brief.figures[id], page)).collect_view();
    Some(view! { <ul class="keys" aria-label="Key figures">{items}</ul> }.into_any())
}

fn key_figure(figure: &Figure, page: &Page) -> AnyView {
    let words = wording::figure_words(figure);
    view! {
        <li class="key">
            <span class="key__precision">{wording::precision_label(figure)}</span>
            <span class="key__value">{words.number}</span>
            <span class="key__label">{figure.label.clone()}</span>
            <a class="key__basis" href=format!("#figure-{}", figure.id)>{wording::figure_basis(figure, page.brief)}</a>
        </li>
    }
    .into_any()
}
