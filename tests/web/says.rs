//! Who says so: the evidence filter, the drawer of evidence, search, and the link that carries a reader's choices; each
//! served and from disk, by mouse, by keyboard, by touch.

use std::collections::BTreeSet;
use std::fs;

use incident_brief::brief::Brief;
use incident_brief::check::check;
use incident_brief::insight::{Filter, Strengths, standings};
use serde_json::json;

use crate::{
    browser::{Browser, Key, Scheme, Stage},
    offline::{address, packed},
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        a_filter_shows_what_insight_lets_pass,
        a_filter_works_without_script,
        a_filter_says_once_what_it_hid,
        keys_alone_choose_and_open,
        a_link_reproduces_the_view,
        a_link_with_choices_shows_its_block,
        what_a_link_means_nothing_by_is_said,
        the_way_back_brings_the_choices_back,
        a_claim_opens_its_evidence_by_mouse,
        a_figure_opens_its_evidence_by_keyboard,
        a_mark_in_a_drawing_opens_its_evidence,
        a_link_stays_a_link_with_a_key_held,
        tab_goes_on_from_the_link_that_asked,
        a_drawer_that_is_left_is_closed,
        a_sourced_sentence_is_copied,
        search_finds_by_keyboard,
        search_finds_by_mouse_and_from_disk,
        an_older_bundle_is_compared,
        perspectives_stand_alone_or_side_by_side,
        the_boards_are_tables;
    IN_CHROMIUM:
        a_tap_opens_a_sheet,
        taps_choose_and_open,
        the_new_things_are_accessible_and_fit;
}

const FLAGSHIP: &str = "public/incident.json";

fn brief() -> Brief {
    let bundle = fs::read(FLAGSHIP).expect("the flagship bundle is in the package");
    check(&bundle).brief.expect("the flagship bundle is valid")
}

pub fn wait_until_awake(page: &Browser) {
    page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
}

/// Plays a story on the served page, then on the file from disk. It is given the address of the page.
pub fn everywhere(stage: &Stage, story: impl Fn(&Browser, &str)) {
    let site = Site::of_bundle(FLAGSHIP);
    for at in [site.url(""), address(&packed("says.html"))] {
        let page = stage.open(&at);
        wait_until_awake(page);
        story(page, &at);
        page.console_is_empty();
        // The next story finds nothing of this one's choices.
        page.evaluate("try { localStorage.clear() } catch {}");
        stage.tidy();
    }
}

/// The addresses of claims and figures that are displayed, folds opened.
fn displayed(page: &Browser) -> BTreeSet<String> {
    let shown = page.evaluate(
        "document.querySelectorAll('details').forEach((each) => { each.open = true; });
         return [...document.querySelectorAll('li.claim, li.figure')].filter((each) => each.checkVisibility()).map((each) => each.id);",
    );
    shown.as_array().into_iter().flatten().filter_map(|id| Some(id.as_str()?.to_owned())).collect()
}

/// The same, as insight has it.
fn let_pass(filter: Filter, brief: &Brief) -> BTreeSet<String> {
    let strengths = Strengths::new(brief, &standings(brief));
    let claims =
        brief.claims.iter().filter(|each| filter.passes(strengths.claim(&each.id))).map(|each| format!("claim-{}", each.id));
    let figures = brief.figures.iter().filter(|each| filter.passes(strengths.figure(&each.id)));
    claims.chain(figures.map(|each| format!("figure-{}", each.id))).collect()
}

fn filter_obeys(page: &Browser) {
    let brief = brief();
    let mut sizes = Vec::new();
    for filter in Filter::ALL {
        page.click(&format!("label:has(#filter-{})", filter.word()));
        let shown = displayed(page);
        assert_eq!(shown, let_pass(filter, &brief), "{filter:?}");
        sizes.push(shown.len());
    }
    assert!(sizes.is_sorted_by(|wide, strict| wide > strict), "each step of the flagship hides something: {sizes:?}");
}

fn a_filter_shows_what_insight_lets_pass(stage: &Stage) {
    everywhere(stage, |page, _| filter_obeys(page));
}

fn a_filter_works_without_script(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open_without_script(&site.url(""));
    filter_obeys(page);
    page.see(".sum--primary");
    page.see_no(".sum--one-origin");
    // No figure of the flagship has a primary document among independent origins: the register says what it would take.
    page.see(".register > .bare");
    page.see("#part-numbers > h2");
    page.see_no(".exhibit__table td a");
    page.click("label:has(#filter-all)");
    page.see_no(".bare");
}

