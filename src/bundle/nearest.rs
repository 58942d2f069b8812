//! What an author may have meant by a word that is not known.

/// Longer words are no slips of the keyboard, and comparing them would take time.
const LONGEST: usize = 64;

/// The known word that is fewest slips away, if that is at most about every third letter.
///
/// A slip is a letter too many, too few or other, or two neighbors swapped; case is none (optimal string alignment; Boytsov, "Indexing
/// methods for approximate dictionary searching", 2011, section 2.2).
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let letters = word.chars().count();
    let slips = (letters + 1) / 3;
    known
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(letters) <= slips)
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_ascii_lowercase()), candidate))
        .filter(|(slipped, _)| *slipped <= slips)
        .min_by_key(|(slipped, _)| *slipped)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, ["title", "asserted_by", "says", "url"]), expected);
    }

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        check("tilte", Some("title"));
        check("assertedBy", Some("asserted_by"));
        check("say", Some("says"));
        check("SAYS", Some("says"));
        check("U", None);
        check("uri", Some("url"));
        check("headline", None);
        check("", None);
        check(&"title".repeat(1_000_000), None);
    }
}
