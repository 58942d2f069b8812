//! Incident Brief
#![forbid(unsafe_code)]
pub mod brief;
#[cfg(feature = "press")]
pub mod bundle;
#[cfg(feature = "press")]
pub mod check;
#[cfg(feature = "press")]
pub mod diagnostic;
#[cfg(feature = "press")]
pub mod lint;
