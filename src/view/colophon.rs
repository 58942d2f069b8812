//! Corrections, disclosures, and who made the brief.

use maud::{Markup, html};

use super::links::source_link;
use super::page::Page;
use super::prose::prose;
use crate::brief::ChangeKind;
use crate::{insight, wording};

/// What changed at each revision, newest first.
pub fn changes(page: &Page) -> Option<Markup> {
    let changes = &page.brief.changes;
    (!changes.is_empty()).then(|| {
        html! {
            @if changes.len() > 1 { p.note { label { input type="radio" name="since" checked; " " (wording::ALL_REVISIONS) } } }
            ol.changes {
                @for revision in changes {
                    li id={ "revision-" (revision.revision) } {
                        p { b { "Revision " (revision.revision) ", " (wording::date(revision.date)) } " " (prose(&revision.summary, page)) }
                        @if changes.len() > 1 { p.note { label { input type="radio" name="since"; " " (wording::BRIEFED_HERE) } } }
                        @if !revision.items.is_empty() {
                            ul {
                                @for item in &revision.items {
                                    li {
                                        b { (wording::change(item.kind)) } " "
                                        @if item.kind == ChangeKind::Withdrawn { (item.address) } @else { a href={ "#" (item.address) } { (item.address) } } " "
                                        (prose(&item.text, page))
                                        @if let Some(before) = &item.before { " " del { (before) } }
                                        @if let Some(after) = &item.after { " " ins { (after) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// Parties and their replies, disclosures, credits.
pub fn about(page: &Page) -> Markup {
    let brief = page.brief;
    let replies = insight::replies(brief);
    html! {
        @if !replies.is_empty() {
            h3 { "Right of reply" }
            ul.replies {
                @for party in replies {
                    @if let Some(reply) = &party.reply {
                        li id={ "party-" (party.id) } {
                            b { (party.name) } ": " (wording::reply(reply.status, reply.date)) "."
                            @if let Some(text) = &reply.text { " " (prose(text, page)) }
                            @if let Some(id) = &reply.source { " " (source_link(id, page)) }
                        }
                    }
                }
            }
        }
        @if !brief.parties.is_empty() {
            details.series {
                summary { h3 { "Who is who" } }
                ul.glossary { @for party in &brief.parties { li { b { (party.name) } " " (wording::party_facts(party)) } } }
            }
        }
        @if !(brief.meta.disclosures.is_empty() && brief.authorship.is_empty()) {
            h3 { "Disclosures" }
            ul.disclosures {
                @for text in &brief.meta.disclosures { li { (prose(text, page)) } }
                @for credit in &brief.authorship { li { (wording::credit(credit)) } }
            }
        }
        p.note { (wording::colophon(&brief.meta)) }
        @if !page.digest.is_empty() { p.note { (wording::MADE_FROM) " " code { (page.digest) } ". " (wording::PROVES) } }
        @if let Some(copies) = &page.copies {
            p.note.beside { "Data: " @for (name, file) in wording::DATA { a href=(file) { (name) } " " } a href=(copies.zip) download { "all as a zip" } }
        }
    }
}
