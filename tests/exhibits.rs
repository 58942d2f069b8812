//! Every kind of exhibit: goldens at three widths, and the numbers of a drawing in its table and in its file.
//!
//! `UPDATE_EXPECT=1 cargo test --test exhibits` rewrites the goldens; look at each as a picture before it is kept.

mod drawings;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use drawings::clashes;
use expect_test::expect_file;
use incident_brief::brief::{Amount, Bound, Date, Measure, Precision, Quantity, Said, Unit, Vocabulary, When, Zone};
use incident_brief::chart::{Drawing, MOST_PX};
use incident_brief::check::check;
use incident_brief::insight::{SeriesPoint, reports};
use incident_brief::press::{App, Links, press, site};
use incident_brief::wording;

const KINDS: [(&str, &str); 10] = [
    ("comparison", "sizes"),
    ("units", "marks"),
    ("what-if", "limit"),
    ("reports", "reports"),
    ("origins", "chains"),
    ("timeline", "order-of-things"),
    ("prices", "boards"),
    ("effects", "effects"),
    ("ladder", "ladder"),
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
    // Comparisons are looked at in tests/charts.rs, in every precision.
    for (kind, id) in KINDS.into_iter().filter(|(kind, _)| *kind != "comparison") {
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
    let there: BTreeSet<String> = names.filter(|name| name.contains("svg") && !name.starts_with("comparison")).collect();
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
    // How many sources give a row's value stands where the value leads; the rest is compared below, row by row.
    for (kind, id) in KINDS.into_iter().filter(|(kind, _)| *kind != "comparison") {
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
        assert!(numbers > 0 || ["effects", "ladder", "origins"].contains(&kind), "{kind} tells no number");
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

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// The one unit that the bundle of all exhibits declares for a series.
fn knot(id: &str) -> Option<Arc<Measure>> {
    let said = Said { one: "knot".to_owned(), many: "knots".to_owned(), symbol: None, is_symbol_before: false };
    (id == "knot").then(|| Arc::new(Measure::declared(id, said, None)))
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
    wording::told_point(label, &point, &Unit::parse(unit, &knot).expect("its unit is a knot or needs no declaring"))
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
            "comparison" => compare_comparison,
            "units" => compare_units,
            "what-if" => compare_what_if,
            "reports" => compare_reports,
            "origins" => compare_origins,
            "timeline" => compare_timeline,
            "prices" => compare_prices,
            "effects" => compare_effects,
            "ladder" => compare_ladder,
            "series" => compare_series,
            _ => panic!("{kind} is not compared"),
        };
        compare(Compared { exhibit, wide, rows: &files[id], points, words });
    }
}

#[test]
fn an_exhibit_stands_where_its_author_puts_it_and_once() {
    let mut bundle: serde_json::Value = serde_json::from_slice(&bundle()).expect("it is JSON");
    bundle["narrative"] =
        serde_json::json!([{ "id": "wind", "heading": "The wind", "depth": "full", "blocks": [{ "text": "It blew." }] }]);
    bundle["meta"]["lead"] = "chains".into();
    for exhibit in bundle["exhibits"].as_array_mut().expect("a list") {
        let place = match exhibit["id"].as_str() {
            Some("gusts") => "section:wind",
            Some("order-of-things") => "part:timeline",
            // A part that says nothing else.
            Some("boards") => "part:watch",
            _ => continue,
        };
        exhibit["place"] = place.into();
    }
    let pressed = press(bundle.to_string().as_bytes(), String::new(), &Links::default());
    let page = pressed.html.unwrap_or_else(|| panic!("{}", pressed.report.to_text("places")));
    let from = |id: &str| page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{id} is in the page"));
    for (place, id) in [("section-wind", "gusts"), ("part-timeline", "order-of-things"), ("part-watch", "boards")] {
        assert!(element(&page, place, "</section>").contains(&format!("id=\"exhibit-{id}\"")), "{id} in {place}");
    }
    for (_, id) in KINDS {
        assert_eq!(page.matches(&format!("id=\"exhibit-{id}\"")).count(), 1, "{id} once");
        let is_among_numbers = element(&page, "part-numbers", "</section>").contains(&format!("id=\"exhibit-{id}\""));
        assert_eq!(is_among_numbers, !["gusts", "order-of-things", "boards"].contains(&id), "{id}");
        assert!(
            from("exhibit-chains") <= from(&format!("exhibit-{id}")) || !is_among_numbers,
            "the one that leads is before {id}"
        );
    }
}

/// A row a thing compared, by the first metric.
fn compare_comparison(Compared { rows, words, .. }: Compared) {
    let metric = "Kites";
    let of_row = |row: &Record| (row[""].clone(), format!("{metric}: {}.", row[metric]));
    for (row, words) in rows.iter().map(of_row).zip(&words) {
        let (name, rest) = words.split_once(". ").expect("a name, then its value");
        assert_eq!((name.replace(", ", " "), true), (row.0, rest.starts_with(&row.1)), "{words}");
    }
    assert_eq!(rows.len(), words.len());
}

/// One field, a mark for each.
fn compare_units(Compared { wide, rows, words, .. }: Compared) {
    assert_eq!(words.len(), 1, "one field of marks");
    assert!(words[0].starts_with(&format!("{}: {}.", rows[0]["Figure"], rows[0]["Value"])), "{words:?}");
    let of_run = |run: &str| run.trim_start_matches(|c| c != 'h').trim_matches(|c: char| !c.is_ascii_digit()).parse();
    let runs = shapes(wide, "dots").into_iter().chain(shapes(wide, "dots faint"));
    let lengths: Vec<i32> = runs.map(|run| of_run(&run).expect("a run has a length")).collect();
    let drawn = wording::number(lengths.iter().map(|length| f64::from((length + 1) / 3)).sum());
    assert!(rows[0]["Value"].split(' ').any(|word| word == drawn), "{drawn} marks for {}", rows[0]["Value"]);
}

/// The figures, then a row a value that is tried.
fn compare_what_if(Compared { rows, words, .. }: Compared) {
    let trials: Vec<&str> = rows[3..].iter().map(|row| row["Value"].as_str()).collect();
    assert_eq!(trials, words, "the figures, then a row a value that is tried");
}

/// A row a source, a cell a mark.
fn compare_reports(Compared { rows, words, .. }: Compared) {
    let mut told = Vec::new();
    for row in rows {
        // Columns of numbers stand beside those of words.
        let of_words = |column: &str| !column.is_empty() && !column.ends_with(", low") && !column.ends_with(", high");
        for (figure, value) in row.iter().filter(|(figure, value)| of_words(figure) && !value.is_empty()) {
            told.push((format!("{}. {figure}: {value}", row[""]), row[""] == wording::THIS_BRIEF));
        }
    }
    assert_eq!(told.len(), words.len(), "a value a mark");
    for (told, is_ours) in told {
        let ends = if is_ours { "." } else { ", " };
        assert_eq!(words.iter().filter(|words| words.starts_with(&(told.clone() + ends))).count(), 1, "{told}");
    }
}

#[test]
fn what_cannot_both_be_true_is_called_a_conflict_and_nothing_else() {
    let page = page();
    let drawn = pointed(drawings_of(element(&page, "exhibit-reports", "</figure>"))[2]);
    let said = |publisher: &str, figure: &str| {
        let of = drawn.iter().find(|point| point.words.starts_with(&format!("{publisher}. {figure}: ")));
        of.unwrap_or_else(|| panic!("{publisher} gives {figure}")).words.clone()
    };
    // Fewer than the number are not the number; some 2,000 may be nearly 2,400; at most 90,000 may be more than 72,000.
    let names = "Names on the form";
    assert_eq!(said("Meadow Gazette", names), format!("Meadow Gazette. {names}: 2,400, both cannot be true."));
    assert_eq!(said("Hill Radio", names), format!("Hill Radio. {names}: about 2,000, another number, both can be true."));
    assert!(said("A leaflet", "Kites ordered").ends_with(": at most 90,000, another number, both can be true."));
    let conflicts = drawn.iter().filter(|point| point.words.ends_with("both cannot be true.")).count();
    let brief = check(&bundle()).brief.expect("the bundle is good");
    let table = reports(&brief).expect("two sources give a figure");
    let cells = table.rows.iter().flat_map(|(_, cells)| cells).flatten();
    assert_eq!(conflicts, cells.filter(|cell| cell.is_conflict).count(), "as the table has it");
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
        let mut told = format!(
            "{}: {}",
            wording::when(When::parse(&when, Zone::parse("+08:00").expect("the zone of the bundle")).expect("ISO 8601")),
            row["event"]
        );
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
fn compare_prices(Compared { exhibit, wide, rows, points, .. }: Compared) {
    let prices: Vec<&Record> = rows.iter().filter(|row| !row["value"].is_empty()).collect();
    let told: Vec<String> = prices.iter().map(|row| told_row(row, &row["series"], &row["unit"])).collect();
    let (events, drawn): (Vec<&Pointed>, Vec<&Pointed>) = points.iter().partition(|point| point.address.starts_with("event-"));
    assert_eq!(told, drawn.iter().map(|point| point.words.as_str()).collect::<Vec<_>>());
    let index = |row: &Record| row["index"].parse::<f64>().expect("every price has its index");
    is_to_scale("prices", &prices.iter().zip(&drawn).map(|(row, point)| (index(row), point.y)).collect::<Vec<_>>());
    let dots = |ink: &str| shapes(wide, ink).len();
    let derived = prices.iter().filter(|row| row["derived"] == "yes").count();
    assert_eq!(dots("open lead ring") + dots("open ring"), derived, "hollow is what was worked out");
    // The gaps, and a line an event.
    assert_eq!(dots("gap"), rows.len() - prices.len() + events.len());
    let list = exhibit.split("<ol").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("the events are listed");
    assert_eq!(events.len(), list.matches("<li").count(), "an event is drawn by the number that it has in the list");
}

/// A row an effect.
fn compare_effects(Compared { wide, rows, points, .. }: Compared) {
    let told = |row: &Record| {
        let stage = if row["stage"].is_empty() { String::new() } else { format!("{}; ", row["stage"]) };
        let direction = of(&row["direction"]).map(wording::direction);
        let likelihood = of(&row["likelihood"]).map(wording::likelihood).or(of(&row["outcome"]).map(wording::outcome));
        let horizon = of(&row["horizon"]).map(wording::horizon);
        let confidence = of(&row["confidence"]).map_or(String::new(), |word| format!(" {}.", wording::confidence(word)));
        let facts: Vec<&str> = [direction, likelihood, horizon].into_iter().flatten().collect();
        (format!("{}: {stage}{}.{confidence}", row["affects"], facts.join(", ")).to_lowercase(), row["address"].clone())
    };
    let drawn = points.iter().map(|point| (point.words.to_lowercase(), point.address.clone()));
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), drawn.collect::<Vec<_>>());
    let with = |column: &str, word: &str| rows.iter().filter(|row| row[column] == word).count();
    let (dots, squares): (Vec<_>, Vec<_>) = shapes(wide, "mark lead").into_iter().partition(|shape| shape.contains('a'));
    assert_eq!(dots.len(), with("confidence", "high") + with("confidence", "moderate"), "full, or with a core");
    assert_eq!(squares.len(), with("outcome", "happened"), "what happened is full");
    assert!(!squares.is_empty() && squares.len() < rows.len(), "there are both");
}

