//! The one sort of the press.
//!
//! Each type that is sorted by the standard library brings its own copy of that sort, 4 KB of a browser module that has
//! 150. What is sorted here are positions, so that one copy serves all.

use std::cmp::Ordering;

/// The positions from 0 to `len` in the order of what is there; equals keep their order.
///
/// A merge sort from the bottom up (Knuth, *The Art of Computer Programming*, volume 3, 1998, section 5.2.4).
pub fn sorted(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < len {
        for start in (0..len).step_by(2 * run) {
            let (middle, end) = ((start + run).min(len), (start + 2 * run).min(len));
            let (mut left, mut right) = (start, middle);
            for slot in &mut merged[start..end] {
                let next = if right == end || (left < middle && compare(order[left], order[right]).is_le()) {
                    &mut left
                } else {
                    &mut right
                };
                *slot = order[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

/// The items in the order of their positions, each of which is given once.
pub fn arranged<T>(items: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.iter().filter_map(|at| items[*at].take()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sorted;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(keys in prop::collection::vec(0..50_u8, 0..200)) {
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by_key(|at| keys[*at]);
            prop_assert_eq!(sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b])), expected);
        }
    }
}
