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
pub fn prerender(island: Island) -> AnyView {
    let props = serde_json::to_string(&island).expect("props are numbers, text and lists");
    let owner = Owner::new();
    let html = owner.with(|| match island {
        Island::Campaigns(props) => campaigns::campaigns(props).to_html(),
    });
    // Hydration finds its places by these markers. The long spelling is valid HTML.
    let html = html.replace("<!>", "<!---->");
    view! { <div class="island" data-island=props inner_html=html></div> }.into_any()
}
