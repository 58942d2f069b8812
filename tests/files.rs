//! What the program leaves on a disk: whole files or none, in folders that are its own, whatever ends it in between.
#![cfg(feature = "cli")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BUNDLE: &str = "tests/bundles/good/two-claims.json";
const OTHER: &str = "public/examples/xz-backdoor.json";

/// A folder of a test, empty.
fn scratch() -> PathBuf {
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("files").join(test);
    match fs::remove_dir_all(&folder) {
        Ok(()) => {}
        Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => panic!("{}: {error}", folder.display()),
    }
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    folder
}

/// Stand-ins for the browser modules; what is in them is what a page is made of.
fn modules(folder: &Path, content: &str) -> String {
    let folder = folder.join(format!("modules-{content}"));
    fs::create_dir_all(&folder).expect("the scratch folder can be written to");
    for name in ["web.js", "web_bg.wasm", "press.js", "press_bg.wasm"] {
        fs::write(folder.join(name), format!("{name} {content}")).expect("the scratch folder can be written to");
    }
    folder.to_string_lossy().into_owned()
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brief"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments);
    command
}

fn brief(arguments: &[&str]) -> Output {
    program(arguments).output().expect("the program starts")
}

fn build(bundle: &str, out: &Path, modules: &str, more: &[&str]) -> Output {
    let out = out.to_string_lossy();
    brief(&[&["build", bundle, "--out", &out, "--app", modules], more].concat())
}

#[track_caller]
fn ends(output: &Output, code: i32, said: &str) {
    let text = String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned();
    assert_eq!(output.status.code(), Some(code), "{text}");
    assert!(text.contains(said), "{said:?} is not in {text}");
}

/// Every file below a folder, by its path from there.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(files_in(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).expect("it can be read"));
        }
    }
    files
}

fn names_in(folder: &Path) -> Vec<String> {
    files_in(folder).into_keys().collect()
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let folder = scratch();
    let (out, app) = (folder.join("out"), modules(&folder, "1"));
    fs::create_dir(&out).expect("the scratch folder can be written to");
    fs::write(out.join("notes.txt"), "mine").expect("the scratch folder can be written to");
    fs::write(out.join("index.html"), "mine, too").expect("the scratch folder can be written to");
    ends(&build(BUNDLE, &out, &app, &[]), 2, "add `--force`");
    assert_eq!(names_in(&out), ["index.html", "notes.txt"]);
    ends(&build(BUNDLE, &out, &app, &["--force"]), 0, "files in");
    assert_eq!(fs::read_to_string(out.join("notes.txt")).expect("it stays"), "mine");
    assert_ne!(fs::read_to_string(out.join("index.html")).expect("it is there"), "mine, too");
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
}

#[test]
fn a_folder_that_holds_another_brief_is_left_alone() {
    let folder = scratch();
    let (out, app) = (folder.join("out"), modules(&folder, "1"));
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
    let before = files_in(&out);
    ends(&build(OTHER, &out, &app, &[]), 2, "holds another brief");
    assert!(files_in(&out) == before);
    ends(&build(OTHER, &out, &app, &["--force"]), 0, "files in");
    ends(&build(OTHER, &folder.join("fresh"), &app, &[]), 0, "files in");
    let not_asked_for = |name: &String| name.starts_with("embed/") || !name.contains('-');
    let lying = |folder: &Path| names_in(folder).into_iter().filter(not_asked_for).collect::<Vec<_>>();
    assert_eq!(lying(&out), lying(&folder.join("fresh")), "nothing of the first is left, nor said to be withdrawn");
}

