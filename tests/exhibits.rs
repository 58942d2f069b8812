//! Every kind of exhibit: goldens at three widths, the numbers of a drawing in its table, and drawings of nasty data.
//!
//! `UPDATE_EXPECT=1 cargo test --test exhibits` rewrites the goldens; look at each as a picture before it is kept.

mod drawings;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use drawings::texts;
use expect_test::expect_file;
use incident_brief::brief::{Amount, Bound, Columns, Date, Precision, Quantity, Unit, Vocabulary, When};
use incident_brief::chart::campaigns::{End, Extent};
use incident_brief::chart::impacts::{Effect, Sure};
use incident_brief::chart::ladder::{Hold, Reach};
use incident_brief::chart::market::{Listing, Marked, Price, Words};
use incident_brief::chart::origins::Link;
use incident_brief::chart::rate::{Axes, Curve, Limit};
use incident_brief::chart::reports::{Fit, Given};
use incident_brief::chart::rows::{Group, Row};
use incident_brief::chart::series::{Column, decimated, lines, whole};
use incident_brief::chart::timeline::Happened;
use incident_brief::chart::{
    Drawing, Layout, Told, accounts, impacts, ladder, market, origins, rate, reports, series, timeline,
};
use incident_brief::insight::{self, SeriesPoint, Strength, Volume};
use incident_brief::press::{App, Links, press, site};
use incident_brief::wording;
use proptest::prelude::*;

const KINDS: [(&str, &str); 10] = [
    ("campaigns", "sizes"),
    ("accounts", "marks"),
    ("rate", "limit"),
    ("reports", "reports"),
    ("origins", "chains"),
    ("timeline", "order-of-things"),
    ("market", "boards"),
    ("impacts", "effects"),
    ("policy-ladder", "ladder"),
    ("series", "gusts"),
];

fn bundle() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bundles/good/all-exhibits.json");
    fs::read(path).expect("the bundle is in the package")
}

fn page() -> String {
    let pressed = press(&bundle(), String::new(), &Links::default());
    pressed.html.unwrap_or_else(|| panic!("{}", pressed.report.to_text("all-exhibits.json")))
}

/// The element with an id, from its tag to the first end of its kind.
fn element<'p>(page: &'p str, id: &str, end: &str) -> &'p str {
    let from = page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{id} is in the page"));
    let to = page[from..].find(end).expect("an element ends");
    &page[from..from + to]
}

fn drawings_of(exhibit: &str) -> Vec<&str> {
    let parts = exhibit.split("<svg").skip(1);
    parts.map(|part| part.split_once("</svg>").expect("a drawing ends").0).collect()
}

