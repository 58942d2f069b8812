//! Data runs one way through the rooms of `src/`, and inside a room as well; this reads the sources and names whatever points
//! upstream, and files that lean on each other in a circle.
//!
//! It reads words and paths, not types: what a macro makes up or a re-export hides, it does not see. Code under
//! `#[cfg(test)]` is free. ARCHITECTURE.md has the reasons behind the table.

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt::Write as _, fs, path::Path};

/// A room and the rooms it may import. A new room needs a row here.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("whole", &[]),
    ("sort", &[]),
    ("length", &[]),
    ("spreadsheet", &[]),
    ("search", &["sort"]),
    ("brief", &["sort"]),
    ("edition", &["brief"]),
    ("diagnostic", &["sort"]),
    ("bundle", &["brief", "edition", "diagnostic", "sort", "whole"]),
    ("lint", &["brief", "diagnostic", "insight", "length", "sort"]),
    ("check", &["bundle", "lint", "brief", "edition", "diagnostic", "sort"]),
    ("insight", &["brief", "edition", "length", "sort"]),
    ("wording", &["brief", "edition", "insight", "sort"]),
    ("reading", &["brief", "insight", "sort"]),
    ("chart", &["brief", "insight", "sort"]),
    ("view", &["brief", "insight", "wording", "chart", "reading", "sort"]),
    (
        "press",
        &[
            "check",
            "bundle",
            "lint",
            "brief",
            "edition",
            "diagnostic",
            "insight",
            "wording",
            "chart",
            "view",
            "reading",
            "sort",
            "spreadsheet",
        ],
    ),
    ("web", &["reading", "search", "wording", "chart", "view", "sort", "spreadsheet", "whole"]),
    (
        "cli",
        &[
            "press",
            "check",
            "bundle",
            "lint",
            "brief",
            "edition",
            "diagnostic",
            "insight",
            "wording",
            "chart",
            "view",
            "reading",
            "sort",
        ],
    ),
];

/// What reaches outside the program, or ties a room to a crate, and the only rooms that may.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("web_sys", &["web"]),
    ("gloo", &["web"]),
    ("leptos", &["view", "press", "web"]),
    ("hyper", &["cli"]),
    ("tokio", &["cli"]),
    ("jiter", &["bundle"]),
    ("icu_decimal", &["wording"]),
    ("icu_list", &["wording"]),
    ("icu_plurals", &["wording"]),
    ("rayon", &["press", "cli"]),
    ("tempfile", &["cli"]),
    ("rustix", &["cli"]),
    ("std::fs", &["cli"]),
    ("std::net", &["cli"]),
    ("std::time::SystemTime", &["cli"]),
    ("std::time::Instant", &["cli"]),
];

/// What a room is deliberately without.
const NEVER_IN: &[(&str, &str)] = &[("brief", "serde")];

#[test]
fn nothing_points_upstream() {
    let mut found = String::new();
    let mut files = 0;
    for (path, text) in sources(Path::new("src")) {
        files += 1;
        for violation in violations(&path, &text) {
            writeln!(found, "  {violation}").expect("writing to a String cannot fail");
        }
    }
    assert!(files > 5, "only {files} files under src/: is the test run from the package's folder?");
    assert!(found.is_empty(), "imports that point upstream:\n{found}");
}

/// Files that lean on each other in a circle can only be understood together: more than this many are too many.
const LARGEST_CIRCLE: usize = 3;

#[test]
fn no_room_is_a_circle() {
    let files = sources(Path::new("src"));
    let arrows = arrows(&files);
    let mut found = String::new();
    for circle in circles(&arrows).iter().filter(|circle| circle.len() > LARGEST_CIRCLE) {
        writeln!(found, "  a circle of {} files, none to be read before another:", circle.len()).expect("a String takes all");
        for file in circle {
            let within: Vec<&str> = arrows[*file].iter().filter(|to| circle.contains(*to)).map(String::as_str).collect();
            writeln!(found, "    {file} -> {}", within.join(", ")).expect("a String takes all");
        }
    }
    assert!(found.is_empty(), "what several files need belongs in one below them:\n{found}");
}

