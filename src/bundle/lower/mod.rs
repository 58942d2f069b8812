//! From the raw bundle to the brief: every reference is resolved, every word, date and number held against the rules.
//!
//! Ids are declared first, since parts refer to each other in any order; then each part is lowered by the file of its
//! family. Nothing stops at the first problem: a part that cannot be made is left out, and the rest goes on.

// A field that may be left out is passed as it is: there are a hundred, and to turn each over would be code at each.
#![allow(clippy::ref_option)]

mod account;
mod evidence;
mod exhibits;
mod figures;
mod ids;
mod meta;
mod order;
mod values;

pub(super) use self::ids::Kind;
use self::ids::{EFFORT, Rosters};
use self::values::{credits, filled};
use super::raw;
use crate::brief::{Brief, Id, Names};
use crate::diagnostic::{Diagnostic, Path, Pointer, Report, Severity};

/// Turns a bundle into a brief; `None` when the report has errors then.
///
/// Where the report has errors already, the bundle holds empty values in place of what could not be read. What is wrong
/// with those is not said again.
pub fn lower(bundle: &raw::Bundle, report: &mut Report) -> Option<Brief> {
    let errors = report.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let unread = Names::new(&errors.map(|diagnostic| diagnostic.pointer.as_str()).collect::<Vec<_>>());
    let mut lowering = Lowering { report, rosters: Rosters::default(), unread, effort: EFFORT };
    lowering.declare_all(bundle);
    let l = &mut lowering;

    let meta = l.meta(&bundle.meta);
    let parties = l.each(&bundle.parties, Lowering::party);
    let sources = l.sources(&bundle.sources);
    let claims = l.each(&bundle.claims, Lowering::claim);
    let questions = l.each(&bundle.questions, Lowering::question);
    let figures = l.figures(&bundle.figures);
    let events = l.each_possible(&bundle.events, Lowering::event);
    let narrative = l.each(&bundle.narrative, Lowering::section);
    let takes = bundle.takes.as_ref().map(|takes| l.takes(&Path::ROOT.field("takes"), takes));
    let lenses = l.each(&bundle.lenses, Lowering::lens);
    let impacts = l.each(&bundle.impacts, Lowering::impact);
    let mechanism = l.each(&bundle.mechanism, Lowering::step);
    let defences = l.each(&bundle.defences, Lowering::defence);
    let guidance = l.each(&bundle.guidance, Lowering::guidance);
    let watch = l.each(&bundle.watch, Lowering::indicator);
    let faq = l.each(&bundle.faq, Lowering::answer);
    let glossary = l.each(&bundle.glossary, Lowering::term);
    let gaps = l.each(&bundle.gaps, Lowering::gap);
    let series = l.each_possible(&bundle.series, Lowering::series);
    let exhibits = l.exhibits(&bundle.exhibits, &figures);
    let changes = l.changes(&bundle.changes);
    let authorship = credits(&bundle.authorship);

    let Lowering { report, rosters, .. } = lowering;
    let (false, Some(meta)) = (report.has_errors(), meta) else { return None };
    let mut whole = true;
    let brief = Brief {
        meta,
        parties: rosters.parties.fill(parties, &mut whole),
        sources: rosters.sources.fill(sources, &mut whole),
        claims: rosters.claims.fill(claims, &mut whole),
        questions: rosters.questions.fill(questions, &mut whole),
        figures: rosters.figures.fill(figures, &mut whole),
        events: rosters.events.fill(events, &mut whole),
        narrative: rosters.narrative.fill(narrative, &mut whole),
        takes,
        lenses: rosters.lenses.fill(lenses, &mut whole),
        impacts: rosters.impacts.fill(impacts, &mut whole),
        mechanism: rosters.mechanism.fill(mechanism, &mut whole),
        defences: rosters.defences.fill(defences, &mut whole),
        guidance: rosters.guidance.fill(guidance, &mut whole),
        watch: rosters.watch.fill(watch, &mut whole),
        faq: rosters.faq.fill(faq, &mut whole),
        glossary: rosters.glossary.fill(glossary, &mut whole),
        gaps: rosters.gaps.fill(gaps, &mut whole),
        series: rosters.series.fill(series, &mut whole),
        exhibits: rosters.exhibits.fill(exhibits, &mut whole),
        changes,
        authorship,
    };
    whole.then_some(brief)
}

/// One run: what has been declared, and what was found so far.
pub(super) struct Lowering<'r> {
    report: &'r mut Report,
    rosters: Rosters,
    /// Where the bundle holds an empty value in place of what could not be read.
    unread: Names,
    /// What is left for finding the words that were meant.
    effort: usize,
}

impl Lowering<'_> {
    /// Lowers each item of a list, in order, under the id that it was declared with.
    fn each<R, T: Kind>(&mut self, items: &[R], lower_one: impl Fn(&mut Self, &Path, &R, Id<T>) -> T) -> Vec<T> {
        let list = Path::ROOT.field(T::FIELD);
        let mut made = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if let Some(id) = T::roster(&self.rosters).at(at) {
                made.push(lower_one(self, &list.index(at), item, id));
            }
        }
        made
    }

    /// The same, where some cannot be made; those are left out.
    fn each_possible<R, T: Kind>(
        &mut self,
        items: &[R],
        lower_one: impl Fn(&mut Self, &Path, &R, Id<T>) -> Option<T>,
    ) -> Vec<T> {
        let list = Path::ROOT.field(T::FIELD);
        let mut made = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let id = T::roster(&self.rosters).at(at);
            if let Some(one) = id.and_then(|id| lower_one(self, &list.index(at), item, id)) {
                made.push(one);
            }
        }
        made
    }

    /// Adds an error with the way to fix it.
    pub(super) fn error(&mut self, at: &Path, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        let pointer = at.pointer();
        if !self.is_unread(&pointer) {
            self.report.add(Diagnostic::error(code, &pointer, message).help(help));
        }
    }

    /// Whether something there, above or beneath could not be read.
    fn is_unread(&self, pointer: &Pointer) -> bool {
        let text = pointer.as_str();
        let mut beneath = self.unread.words_from(text).map_while(|unread| unread.strip_prefix(text));
        let above = |(end, _): (usize, &str)| text.get(..end).is_some_and(|above| self.unread.contains(above));
        !self.unread.is_empty()
            && (beneath.any(|rest| rest.is_empty() || rest.starts_with('/')) || text.match_indices('/').skip(1).any(above))
    }
}

/// A text of the bundle inside a message: in backticks, on one line, and cut when long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut quote = String::from("`");
    for c in text.chars().take(LONGEST) {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            quote.extend(c.escape_unicode());
        } else {
            quote.push(c);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        quote.push('…');
    }
    quote.push('`');
    quote
}
