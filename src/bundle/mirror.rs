//! How the raw mirror is made: a struct is defined once, and the reader, the comparison of two bundles, the JSON Schema and Rust
//! all go by that.
//!
//! ```text
//! mirror! {
//!     /// One source's bearing on one claim.
//!     pub struct Evidence {
//!         /// Id of the source.
//!         source: String as "Ref",                required; the schema has it as that shape
//!         /// Where in the source: page, section, time.
//!         locator: Option<String> = default,      may be left out
//!     }
//! }
//! ```
//!
//! What one field decides of others is a choice: `} by kind: Drawn` after a struct has it read the fields of a struct more, the one
//! that `kind` names.
//!
//! ```text
//! choices! {
//!     /// What each kind of exhibit draws.
//!     pub enum Drawn by ExhibitKind {
//!         Reports(Reports),                       where `kind` is the word for `Reports`, the fields of that struct are read, too
//!     }
//! }
//! ```
//!
//! A derived `Deserialize` would be plainer. But it makes code for every field of every struct, more than 100 KB of the
//! browser's press; here a struct is a table of its fields and a way to fill each, and all structs are read by one function.

use super::read::{Value, Walk};

/// A part of the mirror. It begins as its default, the emptiest value of its type, and is filled with what is written.
///
/// What is written and does not fit is reported, and the part stays as it is.
pub trait Fill {
    fn fill<'n>(&mut self, value: Value<'n>, walk: &mut Walk<'n>);
}

/// A struct of the mirror, filled field by field.
pub trait Record {
    fn fields(&self) -> &'static [Field];
    /// Fills the field at this position of [`fields`](Self::fields).
    fn fill_field<'n>(&mut self, at: usize, value: Value<'n>, walk: &mut Walk<'n>);
    /// What it reads beyond its own fields, where one of them decides that, with the name of that field.
    fn choice(&mut self) -> Option<(&'static str, &mut dyn Choice)> {
        None
    }
}

