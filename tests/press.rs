//! Finished pages: a golden for the whole of a small one, and what must hold of any.
//!
//! `UPDATE_EXPECT=1 cargo test --test press` rewrites the golden.

use expect_test::expect_file;
use incident_brief::press::{App, Links, Pressed, digest, offline_file, press, site, zipped};

struct Prerendered {
    html: String,
}

/// The page of a good bundle.
#[track_caller]
fn prerender(name: &str) -> Prerendered {
    let path = format!("{}/tests/bundles/good/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bundle = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let Pressed { html, report, .. } = press(&bundle, digest(&bundle), &Links::default());
    Prerendered { html: html.unwrap_or_else(|| panic!("{}", report.to_text(name))) }
}

impl Prerendered {
    /// Compares what stands between masthead and the end, a line an element.
    #[track_caller]
    fn main_is(&self, golden: &str) {
        let from = self.html.find("<header").expect("a page has a masthead");
        let to = self.html.find("</body>").expect("a page has a body");
        expect_file![format!("golden/{golden}.html")].assert_eq(&self.html[from..to].replace("><", ">\n<"));
    }

    #[track_caller]
    fn has(&self, part: &str) -> &Self {
        assert!(self.html.contains(part), "{part:?} is not in the page");
        self
    }

    #[track_caller]
    fn has_no(&self, part: &str) -> &Self {
        assert!(!self.html.contains(part), "{part:?} is in the page");
        self
    }
}

#[test]
fn a_small_page_is_as_it_was_looked_at() {
    prerender("two-claims").main_is("two-claims");
}

#[test]
fn what_is_odd_is_shown_as_it_is() {
    let bundle = br#"{ "format": 1,
        "meta": { "id": "b", "title": "B", "summary": "S.", "language": "en", "published": "2026-01-01", "updated": "2026-01-01", "revision": 2 },
        "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
        "claims": [{ "id": "bare", "statement": "It leaked.", "asserted_by": ["port"], "stance": "says" }],
        "lenses": [{ "id": "mute", "name": "Mute", "speaks_for": "Nobody", "weighs": "Nothing", "points": [], "disclaimer": "None." }],
        "changes": [{ "revision": 2, "date": "2026-01-02", "summary": "More." }, { "revision": 1, "date": "2026-01-01", "summary": "First." }] }"#;
    let Pressed { html, report, .. } = press(bundle, digest(bundle), &Links::default());
    let page = Prerendered { html: html.unwrap_or_else(|| panic!("{}", report.to_text("the bundle"))) };
    page.has("no source supports it").has("e--unsupported").has("Nothing here: no point of this perspective was found.");
    page.has("It would take a named origin.").has("Hidden: 1 of 1 claim, and what rests on them: no named origin says so.");
    page.has("My last briefing was at this revision");
}

#[test]
fn quotes_close_and_open_rightly_around_references() {
    let bundle = br#"{ "format": 1,
        "meta": { "id": "b", "title": "\"B\"", "summary": "S.", "published": "2026-01-01", "revision": 1 },
        "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
        "claims": [{ "id": "leak", "statement": "It leaked.", "asserted_by": ["port"], "stance": "says" },
            { "id": "quotes", "asserted_by": ["port"], "stance": "says", "statement": "The office said \"{claim:leak|it leaked}\" twice\u2014\"no more\"\u2014and [\"so\"] be it; {party:port}'s log, caf\u00e9's log, 'quoted', in '98." }] }"#;
    let Pressed { html, report, .. } = press(bundle, digest(bundle), &Links::default());
    let page = Prerendered { html: html.unwrap_or_else(|| panic!("{}", report.to_text("the bundle"))) };
    page.has("<h1>“B”</h1>")
        .has("The office said “<a class")
        .has(">it leaked</a>” twice—“no more”—and [“so”] be it; The port’s log, café’s log, ‘quoted’, in ’98.");
}

