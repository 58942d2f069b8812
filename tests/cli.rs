//! The program as its user meets it: exit codes and what is said.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sha2::Digest;

use expect_test::{Expect, expect};

fn brief(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_brief"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

#[track_caller]
fn check(arguments: &[&str], code: i32, said: &Expect) {
    let output = brief(arguments);
    let text = [output.stdout, output.stderr].concat();
    said.assert_eq(&String::from_utf8_lossy(&text));
    assert_eq!(output.status.code(), Some(code));
}

fn scratch(name: &str) -> PathBuf {
    // Tests run side by side: each has its own.
    let of_test = std::thread::current().name().unwrap_or_default().to_owned();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(of_test).join(name);
    match std::fs::remove_dir_all(&folder) {
        Ok(()) => {}
        Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => panic!("{}: {error}", folder.display()),
    }
    folder
}

/// A folder with stand-ins for the browser modules: what is tested here is where files go, not what they do.
fn stand_ins() -> String {
    let folder = scratch("stand-ins");
    std::fs::create_dir_all(&folder).expect("the scratch folder can be made");
    for name in ["web.js", "web_bg.wasm", "press.js", "press_bg.wasm"] {
        std::fs::write(folder.join(name), name).expect("it can be written to");
    }
    folder.to_string_lossy().into_owned()
}

#[test]
fn the_published_bundles_are_clean() {
    check(
        &["check", "public/incident.json", "public/examples/xz-backdoor.json", "public/examples/knight-capital.json"],
        0,
        &expect![[r#"
            public/incident.json: no findings
            public/examples/xz-backdoor.json: no findings
            public/examples/knight-capital.json: no findings
        "#]],
    );
}

#[test]
fn findings_exit_with_1() {
    check(
        &["check", "tests/bundles/bad/unknown-source.json"],
        1,
        &expect![[r#"
            tests/bundles/bad/unknown-source.json:8:92: error[unknown-source] /claims/0/evidence/0/source
              no source here has the id `harbour-log`
              help: did you mean `harbor-log`?
            tests/bundles/bad/unknown-source.json: 1 error, 0 warnings
        "#]],
    );
}

#[test]
fn a_report_can_be_read_by_programs() {
    let output = brief(&["check", "--format", "json", "tests/bundles/bad/unknown-source.json", "public/incident.json"]);
    let lines: Vec<serde_json::Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    assert_eq!(lines[0]["findings"]["diagnostics"][0]["code"], "unknown-source");
    assert!(lines[0]["findings"]["diagnostics"][0]["place"]["line"].is_number());
    assert_eq!(lines[1]["findings"]["diagnostics"].as_array().map(Vec::len), Some(0));
    assert_eq!(output.status.code(), Some(1));
}

/// What steers a terminal, or turns the order of what it shows.
fn steers(letter: char) -> bool {
    letter != '\n' && (letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

#[test]
fn nothing_that_is_printed_steers_a_terminal() {
    let (old, new) = ("tests/bundles/good/two-claims.json", "tests/bundles/bad/terminal-escapes-new.json");
    let folder = scratch("escapes");
    std::fs::create_dir_all(&folder).expect("the scratch folder can be made");
    let field = folder.join("field.json");
    let bundle = std::fs::read_to_string("tests/bundles/good/two-claims.json").expect("it is in the package");
    // The name of a field that is not read stands in its pointer.
    let odd = bundle.replacen('{', "{ \"\\u001b]0;owned\\u0007\\n\\u009b31m\\u202e\": 1,", 1);
    std::fs::write(&field, odd).expect("it can be written to");
    let field = field.to_string_lossy().into_owned();
    let missing = "no-such-\u{1b}[2J\u{202e}-file.json";
    for (arguments, code) in [
        (vec!["check", old], 0),
        (vec!["check", new], 1),
        (vec!["check", "--format", "json", new], 1),
        (vec!["diff", old, new], 2),
        (vec!["check", &field], 1),
        (vec!["check", "--format", "json", &field], 1),
        (vec!["diff", "--format", "json", &field, "tests/bundles/good/two-claims.json"], 0),
        (vec!["check", missing], 2),
        (vec!["diff", missing, missing], 2),
    ] {
        let output = brief(&arguments);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("what is printed is text");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text:?}");
        assert!(!text.contains(steers), "{arguments:?}: {text:?}");
        for line in text.lines().filter(|_| arguments.contains(&"json")) {
            let _: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        }
    }
    let output = brief(&["check", &field]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("warning[unknown-field] /\\u{1b}]0;owned\\u{7}\\n\\u{9b}31m\\u{202e}\n"), "{text}");
}

#[test]
fn a_missing_file_exits_with_2() {
    check(
        &["check", "no-such-file.json"],
        2,
        &expect![[r#"
            cannot read `no-such-file.json`
                Diagnostic severity: error
            diagnostic help: Check that the path is right and that you may read the file.
            diagnostic code: unreadable-file
                Because: No such file or directory (os error 2)
        "#]],
    );
}

#[test]
fn a_bundle_with_errors_builds_nothing() {
    let out = scratch("nothing");
    let app = stand_ins();
    let output = brief(&["build", "tests/bundles/bad/unknown-source.json", "--out", &out.to_string_lossy(), "--app", &app]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!out.exists(), "{}", out.display());
}

#[test]
fn two_builds_give_the_same_bytes_and_leave_what_is_not_theirs() {
    let (folders, app) = (["one", "two"].map(scratch), stand_ins());
    for folder in &folders {
        for _ in 0..2 {
            let output = brief(&["build", "public/incident.json", "--out", &folder.to_string_lossy(), "--app", &app]);
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            std::fs::write(folder.join("web-notes.txt"), "of someone else").expect("it can be written to");
        }
    }
    assert!(files_in(&folders[0]) == files_in(&folders[1]));
}

#[test]
fn the_bundle_of_the_readme_is_good() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the package has a README");
    let bundle = readme.split("```json\n").nth(1).and_then(|after| after.split("```").next()).expect("it shows a bundle");
    let report = incident_brief::check::check(bundle.as_bytes()).report;
    assert!(report.is_clean(), "{}", report.to_text("README.md"));
}

#[test]
fn what_is_there_is_counted() {
    let output = brief(&["check", "--stats", "tests/bundles/good/two-claims.json"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("       2  claims\n") && text.contains("words at 30 seconds"), "{text}");
    let output = brief(&["check", "--stats", "tests/bundles/bad/short-cut-of-900-chinese-characters.json"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("     563    words at 30 seconds\n"), "words are reckoned where no spaces are: {text}");
}

#[test]
fn the_schema_describes_what_is_read() {
    let output = brief(&["schema"]);
    let schema: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the schema is JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema["properties"]["claims"].is_object() && schema["$defs"]["Evidence"]["properties"]["excerpt"].is_object());
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_zip_is_whole_and_the_same_each_time() {
    let (folder, app) = (scratch("zips"), stand_ins());
    let zips = ["one.zip", "two.zip"].map(|name| {
        let out = folder.join(name);
        let output = brief(&["pack", "public/incident.json", "--out", &out.to_string_lossy(), "--app", &app]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(&out).expect("it was just written")
    });
    assert!(zips[0] == zips[1]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&zips[0])).expect("it is a zip");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("it is in there");
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("it can be read");
        let name = file.name().expect("its name is text").into_owned();
        files.insert(name, bytes);
    }
    let sums = String::from_utf8(files.remove("SHA256SUMS").expect("it has digests")).expect("they are text");
    assert_eq!(sums.lines().count(), files.len());
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").expect("a digest and a name");
        let own: String = sha2::Sha256::digest(&files[name]).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(digest, own, "{name}");
    }
    let bundle = std::fs::read("public/incident.json").expect("it is in the package");
    assert!(files["incident.json"] == bundle);
}

#[test]
fn a_pack_of_another_kind_exits_with_2() {
    let output = brief(&["pack", "public/incident.json", "--out", "brief.pdf", "--app", &stand_ins()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("End its name with `.html`"));
}

/// Every file below a folder, by its path from there.
fn files_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("it was just built") {
        let path = entry.expect("it can be listed").path();
        let name = PathBuf::from(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            files.extend(files_in(&path).into_iter().map(|(below, bytes)| (name.join(below), bytes)));
        } else {
            files.insert(name, std::fs::read(&path).expect("it was just written"));
        }
    }
    files
}
