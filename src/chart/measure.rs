//! How wide a text is, from a table, so that every target lays out alike and no browser is asked.

/// Size of a drawing's text, in drawing units; the style sheet sets the same.
pub const TEXT_SIZE: i32 = 14;

/// Widths of ASCII 0x20 to 0x7e in thousandths of the text size: the widest of Arial, DejaVu Sans, Noto Sans, Roboto
/// and Segoe UI (their `hmtx` tables) for each character, since the page uses the reader's own font and nothing may clip.
const WIDTHS: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 551, 838, 318, 361, 318, 412, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 556, 1015, 722, 722, 722, 770, 667, 611, 778, 752, 378, 556, 722, 611, 907, 781, 787,
    667, 787, 722, 685, 668, 732, 722, 989, 722, 722, 685, 390, 412, 390, 838, 556, 500, 613, 635, 556, 635, 615, 389, 635,
    634, 278, 310, 592, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Width of a text at [`TEXT_SIZE`], in drawing units, rounded up; never less than a browser draws it in a usual font.
/// Scripts outside the table count as wide as an ideograph, or half that for marks between ASCII and U+2E80.
pub fn text_width_px(text: &str) -> i32 {
    let thousandths: u32 = text
        .chars()
        .map(|letter| match letter {
            ' '..='~' => u32::from(WIDTHS[letter as usize - 0x20]),
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
            letter if letter < '\u{2e80}' => 720,
            _ => 1000,
        })
        .sum();
    i32::try_from(thousandths).unwrap_or(i32::MAX / 1000).saturating_mul(TEXT_SIZE) / 1000 + 1
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
            }
        }
    }
}
