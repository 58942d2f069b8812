//! The native program. See `brief --help`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    incident_brief::cli::run()
}
