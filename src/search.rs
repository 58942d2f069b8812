//! Which blocks of a page answer a query, best first.
//!
//! ```text
//! texts, folded -> Index        query, folded -> hits: positions of the texts, and how many there are in all
//! ```
//!
//! A text answers when every word of the query is in it, as a word or as part of one. Texts and query are folded alike, so that
//! `Zürich` is found by `zurich`, `Straße` by `strasse`, and what is in curly quotes by straight ones. What belongs to a letter
//! is asked of whoever has the tables of Unicode: every browser does.

use std::ops::Range;

/// How a letter is folded.
pub struct Letters {
    /// A letter taken apart as far as Unicode knows parts (NFKD), then in upper, then in lower case.
    ask: fn(char) -> String,
    /// What was asked before, each at its place: a brief has few letters, and many of each.
    known: Vec<Option<(char, String)>>,
}

/// A text as it is searched, and where in the text each byte of that is from.
pub struct Folded {
    text: String,
    /// For each byte, and for the end, where the letter begins that it is from.
    places: Vec<usize>,
}

impl Letters {
    /// Letters as `ask` folds one that is beyond ASCII: taken apart (NFKD), then in upper, then in lower case.
    pub fn new(ask: fn(char) -> String) -> Self {
        Self { ask, known: vec![None; 1 << 11] }
    }

    /// A text without what a reader would not type: case, accents, the shapes of quotes, dashes and spaces, ligatures.
    pub fn fold(&mut self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        for letter in text.chars() {
            if letter.is_ascii() {
                folded.push(letter.to_ascii_lowercase());
            } else {
                folded.push_str(self.letter(letter));
            }
        }
        folded
    }

    /// The same, with where all of it is from.
    pub fn fold_in_place(&mut self, text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len() + 1) };
        for (at, letter) in text.char_indices() {
            if letter.is_ascii() {
                folded.text.push(letter.to_ascii_lowercase());
            } else {
                folded.text.push_str(self.letter(letter));
            }
            folded.places.resize(folded.text.len(), at);
        }
        folded.places.push(text.len());
        folded
    }

    fn letter(&mut self, letter: char) -> &str {
        let place = letter as usize % self.known.len();
        if self.known[place].as_ref().is_none_or(|(known, _)| *known != letter) {
            let folded = match sign(letter) {
                Some(sign) => sign.to_owned(),
                None => (self.ask)(letter).chars().filter(|part| !is_mark(*part)).map(as_typed).collect(),
            };
            self.known[place] = Some((letter, folded));
        }
        self.known[place].as_ref().map_or("", |(_, folded)| folded)
    }
}

/// What is typed for a sign that is not a letter; nothing for what is not seen.
fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        // Soft hyphens, joiners, directions, marks of byte order.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => "",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// Whether a letter is an accent, a vowel point or the like on the one before, which is left out in typing. The vowel signs of
/// Indian scripts are letters to those who write them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// A sigma at the end of a word is typed as any other; a slash of a fraction is a slash.
fn as_typed(letter: char) -> char {
    match letter {
        'ς' => 'σ',
        '\u{2044}' => '/',
        _ => letter,
    }
}

impl Folded {
    /// Where in the text words of a folded query are: from the first letter of each to its last, with all that is on it.
    pub fn answers(&self, query: &str) -> Vec<Range<usize>> {
        let words = || query.split(' ').filter(|word| !word.is_empty());
        let mut answers = Vec::new();
        let mut at = 0;
        while at < self.text.len() {
            let rest = &self.text.as_bytes()[at..];
            let Some(length) = words().filter(|word| rest.starts_with(word.as_bytes())).map(str::len).max() else {
                at += 1;
                continue;
            };
            let begins = self.places[at];
            at += length;
            // To the end of the letter: one may be folded to several, and the last of those that answer is in its midst.
            let end = self.places[at..].iter().find(|place| **place > self.places[at - 1]);
            answers.push(begins..end.copied().unwrap_or(begins));
        }
        answers
    }
}

/// The texts of a page.
#[derive(Debug, Default)]
pub struct Index {
    texts: Vec<String>,
    /// The last query, and what answered it with its rank: whoever types on asks for no more than that.
    last: (String, Vec<(usize, usize)>),
}

impl Index {
    /// These texts, folded; a hit is a position among them.
    pub fn new(texts: Vec<String>) -> Self {
        let all = (0..texts.len()).map(|at| (0, at)).collect();
        Self { texts, last: (String::new(), all) }
    }

