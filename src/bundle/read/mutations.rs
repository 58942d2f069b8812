//! The reader against the JSON Schema, which comes from the same types by another way, and against bundles that were
//! sound before they were changed.

use std::iter;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::read;
use crate::diagnostic::Report;

fn report(bundle: &Json) -> Report {
    read(bundle.to_string().as_bytes()).1
}

fn sorted(required: Option<&Json>) -> Json {
    let mut required: Vec<_> = required.and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
    required.sort_unstable();
    json!(required)
}

fn schema() -> Json {
    crate::bundle::schema::schema()
}

/// A bundle with every field that the schema has, and the pointers of all fields that it requires.
struct Sample {
    schema: Json,
    required: Vec<Vec<String>>,
}

impl Sample {
    /// The bundle and the pointers, made once.
    fn get() -> (Json, Vec<Vec<String>>) {
        static SAMPLE: LazyLock<(Json, Vec<Vec<String>>)> = LazyLock::new(Sample::make);
        SAMPLE.clone()
    }

    fn make() -> (Json, Vec<Vec<String>>) {
        let mut sample = Self { schema: schema(), required: Vec::new() };
        let mut bundle = sample.of(&sample.schema.clone(), &[]);
        bundle["format"] = json!(1);
        (bundle, sample.required)
    }

    fn of(&mut self, schema: &Json, path: &[String]) -> Json {
        let below = |name: &str| path.iter().cloned().chain(iter::once(name.to_owned())).collect::<Vec<_>>();
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            let definition = self.schema.pointer(&reference[1..].replace("%20", " ")).cloned().expect("a reference resolves");
            return self.of(&definition, path);
        }
        // Beside properties, a choice says only which of them must be there.
        let choices = schema.get("oneOf").or(schema.get("anyOf")).filter(|_| schema.get("properties").is_none());
        if let Some(choices) = choices.and_then(Json::as_array) {
            return self.of(&choices[0], path);
        }
        if let Some(word) = schema.get("const").or(schema.get("enum").map(|words| &words[0])) {
            return word.clone();
        }
        if let Some(items) = schema.get("prefixItems").and_then(Json::as_array) {
            return items.iter().enumerate().map(|(at, item)| self.of(item, &below(&at.to_string()))).collect();
        }
        let kind = schema.get("type").map(|kind| kind.get(0).unwrap_or(kind)).and_then(Json::as_str);
        match kind.expect("every other schema has a type") {
            "object" => {
                let required = sorted(schema.get("required"));
                self.required.extend(required.as_array().into_iter().flatten().filter_map(Json::as_str).map(below));
                let properties = schema.get("properties").and_then(Json::as_object).into_iter().flatten();
                properties.map(|(name, schema)| (name.clone(), self.of(schema, &below(name)))).collect::<Map<_, _>>().into()
            }
            "array" => {
                let kinds = self.kinds(&schema["items"]);
                let places = 0..kinds.len().max(2);
                places.map(|at| self.element(&schema["items"], kinds.get(at), &below(&at.to_string()))).collect()
            }
            "string" => json!("x"),
            "number" | "integer" => json!(5),
            "boolean" => json!(true),
            other => panic!("the sample knows no `{other}`"),
        }
    }
}

/// What an object reads more by the word in one of its fields.
struct Kind {
    field: String,
    word: Json,
    own: Json,
}

impl Sample {
    /// The kinds that a definition tells apart.
    fn kinds(&self, items: &Json) -> Vec<Kind> {
        let reference = items.get("$ref").and_then(Json::as_str);
        let definition = reference.and_then(|reference| self.schema.pointer(&reference[1..])).unwrap_or(items);
        let mut kinds = Vec::new();
        for rule in definition.get("allOf").and_then(Json::as_array).into_iter().flatten() {
            for (field, of) in rule.pointer("/if/properties").and_then(Json::as_object).into_iter().flatten() {
                if let Some(word) = of.get("const") {
                    kinds.push(Kind { field: field.clone(), word: word.clone(), own: rule["then"].clone() });
                }
            }
        }
        kinds
    }

    /// An element of a list: of a kind, with all that this kind reads.
    fn element(&mut self, items: &Json, kind: Option<&Kind>, path: &[String]) -> Json {
        let mut element = self.of(items, path);
        if let Some(kind) = kind {
            let own = self.of(&kind.own, path);
            let fields = element.as_object_mut().expect("what has kinds is an object");
            fields.extend(own.as_object().expect("its own fields are those of an object").clone());
            fields.insert(kind.field.clone(), kind.word.clone());
        }
        element
    }
}

