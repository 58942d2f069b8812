//! Moving in a long series: by mouse, fingers, wheel, keys and buttons; served and from disk; the address keeps the window.

use std::path::{Path, PathBuf};
use std::{fs, process::Command};

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Stage},
    offline::address,
    page::drop_file,
    says::wait_until_awake,
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        a_long_series_wakes_as_it_was_printed,
        columns_are_asked_for_once,
        a_host_may_forbid_what_the_page_runs_itself,
        a_window_is_chosen_by_pointer,
        a_window_is_chosen_by_buttons_and_keys,
        the_address_keeps_the_window,
        a_point_is_told,
        a_bundle_opened_here_brings_its_series,
        a_copy_keeps_its_series,
        a_long_series_is_moved_in_a_frame,
        a_timeline_is_moved_in,
        the_events_of_one_party_stand_alone;
    IN_CHROMIUM:
        a_million_points_are_moved_in;
}

/// A bundle with a series of so many points, one a minute, a tenth of them missing in the middle.
fn bundle(points: usize) -> PathBuf {
    let seconds: Vec<usize> = (0..points).map(|at| 1_776_816_000 + at * 60).collect();
    let gap = points / 2..points / 2 + points / 10;
    let value = |at: usize| (!gap.contains(&at)).then(|| (at * 7919 % 1000) as f64 / 10.0 + at as f64 / 50.0);
    let values: Vec<Option<f64>> = (0..points).map(value).collect();
    let bundle = json!({
        "format": 1,
        "meta": { "id": "long", "title": "A long series", "summary": "Made by rule.", "language": "en", "published": "2026-03-02",
                  "updated": "2026-03-02", "revision": 1 },
        "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
        "sources": [{ "id": "meter", "publisher": "The meter", "title": "Readings", "date": "2026-03-02",
                      "url": "https://example.org/meter", "kind": "primary" }],
        "claims": [{ "id": "ran", "statement": "The meter ran.", "topic": "Meter", "asserted_by": ["port"], "stance": "says",
                     "evidence": [{ "source": "meter", "bearing": "supports", "locator": "page 1" }] }],
        "narrative": [{ "id": "s", "heading": "In short", "depth": "30-seconds", "blocks": [{ "text": "The {claim:ran|meter} ran." }] }],
        "units": [{ "id": "ton", "one": "ton", "many": "tons" }],
        "series": [{ "id": "load", "label": "Load", "unit": "ton", "t": seconds, "y": values }],
        "exhibits": [{ "id": "long", "kind": "series", "title": "The load rose", "subtitle": "Tons", "series": ["load"] }],
    });
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("series-{points}.json"));
    fs::write(&file, bundle.to_string()).expect("the target folder can be written to");
    file
}

fn packed(points: usize) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("series-{points}.html"));
    let made = Command::new(env!("CARGO_BIN_EXE_brief")).arg("pack").arg(bundle(points)).arg("--out").arg(&file).output();
    let made = made.expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    file
}

const POINTS: usize = 5_000;

/// Plays a story on the served page, then on the file from disk.
fn everywhere(stage: &Stage, story: impl Fn(&Browser, &str)) {
    let site = Site::of_bundle(&bundle(POINTS).to_string_lossy());
    for at in [site.url(""), address(&packed(POINTS))] {
        let page = stage.open(&at);
        wait_until_live(page);
        story(page, &at);
        page.console_is_empty();
        stage.tidy();
    }
}

fn wait_until_live(page: &Browser) {
    wait_until_awake(page);
    page.wait_until(
        "performance.getEntriesByName('chart-painted:long').length > 0 && document.querySelector('[data-move]:enabled')",
    );
}

/// What the drawings say, all layouts. In a frame, printed marks say besides that they lead out of it.
fn drawings(page: &Browser) -> Vec<String> {
    let drawn =
        page.evaluate("return [...document.querySelectorAll('#exhibit-long .exhibit__plot')].map((plot) => plot.innerHTML.replaceAll(' target=\"_blank\"', ''))");
    serde_json::from_value(drawn).expect("texts")
}

/// What the one that is shown says.
const SHOWN: &str = "[...document.querySelectorAll('#exhibit-long .exhibit__plot svg')].find((svg) => svg.parentElement.getClientRects().length)";

fn shown(page: &Browser) -> String {
    page.evaluate(&format!("return {SHOWN}.innerHTML")).as_str().unwrap_or_default().to_owned()
}

