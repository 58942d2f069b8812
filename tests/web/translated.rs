//! Pages that something on their way has rewritten: a translator that puts every text into elements of its own, a filter that
//! takes line ends in attributes for white space.

use std::fs;

use serde_json::json;

use incident_brief::wording;

use crate::{
    browser::{Browser, Stage},
    offline::{address, packed_of},
    says::wait_until_awake,
    tests,
    what_if::{BUNDLE, asking},
};

tests! {
    EVERYWHERE:
        a_translated_page_answers_in_drawing_and_words,
        an_exhibit_without_its_data_says_so;
    IN_CHROMIUM:
        a_page_translated_before_it_wakes_answers;
}

/// As page translation does it: each text is replaced by one in two elements.
const TRANSLATE: &str = "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, ({ data, parentElement }) =>
         data.trim() && !parentElement.closest('script, style, noscript, svg, textarea') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
     const texts = [];
     while (walk.nextNode()) texts.push(walk.currentNode);
     for (const text of texts) {
         const inner = document.createElement('font'), outer = document.createElement('font');
         inner.append(text.data);
         outer.append(inner);
         text.replaceWith(outer);
     }";

fn answers(page: &Browser) {
    let fill = |field: &str, value: &str| {
        page.evaluate_with(
            "const field = document.querySelector(args[0]); field.value = args[1];
             field.dispatchEvent(new Event('input', { bubbles: true }));",
            &[field.into(), value.into()],
        );
    };
    // Twice: what was written the first time is rewritten by the second.
    for (number, said) in [("4", "nearly 2,400 names × 4 kites"), ("10", "nearly 2,400 names × 10 kites")] {
        fill("#exhibit-limit .ask:nth-child(1) [type=number]", number);
        page.see_text("#exhibit-limit output", said);
    }
    for (number, said) in [("950", "950 of nearly 2,400 names"), ("100", "100 of nearly 2,400 names")] {
        fill("#exhibit-marks .ask:nth-child(1) [type=number]", number);
        page.see_text("#exhibit-marks output", said);
    }
    assert_ne!(page.attribute_of("#exhibit-marks .exhibit__layout--wide .picked path", "d").as_deref(), Some(""));
    let readout = page.evaluate(
        "const point = [...document.querySelectorAll('.exhibit .exhibit__layout--wide .point')].find((each) => each.checkVisibility());
         point.focus(); return [point.getAttribute('aria-label'), point.closest('.exhibit').querySelector('.exhibit__readout').textContent];",
    );
    assert_eq!(readout[0], readout[1], "the mark that has the focus is told");
}

fn a_translated_page_answers_in_drawing_and_words(stage: &Stage) {
    asking(stage, |page, _| {
        page.evaluate(TRANSLATE);
        answers(page);
    });
}

fn a_page_translated_before_it_wakes_answers(stage: &Stage) {
    asking(stage, |page, at| {
        let script =
            format!("document.addEventListener('DOMContentLoaded', () => {{ {TRANSLATE} window.translated = true; }})");
        let added = page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        page.open("about:blank");
        page.open(at);
        wait_until_awake(page);
        assert_eq!(page.evaluate("return window.translated"), true);
        answers(page);
        page.devtools("Page.removeScriptToEvaluateOnNewDocument", &json!({ "identifier": added["identifier"] }));
    });
}

fn an_exhibit_without_its_data_says_so(stage: &Stage) {
    let file = packed_of(BUNDLE, "collapsed.html");
    let whole = fs::read_to_string(&file).expect("it was just written");
    let mut parts = whole.split("data-island=\"");
    let mut collapsed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (props, rest) = part.split_once('"').expect("an attribute ends");
        collapsed += &format!("data-island=\"{}\"{rest}", props.replace('\n', " "));
    }
    assert_ne!(whole, collapsed, "props have line ends");
    fs::write(&file, collapsed).expect("the target folder can be written to");
    let page = stage.open(&address(&file));
    wait_until_awake(page);
    for exhibit in ["#exhibit-limit", "#exhibit-marks"] {
        page.see_text(&format!("{exhibit} .island > .note"), wording::NOT_ANSWERED);
        assert_eq!(page.count(&format!("{exhibit} input")), 0, "no field is left that answers nothing");
        page.see(&format!("{exhibit} .plot"));
    }
    // Said to whoever reads the console, too.
    page.console();
}
