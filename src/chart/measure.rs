//! How wide a text is, from a table, so that every target lays out alike and no browser is asked; and how it is set in lines.
//!
//! Where a text may break stands in [`breaks`](super::breaks): lines end where Unicode lets them (UAX #14), and a word that is wider than a line between the letters that a reader takes
//! for one (grapheme clusters, UAX #29). Thai, Lao, Khmer and Burmese, which put no spaces between words, break between
//! clusters: dictionaries of their words are megabytes.

use super::breaks::{Breaks, breaks};
use unicode_width::UnicodeWidthChar;

/// Size of a drawing's text, in drawing units; the style sheet sets the same.
pub const TEXT_SIZE: i32 = 14;

/// Widths of ASCII 0x20 to 0x7e in thousandths of the text size, from the `hmtx` table of DejaVu Sans Bold 2.37: wider
/// than the usual system faces in any weight the style sheet sets, since the page uses the reader's own font and nothing
/// may clip.
const WIDTHS: [u16; 95] = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696, 696, 696, 696,
    696, 696, 400, 400, 838, 838, 838, 581, 1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 373, 775, 638, 996, 837, 851,
    733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 500, 500, 675, 716, 593, 716, 679, 436, 716,
    712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
];

/// The same of U+00A0 to U+017F, in eights.
const LATIN: [u8; 224] = [
    44, 58, 87, 87, 80, 87, 46, 63, 63, 125, 71, 81, 105, 52, 125, 63, 63, 105, 55, 55, 63, 92, 80, 48, 63, 55, 71, 81, 130,
    130, 130, 73, 97, 97, 97, 97, 97, 97, 136, 92, 86, 86, 86, 86, 47, 47, 47, 47, 105, 105, 107, 107, 107, 107, 107, 105, 107,
    102, 102, 102, 102, 91, 93, 90, 85, 85, 85, 85, 85, 85, 131, 75, 85, 85, 85, 85, 43, 43, 43, 43, 86, 89, 86, 86, 86, 86,
    86, 105, 86, 89, 89, 89, 89, 82, 90, 82, 97, 85, 97, 85, 97, 85, 92, 75, 92, 75, 92, 75, 92, 75, 104, 90, 105, 90, 86, 85,
    86, 85, 86, 85, 86, 85, 86, 85, 103, 90, 103, 90, 103, 90, 103, 90, 105, 89, 122, 99, 47, 43, 47, 43, 47, 43, 47, 43, 47,
    43, 94, 86, 47, 43, 97, 84, 84, 80, 43, 80, 43, 80, 60, 80, 70, 81, 47, 105, 89, 105, 89, 105, 89, 123, 105, 89, 107, 86,
    107, 86, 107, 86, 146, 137, 97, 62, 97, 62, 97, 62, 91, 75, 91, 75, 91, 75, 91, 75, 86, 60, 86, 60, 86, 60, 102, 89, 102,
    89, 102, 89, 102, 89, 102, 89, 102, 89, 138, 116, 91, 82, 91, 91, 73, 91, 73, 91, 73, 55,
];