#[test]
fn every_kind_is_as_it_was_looked_at() {
    let page = page();
    let mut kept = BTreeSet::new();
    // Campaigns are looked at in tests/charts.rs, in every precision.
    for (kind, id) in KINDS.into_iter().filter(|(kind, _)| *kind != "campaigns") {
        let drawings = drawings_of(element(&page, &format!("exhibit-{id}"), "</figure>"));
        assert_eq!(drawings.len(), 3, "{kind} is drawn for three widths");
        for (drawing, width) in drawings.iter().zip(["narrow", "medium", "wide"]) {
            let file = format!("{kind}-{width}.svg");
            let lines = format!("<svg{drawing}</svg>\n").replace("><", ">\n<");
            expect_file![format!("golden/{file}")].assert_eq(&lines);
            kept.insert(file);
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let names = fs::read_dir(folder).expect("the goldens are in the package").map(|entry| entry.expect("listed").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let there: BTreeSet<String> = names.filter(|name| name.contains("svg") && !name.starts_with("campaigns")).collect();
    assert_eq!(there, kept, "each golden drawing has its test");
}

/// A part of the page as it reads, with one space between words.
fn reads(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push(' ');
        text.push_str(part.split_once('>').map_or("", |(_, after)| after));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("&gt;", ">")
}

#[test]
fn what_is_drawn_stands_in_words_and_numbers_too() {
    let page = page();
    // How many sources give a campaign's value stands where the value leads; the rest is compared below, row by row.
    for (kind, id) in KINDS.into_iter().filter(|(kind, _)| *kind != "campaigns") {
        let exhibit = element(&page, &format!("exhibit-{id}"), "</figure>");
        let (_, details) = exhibit.split_once("<details class=\"exhibit__table\">").expect("an exhibit has its numbers");
        let mut twin = reads(details);
        // What stands elsewhere in the page already is linked to.
        for address in details.split("href=\"#").skip(1).filter_map(|link| link.split('"').next()) {
            let end = if address.starts_with("series-") { "</details>" } else { "</section>" };
            if address.starts_with("series-") || address.starts_with("part-") {
                twin.push_str(&reads(element(&page, address, end)));
            }
        }
        let list = exhibit.split_once("<ol").map_or(String::new(), |(_, list)| reads(list));
        let mut numbers = 0;
        for drawing in drawings_of(exhibit) {
            for told in drawing.split("aria-label=\"").skip(2).filter_map(|label| label.split('"').next()) {
                for number in told.split(|c: char| !c.is_ascii_digit() && !".,".contains(c)) {
                    let number = number.trim_matches(['.', ',']);
                    if !number.is_empty() {
                        numbers += 1;
                        assert!(
                            twin.contains(number) || list.contains(number),
                            "{kind}: {number} of {told:?} is not in {twin}"
                        );
                    }
                }
            }
        }
        assert!(numbers > 0 || ["impacts", "policy-ladder", "origins"].contains(&kind), "{kind} tells no number");
    }
}

#[test]
fn a_table_has_every_value_that_is_drawn_and_no_other() {
    let page = page();
    let exhibit = element(&page, "exhibit-reports", "</figure>");
    let cells = |html: &str, tag: &str| -> Vec<String> {
        let cells = html.split(tag).skip(1).map(|cell| reads(&format!("<{}", cell.split("</t").next().expect("a cell ends"))));
        let mut cells: Vec<String> =
            cells.filter(|cell| cell.chars().any(|c| c.is_ascii_digit()) || cell.contains("disclosed")).collect();
        cells.sort();
        cells
    };
    let (drawn, table) = exhibit.split_once("<details").expect("an exhibit has its numbers");
    let wide = drawings_of(drawn)[2];
    assert_eq!(cells(wide, "<text "), cells(table, "<td"));
}

/// A row of an exhibit's file, by the heads of its columns.
type Record = BTreeMap<String, String>;

/// The rows of each exhibit's file, by the exhibit's id.
fn files() -> BTreeMap<String, Vec<Record>> {
    let app = App { web_script: b"", web_module: b"", press_script: b"", press_module: b"" };
    let mut files = BTreeMap::new();
    for (path, bytes) in site(&bundle(), &app).files {
        if let Some(id) = path.strip_prefix("exhibits/").and_then(|name| name.strip_suffix(".csv")) {
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let rows = reader.deserialize().map(|row| row.expect("as many cells as heads")).collect();
            files.insert(id.to_owned(), rows);
        }
    }
    files
}

/// What can be pointed at in a drawing: the words, the address, and the middle of its place.
#[derive(Debug)]
struct Pointed {
    words: String,
    address: String,
    x: f64,
    y: f64,
}

fn pointed(drawing: &str) -> Vec<Pointed> {
    let points = drawing.split("<a class=\"point").skip(1).map(|point| {
        let attribute = |name: &str| {
            let (_, after) = point.split_once(&format!(" {name}=\"")).expect("a point has all its attributes");
            let value = after.split('"').next().expect("an attribute ends");
            value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
        };
        let number = |name: &str| attribute(name).parse::<f64>().expect("a number");
        let address = attribute("href").trim_start_matches('#').to_owned();
        let (x, y) = (number("x") + number("width") / 2.0, number("y") + number("height") / 2.0);
        Pointed { words: attribute("aria-label"), address, x, y }
    });
    points.collect()
}

/// The shapes of an ink, whatever their strength: what each path draws, from one place where its pen is put down to the next.
fn shapes(drawing: &str, ink: &str) -> Vec<String> {
    let paths = drawing.split("<path class=\"").skip(1).filter_map(|path| {
        let (class, rest) = path.split_once("\" d=\"")?;
        (class.split(" e--").next() == Some(ink)).then(|| rest.split('"').next().expect("a path ends").to_lowercase())
    });
    paths.flat_map(|path| path.split('m').skip(1).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// A value of a vocabulary, by its word.
fn of<T: Vocabulary>(word: &str) -> Option<T> {
    T::WORDS.iter().position(|other| *other == word).map(|at| T::VALUES[at])
}

/// What a row of a series says, in the words of the page.
fn told_row(row: &Record, label: &str, unit: &str) -> String {
    let precision = of::<Precision>(&row["precision"]).expect("a word of the bundle");
    let known = row["value"].parse().ok().and_then(Amount::one).zip(Bound::of(precision));
    let point = SeriesPoint {
        date: Some(date(&row["moment"])),
        quantity: known.map_or(Quantity::NotDisclosed, |(amount, bound)| Quantity::Known(amount, bound)),
        precision,
        source: None,
        kind: row.get("point").map(String::as_str).filter(|kind| !kind.is_empty()),
        derived: row["derived"] == "yes",
    };
    wording::told_point(label, &point, &Unit::new(unit))
}

/// Each pair of places lies as far apart as its numbers, on one scale, to the unit that marks are rounded to.
fn is_to_scale(kind: &str, pairs: &[(f64, f64)]) {
    let low = pairs.iter().min_by(|one, other| one.0.total_cmp(&other.0)).expect("something is drawn");
    let high = pairs.iter().max_by(|one, other| one.0.total_cmp(&other.0)).expect("something is drawn");
    assert!(high.0 > low.0, "{kind}: two values at least, {pairs:?}");
    for (value, px) in pairs {
        let expected = low.1 + (value - low.0) / (high.0 - low.0) * (high.1 - low.1);
        assert!((px - expected).abs() <= 1.0, "{kind}: {value} is drawn at {px}, not at {expected}");
    }
}

/// An exhibit, its widest drawing, and its file.
struct Compared<'p> {
    exhibit: &'p str,
    wide: &'p str,
    rows: &'p [Record],
    points: Vec<Pointed>,
    /// What the points say.
    words: Vec<String>,
}

/// The rows of a file and the marks of a drawing are the same, one by one: as many, in one order, saying the same.
#[test]
fn every_row_of_a_file_is_drawn_and_every_mark_has_its_row() {
    let (page, files) = (page(), files());
    let kinds: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(kinds, KINDS.into_iter().map(|(_, id)| id).collect(), "each exhibit has a file, and each file an exhibit");
    for (kind, id) in KINDS {
        let exhibit = element(&page, &format!("exhibit-{id}"), "</figure>");
        let wide = drawings_of(exhibit)[2];
        let points = pointed(wide);
        let words = points.iter().map(|point| point.words.clone()).collect();
        let compare = match kind {
            "campaigns" => compare_campaigns,
            "accounts" => compare_accounts,
            "rate" => compare_rate,
            "reports" => compare_reports,
            "origins" => compare_origins,
            "timeline" => compare_timeline,
            "market" => compare_market,
            "impacts" => compare_impacts,
            "policy-ladder" => compare_policy_ladder,
            "series" => compare_series,
            _ => panic!("{kind} is not compared"),
        };
        compare(Compared { exhibit, wide, rows: &files[id], points, words });
    }
}

/// A row a campaign, by the first metric.
fn compare_campaigns(Compared { rows, words, .. }: Compared) {
    let metric = "Kites";
    let of_row = |row: &Record| (row[""].clone(), format!("{metric}: {}.", row[metric]));
    for (row, words) in rows.iter().map(of_row).zip(&words) {
        let (name, rest) = words.split_once(". ").expect("a name, then its value");
        assert_eq!((name.replace(", ", " "), true), (row.0, rest.starts_with(&row.1)), "{words}");
    }
    assert_eq!(rows.len(), words.len());
}

/// One field, a mark for each account.
fn compare_accounts(Compared { wide, rows, words, .. }: Compared) {
    assert_eq!(words.len(), 1, "one field of marks");
    assert!(words[0].starts_with(&format!("{}: {}.", rows[0]["Figure"], rows[0]["Value"])), "{words:?}");
    let of_run = |run: &str| run.trim_start_matches(|c| c != 'h').trim_matches(|c: char| !c.is_ascii_digit()).parse();
    let runs = shapes(wide, "dots").into_iter().chain(shapes(wide, "dots faint"));
    let lengths: Vec<i32> = runs.map(|run| of_run(&run).expect("a run has a length")).collect();
    let number = wording::order_of(&rows[0]["Value"]).expect("a number of accounts");
    assert_eq!(wording::number(lengths.iter().map(|length| f64::from((length + 1) / 3)).sum()), wording::number(number));
}

/// The figures, then a row a limit.
fn compare_rate(Compared { rows, words, .. }: Compared) {
    let limits: Vec<&str> = rows[3..].iter().map(|row| row["Value"].as_str()).collect();
    assert_eq!(limits, words, "the figures, then a row a limit");
}

/// A row a source, a cell a mark.
fn compare_reports(Compared { rows, words, .. }: Compared) {
    let mut told = Vec::new();
    for row in rows {
        for (figure, value) in row.iter().filter(|(figure, value)| !figure.is_empty() && !value.is_empty()) {
            told.push((format!("{}. {figure}: {value}", row[""]), row[""] == wording::THIS_BRIEF));
        }
    }
    assert_eq!(told.len(), words.len(), "a value a mark");
    for (told, is_ours) in told {
        let ends = if is_ours { "." } else { ", " };
        assert_eq!(words.iter().filter(|words| words.starts_with(&(told.clone() + ends))).count(), 1, "{told}");
    }
}

/// A row a mark in the grid of sources and claims.
fn compare_origins(Compared { wide, rows, points, .. }: Compared) {
    let claims: Vec<&Pointed> = points.iter().filter(|point| point.address.starts_with("claim-")).collect();
    let mut rows_of = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let of_claim: Vec<&Record> = rows.iter().filter(|row| format!("claim-{}", row["claim"]) == claim.address).collect();
        assert!(claim.words.starts_with(&format!("{}. {}", at + 1, of_claim[0]["statement"])), "{claim:?}");
        rows_of.extend(of_claim);
    }
    assert_eq!(rows_of, rows.iter().collect::<Vec<_>>(), "every row is of a claim that is drawn, in its order");
    // Names are drawn of those that have to say, and of those on the way to an origin.
    let mut named = BTreeSet::new();
    for row in rows {
        for word in [&row["source"], &row["origins"], &row["rests_on"]].into_iter().flat_map(|words| words.split(' ')) {
            named.extend((!word.is_empty()).then(|| format!("source-{word}")));
        }
    }
    let sources = points.iter().filter(|point| !point.address.starts_with("claim-"));
    assert_eq!(sources.map(|point| point.address.clone()).collect::<BTreeSet<_>>(), named);
    let mark = |row: &&Record| match (row["bearing"].as_str(), row["is_origin"].as_str(), row["origins"].as_str()) {
        ("disputes", ..) => "disputes",
        (_, "yes", _) => "origin",
        ("supports", _, "") => "names no origin",
        (bearing, ..) => {
            if bearing == "supports" {
                "supports"
            } else {
                "context"
            }
        }
    };
    let (squares, dots): (Vec<_>, Vec<_>) = shapes(wide, "mark lead").into_iter().partition(|shape| !shape.contains('a'));
    for (what, drawn) in [
        ("origin", squares.len()),
        ("supports", dots.len()),
        ("names no origin", shapes(wide, "open lead ring").len()),
        ("disputes", shapes(wide, "open off").len() / 2),
        ("context", shapes(wide, "open ring").len()),
    ] {
        assert_eq!(rows.iter().filter(|row| mark(row) == what).count(), drawn, "{what}");
    }
    let below = |word: &str| {
        let is_on = |row: &&Record| row["rests_on"].split(' ').any(|other| other == word);
        rows.iter().filter(is_on).map(|row| row["source"].clone()).collect::<BTreeSet<_>>()
    };
    for row in rows.iter().filter(|row| !row["repeated_by"].is_empty()) {
        assert!(below(&row["source"]).iter().any(|word| row["repeated_by"].contains(word)), "{row:?}");
    }
}

/// A row an event, lane by lane.
fn compare_timeline(Compared { wide, rows, words, .. }: Compared) {
    let told = |row: &Record| {
        let when = if row["until"].is_empty() { row["date"].clone() } else { format!("{}/{}", row["date"], row["until"]) };
        let mut told = format!("{}: {}", wording::when(When::parse(&when).expect("ISO 8601")), row["event"]);
        if !row["known_since"].is_empty() {
            told = format!("{told} Known {}.", wording::date(date(&row["known_since"])));
        }
        told + if row["disputed"] == "yes" { " Disputed." } else { "" }
    };
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), words);
    let is_as_strong = |row: &Record| wide.contains(&format!("e--{}\" href=\"#{}\"", row["strength"], row["address"]));
    assert!(rows.iter().all(|row| row["strength"].is_empty() || is_as_strong(row)), "{rows:?}");
    for row in rows.iter().filter(|row| !row["party"].is_empty()) {
        assert!(wide.contains(&format!(">{}<", row["party"])), "a lane for {}", row["party"]);
    }
}

/// A row a price or a gap, listing by listing.
fn compare_market(Compared { exhibit, wide, rows, points, .. }: Compared) {
    let prices: Vec<&Record> = rows.iter().filter(|row| !row["value"].is_empty()).collect();
    let told: Vec<String> = prices.iter().map(|row| told_row(row, &row["series"], &row["unit"])).collect();
    let (events, drawn): (Vec<&Pointed>, Vec<&Pointed>) = points.iter().partition(|point| point.address.starts_with("event-"));
    assert_eq!(told, drawn.iter().map(|point| point.words.as_str()).collect::<Vec<_>>());
    let index = |row: &Record| row["index"].parse::<f64>().expect("every price has its index");
    is_to_scale("market", &prices.iter().zip(&drawn).map(|(row, point)| (index(row), point.y)).collect::<Vec<_>>());
    let dots = |ink: &str| shapes(wide, ink).len();
    let derived = prices.iter().filter(|row| row["derived"] == "yes").count();
    assert_eq!(dots("open lead ring") + dots("open ring"), derived, "hollow is what was worked out");
    // The gaps, and a line an event.
    assert_eq!(dots("gap"), rows.len() - prices.len() + events.len());
    let list = exhibit.split("<ol").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("the events are listed");
    assert_eq!(events.len(), list.matches("<li").count(), "an event is drawn by the number that it has in the list");
}

/// A row an effect.
fn compare_impacts(Compared { wide, rows, points, .. }: Compared) {
    let told = |row: &Record| {
        let stage = of(&row["stage"]).map(wording::stage);
        let direction = of(&row["direction"]).map(wording::direction);
        let horizon = of(&row["horizon"]).map(wording::horizon);
        let confidence = of(&row["confidence"]).map(wording::confidence);
        let facts: Vec<&str> = [stage, direction, horizon, confidence].into_iter().flatten().collect();
        (format!("{}: {}.", row["affects"], facts.join(", ")).to_lowercase(), row["address"].clone())
    };
    let drawn = points.iter().map(|point| (point.words.to_lowercase(), point.address.clone()));
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), drawn.collect::<Vec<_>>());
    let round = |area: &str, confidence: &str| {
        rows.iter().filter(|row| row["area"] == area && (row["confidence"] == confidence)).count()
    };
    let (dots, squares): (Vec<_>, Vec<_>) = shapes(wide, "mark lead").into_iter().partition(|shape| shape.contains('a'));
    assert_eq!(dots.len(), round("market", "high") + round("market", "moderate"), "full, or with a core");
    assert_eq!(squares.len(), round("policy", "high") + round("policy", "moderate"), "full, or with a core");
}

