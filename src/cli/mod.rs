//! The native edge: arguments, files, the server. The only room that opens files; what is valid the library decides.

mod app;
mod args;
mod build;
mod check;
mod compress;
mod diff;
mod failure;
mod folder;
mod fonts;
mod manifest;
pub mod serve;
mod terminal;
mod whole;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a run ended.
enum Outcome {
    /// Nothing was found.
    Clean,
    /// The report has findings, or two bundles differ.
    Findings,
}

/// Runs the program: 0 clean, 1 findings or differences, 2 could not run.
pub fn run() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Check(check) => check::run(&check),
        Command::Build(build) => build::run(&build),
        Command::Serve(serve) => serve::run(&serve),
        Command::Pack(pack) => build::pack(&pack),
        Command::Diff(diff) => diff::run(&diff),
        Command::Schema => check::schema(),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            // Where nobody reads this either, the exit code is all that can be told.
            let _ = writeln!(io::stderr(), "{}", terminal::lines(&failure.told()));
            ExitCode::from(2)
        }
    }
}