/// Does something, waits until another drawing is shown, and gives the window that the address tells.
fn moved(page: &Browser, act: impl FnOnce()) -> Option<(f64, f64)> {
    let before = shown(page);
    act();
    page.wait_until(&format!("{SHOWN}.innerHTML !== {} && !document.querySelector('.range')", json!(before)));
    window(page)
}

fn window(page: &Browser) -> Option<(f64, f64)> {
    let hash = page.evaluate("return location.hash");
    let told = hash.as_str()?.split("x.long-window=").nth(1)?.split('&').next()?.to_owned();
    let (from, to) = told.split_once(',')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

/// Sends pointer events to the drawing that is shown: kind, share of its width, and what else they say.
fn point(page: &Browser, events: &Value) {
    page.evaluate_with(
        &format!(
            "const svg = {SHOWN}, plot = svg.parentElement;
             svg.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const now = svg.getBoundingClientRect();
             for (const [kind, share, more] of args[0]) {{
                 const said = {{ bubbles: true, cancelable: true, clientX: now.left + share * now.width, clientY: now.top + now.height / 2,
                                 pointerId: 1, pointerType: 'mouse', ...more }};
                 const event = kind === 'wheel' ? new WheelEvent(kind, said) : kind === 'dblclick' ? new MouseEvent(kind, said) : new PointerEvent(kind, said);
                 // As a pointer that is held: what it went down on is drawn anew while it moves.
                 plot.dispatchEvent(event);
                 if (kind === 'wheel') window.stopped = event.defaultPrevented;
             }}"
        ),
        std::slice::from_ref(events),
    );
}

const FIRST: f64 = 1_776_816_000.0;
const LAST: f64 = FIRST + 60.0 * (POINTS - 1) as f64;

fn a_long_series_wakes_as_it_was_printed(stage: &Stage) {
    let file = packed(POINTS);
    let still = drawings(stage.open_without_script(&address(&file)));
    assert_eq!(still.len(), 3);
    stage.tidy();
    everywhere(stage, |page, _| assert_eq!(drawings(page), still));
}

/// The page asks for them and for the module before its script is there; the script asks for nothing again.
fn columns_are_asked_for_once(stage: &Stage) {
    let site = Site::of_bundle(&bundle(POINTS).to_string_lossy());
    asks_once(stage.open(&site.url("")), &site);
}

/// A host's policy that names no digests keeps the page from it, as another text under the same digest does. Its script asks then.
fn a_host_may_forbid_what_the_page_runs_itself(stage: &Stage) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("forbidden").join(stage.engine.to_string());
    // Its page was changed by hand in an earlier run.
    let _ = fs::remove_dir_all(&folder);
    let made = Command::new(env!("CARGO_BIN_EXE_brief")).arg("build").arg(bundle(POINTS)).arg("--out").arg(&folder).output();
    let made = made.expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).expect("it was just built");
    let other = page.replacen("<script>compiled=", "<script>window.ran=true;compiled=", 1);
    assert_ne!(other, page, "the page runs something itself");
    fs::write(&index, other).expect("it can be written");
    let site = Site::of_folder(&folder);
    let page = stage.open(&site.url(""));
    asks_once(page, &site);
    assert_eq!(page.evaluate("return typeof ran"), "undefined");
}

fn asks_once(page: &Browser, site: &Site) {
    wait_until_live(page);
    for kind in [".bin", ".wasm"] {
        let asked: Vec<String> = site.requests().into_iter().filter(|path| path.ends_with(kind)).collect();
        assert_eq!(asked.len(), 1, "{asked:?}");
    }
}

