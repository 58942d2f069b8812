//! The finished page: complete without script, left as it was by the islands that wake, and answering every control.

use std::fs;
use std::path::{Path, PathBuf};

use incident_brief::check::check;
use incident_brief::press::{Links, digest, press};
use incident_brief::view::snippet;
use incident_brief::wording;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Key, Scheme, Stage},
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        all_is_there_without_script,
        depth_and_theme_obey_without_script,
        waking_leaves_the_page_as_it_was,
        a_redraw_gives_the_printed_bytes,
        metric_and_scale_redraw,
        points_answer_pointer_and_keyboard,
        keys_pass_over_points_that_the_filter_covers,
        depth_and_theme_are_announced_and_remembered,
        an_address_opens_what_depth_hides,
        only_its_own_files_are_asked_for,
        the_browser_presses_what_the_program_presses,
        another_bundle_is_shown_without_reload,
        a_page_put_in_place_piece_by_piece_is_whole,
        a_bundle_with_errors_shows_its_report_and_changes_nothing,
        a_sign_stands_left_of_its_digits_where_a_page_runs_from_right_to_left;
    IN_CHROMIUM:
        pages_are_accessible,
        nothing_is_cut_off_at_any_width;
}

pub const FLAGSHIP: &str = "public/incident.json";

fn flagship() -> Site {
    Site::of_bundle(FLAGSHIP)
}

fn awake<'a>(stage: &'a Stage, site: &Site) -> &'a Browser {
    let page = stage.open(&site.url(""));
    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
    page
}

fn all_is_there_without_script(stage: &Stage) {
    let site = flagship();
    let page = stage.open_without_script(&site.url(""));
    let bundle = fs::read(FLAGSHIP).expect("the flagship bundle is in the package");
    let brief = check(&bundle).brief.expect("the flagship bundle is valid");
    assert_eq!(page.text_of("h1"), brief.meta.title);
    // A browser's own word on what is displayed: WebDriver's takes all in a closed `<details>` for hidden.
    let displayed = |css: &str| {
        let count = format!("return [...document.querySelectorAll({css:?})].filter((e) => e.checkVisibility()).length");
        page.evaluate(&count).as_u64().unwrap_or_default() as usize
    };
    for css in [".standfirst", ".status", ".keys", "#part-sources", "#part-about"] {
        assert_eq!(displayed(css), 1, "{css} is displayed");
    }
    for css in [".exhibit__table table", ".exhibit__table p"] {
        assert!(displayed(css) > 1, "{css} is displayed");
        assert_eq!(displayed(css), page.count(css), "each {css} is displayed");
    }
    assert_eq!(displayed("main > section"), page.count("main > section"), "every section is displayed");
    assert_eq!(displayed(".account"), brief.narrative.len());
    assert_eq!(displayed(".claim"), brief.claims.len());
    assert_eq!(displayed(".figure"), brief.figures.len());
    assert_eq!(displayed(".source"), brief.sources.len());
    let evidence: usize = brief.claims.iter().map(|claim| claim.evidence.len()).sum();
    assert_eq!(displayed(".evidence li"), evidence, "every claim shows its sources");
    assert_eq!(displayed(".exhibit__plot"), brief.exhibits.len(), "one layout of each drawing fits");
    page.console_is_empty();
    assert!(!site.requests().iter().any(|path| path.contains(".js") || path.contains(".wasm")), "{:?}", site.requests());
}

fn a_sign_stands_left_of_its_digits_where_a_page_runs_from_right_to_left(stage: &Stage) {
    let site = Site::of_bundle("tests/bundles/good/hebrew-page-with-negative-per-cent.json");
    let page = awake(stage, &site);
    page.click("label:has(#depth-full)");
    // Where each sign and the digit after it are painted, wherever a text has both; and which way each range runs.
    let signs = page.evaluate(
        "for (const part of document.querySelectorAll('details')) part.open = true;
         const places = [];
         const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         const left = (node, at) => {
             const range = document.createRange();
             range.setStart(node, at);
             range.setEnd(node, at + 1);
             return range.getClientRects()[0]?.left;
         };
         while (texts.nextNode()) {
             const node = texts.currentNode;
             for (const { index } of node.data.matchAll(/[−-](?=[0-9])/g)) {
                 const [sign, digit] = [left(node, index), left(node, index + 1)];
                 const around = node.parentElement.outerHTML.slice(0, 80);
                 if (sign !== undefined && digit !== undefined) places.push([around, sign, digit]);
             }
         }
         return places",
    );
    let signs: Vec<(String, f64, f64)> = serde_json::from_value(signs).expect("a text and two places each");
    assert!(signs.len() >= 8, "heading, references, values and cells: {signs:?}");
    for (text, sign, digit) in &signs {
        assert!(sign < digit, "the sign stands right of its digits in {text}");
    }
    let range = page.evaluate(
        "const value = [...document.querySelectorAll('.figure__value')].find((value) => value.textContent.includes(' to '));
         const first = value.querySelector('[dir=ltr]').getBoundingClientRect();
         const all = document.createRange();
         all.selectNodeContents(value);
         return [first.left, all.getBoundingClientRect().left]",
    );
    let [first, all]: [f64; 2] = serde_json::from_value(range).expect("two places");
    assert!((first - all).abs() < 1.0, "the lower end of a range stands first: {first}, {all}");
}

