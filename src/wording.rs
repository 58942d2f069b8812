//! Numbers, times, plurals and sentences for people, in the language of the page's own words: English.
//!
//! Every sentence the program says itself is made here (diagnostics apart). Nothing here knows markup.

use chrono::{Datelike, NaiveDate, Timelike};

use crate::brief::{
    Access, Area, Audience, Bearing, Bound, Brief, ChangeKind, Confidence, Credit, Date, Depth, Derivation, Direction, Figure,
    Formula, Horizon, Id, Impact, Lens, Likelihood, Maker, Marking, Meta, Operation, Piece, Precision, Prose, Quantity,
    ReplyStatus, ReportedValue, Role, Row, Slack, Source, SourceKind, Stage, Stance, Task, Unit, Vocabulary, When,
};
use crate::insight::{self, Corroboration, Standing};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Words read in a minute: the mean for non-fiction (Brysbaert, *J. Memory and Language* 109, 2019).
const WORDS_PER_MINUTE: usize = 238;

/// `10 June 2026`, `June 2026`, `2026`, `25 June 2026, 14:43 (UTC+08:00)`.
pub fn date(date: Date) -> String {
    let day = date.first_day();
    match date {
        Date::Year(_) => day.year().to_string(),
        Date::Month(_) => format!("{} {}", month(day), day.year()),
        Date::Day(_) => full_day(day),
        Date::Instant(instant) => {
            let offset = instant.offset().local_minus_utc() / 60;
            let zone = match offset {
                0 => "UTC".to_owned(),
                _ => format!("UTC{}{:02}:{:02}", if offset < 0 { '−' } else { '+' }, offset.abs() / 60, offset.abs() % 60),
            };
            format!("{}, {:02}:{:02} {zone}", full_day(day), instant.hour(), instant.minute())
        }
    }
}

/// A date, or both ends of an interval with what they share said once: `22 April to 5 June 2026`.
pub fn when(when: When) -> String {
    let Some(to) = when.to() else { return date(when.from()) };
    let (first, last) = (when.from().first_day(), to.first_day());
    match (when.from(), to) {
        (Date::Day(_), Date::Day(_)) if first.year() == last.year() && first.month() == last.month() => {
            format!("{} to {}", first.day(), full_day(last))
        }
        (Date::Day(_), Date::Day(_)) if first.year() == last.year() => {
            format!("{} {} to {}", first.day(), month(first), full_day(last))
        }
        (Date::Month(_), Date::Month(_)) if first.year() == last.year() => {
            format!("{} to {} {}", month(first), month(last), last.year())
        }
        (from, to) => format!("{} to {}", date(from), date(to)),
    }
}

/// `10 Jun`, for a place where the year is known.
pub fn short_when(when: When) -> String {
    let short = |date: Date| {
        let day = date.first_day();
        let month = &MONTHS[day.month0() as usize][..3];
        match date {
            Date::Year(_) => day.year().to_string(),
            Date::Month(_) => month.to_owned(),
            Date::Day(_) | Date::Instant(_) => format!("{} {month}", day.day()),
        }
    };
    match when.to() {
        None => short(when.from()),
        Some(to) if matches!(when.from(), Date::Day(_)) && same_month(when.from(), to) => {
            format!("{} to {}", when.from().first_day().day(), short(to))
        }
        Some(to) => format!("{} to {}", short(when.from()), short(to)),
    }
}

fn same_month(one: Date, other: Date) -> bool {
    let (one, other) = (one.first_day(), other.first_day());
    (one.year(), one.month()) == (other.year(), other.month())
}

fn month(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

fn full_day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// `1,152`, `28.8 million`, `94.55`. Up to six decimals, none lost below that; scale words from a million on.
pub fn number(value: f64) -> String {
    if value.abs() >= 1e15 {
        return grouped(value, 0);
    }
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if value.abs() >= scale {
            return format!("{} {word}", grouped(value / scale, 3));
        }
    }
    grouped(value, 6)
}

