//! Blocks of a brief inside pages of someone else: kind hosts, strict ones, hostile ones.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::{
    browser::{Browser, Stage},
    engine::Engine,
    page::FLAGSHIP,
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        an_exhibit_answers_in_a_sandbox,
        the_element_takes_the_height_of_what_it_shows,
        a_block_says_what_it_says_in_the_brief,
        the_whole_brief_scrolls_in_its_frame,
        a_host_that_speaks_another_dialect_is_told_the_height,
        a_withdrawn_block_says_so_in_its_frame,
        a_theme_is_worn_where_it_can_be_read,
        hostile_messages_change_nothing,
        a_hostile_frame_changes_nothing_of_its_host,
        a_frame_that_is_not_ours_is_not_fitted,
        a_flood_of_heights_is_followed_at_a_pace,
        a_host_that_took_names_is_fitted_all_the_same,
        where_windows_are_forbidden_the_address_is_given,
        a_flood_of_themes_is_followed_at_a_pace,
        without_script_the_drawing_is_there;
    WITH_WINDOWS_OF_PAGES:
        a_mark_of_a_drawing_leads_out_of_the_frame;
    IN_CHROMIUM:
        the_example_article_shows_them_all,
        every_way_to_embed_is_offered_and_copied;
}

const EXHIBIT: &str = "embed/exhibit-campaigns-compared.html";
pub const SANDBOXED: &str = "sandbox='allow-scripts'";

/// A host's page around that markup.
pub fn host(markup: &str) -> Site {
    host_with("", markup)
}

/// The same, with something more in its head.
fn host_with(head: &str, markup: &str) -> Site {
    let page = format!(
        "<!doctype html><title>Host</title>{head}<link rel=icon href='data:,'><body><p>Before.</p>{markup}<p>After.</p>"
    );
    Site::of_pages(&[("index.html", page)])
}

pub fn frame(address: &str, more: &str) -> String {
    format!("<iframe title='A block' style='width: 900px; height: 700px' src='{address}' {more}></iframe>")
}

/// Notes every message that comes to the page, from now on.
fn listen(page: &Browser) {
    page.evaluate("window.heard = []; addEventListener('message', ({ data }) => heard.push(data))");
}

fn an_exhibit_answers_in_a_sandbox(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let host = host(&frame(&site.url(EXHIBIT), SANDBOXED));
    let page = stage.open(&host.url(""));
    page.within("iframe", || {
        page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
        assert_eq!(page.evaluate("return self.origin"), "null", "nothing can be fetched or kept there");
        page.click(".exhibit__controls fieldset:nth-of-type(1) label:nth-of-type(2)");
        page.see_text(".exhibit__layout--wide svg", "nearly 25,000");
    });
    assert_eq!(page.evaluate("return location.hash"), "", "the host's address is its own");
    let loaded = site.requests();
    assert!(!loaded.iter().any(|path| path.contains(".wasm")), "the module comes inside a script: {loaded:?}");
    assert_eq!(host.requests(), ["/"]);
    page.console_is_empty();
}

fn the_element_takes_the_height_of_what_it_shows(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let element =
        |name: &str| format!("<incident-brief src='{}' title='A block' height='90'>Else</incident-brief>", site.url(name));
    let policy = format!(
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:; script-src {0}; frame-src {0}\">",
        site.url("").trim_end_matches('/')
    );
    let script = format!("<script src='{}'></script>", site.url("embed.js"));
    let host = host_with(&policy, &[element(EXHIBIT), element("embed/claim-doj-complaint.html"), script].concat());
    let page = stage.open(&host.url(""));
    // One is loaded when it comes into view, not before.
    for at in 0..2 {
        page.evaluate_with("document.querySelectorAll('incident-brief')[args[0]].scrollIntoView()", &[at.into()]);
        page.wait_until(&format!("document.querySelectorAll('incident-brief')[{at}].shadowRoot.firstChild.offsetHeight > 150"));
    }
    let frames = page.evaluate(
        "return [...document.querySelectorAll('incident-brief')].map(({ shadowRoot: { firstChild: frame } }) =>
            [frame.title, frame.loading, frame.sandbox.value.includes('same-origin'), document.documentElement.scrollWidth <= innerWidth])",
    );
    assert_eq!(frames, json!([["A block", "lazy", false, true], ["A block", "lazy", false, true]]));
    let scripts = site.requests().into_iter().filter(|path| path.contains("guest-")).count();
    assert!(scripts <= 2, "blocks share one script, which a host may keep: {:?}", site.requests());
    page.console_is_empty();
}

