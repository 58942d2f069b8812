//! The offline file: opened from disk by double click, whole and awake, asking nobody for anything.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{
    browser::{Browser, Stage},
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        wakes_from_disk,
        reads_whole_from_disk_without_script,
        is_the_sites_own_copy,
        stays_readable_where_its_module_cannot_start,
        opens_another_bundle_from_disk,
}

/// What `brief pack` makes of the flagship bundle.
pub fn packed(name: &str) -> PathBuf {
    packed_of("public/incident.json", name)
}

/// The same of another bundle.
pub fn packed_of(bundle: &str, name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = Command::new(env!("CARGO_BIN_EXE_brief"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["pack", bundle, "--out"])
        .arg(&file)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    file
}

pub fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}

fn wait_until_awake(page: &Browser) {
    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
}

fn wakes_from_disk(stage: &Stage) {
    let page = stage.open(&address(&packed("offline.html")));
    wait_until_awake(page);
    page.click(".exhibit__controls fieldset:nth-of-type(1) label:nth-of-type(2)");
    page.see_text(".exhibit__layout--wide svg", "nearly 25,000");
    page.click("label:has(#depth-30-seconds)");
    page.see_no("#part-sources");
    page.see_text(".controls__said", "Depth: 30 seconds");
    let asked = page.evaluate("return performance.getEntriesByType('resource').map((entry) => entry.name)");
    assert_eq!(asked.as_array().map(Vec::len), Some(0), "not one request leaves: {asked}");
    page.see_no("#figure-accounts-june");
    page.evaluate("location.hash = 'figure-accounts-june'");
    page.see("#figure-accounts-june");
    page.console_is_empty();
    page.axe_is_content();
    page.nothing_left();
}

fn reads_whole_from_disk_without_script(stage: &Stage) {
    let page = stage.open_without_script(&address(&packed("offline-still.html")));
    let hidden = page.evaluate("return [...document.querySelectorAll('main > section, .claim, .evidence li')].filter((e) => !e.checkVisibility()).length");
    assert_eq!(hidden, 0);
    page.see(".exhibit .plot");
    page.console_is_empty();
}

fn is_the_sites_own_copy(stage: &Stage) {
    let site = Site::of_bundle("public/incident.json");
    let page = stage.open(&site.url(""));
    let copy = page.attribute_of("a[download]", "href").expect("the site offers an offline copy");
    let same = page.evaluate_with("return (await (await fetch(args[0])).text()).length", &[copy.into()]);
    let packed = std::fs::read_to_string(packed("offline-same.html")).expect("it was just written");
    assert_eq!(same.as_u64(), Some(packed.encode_utf16().count() as u64), "the site's copy is what `brief pack` writes");
}

fn stays_readable_where_its_module_cannot_start(stage: &Stage) {
    let whole = std::fs::read_to_string(packed("offline-cut.html")).expect("it was just written");
    let (before, after) = whole.split_once("id=\"module\">").expect("the module is inside");
    let cut = Path::new(env!("CARGO_TARGET_TMPDIR")).join("offline-damaged.html");
    std::fs::write(&cut, format!("{before}id=\"module\">{}", &after[4000..])).expect("it can be written");
    let page = stage.open(&address(&cut));
    page.see_text(".asleep", "Charts do not answer");
    page.see("h1");
    page.see("#part-sources");
    page.see(".exhibit .plot");
    page.see_no(".exhibit__controls");
    page.click("label:has(#depth-30-seconds)");
    page.see_no("#part-sources");
    assert!(page.attribute_of("html", "data-asleep").is_some(), "the reason is there for who looks for it");
    let said = page.console();
    assert!(said.iter().all(|said| said.contains("corrupted")), "at most Firefox's own note of the damage: {said:?}");
}

fn opens_another_bundle_from_disk(stage: &Stage) {
    let page = stage.open(&address(&packed("offline-other.html")));
    wait_until_awake(page);
    let other = std::fs::read("public/examples/xz-backdoor.json").expect("it is in the package");
    for _ in 0..2 {
        page.evaluate_with(
            "const dropped = new DataTransfer();
             dropped.items.add(new File([Uint8Array.from(args[0])], 'xz.json'));
             document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));",
            &[other.clone().into()],
        );
        page.see_text("h1", "xz");
        page.see_text(".controls__said", "Showing xz.json");
    }
    let asked = page.evaluate("return performance.getEntriesByType('resource').filter((entry) => !entry.name.startsWith('blob:')).map((entry) => entry.name)");
    assert_eq!(asked.as_array().map(Vec::len), Some(0), "not one request leaves: {asked}");
    page.console_is_empty();
    page.nothing_left();
}
