//! What wakes in the finished page: each island has its own props, written beside its HTML, and nothing else.
//!
//! ```text
//! press: props -> HTML in <div data-island="kind and props">     web: data-island -> the same view, hydrated
//! ```
//!
//! The first render is a function of the props alone, so waking an island leaves the DOM as it was. It is printed with maud,
//! like the document around it; the Leptos component that takes it over is compiled for the browser only.

pub mod comparison;
pub mod props;
pub mod series;
pub mod timeline;
pub mod units;
pub mod what_if;

use comparison::Comparison;
use props::{Prop, Reader};
use series::SeriesProps;
use timeline::Timeline;
use units::Units;
use what_if::WhatIf;

/// An island with its props.
#[derive(Clone, PartialEq)]
pub enum Island {
    /// Things compared.
    Comparison(Comparison),
    /// One mark for each of many.
    Units(Units),
    /// A what-if.
    WhatIf(WhatIf),
    /// Long series to move in.
    Series(SeriesProps),
    /// Events over time to move in.
    Timeline(Timeline),
}

/// What stands in a field for a number.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// NaN when it is no number.
    pub value: f64,
    /// Nothing was typed.
    pub is_empty: bool,
}

impl Island {
    /// The island that a text tells of; `None` when it tells of something else. `number` is as for [`Reader::new`].
    pub fn read(text: &str, number: fn(&str) -> f64) -> Option<Self> {
        let mut lines = Reader::new(text, number);
        let island = match lines.line() {
            "comparison" => Self::Comparison(Comparison::read(&mut lines)),
            "units" => Self::Units(Units::read(&mut lines)),
            "what-if" => Self::WhatIf(WhatIf::read(&mut lines)),
            "series" => Self::Series(SeriesProps::read(&mut lines)),
            "timeline" => Self::Timeline(Timeline::read(&mut lines)),
            _ => return None,
        };
        lines.is_at_end().then_some(island)
    }
}

/// The attribute that holds an island's kind and props.
pub const ATTRIBUTE: &str = "data-island";

/// What that attribute says: the kind of an island on the first line, then its props.
#[cfg(feature = "press")]
pub fn text(kind: &str, props: &impl Prop) -> String {
    let mut lines = props::Writer::default();
    lines.line(kind);
    props.write(&mut lines);
    lines.into_text()
}

/// A number that the reader may set, in two ways: as a field, which takes what is typed, and as a slider; `own` is what `lang`
/// says of the program's own words.
#[cfg(feature = "press")]
pub fn ask(label: &str, value: f64, range: [f64; 3], own: Option<&'static str>) -> maud::Markup {
    ask_with(label, value, range, own, &maud::Markup::default())
}

/// The same, with what sets it at once. The range is the least and the most, and from one value to the next.
#[cfg(feature = "press")]
pub fn ask_with(
    label: &str,
    value: f64,
    [least, most, step]: [f64; 3],
    own: Option<&'static str>,
    presets: &maud::Markup,
) -> maud::Markup {
    maud::html! {
        div.ask lang=[own] {
            label { (label) " " input type="number" step="any" value=(value); }
            input type="range" aria-label=(label) min=(least) max=(most) step=(step) value=(value);
            (presets)
        }
    }
}
