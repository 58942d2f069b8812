//! What the evidence filter says.

use super::language::list;
use super::text::count;
use crate::insight::{Filter, Strength};

/// The label of a filter.
pub fn filter(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "All",
        Filter::OneOrigin => "One origin and up",
        Filter::Independent => "Independent",
        Filter::Primary => "Primary documents",
    }
}

/// How much a filter hides and why; `parts` are the claims and the figures it hides, each out of how many.
pub fn hidden(filter: Filter, parts: [(usize, usize); 2]) -> String {
    let [(claims, all_claims), (figures, all_figures)] = parts;
    if claims + figures == 0 {
        return "No claim and no figure is hidden: all stand that well.".to_owned();
    }
    let lacking = match filter {
        Filter::All => return String::new(),
        Filter::OneOrigin => "no named origin says so",
        Filter::Independent => "fewer than two independent origins say so, or some say otherwise",
        Filter::Primary => "no primary document is among two or more independent origins, or some say otherwise",
    };
    let some = |hidden: usize, all: usize, one: &str, many: &str| {
        (hidden > 0).then(|| format!("{hidden} of {}", count(all, one, many)))
    };
    let some = [some(claims, all_claims, "claim", "claims"), some(figures, all_figures, "figure", "figures")];
    let some: Vec<String> = some.into_iter().flatten().collect();
    format!("Hidden: {}, and what rests on them: {lacking}.", list(&some))
}

/// What it would take to see something of a part that a filter emptied, by the best that is in it.
pub fn would_take(best: Strength) -> &'static str {
    match best {
        Strength::Unsupported => "All hidden here. It would take a named origin.",
        Strength::OneOrigin => "All hidden here. It would take two independent origins that no other contradicts.",
        Strength::Independent | Strength::Primary => "All hidden here. It would take a primary document among the origins.",
    }
}
