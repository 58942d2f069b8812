//! Puts another page's words in place of this one's, a piece at a time, so that a long brief never stops this page.
//!
//! ```text
//! text -> slices, parsed into a document that nobody sees -> its parts, moved here until a turn has had enough -> done
//! ```
//!
//! Between two turns the browser answers the reader and paints. Where a second page comes before the first has its place,
//! the first is given up.

use std::cell::Cell;

use gloo::utils::{body, document, document_element};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JsString};
use web_sys::{Element, HtmlDocument, MessageChannel, Node};

use super::dom;

/// UTF-16 units of text parsed in one turn: some 8 ms in a browser of 2026 on a slow machine.
const SLICE: u32 = 1 << 16;
/// Elements moved in one turn. Most of the time goes into laying out what came.
const MOST: u32 = 2_500;
/// Lists so long that the style sheet lays them out only where they are looked at: they come whole up to `MOST_LISTED`.
const LONG: &str = ":has(> :nth-child(300))";
const MOST_LISTED: u32 = 10_000;
const CANONICAL: &str = "link[rel=canonical]";

thread_local! {
    /// How many pages were put in place, or begun to be.
    static TURNS: Cell<u32> = const { Cell::new(0) };
}

/// A page on its way into this one.
struct Placing {
    text: JsString,
    /// How much of the text is parsed.
    parsed: u32,
    unseen: HtmlDocument,
    /// What is still to be moved, the next one last: where it goes, and before what there.
    rest: Vec<(Element, Option<Node>, Node)>,
}

/// Puts a page's text in place of what is shown, then calls `done`.
pub fn place(text: &JsString, done: Box<dyn FnOnce()>) {
    let turn = TURNS.get() + 1;
    TURNS.set(turn);
    let Some((mut placing, channel)) = dom::granted(Placing::new(text)) else { return };
    let (pace, mut done) = (channel.port2(), Some(done));
    let go_on = Closure::<dyn FnMut()>::new(move || {
        if TURNS.get() == turn && dom::granted(placing.go_on()) == Some(true) {
            dom::granted(pace.post_message(&JsValue::NULL));
        } else {
            pace.close();
            if let Some(done) = done.take().filter(|_| TURNS.get() == turn) {
                done();
            }
        }
    });
    channel.port1().set_onmessage(Some(go_on.into_js_value().unchecked_ref()));
    dom::granted(channel.port2().post_message(&JsValue::NULL));
}

impl Placing {
    /// A channel paces it: its messages are not held back in a window that lies behind another, as timers are.
    fn new(text: &JsString) -> Result<(Self, MessageChannel), JsValue> {
        let unseen = document().implementation()?.create_html_document_with_title("")?.unchecked_into::<HtmlDocument>();
        unseen.open()?;
        Ok((Self { text: text.clone(), parsed: 0, unseen, rest: Vec::new() }, MessageChannel::new()?))
    }

    /// Works for one turn; whether there is more to do.
    fn go_on(&mut self) -> Result<bool, JsValue> {
        let length = self.text.length();
        if self.parsed < length {
            let mut end = self.parsed.saturating_add(SLICE).min(length);
            // The two halves of a character stay together.
            let first_halves = f64::from(0xd800_u16)..f64::from(0xdc00_u16);
            if first_halves.contains(&self.text.char_code_at(end - 1)) {
                end = length.min(end + 1);
            }
            self.unseen.write(&Array::of1(&self.text.slice(self.parsed, end)))?;
            self.parsed = end;
            if end < length {
                return Ok(true);
            }
            self.unseen.close()?;
            // What was there goes in the turn that brings the first of the new: no empty page is ever painted.
            self.begin()?;
        }
        let mut moved = 0;
        while moved < MOST {
            let Some((around, before, node)) = self.rest.pop() else { break };
            moved += self.put(&around, before.as_ref(), &node)?;
        }
        Ok(!self.rest.is_empty())
    }

    /// Takes over what the head says, and clears the body.
    fn begin(&mut self) -> Result<(), JsValue> {
        let Some(new_body) = self.unseen.body() else { return Ok(()) };
        document().set_title(&self.unseen.title());
        if let Some(new) = self.unseen.document_element() {
            for attribute in ["lang", "dir"] {
                let value = new.get_attribute(attribute).unwrap_or_default();
                document_element().set_attribute(attribute, &value)?;
            }
            dom::heed_language();
        }
        if let Some(old) = dom::one(CANONICAL) {
            old.remove();
        }
        if let (Some(head), Some(new)) = (document().head(), self.unseen.query_selector(CANONICAL)?) {
            head.append_child(&new)?;
        }
        // Modules and the scripts that start them stand in the body of an offline file, and stay.
        for old in dom::all(&body(), ":scope > :not(script), [type=\"application/ld+json\"]") {
            old.remove();
        }
        self.follow(&body(), body().first_child().as_ref(), &new_body);
        Ok(())
    }

    /// Has what is in `from` moved next.
    fn follow(&mut self, around: &Element, before: Option<&Node>, from: &Node) {
        let mut last = from.last_child();
        while let Some(node) = last {
            last = node.previous_sibling();
            self.rest.push((around.clone(), before.cloned(), node));
        }
    }

    /// Moves a node, or of a large one its shell, and what is in it later; how much was moved.
    fn put(&mut self, around: &Element, before: Option<&Node>, node: &Node) -> Result<u32, JsValue> {
        let count = match node.dyn_ref::<Element>() {
            Some(element) => element.get_elements_by_tag_name("*").length(),
            None => 0,
        };
        if count < MOST || count < MOST_LISTED && node.unchecked_ref::<Element>().matches(LONG)? {
            around.insert_before(node, before)?;
            return Ok(count + 1);
        }
        let shell = around.insert_before(&node.clone_node()?, before)?.unchecked_into::<Element>();
        self.follow(&shell, None, node);
        Ok(1)
    }
}
