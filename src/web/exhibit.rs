//! What a reader does with an exhibit's numbers: sort them, hear them, take them along as SVG, PNG or CSV; and which of
//! its listings are drawn.
//!
//! ```text
//! the drawing now shown -> SVG -> PNG        its table -> CSV, order of rows, notes
//! its parts -> a button a listing -> parts hidden
//! ```
//!
//! All of it comes from what stands in the page, so it is the same in every way of use, and as the reader has set it.

use std::cell::RefCell;

use gloo::utils::{body, document, document_element, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{encode_uri_component, parse_float};
use web_sys::{AudioContext, Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, OscillatorNode};

use super::{dialog, dom, save};
use crate::chart::{escape, wrapped};
use crate::sort::sorted;
use crate::wording;

const TWIN: &str = ".exhibit__table";
const TOOL: &str = "[data-take]";
/// Around a saved drawing, and from one line of its text to the next, in its units.
const MARGIN: i32 = 24;
const LINE: i32 = 20;
/// Pixels of a saved picture to a unit of its drawing.
const DENSITY: i32 = 2;
/// What of a drawing's look comes from the style sheet.
const LOOKS: [&str; 15] = [
    // What the evidence filter hides stays hidden.
    "display",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
];

thread_local! {
    /// What is being heard, and when by its clock it ends.
    static SOUND: RefCell<Option<(AudioContext, f64)>> = const { RefCell::new(None) };
}

/// Listens for the tools and the heads of tables. In a prerender: never called.
pub fn listen() {
    dom::on("click", |event| {
        if let Some(tool) = dom::from(event, TOOL) {
            take(&tool);
        } else if let Some(head) = dom::from(event, ".exhibit__table thead th") {
            sort(&head);
        } else if let Some(summary) = dom::from(event, ".exhibit__table > summary") {
            equip(&summary);
        }
    });
}

/// Puts in what shows one listing of several, or all of them. Without script it would do nothing, so script brings it; the
/// style sheet has kept its place. In a prerender: never called.
pub fn furnish() {
    for first in dom::all(&document_element(), ".exhibit__key + :has(.l2)") {
        let Some(exhibit) = first.parent_element() else { continue };
        let name = name(&exhibit);
        let set = "<div class=exhibit__controls><fieldset class=choice name=listing><legend>";
        let mut controls = [set, wording::LISTINGS, "</legend><div>"].concat();
        let (mut at, mut checked, mut label) = (0, " checked", wording::ALL_LISTINGS.to_owned());
        loop {
            let button = ["<label><input type=radio name=", &name, "-listing", checked, "><span>", &label, "</span></label>"];
            controls.push_str(&button.concat());
            (at, checked) = (at + 1, "");
            let part = exhibit.query_selector(&[".exhibit__layout--wide .l", &at.to_string()].concat());
            let Some(part) = part.ok().flatten() else { break };
            label = escape(&dom::text(&part, ".label"));
        }
        dom::granted(first.insert_adjacent_html("beforebegin", &controls));
    }
}

/// Shows the part of a drawing that its button's place among them names, or all for the first. An attribute, not a style: the
/// content policy forbids those, and what is saved copies it. In a prerender: never called.
pub fn show_listing(exhibit: &Element, place: &str) {
    for part in dom::all(exhibit, ".plot [display]") {
        dom::granted(part.remove_attribute("display"));
    }
    // No listing has the number 0: so all are others, and none is hidden.
    let others = [".plot:has(.l", place, ") :is(g, .point[class*=' l']):not(.l", place, ")"].concat();
    for part in dom::all(exhibit, &others) {
        dom::granted(part.set_attribute("display", "none"));
    }
}

/// Puts the tools where a reader who looks for the numbers opens them. They do nothing without script, so script brings them;
/// in a frame, which may not hand over files, they lead to those beside the brief. In a prerender: never called.
fn equip(summary: &Element) {
    let Some(exhibit) = of(summary) else { return };
    let has = |selector: &str| exhibit.query_selector(selector).ok().flatten().is_some();
    if has(".exhibit__table .exhibit__tools") {
        return;
    }
    let is_part = dom::one("base").is_some();
    let name = name(&exhibit);
    let mut tools = String::from("<p class=exhibit__tools>");
    for (kind, label) in wording::TOOLS {
        if !has(if kind == "svg" || kind == "png" { "svg.plot" } else { ".exhibit__table table" }) {
            continue;
        }
        let tool = match (is_part, kind) {
            (true, wording::HEAR) => continue,
            (true, _) => ["<a href=\"exhibits/", &escape(&name), ".", kind, "\">", label, "</a> "],
            (false, _) => ["<button type=button data-take=", kind, ">", label, "</button> ", "", ""],
        };
        tools.push_str(&tool.concat());
    }
    dom::granted(summary.insert_adjacent_html("afterend", &tools));
    for head in dom::all(&exhibit, ".exhibit__table thead th") {
        head.set_inner_html(&["<button type=button>", &head.inner_html(), "</button>"].concat());
    }
}

/// The exhibit that a part of it stands in. In a prerender: never called.
pub fn of(part: &Element) -> Option<Element> {
    part.closest(".exhibit").ok().flatten()
}

/// What an exhibit's files are called.
pub fn name(exhibit: &Element) -> String {
    exhibit.id().strip_prefix("exhibit-").unwrap_or_default().to_owned()
}

fn take(tool: &Element) {
    let Some(exhibit) = of(tool) else { return };
    let kind = tool.get_attribute("data-take").unwrap_or_default();
    let file = [&name(&exhibit), ".", &kind].concat();
    match kind.as_str() {
        wording::HEAR => dom::granted(hear(&exhibit)),
        "csv" => dom::granted(save::keep(&csv(&exhibit).into(), "text/csv", &file)),
        "svg" => drawing(&exhibit).and_then(|(svg, ..)| dom::granted(save::keep(&svg.into(), "image/svg+xml", &file))),
        _ => drawing(&exhibit).map(|(svg, width, height)| told(picture(&svg, (width, height), file))),
    };
}

/// The drawing now shown, with what is selected of it, under its finding and over where it is from, with its looks in it; and its width and height.
fn drawing(exhibit: &Element) -> Option<(String, i32, i32)> {
    let shown = dom::all(exhibit, "svg.plot").into_iter().find(|svg| svg.get_client_rects().length() > 0)?;
    let mut marks = String::new();
    // The selection is a layer of its own after the drawing, blended with it.
    let mut next = Some(shown.clone());
    while let Some(layer) = next {
        let style = |element: &Element| window().get_computed_style(element).ok().flatten();
        let copies = layer.clone_node_with_deep(true).ok()?.unchecked_into::<Element>();
        for (mark, copy) in dom::all(&layer, "*").iter().zip(dom::all(&copies, "*")) {
            let style = style(mark)?;
            for look in LOOKS {
                dom::granted(copy.set_attribute(look, &style.get_property_value(look).unwrap_or_default()));
            }
            dom::granted(copy.remove_attribute("class"));
        }
        let blend = style(&layer)?.get_property_value("mix-blend-mode").unwrap_or_default();
        let around = if blend == "normal" { ["", "", ""] } else { [" style=\"mix-blend-mode:", &blend, "\""] };
        marks.push_str(&["<g", &around.concat(), ">", &copies.inner_html(), "</g>"].concat());
        next = layer.next_element_sibling();
    }
    let size = shown.get_attribute("viewBox")?;
    let mut size = size.rsplit(' ').map(|part| parse_float(part) as i32);
    let (drawn_height, drawn_width) = (size.next()?, size.next()?);
    let look = window().get_computed_style(&body()).ok().flatten()?;
    let look = |property: &str| look.get_property_value(property).unwrap_or_default();
    let mut y = MARGIN + LINE / 2;
    let mut texts = String::new();
    let mut write = |text: &str, weight: &str, y: &mut i32| {
        for line in wrapped(text, drawn_width, usize::MAX) {
            let at = [MARGIN.to_string(), y.to_string()];
            let [x, at] = &at;
            let parts = ["<text x=\"", x, "\" y=\"", at, "\" font-weight=\"", weight, "\">", &escape(&line), "</text>"];
            texts.push_str(&parts.concat());
            *y += LINE;
        }
    };
    write(&dom::text(exhibit, "figcaption h3"), "700", &mut y);
    write(&dom::text(exhibit, "figcaption p"), "400", &mut y);
    let top = y;
    y += drawn_height + LINE;
    let place = dom::one("link[rel=canonical]").and_then(|link| link.get_attribute("href")).unwrap_or_default();
    write(&[&document().title(), " ", &place].concat(), "400", &mut y);
    let (width, height) = (drawn_width + 2 * MARGIN, y + MARGIN - LINE);
    let size = [width, height, top, MARGIN].map(|number| number.to_string());
    let [wide, high, top, margin] = &size;
    let (paper, ink) = (look("background-color"), look("color"));
    let parts = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        wide,
        "\" height=\"",
        high,
        "\" viewBox=\"0 0 ",
        wide,
        " ",
        high,
        "\" font-family=\"sans-serif\" font-size=\"14\" fill=\"",
        &ink,
        "\"><rect width=\"100%\" height=\"100%\" fill=\"",
        &paper,
        "\"/>",
        &texts,
        "<g transform=\"translate(",
        margin,
        " ",
        top,
        ")\">",
        &marks,
        "</g></svg>\n",
    ];
    Some((parts.concat(), width, height))
}

