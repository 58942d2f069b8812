//! Series, whose columns are compared point by point, by time.

use std::borrow::Cow;

use super::pair::{Matched, Pair, Pointers, names, side, spelled};
use super::{Points, Said, Side, Step};
use crate::edition::Content;

/// Of the points of a series, no more than so many of each kind are told one by one.
const TOLD_POINTS: usize = 5;

impl Pair<'_> {
    /// Adds what is different in a series, and gives how many points are not the same.
    pub fn compare_series(&self, at: &Pointers, said: &mut Vec<Said>) -> Option<Points> {
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
        ("precision", Content::Nothing | Content::List(_)) if column.is_empty() => Cow::Owned(Content::Word("exact")),
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