/// A row an instrument.
fn compare_policy_ladder(Compared { wide, rows, points, .. }: Compared) {
    let told = |row: &Record| {
        let stage = of(&row["stage"]).map(wording::stage).expect("an instrument has a stage").to_lowercase();
        (format!("{}: {stage}, ", row["instrument"]), row["address"].clone())
    };
    assert_eq!(rows.len(), points.len());
    for ((words, address), point) in rows.iter().map(told).zip(&points) {
        assert!(point.words.starts_with(&words) && point.address == address, "{words:?} is not {point:?}");
    }
    for row in rows {
        assert!(wide.contains(&format!(">{}<", row["jurisdiction"])), "a heading for {}", row["jurisdiction"]);
        let dates: Vec<String> = row["dates"].split(' ').map(|text| wording::date(date(text))).collect();
        assert!(wide.contains(&format!(">{}<", dates.join("; "))), "{dates:?}");
    }
    let holds = |stage: &str| rows.iter().filter(|row| row["stage"] == stage).count();
    assert_eq!(shapes(wide, "mark lead").len(), holds("in-force"), "full is what binds");
    assert_eq!(shapes(wide, "open ring").len(), rows.len() - holds("in-force"));
}

/// A row a value or a gap.
fn compare_series(Compared { wide, rows, points, .. }: Compared) {
    let values: Vec<&Record> = rows.iter().filter(|row| !row["value"].is_empty()).collect();
    let of_words = |words: &str| values.iter().find(|row| told_row(row, "Wind on the meadow", "knots") == words);
    let told: Vec<_> = points.iter().map(|point| (of_words(&point.words).expect("a row for every point"), point)).collect();
    let value = |row: &Record| row["value"].parse::<f64>().expect("a number");
    is_to_scale("series", &told.iter().map(|(row, point)| (value(row), point.y)).collect::<Vec<_>>());
    is_to_scale(
        "series",
        &told.iter().map(|(row, point)| (date(&row["moment"]).seconds() as f64, point.x)).collect::<Vec<_>>(),
    );
    let small = |ink: &str| shapes(wide, ink).iter().filter(|shape| shape.contains("a3 3")).count();
    let derived = values.iter().filter(|row| row["derived"] == "yes").count();
    assert_eq!([small("mark lead"), small("open lead ring")], [values.len() - derived, derived], "a dot a value");
    assert_eq!(shapes(wide, "gap").len(), rows.len() - values.len(), "a mark a gap");
}