fn a_window_is_chosen_by_pointer(stage: &Stage) {
    everywhere(stage, |page, _| {
        let printed = shown(page);
        let drag = |from: f64, to: f64, shift: bool| {
            let with = json!({ "shiftKey": shift });
            point(
                page,
                &json!([
                    ["pointerdown", from, with],
                    ["pointermove", f64::midpoint(from, to), with],
                    ["pointermove", to, with],
                    ["pointerup", to, with]
                ]),
            );
        };
        // Of the whole a drag picks a range.
        let (from, to) = moved(page, || drag(0.3, 0.5, false)).expect("a window");
        assert!(FIRST < from && from < to && to < LAST, "{from} {to}");
        assert!((to - from) / (LAST - FIRST) < 0.25);
        // Then it moves.
        let later = moved(page, || drag(0.6, 0.5, false)).expect("a window");
        assert!(later.0 > from && (later.1 - later.0 - (to - from)).abs() < 0.01, "{later:?}");
        // With Shift it picks again.
        let closer = moved(page, || drag(0.4, 0.6, true)).expect("a window");
        assert!(closer.0 > later.0 && closer.1 < later.1, "{closer:?}");
        // A plain wheel is the page's.
        point(page, &json!([["wheel", 0.5, { "deltaY": 50 }]]));
        assert_eq!(page.evaluate("return window.stopped"), false);
        let wider =
            moved(page, || point(page, &json!([["wheel", 0.5, { "deltaY": 50, "ctrlKey": true }], ["pointermove", 0.5, {}]])));
        assert_eq!(page.evaluate("return window.stopped"), true);
        let wider = wider.expect("a window");
        assert!(wider.0 < closer.0 && wider.1 > closer.1, "{wider:?}");
        // Two fingers that part.
        let finger = |id: u8| json!({ "pointerType": "touch", "pointerId": id });
        let pinched = moved(page, || {
            point(
                page,
                &json!([
                    ["pointerdown", 0.45, finger(2)],
                    ["pointerdown", 0.55, finger(3)],
                    ["pointermove", 0.3, finger(2)],
                    ["pointermove", 0.7, finger(3)],
                    ["pointerup", 0.3, finger(2)],
                    ["pointerup", 0.7, finger(3)]
                ]),
            );
        });
        let pinched = pinched.expect("a window");
        assert!(pinched.0 > wider.0 && pinched.1 < wider.1, "{pinched:?}");
        assert_eq!(moved(page, || point(page, &json!([["dblclick", 0.5, {}]]))), None);
        assert_eq!(shown(page), printed, "the whole is as it was printed");
    });
}

fn a_window_is_chosen_by_buttons_and_keys(stage: &Stage) {
    everywhere(stage, |page, _| {
        let printed = shown(page);
        let middle = |(from, to): (f64, f64)| f64::midpoint(from, to);
        let closer = moved(page, || page.click("[data-move='+']")).expect("a window");
        assert!((closer.1 - closer.0 - (LAST - FIRST) / 2.0).abs() < 1.0, "{closer:?}");
        // The button has the focus now.
        let key = |key: &str| {
            page.evaluate_with(
                "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: args[0], bubbles: true, cancelable: true }))",
                &[key.into()],
            );
        };
        page.evaluate("document.querySelector('[data-move]').focus()");
        let earlier = moved(page, || key("ArrowLeft")).expect("a window");
        assert!(middle(earlier) < middle(closer));
        assert!((moved(page, || key("End")).expect("a window").1 - LAST).abs() < 0.01);
        assert!((moved(page, || key("Home")).expect("a window").0 - FIRST).abs() < 0.01);
        let near = moved(page, || key("+")).expect("a window");
        let wide = moved(page, || key("-")).expect("a window");
        assert!(wide.1 - wide.0 > near.1 - near.0);
        // From a mark of the drawing too; the focus stays in it.
        page.evaluate(&format!("{SHOWN}.querySelector('a.point').focus()"));
        moved(page, || key("+")).expect("a window");
        assert_eq!(page.evaluate("return document.activeElement.matches('a.point')"), true);
        assert_eq!(moved(page, || key("Escape")), None);
        assert_eq!(shown(page), printed, "the whole is as it was printed");
        page.axe_is_content();
    });
}

fn the_address_keeps_the_window(stage: &Stage) {
    everywhere(stage, |page, at| {
        let printed = shown(page);
        moved(page, || page.click("[data-move='+']"));
        let (kept, drawn) = (page.address(), shown(page));
        stage.tidy();
        let page = stage.open(&kept);
        wait_until_live(page);
        page.wait_until(&format!("{SHOWN}.innerHTML === {}", json!(drawn)));
        // Another address, as the way back brings it, is followed.
        page.evaluate("location.hash = 'x.other-window=1,2'");
        page.wait_until(&format!("{SHOWN}.innerHTML === {}", json!(printed)));
        stage.tidy();
        // What means nothing shows the whole.
        let page = stage.open(&format!("{at}#x.long-window=9,1"));
        wait_until_live(page);
        page.wait_until(&format!("{SHOWN}.innerHTML === {}", json!(printed)));
    });
}

fn a_point_is_told(stage: &Stage) {
    everywhere(stage, |page, _| {
        moved(page, || point(page, &json!([["pointerdown", 0.3, {}], ["pointermove", 0.31, {}], ["pointerup", 0.35, {}]])));
        point(page, &json!([["pointermove", 0.6, {}]]));
        page.see_text(".exhibit__readout", "Load, 2");
        page.see_text(".exhibit__readout", "tons.");
        moved(page, || page.click("[data-move='Escape']"));
        point(page, &json!([["pointermove", 0.57, {}]]));
        page.see_text(".exhibit__readout", "no value.");
    });
}

