//! What a reader asks of an exhibit: a limit that was never set, a part of many; served, from disk, in a frame.

use serde_json::json;

use crate::{
    browser::{Browser, Key, Scheme, Stage},
    exhibits::taken,
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
        what_is_selected_is_in_what_is_saved,
        a_link_asks_the_same,
        a_frame_asks_what_its_address_says,
        a_snippet_shows_what_was_asked;
    IN_CHROMIUM:
        what_is_asked_is_accessible,
        a_limit_and_a_part_are_set_by_touch,
        what_is_selected_shows_in_forced_colors_and_in_print;
}

pub const BUNDLE: &str = "tests/bundles/good/all-exhibits.json";
const LIMIT: &str = "#exhibit-limit output";
const MARKS: &str = "#exhibit-marks output";
const AREA: &str = "#exhibit-marks .exhibit__layout--wide .picked path";
/// What the drawings of the what-if are made of.
const DRAWN: &str = "[...document.querySelectorAll('#exhibit-limit .exhibit__plot')].map((plot) => plot.innerHTML).join()";

/// Plays a story on the served page, then on the file from disk.
pub fn asking(stage: &Stage, story: impl Fn(&Browser, &str)) {
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
        page.see_text(LIMIT, "Time for the same order: more than 15 days");
        page.click("#exhibit-limit .presets button:nth-of-type(3)");
        page.see_text(LIMIT, "Time for the same order: more than 6 days");
        page.see_text(LIMIT, "Hypothetical");
        assert_eq!(value(page, &field("limit", 1, "range")), "5");
        page.wait_until("location.hash === '#x.limit-asked=5'");
        assert_ne!(page.evaluate(&format!("return {DRAWN}")), printed, "the limit is marked");
        page.click("#exhibit-limit .presets button:nth-of-type(2)");
        page.wait_until("location.hash === ''");
        assert_eq!(page.evaluate(&format!("return {DRAWN}")), printed, "the way back leads to what was printed");
    });
}

fn a_limit_is_asked_by_keyboard(stage: &Stage) {
    asking(stage, |page, _| {
        focus(page, &field("limit", 1, "number"));
        page.press_key('4');
        page.see_text(LIMIT, "nearly 2,400 names × 4 kites");
        // From the field to its slider, by four buttons to the next field, to its slider.
        for _ in 0..7 {
            page.press_key(Key::Tab);
        }
        page.press_key(Key::Right);
        page.see_text(LIMIT, "2,500 names × 4 kites");
        assert_eq!(value(page, &field("limit", 2, "number")), "2500");
        page.wait_until("location.hash === '#x.limit-asked=4,2500'");
    });
}

