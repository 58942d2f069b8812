//! A brief as blocks that can be compared: each with its address, a title, and what it says, fact by fact.

use super::label::{direction, impact_facts, lens_stance, marking, reply};
use super::number::{figure_words, reported_words};
use super::source::{bearing, source_facts, source_line};
use super::standing::{asserters, derivation, figure_period, standing_basis, standing_word};
use super::text::{count, list, plain};
use super::time::when;
use crate::brief::{Brief, Claim, ExhibitData, Figure, Id, Piece, Prose, Series, Source};
use crate::insight::{self, Block, Fact};

/// Every block of a brief, in the order of the page.
pub fn blocks(brief: &Brief) -> Vec<Block> {
    let mut made = Blocks { brief, all: Vec::new() };
    made.meta();
    made.account();
    made.evidence();
    made.views();
    made.advice();
    made.exhibits();
    made.all
}

struct Blocks<'a> {
    brief: &'a Brief,
    all: Vec<Block>,
}

impl Blocks<'_> {
    /// Begins a block; what is said next is said of it.
    fn block(&mut self, kind: &str, id: &str, title: &str) {
        self.all.push(Block { address: [kind, id].concat(), title: title.to_owned(), facts: Vec::new() });
    }

    /// Says something that is compared as `meant`; an empty text says nothing.
    fn fact(&mut self, label: &'static str, meant: String, shown: String) {
        if let Some(block) = self.all.last_mut().filter(|_| !shown.is_empty()) {
            block.facts.push(Fact { label, meant, shown });
        }
    }

    /// A text that is compared as it is shown.
    fn said(&mut self, label: &'static str, text: &str) {
        self.fact(label, text.to_owned(), text.to_owned());
    }

    /// A text, compared by what it refers to.
    fn prose(&mut self, label: &'static str, text: &Prose) {
        self.fact(label, meant(text), plain(text, self.brief));
    }

    /// The same, where there is one.
    fn optional(&mut self, label: &'static str, text: Option<&Prose>) {
        if let Some(text) = text {
            self.prose(label, text);
        }
    }

    /// Several as one.
    fn texts(&mut self, label: &'static str, texts: &[Option<&Prose>]) {
        let mut all = Vec::new();
        for text in texts.iter().flatten() {
            all.extend_from_slice(&text.0);
            all.push(Piece::Words(" ".to_owned()));
        }
        self.prose(label, &Prose(all));
    }

    fn publishers(&mut self, label: &'static str, sources: &[Id<Source>]) {
        let mut names = Vec::new();
        for id in sources {
            names.push(self.brief.sources[id].publisher.clone());
        }
        self.said(label, &list(&names));
    }

    fn meta(&mut self) {
        let meta = &self.brief.meta;
        self.block("main", "", &meta.title);
        self.said("Headline", &meta.title);
        self.said("Summary", &meta.summary);
        self.said("Marking", &marking(&meta.marking).unwrap_or_default());
        self.optional("Alleged", meta.alleged.as_ref());
        self.optional("Established", meta.established.as_ref());
        for party in &self.brief.parties {
            if let Some(answer) = &party.reply {
                self.block("party-", party.id.word(), &party.name);
                self.said("Reply", &reply(answer.status, answer.date));
                self.optional("Text", answer.text.as_ref());
            }
        }
    }

    fn account(&mut self) {
        let brief = self.brief;
        for section in &brief.narrative {
            self.block("section-", section.id.word(), &section.heading);
            self.said("Heading", &section.heading);
            let mut texts = Vec::new();
            for block in &section.blocks {
                texts.push(Some(&block.text));
            }
            self.texts("Text", &texts);
        }
        if let Some(takes) = &brief.takes {
            self.block("part-takes", "", "Quick takes");
            self.optional("Why it matters", takes.why_it_matters.as_ref());
            self.optional("Money angle", takes.money_angle.as_ref());
            self.optional("Market impact", takes.market_impact.as_ref());
            self.optional("Who benefits", takes.who_benefits.as_ref());
            self.optional("Who loses", takes.who_loses.as_ref());
            self.optional("What to watch next", takes.watch_next.as_ref());
        }
        for event in &brief.events {
            self.block("event-", event.id.word(), &plain(&event.text, brief));
            self.said("Date", &when(event.date));
            self.prose("Text", &event.text);
            self.said("Disputed", if event.disputed { "yes" } else { "" });
            self.optional("Note", event.note.as_ref());
            self.publishers("Sources", &event.sources);
        }
    }

    fn evidence(&mut self) {
        let brief = self.brief;
        for claim in &brief.claims {
            self.claim(claim);
        }
        for figure in &brief.figures {
            self.figure(figure);
        }
        for source in &brief.sources {
            self.block("source-", source.id.word(), &source.title);
            self.said("Title", &source.title);
            self.said("Source", &source_line(source));
            self.said("Address", source.url.as_deref().unwrap_or_default());
            self.said("Facts", &source_facts(source, &self.brief.meta.language));
            self.said("Grade", source.grade.map_or("", crate::brief::Vocabulary::word));
            self.publishers("Rests on", &source.origins);
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let brief = self.brief;
        let standing = insight::standing(claim, brief);
        let (mut names, mut evidence) = (Vec::new(), Vec::new());
        for id in &claim.asserted_by {
            names.push(brief.parties[id].name.clone());
        }
        for each in &claim.evidence {
            let source = source_line(&brief.sources[&each.source]);
            evidence.push([bearing(each.bearing), ": ", &source, " ", each.excerpt.as_deref().unwrap_or_default()].concat());
        }
        self.block("claim-", claim.id.word(), &plain(&claim.statement, brief));
        self.prose("Statement", &claim.statement);
        self.said("Asserted", &asserters(&names, claim.stance));
        self.said("Standing", &[standing_word(&standing).0, ": ", &standing_basis(&standing)].concat());
        self.said("Evidence", &evidence.join("; "));
        self.optional("Note", claim.note.as_ref());
    }

    fn figure(&mut self, figure: &Figure) {
        let brief = self.brief;
        let mut reports = Vec::new();
        for reported in &figure.reported_by {
            let publisher = &brief.sources[&reported.source].publisher;
            reports.push([publisher.as_str(), ": ", &reported_words(reported, &figure.unit).full()].concat());
        }
        self.block("figure-", figure.id.word(), &figure.label);
        self.said("Label", &figure.label);
        self.said("Value", &figure_words(figure).full());
        self.said("Period", &figure_period(figure).unwrap_or_default());
        self.optional("Scope", figure.scope.as_ref());
        self.said("Reported", &reports.join("; "));
        if let Some(derived) = &figure.derivation {
            self.said("Formula", &derivation(derived, brief));
        }
        self.optional("Note", figure.note.as_ref());
    }

    fn views(&mut self) {
        let brief = self.brief;
        for question in &brief.questions {
            self.block("question-", question.id.word(), &plain(&question.question, brief));
            self.prose("Question", &question.question);
            let mut positions = Vec::new();
            for position in &question.positions {
                positions.push(Some(&position.text));
            }
            self.texts("Positions", &positions);
            self.optional("Better supported", question.better_supported.map(|at| &question.positions[at].text));
            self.optional("Why", question.why.as_ref());
            self.optional("Would settle it", question.would_settle.as_ref());
        }
        for lens in &brief.lenses {
            self.block("lens-", lens.id.word(), &lens.name);
            self.said("Stance", &lens_stance(lens));
            let mut points = Vec::new();
            for point in &lens.points {
                points.push(Some(&point.text));
            }
            self.texts("Points", &points);
            self.optional("Leaves out", lens.leaves_out.as_ref());
            self.optional("Would change it", lens.would_change.as_ref());
            self.said("Disclaimer", &lens.disclaimer);
        }
        for impact in &brief.impacts {
            self.block("impact-", impact.id.word(), &impact.affects);
            self.said("Direction", direction(impact.direction));
            self.prose("Text", &impact.text);
            self.said("Facts", &impact_facts(impact).join(", "));
            self.publishers("Sources", &impact.sources);
        }
    }

    fn advice(&mut self) {
        let brief = self.brief;
        for step in &brief.mechanism {
            self.block("step-", step.id.word(), &step.title);
            self.prose("Text", &step.text);
        }
        for defence in &brief.defences {
            self.block("defence-", defence.id.word(), &defence.name);
            self.texts("Text", &[Some(&defence.text), defence.cost.as_ref(), defence.effect.as_ref()]);
        }
        for each in &brief.guidance {
            self.block("guidance-", each.id.word(), &plain(&each.advice, brief));
            self.texts("Text", &[Some(&each.advice), Some(&each.reason)]);
        }
        for each in &brief.watch {
            self.block("watch-", each.id.word(), &plain(&each.indicator, brief));
            self.texts("Text", &[Some(&each.indicator), Some(&each.why), each.threshold.as_ref(), each.status.as_ref()]);
        }
        for each in &brief.faq {
            self.block("faq-", each.id.word(), &each.question);
            self.said("Question", &each.question);
            self.prose("Answer", &each.answer);
        }
        for term in &brief.glossary {
            self.block("term-", term.id.word(), &term.term);
            self.prose("Meaning", &term.meaning);
        }
        for gap in &brief.gaps {
            self.block("gap-", gap.id.word(), &plain(&gap.text, brief));
            self.prose("Text", &gap.text);
        }
    }

    fn exhibits(&mut self) {
        for series in &self.brief.series {
            self.block("series-", series.id.word(), &series.label);
            self.said("Label", &series.label);
            self.points(series);
            self.optional("Note", series.note.as_ref());
        }
        for exhibit in &self.brief.exhibits {
            let mut rows = Vec::new();
            if let ExhibitData::Campaigns { rows: compared, .. } = &exhibit.kind {
                rows.extend(compared.iter().map(|row| row.label.clone()));
            } else {
                rows.extend(exhibit.figures.iter().map(|id| id.word().to_owned()));
            }
            self.block("exhibit-", exhibit.id.word(), &exhibit.title);
            self.said("Title", &exhibit.title);
            self.said("Subtitle", &exhibit.subtitle);
            self.said("Rows", &list(&rows));
            self.optional("Note", exhibit.note.as_ref());
        }
    }

    /// How many points a series has; compared by the bytes of all of them, since a gap is not equal to itself.
    fn points(&mut self, series: &Series) {
        // FNV-1a (Fowler, Noll and Vo), enough to tell two series apart.
        let digest = series
            .columns
            .bytes()
            .iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        let shown = count(series.columns.len(), "point", "points");
        self.fact("Points", [shown.as_str(), " ", &digest.to_string()].concat(), shown);
    }
}

/// A text with what it refers to by name, so that it stays the same when that is corrected.
fn meant(text: &Prose) -> String {
    let mut meant = String::new();
    for piece in &text.0 {
        let (word, words) = match piece {
            Piece::Words(words) => ("", Some(words)),
            Piece::Figure(id) | Piece::FigureValue(id) => (id.word(), None),
            Piece::Event(id) => (id.word(), None),
            Piece::Claim(id, words) => (id.word(), Some(words)),
            Piece::Question(id, words) => (id.word(), Some(words)),
            Piece::Source(id, words) => (id.word(), words.as_ref()),
            Piece::Party(id, words) => (id.word(), words.as_ref()),
            Piece::Term(id, words) => (id.word(), words.as_ref()),
        };
        meant.push_str(word);
        meant.push_str(words.map_or("", String::as_str));
    }
    meant
}
