//! Search over every text of the page: `/` or the button begins, typing finds, arrows choose, Enter goes there.
//!
//! ```text
//! blocks of the document -> texts in lower case -> Index        keystroke -> hits -> a list of excerpts
//! ```

use std::cell::RefCell;

use gloo::utils::{body, document, document_element, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, JsString, Reflect};
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, Range};

use super::dom;
use crate::chart::escape;
use crate::search::{Index, excerpt, text_of};
use crate::wording;

const LINE: &str = ".search input";
/// Shown at once; more would not be read.
const MOST: usize = 30;
/// `NodeFilter.SHOW_TEXT` of the DOM.
const SHOW_TEXT: u32 = 4;
/// Bytes of text around an answer.
const EXCERPT: usize = 160;

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
}

/// Listens for the button, the key, typing and choosing.
pub fn listen() {
    dom::on("click", |event| {
        if dom::from(event, "[data-search]").is_some() {
            open();
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
    dom::on("keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| on_key(event, key)) {
            event.prevent_default();
        }
    });
}

/// Whether the key was for the search.
fn on_key(event: &Event, key: &KeyboardEvent) -> bool {
    let name = key.key();
    if dom::from(event, LINE).is_none() {
        let is_elsewhere = dom::from(event, "input:not([type=radio], [type=checkbox]), textarea, select, dialog").is_some();
        let begins = name == "/" && !is_elsewhere && !(key.ctrl_key() || key.meta_key() || key.alt_key());
        if begins {
            open();
        }
        return begins;
    }
    let (chosen, last) = GATHERED.with_borrow(|gathered| (gathered.chosen, gathered.listed.len().saturating_sub(1)));
    match name.as_str() {
        "ArrowDown" => choose(if chosen == last { 0 } else { chosen + 1 }),
        "ArrowUp" => choose(chosen.checked_sub(1).unwrap_or(last)),
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

/// Opens the search, made when it is first asked for, with the page read.
fn open() {
    if dialog().is_none() {
        let made = [
            "<dialog class=search><input role=combobox aria-expanded=true aria-autocomplete=list aria-controls=found \
             autocomplete=off spellcheck=false enterkeyhint=go aria-label=\"",
            wording::SEARCH,
            "\"><p role=status></p><ul id=found role=listbox aria-label=\"",
            wording::ANSWERS,
            "\"></ul></dialog>",
        ];
        dom::granted(body().insert_adjacent_html("beforeend", &made.concat()));
    }
    let (Some(dialog), Some(line)) = (dialog(), line()) else { return };
    // Once a page: a long one takes its time to read. Another page put in place of it leaves nothing of its blocks.
    if !GATHERED.with_borrow(|gathered| gathered.blocks.last().is_some_and(|block| block.is_connected())) {
        let mut blocks = Vec::new();
        for part in dom::all(&document_element(), ".masthead, main") {
            gather(&part, &mut blocks);
        }
        let index = Index::new(blocks.iter().map(|block| lower(&text_of(&block.inner_html()))).collect());
        GATHERED.set(Gathered { blocks, index, ..Gathered::default() });
    }
    if !dialog.open() {
        dom::granted(dialog.show_modal());
    }
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

/// A text as no letter's case matters, by the browser's own tables.
fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// Lists what answers the words typed so far.
fn list() {
    let Some(line) = line() else { return };
    let query = lower(&line.value());
    let (html, total) = GATHERED.with_borrow_mut(|gathered| {
        let (hits, total) = gathered.index.find(&query, MOST);
        let html: String = hits.iter().enumerate().map(|(at, hit)| answer(at, &gathered.blocks[*hit], &query)).collect();
        gathered.listed = hits;
        (html, total)
    });
    if let (Some(said), Some(list)) = (dom::one(".search p"), dom::one(".search ul")) {
        list.set_inner_html(&html);
        said.set_text_content(Some(&if query.is_empty() { wording::SEARCH_HINT.to_owned() } else { wording::found(total) }));
    }
    choose(0);
}

/// One answer: the part of the page it stands in, and its text around the words.
fn answer(at: usize, block: &Element, query: &str) -> String {
    let text = text_of(&block.inner_html());
    let part = block.closest("section").ok().flatten().map(|part| dom::text(&part, "h2")).unwrap_or_default();
    let mut html = ["<li role=option id=found-", &at.to_string(), "><b>", &escape(&part), "</b> "].concat();
    for (run, is_answer) in excerpt(&text, &lower(&text), query, EXCERPT) {
        let (before, after) = if is_answer { ("<mark>", "</mark>") } else { ("", "") };
        for part in [before, &escape(run), after] {
            html.push_str(part);
        }
    }
    html
}

/// Marks the one that Enter goes to.
fn choose(at: usize) {
    GATHERED.with_borrow_mut(|gathered| gathered.chosen = at);
    let Some(line) = line() else { return };
    dom::granted(line.set_attribute("aria-activedescendant", &["found-", &at.to_string()].concat()));
    for (place, answer) in answers().iter().enumerate() {
        dom::granted(answer.set_attribute("aria-selected", if place == at { "true" } else { "false" }));
        if place == at {
            answer.scroll_into_view_with_bool(false);
        }
    }
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
    dom::granted(highlight(&block, &lower(&line.value())));
}

/// Marks the words in the block by the browser's highlights, which leave the document as it is; one without them shows the block
/// alone.
fn highlight(block: &Element, query: &str) -> Result<(), JsValue> {
    let registry = Reflect::get(&Reflect::get(&window(), &"CSS".into())?, &"highlights".into())?;
    let Ok(make) = Reflect::get(&window(), &"Highlight".into())?.dyn_into::<Function>() else { return Ok(()) };
    let ranges = Array::new();
    let texts = document().create_node_iterator_with_what_to_show(block, SHOW_TEXT)?;
    while let Some(node) = texts.next_node()? {
        let text = JsString::from(node.text_content().unwrap_or_default().as_str()).to_lower_case();
        for word in query.split(' ').filter(|word| !word.is_empty()) {
            let mut at = text.index_of(word, 0);
            while let Ok(from) = u32::try_from(at) {
                let range = Range::new()?;
                range.set_start(&node, from)?;
                range.set_end(&node, from + JsString::from(word).length())?;
                ranges.push(&range);
                at = text.index_of(word, at + 1);
            }
        }
    }
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &"found".into(), &Reflect::construct(&make, &ranges)?)?;
    Ok(())
}
