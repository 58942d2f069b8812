//! What the brief is called, who is in it, and what changed.

use std::collections::BTreeMap;

use super::ids::{Rosters, did_you_mean};
use super::lowering::Lowering;
use super::order::dependency_order;

use crate::brief::{
    Allowance, Change, ChangeKind, Id, Marking, Meta, Party, PartyRole, Revision, Role, Statement, StatusCell, Vocabulary, Zone,
};
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::Path;
use crate::sort::{arranged, sorted};

impl Lowering<'_> {
    /// Takes note of the zone in which all dates are told.
    pub(super) fn take_zone(&mut self, raw: &raw::Meta) {
        let Some(text) = &raw.timezone else { return };
        match Zone::parse(text) {
            Some(zone) => self.zone = zone,
            None => self.error(
                &Path::ROOT.field("meta").field("timezone"),
                "bad-time-zone",
                format!("{} is not a time zone", quoted(text)),
                "write `UTC`, or the distance from it that held then, such as `+02:00`; names of regions are not known here",
            ),
        }
    }

    pub(super) fn meta(&mut self, raw: &raw::Meta) -> Option<Meta> {
        let at = &Path::ROOT.field("meta");
        self.check_id(&at.field("id"), &raw.id);
        let published = self.date(at, "published", &raw.published);
        let updated = self.maybe_date(at, "updated", &raw.updated).or(published);
        if let (Some(published), Some(updated)) = (published, updated)
            && updated.is_before(published)
        {
            let message = format!("the brief is updated on `{updated}`, before its publication on `{published}`");
            self.error(
                &at.field("updated"),
                "dates-out-of-order",
                message,
                "give the date of this revision, or leave `updated` out",
            );
        }
        self.revision_number(&at.field("revision"), raw.revision);
        let marking = match &raw.marking {
            raw::Marking::None => Some(Marking::None),
            raw::Marking::Embargo(until) => self.date(&at.field("marking"), "embargo", until).map(Marking::Embargo),
            raw::Marking::Tlp(label) => Some(Marking::Tlp(label.0)),
        };
        let disclosures_at = at.field("disclosures");
        let mut disclosures = Vec::new();
        for (i, text) in raw.disclosures.iter().enumerate() {
            disclosures.push(self.prose_at(&disclosures_at.index(i), text));
        }
        let meta = Meta {
            id: raw.id.clone(),
            title: self.text(at, "title", &raw.title),
            summary: self.prose(at, "summary", &raw.summary),
            language: self.language(&at.field("language"), raw.language.as_deref()),
            next_update: self.maybe_date(at, "next_update", &raw.next_update),
            // Known once all dates have been read.
            hours: None,
            revision: raw.revision,
            authors: self.texts(at, "authors", &raw.authors),
            tags: self.texts(at, "tags", &raw.tags),
            licence: self.maybe_text(at, "licence", &raw.licence),
            canonical: self.address(at, "canonical", &raw.canonical),
            disclosures,
            status: self.status(at, &raw.status),
            key_figures: self.list(at, "key_figures", &raw.key_figures),
            lead: self.maybe(at, "lead", &raw.lead),
            // Last, since these may end it: whatever else is wrong has been reported by now.
            published: published?,
            updated: updated?,
            marking: marking?,
        };
        Some(meta)
    }

    fn status(&mut self, at: &Path, raw: &[raw::StatusCell]) -> Vec<StatusCell> {
        let list = at.field("status");
        if raw.len() == 1 || raw.len() > 4 {
            let message = format!("the status is to have two to four cells, and this one has {}", raw.len());
            let help = "set at least two things side by side, such as what is known and what is not; what is of less weight can stand \
                        in the account";
            self.error(&list, "status-cells", message, help);
        }
        let mut cells = Vec::new();
        for (i, raw) in raw.iter().enumerate() {
            let at = &list.index(i);
            cells.push(StatusCell {
                heading: self.text(at, "heading", &raw.heading),
                mark: raw.mark.0,
                text: self.prose(at, "text", &raw.text),
            });
        }
        cells
    }

    fn revision_number(&mut self, at: &Path, revision: u32) {
        if revision == 0 {
            self.error(at, "zero-revision", "revisions count from 1", "write 1 for the first publication");
        }
    }

    /// A BCP 47 tag by its shape (RFC 5646, section 2.1): subtags of letters and digits, the first of letters.
    fn language(&mut self, at: &Path, tag: Option<&str>) -> String {
        let Some(tag) = tag else { return "en".to_owned() };
        let mut subtags = tag.split('-');
        let first = subtags.next().unwrap_or_default();
        let good = (2..=8).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_alphabetic())
            && subtags.all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !good {
            let message = format!("{} is not a language tag", quoted(tag));
            self.error(at, "bad-language", message, "write a BCP 47 tag such as `en`, `pt-BR` or `zh-Hans`");
        }
        tag.to_owned()
    }

    pub(super) fn parties(&mut self, raw: &[raw::Party]) -> Vec<Party> {
        let parties = self.each(raw, Self::party);
        let mut links = Vec::new();
        for party in raw {
            links.push((party.id.as_str(), party.part_of.iter().map(String::as_str).collect()));
        }
        let at = Path::ROOT.field("parties");
        for cycle in dependency_order(&links).cycles {
            let message = format!("these parties are part of each other: {}", cycle.text);
            let help = "leave `part_of` out of the one that the others belong to";
            self.error(&at.index(cycle.at).field("part_of"), "circular-parties", message, help);
        }
        parties
    }

    fn party(&mut self, at: &Path, raw: &raw::Party, id: Id<Party>) -> Party {
        let statements_at = at.field("statements");
        let mut statements = Vec::new();
        for (i, raw) in raw.statements.iter().enumerate() {
            let at = &statements_at.index(i);
            statements.push(Statement {
                kind: raw.kind.0,
                text: self.maybe_prose(at, "text", &raw.text),
                date: self.maybe_date(at, "date", &raw.date),
                source: self.maybe(at, "source", &raw.source),
            });
        }
        Party {
            name: self.text(at, "name", &raw.name),
            short: self.maybe_text(at, "short", &raw.short),
            roles: self.roles(at, &raw.roles),
            part_of: self.maybe(at, "part_of", &raw.part_of),
            aliases: self.texts(at, "aliases", &raw.aliases),
            jurisdiction: self.maybe_text(at, "jurisdiction", &raw.jurisdiction),
            statements,
            id,
        }
    }

    fn roles(&mut self, at: &Path, raw: &[String]) -> Vec<PartyRole> {
        if raw.is_empty() {
            let help = format!("give at least one, in your own words or of these: `{}`", Role::WORDS.join("`, `"));
            self.error(&at.field("roles"), "no-roles", "it is not said what this party is in the incident", help);
        }
        let mut roles = Vec::new();
        for words in self.texts(at, "roles", raw) {
            let listed = Role::WORDS.iter().position(|word| *word == words);
            roles.push(listed.map_or(PartyRole::Own(words), |at| PartyRole::Listed(Role::VALUES[at])));
        }
        roles
    }

    /// Newest first, whatever their order in the bundle.
    pub(super) fn changes(&mut self, raw: &[raw::Revision], latest: u32) -> Vec<Revision> {
        let list = Path::ROOT.field("changes");
        let mut changes: Vec<Revision> = Vec::new();
        let mut first = BTreeMap::new();
        for (i, raw) in raw.iter().enumerate() {
            let at = &list.index(i);
            let number_at = at.field("revision");
            self.revision_number(&number_at, raw.revision);
            let earlier = *first.entry(raw.revision).or_insert(i);
            if earlier < i {
                let message = format!("revision {} is listed twice", raw.revision);
                let help = format!("the first is {}; make one of the two, or mend a number", list.index(earlier).pointer());
                self.error(&number_at, "duplicate-revision", message, help);
            }
            // Nothing is after a number that could not be read, which stands as zero.
            if raw.revision > latest && latest > 0 {
                let message = format!("revision {} is later than that of the brief, which is {latest}", raw.revision);
                self.error(
                    &number_at,
                    "later-revision",
                    message,
                    "give `meta` the number of the latest change, or mend this one",
                );
            }
            let date = self.date(at, "date", &raw.date);
            let summary = self.prose(at, "summary", &raw.summary);
            let items_at = at.field("items");
            let mut items = Vec::new();
            for (k, item) in raw.items.iter().enumerate() {
                items.push(self.change(&items_at.index(k), item));
            }
            if let Some(date) = date {
                changes.push(Revision { revision: raw.revision, date, summary, items });
            }
        }
        let order = sorted(changes.len(), &|a, b| changes[b].revision.cmp(&changes[a].revision));
        arranged(changes, &order)
    }

    fn change(&mut self, at: &Path, raw: &raw::Change) -> Change {
        self.block(&at.field("block"), raw.kind.0, &raw.block);
        Change {
            kind: raw.kind.0,
            address: raw.block.replacen(':', "-", 1),
            text: self.prose(at, "text", &raw.text),
            before: self.maybe_text(at, "before", &raw.before),
            after: self.maybe_text(at, "after", &raw.after),
        }
    }

    pub(super) fn allowances(&mut self, raw: &[raw::Allowance]) -> Vec<Allowance> {
        let list = Path::ROOT.field("allow");
        let mut allow = Vec::new();
        for (i, raw) in raw.iter().enumerate() {
            let at = &list.index(i);
            let pointer = match raw.block.as_str() {
                part @ ("meta" | "takes") => Some(format!("/{part}")),
                address => {
                    self.block(&at.field("block"), ChangeKind::Changed, address);
                    address.split_once(':').and_then(|(kind, word)| self.rosters.pointer(kind, word))
                }
            };
            let reason = self.text(at, "reason", &raw.reason);
            if let Some(pointer) = pointer {
                allow.push(Allowance {
                    finding: raw.finding.clone(),
                    pointer,
                    words: self.maybe_text(at, "words", &raw.words),
                    reason,
                });
            }
        }
        allow
    }

    /// The address of a block, such as `figure:accounts`; what was withdrawn need not be here any more.
    fn block(&mut self, at: &Path, change: ChangeKind, address: &str) {
        const CODE: &str = "unknown-block";
        let Some((kind, word)) = address.split_once(':') else {
            let message = format!("{} is not the address of a block", quoted(address));
            return self.error(at, CODE, message, "write a kind and an id, as in `figure:accounts`");
        };
        let Some(names) = self.rosters.names(kind) else {
            let help = self.nearest_or_all(kind, Rosters::KINDS);
            return self.error(at, CODE, format!("no block is a {}", quoted(kind)), help);
        };
        if change == ChangeKind::Withdrawn || names.contains(word) {
            return;
        }
        let help = match self.nearest_id(kind, word) {
            Some(near) => did_you_mean(&format!("{kind}:{near}")),
            None => "name a block that is here, or give the change the kind `withdrawn`".to_owned(),
        };
        self.error(at, CODE, format!("no {kind} here has the id {}", quoted(word)), help);
    }
}
