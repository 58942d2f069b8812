//! What must hold of any brief: laws of the evidence filter.

use std::collections::BTreeSet;

use incident_brief::brief::{Amount, Brief, Figure, Precision, Prose, Quantity, Vocabulary};
use incident_brief::check::check;
use incident_brief::insight::{Filter, Strength, Strengths, best, standings};
use incident_brief::wording::{figure_words, precision_label};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One source of a made-up bundle: its kind, its house, whether it rests on someone it does not name, and on which of the
/// sources before it.
type Source = (&'static str, u8, bool, Vec<prop::sample::Index>);

/// A bundle of some sources, and of claims and figures that rest on them one way or the other.
fn any_bundle() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["primary", "wire", "wire", "secondary", "analysis", "generated", "user-report"]);
    let origins = prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    let source = (kind, 0..5_u8, prop::bool::weighted(0.1), origins);
    let evidence =
        (any::<prop::sample::Index>(), prop::sample::select(vec!["supports", "supports", "admits", "disputes", "context"]));
    let claim = prop::collection::vec(evidence, 0..5);
    let figure = prop::collection::vec((any::<prop::sample::Index>(), 1..3_u32), 0..4);
    (
        prop::collection::vec(source, 1..8),
        prop::collection::vec(claim, 1..8),
        prop::collection::vec(figure, 1..5),
        any::<prop::sample::Index>(),
    )
        .prop_map(|(sources, claims, figures, mentioned)| bundle(&sources, &claims, &figures, mentioned))
}

fn bundle(
    sources: &[Source],
    claims: &[Vec<(prop::sample::Index, &str)>],
    figures: &[Vec<(prop::sample::Index, u32)>],
    mentioned: prop::sample::Index,
) -> Value {
    let named = |at: usize| format!("source-{at}");
    let one = |index: &prop::sample::Index| named(index.index(sources.len()));
    let source = |(at, (kind, house, unnamed, origins)): (usize, &Source)| {
        // Only on earlier ones, so that none rests on itself.
        let origins: BTreeSet<String> = origins.iter().filter(|_| at > 0).map(|index| named(index.index(at.max(1)))).collect();
        json!({ "id": named(at), "publisher": format!("House {house}"), "title": "T", "url": "https://example.org/",
                "date": "2026-01-01", "kind": kind, "rests_on": origins, "unnamed_origin": *unnamed })
    };
    let claim = |(at, evidence): (usize, &Vec<(prop::sample::Index, &str)>)| {
        let evidence: Vec<Value> =
            evidence.iter().map(|(index, bearing)| json!({ "source": one(index), "bearing": bearing })).collect();
        json!({ "id": format!("claim-{at}"), "statement": "It leaked.", "asserted_by": ["port"], "stance": "says", "evidence": evidence })
    };
    let figure = |(at, reports): (usize, &Vec<(prop::sample::Index, u32)>)| {
        let reports: Vec<Value> = reports
            .iter()
            .map(|(index, value)| json!({ "source": one(index), "value": value, "precision": "exact" }))
            .collect();
        json!({ "id": format!("figure-{at}"), "label": "F", "value": 1, "precision": "exact", "unit": "liter", "reported_by": reports })
    };
    let (claim_at, figure_at) = (mentioned.index(claims.len()), mentioned.index(figures.len()));
    json!({
        "format": 1,
        "meta": { "id": "b", "title": "B", "summary": "S.", "language": "en", "published": "2026-01-01", "updated": "2026-01-01", "revision": 1 },
        "units": [{ "id": "liter", "one": "liter", "many": "liters" }],
        "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
        "sources": sources.iter().enumerate().map(source).collect::<Vec<_>>(),
        "claims": claims.iter().enumerate().map(claim).collect::<Vec<_>>(),
        "figures": figures.iter().enumerate().map(figure).collect::<Vec<_>>(),
        "narrative": [{ "id": "s", "heading": "H", "depth": "full", "blocks": [
            { "text": format!("It {{claim:claim-{claim_at}|leaked}}, {{figure:figure-{figure_at}}}.") },
            { "text": "Nothing is said here." },
        ] }],
    })
}

