//! What is different between two bundles, field by field: blocks that came, went, or say something else.
//!
//! ```text
//! bundle -> Content -.
//!                     +-> alterations -> [Altered]: a block each, with all that is not the same in it
//! bundle -> Content -'
//! ```
//!
//! It knows nothing of what a field is for: every field of every part counts, one that is added to the format too. What two
//! bundles are the same in spite of:
//!
//! - how their JSON is written: white space, the order of keys, escapes, `1` and `1.0`;
//! - what says nothing: a field left out, `null`, an empty list, `false`, a blank text that may be left out, the word that
//!   leaving it out stands for (`"marking": "none"`);
//! - `$schema`, which is for editors and not read;
//! - the order of what has none ([`UNORDERED`]): lists of ids, names and dates that are sets, and events and points of a series,
//!   which are in order of time;
//! - a column `precision` or `derived` of a series that is left out, and one that only says what that means.
//!
//! Of a bundle and itself nothing is different. The other way round, what came has gone, and before is after.

mod pair;
mod points;

use std::borrow::Cow;

use self::pair::{Matched, Pair, Pointers, key_of, keys, names};
use crate::brief::{Brief, ChangeKind};
use crate::edition::Content;

/// Read by editors, not by this program.
const NOT_SAID: &str = "$schema";

/// Lists whose order says nothing, by the fields on the way to them: who asserts a claim does so in no order, and events are
/// in order of time.
pub const UNORDERED: &[&str] = &[
    "claims/asserted_by",
    "claims/denied_by",
    "claims/evidence/rests_on",
    "defences/sources",
    "events",
    "events/claims",
    "events/parties",
    "events/sources",
    "exhibits/events",
    "figures/reported_by/rests_on",
    "guidance/sources",
    "impacts/claims",
    "impacts/dates",
    "impacts/sources",
    "lenses/points/disputes",
    "lenses/points/relies_on",
    "mechanism/claims",
    "mechanism/sources",
    "meta/tags",
    "parties/aliases",
    "parties/roles",
    "questions/positions/claims",
    "questions/positions/held_by",
    "sources/rests_on",
    "watch/sources",
];

/// One block that is not the same in both.
#[derive(Debug, Clone, PartialEq)]
pub struct Altered {
    /// Where in the bundle it is listed, or which field of the bundle it is: `claims`, `meta`.
    pub list: Cow<'static, str>,
    /// Its id, in a list.
    pub id: Option<String>,
    /// Where the older bundle has it, as a JSON pointer; absent: nowhere.
    pub before: Option<String>,
    /// The same in the newer.
    pub after: Option<String>,
    /// What it says otherwise, when it is in both.
    pub said: Vec<Said>,
    /// How many points of a series are not the same.
    pub points: Option<Points>,
}

/// One thing that a block says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// From the block to it.
    pub path: Vec<Step>,
    /// Absent: the older did not say.
    pub before: Option<Side>,
    /// Absent: the newer does not say.
    pub after: Option<Side>,
}

/// One step from a block to what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Field(Cow<'static, str>),
    /// The part of a list with this key.
    Item(String),
    /// The part of a list at this place, counted from 1.
    Place(usize),
    /// The order of a list.
    Order,
}

/// What one of the two bundles says.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Where, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What, with all digits.
    pub exact: Content,
}

/// Points of a series that are not the same, by their times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    pub new: usize,
    pub changed: usize,
    pub withdrawn: usize,
}