fn a_filter_says_once_what_it_hid(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.evaluate(
            "window.said = [];
             new MutationObserver(() => said.push(document.querySelector('.controls__said').textContent))
                 .observe(document.querySelector('.controls__said'), { childList: true, characterData: true, subtree: true });",
        );
        page.click("label:has(#filter-independent)");
        page.see_text(".controls__said", "Evidence: Independent. Hidden: ");
        page.see_text(".sum--independent", "fewer than two independent origins");
        assert_eq!(page.evaluate("return said.length"), 1, "one announcement");
    });
}

fn a_link_reproduces_the_view(stage: &Stage) {
    everywhere(stage, |page, at| {
        page.click("label:has(#filter-one-origin)");
        page.click("label:has(#depth-2-minutes)");
        page.click(".exhibit__controls fieldset:nth-of-type(1) label:nth-of-type(2)");
        page.wait_until("location.hash.includes('depth=2-minutes&filter=one-origin&x.')");
        let link = page.address();
        assert!(link.starts_with(at), "{link} is of this page");
        page.evaluate("try { localStorage.clear() } catch {}");
        page.open("about:blank");
        page.open(&link);
        wait_until_awake(page);
        page.wait_until(
            "document.querySelector('#filter-one-origin').checked && document.querySelector('#depth-2-minutes').checked",
        );
        page.see_text(".exhibit__layout--wide svg", "nearly 25,000");
        assert_eq!(page.address(), link);
        page.click("label:has(#filter-all)");
        page.click("label:has(#depth-full)");
        page.click(".exhibit__controls fieldset:nth-of-type(1) label:nth-of-type(1)");
        page.wait_until("location.hash === ''");
    });
}

fn a_link_with_choices_shows_its_block(stage: &Stage) {
    everywhere(stage, |page, at| {
        page.open("about:blank");
        page.open(&format!("{at}#claim-distillation-june&depth=30-seconds"));
        wait_until_awake(page);
        let brief = brief();
        let claim = format!("claim-{}", brief.claims.iter().next().expect("there are claims").id);
        page.open("about:blank");
        page.open(&format!("{at}#{claim}&depth=30-seconds"));
        wait_until_awake(page);
        page.see(&format!("#{claim}:target"));
        page.wait_until(&format!("document.getElementById('{claim}').getBoundingClientRect().top < innerHeight"));
        page.see_no("#part-sources");
        assert!(page.address().ends_with(&format!("#{claim}&depth=30-seconds")));
    });
}

fn what_a_link_means_nothing_by_is_said(stage: &Stage) {
    everywhere(stage, |page, at| {
        for (hash, said) in [
            ("filter=primary&colour=red", "left out: colour=red"),
            ("depth=deep", "left out: depth=deep"),
            ("claim-that-never-was", "has the address claim-that-never-was"),
        ] {
            page.open("about:blank");
            page.open(&format!("{at}#{hash}"));
            wait_until_awake(page);
            page.see_text(".controls__said", said);
            page.see("h1");
        }
    });
}

fn the_way_back_brings_the_choices_back(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.click("label:has(#filter-one-origin)");
        page.evaluate("location.hash = 'part-claims'");
        page.wait_until("location.hash === '#part-claims&filter=one-origin'");
        page.click("label:has(#filter-primary)");
        page.wait_until("location.hash === '#part-claims&filter=primary'");
        page.evaluate("history.back()");
        page.wait_until("location.hash === '#filter=one-origin' && document.querySelector('#filter-one-origin').checked");
    });
}

