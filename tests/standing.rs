//! How a claim stands: houses, origins, denials and opposed positions, by small briefs of what had been counted wrongly.

use incident_brief::brief::{Brief, Claim, House};
use incident_brief::check::check;
use incident_brief::insight::{Corroboration, Standing, Strength, Strengths, standings};
use incident_brief::wording;
use serde_json::{Value, json};

/// A brief of these sources and claims, with a firm, its lab, and a paper for parties.
#[allow(clippy::needless_pass_by_value)]
fn brief(sources: Value, claims: Value, more: &[(&str, Value)]) -> Brief {
    let mut bundle = json!({
        "format": 1,
        "meta": { "id": "outage", "title": "An outage", "summary": "What is known.", "published": "2026-03-02", "revision": 1 },
        "parties": [
            { "id": "firm", "name": "Norwind Group", "short": "Norwind", "roles": ["accused"] },
            { "id": "lab", "name": "Norwind Labs", "roles": ["affected"], "part_of": "firm" },
            { "id": "team", "name": "The kernel team", "roles": ["affected"], "part_of": "lab" },
            { "id": "hospital", "name": "City Hospital", "roles": ["affected"] },
        ],
        "sources": sources,
        "claims": claims,
    });
    for (part, value) in more {
        bundle[*part] = value.clone();
    }
    let checked = check(bundle.to_string().as_bytes());
    checked.brief.unwrap_or_else(|| panic!("{}", checked.report.to_text("the bundle")))
}

#[allow(clippy::needless_pass_by_value)]
fn source(id: &str, more: Value) -> Value {
    let mut source = json!({ "id": id, "title": format!("Of {id}"), "kind": "primary" });
    source.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    source
}

/// A claim that these sources bear on.
fn claim(id: &str, evidence: &[(&str, &str)]) -> Value {
    let evidence: Vec<Value> =
        evidence.iter().map(|(source, bearing)| json!({ "source": source, "bearing": bearing })).collect();
    json!({ "id": id, "statement": "It failed.", "asserted_by": ["hospital"], "stance": "says", "evidence": evidence })
}

fn stands(brief: &Brief, id: &str) -> Standing {
    let at = brief.claims.iter().position(|claim| claim.id.word() == id).expect("it is in the brief");
    standings(brief).swap_remove(at)
}

fn said(brief: &Brief, id: &str) -> String {
    let standing = stands(brief, id);
    format!("{}: {}", wording::standing_word(&standing).0, wording::standing_basis(&standing))
}

fn named<'a>(brief: &'a Brief, id: &str) -> &'a Claim {
    brief.claims.iter().find(|claim| claim.id.word() == id).expect("it is in the brief")
}

#[test]
fn all_that_one_house_says_counts_once() {
    let brief = brief(
        json!([
            source("paper-one", json!({ "by": "lab" })),
            source("paper-two", json!({ "by": "team", "publisher": "A journal" })),
            source("blog", json!({ "by": "firm" })),
            source("filing", json!({ "publisher": "norwind  group" })),
            source("interview", json!({ "publisher": "Norwind" })),
            source("first", json!({ "publisher": "Evening Paper", "kind": "wire" })),
            source("second", json!({ "publisher": "evening paper", "kind": "analysis" })),
        ]),
        json!([
            claim("firm", &["paper-one", "paper-two", "blog", "filing", "interview"].map(|source| (source, "supports"))),
            claim("paper", &[("first", "supports"), ("second", "supports")]),
            claim("both", &[("paper-one", "supports"), ("blog", "supports"), ("first", "supports")]),
        ]),
        &[],
    );
    assert_eq!(said(&brief, "firm"), "One origin: 5 sources, 1 origin (5 documents, 1 house)");
    assert_eq!(said(&brief, "paper"), "One origin: 2 sources, 1 origin (2 documents, 1 house)");
    assert_eq!(said(&brief, "both"), "Independent origins: 3 sources, 2 origins (3 documents, 2 houses)");
    let Corroboration::OneOrigin(origin) = stands(&brief, "firm").corroboration else { panic!("one house says so") };
    assert!(matches!(&origin.house, House::Party(id) if id.word() == "firm"), "{:?}", origin.house);
    assert_eq!(wording::house(&origin, &brief), "Norwind Group");
}

