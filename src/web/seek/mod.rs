//! Search over every text of the page: `/` or the button begins, typing finds, arrows choose, Enter goes there; Escape, a
//! button and a tap beside it lead out.
//!
//! ```text
//! blocks of the document -> texts, folded -> Index        keystroke, folded -> hits -> a list of excerpts
//! ```

mod key;
mod letters;
mod marks;

use std::cell::{Cell, RefCell};

use gloo::utils::{body, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use self::letters::{fold, fold_in_place};
use super::dom;
use crate::chart::escape;
use crate::search::{Index, excerpt, text_of};
use crate::wording;

const LINE: &str = ".search [role=combobox]";
/// Shown at once; more would not be read.
const MOST: usize = 30;
/// Bytes of text around an answer.
const EXCERPT: usize = 160;
/// Of a key that an input method has for itself (UI Events, "keyCode for composition").
const COMPOSING: u32 = 229;

/// What was gathered when the search was opened.
#[derive(Default)]
struct Gathered {
    blocks: Vec<Element>,
    index: Index,
    /// What is listed, as positions in `blocks`.
    listed: Vec<usize>,
    /// The one that Enter goes to, as a position in `listed`.
    chosen: usize,
}

thread_local! {
    static GATHERED: RefCell<Gathered> = RefCell::default();
    /// Whether what is pressed was pressed beside the dialog.
    static IS_BESIDE: Cell<bool> = const { Cell::new(false) };
}

/// Listens for the button, the key, typing and choosing.
pub fn listen() {
    key::hint();
    dom::on("click", |event| {
        if dom::from(event, "[data-search]").is_some() {
            open();
        } else if dom::from(event, ".search__close").is_some() {
            close();
        } else if let Some(answer) = dom::from(event, ".search li") {
            choose(answers().iter().position(|other| *other == answer).unwrap_or_default());
            go();
        }
    });
    dom::on("input", |event| {
        if dom::from(event, LINE).is_some() {
            list();
        }
    });
    dom::on("change", |event| {
        if let Some(switch) = dom::from(event, key::SWITCH) {
            key::switch(switch.unchecked_ref());
        }
    });
    dom::on("keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| on_key(event, key)) {
            event.prevent_default();
        }
    });
}

/// Whether the key was for the search. What an input method composes with is its own.
fn on_key(event: &Event, key: &KeyboardEvent) -> bool {
    if key.is_composing() || key.key_code() == COMPOSING {
        return false;
    }
    if dom::from(event, LINE).is_none() {
        let begins = key::begins(event, key);
        if begins {
            open();
        }
        return begins;
    }
    let (chosen, count) = GATHERED.with_borrow(|gathered| (gathered.chosen, gathered.listed.len()));
    match key.key().as_str() {
        "ArrowDown" if count > 0 => choose((chosen + 1) % count),
        "ArrowUp" if count > 0 => choose(chosen.checked_sub(1).unwrap_or(count - 1)),
        "Enter" => go(),
        _ => return false,
    }
    true
}

fn dialog() -> Option<HtmlDialogElement> {
    dom::one(".search")?.dyn_into().ok()
}

fn line() -> Option<HtmlInputElement> {
    dom::one(LINE)?.dyn_into().ok()
}

fn answers() -> Vec<Element> {
    dom::all(&document_element(), ".search li")
}

/// Makes the search, with its way out; what is pressed and let go beside it closes it, as a finger has no Escape.
fn make() {
    let key = if key::is_framed() {
        String::new()
    } else {
        let checked = if key::is_on() { " checked" } else { "" };
        format!("<p class=search__key><label><input type=checkbox{checked}> {}</label></p>", wording::SEARCH_KEY)
    };
    let made = format!(
        "<dialog class=search aria-label=\"{name}\"><div class=search__line><input role=combobox aria-expanded=false \
         aria-autocomplete=list aria-controls=found autocomplete=off spellcheck=false enterkeyhint=go aria-label=\"{name}\">\
         <button type=button class=search__close>{close}</button></div><p role=status></p>\
         <ul id=found role=listbox aria-label=\"{answers}\"></ul>{key}</dialog>",
        name = wording::SEARCH,
        close = wording::CLOSE,
        answers = wording::ANSWERS,
    );
    dom::granted(body().insert_adjacent_html("beforeend", &made));
    let Some(dialog) = dialog() else { return };
    dom::on_at(&dialog, "pointerdown", |event| IS_BESIDE.set(is_beside(event)));
    dom::on_at(&dialog, "click", |event| {
        // What is selected with a mouse may be let go of beside it.
        if IS_BESIDE.replace(false) && is_beside(event) {
            close();
        }
    });
}