/// A row a step that was taken.
fn compare_ladder(Compared { wide, rows, points, .. }: Compared) {
    let latest: Vec<&Record> = rows.iter().filter(|row| row["latest"] == "yes" || row["stage"].is_empty()).collect();
    let told = |row: &&Record| {
        let stage = if row["stage"].is_empty() { "No step taken" } else { &row["stage"] };
        (format!("{}: {stage}; ", row["instrument"]), row["address"].clone())
    };
    assert_eq!(latest.len(), points.len());
    for ((words, address), point) in latest.iter().map(told).zip(&points) {
        assert!(point.words.starts_with(&words) && point.address == address, "{words:?} is not {point:?}");
    }
    for row in rows.iter().filter(|row| !row["date"].is_empty()) {
        assert!(wide.contains(&format!(">{}<", row["jurisdiction"])), "a heading for {}", row["jurisdiction"]);
        let dated = format!("{}, {}", row["stage"], wording::date(date(&row["date"])));
        assert!(wide.contains(&dated), "{dated:?}");
    }
    let count = |word: &str| rows.iter().filter(|row| row["latest"] == word && !row["stage"].is_empty()).count();
    assert_eq!(shapes(wide, "mark lead").len(), count("yes"), "full is the latest step");
    assert_eq!(shapes(wide, "open lead ring").len(), count("no"), "hollow is an earlier one, and nothing what was not taken");
    assert!(count("no") > 0 && rows.iter().any(|row| row["stage"].is_empty()), "there are all kinds of rows");
}

