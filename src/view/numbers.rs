//! The exhibits, and every figure with who reports it.

use leptos::prelude::*;

use super::island::campaigns::{Campaigns, MetricBars};
use super::island::{self, Island};
use super::page::{Page, source_links};
use super::prose::{labeled, optional, prose};
use crate::brief::{Exhibit, ExhibitData, Figure, Id, Metric, Row};
use crate::chart::campaigns::{Bar, Extent};
use crate::{insight, wording};

/// Exhibits first, then the register of figures.
pub fn numbers(page: &Page) -> Option<AnyView> {
    let brief = page.brief;
    if brief.exhibits.is_empty() && brief.figures.is_empty() {
        return None;
    }
    let exhibits = brief.exhibits.iter().map(|each| exhibit(each, page)).collect_view();
    let figures = brief.figures.iter().map(|each| entry(each, page)).collect_view();
    let register = (!brief.figures.is_empty()).then(|| {
        view! {
            <section class="register" data-depth="full">
                <h3>"Every figure, and who reports it"</h3>
                <ul class="figures">{figures}</ul>
            </section>
        }
    });
    Some(view! { {exhibits}{register} }.into_any())
}

fn exhibit(exhibit: &Exhibit, page: &Page) -> AnyView {
    let body = match &exhibit.kind {
        ExhibitData::Campaigns { metrics, rows } => campaigns(exhibit, metrics, rows, page),
        ExhibitData::Accounts { .. }
        | ExhibitData::Rate { .. }
        | ExhibitData::Reports
        | ExhibitData::Origins
        | ExhibitData::Timeline
        | ExhibitData::Market
        | ExhibitData::Impacts
        | ExhibitData::PolicyLadder
        | ExhibitData::Series => references(exhibit, page),
    };
    view! {
        <figure class="exhibit" id=format!("exhibit-{}", exhibit.id)>
            <figcaption><h3>{exhibit.title.clone()}</h3><p>{exhibit.subtitle.clone()}</p></figcaption>
            {body}
            {optional("note", exhibit.note.as_ref(), page)}
            {optional("note", exhibit.context.as_ref(), page)}
        </figure>
    }
    .into_any()
}

/// What an exhibit refers to, as links: the whole of a kind that has no drawing.
fn references(exhibit: &Exhibit, page: &Page) -> AnyView {
    let brief = page.brief;
    let figures = exhibit.figures.iter().map(|id| (format!("figure-{id}"), format!("{}: {}", brief.figures[id].label, wording::figure_words(&brief.figures[id]).full())));
    let claims = exhibit.claims.iter().map(|id| (format!("claim-{id}"), wording::plain(&brief.claims[id].statement, brief)));
    let events = exhibit.events.iter().map(|id| (format!("event-{id}"), format!("{}: {}", wording::when(brief.events[id].date), wording::plain(&brief.events[id].text, brief))));
    let links = figures.chain(claims).chain(events).map(|(address, text)| view! { <li><a href=format!("#{address}")>{text}</a></li> });
    view! { <ul class="exhibit__references">{links.collect_view()}</ul> }.into_any()
}

fn campaigns(exhibit: &Exhibit, metrics: &[Metric], rows: &[Row], page: &Page) -> AnyView {
    let bars = |at: usize| rows.iter().map(|row| bar(exhibit, row, &metrics[at], at, page)).collect();
    let props = Campaigns {
        id: exhibit.id.word().to_owned(),
        summary: exhibit.title.clone(),
        metrics: metrics.iter().enumerate().map(|(at, metric)| MetricBars { label: metric.label.clone(), bars: bars(at) }).collect(),
    };
    let figures: Vec<&Id<Figure>> = rows.iter().flat_map(|row| row.figures.iter().flatten()).collect();
    let reports = figures.iter().flat_map(|id| &page.brief.figures[*id].reported_by).map(|reported| &reported.source);
    let apart = rows.iter().filter_map(|row| row.apart.as_ref());
    let mut reasons: Vec<_> = apart.collect();
    reasons.dedup();
    let reasons = reasons.into_iter().map(|reason| view! { <p class="note exhibit__apart">{prose(reason, page)}</p> }).collect_view();
    view! {
        {island::prerender(Island::Campaigns(props))}
        <p class="exhibit__readout" aria-hidden="true"></p>
        {reasons}
        <div class="exhibit__foot">{source_links(reports, page)}</div>
        {table(exhibit, metrics, rows, page)}
    }
    .into_any()
}

