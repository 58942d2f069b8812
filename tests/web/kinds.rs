//! What holds for every kind of exhibit: what assistive technology is told of it, that the browser draws it as it was printed,
//! that keys alone read it; and that one listing of prices can be looked at alone.
//!
//! `UPDATE_EXPECT=1 make browser-tests ENGINE=chromium ONLY=is_told` rewrites the trees; read each before it is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use expect_test::expect_file;
use incident_brief::chart::Layout;
use incident_brief::press::{Links, digest, press};
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Key, Stage},
    says::wait_until_awake,
    site::Site,
    tests,
    what_if::{BUNDLE, asking},
};

tests! {
    EVERYWHERE:
        each_drawing_is_made_again_to_the_byte,
        each_kind_is_read_by_keys_alone,
        one_listing_is_shown_alone,
        a_frame_shows_the_listing_of_its_address;
    IN_CHROMIUM:
        each_kind_is_told_to_assistive_technology;
}

/// The exhibits of the bundle that has one of every kind: kind and id.
fn exhibits() -> Vec<(String, String)> {
    let bundle: Value = serde_json::from_slice(&fs::read(BUNDLE).expect("it is in the package")).expect("it is JSON");
    let exhibits = bundle["exhibits"].as_array().expect("a list");
    let word = |exhibit: &Value, name: &str| exhibit[name].as_str().expect("a word").to_owned();
    exhibits.iter().map(|exhibit| (word(exhibit, "kind"), word(exhibit, "id"))).collect()
}

/// The drawings of an exhibit in a page, as they are written there.
fn drawings<'p>(page: &'p str, id: &str) -> Vec<&'p str> {
    let (_, after) = page.split_once(&format!("id=\"exhibit-{id}\"")).unwrap_or_else(|| panic!("{id} is in the page"));
    let exhibit = after.split("</figure>").next().expect("an exhibit ends");
    let plots = exhibit.split("<div class=\"exhibit__plot\">").skip(1);
    plots.map(|plot| plot.split("</div>").next().expect("a drawing ends")).collect()
}

fn each_drawing_is_made_again_to_the_byte(stage: &Stage) {
    let bundle = fs::read(BUNDLE).expect("it is in the package");
    let printed = press(&bundle, digest(&bundle), &Links::default()).html.expect("the bundle is good");
    let names = vec!["any".to_owned(); 6];
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url(""));
    wait_until_awake(page);
    let made = page.evaluate_with(
        "const [bundle, links] = args;
         const press = new Worker(document.documentElement.dataset.press);
         const answer = new Promise((done, fail) => { press.onmessage = ({ data }) => done(data); press.onerror = fail; });
         press.postMessage({ name: 'all', links, bundle: Uint8Array.from(bundle) });
         return (await answer).html",
        &[json!(bundle), json!(names)],
    );
    let made = made.as_str().expect("the press answers with a page");
    let mut different = Vec::new();
    for (kind, id) in exhibits() {
        let (made, printed) = (drawings(made, &id), drawings(&printed, &id));
        assert_eq!([made.len(), printed.len()], [Layout::ALL.len(); 2], "{kind} is drawn for every width");
        for (layout, (made, printed)) in Layout::ALL.into_iter().zip(made.iter().zip(&printed)) {
            if made != printed {
                different.push(format!("{kind}, {layout:?}"));
            }
        }
        // The parser has changed nothing of what the browser shows.
        let shown = page.evaluate_with(
            "const parsed = new DOMParser().parseFromString(args[1], 'text/html');
             const plots = (page) => [...page.querySelectorAll(`#exhibit-${args[0]} .exhibit__plot`)].map((plot) => plot.innerHTML);
             return JSON.stringify(plots(parsed)) === JSON.stringify(plots(document))",
            &[json!(id), json!(printed_exhibit(&id, &printed))],
        );
        assert_eq!(shown, json!(true), "{kind} is shown as printed");
    }
    assert!(different.is_empty(), "drawn otherwise in the browser: {different:?}");
}