/// The same of U+0370 to U+04FF.
const GREEK_AND_CYRILLIC: [u8; 400] = [
    88, 71, 128, 105, 38, 38, 105, 88, 0, 0, 63, 75, 69, 69, 50, 47, 0, 0, 0, 0, 56, 63, 100, 48, 106, 127, 71, 0, 112, 0, 123,
    112, 49, 97, 96, 80, 97, 86, 91, 105, 107, 47, 97, 97, 125, 105, 79, 107, 105, 92, 0, 86, 86, 91, 107, 97, 107, 107, 47,
    91, 86, 70, 89, 49, 85, 86, 90, 86, 86, 70, 74, 89, 86, 49, 89, 80, 92, 86, 74, 86, 99, 90, 75, 98, 80, 85, 98, 81, 100,
    109, 49, 85, 86, 85, 109, 97, 82, 83, 94, 123, 94, 100, 109, 93, 107, 86, 92, 75, 86, 62, 88, 83, 115, 79, 137, 105, 105,
    90, 116, 93, 92, 82, 99, 84, 94, 90, 86, 74, 93, 90, 75, 43, 107, 81, 81, 93, 90, 92, 125, 92, 90, 88, 92, 88, 86, 86, 110,
    80, 92, 91, 47, 47, 47, 145, 142, 110, 103, 105, 97, 105, 97, 96, 96, 80, 112, 86, 154, 89, 105, 105, 103, 104, 125, 105,
    107, 105, 92, 92, 86, 97, 124, 97, 116, 102, 155, 166, 118, 130, 96, 92, 147, 97, 85, 88, 80, 66, 101, 85, 125, 73, 88, 88,
    85, 92, 103, 87, 86, 87, 90, 75, 73, 82, 125, 81, 93, 86, 133, 139, 94, 114, 80, 75, 122, 81, 85, 85, 90, 66, 75, 75, 43,
    43, 43, 124, 120, 92, 85, 88, 82, 87, 137, 109, 106, 92, 127, 105, 125, 105, 170, 141, 107, 86, 155, 126, 87, 70, 135, 133,
    107, 86, 107, 87, 107, 87, 144, 131, 135, 108, 176, 147, 137, 109, 92, 75, 82, 0, 0, 0, 0, 0, 53, 53, 120, 101, 96, 77, 92,
    90, 80, 66, 84, 68, 102, 84, 154, 125, 89, 73, 97, 85, 103, 85, 103, 85, 127, 104, 120, 101, 138, 110, 160, 128, 119, 108,
    92, 75, 86, 73, 91, 82, 91, 82, 97, 81, 140, 126, 102, 86, 102, 86, 102, 89, 129, 102, 129, 102, 47, 154, 125, 97, 79, 119,
    101, 105, 87, 120, 101, 102, 86, 140, 117, 43, 97, 85, 97, 85, 136, 131, 86, 85, 107, 85, 107, 85, 154, 125, 89, 73, 97,
    81, 105, 88, 105, 88, 107, 86, 107, 86, 107, 86, 92, 75, 97, 82, 97, 82, 97, 82, 102, 86, 80, 66, 130, 114, 84, 68, 97, 81,
    97, 81,
];

/// The same of U+2010 to U+2044.
const PUNCTUATION: [u8; 53] = [
    52, 52, 87, 63, 125, 125, 63, 63, 48, 48, 48, 48, 83, 83, 83, 83, 63, 63, 80, 80, 42, 84, 125, 44, 0, 0, 0, 0, 0, 0, 0, 25,
    180, 236, 33, 56, 79, 33, 56, 79, 92, 52, 52, 122, 79, 73, 63, 104, 104, 42, 128, 63, 21,
];

/// Width of a text at [`TEXT_SIZE`], in drawing units, rounded up; never less than a browser draws it in a usual font.
pub fn text_width_px(text: &str) -> i32 {
    let thousandths = text.chars().fold(0_u32, |sum, letter| sum.saturating_add(thousandths(letter)));
    i32::try_from(thousandths).unwrap_or(i32::MAX).saturating_mul(TEXT_SIZE) / 1000 + 1
}

/// The most thousandths that [`text_width_px`] says of a text of this width.
fn room(width_px: i32) -> u32 {
    u32::try_from((i64::from(width_px) * 1000 - 1) / i64::from(TEXT_SIZE)).unwrap_or_default()
}

/// A safe width for a letter, in thousandths of the text size. Those without a table are as wide as UAX #11 says: nothing for
/// what joins the letter before it, an em for what is wide, and for the rest what most letters of that table's font take.
pub fn thousandths(letter: char) -> u32 {
    let place = u32::from(letter);
    let eights = |widths: &[u8], first: u32| widths.get((place - first) as usize).map_or(0, |width| u32::from(*width) * 8);
    match letter {
        ' '..='~' => u32::from(WIDTHS[letter as usize - 0x20]),
        // Where words are parted as where a space stands.
        '\t' | '\n' | '\r' => u32::from(WIDTHS[0]),
        '\u{a0}'..='\u{17f}' => eights(&LATIN, 0xa0),
        '\u{370}'..='\u{4ff}' => eights(&GREEK_AND_CYRILLIC, 0x370),
        '\u{2010}'..='\u{2044}' => eights(&PUNCTUATION, 0x2010),
        // Asks for the colored picture of a sign that may be a letter, too.
        '\u{fe0f}' => 500,
        _ => match letter.width() {
            None | Some(0) => 0,
            Some(1) if ('\u{2100}'..'\u{2e80}').contains(&letter) => 900,
            Some(1) => 720,
            // Pictures of things are drawn wider than letters.
            Some(_) if ('\u{1f000}'..'\u{20000}').contains(&letter) => 1400,
            Some(_) => 1000,
        },
    }
}

/// The text cut to a width between two clusters, with an ellipsis where it was cut.
pub fn fitted(text: &str, width_px: i32) -> String {
    cut(text, &breaks(text).clusters, room(width_px), &thousandths).0
}

/// The text in lines of a width, no more than `most`; what does not fit ends in an ellipsis.
pub fn wrapped(text: &str, width_px: i32, most: usize) -> Vec<String> {
    broken(text, room(width_px), most, &thousandths).lines
}