fn bar(exhibit: &Exhibit, row: &Row, metric: &Metric, at: usize, page: &Page) -> Bar {
    let figure = row.figures[at].as_ref().map(|id| &page.brief.figures[id]);
    let value = figure.map_or_else(|| wording::NOT_REPORTED.to_owned(), |figure| wording::figure_words(figure).value());
    Bar {
        label: row.label.clone(),
        detail: row.detail.clone().unwrap_or_default(),
        apart: row.apart.is_some(),
        extent: figure.and_then(|figure| Extent::of(figure.quantity)),
        told: wording::told(&row.label, row.detail.as_deref(), &metric.label, figure, page.brief),
        address: figure.map_or_else(|| format!("exhibit-{}", exhibit.id), |figure| format!("figure-{}", figure.id)),
        value,
    }
}

/// The numbers of the drawing, all metrics side by side.
fn table(exhibit: &Exhibit, metrics: &[Metric], rows: &[Row], page: &Page) -> AnyView {
    let heads = metrics.iter().map(|metric| view! { <th scope="col">{metric.label.clone()}</th> }).collect_view();
    let body = rows.iter().map(|row| {
        let cells = row.figures.iter().map(|figure| match figure {
            Some(id) => {
                let text = wording::figure_words(&page.brief.figures[id]).value();
                view! { <td><a href=format!("#figure-{id}")>{text}</a></td> }.into_any()
            }
            None => view! { <td>{wording::NOT_REPORTED}</td> }.into_any(),
        });
        let detail = row.detail.clone().map(|detail| view! { " "<small>{detail}</small> });
        view! { <tr class:apart=row.apart.is_some()><th scope="row">{row.label.clone()}{detail}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <details class="exhibit__table">
            <summary>"Table"</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=format!("Table: {}", exhibit.title)>
                <table><thead><tr><td></td>{heads}</tr></thead><tbody>{body.collect_view()}</tbody></table>
            </div>
        </details>
    }
    .into_any()
}

fn entry(figure: &Figure, page: &Page) -> AnyView {
    let words = wording::figure_words(figure);
    let period = figure.period.map(wording::when).or_else(|| figure.as_of.map(|date| format!("as of {}", wording::date(date))));
    let period = period.map(|text| view! { <span class="figure__period">{text}</span> });
    let formula = figure.derivation.as_ref().map(|derivation| {
        let inputs = insight::inputs(&derivation.formula).into_iter().map(|id| {
            view! { <li><a href=format!("#figure-{id}")>{page.brief.figures[id].label.clone()}</a></li> }
        });
        let note = derivation.note.as_ref().map(|note| view! { " "{prose(note, page)} });
        view! {
            <p class="note">{wording::derivation(derivation, page.brief)}{note}</p>
            <ul class="by by--inputs">{inputs.collect_view()}</ul>
        }
    });
    view! {
        <li class="figure" id=format!("figure-{}", figure.id)>
            <p class="figure__value">{words.full()}</p>
            <div>
                <p><b>{figure.label.clone()}</b>{period}</p>
                {optional("note", figure.scope.as_ref(), page)}
                {labeled("Note", figure.note.as_ref(), page)}
                {formula}
                <p class="figure__basis">{wording::figure_basis(figure, page.brief)}</p>
                {source_links(figure.reported_by.iter().map(|each| &each.source), page)}
                {differing(figure, page)}
            </div>
        </li>
    }
    .into_any()
}

/// Who gives the figure otherwise than it stands here, or says something of it.
fn differing(figure: &Figure, page: &Page) -> Option<AnyView> {
    let rows: Vec<_> = insight::otherwise(figure)
        .into_iter()
        .map(|reported| {
            let source = &page.brief.sources[&reported.source];
            let value = wording::reported_words(reported, &figure.unit).full();
            let note = reported.note.as_ref().map(|note| view! { ". "{prose(note, page)} });
            view! { <li><a href=format!("#source-{}", source.id)>{source.publisher.clone()}</a>": "{value}{note}</li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="figure__otherwise">{rows}</ul> }.into_any())
}
