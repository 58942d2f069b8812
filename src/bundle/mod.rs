//! The wire: a bundle's bytes in, a brief and a report out.
//!
//! ```text
//! bytes -> raw::Bundle -> lower -> Brief
//!             |             |
//!             '-------------+----> Report
//! ```

mod formula;
mod lower;
mod nearest;
mod prose;
pub mod raw;
mod word;

pub use lower::lower;