/// A number computed from others, to four significant digits, so that it claims no more than its inputs.
pub fn computed_number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    // Exact powers only: a power of ten that is not whole would show in the last digits.
    let digits = value.abs().log10().floor() as i32 - 3;
    let unit = 10f64.powi(digits.abs());
    number(if digits < 0 { (value * unit).round() / unit } else { (value / unit).round() * unit })
}

/// A number in few characters, for an axis: `30M`, `250k`, `0.5`.
pub fn tick(value: f64) -> String {
    if value.abs() >= 1e15 {
        return grouped(value, 0);
    }
    for (scale, mark) in [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")] {
        if value.abs() >= scale {
            return format!("{}{mark}", grouped(value / scale, 2));
        }
    }
    grouped(value, 3)
}

fn grouped(value: f64, decimals: i32) -> String {
    // Past this, digits would fill the line and mean nothing.
    if value.abs() >= 1e15 {
        let power = value.abs().log10().floor() as i32;
        return format!("{}e{power}", grouped(value / 10f64.powi(power), 2));
    }
    let unit = 10f64.powi(decimals);
    let rounded = (value.abs() * unit).round() / unit;
    // A number too large to be rounded has no decimals to lose.
    let text = if rounded.is_finite() { rounded } else { value.abs() }.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 && (whole != "0" || !fraction.is_empty()) {
        out.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number with its unit: `45 days`, `US$965 billion`, `13%`, `1 day`.
fn with_unit(number: &str, unit: &Unit) -> String {
    let unit = unit.text();
    if unit.is_empty() {
        return number.to_owned();
    }
    if unit == "%" {
        return format!("{number}%");
    }
    if unit.ends_with(['$', '€', '£', '¥']) {
        return format!("{unit}{number}");
    }
    match unit.strip_suffix('s') {
        Some(one) if number == "1" && !one.ends_with('s') => format!("1 {one}"),
        _ => format!("{number} {unit}"),
    }
}

/// How a quantity reads, in parts: the word of its precision, the number, the unit after it.
pub struct QuantityWords {
    /// `more than`; empty when exact.
    pub precision: String,
    /// `28.8 million`, currency included; `not disclosed` when it is.
    pub number: String,
    /// `exchanges`; empty when the number holds it.
    pub unit: String,
}

impl QuantityWords {
    /// `more than 28.8 million`
    pub fn value(&self) -> String {
        spaced(&self.precision, &self.number)
    }

    /// `more than 28.8 million exchanges`
    pub fn full(&self) -> String {
        spaced(&self.value(), &self.unit)
    }
}

fn spaced(before: &str, after: &str) -> String {
    match (before, after) {
        ("", only) | (only, "") => only.to_owned(),
        _ => format!("{before} {after}"),
    }
}

/// How a figure reads.
pub fn figure_words(figure: &Figure) -> QuantityWords {
    quantity_words(figure.quantity, figure.precision, &figure.unit)
}

/// How one source's value for a figure reads.
pub fn reported_words(reported: &ReportedValue, unit: &Unit) -> QuantityWords {
    quantity_words(reported.quantity(), Some(reported.precision), unit)
}

/// How a quantity reads; the word is the author's where there is one, else what the bound amounts to.
fn quantity_words(quantity: Quantity, precision: Option<Precision>, unit: &Unit) -> QuantityWords {
    let Quantity::Known(amount, bound) = quantity else {
        return QuantityWords { precision: String::new(), number: "not disclosed".to_owned(), unit: String::new() };
    };
    let spell = if precision.is_some() { number } else { computed_number };
    let number =
        if amount.is_range() { format!("{} to {}", spell(amount.low()), spell(amount.high())) } else { spell(amount.low()) };
    let word = precision.map_or_else(|| bound_word(bound), |precision| precision_word(precision));
    let joined = with_unit(&number, unit);
    // Said after the number, since nothing said before it would be true.
    let (word, after) = if word == UNBOUNDED { ("", word) } else { (word, "") };
    match joined.strip_prefix(&format!("{number} ")) {
        Some(unit) => QuantityWords { precision: word.to_owned(), unit: format!("{unit}{after}"), number },
        None => QuantityWords { precision: word.to_owned(), number: format!("{joined}{after}"), unit: String::new() },
    }
}

/// The word before a number; empty when it is exact.
pub fn precision_word(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "",
        Precision::About => "about",
        Precision::Nearly => "nearly",
        Precision::MoreThan => "more than",
        Precision::AtLeast => "at least",
        Precision::LessThan => "less than",
        Precision::AtMost => "at most",
        Precision::OrderOfMagnitude => "on the order of",
        Precision::NotDisclosed => "not disclosed",
    }
}

/// What is said of a derived number that bounds nothing.
const UNBOUNDED: &str = ", with no bound on either side";

/// The word before a derived number.
fn bound_word(bound: Bound) -> &'static str {
    match (bound.below, bound.above) {
        (Slack::Not, Slack::Not) => "",
        (Slack::Not, Slack::Near) => "slightly more than",
        (Slack::Near, Slack::Not) => "nearly",
        (Slack::Near, Slack::Near) => "about",
        (Slack::Not, Slack::Open | Slack::Tenfold) => {
            if bound.strict {
                "more than"
            } else {
                "at least"
            }
        }
        (Slack::Open | Slack::Tenfold, Slack::Not) => {
            if bound.strict {
                "less than"
            } else {
                "at most"
            }
        }
        (Slack::Near, Slack::Open) => "about, or more than,",
        (Slack::Open, Slack::Near) => "about, or less than,",
        (Slack::Tenfold, Slack::Near | Slack::Tenfold) | (Slack::Near, Slack::Tenfold) => "on the order of",
        (Slack::Open, Slack::Open | Slack::Tenfold) | (Slack::Tenfold, Slack::Open) => UNBOUNDED,
    }
}

