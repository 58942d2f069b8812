//! The order of a table's rows.

use web_sys::Element;

use super::super::dom;
use super::part::of;
use super::rows::{number, rows, words};
use crate::sort::sorted;

/// Puts rows in the order of a column: by number where both have one, else by their words; once more, the other way round.
pub fn sort(head: &Element) {
    let Some(exhibit) = of(head) else { return };
    let Some(around) = head.parent_element() else { return };
    let heads = dom::all(&around, ":scope > *");
    let column = heads.iter().position(|other| other == head).unwrap_or_default();
    let falls = head.get_attribute("aria-sort").is_some_and(|order| order == "ascending");
    for other in &heads {
        dom::granted(other.remove_attribute("aria-sort"));
    }
    dom::granted(head.set_attribute("aria-sort", if falls { "descending" } else { "ascending" }));
    let mut keyed = Vec::new();
    for row in rows(&exhibit, "tbody") {
        let cell = dom::all(&row, ":scope > *").into_iter().nth(column);
        keyed.push((cell.as_ref().and_then(number), cell.as_ref().map(words).unwrap_or_default(), row));
    }
    // What has no number comes after what has one, either way.
    let order = sorted(keyed.len(), &|one, other| {
        let (one, other) = (&keyed[one], &keyed[other]);
        let order = match (one.0, other.0) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            (None, None) => one.1.cmp(&other.1),
            (one, other) => return one.is_none().cmp(&other.is_none()),
        };
        if falls { order.reverse() } else { order }
    });
    for at in order {
        let row = &keyed[at].2;
        if let Some(around) = row.parent_element() {
            dom::granted(around.append_child(row));
        }
    }
}