/// All that is different, block by block: those of the newer in its order, then those that are no more.
pub fn alterations(old: &Content, new: &Content) -> Vec<Altered> {
    let mut found = Found::default();
    let mut order = Vec::new();
    for name in names(old, new).into_iter().filter(|name| name != NOT_SAID) {
        let pair = Pair { old: old.field(&name), new: new.field(&name) };
        let at = Pointers::default().field(&name);
        if !pair.old.is_list() && !pair.new.is_list() || key_of(&pair) != Some("id") {
            let block = found.block(name, None, &at, pair.old, pair.new);
            if block.before.is_some() && block.after.is_some() {
                pair.compare(&mut Vec::new(), &at, &mut block.said);
            }
            continue;
        }
        let matched = Matched::new(&keys(pair.old, "id"), &keys(pair.new, "id"));
        for (new_at, old_at) in matched.of_new.iter().enumerate() {
            let after = pair.new.element(new_at);
            let id = after.field("id").text().map(str::to_owned);
            let at = at.element(old_at.unwrap_or_default(), new_at);
            let Some(old_at) = *old_at else {
                found.block(name.clone(), id, &at, &Content::Nothing, &after);
                continue;
            };
            let before = pair.old.element(old_at);
            let block = found.block(name.clone(), id, &at, &before, &after);
            let pair = Pair { old: &before, new: &after };
            if name == "series" {
                block.points = pair.compare_series(&at, &mut block.said);
            } else {
                pair.compare(&mut Vec::new(), &at, &mut block.said);
            }
        }
        for old_at in &matched.gone {
            let before = pair.old.element(*old_at);
            let id = before.field("id").text().map(str::to_owned);
            found.gone.push(altered(name.clone(), id, Some(at.element(*old_at, 0).old), None));
        }
        if at.has_order() {
            order.extend(matched.order(&pair, "id", vec![Step::Field(name)], &at));
        }
    }
    if !order.is_empty() {
        // The order of blocks is said by no block. It is told where the brief as a whole is.
        match found.blocks.iter_mut().find(|block| block.list == "meta") {
            Some(meta) => meta.said.append(&mut order),
            None => found.blocks.push(Altered {
                said: order,
                ..altered(Cow::Borrowed("meta"), None, Some("/meta".to_owned()), Some("/meta".to_owned()))
            }),
        }
    }
    found.blocks.retain(|block| block.before.is_none() != block.after.is_none() || !block.said.is_empty());
    found.blocks.append(&mut found.gone);
    found.blocks
}

fn altered(list: Cow<'static, str>, id: Option<String>, before: Option<String>, after: Option<String>) -> Altered {
    Altered { list, id, before, after, said: Vec::new(), points: None }
}

/// Blocks that differ, so far as they are found.
#[derive(Default)]
struct Found {
    blocks: Vec<Altered>,
    gone: Vec<Altered>,
}

impl Found {
    /// Begins a block; one without anything said otherwise is dropped in the end, unless one side has it alone.
    fn block(
        &mut self,
        list: Cow<'static, str>,
        id: Option<String>,
        at: &Pointers,
        old: &Content,
        new: &Content,
    ) -> &mut Altered {
        // A list that is a block as a whole is there even when it is empty: its first part is no new block.
        let is_list = old.is_list() || new.is_list();
        let pointer = |content: &Content, pointer: &str| (is_list || !content.is_empty()).then(|| pointer.to_owned());
        self.blocks.push(altered(list, id, pointer(old, &at.old), pointer(new, &at.new)));
        self.blocks.last_mut().expect("it was just pushed")
    }
}

/// One block that is not the same in both, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    pub kind: ChangeKind,
    /// Its address in the page.
    pub address: String,
    /// What a reader knows it by.
    pub title: String,
    /// Where it is in the older bundle and in the newer, as JSON pointers.
    pub pointers: [Option<String>; 2],
    /// What it says otherwise when it is in both.
    pub facts: Vec<Change>,
    /// How many points of a series are not the same; the first of them are told.
    pub points: Option<Points>,
}

/// One thing that a block says otherwise. As they are shown, before and after look different to a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is: `Statement`.
    pub label: String,
    /// Absent: the older did not say.
    pub before: Option<Shown>,
    /// Absent: the newer does not say.
    pub after: Option<Shown>,
}

