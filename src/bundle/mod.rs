//! The wire: a bundle's bytes in, a brief and a report out.

pub mod raw;
mod word;