/// Which file names something of which others. What a room's `mod.rs` hands on with `pub use` is looked up where it is defined.
fn arrows(files: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut house = House::default();
    let mut only_tests = BTreeSet::new();
    for (path, text) in files {
        let Some(module) = modules_of(path) else { continue };
        let tokens = tokens(text);
        for (at, token) in tokens.iter().enumerate() {
            let Some(name) = tokens.get(at + 1).map(|token| token.text.clone()) else { break };
            match token.text.as_str() {
                "#" => {
                    let declared = test_only(&tokens, at).and_then(|end| tokens.get(end.checked_sub(3)?..end));
                    if let Some([keyword, name, end]) = declared
                        && (keyword.text.as_str(), end.text.as_str()) == ("mod", ";")
                    {
                        only_tests.insert([module.as_slice(), std::slice::from_ref(&name.text)].concat());
                    }
                }
                "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "macro_rules" => {
                    house.defined.insert((module.clone(), name));
                }
                _ => {}
            }
        }
        house.imports.insert(module.clone(), imports(&module, &tokens));
        house.files.insert(module, path.clone());
    }
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let is_shipped = |module: &[String]| (1..=module.len()).all(|length| !only_tests.contains(&module[..length]));
    for (module, imports) in house.imports.iter().filter(|(module, _)| is_shipped(module)) {
        let from = &house.files[module];
        let named =
            imports.iter().filter(|import| !import.is_handed_on).filter_map(|import| house.within(module, &import.path));
        let to = named.filter_map(|path| house.defined_in(&path, 8)).filter(|to| *to != from).cloned();
        arrows.entry(from.clone()).or_default().extend(to);
    }
    arrows
}

/// What the files define, name and hand on, by module.
#[derive(Default)]
struct House {
    files: BTreeMap<Vec<String>, String>,
    imports: BTreeMap<Vec<String>, Vec<Import>>,
    defined: BTreeSet<(Vec<String>, String)>,
}

impl House {
    /// The path from the crate's root on, without `crate`; nothing for what is not the crate's own.
    fn within(&self, here: &[String], path: &[String]) -> Option<Vec<String>> {
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([here, &path[1..]].concat()),
            child => {
                let below = [here, &[child.to_owned()]].concat();
                self.files.contains_key(&below).then(|| [here, path].concat())
            }
        }
    }

    /// The file that defines what a path leads to. `steps` bounds how often it is handed on.
    fn defined_in(&self, path: &[String], steps: usize) -> Option<&String> {
        let length = (1..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let module = &path[..length];
        let onward = path.get(length).filter(|_| steps > 0).and_then(|item| self.onward(module, item));
        match onward {
            Some(onward) => self.defined_in(&onward, steps - 1),
            None => self.files.get(module),
        }
    }

    /// Where a module that hands an item on has it from.
    fn onward(&self, module: &[String], item: &String) -> Option<Vec<String>> {
        let handed_on = self.imports.get(module)?.iter().filter(|import| import.is_handed_on);
        handed_on.filter_map(|import| self.within(module, &import.path)).find_map(|to| {
            let (last, from) = to.split_last()?;
            let is_of = if last == "*" { self.defined.contains(&(from.to_vec(), item.clone())) } else { last == item };
            let onward = [from, std::slice::from_ref(item)].concat();
            (is_of && from != module).then_some(onward)
        })
    }
}

