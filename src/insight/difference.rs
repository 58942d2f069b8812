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
//! - the order of what has none ([`UNORDERED`]): lists of ids and names that are sets, events and points of a series, which
//!   are in order of time;
//! - a column `precision` or `derived` of a series that is left out and one that only says what that means.
//!
//! Of a bundle and itself nothing is different. The other way round, what came has gone, and before is after.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use imara_diff::{Algorithm, Diff, InternedInput};

use crate::brief::{Brief, ChangeKind};
use crate::edition::Content;

/// Read by editors, not by this program.
const NOT_SAID: &str = "$schema";

/// Lists whose order says nothing: who asserts a claim does so in no order.
const UNORDERED: &[&str] = &[
    "aliases",
    "asserted_by",
    "claims",
    "dates",
    "disputes",
    "events",
    "held_by",
    "origins",
    "parties",
    "relies_on",
    "sources",
    "tags",
];

/// Lists that the bundle has at the top and whose order says something, though a list of ids of that name does not elsewhere:
/// the page shows these blocks as they are given.
const ORDERED_BLOCKS: &[&str] = &["claims", "parties", "sources"];

/// What parts without an id are known by, the first that all of a list have. Others are told by their place.
const KEYS: &[&str] = &["id", "source", "revision"];

/// Of the points of a series, no more than so many of each kind are told one by one.
const TOLD_POINTS: usize = 5;

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
        if ORDERED_BLOCKS.contains(&&*name) || !UNORDERED.contains(&&*name) {
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

/// All field names of two records, in the order of the definition.
fn names(old: &Content, new: &Content) -> Vec<Cow<'static, str>> {
    let of = |content: &Content| match content {
        Content::Record(fields) => fields.iter().map(|(name, _)| name.clone()).collect(),
        _ => Vec::new(),
    };
    let mut names: Vec<Cow<'static, str>> = of(new);
    let more: Vec<_> = of(old).into_iter().filter(|name| !names.contains(name)).collect();
    names.extend(more);
    names
}

/// Where the same value is in both.
#[derive(Debug, Clone, Default)]
struct Pointers {
    old: String,
    new: String,
}

impl Pointers {
    fn field(&self, name: &str) -> Self {
        let name = name.replace('~', "~0").replace('/', "~1");
        Self { old: format!("{}/{name}", self.old), new: format!("{}/{name}", self.new) }
    }

    fn element(&self, old: usize, new: usize) -> Self {
        Self { old: format!("{}/{old}", self.old), new: format!("{}/{new}", self.new) }
    }
}

/// The same value of both.
struct Pair<'a> {
    old: &'a Content,
    new: &'a Content,
}

impl Pair<'_> {
    /// Adds what is different in it.
    fn compare(&self, path: &mut Vec<Step>, at: &Pointers, said: &mut Vec<Said>) {
        if self.old == self.new {
            return;
        }
        match (self.old, self.new) {
            (Content::Record(_), Content::Record(_)) => {
                for name in names(self.old, self.new) {
                    let at = at.field(&name);
                    let pair = Pair { old: self.old.field(&name), new: self.new.field(&name) };
                    path.push(Step::Field(name));
                    pair.compare(path, &at, said);
                    path.pop();
                }
            }
            (old, new) if old.is_list() || new.is_list() => self.compare_lists(path, at, said),
            (old, new) => said.push(Said { path: path.clone(), before: side(&at.old, old), after: side(&at.new, new) }),
        }
    }

    fn compare_lists(&self, path: &mut Vec<Step>, at: &Pointers, said: &mut Vec<Said>) {
        let name = path.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(name.as_ref()),
            _ => None,
        });
        let is_unordered = name.is_some_and(|name| UNORDERED.contains(&name));
        if let Some(key) = key_of(self) {
            let matched = Matched::new(&keys(self.old, key), &keys(self.new, key));
            for (new, old) in matched.of_new.iter().enumerate() {
                let step = Step::Item(spelled(self.new.element(new).field(key)));
                self.compare_elements(*old, Some(new), step, path, at, said);
            }
            for old in &matched.gone {
                let step = Step::Item(spelled(self.old.element(*old).field(key)));
                self.compare_elements(Some(*old), None, step, path, at, said);
            }
            if !is_unordered {
                said.extend(matched.order(self, key, path.clone(), at));
            }
            return;
        }
        let tokens = |list: &Content| -> Vec<String> { (0..list.len()).map(|at| list.element(at).to_string()).collect() };
        let (before, after) = (tokens(self.old), tokens(self.new));
        let hunks = if is_unordered {
            let matched = Matched::new(&before, &after);
            let new = (0..after.len()).filter(|new| matched.of_new[*new].is_none());
            vec![(matched.gone.clone(), new.collect())]
        } else {
            hunks(before, after)
        };
        for (old, new) in hunks {
            for at_hunk in 0..old.len().max(new.len()) {
                let (old, new) = (old.get(at_hunk).copied(), new.get(at_hunk).copied());
                let place = Step::Place(new.or(old).unwrap_or_default() + 1);
                self.compare_elements(old, new, place, path, at, said);
            }
        }
    }

    /// Compares an element of one list with one of the other, or with nothing.
    fn compare_elements(
        &self,
        old: Option<usize>,
        new: Option<usize>,
        step: Step,
        path: &mut Vec<Step>,
        at: &Pointers,
        said: &mut Vec<Said>,
    ) {
        let element = |list: &Content, at: Option<usize>| at.map_or(Content::Nothing, |at| list.element(at).into_owned());
        let (before, after) = (element(self.old, old), element(self.new, new));
        path.push(step);
        let at = at.element(old.unwrap_or_default(), new.unwrap_or_default());
        match (old, new) {
            // An empty element is told, too: a list is longer for it.
            (Some(_), None) => {
                said.push(Said { path: path.clone(), before: Some(Side { pointer: at.old, exact: before }), after: None });
            }
            (None, Some(_)) => {
                said.push(Said { path: path.clone(), before: None, after: Some(Side { pointer: at.new, exact: after }) });
            }
            _ => Pair { old: &before, new: &after }.compare(path, &at, said),
        }
        path.pop();
    }

    /// The same for a series, whose columns are compared point by point; gives how many points are not the same.
    fn compare_series(&self, at: &Pointers, said: &mut Vec<Said>) -> Option<Points> {
        let mut columns = Vec::new();
        for name in names(self.old, self.new) {
            let pair = Pair { old: self.old.field(&name), new: self.new.field(&name) };
            if is_column(self.old, pair.old) && is_column(self.new, pair.new) && (pair.old.is_list() || pair.new.is_list()) {
                columns.push((name, pair));
            } else {
                let at = at.field(&name);
                pair.compare(&mut vec![Step::Field(name)], &at, said);
            }
        }
        compare_points(&columns, at, said)
    }
}

