//! The JSON Schema of bundles: the types that are read, and the rules that take more than one field.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::lower::KINDS;
use super::raw::{self, Pairs, Times, Values};
use super::shape::{self, Ref, Time};
use crate::brief::{ExhibitKind, Outcome, Precision, Vocabulary};

/// The JSON Schema of bundles.
pub(super) fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().with_transform(strict).with_transform(fit).into_generator();
    let kinds = kinds(&mut generator);
    let mut schema = generator.into_root_schema_for::<raw::Bundle>().to_value();
    for (name, rules) in [
        ("Figure", figure()),
        ("ReportedValue", stated(&[])),
        ("Derivation", one_of(&["formula", "between", "point"])),
        ("Impact", impact()),
    ] {
        schema["$defs"][name]["allOf"] = rules.into();
    }
    by_kind(&mut schema["$defs"]["Exhibit"], &kinds);
    schema["$defs"]["Part"]["pattern"] = format!("^(?:{}):", KINDS.join("|")).into();
    schema
}

/// What a schema says to people.
const NOTES: &[&str] = &["title", "description", "default"];

/// Keeps to what every validator knows: no formats that only Rust has, and a choice instead of two types at once, which strict
/// validators refuse.
fn strict(schema: &mut Schema) {
    transform_subschemas(&mut strict, schema);
    schema.remove("format");
    let Some(Value::Array(types)) = schema.get("type").cloned() else { return };
    schema.remove("type");
    // What else is said is of the type; the other is null.
    let (notes, mut rules): (Map<_, _>, Map<_, _>) =
        schema.ensure_object().clone().into_iter().partition(|(key, _)| NOTES.contains(&key.as_str()));
    *schema = notes.into();
    rules.insert("type".to_owned(), types[0].clone());
    schema.insert("anyOf".to_owned(), json!([rules, { "type": types[1] }]));
}

/// Has no text hold what steers a screen, turns the order of letters or is no character, as the reader finds it.
fn fit(schema: &mut Schema) {
    /// Those of Unicode's first plane; a pattern without flags knows no others by one sign.
    const UNFIT: &str =
        "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufdd0-\\ufdef\\ufffe\\uffff]";
    transform_subschemas(&mut fit, schema);
    if schema.get("type").is_some_and(|kind| kind == "string") && schema.get("enum").is_none() {
        schema.insert("not".to_owned(), json!({ "pattern": UNFIT }));
    }
}

/// That fields are left out, or null.
fn absent(fields: &[&str]) -> Map<String, Value> {
    fields.iter().map(|field| ((*field).to_owned(), json!({ "type": "null" }))).collect()
}

/// That just one of some fields is given.
fn one_of(fields: &[&str]) -> Vec<Value> {
    let alone = fields.iter().map(|field| {
        let others: Vec<&str> = fields.iter().copied().filter(|other| other != field).collect();
        let mut properties = absent(&others);
        properties.insert((*field).to_owned(), json!({ "not": { "type": "null" } }));
        json!({ "properties": properties, "required": [field] })
    });
    vec![json!({ "anyOf": alone.collect::<Vec<_>>() })]
}

/// A rule for objects in which a field has a value of this type.
fn where_given(field: &str, kind: &str, rule: &Value) -> Value {
    json!({ "if": { "properties": { field: { "type": kind } }, "required": [field] }, "then": rule })
}

/// A value or a range or both, with their precision, or else that it is not disclosed; where there are none of the others.
fn stated(others: &[&str]) -> Vec<Value> {
    let not_disclosed = Precision::NotDisclosed.word();
    let words: Vec<_> = Precision::WORDS.iter().filter(|word| **word != not_disclosed).collect();
    let given = |field, kind| {
        let mut properties = absent(others);
        properties.insert("precision".to_owned(), json!({ "enum": words }));
        where_given(field, kind, &json!({ "properties": properties, "required": ["precision"] }))
    };
    let properties = json!({ "precision": { "const": not_disclosed } });
    vec![
        given("value", "number"),
        given("range", "array"),
        json!({
            "if": { "properties": absent(&[&["value", "range"], others].concat()) },
            "then": { "properties": properties, "required": ["precision"] },
        }),
    ]
}

/// How sure it is, where it is expected, and only there.
fn impact() -> Vec<Value> {
    const FORECAST: &[&str] = &["likelihood", "confidence"];
    let given: Map<_, _> = FORECAST.iter().map(|field| ((*field).to_owned(), json!({ "type": "string" }))).collect();
    let of = |outcome: Outcome| json!({ "properties": { "outcome": { "enum": [outcome.word()] } }, "required": ["outcome"] });
    vec![
        json!({ "if": of(Outcome::Happened), "then": { "properties": absent(FORECAST) } }),
        json!({ "if": of(Outcome::Expected), "then": { "properties": given, "required": FORECAST } }),
    ]
}

fn figure() -> Vec<Value> {
    let mut rules = stated(&["derivation"]);
    rules.push(where_given("derivation", "object", &json!({ "properties": absent(&["precision"]) })));
    rules
}

/// An exhibit has the fields of all, and by its kind those of one definition more, which says what it cannot do without.
fn by_kind(exhibit: &mut Value, kinds: &[(ExhibitKind, Value)]) {
    let mut words = Vec::new();
    let mut rules = Vec::new();
    for ((kind, own), meaning) in kinds.iter().zip(ExhibitKind::MEANINGS) {
        let fields: Vec<_> =
            own["properties"].as_object().into_iter().flat_map(Map::keys).map(|name| format!("`{name}`")).collect();
        let reads = if fields.is_empty() { "nothing more".to_owned() } else { fields.join(", ") };
        words.push(json!({ "const": kind.word(), "description": format!("{} Reads {reads}.", meaning.trim()) }));
        rules.push(json!({
            "if": { "properties": { "kind": { "const": kind.word() } }, "required": ["kind"] },
            "then": own,
        }));
    }
    exhibit["properties"]["kind"] = json!({ "description": "What it shows, and how.", "oneOf": words });
    if let Some(Value::Array(required)) = exhibit.get_mut("required") {
        required.push("kind".into());
    }
    if let Value::Object(rest) = exhibit {
        rest.remove("additionalProperties");
    }
    exhibit["allOf"] = rules.into();
    exhibit["unevaluatedProperties"] = false.into();
}

/// The definitions of what each kind of exhibit reads. What else stands there is for the whole exhibit to say.
fn kinds(generator: &mut SchemaGenerator) -> Vec<(ExhibitKind, Value)> {
    let mut kinds = Vec::new();
    for (kind, mut own) in raw::Drawn::schemas(generator) {
        strict(&mut own);
        fit(&mut own);
        own.remove("additionalProperties");
        kinds.push((kind, own.to_value()));
    }
    kinds
}

/// Has a type described as another.
macro_rules! described {
    ($($type:ty as $like:ty),*) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                <$like>::inline_schema()
            }

            fn schema_name() -> Cow<'static, str> {
                <$like>::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$like>::json_schema(generator)
            }
        }
    )*};
}

described!(Pairs as BTreeMap<String, Ref>, Times as Vec<Time>, raw::Start as shape::Start, Values as Vec<Option<f64>>);

/// For the default in the schema.
impl serde::Serialize for Pairs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, word)| (key, word)))
    }
}