fn a_block_says_what_it_says_in_the_brief(stage: &Stage) {
    const TEXT: &str = "const texts = document.createTreeWalker(document.getElementById(args[0]), NodeFilter.SHOW_TEXT);
        const shown = [];
        while (texts.nextNode()) {
            const { currentNode: text } = texts;
            if (!text.parentElement.closest('.embed') && text.parentElement.checkVisibility()) shown.push(text.data);
        }
        return shown.join(' ').replace(/\\s+/g, ' ').trim();";
    let site = Site::of_bundle(FLAGSHIP);
    for address in ["claim-doj-complaint", "figure-accounts-june", "area-market", "exhibit-campaigns-compared"] {
        let page = stage.open(&site.url(""));
        page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
        page.click("label:has(#depth-full)");
        page.evaluate("for (const fold of document.querySelectorAll('details.register')) fold.open = true");
        let in_brief = page.evaluate_with(TEXT, &[address.into()]);
        let host = host(&frame(&site.url(&format!("embed/{address}.html")), SANDBOXED));
        let page = stage.open(&host.url(""));
        let embedded = page.within("iframe", || {
            page.see(&format!("#{address}"));
            let leads = page.evaluate("return document.querySelector('.embed__foot a').href");
            assert!(leads.as_str().is_some_and(|leads| leads == site.url(&format!("index.html#{address}"))), "{leads}");
            page.evaluate_with(TEXT, &[address.into()])
        });
        assert!(in_brief.as_str().is_some_and(|text| text.len() > 20), "{address}: {in_brief}");
        assert_eq!(in_brief, embedded, "{address}");
    }
}

fn the_whole_brief_scrolls_in_its_frame(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let host = host(&frame(&site.url("embed/brief.html"), SANDBOXED));
    let page = stage.open(&host.url(""));
    listen(page);
    page.within("iframe", || {
        page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
        page.click(".status a[href^='#claim-'], .key__basis");
        page.see(".drawer");
        page.press_key(crate::browser::Key::Escape);
        page.see_no(".drawer");
        page.evaluate("location.hash = 'part-timeline'");
        page.wait_until("scrollY > 0");
        page.click("label:has(#depth-30-seconds)");
        page.see_no("#part-sources");
        page.see_no("button.embed");
    });
    let heights = page.evaluate("return heard.filter((message) => message.type === 'height').length");
    assert_eq!(heights, 0, "a brief of fifty screens keeps the height its host gave it");
    page.console_is_empty();
}

fn a_host_that_speaks_another_dialect_is_told_the_height(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let host = host("");
    let page = stage.open(&host.url(""));
    listen(page);
    page.evaluate_with(
        "document.body.insertAdjacentHTML('beforeend', args[0])",
        &[frame(&site.url("embed/claim-doj-complaint.html?childId=brief-7"), SANDBOXED).into()],
    );
    page.wait_until("heard.length >= 3");
    let heard = page.evaluate("return heard");
    let height = heard[0]["height"].as_f64().expect("our own words come first");
    assert!((50.0..2000.0).contains(&height), "{heard}");
    let expected = json!([
        { "incident-brief": 1, "type": "height", "height": heard[0]["height"] },
        { "sentinel": "amp", "type": "embed-size", "height": heard[0]["height"] },
        format!("pymxPYMxbrief-7xPYMxheightxPYMx{height}"),
    ]);
    assert_eq!(Value::Array(heard.as_array().expect("a list")[..3].to_vec()), expected);
}