/// Has the browser paint an SVG, and hands over the picture. In a prerender: never called.
fn picture(svg: &str, (width, height): (i32, i32), file: String) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let canvas = document().create_element("canvas")?.unchecked_into::<HtmlCanvasElement>();
    let pixels = |units: i32| (units * DENSITY).unsigned_abs();
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let painted = image.clone();
    let paint = Closure::once_into_js(move || told(paint(&painted, &canvas, file)));
    image.set_onload(Some(paint.unchecked_ref()));
    image.set_onerror(Some(paint.unchecked_ref()));
    image.set_src(&["data:image/svg+xml,", &String::from(encode_uri_component(svg))].concat());
    Ok(())
}

fn paint(image: &HtmlImageElement, canvas: &HtmlCanvasElement, file: String) -> Result<(), JsValue> {
    // What could not be read as an image; Firefox would paint it as nothing.
    if image.natural_width() == 0 {
        return Err(JsValue::NULL);
    }
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into::<CanvasRenderingContext2d>();
    let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high)?;
    // In place of a picture it gets nothing where the browser cannot make one, and nothing is refused as a file.
    let keep = Closure::once_into_js(move |picture: Blob| told(save::hand_over(&picture, &file)));
    canvas.to_blob(keep.unchecked_ref())
}

/// Tells the reader when there is no picture. In a prerender: never called.
fn told(outcome: Result<(), JsValue>) {
    if dom::granted(outcome).is_none() {
        dialog::show_text(wording::NO_PICTURE, wording::WHY_NO_PICTURE);
    }
}

