//! From the raw bundle to the brief: every reference is resolved, every word, date and number held against the rules.
//!
//! Ids are declared first, since parts refer to each other in any order; then each part is lowered by the file of its
//! family. Nothing stops at the first problem: a part that cannot be made is left out, and the rest goes on.

mod account;
mod evidence;
mod exhibits;
mod figures;
mod meta;
mod order;

use std::collections::BTreeSet;
use std::ops::Bound;

use super::nearest::nearest;
use super::raw;
use crate::brief::{
    Answer, Brief, Claim, Credit, Date, DateError, Defence, Event, Exhibit, Figure, Gap, Guidance, Id, Impact, Indicator, Lens,
    Names, Party, Prose, Question, Roster, Section, Series, Source, Step, Taken, Term, When, WhenError, is_id,
};
use crate::diagnostic::{Diagnostic, Path, Pointer, Report, Severity};

/// Turns a bundle into a brief; `None` when the report has errors then.
///
/// Where the report has errors already, the bundle holds empty values in place of what could not be read. What is wrong
/// with those is not said again.
pub fn lower(bundle: raw::Bundle, report: &mut Report) -> Option<Brief> {
    let errors = report.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let unread = errors.map(|diagnostic| diagnostic.pointer.clone()).collect();
    let mut lowering = Lowering { report, rosters: Rosters::default(), unread, effort: EFFORT };
    lowering.declare_all(&bundle);
    let l = &mut lowering;

    let meta = l.meta(bundle.meta);
    let parties = l.each("parties", bundle.parties, Lowering::party);
    let sources = l.sources(bundle.sources);
    let claims = l.each("claims", bundle.claims, Lowering::claim);
    let questions = l.each("questions", bundle.questions, Lowering::question);
    let figures = l.figures(bundle.figures);
    let events = l.each("events", bundle.events, Lowering::event);
    let narrative = l.each("narrative", bundle.narrative, Lowering::section);
    let takes = bundle.takes.map(|takes| l.takes(&Path::ROOT.field("takes"), takes));
    let lenses = l.each("lenses", bundle.lenses, Lowering::lens);
    let impacts = l.each("impacts", bundle.impacts, Lowering::impact);
    let mechanism = l.each("mechanism", bundle.mechanism, Lowering::step);
    let defences = l.each("defences", bundle.defences, Lowering::defence);
    let guidance = l.each("guidance", bundle.guidance, Lowering::guidance);
    let watch = l.each("watch", bundle.watch, Lowering::indicator);
    let faq = l.each("faq", bundle.faq, Lowering::answer);
    let glossary = l.each("glossary", bundle.glossary, Lowering::term);
    let gaps = l.each("gaps", bundle.gaps, Lowering::gap);
    let series = l.each("series", bundle.series, Lowering::series);
    let exhibits = l.exhibits(bundle.exhibits, &figures);
    let changes = l.changes(bundle.changes);
    let authorship = credits(bundle.authorship);

    let Lowering { report, rosters, .. } = lowering;
    if report.has_errors() {
        return None;
    }
    Some(Brief {
        meta: meta?,
        parties: rosters.parties.fill(parties)?,
        sources: rosters.sources.fill(sources)?,
        claims: rosters.claims.fill(claims)?,
        questions: rosters.questions.fill(questions)?,
        figures: rosters.figures.fill(figures)?,
        events: rosters.events.fill(events)?,
        narrative: rosters.narrative.fill(narrative)?,
        takes,
        lenses: rosters.lenses.fill(lenses)?,
        impacts: rosters.impacts.fill(impacts)?,
        mechanism: rosters.mechanism.fill(mechanism)?,
        defences: rosters.defences.fill(defences)?,
        guidance: rosters.guidance.fill(guidance)?,
        watch: rosters.watch.fill(watch)?,
        faq: rosters.faq.fill(faq)?,
        glossary: rosters.glossary.fill(glossary)?,
        gaps: rosters.gaps.fill(gaps)?,
        series: rosters.series.fill(series)?,
        exhibits: rosters.exhibits.fill(exhibits)?,
        changes,
        authorship,
    })
}