fn a_withdrawn_block_says_so_in_its_frame(stage: &Stage) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("withdrawn");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the target folder can be written to");
    }
    for revision in ["1", "2"] {
        let built = Command::new(env!("CARGO_BIN_EXE_brief"))
            .args(["build", &format!("tests/bundles/withdrawn/revision-{revision}.json"), "--out"])
            .arg(&folder)
            .output()
            .expect("the program starts");
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    }
    let site = Site::of_folder(&folder);
    let host = host("");
    let page = stage.open(&host.url(""));
    listen(page);
    page.evaluate_with(
        "document.body.insertAdjacentHTML('beforeend', args[0])",
        &[frame(&site.url("embed/claim-false-one.html"), SANDBOXED).into()],
    );
    page.within("iframe", || {
        page.see_text("main", "Withdrawn in revision 2.");
        assert!(!page.text_of("body").contains("on purpose"), "{}", page.text_of("body"));
        let leads = page.evaluate(
            "const { href } = document.querySelector('.embed__foot a'); return [href, document.querySelector('base').target]",
        );
        assert_eq!(leads, json!([site.url("index.html#part-changes"), "_blank"]));
    });
    page.wait_until("heard.length >= 1");
    let height = page.evaluate("return heard[0].height");
    assert!(height.as_f64().is_some_and(|height| (40.0..300.0).contains(&height)), "{height}");
    page.console_is_empty();
}

fn a_theme_is_worn_where_it_can_be_read(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let host = host(&frame(&site.url("embed/claim-doj-complaint.html?scheme=dark"), SANDBOXED));
    let page = stage.open(&host.url(""));
    listen(page);
    let worn = || page.within("iframe", || page.evaluate("return getComputedStyle(document.body).backgroundColor"));
    let send = |theme: &Value| {
        page.evaluate_with(
            "heard.length = 0; frames[0].postMessage({ 'incident-brief': 1, type: 'theme', theme: args[0] }, '*')",
            std::slice::from_ref(theme),
        );
        page.wait_until("heard.some(({ type }) => type === 'themed' || type === 'refused')");
        page.evaluate("return heard.find(({ type }) => type === 'themed' || type === 'refused').type")
    };
    page.within("iframe", || page.wait_until("document.documentElement.dataset.scheme === 'dark'"));
    assert_eq!(worn(), "rgb(20, 22, 24)", "dark by the address of the frame");
    assert_eq!(send(&json!({ "scheme": "light", "ink": "#203040", "paper": "#fff8e8", "accent": "#7a1f1f" })), "themed");
    assert_eq!(worn(), "rgb(255, 248, 232)");
    for unreadable in [
        json!({ "ink": "#777777", "paper": "#888888" }),
        json!({ "scheme": "light", "paper": "#101010" }),
        json!({ "ink": "red" }),
        json!({ "paper": "url(https://elsewhere.example/)" }),
        json!({ "scheme": "pink" }),
        json!({ "ink": ["#203040"] }),
    ] {
        assert_eq!(send(&unreadable), "refused", "{unreadable}");
        assert_eq!(worn(), "rgb(255, 248, 232)", "{unreadable} leaves what was worn");
    }
    assert_eq!(send(&json!({})), "themed", "an empty theme takes off what was worn");
    assert_eq!(send(&json!({ "scheme": "light" })), "themed");
    assert_eq!(worn(), "rgb(251, 250, 246)");
}

