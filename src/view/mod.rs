//! The page: a document, complete without script, made of parts named as a reader would name them.
//!
//! [`Page`] holds a brief with what was computed for it once; each part is a function of it that writes text with maud,
//! and is never woken. What wakes is in [`island`]: Leptos components with props of their own.

pub mod island;
pub mod snippet;

#[cfg(feature = "press")]
mod claims;
#[cfg(feature = "press")]
mod colophon;
#[cfg(feature = "press")]
mod contents;
#[cfg(feature = "press")]
mod contested;
#[cfg(feature = "press")]
mod controls;
#[cfg(feature = "press")]
mod document;
#[cfg(feature = "cli")]
mod embeds;
#[cfg(feature = "press")]
mod exhibit;
#[cfg(feature = "press")]
mod filter;
#[cfg(feature = "press")]
mod guidance;
#[cfg(feature = "press")]
mod impacts;
#[cfg(feature = "press")]
mod links;
#[cfg(feature = "press")]
mod masthead;
#[cfg(feature = "press")]
mod mechanism;
#[cfg(feature = "press")]
mod narrative;
#[cfg(feature = "press")]
mod numbers;
#[cfg(feature = "press")]
mod page;
#[cfg(feature = "press")]
mod perspectives;
#[cfg(feature = "press")]
mod prose;
#[cfg(feature = "press")]
mod signed;
#[cfg(feature = "press")]
mod since;
#[cfg(feature = "press")]
mod sources;
#[cfg(feature = "press")]
mod table;
#[cfg(feature = "press")]
mod timeline;

#[cfg(feature = "press")]
pub use document::document;
#[cfg(feature = "cli")]
pub use embeds::{Embed, embeds};
#[cfg(feature = "cli")]
pub use impacts::strength as impact_strength;
#[cfg(feature = "press")]
pub use page::{Copies, Page, Since};
#[cfg(feature = "cli")]
pub use table::{Cell, Line, Table};
#[cfg(feature = "cli")]
pub use timeline::strength as event_strength;
