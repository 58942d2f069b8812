//! `brief serve` on a machine that has much else to do: every load of its page completes.
//!
//! A few loads belong to the tests; as many as one likes are had by
//! `BRIEF_LOADS=500 make browser-tests ONLY=loads ENGINE=chromium`.

use std::{
    env,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use crate::{browser::Stage, tests};

tests! {
    EVERYWHERE: every_load_completes_while_the_machine_is_busy;
}

const BUNDLE: &str = "tests/bundles/good/two-claims.json";
const LOADS: usize = 6;
/// Twice what the smallest machine of today can work on at once.
const OTHERS: usize = 4;

/// A program that ends with this value.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}")))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Should it be gone already, so much the better.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn every_load_completes_while_the_machine_is_busy(stage: &Stage) {
    let loads = env::var("BRIEF_LOADS").map_or(LOADS, |loads| loads.parse().expect("BRIEF_LOADS is a number"));
    let (_server, address) = served();
    let _others: Vec<Running> =
        (0..OTHERS).map(|_| Running::start(Command::new("sh").args(["-c", "while :; do :; done"]))).collect();
    for load in 1..=loads {
        // The page anew each time; what stands in it is asked for again, and mostly found unchanged.
        let page = stage.open(&format!("{address}?load={load}"));
        page.wait_until("performance.getEntriesByName('brief:hydrated').length === 1");
        page.console_is_empty();
        if load % 25 == 0 {
            println!("{load} of {loads} loads complete");
        }
    }
}

/// The program, serving, and the address it prints.
fn served() -> (Running, String) {
    let mut brief = Command::new(env!("CARGO_BIN_EXE_brief"));
    brief.current_dir(env!("CARGO_MANIFEST_DIR")).args(["serve", BUNDLE, "--port", "0"]).stdout(Stdio::piped());
    let mut server = Running::start(&mut brief);
    let mut line = String::new();
    let said = server.0.stdout.as_mut().expect("its output was asked for");
    BufReader::new(said).read_line(&mut line).expect("it can be read");
    let (_, address) = line.trim_end().split_once(" is at ").unwrap_or_else(|| panic!("it said {line:?}"));
    (server, address.to_owned())
}