/// A kind of thing that has an id.
pub(super) trait Kind: Sized {
    /// As in `{claim:…}`, and for messages.
    const WORD: &'static str;
    /// Where its things are listed in the bundle.
    const FIELD: &'static str;
    /// The code for an id of this kind that nothing has.
    const UNKNOWN: &'static str;
    /// The ids of this kind.
    fn roster(rosters: &Rosters) -> &Roster<Self>;
}

macro_rules! kinds {
    ($($field:ident: $kind:ident = $word:literal, $unknown:literal;)+) => {
        /// The declared ids of every kind.
        #[derive(Default)]
        pub(super) struct Rosters { $($field: Roster<$kind>,)+ }

        $(impl Kind for $kind {
            const WORD: &'static str = $word;
            const FIELD: &'static str = stringify!($field);
            const UNKNOWN: &'static str = $unknown;
            fn roster(rosters: &Rosters) -> &Roster<Self> {
                &rosters.$field
            }
        })+

        impl Lowering<'_> {
            fn declare_all(&mut self, bundle: &raw::Bundle) {
                $({
                    let words: Vec<&str> = bundle.$field.iter().map(|item| item.id.as_str()).collect();
                    self.check_ids(&words, $word, &Path::ROOT.field(stringify!($field)));
                    for word in words {
                        let _: Result<_, Taken<_>> = self.rosters.$field.declare(word);
                    }
                })+
            }
        }

        impl Rosters {
            /// The word for each kind.
            const KINDS: &'static [&'static str] = &[$($word,)+];

            /// The ids of the kind with this word.
            fn names(&self, kind: &str) -> Option<&Names> {
                match kind {
                    $($word => Some(self.$field.names()),)+
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    parties: Party = "party", "unknown-party";
    sources: Source = "source", "unknown-source";
    claims: Claim = "claim", "unknown-claim";
    questions: Question = "question", "unknown-question";
    figures: Figure = "figure", "unknown-figure";
    events: Event = "event", "unknown-event";
    narrative: Section = "section", "unknown-section";
    lenses: Lens = "lens", "unknown-lens";
    impacts: Impact = "impact", "unknown-impact";
    mechanism: Step = "step", "unknown-step";
    defences: Defence = "defence", "unknown-defence";
    guidance: Guidance = "guidance", "unknown-guidance";
    watch: Indicator = "indicator", "unknown-indicator";
    faq: Answer = "answer", "unknown-answer";
    glossary: Term = "term", "unknown-term";
    gaps: Gap = "gap", "unknown-gap";
    series: Series = "series", "unknown-series";
    exhibits: Exhibit = "exhibit", "unknown-exhibit";
}

/// The nearest word of the form of an id: `portLog 2` becomes `port-log-2`.
fn kebab_case(word: &str) -> String {
    let mut kebab = String::new();
    let mut after_lower = false;
    for c in word.chars() {
        let starts_word = c.is_ascii_uppercase() && after_lower;
        if (starts_word || !c.is_ascii_alphanumeric()) && !kebab.is_empty() && !kebab.ends_with('-') {
            kebab.push('-');
        }
        if c.is_ascii_alphanumeric() {
            kebab.push(c.to_ascii_lowercase());
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    kebab.truncate(kebab.trim_end_matches('-').len());
    kebab
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

fn credits(raw: Vec<raw::Credit>) -> Vec<Credit> {
    raw.into_iter().map(|credit| Credit { task: credit.task.0, by: credit.by.0, name: filled(credit.name) }).collect()
}

/// A text that may be left out; a blank one is.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// One run: what has been declared, and what was found so far.
pub(super) struct Lowering<'r> {
    report: &'r mut Report,
    rosters: Rosters,
    /// Where the bundle holds an empty value in place of what could not be read.
    unread: BTreeSet<Pointer>,
    /// What is left for finding the words that were meant.
    effort: usize,
}

/// Letters to compare in search of the words that were meant: enough for hundreds of slips in a large bundle. A bundle of a
/// hundred thousand unknown ids is still checked at once; what comes late has no suggestion.
const EFFORT: usize = 50_000_000;

impl Lowering<'_> {
    /// Lowers each item of a list, in order; what cannot be made is left out.
    fn each<R, T: Kind>(&mut self, field: &str, items: Vec<R>, lower_one: fn(&mut Self, &Path, R) -> Option<T>) -> Vec<T> {
        let list = Path::ROOT.field(field);
        let lowered = items.into_iter().enumerate().map(|(at, item)| lower_one(self, &list.index(at), item));
        lowered.collect::<Vec<_>>().into_iter().flatten().collect()
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
        let beneath = self
            .unread
            .range::<str, _>((Bound::Included(text), Bound::Unbounded))
            .take_while(|unread| unread.as_str().starts_with(text));
        let mut beneath = beneath.filter(|unread| matches!(unread.as_str().as_bytes().get(text.len()), None | Some(b'/')));
        let above = |(end, _): (usize, &str)| self.unread.contains(&text[..end]);
        !self.unread.is_empty() && (beneath.next().is_some() || text.match_indices('/').skip(1).any(above))
    }

    /// Holds the ids of one list against the rules.
    fn check_ids(&mut self, words: &[&str], kind: &str, list: &Path) {
        let mut first = std::collections::BTreeMap::new();
        for (at, word) in words.iter().enumerate() {
            let item = list.index(at);
            self.check_id(&item.field("id"), word);
            let earlier = *first.entry(*word).or_insert(at);
            if earlier < at {
                let message = format!("another {kind} has the id {} already", quoted(word));
                let help = format!("the first is {}; rename one of the two", list.index(earlier).pointer());
                self.error(&item.field("id"), "duplicate-id", message, help);
            }
        }
    }

    /// Reports an id that is not kebab-case.
    fn check_id(&mut self, at: &Path, word: &str) {
        if is_id(word) {
            return;
        }
        let kebab = kebab_case(word);
        let help = if kebab.is_empty() {
            "write words of `a` to `z` and `0` to `9`, joined by single hyphens".to_owned()
        } else {
            format!("write {}", quoted(&kebab))
        };
        self.error(at, "bad-id", format!("{} is not a kebab-case word", quoted(word)), help);
    }

    /// The id that a thing was declared with.
    fn own<T: Kind>(&self, word: &str) -> Option<Id<T>> {
        T::roster(&self.rosters).find(word)
    }

    /// The thing that a word refers to.
    pub(super) fn resolve<T: Kind>(&mut self, at: &Path, word: &str) -> Option<Id<T>> {
        let found = self.own(word);
        if found.is_none() {
            self.unknown(at, T::UNKNOWN, T::WORD, T::FIELD, word);
        }
        found
    }

    fn unknown(&mut self, at: &Path, code: &'static str, kind: &str, field: &str, word: &str) {
        // It may be among those that could not be read.
        let names = self.rosters.names(kind);
        if self.unread.contains(&Path::ROOT.field(field).pointer()) || names.is_some_and(|names| names.contains("")) {
            return;
        }
        if self.report.is_full() {
            return self.error(at, code, "", "");
        }
        let help = match self.nearest_id(kind, word) {
            Some(near) => did_you_mean(&near),
            None => format!("add it to `{field}`, or name one that is there"),
        };
        self.error(at, code, format!("no {kind} here has the id {}", quoted(word)), help);
    }

    /// The id of this kind that may have been meant.
    fn nearest_id(&mut self, kind: &str, word: &str) -> Option<String> {
        let names = self.rosters.names(kind)?;
        afford(&mut self.effort, word, names.len())?;
        nearest(word, names.words()).map(str::to_owned)
    }

    /// The known word nearest to this one, as help; or else the words there are.
    pub(super) fn nearest_or_all(&mut self, word: &str, known: &[&str]) -> String {
        match afford(&mut self.effort, word, known.len()).and_then(|()| nearest(word, known.iter().copied())) {
            Some(near) => did_you_mean(near),
            None if known.is_empty() => "there is none to choose from".to_owned(),
            None => format!("choose from `{}`", known.iter().take(20).copied().collect::<Vec<_>>().join("`, `")),
        }
    }

    fn maybe<T: Kind>(&mut self, at: &Path, word: Option<&String>) -> Option<Id<T>> {
        word.and_then(|word| self.resolve(at, word))
    }

    fn list<T: Kind>(&mut self, at: &Path, words: &[String]) -> Vec<Id<T>> {
        words.iter().enumerate().filter_map(|(i, word)| self.resolve(&at.index(i), word)).collect()
    }

    /// A text that must not be blank.
    fn text(&mut self, at: &Path, text: String) -> String {
        self.require(at, &text);
        text
    }

    fn texts(&mut self, at: &Path, texts: Vec<String>) -> Vec<String> {
        texts.into_iter().enumerate().map(|(i, text)| self.text(&at.index(i), text)).collect()
    }

    fn require(&mut self, at: &Path, text: &str) {
        if text.trim().is_empty() {
            self.error(at, "empty-text", "there is no text here", "write it, or take the part out");
        }
    }

    /// Prose that must not be blank.
    fn prose(&mut self, at: &Path, text: &str) -> Prose {
        self.require(at, text);
        self.parse_prose(at, text)
    }

    /// Prose that may be left out; a blank one is.
    fn maybe_prose(&mut self, at: &Path, text: Option<String>) -> Option<Prose> {
        filled(text).map(|text| self.parse_prose(at, &text))
    }

    fn date(&mut self, at: &Path, text: &str) -> Option<Date> {
        Date::parse(text).map_err(|problem| self.date_error(at, text, problem)).ok()
    }

    fn maybe_date(&mut self, at: &Path, text: Option<&String>) -> Option<Date> {
        text.and_then(|text| self.date(at, text))
    }

    fn when(&mut self, at: &Path, text: &str) -> Option<When> {
        match When::parse(text) {
            Ok(when) => return Some(when),
            Err(WhenError::Date(problem)) => {
                // The message names the half that is wrong.
                let wrong = text.split('/').find(|half| Date::parse(half).is_err()).unwrap_or(text);
                self.date_error(at, wrong, problem);
            }
            Err(WhenError::Backward) => {
                let message = format!("{} ends before it starts", quoted(text));
                self.error(at, "backward-interval", message, "write the earlier date first");
            }
        }
        None
    }

    fn date_error(&mut self, at: &Path, text: &str, problem: DateError) {
        let quote = quoted(text);
        match problem {
            DateError::Form => self.error(
                at,
                "malformed-date",
                format!("{quote} is not a date"),
                "write `2026`, `2026-06`, `2026-06-10`, or an instant such as `2026-06-10T14:43+08:00`",
            ),
            DateError::NoZone => self.error(
                at,
                "date-without-zone",
                format!("{quote} is a time without a zone"),
                "end it with `Z` for UTC, or with an offset such as `+08:00`",
            ),
            DateError::Impossible => {
                let help = match text.get(..7).map(Date::parse) {
                    Some(Ok(month)) if !text.contains('T') => format!("that month ends on `{}`", Date::Day(month.last_day())),
                    _ => "months go to 12, hours to 23, minutes and seconds to 59".to_owned(),
                };
                self.error(at, "impossible-date", format!("there is no {quote} in the calendar or on the clock"), help);
            }
        }
    }

    /// An address that a page may link to.
    fn address(&mut self, at: &Path, address: Option<String>) -> Option<String> {
        let address = address?;
        let lower = address.get(..8).unwrap_or(&address).to_ascii_lowercase();
        let host = lower.strip_prefix("https://").map(|_| &address[8..]);
        let host = host.or_else(|| lower.strip_prefix("http://").map(|_| &address[7..]));
        let good = host.is_some_and(|host| host.chars().next().is_some_and(char::is_alphanumeric))
            && !address.chars().any(|c| c.is_whitespace() || c.is_control());
        if !good {
            let message = format!("{} is not a web address", quoted(&address));
            self.error(
                at,
                "bad-address",
                message,
                "write a whole address that starts with `https://` or `http://`, without spaces",
            );
        }
        Some(address)
    }
}

/// Takes what the comparison of a word with so many others costs; `None` when too little is left.
fn afford(effort: &mut usize, word: &str, others: usize) -> Option<()> {
    *effort = effort.checked_sub(word.len().saturating_pow(2).saturating_mul(others))?;
    Some(())
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}
