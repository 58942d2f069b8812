//! Who says what about which point, and what happened.

use super::lowering::Lowering;
use super::order::dependency_order;
use super::values::credits;
use crate::brief::{Claim, Denial, Event, Evidence, House, Id, Position, Question, Source};
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::Path;

/// Most steps from a source to an origin. Chains of real reports have three or four.
const DEEPEST: usize = 100;

/// Most positions of a question, and most claims of all of them: each is weighed against all others.
const MOST_WEIGHED: usize = 50;

impl Lowering<'_> {
    pub(super) fn sources(&mut self, raw: &[raw::Source]) -> Vec<Source> {
        let sources = self.each(raw, Self::source);
        let mut links = Vec::new();
        for source in raw {
            links.push((source.id.as_str(), source.rests_on.iter().map(String::as_str).collect()));
        }
        let order = dependency_order(&links);
        let at = Path::ROOT.field("sources");
        for (number, depth) in order.depths.iter().enumerate() {
            // Told once a chain, where it becomes too long; a circle has no length.
            if *depth == DEEPEST + 1 && order.cycles.is_empty() {
                let message = format!("this source is more than {DEEPEST} steps from an origin");
                let help = "the whole way is told beside every claim that rests on it; name the origin itself, or the last source \
                            before it that adds something";
                self.error(&at.index(number).field("rests_on"), "chain-too-long", message, help);
            }
        }
        for cycle in order.cycles {
            let message = format!("these sources rest on each other: {}", cycle.text);
            let help = "leave out the one that only repeats the others; an origin rests on none";
            self.error(&at.index(cycle.at).field("rests_on"), "circular-origins", message, help);
        }
        sources
    }

    fn source(&mut self, at: &Path, raw: &raw::Source, id: Id<Source>) -> Source {
        Source {
            by: self.maybe(at, "by", &raw.by),
            publisher: self.maybe_text(at, "publisher", &raw.publisher).unwrap_or_default(),
            short: self.maybe_text(at, "short", &raw.short),
            house: House::Publisher(String::new()),
            title: self.text(at, "title", &raw.title),
            date: self.maybe_date(at, "date", &raw.date),
            url: self.address(at, "url", &raw.url),
            archived: self.address(at, "archived", &raw.archived),
            kind: raw.kind.0,
            rests_on: self.list(at, "rests_on", &raw.rests_on),
            unnamed_origin: raw.unnamed_origin,
            grade: raw.grade.map(|grade| grade.0),
            reliability: self.maybe_prose(at, "reliability", &raw.reliability),
            access: raw.access.0,
            access_note: self.maybe_prose(at, "access_note", &raw.access_note),
            id,
        }
    }

    pub(super) fn claim(&mut self, at: &Path, raw: &raw::Claim, id: Id<Claim>) -> Claim {
        let evidence_at = at.field("evidence");
        let mut evidence = Vec::new();
        for (i, raw) in raw.evidence.iter().enumerate() {
            let at = &evidence_at.index(i);
            let note = self.maybe_prose(at, "note", &raw.note);
            let source = self.resolve(&at.field("source"), &raw.source);
            if let Some(source) = source {
                evidence.push(Evidence {
                    source,
                    bearing: raw.bearing.0,
                    rests_on: self.list(at, "rests_on", &raw.rests_on),
                    locator: self.maybe_text(at, "locator", &raw.locator),
                    excerpt: self.maybe_text(at, "excerpt", &raw.excerpt),
                    note,
                });
            }
        }
        let denied_at = at.field("denied_by");
        let mut denied_by = Vec::new();
        for (i, raw) in raw.denied_by.iter().enumerate() {
            let at = &denied_at.index(i);
            let source = self.maybe(at, "source", &raw.source);
            if let Some(party) = self.resolve(&at.field("party"), &raw.party) {
                denied_by.push(Denial { party, source, words: self.maybe_text(at, "words", &raw.words) });
            }
        }
        Claim {
            statement: self.prose(at, "statement", &raw.statement),
            topic: self.maybe_text(at, "topic", &raw.topic),
            asserted_by: self.list(at, "asserted_by", &raw.asserted_by),
            stance: raw.stance.0,
            denied_by,
            evidence,
            question: self.maybe(at, "question", &raw.question),
            note: self.maybe_prose(at, "note", &raw.note),
            authorship: credits(&raw.authorship),
            id,
        }
    }

    pub(super) fn question(&mut self, at: &Path, raw: &raw::Question, id: Id<Question>) -> Question {
        let positions_at = at.field("positions");
        if raw.positions.is_empty() {
            let message = "a contested point has no positions";
            self.error(&positions_at, "no-positions", message, "give at least one answer on offer");
        }
        let claims: usize = raw.positions.iter().map(|position| position.claims.len()).sum();
        if raw.positions.len().max(claims) > MOST_WEIGHED {
            let message = format!("{} positions with {claims} claims are weighed against each other", raw.positions.len());
            let help =
                format!("at most {MOST_WEIGHED} of either can be; ask several questions, or keep the claims that decide");
            self.error(&positions_at, "too-many-positions", message, help);
        }
        let words: Vec<&str> = raw.positions.iter().map(|position| position.id.as_str()).collect();
        self.check_ids(&words, "position", &positions_at);
        let mut positions = Vec::new();
        for (i, raw) in raw.positions.iter().enumerate() {
            let at = &positions_at.index(i);
            positions.push(Position {
                word: raw.id.clone(),
                text: self.prose(at, "text", &raw.text),
                claims: self.list(at, "claims", &raw.claims),
                held_by: self.list(at, "held_by", &raw.held_by),
            });
        }
        let better_supported = raw.better_supported.as_ref().and_then(|better| {
            let found = words.iter().position(|word| word == better);
            if found.is_none() {
                let help = self.nearest_or_all(better, &words);
                let message = format!("no position of this question has the id {}", quoted(better));
                self.error(&at.field("better_supported"), "unknown-position", message, help);
            }
            found
        });
        Question {
            question: self.prose(at, "question", &raw.question),
            positions,
            can_both_hold: raw.can_both_hold,
            better_supported,
            why: self.maybe_prose(at, "why", &raw.why),
            would_settle: self.maybe_prose(at, "would_settle", &raw.would_settle),
            authorship: credits(&raw.authorship),
            id,
        }
    }

    pub(super) fn event(&mut self, at: &Path, raw: &raw::Event, id: Id<Event>) -> Option<Event> {
        let date = self.when(at, "date", &raw.date);
        Some(Event {
            reported: self.maybe_date(at, "reported", &raw.reported),
            text: self.prose(at, "text", &raw.text),
            kind: self.maybe_text(at, "kind", &raw.kind),
            parties: self.list(at, "parties", &raw.parties),
            claims: self.list(at, "claims", &raw.claims),
            sources: self.list(at, "sources", &raw.sources),
            disputed: raw.disputed,
            note: self.maybe_prose(at, "note", &raw.note),
            key: raw.key,
            id,
            // Last, since a date that is none ends it: whatever else is wrong has been reported by now.
            date: date?,
        })
    }
}
