//! Incident Brief: one JSON bundle about an incident in, a page whose every number opens its sources out.
//!
//! The rooms in reading order, and what flows between them:
//!
//! ```text
//! bundle.json -> bundle -> brief -> insight -> chart -> view -> press -> cli, or press.wasm in a browser
//!                  |         |                            \-> web.wasm: islands that wake in the finished page
//!                  |         \-> lint -.
//!                  \-----------------+-> diagnostic
//! ```
#![forbid(unsafe_code)]

pub mod brief;
pub mod edition;
pub mod insight;
#[cfg(feature = "press")]
pub mod length;
pub mod reading;
pub mod search;
pub mod sort;
#[cfg(any(feature = "cli", feature = "web"))]
pub mod spreadsheet;
pub mod whole;
pub mod wording;

pub mod chart;
pub mod view;

#[cfg(feature = "press")]
pub mod bundle;
#[cfg(feature = "press")]
pub mod check;
#[cfg(feature = "press")]
pub mod diagnostic;
#[cfg(feature = "press")]
pub mod lint;
#[cfg(feature = "press")]
pub mod press;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "web")]
pub mod web;
