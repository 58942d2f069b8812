//! What rests on what: an order in which everything comes after what it rests on, and the cycles that prevent one.
//!
//! Works with a stack of its own: a chain may be as long as the bundle.

use crate::brief::Names;
use crate::bundle::quoted::quoted;

/// Things in an order in which each follows what it rests on.
pub(super) struct Order {
    /// Indices of the things.
    pub sorted: Vec<usize>,
    /// By index: how many steps it is to the farthest thing that rests on nothing.
    pub depths: Vec<usize>,
    /// One for each knot of things that rest on each other.
    pub cycles: Vec<Cycle>,
}

/// Things that rest on each other.
pub(super) struct Cycle {
    /// Index of one of them.
    pub at: usize,
    /// As in "`a` -> `b` -> `a`".
    pub text: String,
}

/// Sorts things, each with its id and the ids that it rests on; unknown ids are passed over.
///
/// A depth-first search (Tarjan, 1972, section 2) that reports a cycle at an edge back into its own path.
pub(super) fn dependency_order(things: &[(&str, Vec<&str>)]) -> Order {
    let mut words = Vec::new();
    for (word, _) in things {
        words.push(*word);
    }
    let names = Names::new(&words);
    let mut order = Order { sorted: Vec::new(), depths: vec![0; things.len()], cycles: Vec::new() };
    // By index: where in the path it is; or that it is done.
    let mut states: Vec<State> = vec![State::New; things.len()];
    // Each step of the path with how many of its links have been followed.
    let mut path: Vec<(usize, usize)> = Vec::new();
    // Parts of the path that belong to a reported cycle, as first and last position: another through them is the same knot.
    let mut knots: Vec<(usize, usize)> = Vec::new();
    for start in 0..things.len() {
        if states[start] == State::New {
            states[start] = State::InPath(0);
            path.push((start, 0));
        }
        while let Some((at, followed)) = path.last_mut() {
            let at = *at;
            let Some(word) = things[at].1.get(*followed) else {
                path.pop();
                knots.pop_if(|(first, _)| *first >= path.len());
                if let Some((_, last)) = knots.last_mut() {
                    *last = (*last).min(path.len().saturating_sub(1));
                }
                states[at] = State::Done;
                order.sorted.push(at);
                if let Some((above, _)) = path.last() {
                    order.depths[*above] = order.depths[*above].max(order.depths[at] + 1);
                }
                continue;
            };
            *followed += 1;
            let Some(next) = names.position(word) else { continue };
            match states[next] {
                State::New => {
                    states[next] = State::InPath(path.len());
                    path.push((next, 0));
                }
                State::Done => order.depths[at] = order.depths[at].max(order.depths[next] + 1),
                State::InPath(from) if knots.last().is_some_and(|(_, last)| *last >= from) => {}
                State::InPath(from) => {
                    knots.push((from, path.len() - 1));
                    let mut round = Vec::new();
                    for (at, _) in path.iter().skip(from) {
                        round.push(words[*at]);
                    }
                    order.cycles.push(Cycle { at: next, text: told(&round, words[next]) });
                }
            }
        }
    }
    order
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    InPath(usize),
    Done,
}

/// A cycle in words, the middle of a long one left out.
fn told(words: &[&str], first: &str) -> String {
    const LONGEST: usize = 12;
    let mut told = String::new();
    for word in words.iter().take(LONGEST) {
        told += &quoted(word);
        told += " -> ";
    }
    if words.len() > LONGEST {
        told += &["… ", &(words.len() - LONGEST).to_string(), " more … -> "].concat();
    }
    told + &quoted(first)
}