fn at<'j>(bundle: &'j mut Json, path: &[String]) -> &'j mut Json {
    path.iter().fold(bundle, |json, name| match json {
        Json::Array(items) => &mut items[name.parse::<usize>().expect("an index")],
        json => &mut json[name.as_str()],
    })
}

fn pointer(path: &[String]) -> String {
    path.iter().flat_map(|name| ["/", name]).collect()
}

#[test]
fn every_required_field_is_missed_alone() {
    let (bundle, required) = Sample::get();
    assert_eq!(report(&bundle).to_text("bundle"), "");
    assert!(required.len() > 200);
    for path in required {
        let mut bundle = bundle.clone();
        let (name, object) = path.split_last().expect("a field has a name");
        at(&mut bundle, object).as_object_mut().expect("a field is in an object").remove(name);
        let report = report(&bundle);
        let findings: Vec<_> = report.iter().map(|finding| (finding.code, finding.pointer.as_str().to_owned())).collect();
        assert_eq!(findings, [("missing-field", pointer(&path))]);
    }
}

#[test]
fn no_other_field_is_missed() {
    let (bundle, required) = Sample::get();
    let mut all = Vec::new();
    paths(&bundle, &[], &mut all);
    let is_field = |path: &[String]| path.last().is_some_and(|name| name.parse::<usize>().is_err());
    let others: Vec<_> = all.iter().filter(|path| is_field(path) && !required.contains(path)).collect();
    assert!(others.len() > 300, "{}", others.len());
    for path in others {
        let mut bundle = bundle.clone();
        let (name, object) = path.split_last().expect("a field has a name");
        at(&mut bundle, object).as_object_mut().expect("a field is in an object").remove(name);
        assert_eq!(report(&bundle).to_text(&pointer(path)), "");
    }
}

#[test]
fn all_required_fields_are_missed_at_once() {
    let (mut bundle, required) = Sample::get();
    // Only innermost objects can lose their fields without hiding others, and what says of which kind an exhibit is hides them all.
    let hides = |path: &[String]| path[0] == "exhibits" && path.len() == 3 && path[2] == "kind";
    let innermost: Vec<_> =
        required.iter().filter(|path| !at(&mut bundle, path).to_string().contains('{') && !hides(path)).cloned().collect();
    for path in &innermost {
        let (name, object) = path.split_last().expect("a field has a name");
        at(&mut bundle, object).as_object_mut().expect("a field is in an object").remove(name);
    }
    let report = report(&bundle);
    let mut missed: Vec<_> = report.iter().map(|finding| finding.pointer.as_str().to_owned()).collect();
    let mut expected: Vec<_> = innermost.iter().map(|path| pointer(path)).collect();
    missed.sort_unstable();
    expected.sort_unstable();
    assert_eq!(missed, expected);
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        "\\PC{0,8}".prop_map(Json::from),
        Just(json!("says")),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop_oneof![Just("id".to_owned()), Just("tlp".to_owned()), "\\PC{0,4}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((key, inner), 0..4).prop_map(|members| members.into_iter().collect::<Map<_, _>>().into()),
        ]
    })
}

/// The paths of all values.
fn paths(json: &Json, here: &[String], all: &mut Vec<Vec<String>>) {
    all.push(here.to_vec());
    let members: Vec<(String, &Json)> = match json {
        Json::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        Json::Object(members) => members.iter().map(|(name, member)| (name.clone(), member)).collect(),
        _ => return,
    };
    for (name, member) in members {
        paths(member, &[here, &[name]].concat(), all);
    }
}

proptest! {
    #[test]
    fn a_bundle_cut_anywhere_is_reported(cut in 0..20_000_usize) {
        let text = Sample::get().0.to_string();
        let text = &text[..cut.min(text.len() - 1)];
        prop_assert!(read(text.as_bytes()).1.has_errors());
    }

    #[test]
    fn values_of_any_type_are_read(changes in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..6)) {
        let (mut bundle, _) = Sample::get();
        for (index, json) in changes {
            let mut all = Vec::new();
            paths(&bundle, &[], &mut all);
            *at(&mut bundle, index.get::<Vec<String>>(&all)) = json;
        }
        let report = report(&bundle);
        prop_assert!(report.iter().all(|finding| finding.place.is_some()));
        prop_assert!(report.iter().all(|finding| finding.message != "the value cannot be read"));
    }
}
