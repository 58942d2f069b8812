//! Who gains, who loses, how soon and how sure; how far each instrument has come, by jurisdiction.

use super::frame::{Frame, Shown, drawn, told};
use crate::brief::{Area, Confidence, Exhibit, Horizon, Impact, Stage, Vocabulary};
use crate::chart::impacts::{Effect, Sure};
use crate::chart::ladder::{Hold, Reach};
use crate::chart::rows::{Group, Row};
use crate::chart::{impacts, ladder};
use crate::view::impacts::strength;
use crate::view::page::Page;
use crate::{insight, wording};

/// Effects by direction, soonest first.
pub(super) fn effects(exhibit: &Exhibit, page: &Page) -> Shown {
    let mut groups = Vec::new();
    let mut all = Vec::new();
    for impacts in insight::by_direction(page.brief) {
        groups.push(group(wording::direction(impacts[0].direction), &impacts, false, page));
        all.extend(impacts);
    }
    let mut effects = Vec::new();
    for impact in &all {
        effects.push(effect(impact));
    }
    let mut words = Vec::new();
    for horizon in Horizon::VALUES {
        words.push(wording::soon(*horizon));
    }
    let frame = frame(wording::KEY_IMPACTS, wording::describe_impacts(&all), &all);
    drawn(exhibit, page, frame, &|layout| impacts::draw(&groups, &effects, &words, layout))
}

/// Instruments by how far they have come.
pub(super) fn instruments(exhibit: &Exhibit, page: &Page) -> Shown {
    let mut groups = Vec::new();
    let mut all = Vec::new();
    for impacts in insight::instruments(page.brief) {
        groups.push(group(impacts[0].jurisdiction.as_deref().unwrap_or_default(), &impacts, true, page));
        all.extend(impacts);
    }
    let (mut stages, mut reaches) = (Vec::new(), Vec::new());
    for impact in &all {
        stages.extend(impact.stage);
        reaches.extend(impact.stage.map(reach));
    }
    let mut words = Vec::new();
    for stage in Stage::VALUES {
        words.push(wording::stage(*stage));
    }
    let frame = frame(wording::KEY_LADDER, wording::describe_ladder(groups.len(), &stages), &all);
    drawn(exhibit, page, frame, &|layout| ladder::draw(&groups, &reaches, &words, layout))
}

fn frame<'a>(key: &str, description: String, impacts: &[&'a Impact]) -> Frame<'a> {
    let mut sources = Vec::new();
    for impact in impacts {
        sources.extend(&impact.sources);
    }
    let elsewhere = wording::impact_parts(impacts);
    Frame { key: key.to_owned(), sources, description, elsewhere, ..Frame::default() }
}

fn group(heading: &str, impacts: &[&Impact], with_dates: bool, page: &Page) -> Group {
    let mut rows = Vec::new();
    for impact in impacts {
        rows.push(Row {
            label: impact.affects.clone(),
            detail: wording::impact_dates(impact).filter(|_| with_dates).unwrap_or_default(),
            step: 0,
            told: told(wording::told_impact(impact), wording::address("impact-", impact.id.word()), strength(impact, page)),
        });
    }
    Group { heading: heading.to_owned(), rows }
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