/// A text in lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Broken {
    pub lines: Vec<String>,
    /// Whether the last one ends before the text does.
    pub is_cut: bool,
}

/// How wide a letter is, in thousandths of the text size.
pub type Widths<'a> = dyn Fn(char) -> u32 + 'a;

/// The text in no more than so many lines, none wider than `room`, by the widths of its letters.
pub fn broken(text: &str, room: u32, most: usize, widths: &Widths) -> Broken {
    let text = text.trim();
    if most == 0 || text.is_empty() {
        return Broken::default();
    }
    let Breaks { lines, clusters } = breaks(text);
    let mut setting = Setting { text, clusters: &clusters, room, most, widths, broken: Broken::default(), start: 0, width: 0 };
    let mut from = 0;
    for to in lines {
        if !setting.add(from, to) {
            return setting.broken;
        }
        from = to;
    }
    setting.end_line(text.len());
    setting.broken
}

/// A text while its lines are found.
struct Setting<'a> {
    text: &'a str,
    /// Where its clusters end.
    clusters: &'a [usize],
    room: u32,
    most: usize,
    widths: &'a Widths<'a>,
    broken: Broken,
    /// Where the line begins that is being filled, and how wide it is so far.
    start: usize,
    width: u32,
}

impl Setting<'_> {
    /// Adds what must not be broken if that can be helped; whether there is room for more.
    fn add(&mut self, from: usize, to: usize) -> bool {
        let piece = &self.text[from..to];
        let bare = width(piece.trim_end(), self.widths);
        if self.width.saturating_add(bare) > self.room {
            if self.start < from && !self.end_line(from) {
                return false;
            }
            if bare > self.room {
                return self.add_by_clusters(from, to);
            }
        }
        self.width = self.width.saturating_add(width(piece, self.widths));
        true
    }

    /// Adds a piece that is wider than a line, which begins with it.
    fn add_by_clusters(&mut self, from: usize, to: usize) -> bool {
        // The last place in the line where it may end, and what was before the cluster that is looked at.
        let (mut end, mut before) = (from, "");
        let mut at = from;
        for next in within(self.clusters, from, to) {
            let cluster = &self.text[at..next];
            if at > self.start && may_part(before, cluster) {
                end = at;
            }
            let wide = width(cluster, self.widths);
            // Spaces at the end of a line take no room.
            while self.width.saturating_add(wide) > self.room && at > self.start && !cluster.trim().is_empty() {
                if !self.end_line(if end > self.start { end } else { at }) {
                    return false;
                }
                self.width = width(&self.text[self.start..at], self.widths);
            }
            self.width = self.width.saturating_add(wide);
            (before, at) = (cluster, next);
        }
        true
    }

    /// Ends the line at a place; whether another may follow. The last one takes what is left.
    fn end_line(&mut self, end: usize) -> bool {
        let is_last = self.broken.lines.len() + 1 == self.most;
        let end_of_line = if is_last { self.text.len() } else { end };
        let line = &self.text[self.start..end_of_line];
        let from = self.start + line.len() - line.trim_start().len();
        let line = line.trim();
        let clusters: Vec<usize> = within(self.clusters, from, from + line.len()).map(|end| end - from).collect();
        // A single cluster that is wider than its line is no more legible as an ellipsis.
        let is_one = clusters.len() < 2;
        let (line, is_cut) = if is_one { (line.to_owned(), false) } else { cut(line, &clusters, self.room, self.widths) };
        self.broken.lines.push(line);
        self.broken.is_cut |= is_cut;
        (self.start, self.width) = (end, 0);
        !is_last
    }
}

fn width(text: &str, widths: &Widths) -> u32 {
    text.chars().fold(0, |sum: u32, letter| sum.saturating_add(widths(letter)))
}

/// Those of some ends that are after one place and not after another.
fn within(ends: &[usize], from: usize, to: usize) -> impl Iterator<Item = usize> {
    let first = ends.partition_point(|end| *end <= from);
    ends[first..].iter().copied().take_while(move |end| *end <= to)
}

/// Whether a word that is wider than a line may be parted between two clusters: not before a mark that belongs to what it
/// follows, nor between a vowel and the consonant that a reader of Thai or Lao speaks before it.
fn may_part(before: &str, after: &str) -> bool {
    let is_first = |letter: char| matches!(letter, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}');
    let is_later = |letter: char| {
        matches!(
            letter,
            '\u{e2f}'
                | '\u{e30}'
                | '\u{e32}'
                | '\u{e33}'
                | '\u{e45}'
                | '\u{e46}'
                | '\u{eaf}'
                | '\u{eb0}'
                | '\u{eb2}'
                | '\u{eb3}'
                | '\u{ec6}'
        )
    };
    !before.ends_with(is_first) && after.starts_with(|letter: char| letter.is_alphanumeric() && !is_later(letter))
}

