//! No change of a bundle goes untold: each value of each good bundle is changed in turn, and every mutant that is valid must be
//! different, and look so.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use incident_brief::bundle::schema;
use incident_brief::check::edition;
use incident_brief::edition::Edition;
use incident_brief::insight::UNORDERED;
use incident_brief::wording::differences;
use serde_json::{Value, json};

#[test]
fn no_valid_mutant_is_the_same() {
    let words = vocabularies();
    let told = AtomicUsize::new(0);
    thread::scope(|scope| {
        for path in good_bundles() {
            let (words, told) = (&words, &told);
            let bytes = fs::read(&path).expect("it was just listed");
            let bundle: Arc<Value> = Arc::new(serde_json::from_slice(without_mark(&bytes)).expect("it is JSON"));
            // One bundle has every field; of the others, fewer changes of each value will do.
            let most = if path.ends_with("everything.json") { 4 } else { 2 };
            for pointers in pointers(&bundle).chunks(200).map(<[String]>::to_vec) {
                let (bundle, path) = (Arc::clone(&bundle), path.clone());
                scope.spawn(move || {
                    let (old, ids) = (valid(&bundle).expect("a good bundle is valid"), ids(&bundle));
                    for pointer in pointers {
                        for (mutant, new) in mutants(&bundle, &pointer, words, &ids, most) {
                            assert_told(&old, &new, &format!("{}: {pointer}: {mutant}", path.display()));
                            told.fetch_add(1, Ordering::Relaxed);
                        }
                    }
                });
            }
        }
    });
    assert!(told.load(Ordering::Relaxed) > 1500, "only {told:?} mutants were valid");
}

/// Large bundles have no fields that small ones have not, but more of everything: a value here and there.
#[test]
fn no_valid_mutant_of_a_large_bundle_is_the_same() {
    const EVERY: usize = 997;
    let words = vocabularies();
    let bundle: Value = serde_json::from_slice(&fs::read("public/incident.json").expect("it is there")).expect("it is JSON");
    let (old, ids) = (valid(&bundle).expect("the flagship is valid"), ids(&bundle));
    let mut told = 0;
    for pointer in pointers(&bundle).iter().step_by(EVERY) {
        for (_, new) in mutants(&bundle, pointer, &words, &ids, 2) {
            assert_told(&old, &new, pointer);
            told += 1;
        }
    }
    assert!(told > 4, "only {told} mutants were valid");
}

#[test]
fn what_says_the_same_is_the_same() {
    let text = fs::read_to_string("tests/bundles/good/everything.json").expect("it is in the package");
    let bundle: Value = serde_json::from_str(&text).expect("it is JSON");
    let old = valid(&bundle).expect("it is valid");
    let mut same = vec![("keys in another order, no white space", bundle.to_string())];
    same.push(("numbers spelled otherwise", text.replace("\"value\": 400,", "\"value\": 4.00e2,")));
    let mut change = |what, pointer: &str, value: Value| {
        let mut changed = bundle.clone();
        put(&mut changed, pointer, value);
        same.push((what, changed.to_string()));
    };
    change("another address of the schema", "/$schema", json!("https://example.org/other.json"));
    change("a flag that is left out is off", "/sources/0/unnamed_origin", json!(false));
    change("an empty list", "/parties/1/aliases", json!([]));
    change("null", "/claims/0/question", Value::Null);
    change("a blank text that may be left out", "/sources/5/access_note", json!(" "));
    change("tags have no order", "/meta/tags", json!(["fuel", "harbor"]));
    change("nor have origins", "/sources/2/origins", json!(["log", "paper"]));
    for (what, bundle) in same {
        let new = edition(bundle.as_bytes()).0.unwrap_or_else(|| panic!("{what}: it is not valid"));
        assert_eq!(differences(&old, &new), [], "{what}");
    }
}

/// Each difference is shown so that a person sees it, and the other way round as well.
#[track_caller]
fn assert_told(old: &Edition, new: &Edition, what: &str) {
    for (old, new) in [(old, new), (new, old)] {
        let differences = differences(old, new);
        assert!(!differences.is_empty(), "nothing is different in {what}");
        for difference in &differences {
            let is_told = !difference.facts.is_empty() || difference.pointers.iter().any(Option::is_none);
            assert!(is_told, "{} says nothing in {what}", difference.address);
            for fact in &difference.facts {
                let [before, after] = [&fact.before, &fact.after].map(|shown| shown.as_ref().map(|shown| seen(&shown.text)));
                assert_ne!(before, after, "{} reads alike in {what}", fact.label);
                assert!(
                    before.as_deref() != Some("") && after.as_deref() != Some(""),
                    "{} shows nothing in {what}",
                    fact.label
                );
            }
        }
    }
}