fn hostile_messages_change_nothing(stage: &Stage) {
    const STATE: &str = "return [document.documentElement.outerHTML, String(location)]";
    let site = Site::of_bundle(FLAGSHIP);
    // A second frame speaks to the first: a wrong source, with the right words.
    let stranger = "<script>addEventListener('message', () => { \
                    parent.frames[0].postMessage({ 'incident-brief': 1, type: 'theme', theme: { scheme: 'dark' } }, '*'); \
                    parent.postMessage('spoken', '*'); })</script>";
    let first = frame(&site.url("embed/figure-accounts-june.html?scheme=light"), SANDBOXED);
    let host = Site::of_pages(&[
        (
            "index.html",
            format!(
                "<!doctype html><title>Host</title><link rel=icon href='data:,'>{first}<iframe title='Stranger' src='stranger.html'></iframe>"
            ),
        ),
        ("stranger.html", format!("<!doctype html><title>Stranger</title>{stranger}")),
    ]);
    let page = stage.open(&host.url(""));
    listen(page);
    page.within("iframe", || page.wait_until("document.documentElement.dataset.scheme === 'light'"));
    let before = page.within("iframe", || page.evaluate(STATE));
    page.evaluate(
        "const say = (message) => frames[0].postMessage(message, '*');
         let nested = {}; for (let depth = 0; depth < 500; depth++) nested = { theme: nested, 'incident-brief': 1, type: 'theme' };
         const script = '</style><script>parent.postMessage(\"pwned\", \"*\")</' + 'script><img src=x onerror=alert(1)>';
         const ours = (theme) => ({ 'incident-brief': 1, type: 'theme', theme });
         for (const message of [
             null, 0, '', script, [], [ours({ scheme: 'dark' })], { type: 'theme', theme: { scheme: 'dark' } },
             { 'incident-brief': 2, type: 'theme', theme: { scheme: 'dark' } }, { 'incident-brief': '1', type: 'theme', theme: { scheme: 'dark' } },
             ours(null), ours(script), ours({ scheme: script }), ours({ ink: script }), ours({ __proto__: { scheme: 'dark' } }),
             ours({ paper: 'x'.repeat(5e6) }), ours({ height: 1e9, style: 'display:none', onclick: script }), nested,
             new Array(1e5).fill(ours({ scheme: 'dark' })), 'pymxPYMx1xPYMxheightxPYMx1', { sentinel: 'amp', type: 'navigate', url: 'about:blank' },
             { 'incident-brief': 1, type: 'open', href: 'javascript:alert(1)' },
         ]) say(message);
         frames[1].postMessage('speak', '*');",
    );
    page.wait_until("heard.includes('spoken')");
    // Messages come in order: once these are worn, all before them were read.
    for (theme, is_worn) in [
        ("{ scheme: 'dark', face: 'sans' }", "document.documentElement.dataset.face === 'sans'"),
        ("{ scheme: 'light' }", "document.documentElement.dataset.scheme === 'light'"),
    ] {
        page.evaluate(&format!("frames[0].postMessage({{ 'incident-brief': 1, type: 'theme', theme: {theme} }}, '*')"));
        page.within("iframe", || page.wait_until(is_worn));
    }
    let after = page.within("iframe", || page.evaluate(STATE));
    assert!(before == after, "before: {before}\nafter: {after}");
    assert_eq!(page.evaluate("return heard.includes('pwned')"), false);
}

fn a_hostile_frame_changes_nothing_of_its_host(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let evil = "<!doctype html><title>Evil</title><script>\
                for (const height of [1e9, -5, NaN, Infinity, '900', { valueOf: 1 }, [300], null]) \
                parent.postMessage({ 'incident-brief': 1, type: 'height', height }, '*'); \
                parent.postMessage({ 'incident-brief': 1, type: 'refused', why: '<img src=x onerror=alert(1)>' }, '*'); \
                parent.postMessage({ 'incident-brief': 1, type: 'height', height: 333 }, '*')</script>";
    let element = "<incident-brief src='evil.html' title='A block' height='200'></incident-brief>";
    let bad = "<incident-brief src='javascript:alert(1)'>Else</incident-brief>";
    let script = format!("<script src='{}'></script>", site.url("embed.js"));
    let host = Site::of_pages(&[
        ("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{element}{bad}{script}")),
        ("evil.html", evil.to_owned()),
    ]);
    let page = stage.open(&host.url(""));
    page.wait_until("document.querySelector('incident-brief').shadowRoot.firstChild.style.blockSize === '333px'");
    let kept = page.evaluate(
        "return [document.title, document.images.length, document.querySelectorAll('incident-brief')[1].shadowRoot.innerHTML]",
    );
    assert_eq!(kept, json!(["Host", 0, "<slot></slot>"]));
}

