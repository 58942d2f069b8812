//! The harness itself, on a small page of its own: its verbs see what is there, and its checks can fail.

use std::fs;

use crate::{
    browser::{Key, Scheme, Stage},
    site::Site,
    tests,
};

tests![
    verbs_do_what_they_say,
    scripts_can_be_off,
    what_comes_late_is_waited_for,
    requests_are_remembered,
    a_screenshot_has_its_width_and_scheme,
    faults_are_found,
    a_new_test_finds_a_clean_browser,
    a_bundle_is_built_and_served,
];

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
    page.wait_until("performance.getEntriesByType('resource').length > 0");
    let said = page.console().join("\n");
    for fault in ["something went wrong", "missing.png", "elsewhere.example"] {
        assert!(said.contains(fault), "{fault:?} is not in the console:\n{said}");
    }
    assert!(site.requests().contains(&"/missing.png".to_owned()));
}

fn a_new_test_finds_a_clean_browser(stage: &Stage) {
    let site = fixture();
    let page = stage.open(&site.url(""));
    page.evaluate("window.open('about:blank'); console.log('left behind')");
    page.look(300, 300, Scheme::Dark);
    stage.tidy();
    let page = stage.open(&site.url(""));
    page.console_is_empty();
    assert_eq!(page.evaluate("return [innerWidth, innerHeight]").to_string(), "[1280,800]");
    assert!(page.evaluate("return matchMedia('(prefers-color-scheme: light)').matches").as_bool().unwrap_or_default());
}

fn a_bundle_is_built_and_served(stage: &Stage) {
    let site = Site::of_bundle("tests/bundles/good/two-claims.json");
    let page = stage.open_without_script(&site.url(""));
    page.see("h1");
    page.console_is_empty();
    assert!(site.requests().iter().any(|path| path.contains(".css")), "asked for {:?}", site.requests());
}
