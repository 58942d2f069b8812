//! What the tools of a page that is awake say: the drawer of evidence and the search.

use super::number::spaced;
use super::text::{and_more, count};

/// The name of the drawer.
pub const EVIDENCE: &str = "Evidence";

/// On the button that copies.
pub const COPY_SENTENCE: &str = "Copy as a sourced sentence";

/// On it, once the sentence is on the clipboard.
pub const COPIED: &str = "Copied";

/// On it, where the clipboard was refused; the sentence stands selected.
pub const COPY_IT: &str = "Copy the selected text";

/// On the link to the block in its place.
pub const SHOW_IN_BRIEF: &str = "Show in the brief";

/// More sources than these in a sentence are counted.
const NAMED: usize = 3;

/// A statement or a figure with its value, on whose word, by which sources, and where: one sentence and an address.
pub fn sourced_sentence(statement: &str, value: &str, basis: &str, sources: &[String], link: &str) -> String {
    let (first, rest) = sources.split_at(sources.len().min(NAMED));
    let mut named = first.join("; ");
    if !rest.is_empty() {
        named = format!("{named}; {}", and_more(rest.len()));
    }
    let value = if value.is_empty() { String::new() } else { format!(": {value}") };
    let basis = basis.trim_end_matches('.');
    let said = match (basis.is_empty(), named.is_empty()) {
        (true, true) => ".".to_owned(),
        (false, false) => format!(" ({basis}: {named})."),
        _ => format!(" ({basis}{named})."),
    };
    spaced(&format!("{}{value}{said}", statement.trim_end_matches('.')), link)
}

/// The kind of tool that plays an exhibit's numbers.
pub const HEAR: &str = "hear";

/// What can be taken from an exhibit, by kind, and what the tools are called.
pub const TOOLS: [(&str, &str); 4] =
    [("svg", "Save SVG"), ("png", "Save PNG"), ("csv", "Save CSV"), (HEAR, "Hear the numbers")];

/// Over the reason why there is no picture, and the reason.
pub const NO_PICTURE: &str = "No picture could be made";
pub const WHY_NO_PICTURE: &str = "The browser could not paint the drawing. It can be saved as SVG.";

/// What of a market with several listings is drawn, and the choice that hides none.
pub const LISTINGS: &str = "Show";
pub const ALL_LISTINGS: &str = "all";

/// The name of the search.
pub const SEARCH: &str = "Search this brief";

/// The name of its list.
pub const ANSWERS: &str = "Places found";

/// Under the line while nothing is typed.
pub const SEARCH_HINT: &str = "Type a word or more. Arrows choose, Enter goes there, Escape closes.";

/// On the switch of the key that begins a search.
pub const SEARCH_KEY: &str = "The key / opens this search";

/// How many places there are.
pub fn found(total: usize) -> String {
    match total {
        0 => "Nothing here has all these words.".to_owned(),
        _ => count(total, "place", "places"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_carries_its_sources() {
        let sources =
            ["CNBC, 24 June 2026", "Reuters, 24 June 2026", "Decrypt, 25 June 2026", "Wired", "BBC"].map(str::to_owned);
        assert_eq!(
            sourced_sentence("It leaked.", "", "Alleged by the port", &sources, "https://a.example/#claim-leak"),
            "It leaked (Alleged by the port: CNBC, 24 June 2026; Reuters, 24 June 2026; Decrypt, 25 June 2026; and 2 more). https://a.example/#claim-leak"
        );
        assert_eq!(sourced_sentence("The port fell silent.", "", "", &[], ""), "The port fell silent.");
        assert_eq!(
            sourced_sentence("Accounts", "nearly 25,000 accounts", "2 sources, 1 origin", &[], ""),
            "Accounts: nearly 25,000 accounts (2 sources, 1 origin)."
        );
    }
}