fn without_script_the_drawing_is_there(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open_without_script(&site.url(EXHIBIT));
    page.see(".exhibit .plot");
    page.see(".exhibit__table");
    page.see(".embed__foot a");
    // Where windows are forbidden, too, the address is there to be copied, if it is known.
    let site = Site::of_bundle("tests/bundles/good/everything.json");
    let bundle = fs::read("tests/bundles/good/everything.json").expect("it is in the package");
    let brief = incident_brief::check::check(&bundle).brief.expect("it is valid");
    let page = stage.open_without_script(&site.url("embed/part-claims.html"));
    let address =
        incident_brief::view::snippet::beside(&brief.meta.canonical.expect("it says where"), "index.html#part-claims");
    page.see_text(".embed__foot", &address);
}

/// Notes in a host how often the height of its first frame is changed, and when that began.
const COUNT: &str = "window.changes = 0; window.began = performance.now();
    window.fitted = () => document.querySelector('incident-brief')?.shadowRoot.firstChild ?? document.querySelector('iframe');
    new MutationObserver((all) => { changes += all.length; }).observe(fitted(), { attributes: true, attributeFilter: ['style'] });";

fn a_frame_that_is_not_ours_is_not_fitted(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let says = "<!doctype html><title>Other</title><script>\
                parent.postMessage({ 'incident-brief': 1, type: 'height', height: 333 }, '*'); parent.postMessage('spoken', '*')</script>";
    let ours = format!("<iframe title='Ours' src='{}'></iframe>", site.url("embed/claim-doj-complaint.html"));
    // A copy of the script from another site has frames of its own, and both fit one page.
    let other = Site::of_bundle("tests/bundles/good/everything.json");
    let theirs = format!("<iframe title='Theirs' src='{}'></iframe>", other.url("embed/part-claims.html"));
    let scripts: String =
        [&site, &other, &site].iter().map(|site| format!("<script src='{}'></script>", site.url("embed.js"))).collect();
    let host = Site::of_pages(&[
        (
            "index.html",
            format!(
                "<!doctype html><title>Host</title><link rel=icon href='data:,'><script>window.heard = []; \
                 addEventListener('message', ({{ data }}) => heard.push(data))</script>{scripts}\
                 <iframe title='Other' src='other.html'></iframe>{ours}{theirs}"
            ),
        ),
        ("other.html", says.to_owned()),
    ]);
    let page = stage.open(&host.url(""));
    page.wait_until("heard.includes('spoken')");
    page.wait_until("[1, 2].every((at) => document.querySelectorAll('iframe')[at].style.blockSize !== '')");
    assert_eq!(page.evaluate("return document.querySelector('iframe').style.blockSize"), "", "it was ours to leave alone");
    page.console_is_empty();
}

fn a_flood_of_heights_is_followed_at_a_pace(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let flood = "<!doctype html><title>Flood</title><script>addEventListener('message', () => { \
                 for (let at = 0; at < 20000; at++) parent.postMessage({ 'incident-brief': 1, type: 'height', height: 300 + at % 500 }, '*'); \
                 for (let at = 0; at < 1000; at++) parent.postMessage({ 'incident-brief': 1, type: 'refused', why: 'no' }, '*'); \
                 parent.postMessage({ 'incident-brief': 1, type: 'height', height: 1234 }, '*') })</script>";
    let element = "<incident-brief src='flood.html' title='A block' height='200'></incident-brief>";
    let script = format!("<script src='{}'></script>", site.url("embed.js"));
    let host = Site::of_pages(&[
        ("index.html", format!("<!doctype html><title>Host</title><link rel=icon href='data:,'>{element}{script}")),
        ("flood.html", flood.to_owned()),
    ]);
    let page = stage.open(&host.url(""));
    page.evaluate(&format!(
        "const frame = document.querySelector('incident-brief').shadowRoot.firstChild;
         window.loaded = new Promise((done) => frame.addEventListener('load', done, {{ once: true }}));
         frame.loading = 'eager'; {COUNT}
         window.warned = 0; console.warn = () => {{ warned++; }};"
    ));
    page.evaluate("const speak = () => fitted().contentWindow.postMessage('speak', '*'); speak(); loaded.then(speak)");
    page.wait_until("fitted().style.blockSize === '1234px'");
    let [changes, most, warned] = ["changes", "Math.ceil((performance.now() - began) / 100) + 2", "warned"]
        .map(|number| page.evaluate(&format!("return {number}")).as_f64().unwrap_or(f64::NAN));
    assert!(changes <= most, "{changes} changes where {most} keep the pace");
    assert!(warned <= 5.0, "{warned} warnings");
}

