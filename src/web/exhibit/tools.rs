//! What a reader takes along of an exhibit: buttons beside its table, brought when the table is opened.

use gloo::utils::document_element;
use web_sys::Element;

use super::super::{dom, file};
use super::csv::csv;
use super::part::{name, of};
use super::picture;
use super::sound::hear;
use crate::chart::escape;
use crate::wording;

/// Puts the tools where a reader who looks for the numbers opens them. They do nothing without script, so script brings them; in
/// a frame, which may not hand over files, they lead to those beside the brief.
pub fn equip(summary: &Element) {
    let Some(exhibit) = of(summary) else { return };
    let has = |selector: &str| exhibit.query_selector(selector).ok().flatten().is_some();
    if has(".exhibit__table .exhibit__tools") {
        return;
    }
    let is_part = dom::one("base").is_some();
    let name = name(&exhibit);
    // What the build has no picture of, as the page in a frame is told.
    let unpainted = document_element().get_attribute("data-unpainted").unwrap_or_default();
    let is_painted = unpainted.split(' ').all(|other| other != name);
    let mut tools = String::from("<p class=exhibit__tools>");
    for (kind, label) in wording::TOOLS {
        if !has(if kind == "svg" || kind == "png" { "svg.plot" } else { ".exhibit__table table" }) {
            continue;
        }
        let tool = match (is_part, kind) {
            (true, wording::HEAR) => continue,
            (true, "png") if !is_painted => continue,
            (true, _) => format!("<a href=\"exhibits/{}.{kind}\">{label}</a> ", escape(&name)),
            (false, _) => format!("<button type=button data-take={kind}>{label}</button> "),
        };
        tools.push_str(&tool);
    }
    dom::granted(summary.insert_adjacent_html("afterend", &tools));
    for head in dom::all(&exhibit, ".exhibit__table thead th") {
        head.set_inner_html(&format!("<button type=button>{}</button>", head.inner_html()));
    }
}

/// Does what a tool says.
pub fn take(tool: &Element) {
    let Some(exhibit) = of(tool) else { return };
    let kind = tool.get_attribute("data-take").unwrap_or_default();
    let name = format!("{}.{kind}", name(&exhibit));
    match kind.as_str() {
        "png" => picture::save_png(&exhibit, name),
        wording::HEAR => {
            dom::granted(hear(&exhibit));
        }
        "csv" => {
            dom::granted(file::keep(&csv(&exhibit).into(), "text/csv", &name));
        }
        _ => {
            dom::granted(picture::save_svg(&exhibit, &name));
        }
    }
}