fn depth_and_theme_obey_without_script(stage: &Stage) {
    let site = flagship();
    let page = stage.open_without_script(&site.url(""));
    page.click("label:has(#depth-30-seconds)");
    page.see("#section-in-short");
    page.see_no("#part-sources");
    page.see_no("#part-timeline");
    page.click("label:has(#depth-2-minutes)");
    page.see("#part-timeline");
    page.see_no("#part-sources");
    page.click("label:has(#depth-full)");
    page.see("#part-sources");
    let paper = || page.evaluate("return getComputedStyle(document.body).backgroundColor");
    let light = paper();
    page.click("label:has(#theme-dark)");
    assert_ne!(paper(), light);
    page.click("label:has(#theme-light)");
    assert_eq!(paper(), light);
}

fn waking_leaves_the_page_as_it_was(stage: &Stage) {
    for bundle in good_bundles() {
        let site = Site::of_bundle(&bundle);
        let page = awake(stage, &site);
        let changed = page.evaluate(
            "const printed = new DOMParser().parseFromString(await (await fetch('index.html')).text(), 'text/html');
             for (const own of ['data-awake', 'data-theme']) document.documentElement.removeAttribute(own);
             // What does nothing without script, script brings.
             for (const brought of document.querySelectorAll('.exhibit__controls:has([name=listing])')) brought.remove();
             // What answers once its exhibit is awake does so now.
             for (const answers of document.querySelectorAll('[data-move]')) answers.disabled = true;
             const [before, after] = [printed, document].map((page) => page.documentElement.outerHTML);
             let at = 0;
             while (at < before.length && before[at] === after[at]) at++;
             return before === after ? null : [before.slice(at - 60, at + 60), after.slice(at - 60, at + 60)];",
        );
        assert_eq!(changed, Value::Null, "{bundle}: before and after waking");
        page.console_is_empty();
    }
}

fn a_redraw_gives_the_printed_bytes(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    let drawings = || page.evaluate("return [...document.querySelectorAll('.exhibit__plot')].map((plot) => plot.innerHTML)");
    let printed = drawings();
    choose(page, "Compare by", 2);
    assert_ne!(drawings(), printed);
    choose(page, "Compare by", 1);
    assert_eq!(drawings(), printed);
    page.console_is_empty();
}

fn metric_and_scale_redraw(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    page.see_text(".exhibit__layout--wide svg", "more than 28.8 million");
    choose(page, "Compare by", 2);
    page.see_text(".exhibit__layout--wide svg", "nearly 25,000");
    // A dot is two arcs of its radius.
    let linear = page.count("#exhibit-campaigns-compared .exhibit__layout--wide path[d*='a6 6']");
    choose(page, "Scale", 2);
    page.wait_until(
        "document.querySelectorAll('#exhibit-campaigns-compared .exhibit__layout--wide path[d*=\"a6 6\"]').length > 0",
    );
    assert_eq!(linear, 0, "a linear scale draws bars from zero");
    page.console_is_empty();
}

fn points_answer_pointer_and_keyboard(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    let readout = ".exhibit__readout";
    let hint = page.text_of(readout);
    let drawing = "#exhibit-campaigns-compared .exhibit__layout--wide";
    page.evaluate(&format!("document.querySelector('{drawing} .point').focus()"));
    page.see_text(readout, "more than 150,000");
    for (key, told) in [(Key::Down, "more than 3.4 million"), (Key::End, "not disclosed"), (Key::Home, "more than 150,000")] {
        page.press_key(key);
        page.see_text(readout, told);
    }
    assert_eq!(page.count(&format!("{drawing} .point[tabindex='0']")), 1);
    page.press_key(Key::Escape);
    page.see_text(readout, &hint);
    page.press_key(Key::Down);
    page.press_key(Key::Enter);
    page.see(".drawer .figure__value");
    page.console_is_empty();
}

fn keys_pass_over_points_that_the_filter_covers(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    page.evaluate(
        "const points = document.querySelectorAll('#exhibit-campaigns-compared .exhibit__layout--wide .point');
         for (const at of [0, 2]) points[at].classList.replace('e--one-origin', 'e--unsupported');
         document.getElementById('filter-one-origin').click();
         document.querySelector('.exhibit__controls fieldset:last-of-type :checked').focus();
         window.at = () => [...points].indexOf(document.activeElement)",
    );
    for (key, at) in [(Key::Tab, 1), (Key::Down, 3), (Key::Home, 1), (Key::Up, 1)] {
        page.press_key(key);
        assert_eq!(page.evaluate("return at()"), at, "after {key:?}");
    }
    page.console_is_empty();
}

