//! Two values side by side so that they look different: all digits, the place where they differ, what cannot be seen by name.
//!
//! ```text
//! in words -> look different? -> shown, long ones around the place where they differ
//!    '-> alike -> as they stand in the bundle -> look different? -> shown
//!                   '-> alike -> the letters that differ, each by its code and name
//! ```

use super::text::count;

/// What is shown of a side that says nothing.
pub const NOTHING: &str = "(nothing)";

/// Texts longer than this are shown around the place where they differ.
const LONG: usize = 240;
/// So many letters are shown before and after that place.
const AROUND: usize = 80;
/// So many letters are shown of what differs.
const MOST: usize = 480;
/// So many letters that cannot be told apart are named one by one.
const NAMED: usize = 12;

/// How a value can be shown: in words, and as it stands in the bundle.
pub struct Showing {
    pub words: String,
    pub exact: String,
}

/// Before and after so that a person sees that they are different.
///
/// They are different as they stand in the bundle, or one is absent.
pub fn apart(before: Option<&Showing>, after: Option<&Showing>) -> [Option<String>; 2] {
    match (before, after) {
        (Some(before), Some(after)) => {
            let [before, after] = both_apart(before, after);
            [Some(before), Some(after)]
        }
        (before, after) => [before.map(alone), after.map(alone)],
    }
}

fn both_apart(before: &Showing, after: &Showing) -> [String; 2] {
    for [before, after] in [[&before.words, &after.words], [&before.exact, &after.exact]] {
        let shown = around(before, after).map(|text| visible(&text));
        if look(&shown[0]) != look(&shown[1]) && !may_deceive(&shown[0], &shown[1]) {
            return shown;
        }
    }
    named(&before.exact, &after.exact)
}

/// A value beside which nothing stands.
fn alone(showing: &Showing) -> String {
    let look_of_words = look(&showing.words);
    if look_of_words.is_empty() {
        let [shown, _] = named(&showing.exact, "");
        return shown;
    }
    let shown = visible(&cut(&showing.words.chars().collect::<Vec<_>>()));
    if look_of_words == look(NOTHING) { format!("“{shown}”") } else { shown }
}

/// What a person sees of a text: letters that look alike are one, what is not seen is none, spaces are one.
fn look(text: &str) -> String {
    let mut seen = String::new();
    for letter in text.chars() {
        match letter {
            '“' | '”' | '„' | '‟' | '″' => seen.push('"'),
            '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => seen.push('\''),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => seen.push('-'),
            _ if letter.is_whitespace() => seen.push(' '),
            _ if letter.is_control() => {}
            _ => seen.push(letter),
        }
    }
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether what differs may look the same all the same: letters of two blocks of Unicode, such as the Latin and the Cyrillic a,
/// a sign that takes no room, or one of the pairs within ASCII. It says so too often rather than too seldom; ARCHITECTURE.md
/// tells what the table of all pairs (Unicode Technical Standard 39) weighs, and a test holds this to it.
fn may_deceive(one: &str, other: &str) -> bool {
    let texts: [Vec<char>; 2] = [one, other].map(|text| text.chars().collect());
    let (head, tail) = shared(&texts);
    let [one, other] = [0, 1].map(|side| &texts[side][head..texts[side].len() - tail]);
    if one.is_empty() || other.is_empty() {
        return !one.iter().chain(other).any(|letter| letter.is_alphanumeric());
    }
    let block = |letter: &char| if is_ideographic(*letter) { u32::MAX } else { u32::from(*letter) >> 7 };
    let first = block(&one[0]);
    let of_one_block = one.iter().chain(other).all(|letter| block(letter) == first);
    if of_one_block && first != 0 {
        return false;
    }
    // Each letter that is not ASCII may pass for one that is.
    let other_letters = one.iter().chain(other).filter(|letter| !letter.is_ascii() && letter.is_alphanumeric()).count();
    let plain = |text: &[char]| {
        let ascii: String = text.iter().filter(|letter| letter.is_ascii_graphic()).collect();
        ascii.replace("rn", "m").replace(['l', 'I', '|'], "1").replace('O', "0").into_bytes()
    };
    let [one, other] = [plain(one), plain(other)];
    let unequal = one.iter().zip(&other).filter(|(one, other)| one != other).count() + one.len().abs_diff(other.len());
    unequal <= other_letters
}

