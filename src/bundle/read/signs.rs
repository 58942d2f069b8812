//! Characters that no text of a bundle may hold: they steer a screen, turn the order of letters around them, or are none.
//!
//! Every text is looked at as it is read, ids and addresses included, so that nothing of the kind reaches a drawing, a feed, a
//! table or a terminal. Line breaks and tabs may stand in a text, and so may the marks U+200E, U+200F and U+061C, which turn
//! nothing but what stands next to them.

/// The codes of these findings, in the order of [`Kind`]. A text that has one has been read all the same.
pub const UNFIT: [&str; 3] = ["control-character", "bidi-control", "noncharacter"];

/// The first character of a kind in a text, and how many more of that kind there are.
pub(super) struct Unfit {
    kind: Kind,
    sign: char,
    /// Counted from 1.
    at: usize,
    more: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// C0, C1 and DEL (Unicode, general category Cc).
    Control,
    /// What embeds, overrides or isolates (Unicode Standard Annex 9, section 2): it can make a text read as what it is not
    /// (CVE-2021-42574), and where its end is missing, the texts after it, too.
    Bidi,
    /// Code points that are never assigned (Unicode, section 23.7), which XML cannot write.
    Noncharacter,
}

/// What is unfit in a text, at most one of each kind, in the order of the text.
pub(super) fn unfit(text: &str) -> Vec<Unfit> {
    let mut found: Vec<Unfit> = Vec::new();
    // Nearly all texts are letters, digits and marks of ASCII.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return found;
    }
    for (at, sign) in text.chars().enumerate() {
        let Some(kind) = kind(sign) else { continue };
        match found.iter_mut().find(|unfit| unfit.kind == kind) {
            Some(unfit) => unfit.more += 1,
            None => found.push(Unfit { kind, sign, at: at + 1, more: 0 }),
        }
    }
    found
}

fn kind(sign: char) -> Option<Kind> {
    match sign {
        '\n' | '\t' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Kind::Bidi),
        sign if sign.is_control() => Some(Kind::Control),
        '\u{fdd0}'..='\u{fdef}' => Some(Kind::Noncharacter),
        sign if u32::from(sign) & 0xfffe == 0xfffe => Some(Kind::Noncharacter),
        _ => None,
    }
}

impl Unfit {
    pub(super) fn code(&self) -> &'static str {
        UNFIT[self.kind as usize]
    }

    pub(super) fn message(&self) -> String {
        let what = match self.kind {
            Kind::Control => "a control character",
            Kind::Bidi => turns(self.sign),
            Kind::Noncharacter => "which stands for no character",
        };
        let more = if self.more == 0 { String::new() } else { format!(", the first of {} of its kind", self.more + 1) };
        format!("character {} of the text is U+{:04X}, {what}{more}", self.at, u32::from(self.sign))
    }

    pub(super) fn help(&self) -> &'static str {
        match self.kind {
            Kind::Control => "take it out; a line break is written `\\n`, a tab `\\t`",
            Kind::Bidi => {
                "take it out: each text is kept apart from its neighbors anyway; where a sign stands on the wrong side of a \
                 word, `\\u200e` (left to right) or `\\u200f` (right to left) beside it puts it right"
            }
            Kind::Noncharacter => "take it out, and see which program put it there",
        }
    }
}

/// What a character does to the letters after it.
fn turns(sign: char) -> &'static str {
    match sign {
        '\u{202a}' | '\u{202b}' => "which embeds a direction in the text",
        '\u{202d}' | '\u{202e}' => "which overrides the direction of letters",
        '\u{202c}' | '\u{2069}' => "which ends a change of direction",
        _ => "which isolates what follows",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<String> {
        unfit(text).iter().map(|unfit| format!("{} {}", unfit.code(), unfit.at)).collect()
    }

    #[test]
    fn whatever_steers_or_turns_is_found_and_nothing_else() {
        for fit in [
            "",
            "plain",
            "a line\nand\ta tab",
            "עברית\u{200e} 5",
            "\u{61c}",
            "é通ﬁ🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "\u{fffd}",
            "a\u{2028}b",
            "\u{ad}\u{feff}",
        ] {
            assert_eq!(codes(fit), [] as [String; 0], "{fit:?}");
        }
        for control in ('\0'..='\x1f').chain('\x7f'..='\u{9f}').filter(|sign| !"\n\t".contains(*sign)) {
            assert_eq!(codes(&format!("é{control}")), ["control-character 2"], "{control:?}");
        }
        for bidi in ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}') {
            assert_eq!(codes(&format!("ab{bidi}c")), ["bidi-control 3"], "{bidi:?}");
        }
        for none in ['\u{fdd0}', '\u{fdef}', '\u{fffe}', '\u{ffff}', '\u{1fffe}', '\u{10ffff}'] {
            assert_eq!(codes(&none.to_string()), ["noncharacter 1"], "{none:?}");
        }
    }

    #[test]
    fn each_kind_is_told_once_with_its_number() {
        let told: Vec<String> = unfit("\u{202e}a\u{1b}\u{7}b\u{202c}").iter().map(Unfit::message).collect();
        assert_eq!(
            told,
            [
                "character 1 of the text is U+202E, which overrides the direction of letters, the first of 2 of its kind",
                "character 3 of the text is U+001B, a control character, the first of 2 of its kind",
            ]
        );
    }
}
