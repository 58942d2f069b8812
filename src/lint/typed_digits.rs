//! Numbers and dates in a text are references, so that a correction is made once.
//!
//! A number that is part of a name stays typed: `H.R. 8283`, `Section 230`, `Opus 4.8`, `AA26-251A`. The rule lets
//! anything pass that may be one. Where letters have no case, nothing tells a name, and a number stands beside them without a
//! space: there it is part of a name only after a word that says so, as in `第230条`.

use super::finding::warn;
use super::texts::{each_prose, is_letter};
use crate::brief::{Brief, Figure, Id, Piece, Prose, Quantity, decimal};
use crate::diagnostic::{Path, Report};
use crate::insight::distinct;
use crate::sort::{arranged, sorted};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let figures = Figures::of(brief);
    let mut visit = |at: &Path, prose: &Prose| {
        for number in distinct(typed_numbers(prose)) {
            let value = decimal(in_ascii(number).replace(',', "").trim_matches(|c: char| !c.is_ascii_digit()));
            let help = match value.and_then(|value| figures.find(value)) {
                Some(id) => format!("did you mean `{{figure:{id}}}`?"),
                None => {
                    "make it a figure or an event, and refer to it: `{figure:id}`, `{event:id}`; or allow it with a reason, \
                         under `allow`"
                        .to_owned()
                }
            };
            warn(report, at, "typed-digits", format!("`{number}` is typed into the text"), help);
        }
    };
    each_prose(brief, &mut visit);
}

/// Figures in the order of their value, to name the one that was meant.
struct Figures<'b>(Vec<(f64, &'b Id<Figure>)>);

impl<'b> Figures<'b> {
    fn of(brief: &'b Brief) -> Self {
        let known = brief.figures.iter().filter_map(|figure| match figure.quantity {
            Quantity::Known(amount, _) => Some((amount.low(), &figure.id)),
            Quantity::NotDisclosed => None,
        });
        let known: Vec<_> = known.collect();
        let order = sorted(known.len(), &|a, b| known[a].0.total_cmp(&known[b].0));
        Self(arranged(known, &order))
    }

    /// The first figure of this value.
    fn find(&self, value: f64) -> Option<&'b Id<Figure>> {
        let at = self.0.partition_point(|(known, _)| known.total_cmp(&value).is_lt());
        self.0.get(at).filter(|(known, _)| known.total_cmp(&value).is_eq()).map(|(_, id)| *id)
    }
}

/// What goes before a number, as far as it tells what the number is.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// A name, or what may be one: the number is part of it.
    Name,
    /// A number that is part of a name, and words that join it to the next: `Sections 230 and`.
    Numbered,
    /// Anything else.
    Other,
}

/// Numbers that are no part of a name, as typed.
fn typed_numbers(prose: &Prose) -> Vec<&str> {
    let mut typed = Vec::new();
    let mut before = Before::Other;
    for piece in &prose.0 {
        match piece {
            Piece::Figure(_) | Piece::FigureValue(_) | Piece::Event(_) => before = Before::Other,
            Piece::Claim(..) | Piece::Source(..) | Piece::Party(..) | Piece::Term(..) | Piece::Question(..) => {
                before = Before::Name;
            }
            Piece::Words(words) => {
                for word in words.split_whitespace() {
                    if !word.contains(is_digit) {
                        before = after(word, before);
                        continue;
                    }
                    for part in parts(word) {
                        before = if !is_number(&in_ascii(part)) {
                            after(part, before)
                        } else if before == Before::Other {
                            typed.push(bare(part));
                            Before::Other
                        } else {
                            Before::Numbered
                        };
                    }
                }
            }
        }
    }
    typed
}

/// A word taken apart between letters without case and what else there is: `约25000个` is three parts.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| has_no_case(c) != has_no_case(first)).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parts.push(part);
        rest = after;
    }
    parts
}

fn is_digit(c: char) -> bool {
    in_ascii_of(c).is_ascii_digit()
}

fn has_no_case(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// A text with the digits and marks of numbers as ASCII has them.
fn in_ascii(text: &str) -> String {
    text.chars().map(in_ascii_of).collect()
}

/// A digit of a script in general use (Unicode Standard Annex 31, table 5), a full-width sign, or a separator in Arabic.
fn in_ascii_of(c: char) -> char {
    const ZEROS: [char; 17] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}', '\u{ce6}',
        '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    ];
    const WIDER_BY: u32 = 0xfee0;
    let moved = |by: u32| char::from_u32(u32::from(c) - by).unwrap_or(c);
    match c {
        c if c.is_ascii() => c,
        '\u{ff01}'..='\u{ff5e}' => moved(WIDER_BY),
        '٫' => '.',
        '٬' => ',',
        '٪' => '%',
        c => match ZEROS.iter().find(|zero| (u32::from(**zero)..u32::from(**zero) + 10).contains(&u32::from(c))) {
            Some(zero) => moved(u32::from(*zero) - u32::from('0')),
            None => c,
        },
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !is_digit(c) && !matches!(in_ascii_of(c), '$' | '%' | '€' | '£' | '¥' | '-'))
}

