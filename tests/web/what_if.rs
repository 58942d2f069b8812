//! What a reader asks of an exhibit: a limit that was never set, a part of the accounts; served, from disk, in a frame.

use serde_json::json;

use crate::{
    browser::{Browser, Key, Stage},
    offline::{address, packed_of},
    says::wait_until_awake,
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        a_limit_is_asked_by_mouse,
        a_limit_is_asked_by_keyboard,
        what_is_impossible_is_said_and_stays_typed,
        a_part_is_selected_by_dragging,
        a_part_is_selected_by_keyboard,
        a_link_asks_the_same,
        a_frame_asks_what_its_address_says,
        a_snippet_shows_what_was_asked;
    IN_CHROMIUM:
        what_is_asked_is_accessible;
}

const BUNDLE: &str = "tests/bundles/good/all-exhibits.json";
const LIMIT: &str = "#exhibit-limit output";
const MARKS: &str = "#exhibit-marks output";
const AREA: &str = "#exhibit-marks .exhibit__layout--wide .picked path";
/// What the drawings of the what-if are made of.
const DRAWN: &str = "[...document.querySelectorAll('#exhibit-limit .exhibit__plot')].map((plot) => plot.innerHTML).join()";

/// Plays a story on the served page, then on the file from disk.
fn asking(stage: &Stage, story: impl Fn(&Browser, &str)) {
    let site = Site::of_bundle(BUNDLE);
    for at in [site.url(""), address(&packed_of(BUNDLE, "what-if.html"))] {
        let page = stage.open(&at);
        wait_until_awake(page);
        story(page, &at);
        page.console_is_empty();
        stage.tidy();
    }
}

fn field(exhibit: &str, place: usize, kind: &str) -> String {
    format!("#exhibit-{exhibit} .ask:nth-child({place}) [type={kind}]")
}

/// Puts the focus on a field, and what is in it up for being typed over.
fn focus(page: &Browser, css: &str) {
    page.evaluate_with(
        "const field = document.querySelector(args[0]); field.scrollIntoView({ block: 'center', behavior: 'instant' });
         field.focus(); field.select()",
        &[css.into()],
    );
}

fn value(page: &Browser, css: &str) -> String {
    let value = page.evaluate_with("return document.querySelector(args[0]).value", &[css.into()]);
    value.as_str().unwrap_or_default().to_owned()
}

fn a_limit_is_asked_by_mouse(stage: &Stage) {
    asking(stage, |page, _| {
        let printed = page.evaluate(&format!("return {DRAWN}"));
        page.see_text(LIMIT, "at 2 a day per account the same volume takes more than 15.0 days");
        page.click("#exhibit-limit .presets button:nth-of-type(4)");
        page.see_text(LIMIT, "at 5 a day per account the same volume takes more than 6.0 days");
        page.see_text(LIMIT, "Hypothetical");
        assert_eq!(value(page, &field("limit", 3, "range")), "5");
        page.wait_until("location.hash === '#x.limit-asked=2400,12,5'");
        assert_ne!(page.evaluate(&format!("return {DRAWN}")), printed, "the limit is marked");
        page.click("#exhibit-limit .presets button:nth-of-type(3)");
        page.wait_until("location.hash === ''");
        assert_eq!(page.evaluate(&format!("return {DRAWN}")), printed, "the way back leads to what was printed");
    });
}

fn a_limit_is_asked_by_keyboard(stage: &Stage) {
    asking(stage, |page, _| {
        focus(page, &field("limit", 1, "number"));
        for key in "1200".chars() {
            page.press_key(key);
        }
        page.see_text(LIMIT, "more than 72,000 ÷ (1,200 × 2)");
        // From the field to its slider, to the next field, to its slider.
        for _ in 0..3 {
            page.press_key(Key::Tab);
        }
        page.press_key(Key::Right);
        page.see_text(LIMIT, "In 13 days it takes more than");
        assert_eq!(value(page, &field("limit", 2, "number")), "13");
        page.wait_until("location.hash === '#x.limit-asked=1200,13,2'");
    });
}

fn what_is_impossible_is_said_and_stays_typed(stage: &Stage) {
    asking(stage, |page, _| {
        let printed = page.evaluate(&format!("return {DRAWN}"));
        let cap = field("limit", 3, "number");
        for (typed, said) in [
            ("0", "with none at all the volume is never reached"),
            ("-4", "fewer than none is impossible"),
            ("1e-", "what is typed is not a number"),
            ("9e99", "more than a trillion is too much"),
        ] {
            focus(page, &cap);
            for key in typed.chars() {
                page.press_key(key);
            }
            page.see_text(LIMIT, said);
            assert_eq!(page.attribute_of(&cap, "aria-invalid").as_deref(), Some("true"));
            if typed != "1e-" {
                assert_eq!(value(page, &cap), typed);
            }
            assert_eq!(page.evaluate(&format!("return {DRAWN}")), printed, "nothing of it is drawn");
        }
        focus(page, &cap);
        page.press_key(Key::Delete);
        page.see_text(LIMIT, "empty, so nothing can be worked out");
        focus(page, &field("marks", 1, "number"));
        for key in "2500".chars() {
            page.press_key(key);
        }
        page.see_text(MARKS, "there are only nearly 2,400 names");
        assert_eq!(value(page, &field("marks", 1, "number")), "2500");
        assert_eq!(page.attribute_of(AREA, "d").as_deref(), Some(""));
    });
}