fn a_bundle_opened_here_brings_its_series(stage: &Stage) {
    let site = Site::of_bundle("tests/bundles/good/two-claims.json");
    let other = bundle(POINTS);
    for at in [site.url(""), address(&packed(700))] {
        let page = stage.open(&at);
        wait_until_awake(page);
        drop_file(page, &other.to_string_lossy());
        page.wait_until(
            "document.querySelectorAll('#exhibit-long svg').length === 3 && document.querySelector('[data-move]:enabled')",
        );
        page.wait_until(&format!("document.querySelector('#exhibit-long .island').dataset.island.includes('{POINTS}')"));
        moved(page, || page.click("[data-move='+']")).expect("a window");
        page.console_is_empty();
        stage.tidy();
    }
    assert!(!site.requests().iter().any(|path| path.contains("series/")), "asked for {:?}", site.requests());
}

fn a_copy_keeps_its_series(stage: &Stage) {
    let file = packed(POINTS);
    let page = stage.open(&address(&file));
    wait_until_live(page);
    let saved = page.evaluate(
        "return await new Promise((done) => {
             const create = URL.createObjectURL;
             HTMLAnchorElement.prototype.click = () => {};
             URL.createObjectURL = (blob) => { blob.text().then(done); return create.call(URL, blob); };
             document.querySelector('[data-save]').click();
         })",
    );
    let printed = fs::read_to_string(file).expect("it was just written");
    assert!(saved == printed, "{} bytes, not {}", saved.as_str().unwrap_or_default().len(), printed.len());
}

/// A frame that may fetch nothing has the columns from a script, once the reader touches the exhibit or an address asks for a part of it.
fn a_long_series_is_moved_in_a_frame(stage: &Stage) {
    let site = Site::of_bundle(&bundle(POINTS).to_string_lossy());
    let columns = || site.requests().into_iter().filter(|path| path.contains("series/")).collect::<Vec<_>>();
    let page = stage.open(&site.url(""));
    wait_until_live(page);
    let printed = drawings(page);
    moved(page, || page.click("[data-move='+']"));
    let (closer, (from, to)) = (shown(page), window(page).expect("a window"));
    stage.tidy();
    let before = columns().len();
    for block in ["embed/exhibit-long.html", "embed/brief.html"] {
        let host = |at: &str| {
            let frame = format!(
                "<!doctype html><title>Host</title><link rel=icon href='data:,'><iframe title='A block' sandbox='allow-scripts' \
                 style='width: 1280px; height: 700px' src='{at}'></iframe>"
            );
            Site::of_pages(&[("index.html", frame)])
        };
        let asked = columns().len();
        let outside = host(&site.url(block));
        let page = stage.open(&outside.url(""));
        page.within("iframe", || {
            wait_until_awake(page);
            assert_eq!(page.evaluate("return self.origin"), "null", "nothing can be fetched there");
            assert_eq!(page.count("[data-move]:enabled"), 0);
            assert_eq!(columns().len(), asked, "nobody has touched it");
            // What lies under a button that cannot be pressed yet is touched as well.
            page.evaluate(
                "const button = document.querySelector('#exhibit-long [data-move]');
                 button.scrollIntoView({ block: 'center', behavior: 'instant' });
                 const now = button.getBoundingClientRect();
                 const under = document.elementFromPoint(now.left + 9, now.top + 9);
                 if (under === button) throw 'not every browser tells of a pointer over what is disabled';
                 under.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));",
            );
            wait_until_live(page);
            assert_eq!(drawings(page), printed);
            moved(page, || page.click("[data-move='+']"));
            assert_eq!(shown(page), closer);
        });
        page.console_is_empty();
        stage.tidy();
        // An address that tells a window has touched it.
        let outside = host(&site.url(&format!("{block}#exhibit-long&x.long-window={from},{to}")));
        let page = stage.open(&outside.url(""));
        page.within("iframe", || page.wait_until(&format!("{SHOWN}?.innerHTML === {}", json!(closer))));
        page.console_is_empty();
        stage.tidy();
        assert_eq!(columns().len(), asked + 2);
    }
    assert!(columns()[before..].iter().all(|path| path.ends_with("/series/load-r1.js")), "{:?}", columns());
}

const TIMELINE: &str = "tests/bundles/good/all-exhibits.json";
/// The timeline of that bundle, and those of its drawings that are shown.
const PLOT: &str =
    "[...document.querySelectorAll('#exhibit-order-of-things .exhibit__plot')].find((plot) => plot.getClientRects().length)";

