//! The harness itself, on a small page of its own: its verbs see what is there, and its checks can fail.

use std::{fs, path::Path};

use crate::{
    browser::{Key, Scheme, Stage},
    engine::Engine,
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        verbs_do_what_they_say,
        scripts_can_be_off,
        what_comes_late_is_waited_for,
        requests_are_remembered,
        faults_are_found,
        a_new_test_finds_a_clean_browser,
        a_bundle_is_built_and_served,
        a_site_can_lie_under_a_path,
        what_is_in_a_frame_can_be_reached,
        a_leak_is_heard;
    IN_CHROMIUM:
        a_screenshot_has_its_width_and_scheme;
}

fn fixture() -> Site {
    Site::of_folder("tests/web/fixture")
}

fn verbs_do_what_they_say(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url(""));
    page.see_text("h1", "Awake");
    assert_eq!(page.text_of("#sum"), "0");
    page.click("#add");
    page.click("#add");
    page.see_text("#sum", "2");
    page.see_no("#hidden");
    page.press_key(Key::Escape);
    page.see("#hidden");
    page.type_into("#name", "Ada");
    page.press_key('!');
    page.wait_until("document.getElementById('name').value === 'Ada!'");
    page.press_key(Key::Tab);
    assert_eq!(page.evaluate("return document.activeElement.id"), "fetch");
    assert_eq!(page.attribute_of("#add", "type").as_deref(), Some("button"));
    assert_eq!(page.count("button"), 2);
    assert_eq!(page.evaluate_with("return args[0] + args[1]", &[1.into(), 2.into()]), 3);
    page.console_is_empty();
    page.axe_is_content();
}

fn scripts_can_be_off(stage: &Stage) {
    let site = fixture();
    let page = stage.open_without_script(&site.url(""));
    page.see_text("h1", "As delivered");
    page.see("#off");
    page.see_no("#hidden");
    page.click("#add");
    assert_eq!(page.text_of("#sum"), "0");
    page.console_is_empty();
    assert!(!site.requests().contains(&"/page.js".to_owned()), "asked for {:?}", site.requests());
}

fn what_comes_late_is_waited_for(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url(""));
    assert_eq!(page.text_of("#late"), "Late, but here.");
}

fn requests_are_remembered(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url("index.html?a=b"));
    assert_eq!(site.requests(), ["/index.html?a=b", "/page.js"]);
    page.click("#fetch");
    page.see_text("#fetched", "fetched");
    assert_eq!(site.requests().last().map(String::as_str), Some("/data.json?of=today"));
}

fn a_screenshot_has_its_width_and_scheme(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url(""));
    let light = page.screenshot("harness-light.png", 360, Scheme::Light);
    assert_eq!(page.evaluate("return getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
    let dark = page.screenshot("harness-dark.png", 360, Scheme::Dark);
    assert_eq!(page.evaluate("return getComputedStyle(document.body).backgroundColor"), "rgb(0, 0, 0)");
    for picture in [light, dark] {
        let png = fs::read(&picture).expect("it was just written");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!(number(16), 360, "width of {}", picture.display());
        assert!(number(20) >= 1500, "height of {}: {}", picture.display(), number(20));
    }
}

fn faults_are_found(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url("faulty.html"));
    let rules: Vec<String> = page.axe().into_iter().map(|violation| violation.rule).collect();
    assert!(rules.contains(&"image-alt".to_owned()), "axe-core names {rules:?}");
    page.wait_until("document.body.dataset.over");
    let said = page.console().join("\n");
    let told: &[&str] = match stage.engine {
        Engine::Chromium => &["something went wrong", "missing.png", "elsewhere.example", "nobody caught"],
        Engine::Firefox => &["elsewhere.example", "nobody caught"],
        Engine::WebKit => &[],
    };
    for fault in told {
        assert!(said.contains(fault), "{fault:?} is not in the console:\n{said}");
    }
    assert!(site.requests().contains(&"/missing.png".to_owned()));
}

fn a_new_test_finds_a_clean_browser(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url("faulty.html"));
    page.wait_until("document.body.dataset.over");
    page.open_tab();
    page.resize(700, 500);
    if stage.engine == Engine::Chromium {
        page.look(300, 300, Scheme::Dark);
    }
    stage.tidy();
    let page = stage.open(&site.url(""));
    page.console_is_empty();
    assert_eq!(page.evaluate("return [innerWidth, innerHeight]").to_string(), "[1280,800]");
    assert!(page.evaluate("return matchMedia('(prefers-color-scheme: light)').matches").as_bool().unwrap_or_default());
    page.nothing_left();
}

fn a_bundle_is_built_and_served(stage: &Stage) {
    let site = Site::of_bundle("tests/bundles/good/two-claims.json");
    let page = stage.open_without_script(&site.url(""));
    page.see("h1");
    page.console_is_empty();
    assert!(site.requests().iter().any(|path| path.contains(".css")), "asked for {:?}", site.requests());
}

fn a_site_can_lie_under_a_path(stage: &Stage) {
    let site = Site::of_folder_under("/a/b/", "tests/web/fixture");
    let page = stage.open(&site.url(""));
    page.see_text("h1", "Awake");
    let outside =
        page.evaluate("return Promise.all(['/', '/page.js', '../page.js'].map(async (path) => (await fetch(path)).status))");
    assert_eq!(outside.to_string(), "[404,404,404]");
    assert_eq!(site.requests()[..2], ["/a/b/", "/a/b/page.js"]);
}

fn what_is_in_a_frame_can_be_reached(stage: &Stage) {
    let guest = fixture();
    let host =
        Site::of_pages(&[("index.html", format!("<!doctype html><h1>Host</h1><iframe src='{}'></iframe>", guest.url("")))]);
    let page = stage.open(&host.url(""));
    page.within("iframe", || {
        page.see_text("h1", "Awake");
        page.click("#add");
        page.see_text("#sum", "1");
    });
    page.see_text("h1", "Host");
}

/// Without this, an empty trap would prove nothing.
fn a_leak_is_heard(stage: &Stage) {
    const LEAKING: &str = "<!doctype html><title>Leaking</title>
        <img src='http://picture.example/a.png'>
        <iframe src='https://frame.example/'></iframe>
        <script>
            fetch('https://beacon.example/').catch(() => {});
            new Image().src = 'http://localhost:8080/';
            addEventListener('pagehide', () => navigator.sendBeacon('https://parting.example/', 'bye'));
        </script>";
    let site = Site::of_pages(&[("index.html", LEAKING.to_owned())]);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("leaking.html");
    fs::write(&file, LEAKING).expect("the target folder can be written to");
    for address in [site.url(""), format!("file://{}", file.display())] {
        stage.tidy();
        let page = stage.open(&address);
        for host in ["picture.example", "frame.example", "beacon.example", "localhost"] {
            page.hear(host);
        }
        let heard = page.leave_and_hear();
        assert!(heard.iter().any(|asked| asked.contains("parting.example")), "{address} leaked {heard:?}");
    }
}
