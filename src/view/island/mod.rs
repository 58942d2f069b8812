//! What wakes in the finished page: each island has its own props, written beside its HTML, and nothing else.
//!
//! ```text
//! press: props -> HTML in <div data-island="kind and props">     web: data-island -> the same view, hydrated
//! ```
//!
//! The first render is a function of the props alone, so waking an island leaves the DOM as it was. It is printed with maud,
//! like the document around it; the Leptos component that takes it over is compiled for the browser only.

pub mod campaigns;
pub mod props;

use campaigns::Campaigns;
use props::{Prop, Reader, Writer};

/// An island with its props.
#[derive(Clone, PartialEq)]
pub enum Island {
    /// Campaigns compared.
    Campaigns(Campaigns),
}

/// Its kind on the first line, then its props.
impl Prop for Island {
    fn write(&self, lines: &mut Writer) {
        match self {
            Self::Campaigns(props) => {
                lines.line("campaigns");
                props.write(lines);
            }
        }
    }

    fn read(lines: &mut Reader) -> Option<Self> {
        match lines.line()? {
            "campaigns" => Campaigns::read(lines).map(Self::Campaigns),
            _ => None,
        }
    }
}

/// The attribute that holds an island's kind and props.
pub const ATTRIBUTE: &str = "data-island";

/// The finished HTML of an island, with the props it wakes with.
#[cfg(feature = "press")]
pub fn prerender(island: &Island) -> String {
    let mut props = Writer::default();
    island.write(&mut props);
    let html = match island {
        Island::Campaigns(props) => campaigns::printed(props).into_string(),
    };
    format!("<div class=\"island\" {ATTRIBUTE}=\"{}\">{html}</div>", crate::chart::escape(&props.into_text()))
}
