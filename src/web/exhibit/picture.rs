//! The drawing now shown as a picture that stands alone: SVG with its looks in it, and PNG, which the browser paints of that.

use std::fmt::Write as _;

use gloo::utils::{body, document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{encode_uri_component, parse_float};
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement};

use super::super::{dialog, dom, file};
use crate::chart::{escape, wrapped};
use crate::wording;

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

/// Hands over the drawing now shown as SVG; nothing where none is.
pub fn save_svg(exhibit: &Element, name: &str) -> Result<(), JsValue> {
    drawing(exhibit).map_or(Ok(()), |(svg, ..)| file::keep(&svg.into(), "image/svg+xml", name))
}

/// Hands it over as PNG, or tells why there is none.
pub fn save_png(exhibit: &Element, name: String) {
    if let Some((svg, width, height)) = drawing(exhibit) {
        told(picture(&svg, (width, height), name));
    }
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
        let around = if blend == "normal" { String::new() } else { format!(" style=\"mix-blend-mode:{blend}\"") };
        write!(marks, "<g{around}>{}</g>", copies.inner_html()).expect("writing to a String cannot fail");
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
            write!(texts, "<text x=\"{MARGIN}\" y=\"{y}\" font-weight=\"{weight}\">{}</text>", escape(&line))
                .expect("writing to a String cannot fail");
            *y += LINE;
        }
    };
    write(&dom::text(exhibit, "figcaption h3"), "700", &mut y);
    write(&dom::text(exhibit, "figcaption p"), "400", &mut y);
    let top = y;
    y += drawn_height + LINE;
    let place = dom::one("link[rel=canonical]").and_then(|link| link.get_attribute("href")).unwrap_or_default();
    write(&format!("{} {place}", document().title()), "400", &mut y);
    let (width, height) = (drawn_width + 2 * MARGIN, y + MARGIN - LINE);
    let (paper, ink) = (look("background-color"), look("color"));
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"14\" fill=\"{ink}\"><rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\
         {texts}<g transform=\"translate({MARGIN} {top})\">{marks}</g></svg>\n"
    );
    Some((svg, width, height))
}

/// Has the browser paint an SVG, and hands over the picture.
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
    image.set_src(&format!("data:image/svg+xml,{}", String::from(encode_uri_component(svg))));
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
    let keep = Closure::once_into_js(move |picture: Blob| told(file::hand_over(&picture, &file)));
    canvas.to_blob(keep.unchecked_ref())
}

/// Tells the reader when there is no picture.
fn told(outcome: Result<(), JsValue>) {
    if dom::granted(outcome).is_none() {
        dialog::show_text(wording::NO_PICTURE, wording::WHY_NO_PICTURE);
    }
}
