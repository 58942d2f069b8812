//! Where a text may break: lines by UAX #14, letters as a reader takes them (grapheme clusters) by UAX #29.
//!
//! Their tables are 12 KB of a module, and before the first screen nobody needs them: what is drawn again in the page is what
//! the press has drawn there. So the press marks the texts that it hands to an island, and the browser keeps the marks:
//!
//! ```text
//! press: text -> breaks -> marked text in the props        web: marked text -> text, and its breaks, kept for when it is drawn
//! ```

#[cfg(feature = "press")]
use std::borrow::Cow;

/// Where a text may break, as ends of parts, the last of which is that of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Breaks {
    /// Of what stands together in a line.
    pub lines: Vec<usize>,
    /// Of what a reader takes for one letter.
    pub clusters: Vec<usize>,
}

/// Before what belongs to the letter before it; before a letter that follows a space in its line; before what may begin a line.
/// They are signs for private use, which an author's text hardly has.
const MARKS: [char; 3] = ['\u{f8f0}', '\u{f8f1}', '\u{f8f2}'];

impl Breaks {
    /// Of a text in which only spaces part lines, and each character is a letter.
    fn plain(text: &str) -> Self {
        let mut breaks = Self::default();
        let mut before = ' ';
        for (at, letter) in text.char_indices().skip(1).chain([(text.len(), ' ')]) {
            before = text[..at].chars().next_back().unwrap_or(before);
            breaks.clusters.push(at);
            if at == text.len() || (before == ' ' && letter != ' ') {
                breaks.lines.push(at);
            }
        }
        breaks
    }

    /// What stands before a place: 0 within a letter, 1 between two, 2 between two lines.
    fn rank(&self, at: usize) -> usize {
        let is_in = |ends: &[usize]| usize::from(ends.binary_search(&at).is_ok());
        is_in(&self.clusters) + is_in(&self.lines)
    }
}

/// A text with a mark wherever it breaks otherwise than at its spaces.
#[cfg(feature = "press")]
pub fn marked(text: &str) -> Cow<'_, str> {
    let (breaks, plain) = (breaks(text), Breaks::plain(text));
    if breaks == plain || text.contains(MARKS) {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 16);
    for (at, letter) in text.char_indices() {
        let rank = breaks.rank(at);
        if at > 0 && rank != plain.rank(at) {
            marked.push(MARKS[rank]);
        }
        marked.push(letter);
    }
    Cow::Owned(marked)
}

/// The text that was marked, and where it breaks; nothing for one without marks.
pub fn heard(marked: &str) -> Option<(String, Breaks)> {
    if !marked.contains(MARKS) {
        return None;
    }
    let text: String = marked.chars().filter(|letter| !MARKS.contains(letter)).collect();
    let plain = Breaks::plain(&text);
    let mut breaks = Breaks::default();
    let (mut at, mut mark) = (0, None);
    for letter in marked.chars() {
        if let Some(rank) = MARKS.iter().position(|mark| *mark == letter) {
            mark = Some(rank);
            continue;
        }
        breaks.note(at, mark.take().unwrap_or_else(|| plain.rank(at)));
        at += letter.len_utf8();
    }
    breaks.note(at, 2);
    Some((text, breaks))
}

impl Breaks {
    fn note(&mut self, at: usize, rank: usize) {
        if at > 0 && rank > 0 {
            self.clusters.push(at);
        }
        if at > 0 && rank > 1 {
            self.lines.push(at);
        }
    }
}

/// Where a text may break.
#[cfg(feature = "press")]
pub fn breaks(text: &str) -> Breaks {
    use unicode_segmentation::UnicodeSegmentation;

    let clusters: Vec<usize> = text.grapheme_indices(true).map(|(at, cluster)| at + cluster.len()).collect();
    // A letter stays whole, whatever a line may do within it.
    let may_end = |at: &usize| clusters.binary_search(at).is_ok();
    let lines = unicode_linebreak::linebreaks(text).map(|(at, _)| at).filter(may_end).collect();
    Breaks { lines, clusters }
}

#[cfg(not(feature = "press"))]
pub use kept::{breaks, keep};

#[cfg(not(feature = "press"))]
mod kept {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use super::Breaks;

    thread_local! {
        static KEPT: RefCell<BTreeMap<String, Breaks>> = const { RefCell::new(BTreeMap::new()) };
    }

    /// Keeps where a text may break, for when it is drawn.
    pub fn keep(text: &str, breaks: Breaks) {
        KEPT.with_borrow_mut(|kept| kept.insert(text.to_owned(), breaks));
    }

    /// Where a text may break, as it was told; at its spaces, where nothing was.
    pub fn breaks(text: &str) -> Breaks {
        KEPT.with_borrow(|kept| kept.get(text).cloned()).unwrap_or_else(|| Breaks::plain(text))
    }
}

/// Texts of many scripts, for tests of what is done with them.
#[cfg(test)]
pub(super) const TEXTS: [&str; 12] = [
    "operators affiliated with a laboratory",
    "通义千问实验室的关联运营者；以及“其他人”，共计（约）二万五千名。",
    "قائمة طويلة من الكلمات",
    "สำนักงานคณะกรรมการกำกับหลักทรัพย์และตลาดหลักทรัพย์",
    "नई दिल्ली के राष्ट्रीय अनुसंधान संस्थान में",
    "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם",
    "👩‍👩‍👧‍👦👩🏽‍🚒🇩🇪🇫🇷👍🏿👨‍👩‍👧🇺🇳👋🏻🧑‍🚀",
    "e\u{301}te\u{301}e\u{301}te\u{301}e\u{301}te\u{301}e\u{301}te\u{301}",
    "Широкоформатные публикации",
    "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "https://news.example/a/very/long/address/with-many-parts/and_more?of=them&and=more#there",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn comes_through(text: &str) {
        let marked = marked(text);
        let (heard, told) = heard(&marked).unwrap_or_else(|| (marked.to_string(), Breaks::plain(&marked)));
        assert_eq!((heard.as_str(), told), (text, breaks(text)));
    }

    #[test]
    fn what_the_press_marks_is_what_the_page_hears() {
        for text in TEXTS {
            comes_through(text);
        }
        assert_eq!(marked("Kite Club, as it says"), "Kite Club, as it says", "spaces need no mark");
        assert!(marked("one-sided").contains(MARKS[2]));
    }

    proptest! {
        #[test]
        fn any_text_comes_through(text in "\\PC{1,60}") {
            prop_assume!(!text.contains(MARKS));
            comes_through(&text);
        }
    }
}