#[test]
fn a_number_reads_as_its_author_gave_it_in_a_unit_that_is_never_cut() {
    let page = prerender("numbers-and-units");
    for (id, expected) in [
        ("exact", "28,812,345 exchanges"),
        ("alike", "28,800,100 to 28,800,400 exchanges"),
        ("tiny", "0.0000004%"),
        ("below", "999,999,600 liters"),
        ("speed", "1 m/s"),
        ("moment", "1 ms"),
        ("loss", "<bdi dir=\"ltr\">−US$5</bdi>"),
        ("worth", "about US$440 million"),
        ("bus", "one bus"),
        ("span", "45 days"),
    ] {
        page.has(&format!("<a class=\"r\" href=\"#figure-{id}\">{expected}</a>"));
    }
    // In the register; formulas have converted.
    for expected in ["3 days", "25%", "about 1.944 knots"] {
        page.has(&format!("<bdi>{expected}</bdi>"));
    }
}

/// More than 28.8 million by nearly 25,000 is more than 1,152 each, of which two digits are known.
#[test]
fn what_is_derived_claims_no_more_than_it_follows_from() {
    let page = prerender("numbers-and-units");
    for expected in
        ["more than 1,100 exchanges per account", "about 33.33 liters", "about US$9.8 million per day", "2.5 million exchanges"]
    {
        page.has(&format!("<bdi>{expected}</bdi>"));
    }
    page.has("Derived: 4,320 minutes.").has("Derived: 28.8 million ÷ 25,000.");
    page.has("about 25,000 accounts (24,500 to 25,500)").has("about 33.33").has_no("exactly 33.33");
    page.has("<small>accounts</small> <small>(24,500 to 25,500)</small>");
}

#[test]
fn two_events_and_a_point_are_figures_as_precise_as_they_are_known() {
    let page = prerender("numbers-and-units");
    for expected in ["75 minutes", "1.25 hours", "2 days", "about 40 days (31 to 58)", "about 0.75 m"] {
        page.has(&format!("<bdi>{expected}</bdi>"));
    }
    page.has("Derived: from 1 January 2026, 22:45 to 2 January 2026, 00:00.")
        .has("<a href=\"#event-alarm\">The first alarm.</a>");
    page.has("Derived: Level in the tank, 2 January 2026.").has("<a href=\"#series-tank\">Level in the tank</a>");
    // By the source of the point; the report has none.
    page.has("class=\"figure e--one-origin\" id=\"figure-level\"").has("class=\"figure e--unsupported\" id=\"figure-notice\"");
    page.has("class=\"figure e--one-origin\" id=\"figure-outage\"");
}

#[test]
fn a_page_says_what_language_it_is_in_and_which_way_it_runs() {
    prerender("right-to-left-and-cjk").has(" dir=\"rtl\"");
    prerender("two-claims").has("<html lang=\"en\"").has_no("dir=\"rtl\"");
    prerender("language-upper-case-ar").has("<html lang=\"ar\" dir=\"rtl\"");
    prerender("language-ar-latn").has("<html lang=\"ar-Latn\"").has_no("dir=\"rtl\"");
}

#[test]
fn a_number_in_a_page_of_another_language_reads_as_no_other() {
    let bundle = br#"{ "format": 1,
        "meta": { "id": "b", "title": "Fuego en un ferri", "summary": "S.", "published": "2026-03-02", "revision": 1, "language": "es" },
        "parties": [{ "id": "line", "name": "La naviera", "roles": ["affected"] }],
        "sources": [{ "id": "log", "publisher": "Puerto", "title": "Parte", "kind": "primary" }],
        "claims": [{ "id": "smoke", "statement": "Acudieron {figure:boats}.", "asserted_by": ["line"], "stance": "says" }],
        "units": [{ "id": "boat", "one": "barco", "many": "barcos" }],
        "figures": [{ "id": "boats", "label": "Barcos", "value": 1152, "precision": "more-than", "unit": "boat",
            "reported_by": [{ "source": "log", "value": 1152, "precision": "more-than" }] }] }"#;
    let Pressed { html, report, .. } = press(bundle, digest(bundle), &Links::default());
    let page = Prerendered { html: html.unwrap_or_else(|| panic!("{}", report.to_text("the bundle"))) };
    page.has("Acudieron <a class=\"r\" href=\"#figure-boats\"><span lang=\"en\">more than 1\u{202f}152 barcos</span></a>.");
    page.has_no("1,152");
}

