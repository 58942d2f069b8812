//! Who says so: a claim or a figure, wherever it is referred to, and whatever a mark of a drawing leads to, opens beside the
//! text with all that stands behind it.
//!
//! All of it is in the document already: the drawer shows a copy of the block the link leads to, its folds open, each
//! source spelled out from the list of sources. Without script, and with a key held, the link leads to the block.
//!
//! It stands at the end of the document, and follows its link in the order of the focus: Tab goes on from the link, and whoever
//! leaves it closes it, so that nothing that has the focus lies under it.

use std::cell::RefCell;

use gloo::utils::{body, document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDocument, HtmlElement, KeyboardEvent, MouseEvent, SvgElement};

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

/// Where Tab stops in it.
const STOPS: &str = "a[href], button, summary, input, select, textarea, [tabindex='0']";

thread_local! {
    /// The link that asked first, to which the focus goes back.
    static ASKED_BY: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Listens on the document, for links that are there and those that come.
pub fn listen() {
    dom::on("click", |event| {
        if dom::from(event, ".drawer__go").is_some() {
            hide();
        } else if dom::from(event, ".drawer__copy").is_some() {
            copy();
        } else if let Some((link, address)) = asked(event)
            && show(&address).is_some()
        {
            event.prevent_default();
            if !is_within(&link) {
                ASKED_BY.set(Some(link));
            }
        }
    });
    dom::on("keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| dom::is_tab(key) && leave(key)) {
            event.prevent_default();
        }
    });
    // What else has the focus, by whatever way, is not to lie under it.
    dom::on("focusin", |event| {
        if dom::from(event, ".drawer, html").is_some_and(|place| !is_within(&place)) && is_open() {
            hide();
        }
    });
}

fn is_within(part: &Element) -> bool {
    part.closest(".drawer").is_ok_and(|drawer| drawer.is_some())
}

fn is_open() -> bool {
    dom::one(".drawer:popover-open").is_some()
}

fn hide() {
    if let Some(drawer) = drawer() {
        dom::granted(drawer.hide_popover());
    }
}

/// Leaves the open drawer at either end of it, by Tab: back to its link, from which the browser goes on, where the way is forward.
/// Whether all is done with that.
fn leave(key: &KeyboardEvent) -> bool {
    let (Some(drawer), Some(focused)) = (drawer().filter(|_| is_open()), document().active_element()) else { return false };
    if !is_within(&focused) {
        return false;
    }
    let stops = dom::all(&drawer, STOPS).into_iter().filter(|stop| stop.get_client_rects().length() > 0);
    let stops: Vec<Element> = stops.collect();
    let end = if key.shift_key() { stops.first() } else { stops.last() };
    let is_itself = *drawer == focused;
    if end.is_some_and(|end| *end != focused) && !(is_itself && key.shift_key()) {
        return false;
    }
    hide();
    // Some browsers give a link that is clicked no focus to go back to.
    ASKED_BY.with_borrow(|link| link.as_ref().is_some_and(focus)) && key.shift_key()
}

/// Puts the focus on a link, of the page or of a drawing; whether it is there.
fn focus(link: &Element) -> bool {
    if let Some(link) = link.dyn_ref::<SvgElement>() {
        dom::granted(link.focus());
    } else if let Some(link) = link.dyn_ref::<HtmlElement>() {
        dom::granted(link.focus());
    }
    document().active_element().as_ref() == Some(link)
}

/// The link that a plain click or Enter asks by, and the address; with a key held, the browser has its own answer.
fn asked(event: &Event) -> Option<(Element, String)> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let own = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key() || click.button() != 0;
    let link = dom::from(event, ASKED).filter(|_| !own)?;
    let address = link.get_attribute("href")?.trim_start_matches('#').to_owned();
    Some((link, address))
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
