//! Behind each block's "Embed": what an editor copies to show that block in another page.

use gloo::utils::{document, document_element};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument, HtmlTextAreaElement};

use super::{choices, dialog, dom};
use crate::chart::escape;
use crate::view::snippet;
use crate::wording;

/// What names a block: its heading, or its own first words.
const TITLE: &str = "h2, h3, .claim__statement, .figure__value";

/// Listens for the buttons.
pub fn listen() {
    dom::on("click", |event| {
        if let Some(block) = dom::from(event, "button.embed").and_then(|button| button.closest("[id]").ok().flatten()) {
            offer(&block);
        } else if let Some(button) = dom::from(event, "[data-copy]") {
            copy(&button);
        }
    });
}

/// Where the brief now shown is published: where it says, else where it was read just now; nowhere, from a disk, and nowhere
/// known for a bundle that was opened here.
pub fn published() -> Option<String> {
    let canonical = dom::one("link[rel=canonical]").and_then(|link| link.get_attribute("href"));
    // A page names the bundle beside it as long as it shows that; a block alone in a frame has its brief for a base.
    let is_here = document_element().has_attribute("data-bundle") || dom::one("base").is_some();
    let here = dom::granted(document().base_uri()).flatten().filter(|_| is_here);
    let address = canonical.or(here).filter(|address| address.starts_with("http"))?;
    Some(address.split('#').next().unwrap_or_default().to_owned())
}

fn offer(block: &Element) {
    let Some(page) = published() else { return dialog::show_text(wording::EMBED, wording::NOT_PUBLISHED) };
    let address = block.id();
    let title = dom::text(block, TITLE);
    let title = title.trim();
    let at = |path: &str| snippet::beside(&page, path);
    // As the reader has set it.
    let set = address.strip_prefix("exhibit-").map(choices::hash_of).unwrap_or_default();
    let after = |mark: &str| if set.is_empty() { String::new() } else { format!("{mark}{set}") };
    let source = at(&format!("embed/{address}.html")) + &after("#");
    let whole = at(&format!("index.html#{address}")) + &after("&");
    let height = snippet::height(&address);
    let mut ways =
        vec![snippet::frame(&source, title, height), snippet::element(&source, title, height, &at("embed.js"), &whole)];
    // An exhibit without a drawing has no picture.
    let drawn = address.strip_prefix("exhibit-").filter(|_| block.query_selector(".plot").is_ok_and(|plot| plot.is_some()));
    if let Some(exhibit) = drawn {
        ways.push(snippet::picture(&at(&format!("exhibits/{exhibit}.svg")), title, &whole));
    }
    let ways = wording::EMBED_WAYS.into_iter().zip(ways).enumerate().map(|(at, (way, text))| {
        format!(
            "<label for=\"way-{at}\">{way}</label><textarea id=\"way-{at}\" readonly spellcheck=\"false\">{}</textarea>\
             <button type=\"button\" data-copy>{}</button>",
            escape(&text),
            wording::COPY[0]
        )
    });
    let ways: String = ways.collect();
    dialog::show(&format!(
        "<h2>{}</h2><p>{} <a href=\"{}\" target=\"_blank\">{}</a></p>{ways}",
        wording::EMBED,
        escape(title),
        escape(&source),
        wording::ALONE
    ));
}

/// Copies what stands before the button. `execCommand` is old, and the one way that works from disk and in frames alike.
fn copy(button: &Element) {
    let text = button.previous_element_sibling().and_then(|text| text.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(text) = text else { return };
    text.select();
    let copied = document().dyn_into::<HtmlDocument>().is_ok_and(|page| page.exec_command("copy").unwrap_or_default());
    // What could not be copied stays selected, for the reader's own keys.
    if copied {
        button.set_text_content(Some(wording::COPY[1]));
    }
}
