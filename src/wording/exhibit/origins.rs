//! What rests on what.

use super::sentences;
use crate::brief::{Brief, Claim};
use crate::insight::{Branch, Standing};
use crate::wording::language::{form, list};
use crate::wording::source::no_origin;
use crate::wording::standing::{standing_basis, standing_word};
use crate::wording::text::{count, plain};

/// How to read its marks.
pub const KEY_ORIGINS: &str =
    "■ an origin others rest on ● supports the claim ○ the same, but names no origin ✕ disputes it ◦ gives context";

/// What a reader is told of a claim at its column: `2. It was a prank. Disputed: 1 origin for, 1 against.`
pub fn told_claim(number: usize, claim: &Claim, standing: &Standing, brief: &Brief) -> String {
    let (word, _) = standing_word(standing);
    format!("{number}. {} {word}: {}.", plain(&claim.statement, brief), standing_basis(standing))
}

/// What a reader is told of a source in a chain: `Reuters rests on Anthropic.`
pub fn told_branch(branch: &Branch, brief: &Brief) -> String {
    format!("{}, {}: {}.", branch.source.publisher, branch.source.title, rests_on(branch, brief))
}

fn rests_on(branch: &Branch, brief: &Brief) -> String {
    let source = branch.source;
    let names: Vec<String> = source.rests_on.iter().map(|id| brief.sources[id].publisher.clone()).collect();
    if names.is_empty() { no_origin(source).unwrap_or("an origin").to_owned() } else { format!("rests on {}", list(&names)) }
}

/// The parts of the page that say what rests on what, and what each source has to say of a claim.
pub fn chain_parts() -> Vec<(String, String)> {
    let part = |address: &str, name: &str| (address.to_owned(), name.to_owned());
    vec![part("part-claims", "Claims and their evidence"), part("part-sources", "Sources")]
}

/// `17 sources of 6 claims. They go back to 4 origins; 2 name no origin. Most, 9, rest on Anthropic.`
pub fn describe_origins(claims: usize, branches: &[Branch]) -> String {
    let (mut named, mut nameless) = (0, 0);
    let mut most = (0, "");
    let mut root = (0, "");
    for branch in branches {
        nameless += usize::from(!branch.is_named);
        if branch.steps == 0 {
            named += usize::from(branch.is_named);
            root = (0, &branch.source.publisher);
        } else {
            root.0 += 1;
        }
        if root.0 > most.0 {
            most = root;
        }
    }
    let (repeats, publisher) = most;
    sentences(&[
        format!("{} of {}.", count(branches.len(), "source", "sources"), count(claims, "claim", "claims")),
        format!(
            "They go back to {}; {nameless} {} no origin.",
            count(named, "origin", "origins"),
            form(nameless, "names", "name")
        ),
        if repeats > 0 { format!("Most, {repeats}, rest on {publisher}.") } else { String::new() },
    ])
}
