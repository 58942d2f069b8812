//! The JSON Schema that an editor marks a bundle by, held against the check: what the one refuses, the other does, too.
#![cfg(feature = "cli")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use incident_brief::bundle::schema;
use incident_brief::check::check;
use serde_json::{Value, json};

/// Bad bundles whose fault no schema can see: it takes two places to know it, or a calendar, or a sum.
const BEYOND_A_SCHEMA: &[&str] = &[
    "backward-interval",
    "chain-too-long",
    "circular-derivation",
    "circular-unit",
    "circular-origins",
    "circular-parties",
    "column-length",
    "dates-out-of-order",
    "derivation-too-long",
    "division-by-zero",
    "duplicate-id",
    "duplicate-metric",
    "duplicate-position",
    "formula-of-unknown",
    "formula-too-deep",
    "formula-too-long",
    "formula-without-spaces",
    "lead-with-place",
    "overflow",
    "range-upside-down",
    "repeated-field",
    "same-revision-twice",
    "too-many-positions",
    "steps-out-of-order",
    "undeclared-ladder",
    "unit-mismatch",
    "unit-mismatch-in-metric",
    "unknown-area",
    "unknown-claim",
    "unknown-event",
    "unknown-figure",
    "unknown-in-prose",
    "unknown-metric",
    "unknown-party",
    "unknown-position",
    "unknown-question",
    "unknown-series",
    "unknown-source",
    "unknown-stage",
    "unknown-term",
    "value-outside-range",
];

/// What the schema refuses of each of these bundles, as ajv says it; nothing where it accepts one.
fn refusals(bundles: &BTreeMap<String, String>) -> BTreeMap<String, Option<Vec<String>>> {
    let asked = json!({ "schema": serde_json::from_str::<Value>(&schema()).expect("the schema is JSON"), "bundles": bundles });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema/validate.mjs");
    let node = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut node =
        node.unwrap_or_else(|error| panic!("node does not start ({error}); run scripts/setup build, which brings it"));
    let told = node.stdin.take().expect("it is piped").write_all(asked.to_string().as_bytes());
    let output = node.wait_with_output().expect("node ends");
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{why}\nwhere ajv is missing, run scripts/setup build, which brings it");
    told.expect("node reads what it is asked");
    serde_json::from_slice(&output.stdout).expect("the script answers in JSON")
}

/// The bundles of a folder that are UTF-8, without a byte order mark: what an editor shows.
fn bundles(folder: &str) -> BTreeMap<String, String> {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bundles").join(folder));
    let paths =
        files.expect("the folder is part of the repository").map(|file| file.expect("a listed file can be read").path());
    let mut bundles = BTreeMap::new();
    for path in paths.filter(|path| path.extension().is_some_and(|own| own == "json")) {
        if let Ok(text) = String::from_utf8(fs::read(&path).expect("a listed file can be read")) {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            bundles.insert(name, text.trim_start_matches('\u{feff}').to_owned());
        }
    }
    bundles
}