/// A row a value or a gap.
fn compare_series(Compared { wide, rows, points, .. }: Compared) {
    let values: Vec<&Record> = rows.iter().filter(|row| !row["value"].is_empty()).collect();
    let of_words = |words: &str| values.iter().find(|row| told_row(row, "Wind on the meadow", "knot") == words);
    let told: Vec<_> = points.iter().filter_map(|point| Some((of_words(&point.words)?, point))).collect();
    let gaps: Vec<_> = points.iter().filter(|point| of_words(&point.words).is_none()).map(|point| &point.words).collect();
    assert_eq!(gaps, ["Wind on the meadow, 13 May 2026: not disclosed."]);
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

/// A bundle with exhibits of very many rows.
fn long() -> Vec<u8> {
    let number = 700;
    let each = |make: &dyn Fn(usize) -> serde_json::Value| (0..number).map(make).collect::<Vec<_>>();
    let bundle = serde_json::json!({ "format": 1,
        "meta": { "id": "b", "title": "B", "summary": "S.", "published": "2026-03-02", "revision": 1 },
        "units": [{ "id": "liter", "one": "liter", "many": "liters" }],
        "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
        "sources": each(&|at| serde_json::json!({ "id": format!("s{at}"), "publisher": format!("Paper {at}"), "title": "T", "kind": "secondary",
            "rests_on": if at == 0 { vec![] } else { vec!["s0"] } })),
        "claims": each(&|at| serde_json::json!({ "id": format!("c{at}"), "statement": format!("It leaked, part {at}."), "asserted_by": ["port"],
            "stance": "says", "evidence": [{ "source": format!("s{at}"), "bearing": "supports" }] })),
        "figures": each(&|at| serde_json::json!({ "id": format!("f{at}"), "label": format!("Tank {at}"), "value": at + 1, "precision": "exact",
            "unit": "liter", "reported_by": [{ "source": "s0", "value": at + 1, "precision": "exact" }] })),
        "events": each(&|at| serde_json::json!({ "id": format!("e{at}"), "date": "2026-03-02", "text": format!("It leaked, hour {at}."), "sources": ["s0"] })),
        "areas": [{ "id": "rules", "name": "Rules" }],
        "impacts": each(&|at| serde_json::json!({ "id": format!("i{at}"), "area": "rules", "outcome": "happened", "affects": format!("Rule {at}"), "text": "t",
            "direction": "unclear", "horizon": "years", "ladder": "x-ladder", "steps": [{ "stage": "proposed" }], "jurisdiction": format!("J{at}") })),
        "exhibits": [
            { "id": "x-timeline", "kind": "timeline", "title": "T", "subtitle": "S" },
            { "id": "x-ladder", "kind": "ladder", "title": "T", "subtitle": "S", "stages": [{ "id": "proposed", "label": "Proposed" }] },
            { "id": "x-effects", "kind": "effects", "title": "T", "subtitle": "S" },
            { "id": "x-origins", "kind": "origins", "title": "T", "subtitle": "S" },
            { "id": "x-reports", "kind": "reports", "title": "T", "subtitle": "S", "figures": (0..number).map(|at| format!("f{at}")).collect::<Vec<_>>() },
            { "id": "x-comparison", "kind": "comparison", "title": "T", "subtitle": "S",
              "metrics": [{ "id": "liters", "label": "Liters" }],
              "rows": (0..number).map(|at| serde_json::json!({ "label": format!("Tank {at}"), "figures": { "liters": format!("f{at}") } })).collect::<Vec<_>>() },
        ] });
    bundle.to_string().into_bytes()
}

#[test]
fn a_drawing_has_a_greatest_height_and_says_what_it_leaves_out() {
    let pressed = press(&long(), String::new(), &Links::default());
    let page = pressed.html.unwrap_or_else(|| panic!("{}", pressed.report.to_text("a long bundle")));
    for (kind, what) in [
        ("timeline", "events"),
        ("ladder", "instruments"),
        ("effects", "effects"),
        ("origins", "claims"),
        ("reports", "figures"),
        ("comparison", "rows"),
    ] {
        let exhibit = element(&page, &format!("exhibit-x-{kind}"), "</figure>");
        let drawings = drawings_of(exhibit);
        let mut shown = BTreeSet::new();
        for drawing in &drawings {
            let size = drawing.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next()).expect("it has a size");
            let height: i32 = size.split(' ').nth(1).and_then(|height| height.parse().ok()).expect("a number");
            assert!((1000..=MOST_PX).contains(&height), "{kind}: {height}");
            shown.insert(drawing.matches("<a class=\"point").count());
        }
        let (_, said) = exhibit.split_once("The drawing shows the first ").unwrap_or_else(|| panic!("{kind} says nothing"));
        let (count, rest) = said.split_once(" of 700 ").expect("of how many");
        assert!(rest.starts_with(what), "{kind}: {said}");
        let count: usize = count.parse().expect("a number");
        assert!((10..700).contains(&count), "{kind}: {count}");
        if ["timeline", "ladder", "effects", "comparison"].contains(&kind) {
            assert_eq!(shown, BTreeSet::from([count]), "{kind}: the same rows in each width, as many as it says");
        }
    }
    // The table beside it has them all.
    let reports = element(&page, "exhibit-x-reports", "</figure>");
    assert!(reports.contains("Tank 699") && element(&page, "exhibit-x-comparison", "</figure>").contains("Tank 699"));
}