/// What a side says, if it says something.
fn side(pointer: &str, exact: &Content) -> Option<Side> {
    (!exact.is_empty()).then(|| Side { pointer: pointer.to_owned(), exact: exact.clone() })
}

/// A key or a time as a text.
fn spelled(key: &Content) -> String {
    key.text().map_or_else(|| key.to_string(), str::to_owned)
}

/// What the parts of both lists are known by; nothing for lists of other things than parts.
fn key_of(pair: &Pair) -> Option<&'static str> {
    let elements = || [pair.old, pair.new].into_iter().flat_map(|list| (0..list.len()).map(move |at| list.element(at)));
    let has_parts = elements().next().is_some() && elements().all(|part| matches!(*part, Content::Record(_)));
    let key = KEYS.iter().find(|key| elements().all(|part| matches!(part.field(key), Content::Text(_) | Content::Number(_))));
    key.filter(|_| has_parts).copied()
}

fn keys(list: &Content, key: &str) -> Vec<String> {
    (0..list.len()).map(|at| spelled(list.element(at).field(key))).collect()
}

/// Which element of one list is which of another, by their keys; of several with one key, the first is the first.
struct Matched {
    /// Of each of the newer its place in the older.
    of_new: Vec<Option<usize>>,
    /// Places of the older whose elements are not in the newer.
    gone: Vec<usize>,
}

impl Matched {
    fn new<K: Eq + Hash>(old: &[K], new: &[K]) -> Self {
        // Places of the older by key, the last first.
        let mut places: HashMap<&K, Vec<usize>> = HashMap::new();
        for (at, key) in old.iter().enumerate().rev() {
            places.entry(key).or_default().push(at);
        }
        let mut is_met = vec![false; old.len()];
        let mut of_new = Vec::with_capacity(new.len());
        for key in new {
            let at = places.get_mut(key).and_then(Vec::pop);
            if let Some(at) = at {
                is_met[at] = true;
            }
            of_new.push(at);
        }
        let gone = (0..old.len()).filter(|at| !is_met[*at]).collect();
        Self { of_new, gone }
    }

    /// The order of those that are in both, where it is not the same.
    fn order(&self, pair: &Pair, key: &str, mut path: Vec<Step>, at: &Pointers) -> Option<Said> {
        let places: Vec<usize> = self.of_new.iter().copied().flatten().collect();
        if places.is_sorted() {
            return None;
        }
        let mut sorted = places.clone();
        sorted.sort_unstable();
        let keys = |places: &[usize]| Content::List(places.iter().map(|at| pair.old.element(*at).field(key).clone()).collect());
        path.push(Step::Order);
        Some(Said {
            path,
            before: Some(Side { pointer: at.old.clone(), exact: keys(&sorted) }),
            after: Some(Side { pointer: at.new.clone(), exact: keys(&places) }),
        })
    }
}