/// The word over a key figure, where even "exact" is said.
pub fn precision_label(figure: &Figure) -> String {
    let words = figure_words(figure);
    match figure.quantity {
        Quantity::NotDisclosed => String::new(),
        Quantity::Known(..) if words.precision.is_empty() => "exactly".to_owned(),
        Quantity::Known(..) => words.precision,
    }
}

/// A formula with the labels of its figures in place of their ids: `28.8 million ÷ 25,000`.
pub fn formula(formula: &Formula, spell: &dyn Fn(&Id<Figure>) -> String) -> String {
    match formula {
        Formula::Number(amount) => number(amount.low()),
        Formula::Figure(id) => spell(id),
        Formula::Operation(operation, left, right) => {
            let sign = match operation {
                Operation::Add => "+",
                Operation::Subtract => "−",
                Operation::Multiply => "×",
                Operation::Divide => "÷",
            };
            let side = |part: &Formula| match part {
                Formula::Operation(..) => format!("({})", self::formula(part, spell)),
                _ => self::formula(part, spell),
            };
            format!("{} {sign} {}", side(left), side(right))
        }
    }
}

/// A text as it reads without links.
pub fn plain(prose: &Prose, brief: &Brief) -> String {
    prose.0.iter().map(|piece| piece_text(piece, brief)).collect()
}

/// What a reference shows.
pub fn piece_text(piece: &Piece, brief: &Brief) -> String {
    match piece {
        Piece::Words(text) | Piece::Claim(_, text) | Piece::Question(_, text) => typeset(text),
        Piece::Figure(id) => running(&brief.figures[id], QuantityWords::full),
        Piece::FigureValue(id) => running(&brief.figures[id], QuantityWords::value),
        Piece::Event(id) => when(brief.events[id].date),
        Piece::Source(id, text) => text.clone().unwrap_or_else(|| brief.sources[id].publisher.clone()),
        Piece::Party(id, text) => text.clone().unwrap_or_else(|| brief.parties[id].name.clone()),
        Piece::Term(id, text) => text.clone().unwrap_or_else(|| brief.glossary[id].term.clone()),
    }
}

/// A text with its quotes and apostrophes curved, as English has them.
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut after = ' ';
    for letter in text.chars() {
        let opens = after == ' ' || after == '(';
        set.push(match letter {
            '\'' if after.is_ascii_alphanumeric() => '’',
            '"' if opens => '“',
            '"' => '”',
            _ => letter,
        });
        after = letter;
    }
    set
}