fn what_is_impossible_is_said_and_stays_typed(stage: &Stage) {
    asking(stage, |page, _| {
        let printed = page.evaluate(&format!("return {DRAWN}"));
        let cap = field("limit", 1, "number");
        for (typed, said) in [
            ("0", "Most for one name: only 1"),
            ("-4", "can be asked about"),
            ("1e-", "what is typed is not a number"),
            ("9e99", "can be asked about"),
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
        page.see_text(MARKS, "How many: there are only nearly 2,400 names");
        assert_eq!(value(page, &field("marks", 1, "number")), "2500");
        assert_eq!(page.attribute_of(AREA, "d").as_deref(), Some(""), "nothing of it is selected");
        page.press_key(Key::Backspace);
        page.see_text(MARKS, "250 of nearly 2,400 names");
        focus(page, &field("marks", 2, "number"));
        for key in "2200".chars() {
            page.press_key(key);
        }
        page.see_text(MARKS, "After the first: 2,200 leave only 200 of nearly 2,400 names");
        for (place, flawed) in [(1, "false"), (2, "true")] {
            assert_eq!(page.attribute_of(&field("marks", place, "number"), "aria-invalid").as_deref(), Some(flawed));
        }
        assert_eq!(page.attribute_of(AREA, "d").as_deref(), Some(""));
    });
}

/// A place of the wide drawing of the marks, in pixels of the window.
fn on_marks(page: &Browser, (x, y): (f64, f64)) -> (i32, i32) {
    let place = page.evaluate_with(
        "const drawing = document.querySelector('#exhibit-marks .exhibit__layout--wide .plot');
         drawing.scrollIntoView({ block: 'center', behavior: 'instant' });
         const { left, top, width } = drawing.getBoundingClientRect(), unit = width / 860;
         return [left + args[0] * unit, top + args[1] * unit].map(Math.floor)",
        &[x.into(), y.into()],
    );
    serde_json::from_value(place).expect("two numbers")
}

fn a_part_is_selected_by_dragging(stage: &Stage) {
    asking(stage, |page, _| {
        // The 11th mark of the second row of the first block, one in its midst, and its last.
        let [from, over, to] = [(31.9, 4.9), (60.0, 40.0), (119.0, 74.0)].map(|place| on_marks(page, place));
        for (way, drag) in [("down", [from, over, to]), ("up", [to, over, from])] {
            page.drag(&drag);
            page.see_text(MARKS, "950 of nearly 2,400 names, numbers 51 to 1,000.");
            page.see_text(MARKS, "more than 28,500 kites");
            page.see_text(MARKS, "an assumption");
            assert_eq!(page.attribute_of(AREA, "d").as_deref(), Some("M30 3h90v3h-90zM0 6h120v69h-120z"), "{way}");
            page.wait_until("location.hash === '#x.marks-asked=950,50'");
            page.drag(&[on_marks(page, (1.0, 1.0)), over, to]);
            page.see_text(MARKS, "1,000 of nearly 2,400 names.");
            assert_eq!(page.attribute_of(AREA, "d").as_deref(), Some("M0 0h120v75h-120z"), "{way}");
            page.wait_until("location.hash === '#x.marks-asked=1000'");
        }
        assert_eq!(page.count(".drawer"), 0, "what was dragged over is not opened");
        // A click still is one.
        page.drag(&[over]);
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
        page.see_text(MARKS, "Drag over marks");
        assert_eq!(value(page, &field("marks", 1, "number")), "0");
        page.wait_until("location.hash === ''");
        focus(page, &field("marks", 1, "number"));
        for key in "100".chars() {
            page.press_key(key);
        }
        // To its slider, to the next field, which is typed over, to its slider: from there on the stretch moves and stays as long.
        page.press_key(Key::Tab);
        page.press_key(Key::Tab);
        for key in "300".chars() {
            page.press_key(key);
        }
        page.see_text(MARKS, "100 of nearly 2,400 names, numbers 301 to 400.");
        page.press_key(Key::Tab);
        page.press_key(Key::Right);
        page.see_text(MARKS, "100 of nearly 2,400 names, numbers 311 to 410.");
        assert_eq!(value(page, &field("marks", 2, "number")), "310");
        page.wait_until("location.hash === '#x.marks-asked=100,310'");
        page.press_key(Key::End);
        page.see_text(MARKS, "2,400 leave only 0 of nearly 2,400 names");
    });
}

fn what_is_selected_is_in_what_is_saved(stage: &Stage) {
    asking(stage, |page, at| {
        page.open("about:blank");
        page.open(&format!("{at}#x.marks-asked=1000,1000"));
        wait_until_awake(page);
        page.see_text(MARKS, "numbers 1,001 to 2,000");
        page.click("#exhibit-marks .exhibit__table summary");
        let svg = taken(page, "marks", "svg");
        let facts = page.evaluate_with(
            "const layer = document.querySelector(args[1]), { fill, fillOpacity } = getComputedStyle(layer);
             const { mixBlendMode } = getComputedStyle(layer.parentNode);
             const [, saved] = args[0].split(`<g style=\"mix-blend-mode:${mixBlendMode}\"><path `);
             const holds = { d: layer.getAttribute('d'), fill, 'fill-opacity': fillOpacity };
             return Object.entries(holds).map(([name, look]) => saved?.split('/')[0].includes(`${name}=\"${look}\"`))",
            &[svg[2].clone(), AREA.into()],
        );
        assert_eq!(facts, json!([true, true, true]), "it looks as it does here: {svg}");
        let height = svg[2].as_str().and_then(|svg| svg.split_once("translate(24 ")?.1.split_once(')')?.0.parse::<i32>().ok());
        taken(page, "marks", "png");
        // The first mark of each block, at two pixels a unit.
        let colors = page.evaluate_with(
            "const picture = await createImageBitmap(made), canvas = new OffscreenCanvas(picture.width, picture.height);
             const context = canvas.getContext('2d', { willReadFrequently: true });
             context.drawImage(picture, 0, 0);
             return [0, 128, 256].map((x) => String(context.getImageData((24 + x) * 2 + 1, args[0] * 2 + 2, 1, 1).data))",
            &[height.into()],
        );
        assert_eq!(colors[0], colors[2], "neither is selected");
        assert_ne!(colors[0], colors[1], "the one in the midst is");
    });
}

fn a_link_asks_the_same(stage: &Stage) {
    asking(stage, |page, at| {
        let link = format!("{at}#x.limit-asked=10,1200&x.marks-asked=600");
        page.open("about:blank");
        page.open(&link);
        wait_until_awake(page);
        page.see_text(
            LIMIT,
            "Time for the same order: more than 6 days, from more than 72,000 kites ÷ (1,200 names × 10 kites",
        );
        page.see_text(MARKS, "600 of nearly 2,400 names");
        assert_eq!(page.address(), link);
        page.evaluate("location.hash = 'x.marks-asked=1200,1000'");
        page.see_text(MARKS, "1,200 of nearly 2,400 names, numbers 1,001 to 2,200.");
        page.evaluate("location.hash = 'x.marks-asked=1200'");
        page.see_text(MARKS, "1,200 of nearly 2,400 names.");
        page.see_text(LIMIT, "nearly 2,400 names × 2 kites");
    });
}

fn a_frame_asks_what_its_address_says(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let source = site.url("embed/exhibit-limit.html#x.limit-asked=10");
    let frame =
        format!("<iframe title=Limit style='width: 900px; height: 900px' src='{source}' sandbox=allow-scripts></iframe>");
    let host =
        Site::of_pages(&[("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{frame}"))]);
    let page = stage.open(&host.url(""));
    page.within("iframe", || {
        page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
        page.see_text(LIMIT, "Time for the same order: more than 3 days");
        page.click("#exhibit-limit .presets button:nth-of-type(1)");
        page.see_text(LIMIT, "Time for the same order: more than 30 days");
    });
    page.console_is_empty();
}