/// What one side says.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// For people.
    pub text: String,
    /// What stands in the bundle; absent for what follows from other parts of it.
    pub side: Option<Side>,
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

    /// What a field can say, four levels deep at most.
    fn any_content() -> impl Strategy<Value = Content> {
        let leaf = prop_oneof![
            Just(Content::Nothing),
            any::<bool>().prop_map(Content::Flag),
            (0..3_u8).prop_map(|number| Content::Number(number.into())),
            "[ab]{1,2}".prop_map(Content::Text),
            prop::collection::vec(prop_oneof![Just(f64::NAN), Just(1.0), Just(2.0)], 0..4)
                .prop_map(|numbers| Content::Numbers(numbers.into())),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let fields =
                prop::collection::btree_map(prop::sample::select(vec!["id", "text", "list", "note"]), inner.clone(), 0..4);
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(Content::List),
                fields.prop_map(|fields| {
                    Content::Record(fields.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
                }),
            ]
        })
    }

    /// A bundle: blocks with ids, a part without, and a series.
    fn any_bundle() -> impl Strategy<Value = Content> {
        let block = |id: String, said: Content| Content::Record(vec![("id".into(), Content::Text(id)), ("said".into(), said)]);
        let claims = prop::collection::btree_map("[a-d]", any_content(), 0..4);
        let points = prop::collection::btree_map(0..6_u8, prop_oneof![Just(f64::NAN), Just(1.0), Just(2.0)], 1..6);
        (claims, any_content(), points, any::<bool>()).prop_map(move |(claims, meta, points, is_turned)| {
            let mut claims: Vec<Content> = claims.into_iter().map(|(id, said)| block(id, said)).collect();
            if is_turned {
                claims.reverse();
            }
            let (t, y): (Vec<f64>, Vec<f64>) = points.into_iter().map(|(t, y)| (f64::from(t), y)).unzip();
            let series = vec![
                ("id".into(), Content::Text("level".to_owned())),
                ("t".into(), Content::Numbers(t.into())),
                ("y".into(), Content::Numbers(y.into())),
            ];
            Content::Record(vec![
                ("meta".into(), Content::Record(vec![("said".into(), meta)])),
                ("claims".into(), Content::List(claims)),
                ("series".into(), Content::List(vec![Content::Record(series)])),
            ])
        })
    }

    /// What an alteration says, seen from the other side, in an order that does not depend on which side came first.
    fn told(altered: Vec<Altered>, is_mirrored: bool) -> Vec<String> {
        let sides = |before, after| if is_mirrored { (after, before) } else { (before, after) };
        let mut told = Vec::new();
        for Altered { list, id, before, after, said, points } in altered {
            let points = points.map(|points| {
                let (new, withdrawn) =
                    if is_mirrored { (points.withdrawn, points.new) } else { (points.new, points.withdrawn) };
                (new, points.changed, withdrawn)
            });
            told.push(format!("{list} {id:?} {:?} {points:?} {}", sides(before, after), said.is_empty()));
        }
        told.sort();
        told
    }

    proptest! {
        #[test]
        fn nothing_is_different_from_itself(bundle in any_bundle()) {
            prop_assert_eq!(alterations(&bundle, &bundle.clone()), []);
        }

        /// No list of these is one whose order says nothing.
        #[test]
        fn whatever_is_not_equal_is_told(old in any_bundle(), new in any_bundle()) {
            prop_assert_eq!(old == new, alterations(&old, &new).is_empty());
        }

        #[test]
        fn the_other_way_round_is_the_mirror(old in any_bundle(), new in any_bundle()) {
            prop_assert_eq!(told(alterations(&old, &new), false), told(alterations(&new, &old), true));
        }

        /// Each side is where its pointer leads.
        #[test]
        fn pointers_lead_to_what_is_told(old in any_bundle(), new in any_bundle()) {
            for altered in alterations(&old, &new) {
                for said in altered.said.iter().filter(|said| !said.path.contains(&Step::Order)) {
                    for (side, bundle) in [(&said.before, &old), (&said.after, &new)] {
                        let Some(side) = side else { continue };
                        // A point as a whole is found by its time.
                        if !side.pointer.contains("/t/") {
                            prop_assert_eq!(&at(bundle, &side.pointer), &side.exact);
                        }
                    }
                }
            }
        }
    }

    /// What is at a JSON pointer.
    fn at(content: &Content, pointer: &str) -> Content {
        pointer.split('/').skip(1).fold(content.clone(), |content, step| match step.parse::<usize>() {
            Ok(place) => content.element(place).into_owned(),
            Err(_) => content.field(step).clone(),
        })
    }

    #[test]
    fn a_paragraph_put_in_is_one_and_the_rest_stay() {
        let texts = |texts: &[&str]| {
            let texts = texts.iter().map(|text| Content::Text((*text).to_owned())).collect();
            Content::Record(vec![("meta".into(), Content::Record(vec![("texts".into(), Content::List(texts))]))])
        };
        let altered = alterations(&texts(&["a", "b", "c", "d"]), &texts(&["new", "a", "b", "changed", "d"]));
        let told: Vec<String> = altered[0]
            .said
            .iter()
            .map(|said| {
                let side = |side: &Option<Side>| side.as_ref().map(|side| format!("{} {}", side.pointer, side.exact));
                format!("{:?} {:?}", side(&said.before), side(&said.after))
            })
            .collect();
        assert_eq!(
            told,
            [r#"None Some("/meta/texts/0 \"new\"")"#, r#"Some("/meta/texts/2 \"c\"") Some("/meta/texts/3 \"changed\"")"#,]
        );
    }
}
