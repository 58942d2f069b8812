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

/// Writes numbers with the standard library's formatting, which the page needs anyway: serde_json's own brings a table
/// of 10 KB to the press.
#[cfg(feature = "press")]
struct Plain;

#[cfg(feature = "press")]
impl serde_json::ser::Formatter for Plain {
    fn write_f64<W: ?Sized + std::io::Write>(&mut self, writer: &mut W, value: f64) -> std::io::Result<()> {
        write!(writer, "{value}")
    }
}

/// The finished HTML of an island, with the props it wakes with.
#[cfg(feature = "press")]
#[allow(clippy::missing_panics_doc, reason = "writing props to a String cannot fail")]
pub fn prerender(island: &Island) -> String {
    let mut props = Vec::new();
    island
        .serialize(&mut serde_json::Serializer::with_formatter(&mut props, Plain))
        .expect("props are numbers, text and lists");
    let props = String::from_utf8(props).expect("JSON is UTF-8");
    let html = Owner::new().with(|| match island.clone() {
        Island::Campaigns(props) => campaigns::campaigns(props).to_html(),
    });
    // Hydration finds its places by these markers. The long spelling is valid HTML.
    let html = html.replace("<!>", "<!---->");
    format!("<div class=\"island\" {ATTRIBUTE}=\"{}\">{html}</div>", crate::chart::escape(&props))
}