/// The drawings of an exhibit as a page of their own.
fn printed_exhibit(id: &str, drawings: &[&str]) -> String {
    let plots = drawings.join("</div><div class=exhibit__plot>");
    format!("<!doctype html><figure id=exhibit-{id}><div class=exhibit__plot>{plots}</div></figure>")
}

fn each_kind_is_read_by_keys_alone(stage: &Stage) {
    asking(stage, |page, _| {
        page.evaluate(
            "window.point = () => document.activeElement.closest('.point');
             window.drawing = (id) => document.querySelector(`#exhibit-${id} .exhibit__layout--wide .plot`);
             window.points = (id) => [...drawing(id).querySelectorAll('.point')];
             window.at = (id) => points(id).indexOf(point());
             window.told = (id) => point()?.ariaLabel === document.querySelector(`#exhibit-${id} .exhibit__readout`).textContent",
        );
        for (kind, id) in exhibits() {
            let call = |function: &str| format!("{function}('{id}')");
            // From the heading on, so that what stands before the drawing is passed on the way.
            page.evaluate_with(
                "const head = document.querySelector(`#exhibit-${args[0]} h3`);
                 head.tabIndex = -1; head.focus(); head.removeAttribute('tabindex')",
                &[json!(id)],
            );
            let mut stops = 0;
            for _ in 0..40 {
                page.press_key(Key::Tab);
                stops += u64::from(page.evaluate(&format!("return {} >= 0", call("at"))) == json!(true));
                // The fold of the numbers comes after the drawing.
                if page.evaluate("return document.activeElement.matches('summary')") == json!(true) {
                    break;
                }
            }
            assert_eq!(stops, 1, "{kind}: one stop in the drawing");
            page.evaluate(&format!("{}[0].focus()", call("points")));
            let last = page.evaluate(&format!("return {}.length - 1", call("points"))).as_u64().expect("a number");
            for (key, at) in
                [(Key::End, last), (Key::Home, 0), (Key::Down, last.min(1)), (Key::Up, 0), (Key::Right, last.min(1))]
            {
                page.press_key(key);
                assert_eq!(page.evaluate(&format!("return {}", call("at"))), at, "{kind}: after {key:?}");
                page.wait_until(&call("told"));
            }
            let address = page.evaluate("return point().getAttribute('href').slice(1)");
            let address = address.as_str().expect("a mark leads somewhere");
            page.press_key(Key::Enter);
            page.see(".drawer:popover-open");
            page.wait_until("document.activeElement.closest('.drawer') !== null");
            assert_eq!(
                page.evaluate_with("return document.querySelector('.drawer__go').hash === '#' + args[0] && document.querySelector('.drawer > div').textContent.length > 20", &[address.into()]),
                true, "{kind}: what a mark leads to is in the page"
            );
            page.press_key(Key::Escape);
            page.see_no(".drawer");
            page.wait_until(&format!("{} === {}", call("at"), last.min(1)));
        }
    });
}

const PRICES: &str = "#exhibit-boards";

/// What of the prices is drawn: the names, and the listings of what can be pointed at.
fn drawn(page: &Browser) -> Value {
    page.evaluate(
        "const shown = (selector) => [...document.querySelectorAll('#exhibit-boards .exhibit__layout--wide ' + selector)]
             .filter((each) => [each, each.parentElement].every((part) => getComputedStyle(part).display !== 'none'));
         const boards = shown('.point').map((point) => /on the (Hill|Valley) board/.exec(point.ariaLabel)?.[1]).filter(Boolean);
         return [shown('g > .label').map((label) => label.textContent), [...new Set(boards)]]",
    )
}

