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
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, Url};

use super::{controls, dialog, dom, open, worker};
use crate::wording;

/// The control; where the page is published, a link to the copy that lies beside it.
const CONTROL: &str = "[data-save]";

/// Listens for the control. In a prerender: never called.
pub fn listen() {
    let printed = document().query_selector(CONTROL).ok().flatten();
    let beside = printed.and_then(|control| control.get_attribute("href"));
    EventListener::new(&document(), "click", move |event| {
        // The published bundle is shown, and its copy lies beside the page: the link leads there.
        if dom::from(event, CONTROL).is_some_and(|control| !control.has_attribute("href")) {
            controls::say(wording::SAVING);
            match &beside {
                Some(beside) => dom::fetch_text(beside, |answer| match answer {
                    Ok(html) => open::parsed(&html).iter().for_each(save),
                    Err(why) => not_saved(&why),
                }),
                None => save(&document()),
            }
        }
    })
    .forget();
}

fn not_saved(why: &str) {
    controls::say("");
    dialog::show_text(wording::NOT_SAVED, why);
}

/// Has the offline file made, from the insides of any other, and hands it to the browser to keep. In a prerender: never
/// called.
fn save(copy: &Document) {
    let bundle = open::shown().unwrap_or_else(|| text(copy, "#bundle").into());
    worker::order(&bundle, "", Some(&insides(copy)), |answer| match answer.html {
        Some(html) => {
            if dom::granted(keep(&html, &answer.file)).is_some() {
                controls::say(&wording::saved(&answer.file));
            }
        }
        None => not_saved(&answer.failure.unwrap_or(answer.report)),
    });
}

fn keep(html: &str, name: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/html");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&html.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The address stays valid while the page is open: a browser may ask where to keep the file, and read it later.
    Ok(())
}

/// The texts that stand in every offline file, taken from one, in the order of `press::Insides`. In a prerender: never
/// called.
fn insides(copy: &Document) -> Array {
    let policy = copy.query_selector("meta[http-equiv]").ok().flatten().and_then(|meta| meta.get_attribute("content"));
    // Where scripts run, what stands in `noscript` is text.
    let still = text(copy, "noscript");
    let still = still.strip_prefix("<style>").and_then(|style| style.strip_suffix("</style>")).unwrap_or(&still);
    let selectors = ["body > script:not([id],[type])", "#module", "#press-module", "#press-script", "#press-serve"];
    let texts = [policy.unwrap_or_default(), text(copy, "head > style"), still.to_owned()];
    texts.into_iter().chain(selectors.map(|selector| text(copy, selector))).map(JsValue::from).collect()
}

fn text(document: &Document, selector: &str) -> String {
    document.query_selector(selector).ok().flatten().and_then(|element| element.text_content()).unwrap_or_default()
}
