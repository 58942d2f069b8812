//! How much of everything there is.

use super::corroboration::{Corroboration, standings};
use super::words::words_at;
use crate::brief::{Area, Brief, Depth};

/// What is counted, in the bundle's words, with its number.
pub type Count = (String, usize);

/// Every part of a brief with the number of its items, the claims by how they stand, and the narrative's words by depth.
pub fn census(brief: &Brief) -> Vec<Count> {
    let in_area = |area: &Area| brief.impacts.iter().filter(|impact| impact.area == area.id).count();
    let areas = brief.areas.iter().map(|area| (format!("impacts, {}", area.id), in_area(area)));
    let standings = standings(brief);
    let stand = |is: fn(&Corroboration) -> bool| standings.iter().filter(|standing| is(&standing.corroboration)).count();
    let before = [
        ("parties", brief.parties.len()),
        ("sources", brief.sources.len()),
        ("claims", brief.claims.len()),
        ("  unsupported", stand(|c| matches!(c, Corroboration::Unsupported))),
        ("  one origin", stand(|c| matches!(c, Corroboration::OneOrigin(_)))),
        ("  independent origins", stand(|c| matches!(c, Corroboration::Independent(_)))),
        ("  disputed", stand(|c| matches!(c, Corroboration::Disputed))),
        ("questions", brief.questions.len()),
        ("figures", brief.figures.len()),
        ("  derived", brief.figures.iter().filter(|figure| figure.derivation.is_some()).count()),
        ("events", brief.events.len()),
        ("narrative sections", brief.narrative.len()),
        ("  words at 30 seconds", words_at(Depth::Seconds30, brief)),
        ("  words at 2 minutes", words_at(Depth::Minutes2, brief)),
        ("  words in full", words_at(Depth::Full, brief)),
        ("lenses", brief.lenses.len()),
    ];
    let after = [
        ("mechanism steps", brief.mechanism.len()),
        ("defences", brief.defences.len()),
        ("guidance", brief.guidance.len()),
        ("watch", brief.watch.len()),
        ("faq", brief.faq.len()),
        ("glossary", brief.glossary.len()),
        ("gaps", brief.gaps.len()),
        ("series", brief.series.len()),
        ("exhibits", brief.exhibits.len()),
        ("changes", brief.changes.len()),
    ];
    let named = |(what, number): (&str, usize)| (what.to_owned(), number);
    before.into_iter().map(named).chain(areas).chain(after.into_iter().map(named)).collect()
}