    /// The positions of the first few texts that answer a folded query, best first and those of one rank in the
    /// order of the page; and how many there are in all. A query without a word has no answer.
    pub fn find(&mut self, query: &str, most: usize) -> (Vec<usize>, usize) {
        let words = || query.split(' ').filter(|word| !word.is_empty());
        if words().next().is_none() {
            return (Vec::new(), 0);
        }
        let (last, mut hits) = std::mem::take(&mut self.last);
        if !query.starts_with(&last) {
            hits = (0..self.texts.len()).map(|at| (0, at)).collect();
        }
        hits.retain_mut(|(rank, at)| {
            self::rank(&self.texts[*at], words()).is_some_and(|ranked| {
                *rank = ranked;
                true
            })
        });
        let first = first_of(&hits, most);
        let total = hits.len();
        self.last = (query.to_owned(), hits);
        (first, total)
    }
}

/// The positions of the lowest ranks in order. One look a position: only a few are ever shown.
fn first_of(hits: &[(usize, usize)], most: usize) -> Vec<usize> {
    let mut first: Vec<(usize, usize)> = Vec::new();
    while first.len() < most {
        let after = first.last();
        let Some(next) = hits.iter().filter(|hit| after.is_none_or(|after| *hit > after)).min() else { break };
        first.push(*next);
    }
    first.into_iter().map(|(_, at)| at).collect()
}

/// How well a text answers, the lower the better: words before parts of words, early before late; `None` when it does not.
fn rank<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<usize> {
    let (mut parts, mut first) = (0, usize::MAX);
    for word in words {
        let (at, is_part) = place(text.as_bytes(), word.as_bytes())?;
        parts += usize::from(is_part);
        first = first.min(at);
    }
    // Whole words come before any place.
    Some(parts << 24 | first.min((1 << 24) - 1))
}

/// Where a word is, first of all where a word begins; and whether it is but part of one.
fn place(text: &[u8], word: &[u8]) -> Option<(usize, bool)> {
    let mut within = None;
    let mut from = 0;
    while let Some(at) = position(&text[from..], word).map(|at| from + at) {
        if at == 0 || !is_letter(text[at - 1]) {
            return Some((at, false));
        }
        within = within.or(Some((at, true)));
        from = at + 1;
    }
    within
}

/// Where bytes begin to be the same. By the first byte, then the rest: over running text this is quick, and small.
fn position(text: &[u8], word: &[u8]) -> Option<usize> {
    let (first, rest) = word.split_first()?;
    let last = text.len().checked_sub(word.len())?;
    (0..=last).find(|at| text[*at] == *first && text[at + 1..].starts_with(rest))
}

/// Whether a word goes on: ASCII letters and digits, and all beyond ASCII, where every byte of a letter has its high bit.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// What is left of a text from a place on, which lies between two letters.
fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// What stands between two marks; nothing where they are not there.
pub fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let found = position(text.as_bytes(), before.as_bytes());
    let rest = found.map_or("", |at| from(text, at + before.len()));
    let end = position(rest.as_bytes(), after.as_bytes());
    end.and_then(|end| rest.get(..end)).unwrap_or_default()
}

/// The text of a block's HTML, with a space where a part of it ends: in the document only its form parts them.
pub fn text_of(html: &str) -> String {
    /// What is set apart, by the beginning of its name.
    const APART: [&str; 8] = ["p", "li", "h", "su", "t", "d", "b", "f"];
    /// What is about the page, not of it, and its end: buttons, and what stands where a filter hides all.
    const UNREAD: [(&str, &str); 2] = [("button", "</button>"), ("p class=\"note bare", "</p>")];
    const ENTITIES: [(&str, char); 5] = [("amp;", '&'), ("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("nbsp;", '\u{a0}')];
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(letter) = rest.chars().next() {
        rest = from(rest, letter.len_utf8());
        let entity = ENTITIES.iter().find(|(name, _)| letter == '&' && rest.starts_with(name));
        if let Some((name, letter)) = entity {
            text.push(*letter);
            rest = from(rest, name.len());
        } else if letter == '<' {
            // What is isolated stands in its sentence.
            let is_apart = |name: &str| !name.starts_with("bdi") && APART.iter().any(|apart| name.starts_with(apart));
            let ends_part = rest.strip_prefix('/').is_some_and(is_apart);
            let unread = UNREAD.iter().find(|(tag, _)| rest.starts_with(tag));
            let mut is_quoted = false;
            // An attribute may hold what would end the tag elsewhere.
            let end = rest.bytes().position(|byte| {
                is_quoted ^= byte == b'"';
                byte == b'>' && !is_quoted
            });
            rest = from(rest, end.map_or(rest.len(), |end| end + 1));
            if let Some((_, closing)) = unread {
                rest = from(rest, position(rest.as_bytes(), closing.as_bytes()).unwrap_or_default());
            }
            if ends_part && !text.ends_with(' ') {
                text.push(' ');
            }
        } else if letter != ' ' || !text.ends_with(' ') {
            text.push(letter);
        }
    }
    text
}

/// A run of a text, and whether it is part of an answer.
pub type Run<'a> = (&'a str, bool);

/// The part of a text around its first answer, in runs; `folded` is the same text, and `query` folded, too.
pub fn excerpt<'a>(text: &'a str, folded: &Folded, query: &str, most: usize) -> Vec<Run<'a>> {
    let answers = folded.answers(query);
    let first = answers.first().map_or(0, |answer| answer.start);
    let start = if first < most / 2 { 0 } else { word_start(text, first.saturating_sub(most / 4)) };
    let end = if text.len() - start <= most { text.len() } else { word_start(text, start + most).max(start) };
    let mut runs = Vec::new();
    let mut from = start;
    for answer in answers.into_iter().filter(|answer| answer.end <= end) {
        // Two words may answer with parts of one letter.
        let begins = answer.start.max(from);
        runs.push((text.get(from..begins).unwrap_or_default(), false));
        runs.push((text.get(begins..answer.end).unwrap_or_default(), true));
        from = answer.end.max(from);
    }
    runs.push((text.get(from..end).unwrap_or_default(), false));
    runs.retain(|(run, _)| !run.is_empty());
    runs
}

