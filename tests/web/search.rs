//! The search: what it finds, what it leaves alone, what it tells, and the ways out of it.

use serde_json::json;

use crate::{
    browser::{Browser, Key, Scheme, Stage},
    embeds::{SANDBOXED, frame, host},
    page::FLAGSHIP,
    says::{everywhere, wait_until_awake},
    site::Site,
    tests,
};

tests! {
    EVERYWHERE:
        what_is_typed_finds_what_is_printed,
        an_input_method_is_left_alone,
        the_search_tells_what_it_is_and_how_it_stands,
        a_button_and_a_press_beside_it_lead_out,
        its_key_is_never_taken_in_a_frame,
        its_key_is_never_taken_where_something_is_edited,
        its_key_can_be_switched_off;
    IN_CHROMIUM:
        a_tap_beside_it_leads_out,
        on_a_small_screen_the_choice_shows_its_beginning;
}

const LINE: &str = ".search [role=combobox]";

fn ask(page: &Browser, query: &str) {
    page.evaluate_with(
        "const line = document.querySelector('.search [role=combobox]'); line.value = args[0];
         line.dispatchEvent(new Event('input', { bubbles: true }));",
        &[query.into()],
    );
}

fn what_is_typed_finds_what_is_printed(stage: &Stage) {
    let site = Site::of_bundle("tests/bundles/good/words-with-accents.json");
    let page = stage.open(&site.url(""));
    wait_until_awake(page);
    // Which quotes are printed is the language's affair.
    page.evaluate("window.plain = (text) => text.normalize().replace(/[„“”«»]/g, '\"').replace(/[‘’]/g, \"'\")");
    page.press_key('/');
    page.see(LINE);
    for (query, claim, marked) in [
        ("crew's", "claim-text-1", "crew's"),
        ("\"all clear\"", "claim-text-1", "\"all|clear\""),
        ("zurich", "claim-text-2", "Zürich"),
        ("Zürcher", "claim-text-3", "Zürcher"),
        ("zu\u{308}rcher", "claim-text-3", "Zürcher"),
        ("izmir", "claim-text-4", "İzmir"),
        ("hafenstrasse", "claim-text-5", "Hafenstraße"),
        ("film", "claim-text-6", "ﬁlm"),
        ("\u{a0}izmir\u{a0}", "claim-text-4", "İzmir"),
        ("iz\u{200b}mir", "claim-text-4", "İzmir"),
    ] {
        ask(page, query);
        page.see(".search mark");
        let marks = page.evaluate("return [...document.querySelectorAll('.search li:first-child mark')].map((mark) => plain(mark.textContent)).join('|')");
        assert_eq!(marks, marked.to_owned(), "of {query:?}");
        page.press_key(Key::Enter);
        page.see_no(".search");
        page.wait_until(&format!("location.hash === '#{claim}'"));
        if page.evaluate("return 'highlights' in CSS") == true {
            let lit =
                page.evaluate("return [...CSS.highlights.get('found')].map((range) => plain(range.toString())).join('|')");
            assert_eq!(lit, marked.to_owned(), "of {query:?}, in the page");
        }
        page.evaluate("document.querySelector('[data-search]').click()");
        page.see(LINE);
    }
    page.console_is_empty();
}

fn an_input_method_is_left_alone(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.press_key('/');
        page.see(LINE);
        ask(page, "letter");
        let taken = page.evaluate(
            "const line = document.querySelector('.search [role=combobox]');
             return ['ArrowDown', 'ArrowUp', 'Enter'].flatMap((key) => [{ isComposing: true }, { keyCode: 229 }].map((composing) =>
                 !line.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...composing }))))",
        );
        assert_eq!(taken, json!([false, false, false, false, false, false]), "its keys are its own");
        page.see(".search");
        assert_eq!(page.attribute_of(LINE, "aria-activedescendant").as_deref(), Some("found-0"), "nothing is chosen");
        page.press_key(Key::Enter);
        page.see_no(".search");
        // Nor does the key begin a search while something is composed.
        page.evaluate(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true, bubbles: true }))",
        );
        page.see_no(".search");
    });
}

fn the_search_tells_what_it_is_and_how_it_stands(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.press_key('/');
        page.see(LINE);
        assert_eq!(page.attribute_of(".search", "aria-label").as_deref(), Some("Search this brief"));
        let standing = || {
            let (expanded, active) =
                (page.attribute_of(LINE, "aria-expanded"), page.attribute_of(LINE, "aria-activedescendant"));
            (expanded.unwrap_or_default(), active)
        };
        assert_eq!(standing(), ("false".to_owned(), None), "nothing is asked");
        ask(page, "letter");
        page.see(".search li");
        assert_eq!(standing(), ("true".to_owned(), Some("found-0".to_owned())));
        ask(page, "qqqqq");
        page.see_text(".search [role=status]", "Nothing here");
        assert_eq!(standing(), ("false".to_owned(), None), "nothing is found");
        for key in [Key::Down, Key::Up] {
            page.press_key(key);
            assert_eq!(standing(), ("false".to_owned(), None), "there is nothing to choose");
        }
    });
}