/// What a drawer of the flagship's first claim with two sides must hold.
fn a_claim_opens_its_evidence_by_mouse(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.evaluate("document.querySelector('.account a.r--disputed').scrollIntoView({ block: 'center' })");
        let asked = page.attribute_of(".account a.r--disputed", "href").expect("a link");
        page.click(".account a.r--disputed");
        page.see(".drawer:popover-open");
        let statement = page.evaluate_with(
            "return document.querySelector(args[0] + ' .claim__statement').textContent",
            &[asked.as_str().into()],
        );
        assert_eq!(page.evaluate("return document.querySelector('.drawer .claim__statement').textContent"), statement);
        for part in [
            ".claim__stance",
            ".claim__standing",
            ".evidence li",
            ".evidence .grade",
            ".evidence .note",
            ".evidence a[href^=http]",
        ] {
            page.see(&format!(".drawer {part}"));
        }
        for side in ["Supports", "Disputes"] {
            assert!(
                page.evaluate("return [...document.querySelectorAll('.drawer h4')].map((each) => each.textContent)")
                    .to_string()
                    .contains(side)
            );
        }
        assert_eq!(page.evaluate("return location.hash"), "", "the reader stays where they are");
        assert_eq!(page.count("[id]:not(:has(*)), [id]").min(1), 1);
        let doubled = page.evaluate(
            "const ids = [...document.querySelectorAll('[id]')].map((each) => each.id); return ids.length - new Set(ids).size",
        );
        assert_eq!(doubled, 0, "no address is there twice");
        // The drawer leads on, and to the block itself.
        page.click(".drawer__go");
        page.see_no(".drawer");
        page.see(&format!("{asked}:target"));
    });
}

fn a_figure_opens_its_evidence_by_keyboard(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.evaluate("document.querySelector('.key__basis').focus()");
        page.press_key(Key::Enter);
        page.see(".drawer:popover-open");
        page.see_text(".drawer .figure__value", "");
        page.wait_until("document.activeElement.closest('.drawer') !== null");
        page.press_key(Key::Tab);
        page.wait_until("document.activeElement.matches('.drawer__copy')");
        page.press_key(Key::Escape);
        page.see_no(".drawer");
        page.wait_until("document.activeElement.matches('.key__basis')");
        // A derived figure shows its formula and leads to what it is made of, in the drawer.
        page.evaluate("document.querySelector('a[href=\"#figure-exchanges-per-account\"]').focus()");
        page.press_key(Key::Enter);
        page.see_text(".drawer .figure__derived", "÷");
        page.evaluate("document.querySelector('.drawer .by--inputs a').focus()");
        page.press_key(Key::Enter);
        page.see_no(".drawer .figure__derived");
        page.see(".drawer .grade");
    });
}

fn a_mark_in_a_drawing_opens_its_evidence(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.evaluate("document.querySelector('.exhibit__layout--wide .point').focus()");
        page.press_key(Key::Down);
        page.press_key(Key::Enter);
        page.see(".drawer:popover-open .figure__value");
        page.press_key(Key::Escape);
        page.see_no(".drawer");
        page.wait_until("document.activeElement.matches('.point')");
        // In the table beside it, too.
        page.click(".exhibit__table summary");
        page.click(".exhibit__table td a");
        page.see(".drawer:popover-open .figure__value");
    });
}

fn tab_goes_on_from_the_link_that_asked(stage: &Stage) {
    everywhere(stage, |page, _| {
        for link in [".account a.r--one-origin", ".key__basis", ".exhibit__layout--wide .point"] {
            page.evaluate_with(
                "window.link = [...document.querySelectorAll(args[0])].find((each) => each.checkVisibility());
                 const stops = [...document.querySelectorAll('a[href], button:enabled, summary, input:enabled, [tabindex=\"0\"]')]
                     .filter((each) => each.tabIndex >= 0 && each.checkVisibility() && !each.closest('.drawer'));
                 window.next = stops[stops.indexOf(link) + 1];
                 link.focus();",
                &[link.into()],
            );
            page.press_key(Key::Enter);
            page.wait_until("document.activeElement.matches('.drawer')");
            // Back at its beginning leads to the link itself.
            page.press_key_with(Key::Shift, Key::Tab);
            page.wait_until("!document.querySelector('.drawer:popover-open') && document.activeElement === link");
            page.press_key(Key::Enter);
            page.wait_until("document.activeElement.matches('.drawer')");
            let stops = page.evaluate("return document.querySelectorAll('.drawer :is(a[href], button)').length").as_u64();
            for _ in 0..=stops.unwrap_or_default() {
                if page.evaluate("return document.querySelector('.drawer:popover-open') === null") == true {
                    break;
                }
                page.press_key(Key::Tab);
            }
            page.see_no(".drawer");
            page.wait_until("document.activeElement === next");
        }
    });
}