/// A figure in running text, where whole numbers below ten are words.
fn running(figure: &Figure, part: impl Fn(&QuantityWords) -> String) -> String {
    const NAMES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let mut words = figure_words(figure);
    if let Some(name) = words.number.parse::<usize>().ok().and_then(|number| NAMES.get(number.checked_sub(1)?)) {
        (*name).clone_into(&mut words.number);
    }
    part(&words)
}

/// `1 source`, `7 sources`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number as f64, 0), if number == 1 { one } else { many })
}

/// `and 3 more`
pub fn and_more(number: usize) -> String {
    format!("and {} more", grouped(number as f64, 0))
}

/// `9 sources, 1 origin`
pub fn coverage(sources: usize, origins: usize) -> String {
    match (sources, origins) {
        (0, _) => "no source".to_owned(),
        (_, 0) => format!("{}, no named origin", count(sources, "source", "sources")),
        _ => format!("{}, {}", count(sources, "source", "sources"), count(origins, "origin", "origins")),
    }
}

/// What a zip says of itself, with line ends that every editor shows.
pub fn zip_readme(meta: &Meta) -> String {
    let lines = [
        meta.title.clone(),
        String::new(),
        format!("Revision {}, as of {}.", meta.revision, date(meta.updated)),
        String::new(),
        "Open index.html by double click. It needs no network and asks nobody for anything;".to_owned(),
        "it can be copied out of this folder and works alone.".to_owned(),
        String::new(),
        "incident.json          the bundle the page was made of".to_owned(),
        "incident.schema.json   what a bundle may hold".to_owned(),
        "claims.csv, figures.csv, sources.csv, sources.bib   the same as tables".to_owned(),
        "SHA256SUMS             digests of all files; `sha256sum --check SHA256SUMS` compares them".to_owned(),
        String::new(),
        "A digest that fits proves that a file is as it was packed. It does not prove who".to_owned(),
        "packed it, nor that what it says is true.".to_owned(),
    ];
    lines.map(|line| line + "\r\n").concat()
}

/// The files beside the page that hold its data.
pub const DATA: [(&str, &str); 6] = [
    ("bundle", "incident.json"),
    ("claims", "claims.csv"),
    ("figures", "figures.csv"),
    ("sources", "sources.csv"),
    ("bibliography", "sources.bib"),
    ("feed", "feed.xml"),
];

/// Before the words of [`STANDINGS`], where the page explains its marks.
pub const LEGEND: &str = "How the claims in the text stand:";

/// The word of each standing, and the class that gives it its shape; best supported first.
pub const STANDINGS: [(&str, &str); 4] = [
    ("Independent origins", "independent"),
    ("One origin", "one-origin"),
    ("Disputed", "disputed"),
    ("Unsupported", "unsupported"),
];

/// The word of a standing, and the class that gives it its shape.
pub fn standing_word(standing: &Standing) -> (&'static str, &'static str) {
    STANDINGS[match standing.corroboration {
        Corroboration::Independent(_) => 0,
        Corroboration::OneOrigin(_) => 1,
        Corroboration::Disputed { .. } => 2,
        Corroboration::Unsupported => 3,
    }]
}

/// What the word stands on: `7 sources, 1 origin`.
pub fn standing_basis(standing: &Standing) -> String {
    let supported = |origins: usize| coverage(standing.supporting_sources, origins);
    match &standing.corroboration {
        Corroboration::Unsupported => {
            let said = match standing.supporting_sources {
                0 => "no source supports it".to_owned(),
                some => format!("{} but no named origin", count(some, "source says so", "sources say so")),
            };
            match standing.disputing_sources {
                0 => said,
                some => format!("{said}; {} it", count(some, "source disputes", "sources dispute")),
            }
        }
        Corroboration::OneOrigin(_) => supported(1),
        Corroboration::Independent(origins) => supported(origins.as_slice().len()),
        Corroboration::Disputed { supporting, disputing } => {
            format!("for: {}; against: {}", supported(supporting.len()), coverage(standing.disputing_sources, disputing.len()))
        }
    }
}

