//! What the reader can choose for the whole page: native radio buttons that the style sheet obeys, script or not.

use maud::{Markup, html};

use super::page::Page;
use crate::brief::{Depth, Vocabulary};
use crate::insight::Filter;
use crate::wording;

/// Depth, evidence and theme.
pub fn controls(page: &Page) -> Markup {
    let depths = Depth::VALUES.iter().map(|depth| (depth.word(), wording::depth(*depth)));
    let filters = Filter::ALL.map(|filter| (filter.word(), wording::filter(filter)));
    html! {
        div.controls lang=[page.own()] role="region" aria-label="Reading controls" {
            div.page.controls__row {
                (choice("depth", "Depth", Depth::Full.word(), depths))
                (choice("filter", "Evidence", Filter::All.word(), filters))
                (choice("theme", "Theme", "auto", [("auto", "Auto"), ("light", "Light"), ("dark", "Dark")]))
                p.controls__said role="status" {}
                details.asleep { summary { (wording::ASLEEP) } p { (wording::NOT_STARTED) } }
                button.controls__tool type="button" data-search title="/" { "Search" }
                button.controls__tool type="button" data-open { "Open a bundle" }
                button.controls__tool type="button" data-compare { "Compare with an older one" }
                @if let Some(copies) = &page.copies { a.controls__tool href=(copies.offline) download data-save { "Save offline copy" } }
                @else { button.controls__tool type="button" data-save { "Save offline copy" } }
            }
        }
    }
}

fn choice(name: &str, legend: &str, chosen: &str, options: impl IntoIterator<Item = (&'static str, &'static str)>) -> Markup {
    html! {
        fieldset.choice {
            legend { (legend) }
            div {
                @for (word, label) in options {
                    label {
                        input type="radio" name=(name) value=(word) id={ (name) "-" (word) } checked[word == chosen];
                        span { (label) }
                    }
                }
            }
        }
    }
}
