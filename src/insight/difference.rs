//! What is different between two briefs: blocks that came, went, or read otherwise.
//!
//! ```text
//! brief -> wording::blocks -> [Block] -.
//!                                       +-> difference -> [Difference], in the order of the newer, then of the older
//! brief -> wording::blocks -> [Block] -'
//! ```
//!
//! Of a brief and itself there is none. The other way round, what came has gone, and before is after.

use crate::brief::{Brief, ChangeKind, Names};

/// One block of a brief as it can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its address in the page, unique in a brief.
    pub address: String,
    /// What a reader knows it by.
    pub title: String,
    pub facts: Vec<Fact>,
}

/// One thing that a block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is: `Statement`. Unique in a block.
    pub label: &'static str,
    /// What is compared: a text that refers to a figure is the same text when the figure is corrected.
    pub meant: String,
    /// What is shown.
    pub shown: String,
}

/// One block that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub kind: ChangeKind,
    pub address: String,
    pub title: String,
    /// What reads otherwise in a block that is in both.
    pub facts: Vec<Change>,
}

/// One thing that a block says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub label: &'static str,
    /// Absent: the older did not say.
    pub before: Option<String>,
    /// Absent: the newer does not say.
    pub after: Option<String>,
}

/// What is different. `is_corrected` tells of an address whether the change is owned to as a correction.
pub fn difference(old: &[Block], new: &[Block], is_corrected: &dyn Fn(&str) -> bool) -> Vec<Difference> {
    let (of_old, of_new) = (places(old), places(new));
    let mut differences = Vec::new();
    for block in new {
        let before = of_old.position(&block.address).map(|at| &old[at]);
        let facts = before.map_or_else(Vec::new, |before| changed(&before.facts, &block.facts));
        let kind = match (before, is_corrected(&block.address)) {
            (Some(_), _) if facts.is_empty() => continue,
            (Some(_), true) => ChangeKind::Corrected,
            (Some(_), false) => ChangeKind::Changed,
            (None, _) => ChangeKind::New,
        };
        differences.push(Difference { kind, address: block.address.clone(), title: block.title.clone(), facts });
    }
    for block in old.iter().filter(|block| !of_new.contains(&block.address)) {
        let (address, title) = (block.address.clone(), block.title.clone());
        differences.push(Difference { kind: ChangeKind::Withdrawn, address, title, facts: Vec::new() });
    }
    differences
}

fn places(blocks: &[Block]) -> Names {
    let addresses: Vec<&str> = blocks.iter().map(|block| block.address.as_str()).collect();
    Names::new(&addresses)
}

/// What of the facts reads otherwise: those of the newer first, then those that are no more.
fn changed(old: &[Fact], new: &[Fact]) -> Vec<Change> {
    let of = |label: &str, facts: &[Fact]| facts.iter().position(|fact| fact.label == label);
    let mut changes = Vec::new();
    for fact in new {
        let before = of(fact.label, old).map(|at| &old[at]);
        if before.is_none_or(|before| before.meant != fact.meant) {
            let before = before.map(|before| before.shown.clone());
            changes.push(Change { label: fact.label, before, after: Some(fact.shown.clone()) });
        }
    }
    for fact in old.iter().filter(|fact| of(fact.label, new).is_none()) {
        changes.push(Change { label: fact.label, before: Some(fact.shown.clone()), after: None });
    }
    changes
}

/// Whether one of two briefs owns to a correction of that block at a revision that the other does not know.
pub fn is_corrected(address: &str, old: &Brief, new: &Brief) -> bool {
    let owned = |one: &Brief, other: &Brief| {
        let unknown = one.changes.iter().filter(|revision| revision.revision > other.meta.revision);
        unknown.flat_map(|revision| &revision.items).any(|item| item.kind == ChangeKind::Corrected && item.address == address)
    };
    owned(new, old) || owned(old, new)
}

/// How many differences there are of each kind: new, changed, corrected, withdrawn.
pub fn tally(differences: &[Difference]) -> [(ChangeKind, usize); 4] {
    [ChangeKind::New, ChangeKind::Changed, ChangeKind::Corrected, ChangeKind::Withdrawn]
        .map(|kind| (kind, differences.iter().filter(|difference| difference.kind == kind).count()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
        let fact = (0..3_usize, "[ab]{0,2}");
        let block = ("[a-d]", prop::collection::vec(fact, 0..4));
        prop::collection::vec(block, 0..6).prop_map(|blocks| {
            let mut made: Vec<Block> = Vec::new();
            for (address, facts) in blocks {
                if made.iter().any(|block| block.address == address) {
                    continue;
                }
                let mut block = Block { title: address.clone(), address, facts: Vec::new() };
                for (label, text) in facts {
                    let label = ["One", "Two", "Three"][label];
                    if block.facts.iter().all(|fact| fact.label != label) {
                        block.facts.push(Fact { label, shown: text.clone(), meant: text });
                    }
                }
                made.push(block);
            }
            made
        })
    }

    /// A difference seen from the other side.
    fn mirrored(difference: &Difference) -> Difference {
        let kind = match difference.kind {
            ChangeKind::New => ChangeKind::Withdrawn,
            ChangeKind::Withdrawn => ChangeKind::New,
            kind => kind,
        };
        let facts = difference.facts.iter();
        let facts = facts.map(|fact| Change { label: fact.label, before: fact.after.clone(), after: fact.before.clone() });
        Difference { kind, facts: facts.collect(), ..difference.clone() }
    }

    /// In an order that does not depend on which side came first.
    fn sorted(mut differences: Vec<Difference>) -> Vec<Difference> {
        for difference in &mut differences {
            difference.facts.sort_by_key(|fact| fact.label);
        }
        differences.sort_by(|a, b| a.address.cmp(&b.address));
        differences
    }

    proptest! {
        #[test]
        fn nothing_differs_from_itself(blocks in any_blocks()) {
            prop_assert_eq!(difference(&blocks, &blocks, &|_| true), []);
        }

        #[test]
        fn the_other_way_round_is_the_mirror(old in any_blocks(), new in any_blocks(), corrected in "[a-d]") {
            let is_corrected = |address: &str| address == corrected;
            let there = difference(&old, &new, &is_corrected);
            let back = difference(&new, &old, &is_corrected);
            prop_assert_eq!(sorted(there.iter().map(mirrored).collect()), sorted(back));
        }

        /// Taken over, the differences make of the older what the newer is.
        #[test]
        fn the_differences_are_all_there_is(old in any_blocks(), new in any_blocks()) {
            let mut made: Vec<(String, Vec<(&str, String)>)> = old.iter().map(plain).collect();
            for difference in difference(&old, &new, &|_| false) {
                made.retain(|(address, _)| difference.kind != ChangeKind::Withdrawn || *address != difference.address);
                if difference.kind == ChangeKind::New {
                    made.push(plain(new.iter().find(|block| block.address == difference.address).expect("a new block is in the newer")));
                }
                let Some((_, facts)) = made.iter_mut().find(|(address, _)| *address == difference.address) else { continue };
                for change in difference.facts {
                    facts.retain(|(label, _)| *label != change.label);
                    facts.extend(change.after.map(|after| (change.label, after)));
                    facts.sort();
                }
            }
            made.sort();
            let mut expected: Vec<_> = new.iter().map(plain).collect();
            expected.sort();
            prop_assert_eq!(made, expected);
        }
    }

    fn plain(block: &Block) -> (String, Vec<(&'static str, String)>) {
        let mut facts: Vec<_> = block.facts.iter().map(|fact| (fact.label, fact.shown.clone())).collect();
        facts.sort();
        (block.address.clone(), facts)
    }
}
