//! Which blocks of a page answer a query, best first.
//!
//! ```text
//! texts in lower case -> Index        query -> hits: positions of the texts, and how many there are in all
//! ```
//!
//! A text answers when every word of the query is in it, as a word or as part of one. Texts come in lower case, since the
//! rules of case are long tables that every browser already has.

/// The texts of a page.
#[derive(Debug, Default)]
pub struct Index {
    texts: Vec<String>,
    /// The last query, and what answered it with its rank: whoever types on asks for no more than that.
    last: (String, Vec<(usize, usize)>),
}

impl Index {
    /// These texts, in lower case; a hit is a position among them.
    pub fn new(texts: Vec<String>) -> Self {
        let all = (0..texts.len()).map(|at| (0, at)).collect();
        Self { texts, last: (String::new(), all) }
    }

    /// The positions of the first few texts that answer a query in lower case, best first and those of one rank in the
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
            let ends_part = rest.strip_prefix('/').is_some_and(|name| APART.iter().any(|apart| name.starts_with(apart)));
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

/// The part of a text around its first answer, in runs. `text` is as it is shown, `lower` the same in lower case; where
/// the two are not equally long nothing is marked, since places in one mean nothing in the other.
pub fn excerpt<'a>(text: &'a str, lower: &str, query: &str, most: usize) -> Vec<Run<'a>> {
    let words = || query.split(' ').filter(|word| !word.is_empty() && text.len() == lower.len());
    // How long the answer is that begins here; nothing for none.
    let answer = |at: usize| {
        let fits = |word: &&str| lower.as_bytes()[at..].starts_with(word.as_bytes()) && text.is_char_boundary(at + word.len());
        if text.is_char_boundary(at) { words().filter(fits).map(str::len).max().unwrap_or(0) } else { 0 }
    };
    let first = (0..text.len()).find(|at| answer(*at) > 0).unwrap_or(0);
    let start = if first < most / 2 { 0 } else { word_start(text, first.saturating_sub(most / 4)) };
    let end = if text.len() - start <= most { text.len() } else { word_start(text, start + most).max(start) };
    let mut runs = Vec::new();
    let (mut from, mut at) = (start, start);
    while at < end {
        let length = answer(at);
        if length == 0 || at + length > end {
            at += 1;
            continue;
        }
        runs.push((text.get(from..at).unwrap_or_default(), false));
        runs.push((text.get(at..at + length).unwrap_or_default(), true));
        at += length;
        from = at;
    }
    runs.push((text.get(from..end).unwrap_or_default(), false));
    runs.retain(|(run, _)| !run.is_empty());
    runs
}

/// The beginning of the word at a place, or of the text.
fn word_start(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().rposition(|byte| *byte == b' ').map_or(0, |space| space + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
    }

    #[test]
    fn an_excerpt_is_around_the_first_answer() {
        let text = "All of this was said long before anyone had opened the harbor log, as far as we know today.";
        let runs = excerpt(text, &text.to_lowercase(), "harbor", 40);
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

        #[test]
        fn the_runs_of_an_excerpt_are_the_text(text in ".{0,80}", query in ".{0,3}", most in 0..60_usize) {
            let runs = excerpt(&text, &text.to_lowercase(), &query, most);
            let joined: String = runs.iter().map(|(run, _)| *run).collect();
            prop_assert!(text.contains(&joined));
        }
    }
}