fn brief_of(bundle: &Value) -> Brief {
    let checked = check(bundle.to_string().as_bytes());
    checked.brief.unwrap_or_else(|| panic!("{}", checked.report.to_text("the bundle")))
}

fn strengths(brief: &Brief) -> Strengths {
    Strengths::new(brief, &standings(brief))
}

/// What a filter shows of a brief, by address.
fn shown(filter: Filter, brief: &Brief) -> BTreeSet<String> {
    let strengths = strengths(brief);
    let claims = brief
        .claims
        .iter()
        .filter(|claim| filter.passes(strengths.claim(&claim.id)))
        .map(|claim| format!("claim-{}", claim.id));
    let figures = brief
        .figures
        .iter()
        .filter(|figure| filter.passes(strengths.figure(&figure.id)))
        .map(|figure| format!("figure-{}", figure.id));
    let texts = brief.narrative.iter().flat_map(|section| &section.blocks).enumerate();
    let texts = texts.filter(|(_, block)| strengths.text(&block.text).is_none_or(|strength| filter.passes(strength)));
    claims.chain(figures).chain(texts.map(|(at, _)| format!("text-{at}"))).collect()
}

proptest! {
    #[test]
    fn a_stricter_filter_shows_a_part_of_what_a_wider_one_shows(bundle in any_bundle()) {
        let brief = brief_of(&bundle);
        let all: Vec<_> = Filter::ALL.iter().map(|filter| shown(*filter, &brief)).collect();
        for pair in all.windows(2) {
            prop_assert!(pair[1].is_subset(&pair[0]), "{:?} shows what {:?} hides", pair[1], pair[0]);
        }
        prop_assert_eq!(all[0].len(), brief.claims.len() + brief.figures.len() + 2);
    }

    /// A source more on the same side makes nothing weaker; one that says otherwise makes nothing stronger.
    #[test]
    fn evidence_moves_a_claim_the_way_it_bears(bundle in any_bundle(), index in any::<prop::sample::Index>()) {
        let brief = brief_of(&bundle);
        let before = strengths(&brief);
        let source = brief.sources.iter().nth(index.index(brief.sources.len())).expect("there is at least one").id.word().to_owned();
        for (bearing, is_no_worse) in [("supports", true), ("disputes", false)] {
            let mut more = bundle.clone();
            more["claims"][0]["evidence"].as_array_mut().expect("a list").push(json!({ "source": source, "bearing": bearing }));
            let after = strengths(&brief_of(&more));
            let (before, after) = (before.claims[0], after.claims[0]);
            prop_assert!(if is_no_worse { after >= before } else { after <= before }, "{bearing}: {before:?}, then {after:?}");
        }
    }

    /// A text stands no better than anything it refers to, and one that refers to nothing is never hidden.
    #[test]
    fn a_text_is_as_strong_as_its_weakest_part(bundle in any_bundle()) {
        let brief = brief_of(&bundle);
        let strengths = strengths(&brief);
        let texts: Vec<&Prose> = brief.narrative.iter().flat_map(|section| &section.blocks).map(|block| &block.text).collect();
        prop_assert_eq!(strengths.text(texts[1]), None);
        let weakest = strengths.claims.iter().chain(&strengths.figures).min().copied();
        prop_assert!(strengths.text(texts[0]) >= weakest);
    }

    /// A part says that it is emptied exactly by those filters that hide all of it.
    #[test]
    fn a_part_is_emptied_when_all_of_it_is_hidden(units in prop::collection::vec(0..5_usize, 1..6)) {
        const STRENGTHS: [Option<Strength>; 5] =
            [None, Some(Strength::Unsupported), Some(Strength::OneOrigin), Some(Strength::Independent), Some(Strength::Primary)];
        let units: Vec<Option<Strength>> = units.into_iter().map(|at| STRENGTHS[at]).collect();
        let best = best(&units);
        for filter in Filter::ALL {
            let hides_all = units.iter().all(|unit| unit.is_some_and(|strength| !filter.passes(strength)));
            prop_assert_eq!(hides_all, best.is_some_and(|best| !filter.passes(best)));
        }
    }
}

