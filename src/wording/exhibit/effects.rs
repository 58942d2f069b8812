//! Effects, and how far instruments have come.

use super::{of_each, sentences, tally_line};
use crate::brief::{Area, Horizon, Impact, Stage};
use crate::wording::label::{confidence, direction, horizon, stage};
use crate::wording::text::{count, first_lower};

/// How to read its marks.
pub const KEY_LADDER: &str = "● in force ○ not in force ┄○ lifted";

/// How to read its marks.
pub const KEY_EFFECTS: &str = "● market ■ policy; filled: high confidence, with a core: moderate, hollow: low or not said";

/// What a reader is told of an instrument or an effect.
pub fn told_impact(impact: &Impact) -> String {
    let facts = [
        impact.stage.map(stage),
        Some(direction(impact.direction)),
        Some(horizon(impact.horizon)),
        impact.confidence.map(confidence),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().map(first_lower).collect();
    format!("{}: {}.", impact.affects, facts.join(", "))
}

/// The parts of the page that list impacts, by address and name.
pub fn impact_parts(impacts: &[&Impact]) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for (area, address, name) in [(Area::Market, "part-market", MARKET), (Area::Policy, "part-policy", POLICY)] {
        if impacts.iter().any(|impact| impact.area == area) {
            parts.push((address.to_owned(), name.to_owned()));
        }
    }
    parts
}

const MARKET: &str = "Market";
const POLICY: &str = "Policy";

/// How soon, over a column.
pub fn soon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Immediate => "at once",
        Horizon::Days => "days",
        Horizon::Weeks => "weeks",
        Horizon::Months => "months",
        Horizon::Years => "years",
    }
}

/// `18 instruments in 5 jurisdictions. In force: 6; Proposed: 2.`
pub fn describe_ladder(jurisdictions: usize, stages: &[Stage]) -> String {
    let mut words = Vec::new();
    for each in stages {
        words.push(stage(*each));
    }
    let what = of_each(stages.len(), ["instrument", "instruments"], jurisdictions, ["jurisdiction", "jurisdictions"]);
    sentences(&[format!("{what}."), tally_line(&words)])
}

/// `35 effects. Market: 17; policy: 18. Loses: 14; … Moderate confidence: 15; …`
pub fn describe_effects(impacts: &[&Impact]) -> String {
    let mut words: [Vec<&str>; 3] = Default::default();
    for impact in impacts {
        words[0].push(if impact.area == Area::Market { MARKET } else { POLICY });
        words[1].push(direction(impact.direction));
        words[2].extend(impact.confidence.map(confidence));
    }
    let [areas, directions, confidences] = words.map(|words| tally_line(&words));
    sentences(&[format!("{}.", count(impacts.len(), "effect", "effects")), areas, directions, confidences])
}
