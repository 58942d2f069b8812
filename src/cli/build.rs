//! `brief build` and `brief pack`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::app::with_app;
use super::args::{Build, Pack};
use super::check::{print, read, told};
use super::compress::compressed;
use super::failure::Failure;
use super::fonts::fonts;
use crate::press::{File, Fonts, Made, Site, is_named, offline_file, site_with, zipped_with};

/// Writes the site of a bundle; a bundle with errors writes nothing.
pub fn run(args: &Build) -> Result<Outcome, Failure> {
    let Some(files) = pressed(&args.bundle, args.app.as_deref(), &fonts(&args.fonts)?)? else { return Ok(Outcome::Findings) };
    let compressed = compressed(&files);
    for file in files.iter().chain(&compressed) {
        write(&args.out, file)?;
    }
    sweep(&args.out, &files)?;
    print(&format!("{} files in {}\n", files.len() + compressed.len(), args.out.display()))?;
    Ok(Outcome::Clean)
}

/// The files of a bundle's site, its report printed; nothing when the report has errors.
pub fn pressed(bundle: &Path, app: Option<&Path>, fonts: &Fonts) -> Result<Option<Vec<File>>, Failure> {
    let bytes = read(bundle)?;
    let Site { files, report } = with_app(app, |app| site_with(&bytes, app, fonts))?;
    if !report.is_clean() {
        print(&told(&report, bundle))?;
    }
    Ok((!report.has_errors()).then_some(files))
}

/// Writes the offline file of a bundle, or the zip that holds it; a bundle with errors writes nothing.
pub fn pack(args: &Pack) -> Result<Outcome, Failure> {
    let bundle = read(&args.bundle)?;
    let fonts = fonts(&args.fonts)?;
    let extension = args.out.extension().and_then(OsStr::to_str).unwrap_or_default();
    let Made { file, report } = match extension {
        "html" => with_app(args.app.as_deref(), |app| offline_file(&bundle, app))?,
        "zip" => with_app(args.app.as_deref(), |app| zipped_with(&bundle, app, &fonts))?,
        _ => return Err(Failure::UnknownPack { path: args.out.clone() }),
    };
    if !report.is_clean() {
        print(&told(&report, &args.bundle))?;
    }
    let Some((_, bytes)) = file else { return Ok(Outcome::Findings) };
    put(args.out.clone(), &bytes)?;
    print(&format!("{} bytes in {}\n", bytes.len(), args.out.display()))?;
    Ok(Outcome::Clean)
}

fn write(folder: &Path, (name, bytes): &File) -> Result<(), Failure> {
    put(folder.join(name), bytes)
}

pub fn put(path: PathBuf, bytes: &[u8]) -> Result<(), Failure> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes));
    written.map_err(|source| Failure::Write { path, source })
}

/// Takes away what an earlier build left there under a name that tells its content. What others put there stays.
fn sweep(folder: &Path, files: &[File]) -> Result<(), Failure> {
    let failed = |source| Failure::Write { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let plain = name.to_str().map(|name| name.trim_end_matches(".br").trim_end_matches(".gz"));
        let stale = plain.is_some_and(|name| is_named(name) && !files.iter().any(|(kept, _)| kept == name));
        if stale {
            fs::remove_file(entry.path()).map_err(|source| Failure::Write { path: entry.path(), source })?;
        }
    }
    Ok(())
}
