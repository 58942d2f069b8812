//! Who gains, who loses, how soon and how sure; how far each instrument has come, by jurisdiction.

use super::frame::{Frame, Shown, drawn, first_drawn, told};
use crate::brief::{Area, Confidence, Exhibit, Horizon, Impact, Stage, Vocabulary};
use crate::chart::effects::{Effect, Sure};
use crate::chart::ladder::{Hold, Reach};
use crate::chart::rows::{Group, Row, first};
use crate::chart::{effects, ladder};
use crate::view::impacts::strength;
use crate::view::page::Page;
use crate::{insight, wording};

/// Effects by direction, soonest first.
pub(super) fn effects(exhibit: &Exhibit, page: &Page) -> Shown {
    let directions = insight::by_direction(page.brief);
    let heading = |impacts: &[&Impact]| wording::direction(impacts[0].direction);
    let groups: Vec<Group> = directions.iter().map(|impacts| group(heading(impacts), impacts, false, page)).collect();
    let all = directions.concat();
    let effects: Vec<Effect> = all.iter().map(|impact| effect(impact)).collect();
    let words: Vec<&str> = Horizon::VALUES.iter().map(|horizon| wording::soon(*horizon)).collect();
    let draw = |count: usize, layout| effects::draw(&first(&groups, count), &effects, &words, layout);
    let shown = first_drawn(all.len(), &draw);
    let mut frame = frame(wording::KEY_EFFECTS, wording::describe_effects(&all), &all);
    frame.parts = vec![("effects", shown, all.len())];
    drawn(exhibit, page, frame, &|layout| draw(shown, layout))
}

/// Instruments by how far they have come.
pub(super) fn instruments(exhibit: &Exhibit, page: &Page) -> Shown {
    let instruments = insight::instruments(page.brief);
    let heading = |impacts: &[&'_ Impact]| impacts[0].jurisdiction.clone().unwrap_or_default();
    let groups: Vec<Group> = instruments.iter().map(|impacts| group(&heading(impacts), impacts, true, page)).collect();
    let all = instruments.concat();
    let stages: Vec<Stage> = all.iter().filter_map(|impact| impact.stage).collect();
    let reaches: Vec<Reach> = stages.iter().map(|stage| reach(*stage)).collect();
    let words: Vec<&str> = Stage::VALUES.iter().map(|stage| wording::stage(*stage)).collect();
    let draw = |count: usize, layout| ladder::draw(&first(&groups, count), &reaches, &words, layout);
    let shown = first_drawn(all.len(), &draw);
    let mut frame = frame(wording::KEY_LADDER, wording::describe_ladder(groups.len(), &stages), &all);
    frame.parts = vec![("instruments", shown, all.len())];
    drawn(exhibit, page, frame, &|layout| draw(shown, layout))
}

fn frame<'a>(key: &str, description: String, impacts: &[&'a Impact]) -> Frame<'a> {
    let sources = impacts.iter().flat_map(|impact| &impact.sources).collect();
    let elsewhere = wording::impact_parts(impacts);
    Frame { key: key.to_owned(), sources, description, elsewhere, ..Frame::default() }
}

fn group(heading: &str, impacts: &[&Impact], with_dates: bool, page: &Page) -> Group {
    let row = |impact: &&Impact| Row {
        label: impact.affects.clone(),
        detail: wording::impact_dates(impact).filter(|_| with_dates).unwrap_or_default(),
        step: 0,
        told: told(wording::told_impact(impact), wording::address("impact-", impact.id.word()), strength(impact, page)),
    };
    Group { heading: heading.to_owned(), rows: impacts.iter().map(row).collect() }
}

fn effect(impact: &Impact) -> Effect {
    Effect {
        horizon: impact.horizon as usize,
        sure: match impact.confidence {
            Some(Confidence::High) => Sure::High,
            Some(Confidence::Moderate) => Sure::Moderate,
            Some(Confidence::Low) | None => Sure::Low,
        },
        is_square: impact.area == Area::Policy,
    }
}

fn reach(stage: Stage) -> Reach {
    Reach {
        stage: stage as usize,
        hold: match stage {
            Stage::Proposed | Stage::Announced | Stage::Issued => Hold::NotYet,
            Stage::InForce => Hold::Binds,
            Stage::Lifted => Hold::NoMore,
        },
    }
}
