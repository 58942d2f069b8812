//! The words of the vocabularies, as a page says them.

use super::time::{date, date_alone, when};
use crate::brief::{
    Audience, Brief, ChangeKind, Confidence, Credit, Date, Depth, Direction, Horizon, Impact, Likelihood, Maker, Marking,
    Outcome, Party, PartyRole, Rung, StatementKind, Task, Vocabulary,
};

/// Over what the parties said.
pub const STATEMENTS: &str = "What the parties said";

/// Whether a party spoke, and when: `no statement found as of 13 September 2026`.
pub fn statement(kind: StatementKind, on: Option<Date>) -> String {
    let said = match kind {
        StatementKind::Reply => "replied",
        StatementKind::Admission => "made an admission",
        StatementKind::Denial => "made a denial",
        StatementKind::Declined => "declined to comment",
        StatementKind::NotAsked => "not asked",
        StatementKind::NoneFound => "no statement found",
    };
    match (on, kind) {
        (Some(on), StatementKind::NotAsked | StatementKind::NoneFound) => format!("{said} as of {}", date(on)),
        (Some(on), _) => format!("{said}, {}", date(on)),
        (None, _) => said.to_owned(),
    }
}

/// `marking: TLP:AMBER`, or nothing.
pub fn marking(marking: &Marking) -> Option<String> {
    match marking {
        Marking::None => None,
        Marking::Embargo(until) => Some(format!("Embargoed until {}", date_alone(*until))),
        Marking::Tlp(label) => Some(format!("TLP:{}", label.word().to_ascii_uppercase())),
    }
}

/// `drafted by a program (name)`, for the colophon.
pub fn credit(credit: &Credit) -> String {
    match &credit.name {
        Some(name) => format!("{}: {name}", task_by(credit)),
        None => task_by(credit),
    }
}

fn task_by(credit: &Credit) -> String {
    let task = match credit.task {
        Task::Drafted => "Drafted",
        Task::Edited => "Edited",
        Task::Checked => "Checked",
    };
    let by = match credit.by {
        Maker::Human => "a person",
        Maker::Machine => "a machine",
    };
    format!("{task} by {by}")
}

/// Who drafted, edited and checked a block, in a line: `Drafted by a machine. Checked by a person.`
pub fn credits(credits: &[Credit]) -> Option<String> {
    let lines: Vec<String> = credits.iter().map(|credit| format!("{}.", task_by(credit))).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// For whom advice is meant.
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Individual => "For individuals",
        Audience::Business => "For businesses",
        Audience::Investor => "For investors",
        Audience::Developer => "For developers",
        Audience::PolicyMaker => "For those who make rules",
    }
}

/// Which way an impact goes.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Gains => "Gains",
        Direction::Loses => "Loses",
        Direction::Mixed => "Mixed",
        Direction::Unclear => "Unclear",
    }
}

/// How soon.
pub fn horizon(horizon: Horizon) -> &'static str {
    match horizon {
        Horizon::Immediate => "at once",
        Horizon::Days => "within days",
        Horizon::Weeks => "within weeks",
        Horizon::Months => "within months",
        Horizon::Years => "within years",
    }
}

/// Whether an impact is there.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Happened => "Happened",
        Outcome::Expected => "Expected",
    }
}

/// How likely, in the words of ICD 203.
pub fn likelihood(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::AlmostNoChance => "Almost no chance",
        Likelihood::VeryUnlikely => "Very unlikely",
        Likelihood::Unlikely => "Unlikely",
        Likelihood::EvenChance => "Roughly even chance",
        Likelihood::Likely => "Likely",
        Likelihood::VeryLikely => "Very likely",
        Likelihood::AlmostCertain => "Almost certain",
    }
}

/// How good the basis is.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "Low confidence",
        Confidence::Moderate => "Moderate confidence",
        Confidence::High => "High confidence",
    }
}

/// How far an instrument has come: the latest step, or that none was taken; nothing where it is on no ladder.
pub fn reached(impact: &Impact) -> Option<&str> {
    let steps = &impact.climb.as_ref()?.steps;
    Some(steps.last().map_or("No step taken", |step| &step.label))
}

/// The steps that an instrument has taken, each with its date where that is known: `Announced, 15 April 2026; in force`.
pub fn dated_steps(impact: &Impact) -> Option<String> {
    let steps = &impact.climb.as_ref()?.steps;
    let told = |step: &Rung| step.date.map_or_else(|| step.label.clone(), |on| format!("{}, {}", step.label, date(on)));
    (!steps.is_empty()).then(|| steps.iter().map(told).collect::<Vec<_>>().join("; "))
}

/// What kind of change.
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::New => "New",
        ChangeKind::Changed => "Changed",
        ChangeKind::Withdrawn => "Withdrawn",
        ChangeKind::Corrected => "Corrected",
    }
}

/// The label of a depth.
pub fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Seconds30 => "30 seconds",
        Depth::Minutes2 => "2 minutes",
        Depth::Full => "Everything",
    }
}

/// What is to be known of an impact beyond its text, one fact each, likelihood and confidence apart (ICD 203).
pub fn impact_facts(impact: &Impact) -> Vec<String> {
    let mut facts = Vec::new();
    // Where the stage stands in the place of the direction.
    if impact.climb.is_some() {
        facts.push(direction(impact.direction).to_owned());
    }
    facts.extend(impact.jurisdiction.clone());
    facts.extend(dated_steps(impact));
    facts.extend(impact_dates(impact));
    facts.push(format!("{} {}", outcome(impact.outcome()), horizon(impact.horizon)));
    if let Some(forecast) = impact.forecast {
        facts.push(likelihood(forecast.likelihood).to_owned());
        facts.push(confidence(forecast.confidence).to_owned());
    }
    facts
}

/// The dates of an impact in a line.
fn impact_dates(impact: &Impact) -> Option<String> {
    let dates: Vec<String> = impact.dates.iter().map(|on| when(*on)).collect();
    (!dates.is_empty()).then(|| dates.join("; "))
}

/// What a party is, where, and whose: `accused, operator, China; part of Alibaba; also Tongyi Qianwen`.
pub fn party_facts(party: &Party, brief: &Brief) -> String {
    let roles = party.roles.iter().map(PartyRole::words);
    let mut facts = vec![roles.chain(party.jurisdiction.as_deref()).collect::<Vec<_>>().join(", ")];
    facts.extend(party.part_of.as_ref().map(|id| format!("part of {}", brief.parties[id].name)));
    if !party.aliases.is_empty() {
        facts.push(format!("also {}", party.aliases.join(", ")));
    }
    facts.join("; ")
}