/// Whether a letter is of the scripts of East Asia, whose signs are told apart by their readers.
fn is_ideographic(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
}

/// Long texts around the place where they differ.
fn around(before: &str, after: &str) -> [String; 2] {
    let texts: [Vec<char>; 2] = [before, after].map(|text| text.chars().collect());
    if texts.iter().all(|text| text.len() <= LONG) {
        return [before, after].map(str::to_owned);
    }
    let (head, tail) = shared(&texts);
    texts.map(|text| {
        let from = word_before(&text, head.saturating_sub(AROUND));
        let to = text.len() - tail.saturating_sub(AROUND);
        let (start, end) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
        format!("{start}{}{end}", cut(&text[from..to]))
    })
}

/// How many letters two texts share at the start, and how many of the others at the end.
fn shared([before, after]: &[Vec<char>; 2]) -> (usize, usize) {
    let shorter = before.len().min(after.len());
    let head = before.iter().zip(after).take_while(|(before, after)| before == after).count();
    let from_end = before.iter().rev().zip(after.iter().rev());
    (head, from_end.take(shorter - head).take_while(|(before, after)| before == after).count())
}

/// The beginning of the word that this place is in, if that is near.
fn word_before(text: &[char], place: usize) -> usize {
    const NEAR: usize = 20;
    let nearest = text[..place].iter().rev().take(NEAR).position(|letter| letter.is_whitespace());
    nearest.map_or(if place <= NEAR { 0 } else { place }, |back| place - back)
}

/// A text that goes on too long ends with how much there is of it.
fn cut(text: &[char]) -> String {
    match text.split_at_checked(MOST) {
        Some((shown, rest)) if !rest.is_empty() => {
            format!("{}… ({} more)", shown.iter().collect::<String>(), count(rest.len(), "letter", "letters"))
        }
        _ => text.iter().collect(),
    }
}

/// A text in a line, with the name of what would not be seen or would turn what stands beside it.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => shown.push(' '),
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                shown += &name(letter);
            }
            _ if letter.is_control() => shown += &name(letter),
            _ => shown.push(letter),
        }
    }
    shown
}

/// Texts with each letter that differs by its code and name.
fn named(before: &str, after: &str) -> [String; 2] {
    let texts: [Vec<char>; 2] = [before, after].map(|text| text.chars().collect());
    let (head, tail) = shared(&texts);
    texts.map(|text| {
        let (from, to) = (word_before(&text, head.saturating_sub(AROUND)), text.len() - tail);
        let end = text.len() - tail.saturating_sub(AROUND);
        let words = |letters: &[char]| visible(&letters.iter().collect::<String>());
        let mut shown = if from > 0 { String::from("…") } else { String::new() };
        shown += &words(&text[from..head]);
        shown.extend(text[head..to].iter().take(NAMED).map(|letter| name(*letter)));
        if to - head > NAMED {
            shown += &format!("… ({} more)", count(to - head - NAMED, "letter", "letters"));
        }
        shown += &words(&text[to..end]);
        shown += if end < text.len() { "…" } else { "" };
        shown
    })
}