/// `Alleged by Anthropic`, `Said by Reuters and CNBC`.
pub fn asserters(names: &[String], stance: Stance) -> String {
    let word = match stance {
        Stance::Says => "Said",
        Stance::Alleges => "Alleged",
        Stance::Denies => "Denied",
        Stance::Estimates => "Estimated",
    };
    if names.is_empty() { word.to_owned() } else { format!("{word} by {}", list(names)) }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// `Reads in 2 minutes`
pub fn reading_time(words: usize) -> String {
    let seconds = words * 60 / WORDS_PER_MINUTE;
    match seconds {
        0..=44 => "Reads in half a minute".to_owned(),
        45..=89 => "Reads in a minute".to_owned(),
        _ => format!("Reads in {} minutes", (seconds + 30) / 60),
    }
}

/// How a party answered, with its name: `Alibaba: no response found as of 13 September 2026`.
pub fn reply(status: ReplyStatus, on: Option<Date>) -> String {
    let said = match status {
        ReplyStatus::Statement => "made a statement",
        ReplyStatus::Declined => "declined to comment",
        ReplyStatus::NoResponseFound => "no response found",
        ReplyStatus::NotAsked => "not asked",
    };
    match (on, status) {
        (Some(on), ReplyStatus::NoResponseFound) => format!("{said} as of {}", date(on)),
        (Some(on), _) => format!("{said}, {}", date(on)),
        (None, _) => said.to_owned(),
    }
}

/// The short word of the status line for the same.
pub fn reply_label(status: ReplyStatus) -> &'static str {
    match status {
        ReplyStatus::Statement => "Replied",
        ReplyStatus::Declined => "Declined to comment",
        ReplyStatus::NoResponseFound => "No reply found",
        ReplyStatus::NotAsked => "Not asked",
    }
}

/// `marking: TLP:AMBER`, or nothing.
pub fn marking(marking: &Marking) -> Option<String> {
    match marking {
        Marking::None => None,
        Marking::Embargo(until) => Some(format!("Embargoed until {}", date(*until))),
        Marking::Tlp(label) => Some(format!("TLP:{}", label.word().to_ascii_uppercase())),
    }
}

/// `drafted by a program (name)`, for the colophon.
pub fn credit(credit: &Credit) -> String {
    let task = match credit.task {
        Task::Drafted => "Drafted",
        Task::Edited => "Edited",
        Task::Checked => "Checked",
    };
    let by = match credit.by {
        Maker::Human => "a person",
        Maker::Machine => "a machine",
    };
    match &credit.name {
        Some(name) => format!("{task} by {by}: {name}"),
        None => format!("{task} by {by}"),
    }
}

/// Who drafted, edited and checked a block, in a line: `Drafted by a machine. Checked by a person.`
pub fn credits(credits: &[Credit]) -> Option<String> {
    let said = |credit: &Credit| format!("{}.", self::credit(&Credit { name: None, ..credit.clone() }));
    let lines: Vec<String> = credits.iter().map(said).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// What a source is: `Wire report`.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Primary => "Primary document",
        SourceKind::Wire => "Wire or major outlet",
        SourceKind::Secondary => "Secondary report",
        SourceKind::Analysis => "Analysis",
        SourceKind::Generated => "Machine-made text",
        SourceKind::UserReport => "User report",
    }
}

/// What the grades mean.
pub const GRADES: &str = "A: a primary document or the party’s own page. B: a major or specialist outlet. C: secondary, and names \
                          its source. D: machine-made or anonymous. X: shown to be wrong in a material point, and kept \
                          because it is contested.";

/// How the authors saw a source, unless as it was published; an access note says it better.
pub fn access(access: Access) -> Option<&'static str> {
    match access {
        Access::ReadDirectly => None,
        Access::ViaReproduction => Some("read in a reproduction"),
        Access::NotOpened => Some("not opened; known through others"),
    }
}

/// The heading over one side of the evidence.
pub fn bearing(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Supports => "Supports",
        Bearing::Disputes => "Disputes",
        Bearing::Context => "Context",
    }
}