/// Whether a pointer is on the dialog's backdrop.
fn is_beside(event: &Event) -> bool {
    let (Some(dialog), Some(pointer)) = (dialog(), event.dyn_ref::<MouseEvent>()) else { return false };
    let place = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(pointer.client_x()), f64::from(pointer.client_y()));
    let is_within = (place.left()..=place.right()).contains(&x) && (place.top()..=place.bottom()).contains(&y);
    event.target().as_ref() == Some(&dialog) && !is_within
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Opens the search, made when it is first asked for, with the page read.
fn open() {
    if dialog().is_none() {
        make();
    }
    let (Some(dialog), Some(line)) = (dialog(), line()) else { return };
    // Once a page: a long one takes its time to read. Another page put in place of it leaves nothing of its blocks.
    if !GATHERED.with_borrow(|gathered| gathered.blocks.last().is_some_and(|block| block.is_connected())) {
        let mut blocks = Vec::new();
        for part in dom::all(&document_element(), ".masthead, main") {
            gather(&part, &mut blocks);
        }
        let index = Index::new(blocks.iter().map(|block| fold(&text_of(&block.inner_html()))).collect());
        GATHERED.set(Gathered { blocks, index, ..Gathered::default() });
    }
    if !dialog.open() {
        dom::granted(dialog.show_modal());
    }
    dom::granted(line.focus());
    line.select();
    list();
}

/// Every block with an address and none inside it, and what stands between such blocks. By hand: asked for by a selector that
/// looks into each element, a long page takes twice as long as all else.
fn gather(around: &Element, blocks: &mut Vec<Element>) {
    let children = around.children();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        match child.query_selector("[id]") {
            Ok(Some(_)) => gather(&child, blocks),
            _ => blocks.push(child),
        }
    }
}

/// Lists what answers the words typed so far.
fn list() {
    let Some(line) = line() else { return };
    let query = fold(&line.value());
    let (html, total) = GATHERED.with_borrow_mut(|gathered| {
        let (hits, total) = gathered.index.find(&query, MOST);
        let html: String = hits.iter().enumerate().map(|(at, hit)| answer(at, &gathered.blocks[*hit], &query)).collect();
        gathered.listed = hits;
        (html, total)
    });
    if let (Some(said), Some(list)) = (dom::one(".search [role=status]"), dom::one(".search ul")) {
        list.set_inner_html(&html);
        let is_asked = !query.trim().is_empty();
        said.set_text_content(Some(&if is_asked { wording::found(total) } else { wording::SEARCH_HINT.to_owned() }));
    }
    dom::granted(line.set_attribute("aria-expanded", if total > 0 { "true" } else { "false" }));
    choose(0);
}

/// One answer: the part of the page it stands in, and its text around the words.
fn answer(at: usize, block: &Element, query: &str) -> String {
    let text = text_of(&block.inner_html());
    let part = block.closest("section").ok().flatten().map(|part| dom::text(&part, "h2")).unwrap_or_default();
    let mut html = format!("<li role=option id=found-{at}><b>{}</b> ", escape(&part));
    for (run, is_answer) in excerpt(&text, &fold_in_place(&text), query, EXCERPT) {
        let run = escape(run);
        let (before, after) = if is_answer { ("<mark>", "</mark>") } else { ("", "") };
        html.extend([before, &run, after]);
    }
    html
}

/// Marks the one that Enter goes to, if there is one.
fn choose(at: usize) {
    GATHERED.with_borrow_mut(|gathered| gathered.chosen = at);
    let Some(line) = line() else { return };
    dom::granted(line.remove_attribute("aria-activedescendant"));
    for (place, answer) in answers().iter().enumerate() {
        dom::granted(answer.set_attribute("aria-selected", if place == at { "true" } else { "false" }));
        if place == at {
            dom::granted(line.set_attribute("aria-activedescendant", &answer.id()));
            bring(answer);
        }
    }
}

/// Scrolls the list so that an answer is seen; of one that is taller than the list, its beginning, which tells where it is.
fn bring(answer: &Element) {
    let Some(list) = answer.parent_element() else { return };
    let (place, around) = (answer.get_bounding_client_rect(), list.get_bounding_client_rect());
    let (above, below) = (place.top() - around.top(), place.bottom() - around.bottom());
    let by = if above < 0.0 || below > above { above } else { below.max(0.0) };
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}

/// Goes to the chosen block: its address, or that of what it stands in.
fn go() {
    let block = GATHERED.with_borrow(|gathered| Some(gathered.blocks[*gathered.listed.get(gathered.chosen)?].clone()));
    let (Some(block), Some(dialog), Some(line)) = (block, dialog(), line()) else { return };
    dialog.close();
    let mut around = Some(block.clone());
    while let Some(fold) = around.and_then(|around| around.closest("details").ok().flatten()) {
        dom::granted(fold.set_attribute("open", ""));
        around = fold.parent_element();
    }
    if let Some(addressed) = block.closest("[id]").ok().flatten() {
        dom::granted(window().location().set_hash(&addressed.id()));
    }
    block.scroll_into_view();
    // The way goes on from here, for the keyboard too.
    if let Some(block) = block.dyn_ref::<HtmlElement>() {
        block.set_tab_index(-1);
        dom::granted(block.focus());
    }
    dom::granted(marks::highlight(&block, &fold(&line.value())));
}