fn a_host_that_took_names_is_fitted_all_the_same(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    // What old libraries and careless markup do to the names that a script asks by.
    let names = ["createElement", "getElementsByTagName", "querySelectorAll", "baseURI", "currentScript", "body", "head"];
    let taken: String = names.iter().map(|name| format!("<form name={name}></form><img name={name} alt=''>")).collect();
    let clobber = "<script>var self = 1, name = 'brief', parse = 2, height = 3, known = 4, frame = 5, URLSearchParams = 6;
        Array.prototype.extra = () => {}; Object.prototype.more = 7; var addEventListener = null;</script>";
    // WebKit's driver runs among the page's own names and never answers without these.
    let builtins = match stage.engine {
        Engine::WebKit => "",
        Engine::Chromium | Engine::Firefox => {
            "<script>Object.entries = Object.fromEntries = Array.from = null;
             Array.prototype[Symbol.iterator] = function* () {};</script>"
        }
    };
    let element =
        format!("<incident-brief src='{}' title='A block' height='90' scheme='dark'></incident-brief>", site.url(EXHIBIT));
    let plain =
        format!("<iframe title='Plain' src='{}' id=createElement></iframe>", site.url("embed/claim-doj-complaint.html"));
    let script = format!("<script src='{}'></script>", site.url("embed.js"));
    let host = host(&[&taken, clobber, builtins, &script, &element, &plain, &script].map(ToString::to_string).concat());
    let page = stage.open(&host.url(""));
    for frame in [
        "Document.prototype.querySelector.call(document, 'incident-brief').shadowRoot.firstChild",
        "Document.prototype.querySelector.call(document, 'iframe')",
    ] {
        page.evaluate(&format!("{frame}.scrollIntoView()"));
        page.wait_until(&format!("parseFloat({frame}.style.blockSize) > 100 && {frame}.style.blockSize !== '90px'"));
    }
}

/// Frames as our element makes them.
const WITH_WINDOWS: &str = "sandbox='allow-scripts allow-popups allow-popups-to-escape-sandbox'";

fn a_mark_of_a_drawing_leads_out_of_the_frame(stage: &Stage) {
    for sandbox in [WITH_WINDOWS, ""] {
        let site = Site::of_bundle(FLAGSHIP);
        let host = host(&frame(&site.url(EXHIBIT), sandbox));
        let page = stage.open(&host.url(""));
        page.within("iframe", || {
            page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
            page.evaluate("document.querySelector('.exhibit__layout--wide .point').focus()");
            page.press_key(crate::browser::Key::Enter);
        });
        let is_asked = || site.requests().iter().filter(|path| path.starts_with("/index.html")).count();
        page.within("iframe", || {
            page.wait_until("document.querySelector('.exhibit')");
            assert!(page.evaluate("return location.pathname").as_str().is_some_and(|path| path.contains("/embed/exhibit-")));
            page.see_no(".masthead");
        });
        page.eventually("the brief is asked for, in a window of its own", || is_asked() == 1);
        page.console();
        stage.tidy();
    }
}