/// The circles among arrows: sets of files each of which leads to all others of its set (their strongly connected components).
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<&String>> {
    let reach = |from: &String| {
        let mut reached = BTreeSet::new();
        let mut ahead: Vec<&String> = arrows[from].iter().collect();
        while let Some(file) = ahead.pop() {
            if reached.insert(file) {
                ahead.extend(arrows.get(file).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&String, BTreeSet<&String>> = arrows.keys().map(|file| (file, reach(file))).collect();
    let mut found: Vec<BTreeSet<&String>> = Vec::new();
    for (file, there) in &reached {
        let circle: BTreeSet<&String> = there.iter().copied().filter(|to| reached[to].contains(file)).collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

/// Each `.rs` file below `dir`: its path with `/`, and its text.
fn sources(dir: &Path) -> Vec<(String, String)> {
    let mut entries: Vec<_> = fs::read_dir(dir).expect("src/ is here").map(|entry| entry.expect("readable").path()).collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            files.push((path.to_string_lossy().replace('\\', "/"), text));
        }
    }
    files
}

/// What the file at `path` (`src/chart/scale.rs`) imports and may not, one sentence each.
fn violations(path: &str, text: &str) -> Vec<String> {
    let Some(modules) = modules_of(path) else { return Vec::new() };
    let Some(room) = modules.first().cloned() else { return Vec::new() };
    let Some((_, may)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{path}: the room `{room}` has no row in tests/layers.rs")];
    };

    let mut found = Vec::new();
    for Import { line, path: import, .. } in imports(&modules, &tokens(text)) {
        let spelled = import.join("::");
        let mut say = |rule: String| {
            let sentence = format!("{path}:{line}: `{spelled}`: {rule}");
            if !found.contains(&sentence) {
                found.push(sentence);
            }
        };
        if import[0] == "crate" {
            let Some(target) = import.get(1) else { continue };
            let is_room = MAY_IMPORT.iter().any(|(name, _)| name == target);
            if is_room && *target != room && !may.contains(&target.as_str()) {
                say(format!("`{room}` may not import `{target}`"));
            }
        }
        for (outside, rooms) in ONLY_IN {
            if names(&import, outside) && !rooms.contains(&room.as_str()) {
                say(format!("`{outside}` is for {} only", rooms.join(", ")));
            }
        }
        for (without, what) in NEVER_IN {
            if *without == room && names(&import, what) {
                say(format!("`{room}` is deliberately without `{what}`"));
            }
        }
    }
    found
}

/// Whether an import reaches `what`. A crate counts wherever its name stands in the path (`leptos::web_sys`), and with
/// the crates that carry its name on (`gloo_timers`); a path of the standard library counts from its start.
fn names(import: &[String], what: &str) -> bool {
    let wanted: Vec<&str> = what.split("::").collect();
    if let [name] = wanted[..] {
        let kin = format!("{name}_");
        return import.iter().enumerate().any(|(i, segment)| segment == name || (i == 0 && segment.starts_with(&kin)));
    }
    let glob = import.last().is_some_and(|last| last == "*") && wanted.starts_with(&as_strs(&import[..import.len() - 1]));
    glob || as_strs(import).starts_with(&wanted)
}

fn as_strs(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

/// The modules a file is: `src/chart/scale.rs` is `chart::scale`. The crate's root has no room; each entry has that of
/// its edge.
fn modules_of(path: &str) -> Option<Vec<String>> {
    let inner = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let modules = match inner {
        "lib" => return None,
        "main" => "cli",
        entry if entry.starts_with("bin/") => &entry["bin/".len()..],
        other => other.strip_suffix("/mod").unwrap_or(other),
    };
    Some(modules.split('/').map(str::to_owned).collect())
}

/// One path that the code names, with groups taken apart and `self`, `super` and the crate's own name made `crate`.
struct Import {
    line: usize,
    path: Vec<String>,
    /// Named by a `pub use`.
    is_handed_on: bool,
}

/// All paths, and all words that stand alone (a crate's name in an attribute, say).
fn imports(file: &[String], tokens: &[Token]) -> Vec<Import> {
    let mut found = Vec::new();
    // The modules around the place we are at, each with the depth of braces it began at.
    let mut inline: Vec<(usize, String)> = Vec::new();
    let mut depth = 0;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(end) = test_only(tokens, at) {
            at = end;
            continue;
        }
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inline.pop_if(|(began, _)| *began == depth);
            }
            "mod" if tokens.get(at + 2).is_some_and(|next| next.text == "{") => {
                inline.push((depth, tokens[at + 1].text.clone()));
            }
            // What is declared is not named yet, and who may see it is no need of it.
            "mod" => at += 1,
            "pub" if tokens.get(at + 1).is_some_and(|next| next.text == "(") => {
                at += tokens[at..].iter().position(|token| token.text == ")").unwrap_or_default();
            }
            word if is_word(word) => {
                let mut paths = Vec::new();
                let is_handed_on = is_handed_on(tokens, at);
                at = path_from(tokens, at, &mut Vec::new(), &mut paths);
                let here: Vec<&str> = file.iter().chain(inline.iter().map(|(_, name)| name)).map(String::as_str).collect();
                found.extend(paths.into_iter().map(|path| Import {
                    line: token.line,
                    path: absolute(&here, path),
                    is_handed_on,
                }));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Whether the path at `at` follows `pub use`, or `pub(super) use` and its like.
fn is_handed_on(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].text.as_str());
    before(1) == "use" && matches!(before(2), "pub" | ")")
}

/// Reads one path or use-tree from `at`; returns where it ends.
fn path_from(tokens: &[Token], mut at: usize, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let began_with = before.len();
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    loop {
        if text(at) == "{" {
            at += 1;
            while !matches!(text(at), "}" | "") {
                at = if is_word(text(at)) || matches!(text(at), "{" | "*") {
                    path_from(tokens, at, before, found)
                } else {
                    at + 1
                };
            }
            at += 1;
            break;
        }
        before.push(text(at).to_owned());
        at += 1;
        // Not `Vec::<T>`: there the next word begins a path of its own.
        if text(at) == "::" && (is_word(text(at + 1)) || matches!(text(at + 1), "{" | "*")) {
            at += 1;
        } else {
            found.push(before.clone());
            break;
        }
    }
    before.truncate(began_with);
    at
}

/// The path from the crate's root on, where it is the crate's own.
fn absolute(here: &[&str], mut path: Vec<String>) -> Vec<String> {
    if path[0] == "incident_brief" {
        "crate".clone_into(&mut path[0]);
        return path;
    }
    let ups = path.iter().skip_while(|segment| *segment == "self").take_while(|segment| *segment == "super").count();
    if ups == 0 {
        return path;
    }
    let rest = path.into_iter().skip_while(|segment| segment == "self" || segment == "super");
    let kept = here.iter().take(here.len().saturating_sub(ups)).map(|module| (*module).to_owned());
    std::iter::once("crate".to_owned()).chain(kept).chain(rest).collect()
}

/// Where the item under `#[cfg(test)]` at `at` ends, if there is one.
fn test_only(tokens: &[Token], at: usize) -> Option<usize> {
    let marked = ["#", "[", "cfg", "(", "test", ")", "]"];
    let slice = tokens.get(at..at + marked.len())?;
    if slice.iter().zip(marked).any(|(token, mark)| token.text != mark) {
        return None;
    }
    let mut depth = 0;
    for (end, token) in tokens.iter().enumerate().skip(at + marked.len()) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => return Some(end + 1),
            "}" => depth -= 1,
            ";" if depth == 0 => return Some(end + 1),
            _ => {}
        }
    }
    Some(tokens.len())
}

/// A word, `::`, or one sign.
struct Token {
    line: usize,
    text: String,
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The code's tokens; comments and literals are dropped.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let length = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['"', ..] => quoted(rest, 0),
            ['b' | 'c', '"', ..] => quoted(rest, 1),
            ['r', '"' | '#', ..] if raw_string(rest, 1).is_some() => raw_string(rest, 1).unwrap_or(1),
            ['b' | 'c', 'r', '"' | '#', ..] if raw_string(rest, 2).is_some() => raw_string(rest, 2).unwrap_or(1),
            // A character, not a lifetime.
            ['\'', '\\', ..] => 3 + rest[3..].iter().position(|c| *c == '\'').map_or(0, |end| end + 1),
            ['\'', _, '\'', ..] => 3,
            [':', ':', ..] => {
                found.push(Token { line, text: "::".to_owned() });
                2
            }
            [c, ..] if c.is_alphanumeric() || *c == '_' => {
                let end = rest.iter().position(|c| !(c.is_alphanumeric() || *c == '_')).unwrap_or(rest.len());
                found.push(Token { line, text: rest[..end].iter().collect() });
                end
            }
            [c, ..] => {
                if !c.is_whitespace() {
                    found.push(Token { line, text: c.to_string() });
                }
                1
            }
            [] => break,
        };
        line += rest[..length].iter().filter(|c| **c == '\n').count();
        at += length;
    }
    found
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => {
                depth += 1;
                at += 2;
            }
            ['*', '/', ..] => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn quoted(rest: &[char], prefix: usize) -> usize {
    let mut at = prefix + 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of `r"…"` or `r#"…"#`, or nothing where it is another word (`r#type`).
fn raw_string(rest: &[char], prefix: usize) -> Option<usize> {
    let hashes = rest[prefix..].iter().take_while(|c| **c == '#').count();
    if rest.get(prefix + hashes) != Some(&'"') {
        return None;
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', hashes));
    let body = prefix + hashes + 1;
    let found = rest[body..].windows(end.len()).position(|window| window == end);
    Some(found.map_or(rest.len(), |position| body + position + end.len()))
}

/// The checker itself: what it must catch, and what it must let pass.
mod checker {
    use super::{arrows, circles, violations};

    #[test]
    fn a_circle_is_found_through_what_is_handed_on() {
        let files = [
            ("src/view/mod.rs", "mod a; mod b; mod c; pub use a::{A, helper}; pub(super) use b::B;"),
            ("src/view/a.rs", "use super::b; fn f() -> crate::view::B { b::b() }"),
            ("src/view/b.rs", "use crate::view::c::C; #[cfg(test)] mod tests { use super::super::c; }"),
            ("src/view/c.rs", "use super::helper;"),
            ("src/chart.rs", "use crate::view::A; #[cfg(test)] mod drawn;"),
            ("src/chart/drawn.rs", "use crate::chart; use crate::view::c;"),
        ];
        let arrows = arrows(&files.map(|(path, text)| (path.to_owned(), text.to_owned())));
        let found: Vec<Vec<&str>> =
            circles(&arrows).iter().map(|circle| circle.iter().map(|file| file.as_str()).collect()).collect();
        assert_eq!(found, [["src/view/a.rs", "src/view/b.rs", "src/view/c.rs"]]);
        assert!(arrows["src/view/mod.rs"].is_empty(), "handing on is no need of its own: {arrows:?}");
        assert_eq!(arrows["src/chart.rs"].iter().collect::<Vec<_>>(), ["src/view/a.rs"]);
    }

    #[track_caller]
    fn caught(path: &str, text: &str, sentences: &[&str]) {
        assert_eq!(violations(path, text), sentences, "in {path}:\n{text}");
    }

    #[test]
    fn a_planted_import_is_caught() {
        caught(
            "src/brief/id.rs",
            "use crate::view::Page;",
            &["src/brief/id.rs:1: `crate::view::Page`: `brief` may not import `view`"],
        );
        caught(
            "src/chart.rs",
            "\n\nfn f() { crate::wording::count(1) }",
            &["src/chart.rs:3: `crate::wording::count`: `chart` may not import `wording`"],
        );
        caught("src/bin/web.rs", "use incident_brief::cli;", &["src/bin/web.rs:1: `crate::cli`: `web` may not import `cli`"]);
        caught(
            "src/main.rs",
            "use incident_brief::{cli, web::wake};",
            &["src/main.rs:1: `crate::web::wake`: `cli` may not import `web`"],
        );
    }

    #[test]
    fn groups_are_taken_apart() {
        caught(
            "src/insight/gaps.rs",
            "use crate::{brief::{Brief, ClaimId}, {chart::Scale}, reading as chosen};",
            &[
                "src/insight/gaps.rs:1: `crate::chart::Scale`: `insight` may not import `chart`",
                "src/insight/gaps.rs:1: `crate::reading`: `insight` may not import `reading`",
            ],
        );
    }

    #[test]
    fn super_may_climb_within_its_room_and_no_further() {
        caught("src/lint/rules/reply.rs", "use super::super::Rule; use super::Finding;", &[]);
        caught(
            "src/lint/rules.rs",
            "use super::super::press::Page;",
            &["src/lint/rules.rs:1: `crate::press::Page`: `lint` may not import `press`"],
        );
        caught(
            "src/lint.rs",
            "mod rules { use super::super::press; mod deep { use super::super::Rule; } } use super::web;",
            &[
                "src/lint.rs:1: `crate::press`: `lint` may not import `press`",
                "src/lint.rs:1: `crate::web`: `lint` may not import `web`",
            ],
        );
    }

    #[test]
    fn what_reaches_outside_stays_at_the_edges() {
        caught(
            "src/press/page.rs",
            "use std::{fmt, fs::File, time::{Duration, Instant}};",
            &[
                "src/press/page.rs:1: `std::fs::File`: `std::fs` is for cli only",
                "src/press/page.rs:1: `std::time::Instant`: `std::time::Instant` is for cli only",
            ],
        );
        caught(
            "src/press/page.rs",
            "use std::time::*;",
            &[
                "src/press/page.rs:1: `std::time::*`: `std::time::SystemTime` is for cli only",
                "src/press/page.rs:1: `std::time::*`: `std::time::Instant` is for cli only",
            ],
        );
        caught(
            "src/view/page.rs",
            "fn f() { leptos::web_sys::window(); gloo_timers::go() }",
            &[
                "src/view/page.rs:1: `leptos::web_sys::window`: `web_sys` is for web only",
                "src/view/page.rs:1: `gloo_timers::go`: `gloo` is for web only",
            ],
        );
        caught(
            "src/chart/canvas.rs",
            "use leptos::prelude::*;",
            &["src/chart/canvas.rs:1: `leptos::prelude::*`: `leptos` is for view, press, web only"],
        );
        caught(
            "src/brief/model.rs",
            "#[derive(serde::Serialize)] struct A;",
            &["src/brief/model.rs:1: `serde::Serialize`: `brief` is deliberately without `serde`"],
        );
        caught(
            "src/brief/model.rs",
            "use serde as s;",
            &["src/brief/model.rs:1: `serde`: `brief` is deliberately without `serde`"],
        );
    }

    #[test]
    fn comments_literals_and_tests_are_free() {
        caught(
            "src/brief/id.rs",
            r##"
            //! Unlike `crate::web`, this has no serde.
            /* use crate::press; /* nested */ use crate::cli; */
            const A: &str = "use crate::view; \" crate::web";
            const B: &str = r#"crate::view " serde"#;
            const C: (char, char, &[u8]) = ('"', '\'', b"crate::web");
            fn f<'a>(r#type: &'a str) -> Vec::<&'a str> { vec![r#type] }
            #[cfg(test)]
            mod tests {
                use crate::bundle::read;
                #[test]
                fn t() { std::fs::read("x"); }
            }
            "##,
            &[],
        );
        caught(
            "src/brief/id.rs",
            "#[cfg(test)] use std::fs; fn f() { std::fs::read(1) }",
            &["src/brief/id.rs:1: `std::fs::read`: `std::fs` is for cli only"],
        );
    }

    #[test]
    fn a_room_without_a_row_is_named() {
        caught("src/helpers.rs", "", &["src/helpers.rs: the room `helpers` has no row in tests/layers.rs"]);
        caught("src/lib.rs", "pub mod anything; use crate::web;", &[]);
    }
}