#[test]
fn what_a_filter_hides_of_what_can_be_pointed_at_it_hides_of_the_marks() {
    let page = page();
    let mut found = BTreeSet::new();
    for (kind, id) in KINDS {
        for drawing in drawings_of(element(&page, &format!("exhibit-{id}"), "</figure>")) {
            let (marks, points) = drawing.split_at(drawing.find("<a class").expect("something can be pointed at"));
            let strengths = |part: &str| -> BTreeSet<String> {
                part.split("e--").skip(1).map(|rest| rest.split(['"', ' ']).next().expect("a class ends").to_owned()).collect()
            };
            assert_eq!(strengths(marks), strengths(points), "{kind}");
            found.extend(strengths(marks).into_iter().map(|strength| (kind, strength)));
        }
    }
    let kinds: BTreeSet<&str> = found.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds.len(), KINDS.len(), "each kind shows something that rests on one origin: {found:?}");
}

// --- Nasty data -------------------------------------------------------------------------------------------------------

fn labels() -> Vec<String> {
    vec![
        String::new(),
        "A".to_owned(),
        "one unbroken name ".repeat(18),
        "W".repeat(300),
        "قائمة طويلة من الكلمات التي لا تنتهي".repeat(4),
        "通义千问实验室的关联运营者".repeat(12),
        "<b>&\"bold\"</b>".to_owned(),
    ]
}

