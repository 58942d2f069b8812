//! Corrections, disclosures, and who made the brief.

use maud::{Markup, html};

use super::links::source_link;
use super::page::Page;
use super::prose::prose;
use crate::brief::{ChangeKind, Party};
use crate::{insight, wording};

/// What changed at each revision, newest first.
pub fn changes(page: &Page) -> Option<Markup> {
    let changes = &page.brief.changes;
    (!changes.is_empty()).then(|| {
        html! {
            @if changes.len() > 1 { p.note { label lang=[page.own()] { input type="radio" name="since" checked; " " (wording::ALL_REVISIONS) } } }
            ol.changes {
                @for revision in changes {
                    li id={ "revision-" (revision.revision) } {
                        p { b lang=[page.own()] { "Revision " (revision.revision) ", " (wording::date(revision.date)) } " " (prose(&revision.summary, page)) }
                        @if changes.len() > 1 { p.note { label lang=[page.own()] { input type="radio" name="since"; " " (wording::BRIEFED_HERE) } } }
                        @if !revision.items.is_empty() {
                            ul {
                                @for item in &revision.items {
                                    li {
                                        b lang=[page.own()] { (wording::change(item.kind)) } " "
                                        @if item.kind == ChangeKind::Withdrawn { code { (item.address) } } @else { a href={ "#" (item.address) } { code { (item.address) } } } " "
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

/// Parties and what they said, disclosures, credits.
pub fn about(page: &Page) -> Markup {
    let brief = page.brief;
    let heard = insight::heard(brief);
    html! {
        @if !heard.is_empty() {
            h3 lang=[page.own()] { (wording::STATEMENTS) }
            ul.statements {
                @for party in heard {
                    li id={ "party-" (party.id) } {
                        @for (at, statement) in party.statements.iter().enumerate() {
                            p {
                                @if at == 0 { b { (party.name) } ": " }
                                (page.say(&wording::statement(statement.kind, statement.date))) "."
                                @if let Some(text) = &statement.text { " " (prose(text, page)) }
                                @if let Some(id) = &statement.source { " " (source_link(id, page)) }
                            }
                        }
                    }
                }
            }
        }
        @if !brief.parties.is_empty() {
            details.series {
                summary { h3 lang=[page.own()] { "Who is who" } }
                ul.glossary { @for party in &brief.parties { li id=[address_of(party)] { b { (party.name) } " " (page.say(&wording::party_facts(party, brief))) } } }
            }
        }
        @if !(brief.meta.disclosures.is_empty() && brief.authorship.is_empty()) {
            h3 lang=[page.own()] { "Disclosures" }
            ul.disclosures {
                @for text in &brief.meta.disclosures { li { (prose(text, page)) } }
                @for credit in &brief.authorship { li lang=[page.own()] { (wording::credit(credit)) } }
            }
        }
        p.note lang=[page.own()] { (wording::colophon(&brief.meta)) }
        @if !page.digest.is_empty() { p.note lang=[page.own()] { (wording::MADE_FROM) " " code { (page.digest) } ". " (wording::PROVES) } }
        @if let Some(copies) = &page.copies {
            p.note.beside lang=[page.own()] { "Data: " @for (name, file) in wording::DATA { a href=(file) { (name) } " " } a href=(copies.zip) download { "all as a zip" } }
        }
    }
}

/// The address of a party in the list of all; one that was heard has it where that is told.
fn address_of(party: &Party) -> Option<String> {
    party.statements.is_empty().then(|| format!("party-{}", party.id))
}
