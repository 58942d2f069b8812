//! The page in real browsers: `cargo test --test web`, or `make browser-tests`.
//!
//! The tests of an engine run one after the other in one browser (two, where a test asks for scripts off), so this target
//! has its own `main` in place of Rust's harness: its guards can then end what they started, which a shared static could
//! not. A test is a plain function over a `Stage`; its module lists it under the engines it runs in. Arguments choose:
//! `--engine=firefox` an engine, any other word what a name must contain; `--list` shows all.

mod browser;
mod copies;
mod driver;
mod embeds;
mod engine;
mod exhibits;
mod harness;
mod kinds;
mod links;
mod loads;
mod moving;
mod offline;
mod page;
mod says;
mod search;
mod site;
mod translated;
mod trap;
mod ways;
mod what_if;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::Instant,
};

use browser::Stage;
use engine::{EVERYWHERE, Engine};

/// A test, its name, and where it is run.
#[derive(Clone, Copy)]
pub struct Test {
    name: &'static str,
    run: fn(&Stage),
    engines: &'static [Engine],
}

/// Names each function as a test of the module around, to be run in the engines it stands under.
macro_rules! tests {
    ($($engines:ident: $($test:ident),* $(,)?);* $(;)?) => {
        pub const TESTS: &[$crate::Test] = &[$($($crate::Test {
            name: concat!(module_path!(), "::", stringify!($test)),
            run: $test,
            engines: $crate::engine::$engines,
        }),*),*];
    };
}
pub(crate) use tests;

const ALL: &[&[Test]] = &[
    harness::TESTS,
    page::TESTS,
    offline::TESTS,
    ways::TESTS,
    embeds::TESTS,
    copies::TESTS,
    says::TESTS,
    links::TESTS,
    search::TESTS,
    translated::TESTS,
    exhibits::TESTS,
    what_if::TESTS,
    moving::TESTS,
    kinds::TESTS,
    loads::TESTS,
];

/// What the arguments ask for.
struct Choice {
    engines: Vec<Engine>,
    words: Vec<String>,
    list: bool,
}

impl Choice {
    fn of(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut choice = Self { engines: Vec::new(), words: Vec::new(), list: false };
        for argument in arguments {
            if let Some(name) = argument.strip_prefix("--engine=") {
                let engine =
                    Engine::of_name(name).ok_or_else(|| format!("no engine is called {name:?}; there are {EVERYWHERE:?}"))?;
                choice.engines.push(engine);
            } else if argument == "--list" {
                choice.list = true;
            } else if !argument.starts_with('-') {
                choice.words.push(argument);
            }
        }
        if choice.engines.is_empty() {
            choice.engines = EVERYWHERE.to_vec();
        }
        Ok(choice)
    }

    fn tests(&self, engine: Engine) -> Vec<Test> {
        let named = |test: &Test| self.words.is_empty() || self.words.iter().any(|part| test.name.contains(part.as_str()));
        ALL.concat().into_iter().filter(|test| test.engines.contains(&engine) && named(test)).collect()
    }
}

fn main() -> ExitCode {
    match Choice::of(std::env::args().skip(1)).and_then(|choice| follow(&choice)) {
        Ok(code) => code,
        Err(advice) => {
            eprintln!("the browser tests cannot run: {advice}");
            ExitCode::FAILURE
        }
    }
}

fn follow(choice: &Choice) -> Result<ExitCode, String> {
    let runs: Vec<(Engine, Vec<Test>)> = choice.engines.iter().map(|engine| (*engine, choice.tests(*engine))).collect();
    if choice.list {
        for (engine, tests) in runs {
            for test in tests {
                println!("{} in {engine}: test", test.name);
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    if runs.iter().all(|(_, tests)| tests.is_empty()) {
        return Err(format!("no test has a name with {:?} in it; `--list` shows all", choice.words));
    }
    driver::present(&choice.engines)?;
    let began = Instant::now();
    let mut failed = Vec::new();
    for (engine, tests) in &runs {
        failed.extend(run(*engine, tests).into_iter().map(|name| format!("{name} in {engine}")));
    }
    let count: usize = runs.iter().map(|(_, tests)| tests.len()).sum();
    println!(
        "\nbrowser tests: {} passed, {} failed; {:.1} s",
        count - failed.len(),
        failed.len(),
        began.elapsed().as_secs_f32()
    );
    for name in &failed {
        println!("  failed: {name}");
    }
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs those tests in order; gives the names of those that failed. One that fails is tried once more in a browser that knows
/// nothing of the first try: engines lose a race of their own now and then. What the first try said is printed all the same.
fn run(engine: Engine, tests: &[Test]) -> Vec<&'static str> {
    println!("\nrunning {} browser tests in {engine}", tests.len());
    let all_began = Instant::now();
    let mut stage = Stage::of(engine);
    let mut failed = Vec::new();
    for test in tests {
        if !passes(test, &stage, "") {
            stage = Stage::of(engine);
            if !passes(test, &stage, ", at the second try") {
                failed.push(test.name);
                stage = Stage::of(engine);
            }
        }
    }
    println!("{engine}: {:.1} s", all_began.elapsed().as_secs_f32());
    failed
}

/// Runs a test and tells how it ended.
fn passes(test: &Test, stage: &Stage, which: &str) -> bool {
    let began = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (test.run)(stage)));
    let seconds = began.elapsed().as_secs_f32();
    if outcome.is_ok() {
        println!("test {} ... ok ({seconds:.1} s{which})", test.name);
        stage.tidy();
    } else {
        println!("test {} ... FAILED ({seconds:.1} s{which})\n{}", test.name, stage.last_words(test.name));
    }
    outcome.is_ok()
}
