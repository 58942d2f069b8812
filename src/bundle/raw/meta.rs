//! What the brief is called, who is in it, what changed, and who did what.

use super::Marking;
use crate::brief::{ChangeKind, Maker, Mark, StatementKind, Task};
use crate::bundle::mirror::mirror;
#[cfg(feature = "cli")]
use crate::bundle::shape::{
    Address, Block, Cells, Date, Language, Name, Note, Number, OneOrMore, Part, Prose, Ref, RoleWords, Text, TimeZone,
};
use crate::bundle::word::Word;

mirror! {
/// What the brief is called, when it stands, and who answers for it.
pub struct Meta {
    /// Id of the incident; part of file names.
    id: String as "Name",
    /// The headline. States who says so when the matter is contested.
    title: String as "Text",
    /// The standfirst: one sentence. Prose.
    summary: String as "Prose",
    /// Language of the texts, as a BCP 47 tag.
    language: Option<String> as "Option<Language>" = default,
    /// Date of the first publication.
    published: String as "Date",
    /// Date as of which this revision stands; absent means `published`.
    updated: Option<String> as "Option<Date>" = default,
    /// Date when the next update is due.
    next_update: Option<String> as "Option<Date>" = default,
    /// The zone in which the page shows hours, and by which it knows what day an hour belongs to: `UTC`, or a distance from it
    /// such as `+02:00`. Absent means `UTC`. Dates may be given in any zone; a region with summer time has two, so choose
    /// the one that held then.
    timezone: Option<String> as "Option<TimeZone>" = default,
    /// 1 for the first publication, one more for each that follows.
    revision: u32 as "Number",
    /// Who answers for the brief.
    authors: Vec<String> as "Vec<Text>" = default,
    /// Subjects, for lists of briefs.
    tags: Vec<String> as "Vec<Text>" = default,
    /// Handling marking.
    marking: Marking = default,
    /// Licence of the texts, as an SPDX expression or a name.
    licence: Option<String> = default,
    /// Address of the published page.
    canonical: Option<String> as "Option<Address>" = default,
    /// Interests and limits a reader should know of. Prose.
    disclosures: Vec<String> as "Vec<Prose>" = default,
    /// How things stand, in two to four cells under the headline. Left out, there are none.
    status: Vec<StatusCell> as "Cells<StatusCell>" = default,
    /// Ids of the figures shown large at the top, in order.
    key_figures: Vec<String> as "Vec<Ref>" = default,
    /// Id of the exhibit that leads the brief. It has no place of its own.
    lead: Option<String> as "Option<Ref>" = default,
}

/// How things stand, in one respect.
pub struct StatusCell {
    /// The respect, in a few words of your own: `Alleged`, `Cause`, `In court`.
    heading: String as "Text",
    /// The shape before the heading: the fuller, the surer.
    mark: Word<Mark>,
    /// How things stand. Prose.
    text: String as "Prose",
}

/// One who acts or speaks in the incident.
pub struct Party {
    /// Kebab-case, unique among parties.
    id: String as "Name",
    /// As the page shows it.
    name: String as "Text",
    /// The name for labels, where the whole one would be too long: lanes, tables, drawings.
    short: Option<String> = default,
    /// What the party is in this incident, at least one: words of the list, or your own, which are printed as they are.
    roles: Vec<String> as "OneOrMore<RoleWords>",
    /// Id of the party that this one belongs to, as an office to its ministry or a lab to its firm.
    part_of: Option<String> as "Option<Ref>" = default,
    /// Other names found in sources.
    aliases: Vec<String> as "Vec<Text>" = default,
    /// Country or body whose law it answers to.
    jurisdiction: Option<String> = default,
    /// What it said, or that nothing was found. Expected of every accused party, open to all.
    statements: Vec<Statement> = default,
}

/// What a party said, or that nothing of it is here.
pub struct Statement {
    /// Whether it answered, admitted or denied it, or why there is nothing.
    kind: Word<StatementKind>,
    /// What was said, or where it was looked for. Prose. Expected of a reply, an admission, a denial.
    text: Option<String> as "Option<Note>" = default,
    /// When it was made, or until when it was looked for.
    date: Option<String> as "Option<Date>" = default,
    /// Id of the source.
    source: Option<String> as "Option<Ref>" = default,
}

/// What changed at one revision.
pub struct Revision {
    /// Its number.
    revision: u32 as "Number",
    /// Its date.
    date: String as "Date",
    /// What changed, in a sentence. Prose.
    summary: String as "Prose",
    /// The changes one by one.
    items: Vec<Change> = default,
}

/// One change.
pub struct Change {
    /// What kind of change.
    kind: Word<ChangeKind>,
    /// Address of the block, such as `figure:volume`. It must be there, unless it was withdrawn.
    block: String as "Part",
    /// What changed and why. Prose.
    text: String as "Prose",
    /// How it read before.
    before: Option<String> = default,
    /// How it reads now.
    after: Option<String> = default,
}

/// A warning of `check` that is known, and stays for a reason.
pub struct Allowance {
    /// The warning, by the word that `check` prints in brackets: `typed-digits`.
    finding: String as "Name",
    /// Address of the block it is about, such as `source:log`; or `meta`, `takes`.
    block: String as "Block",
    /// The words it names, where only these are allowed: the digits that may stand.
    words: Option<String> as "Option<Text>" = default,
    /// Why it is right there.
    reason: String as "Text",
}

/// Who did what on a block.
pub struct Credit {
    /// What was done.
    task: Word<Task>,
    /// By a person or a machine.
    by: Word<Maker>,
    /// Who, or which system and how it was used.
    name: Option<String> = default,
}
}