/// Whether a word is digits, with the marks that go into and around a number; two points make it a version.
fn is_number(word: &str) -> bool {
    const AROUND: &str = "()[]\"'“”‘’;!?…—。、「」『』《》〈〉【】〔〕·・،؛؟۔।॥«»‹›„¿¡־";
    let marks = |c: char| matches!(c, '.' | ',' | '-' | '–' | '$' | '%' | '€' | '£' | '¥' | ':' | '+' | '~');
    let inner = word.trim_matches(|c| AROUND.contains(c)).trim_end_matches(['.', ',', ':']);
    inner.contains(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || marks(c))
        && inner.matches('.').count() < 2
}

/// What a word tells of a number after it.
fn after(word: &str, before: Before) -> Before {
    const ABBREVIATIONS: &[&str] = &["no.", "nos.", "p.", "pp.", "par.", "art.", "sec.", "ch.", "vol.", "fig.", "v.", "rev."];
    const NAMING: &[&str] = &[
        "section",
        "sections",
        "article",
        "articles",
        "title",
        "chapter",
        "page",
        "pages",
        "line",
        "lines",
        "version",
        "rule",
        "paragraph",
        "item",
        "step",
        "part",
        "number",
        "issue",
        "level",
        "phase",
        "category",
        // Of scripts without case: Arabic, Hebrew, Devanagari.
        "المادة",
        "مادة",
        "القانون",
        "القرار",
        "رقم",
        "סעיף",
        "חוק",
        "מספר",
        "धारा",
        "अनुच्छेद",
    ];
    const JOINING: &[&str] = &["and", "or", "to", "through", "&", "/", "–", "-"];
    if word.ends_with(['第', '제']) {
        return Before::Name;
    }
    let Some(first) = word.chars().find(|c| is_letter(*c)) else {
        return if word.contains(['§', '#', '№']) { Before::Name } else { before };
    };
    let lower = word.to_lowercase();
    let plain = lower.trim_matches(|c: char| !is_letter(c));
    if JOINING.contains(&lower.as_str()) {
        return if before == Before::Numbered { before } else { Before::Other };
    }
    if ABBREVIATIONS.contains(&lower.trim_start_matches(|c: char| !is_letter(c))) || NAMING.contains(&plain) {
        return Before::Name;
    }
    // Upper case, or mixed with digits: may be a name, unless it is a plain word.
    let may_be_name =
        first.is_uppercase() || first.is_numeric() || word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    let ends_sentence = word.ends_with(['.', '!', '?', ':', ';', '—']) && !is_initials(word);
    if may_be_name && !ends_sentence && !PLAIN.contains(&plain) { Before::Name } else { Before::Other }
}

/// Whether a word is an abbreviation such as `H.R.` or `No.`.
fn is_initials(word: &str) -> bool {
    word.matches('.').count() > 1 || word.chars().filter(|c| is_letter(*c) && !c.is_ascii_digit()).count() <= 3
}

/// Words that are written with a capital at the beginning of a sentence or in a date, and are no name of what is numbered.
const PLAIN: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "all",
    "almost",
    "an",
    "another",
    "approximately",
    "around",
    "as",
    "at",
    "barely",
    "because",
    "before",
    "below",
    "between",
    "but",
    "by",
    "during",
    "each",
    "every",
    "exactly",
    "fewer",
    "for",
    "from",
    "her",
    "his",
    "if",
    "in",
    "its",
    "just",
    "last",
    "least",
    "less",
    "more",
    "most",
    "my",
    "nearly",
    "next",
    "not",
    "of",
    "on",
    "only",
    "or",
    "our",
    "over",
    "per",
    "roughly",
    "since",
    "so",
    "some",
    "than",
    "that",
    "the",
    "their",
    "then",
    "these",
    "they",
    "this",
    "those",
    "though",
    "until",
    "up",
    "was",
    "we",
    "were",
    "when",
    "where",
    "while",
    "with",
    "within",
    "yet",
    "you",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        typed_numbers(&Prose(vec![Piece::Words(text.to_owned())])).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn a_number_is_found_in_any_digits_and_beside_any_letters() {
        for (text, expected) in [
            ("some 25,000 accounts", "25,000"),
            ("约25000个账户", "25000"),
            ("共有２５，０００个账户。", "２５，０００"),
            ("عدد الحسابات ٢٥٬٠٠٠ حسابا.", "٢٥٬٠٠٠"),
            ("حدود ۲۵٬۰۰۰ حساب", "۲۵٬۰۰۰"),
            ("लगभग २५,००० खाते", "२५,०००"),
            ("ประมาณ๒๕๐๐๐บัญชี", "๒๕๐๐๐"),
            ("약 25000개 계정", "25000"),
            ("около 25000 счетов", "25000"),
            ("כ־25,000 חשבונות", "25,000"),
            ("占１３％。", "１３％"),
        ] {
            assert_eq!(typed(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_number_of_a_name_stays() {
        for text in [
            "Section 230",
            "H.R. 8283",
            "Opus 4.8 does",
            "第230条",
            "依第３条规定",
            "Qwen2.5模型",
            "GPT-4模型",
            "المادة ٢٣٠",
            "AA26-251A",
            "Закон 230",
            "約束",
            "#25",
        ] {
            assert_eq!(typed(text), [] as [String; 0], "{text}");
        }
    }
}