/// A bundle of one stated figure and of some that follow, each by its id, unit and formula.
fn with_derived(value: f64, unit: &str, precision: Precision, derived: &[(&str, &str, &str)]) -> Brief {
    let stated = json!({ "id": "stated", "label": "F", "value": value, "precision": precision.word(), "unit": unit });
    let derived = derived
        .iter()
        .map(|(id, unit, formula)| json!({ "id": id, "label": "F", "unit": unit, "derivation": { "formula": formula } }));
    brief_of(&json!({
        "format": 1,
        "meta": { "id": "b", "title": "B", "summary": "S.", "language": "en", "published": "2026-01-01", "updated": "2026-01-01", "revision": 1 },
        "figures": std::iter::once(stated).chain(derived).collect::<Vec<_>>(),
    }))
}

fn of<'b>(id: &str, brief: &'b Brief) -> &'b Figure {
    &brief.figures[&brief.figures.find(id).expect("the bundle has it")]
}

fn amount(quantity: Quantity) -> Amount {
    let Quantity::Known(amount, _) = quantity else { panic!("it is known") };
    amount
}

const PRECISIONS: [Precision; 8] = [
    Precision::Exact,
    Precision::About,
    Precision::Nearly,
    Precision::MoreThan,
    Precision::AtLeast,
    Precision::LessThan,
    Precision::AtMost,
    Precision::OrderOfMagnitude,
];

proptest! {
    /// A figure in another unit and back is the figure.
    #[test]
    fn a_conversion_there_and_back_changes_nothing(value in -1e9..1e9_f64, units in prop::sample::select(vec![
        ("minute", "day"), ("second", "million week"), ("USD", "million USD"), ("percent", "times"), ("year", "month"),
        ("USD per day", "thousand USD per week"),
    ])) {
        let brief = with_derived(value, units.0, Precision::Exact, &[("there", units.1, "stated"), ("back", units.0, "there")]);
        let back = amount(of("back", &brief).quantity).low();
        prop_assert!((back - value).abs() <= value.abs() * 1e-14, "{value} {} came back as {back}", units.0);
    }

    /// Nobody is told more digits than the coarsest number has that a figure follows from, nor that what was rounded is exact.
    #[test]
    fn what_is_derived_is_told_no_closer_than_it_is_known(digits in 1..99_999_u32, shift in -3..6_i32, by in 1..999_u32, word in 0..8_usize) {
        let (value, precision) = (f64::from(digits) * 10f64.powi(shift), PRECISIONS[word]);
        let brief = with_derived(value, "USD", precision, &[("part", "USD", &format!("stated / {by}")), ("share", "percent", "part / stated")]);
        for id in ["part", "share"] {
            let figure = of(id, &brief);
            let told = figure.told();
            if precision != Precision::Exact {
                prop_assert!(amount(told).significant() <= amount(of("stated", &brief).quantity).significant(), "{told:?}");
            }
            let is_rounded = (amount(told).low() - amount(figure.quantity).low()).abs() > amount(figure.quantity).low() * 1e-13;
            prop_assert!(!is_rounded || precision_label(figure) != "exactly", "{told:?} of {:?}", figure.quantity);
            prop_assert!(figure_words(figure).number.contains(|digit: char| ('1'..='9').contains(&digit)));
        }
    }
}

#[test]
fn the_odd_cases_stand_as_they_are() {
    let brief = brief_of(&json!({
        "format": 1,
        "meta": { "id": "b", "title": "B", "summary": "S.", "language": "en", "published": "2026-01-01", "updated": "2026-01-01", "revision": 1 },
        "units": [{ "id": "liter", "one": "liter", "many": "liters" }],
        "parties": [{ "id": "port", "name": "The port", "roles": ["affected"] }],
        "claims": [{ "id": "bare", "statement": "It leaked.", "asserted_by": ["port"], "stance": "says" }],
        "figures": [{ "id": "nobodys", "label": "F", "value": 1, "precision": "exact", "unit": "liter" }],
    }));
    let strengths = strengths(&brief);
    assert_eq!((strengths.claims[0], strengths.figures[0]), (Strength::Unsupported, Strength::Unsupported));
}