/// Plays a story on a page with a timeline: served, from disk, and as an exhibit alone in a frame's page.
fn on_timelines(stage: &Stage, story: impl Fn(&Browser)) {
    let site = Site::of_bundle(TIMELINE);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("timeline.html");
    let made = Command::new(env!("CARGO_BIN_EXE_brief")).arg("pack").arg(TIMELINE).arg("--out").arg(&file).output();
    assert!(made.expect("the program starts").status.success());
    for at in [site.url(""), site.url("embed/exhibit-order-of-things.html"), address(&file)] {
        let page = stage.open(&at);
        wait_until_awake(page);
        story(page);
        page.console_is_empty();
        stage.tidy();
    }
}

fn svg(page: &Browser) -> String {
    page.evaluate(&format!("return {PLOT}.innerHTML.replaceAll(' target=\"_blank\"', '')"))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn a_timeline_is_moved_in(stage: &Stage) {
    on_timelines(stage, |page| {
        let printed = svg(page);
        let rows = || page.evaluate(&format!("return {PLOT}.querySelectorAll('a.point').length"));
        let all = rows();
        page.click("#exhibit-order-of-things [data-move='+']");
        let closer = svg(page);
        assert_ne!(closer, printed);
        assert_eq!(rows(), all, "every event keeps its row");
        assert!(page.address().contains("x.order-of-things-window="), "{}", page.address());
        // A drag over the rows moves, and is no click on them.
        page.evaluate(&format!(
            "const plot = {PLOT}, place = plot.getBoundingClientRect(), row = plot.querySelector('a.point');
             const say = (Kind, kind, share, more) => (row.isConnected ? row : plot).dispatchEvent(new Kind(kind, {{ bubbles: true, cancelable: true,
                 clientX: place.left + share * place.width, clientY: place.top + 60, pointerId: 1, pointerType: 'mouse', ...more }}));
             say(PointerEvent, 'pointerdown', 0.9);
             say(PointerEvent, 'pointermove', 0.8);
             say(PointerEvent, 'pointerup', 0.8);
             window.followed = say(MouseEvent, 'click', 0.8);"
        ));
        assert_eq!(page.evaluate("return window.followed"), false, "the click was taken");
        assert_ne!(svg(page), closer);
        page.click("#exhibit-order-of-things [data-move='Escape']");
        assert_eq!(svg(page), printed, "the whole is as it was printed");
        assert!(!page.address().contains("window"), "{}", page.address());
    });
}

fn the_events_of_one_party_stand_alone(stage: &Stage) {
    on_timelines(stage, |page| {
        let printed = svg(page);
        let names =
            "return [...document.querySelectorAll('#exhibit-order-of-things .choice label')].map((label) => label.textContent)";
        assert_eq!(page.evaluate(names), json!(["Everyone", "Kite Club", "Kite Shop", "Meadow Council", "Others"]));
        page.click("#exhibit-order-of-things .choice label:nth-child(3)");
        let one = svg(page);
        assert!(one.contains("Kite Shop") && !one.contains("Meadow Council"), "{one}");
        assert!(page.address().contains("x.order-of-things-party=2"), "{}", page.address());
        // Closer, it is still the same party's.
        page.click("#exhibit-order-of-things [data-move='+']");
        assert!(svg(page) != one && !svg(page).contains("Meadow Council"));
        // A link to it shows it again.
        let (kept, drawn) = (page.address(), svg(page));
        stage.tidy();
        let page = stage.open(&kept);
        page.wait_until(&format!("{PLOT}?.innerHTML === {}", json!(drawn)));
        page.click("#exhibit-order-of-things [data-move='Escape']");
        page.click("#exhibit-order-of-things .choice label:first-child");
        assert_eq!(svg(page), printed);
    });
}

fn a_million_points_are_moved_in(stage: &Stage) {
    let site = Site::of_bundle(&bundle(1_000_000).to_string_lossy());
    let page = stage.open(&site.url(""));
    wait_until_live(page);
    let bytes = page.evaluate("return document.documentElement.outerHTML.length").as_u64().unwrap_or(u64::MAX);
    assert!(bytes < 100_000, "{bytes}: the page holds no numbers");
    let printed = shown(page);
    for _ in 0..12 {
        moved(page, || page.click("[data-move='+']")).expect("a window");
    }
    assert_eq!(moved(page, || page.click("[data-move='Escape']")), None);
    assert_eq!(shown(page), printed);
    page.console_is_empty();
}