fn numbers() -> Vec<Vec<f64>> {
    vec![
        vec![],
        vec![7.0],
        vec![f64::NAN],
        vec![5.0; 5],
        vec![0.0, -3.0, -1e-9, 4.0, f64::NAN, 2.0],
        vec![1e308, -1e308, 1.0],
        vec![1e308; 3],
        vec![f64::MIN_POSITIVE, 1e-300],
        (0..400).map(|at| f64::from(at % 37)).collect(),
    ]
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("the row holds a date")
}

fn dates(count: usize) -> Vec<Date> {
    let few = ["2026-06-24", "2026-06-24", "0001", "9999-12", "2026-06-26T12:00+08:00", "2026-06-25", "2026", "2026-06"];
    few.iter().map(|text| date(text)).cycle().take(count).collect()
}

fn told(words: &str) -> Told {
    Told { words: words.to_owned(), address: "figure-x".to_owned(), strength: Strength::Alleged }
}

fn rows(count: usize) -> Vec<Row> {
    let labels = labels();
    let row = |at: usize| Row {
        label: labels[at % labels.len()].clone(),
        detail: labels[(at + 1) % labels.len()].clone(),
        step: u16::try_from(at % 9).expect("below nine"),
        told: told(&format!("Row {at}.")),
    };
    (0..count).map(row).collect()
}

/// So many rows under every heading that there is.
fn groups(count: usize) -> Vec<Group> {
    let headings = labels().into_iter().take(count);
    headings.map(|heading| Group { heading, rows: rows(count) }).collect()
}

/// What the rows of [`groups`] show, in their order.
fn shown<T: Clone>(each: &[T]) -> Vec<T> {
    each.iter().cycle().take(each.len() * each.len().min(labels().len())).cloned().collect()
}

