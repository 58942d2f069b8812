//! What is said of exhibits: how to read their marks, what a reader is told at one, and what they show in sentences.

use super::label::{confidence, direction, horizon, stage};
use super::number::{computed_number, figure_words, number, point_words, precision_of, reported_words};
use super::source::point_facts;
use super::standing::{basis_sentence, standing_basis, standing_word};
use super::text::{count, first_lower, first_upper, list, plain};
use super::time::{date, when};
use crate::brief::{Area, Brief, Claim, Date, Event, Figure, Horizon, Impact, Quantity, ReportedValue, Series, Stage, Unit};
use crate::insight::{self, Agreement, Branch, SeriesPoint, Standing, Stretch};

/// Over what stands for the drawing: its description, then its numbers.
pub const TWIN: &str = "In words and numbers";

/// What the columns of a table of figures are.
pub const FIGURE_AND_VALUE: [&str; 2] = ["Figure", "Value"];

/// The table of an exhibit, by its title.
pub fn table_of(title: &str) -> String {
    format!("Table: {title}")
}

/// The address of a block: `figure-accounts`.
pub fn address(kind: &str, word: &str) -> String {
    [kind, word].concat()
}

/// The lane of events that are no party's.
pub const NOBODYS: &str = "Others";

/// How much is drawn where a drawing would be too high: `The drawing shows the first 90 of 500 events.`
pub fn part_drawn(shown: usize, all: usize, what: &str) -> String {
    format!("The drawing shows the first {} of {} {what}.", number(shown as f64), number(all as f64))
}

/// After that: where the rest is.
pub const REST_DRAWN: &str = "All are under “In words and numbers”.";

/// Before links to what holds the numbers of a drawing elsewhere in the page.
pub const NUMBERS_IN: &str = "The same as a table:";

/// How to read each kind's marks.
pub const KEY_TIMELINE: &str = "● a day ▬ from one day to another ◇ disputed ┄○ when it became known";
pub const KEY_REPORTS: &str = "● as it stands here ○ same number, other word ≠ another number ┄ none given";
pub const KEY_LADDER: &str = "● in force ○ not in force ┄○ lifted";
pub const KEY_IMPACTS: &str = "● market ■ policy; filled: high confidence, with a core: moderate, hollow: low or not said";
pub const KEY_ORIGINS: &str =
    "■ an origin others rest on ● supports the claim ○ the same, but names no origin ✕ disputes it ◦ gives context";
pub const KEY_MARKET: &str =
    "● reported ○ worked out ┄ no price found; a whisker: about, an arrow: less or more than. No line where days are missing.";

/// What 100 is: `100 = the last price up to 15 January 2026.`
pub fn index_key(base: Option<Date>) -> String {
    match base {
        Some(base) => format!("{KEY_MARKET} 100: the last price up to {}.", date(base)),
        None => format!("{KEY_MARKET} 100: the first price."),
    }
}

/// Sentences after each other; what is empty is left out.
pub fn sentences(parts: &[String]) -> String {
    let mut all = String::new();
    for part in parts {
        if !all.is_empty() && !part.is_empty() {
            all.push(' ');
        }
        all.push_str(part);
    }
    all
}

/// What a reader is told at a price or another point: `Shares, 24 June 2026: HK$99.4. Close; derived.`
pub fn told_point(label: &str, point: &SeriesPoint, unit: &Unit) -> String {
    let facts = point_facts(point);
    let facts = if facts.is_empty() { facts } else { [" (", &facts, ")"].concat() };
    told_value(label, point.date, &[&point_words(point, unit).full(), facts.as_str()].concat())
}

/// What a reader is told at a value of a series: what, when, how much.
pub fn told_value(label: &str, on: Option<Date>, words: &str) -> String {
    let on = on.map(|on| [", ", &date(on)].concat()).unwrap_or_default();
    [label, &on, ": ", words, "."].concat()
}

/// What a reader is told at an event.
pub fn told_event(event: &Event, brief: &Brief) -> String {
    let known = event.reported.map(|on| format!("Known {}.", date(on))).unwrap_or_default();
    let disputed = if event.disputed { "Disputed." } else { "" };
    sentences(&[format!("{}: {}", when(event.date), plain(&event.text, brief)), known, disputed.to_owned()])
}

/// The date of an event beside its text: `10 June 2026, known 24 June 2026`.
pub fn event_detail(event: &Event) -> String {
    match event.reported {
        Some(on) => format!("{}; known {}", when(event.date), date(on)),
        None => when(event.date),
    }
}

