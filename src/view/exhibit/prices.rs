//! Prices as they were found, events by number.

use maud::html;

use super::frame::{Frame, Shown, drawn, series_sources, told};
use crate::brief::{Calendar, Date, Event, Exhibit, Series};
use crate::chart::comparison::{End, Extent};
use crate::chart::prices::{Listing, Marked, Price, Words, draw};
use crate::insight;
use crate::view::filter::{mark, sources_strength};
use crate::view::page::Page;
use crate::view::prose::unlinked;
use crate::view::timeline::strength;
use crate::wording;

pub(super) fn prices(exhibit: &Exhibit, base: Option<Date>, page: &Page) -> Shown {
    let brief = page.brief;
    let series: Vec<&Series> = exhibit.series.iter().map(|id| &brief.series[id]).collect();
    let is_index = insight::is_index(&series, base);
    let mut listings = Vec::new();
    for series in &series {
        let start = is_index.then(|| insight::base_value(series, base).unwrap_or(f64::NAN));
        let breaks = insight::breaks(series, Calendar::EveryDay);
        let follows = |at: usize| breaks.binary_search(&at).is_err();
        let prices = (0..series.columns.len()).filter_map(|at| price(series, at, follows(at), start, page)).collect();
        listings.push(Listing { label: series.label.clone(), prices });
    }
    let events = insight::events_in_time(&exhibit.events, brief);
    let mark_of = |event: &&Event| {
        let told = told(wording::told_event(event, brief), wording::address("event-", event.id.word()), strength(event, page));
        Marked { date: event.date.from(), told }
    };
    let marked: Vec<Marked> = events.iter().map(mark_of).collect();
    let frame = Frame {
        key: wording::prices_key(&series, is_index.then_some(base)),
        list: html! {
            ol.exhibit__list {
                @for (at, event) in events.iter().enumerate() {
                    li value=(at + 1) class=[mark(strength(event, page))] { a href={ "#event-" (event.id) } { (page.say(&wording::when(event.date))) } " " (unlinked(&event.text, page)) }
                }
            }
        },
        sources: series_sources(&series),
        description: wording::describe_all(&series),
        elsewhere: wording::series_parts(&series),
        ..Frame::default()
    };
    let words = Words { tick: &wording::tick, date: &wording::axis_date };
    drawn(exhibit, page, frame, &|layout| draw(&listings, &marked, is_index.then_some(100.0), layout, &words))
}

/// A point as a price, against what stands for 100 where there is an index. It leads to its source or, where it has none, to
/// its series; nothing for one without a date.
fn price(series: &Series, at: usize, follows: bool, start: Option<f64>, page: &Page) -> Option<Price> {
    let point = insight::point_at(series, at);
    let extent = Extent::of(point.quantity);
    let address = point
        .source
        .map_or_else(|| wording::address("series-", series.id.word()), |source| wording::address("source-", source.word()));
    let words = wording::told_point(&series.label, &point, &series.unit);
    Some(Price {
        date: point.date?,
        follows,
        value: insight::indexed(series.columns.value(at), start),
        below: extent.map_or(End::Closed, |extent| extent.below),
        above: extent.map_or(End::Closed, |extent| extent.above),
        is_derived: point.derived,
        words: wording::point_words(&point, &series.unit).value(),
        told: told(words, address, sources_strength(point.source.as_slice(), page)),
    })
}
