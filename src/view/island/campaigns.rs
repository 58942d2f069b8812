//! Campaigns compared, by the metric and on the scale that the reader chooses.

use std::sync::Arc;

use leptos::prelude::*;

use super::props::props;
use crate::chart::Layout;
use crate::chart::campaigns::{Bar, End, Extent, ScaleKind, draw};
use crate::wording;

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
    /// The mark of its strength, for the evidence filter; may be empty.
    pub class: String,
}

props!(struct Campaigns { id, summary, metrics, rows });
props!(struct Row { label, detail, apart, cells });
props!(struct Cell { extent, value, basis, address, class });
props!(struct Extent { low, high, below, above });
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
                told: wording::told(&row.label, &row.detail, &self.metrics[metric], &cell.value, &cell.basis),
                address: cell.address.clone(),
                class: cell.class.clone(),
            }
        };
        self.rows.iter().map(bar).collect()
    }
}

/// The drawing with its controls.
pub fn campaigns(props: Campaigns) -> impl IntoView {
    let props = Arc::new(props);
    let metric = RwSignal::new(0_usize);
    let scale = RwSignal::new(ScaleKind::Linear);
    let layouts = Layout::ALL.map(|layout| {
        let props = Arc::clone(&props);
        let drawing = move || {
            let chosen = metric.get();
            let summary = format!("{}: {}", props.summary, props.metrics[chosen]);
            draw(&props.bars(chosen), scale.get(), layout, &wording::tick).to_svg(&summary)
        };
        view! { <div class=layout.class()><div class="exhibit__plot" inner_html=drawing></div></div> }
    });
    let metrics = props
        .metrics
        .iter()
        .enumerate()
        .map(|(at, each)| choice(format!("{}-metric", props.id), each.clone(), at == 0, move || metric.set(at)))
        .collect_view();
    let scales = [("Linear", ScaleKind::Linear), ("Logarithmic", ScaleKind::Log)].map(|(label, kind)| {
        choice(format!("{}-scale", props.id), label.to_owned(), kind == ScaleKind::Linear, move || scale.set(kind))
    });
    view! {
        <div class="exhibit__controls">
            <fieldset class="choice"><legend>"Compare by"</legend><div>{metrics}</div></fieldset>
            <fieldset class="choice"><legend>"Scale"</legend><div>{scales}</div></fieldset>
        </div>
        {layouts}
    }
}

fn choice(name: String, label: String, checked: bool, choose: impl Fn() + 'static) -> impl IntoView {
    view! {
        <label>
            <input type="radio" name=name checked=checked on:change=move |_| choose()/>
            <span>{label}</span>
        </label>
    }
}