fn a_part_is_selected_by_dragging(stage: &Stage) {
    asking(stage, |page, _| {
        // The right end of the last row of the first block, in pixels of the window.
        let ends = page.evaluate(
            "const drawing = document.querySelector('#exhibit-marks .exhibit__layout--wide .plot');
             drawing.scrollIntoView({ block: 'center', behavior: 'instant' });
             const { left, top, width } = drawing.getBoundingClientRect(), unit = width / 860;
             return [[left + 30 * unit, top + 5 * unit], [left + 60 * unit, top + 40 * unit], [left + 119 * unit, top + 74 * unit]]
                 .flat().map(Math.floor)",
        );
        let ends: Vec<i32> = serde_json::from_value(ends).expect("six numbers");
        page.drag(&[(ends[0], ends[1]), (ends[2], ends[3]), (ends[4], ends[5])]);
        page.see_text(MARKS, "1,000 of nearly 2,400 names");
        page.see_text(MARKS, "more than 30,000 kites");
        page.see_text(MARKS, "an assumption");
        assert_eq!(page.attribute_of(AREA, "d").as_deref(), Some("M0 0h120v75h-120z"));
        page.wait_until("location.hash === '#x.marks-asked=1000'");
        assert_eq!(page.count(".drawer"), 0, "what was dragged over is not opened");
        // A click still is one.
        page.drag(&[(ends[2], ends[3])]);
        page.see(".drawer:popover-open");
    });
}

fn a_part_is_selected_by_keyboard(stage: &Stage) {
    asking(stage, |page, _| {
        let slider = field("marks", 1, "range");
        page.evaluate_with("document.querySelector(args[0]).focus()", &[slider.as_str().into()]);
        page.press_key(Key::End);
        page.see_text(MARKS, "2,400 of nearly 2,400 names");
        page.see_text(MARKS, "more than 72,000 kites");
        page.press_key(Key::Left);
        page.see_text(MARKS, "2,390 of nearly 2,400 names");
        page.press_key(Key::Home);
        page.see_text(MARKS, "Drag over the marks");
        assert_eq!(value(page, &field("marks", 1, "number")), "0");
        page.wait_until("location.hash === ''");
    });
}

fn a_link_asks_the_same(stage: &Stage) {
    asking(stage, |page, at| {
        let link = format!("{at}#x.limit-asked=1200,6,10&x.marks-asked=600");
        page.open("about:blank");
        page.open(&link);
        wait_until_awake(page);
        page.see_text(
            LIMIT,
            "at 10 a day per account the same volume takes more than 6.0 days, that is more than 72,000 ÷ (1,200 × 10)",
        );
        page.see_text(MARKS, "600 of nearly 2,400 names");
        assert_eq!(page.address(), link);
        page.evaluate("location.hash = 'x.marks-asked=1200'");
        page.see_text(MARKS, "1,200 of nearly 2,400 names");
        page.see_text(LIMIT, "at 2 a day per account");
    });
}

fn a_frame_asks_what_its_address_says(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let source = site.url("embed/exhibit-limit.html#x.limit-asked=2400,12,10");
    let frame =
        format!("<iframe title=Limit style='width: 900px; height: 900px' src='{source}' sandbox=allow-scripts></iframe>");
    let host =
        Site::of_pages(&[("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{frame}"))]);
    let page = stage.open(&host.url(""));
    page.within("iframe", || {
        page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
        page.see_text(LIMIT, "at 10 a day per account the same volume takes more than 3.0 days");
        page.click("#exhibit-limit .presets button:nth-of-type(2)");
        page.see_text(LIMIT, "at 1 a day per account the same volume takes more than 30.0 days");
    });
    page.console_is_empty();
}

fn a_snippet_shows_what_was_asked(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url("#x.limit-asked=2400,12,5&x.marks-asked=600"));
    wait_until_awake(page);
    page.evaluate("document.querySelector('#exhibit-limit > button.embed').click()");
    page.see_text(".dialog h2", "Embed");
    let ways = page.evaluate("return [...document.querySelectorAll('.dialog textarea')].map((way) => way.value)");
    let set = "x.limit-asked=2400,12,5\"";
    assert!(ways[0].as_str().is_some_and(|way| way.contains(&format!("embed/exhibit-limit.html#{set}"))), "{ways}");
    assert!(ways[1].as_str().is_some_and(|way| way.contains(&format!("#exhibit-limit&amp;{set}"))), "{ways}");
}

fn what_is_asked_is_accessible(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url("#x.limit-asked=2400,12,0&x.marks-asked=600"));
    wait_until_awake(page);
    page.see_text(LIMIT, "never reached");
    page.axe_is_content();
    let names = page.evaluate(
        "return [...document.querySelectorAll('.ask input')].map((input) => input.ariaLabel ?? input.labels[0].textContent.trim())",
    );
    let twice = ["Select the first", "Accounts", "Days", "Most a day per account"].map(|name| [name, name]).concat();
    assert_eq!(names, json!(twice));
    let fits = page.evaluate("return document.documentElement.scrollWidth <= innerWidth");
    assert_eq!(fits, json!(true));
}