fn depth_and_theme_are_announced_and_remembered(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    page.click("label:has(#depth-2-minutes)");
    page.see_text(".controls__said", "Depth: 2 minutes");
    page.see_no("#part-sources");
    page.click("label:has(#theme-dark)");
    page.see_text(".controls__said", "Theme: Dark");
    let page = awake(stage, &site);
    page.wait_until("document.querySelector('#depth-2-minutes').checked && document.querySelector('#theme-dark').checked");
    page.see_no("#part-sources");
    page.console_is_empty();
}

fn an_address_opens_what_depth_hides(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    page.click("label:has(#depth-30-seconds)");
    page.see_no("#figure-accounts-june");
    page.evaluate("location.hash = 'figure-accounts-june'");
    page.see("#figure-accounts-june");
    page.see_no("#part-sources");
}

fn pages_are_accessible(stage: &Stage) {
    for bundle in [FLAGSHIP, "public/examples/xz-backdoor.json", "tests/bundles/good/right-to-left-and-cjk.json"] {
        let site = Site::of_bundle(bundle);
        let page = awake(stage, &site);
        for (width, scheme) in [(1280, Scheme::Light), (360, Scheme::Dark)] {
            page.look(width, 900, scheme);
            page.axe_is_content();
        }
    }
}

fn nothing_is_cut_off_at_any_width(stage: &Stage) {
    for bundle in [FLAGSHIP, "tests/bundles/good/hostile-text.json", "tests/bundles/good/right-to-left-and-cjk.json"] {
        let site = Site::of_bundle(bundle);
        let page = awake(stage, &site);
        // What is folded must fit too, once it is opened.
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        // 320 px is also a screen of 1280 px at 400 % zoom.
        for width in [280, 320, 360, 768, 1280, 2560] {
            page.look(width, 900, Scheme::Light);
            let wide = page.evaluate("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(wide, 0, "{bundle} at {width} px scrolls sideways");
            let small = page.evaluate(
                "const scale = (svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                 return [...document.querySelectorAll('svg.plot')].filter((svg) => svg.checkVisibility() && 14 * scale(svg) < 12).length",
            );
            assert_eq!(small, 0, "{bundle} at {width} px: text of a drawing is smaller than 12 px");
        }
    }
}

fn only_its_own_files_are_asked_for(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    let asked = page.evaluate("return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)");
    let own = page.evaluate("return location.origin");
    assert!(asked.as_array().is_some_and(|origins| origins.iter().all(|origin| *origin == own)), "{asked}");
    let mut kinds: Vec<String> = site.requests().iter().filter_map(|path| path.rsplit('.').next().map(str::to_owned)).collect();
    kinds.sort();
    assert_eq!(kinds, ["/", "css", "js", "json", "svg", "wasm"], "{:?}", site.requests());
    page.nothing_left();
}

fn the_browser_presses_what_the_program_presses(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    let names: Vec<String> = (1..=8).map(|number| format!("part-{number}-of-the-test")).collect();
    let links = Links::from_list(names.clone());
    page.evaluate("window.press = new Worker(document.documentElement.dataset.press)");
    for path in good_bundles().into_iter().chain(["tests/bundles/bad/many-problems.json".to_owned()]) {
        let bundle = fs::read(&path).expect("the bundle was just listed");
        let made = press(&bundle, digest(&bundle), &links);
        let answer = page.evaluate_with(
            "const [bundle, name, links] = args;
             const answer = new Promise((done, fail) => { press.onmessage = ({ data: { html, report } }) => done({ html, report }); press.onerror = fail; });
             press.postMessage({ name, links, bundle: Uint8Array.from(bundle) });
             return await answer;",
            &[json!(bundle), json!(path), json!(names)],
        );
        assert_eq!(answer["report"].as_str(), Some(made.report.to_text(&path).as_str()), "the report of {path}: {answer}");
        assert!(answer["html"].as_str() == made.html.as_deref(), "the page of {path} differs");
    }
    let answer = page.evaluate(
        "const answer = new Promise((done) => { press.onmessage = ({ data: { error } }) => done(error ?? 'none'); });
         press.postMessage({ at: 'gone.json', links: [] });
         return await answer;",
    );
    assert_eq!(answer, "gone.json: 404", "what a server answers in place of a bundle is no bundle");
    page.console();
}

/// Chooses the n-th option of the group with this legend in the first exhibit, from 1.
fn choose(page: &Browser, legend: &str, nth: usize) {
    let group = page.evaluate_with(
        "return [...document.querySelectorAll('.exhibit__controls legend')].findIndex((each) => each.textContent === args[0]) + 1",
        &[legend.into()],
    );
    page.click(&format!(".exhibit__controls fieldset:nth-of-type({group}) label:nth-of-type({nth})"));
}

/// Every good bundle of the tests, and those that are published.
fn good_bundles() -> Vec<String> {
    let json = |folder: &str| {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder is in the package");
        let names = entries.map(|entry| entry.expect("the folder can be listed").file_name());
        let mut paths: Vec<String> = names.map(|name| format!("{folder}/{}", name.to_string_lossy())).collect();
        paths.retain(|path| PathBuf::from(path).extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        paths
    };
    [json("tests/bundles/good"), json("public"), json("public/examples")].concat()
}

/// Drops a file of the package on the page.
pub fn drop_file(page: &Browser, path: &str) {
    let bytes = fs::read(path).expect("the file is in the package");
    page.evaluate_with(
        "const dropped = new DataTransfer();
         dropped.items.add(new File([Uint8Array.from(args[0])], args[1]));
         document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));",
        &[json!(bytes), json!(path)],
    );
}