#[test]
fn what_somebody_edited_is_not_written_over() {
    let folder = scratch();
    let (out, app) = (folder.join("out"), modules(&folder, "1"));
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
    fs::write(out.join("index.html"), "edited").expect("the scratch folder can be written to");
    ends(&build(BUNDLE, &out, &app, &[]), 2, "`index.html`");
    assert_eq!(fs::read_to_string(out.join("index.html")).expect("it stays"), "edited");
    ends(&build(BUNDLE, &out, &app, &["--force"]), 0, "files in");
    assert_ne!(fs::read_to_string(out.join("index.html")).expect("it is there"), "edited");
    // The published bundle may be replaced by the next; that one is then built.
    let next = fs::read_to_string(BUNDLE).expect("it is in the package").replacen("\"revision\": 1", "\"revision\": 2", 1);
    let bundle = folder.join("next.json");
    fs::write(&bundle, &next).expect("the scratch folder can be written to");
    fs::write(out.join("incident.json"), &next).expect("the scratch folder can be written to");
    ends(&build(BUNDLE, &out, &app, &[]), 2, "`incident.json`");
    ends(&build(&bundle.to_string_lossy(), &out, &app, &[]), 0, "files in");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told_before_anything_is_written() {
    // A place where nobody can write, whoever runs the test.
    let folder = scratch();
    let app = modules(&folder, "1");
    let file = folder.join("file");
    fs::write(&file, "a file").expect("the scratch folder can be written to");
    ends(&build(BUNDLE, &file.join("out"), &app, &[]), 2, "cannot write");
    for (name, command) in [("page.html", "pack"), ("all.zip", "pack")] {
        let out = file.join(name).to_string_lossy().into_owned();
        ends(&brief(&[command, BUNDLE, "--out", &out, "--app", &app]), 2, "cannot write");
    }
    assert_eq!(fs::read_to_string(&file).expect("it stays"), "a file");
    // In a site of ours, a folder where a file is to be.
    let out = folder.join("out");
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
    fs::remove_file(out.join("claims.csv")).expect("it was written");
    fs::create_dir(out.join("claims.csv")).expect("the scratch folder can be written to");
    let (before, app) = (files_in(&out), modules(&folder, "2"));
    ends(&build(BUNDLE, &out, &app, &["--force"]), 2, "claims.csv");
    assert!(files_in(&out) == before, "nothing was written");
}

#[test]
#[cfg(unix)]
fn no_link_is_followed_out_of_the_folder() {
    let folder = scratch();
    let (out, app, elsewhere) = (folder.join("out"), modules(&folder, "1"), folder.join("elsewhere"));
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
    fs::rename(out.join("embed"), &elsewhere).expect("it was written");
    std::os::unix::fs::symlink(&elsewhere, out.join("embed")).expect("the scratch folder can be written to");
    let (before, app) = (files_in(&elsewhere), modules(&folder, "2"));
    for more in [&[][..], &["--force"]] {
        ends(&build(BUNDLE, &out, &app, more), 2, "is a link");
        assert!(files_in(&elsewhere) == before);
    }
    // A file that is a link is put aside, not written through, and only if its author insists.
    fs::remove_file(out.join("embed")).expect("it is a link");
    fs::remove_file(out.join("index.html")).expect("it was written");
    fs::write(folder.join("page.html"), "elsewhere").expect("the scratch folder can be written to");
    std::os::unix::fs::symlink(folder.join("page.html"), out.join("index.html")).expect("the scratch folder can be written to");
    ends(&build(BUNDLE, &out, &app, &[]), 2, "`index.html`");
    ends(&build(BUNDLE, &out, &app, &["--force"]), 0, "files in");
    assert_eq!(fs::read_to_string(folder.join("page.html")).expect("it stays"), "elsewhere");
    assert!(!out.join("index.html").is_symlink());
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let folder = scratch();
    let (out, app) = (folder.join("out"), modules(&folder, "1"));
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
    let lock = fs::File::open(out.join(".brief-lock")).expect("a build leaves its lock");
    lock.try_lock().expect("nobody holds it");
    let before = files_in(&out);
    ends(&build(BUNDLE, &out, &modules(&folder, "2"), &[]), 2, "Wait until that build has ended");
    assert!(files_in(&out) == before);
    drop(lock);
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
}

#[test]
fn two_builds_started_together_end_in_one_whole_site() {
    let folder = scratch();
    let (out, app) = (folder.join("out"), modules(&folder, "1"));
    let out_text = out.to_string_lossy().into_owned();
    let start = || {
        let mut command = program(&["build", BUNDLE, "--out", &out_text, "--app", &app]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
    };
    let codes: Vec<Option<i32>> = [start(), start(), start()]
        .map(|running| running.wait_with_output().expect("it ends"))
        .iter()
        .map(|output| output.status.code())
        .collect();
    assert!(codes.contains(&Some(0)) && codes.iter().all(|code| [Some(0), Some(2)].contains(code)), "{codes:?}");
    ends(&build(BUNDLE, &folder.join("alone"), &app, &[]), 0, "files in");
    assert!(files_in(&out) == files_in(&folder.join("alone")));
}

/// Runs the program where no file may be longer than that many blocks of 512 bytes: a longer one fails, as on a full disk; or the
/// program is killed at that byte.
#[cfg(unix)]
fn with_room_for(blocks: usize, killed: bool, arguments: &[&str]) -> Output {
    let ignored = if killed { "" } else { "trap '' XFSZ; " };
    Command::new("sh")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["-c", &format!("{ignored}ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_brief")])
        .args(arguments)
        .output()
        .expect("a shell starts")
}

#[test]
#[cfg(unix)]
fn a_full_disk_or_a_kill_at_any_byte_leaves_the_old_file() {
    let folder = scratch();
    let (app, other) = (modules(&folder, "1"), modules(&folder, "2"));
    for (command, name) in [("pack", "page.html"), ("pack", "all.zip"), ("diff", "since.html")] {
        let file = folder.join("kept").join(name);
        let out = file.to_string_lossy().into_owned();
        let bundles: &[&str] = if command == "diff" { &[BUNDLE, BUNDLE] } else { &[BUNDLE] };
        let [first, second] = [&app, &other].map(|app| [&[command], bundles, &["--out", &out, "--app", app]].concat());
        ends(&brief(&first), 0, "");
        let before = fs::read(&file).expect("it was written");
        let length = before.len() / 512;
        for blocks in [0, 1, length / 3, length * 2 / 3, length.saturating_sub(1)] {
            ends(&with_room_for(blocks, false, &second), 2, "cannot write");
            assert!(fs::read(&file).expect("it is there") == before, "{command} with room for {blocks}");
            assert_eq!(names_in(&folder.join("kept")), [name], "what did not fit is taken away");
            let killed = with_room_for(blocks, true, &second);
            assert_eq!(killed.status.code(), None, "a signal ended it");
            assert!(fs::read(&file).expect("it is there") == before, "{command} killed at {blocks}");
            assert_eq!(names_in(&folder.join("kept")).len(), 2, "what a kill leaves is there until the next run");
        }
        ends(&brief(&second), 0, "");
        assert_eq!(names_in(&folder.join("kept")), [name], "the next run took it away");
        assert!(fs::read(&file).expect("it is there") != before);
        fs::remove_dir_all(folder.join("kept")).expect("it was made here");
    }
}

#[test]
#[cfg(unix)]
fn a_full_disk_or_a_kill_leaves_the_old_site() {
    let folder = scratch();
    let (out, app, other) = (folder.join("out"), modules(&folder, "1"), modules(&folder, "2"));
    ends(&build(BUNDLE, &out, &app, &[]), 0, "files in");
    let before = files_in(&out);
    let text = out.to_string_lossy().into_owned();
    let arguments = ["build", BUNDLE, "--out", &text, "--app", &other];
    for blocks in [0, 1, 8, 40] {
        ends(&with_room_for(blocks, false, &arguments), 2, "cannot write");
        assert!(files_in(&out) == before, "with room for {blocks}");
        let killed = with_room_for(blocks, true, &arguments);
        assert_eq!(killed.status.code(), None, "a signal ended it");
        let there = files_in(&out);
        assert!(
            there.iter().all(|(name, bytes)| name.starts_with(".brief-next/") || before.get(name) == Some(bytes)),
            "at {blocks}"
        );
        assert!(before.keys().all(|name| there.contains_key(name)), "at {blocks}");
    }
    ends(&build(BUNDLE, &out, &other, &[]), 0, "files in");
    assert!(names_in(&out).iter().all(|name| !name.starts_with(".brief-next/")));
}

/// A real `kill -9`, as soon as the build writes; where it hits is chance, and must not matter.
#[test]
fn a_build_that_is_killed_while_it_writes_leaves_a_site() {
    let folder = scratch();
    let apps = [modules(&folder, "1"), modules(&folder, "2")];
    let out = folder.join("out");
    let fresh = apps.each_ref().map(|app| {
        let fresh = folder.join("fresh");
        let _ = fs::remove_dir_all(&fresh);
        ends(&build(BUNDLE, &fresh, app, &[]), 0, "files in");
        files_in(&fresh)
    });
    ends(&build(BUNDLE, &out, &apps[0], &[]), 0, "files in");
    let text = out.to_string_lossy().into_owned();
    for turn in 0..8 {
        let mut running = program(&["build", BUNDLE, "--out", &text, "--app", &apps[(turn + 1) % 2]])
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let staged = out.join(".brief-next");
        while !staged.exists() && running.try_wait().expect("it can be asked").is_none() {
            std::thread::yield_now();
        }
        // The later the turn, the further it may come.
        for _ in 0..turn * 200 {
            std::thread::yield_now();
        }
        running.kill().expect("it can be killed, or has ended");
        running.wait().expect("it has ended");
        for (name, bytes) in files_in(&out) {
            let ours = [".brief-lock", "brief-manifest.json"].contains(&name.as_str()) || name.starts_with(".brief-next/");
            assert!(ours || fresh.iter().any(|site| site.get(&name) == Some(&bytes)), "turn {turn}: {name} is not whole");
        }
        let page = fs::read_to_string(out.join("index.html")).expect("there is a page");
        for part in page.split('"').filter(|part| part.starts_with("web-") || part.starts_with("brief-")) {
            assert!(out.join(part).is_file(), "turn {turn}: the page asks for {part}");
        }
    }
    ends(&build(BUNDLE, &out, &apps[0], &[]), 0, "files in");
    assert!(fresh[0].iter().all(|(name, bytes)| name == "brief-manifest.json" || files_in(&out).get(name) == Some(bytes)));
}

#[test]
fn a_part_that_was_withdrawn_says_so_where_it_was_embedded() {
    let folder = scratch();
    let (out, app) = (folder.join("out"), modules(&folder, "1"));
    let [first, second] = [1, 2].map(|revision| format!("tests/bundles/withdrawn/revision-{revision}.json"));
    ends(&build(&first, &out, &app, &[]), 0, "files in");
    assert!(fs::read_to_string(out.join("embed/claim-false-one.html")).expect("it is embeddable").contains("on purpose"));
    ends(&build(&second, &out, &app, &[]), 0, "files in");
    let there = files_in(&out);
    for (name, bytes) in &there {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("drained it on purpose") && !text.contains("They agree"), "{name} tells what was withdrawn");
    }
    for name in ["claim-false-one", "exhibit-gone"] {
        let page = String::from_utf8_lossy(&there[&format!("embed/{name}.html")]).into_owned();
        for part in ["Withdrawn in revision 2", "noindex", "index.html#part-changes", "Pier leak, as reported", "guest-"] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        let mut packed = String::new();
        flate2::read::GzDecoder::new(there[&format!("embed/{name}.html.gz")].as_slice())
            .read_to_string(&mut packed)
            .expect("it is gzip");
        assert_eq!(packed, page);
        let answer: serde_json::Value = serde_json::from_slice(&there[&format!("oembed/{name}.json")]).expect("it is JSON");
        assert_eq!(answer["title"], "Withdrawn in revision 2");
        assert!(answer["html"].as_str().is_some_and(|html| html.contains(&format!("embed/{name}.html"))), "{answer}");
    }
    assert!(!there.keys().any(|name| name.contains("-r1.") || name.starts_with("exhibits/")), "{:?}", there.keys());
    // It stays over later builds, as of the revision in which it went.
    let third = folder.join("third.json");
    let text = fs::read_to_string(&second).expect("it is in the package").replacen("\"revision\": 2", "\"revision\": 3", 1);
    fs::write(&third, text).expect("the scratch folder can be written to");
    ends(&build(&third.to_string_lossy(), &out, &app, &[]), 0, "files in");
    let page = fs::read_to_string(out.join("embed/claim-false-one.html")).expect("it stays");
    assert!(page.contains("Withdrawn in revision 2") && page.contains("guest-"), "{page}");
    // Until the part comes back.
    ends(&build(&first, &out, &app, &[]), 0, "files in");
    assert!(fs::read_to_string(out.join("embed/claim-false-one.html")).expect("it is back").contains("on purpose"));
}