/// A letter by its code, and its name where it is one of those that are often taken for another.
fn name(letter: char) -> String {
    let name = match letter {
        ' ' => "space",
        '\t' => "tab",
        '\n' => "line break",
        '\r' => "carriage return",
        '\u{a0}' => "no-break space",
        '\u{202f}' => "narrow no-break space",
        '\u{2009}' => "thin space",
        '\u{3000}' => "full-width space",
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{2060}' => "word joiner",
        '\u{feff}' => "byte order mark",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}' | '\u{202d}' | '\u{2066}' => "turns text left to right",
        '\u{202b}' | '\u{202e}' | '\u{2067}' => "turns text right to left",
        '\u{2068}' => "sets text apart",
        '\u{202c}' | '\u{2069}' => "ends a turn of text",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\'' => "straight apostrophe",
        '"' => "straight quote",
        '‘' => "left single curly quote",
        '’' => "right single curly quote",
        '“' => "left curly quote",
        '”' => "right curly quote",
        '′' => "prime",
        '″' => "double prime",
        '-' => "hyphen-minus",
        '‐' => "hyphen",
        '\u{2011}' => "no-break hyphen",
        '–' => "en dash",
        '—' => "em dash",
        '−' => "minus",
        _ => "",
    };
    let code = u32::from(letter);
    match name {
        "" if letter.is_alphanumeric() => format!("[U+{code:04X} {letter}]"),
        "" => format!("[U+{code:04X}]"),
        name => format!("[U+{code:04X} {name}]"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn showing(words: &str, exact: &str) -> Showing {
        Showing { words: words.to_owned(), exact: exact.to_owned() }
    }

    #[track_caller]
    fn check(before: &str, after: &str, expected: [&str; 2]) {
        assert_eq!(both_apart(&showing(before, before), &showing(after, after)), expected);
    }

    #[test]
    fn what_reads_otherwise_is_shown_as_it_reads() {
        check("A valve was open.", "A valve was shut.", ["A valve was open.", "A valve was shut."]);
        let million = |exact: &str| showing("28.812 million", exact);
        assert_eq!(both_apart(&million("28812345"), &million("28812399")), ["28812345", "28812399"]);
    }

    #[test]
    fn what_cannot_be_told_apart_is_named() {
        check("It's", "It’s", ["It[U+0027 straight apostrophe]s", "It[U+2019 right single curly quote]s"]);
        check("a – b", "a - b", ["a [U+2013 en dash] b", "a [U+002D hyphen-minus] b"]);
        check("port", "рort", ["[U+0070 p]ort", "[U+0440 р]ort"]);
        check("leak", "leak ", ["leak", "leak[U+0020 space]"]);
        check("leak", "le\u{200d}ak", ["leak", "le[U+200D zero-width joiner]ak"]);
        check("caf\u{e9}", "cafe\u{301}", ["caf[U+00E9 é]", "caf[U+0065 e][U+0301]"]);
    }

    #[test]
    fn what_is_not_seen_is_made_visible() {
        check("leak", "\u{1b}[2J\u{202e}leak", ["leak", "[U+001B][2J[U+202E turns text right to left]leak"]);
        assert_eq!(alone(&showing(" \u{a0}", " \u{a0}")), "[U+0020 space][U+00A0 no-break space]");
        assert_eq!(alone(&showing(NOTHING, NOTHING)), "“(nothing)”");
    }

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let long = "Fuel escaped from the pier in the night. ".repeat(20);
        let [before, after] = both_apart(&showing(&long, &long), &showing(&format!("{long}No."), &format!("{long}No.")));
        assert!(before.starts_with("…") && before.chars().count() < 120, "{before}");
        assert!(after.ends_with(" No."), "{after}");
        let other = "It did not. ".repeat(500);
        let [before, after] = both_apart(&showing(&long, &long), &showing(&other, &other));
        assert!(before.len() < 900 && after.len() < 900);
        assert!(after.ends_with(" letters more)"), "{after}");
    }

    proptest! {
        #[test]
        fn two_texts_never_look_alike(
            parts in prop::collection::vec(
                ("[ab]{0,3}", prop::sample::select(vec!["'", "’", "\"", "“", "-", "–", " ", "\u{a0}", "\u{200d}", "\u{202e}", "l", "1", "I", "а", ""])),
                1..6,
            ),
            other in prop::sample::select(vec!["'", "’", "”", "-", "—", " ", "\u{200b}", "\n", "1", "l", "a", "а", "О", "0", "rn", "m", "é", "e\u{301}", ""]),
            at in 0..6_usize,
            long in 0..2_usize,
        ) {
            let filler = "It is a long story. ".repeat(20 * long);
            let text = |parts: &[(String, &str)]| {
                format!("{filler}{}", parts.iter().map(|(word, sign)| format!("{word}{sign}")).collect::<String>())
            };
            let before = text(&parts);
            let mut changed = parts.clone();
            let at = at % changed.len();
            changed[at].1 = other;
            let after = text(&changed);
            prop_assume!(before != after);
            let [shown_before, shown_after] = both_apart(&showing(&before, &before), &showing(&after, &after));
            // As a person sees them (Unicode Technical Standard 39, section 4).
            let skeleton = |text: &str| unicode_security::skeleton(&look(text)).collect::<String>();
            prop_assert_ne!(skeleton(&shown_before), skeleton(&shown_after));
            prop_assert!(!look(&alone(&showing(&after, &after))).is_empty() || after.is_empty());
        }
    }
}
