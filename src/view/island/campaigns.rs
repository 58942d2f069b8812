//! Campaigns compared, by the metric and on the scale that the reader chooses.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::chart::Layout;
use crate::chart::campaigns::{Bar, ScaleKind, draw};
use crate::wording;

/// What the exhibit compares.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Campaigns {
    /// Id of the exhibit.
    pub id: String,
    /// What the drawing shows, for a screen reader.
    pub summary: String,
    /// In the author's order; the first is shown first.
    pub metrics: Vec<MetricBars>,
}

/// The rows by one metric.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct MetricBars {
    /// Name of the metric.
    pub label: String,
    pub bars: Vec<Bar>,
}

/// The drawing with its controls.
pub fn campaigns(props: Campaigns) -> impl IntoView {
    let props = Arc::new(props);
    let metric = RwSignal::new(0_usize);
    let scale = RwSignal::new(ScaleKind::Linear);
    let layouts = Layout::ALL.map(|layout| {
        let props = Arc::clone(&props);
        let drawing = move || {
            let chosen = &props.metrics[metric.get()];
            let summary = format!("{}: {}", props.summary, chosen.label);
            draw(&chosen.bars, scale.get(), layout, &wording::tick).to_svg(&summary)
        };
        view! { <div class=layout.class()><div class="exhibit__plot" inner_html=drawing></div></div> }
    });
    let metrics = props
        .metrics
        .iter()
        .enumerate()
        .map(|(at, each)| choice(format!("{}-metric", props.id), each.label.clone(), at == 0, move || metric.set(at)))
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
            <input type="radio" name=name checked=checked autocomplete="off" on:change=move |_| choose()/>
            <span>{label}</span>
        </label>
    }
}