/// Every kind over the same nasty numbers and names.
fn every_kind(numbers: &[f64], layout: Layout) -> Vec<(&'static str, Drawing)> {
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let dates = dates(numbers.len());
    let ends = [End::Closed, End::Near, End::Open];
    let label = |at: usize| labels()[at % labels().len()].clone();
    let price = |(at, value): (usize, &f64)| Price {
        date: dates[at],
        value: *value,
        below: ends[at % 3],
        above: ends[(at + 1) % 3],
        is_derived: at % 2 == 0,
        words: label(at),
        told: told(""),
    };
    let prices: Vec<Price> = numbers.iter().enumerate().map(price).collect();
    let listings: Vec<Listing> = labels().into_iter().map(|label| Listing { label, prices: prices.clone() }).collect();
    let marked = |date: &Date| Marked { date: *date, told: told("") };
    let events: Vec<Marked> = dates.iter().map(marked).collect();
    let mut seconds: Vec<f64> = dates.iter().map(|date| date.seconds() as f64).collect();
    seconds.sort_by(f64::total_cmp);
    let say = |_: usize, at: usize| (label(at), told(""));
    let name = label(2);
    let strength = Strength::Alleged;
    let columns = Columns::new(&seconds, numbers);
    let column = Column { label: &name, numbers: &columns, derived: &[0], strength };
    let happened = |(at, date): (usize, &Date)| Happened {
        span: insight::span(if at % 3 == 0 { When::parse("2026-06-24/2026-07").expect("an interval") } else { (*date).into() }),
        known: (at % 2 == 0).then_some(date.seconds() as f64),
        is_disputed: at % 4 < 2,
    };
    let happened: Vec<Happened> = dates.iter().enumerate().map(happened).collect();
    let fits = [Fit::Ours, Fit::Same, Fit::OtherWord, Fit::OtherNumber, Fit::Silent];
    let given = |at: usize| (!at.is_multiple_of(5)).then(|| Given { fit: fits[at % 5], value: label(at), told: told("") });
    let names = labels();
    let columns: Vec<&str> = names[1..6].iter().map(String::as_str).collect();
    let asked: Vec<&str> = (0..numbers.len().min(40)).map(|at| names[at % names.len()].as_str()).collect();
    let grid: Vec<Vec<Option<Given>>> =
        (0..numbers.len().min(40)).map(|at| (0..asked.len()).map(|to| given(at + to)).collect()).collect();
    let links = [Link::None, Link::Origin, Link::Supports, Link::Unnamed, Link::Disputes, Link::Context];
    let claims = numbers.len();
    let chains: Vec<Vec<Link>> = (0..claims.min(30)).map(|at| (0..claims).map(|to| links[(at + to) % 6]).collect()).collect();
    let reach = |at: usize| Reach { stage: at % 7, hold: [Hold::NotYet, Hold::Binds, Hold::NoMore][at % 3] };
    let reaches: Vec<Reach> = (0..claims).map(reach).collect();
    let effect = |at: usize| Effect {
        horizon: at % 7,
        sure: [Sure::High, Sure::Moderate, Sure::Low][at % 3],
        is_square: at.is_multiple_of(2),
    };
    let effects: Vec<Effect> = (0..claims).map(effect).collect();
    let number = numbers.first().copied().unwrap_or(f64::NAN);
    let volume = Volume { accounts: 3.0, exchanges: number };
    let curve = Curve { volume, below: End::Near, above: End::Open };
    let limit = |(at, cap): (usize, &f64)| Limit {
        cap: *cap,
        days: volume.days(*cap).unwrap_or(*cap),
        is_stated: at == 0,
        is_own: at == 1,
        words: [label(at), label(at + 1)],
        told: told(""),
    };
    let limits: Vec<Limit> = numbers.iter().enumerate().map(limit).collect();
    let axes = Axes { across: &label(2), up: &label(4), tick: &wording::tick };
    let count = Extent { low: number, high: number, below: End::Near, above: End::Open };
    vec![
        ("market", market::draw(&listings, &events, Some(100.0), layout, &words)),
        ("series", all_of(&[column.clone(), column.clone(), column], &say, layout, &words)),
        ("timeline", all_events(&groups(numbers.len()), &shown(&happened), layout)),
        ("reports", reports::draw(&asked, &rows(grid.len()), &grid, layout)),
        ("origins", origins::draw(&rows(chains.len()), &chains, &vec![told(""); claims], layout)),
        ("ladder", ladder::draw(&groups(claims), &shown(&reaches), &columns, layout)),
        ("impacts", impacts::draw(&groups(claims), &shown(&effects), &columns, layout)),
        ("rate", rate::draw(curve, &limits, &axes, layout)),
        ("accounts", accounts::draw(count, layout, &told(""))),
    ]
}

/// What is wrong with the texts of a drawing: out of the frame, or over another.
fn clashes(drawing: &Drawing) -> Vec<String> {
    let texts = texts(drawing);
    let mut found = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let inside =
            text.left >= 0 && text.right <= drawing.width_px && text.middle >= 7 && text.middle + 7 <= drawing.height_px;
        if !inside {
            found.push(format!("{text:?} is out of {}×{}", drawing.width_px, drawing.height_px));
        }
        let over = |other: &&drawings::Text| {
            text.left < other.right && other.left < text.right && (text.middle - other.middle).abs() < 14
        };
        found.extend(texts[..at].iter().filter(over).map(|other| format!("{text:?} is over {other:?}")));
    }
    found
}

