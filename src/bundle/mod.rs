//! The wire: a bundle's bytes in, a brief and a report out.
//!
//! ```text
//! bytes -> read -> raw::Bundle -> lower -> Brief
//!            |                      |
//!            '----------------------+----> Report
//! ```

mod content;
mod formula;
mod lower;
mod migrate;
mod mirror;
mod nearest;
mod prose;
mod quoted;
pub mod raw;
mod read;
#[cfg(feature = "cli")]
mod schema;
#[cfg(feature = "cli")]
mod shape;
mod word;

pub use content::Tell;
pub use lower::lower;

/// The JSON Schema of bundles (draft 2020-12), made from the types that are read.
#[cfg(feature = "cli")]
#[allow(clippy::missing_panics_doc, reason = "a schema is plain JSON and can be written")]
pub fn schema() -> String {
    let schema = serde_json::to_string_pretty(&schema::schema()).expect("a schema is plain JSON");
    format!("{schema}\n")
}
pub use read::{SIZE_LIMIT, places, read};