fn a_drawer_that_is_left_is_closed(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.evaluate("document.querySelector('.key__basis').focus()");
        page.press_key(Key::Enter);
        page.see(".drawer:popover-open");
        page.wait_until("document.activeElement.matches('.drawer')");
        page.evaluate("document.querySelector('[data-search]').focus()");
        page.see_no(".drawer");
        assert_eq!(
            page.evaluate("return document.activeElement.matches('[data-search]')"),
            true,
            "the focus is not taken back"
        );
    });
}

fn tap(page: &Browser, css: &str) {
    let place = page.evaluate_with(
        "const element = document.querySelector(args[0]);
         element.scrollIntoView({ block: 'center', behavior: 'instant' });
         const { x, y } = element.getClientRects()[0];
         return { x: x + 2, y: y + 2 };",
        &[css.into()],
    );
    page.devtools("Input.dispatchTouchEvent", &json!({ "type": "touchStart", "touchPoints": [place] }));
    page.devtools("Input.dispatchTouchEvent", &json!({ "type": "touchEnd", "touchPoints": [] }));
}

fn a_tap_opens_a_sheet(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.look(360, 740, Scheme::Light);
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
        tap(page, ".account a.r--one-origin");
        page.see(".drawer:popover-open .claim__statement");
        let sheet = page.evaluate(
            "const box = document.querySelector('.drawer').getBoundingClientRect(); return [box.left, box.right, box.bottom]",
        );
        assert_eq!(sheet, json!([0, 360, 740]), "a sheet from edge to edge, from below");
        page.wait_until("document.querySelector('.drawer').getBoundingClientRect().top > 100");
        tap(page, ".drawer [popovertarget]");
        page.see_no(".drawer");
        tap(page, "[data-search]");
        page.see(".search input");
        page.type_into(".search input", "letter");
        page.see(".search li");
        tap(page, ".search li");
        page.see_no(".search");
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": false }));
    });
}

/// How many perspectives are unfolded.
fn lenses_open(page: &Browser) -> u64 {
    let open = "return [...document.querySelectorAll('.lens > ul')].filter((each) => each.checkVisibility()).length";
    page.evaluate(open).as_u64().unwrap_or_default()
}

fn keys_alone_choose_and_open(stage: &Stage) {
    everywhere(stage, |page, _| {
        let focus = |css: &str| page.evaluate(&format!("document.querySelector({css:?}).focus()"));
        focus("#filter-all");
        page.press_key(Key::Right);
        page.wait_until("document.querySelector('#filter-one-origin').checked");
        assert_eq!(displayed(page), let_pass(Filter::OneOrigin, &brief()));
        page.press_key(Key::Left);
        page.wait_until("document.querySelector('#filter-all').checked");
        focus("#depth-full");
        page.press_key(Key::Left);
        page.see_no("#part-sources");
        page.press_key(Key::Right);
        page.see("#part-sources");
        focus(".lens:nth-of-type(2) input");
        page.press_key(' ');
        page.wait_until("document.querySelector('.lens:nth-of-type(2) input').checked");
        assert_eq!(lenses_open(page), 1);
        page.evaluate("document.querySelector('.lens-grid').open = false");
        focus(".lens-grid summary");
        page.press_key(Key::Enter);
        page.see(".lens-grid table");
    });
}

fn taps_choose_and_open(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.look(360, 740, Scheme::Light);
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
        tap(page, "label:has(#filter-one-origin)");
        assert_eq!(displayed(page), let_pass(Filter::OneOrigin, &brief()));
        tap(page, "label:has(#filter-all)");
        tap(page, "label:has(#depth-2-minutes)");
        page.see_no("#part-sources");
        tap(page, "label:has(#depth-full)");
        tap(page, ".lens:nth-of-type(2) h3 label");
        assert_eq!(lenses_open(page), 1);
        page.evaluate("document.querySelector('.lens-grid').open = false");
        tap(page, ".lens-grid summary");
        page.see(".lens-grid table");
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": false }));
    });
}

fn a_link_stays_a_link_with_a_key_held(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open(&site.url(""));
    wait_until_awake(page);
    let taken = page.evaluate(
        "const click = (keys) => { const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...keys });
             document.addEventListener('click', (last) => { window.taken = last.defaultPrevented; last.preventDefault(); }, { once: true });
             document.querySelector('.key__basis').dispatchEvent(event); return window.taken; };
         return [click({ ctrlKey: true }), click({ metaKey: true }), click({ shiftKey: true }), click({ button: 1 }), click({})];",
    );
    assert_eq!(taken, json!([false, false, false, false, true]));
}

