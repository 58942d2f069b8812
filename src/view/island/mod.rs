//! What wakes in the finished page: each island has its own props, written beside its HTML, and nothing else.
//!
//! ```text
//! press: props -> HTML in <div data-island="campaigns" data-props="{…}">     web: data-props -> the same view, hydrated
//! ```
//!
//! The first render is a function of the props alone, so waking an island leaves the DOM as it was.

pub mod campaigns;

#[cfg(feature = "press")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use campaigns::Campaigns;

/// An island with its props.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Island {
    /// Campaigns compared.
    Campaigns(Campaigns),
}

/// The attribute that holds an island's kind and props.
pub const ATTRIBUTE: &str = "data-island";

/// The finished HTML of an island, with the props it wakes with.
#[cfg(feature = "press")]
#[allow(clippy::missing_panics_doc, reason = "writing props to a String cannot fail")]
pub fn prerender(island: &Island) -> String {
    let props = serde_json::to_string(island).expect("props are numbers, text and lists");
    let html = Owner::new().with(|| match island.clone() {
        Island::Campaigns(props) => campaigns::campaigns(props).to_html(),
    });
    // Hydration finds its places by these markers. The long spelling is valid HTML.
    let html = html.replace("<!>", "<!---->");
    let props = props.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    format!("<div class=\"island\" {ATTRIBUTE}=\"{props}\">{html}</div>")
}
