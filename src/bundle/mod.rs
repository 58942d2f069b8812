//! The wire: a bundle's bytes in, a brief and a report out.

mod migrate;
mod nearest;
pub mod raw;
mod read;
mod word;

pub use read::{SIZE_LIMIT, places, read};
