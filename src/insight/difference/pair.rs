//! The same value of two bundles, compared down to what it is made of.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Said, Side, Step, UNORDERED};
use crate::edition::Content;

/// What parts without an id are known by, the first that all of a list have. Others are told by their place.
const KEYS: &[&str] = &["id", "source", "revision"];

/// Where the same value is in both.
#[derive(Debug, Clone, Default)]
pub(super) struct Pointers {
    pub old: String,
    pub new: String,
    /// The fields on the way there: `claims/evidence/locator`.
    fields: String,
}

impl Pointers {
    pub fn field(&self, name: &str) -> Self {
        let fields = if self.fields.is_empty() { name.to_owned() } else { format!("{}/{name}", self.fields) };
        let name = name.replace('~', "~0").replace('/', "~1");
        Self { old: format!("{}/{name}", self.old), new: format!("{}/{name}", self.new), fields }
    }

    pub fn element(&self, old: usize, new: usize) -> Self {
        Self { old: format!("{}/{old}", self.old), new: format!("{}/{new}", self.new), fields: self.fields.clone() }
    }

    /// Whether the order of what is listed there says something. So it does unless it is known that it does not.
    pub fn has_order(&self) -> bool {
        !UNORDERED.contains(&&*self.fields)
    }
}

/// The same value of both.
pub(super) struct Pair<'a> {
    pub old: &'a Content,
    pub new: &'a Content,
}

impl Pair<'_> {
    /// Adds what is different in it.
    pub fn compare(&self, path: &mut Vec<Step>, at: &Pointers, said: &mut Vec<Said>) {
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
            if at.has_order() {
                said.extend(matched.order(self, key, path.clone(), at));
            }
            return;
        }
        let tokens = |list: &Content| -> Vec<String> { (0..list.len()).map(|at| list.element(at).to_string()).collect() };
        let (before, after) = (tokens(self.old), tokens(self.new));
        let hunks = if at.has_order() {
            hunks(before, after)
        } else {
            let matched = Matched::new(&before, &after);
            let new = (0..after.len()).filter(|new| matched.of_new[*new].is_none());
            vec![(matched.gone.clone(), new.collect())]
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
}

/// What a side says, if it says something.
pub(super) fn side(pointer: &str, exact: &Content) -> Option<Side> {
    (!exact.is_empty()).then(|| Side { pointer: pointer.to_owned(), exact: exact.clone() })
}

/// A key or a time as a text.
pub(super) fn spelled(key: &Content) -> String {
    key.text().map_or_else(|| key.to_string(), str::to_owned)
}

/// What the parts of both lists are known by; nothing for lists of other things than parts.
pub(super) fn key_of(pair: &Pair) -> Option<&'static str> {
    let elements = || [pair.old, pair.new].into_iter().flat_map(|list| (0..list.len()).map(move |at| list.element(at)));
    let has_parts = elements().next().is_some() && elements().all(|part| matches!(*part, Content::Record(_)));
    let key = KEYS.iter().find(|key| elements().all(|part| matches!(part.field(key), Content::Text(_) | Content::Number(_))));
    key.filter(|_| has_parts).copied()
}

pub(super) fn keys(list: &Content, key: &str) -> Vec<String> {
    (0..list.len()).map(|at| spelled(list.element(at).field(key))).collect()
}

/// Which element of one list is which of another, by their keys; of several with one key, the first is the first.
pub(super) struct Matched {
    /// Of each of the newer its place in the older.
    pub of_new: Vec<Option<usize>>,
    /// Places of the older whose elements are not in the newer.
    pub gone: Vec<usize>,
}

impl Matched {
    pub fn new<K: Eq + Hash>(old: &[K], new: &[K]) -> Self {
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
    pub fn order(&self, pair: &Pair, key: &str, mut path: Vec<Step>, at: &Pointers) -> Option<Said> {
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

/// All field names of two records, in the order of the definition.
pub(super) fn names(old: &Content, new: &Content) -> Vec<Cow<'static, str>> {
    let of = |content: &Content| match content {
        Content::Record(fields) => fields.iter().map(|(name, _)| name.clone()).collect(),
        _ => Vec::new(),
    };
    let mut names: Vec<Cow<'static, str>> = of(new);
    let more: Vec<_> = of(old).into_iter().filter(|name| !names.contains(name)).collect();
    names.extend(more);
    names
}
