//! Saves the brief now shown as one offline file, made of the same insides as every other: no tool needed, no request but
//! for the copy beside a published page.
//!
//! ```text
//! offline file: this document -----.
//! site: the copy beside the page ---+-> insides -.
//!                                    the bundle --+-> press -> one HTML file, as `brief pack` writes it
//! ```

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Array;

use super::{dialog, dom, file, open, said, worker};
use crate::search::between;
use crate::wording;

/// The control; where the page is published, a link to the copy that lies beside it.
const CONTROL: &str = "[data-save]";

/// Listens for the control.
pub fn listen() {
    let printed = document().query_selector(CONTROL).ok().flatten();
    let beside = printed.and_then(|control| control.get_attribute("href"));
    EventListener::new(&document(), "click", move |event| {
        // The published bundle is shown, and its copy lies beside the page: the link leads there.
        if dom::from(event, CONTROL).is_some_and(|control| !control.has_attribute("href")) {
            said::say(wording::SAVING);
            match &beside {
                Some(beside) => dom::fetch(beside, true, |answer| match answer {
                    Ok(file) => save(&Insides::of_file(&file.as_string().unwrap_or_default())),
                    Err(why) => not_saved(&why),
                }),
                None => save(&Insides::of_page()),
            }
        }
    })
    .forget();
}

fn not_saved(why: &str) {
    said::say("");
    dialog::show_text(wording::NOT_SAVED, why);
}

/// Has the offline file made and hands it to the browser to keep.
fn save(insides: &Insides) {
    let bundle = open::shown().unwrap_or_else(|| insides.bundle.as_str().into());
    worker::order(&bundle, "", Some(("insides", insides.texts.as_ref())), |answer| match answer.html {
        Some(html) => {
            if dom::granted(file::keep(&html, "text/html", &answer.file)).is_some() {
                said::say(&wording::saved(&answer.file));
            }
        }
        None => not_saved(&answer.failure.unwrap_or(answer.report)),
    });
}

/// Blocks of an offline file that are the same in each, by their ids.
const BLOCKS: [&str; 4] = ["module", "press-module", "press-script", "press-serve"];

/// What an offline file holds.
struct Insides {
    /// The bundle as it stands there.
    bundle: String,
    /// The texts that stand in every such file, in the order of `press::Insides`.
    texts: Array,
}

impl Insides {
    /// Those of this page, which is such a file.
    fn of_page() -> Self {
        let text = |selector: &str| dom::one(selector).and_then(|element| element.text_content()).unwrap_or_default();
        let policy = dom::one("meta[http-equiv]").and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
        // Where scripts run, what stands in `noscript` is text.
        let still = between(&text("noscript"), "<style>", "</style>").to_owned();
        let [module, press, script, serve] = BLOCKS.map(|id| text(&format!("#{id}")));
        let start = text("body > script:not([id],[type])");
        let texts = [policy, text("head > style"), still, start, module, press, script, serve];
        Self { bundle: text("#bundle"), texts: texts.map(JsValue::from).into_iter().collect() }
    }

    /// Those of a file as it was read. Its text is not made a document: a browser would hold that to the policy of this page.
    fn of_file(file: &str) -> Self {
        let block = |id: &str| between(file, &format!("id=\"{id}\">"), "</script>").to_owned();
        let [module, press, script, serve] = BLOCKS.map(block);
        let texts = [
            between(file, "Content-Security-Policy\" content=\"", "\"").to_owned(),
            between(file, "<style>", "</style>").to_owned(),
            between(file, "<noscript><style>", "</style>").to_owned(),
            between(file, "</script><script>", "</script>").to_owned(),
            module,
            press,
            script,
            serve,
        ];
        Self { bundle: block("bundle"), texts: texts.map(JsValue::from).into_iter().collect() }
    }
}