#[test]
fn a_source_without_publisher_goes_by_its_party() {
    let brief = brief(json!([source("blog", json!({ "by": "lab" }))]), json!([claim("it", &[("blog", "supports")])]), &[]);
    assert_eq!(brief.sources.iter().next().expect("there is one").publisher, "Norwind Labs");
}

#[test]
fn what_vouches_for_nothing_is_no_origin() {
    for (kind, expected) in [
        ("secondary", "Unsupported: 1 source says so but no named origin"),
        ("generated", "Unsupported: 1 source says so but no named origin"),
        ("user-report", "Unsupported: 1 source says so but no named origin"),
        ("wire", "One origin: 1 source, 1 origin"),
        ("analysis", "One origin: 1 source, 1 origin"),
        ("primary", "One origin: 1 source, 1 origin"),
    ] {
        let sources = json!([source("it", json!({ "publisher": "A page", "kind": kind }))]);
        let brief = brief(sources, json!([claim("it", &[("it", "supports")])]), &[]);
        assert_eq!(said(&brief, "it"), expected, "{kind}");
    }
    let sources = json!([
        source("log", json!({ "publisher": "Control room" })),
        source("it", json!({ "publisher": "A page", "kind": "secondary", "rests_on": ["log"] })),
    ]);
    let brief = brief(sources, json!([claim("it", &[("it", "supports")])]), &[]);
    assert_eq!(said(&brief, "it"), "One origin: 1 source, 1 origin", "a report of what it names leads there");
}

#[test]
fn one_article_can_rest_on_each_side_for_its_own_word() {
    let evidence = |bearing: &str, rests_on: &[&str]| json!({ "source": "article", "bearing": bearing, "rests_on": rests_on });
    let told = |id: &str, evidence: Value| {
        let mut told = claim(id, &[("complaint", "supports")]);
        told["evidence"].as_array_mut().expect("a list").push(evidence);
        told
    };
    let reported = |rests_on: &[&str]| json!({ "source": "article", "value": 7, "precision": "exact", "rests_on": rests_on });
    let figure = |id: &str, rests_on: &[&str]| {
        let own = json!({ "source": "complaint", "value": 7, "precision": "exact" });
        json!({ "id": id, "label": "Flights", "value": 7, "precision": "exact", "unit": "", "reported_by": [own, reported(rests_on)] })
    };
    let brief = brief(
        json!([
            source("complaint", json!({ "publisher": "The plaintiffs" })),
            source("reply", json!({ "by": "firm" })),
            source("article", json!({ "publisher": "Evening Paper", "kind": "wire", "rests_on": ["complaint"] })),
        ]),
        json!([
            told("as-a-whole", evidence("supports", &[])),
            told("of-the-firm", evidence("supports", &["reply"])),
            told("seen-by-itself", evidence("supports", &["article"])),
        ]),
        &[("figures", json!([figure("whole", &[]), figure("firms", &["reply"]), figure("counted", &["article"])]))],
    );
    assert_eq!(said(&brief, "as-a-whole"), "One origin: 2 sources, 1 origin");
    assert_eq!(said(&brief, "of-the-firm"), "Independent origins: 2 sources, 2 origins");
    assert_eq!(said(&brief, "seen-by-itself"), "Independent origins: 2 sources, 2 origins");
    let strengths = Strengths::new(&brief, &standings(&brief));
    assert_eq!(strengths.figures, [Strength::OneOrigin, Strength::Primary, Strength::Primary]);
    let basis: Vec<String> = brief.figures.iter().map(|figure| wording::figure_basis(figure, &brief)).collect();
    assert_eq!(basis, ["2 sources, 1 origin", "2 sources, 2 origins", "2 sources, 2 origins"]);
}

#[test]
fn a_denial_is_the_word_of_its_house() {
    let mut told = claim("it", &[("log", "supports"), ("article", "supports")]);
    told["denied_by"] = json!([{ "party": "lab", "source": "article", "words": "nothing failed" }, { "party": "firm" }]);
    let brief = brief(
        json!([
            source("log", json!({ "publisher": "Control room" })),
            source("article", json!({ "publisher": "Evening Paper", "kind": "wire" })),
        ]),
        json!([told]),
        &[],
    );
    assert_eq!(said(&brief, "it"), "Disputed: for: 2 sources, 2 origins; against: 1 source, 1 origin");
    let denied: Vec<String> = named(&brief, "it").denied_by.iter().map(|denial| wording::denied(denial, &brief)).collect();
    assert_eq!(denied, ["Denied by Norwind Labs", "Denied by Norwind Group"]);
}