/// What one source gives for a figure: `nearly 25,000`, `silent`.
pub fn given(reported: &ReportedValue, unit: &Unit) -> String {
    reported_words(reported, unit).value()
}

/// How it compares, in a word.
pub fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Same => "as here",
        Agreement::OtherWord => "same number, other word",
        Agreement::OtherNumber => "another number",
        Agreement::Silent => "no number",
    }
}

/// What a reader is told of a report: `CNBC. Accounts: nearly 25,000, as here.`
pub fn told_report(publisher: &str, figure: &Figure, reported: &ReportedValue) -> String {
    let fit = agreement(insight::agreement(reported, figure));
    format!("{publisher}. {}: {}, {fit}.", figure.label, given(reported, &figure.unit))
}

/// What a reader is told of a figure as it stands here: `This brief. Accounts: nearly 25,000.`
pub fn told_ours(figure: &Figure, value: &str) -> String {
    format!("{THIS_BRIEF}. {}: {value}.", figure.label)
}

/// What a reader is told of a claim at its column: `2. It was a prank. Disputed: 1 origin for, 1 against.`
pub fn told_claim(number: usize, claim: &Claim, standing: &Standing, brief: &Brief) -> String {
    let (word, _) = standing_word(standing);
    format!("{number}. {} {word}: {}.", plain(&claim.statement, brief), standing_basis(standing))
}

/// What a reader is told of an instrument or an effect.
pub fn told_impact(impact: &Impact) -> String {
    let facts = [
        impact.stage.map(stage),
        Some(direction(impact.direction)),
        Some(horizon(impact.horizon)),
        impact.confidence.map(confidence),
    ];
    let mut told = impact.affects.clone();
    let mut mark = ": ";
    for fact in facts.into_iter().flatten() {
        told.push_str(mark);
        told.push_str(&first_lower(fact));
        mark = ", ";
    }
    told.push('.');
    told
}

/// What a reader is told of a source in a chain: `Reuters rests on Anthropic.`
pub fn told_branch(branch: &Branch, brief: &Brief) -> String {
    format!("{}, {}: {}.", branch.source.publisher, branch.source.title, rests_on(branch, brief))
}

fn rests_on(branch: &Branch, brief: &Brief) -> String {
    let source = branch.source;
    let names: Vec<String> = source.origins.iter().map(|id| brief.sources[id].publisher.clone()).collect();
    match (names.is_empty(), source.unnamed_origin) {
        (false, _) => format!("rests on {}", list(&names)),
        (true, true) => "rests on an origin it does not name".to_owned(),
        (true, false) => "an origin".to_owned(),
    }
}

/// Days that a volume takes under a limit, after the word of their bound: `more than 23.0 days`.
pub fn days(days: f64, word: &str) -> String {
    let spelled = if days < 100.0 { one_decimal(days) } else { number(days.round()) };
    [word, &spelled, " days"].concat()
}

/// `23.0`, for a number that is not negative. Formatting with a precision would bring 5 KB to the press.
fn one_decimal(value: f64) -> String {
    let whole = (value * 10.0).round() / 10.0;
    let text = number(whole);
    if text.contains(['.', 'e']) || whole >= 1e6 { text } else { format!("{text}.0") }
}

/// `at 50 a day per account the same volume takes more than 23.0 days`
pub fn what_if(cap: f64, days: &str) -> String {
    format!("at {} a day per account the same volume takes {days}", number(cap))
}

/// At the stated rate: `as stated, 25.6 a day per account take 45 days`
pub fn as_stated(rate: f64, days: &str) -> String {
    format!("as stated, {} a day per account for {days}", computed_number(rate))
}

/// What a reader can ask of a what-if, in the order of its fields.
pub const ASKED: [&str; 3] = ["Accounts", "Days", "Most a day per account"];

/// Before the buttons that put numbers of the brief into the fields, and the one for what was stated.
pub const PRESETS: &str = "Try";
pub const AS_STATED: &str = "as stated";

/// On a button: `50 a day`.
pub fn preset(cap: f64) -> String {
    [&number(cap), " a day"].concat()
}