fn a_sourced_sentence_is_copied(stage: &Stage) {
    everywhere(stage, |page, at| {
        page.evaluate("document.addEventListener('copy', () => { window.copied = getSelection().toString(); })");
        page.click(".key__basis");
        page.click(".drawer__copy");
        page.see_text(".drawer__copy", "Copied");
        let copied = page.evaluate("return window.copied").as_str().unwrap_or_default().to_owned();
        let figure = page.attribute_of(".key__basis", "href").expect("a link");
        // An address on somebody's disk is of no use to another.
        let end = if at.starts_with("http") { figure.as_str() } else { ")." };
        assert!(copied.contains("origin: ") && copied.ends_with(end), "{copied:?}");
        // A mark of an event leads to one, too, with its whole date.
        page.press_key(Key::Escape);
        page.see_no(".drawer");
        page.evaluate(
            "document.querySelector('#exhibit-two-listings .exhibit__layout--wide [href=\"#event-list-1260h\"]').focus()",
        );
        page.press_key(Key::Enter);
        page.click(".drawer__copy");
        page.see_text(".drawer__copy", "Copied");
        let copied = page.evaluate("return window.copied").as_str().unwrap_or_default().to_owned();
        assert!(copied.starts_with("The Pentagon adds Alibaba") && copied.contains(": 8 Jun 2026 ("), "{copied:?}");
    });
}

fn search_finds_by_keyboard(stage: &Stage) {
    everywhere(stage, |page, _| {
        let before = page.evaluate("return document.querySelector('main').innerHTML");
        page.press_key('/');
        page.see(".search input");
        page.type_into(".search input", "distill");
        page.see_text(".search [role=status]", "places");
        page.see(".search mark");
        assert_eq!(page.attribute_of(".search input", "aria-activedescendant").as_deref(), Some("found-0"));
        page.press_key(Key::Down);
        page.wait_until("document.querySelector('#found-1').getAttribute('aria-selected') === 'true'");
        page.press_key(Key::Up);
        page.press_key(Key::Up);
        page.wait_until("document.querySelector('.search li:last-child').getAttribute('aria-selected') === 'true'");
        page.press_key(Key::Down);
        page.press_key(Key::Enter);
        page.see_no(".search");
        page.wait_until("CSS.highlights.get('found').size > 0 && document.activeElement !== document.body");
        page.wait_until("document.activeElement.getBoundingClientRect().top < innerHeight");
        let after = page.evaluate(
            "const shown = document.activeElement;
             shown.removeAttribute('tabindex');
             const after = document.querySelector('main').innerHTML.replaceAll(' open=\"\"', '');
             shown.setAttribute('tabindex', '-1');
             shown.focus();
             return after",
        );
        assert!(before == after, "marking leaves the document as it was");
        page.press_key('/');
        page.see(".search input");
        page.type_into(".search input", "zzzz");
        page.see_text(".search [role=status]", "Nothing here");
        page.press_key(Key::Escape);
        page.see_no(".search");
    });
}

fn search_finds_by_mouse_and_from_disk(stage: &Stage) {
    everywhere(stage, |page, _| {
        // What the depth hides is found, too, and shown when it is gone to.
        page.click("label:has(#depth-30-seconds)");
        page.click("[data-search]");
        page.type_into(".search input", "reuters");
        page.see_text(".search li:first-child mark", "Reuters");
        page.click(".search li");
        page.see_no(".search");
        page.wait_until("document.activeElement.checkVisibility() && document.activeElement.textContent.includes('Reuters')");
    });
}

fn the_new_things_are_accessible_and_fit(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open(&site.url(""));
    wait_until_awake(page);
    for (width, scheme) in [(1280, Scheme::Light), (320, Scheme::Dark)] {
        page.look(width, 900, scheme);
        page.click("label:has(#filter-independent)");
        page.axe_is_content();
        page.click("label:has(#filter-all)");
        page.evaluate("document.querySelector('.key__basis').click()");
        page.see(".drawer:popover-open");
        page.axe_is_content();
        let wide = page.evaluate(
            "const { scrollWidth, clientWidth } = document.querySelector('.drawer'); return scrollWidth - clientWidth",
        );
        assert_eq!(wide, 0, "the drawer scrolls sideways at {width} px");
        page.press_key(Key::Escape);
        page.press_key('/');
        page.type_into(".search input", "accounts");
        page.see(".search li");
        page.axe_is_content();
        page.press_key(Key::Escape);
        page.see_no(".search");
    }
    page.console_is_empty();
}

