//! Exhibits as drawings: plain data in, marks and points out, on any plotters backend.
//!
//! ```text
//! an exhibit's data -> draw(layout) -> plotters elements -> SvgCanvas -> Drawing { marks, points } -> SVG text
//! ```
//!
//! Every drawing is made for each [`Layout`] and the page shows the one that fits, so text keeps its size on a phone
//! without script, and a redraw in the browser gives the same bytes. Colors are classes, see [`Ink`]. Titles, legends,
//! notes and sentences are the page's, not the drawing's.

mod canvas;
mod layout;
mod measure;
mod scale;

pub mod campaigns;

pub use canvas::{Drawing, Ink, Point, escape};
pub use layout::Layout;
pub use measure::{TEXT_SIZE, text_width_px};
pub use scale::Scale;
