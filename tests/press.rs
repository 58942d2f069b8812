//! Finished pages: a golden for the whole of a small one, and what must hold of any.
//!
//! `UPDATE_EXPECT=1 cargo test --test press` rewrites the golden.

use expect_test::expect_file;
use incident_brief::press::{App, Links, Pressed, press, site};

struct Prerendered {
    html: String,
}

/// The page of a good bundle.
#[track_caller]
fn prerender(name: &str) -> Prerendered {
    let path = format!("{}/tests/bundles/good/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bundle = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let Pressed { html, report } = press(&bundle, &Links::default());
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
fn a_page_says_what_language_it_is_in_and_which_way_it_runs() {
    prerender("right-to-left-and-cjk").has(" dir=\"rtl\"");
    prerender("two-claims").has("<html lang=\"en\"").has_no("dir=\"rtl\"");
}

#[test]
fn nothing_of_a_bundle_becomes_markup() {
    let page = prerender("hostile-text");
    let body = Prerendered { html: page.html.split_once("</head>").expect("a page has a head").1.to_owned() };
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

/// The files of a good bundle's site, with stand-ins for the modules.
fn site_of(name: &str) -> std::collections::BTreeMap<String, String> {
    let path = format!("{}/tests/bundles/good/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let bundle = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let app = App { web_script: b"web", web_module: b"module", press_script: b"press", press_module: b"module" };
    let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    site(&bundle, &app).files.into_iter().map(text).collect()
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