/// For whom advice is meant.
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Individual => "If you use such tools yourself",
        Audience::Business => "If your business buys or uses them",
        Audience::Investor => "If you hold or weigh shares",
        Audience::Developer => "If you build on them",
        Audience::PolicyMaker => "If you make rules",
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

/// How far an instrument has come.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "Proposed",
        Stage::Announced => "Announced",
        Stage::Issued => "Issued",
        Stage::InForce => "In force",
        Stage::Lifted => "Lifted",
    }
}

/// What a party is.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Accuser => "Accuser",
        Role::Accused => "Accused",
        Role::Government => "Government",
        Role::Analyst => "Analyst",
        Role::Outlet => "Outlet",
        Role::Affected => "Affected",
    }
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

/// The heading over the impacts of an area.
pub fn area(area: Area) -> &'static str {
    match area {
        Area::Market => "Market",
        Area::Policy => "Policy",
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

/// `Reuters, 24 June 2026`
pub fn source_line(source: &Source) -> String {
    match source.date {
        Some(on) => format!("{}, {}", source.publisher, date(on)),
        None => format!("{}, no date shown", source.publisher),
    }
}

/// The one calm line of a page whose script could not start.
pub const ASLEEP: &str = "Charts do not answer in this browser; all else is here.";

/// What stands in an exhibit's readout while nothing is pointed at.
pub const POINTING_HINT: &str = "Point at a mark, or move with the arrow keys, to read it; follow it to its sources.";

/// What stands where a kind of exhibit has no drawing.
pub const NOT_DRAWN: &str = "This kind of exhibit is not drawn yet; what it refers to is listed.";

/// What stands where a source gives no such number.
pub const NOT_REPORTED: &str = "not reported";

/// Whether the accused made a statement.
pub fn replied(status: ReplyStatus) -> bool {
    status == ReplyStatus::Statement
}

/// Whose word a figure is: `9 sources, 1 origin`, or how it was derived.
pub fn figure_basis(figure: &Figure, brief: &Brief) -> String {
    let (sources, origins) = insight::coverage(figure.reported_by.iter().map(|reported| &reported.source), brief);
    let reported = coverage(sources, origins.len());
    match &figure.derivation {
        Some(derivation) if sources == 0 => format!("derived: {}", spelled_out(&derivation.formula, brief)),
        Some(_) => format!("derived; also reported by {reported}"),
        None => reported,
    }
}

/// `Derived: 28.8 million ÷ 25,000`
pub fn derivation(derivation: &Derivation, brief: &Brief) -> String {
    format!("Derived: {}.", spelled_out(&derivation.formula, brief))
}

fn spelled_out(formula: &Formula, brief: &Brief) -> String {
    self::formula(formula, &|id| figure_words(&brief.figures[id]).number)
}

/// `DeepSeek, February post`
pub fn row_name(row: &Row) -> String {
    row.detail.as_ref().map_or_else(|| row.label.clone(), |detail| format!("{}, {detail}", row.label))
}

/// What a reader is told at a mark: `Qwen-affiliated operators, June letter. Exchanges: more than 28.8 million. 6 sources, 1 origin.`
pub fn told(label: &str, detail: &str, metric: &str, value: &str, basis: &str) -> String {
    let name = if detail.is_empty() { label.to_owned() } else { format!("{label}, {detail}") };
    spaced(&format!("{name}. {metric}: {value}."), basis)
}

/// Whose word a figure is, as a sentence; nothing when it is a gap.
pub fn basis_sentence(figure: &Figure, brief: &Brief) -> String {
    match figure.quantity {
        Quantity::NotDisclosed => String::new(),
        Quantity::Known(..) => format!("{}.", first_upper(&figure_basis(figure, brief))),
    }
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| [first.to_ascii_uppercase()].into_iter().chain(letters).collect())
}

