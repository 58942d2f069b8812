//! The native edge: arguments, files, the server. The only room that opens files; what is valid the library decides.

mod app;
mod args;
mod build;
mod check;
mod compress;
mod failure;
mod serve;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a run ended.
enum Outcome {
    /// Nothing was found.
    Clean,
    /// The report has findings.
    Findings,
}

/// Runs the program: 0 clean, 1 findings, 2 could not run.
pub fn run() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Check(check) => check::run(&check),
        Command::Build(build) => build::run(&build),
        Command::Serve(serve) => serve::run(&serve),
        Command::Pack(pack) => build::pack(&pack),
        Command::Schema => check::schema(),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("{}", failure.told());
            ExitCode::from(2)
        }
    }
}
