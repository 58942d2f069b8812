//! What the JSON Schema says of texts and numbers beyond their type: as much of the rules of `lower` as a pattern can hold.
//!
//! A field of the mirror names its shape where it is defined, so that an editor marks what does not fit while it is written. The
//! check is what decides: nothing here refuses what it accepts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::lower::{CALENDAR, KINDS};
use super::raw::{self, Pairs, Times, Values};
use crate::brief::{ExhibitKind, Precision, Vocabulary};

/// The JSON Schema of bundles.
pub(super) fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().with_transform(strict).with_transform(fit).into_generator();
    let mut schema = generator.into_root_schema_for::<raw::Bundle>().to_value();
    for (name, rules) in [("Figure", figure()), ("ReportedValue", stated(&[])), ("Exhibit", exhibit())] {
        schema["$defs"][name]["allOf"] = rules.into();
    }
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

/// Defines shapes, each a definition of its own in the schema.
macro_rules! shapes {
    ($(#[doc = $doc:literal] $name:ident = $schema:expr;)+) => {$(
        #[doc = $doc]
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let mut schema: Schema = $schema;
                schema.insert("description".to_owned(), $doc.trim().into());
                schema
            }
        }
    )+};
}

shapes! {
    /// A kebab-case word of at most 80 letters, and none that Windows keeps for a device.
    Name = json_schema!({
        "type": "string",
        "pattern": format!("^(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$){ID}$"),
        "maxLength": 80,
    });
    /// The id of something that is in the bundle.
    Ref = text(&format!("^{ID}$"));
    /// A text that is not blank.
    Text = text("\\S");
    /// Prose that is not blank. Braces are references, such as `{figure:id}` or `{claim:id|words}`; doubled braces are braces.
    Prose = json_schema!({ "type": "string", "allOf": [{ "pattern": prose() }, { "pattern": "\\S" }] });
    /// Prose; a blank one is left out. Braces are references, such as `{figure:id}` or `{claim:id|words}`.
    Note = text(&prose());
    /// A date, `2026`, `2026-06` or `2026-06-10`, or an instant with a zone, `2026-06-10T14:43+08:00`.
    Date = text(&format!("^{}$", date()));
    /// A date, or an interval: two dates with a slash between them.
    When = text(&format!("^{0}(?:/{0})?$", date()));
    /// A web address that starts with `https://` or `http://`.
    Address = text("^[Hh][Tt][Tt][Pp][Ss]?://[^\\s\\u0000-/:-@\\[-`{-\\u009f][^\\s\\u0000-\\u001f\\u007f-\\u009f]*$");
    /// A BCP 47 tag such as `en`, `pt-BR` or `zh-Hans`.
    Language = text("^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$");
    /// Figure ids, numbers, `+ - * /` with spaces around them, and parentheses.
    Formula = text("^[a-z0-9.()+*/\\s-]*[a-z0-9][a-z0-9.()+*/\\s-]*$");
    /// The address of a block: a kind and an id, such as `figure:accounts`.
    Part = text(&format!("^(?:{}):", KINDS.join("|")));
    /// A whole number from 1 on.
    Number = json_schema!({ "type": "integer", "minimum": 1, "maximum": u32::MAX });
    /// The version of the format.
    Format = json_schema!({ "const": 1 });
    /// Seconds since 1970-01-01T00:00Z, or a date.
    Time = json_schema!({ "anyOf": [
        { "type": "number", "minimum": CALENDAR.start, "exclusiveMaximum": CALENDAR.end },
        { "type": "string", "pattern": format!("^{}$", date()) },
    ] });
}

const ID: &str = "[a-z0-9]+(?:-[a-z0-9]+)*";

fn text(pattern: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern })
}

fn date() -> String {
    const HOUR: &str = "(?:[01][0-9]|2[0-3])";
    const SIXTY: &str = "[0-5][0-9]";
    let zone = format!("(?:[Zz]|[+-]{HOUR}(?::?{SIXTY})?)");
    let time = format!("[Tt ]{HOUR}:{SIXTY}(?::{SIXTY}(?:[.,][0-9]+)?)?{zone}");
    format!("(?!0000)[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])(?:{time})?)?)?")
}

fn prose() -> String {
    const WORDS: &str = r"\|\s*[^{}\s][^{}]*";
    let kinds = [
        format!(r"figure:{ID}(?:\|value)?"),
        format!("event:{ID}"),
        format!("(?:claim|question):{ID}{WORDS}"),
        format!("(?:source|party|term):{ID}(?:{WORDS})?"),
    ];
    format!(r"^(?:[^{{}}]|\{{\{{|\}}\}}|\{{(?:{})\}})*$", kinds.join("|"))
}

/// That fields are left out, or null.
fn absent(fields: &[&str]) -> Map<String, Value> {
    fields.iter().map(|field| ((*field).to_owned(), json!({ "type": "null" }))).collect()
}

/// A rule for objects in which a field has a value of this type.
fn where_given(field: &str, kind: &str, rule: &Value) -> Value {
    json!({ "if": { "properties": { field: { "type": kind } }, "required": [field] }, "then": rule })
}

/// A value or a range, with its precision, or else that it is not disclosed; where there are none of the others.
fn stated(others: &[&str]) -> Vec<Value> {
    let not_disclosed = Precision::NotDisclosed.word();
    let words: Vec<_> = Precision::WORDS.iter().filter(|word| **word != not_disclosed).collect();
    let given = |field, kind, other| {
        let mut properties = absent(&[&[other], others].concat());
        properties.insert("precision".to_owned(), json!({ "enum": words }));
        where_given(field, kind, &json!({ "properties": properties, "required": ["precision"] }))
    };
    let properties = json!({ "precision": { "const": not_disclosed } });
    vec![
        given("value", "number", "range"),
        given("range", "array", "value"),
        json!({
            "if": { "properties": absent(&[&["value", "range"], others].concat()) },
            "then": { "properties": properties, "required": ["precision"] },
        }),
    ]
}

fn figure() -> Vec<Value> {
    let mut rules = stated(&["derivation"]);
    rules.push(where_given("derivation", "object", &json!({ "properties": absent(&["precision"]) })));
    rules
}

/// What each kind of exhibit cannot do without.
fn exhibit() -> Vec<Value> {
    let needs = |kinds: &[ExhibitKind], fields: &[&str], rule: &Value| {
        let words: Vec<_> = kinds.iter().map(|kind| kind.word()).collect();
        let properties: Map<_, _> = fields.iter().map(|field| ((*field).to_owned(), rule.clone())).collect();
        json!({
            "if": { "properties": { "kind": { "enum": words } }, "required": ["kind"] },
            "then": { "properties": properties, "required": fields },
        })
    };
    let some = json!({ "type": "array", "minItems": 1 });
    vec![
        needs(&[ExhibitKind::Campaigns], &["metrics", "rows"], &some),
        needs(&[ExhibitKind::Accounts, ExhibitKind::Rate], &["parts"], &json!({ "type": "object", "minProperties": 1 })),
        needs(&[ExhibitKind::Market, ExhibitKind::Series], &["series"], &some),
    ]
}

/// A list that is not empty.
pub(super) struct OneOrMore<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for OneOrMore<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("one or more {}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": generator.subschema_for::<T>(), "minItems": 1 })
    }
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

described!(Pairs as BTreeMap<String, Ref>, Times as Vec<Time>, Values as Vec<Option<f64>>);

/// For the default in the schema.
impl serde::Serialize for Pairs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, word)| (key, word)))
    }
}
