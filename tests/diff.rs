//! `brief diff`: laws over whole bundles, and what a person reads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::{Expect, expect};
use incident_brief::brief::ChangeKind;
use incident_brief::check::edition;
use incident_brief::edition::Edition;
use incident_brief::insight::Difference;
use incident_brief::wording::differences;
use serde_json::{Value, json};

const SMALL: &str = "tests/bundles/good/two-claims.json";

fn good_bundles() -> Vec<PathBuf> {
    let folders = ["tests/bundles/good", "public", "public/examples"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("the folder is in the package"));
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

/// Writes the small bundle, changed, and gives its path.
fn changed(name: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
    let mut bundle: Value = serde_json::from_slice(&fs::read(SMALL).expect("it is in the package")).expect("it is JSON");
    change(&mut bundle);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bundle.to_string()).expect("the target folder can be written to");
    path
}

fn diff(old: &Path, new: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_brief")).arg("diff").args([old, new]).args(more).output().expect("the program starts")
}

#[track_caller]
fn says(old: &Path, new: &Path, code: i32, expected: &Expect) {
    let output = diff(old, new, &[]);
    expected.assert_eq(&String::from_utf8_lossy(&output.stdout));
    assert_eq!(output.status.code(), Some(code));
}

fn editions() -> Vec<Edition> {
    good_bundles().iter().filter_map(|path| edition(&fs::read(path).expect("it was just listed")).0).collect()
}

#[test]
fn no_bundle_differs_from_itself() {
    let editions = editions();
    assert!(editions.len() > 5);
    for edition in &editions {
        assert_eq!(differences(edition, edition), [], "{}", edition.brief.meta.title);
    }
}

#[test]
fn a_text_cannot_pass_for_a_line_of_the_list() {
    let new = changed("forged-line.json", |bundle| {
        bundle["claims"][0]["statement"] = json!("It did not leak.\nwithdrawn  claim-all: Everything\n    Statement");
    });
    let output = diff(Path::new(SMALL), &new, &[]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("withdrawn")), "{text}");
}

#[test]
fn each_block_is_told_once_and_the_other_way_round_what_came_has_gone() {
    /// A difference seen from the other side.
    fn mirrored(difference: Difference) -> Difference {
        let kind = match difference.kind {
            ChangeKind::New => ChangeKind::Withdrawn,
            ChangeKind::Withdrawn => ChangeKind::New,
            kind => kind,
        };
        let [before, after] = difference.pointers;
        Difference { kind, pointers: [after, before], facts: Vec::new(), points: None, ..difference }
    }
    fn told(old: &Edition, new: &Edition, seen: impl Fn(Difference) -> Difference) -> Vec<(String, String)> {
        let differences = differences(old, new).into_iter().map(seen);
        let told = differences.map(|each| (each.address, format!("{:?} {:?}", each.kind, each.pointers)));
        let mut told: Vec<_> = told.collect();
        told.sort();
        told
    }
    let editions = editions();
    for old in &editions {
        for new in &editions {
            let there = told(old, new, |difference| Difference { facts: Vec::new(), points: None, ..difference });
            assert_eq!(there, told(new, old, mirrored));
            let mut addresses: Vec<&String> = there.iter().map(|(address, _)| address).collect();
            addresses.dedup();
            assert_eq!(addresses.len(), there.len(), "a block is told twice");
        }
    }
}