/// An older bundle than the flagship: a claim worded otherwise, a figure of another value, a question not yet there, and a
/// gap that is filled since.
fn older() -> String {
    let mut bundle: serde_json::Value =
        serde_json::from_slice(&fs::read(FLAGSHIP).expect("the flagship bundle is in the package")).expect("it is JSON");
    bundle["meta"]["summary"] = json!("It was too early to tell.");
    let gaps = bundle["gaps"].as_array_mut().expect("a list");
    gaps.remove(0);
    gaps.push(json!({ "id": "filled-since", "text": "What the first day did not know." }));
    bundle.to_string()
}

/// Chooses a file for the next file input that opens, in place of the browser's own window.
fn choose_file(page: &Browser, button: &str, text: &str) {
    page.evaluate_with(
        "const [button, text] = args;
         HTMLInputElement.prototype.click = function () {
             const chosen = new DataTransfer();
             chosen.items.add(new File([text], 'older.json'));
             this.files = chosen.files;
             this.dispatchEvent(new Event('change'));
         };
         document.querySelector(button).click();",
        &[button.into(), text.into()],
    );
}

fn an_older_bundle_is_compared(stage: &Stage) {
    everywhere(stage, |page, _| {
        choose_file(page, "[data-compare]", &older());
        page.see_text("#part-since .note", "1 new, 1 changed and 1 withdrawn");
        page.see_text("#part-since del", "It was too early to tell.");
        page.see("#part-since ins");
        page.see_text("#part-since li:last-child", "What the first day did not know.");
        page.see_text(".controls__said", "Compared with");
        page.axe_is_content();
        // A bundle compared with itself has nothing to tell.
        choose_file(page, "[data-compare]", &fs::read_to_string(FLAGSHIP).expect("it is in the package"));
        page.see_text("#part-since .note", "nothing is different");
        // What cannot be read changes nothing, and says why.
        choose_file(page, "[data-compare]", "not a bundle");
        page.see_text(".dialog", "error");
        page.press_key(Key::Escape);
        page.see("#part-since");
    });
}

fn perspectives_stand_alone_or_side_by_side(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    page_lenses_open(stage.open_without_script(&site.url("")));
    everywhere(stage, |page, at| {
        page_lenses_open(page);
        page.wait_until("location.hash.startsWith('#lens=')");
        let link = page.address();
        page.open("about:blank");
        page.open(&link);
        wait_until_awake(page);
        assert!(link.starts_with(at));
        assert_eq!(page.count(".lens input:checked"), 2);
    });
}

/// Picks one perspective, then a second: the others fold to their names.
fn page_lenses_open(page: &Browser) {
    assert!(lenses_open(page) > 2);
    page.click(".lens:nth-of-type(2) h3 label");
    assert_eq!(lenses_open(page), 1);
    page.click(".lens:nth-of-type(4) h3 label");
    assert_eq!(lenses_open(page), 2);
    let tops = page.evaluate(
        "return [...document.querySelectorAll('.lens:has(:checked)')].map((each) => each.getBoundingClientRect().top)",
    );
    assert_eq!(tops[0], tops[1], "side by side");
}

fn the_boards_are_tables(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    let page = stage.open_without_script(&site.url(""));
    let brief = brief();
    let reports = incident_brief::insight::reports(&brief).expect("the flagship has figures of two sources");
    assert_eq!(page.count(".reports tbody tr"), reports.rows.len());
    assert_eq!(page.count(".reports thead th[scope=col]"), reports.sources.len());
    let conflicts = reports.rows.iter().flat_map(|(_, cells)| cells).flatten().filter(|cell| cell.is_conflict).count();
    assert_eq!(page.count(".reports td .s--disputed"), conflicts);
    assert!(conflicts > 0);
    let spoken = incident_brief::insight::spoken(&brief).expect("the flagship's perspectives speak to questions");
    assert_eq!(page.count(".lens-grid tbody tr"), spoken.questions.len());
    assert_eq!(page.count(".lens-grid thead th[scope=col]"), brief.lenses.len());
}