/// The answer to a what-if. `formula` is the volume and the accounts, `days` follows from the limit, `rate` and `accounts` are
/// what it would take to be done in `within` days, all in words with their precision.
pub fn rate_answer(cap: f64, days: &str, formula: [&str; 2], within: f64, rate: &str, accounts: &str) -> String {
    let (spelled, within) = (number(cap), stated_days(within));
    let [volume, among] = formula;
    let parts =
        ["Hypothetical: ", &what_if(cap, days), ", that is ", volume, " ÷ (", among, " × ", &spelled, "). In ", &within];
    let rest = [" it takes ", rate, " a day per account; at ", &spelled, " a day, ", accounts, " accounts."];
    [parts.concat(), rest.concat()].concat()
}

/// A number that follows from others, after the word of its bound: `more than 25.6`.
pub fn bounded(word: &str, value: f64) -> String {
    [word, &computed_number(value)].concat()
}

/// Why there is no answer, by the field.
pub fn flaw(label: &str, flaw: insight::Flaw) -> String {
    let why = match flaw {
        insight::Flaw::Empty => "empty, so nothing can be worked out.",
        insight::Flaw::NoNumber => "what is typed is not a number.",
        insight::Flaw::Negative => "fewer than none is impossible.",
        insight::Flaw::Zero => "with none at all the volume is never reached.",
        insight::Flaw::Part => "only whole ones are possible.",
        insight::Flaw::Small => "less than a thousandth is too little to show what follows.",
        insight::Flaw::Huge => "more than a trillion is too much to show what follows.",
    };
    [label, ": ", why].concat()
}

/// The fields of a selection.
pub const SELECTED: [&str; 2] = ["How many", "After the first"];

/// While nothing is selected.
pub const NONE_SELECTED: &str = "Drag over marks, or set a number, to see what falls to a part of them.";

/// That there are not so many: `How many: there are only nearly 25,000 accounts.`
pub fn too_many(words: &str) -> String {
    [SELECTED[0], ": there are only ", words, "."].concat()
}

/// That not so many are left: `After the first: 24,000 leave only 1,000 of nearly 25,000 accounts.`
pub fn too_few(before: f64, left: f64, words: &str) -> String {
    [SELECTED[1], ": ", &number(before), " leave only ", &number(left), " of ", words, "."].concat()
}

/// What falls to those selected, after the word of its bound: `more than 1,152 exchanges`; of a range, both ends.
pub fn part_of(word: &str, [low, high]: [f64; 2], unit: &str) -> String {
    let (low, high) = (computed_number(low), computed_number(high));
    let parts = if low == high { [word, &low, "", "", " ", unit] } else { [word, &low, " to ", &high, " ", unit] };
    parts.concat()
}

/// `1,000 of nearly 25,000 accounts, numbers 4,001 to 5,000. An equal share, which is an assumption: more than 1.152 million
/// exchanges.` Those from the first on go without numbers.
pub fn selected(stretch: Stretch, words: &str, shares: &str) -> String {
    let [before, after] = if shares.is_empty() { ["", ""] } else { [" An equal share, which is an assumption: ", "."] };
    let [first, last] = stretch.ends();
    let (count, first, last) = (number(stretch.count), number(first), number(last));
    let [numbers, first, to, last] = match first.as_str() {
        "1" => ["", "", "", ""],
        _ if first == last => [", number ", &first, "", ""],
        _ => [", numbers ", &first, " to ", &last],
    };
    [&count, " of ", words, numbers, first, to, last, ".", before, shares, after].concat()
}

/// `exchanges a day`
pub fn a_day(unit: &str) -> String {
    [unit, " a day"].concat()
}

/// What the axes of a what-if are.
pub const ACROSS_RATE: &str = "most a day per account";
pub const UP_RATE: &str = "days for the same volume";

/// A limit: `50 a day per account`.
pub fn cap_label(cap: f64) -> String {
    format!("{} a day per account", computed_number(cap))
}

/// At a mark of the curve: `50 a day: more than 23.0 days`.
pub fn cap_words(cap: f64, days: &str) -> String {
    format!("{} a day: {days}", number(cap))
}

/// `45 days`
pub fn stated_days(days: f64) -> String {
    let days = number(days);
    if days == "1" { "1 day".to_owned() } else { format!("{days} days") }
}

/// Says that nothing of a what-if happened, and how it is computed.
pub const KEY_RATE: &str = "Hypothetical: no such limit was set. Days = exchanges ÷ (accounts × most a day per account), as if all \
                            accounts were used alike.";