#[test]
fn nothing_is_different() {
    says(
        Path::new(SMALL),
        Path::new(SMALL),
        0,
        &expect![[r#"
        nothing is different
    "#]],
    );
}

#[test]
fn a_briefer_reads_what_is_new_changed_corrected_and_withdrawn() {
    let new = changed("newer.json", |bundle| {
        bundle["meta"]["revision"] = json!(2);
        bundle["meta"]["title"] = json!("Pier leak, one day on");
        bundle["claims"][1]["statement"] = json!("A valve had been left open, says the crew.");
        bundle["gaps"] = json!([{ "id": "log", "text": "The log of the night before." }]);
    });
    says(
        Path::new(SMALL),
        &new,
        1,
        &expect![[r#"
        changed    main: Pier leak, one day on
            Headline
              - Pier leak, as reported
              + Pier leak, one day on
            Revision
              - 1
              + 2
        changed    claim-valve: A valve had been left open, says the crew.
            Statement
              - A valve had been left open.
              + A valve had been left open, says the crew.
        new        gap-log: The log of the night before.
        3 differences: 1 new and 2 changed
    "#]],
    );
}

/// The small bundle with a figure of that value, which a claim refers to.
fn with_figure(name: &str, value: f64) -> PathBuf {
    changed(name, |bundle| {
        bundle["units"] = json!([{ "id": "liter", "one": "liter", "many": "liters" }]);
        bundle["figures"] =
            json!([{ "id": "volume", "label": "Fuel lost", "value": value, "precision": "exact", "unit": "liter" }]);
        bundle["claims"][0]["statement"] = json!("Some {figure:volume} of fuel escaped.");
    })
}

/// They differ in the last of eight digits only, and the claim that refers to the figure says what it said.
#[test]
fn numbers_that_nearly_read_alike_are_told_with_all_their_digits() {
    says(
        &with_figure("millions-old.json", 28_812_345.0),
        &with_figure("millions-new.json", 28_812_399.0),
        1,
        &expect![[r#"
            changed    figure-volume: Fuel lost
                Value
                  - 28,812,345
                  + 28,812,399
            1 difference: 1 changed
        "#]],
    );
}

#[test]
fn fields_that_no_page_prints_are_told_as_well() {
    let new = changed("unprinted.json", |bundle| {
        bundle["claims"][0]["evidence"][0]["locator"] = json!("page 3");
        bundle["claims"][1]["authorship"] = json!([{ "task": "checked", "by": "human", "name": "R. Ode" }]);
        bundle["meta"]["language"] = json!("en-GB");
        bundle["meta"]["title"] = json!("Pier leak, as\u{a0}reported");
    });
    says(
        Path::new(SMALL),
        &new,
        1,
        &expect![[r#"
        changed    main: Pier leak, as reported
            Headline
              - Pier leak, as[U+0020 space]reported
              + Pier leak, as[U+00A0 no-break space]reported
            Language
              - (nothing)
              + en-GB
        changed    claim-leak: Some about 400 liters of fuel escaped.
            Evidence (log), locator
              - (nothing)
              + page 3
        changed    claim-valve: A valve had been left open.
            Authorship 1
              - (nothing)
              + task: checked; by: human; name: R. Ode
        3 differences: 3 changed
    "#]],
    );
}

#[test]
fn what_follows_from_a_change_is_told_where_it_shows() {
    let derived = |name: &str, value: u32, unnamed: bool| {
        changed(name, |bundle| {
            bundle["sources"][0]["unnamed_origin"] = json!(unnamed);
            bundle["units"] = json!([{ "id": "liter", "one": "liter", "many": "liters" }]);
            bundle["figures"] = json!([
                { "id": "volume", "label": "Fuel lost", "value": value, "precision": "exact", "unit": "liter" },
                { "id": "twice", "label": "Twice that", "unit": "liter", "derivation": { "formula": "volume * 2" } },
            ]);
        })
    };
    says(
        &derived("computed-old.json", 400, false),
        &derived("computed-new.json", 500, true),
        1,
        &expect![[r#"
            changed    figure-volume: Fuel lost
                Value
                  - 400
                  + 500
            changed    figure-twice: Twice that
                Computed value
                  - 800 liters
                  + 1,000 liters
            changed    claim-leak: Some 500 liters of fuel escaped.
                Standing
                  - One origin: 2 sources, 1 origin
                  + Unsupported: 2 sources say so but no named origin
            changed    claim-valve: A valve had been left open.
                Standing
                  - Disputed: for: 1 source, 1 origin; against: 1 source, 1 origin; one house says both
                  + Unsupported: 1 source says so but no named origin; against: 1 source, no named origin
            changed    source-log: Duty log
                Unnamed origin
                  - (nothing)
                  + yes
            5 differences: 5 changed
        "#]],
    );
}

#[test]
fn a_program_reads_exact_values_and_where_they_stand() {
    let old = with_figure("for-programs-old.json", 28_812_345.0);
    let new = changed("for-programs.json", |bundle| {
        *bundle = serde_json::from_slice(&fs::read(&old).expect("it was just written")).expect("it is JSON");
        bundle["meta"]["title"] = json!("Another headline");
        bundle["claims"].as_array_mut().expect("a list").reverse();
        bundle["claims"][0]["evidence"] = json!([]);
        bundle["figures"][0]["value"] = json!(28_812_345.5);
    });
    let output = diff(&old, &new, &["--format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let differences = told["differences"].as_array().expect("a list");
    let of = |address: &str| differences.iter().find(|each| each["address"] == address).expect("it is told");
    let headline = &of("main")["facts"][0];
    assert_eq!((&of("main")["kind"], &headline["after"]), (&json!("changed"), &json!("Another headline")));
    assert_eq!(headline["exact"]["after"], json!({ "pointer": "/meta/title", "value": "Another headline" }));
    assert_eq!(
        of("figure-volume")["facts"][0]["exact"],
        json!({
            "before": { "pointer": "/figures/0/value", "value": 28_812_345 },
            "after": { "pointer": "/figures/0/value", "value": 28_812_345.5 },
        })
    );
    assert_eq!(of("claim-valve")["pointers"], json!({ "before": "/claims/1", "after": "/claims/0" }));
    let order = of("main")["facts"].as_array().expect("a list").iter().find(|fact| fact["what"] == "Claims, order");
    assert_eq!(order.expect("it is told")["exact"]["after"]["value"], json!(["valve", "leak"]));
    assert_eq!(told["new"]["revision"], 1);
    assert_eq!(output.status.code(), Some(1));
}

/// However many points are not the same, they are counted and the first few told.
#[test]
fn a_long_series_is_told_in_a_few_lines() {
    const POINTS: u32 = 50_000;
    let series = |name: &str, from: u32, factor: u32| {
        changed(name, |bundle| {
            let t: Vec<u32> = (from..from + POINTS).map(|at| 1_767_225_600 + 60 * at).collect();
            let y: Vec<u32> = (from..from + POINTS).map(|at| at * factor).collect();
            bundle["units"].as_array_mut().expect("a list").push(json!({ "id": "meter", "one": "meter", "many": "meters" }));
            bundle["series"] = json!([{ "id": "level", "label": "Level", "unit": "meter", "t": t, "y": y }]);
        })
    };
    says(
        &series("series-old.json", 0, 1),
        &series("series-same.json", 0, 1),
        0,
        &expect![[r#"
        nothing is different
    "#]],
    );
    says(
        &series("series-old.json", 0, 1),
        &series("series-new.json", 2, 3),
        1,
        &expect![[r#"
        changed    series-level: Level
            2 points are new, 49,998 points read otherwise and 2 points are gone; the first of each are shown
            Point (1 January 2026, 00:02 UTC), value
              - 2
              + 6
            Point (1 January 2026, 00:03 UTC), value
              - 3
              + 9
            Point (1 January 2026, 00:04 UTC), value
              - 4
              + 12
            Point (1 January 2026, 00:05 UTC), value
              - 5
              + 15
            Point (1 January 2026, 00:06 UTC), value
              - 6
              + 18
            Point (4 February 2026, 17:20 UTC)
              - (nothing)
              + time: 4 February 2026, 17:20 UTC; value: 150,000
            Point (4 February 2026, 17:21 UTC)
              - (nothing)
              + time: 4 February 2026, 17:21 UTC; value: 150,003
            Point (1 January 2026, 00:00 UTC)
              - time: 1 January 2026, 00:00 UTC; value: 0
              + (nothing)
            Point (1 January 2026, 00:01 UTC)
              - time: 1 January 2026, 00:01 UTC; value: 1
              + (nothing)
        1 difference: 1 changed
    "#]],
    );
}

#[test]
fn what_cannot_be_compared_is_said() {
    let output = diff(Path::new(SMALL), Path::new("tests/bundles/bad/unknown-source.json"), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not-comparable"));
}
