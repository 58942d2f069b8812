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
}

/// A field as the bundle has it.
pub struct Field {
    pub name: &'static str,
    /// Whether an object without it is reported.
    pub required: bool,
}

/// Defines structs of the mirror. `field: Type` is required and `field: Type = default` is not; `field as "name"` goes by
/// another name in the bundle, and `Type as "Shape"` has the schema describe it as that type, from `shape`.
macro_rules! mirror {
    ($(
        $(#[$attribute:meta])*
        pub struct $struct:ident {
            $($(#[$note:meta])* $field:ident $(as $name:literal)?: $type:ty $(as $shape:literal)? $(= $default:ident)?,)*
        }
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
        }

        impl $crate::bundle::mirror::Record for $struct {
            fn fields(&self) -> &'static [$crate::bundle::mirror::Field] {
                &[$($crate::bundle::mirror::Field {
                    name: mirror!(@name $field $($name)?),
                    required: mirror!(@required $($default)?),
                },)*]
            }

            fn fill_field<'n>(&mut self, at: usize, value: $crate::bundle::read::Value<'n>, walk: &mut $crate::bundle::read::Walk<'n>) {
                #[allow(non_camel_case_types)]
                enum At { $($field,)* }
                match at {
                    $(at if at == At::$field as usize => $crate::bundle::mirror::Fill::fill(&mut self.$field, value, walk),)*
                    _ => {}
                }
            }
        }

        impl $crate::bundle::content::Tell for $struct {
            fn content(&self) -> $crate::edition::Content {
                $crate::edition::Content::Record(vec![$((
                    mirror!(@name $field $($name)?).into(),
                    $crate::bundle::content::Tell::content(&self.$field),
                ),)*])
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
