//! Who says so: a claim or a figure, wherever it is referred to, and whatever a mark of a drawing leads to, opens beside the
//! text with all that stands behind it.
//!
//! All of it is in the document already: the drawer shows a copy of the block the link leads to, its folds open, each
//! source spelled out from the list of sources. Without script, and with a key held, the link leads to the block.

use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDocument, HtmlElement, MouseEvent};

use super::{dom, embed};
use crate::chart::escape;
use crate::wording;

const ASKED: &str = "a[href^='#claim-'], a[href^='#figure-'], a.point, .drawer :is(li, td) > a[href^='#source-']";
/// What stands in lists is spelled out; a table of many points would be drowned in that.
const SOURCE: &str = "li > a[href^='#source-']";
/// What a block says in a sentence, and on whose word. A series and a source say none.
const STATEMENT: &str = ".claim__statement, .figure b, .event > div > p, .impact__what > p";
const VALUE: &str = ".figure__value, .event__date time";
const BASIS: &str = ".claim__stance, .figure__basis, .figure__derived, .event .s";

/// Listens on the document, for links that are there and those that come.
pub fn listen() {
    dom::on("click", |event| {
        if dom::from(event, ".drawer__go").is_some() {
            if let Some(drawer) = drawer() {
                dom::granted(drawer.hide_popover());
            }
        } else if dom::from(event, ".drawer__copy").is_some() {
            copy();
        } else if let Some(address) = asked(event)
            && show(&address).is_some()
        {
            event.prevent_default();
        }
    });
}

/// The address that a plain click or Enter asks about; with a key held, the browser has its own answer.
fn asked(event: &Event) -> Option<String> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let own = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key() || click.button() != 0;
    let href = dom::from(event, ASKED).filter(|_| !own)?.get_attribute("href")?;
    Some(href.trim_start_matches('#').to_owned())
}

fn drawer() -> Option<HtmlElement> {
    dom::one(".drawer")?.dyn_into().ok()
}

/// Shows the block of an address; nothing when there is none, or no drawer in this browser.
fn show(address: &str) -> Option<()> {
    let block = document().get_element_by_id(address)?;
    if drawer().is_none() {
        let made =
            format!("<div id=drawer class=drawer popover role=dialog tabindex=-1 aria-label={}></div>", wording::EVIDENCE);
        dom::granted(body().insert_adjacent_html("beforeend", &made));
    }
    let drawer = drawer()?;
    drawer.set_inner_html(&format!(
        "<p class=drawer__tools><button class=drawer__copy>{copy}</button> \
         <button popovertarget=drawer popovertargetaction=hide>{close}</button></p>\
         <p class=drawer__said role=status></p><div class=\"{class}\">{block}</div>\
         <a class=drawer__go href=\"#{address}\">{go}</a>",
        copy = wording::COPY_SENTENCE,
        close = wording::CLOSE,
        class = block.class_name(),
        block = block.inner_html(),
        address = escape(address),
        go = wording::SHOW_IN_BRIEF,
    ));
    for fold in dom::all(&drawer, "details") {
        dom::granted(fold.set_attribute("open", ""));
    }
    for link in dom::all(&drawer, SOURCE) {
        spell_out(&link);
    }
    for time in dom::all(&drawer, ".event__date time") {
        // In the brief the year stands over all of one; a date that ends in digits tells its own.
        let (date, day) = (time.get_attribute("datetime").unwrap_or_default(), time.text_content().unwrap_or_default());
        if !day.as_bytes().last().is_some_and(u8::is_ascii_digit) {
            dom::retell(&time, &format!("{day} {}", date.get(..4).unwrap_or_default()));
        }
    }
    if let Some(button) = dom::one(".drawer__copy").filter(|_| dom::text(&drawer, STATEMENT).is_empty()) {
        button.remove();
    }
    dom::granted(drawer.toggle_popover_with_force(true))?;
    drawer.set_scroll_top(0);
    // Where it was, the browser remembers, and goes back there when the drawer closes.
    dom::granted(drawer.focus())
}

/// Puts grade, title, address and facts of a source in place of the link to it.
fn spell_out(link: &Element) {
    let address = link.get_attribute("href").unwrap_or_default();
    let source = document().get_element_by_id(address.trim_start_matches('#'));
    let (Some(source), Some(item)) = (source, link.parent_element()) else { return };
    let lines = dom::all(&source, ":scope > *");
    let Some((name, facts)) = lines.split_first() else { return };
    for line in facts {
        dom::granted(item.insert_adjacent_html("beforeend", &line.outer_html()));
    }
    link.set_outer_html(&format!("<span class=\"drawer__source\">{}</span>", name.inner_html()));
}

/// Puts a sentence with its sources where it can be read, and on the clipboard.
fn copy() {
    let (Some(drawer), Some(line), Some(button)) = (drawer(), dom::one(".drawer__said"), dom::one(".drawer__copy")) else {
        return;
    };
    let text = |selector: &str| dom::text(&drawer, selector);
    let sources = dom::all(&drawer, ".drawer__source > b:not(.grade)");
    let sources: Vec<String> = sources.iter().filter_map(|name| name.text_content()).collect();
    let address = dom::one(".drawer__go").and_then(|go| go.get_attribute("href")).unwrap_or_default();
    let whole = embed::published().map_or(String::new(), |page| page + &address);
    let (statement, basis) = (text(STATEMENT), text(BASIS));
    line.set_text_content(Some(&wording::sourced_sentence(
        // What stands before the words of an event is not one of them.
        statement.strip_prefix(&basis).unwrap_or(&statement),
        &text(VALUE),
        &basis,
        &sources,
        &whole,
    )));
    // The old way: it works from disk and in frames, and leaves the sentence selected where the clipboard is refused.
    let selected = dom::granted(window().get_selection()).flatten();
    selected.and_then(|selected| dom::granted(selected.select_all_children(line.as_ref())));
    let copied = document().dyn_ref::<HtmlDocument>().and_then(|page| dom::granted(page.exec_command("copy")));
    button.set_text_content(Some(if copied == Some(true) { wording::COPIED } else { wording::COPY_IT }));
}
