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
    fn block(&mut self, kind: &str, id: &str, title: &str, facts: Vec<Fact>) {
        let facts = facts.into_iter().filter(|fact| !fact.shown.is_empty()).collect();
        self.all.push(Block { address: [kind, id].concat(), title: title.to_owned(), facts });
    }

    /// A text, compared by what it refers to.
    fn prose(&self, label: &'static str, text: &Prose) -> Fact {
        Fact { label, meant: meant(text), shown: plain(text, self.brief) }
    }

    /// The same; one that says nothing where there is no text.
    fn optional(&self, label: &'static str, text: Option<&Prose>) -> Fact {
        text.map_or_else(|| said(label, ""), |text| self.prose(label, text))
    }

    fn texts(&self, label: &'static str, texts: &[&Prose]) -> Fact {
        let all = Prose(texts.iter().flat_map(|text| text.0.iter().cloned().chain([Piece::Words(" ".to_owned())])).collect());
        self.prose(label, &all)
    }

    fn publishers(&self, sources: &[Id<Source>]) -> Fact {
        let names: Vec<String> = sources.iter().map(|id| self.brief.sources[id].publisher.clone()).collect();
        said("Sources", &list(&names))
    }

    fn meta(&mut self) {
        let meta = &self.brief.meta;
        let facts = vec![
            said("Headline", &meta.title),
            said("Summary", &meta.summary),
            said("Marking", &marking(&meta.marking).unwrap_or_default()),
            self.optional("Alleged", meta.alleged.as_ref()),
            self.optional("Established", meta.established.as_ref()),
        ];
        self.block("main", "", &meta.title, facts);
        for party in &self.brief.parties {
            if let Some(answer) = &party.reply {
                let facts =
                    vec![said("Reply", &reply(answer.status, answer.date)), self.optional("Text", answer.text.as_ref())];
                self.block("party-", party.id.word(), &party.name, facts);
            }
        }
    }

    fn account(&mut self) {
        let brief = self.brief;
        for section in &brief.narrative {
            let texts: Vec<&Prose> = section.blocks.iter().map(|block| &block.text).collect();
            let facts = vec![said("Heading", &section.heading), self.texts("Text", &texts)];
            self.block("section-", section.id.word(), &section.heading, facts);
        }
        if let Some(takes) = &brief.takes {
            let facts = vec![
                self.optional("Why it matters", takes.why_it_matters.as_ref()),
                self.optional("Money angle", takes.money_angle.as_ref()),
                self.optional("Market impact", takes.market_impact.as_ref()),
                self.optional("Who benefits", takes.who_benefits.as_ref()),
                self.optional("Who loses", takes.who_loses.as_ref()),
                self.optional("What to watch next", takes.watch_next.as_ref()),
            ];
            self.block("part-takes", "", "Quick takes", facts);
        }
        for event in &brief.events {
            let facts = vec![
                said("Date", &when(event.date)),
                self.prose("Text", &event.text),
                said("Disputed", if event.disputed { "yes" } else { "" }),
                self.optional("Note", event.note.as_ref()),
                self.publishers(&event.sources),
            ];
            self.block("event-", event.id.word(), &plain(&event.text, brief), facts);
        }
    }

    fn evidence(&mut self) {
        let brief = self.brief;
        for claim in &brief.claims {
            let facts = self.claim(claim);
            self.block("claim-", claim.id.word(), &plain(&claim.statement, brief), facts);
        }
        for figure in &brief.figures {
            let facts = self.figure(figure);
            self.block("figure-", figure.id.word(), &figure.label, facts);
        }
        for source in &brief.sources {
            let facts = vec![
                said("Title", &source.title),
                said("Source", &source_line(source)),
                said("Address", source.url.as_deref().unwrap_or_default()),
                said("Facts", &source_facts(source)),
                said("Grade", source.grade.map_or("", crate::brief::Vocabulary::word)),
                Fact { label: "Rests on", ..self.publishers(&source.origins) },
            ];
            self.block("source-", source.id.word(), &source.title, facts);
        }
    }

    fn claim(&self, claim: &Claim) -> Vec<Fact> {
        let brief = self.brief;
        let standing = insight::standing(claim, brief);
        let names: Vec<String> = claim.asserted_by.iter().map(|id| brief.parties[id].name.clone()).collect();
        let evidence = claim.evidence.iter().map(|evidence| {
            let source = source_line(&brief.sources[&evidence.source]);
            let excerpt = evidence.excerpt.as_deref().unwrap_or_default();
            [bearing(evidence.bearing), ": ", &source, " ", excerpt].concat()
        });
        vec![
            self.prose("Statement", &claim.statement),
            said("Asserted", &asserters(&names, claim.stance)),
            said("Standing", &[standing_word(&standing).0, ": ", &standing_basis(&standing)].concat()),
            said("Evidence", &evidence.collect::<Vec<String>>().join("; ")),
            self.optional("Note", claim.note.as_ref()),
        ]
    }

    fn figure(&self, figure: &Figure) -> Vec<Fact> {
        let brief = self.brief;
        let reports = figure.reported_by.iter().map(|reported| {
            let publisher = &brief.sources[&reported.source].publisher;
            [publisher.as_str(), ": ", &reported_words(reported, &figure.unit).full()].concat()
        });
        vec![
            said("Label", &figure.label),
            said("Value", &figure_words(figure).full()),
            said("Period", &figure_period(figure).unwrap_or_default()),
            self.optional("Scope", figure.scope.as_ref()),
            said("Reported", &reports.collect::<Vec<String>>().join("; ")),
            said("Formula", &figure.derivation.as_ref().map_or_else(String::new, |derived| derivation(derived, brief))),
            self.optional("Note", figure.note.as_ref()),
        ]
    }

    fn views(&mut self) {
        let brief = self.brief;
        for question in &brief.questions {
            let positions: Vec<&Prose> = question.positions.iter().map(|position| &position.text).collect();
            let better = question.better_supported.map(|at| &question.positions[at].text);
            let facts = vec![
                self.prose("Question", &question.question),
                self.texts("Positions", &positions),
                self.optional("Better supported", better),
                self.optional("Why", question.why.as_ref()),
                self.optional("Would settle it", question.would_settle.as_ref()),
            ];
            self.block("question-", question.id.word(), &plain(&question.question, brief), facts);
        }
        for lens in &brief.lenses {
            let points: Vec<&Prose> = lens.points.iter().map(|point| &point.text).collect();
            let facts = vec![
                said("Stance", &lens_stance(lens)),
                self.texts("Points", &points),
                self.optional("Leaves out", lens.leaves_out.as_ref()),
                self.optional("Would change it", lens.would_change.as_ref()),
                said("Disclaimer", &lens.disclaimer),
            ];
            self.block("lens-", lens.id.word(), &lens.name, facts);
        }
        for impact in &brief.impacts {
            let facts = vec![
                said("Direction", direction(impact.direction)),
                self.prose("Text", &impact.text),
                said("Facts", &impact_facts(impact).join(", ")),
                self.publishers(&impact.sources),
            ];
            self.block("impact-", impact.id.word(), &impact.affects, facts);
        }
    }

    fn advice(&mut self) {
        let brief = self.brief;
        for step in &brief.mechanism {
            self.block("step-", step.id.word(), &step.title, vec![self.prose("Text", &step.text)]);
        }
        for defence in &brief.defences {
            let texts = [Some(&defence.text), defence.cost.as_ref(), defence.effect.as_ref()];
            let texts: Vec<&Prose> = texts.into_iter().flatten().collect();
            self.block("defence-", defence.id.word(), &defence.name, vec![self.texts("Text", &texts)]);
        }
        for each in &brief.guidance {
            let facts = vec![self.texts("Text", &[&each.advice, &each.reason])];
            self.block("guidance-", each.id.word(), &plain(&each.advice, brief), facts);
        }
        for each in &brief.watch {
            let texts = [Some(&each.indicator), Some(&each.why), each.threshold.as_ref(), each.status.as_ref()];
            let texts: Vec<&Prose> = texts.into_iter().flatten().collect();
            self.block("watch-", each.id.word(), &plain(&each.indicator, brief), vec![self.texts("Text", &texts)]);
        }
        for each in &brief.faq {
            let facts = vec![said("Question", &each.question), self.prose("Answer", &each.answer)];
            self.block("faq-", each.id.word(), &each.question, facts);
        }
        for term in &brief.glossary {
            self.block("term-", term.id.word(), &term.term, vec![self.prose("Meaning", &term.meaning)]);
        }
        for gap in &brief.gaps {
            self.block("gap-", gap.id.word(), &plain(&gap.text, brief), vec![self.prose("Text", &gap.text)]);
        }
    }

    fn exhibits(&mut self) {
        for series in &self.brief.series {
            let facts = vec![said("Label", &series.label), points(series), self.optional("Note", series.note.as_ref())];
            self.block("series-", series.id.word(), &series.label, facts);
        }
        for exhibit in &self.brief.exhibits {
            let rows = match &exhibit.kind {
                ExhibitData::Campaigns { rows, .. } => rows.iter().map(|row| row.label.clone()).collect(),
                _ => exhibit.figures.iter().map(|id| id.word().to_owned()).collect::<Vec<String>>(),
            };
            let facts = vec![
                said("Title", &exhibit.title),
                said("Subtitle", &exhibit.subtitle),
                said("Rows", &list(&rows)),
                self.optional("Note", exhibit.note.as_ref()),
            ];
            self.block("exhibit-", exhibit.id.word(), &exhibit.title, facts);
        }
    }
}

/// A fact that is compared as it is shown; an empty one says nothing and is left out.
fn said(label: &'static str, text: &str) -> Fact {
    Fact { label, meant: text.to_owned(), shown: text.to_owned() }
}

/// How many points a series has; compared by all of them, bit by bit, since a gap is not equal to itself.
fn points(series: &Series) -> Fact {
    // FNV-1a (Fowler, Noll and Vo), enough to tell two series apart.
    let numbers = series.seconds.iter().chain(&series.values);
    let digest =
        numbers.fold(0xcbf2_9ce4_8422_2325_u64, |hash, number| (hash ^ number.to_bits()).wrapping_mul(0x0100_0000_01b3));
    let shown = count(series.values.len(), "point", "points");
    Fact { label: "Points", meant: [shown.as_str(), " ", &digest.to_string()].concat(), shown }
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
