//! Corrections, disclosures, and who made the brief.

use leptos::prelude::*;

use super::page::Page;
use super::prose::prose;
use crate::wording;

/// What changed at each revision, newest first.
pub fn changes(page: &Page) -> Option<AnyView> {
    let changes = &page.brief.changes;
    let revisions = changes.iter().map(|revision| {
        let items = revision.items.iter().map(|item| {
            let was = item.before.clone().map(|text| view! { " "<del>{text}</del> });
            let is = item.after.clone().map(|text| view! { " "<ins>{text}</ins> });
            view! {
                <li><b>{wording::change(item.kind)}</b>" "<a href=format!("#{}", item.address)>{item.address.clone()}</a>" "{prose(&item.text, page)}{was}{is}</li>
            }
        });
        view! {
            <li id=format!("revision-{}", revision.revision)>
                <p><b>"Revision "{revision.revision}", "{wording::date(revision.date)}</b>" "{prose(&revision.summary, page)}</p>
                <ul>{items.collect_view()}</ul>
            </li>
        }
    });
    (!changes.is_empty()).then(|| view! { <ol class="changes">{revisions.collect_view()}</ol> }.into_any())
}

/// Parties and their replies, disclosures, credits.
pub fn about(page: &Page) -> Option<AnyView> {
    let brief = page.brief;
    let replies = brief.parties.iter().filter_map(|party| {
        let reply = party.reply.as_ref()?;
        let text = reply.text.as_ref().map(|text| view! { " "{prose(text, page)} });
        let source = reply.source.as_ref().map(|id| view! { " "<a href=format!("#source-{id}")>{brief.sources[id].publisher.clone()}</a> });
        Some(view! { <li id=format!("party-{}", party.id)><b>{party.name.clone()}</b>": "{wording::reply(reply.status, reply.date)}"."{text}{source}</li> })
    });
    let replies: Vec<_> = replies.collect();
    let replies = (!replies.is_empty()).then(|| view! { <h3>"Right of reply"</h3><ul class="replies">{replies}</ul> });
    let disclosures = brief.meta.disclosures.iter().map(|text| view! { <li>{prose(text, page)}</li> }).collect_view();
    let credits = brief.authorship.iter().map(|credit| view! { <li>{wording::credit(credit)}</li> }).collect_view();
    let colophon = wording::colophon(&brief.meta);
    Some(
        view! {
            {replies}
            <h3>"Disclosures"</h3>
            <ul class="disclosures">{disclosures}{credits}</ul>
            <p class="note">{colophon}</p>
        }
        .into_any(),
    )
}