fn one_listing_is_shown_alone(stage: &Stage) {
    let (hill, valley) = ("Kites on the Hill board", "Kites on the Valley board");
    asking(stage, |page, at| {
        let choice = |place: usize| format!("{PRICES} [name=listing] label:nth-of-type({place})");
        assert_eq!(drawn(page), json!([[hill, valley], ["Hill", "Valley"]]));
        page.click(&choice(3));
        page.wait_until("location.hash === '#x.boards-listing=2'");
        page.see_text(".controls__said", &format!("Show: {valley}"));
        assert_eq!(drawn(page), json!([[valley], ["Valley"]]));
        // What is hidden is not saved.
        page.click(&format!("{PRICES} .exhibit__table summary"));
        let saved = page.evaluate(
            "return await new Promise((done) => {
                 const create = URL.createObjectURL;
                 URL.createObjectURL = (blob) => { window.made = blob; return create.call(URL, blob); };
                 const click = HTMLAnchorElement.prototype.click;
                 HTMLAnchorElement.prototype.click = function () {
                     [URL.createObjectURL, HTMLAnchorElement.prototype.click] = [create, click];
                     made.text().then(done);
                 };
                 document.querySelector('#exhibit-boards [data-take=svg]').click();
             })",
        );
        let names = page.evaluate_with(
            "const saved = new DOMParser().parseFromString(args[0], 'image/svg+xml');
             return [...saved.querySelectorAll('g text')].filter((text) => /board$/.test(text.textContent))
                 .filter((text) => !text.closest('[display=none]')).map((text) => text.textContent)",
            &[saved],
        );
        assert_eq!(names, json!([valley]));
        // By keys: the listing before it, then the marks that are left.
        page.evaluate_with("document.querySelector(args[0] + ' [name=listing] :checked').focus()", &[PRICES.into()]);
        page.press_key(Key::Up);
        page.wait_until("location.hash === '#x.boards-listing=1'");
        assert_eq!(drawn(page), json!([[hill], ["Hill"]]));
        page.press_key(Key::Tab);
        page.press_key(Key::End);
        page.see_text(&format!("{PRICES} .exhibit__readout"), hill);
        let link = page.address();
        assert!(link.starts_with(at));
        if at.starts_with("http") {
            page.evaluate_with("document.querySelector(args[0] + ' > button.embed').click()", &[PRICES.into()]);
            page.see_text(".dialog h2", "Embed");
            let way = page.evaluate("return document.querySelector('.dialog textarea').value");
            assert!(way.as_str().is_some_and(|way| way.contains("embed/exhibit-boards.html#x.boards-listing=1\"")), "{way}");
        }
        page.open("about:blank");
        page.open(&link);
        wait_until_awake(page);
        assert_eq!(drawn(page), json!([[hill], ["Hill"]]), "a link shows the same");
        page.click(&choice(1));
        page.wait_until("location.hash === ''");
        assert_eq!(drawn(page), json!([[hill, valley], ["Hill", "Valley"]]));
        assert_eq!(page.count("[name=listing]"), 1, "an exhibit of one listing has nothing to choose");
    });
}

fn a_frame_shows_the_listing_of_its_address(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let source = site.url("embed/exhibit-boards.html#x.boards-listing=2");
    let frame =
        format!("<iframe title=Boards style='width: 900px; height: 900px' src='{source}' sandbox=allow-scripts></iframe>");
    let host =
        Site::of_pages(&[("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{frame}"))]);
    let page = stage.open(&host.url(""));
    page.within("iframe", || {
        wait_until_awake(page);
        assert_eq!(drawn(page), json!([["Kites on the Valley board"], ["Valley"]]));
        page.click(&format!("{PRICES} [name=listing] label:nth-of-type(2)"));
        page.wait_until("location.hash === '#x.boards-listing=1'");
        assert_eq!(drawn(page), json!([["Kites on the Hill board"], ["Hill"]]));
    });
    page.console_is_empty();
}