/// What one mark is: `Each mark is one of nearly 25,000 accounts; a block is 1,000.`
pub fn accounts_key(value: &str, each: f64, block: Option<u32>) -> String {
    let one = if each > 1.0 { number(each) } else { "one".to_owned() };
    let block = block.map(|block| format!("; a block is {}", number(f64::from(block) * each))).unwrap_or_default();
    format!("Each mark is {one} of {value}{block}. Pale marks may not be there; an arrow: there are more.")
}

/// The figures in words, and what falls to one of the accounts: `If all are alike, each has more than 1,152.`
pub fn describe_accounts(figures: &[&Figure], share: Option<Quantity>) -> String {
    let mut parts = Vec::new();
    for figure in figures {
        parts.push(valued(figure));
    }
    if let Some(Quantity::Known(amount, _)) = share {
        let word = share.map(precision_of).unwrap_or_default();
        parts.push(format!("If all accounts were used alike, {word}{} fall to each.", computed_number(amount.low())));
    }
    sentences(&parts)
}

fn valued(figure: &Figure) -> String {
    format!("{}: {}.", figure.label, figure_words(figure).full())
}

/// What a reader is told at a figure.
pub fn told_figure(figure: &Figure, brief: &Brief) -> String {
    sentences(&[valued(figure), basis_sentence(figure, brief)])
}

/// With a capital and a full stop.
pub fn sentence(text: &str) -> String {
    format!("{}.", first_upper(text.trim_end_matches('.')))
}

/// The row of the brief's own values.
pub const THIS_BRIEF: &str = "This brief";

/// What moves a long series: its name, and what stands on it. The keys are the same.
pub const MOVES: [(&str, &str); 5] =
    [("ArrowLeft", "← Earlier"), ("ArrowRight", "Later →"), ("+", "+ Closer"), ("-", "− Wider"), ("Escape", "Whole")];

/// Over the parties of a timeline, and the choice of all.
pub const PARTY: &str = "Events of";
pub const EVERYONE: &str = "Everyone";

/// How to read a long series.
pub const KEY_SERIES: &str =
    "● reported ○ worked out. Where values are dense, the line spans the lowest and the highest; gaps stay open.";

/// The part of the page that lists events.
pub const TIMELINE: &str = "Timeline";

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

/// Where the points of series stand, by address and name.
pub fn series_parts(series: &[&Series]) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for series in series {
        parts.push((address("series-", series.id.word()), series.label.clone()));
    }
    parts
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

/// The words to count campaigns by, those that stand apart second, and their cells, gaps second.
pub const CAMPAIGNS: [&str; 2] = ["Campaigns", "more apart"];
pub const CELLS: [&str; 2] = ["values", "gaps"];

/// `Campaigns: 4; values: 18; gaps: 18; more apart: 5. Exchanges: from 150,000 (DeepSeek) to more than 28.8 million (Qwen).`
/// What is counted is in `words`; `ends` are value and name of the lowest by a metric, then of the highest.
pub fn describe_campaigns(words: &[&str], metric: &str, ends: [&String; 4]) -> String {
    let [low, lowest, high, highest] = ends;
    format!("{} {metric}: from {low} ({lowest}) to {high} ({highest}).", tally_line(words))
}

/// Several series one after the other.
pub fn describe_all(series: &[&Series]) -> String {
    let mut parts = Vec::new();
    for series in series {
        parts.push(describe_series(series));
    }
    sentences(&parts)
}

/// The parts of the page that say what rests on what, and what each source has to say of a claim.
pub fn chain_parts() -> Vec<(String, String)> {
    let part = |address: &str, name: &str| (address.to_owned(), name.to_owned());
    vec![part("part-claims", "Claims and their evidence"), part("part-sources", "Sources")]
}

/// `8 events in 3 lanes, from 1 March 2026 to 4 April 2026. Known later: 2; disputed: 1.`
pub fn describe_timeline(lanes: &[(String, Vec<&Event>)]) -> String {
    let mut words = Vec::new();
    let mut number = 0;
    let mut ends: Option<(Date, Date)> = None;
    for (_, events) in lanes {
        number += events.len();
        for event in events {
            let (from, to) = (event.date.from(), event.date.to().unwrap_or(event.date.from()));
            let (first, last) = ends.unwrap_or((from, to));
            ends = Some((first.min(from), last.max(to)));
            if event.date.to().is_some() {
                words.push("Of more than a day");
            }
            if event.reported.is_some() {
                words.push("Known later");
            }
            if event.disputed {
                words.push("Disputed");
            }
        }
    }
    let Some((first, last)) = ends else { return String::new() };
    let spans = format!(
        "{}, from {} to {}.",
        of_each(number, ["event", "events"], lanes.len(), ["lane", "lanes"]),
        date(first),
        date(last)
    );
    sentences(&[spans, tally_line(&words)])
}