#[test]
fn nasty_data_are_drawn_without_a_clash() {
    for numbers in numbers() {
        for layout in Layout::ALL {
            for (kind, drawing) in every_kind(&numbers, layout) {
                let clashes = clashes(&drawing);
                assert!(clashes.is_empty(), "{kind}, {layout:?}, {} numbers: {clashes:#?}", numbers.len());
                let known = numbers.iter().filter(|number| number.is_finite()).count();
                let is_drawn = drawing.marks.contains("<path");
                // Of no accounts, and of a volume below zero, there is nothing to show but the axes.
                assert!(known == 0 || is_drawn, "{kind} draws nothing of {numbers:?}");
                assert!(!drawing.marks.contains("NaN") && !drawing.marks.contains("inf"), "{kind}: {}", drawing.marks);
            }
        }
    }
}

#[test]
fn real_exhibits_have_no_clash() {
    let page = page();
    for (kind, id) in KINDS {
        for drawing in drawings_of(element(&page, &format!("exhibit-{id}"), "</figure>")) {
            let size =
                drawing.split_once("viewBox=\"0 0 ").expect("a drawing has a size").1.split('"').next().expect("it ends");
            let (width, height) = size.split_once(' ').expect("two numbers");
            let marks = drawing.split("<a class").next().expect("marks come before points").to_owned();
            let (width_px, height_px) = (width.parse().expect("a number"), height.parse().expect("a number"));
            let clashes = clashes(&Drawing { width_px, height_px, marks, points: Vec::new() });
            assert!(clashes.is_empty(), "{kind}: {clashes:#?}");
        }
    }
}

#[test]
fn a_weekend_without_trade_stays_open() {
    let price = |day: &str, value: f64| Price {
        date: date(day),
        value,
        below: End::Closed,
        above: End::Closed,
        is_derived: false,
        words: String::new(),
        told: told(""),
    };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    let lines = |prices: Vec<Price>| {
        let listings = [Listing { label: "Shares".to_owned(), prices }];
        let drawing = market::draw(&listings, &[], None, Layout::Wide, &words);
        // A line starts wherever its path moves the pen.
        let path = drawing
            .marks
            .split("class=\"open lead e--alleged\" d=\"")
            .nth(1)
            .map(|path| path.split('"').next().expect("it ends").to_owned());
        path.map_or(0, |path| path.to_ascii_lowercase().matches('m').count())
    };
    // Thursday and Friday; Friday and Monday; two days with a gap between.
    assert_eq!(lines(vec![price("2026-06-25", 95.0), price("2026-06-26", 90.0)]), 1);
    assert_eq!(lines(vec![price("2026-06-26", 90.0), price("2026-06-29", 91.0)]), 0);
    assert_eq!(lines(vec![price("2026-06-25", 95.0), price("2026-06-25", f64::NAN), price("2026-06-26", 90.0)]), 0);
    let week = ["2026-06-25", "2026-06-26", "2026-06-29", "2026-06-30"].map(|day| price(day, 90.0)).to_vec();
    assert_eq!(lines(week), 2);
}

#[test]
fn each_account_has_a_mark_and_each_mark_its_place() {
    for count in [0.0, 1.0, 399.0, 401.0, 1000.0, 2400.0, 25_000.0, 99_999.0] {
        for layout in Layout::ALL {
            let field = accounts::layout(count, layout);
            assert!((f64::from(field.marks) * field.each - count).abs() < 0.5, "{count}: {field:?}");
            for mark in (0..field.marks).step_by(7).chain(field.marks.checked_sub(1)) {
                assert_eq!(field.mark_at(field.place(mark)), Some(mark), "{mark} of {count} in {layout:?}");
                let (x, y) = field.place(mark);
                assert!(x + field.pitch <= layout.width() + 1 && y + field.pitch <= field.height_px() + 1, "{mark} of {count}");
            }
        }
    }
    assert_eq!(wording::number(accounts::layout(28_800_000.0, Layout::Wide).each), "1,000");
}

#[test]
fn as_many_marks_are_drawn_as_there_are_accounts() {
    let count = Extent { low: 24_987.0, high: 24_987.0, below: End::Near, above: End::Closed };
    for (layout, pitch) in [(Layout::Narrow, 2), (Layout::Medium, 3), (Layout::Wide, 3)] {
        let marks = accounts::draw(count, layout, &told("")).marks;
        let paths = marks.split(" d=\"").skip(1).map(|path| path.split('"').next().expect("a path ends"));
        let runs = paths.flat_map(|path| path.split('h').skip(1).map(|run| run.split(|c: char| !c.is_ascii_digit()).next()));
        let lengths = runs.map(|run| run.and_then(|run| run.parse::<i32>().ok()).expect("a length"));
        // A run of n marks is n pitches long, less the gap after the last.
        assert_eq!(lengths.map(|length| (length + 1) / pitch).sum::<i32>(), 24_987, "{layout:?}");
    }
}

