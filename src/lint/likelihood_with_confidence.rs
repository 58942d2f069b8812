//! How likely something is and how good the basis of that judgement is are two things, and not said in one sentence
//! (US Intelligence Community Directive 203, 2015, section D.6.e).

use super::finding::warn;
use super::texts::{each_paragraph, is_letter, written};
use crate::brief::{Brief, Prose};
use crate::diagnostic::{Path, Report};

/// Each is one or two words.
const LIKELIHOOD: &[&[&str]] = &[
    &["likely"],
    &["unlikely"],
    &["probable"],
    &["improbable"],
    &["probably"],
    &["almost", "certain"],
    &["almost", "certainly"],
    &["nearly", "certain"],
    &["even", "chance"],
    &["no", "chance"],
];
const CONFIDENCE: &[&[&str]] =
    &[&["low", "confidence"], &["moderate", "confidence"], &["medium", "confidence"], &["high", "confidence"]];

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let mut visit = |at: &Path, prose: &Prose| {
        if let Some((likelihood, confidence)) = sentences(&written(prose)).iter().find_map(|words| both(words)) {
            let message = format!("one sentence says `{likelihood}` and `{confidence}`");
            let help = "make two sentences of it, or leave the words to `likelihood` and `confidence` of an impact";
            warn(report, at, "likelihood-with-confidence", message, help);
        }
    };
    each_paragraph(brief, &mut visit);
    let impacts = Path::ROOT.field("impacts");
    for (i, impact) in brief.impacts.iter().enumerate() {
        visit(&impacts.index(i).field("text"), &impact.text);
    }
}

fn both(words: &[String]) -> Option<(String, String)> {
    let first_of = |phrases: &[&[&str]]| {
        let found = phrases.iter().find(|phrase| words.windows(phrase.len()).any(|window| window == **phrase));
        found.map(|phrase| phrase.join(" "))
    };
    Some((first_of(LIKELIHOOD)?, first_of(CONFIDENCE)?))
}

/// The words of each sentence, in lower case and without marks.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut sentences = vec![Vec::new()];
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !is_letter(c)).to_ascii_lowercase();
        if let Some(sentence) = sentences.last_mut() {
            sentence.push(bare);
        }
        if word.trim_end_matches(['"', '\'', ')', '’', '”']).ends_with(['.', '!', '?']) {
            sentences.push(Vec::new());
        }
    }
    sentences
}