#[test]
fn every_good_bundle_is_accepted() {
    let mut bundles = bundles("good");
    bundles.insert("flagship".to_owned(), fs::read_to_string("public/incident.json").expect("it is part of the repository"));
    let refused: Vec<_> = refusals(&bundles).into_iter().filter(|(_, refusal)| refusal.is_some()).collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_fault_of_form_is_refused() {
    let bundles = bundles("bad");
    let mut accepted = BTreeSet::new();
    for (name, refusal) in refusals(&bundles) {
        let has_errors = check(bundles[&name].as_bytes()).report.has_errors();
        match refusal {
            None if has_errors => {
                accepted.insert(name);
            }
            None => {}
            // A field that is not known is a warning of the check: a slip, or of a later program.
            Some(said) => {
                let agree = has_errors || name == "unknown-field";
                assert!(agree, "the schema refuses {name}, and the check does not: {said:?}");
            }
        }
    }
    let beyond: BTreeSet<_> = BEYOND_A_SCHEMA.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(accepted, beyond, "left: what the schema accepts; right: what is listed here");
}

#[test]
fn each_rule_of_form_is_refused_alone() {
    let good = bundles("good")["everything"].clone();
    let good: Value = serde_json::from_str(&good).expect("it is JSON");
    let with = |pointer: &str, value: Value| {
        let (above, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
        let mut bundle = good.clone();
        match bundle.pointer_mut(above).unwrap_or_else(|| panic!("the bundle has {above}")) {
            Value::Array(list) => list[name.parse::<usize>().expect("it is an index")] = value,
            object => object[name] = value,
        }
        bundle.to_string()
    };
    let slips = [
        ("/format", json!(2)),
        ("/meta/id", json!("Pier Leak")),
        ("/meta/title", json!("")),
        ("/meta/title", json!(" \t")),
        ("/meta/published", json!("March 2")),
        ("/meta/published", json!("2026-13")),
        ("/meta/published", json!("2026-02-30T24:00Z")),
        ("/meta/published", json!("2026-03-02T18:00")),
        ("/meta/revision", json!(0)),
        ("/meta/revision", json!(1.5)),
        ("/meta/revision", json!(4_294_967_296_u64)),
        ("/meta/language", json!("english please")),
        ("/meta/canonical", json!("example.org")),
        ("/meta/marking", json!({ "embargo": "soon" })),
        ("/sources/0/url", json!("javascript:1")),
        ("/sources/0/url", json!("https://")),
        ("/sources/0/url", json!("https://example.org/a b")),
        ("/sources/0/rests_on", json!(["The log"])),
        ("/claims/0/statement", json!("A {figure:volume of fuel")),
        ("/claims/0/statement", json!("It {sank:boat}.")),
        ("/claims/0/statement", json!("The {claim:leak} is so.")),
        ("/claims/0/statement", json!("")),
        ("/claims/0/asserted_by", json!(["The port"])),
        ("/questions/0/positions", json!([])),
        ("/events/0/date", json!("2026-03-02/")),
        ("/changes/0/revision", json!(0)),
    ];
    let mut bundles = BTreeMap::from([("good".to_owned(), good.to_string())]);
    for (at, (pointer, value)) in slips.iter().enumerate() {
        let bundle = with(pointer, value.clone());
        assert!(check(bundle.as_bytes()).report.has_errors(), "the check accepts {value} at {pointer}");
        bundles.insert(format!("{at}: {pointer} {value}"), bundle);
    }
    // Numbers with their words of precision: each in a figure of its own.
    let stated = [
        (json!({ "value": 1 }), false),
        (json!({ "value": 1, "precision": "exact" }), true),
        (json!({ "value": 1, "range": null, "precision": "exact" }), true),
        (json!({ "range": [1, 2], "precision": "exact" }), true),
        (json!({ "range": [1, 2] }), false),
        (json!({ "range": [1, 2, 3], "precision": "exact" }), false),
        (json!({ "value": 1, "range": [1, 2], "precision": "exact" }), true),
        (json!({ "value": 1, "precision": "not-disclosed" }), false),
        (json!({ "precision": "not-disclosed" }), true),
        (json!({ "precision": "about" }), false),
        (json!({}), false),
        (json!({ "derivation": { "formula": "1 + 1" } }), true),
        (json!({ "derivation": { "formula": "1 + 1" }, "value": 2, "precision": "exact" }), false),
        (json!({ "derivation": { "formula": "1 + 1" }, "precision": "exact" }), false),
        (json!({ "derivation": { "formula": "one & two" } }), false),
    ];
    let mut sound = BTreeSet::from(["good".to_owned()]);
    for (mut figure, is_sound) in stated {
        let name = figure.to_string();
        for (field, value) in [("id", "f"), ("label", "L"), ("unit", "times")] {
            figure[field] = value.into();
        }
        let meta = json!({ "id": "m", "title": "T", "summary": "S", "published": "2026", "revision": 1 });
        let bundle = json!({ "format": 1, "meta": meta, "figures": [figure] }).to_string();
        assert_eq!(check(bundle.as_bytes()).report.has_errors(), !is_sound, "the check says otherwise of {name}");
        if is_sound {
            sound.insert(name.clone());
        }
        bundles.insert(name, bundle);
    }
    let accepted: BTreeSet<_> =
        refusals(&bundles).into_iter().filter(|(_, refusal)| refusal.is_none()).map(|(name, _)| name).collect();
    assert_eq!(accepted, sound);
}