#[test]
fn parts_of_the_last_two_builds_stay() {
    let folder = scratch();
    let out = folder.join("out");
    let script = |content: &str| {
        ends(&build(BUNDLE, &out, &modules(&folder, content), &[]), 0, "files in");
        let page = fs::read_to_string(out.join("index.html")).expect("there is a page");
        page.split('"')
            .find(|part| part.starts_with("web-") && Path::new(part).extension().is_some_and(|kind| kind == "js"))
            .expect("it has a script")
            .to_owned()
    };
    let scripts = ["1", "2", "3"].map(script);
    assert_eq!(scripts.map(|script| out.join(script).exists()), [false, true, true]);
}

#[test]
fn a_name_says_what_is_written_in_any_case_of_letters() {
    let folder = scratch();
    let app = modules(&folder, "1");
    let at = |name: &str| folder.join(name).to_string_lossy().into_owned();
    ends(&brief(&["pack", BUNDLE, "--out", &at("B.HTML"), "--app", &app]), 0, "B.HTML");
    assert!(fs::read(at("B.HTML")).expect("it was written").starts_with(b"<!doctype html>"));
    ends(&brief(&["pack", BUNDLE, "--out", &at("B.Zip"), "--app", &app]), 0, "B.Zip");
    assert!(fs::read(at("B.Zip")).expect("it was written").starts_with(b"PK"));
    ends(&brief(&["diff", BUNDLE, BUNDLE, "--out", &at("D.HTM"), "--app", &app]), 2, "End its name with `.html`");
    ends(&brief(&["diff", BUNDLE, BUNDLE, "--out", &at("D.Html"), "--app", &app]), 0, "");
    assert!(fs::read(at("D.Html")).expect("it was written").starts_with(b"<!doctype html>"));
}

