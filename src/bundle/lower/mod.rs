//! From the raw bundle to the brief: every reference is resolved, every word, date and number held against the rules.
//!
//! Ids are declared first, since parts refer to each other in any order; then each part is lowered by the file of its
//! family. Nothing stops at the first problem: a part that cannot be made is left out, and the rest goes on.

// A field that may be left out is passed as it is: there are a hundred, and to turn each over would be code at each.
#![allow(clippy::ref_option)]

mod account;
mod evidence;
mod exhibits;
mod figures;
mod houses;
mod ids;
mod lowering;
mod meta;
mod order;
mod units;
mod values;
mod what_if;

use self::figures::Elsewhere;
pub(super) use self::ids::Kind;
use self::ids::{EFFORT, Rosters};
pub(super) use self::lowering::Lowering;
use self::units::Units;
use self::values::credits;
use super::raw;
use super::read::UNFIT;
use crate::brief::{Brief, Names, Zone};
use crate::diagnostic::{Diagnostic, Path, Report, Severity};

/// Words for the kinds of things that have an id.
#[cfg(feature = "cli")]
pub(super) const KINDS: &[&str] = Rosters::KINDS;

/// Turns a bundle into a brief; `None` when the report has errors then.
///
/// Where the report has errors already, the bundle holds empty values in place of what could not be read. What is wrong
/// with those is not said again.
pub fn lower(bundle: &raw::Bundle, report: &mut Report) -> Option<Brief> {
    let is_unread = |each: &&Diagnostic| each.severity == Severity::Error && !UNFIT.contains(&each.code);
    let errors = report.iter().filter(is_unread);
    let unread = Names::new(&errors.map(|diagnostic| diagnostic.pointer.as_str()).collect::<Vec<_>>());
    let mut lowering = Lowering {
        report,
        rosters: Rosters::default(),
        zone: Zone::default(),
        has_hours: false,
        units: Units::default(),
        unread,
        effort: EFFORT,
    };
    lowering.declare_all(bundle);
    lowering.declare_units(&bundle.units);
    let l = &mut lowering;

    l.take_zone(&bundle.meta);
    let meta = l.meta(&bundle.meta);
    let parties = l.parties(&bundle.parties);
    let mut sources = l.sources(&bundle.sources);
    l.houses(&mut sources, &bundle.sources, &parties);
    let claims = l.each(&bundle.claims, Lowering::claim);
    let questions = l.each(&bundle.questions, Lowering::question);
    let events = l.each_possible(&bundle.events, Lowering::event);
    let series = l.each_possible(&bundle.series, Lowering::series);
    let figures = l.figures(&bundle.figures, Elsewhere { events: &events, series: &series });
    let narrative = l.each(&bundle.narrative, Lowering::section);
    let takes = bundle.takes.as_ref().map(|takes| l.takes(&Path::ROOT.field("takes"), takes));
    let lenses = l.each(&bundle.lenses, Lowering::lens);
    let areas = l.each(&bundle.areas, Lowering::area);
    let impacts = l.each_possible(&bundle.impacts, |l, at, raw, id| l.impact(at, raw, id, &bundle.exhibits));
    let mechanism = l.each(&bundle.mechanism, Lowering::step);
    let defences = l.each(&bundle.defences, Lowering::defence);
    let guidance = l.each(&bundle.guidance, Lowering::guidance);
    let watch = l.each(&bundle.watch, Lowering::indicator);
    let faq = l.each(&bundle.faq, Lowering::answer);
    let glossary = l.each(&bundle.glossary, Lowering::term);
    let gaps = l.each(&bundle.gaps, Lowering::gap);
    let exhibits = l.exhibits(&bundle.exhibits, &figures);
    l.check_lead(bundle);
    let changes = l.changes(&bundle.changes, bundle.meta.revision);
    let allow = l.allowances(&bundle.allow);
    let authorship = credits(&bundle.authorship);

    let Lowering { report, rosters, zone, has_hours, .. } = lowering;
    let (false, Some(mut meta)) = (report.has_errors(), meta) else { return None };
    meta.hours = has_hours.then_some(zone);
    let mut whole = true;
    let brief = Brief {
        meta,
        parties: rosters.parties.fill(parties, &mut whole),
        sources: rosters.sources.fill(sources, &mut whole),
        claims: rosters.claims.fill(claims, &mut whole),
        questions: rosters.questions.fill(questions, &mut whole),
        figures: rosters.figures.fill(figures, &mut whole),
        events: rosters.events.fill(events, &mut whole),
        narrative: rosters.narrative.fill(narrative, &mut whole),
        takes,
        lenses: rosters.lenses.fill(lenses, &mut whole),
        areas: rosters.areas.fill(areas, &mut whole),
        impacts: rosters.impacts.fill(impacts, &mut whole),
        mechanism: rosters.mechanism.fill(mechanism, &mut whole),
        defences: rosters.defences.fill(defences, &mut whole),
        guidance: rosters.guidance.fill(guidance, &mut whole),
        watch: rosters.watch.fill(watch, &mut whole),
        faq: rosters.faq.fill(faq, &mut whole),
        glossary: rosters.glossary.fill(glossary, &mut whole),
        gaps: rosters.gaps.fill(gaps, &mut whole),
        series: rosters.series.fill(series, &mut whole),
        exhibits: rosters.exhibits.fill(exhibits, &mut whole),
        changes,
        allow,
        authorship,
    };
    whole.then_some(brief)
}