fn a_snippet_shows_what_was_asked(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url("#x.limit-asked=5,1200&x.marks-asked=600,300"));
    wait_until_awake(page);
    page.evaluate("document.querySelector('#exhibit-limit > button.embed').click()");
    page.see_text(".dialog h2", "Embed");
    let ways = page.evaluate("return [...document.querySelectorAll('.dialog textarea')].map((way) => way.value)");
    let set = "x.limit-asked=5,1200\"";
    assert!(ways[0].as_str().is_some_and(|way| way.contains(&format!("embed/exhibit-limit.html#{set}"))), "{ways}");
    assert!(ways[1].as_str().is_some_and(|way| way.contains(&format!("#exhibit-limit&amp;{set}"))), "{ways}");
    page.press_key(Key::Escape);
    page.evaluate("document.querySelector('#exhibit-marks > button.embed').click()");
    page.see_text(".dialog textarea", "embed/exhibit-marks.html#x.marks-asked=600,300\"");
}

fn what_is_asked_is_accessible(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url("#x.limit-asked=0&x.marks-asked=600"));
    wait_until_awake(page);
    page.see_text(LIMIT, "can be asked about");
    page.axe_is_content();
    let names = page.evaluate(
        "return [...document.querySelectorAll('.ask input')].map((input) => input.ariaLabel ?? input.labels[0].textContent.trim())",
    );
    let names: Vec<String> = serde_json::from_value(names).expect("a list of names");
    let begin = ["How many", "After the first", "Most for one name", "Names"].map(|name| [name, name]).concat();
    assert_eq!(names.len(), begin.len());
    assert!(names.iter().zip(begin).all(|(name, begin)| name.starts_with(begin)), "{names:?}");
    let fits = page.evaluate("return document.documentElement.scrollWidth <= innerWidth");
    assert_eq!(fits, json!(true));
}

