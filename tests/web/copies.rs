//! Copies that the page makes of itself, and the newer bundle beside a published page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::{
    browser::{Browser, Stage},
    offline::address,
    page::{FLAGSHIP, drop_file},
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        a_copy_saved_from_the_site_is_the_packed_one,
        a_copy_saved_from_disk_is_the_packed_one,
        a_copy_of_a_copy_is_the_same,
        a_newer_bundle_beside_the_page_is_shown,
        an_older_or_broken_bundle_beside_the_page_changes_nothing,
        a_page_whose_parts_are_gone_says_reload,
        a_press_that_is_gone_says_reload_and_is_asked_for_again,
        a_page_cut_off_says_so_by_itself;
    IN_CHROMIUM:
        a_module_that_stops_leaves_the_page_and_says_why,
        a_browser_that_cannot_inflate_keeps_the_page;
}

const OTHER: &str = "public/examples/xz-backdoor.json";

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// What `brief pack` writes of a bundle.
fn packed(bundle: &str, name: &str) -> PathBuf {
    let file = scratch(name);
    let output = Command::new(env!("CARGO_BIN_EXE_brief"))
        .args(["pack", bundle, "--out"])
        .arg(&file)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    file
}

fn wait_until_awake(page: &Browser) {
    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
}

/// Presses "Save offline copy" and gives what the browser was handed, with the name it was to have.
fn saved(page: &Browser) -> (String, String) {
    page.evaluate(
        "window.made = null;
         const create = URL.createObjectURL;
         URL.createObjectURL = (blob) => { if (blob.type === 'text/html') window.made = blob; return create.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.madeName = this.download; };",
    );
    page.click("[data-save]");
    page.see_text(".controls__said", "Saved as");
    let made = page.evaluate("return [madeName, await made.text()]");
    let text = |at: usize| made[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

#[track_caller]
fn is_packed(saved: &(String, String), packed: &Path, name: &str) {
    assert_eq!(saved.0, name);
    let expected = fs::read_to_string(packed).expect("it was just written");
    let same = saved.1.bytes().zip(expected.bytes()).take_while(|(one, other)| one == other).count();
    let around =
        |text: &str| String::from_utf8_lossy(&text.as_bytes()[same.saturating_sub(60)..text.len().min(same + 60)]).into_owned();
    assert!(saved.1 == expected, "they part at {same}: {:?} and {:?}", around(&saved.1), around(&expected));
}

fn a_copy_saved_from_the_site_is_the_packed_one(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open(&site.url(""));
    wait_until_awake(page);
    assert!(
        page.attribute_of("[data-save]", "href").is_some_and(|copy| copy.starts_with("offline/")),
        "the site's own lies beside"
    );
    drop_file(page, OTHER);
    page.see_text("h1", "xz");
    is_packed(&saved(page), &packed(OTHER, "copy-site.html"), "xz-backdoor-r1.html");
    page.console_is_empty();
}

fn a_copy_saved_from_disk_is_the_packed_one(stage: &Stage) {
    let page = stage.open(&address(&packed(FLAGSHIP, "copy-disk.html")));
    wait_until_awake(page);
    drop_file(page, OTHER);
    page.see_text("h1", "xz");
    is_packed(&saved(page), &packed(OTHER, "copy-disk-other.html"), "xz-backdoor-r1.html");
    page.console_is_empty();
    page.nothing_left();
}

fn a_copy_of_a_copy_is_the_same(stage: &Stage) {
    let first = packed(FLAGSHIP, "copy-first.html");
    let page = stage.open(&address(&first));
    wait_until_awake(page);
    let copy = saved(page);
    is_packed(&copy, &first, "claude-distillation-2026-r1.html");
    let second = scratch("copy-second.html");
    fs::write(&second, &copy.1).expect("the target folder can be written to");
    let page = stage.open(&address(&second));
    wait_until_awake(page);
    is_packed(&saved(page), &first, "claude-distillation-2026-r1.html");
    page.console_is_empty();
    page.nothing_left();
}

/// A site whose page is older than the bundle beside it.
fn site_beside(name: &str, bundle: &str) -> Site {
    let folder = scratch(name);
    // What an earlier run left would stay: parts of the last two builds do.
    let _ = fs::remove_dir_all(&folder);
    let output = Command::new(env!("CARGO_BIN_EXE_brief"))
        .args(["build", "tests/bundles/good/two-claims.json", "--out"])
        .arg(&folder)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(folder.join("incident.json"), bundle).expect("the target folder can be written to");
    Site::of_folder(folder)
}

fn with_revision(revision: &str) -> String {
    let bundle = fs::read_to_string("tests/bundles/good/two-claims.json").expect("it is in the package");
    let newer = bundle.replacen("\"revision\": 1", &format!("\"revision\": {revision}"), 1).replacen(
        "\"title\": \"",
        "\"title\": \"Anew: ",
        1,
    );
    assert_ne!(bundle, newer);
    newer
}

fn a_newer_bundle_beside_the_page_is_shown(stage: &Stage) {
    // One that tells its revision late, and one that tells it at once.
    let late = site_beside("late", &(" ".repeat(70_000) + &with_revision("20e-1")));
    stage.open(&late.url("")).see_text(".kicker", "Revision 2");
    stage.tidy();
    let site = site_beside("newer", &with_revision("2"));
    let page = stage.open(&site.url(""));
    page.see_text("h1", "Anew");
    page.see_text(".kicker", "Revision 2");
    page.see_text(".controls__said", "Revision 2");
    page.click("label:has(#depth-30-seconds)");
    page.see_text(".controls__said", "Depth");
    page.console_is_empty();
    let page = stage.open_without_script(&site.url(""));
    page.see_text(".kicker", "Revision 1");
}

fn an_older_or_broken_bundle_beside_the_page_changes_nothing(stage: &Stage) {
    let broken = with_revision("3").replacen("\"source\": \"", "\"source\": \"no-", 1);
    for (name, bundle, waited) in
        [("same", with_revision("10e-1"), false), ("broken", broken, true), ("cut", "{\"meta\": {\"revi".to_owned(), false)]
    {
        let site = site_beside(name, &bundle);
        let page = stage.open(&site.url(""));
        wait_until_awake(page);
        page.wait_until("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('incident.json'))");
        if waited {
            // Its errors are for the author, in the console; the line that announced it is empty again.
            page.wait_until("performance.getEntriesByType('resource').some(({ name }) => /press-.*js/.test(name))");
            page.wait_until("document.querySelector('.controls__said').textContent === ''");
        }
        let title = page.text_of("h1");
        assert!(!title.contains("Anew"), "{name}: {title}");
        page.see_no(".dialog");
    }
}

/// The files in a folder whose names begin and end like this.
fn like(folder: &Path, begins: &str, ends: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("it was just built");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let named = |path: &PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(begins) && name.ends_with(ends))
    };
    let found: Vec<PathBuf> = paths.filter(named).collect();
    assert!(!found.is_empty(), "there is no {begins}…{ends}");
    found
}

