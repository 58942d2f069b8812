//! `brief diff`: laws over whole bundles, and what a person reads.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::{Expect, expect};
use incident_brief::brief::ChangeKind;
use incident_brief::check::check;
use incident_brief::wording;
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

#[test]
fn no_bundle_differs_from_itself_and_each_address_is_there_once() {
    for path in good_bundles() {
        let brief = check(&fs::read(&path).expect("it was just listed")).brief.expect("it is valid");
        assert_eq!(wording::differences(&brief, &brief), [], "{}", path.display());
        let mut addresses: Vec<String> = wording::blocks(&brief).into_iter().map(|block| block.address).collect();
        let all = addresses.len();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), all, "{}", path.display());
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
fn the_other_way_round_what_came_has_gone() {
    let briefs: Vec<_> = good_bundles().iter().filter_map(|path| check(&fs::read(path).ok()?).brief).collect();
    for old in &briefs {
        for new in &briefs {
            let kinds = |differences: Vec<incident_brief::insight::Difference>, turned: bool| {
                let kind = |kind| match (kind, turned) {
                    (ChangeKind::New, true) => ChangeKind::Withdrawn,
                    (ChangeKind::Withdrawn, true) => ChangeKind::New,
                    (kind, _) => kind,
                };
                let mut found: Vec<(String, String)> =
                    differences.into_iter().map(|each| (each.address, wording::change(kind(each.kind)).to_owned())).collect();
                found.sort();
                found
            };
            assert_eq!(kinds(wording::differences(old, new), false), kinds(wording::differences(new, old), true));
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
        changed    claim-valve: A valve had been left open, says the crew.
            Statement
              - A valve had been left open.
              + A valve had been left open, says the crew.
        new        gap-log: The log of the night before.
        3 differences: 1 new and 2 changed
    "#]],
    );
}

#[test]
fn a_program_reads_the_same() {
    let new = changed("for-programs.json", |bundle| bundle["meta"]["title"] = json!("Another headline"));
    let output = diff(Path::new(SMALL), &new, &["--format", "json"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(told["differences"][0]["kind"], "changed");
    assert_eq!(told["differences"][0]["facts"][0]["after"], "Another headline");
    assert_eq!(told["new"]["revision"], 1);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let output = diff(Path::new(SMALL), Path::new("tests/bundles/bad/unknown-source.json"), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not-comparable"));
}