/// A finger from place to place of the window.
fn swipe(page: &Browser, places: &[(i32, i32)]) {
    for (at, (x, y)) in places.iter().enumerate() {
        let kind = if at == 0 { "touchStart" } else { "touchMove" };
        page.devtools("Input.dispatchTouchEvent", &json!({ "type": kind, "touchPoints": [{ "x": x, "y": y }] }));
    }
    page.devtools("Input.dispatchTouchEvent", &json!({ "type": "touchEnd", "touchPoints": [] }));
}

fn a_limit_and_a_part_are_set_by_touch(stage: &Stage) {
    asking(stage, |page, _| {
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
        for (exhibit, place, said) in [("limit", 1, "more than 2.5 days"), ("marks", 1, "2,400 of nearly 2,400 names.")] {
            let ends = page.evaluate_with(
                "const slider = document.querySelector(args[0]);
                 slider.scrollIntoView({ block: 'center', behavior: 'instant' });
                 const { left, right, top, height } = slider.getBoundingClientRect();
                 return [left + (right - left) / 2, right - 1].map((x) => [x, top + height / 2].map(Math.round))",
                &[field(exhibit, place, "range").into()],
            );
            let ends: Vec<(i32, i32)> = serde_json::from_value(ends).expect("pairs of numbers");
            swipe(page, &ends);
            page.see_text(&format!("#exhibit-{exhibit} output"), said);
        }
        let row = [(1.0, 10.0), (100.0, 10.0), (300.5, 10.0)].map(|place| on_marks(page, place));
        swipe(page, &row);
        // From the first of the 4th row of the first block to the 15th of that row of the third.
        page.see_text(MARKS, "2,015 of nearly 2,400 names, numbers 121 to 2,135.");
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": false }));
    });
}

fn what_is_selected_shows_in_forced_colors_and_in_print(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url("#x.marks-asked=1000,1000"));
    wait_until_awake(page);
    page.see_text(MARKS, "numbers 1,001 to 2,000");
    for media in [
        json!({ "features": [{ "name": "forced-colors", "value": "active" }] }),
        json!({ "features": [{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": "dark" }] }),
        json!({ "media": "print" }),
        json!({ "media": "" }),
    ] {
        page.devtools("Emulation.setEmulatedMedia", &media);
        let (x, y) = on_marks(page, (0.0, 0.0));
        let png = page.devtools("Page.captureScreenshot", &json!({ "format": "png" }));
        // The mean of a corner of each block of the wide drawing, as wide as it now is.
        let colors = page.evaluate_with(
            "const bytes = Uint8Array.from(atob(args[0]), (letter) => letter.charCodeAt(0));
             const picture = await createImageBitmap(new Blob([bytes])), canvas = new OffscreenCanvas(picture.width, picture.height);
             const unit = document.querySelector('#exhibit-marks .exhibit__layout--wide .plot').getBoundingClientRect().width / 860;
             const context = canvas.getContext('2d', { willReadFrequently: true });
             context.drawImage(picture, 0, 0);
             const mean = (data, at) => data.filter((_, place) => place % 4 === at).reduce((sum, value) => sum + value) * 4 / data.length;
             return [0, 128, 256].map((left) => {
                 const { data } = context.getImageData(args[1] + (left + 1) * unit, args[2] + 1 * unit, 20 * unit, 20 * unit);
                 return [0, 1, 2].map((at) => mean([...data], at));
             })",
            &[png["data"].clone(), x.into(), y.into()],
        );
        let colors: Vec<Vec<f64>> = serde_json::from_value(colors).expect("three colors");
        let apart = |one: usize, other: usize| -> f64 { (0..3).map(|at| (colors[one][at] - colors[other][at]).abs()).sum() };
        assert!(apart(0, 1) > 40.0 && apart(2, 1) > 40.0 && apart(0, 2) < 20.0, "{media}: {colors:?}");
    }
    page.look(1280, 800, Scheme::Light);
}