#[test]
fn a_sign_keeps_its_place_by_elements_and_not_by_marks_in_the_text() {
    let page = prerender("hebrew-page-with-negative-per-cent");
    page.has("<h1>שינוי של <bdi dir=\"ltr\">−5 %</bdi> במעבורת</h1>");
    page.has("<p class=\"figure__value\" lang=\"en\"><bdi><bdi dir=\"ltr\">−5</bdi> to 3%</bdi></p>");
    page.has("<td lang=\"en\"><bdi><bdi dir=\"ltr\">−3%</bdi></bdi></td>");
    page.has("<title>שינוי של −5 % במעבורת</title>");
    for mark in ['\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
        page.has_no(&mark.to_string());
    }
}

#[test]
fn what_a_table_is_put_in_order_by_stands_beside_its_words() {
    let page = prerender("all-exhibits");
    page.has(" data-order=\"");
    let numbers = attributes(&page.html, "data-order");
    assert!(numbers.iter().all(|number| number.parse::<f64>().is_ok_and(f64::is_finite)), "{numbers:?}");
}

#[test]
fn nothing_of_a_bundle_becomes_markup() {
    let page = prerender("hostile-text");
    let body = page.html.split_once("</head>").expect("a page has a head").1;
    let (before, linked) = body.split_once("<script type=\"application/ld+json\">").expect("a page has linked data");
    let (linked, after) = linked.split_once("</script>").expect("it ends");
    assert!(!linked.contains('<'), "{linked}");
    let body = Prerendered { html: format!("{before}{after}") };
    for markup in ["<script", "</script", "<img", "<svg onload", "href=\"javascript:", " onerror=\""] {
        body.has_no(markup);
    }
    body.has("&lt;script&gt;");
}

#[test]
fn a_page_asks_nobody_for_anything() {
    let page = prerender("everything");
    for loading in ["src=\"http", "url(http", "@import", "//cdn"] {
        page.has_no(loading);
    }
    page.has("default-src 'none'");
}

#[test]
fn the_same_bundle_gives_the_same_bytes() {
    assert_eq!(prerender("everything").html, prerender("everything").html);
}

/// Stand-ins for the modules.
const APP: App = App { web_script: b"web", web_module: b"module", press_script: b"press", press_module: b"module" };

/// The files of a good bundle's site.
fn site_of(name: &str) -> std::collections::BTreeMap<String, String> {
    let path = format!("{}/tests/bundles/good/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bundle = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    site(&bundle, &APP).files.into_iter().map(text).collect()
}

/// The values of an attribute in a page.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    page.split(&format!(" {name}=\"")).skip(1).filter_map(|after| after.split('"').next()).collect()
}

#[test]
fn what_the_page_links_to_is_beside_it() {
    let files = site_of("everything");
    let page = &files["index.html"];
    for linked in page.split("href=\"").chain(page.split("src=\"")).skip(1).filter_map(|after| after.split('"').next()) {
        let is_elsewhere = linked.starts_with('#') || linked.starts_with("http") || linked.starts_with('<');
        assert!(is_elsewhere || files.contains_key(linked), "{linked} is not in the site: {:?}", files.keys());
    }
    for address in page.split("href=\"#").skip(1).filter_map(|after| after.split('"').next()) {
        assert!(page.contains(&format!("id=\"{address}\"")), "#{address} leads nowhere");
    }
}