/// A text, whole or up to the last cluster that leaves room for an ellipsis; and whether it was cut.
fn cut(text: &str, clusters: &[usize], room: u32, widths: &Widths) -> (String, bool) {
    let ellipsis = widths('…');
    let (mut all, mut kept, mut at) = (0_u32, 0, 0);
    for &next in clusters {
        all = all.saturating_add(width(&text[at..next], widths));
        if all > room {
            return (format!("{}…", text[..kept].trim_end()), true);
        }
        if all.saturating_add(ellipsis) <= room {
            kept = next;
        }
        at = next;
    }
    (text.to_owned(), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::breaks::TEXTS;
    use proptest::prelude::*;

    fn ends_of_clusters(text: &str) -> Vec<usize> {
        [0].into_iter().chain(breaks(text).clusters).collect()
    }

    #[test]
    fn a_longer_text_is_wider_and_a_cut_one_fits() {
        assert!(text_width_px("28.8 million") < text_width_px("more than 28.8 million"));
        for width in [20, 60, 120] {
            for text in TEXTS {
                assert!(text_width_px(&fitted(text, width)) <= width, "{text} in {width}");
                for most in 1..4 {
                    let lines = wrapped(text, width, most);
                    assert!((1..=most).contains(&lines.len()), "{lines:?}");
                    // A family is wider than the narrowest of these lines, and is not taken apart.
                    let fits = |line: &String| text_width_px(line) <= width || breaks(line).clusters.len() == 1;
                    assert!(lines.iter().all(fits), "{lines:?} in {width}");
                }
            }
        }
        assert_eq!(wrapped("one two three", 60, 9), ["one", "two", "three"]);
        assert!(wrapped("  ", 60, 9).is_empty());
    }

    #[test]
    fn lines_lose_nothing_and_break_between_clusters() {
        for text in TEXTS {
            let boundaries = ends_of_clusters(text);
            for width in [40, 90, 200] {
                let mut at = 0;
                for line in wrapped(text, width, usize::MAX) {
                    at += text[at..].len() - text[at..].trim_start().len();
                    assert!(text[at..].starts_with(&line), "{line:?} is next in {text}");
                    assert!(boundaries.contains(&at) && boundaries.contains(&(at + line.len())), "{line:?} cuts a letter");
                    at += line.len();
                }
                assert_eq!(text[at..].trim(), "", "all of it is there");
                let kept = fitted(text, width);
                let kept = kept.trim_end_matches('…').trim_end();
                assert!(boundaries.contains(&kept.len()), "{kept:?} cuts a letter");
            }
        }
    }

    #[test]
    fn no_line_begins_with_what_closes_or_belongs_to_the_letter_before() {
        for text in TEXTS {
            // Narrower lines have no room for a word of three letters and what closes it.
            for width in 62..200 {
                for line in wrapped(text, width, usize::MAX).iter().skip(1) {
                    let first = line.chars().next().expect("no line is empty");
                    let is_closing = "；，。”）、！？：".contains(first);
                    // All of these are zero wide, or vowels that stand on the line.
                    let is_dependent = first.width() == Some(0) || matches!(first, '\u{e30}' | '\u{e32}' | '\u{e33}');
                    let is_tone = ('\u{1f3fb}'..='\u{1f3ff}').contains(&first);
                    assert!(!is_closing && !is_dependent && !is_tone, "{line:?} at {width} of {text}");
                }
            }
        }
    }

    #[test]
    fn a_long_word_takes_time_by_its_length_alone() {
        // Asking for the width of what is kept, letter by letter, would be 10^11 steps.
        let word = "x".repeat(400_000);
        assert_eq!(wrapped(&word, 300, usize::MAX).concat(), word);
        assert!(fitted(&word, 8_000_000).len() == word.len());
        assert!(fitted(&word, 3_000_000).ends_with("x…"));
    }

    proptest! {
        #[test]
        fn any_text_breaks_into_itself(text in "\\PC{0,80}", width in 1..300_i32, most in 1..5_usize) {
            let without_space = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(without_space(&wrapped(&text, width, usize::MAX).concat()), without_space(&text));
            let lines = wrapped(&text, width, most);
            prop_assert!(lines.len() <= most);
            // Between two breaks there is at least one letter, however narrow the place.
            prop_assert!(lines.iter().all(|line| !line.is_empty()), "{:?}", lines);
        }
    }
}
