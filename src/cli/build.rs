//! `brief build`.

use std::fs;
use std::path::Path;

use super::Outcome;
use super::app::with_app;
use super::args::Build;
use super::check::{print, read, told};
use super::failure::Failure;
use crate::press::{File, Site, site};

/// Writes the site of a bundle; a bundle with errors writes nothing.
pub fn run(args: &Build) -> Result<Outcome, Failure> {
    let bundle = read(&args.bundle)?;
    let Site { files, report } = with_app(args.app.as_deref(), |app| site(&bundle, app))?;
    if !report.is_clean() {
        print(&told(&report, &args.bundle))?;
    }
    if report.has_errors() {
        return Ok(Outcome::Findings);
    }
    for file in &files {
        write(&args.out, file)?;
    }
    print(&format!("{} files in {}\n", files.len(), args.out.display()))?;
    Ok(Outcome::Clean)
}

fn write(folder: &Path, (name, bytes): &File) -> Result<(), Failure> {
    let path = folder.join(name);
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes));
    written.map_err(|source| Failure::Write { path, source })
}