#[test]
#[cfg(unix)]
fn a_packed_file_keeps_its_place_and_its_rights() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = scratch();
    let app = modules(&folder, "1");
    let (file, link) = (folder.join("released.html"), folder.join("latest.html"));
    fs::write(&file, "old").expect("the scratch folder can be written to");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
    symlink("released.html", &link).expect("the scratch folder can be written to");
    ends(&brief(&["pack", BUNDLE, "--out", &link.to_string_lossy(), "--app", &app]), 0, "latest.html");
    assert!(link.is_symlink() && fs::read(&file).expect("it is there").starts_with(b"<!doctype"));
    assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o640);
    ends(&brief(&["pack", BUNDLE, "--out", &folder.join("new.html").to_string_lossy(), "--app", &app]), 0, "new.html");
    let beside = fs::metadata(folder.join("modules-1/web.js")).expect("it was written").permissions();
    let new = fs::metadata(folder.join("new.html")).expect("it was written").permissions();
    assert_eq!(new.mode(), beside.mode(), "as readable as any new file");
}

/// A bundle whose report is longer than what a pipe holds.
fn many_findings(folder: &Path) -> String {
    let fields: Vec<String> = (0..5000).map(|at| format!("\"unknown{at}\": {at}")).collect();
    let bundle =
        fs::read_to_string(BUNDLE).expect("it is in the package").replacen('{', &format!("{{{},", fields.join(",")), 1);
    let path = folder.join("many.json");
    fs::write(&path, bundle).expect("the scratch folder can be written to");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_reader_who_has_had_enough_is_no_failure() {
    let folder = scratch();
    let many = many_findings(&folder);
    for (arguments, code) in
        [(vec!["schema"], 0), (vec!["check", &many], 1), (vec!["check", &many, BUNDLE], 1), (vec!["--help"], 0)]
    {
        let mut running =
            program(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(running.stdout.take());
        let output = running.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
    // Nor is one who does not listen to what is wrong.
    let mut running = program(&["check", "no-such-file.json"]).stderr(Stdio::piped()).spawn().expect("the program starts");
    drop(running.stderr.take());
    assert_eq!(running.wait().expect("it ends").code(), Some(2));
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_cannot_be_written_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has a full disk for tests");
    let output = program(&["schema"]).stdout(full).stderr(Stdio::piped()).output().expect("the program starts");
    ends(&output, 2, "cannot print the result");
}
