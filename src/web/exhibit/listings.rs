//! Which listings of a market are drawn: one of several, or all.
//!
//! ```text
//! parts of a drawing -> a button a listing -> parts hidden
//! ```

use std::fmt::Write as _;

use gloo::utils::document_element;
use web_sys::Element;

use super::super::dom;
use super::part::name;
use crate::chart::escape;
use crate::wording;

/// Puts in what shows one listing of several, or all of them. Without script it would do nothing, so script brings it; the style
/// sheet has kept its place.
pub fn furnish() {
    for first in dom::all(&document_element(), ".exhibit__key + :has(.l2)") {
        let Some(exhibit) = first.parent_element() else { continue };
        let name = name(&exhibit);
        let mut controls = format!(
            "<div class=exhibit__controls><fieldset class=choice name=listing><legend>{}</legend><div>",
            wording::LISTINGS
        );
        let (mut at, mut checked, mut label) = (0, " checked", wording::ALL_LISTINGS.to_owned());
        loop {
            write!(controls, "<label><input type=radio name={name}-listing{checked}><span>{label}</span></label>")
                .expect("writing to a String cannot fail");
            (at, checked) = (at + 1, "");
            let part = exhibit.query_selector(&format!(".exhibit__layout--wide .l{at}"));
            let Some(part) = part.ok().flatten() else { break };
            label = escape(&dom::text(&part, ".label"));
        }
        dom::granted(first.insert_adjacent_html("beforebegin", &controls));
    }
}

/// Shows the part of a drawing that its button's place among them names, or all for the first. An attribute, not a style: the
/// content policy forbids those, and what is saved copies it.
pub fn show_listing(exhibit: &Element, place: &str) {
    for part in dom::all(exhibit, ".plot [display]") {
        dom::granted(part.remove_attribute("display"));
    }
    // No listing has the number 0: so all are others, and none is hidden.
    let others = format!(".plot:has(.l{place}) :is(g, .point[class*=' l']):not(.l{place})");
    for part in dom::all(exhibit, &others) {
        dom::granted(part.set_attribute("display", "none"));
    }
}
