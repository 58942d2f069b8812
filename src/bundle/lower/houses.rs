//! Who stands behind what is said: parties by the one they are part of, sources by the party or the publisher.

use std::collections::BTreeMap;

use super::lowering::Lowering;
use crate::brief::{House, Id, Party, Source};
use crate::bundle::raw;
use crate::diagnostic::Path;

impl Lowering<'_> {
    /// Finds the house of each source, and names as publisher the party whose word it is where none is named.
    pub(super) fn houses(&mut self, sources: &mut [Source], raw: &[raw::Source], parties: &[Party]) {
        let by_place: BTreeMap<usize, &Party> = parties.iter().map(|party| (party.id.at(), party)).collect();
        let mut of_names = BTreeMap::new();
        for party in parties {
            for name in [&party.name].into_iter().chain(&party.short).chain(&party.aliases) {
                of_names.entry(folded(name)).or_insert(&party.id);
            }
        }
        let list = Path::ROOT.field("sources");
        for source in sources {
            let named = by_place.get(&source.by.as_ref().map_or(usize::MAX, Id::at));
            if source.publisher.is_empty() {
                match named {
                    Some(party) => source.publisher.clone_from(&party.name),
                    None if raw.get(source.id.at()).is_some_and(|raw| raw.by.is_none()) => {
                        let message = format!("it is not said whose word the source `{}` is", source.id);
                        let help = "name a party under `by`, or a publisher under `publisher`: what one house says counts once";
                        self.error(&list.index(source.id.at()), "no-publisher", message, help);
                    }
                    None => {}
                }
            }
            let name = folded(&source.publisher);
            source.house = match named.map(|party| &party.id).or_else(|| of_names.get(&name).copied()) {
                Some(party) => House::Party(head(party, &by_place)),
                None => House::Publisher(name),
            };
        }
    }
}

/// The party that a party is part of, through all steps.
fn head(party: &Id<Party>, parties: &BTreeMap<usize, &Party>) -> Id<Party> {
    let mut head = party;
    // Parties that are part of each other have been reported; they end nowhere.
    for _ in 0..parties.len() {
        match parties.get(&head.at()).and_then(|party| party.part_of.as_ref()) {
            Some(above) => head = above,
            None => break,
        }
    }
    head.clone()
}

/// A name in small letters and with single spaces, by which texts are one publisher.
fn folded(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