proptest! {
    #[test]
    fn thinning_keeps_what_each_stretch_reaches(
        values in prop::collection::vec(prop_oneof![9 => -100.0..100.0_f64, 1 => Just(f64::NAN)], 0..400),
        width in 1..40_i32,
    ) {
        let seconds: Vec<f64> = (0..values.len()).map(|at| at as f64).collect();
        let bin = |seconds: f64| seconds as i32 / width;
        let columns = Columns::new(&seconds, &values);
        let column = Column { label: "", numbers: &columns, derived: &[], strength: Strength::Primary };
        for (from, to) in [(0, values.len()), (values.len() / 3, values.len() * 2 / 3)] {
            let runs = decimated(&column, from..to, &bin);
            let drawn: Vec<(i32, f64)> = runs.iter().flatten().copied().collect();
            prop_assert!(drawn.is_sorted_by_key(|(bin, _)| *bin));
            for here in 0..=bin(to as f64) {
                let known = (from..to).filter(|at| bin(seconds[*at]) == here).map(|at| values[at]).filter(|value| !value.is_nan());
                let all: Vec<f64> = known.collect();
                let of_bin: Vec<f64> = drawn.iter().filter(|(bin, _)| *bin == here).map(|(_, value)| *value).collect();
                let reach = |values: &[f64]| values.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
                prop_assert_eq!(reach(&of_bin), reach(&all));
                prop_assert!(of_bin.len() <= 2);
                // In the order they came.
                let place = |value: &f64| all.iter().position(|other| other.total_cmp(value).is_eq());
                prop_assert!(of_bin.iter().map(place).is_sorted());
            }
            // A run ends where a gap separates two bins, and only there.
            let mut ends = 0;
            let known: Vec<usize> = (from..to).filter(|at| !values[*at].is_nan()).collect();
            for pair in known.windows(2) {
                ends += usize::from(pair[1] > pair[0] + 1 && bin(seconds[pair[1]]) != bin(seconds[pair[0]]));
            }
            prop_assert_eq!(runs.len(), if known.is_empty() { 0 } else { ends + 1 });
        }
    }
}

#[test]
fn a_window_is_led_to_its_edges_but_over_no_gap() {
    let (seconds, values) = ([0.0, 10.0, 20.0, 30.0], [0.0, 10.0, f64::NAN, 5.0]);
    let columns = Columns::new(&seconds, &values);
    let column = Column { label: "", numbers: &columns, derived: &[], strength: Strength::Primary };
    let bin = |seconds: f64| seconds as i32;
    assert_eq!(lines(&column, (4.0, 6.0), &bin), [[(4, 4.0), (6, 6.0)]]);
    assert_eq!(lines(&column, (5.0, 12.0), &bin), [[(5, 5.0), (10, 10.0)]]);
    assert_eq!(lines(&column, (12.0, 15.0), &bin), [[(0, 0.0); 0]; 0]);
    assert_eq!(lines(&column, (0.0, 30.0), &bin), [vec![(0, 0.0), (10, 10.0)], vec![(30, 5.0)]]);
}

#[test]
fn what_lies_outside_a_window_of_a_timeline_is_pointed_to() {
    let at = |day: f64| day * 86_400.0;
    let event = |from: f64, to: f64| Happened {
        span: insight::Span { from: at(from), to: at(to), is_interval: to > from, is_moment: true },
        known: None,
        is_disputed: false,
    };
    let happened = [event(1.0, 1.0), event(5.0, 5.0), event(9.0, 9.0), event(1.0, 9.0)];
    let rows =
        happened.iter().map(|_| Row { label: "An event".to_owned(), detail: String::new(), step: 0, told: told("Told.") });
    let groups = [Group { heading: String::new(), rows: rows.collect() }];
    let drawn = |window| timeline::draw(&groups, &happened, Layout::Wide, &wording::axis_date, window).drawing.marks;
    // One points back, one ahead; the stretch goes from edge to edge, and the day between is a dot.
    let (some, all) = (drawn((at(4.0), at(6.0))), drawn(timeline::whole(&happened)));
    assert!(some.contains("d=\"M482 44l-5 5l5 5m366 42l5 5l-5 5\""), "{some}");
    assert!(some.contains("d=\"M659 75a6 6 0 1 0 12 0a6 6 0 1 0-12 0zm-181 47h374v10h-374z\""), "{some}");
    assert!(!all.contains("class=\"open"), "{all}");
}

/// The whole of some events.
fn all_events(groups: &[Group], happened: &[Happened], layout: Layout) -> Drawing {
    timeline::draw(groups, happened, layout, &wording::axis_date, timeline::whole(happened)).drawing
}

/// The whole of some columns.
fn all_of(columns: &[Column], say: &series::Say, layout: Layout, words: &Words) -> Drawing {
    series::draw(columns, say, layout, words, whole(columns)).drawing
}

#[test]
fn a_million_points_leave_a_small_drawing() {
    let seconds: Vec<f64> = (0..1_000_000).map(f64::from).collect();
    let values: Vec<f64> = seconds.iter().map(|second| (second / 1000.0).sin() + (second * 12.9898).sin()).collect();
    let say = |_: usize, at: usize| (at.to_string(), told(""));
    let columns = Columns::new(&seconds, &values);
    let column = Column { label: "Long", numbers: &columns, derived: &[], strength: Strength::Primary };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    for layout in Layout::ALL {
        let bytes = all_of(std::slice::from_ref(&column), &say, layout, &words).marks.len();
        assert!(bytes < 12_000, "{bytes} bytes in {layout:?}");
    }
}