/// What is to be known of an impact beyond its text, one fact each, likelihood and confidence apart (ICD 203).
pub fn impact_facts(impact: &Impact) -> Vec<String> {
    let dates: Vec<String> = impact.dates.iter().map(|date| self::date(*date)).collect();
    let facts = [
        impact.jurisdiction.clone(),
        (!dates.is_empty()).then(|| dates.join("; ")),
        Some(format!("felt {}", horizon(impact.horizon))),
        impact.likelihood.map(|word| likelihood(word).to_owned()),
        impact.confidence.map(|word| confidence(word).to_owned()),
    ];
    facts.into_iter().flatten().collect()
}

/// Whom a lens speaks for and what it weighs.
pub fn lens_stance(lens: &Lens) -> String {
    let bare = |text: &str| text.trim().trim_end_matches('.').to_owned();
    format!("Speaks for {}. Weighs {}.", first_lower(&bare(&lens.speaks_for)), first_lower(&bare(&lens.weighs)))
}

fn first_lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    // A second capital means a name or an abbreviation.
    if letters.clone().next().is_some_and(|second| second.is_ascii_uppercase()) {
        return text.to_owned();
    }
    [first.to_ascii_lowercase()].into_iter().chain(letters).collect()
}

/// The time a figure covers: `22 April to 5 June 2026`, `as of 24 June 2026`.
pub fn figure_period(figure: &Figure) -> Option<String> {
    figure.period.map(when).or_else(|| figure.as_of.map(|on| format!("as of {}", date(on))))
}

/// Kind, access and reliability of a source, in a line; that it was read as published goes without saying.
pub fn source_facts(source: &Source) -> String {
    let facts = [
        Some(source_kind(source.kind).to_owned()),
        source.access_note.clone().or_else(|| access(source.access).map(str::to_owned)),
        source.unnamed_origin.then(|| "rests on an origin it does not name".to_owned()),
        source.reliability.clone(),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().map(|fact| first_upper(fact.trim_end_matches('.'))).collect();
    typeset(&format!("{}.", facts.join(". ")))
}

/// Who answers for the brief, and under which terms.
pub fn colophon(meta: &Meta) -> String {
    let mut parts = Vec::new();
    if !meta.authors.is_empty() {
        parts.push(format!("By {}", list(&meta.authors)));
    }
    parts.push(format!("First published {}, revision {} as of {}", date(meta.published), meta.revision, date(meta.updated)));
    if let Some(licence) = &meta.licence {
        parts.push(format!("Texts under {licence}"));
    }
    format!("{}.", parts.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: std::fmt::Debug>(rows: &[(T, &str)], spell: impl Fn(&T) -> String) {
        for (value, expected) in rows {
            assert_eq!(spell(value), *expected, "for {value:?}");
        }
    }

    #[test]
    fn numbers_are_grouped_and_scaled_and_keep_their_decimals() {
        check(
            &[
                (0.0, "0"),
                (45.0, "45"),
                (1152.0, "1,152"),
                (25_000.0, "25,000"),
                (94.55, "94.55"),
                (23_024.69, "23,024.69"),
                (999_999.0, "999,999"),
                (28_800_000.0, "28.8 million"),
                (16_550_000.0, "16.55 million"),
                (965e9, "965 billion"),
                (2e12, "2 trillion"),
                (1e308, "1e308"),
                (-1.4, "−1.4"),
                (-0.000_000_1, "0"),
            ],
            |value| number(*value),
        );
    }

    #[test]
    fn computed_numbers_have_four_significant_digits() {
        check(&[(654_545.454_5, "654,500"), (1.8, "1.8"), (2.215_384, "2.215"), (0.001_234_56, "0.001235")], |value| {
            computed_number(*value)
        });
    }

    #[test]
    fn dates_read_as_precisely_as_they_are_known() {
        check(
            &[
                ("2026", "2026"),
                ("2026-06", "June 2026"),
                ("2026-06-10", "10 June 2026"),
                ("2026-06-25T14:43+08:00", "25 June 2026, 14:43 UTC+08:00"),
                ("2026-04-22/2026-06-05", "22 April to 5 June 2026"),
                ("2026-06-11/2026-06-12", "11 to 12 June 2026"),
                ("2025-12/2026-08", "December 2025 to August 2026"),
            ],
            |text| when(When::parse(text).expect("the row holds a date")),
        );
    }
}
