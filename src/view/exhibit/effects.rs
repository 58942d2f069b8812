//! Who gains, who loses, how soon and how sure; how far each instrument has come, by jurisdiction.

use super::frame::{Frame, Shown, drawn, first_drawn, told};
use crate::brief::{Area, Confidence, Exhibit, Horizon, Id, Impact, Stage, Vocabulary};
use crate::chart::effects::{Effect, Sure};
use crate::chart::ladder::Reach;
use crate::chart::rows::{Group, Row, first};
use crate::chart::{effects, ladder};
use crate::view::impacts::strength;
use crate::view::page::Page;
use crate::{insight, wording};

/// Effects by direction, soonest first.
pub(super) fn effects(exhibit: &Exhibit, areas: &[Id<Area>], page: &Page) -> Shown {
    let directions = insight::by_direction(areas, page.brief);
    let heading = |impacts: &[&Impact]| wording::direction(impacts[0].direction);
    let all = directions.concat();
    // Where all are of one area, its name would say nothing.
    let has_areas = insight::areas(&all, page.brief).len() > 1;
    let detail = |impact: &Impact| has_areas.then(|| page.brief.areas[&impact.area].name.clone());
    let groups: Vec<Group> = directions.iter().map(|impacts| group(heading(impacts), impacts, &detail, page)).collect();
    let effects: Vec<Effect> = all.iter().map(|impact| effect(impact)).collect();
    let words: Vec<&str> = Horizon::VALUES.iter().map(|horizon| wording::soon(*horizon)).collect();
    let draw = |count: usize, layout| effects::draw(&first(&groups, count), &effects, &words, layout);
    let shown = first_drawn(all.len(), &draw);
    let mut frame = frame(wording::KEY_EFFECTS.to_owned(), wording::describe_effects(&all, page.brief), &all, page);
    frame.parts = vec![("effects", shown, all.len())];
    drawn(exhibit, page, frame, &|layout| draw(shown, layout))
}

/// Instruments by how far they have come.
pub(super) fn instruments(exhibit: &Exhibit, stages: &[Stage], page: &Page) -> Shown {
    let instruments = insight::instruments(&exhibit.id, page.brief);
    let heading = |impacts: &[&'_ Impact]| impacts[0].jurisdiction.clone().unwrap_or_default();
    let groups: Vec<Group> =
        instruments.iter().map(|impacts| group(&heading(impacts), impacts, &wording::dated_steps, page)).collect();
    let all = instruments.concat();
    let reaches: Vec<Reach> = all.iter().map(|impact| reach(impact)).collect();
    let draw = |count: usize, layout| ladder::draw(&first(&groups, count), &reaches, stages.len(), layout);
    let shown = first_drawn(all.len(), &draw);
    let mut frame = frame(wording::key_ladder(stages), wording::describe_ladder(groups.len(), &all), &all, page);
    frame.parts = vec![("instruments", shown, all.len())];
    drawn(exhibit, page, frame, &|layout| draw(shown, layout))
}

fn frame<'a>(key: String, description: String, impacts: &[&'a Impact], page: &Page) -> Frame<'a> {
    let sources = impacts.iter().flat_map(|impact| &impact.sources).collect();
    let elsewhere = wording::area_parts(&insight::areas(impacts, page.brief));
    Frame { key, sources, description, elsewhere, ..Frame::default() }
}

fn group(heading: &str, impacts: &[&Impact], detail: &dyn Fn(&Impact) -> Option<String>, page: &Page) -> Group {
    let row = |impact: &&Impact| Row {
        label: wording::plain(&impact.affects, page.brief),
        detail: detail(impact).unwrap_or_default(),
        step: 0,
        told: told(
            wording::told_impact(impact, page.brief),
            wording::address("impact-", impact.id.word()),
            strength(impact, page),
        ),
    };
    Group { heading: heading.to_owned(), rows: impacts.iter().map(row).collect() }
}

fn effect(impact: &Impact) -> Effect {
    Effect {
        horizon: impact.horizon as usize,
        sure: match impact.forecast.map(|forecast| forecast.confidence) {
            None => Sure::Happened,
            Some(Confidence::High) => Sure::High,
            Some(Confidence::Moderate) => Sure::Moderate,
            Some(Confidence::Low) => Sure::Low,
        },
    }
}

fn reach(impact: &Impact) -> Reach {
    let steps = impact.climb.as_ref().map_or(&[][..], |climb| &climb.steps);
    Reach {
        taken: steps.iter().map(|step| step.stage).collect(),
        word: wording::reached(impact).unwrap_or_default().to_owned(),
    }
}