/// The beginning of the word at a place, or of the letter where no word begins near it, as in scripts without spaces.
fn word_start(text: &str, at: usize) -> usize {
    const NEAR: usize = 40;
    let near = at.saturating_sub(NEAR);
    let space = text.as_bytes()[near..at].iter().rposition(|byte| *byte == b' ');
    space.map_or_else(|| if near == 0 { 0 } else { text.floor_char_boundary(at) }, |space| near + space + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a browser tells of a letter.
    fn letters() -> Letters {
        Letters::new(|letter| {
            let parts = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(letter));
            parts.collect::<String>().to_uppercase().to_lowercase()
        })
    }

    fn folded(text: &str) -> Folded {
        letters().fold_in_place(text)
    }

    /// A query finds that part of a text.
    #[track_caller]
    fn finds(query: &str, text: &str, marked: &str) {
        let query = letters().fold(query);
        let found = Index::new(vec![letters().fold(text)]).find(&query, 1).1;
        assert_eq!(found, 1, "{query:?} finds {text:?}");
        let marks = excerpt(text, &folded(text), &query, 160);
        let marks: Vec<&str> = marks.into_iter().filter(|(_, is_answer)| *is_answer).map(|(run, _)| run).collect();
        assert_eq!(marks.join("|"), marked, "{query:?} in {text:?}");
    }

    #[test]
    fn what_is_typed_finds_what_is_printed_and_marks_it() {
        for (query, text, marked) in [
            ("port's", "The port’s log.", "port’s"),
            ("port’s", "The port's log.", "port's"),
            ("\"it leaked\"", "It says “it leaked” twice.", "“it|leaked”"),
            ("Zurich", "In Zürich.", "Zürich"),
            ("zürich", "In Zu\u{308}rich.", "Zu\u{308}rich"),
            ("zu\u{308}rich", "In Zürich.", "Zürich"),
            ("zurich", "In Zu\u{308}rich.", "Zu\u{308}rich"),
            ("istanbul", "Of İstanbul.", "İstanbul"),
            ("İstanbul", "Of Istanbul.", "Istanbul"),
            ("strasse", "Die Straße.", "Straße"),
            ("straße", "DIE STRASSE.", "STRASSE"),
            ("hafenstras", "Hafenstraße 1", "Hafenstraß"),
            ("fire", "A ﬁre.", "ﬁre"),
            ("film", "Der ﬁlm.", "ﬁlm"),
            ("m of", "100 m\u{a0}of it", "m|of"),
            ("100\u{a0}m", "100 m of it", "100|m"),
            ("har\u{200b}bor", "The harbor.", "harbor"),
            ("harbor", "The har\u{ad}bor.", "har\u{ad}bor"),
            ("σοφος", "Ο ΣΟΦΌΣ.", "ΣΟΦΌΣ"),
            ("ΣΟΦΌΣ", "σοφός", "σοφός"),
            ("smorrebrod", "Smørrebrød", "Smørrebrød"),
            ("coeur", "cœur", "cœur"),
            ("שלום", "שָׁלוֹם", "שָׁלוֹם"),
            ("नमस्ते", "नमस्ते।", "नमस्ते"),
            ("港口", "這個港口關閉", "港口"),
            ("1/2", "½ of it", "½"),
            ("ａｂｃ", "abc", "abc"),
        ] {
            finds(query, text, marked);
        }
    }

    #[test]
    fn an_excerpt_of_a_script_without_spaces_is_around_its_answer() {
        let text = format!("{}港口{}", "這".repeat(200), "個".repeat(200));
        let runs = excerpt(&text, &folded(&text), "港口", 160);
        assert_eq!(runs.iter().map(|(run, _)| *run).collect::<String>().len(), 159);
        assert!(runs.contains(&("港口", true)), "{runs:?}");
    }

    #[track_caller]
    fn check(query: &str, expected: &[usize]) {
        let texts = ["the harbor log names a leak", "no leakage was seen", "a leak, says the log", "nothing", "überleak"];
        let mut index = Index::new(texts.map(str::to_owned).to_vec());
        assert_eq!(index.find(query, 10).0, expected, "for {query:?}");
    }

    #[test]
    fn words_before_parts_early_before_late_else_as_on_the_page() {
        check("leak", &[2, 1, 0, 4]);
        check("log leak", &[2, 0]);
        check("  ", &[]);
        check("absent", &[]);
    }

    #[test]
    fn what_stands_between_two_marks() {
        for (text, expected) in [("a<b>é</b>", "é"), ("<b></b>", ""), ("<b>é", ""), ("é</b>", ""), ("<b><b></b>", "<b>")] {
            assert_eq!(between(text, "<b>", "</b>"), expected, "in {text}");
        }
    }

    #[test]
    fn the_parts_of_a_block_do_not_run_into_each_other() {
        let html = "<p class=\"note bare\">All hidden.</p><p class=\"a>b\">Nearly<button>Embed</button>  <a href=\"#x\">two</a>, R&amp;D</p><b>Note</b>It &lt;leaked&gt;.<ul><li>A</li><li>B</li></ul>";
        assert_eq!(text_of(html), " Nearly two, R&D Note It <leaked>.A B ");
        assert_eq!(text_of("<li><bdi>Post</bdi>, <bdi dir=\"ltr\">−5</bdi>%</li>"), "Post, −5% ");
    }

    #[test]
    fn an_excerpt_is_around_the_first_answer() {
        let text = "All of this was said long before anyone had opened the harbor log, as far as we know today.";
        let runs = excerpt(text, &folded(text), "harbor", 40);
        assert_eq!(runs, [("opened the ", false), ("harbor", true), (" log, as far as we ", false)]);
    }

    proptest! {
        /// Whoever types on is told what a fresh look would find.
        #[test]
        fn typing_on_is_the_same_as_asking_anew(texts in prop::collection::vec("[abc é]{0,12}", 0..20), query in "[abc é]{1,6}") {
            let mut typed = Index::new(texts.clone());
            for end in (1..=query.len()).filter(|end| query.is_char_boundary(*end)) {
                let now = typed.find(&query[..end], 9).0;
                prop_assert_eq!(&now, &Index::new(texts.clone()).find(&query[..end], 9).0);
            }
        }

        #[test]
        fn any_markup_has_a_text(html in "[<>/a&; \"é]{0,20}|.{0,40}") {
            prop_assert!(text_of(&html).len() <= html.len());
        }

        #[test]
        fn every_answer_holds_every_word(texts in prop::collection::vec("[abc]{0,3}( [abc]{0,3}){0,3}", 0..20), query in "[abc]{1,2}( [abc]{1,2})?") {
            let (hits, total) = Index::new(texts.clone()).find(&query, texts.len());
            prop_assert_eq!(hits.len(), total);
            for (at, text) in texts.iter().enumerate() {
                prop_assert_eq!(hits.contains(&at), query.split(' ').all(|word| text.contains(word)));
            }
        }

        /// What is found is marked, and a mark folds to what was asked for.
        #[test]
        fn a_mark_holds_what_was_asked_for(text in "[aäßﬁİσς\u{301} “-]{0,30}", query in "[aszfiσ'\"]{1,3}") {
            let query = letters().fold(&query);
            let folded = folded(&text);
            let answers = folded.answers(&query);
            prop_assert_eq!(answers.is_empty(), !letters().fold(&text).contains(&query));
            for answer in answers {
                prop_assert!(letters().fold(&text[answer]).contains(&query));
            }
        }

        #[test]
        fn the_runs_of_an_excerpt_are_the_text(text in ".{0,80}", query in ".{0,3}", most in 0..60_usize) {
            let query = letters().fold(&query);
            let runs = excerpt(&text, &folded(&text), &query, most);
            let joined: String = runs.iter().map(|(run, _)| *run).collect();
            prop_assert!(text.contains(&joined));
        }
    }
}
