//! Finished pages: a golden for the whole of a small one, and what must hold of any.
//!
//! `UPDATE_EXPECT=1 cargo test --test press` rewrites the golden.

use expect_test::expect_file;
use incident_brief::press::{Links, Pressed, press};

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
