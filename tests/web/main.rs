//! The page in a real browser: `cargo test --test web`, or `make browser-tests`.
//!
//! The tests run one after the other in one Chromium (two, where a test asks for scripts off), so this target has its
//! own `main` in place of Rust's harness: its guards can then end what they started, which a shared static could not.
//! A test is a plain function over a `Stage`; its module lists it in `TESTS`. What a name must contain to be run is
//! given as arguments; `--list` shows all names.

mod browser;
mod driver;
mod harness;
mod offline;
mod page;
mod says;
mod site;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::Instant,
};

use browser::Stage;

/// A test and its name.
pub type Test = (&'static str, fn(&Stage));

/// Names each function as a test of the module around.
macro_rules! tests {
    ($($test:ident),* $(,)?) => {
        pub const TESTS: &[$crate::Test] =
            &[$((concat!(module_path!(), "::", stringify!($test)), $test as fn(&$crate::browser::Stage))),*];
    };
}
pub(crate) use tests;

const ALL: &[&[Test]] = &[harness::TESTS, page::TESTS, offline::TESTS, says::TESTS];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let tests =
        ALL.concat().into_iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|part| name.contains(*part)));
    let tests: Vec<Test> = tests.collect();

    if arguments.iter().any(|argument| argument == "--list") {
        for (name, _) in tests {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    if tests.is_empty() {
        eprintln!("no browser test has a name with {wanted:?} in it; `--list` shows all");
        return ExitCode::FAILURE;
    }
    if let Err(advice) = driver::present() {
        eprintln!("the browser tests cannot run: {advice}");
        return ExitCode::FAILURE;
    }
    run(&tests)
}

fn run(tests: &[Test]) -> ExitCode {
    println!("\nrunning {} browser tests", tests.len());
    let began = Instant::now();
    let mut stage = Stage::default();
    let mut failed = Vec::new();
    for (name, test) in tests {
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| test(&stage)));
        let seconds = began.elapsed().as_secs_f32();
        if outcome.is_ok() {
            println!("test {name} ... ok ({seconds:.1} s)");
            stage.tidy();
        } else {
            println!("test {name} ... FAILED ({seconds:.1} s)\n{}", stage.last_words(name));
            failed.push(*name);
            // The next one starts with a browser that knows nothing of this.
            stage = Stage::default();
        }
    }
    drop(stage);
    let (passed, seconds) = (tests.len() - failed.len(), began.elapsed().as_secs_f32());
    println!("\nbrowser tests: {passed} passed, {} failed; {seconds:.1} s", failed.len());
    for name in &failed {
        println!("  failed: {name}");
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