/// `7 events in 3 lanes`
fn of_each(number: usize, what: [&str; 2], groups: usize, group: [&str; 2]) -> String {
    format!("{} in {}", count(number, what[0], what[1]), count(groups, group[0], group[1]))
}

/// `7 sources on 3 figures. as here: 12; same number, other word: 3.`
pub fn describe_reports(sources: usize, figures: usize, fits: &[Agreement]) -> String {
    let mut words = Vec::new();
    for fit in fits {
        words.push(agreement(*fit));
    }
    let what = format!("{} on {}.", count(sources, "source", "sources"), count(figures, "figure", "figures"));
    sentences(&[what, first_upper(&tally_line(&words))])
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
pub fn describe_impacts(impacts: &[&Impact]) -> String {
    let mut words: [Vec<&str>; 3] = Default::default();
    for impact in impacts {
        words[0].push(if impact.area == Area::Market { MARKET } else { POLICY });
        words[1].push(direction(impact.direction));
        words[2].extend(impact.confidence.map(confidence));
    }
    let [areas, directions, confidences] = words.map(|words| tally_line(&words));
    sentences(&[format!("{}.", count(impacts.len(), "effect", "effects")), areas, directions, confidences])
}

/// Each word with how often it is there, in the order of their first: `Loses: 14; Gains: 3.`
fn tally_line(words: &[&str]) -> String {
    let mut line = String::new();
    for (at, word) in words.iter().enumerate() {
        if !words[..at].contains(word) {
            let number = words.iter().filter(|other| *other == word).count();
            line.push_str(if at > 0 { "; " } else { "" });
            line.push_str(word);
            line.push_str(": ");
            line.push_str(&number.to_string());
        }
    }
    if !line.is_empty() {
        line.push('.');
    }
    line
}

/// `17 sources of 6 claims. They go back to 4 origins; 2 name no origin. Most, 9, rest on Anthropic.`
pub fn describe_origins(claims: usize, branches: &[Branch]) -> String {
    let (mut named, mut nameless) = (0, 0);
    let mut most = (0, "");
    let mut root = (0, "");
    for branch in branches {
        nameless += usize::from(!branch.is_named);
        if branch.steps == 0 {
            named += usize::from(branch.is_named);
            root = (0, &branch.source.publisher);
        } else {
            root.0 += 1;
        }
        if root.0 > most.0 {
            most = root;
        }
    }
    let (repeats, publisher) = most;
    sentences(&[
        format!("{} of {}.", count(branches.len(), "source", "sources"), count(claims, "claim", "claims")),
        format!("They go back to {}; {nameless} name no origin.", count(named, "origin", "origins")),
        if repeats > 0 { format!("Most, {repeats}, rest on {publisher}.") } else { String::new() },
    ])
}

/// `Shares: 9 values and 3 gaps, from 24 June to 2 July 2026. Lowest 90.4, highest 99.4. From 99.4 to 96.1, down 3.3%.`
fn describe_series(series: &Series) -> String {
    let (columns, gaps) = (&series.columns, series.columns.gaps());
    let what =
        format!("{}: {} and {}.", series.label, count(columns.len() - gaps, "value", "values"), count(gaps, "gap", "gaps"));
    let Some([first, last, low, high]) = columns.ends(0..columns.len()) else { return what };
    let at = |at: usize| {
        let point = insight::point_at(series, at);
        let on = point.date.map(|on| format!(" ({})", date(on))).unwrap_or_default();
        format!("{}{on}", point_words(&point, &series.unit).full())
    };
    sentences(&[
        what,
        format!("Lowest {}, highest {}.", at(low), at(high)),
        change(columns.value(first), columns.value(last), &at(first), &at(last)),
    ])
}

/// `From 99.4 to 96.1: 3.3% down.`
fn change(first: f64, last: f64, first_words: &str, last_words: &str) -> String {
    let share = (last / first - 1.0) * 100.0;
    let way = if !share.is_finite() || first <= 0.0 {
        String::new()
    } else if share.abs() < 0.05 {
        ": level".to_owned()
    } else {
        format!(": {}% {}", one_decimal(share.abs()), if share < 0.0 { "down" } else { "up" })
    };
    format!("From {first_words} to {last_words}{way}.")
}