/// The rows of a table.
fn rows(exhibit: &Element, part: &str) -> Vec<Element> {
    dom::all(exhibit, &[TWIN, " ", part, " tr"].concat())
}

/// Those that no filter hides; the table is open where this is asked.
fn shown_rows(exhibit: &Element, part: &str) -> Vec<Element> {
    rows(exhibit, part).into_iter().filter(|row| row.get_client_rects().length() > 0).collect()
}

fn words(cell: &Element) -> String {
    let text = cell.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows now shown as RFC 4180 has them, in the order in which they stand.
fn csv(exhibit: &Element) -> String {
    let mut csv = String::new();
    for row in shown_rows(exhibit, "") {
        for (at, cell) in dom::all(&row, ":scope > *").iter().enumerate() {
            csv.push_str(if at == 0 { "\"" } else { ",\"" });
            let text = words(cell);
            // What a spreadsheet would take for a formula (OWASP, "CSV Injection").
            if text.starts_with(['=', '+', '-', '@']) {
                csv.push('\'');
            }
            csv.push_str(&text.replace('"', "\"\""));
            csv.push('"');
        }
        csv.push_str("\r\n");
    }
    csv
}

/// Puts rows in the order of a column: by number where both have one, else by their words; once more, the other way round.
/// In a prerender: never called.
fn sort(head: &Element) {
    let Some(exhibit) = of(head) else { return };
    let Some(around) = head.parent_element() else { return };
    let heads = dom::all(&around, ":scope > *");
    let column = heads.iter().position(|other| other == head).unwrap_or_default();
    let falls = head.get_attribute("aria-sort").is_some_and(|order| order == "ascending");
    for other in &heads {
        dom::granted(other.remove_attribute("aria-sort"));
    }
    dom::granted(head.set_attribute("aria-sort", if falls { "descending" } else { "ascending" }));
    let mut keyed = Vec::new();
    for row in rows(&exhibit, "tbody") {
        let cell = dom::all(&row, ":scope > *").into_iter().nth(column);
        let date = cell.as_ref().and_then(|cell| cell.query_selector("time").ok()??.get_attribute("datetime"));
        let text = cell.map(|cell| words(&cell)).unwrap_or_default();
        keyed.push(match date {
            Some(date) => (None, date, row),
            None => (wording::order_of(&text), text, row),
        });
    }
    // What has no number comes after what has one, either way.
    let order = sorted(keyed.len(), &|one, other| {
        let (one, other) = (&keyed[one], &keyed[other]);
        let order = match (one.0, other.0) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            (None, None) => one.1.cmp(&other.1),
            (one, other) => return one.is_none().cmp(&other.is_none()),
        };
        if falls { order.reverse() } else { order }
    });
    for at in order {
        let row = &keyed[at].2;
        if let Some(around) = row.parent_element() {
            dom::granted(around.append_child(row));
        }
    }
}