fn take_away(folder: &Path, begins: &str, ends: &str) {
    for path in like(folder, begins, ends) {
        fs::remove_file(path).expect("the target folder can be written to");
    }
}

fn a_page_whose_parts_are_gone_says_reload(stage: &Stage) {
    for (name, begins, ends) in [("no-script", "web-", ".js"), ("no-module", "web-", ".wasm"), ("no-style", "brief-", ".css")] {
        let site = site_beside(name, &with_revision("1"));
        take_away(&scratch(name), begins, ends);
        site.read_again(scratch(name));
        let page = stage.open(&site.url(""));
        // The summary without a style sheet stands where it stands; what it says is the same.
        page.see_text(".asleep summary", "reload the page");
        page.evaluate("document.querySelector('.asleep').open = true");
        page.see_text(".asleep p", "published anew");
        page.see("h1");
        stage.tidy();
    }
}

fn a_press_that_is_gone_says_reload_and_is_asked_for_again(stage: &Stage) {
    for (name, begins, ends) in [("no-press", "press-", ".js"), ("no-press-module", "press-", ".wasm")] {
        let site = site_beside(name, &with_revision("1"));
        let [part] = &like(&scratch(name), begins, ends)[..] else { panic!("there is one {begins}…{ends}") };
        let bytes = fs::read(part).expect("it was just built");
        fs::remove_file(part).expect("the target folder can be written to");
        site.read_again(scratch(name));
        let page = stage.open(&site.url(""));
        wait_until_awake(page);
        drop_file(page, OTHER);
        page.see_text(".dialog", "reload the page");
        page.click(".dialog form button");
        // The connection was only broken: the next order finds it.
        fs::write(part, bytes).expect("the target folder can be written to");
        site.read_again(scratch(name));
        drop_file(page, OTHER);
        page.see_text("h1", "xz");
        stage.tidy();
    }
}

fn a_page_cut_off_says_so_by_itself(stage: &Stage) {
    let whole = fs::read_to_string(packed(FLAGSHIP, "copy-whole.html")).expect("it was just written");
    let cut = scratch("copy-cut.html");
    // Half downloaded: the text is there, the scripts at the end are not.
    let end = whole.find("id=\"press-module\"").expect("the press is inside");
    fs::write(&cut, &whole[..end]).expect("the target folder can be written to");
    let page = stage.open(&address(&cut));
    page.see("h1");
    page.see("#part-sources");
    page.see(".exhibit .plot");
    // It shows late, by an animation: asked for by moving that to its end, not by waiting.
    page.evaluate("for (const animation of document.querySelector('.asleep').getAnimations()) animation.finish()");
    page.see_text(".asleep", "Charts do not answer");
    page.click(".asleep summary");
    page.see_text(".asleep p", "did not start");
}

fn a_module_that_stops_leaves_the_page_and_says_why(stage: &Stage) {
    let page = stage.open(&address(&packed(FLAGSHIP, "copy-stops.html")));
    wait_until_awake(page);
    // What a browser tells of a panic: the module traps. Firefox keeps what a driver makes apart from the page's own, so this
    // is for one engine.
    page.evaluate("dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))");
    page.see_text(".asleep", "Charts do not answer");
    page.click(".asleep summary");
    page.see_text(".asleep p", "unreachable");
    page.see("h1");
    page.see(".exhibit .plot");
}

fn a_browser_that_cannot_inflate_keeps_the_page(stage: &Stage) {
    let file = packed(FLAGSHIP, "copy-old.html");
    let page = stage.open("about:blank");
    let early = json!({ "source": "delete window.DecompressionStream" });
    let early = page.devtools("Page.addScriptToEvaluateOnNewDocument", &early);
    page.open(&address(&file));
    page.see_text(".asleep", "Charts do not answer");
    page.click(".asleep summary");
    page.see_text(".asleep p", "DecompressionStream");
    page.see("#part-sources");
    page.see(".exhibit .plot");
    page.devtools("Page.removeScriptToEvaluateOnNewDocument", &json!({ "identifier": early["identifier"] }));
}
