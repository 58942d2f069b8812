//! Ids: declared before anything is lowered, since parts refer to each other in any order.

use super::lowering::Lowering;
use crate::brief::{
    Answer, Area, Claim, Defence, Event, Exhibit, Figure, Gap, Guidance, Id, Impact, Indicator, Lens, Names, Party, Question,
    Roster, Section, Series, Source, Step, Term, is_id,
};
use crate::bundle::nearest::nearest;
use crate::bundle::quoted::quoted;
use crate::bundle::raw;
use crate::diagnostic::Path;

/// A kind of thing that has an id.
pub(in crate::bundle) trait Kind: Sized {
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
        pub(in crate::bundle) struct Rosters { $(pub(super) $field: Roster<$kind>,)+ }

        $(impl Kind for $kind {
            const WORD: &'static str = $word;
            const FIELD: &'static str = stringify!($field);
            const UNKNOWN: &'static str = $unknown;
            fn roster(rosters: &Rosters) -> &Roster<Self> {
                &rosters.$field
            }
        })+

        impl Lowering<'_> {
            pub(super) fn declare_all(&mut self, bundle: &raw::Bundle) {
                self.rosters = Rosters {
                    $($field: {
                        let mut words = Vec::new();
                        for item in &bundle.$field {
                            words.push(item.id.as_str());
                        }
                        Roster::of(self.check_ids(&words, $word, &Path::ROOT.field(stringify!($field))))
                    },)+
                };
            }
        }

        impl Rosters {
            /// The word for each kind.
            pub(super) const KINDS: &'static [&'static str] = &[$($word,)+];

            /// The ids of the kind with this word.
            pub(super) fn names(&self, kind: &str) -> Option<&Names> {
                match kind {
                    $($word => Some(self.$field.names()),)+
                    _ => None,
                }
            }

            /// Where in the bundle the thing of this kind and word is, as a JSON pointer.
            pub(super) fn pointer(&self, kind: &str, word: &str) -> Option<String> {
                let list = match kind {
                    $($word => stringify!($field),)+
                    _ => return None,
                };
                Some(format!("/{list}/{}", self.names(kind)?.position(word)?))
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
    areas: Area = "area", "unknown-area";
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
pub(super) fn kebab_case(word: &str) -> String {
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

/// Letters of the longest id. Ids become names of files, and with what stands around them (`exhibit-….html.gz`) those stay well
/// under the 143 bytes that encrypted folders allow, where others allow 255.
const LONGEST: usize = 80;

/// Whether Windows keeps a name for a device, whatever its ending: nobody can write, unpack or copy a file of that name there.
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>
fn is_device(kebab: &str) -> bool {
    let numbered = |number: &str| matches!(number.as_bytes(), [b'1'..=b'9']);
    matches!(kebab, "con" | "prn" | "aux" | "nul")
        || kebab.strip_prefix("com").is_some_and(numbered)
        || kebab.strip_prefix("lpt").is_some_and(numbered)
}

/// Letters to compare in search of the words that were meant: enough for hundreds of slips in a large bundle. A bundle of a
/// hundred thousand unknown ids is still checked at once; what comes late has no suggestion.
pub(super) const EFFORT: usize = 50_000_000;

impl Lowering<'_> {
    /// Holds the ids of one list against the rules.
    pub(super) fn check_ids(&mut self, words: &[&str], kind: &str, list: &Path) -> Names {
        let names = Names::new(words);
        for (at, word) in words.iter().enumerate() {
            let item = list.index(at);
            self.check_id(&item.field("id"), word);
            if let Some(earlier) = names.position(word).filter(|earlier| *earlier < at) {
                let message = format!("another {kind} has the id {} already", quoted(word));
                let help = format!("the first is {}; rename one of the two", list.index(earlier).pointer());
                self.error(&item.field("id"), "duplicate-id", message, help);
            }
        }
        names
    }

    /// Reports an id that is not kebab-case, or that could not be the name of a file everywhere.
    pub(super) fn check_id(&mut self, at: &Path, word: &str) {
        let letters = word.chars().count();
        if letters > LONGEST {
            let message = format!("an id of {letters} letters is too long for the name of a file");
            self.error(at, "long-id", message, format!("use at most {LONGEST} letters"));
        }
        let kebab = kebab_case(word);
        if is_device(&kebab) {
            let message = format!("{} is a name that Windows keeps for a device: no file can have it there", quoted(word));
            self.error(at, "device-name", message, format!("add a word to it, as in `{kebab}-1`"));
        } else if !is_id(word) {
            let help = if kebab.is_empty() {
                "write words of `a` to `z` and `0` to `9`, joined by single hyphens".to_owned()
            } else {
                format!("write {}", quoted(&kebab))
            };
            self.error(at, "bad-id", format!("{} is not a kebab-case word", quoted(word)), help);
        }
    }

    /// The thing that a word refers to.
    pub(in crate::bundle) fn resolve<T: Kind>(&mut self, at: &Path, word: &str) -> Option<Id<T>> {
        let found = T::roster(&self.rosters).find(word);
        if found.is_none() {
            self.unknown(at, T::UNKNOWN, T::WORD, T::FIELD, word);
        }
        found
    }

    fn unknown(&mut self, at: &Path, code: &'static str, kind: &str, field: &str, word: &str) {
        // It may be among those that could not be read.
        let names = self.rosters.names(kind);
        if self.unread.contains(Path::ROOT.field(field).pointer().as_str()) || names.is_some_and(|names| names.contains("")) {
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
    pub(super) fn nearest_id(&mut self, kind: &str, word: &str) -> Option<String> {
        let names = self.rosters.names(kind)?;
        afford(&mut self.effort, word, names.len())?;
        nearest(word, names.words_from("")).map(str::to_owned)
    }

    /// The known word nearest to this one, as help; or else the words there are.
    pub(in crate::bundle) fn nearest_or_all(&mut self, word: &str, known: &[&str]) -> String {
        match afford(&mut self.effort, word, known.len()).and_then(|()| nearest(word, known.iter().copied())) {
            Some(near) => did_you_mean(near),
            None if known.is_empty() => "there is none to choose from".to_owned(),
            None => format!("choose from `{}`", known.iter().take(20).copied().collect::<Vec<_>>().join("`, `")),
        }
    }

    pub(super) fn maybe<T: Kind>(&mut self, at: &Path, field: &str, word: &Option<String>) -> Option<Id<T>> {
        self.resolve(&at.field(field), word.as_ref()?)
    }

    pub(super) fn list<T: Kind>(&mut self, at: &Path, field: &str, words: &[String]) -> Vec<Id<T>> {
        let list = at.field(field);
        let mut ids = Vec::new();
        for (i, word) in words.iter().enumerate() {
            if let Some(id) = self.resolve(&list.index(i), word) {
                ids.push(id);
            }
        }
        ids
    }
}

/// Takes what the comparison of a word with so many others costs; `None` when too little is left.
pub(super) fn afford(effort: &mut usize, word: &str, others: usize) -> Option<()> {
    *effort = effort.checked_sub(word.len().saturating_pow(2).saturating_mul(others))?;
    Some(())
}

pub(super) fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}