/// Plays the numbers of the first column that has some, a note a row, the higher the larger; a low knock stands for a row
/// without. Pitch follows the logarithm of the frequency, as it is heard (Walker and Nees, "Theory of Sonification", *The
/// Sonification Handbook*, 2011, section 2.6). Pressed again, it is silent. In a prerender: never called.
fn hear(exhibit: &Element) -> Result<(), JsValue> {
    const LOWEST_HERTZ: f32 = 220.0;
    const RANGE_CENTS: f64 = 2400.0;
    const KNOCK_CENTS: f64 = -2000.0;
    const NOTE_SECS: f64 = 0.28;
    if let Some((heard, ends)) = SOUND.take() {
        let is_over = heard.current_time() >= ends;
        drop(heard.close()?);
        if !is_over {
            return Ok(());
        }
    }
    let rows = shown_rows(exhibit, "tbody");
    let (mut column, mut low, mut high) = (0, f64::INFINITY, f64::NEG_INFINITY);
    let mut values = Vec::new();
    while low > high {
        values.clear();
        let mut is_there = false;
        for row in &rows {
            let cell = dom::all(row, "td").into_iter().nth(column);
            is_there |= cell.is_some();
            let value = cell.and_then(|cell| wording::order_of(&words(&cell)));
            if let Some(value) = value {
                (low, high) = (value.min(low), value.max(high));
            }
            values.push(value);
        }
        if !is_there {
            return Ok(());
        }
        column += 1;
    }
    let sound = AudioContext::new()?;
    let mut begins = sound.current_time() + 0.05;
    for value in values {
        let note = OscillatorNode::new(&sound)?;
        let share = value.map(|value| if high > low { (value - low) / (high - low) } else { 0.5 });
        note.frequency().set_value(LOWEST_HERTZ);
        note.detune().set_value(share.map_or(KNOCK_CENTS, |share| RANGE_CENTS * share) as f32);
        let volume = sound.create_gain()?;
        let level = volume.gain();
        level.set_value_at_time(0.2, begins)?;
        level.linear_ramp_to_value_at_time(0.0, begins + NOTE_SECS)?;
        note.connect_with_audio_node(&volume)?;
        volume.connect_with_audio_node(&sound.destination())?;
        note.start_with_when(begins)?;
        note.stop_with_when(begins + NOTE_SECS)?;
        begins += NOTE_SECS;
    }
    SOUND.set(Some((sound, begins)));
    Ok(())
}
