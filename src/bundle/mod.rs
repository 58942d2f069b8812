//! The wire: a bundle's bytes in, a brief and a report out.
//!
//! ```text
//! bytes -> read -> raw::Bundle -> lower -> Brief
//!            |                      |
//!            '----------------------+----> Report
//! ```

mod formula;
mod lower;
mod migrate;
mod mirror;
mod nearest;
mod prose;
pub mod raw;
mod read;
mod word;

pub use lower::lower;
pub use read::{SIZE_LIMIT, places, read};