#[test]
fn a_house_that_says_both_is_told() {
    let brief = brief(
        json!([source("release", json!({ "by": "firm" })), source("order", json!({ "by": "lab" }))]),
        json!([claim("it", &[("release", "supports"), ("order", "disputes")])]),
        &[],
    );
    assert_eq!(said(&brief, "it"), "Disputed: for: 1 source, 1 origin; against: 1 source, 1 origin; one house says both");
}

#[test]
fn an_admission_counts_for_what_it_admits() {
    let brief = brief(
        json!([source("review", json!({ "by": "firm" })), source("log", json!({ "publisher": "City Hospital" }))]),
        json!([claim("it", &[("review", "admits"), ("log", "supports")])]),
        &[],
    );
    assert_eq!(said(&brief, "it"), "Independent origins: 2 sources, 2 origins");
}

#[test]
fn claims_of_positions_that_exclude_each_other_dispute_each_other() {
    let sources = json!([
        source("log", json!({ "publisher": "Control room" })),
        source("review", json!({ "by": "firm" })),
        source("report", json!({ "publisher": "The regulator" })),
        source("post", json!({ "publisher": "A forum", "kind": "user-report" })),
    ]);
    let claims = json!([
        claim("update", &[("review", "supports"), ("report", "supports")]),
        claim("attack", &[("log", "supports")]),
        claim("aliens", &[("post", "supports")]),
        claim("it-failed", &[("log", "supports"), ("report", "supports")]),
    ]);
    let question = |can_both_hold: bool| {
        json!([{ "id": "cause", "question": "What was it?", "can_both_hold": can_both_hold, "positions": [
            { "id": "update", "text": "An update.", "claims": ["update", "it-failed"] },
            { "id": "attack", "text": "An attack.", "claims": ["attack", "it-failed"] },
            { "id": "aliens", "text": "Visitors.", "claims": ["aliens"] },
        ] }])
    };
    let excluding = brief(sources.clone(), claims.clone(), &[("questions", question(false))]);
    assert_eq!(said(&excluding, "update"), "Disputed: for: 2 sources, 2 origins; against: 2 sources, 1 origin");
    assert_eq!(said(&excluding, "attack"), "Disputed: for: 1 source, 1 origin; against: 3 sources, 2 origins");
    assert_eq!(said(&excluding, "it-failed"), "Independent origins: 2 sources, 2 origins", "both sides rest on it");
    let leaving_room = brief(sources, claims, &[("questions", question(true))]);
    assert_eq!(said(&leaving_room, "update"), "Independent origins: 2 sources, 2 origins");
    assert_eq!(said(&leaving_room, "attack"), "One origin: 1 source, 1 origin");
}

#[test]
fn nobody_is_said_to_have_spoken_who_is_not_named() {
    let stance = |stance: &str, by: &[&str], sources: &[&str]| {
        let mut told = claim(stance, &sources.iter().map(|source| (*source, "supports")).collect::<Vec<_>>());
        told["asserted_by"] = json!(by);
        told["stance"] = json!(stance);
        told
    };
    let all: Vec<Value> = ["CNBC", "Reuters", "AP", "BBC"]
        .map(|name| source(&name.to_lowercase(), json!({ "publisher": name, "kind": "wire" })))
        .into();
    for (told, expected) in [
        (stance("says", &["firm"], &["cnbc"]), "Said by Norwind Group"),
        (stance("says", &[], &["cnbc"]), "Stated in CNBC"),
        (stance("says", &[], &["cnbc", "ap", "bbc", "reuters"]), "Stated in CNBC and 3 more"),
        (stance("estimates", &[], &["ap"]), "Estimated in AP"),
        (stance("predicts", &["lab"], &["ap"]), "Predicted by Norwind Labs"),
        (stance("finds", &["hospital"], &["ap"]), "Found by City Hospital"),
        (stance("admits", &["firm"], &["ap"]), "Admitted by Norwind Group"),
        (stance("says", &[], &[]), "Nobody is named who says so"),
    ] {
        let brief = brief(json!(all), json!([told]), &[]);
        assert_eq!(wording::asserters(brief.claims.iter().next().expect("there is one"), &brief), expected);
    }
}