/// What is seen of a text, roughly.
fn seen(text: &str) -> String {
    let plain = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace(['–', '—', '−', '‑'], "-");
    plain.chars().filter(|letter| !letter.is_control()).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn good_bundles() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("tests/bundles/good").expect("it is in the package").map(|entry| entry.expect("listed").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn valid(bundle: &Value) -> Option<Edition> {
    edition(bundle.to_string().as_bytes()).0
}

/// The words of each closed vocabulary, as the schema has them.
fn vocabularies() -> Vec<Vec<String>> {
    fn collect(schema: &Value, found: &mut Vec<Vec<String>>) {
        match schema {
            Value::Object(fields) => {
                let words = fields.get("oneOf").and_then(Value::as_array).into_iter().flatten();
                let words: Vec<String> = words.filter_map(|word| word["const"].as_str()).map(str::to_owned).collect();
                found.extend((!words.is_empty()).then_some(words));
                fields.values().for_each(|value| collect(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::from_str(&schema()).expect("the schema is JSON"), &mut found);
    assert!(found.len() > 10, "the schema says its vocabularies otherwise");
    found
}

fn ids(bundle: &Value) -> BTreeSet<String> {
    let lists = bundle.as_object().expect("a bundle is an object").values().filter_map(Value::as_array).flatten();
    lists.filter_map(|block| block["id"].as_str()).map(str::to_owned).collect()
}

/// All values of a bundle, but for itself.
fn pointers(bundle: &Value) -> Vec<String> {
    fn collect(value: &Value, at: &str, found: &mut Vec<String>) {
        if !at.is_empty() {
            found.push(at.to_owned());
        }
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    collect(value, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
                }
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(place, value)| collect(value, &format!("{at}/{place}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(bundle, "", &mut found);
    found
}

/// Sets what is at a pointer, or adds a field there.
fn put(bundle: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
    match bundle.pointer_mut(parent).expect("the parent is there") {
        Value::Object(fields) => _ = fields.insert(name.to_owned(), value),
        Value::Array(list) => list[name.parse::<usize>().expect("a place")] = value,
        _ => unreachable!("a parent is an object or a list"),
    }
}

/// Valid bundles in which the value at the pointer says something else: the first of each kind of change, no more than `most`.
fn mutants(bundle: &Value, pointer: &str, words: &[Vec<String>], ids: &BTreeSet<String>, most: usize) -> Vec<(Value, Edition)> {
    let value = bundle.pointer(pointer).expect("it was just found");
    let field = pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default();
    let mut changes: Vec<Vec<Value>> = Vec::new();
    if pointer == "/$schema" {
        return Vec::new();
    }
    match value {
        Value::Bool(flag) => changes.push(vec![json!(!flag)]),
        Value::Number(number) => {
            let number = number.as_f64().expect("a number of a bundle is one of Rust's");
            changes.push(vec![json!(number + 1.0)]);
            changes.push(vec![json!(number * 2.0 + 0.5)]);
            // Reads alike in any number of digits that a page would print.
            changes.push(vec![json!(number * (1.0 + 1e-12) + 1e-300)]);
        }
        Value::Null => changes.push(vec![json!(1), json!("log"), json!("about")]),
        Value::String(text) => {
            changes.push(vec![json!(format!("{text}x")), json!(format!("{text} And more."))]);
            changes.push(vec![json!(format!("{text} "))]);
            changes.push(vec![json!(text.replace('a', "а"))]);
            if text.starts_with("20") {
                changes.push(vec![json!("2026-03-05"), json!("2026-04"), json!("2026-03-04T09:30:00+01:01"), json!("2027")]);
            }
            for words in words.iter().filter(|words| words.contains(text)) {
                changes.push(words.iter().map(|word| json!(word)).collect());
            }
            // Those after it, which are as likely of its kind as any.
            if field != "id" && ids.contains(text) {
                changes.push(ids.range(text.clone()..).chain(ids).take(ids.len()).map(|id| json!(id)).collect());
            }
        }
        Value::Array(list) => {
            // The last of a list goes, and the first two change places.
            changes.push(list.split_last().map(|(_, rest)| json!(rest)).into_iter().collect());
            let fields: Vec<&str> = pointer.split('/').skip(1).filter(|step| step.parse::<usize>().is_err()).collect();
            let is_set = UNORDERED.contains(&fields.join("/").as_str());
            let is_column = pointer.starts_with("/series/");
            if let [first, second, rest @ ..] = &list[..]
                && !is_set
                && (!is_column || field != "t")
            {
                let mut swapped = vec![second.clone(), first.clone()];
                swapped.extend_from_slice(rest);
                changes.push(vec![json!(swapped)]);
            }
        }
        Value::Object(_) => {}
    }
    let mut found = Vec::new();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let mut without = bundle.clone();
    if !says_nothing(value)
        && let Some(Value::Object(fields)) = without.pointer_mut(parent)
    {
        fields.remove(name);
        found.extend(valid(&without).map(|edition| (without, edition)));
    }
    for mut values in changes {
        if found.len() == most {
            return found;
        }
        values.retain(|changed| changed != value);
        let turned = values.into_iter().map(|changed| {
            let mut mutant = bundle.clone();
            put(&mut mutant, pointer, changed);
            mutant
        });
        found.extend(turned.into_iter().find_map(|mutant| valid(&mutant).map(|edition| (mutant, edition))));
    }
    found
}

/// Whether a bundle says the same without it: it is empty, or the word that leaving it out stands for.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty() || ["none", "read-directly"].contains(&&**text),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.values().all(says_nothing),
        _ => false,
    }
}