/// Stretches of two lists that are not the same, as the places in each.
fn hunks(before: Vec<String>, after: Vec<String>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut input = InternedInput::default();
    input.update_before(before.into_iter());
    input.update_after(after.into_iter());
    let places = |range: std::ops::Range<u32>| range.map(|at| at as usize).collect();
    let diff = Diff::compute(Algorithm::Histogram, &input);
    diff.hunks().map(|hunk| (places(hunk.before), places(hunk.after))).collect()
}

/// Whether a field of a series has a value for each of its points.
fn is_column(series: &Content, field: &Content) -> bool {
    field.is_empty() || (field.is_list() && field.len() == series.field("t").len())
}

/// A moment, as it is given.
#[derive(PartialEq, Eq, Hash)]
enum Moment {
    /// The bits of the seconds.
    Seconds(u64),
    Other(String),
}

impl Moment {
    fn of(time: &Content) -> Self {
        match time {
            // So that the two zeros are one.
            Content::Number(seconds) => Self::Seconds((seconds + 0.0).to_bits()),
            other => Self::Other(spelled(other)),
        }
    }
}

/// Points by their times: how many are not the same, and the first few one by one. In linear time, since there may be a
/// million.
fn compare_points(columns: &[(Cow<'static, str>, Pair)], at: &Pointers, said: &mut Vec<Said>) -> Option<Points> {
    let (_, times) = columns.iter().find(|(name, _)| name == "t")?;
    let (old_len, new_len) = (times.old.len(), times.new.len());
    // Most points stand where they stood; only the others are looked up.
    let shorter = old_len.min(new_len);
    let head = (0..shorter).take_while(|at| times.old.element(*at) == times.new.element(*at)).count();
    let same_from_end = |back: &usize| times.old.element(old_len - back) == times.new.element(new_len - back);
    let tail = (1..=shorter - head).take_while(same_from_end).count();
    let moments =
        |list: &Content, len: usize| -> Vec<Moment> { (head..len - tail).map(|at| Moment::of(&list.element(at))).collect() };
    let middle = Matched::new(&moments(times.old, old_len), &moments(times.new, new_len));
    let old_of = |new: usize| match new {
        new if new < head => Some(new),
        new if new >= new_len - tail => Some(new + old_len - new_len),
        new => middle.of_new[new - head].map(|old| old + head),
    };

    let mut points = Points { new: 0, changed: 0, withdrawn: middle.gone.len() };
    for new in 0..new_len {
        let time = || Step::Item(spelled(&times.new.element(new)));
        let Some(old) = old_of(new) else {
            points.new += 1;
            if points.new <= TOLD_POINTS {
                let after = Some(whole(columns, new, &at.new, |pair| pair.new));
                said.push(Said { path: vec![Step::Field("points".into()), time()], before: None, after });
            }
            continue;
        };
        let mut is_changed = false;
        for (name, pair) in columns {
            let (before, after) = (value(name, pair.old, old), value(name, pair.new, new));
            if before == after {
                continue;
            }
            points.changed += usize::from(!is_changed);
            is_changed = true;
            if points.changed <= TOLD_POINTS {
                let path = vec![Step::Field("points".into()), time(), Step::Field(name.clone())];
                let at = at.field(name).element(old, new);
                said.push(Said { path, before: side(&at.old, &before), after: side(&at.new, &after) });
            }
        }
    }
    for old in middle.gone.iter().take(TOLD_POINTS).map(|old| old + head) {
        let path = vec![Step::Field("points".into()), Step::Item(spelled(&times.old.element(old)))];
        said.push(Said { path, before: Some(whole(columns, old, &at.old, |pair| pair.old)), after: None });
    }
    (points != Points { new: 0, changed: 0, withdrawn: 0 }).then_some(points)
}

/// The value of a column at a point, or what it means that there is none.
fn value<'a>(name: &str, column: &'a Content, at: usize) -> Cow<'a, Content> {
    match (name, column) {
        ("precision", Content::Nothing | Content::List(_)) if column.len() == 0 => Cow::Owned(Content::Word("exact")),
        _ => column.element(at),
    }
}

/// All that is said of one point, found by its time.
fn whole<'a>(
    columns: &'a [(Cow<'static, str>, Pair<'a>)],
    at: usize,
    series: &str,
    of: impl Fn(&Pair<'a>) -> &'a Content,
) -> Side {
    let fields = columns.iter().map(|(name, pair)| (name.clone(), of(pair).element(at).into_owned()));
    Side { pointer: format!("{series}/t/{at}"), exact: Content::Record(fields.collect()) }
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
