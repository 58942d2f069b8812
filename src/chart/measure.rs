//! How wide a text is, from a table, so that every target lays out alike and no browser is asked.

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

/// Width of a text at [`TEXT_SIZE`], in drawing units, rounded up; never less than a browser draws it in a usual font.
/// Scripts outside the table count as wide as an ideograph, or half that for marks between ASCII and U+2E80.
pub fn text_width_px(text: &str) -> i32 {
    let thousandths: u32 = text.chars().map(thousandths).sum();
    i32::try_from(thousandths).unwrap_or(i32::MAX / 1000).saturating_mul(TEXT_SIZE) / 1000 + 1
}

fn thousandths(letter: char) -> u32 {
    match letter {
        ' '..='~' => u32::from(WIDTHS[letter as usize - 0x20]),
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        letter if letter < '\u{2e80}' => 720,
        _ => 1000,
    }
}

/// The text cut to a width, with an ellipsis where it was cut.
pub fn fitted(text: &str, width_px: i32) -> String {
    if text_width_px(text) <= width_px {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if text_width_px(&kept) + text_width_px("…") > width_px {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// The text in lines of a width, no more than `most`; what does not fit ends in an ellipsis. A word wider than a line, and a
/// script that puts no spaces between words, breaks anywhere.
pub fn wrapped(text: &str, width_px: i32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        if lines.len() + 1 == most {
            lines.push(fitted(rest, width_px));
            break;
        }
        let end = line_end(rest, width_px);
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines
}

/// Where the first line of a text ends: after the last word that fits, or the last letter if no word does.
fn line_end(text: &str, width_px: i32) -> usize {
    let mut space = None;
    let mut width = 0;
    for (at, letter) in text.char_indices() {
        width += thousandths(letter);
        // Rounded as `text_width_px` rounds, so that a line is never wider than its place.
        if i32::try_from(width).unwrap_or(i32::MAX / 1000).saturating_mul(TEXT_SIZE) / 1000 + 1 > width_px {
            return space.filter(|end| *end > 0).unwrap_or(if at == 0 { letter.len_utf8() } else { at });
        }
        if letter == ' ' {
            space = Some(at);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_text_is_wider_and_a_cut_one_fits() {
        assert!(text_width_px("28.8 million") < text_width_px("more than 28.8 million"));
        for width in [20, 60, 120] {
            for text in ["operators affiliated with a laboratory", "通义千问实验室的关联运营者", "قائمة طويلة من الكلمات"]
            {
                assert!(text_width_px(&fitted(text, width)) <= width, "{text} in {width}");
                for most in 1..4 {
                    let lines = wrapped(text, width, most);
                    assert!((1..=most).contains(&lines.len()), "{lines:?}");
                    assert!(lines.iter().all(|line| text_width_px(line) <= width), "{lines:?} in {width}");
                }
            }
        }
        assert_eq!(wrapped("one two three", 60, 9), ["one", "two", "three"]);
        assert!(wrapped("  ", 60, 9).is_empty());
    }
}
