//! What the reader has chosen, and how an address carries it.
//!
//! ```text
//! #claim-first-leak                                              a block, as any link in the page names it
//! #claim-first-leak&depth=2-minutes&filter=independent          the same block, seen as the sender saw it
//! #filter=primary&lens=household,investor&x.sizes-metric=1       no block, but choices
//! ```
//!
//! The address of a block comes first and has no `=`. Choices follow, each after an `&`, sorted by key; one that is as it
//! is by default is left out. What belongs to an exhibit has a key that begins with `x.` and is otherwise its own affair.
//! All is spelled in ASCII letters, digits, `-`, `_`, `.` and `~`, lists with commas, so that nothing needs escaping. What
//! cannot be understood is handed back, not guessed at.
//!
//! On their way addresses are escaped, counted by trackers, and take along what stood around them: a bracket, a full stop.
//! A block is reached all the same, what is known is taken, and the rest is handed back.

use percent_encoding::percent_decode_str;

use crate::brief::{Depth, Vocabulary};
use crate::insight::Filter;

/// What the reader has chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The block in view, such as `claim-first-leak`; empty for the page's beginning.
    address: String,
    /// Each choice that is not as by default, by its key, sorted.
    choices: Vec<(String, String)>,
}

impl Reading {
    /// Reads what stands after a `#`. What means nothing here is handed back as it stood.
    pub fn from_hash(hash: &str) -> (Self, Vec<String>) {
        let mut reading = Self::default();
        let mut ignored = Vec::new();
        let text = unescaped(hash.trim_start_matches('#')).replace("&amp;", "&");
        // A slash or what else some programs put before an address.
        let begins = text.find(|letter: char| letter.is_ascii_alphanumeric() || "&?".contains(letter)).unwrap_or(text.len());
        let (before, text) = text.split_at(begins);
        ignored.push(before);
        for (at, part) in text.split(['&', '?']).map(str::trim).enumerate() {
            let choice = part.split_once('=').filter(|(key, _)| at > 0 || is_key(key));
            ignored.push(match choice {
                Some((key, value)) => {
                    // Of two that contradict each other, the first holds.
                    let taken = if reading.get(key).is_none() { reading.set_near(key, value) } else { None };
                    taken.unwrap_or(part)
                }
                None if at == 0 => reading.go_near(part),
                None => part,
            });
        }
        let ignored = ignored.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        (reading, ignored)
    }

    /// Looks at the block whose address begins a text; what is left of the text.
    fn go_near<'t>(&mut self, text: &'t str) -> &'t str {
        let address = without_last_signs(plain_start(text));
        self.go_to(address);
        text.strip_prefix(address).unwrap_or(text)
    }

    /// Chooses what begins a text, if there is such a choice; what is left of the text.
    fn set_near<'t>(&mut self, key: &str, text: &'t str) -> Option<&'t str> {
        let value = without_last_signs(plain_start(text));
        let value = if value.is_empty() || self.set(key, text) { text } else { value };
        self.set(key, value).then(|| text.strip_prefix(value).unwrap_or(text))
    }

    /// What stands after a `#` to say the same; empty when nothing is chosen.
    pub fn to_hash(&self) -> String {
        let mut hash = self.address.clone();
        for (key, value) in &self.choices {
            let mark = if hash.is_empty() { "" } else { "&" };
            hash.extend([mark, key, "=", value]);
        }
        hash
    }

    /// The block in view; empty for none.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether anything but an address is chosen.
    pub fn has_choices(&self) -> bool {
        !self.choices.is_empty()
    }

    /// What is chosen under a key; `None` when it is as by default.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.choices.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }

    /// What is chosen of one exhibit, by its id, as an address says it: `x.sizes-metric=1`; empty where all is as by default.
    pub fn of_exhibit(&self, id: &str) -> String {
        let mut own = String::new();
        for (key, value) in &self.choices {
            let name = key.strip_prefix("x.").and_then(|key| key.strip_prefix(id)?.strip_prefix('-'));
            // What has another hyphen is of an exhibit whose id goes on.
            if name.is_some_and(|name| !name.bytes().any(|byte| byte == b'-')) {
                let mark = if own.is_empty() { "" } else { "&" };
                own.extend([mark, key, "=", value]);
            }
        }
        own
    }

    /// Whether a list holds a word.
    pub fn holds(&self, key: &str, word: &str) -> bool {
        self.get(key).is_some_and(|list| list.split(',').any(|other| other == word))
    }

    /// Looks at a block; `false` when no block can have that address.
    pub fn go_to(&mut self, address: &str) -> bool {
        let can_be = is_plain(address) && is_word(address);
        if can_be {
            address.clone_into(&mut self.address);
        }
        can_be
    }

    /// Chooses; `false` when there is no such choice.
    pub fn set(&mut self, key: &str, value: &str) -> bool {
        let can_be = match key {
            "depth" => Depth::WORDS.contains(&value),
            "filter" => Filter::of(value).is_some(),
            "lens" => is_value(value),
            _ => is_key(key) && is_plain(key) && is_value(value),
        };
        if can_be {
            self.reset(key);
            if !is_default(key, value) {
                let place = self.choices.iter().take_while(|(other, _)| other.as_str() < key).count();
                self.choices.insert(place, (key.to_owned(), value.to_owned()));
            }
        }
        can_be
    }

    /// Chooses what is by default.
    pub fn reset(&mut self, key: &str) {
        self.choices.retain(|(other, _)| other != key);
    }

    /// Takes a word into a list, or out of it; `false` when it cannot be in one.
    pub fn pick(&mut self, key: &str, word: &str, picked: bool) -> bool {
        let list = self.get(key).unwrap_or_default();
        let mut words: Vec<&str> = list.split(',').filter(|other| *other != word).collect();
        if picked {
            words.push(word);
        }
        words.retain(|word| !word.is_empty());
        let list = words.join(",");
        self.set(key, &list)
    }
}