/// The tree of what Chromium tells assistive technology of an exhibit, a line a node.
fn tree(page: &Browser, nodes: &BTreeMap<String, Value>, id: &str) -> String {
    let root = page.devtools("Runtime.evaluate", &json!({ "expression": format!("document.getElementById('exhibit-{id}')") }));
    let node = page.devtools("DOM.describeNode", &json!({ "objectId": root["result"]["objectId"] }));
    let root = nodes.values().find(|other| other["backendDOMNodeId"] == node["node"]["backendNodeId"]);
    let mut lines = String::new();
    write(root.unwrap_or_else(|| panic!("{id} is in the tree")), "", 0, nodes, &mut lines);
    lines
}

/// Writes a node and those below it; `around` is the name of what it is in.
fn write(node: &Value, around: &str, depth: usize, nodes: &BTreeMap<String, Value>, lines: &mut String) {
    let word = |value: &Value| value["value"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let (role, name) = (word(&node["role"]), word(&node["name"]));
    // What has no meaning of its own, and text that is the name of what it is in, would be said twice.
    let is_silent = node["ignored"] == true || role == "generic" || role == "InlineTextBox";
    let is_said = role == "StaticText" && (name.is_empty() || around.contains(&name));
    let (mut below, mut around) = (depth, around.to_owned());
    if !is_silent && !is_said {
        let properties = node["properties"].as_array().into_iter().flatten();
        let facts: Vec<String> = properties
            .filter(|fact| {
                ["checked", "expanded", "level", "invalid", "disabled", "sort"]
                    .contains(&fact["name"].as_str().unwrap_or_default())
            })
            .filter(|fact| fact["value"]["value"] != false && fact["value"]["value"] != "false")
            .map(|fact| {
                format!(
                    " {}={}",
                    fact["name"].as_str().unwrap_or_default(),
                    fact["value"]["value"].to_string().trim_matches('"')
                )
            })
            .collect();
        let value = if node["value"].is_null() {
            String::new()
        } else {
            format!(" = {}", node["value"]["value"].to_string().trim_matches('"'))
        };
        let quoted = if name.is_empty() { String::new() } else { format!(" \"{name}\"") };
        let role = if role == "StaticText" { "text" } else { &role };
        writeln!(lines, "{}{role}{}{quoted}{value}", "  ".repeat(depth), facts.concat())
            .expect("writing to a String cannot fail");
        (below, around) = (depth + 1, name);
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| nodes.get(id)) {
            write(child, &around, below, nodes, lines);
        }
    }
}

fn each_kind_is_told_to_assistive_technology(stage: &Stage) {
    let site = Site::of_bundle(BUNDLE);
    let page = stage.open(&site.url(""));
    wait_until_awake(page);
    page.evaluate("for (const fold of document.querySelectorAll('.exhibit details > summary')) fold.click()");
    let answer = page.devtools("Accessibility.getFullAXTree", &json!({}));
    let id = |node: &Value| node["nodeId"].as_str().unwrap_or_default().to_owned();
    let nodes: BTreeMap<String, Value> =
        answer["nodes"].as_array().into_iter().flatten().map(|node| (id(node), node.clone())).collect();
    let mut kept = BTreeSet::new();
    for (kind, exhibit) in exhibits() {
        let tree = tree(page, &nodes, &exhibit);
        let points = page.evaluate_with(
            "return [...document.querySelectorAll(`#exhibit-${args[0]} .exhibit__layout--wide .point`)].map((point) => point.ariaLabel)",
            &[json!(exhibit)],
        );
        for point in points.as_array().into_iter().flatten().filter_map(Value::as_str) {
            assert!(tree.contains(&format!("link \"{point}\"")), "{kind}: {point} is told as a link");
        }
        expect_file![format!("../golden/accessibility/{kind}.txt")].assert_eq(&tree);
        kept.insert(format!("{kind}.txt"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/accessibility");
    let names = fs::read_dir(folder).expect("the trees are in the package").map(|entry| entry.expect("listed").file_name());
    let there: BTreeSet<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    assert_eq!(there, kept, "each tree has its exhibit");
}
