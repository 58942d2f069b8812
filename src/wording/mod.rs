//! Numbers, times, plurals and sentences for people, in the language of the page's own words: English.
//!
//! Every sentence the program says itself is made here (diagnostics apart). Nothing here knows markup.

mod alike;
mod difference;
mod exhibit;
mod filter;
mod label;
mod language;
mod number;
mod page;
mod quotes;
mod since;
mod source;
mod standing;
mod text;
mod time;
mod tool;
mod unit;

pub use alike::NOTHING;
pub use difference::differences;
pub use exhibit::*;
pub use filter::*;
pub use label::*;
pub use language::{LANGUAGE, is_spoken, write_among};
pub use number::*;
pub use page::*;
pub use quotes::typeset;
pub use since::*;
pub use source::*;
pub use standing::*;
pub use text::*;
pub use time::*;
pub use tool::*;
pub use unit::UnitWords;