fn another_bundle_is_shown_without_reload(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    page.evaluate("window.notReloaded = true");
    let xz = "public/examples/xz-backdoor.json";
    drop_file(page, xz);
    let brief = check(&fs::read(xz).expect("it is in the package")).brief.expect("it is valid");
    page.see_text("h1", &brief.meta.title);
    page.see_text(".controls__said", "Showing");
    page.wait_until(&format!("document.title === {:?}", brief.meta.title));
    assert_eq!(page.count(".claim"), brief.claims.len());
    assert_eq!(page.count("a[download]"), 0, "no copy of it lies beside the page");
    let drawing = page.evaluate("return document.querySelector('.exhibit__layout--wide .exhibit__plot').innerHTML");
    choose(page, "Scale", 2);
    page.wait_until(&format!("document.querySelector('.exhibit__layout--wide .exhibit__plot').innerHTML !== {drawing}"));
    page.click("label:has(#depth-30-seconds)");
    page.see_no("#part-sources");
    // Nobody knows where its parts are published; those of a bundle that says so are there.
    let embed = "document.querySelector('#part-claims > .embed').click();
                 return document.querySelector('.dialog').textContent + document.querySelector('.dialog textarea')?.value";
    let offered = |page: &Browser| page.evaluate(embed).as_str().unwrap_or_default().to_owned();
    assert!(offered(page).contains(wording::NOT_PUBLISHED));
    page.press_key(Key::Escape);
    let everything = "tests/bundles/good/everything.json";
    drop_file(page, everything);
    page.see_text(".controls__said", &wording::showing(everything));
    let brief = check(&fs::read(everything).expect("it is in the package")).brief.expect("it is valid");
    let canonical = brief.meta.canonical.expect("it says where it is published");
    assert_eq!(page.attribute_of("link[rel=canonical]", "href"), Some(canonical.clone()));
    let source = snippet::beside(&canonical, "embed/part-claims.html");
    assert!(offered(page).contains(&format!("src=\"{source}\"")), "{}", offered(page));
    assert_eq!(page.evaluate("return window.notReloaded"), true);
    page.console_is_empty();
}

fn a_page_put_in_place_piece_by_piece_is_whole(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    // What is left out differs: a page opened here has no copies beside it, and links to none.
    let words = "const copy = document.querySelector('main').cloneNode(true);
                 copy.querySelectorAll('#part-about').forEach((part) => part.remove());
                 return copy.innerHTML";
    let printed = page.evaluate(words);
    page.evaluate("document.querySelector('main').dataset.old = ''");
    drop_file(page, FLAGSHIP);
    page.see_text(".controls__said", &wording::showing(FLAGSHIP));
    assert_eq!(page.count("[data-old]"), 0);
    assert_eq!(page.evaluate(words), printed);
    page.console_is_empty();
}

fn a_bundle_with_errors_shows_its_report_and_changes_nothing(stage: &Stage) {
    let site = flagship();
    let page = awake(stage, &site);
    let title = page.text_of("h1");
    page.evaluate("document.querySelector('[data-open]').focus()");
    drop_file(page, "tests/bundles/bad/unknown-source.json");
    page.see_text(".dialog", "error[unknown-source] /claims/0/evidence/0/source");
    page.see_text(".dialog", "did you mean `harbor-log`?");
    page.axe_is_content();
    page.press_key(Key::Escape);
    page.see_no(".dialog");
    assert_eq!(page.text_of("h1"), title);
    assert_eq!(page.evaluate("return document.activeElement.matches('[data-open]')"), true, "the focus is back");
    page.console_is_empty();
}