fn a_button_and_a_press_beside_it_lead_out(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.press_key('/');
        page.click(".search__close");
        page.see_no(".search");
        page.press_key('/');
        page.see(LINE);
        page.drag(&[(4, 4)]);
        page.see_no(".search");
        // What is selected in the line and let go of beside it leaves it open.
        page.press_key('/');
        ask(page, "letter");
        let line = page.evaluate("const { x, y } = document.querySelector('.search [role=combobox]').getBoundingClientRect(); return [x + 20, y + 10].map(Math.round)");
        let line: (i32, i32) = serde_json::from_value(line).expect("two numbers");
        page.drag(&[line, (4, 4)]);
        page.see(LINE);
        page.press_key(Key::Escape);
        page.see_no(".search");
    });
}

fn its_key_is_never_taken_in_a_frame(stage: &Stage) {
    let site = Site::of_bundle(FLAGSHIP);
    for (block, sandbox) in
        [("embed/exhibit-campaigns-compared.html", SANDBOXED), ("embed/brief.html", SANDBOXED), ("index.html", "")]
    {
        let host = host(&frame(&site.url(block), sandbox));
        let page = stage.open(&host.url(""));
        page.within("iframe", || {
            wait_until_awake(page);
            page.evaluate(
                "const point = document.querySelector('.exhibit__layout--wide .point'); point.focus(); window.taken = null;
                           addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })",
            );
            page.press_key('/');
            page.wait_until("window.taken === false");
            assert_eq!(page.count(".search"), 0, "{block}");
            assert_eq!(page.count("[data-search][title]"), 0, "{block} names no key");
        });
        stage.tidy();
    }
}

fn its_key_is_never_taken_where_something_is_edited(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.evaluate(
            "document.body.insertAdjacentHTML('afterbegin', '<p contenteditable id=edited>a</p><div id=open></div><div id=closed></div><div role=textbox tabindex=0 id=box></div>');
             for (const mode of ['open', 'closed']) {
                 const root = document.getElementById(mode).attachShadow({ mode });
                 root.innerHTML = '<input>';
                 document.getElementById(mode).focusInner = () => root.firstChild.focus();
             }
             window.taken = null;
             addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })",
        );
        for focus in [
            "document.getElementById('edited').focus()",
            "document.getElementById('open').focusInner()",
            "document.getElementById('closed').focusInner()",
            "document.getElementById('box').focus()",
        ] {
            page.evaluate(&format!("window.taken = null; {focus}"));
            page.press_key('/');
            page.wait_until("window.taken === false");
            assert_eq!(page.count(".search"), 0, "{focus}");
        }
        page.evaluate("for (const id of ['edited', 'open', 'closed', 'box']) document.getElementById(id).remove()");
        page.press_key('/');
        page.see(LINE);
    });
}

fn its_key_can_be_switched_off(stage: &Stage) {
    everywhere(stage, |page, at| {
        const SWITCH: &str = ".search__key input";
        page.evaluate(
            "window.taken = null; addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })",
        );
        page.press_key('/');
        page.click(SWITCH);
        page.press_key(Key::Escape);
        page.see_no(".search");
        let is_off = || {
            page.evaluate(
                "window.taken = null; addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })",
            );
            page.press_key('/');
            page.wait_until("window.taken === false");
            page.see_no(".search");
        };
        is_off();
        // At the next visit, too, where something can be kept.
        let is_kept =
            page.evaluate("try { return localStorage.getItem('incident-brief:search-key') === 'off' } catch { return false }");
        if is_kept == true {
            page.open("about:blank");
            page.open(at);
            wait_until_awake(page);
            is_off();
        }
        page.click("[data-search]");
        page.click(SWITCH);
        page.press_key(Key::Escape);
        page.see_no(".search");
        page.press_key('/');
        page.see(LINE);
        // Where nothing can be kept, the switch holds for the visit.
        page.evaluate(
            "Storage.prototype.setItem = () => { throw new Error('no storage') }; Storage.prototype.getItem = () => null",
        );
        page.click(SWITCH);
        page.press_key(Key::Escape);
        page.see_no(".search");
        is_off();
        page.console();
    });
}

fn a_tap_beside_it_leads_out(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.look(360, 740, Scheme::Light);
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true }));
        page.evaluate("document.querySelector('[data-search]').click()");
        page.see(LINE);
        page.devtools("Input.dispatchTouchEvent", &json!({ "type": "touchStart", "touchPoints": [{ "x": 20, "y": 730 }] }));
        page.devtools("Input.dispatchTouchEvent", &json!({ "type": "touchEnd", "touchPoints": [] }));
        page.see_no(".search");
        page.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": false }));
    });
}

fn on_a_small_screen_the_choice_shows_its_beginning(stage: &Stage) {
    everywhere(stage, |page, _| {
        page.look(320, 256, Scheme::Light);
        page.press_key('/');
        page.see(LINE);
        ask(page, "letter");
        page.see(".search li");
        for _ in 0..4 {
            page.press_key(Key::Down);
            let seen = page.evaluate(
                "const list = document.querySelector('.search ul').getBoundingClientRect();
                 const choice = document.querySelector('.search [aria-selected=true]').getBoundingClientRect();
                 return [choice.top >= list.top - 1, choice.top < list.bottom, list.bottom <= innerHeight, list.height > 90]",
            );
            assert_eq!(seen, json!([true, true, true, true]));
        }
        page.press_key(Key::Escape);
        page.see_no(".search");
    });
}
