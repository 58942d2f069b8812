//! The validated model of one incident, as of one revision.
//!
//! Here a reference resolves (see [`Id`]), a range is in order, a date exists, a derived figure has its value. The room
//! knows nothing of JSON, of pages, or of where the data came from.

mod columns;
mod date;
mod elapsed;
mod formula;
mod id;
mod model;
mod prose;
mod quantity;
mod unit;
mod words;

pub use columns::{Columns, Ends};
pub use date::{CALENDAR, Date, DateError, When, WhenError, Zone};
pub use elapsed::{Clock, Elapsed, elapsed};
pub use formula::Formula;
pub use id::{Id, Names, Roster, Table, is_id};
pub use model::*;
pub use prose::{Piece, Prose};
pub use quantity::{Amount, ArithmeticError, Bound, Operation, Quantity, Slack, decimal};
pub use unit::{Measure, Part, Ratio, SCALES, Said, Unit, UnknownUnit};
pub use words::*;
