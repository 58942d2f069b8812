//! Things compared, by the metric and on the scale that the reader chooses.

#[cfg(any(feature = "web", test))]
use std::sync::Arc;

#[cfg(any(feature = "web", test))]
use leptos::prelude::*;

use super::props::props;
use crate::chart::comparison::{Bar, End, Extent, ScaleKind, draw};
use crate::chart::{Drawing, Layout, Told};
use crate::insight::Strength;
use crate::wording;

/// What the exhibit compares.
#[derive(Clone, PartialEq)]
pub struct Comparison {
    /// Id of the exhibit.
    pub id: String,
    /// What the drawing shows, for a screen reader.
    pub summary: String,
    /// What rows can be compared by, in the author's order; the first is shown first.
    pub metrics: Vec<String>,
    pub rows: Vec<Row>,
}

/// One thing that is compared.
#[derive(Clone, PartialEq)]
pub struct Row {
    pub label: String,
    /// When or where; may be empty.
    pub detail: String,
    /// Whether it stands apart.
    pub apart: bool,
    /// One a metric, in their order.
    pub cells: Vec<Cell>,
}

/// A row's value by one metric.
#[derive(Clone, PartialEq)]
pub struct Cell {
    /// Absent: a gap.
    pub extent: Option<Extent>,
    /// The value in words, or why there is none.
    pub value: String,
    /// Whose word it is, as a sentence; may be empty.
    pub basis: String,
    /// Where its evidence is.
    pub address: String,
    /// How strong it is, for the evidence filter.
    pub strength: Strength,
}

props!(struct Comparison { id, summary, metrics, rows });
props!(struct Row { label, detail, apart, cells });
props!(struct Cell { extent, value, basis, address, strength });
props!(struct Extent { low, high, below, above });
props!(
    enum Strength {
        Unsupported,
        OneOrigin,
        Independent,
        Primary,
    }
);
props!(
    enum End {
        Closed,
        Near,
        Open,
    }
);

impl Comparison {
    /// The rows by one metric, as they are drawn.
    fn bars(&self, metric: usize) -> Vec<Bar> {
        let bar = |row: &Row| {
            let cell = &row.cells[metric];
            Bar {
                label: row.label.clone(),
                detail: row.detail.clone(),
                apart: row.apart,
                extent: cell.extent,
                value: cell.value.clone(),
                told: Told {
                    words: wording::told(&row.label, &row.detail, &self.metrics[metric], &cell.value, &cell.basis),
                    address: cell.address.clone(),
                    strength: cell.strength,
                },
            }
        };
        self.rows.iter().map(bar).collect()
    }

    /// The same exhibit with its first rows only.
    #[cfg(feature = "press")]
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        Self { rows: self.rows[..self.rows.len().min(count)].to_vec(), ..self.clone() }
    }

    /// The drawing by one metric.
    pub fn plot(&self, (metric, scale): Choice, layout: Layout) -> Drawing {
        draw(&self.bars(metric), scale, layout, &wording::tick)
    }

    /// The same as SVG.
    fn drawing(&self, (metric, scale): Choice, layout: Layout) -> String {
        let summary = format!("{}: {}", self.summary, self.metrics[metric]);
        self.plot((metric, scale), layout).to_svg(&summary)
    }
}

/// What a reader has chosen of the exhibit: a metric by its place, and a scale.
pub type Choice = (usize, ScaleKind);

/// As it is printed.
pub const FIRST: Choice = (0, ScaleKind::Linear);

/// The buttons, in the order of metrics and of [`ScaleKind::ALL`]; `own` is what `lang` says of the program's own words. They stand beside the island, which only draws.
#[cfg(feature = "press")]
pub fn controls(props: &Comparison, own: Option<&'static str>) -> maud::Markup {
    use maud::html;
    let choice = |name: &str, label: &str, checked: bool| {
        html! { label { input type="radio" name=(name) checked[checked]; span { (label) } } }
    };
    let [metrics, scales] = ["-metric", "-scale"].map(|group| format!("{}{group}", props.id));
    let name = |kind: ScaleKind| match kind {
        ScaleKind::Linear => "Linear",
        ScaleKind::Log => "Logarithmic",
    };
    html! {
        div."exhibit__controls" {
            fieldset.choice {
                legend lang=[own] { "Compare by" }
                div { @for (at, metric) in props.metrics.iter().enumerate() { (choice(&metrics, metric, at == FIRST.0)) } }
            }
            fieldset.choice lang=[own] {
                legend { "Scale" }
                div { @for kind in ScaleKind::ALL { (choice(&scales, name(kind), kind == FIRST.1)) } }
            }
        }
    }
}

/// The drawings, as they are printed. A test holds them to what the component gives, which takes ten times the code.
#[cfg(feature = "press")]
pub fn printed(props: &Comparison) -> maud::Markup {
    use maud::{PreEscaped, html};
    html! {
        @for layout in Layout::ALL {
            div class=(layout.class()) {
                div."exhibit__plot" { (PreEscaped(props.drawing(FIRST, layout))) }
            }
        }
    }
}

/// The drawings, as they wake and follow what is chosen.
#[cfg(any(feature = "web", test))]
pub fn comparison(props: Comparison, chosen: RwSignal<Choice>) -> impl IntoView {
    let props = Arc::new(props);
    Layout::ALL.map(|layout| {
        let props = Arc::clone(&props);
        let drawing = move || props.drawing(chosen.get(), layout);
        view! { <div class=layout.class()><div class="exhibit__plot" inner_html=drawing></div></div> }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_what_the_component_gives() {
        let cell = |value: &str| Cell {
            extent: Some(Extent { low: 3.0, high: 3.0, below: End::Closed, above: End::Open }),
            value: value.to_owned(),
            basis: "2 sources, 1 origin.".to_owned(),
            address: "figure-a".to_owned(),
            strength: Strength::OneOrigin,
        };
        let row = Row {
            label: "A & <B>".to_owned(),
            detail: String::new(),
            apart: false,
            cells: vec![cell("more than 3"), cell("3")],
        };
        let props = Comparison {
            id: "compared".to_owned(),
            summary: "A leads".to_owned(),
            metrics: vec!["Accounts & more".to_owned(), "Days".to_owned()],
            rows: vec![row],
        };
        let component = Owner::new().with(|| comparison(props.clone(), RwSignal::new(FIRST)).to_html());
        assert_eq!(printed(&props).into_string(), component);
    }
}