fn is_default(key: &str, value: &str) -> bool {
    value
        == match key {
            "depth" => Depth::Full.word(),
            "filter" => Filter::All.word(),
            _ => "",
        }
}

/// Whether a choice can have that key.
fn is_key(key: &str) -> bool {
    ["depth", "filter", "lens"].contains(&key) || key.starts_with("x.")
}

fn is_plain(text: &str) -> bool {
    plain_start(text) == text
}

/// Whether a value, or each of a list, can be kept: one that ended in a full stop could not be told from one at the end of a
/// sentence.
fn is_value(text: &str) -> bool {
    is_plain(text) && text.split(',').all(|value| without_last_signs(value) == value)
}

/// Whether a text begins and ends as a word does, if there is any of it.
fn is_word(text: &str) -> bool {
    without_last_signs(text) == text && !text.starts_with(|letter: char| !letter.is_ascii_alphanumeric())
}

/// What of a text comes before all that an address does not hold.
fn plain_start(text: &str) -> &str {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_.~,".contains(letter))).next().unwrap_or_default()
}

fn without_last_signs(text: &str) -> &str {
    text.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric())
}

/// A text without escapes. Some programs escape what is escaped; deeper than here, nothing is that a person sent.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        text = percent_decode_str(&text).decode_utf8_lossy().into_owned();
    }
    text
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;

    /// Any choices, made by the verbs; what they refuse, they leave as it was.
    fn any_reading() -> impl Strategy<Value = Reading> {
        let key = "depth|filter|lens|x\\.[a-z.-]{0,6}|.{0,4}";
        let value = "30-seconds|2-minutes|full|one-origin|primary|all|[a-z0-9,.-]{0,8}|.{0,4}";
        let choices = prop::collection::vec((key, value), 0..8);
        let lenses = prop::collection::vec(("[a-z,]{0,4}", any::<bool>()), 0..6);
        ("[a-z-]{0,9}|.{0,3}", choices, lenses).prop_map(|(address, choices, lenses)| {
            let mut reading = Reading::default();
            reading.go_to(&address);
            for (key, value) in choices {
                reading.set(&key, &value);
            }
            for (lens, picked) in lenses {
                reading.pick("lens", &lens, picked);
            }
            reading
        })
    }

    proptest! {
        #[test]
        fn an_address_carries_every_choice(reading in any_reading()) {
            prop_assert_eq!(Reading::from_hash(&reading.to_hash()), (reading, Vec::new()));
        }

        #[test]
        fn what_was_understood_of_any_text_can_be_said_again(hash in "[#&=%a-zx.,0-9]*|.*") {
            let (reading, _) = Reading::from_hash(&hash);
            prop_assert_eq!(Reading::from_hash(&reading.to_hash()), (reading, Vec::new()));
        }

        /// Whatever a link takes along behind it, its block is reached.
        #[test]
        fn a_block_is_reached_whatever_follows(more in "([^A-Za-z0-9%._~,=-].*)?") {
            let (reading, _) = Reading::from_hash(&format!("#claim-a{more}"));
            prop_assert_eq!(reading.address(), "claim-a");
        }

        #[test]
        fn what_is_picked_is_held_until_it_is_put_back(reading in any_reading(), lens in "[a-z]{1,4}") {
            let mut reading = reading;
            prop_assert!(reading.pick("lens", &lens, true) && reading.holds("lens", &lens));
            prop_assert!(reading.pick("lens", &lens, false) && !reading.holds("lens", &lens));
        }
    }

    #[test]
    fn what_means_nothing_is_handed_back() {
        let (reading, ignored) =
            Reading::from_hash("#claim-a&depth=deep&filter=primary&filter=one-origin&colour=red&x.a=%zz&x.b=1&c");
        expect!["claim-a&filter=primary&x.b=1"].assert_eq(&reading.to_hash());
        assert_eq!(ignored, ["depth=deep", "filter=one-origin", "colour=red", "x.a=%zz", "c"]);
    }

    #[test]
    fn a_link_arrives_with_whatever_it_took_along() {
        for (hash, understood, rest) in [
            ("#claim-a", "claim-a", &[] as &[&str]),
            ("#claim%2Da", "claim-a", &[]),
            ("#claim%252Da", "claim-a", &[]),
            ("#claim-a%26depth%3D2-minutes", "claim-a&depth=2-minutes", &[]),
            ("#claim-a&amp;depth=2-minutes", "claim-a&depth=2-minutes", &[]),
            ("#claim-a&depth%3D2-minutes", "claim-a&depth=2-minutes", &[]),
            ("#/claim-a", "claim-a", &["/"]),
            ("#!/claim-a&depth=2-minutes", "claim-a&depth=2-minutes", &["!/"]),
            ("#claim-a)", "claim-a", &[")"]),
            ("#claim-a%29", "claim-a", &[")"]),
            ("#claim-a).", "claim-a", &[")."]),
            ("#claim-a.", "claim-a", &["."]),
            ("#claim-a%20", "claim-a", &[]),
            ("#claim-a%C2%A0", "claim-a", &[]),
            ("#claim-a”", "claim-a", &["”"]),
            ("#claim-a。", "claim-a", &["。"]),
            ("#claim-a%E3%80%82", "claim-a", &["。"]),
            ("#claim-a%", "claim-a", &["%"]),
            ("#claim-a?utm_source=a", "claim-a", &["utm_source=a"]),
            ("#claim-a?depth=2-minutes", "claim-a&depth=2-minutes", &[]),
            ("#claim-a&utm_source=a", "claim-a", &["utm_source=a"]),
            ("#claim-a&fbclid=IwAR0_a-b.c", "claim-a", &["fbclid=IwAR0_a-b.c"]),
            ("#claim-a&fbclid=a&depth=2-minutes", "claim-a&depth=2-minutes", &["fbclid=a"]),
            ("#claim-a&depth=2-minutes.", "claim-a&depth=2-minutes", &["."]),
            ("#claim-a&depth=2-minutes)", "claim-a&depth=2-minutes", &[")"]),
            ("#claim-a&lens=a,b.", "claim-a&lens=a,b", &["."]),
            ("#claim-a&x.b-asked=2400,1.5).", "claim-a&x.b-asked=2400,1.5", &[")."]),
            ("#claim-a:~:text=leak", "claim-a", &[":~:text=leak"]),
            ("#depth=2-minutes&utm_source=a", "depth=2-minutes", &["utm_source=a"]),
            ("#/depth=2-minutes", "depth=2-minutes", &["/"]),
            ("#?utm_source=a", "", &["utm_source=a"]),
            ("#claim-b)", "claim-b", &[")"]),
            ("#»", "", &["»"]),
        ] {
            let (reading, ignored) = Reading::from_hash(hash);
            assert_eq!(
                (reading.to_hash().as_str(), ignored),
                (understood, rest.iter().map(ToString::to_string).collect()),
                "of {hash}"
            );
        }
    }

    #[test]
    fn an_exhibit_takes_its_own_choices_along() {
        let (reading, _) = Reading::from_hash("#claim-a&filter=primary&x.a-metric=1&x.a-b-metric=2&x.a-scale=1&x.b=3");
        expect!["x.a-metric=1&x.a-scale=1"].assert_eq(&reading.of_exhibit("a"));
        expect!["x.a-b-metric=2"].assert_eq(&reading.of_exhibit("a-b"));
        expect![""].assert_eq(&reading.of_exhibit("b"));
    }

    #[test]
    fn what_is_by_default_is_left_out() {
        let mut reading = Reading::default();
        assert!(reading.set("depth", "2-minutes") && reading.set("filter", "primary"));
        expect!["depth=2-minutes&filter=primary"].assert_eq(&reading.to_hash());
        assert!(reading.set("depth", "full") && reading.set("filter", "all"));
        expect![""].assert_eq(&reading.to_hash());
    }
}
