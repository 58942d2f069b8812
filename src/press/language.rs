//! How a page tells its language: by its tag as it is written everywhere, and by the way its script runs.

use icu_locale::{Direction, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};

use crate::chart::escape;

/// Languages written from right to left that the common data of the library leaves out; ARCHITECTURE.md
/// tells what the data of all languages weighs.
const RARE: [&str; 16] =
    ["apc", "arc", "bal", "bgn", "bqi", "dv", "lrc", "mzn", "nqo", "rhg", "sdh", "skr", "syr", "trw", "ug", "yi"];

/// The attributes of the root element, each with a space before it: ` lang="he" dir="rtl"`. The script is the tag's, or the one
/// its language is likely to be written in (UTS 35, "Likely Subtags"); from left to right is what a browser does by itself.
pub(super) fn attributes(tag: &str) -> String {
    let Ok(mut locale) = icu_locale::Locale::try_from_str(tag) else {
        // A tag of an older form, such as `i-klingon`: a browser may know it.
        return format!(" lang=\"{}\"", escape(tag));
    };
    let canonicalizer = LocaleCanonicalizer::new_with_expander(LocaleExpander::new_common());
    canonicalizer.canonicalize(&mut locale);
    let is_from_right = match LocaleDirectionality::new_common().get(&locale.id) {
        Some(direction) => direction == Direction::RightToLeft,
        None => RARE.contains(&locale.id.language.as_str()),
    };
    let direction = if is_from_right { " dir=\"rtl\"" } else { "" };
    format!(" lang=\"{locale}\"{direction}")
}

#[cfg(test)]
mod tests {
    use super::attributes;

    #[test]
    fn a_language_runs_as_its_script_does() {
        for (tag, expected) in [
            ("en", r#" lang="en""#),
            ("AR", r#" lang="ar" dir="rtl""#),
            ("ar-Latn", r#" lang="ar-Latn""#),
            ("AZ-arab-ir", r#" lang="az-Arab-IR" dir="rtl""#),
            ("az", r#" lang="az""#),
            ("pa-pk", r#" lang="pa-PK" dir="rtl""#),
            ("zh-hant-tw", r#" lang="zh-Hant-TW""#),
            // Hebrew by its name before 1989.
            ("iw", r#" lang="he" dir="rtl""#),
            ("ar-u-nu-latn", r#" lang="ar-u-nu-latn" dir="rtl""#),
        ] {
            assert_eq!(attributes(tag), expected, "for {tag}");
        }
        for tag in ["arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi", "nqo"] {
            assert_eq!(attributes(tag), format!(" lang=\"{tag}\" dir=\"rtl\""));
        }
    }
}
