//! What the JSON Schema says of texts and numbers beyond their type: as much of the rules of `lower` as a pattern can hold.
//!
//! A field of the mirror names its shape where it is defined, so that an editor marks what does not fit while it is written. The
//! check is what decides: nothing here refuses what it accepts.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::word::words;
use crate::brief::{CALENDAR, PagePart, Role, SCALES, Vocabulary};

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
    /// `UTC`, or a distance from it such as `+02:00`.
    TimeZone = text(&format!("^(?:UTC|{DISTANCE})$"));
    /// A web address that starts with `https://` or `http://`.
    Address = text("^[Hh][Tt][Tt][Pp][Ss]?://[^\\s\\u0000-/:-@\\[-`{-\\u009f][^\\s\\u0000-\\u001f\\u007f-\\u009f]*$");
    /// A BCP 47 tag such as `en`, `pt-BR` or `zh-Hans`.
    Language = text("^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$");
    /// Ids of units joined by ` per ` and ` × `, each with or without a word for a power of ten before it; empty for a plain number.
    Unit = text(&format!("^\\s*(?:{0}(?: × {0})*(?: per {0}(?: × {0})*)*\\s*)?$", format!("(?:(?:{}) )?(?:{ID}|[A-Z]{{3}})", scales())));
    /// Figure ids, numbers, `+ - * /` with spaces around them, and parentheses.
    Formula = text("^[a-z0-9.()+*/\\s-]*[a-z0-9][a-z0-9.()+*/\\s-]*$");
    /// The address of a block: a kind and an id, such as `figure:volume`.
    Part = text("^[a-z]+:");
    /// What a party is: a word of this list, or words of your own.
    RoleWords = json_schema!({ "anyOf": [{ "oneOf": words::<Role>() }, { "type": "string", "pattern": "\\S" }] });
    /// The address of a block, such as `figure:volume`, or one of the parts that are no list.
    Block = text("^(?:[a-z]+:|meta$|takes$)");
    /// Where an exhibit stands: `section:` or `area:` with an id, or `part:` with the word of a part of the page.
    Place = text(&format!("^(?:(?:section|area):{ID}|part:(?:{}))$", PagePart::WORDS.join("|")));
    /// A whole number from 1 on.
    Number = json_schema!({ "type": "integer", "minimum": 1, "maximum": u32::MAX });
    /// A number above zero.
    Above = json_schema!({ "type": "number", "exclusiveMinimum": 0 });
    /// The version of the format.
    Format = json_schema!({ "const": 1 });
    /// A number, or the id of a figure.
    Start = json_schema!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": format!("^{ID}$") }] });
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

/// How far a clock is from UTC.
const DISTANCE: &str = "[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?";

fn date() -> String {
    const HOUR: &str = "(?:[01][0-9]|2[0-3])";
    const SIXTY: &str = "[0-5][0-9]";
    let zone = format!("(?:[Zz]|{DISTANCE})");
    let time = format!("[Tt ]{HOUR}:{SIXTY}(?::{SIXTY}(?:[.,][0-9]+)?)?{zone}");
    format!("(?!0000)[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])(?:{time})?)?)?")
}

fn scales() -> String {
    SCALES.map(|(word, _)| word).join("|")
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

/// Two to four of something, or none.
pub(super) struct Cells<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Cells<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("cells of {}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({ "type": "array", "items": items, "maxItems": 4, "not": { "minItems": 1, "maxItems": 1 } })
    }
}