/// One of several structs, as a word says.
pub trait Choice {
    /// What the list of words is called, and the words.
    fn words(&self) -> (&'static str, &'static [&'static str]);
    /// The fields that are read where the word at this position is written.
    fn fields_of(&self, at: usize) -> &'static [Field];
    /// Makes it the one of this word, yet to be filled.
    fn choose(&mut self, at: usize) -> &mut dyn Record;
}

/// A field as the bundle has it.
pub struct Field {
    pub name: &'static str,
    /// Whether an object without it is reported.
    pub required: bool,
}

/// Defines structs of the mirror. `field: Type` is required and `field: Type = default` is not; `field as "name"` goes by
/// another name in the bundle, and `Type as "Shape"` has the schema describe it as that type, from `shape`. `by tag: Choice`
/// after a struct has it hold one of the structs of a choice, too, as the field `tag` says.
macro_rules! mirror {
    ($(
        $(#[$attribute:meta])*
        pub struct $struct:ident {
            $($(#[$note:meta])* $field:ident $(as $name:literal)?: $type:ty $(as $shape:literal)? $(= $default:ident)?,)*
        } $(by $tag:ident: $choice:ident)?
    )*) => {$(
        #[derive(Debug, Default)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "cli", schemars(deny_unknown_fields))]
        $(#[$attribute])*
        pub struct $struct {
            $(
                $(#[$note])*
                $(#[cfg_attr(feature = "cli", schemars(rename = $name))])?
                $(#[cfg_attr(feature = "cli", schemars(with = $shape))])?
                $(#[cfg_attr(feature = "cli", schemars($default))])?
                pub $field: $type,
            )*
            $(
                #[cfg_attr(feature = "cli", schemars(skip))]
                pub $tag: $choice,
            )?
        }

        impl $crate::bundle::mirror::Record for $struct {
            fn fields(&self) -> &'static [$crate::bundle::mirror::Field] {
                &[$($crate::bundle::mirror::Field {
                    name: mirror!(@name $field $($name)?),
                    required: mirror!(@required $($default)?),
                },)*]
            }

            // A struct may have no field.
            #[allow(unused_variables)]
            fn fill_field<'n>(&mut self, at: usize, value: $crate::bundle::read::Value<'n>, walk: &mut $crate::bundle::read::Walk<'n>) {
                #[allow(non_camel_case_types, dead_code)]
                enum At { $($field,)* }
                match at {
                    $(at if at == At::$field as usize => $crate::bundle::mirror::Fill::fill(&mut self.$field, value, walk),)*
                    _ => {}
                }
            }

            $(fn choice(&mut self) -> Option<(&'static str, &mut dyn $crate::bundle::mirror::Choice)> {
                Some((stringify!($tag), &mut self.$tag))
            })?
        }

        impl $crate::bundle::content::Tell for $struct {
            fn content(&self) -> $crate::edition::Content {
                let fields: Vec<(std::borrow::Cow<'static, str>, _)> = vec![$((
                    mirror!(@name $field $($name)?).into(),
                    $crate::bundle::content::Tell::content(&self.$field),
                ),)*];
                $(let fields = self.$tag.content_after(stringify!($tag), fields);)?
                $crate::edition::Content::Record(fields)
            }
        }

        impl $crate::bundle::mirror::Fill for $struct {
            fn fill<'n>(&mut self, value: $crate::bundle::read::Value<'n>, walk: &mut $crate::bundle::read::Walk<'n>) {
                walk.fill_record(self, value);
            }
        }
    )*};
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@required) => { true };
    (@required default) => { false };
}

pub(super) use mirror;

/// Defines what a struct of the mirror reads by the word of a vocabulary: one struct more for each word.
macro_rules! choices {
    (
        $(#[$attribute:meta])*
        pub enum $choice:ident by $vocabulary:ident { $($kind:ident($struct:ident),)+ }
    ) => {
        $(#[$attribute])*
        #[derive(Debug)]
        pub enum $choice { $($kind($struct),)+ }

        impl $choice {
            /// The word that is written.
            pub fn word(&self) -> $vocabulary {
                match self {
                    $(Self::$kind(_) => $vocabulary::$kind,)+
                }
            }

            fn of(word: $vocabulary) -> Self {
                match word {
                    $($vocabulary::$kind => Self::$kind($struct::default()),)+
                }
            }

            fn fields_by(word: $vocabulary) -> &'static [$crate::bundle::mirror::Field] {
                match word {
                    $($vocabulary::$kind => $crate::bundle::mirror::Record::fields(&$struct::default()),)+
                }
            }

            /// What it says, after other fields: the word, then the fields that are read for it.
            fn content_after(
                &self,
                tag: &'static str,
                mut fields: Vec<(std::borrow::Cow<'static, str>, $crate::edition::Content)>,
            ) -> Vec<(std::borrow::Cow<'static, str>, $crate::edition::Content)> {
                let word = $crate::brief::Vocabulary::word(self.word());
                fields.push((tag.into(), $crate::edition::Content::Word(word)));
                let own = match self {
                    $(Self::$kind(own) => $crate::bundle::content::Tell::content(own),)+
                };
                if let $crate::edition::Content::Record(own) = own {
                    fields.extend(own);
                }
                fields
            }

            /// For each word the schema of what is read for it.
            #[cfg(feature = "cli")]
            pub fn schemas(generator: &mut schemars::SchemaGenerator) -> Vec<($vocabulary, schemars::Schema)> {
                vec![$(($vocabulary::$kind, <$struct as schemars::JsonSchema>::json_schema(generator)),)+]
            }
        }

        impl Default for $choice {
            fn default() -> Self {
                Self::of(<$vocabulary as $crate::brief::Vocabulary>::VALUES[0])
            }
        }

        impl $crate::bundle::mirror::Choice for $choice {
            fn words(&self) -> (&'static str, &'static [&'static str]) {
                (<$vocabulary as $crate::brief::Vocabulary>::NAME, <$vocabulary as $crate::brief::Vocabulary>::WORDS)
            }

            fn fields_of(&self, at: usize) -> &'static [$crate::bundle::mirror::Field] {
                Self::fields_by(<$vocabulary as $crate::brief::Vocabulary>::VALUES[at])
            }

            fn choose(&mut self, at: usize) -> &mut dyn $crate::bundle::mirror::Record {
                *self = Self::of(<$vocabulary as $crate::brief::Vocabulary>::VALUES[at]);
                match self {
                    $(Self::$kind(chosen) => chosen,)+
                }
            }
        }
    };
}

pub(super) use choices;
