//! Exhibits as drawings: plain data in, marks and points out, on any plotters backend.
//!
//! ```text
//! an exhibit's data -> draw(layout) -> Sheet -> SvgCanvas (a plotters backend) -> Drawing { marks, points } -> SVG text
//! ```
//!
//! Every drawing is made for each [`Layout`] and the page shows the one that fits, so text keeps its size on a phone
//! without script, and a redraw in the browser gives the same bytes. Colors are classes, see [`Ink`]. Titles, legends,
//! notes and sentences are the page's, not the drawing's.

pub mod breaks;
mod canvas;
mod layout;
mod measure;
mod panel;
mod scale;
mod sheet;
pub mod time;
pub mod viewport;

pub mod comparison;
pub mod effects;
pub mod ladder;
pub mod origins;
pub mod prices;
pub mod reports;
pub mod rows;
pub mod series;
pub mod timeline;
pub mod units;
pub mod what_if;

pub use canvas::{Drawing, Ink, Point, Told, escape, strength_class};
pub use layout::{Layout, MOST_PX};
pub use measure::{Broken, TEXT_SIZE, broken, text_width_px, thousandths, wrapped};
pub use scale::Scale;
pub use sheet::Sheet;