#[test]
fn the_twins_hold_every_claim_figure_and_source() {
    let files = site_of("everything");
    let count = |name: &str| {
        let rows: Result<Vec<_>, _> = csv::Reader::from_reader(files[name].as_bytes()).records().collect();
        rows.expect("the table is well made").len()
    };
    let page = &files["index.html"];
    for (name, class) in [("claims.csv", "claim"), ("figures.csv", "figure"), ("sources.csv", "source")] {
        assert_eq!(count(name), page.matches(&format!("id=\"{class}-")).count(), "{name}");
        assert!(count(name) > 0, "{name}");
    }
    assert_eq!(files["sources.bib"].matches("@online{").count(), count("sources.csv"));
    assert!(files["feed.xml"].contains("<entry>"));
}

/// The files of the site of a bundle in the folder of cases, which is as it was found.
fn site_of_case(name: &str) -> std::collections::BTreeMap<String, String> {
    let path = format!("{}/tests/bundles/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bundle = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let made = site(&bundle, &APP);
    assert!(!made.report.has_errors(), "{}", made.report.to_text(name));
    made.files.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The rows of a table, each cell under the head of its column.
fn records(csv: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    assert!(csv.starts_with('\u{feff}'), "spreadsheets know the code by it");
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(|row| row.expect("as many cells as heads")).collect()
}

#[test]
fn a_program_reads_the_numbers_beside_the_words() {
    let files = site_of_case("tables-of-words-only");
    let reports = records(&files["exhibits/r.csv"]);
    assert_eq!(reports[0]["Fuel lost"], "−US$5");
    assert_eq!([&reports[0]["Fuel lost, low"], &reports[0]["Fuel lost, high"]], ["-5", "-5"]);
    assert_eq!((&*reports[1]["Big"], &*reports[1]["Big, low"]), ("more than 28.8 million", "28800000"));
    let compared = records(&files["exhibits/c.csv"]);
    assert_eq!([&compared[0]["M, low"], &compared[1]["M, high"]], ["28800000", "28800000"]);
    let marks = records(&files["exhibits/a.csv"]);
    assert!(marks.iter().any(|row| row.values().any(|cell| cell == "28800000")), "{marks:?}");
    let figures = records(&files["figures.csv"]);
    assert_eq!([&figures[0]["low"], &figures[0]["high"]], ["-5", "-5"]);
    assert_eq!(records(&files["sources.csv"])[0]["publisher"], "Zürcher Amt");
    assert!(files["index.html"].contains("data-order=\"-5\""), "the page has the same for the file that a browser makes");
}

#[test]
fn a_feed_tells_each_revision_when_it_was_made_and_where_it_stands() {
    let read =
        |text: &str| atom_syndication::Feed::read_from(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    let feed = read(&site_of_case("feed-of-midnights")["feed.xml"]);
    let entries: Vec<(String, &str)> =
        feed.entries().iter().map(|entry| (entry.updated().to_rfc3339(), entry.links()[0].href())).collect();
    let expected = [
        ("2026-03-03T23:00:00+00:00", "index.html#revision-3"),
        ("2026-03-03T17:00:00+00:00", "index.html#revision-2"),
        ("2026-03-03T07:30:00+00:00", "index.html#revision-1"),
    ];
    assert_eq!(entries, expected.map(|(at, address)| (at.to_owned(), address)));
    assert_eq!(feed.updated().to_rfc3339(), "2026-03-03T17:00:00+00:00");
    assert!(!feed.links().iter().any(|link| link.rel() == "self"), "its address is not known");
    for name in ["everything", "hostile-text"] {
        let files = site_of(name);
        let feed = read(&files["feed.xml"]);
        let ids: std::collections::BTreeSet<&str> =
            feed.entries().iter().map(atom_syndication::Entry::id).chain([feed.id()]).collect();
        assert_eq!(ids.len(), feed.entries().len() + 1, "{name}: each id once");
        assert!(!feed.authors().is_empty() && !feed.title().as_str().is_empty(), "{name}");
        for entry in feed.entries() {
            let anchor = entry.links()[0].href().split_once('#').expect("an entry leads into the page").1;
            assert!(files["index.html"].contains(&format!("id=\"{anchor}\"")), "{name}: #{anchor} leads nowhere");
        }
        let stamps: Vec<_> = feed.entries().iter().map(atom_syndication::Entry::updated).collect();
        assert!(stamps.windows(2).all(|pair| pair[0] > pair[1]), "{name}: newest first: {stamps:?}");
        let own = feed.links().iter().find(|link| link.rel() == "self").map(atom_syndication::Link::href);
        let is_published = files["index.html"].contains("<link rel=\"canonical\"");
        assert_eq!(own.is_some_and(|own| own.starts_with("https://") && own.ends_with("/feed.xml")), is_published, "{name}");
    }
}

#[test]
fn a_bibliography_is_read_letter_for_letter() {
    use biblatex::ChunksExt;
    let files = site_of_case("title-latex-will-not-have");
    let read = biblatex::Bibliography::parse(&files["sources.bib"]).unwrap_or_else(|error| panic!("{error}"));
    let entry = read.get("log").expect("a source is an entry under its id");
    assert_eq!(entry.title().expect("it has one").format_verbatim(), "R^2 ~ 30% of A&B_c {x} \\y \"z\" <w> $5 #7");
    assert_eq!(entry.author().expect("it has one")[0].name, "A & B {Co} ~ ^");
    assert_eq!(entry.url().expect("it has one"), "https://x.example/~a/%20b_c#d&e=%7Bf%7D");
    let all = biblatex::Bibliography::parse(&site_of("everything")["sources.bib"]).unwrap_or_else(|error| panic!("{error}"));
    assert!(all.iter().all(|entry| entry.author().is_ok() && entry.title().is_ok()) && all.len() > 2);
}

#[test]
fn no_text_of_a_table_is_a_formula() {
    let files = site_of_case("formulas-behind-a-space");
    let sources = records(&files["sources.csv"]);
    assert_eq!([&sources[0]["publisher"], &sources[0]["title"]], ["' =1+1", "'＝1+1"]);
    assert!(records(&files["claims.csv"])[0]["statement"].starts_with("'=1+1 about 400"));
    let mut cells = 0;
    for (name, csv) in files.iter().filter(|(name, _)| std::path::Path::new(name).extension().is_some_and(|kind| kind == "csv"))
    {
        for cell in records(csv).iter().flat_map(|row| row.values()) {
            assert!(!cell.trim_start().starts_with(['=', '+', '@', '＝', '＋', '－', '＠']), "{name}: {cell:?}");
            cells += 1;
        }
    }
    assert!(cells > 10);
}

#[test]
fn every_block_with_a_heading_has_a_page_of_its_own() {
    let files = site_of("everything");
    let page = &files["index.html"];
    let mut blocks = 0;
    for address in attributes(page, "id") {
        let kind = address.split('-').next().unwrap_or_default();
        if ["exhibit", "claim", "figure", "lens", "question", "part"].contains(&kind) {
            let embed = &files[&format!("embed/{address}.html")];
            assert_eq!(attributes(embed, "id").iter().filter(|id| **id == address).count(), 1, "{address}");
            assert!(embed.contains(&format!("href=\"index.html#{address}\"")), "{address} leads to the whole");
            blocks += 1;
        }
    }
    assert!(blocks > 20, "{blocks}");
    assert!(files["embed/brief.html"].contains("<header"));
}

#[test]
fn a_block_alone_loads_what_lies_beside_the_brief_and_nothing_else() {
    let files = site_of("everything");
    for (name, page) in files.iter().filter(|(name, _)| name.starts_with("embed/") && *name != "embed/brief.html") {
        assert!(page.contains("<base href=\"../index.html\" target=\"_blank\">"), "{name}");
        let base = page.find("<base ").expect("it has one");
        assert!(base < page.find("Content-Security-Policy").expect("it has one"), "{name}: the policy forbids a later base");
        for loaded in [attributes(page, "src"), attributes(page, "data-islands")].concat() {
            assert!(files.contains_key(loaded), "{name} loads {loaded}");
        }
        for style in page.split("rel=\"stylesheet\" href=\"").skip(1).filter_map(|after| after.split('"').next()) {
            assert!(files.contains_key(style), "{name} loads {style}");
        }
        for address in page.split("href=\"#").skip(1).filter_map(|after| after.split('"').next()) {
            assert!(files["index.html"].contains(&format!("id=\"{address}\"")), "{name}: #{address} leads nowhere");
        }
    }
}

#[test]
fn a_host_that_asks_for_a_block_is_answered() {
    let files = site_of("everything");
    let answers: Vec<_> = files.iter().filter(|(name, _)| name.starts_with("oembed/")).collect();
    assert_eq!(answers.len(), files.keys().filter(|name| name.starts_with("embed/")).count());
    for (name, text) in answers {
        let answer: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
        assert_eq!((answer["version"].as_str(), answer["type"].as_str()), (Some("1.0"), Some("rich")), "{name}");
        let html = answer["html"].as_str().expect("a rich answer has markup");
        assert!(attributes(html, "src")[0].starts_with("https://"), "{name}: {html}");
        let address = name.trim_start_matches("oembed/").trim_end_matches(".json");
        let page = &files[&format!("embed/{address}.html")];
        assert!(page.contains("application/json+oembed") && page.contains(&**name), "{name} is found from its page");
    }
    assert!(!site_of("two-claims").keys().any(|name| name.starts_with("oembed/")), "no address, no answer");
}

/// What machines read of a page.
fn linked_data(page: &str) -> serde_json::Value {
    let linked = page.split_once("<script type=\"application/ld+json\">").expect("it has linked data").1;
    let linked = linked.split_once("</script>").expect("it ends").0;
    serde_json::from_str(linked).expect("it is JSON")
}

#[test]
fn machines_are_told_nothing_that_is_not_known() {
    let files = site_of_case("published-in-a-month-by-a-person");
    let page = &files["index.html"];
    assert!(!page.contains("article:published_time"), "a month is no date");
    let article = &linked_data(page)["@graph"][0];
    assert!(article.get("datePublished").is_none() && article.get("dateModified").is_none(), "{article}");
    let names = serde_json::json!([{ "name": "Ana Pérez" }, { "name": "Harbor Desk" }]);
    assert_eq!(article["author"], names, "whether it is a person or a desk is not said");

    // The same, with all that was not known.
    let path = format!("{}/tests/bundles/cases/published-in-a-month-by-a-person.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("it is in the package");
    let mut bundle: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    bundle["authorship"] = serde_json::json!([{ "task": "drafted", "by": "human", "name": "Ana Pérez" }]);
    let meta = &mut bundle["meta"];
    meta["published"] = "2026-03-02".into();
    meta["updated"] = "2026-03-02T23:30-08:00".into();
    meta["canonical"] = "https://news.example/b/index.html".into();
    meta["licence"] = "CC-BY-4.0".into();
    let bundle = bundle.to_string();
    let page = String::from_utf8(site(bundle.as_bytes(), &APP).files.swap_remove(0).1).expect("a page is text");
    assert!(page.contains("<meta property=\"article:published_time\" content=\"2026-03-02\">"));
    assert!(page.contains("<meta property=\"article:modified_time\" content=\"2026-03-03T07:30:00Z\">"));
    let graph = &linked_data(&page)["@graph"];
    let article = &graph[0];
    assert_eq!([&article["datePublished"], &article["dateModified"]], ["2026-03-02", "2026-03-03T07:30:00Z"]);
    assert_eq!(article["author"][0], serde_json::json!({ "@type": "Person", "name": "Ana Pérez" }));
    assert_eq!(article["@id"], "https://news.example/b/index.html");
    assert_eq!(article["image"], "https://news.example/b/card.png");
    assert_eq!(article["license"]["@type"], "CreativeWork");
    assert_eq!(graph[1]["@id"], "https://news.example/b/index.html#claim-smoke");
    assert!(graph[1]["author"][0].get("@type").is_none(), "{}", graph[1]);
}

#[test]
fn machines_read_the_article_and_every_claim() {
    let files = site_of("everything");
    let page = &files["index.html"];
    let linked = linked_data(page);
    let graph = linked["@graph"].as_array().expect("it is a graph");
    assert_eq!(graph[0]["@type"], "NewsArticle");
    assert!(graph[0]["correction"].is_array(), "corrections are named: {}", graph[0]);
    assert!(graph[0]["digitalSourceType"].is_string(), "how the words came to be is named: {}", graph[0]);
    let claims = graph.iter().filter(|node| node["@type"] == "Claim");
    assert_eq!(claims.count(), page.matches("<li class=\"claim").count());
}

#[test]
fn the_zip_holds_what_it_lists_and_its_digests_fit() {
    use sha2::Digest;
    use std::io::Read;
    let path = format!("{}/tests/bundles/good/everything.json", env!("CARGO_MANIFEST_DIR"));
    let bundle = std::fs::read(path).expect("it is in the package");
    let (_, bytes) = zipped(&bundle, &APP).file.expect("the bundle is good");
    assert_eq!(bytes, zipped(&bundle, &APP).file.expect("the bundle is good").1, "the same bytes each time");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a zip");
    let mut files = std::collections::BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("it is listed");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be read");
        files.insert(file.name().expect("a name is text").into_owned(), bytes);
    }
    let sums = String::from_utf8(files.remove("SHA256SUMS").expect("digests are inside")).expect("they are text");
    assert_eq!(sums.lines().count(), files.len());
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").expect("as `sha256sum --check` reads it");
        let found: String =
            sha2::Sha256::digest(&files[name]).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!(digest, found, "{name}");
    }
    let named =
        ["index.html", "README.txt", "EMBED.txt", "handout.html", "incident.json", "incident.schema.json", "claims.csv"];
    for name in named {
        assert!(files.contains_key(name), "{name}");
    }
    for kind in ["svg", "png", "csv"] {
        assert!(files.keys().any(|name| name.starts_with("exhibits/") && name.ends_with(kind)), "{kind}");
    }
    let (_, alone) = offline_file(&bundle, &APP).file.expect("the bundle is good");
    assert!(files["index.html"] == alone, "the page in the zip is the file that works alone");
    let handout = String::from_utf8_lossy(&files["handout.html"]);
    assert!(!handout.replace("<script type=\"application/ld+json\">", "").contains("<script"), "paper runs nothing");
    assert!(handout.contains("<sup>1</sup>"), "sources are named by number");
}

#[test]
fn the_card_has_the_size_that_readers_of_it_show_whole() {
    let path = format!("{}/tests/bundles/good/two-claims.json", env!("CARGO_MANIFEST_DIR"));
    let site = site(&std::fs::read(path).expect("it is in the package"), &APP);
    let (_, card) =
        site.files.iter().find(|(name, _)| name == "card.png").expect("what is written in Latin letters has a card");
    let number = |at: usize| u32::from_be_bytes(card[at..at + 4].try_into().expect("four bytes"));
    assert_eq!((number(16), number(20)), (1200, 630));
}

/// The bundle's own texts in Cyrillic letters, its language named as such; ids and what is written by rule stay.
fn in_another_script(value: &mut serde_json::Value, key: &str) {
    const BY_RULE: [&str; 9] = ["$schema", "url", "archived", "canonical", "formula", "grade", "licence", "language", "unit"];
    match value {
        serde_json::Value::Object(members) => members.iter_mut().for_each(|(key, member)| in_another_script(member, key)),
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| in_another_script(item, key)),
        serde_json::Value::String(text) if key == "language" => "uk".clone_into(text),
        serde_json::Value::String(text) => {
            let is_text = ["term", "one", "many", "weighs"].contains(&key)
                || text.contains(' ')
                || text.starts_with(|c: char| c.is_ascii_uppercase());
            if is_text && !BY_RULE.contains(&key) {
                *text = foreign(text);
            }
        }
        _ => {}
    }
}

/// Each Latin letter as a Cyrillic one, but for kind and id of a reference, as in `{term:slick|film}`.
fn foreign(text: &str) -> String {
    let mut in_reference = false;
    let turn = |c: char| {
        in_reference = match c {
            '{' => true,
            '|' | '}' => false,
            _ => in_reference,
        };
        if in_reference { c } else { foreign_letter(c) }
    };
    let turned: String = text.chars().map(turn).collect();
    // Not a label: it says what is shown of a figure.
    turned.replace(&format!("|{}}}", "value".chars().map(foreign_letter).collect::<String>()), "|value}")
}

fn foreign_letter(letter: char) -> char {
    let from = |first: char, cyrillic: char| char::from_u32(u32::from(letter) - u32::from(first) + u32::from(cyrillic));
    match letter {
        'a'..='z' => from('a', 'а'),
        'A'..='Z' => from('A', 'А'),
        _ => None,
    }
    .unwrap_or(letter)
}

/// The texts of a page's body that no element around them says to be English.
fn unmarked(html: &str) -> Vec<String> {
    const VOID: [&str; 6] = ["input", "br", "img", "link", "meta", "hr"];
    let mut found = Vec::new();
    // The names of the open elements, and whether each is marked or holds no words.
    let mut open: Vec<(String, bool)> = Vec::new();
    let body = &html[html.find("<body").expect("a page has a body")..];
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(last, _)| last != name) {}
        } else if !VOID.contains(&name.as_str()) {
            let is_quiet = tag.contains("lang=\"en\"") || ["svg", "script", "code"].contains(&name.as_str());
            let within = open.last().is_some_and(|(_, quiet)| *quiet);
            open.push((name, within || is_quiet));
        }
        let is_marked = open.last().is_some_and(|(_, quiet)| *quiet);
        let without_entities = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        // A unit beside an author's label is not worth an element of its own, and doubled braces hold no reference.
        let of_unit = |word: &str| ["per", "hour", "day"].contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
        let mut words = without_entities.split_whitespace();
        let is_said = words.any(|word| !of_unit(word) && word.contains(|c: char| c.is_ascii_alphabetic()));
        if !is_marked && is_said && !text.contains('{') {
            found.push(without_entities.trim().to_owned());
        }
    }
    found
}

#[test]
fn the_programs_own_words_are_marked_in_a_page_of_another_language() {
    for name in ["everything", "all-exhibits"] {
        let path = format!("{}/tests/bundles/good/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut bundle: serde_json::Value = serde_json::from_str(&text).expect("a good bundle is JSON");
        bundle["meta"]["language"] = "en".into();
        in_another_script(&mut bundle, "");
        let bundle = bundle.to_string().into_bytes();
        let Pressed { html, report, .. } = press(&bundle, digest(&bundle), &Links::default());
        let html = html.unwrap_or_else(|| panic!("{}", report.to_text(name)));
        assert!(html.contains("<html lang=\"uk\""));
        assert_eq!(unmarked(&html), Vec::<String>::new(), "in {name}");
    }
    assert!(!prerender("everything").html.contains(" lang=\"en\""), "nothing is marked where the page speaks English");
}