fn where_windows_are_forbidden_the_address_is_given(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    for sandbox in [SANDBOXED, "sandbox='allow-scripts allow-top-navigation-by-user-activation'"] {
        for block in [EXHIBIT, "embed/claim-doj-complaint.html"] {
            let host = host(&frame(&site.url(block), sandbox));
            let page = stage.open(&host.url(""));
            page.within("iframe", || {
                page.see(".embed__foot a");
                let whole = page.evaluate("return document.querySelector('.embed__foot a').href");
                page.click(".embed__foot a");
                page.see(".embed__address input");
                assert_eq!(page.evaluate("return document.querySelector('.embed__address input').value"), whole);
                assert_eq!(page.evaluate("return document.activeElement.matches('.embed__address input')"), true);
                if block == EXHIBIT {
                    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
                    page.evaluate("document.querySelector('.exhibit__layout--wide .point').focus()");
                    page.press_key(crate::browser::Key::Enter);
                    page.wait_until("document.querySelector('.embed__address input').value.includes('#figure-')");
                }
                assert_eq!(page.count(".embed__address"), 1, "one at a time");
                page.see(".embed__address button");
            });
            assert_eq!(page.evaluate("return location.pathname"), "/", "the host stays where it is");
            // Engines tell there that a window was refused.
            page.console();
            stage.tidy();
        }
    }
}

fn a_flood_of_themes_is_followed_at_a_pace(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let host = host(&frame(&site.url("embed/claim-doj-complaint.html?scheme=light"), SANDBOXED));
    let page = stage.open(&host.url(""));
    listen(page);
    page.within("iframe", || page.wait_until("document.documentElement.dataset.scheme === 'light'"));
    page.evaluate(
        "heard.length = 0; window.began = performance.now();
         for (let at = 0; at < 5000; at++) frames[0].postMessage({ 'incident-brief': 1, type: 'theme', theme: { scheme: at % 2 ? 'light' : 'auto' } }, '*');
         frames[0].postMessage({ 'incident-brief': 1, type: 'theme', theme: { scheme: 'dark' } }, '*');",
    );
    page.within("iframe", || page.wait_until("document.documentElement.dataset.scheme === 'dark'"));
    let answers = page.evaluate(
        "return [heard.filter(({ type }) => type === 'themed').length, Math.ceil((performance.now() - began) / 100) + 2]",
    );
    assert!(answers[0].as_f64() <= answers[1].as_f64(), "{answers}");
}

fn the_example_article_shows_them_all(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open(&site.url("embed-demo.html"));
    page.wait_until(
        "[...document.querySelectorAll('incident-brief')].every((each) => each.shadowRoot.firstChild.offsetHeight > 150)",
    );
    page.evaluate("document.querySelector('img').loading = 'eager'");
    page.wait_until("document.querySelector('img').naturalWidth > 0");
    page.console_is_empty();
    page.axe_is_content();
}

fn every_way_to_embed_is_offered_and_copied(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open(&site.url(""));
    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
    // By keyboard: what follows the last thing in the block is its button.
    page.evaluate("document.querySelector('.exhibit__layout--wide a.point').focus()");
    page.see("#exhibit-campaigns-compared > button.embed");
    page.click("#exhibit-campaigns-compared > button.embed");
    page.see_text(".dialog h2", "Embed");
    let ways = page.evaluate("return [...document.querySelectorAll('.dialog textarea')].map((way) => way.value)");
    let ways: Vec<&str> = ways.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(ways.len(), 3, "{ways:?}");
    for way in &ways {
        for address in way.split("src=\"").skip(1).filter_map(|after| after.split('"').next()) {
            let found = page.evaluate_with("return (await fetch(args[0])).status", &[address.into()]);
            assert_eq!(found, 200, "{address}");
        }
    }
    page.evaluate("window.copied = ''; addEventListener('copy', () => { const { value, selectionStart, selectionEnd } = document.querySelector('.dialog textarea'); copied = value.slice(selectionStart, selectionEnd); })");
    page.click(".dialog [data-copy]");
    page.see_text(".dialog [data-copy]", "Copied");
    assert_eq!(page.evaluate("return copied"), ways[0], "all of it is copied");
    page.axe_is_content();
    page.press_key(crate::browser::Key::Escape);
    page.see_no(".dialog");
    assert!(fs::metadata("public/embed.js").is_ok_and(|file| file.len() < 10 * 1024), "a host's page loads little");
    page.console_is_empty();
}
