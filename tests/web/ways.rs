//! The ways a brief is read: from a site, under a path of a larger one, from disk, inside a page of someone else. Whatever
//! is around it, it wakes, answers, says the same, and asks nobody for anything.

use std::sync::{Mutex, PoisonError};

use crate::{
    browser::{Browser, Stage},
    offline::{address, packed},
    page::{FLAGSHIP, drop_file},
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        wakes_and_answers,
        opens_another_bundle,
        says_the_same,
        asks_nobody,
}

/// One way: its name, and how to get there. It opens the flagship brief, awake, and does something with it while all that
/// serves it is still there.
type Way = (&'static str, fn(&Stage, &dyn Fn(&Browser)));

/// Every test below runs over all of these. A new way is a row and its function.
const WAYS: &[Way] = &[
    ("a site of its own", on_a_site),
    ("under a path", under_a_path),
    ("from disk", from_disk),
    ("in a frame of another host", in_a_frame_of_another_host),
];

fn on_a_site(stage: &Stage, act: &dyn Fn(&Browser)) {
    let site = Site::of_bundle(FLAGSHIP);
    act(awake(stage.open(&site.url(""))));
}

fn under_a_path(stage: &Stage, act: &dyn Fn(&Browser)) {
    const UNDER: &str = "/news/2026/brief/";
    let site = Site::of_bundle_under(UNDER, FLAGSHIP);
    act(awake(stage.open(&site.url(""))));
    let asked = site.requests();
    assert!(asked.iter().all(|path| path.starts_with(UNDER)), "all lies beside the page: {asked:?}");
}

fn from_disk(stage: &Stage, act: &dyn Fn(&Browser)) {
    act(awake(stage.open(&address(&packed("ways.html")))));
}

fn in_a_frame_of_another_host(stage: &Stage, act: &dyn Fn(&Browser)) {
    let site = Site::of_bundle(FLAGSHIP);
    // As large as the window of the other ways, so that the same layouts fit.
    let frame =
        format!("<iframe title='A brief' style='width: 1280px; height: 800px; border: 0' src='{}'></iframe>", site.url(""));
    let host =
        Site::of_pages(&[("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{frame}"))]);
    let page = stage.open(&host.url(""));
    page.within("iframe", || act(awake(page)));
    assert_eq!(host.requests(), ["/"], "the host is asked for nothing by its guest");
}

/// The whole brief as a guest that may run scripts and nothing else. It opens no other bundle, since it can load no press.
fn in_a_sandboxed_frame(stage: &Stage, act: &dyn Fn(&Browser)) {
    let site = Site::of_bundle(FLAGSHIP);
    let frame = format!(
        "<iframe title='A brief' style='width: 1280px; height: 800px; border: 0' sandbox='allow-scripts' src='{}'></iframe>",
        site.url("embed/brief.html")
    );
    let host =
        Site::of_pages(&[("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{frame}"))]);
    let page = stage.open(&host.url(""));
    page.within("iframe", || act(awake(page)));
    assert_eq!(host.requests(), ["/"], "the host is asked for nothing by its guest");
}

fn awake(page: &Browser) -> &Browser {
    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
    // Local files share one storage in Chromium: another test's choice may be remembered here.
    page.click("label:has(#depth-full)");
    page
}

/// Does something with the brief in each way, and names the way that it was in when it fails.
fn in_every_way(stage: &Stage, act: impl Fn(&Browser)) {
    for (name, open) in WAYS {
        println!("  {name}");
        open(stage, &act);
    }
}

fn wakes_and_answers(stage: &Stage) {
    in_every_way(stage, |page| {
        page.click(".exhibit__controls fieldset:nth-of-type(1) label:nth-of-type(2)");
        page.see_text(".exhibit__layout--wide svg", "nearly 25,000");
        page.click("label:has(#depth-30-seconds)");
        page.see_text(".controls__said", "Depth: 30 seconds");
        page.see_no("#part-sources");
        page.see_no("#figure-accounts-june");
        page.evaluate("location.hash = 'figure-accounts-june'");
        page.see("#figure-accounts-june");
        page.console_is_empty();
    });
}

fn opens_another_bundle(stage: &Stage) {
    in_every_way(stage, |page| {
        drop_file(page, "public/examples/xz-backdoor.json");
        page.see_text("h1", "xz");
        page.see_text(".controls__said", "Showing");
        page.console_is_empty();
    });
}

fn says_the_same(stage: &Stage) {
    // What the first way in the first engine of this run said: all others are held to it.
    static SAID: Mutex<Option<String>> = Mutex::new(None);
    let compare = |page: &Browser| {
        let text = visible_text(page);
        assert!(text.contains("origin"), "a brief has words: {text:?}");
        let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
        let first = said.get_or_insert_with(|| text.clone());
        assert!(text == *first, "{}", first_difference(first, &text));
    };
    in_every_way(stage, compare);
    println!("  in a sandboxed frame");
    in_a_sandboxed_frame(stage, &compare);
}

fn asks_nobody(stage: &Stage) {
    for (name, open) in WAYS {
        println!("  {name}");
        stage.tidy();
        open(stage, &|page| {
            page.click(".exhibit__controls fieldset:nth-of-type(1) label:nth-of-type(2)");
            drop_file(page, "public/examples/xz-backdoor.json");
            page.see_text("h1", "xz");
        });
        stage.nothing_left();
    }
}

/// The text of the brief that is displayed, with single spaces: by text nodes rather than `innerText`, which each engine
/// lays out a little differently. What lies beside the page is named, and a block offered to other pages, only where that can
/// be.
fn visible_text(page: &Browser) -> String {
    let text = page.evaluate(
        "const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
         const shown = [];
         while (texts.nextNode()) {
             const around = texts.currentNode.parentElement;
             if (around.checkVisibility() && !around.closest('.beside, .embed')) shown.push(texts.currentNode.data);
         }
         return shown.join(' ').replace(/\\s+/g, ' ').trim();",
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// Where two texts part, with some words around.
fn first_difference(one: &str, other: &str) -> String {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(120).collect::<String>();
    format!("{:?} became {:?}", around(one), around(other))
}
