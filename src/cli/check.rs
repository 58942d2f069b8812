//! `brief check` and `brief schema`.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::Outcome;
use super::args::{Check, Format};
use super::failure::Failure;
use super::terminal;
use crate::bundle::{self, SIZE_LIMIT};
use crate::check::{Checked, check};
use crate::diagnostic::{Report, Severity};
use crate::insight::{Count, census};
use crate::wording::count;

/// Prints the report of each bundle.
pub fn run(args: &Check) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    for path in &args.bundles {
        let Checked { brief, report } = check(&read(path)?);
        if !report.is_clean() {
            outcome = Outcome::Findings;
        }
        let text = match args.format {
            Format::Text => told(&report, path),
            Format::Json => terminal::json(&serde_json::json!({ "bundle": path.display().to_string(), "findings": report })),
        };
        print(&text)?;
        if let Some(brief) = brief.filter(|_| args.stats) {
            print(&counted(&census(&brief), args.format))?;
        }
    }
    Ok(outcome)
}

/// What a brief holds, a line a count.
fn counted(counts: &[Count], format: Format) -> String {
    match format {
        Format::Text => counts.iter().map(|(what, number)| format!("{number:>8}  {what}\n")).collect::<Vec<_>>().concat(),
        Format::Json => {
            let counts: serde_json::Map<String, serde_json::Value> =
                counts.iter().map(|(what, number)| (what.trim().to_owned(), (*number).into())).collect();
            terminal::json(&serde_json::json!({ "counts": counts }))
        }
    }
}

/// Prints the JSON Schema of bundles.
pub fn schema() -> Result<Outcome, Failure> {
    print(&bundle::schema())?;
    Ok(Outcome::Clean)
}

/// The bytes of a bundle, no more than one past the size limit, so that a huge file costs no more than the largest good one.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// A report with its sum, for people.
pub fn told(report: &Report, path: &Path) -> String {
    let name = path.display();
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    if report.is_clean() {
        return format!("{name}: no findings\n");
    }
    format!(
        "{}{name}: {}, {}\n",
        report.to_text(&name.to_string()),
        count(errors, "error", "errors"),
        count(warnings, "warning", "warnings")
    )
}

/// Writes to standard output, without anything that would steer the terminal there. Where its reader has had enough, as `head` does, the rest goes nowhere, and the program ends as it
/// would have: what it found, it found.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    match output.write_all(terminal::lines(text).as_bytes()).and_then(|()| output.flush()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Print { source }),
        _ => Ok(()),
    }
}
