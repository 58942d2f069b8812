//! Two publishers whose names begin alike are mostly one house, and two houses make a claim look independently confirmed.

use std::collections::BTreeSet;

use super::finding::warn;
use crate::brief::{Brief, House, Source};
use crate::diagnostic::{Path, Report};
use crate::insight::{Origin, standings};

pub(super) fn check(brief: &Brief, report: &mut Report) {
    let mut told = BTreeSet::new();
    for standing in standings(brief) {
        for side in [&standing.supporting, &standing.disputing] {
            for pair in alike(&side.origins, brief) {
                told.insert(pair);
            }
        }
    }
    let sources = Path::ROOT.field("sources");
    let all: Vec<&Source> = brief.sources.iter().collect();
    for (at, other) in told {
        let message = format!("`{}` and `{other}` are counted as two houses", all[at].publisher);
        let help = "if both speak for one house, make it a party and name it in both sources under `by`; if they are two, make each a party";
        warn(report, &sources.index(at), "house-counted-apart", message, help);
    }
}

/// A source of each house that is known by its publisher alone, with the name of a house on the same side that begins alike.
fn alike(origins: &[Origin], brief: &Brief) -> Vec<(usize, String)> {
    let mut names: Vec<(String, Option<usize>)> = Vec::new();
    for origin in origins {
        match (&origin.house, origin.documents.first()) {
            (House::Party(id), _) => {
                let party = &brief.parties[id];
                let all = [&party.name].into_iter().chain(&party.short).chain(&party.aliases);
                names.extend(all.map(|name| (name.clone(), None)));
            }
            (House::Publisher(_), Some(document)) => {
                names.push((brief.sources[document].publisher.clone(), Some(document.at())));
            }
            (House::Publisher(_), None) => {}
        }
    }
    // Names that begin with the same words stand after the shortest of them.
    names.sort_by_cached_key(|(name, _)| words(name));
    let mut pairs = Vec::new();
    let mut shortest: Option<&(String, Option<usize>)> = None;
    for each in &names {
        match shortest.filter(|(name, _)| words(&each.0).starts_with(&words(name))) {
            None => shortest = Some(each),
            Some((name, at)) => match (each.1, at) {
                (Some(own), _) => pairs.push((own, name.clone())),
                (None, Some(at)) => pairs.push((*at, each.0.clone())),
                (None, None) => {}
            },
        }
    }
    pairs
}

fn words(name: &str) -> Vec<String> {
    name.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
