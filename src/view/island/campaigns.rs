//! Campaigns compared, by the metric and on the scale that the reader chooses.

#[cfg(any(feature = "web", test))]
use std::sync::Arc;

#[cfg(any(feature = "web", test))]
use leptos::prelude::*;

use super::props::props;
use crate::chart::campaigns::{Bar, End, Extent, ScaleKind, draw};
use crate::chart::{Layout, Told};
use crate::insight::Strength;
use crate::wording;

/// What the groups of buttons are called.
const METRICS: &str = "Compare by";
const SCALES: &str = "Scale";

fn scale_name(kind: ScaleKind) -> &'static str {
    match kind {
        ScaleKind::Linear => "Linear",
        ScaleKind::Log => "Logarithmic",
    }
}

/// What the exhibit compares.
#[derive(Clone, PartialEq)]
pub struct Campaigns {
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

props!(struct Campaigns { id, summary, metrics, rows });
props!(struct Row { label, detail, apart, cells });
props!(struct Cell { extent, value, basis, address, strength });
props!(struct Extent { low, high, below, above });
props!(
    enum Strength {
        Unsupported,
        Alleged,
        Corroborated,
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

impl Campaigns {
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

    /// The drawing by one metric.
    fn drawing(&self, metric: usize, scale: ScaleKind, layout: Layout) -> String {
        let summary = format!("{}: {}", self.summary, self.metrics[metric]);
        draw(&self.bars(metric), scale, layout, &wording::tick).to_svg(&summary)
    }

    /// What the buttons of a group have in common.
    fn group(&self, kind: &str) -> String {
        format!("{}-{kind}", self.id)
    }
}

/// The drawing with its controls, as it is printed: by the first metric, on a linear scale. A test holds it to what the
/// component gives, which takes ten times the code.
#[cfg(feature = "press")]
pub fn printed(props: &Campaigns) -> maud::Markup {
    use maud::{PreEscaped, html};
    let choice = |name: &str, label: &str, checked: bool| {
        html! { label { input type="radio" name=(name) checked[checked]; span { (label) } } }
    };
    let (metrics, scales) = (props.group("metric"), props.group("scale"));
    html! {
        div."exhibit__controls" {
            fieldset.choice {
                legend { (METRICS) }
                // Leptos finds the end of a list by this comment.
                div { @for (at, metric) in props.metrics.iter().enumerate() { (choice(&metrics, metric, at == 0)) } (PreEscaped("<!---->")) }
            }
            fieldset.choice {
                legend { (SCALES) }
                div { @for kind in ScaleKind::ALL { (choice(&scales, scale_name(kind), kind == ScaleKind::Linear)) } }
            }
        }
        @for layout in Layout::ALL {
            div class=(layout.class()) {
                div."exhibit__plot" { (PreEscaped(props.drawing(0, ScaleKind::Linear, layout))) }
            }
        }
    }
}

/// The drawing with its controls, as it wakes.
#[cfg(any(feature = "web", test))]
pub fn campaigns(props: Campaigns) -> impl IntoView {
    let props = Arc::new(props);
    let metric = RwSignal::new(0_usize);
    let scale = RwSignal::new(ScaleKind::Linear);
    let layouts = Layout::ALL.map(|layout| {
        let props = Arc::clone(&props);
        let drawing = move || props.drawing(metric.get(), scale.get(), layout);
        view! { <div class=layout.class()><div class="exhibit__plot" inner_html=drawing></div></div> }
    });
    let metrics = props
        .metrics
        .iter()
        .enumerate()
        .map(|(at, each)| choice(props.group("metric"), each.clone(), at == 0, move || metric.set(at)))
        .collect_view();
    let scales = ScaleKind::ALL.map(|kind| {
        let (name, label) = (props.group("scale"), scale_name(kind).to_owned());
        choice(name, label, kind == ScaleKind::Linear, move || scale.set(kind))
    });
    view! {
        <div class="exhibit__controls">
            <fieldset class="choice"><legend>{METRICS}</legend><div>{metrics}</div></fieldset>
            <fieldset class="choice"><legend>{SCALES}</legend><div>{scales}</div></fieldset>
        </div>
        {layouts}
    }
}

#[cfg(any(feature = "web", test))]
fn choice(name: String, label: String, checked: bool, choose: impl Fn() + 'static) -> impl IntoView {
    view! {
        <label>
            <input type="radio" name=name checked=checked on:change=move |_| choose()/>
            <span>{label}</span>
        </label>
    }
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
            strength: Strength::Alleged,
        };
        let row = Row {
            label: "A & <B>".to_owned(),
            detail: String::new(),
            apart: false,
            cells: vec![cell("more than 3"), cell("3")],
        };
        let props = Campaigns {
            id: "compared".to_owned(),
            summary: "A leads".to_owned(),
            metrics: vec!["Accounts & more".to_owned(), "Days".to_owned()],
            rows: vec![row],
        };
        let component = Owner::new().with(|| campaigns(props.clone()).to_html()).replace("<!>", "<!---->");
        assert_eq!(printed(&props).into_string(), component);
    }
}
