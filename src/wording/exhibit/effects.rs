//! Effects, and how far instruments have come.

use super::{address, of_each, sentences, tally_line};
use crate::brief::{Area, Brief, Horizon, Impact, Stage};
use crate::wording::label::{confidence, direction, horizon, likelihood, outcome, reached};
use crate::wording::number::spaced;
use crate::wording::text::{count, first_lower, plain};

/// How to read its marks: `● the latest step that was taken ○ an earlier one; from the left: Proposed, Issued, In force`.
pub fn key_ladder(stages: &[Stage]) -> String {
    let labels: Vec<&str> = stages.iter().map(|stage| stage.label.as_str()).collect();
    format!("● the latest step that was taken ○ an earlier one; from the left: {}", labels.join(", "))
}

/// How to read its marks.
pub const KEY_EFFECTS: &str =
    "■ happened ● expected, with high confidence; with a core: with moderate confidence, hollow: with low confidence";

/// What a reader is told of an instrument or an effect. How good the basis of a forecast is, is a sentence of its own.
pub fn told_impact(impact: &Impact, brief: &Brief) -> String {
    let likelihood = impact.forecast.map_or(outcome(impact.outcome()), |forecast| likelihood(forecast.likelihood));
    let facts = [direction(impact.direction), likelihood, horizon(impact.horizon)].map(first_lower);
    let reached = reached(impact).map_or_else(String::new, |word| format!("{word}; "));
    let basis = impact.forecast.map_or_else(String::new, |forecast| format!("{}.", confidence(forecast.confidence)));
    spaced(&format!("{}: {reached}{}.", plain(&impact.affects, brief), facts.join(", ")), &basis)
}

/// The parts of the page that list the impacts of some areas, by address and name.
pub fn area_parts(areas: &[&Area]) -> Vec<(String, String)> {
    areas.iter().map(|area| (address("area-", area.id.word()), area.name.clone())).collect()
}

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
pub fn describe_ladder(jurisdictions: usize, instruments: &[&Impact]) -> String {
    let words: Vec<&str> = instruments.iter().filter_map(|impact| reached(impact)).collect();
    let what = of_each(instruments.len(), ["instrument", "instruments"], jurisdictions, ["jurisdiction", "jurisdictions"]);
    sentences(&[format!("{what}."), tally_line(&words)])
}

/// `35 effects. Market: 17; Law: 18. Loses: 14; … Happened: 12; expected: 23. Moderate confidence: 15; …`
pub fn describe_effects(impacts: &[&Impact], brief: &Brief) -> String {
    let mut words: [Vec<&str>; 4] = Default::default();
    for impact in impacts {
        words[0].push(&brief.areas[&impact.area].name);
        words[1].push(direction(impact.direction));
        words[2].push(outcome(impact.outcome()));
        words[3].extend(impact.forecast.map(|forecast| confidence(forecast.confidence)));
    }
    let [areas, directions, outcomes, confidences] = words.map(|words| tally_line(&words));
    sentences(&[format!("{}.", count(impacts.len(), "effect", "effects")), areas, directions, outcomes, confidences])
}
