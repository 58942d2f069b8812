//! `brief build` and `brief pack`.

use std::ffi::OsStr;
use std::path::Path;

use super::Outcome;
use super::app::with_app;
use super::args::{Build, Pack};
use super::check::{print, read, told};
use super::compress::compressed;
use super::failure::Failure;
use super::folder::{Folder, known};
use super::fonts::fonts;
use super::whole::put;
use crate::brief::Meta;
use crate::press::{File, Fonts, Made, Site, Withdrawals, offline_file, site_with, zipped_with};

/// Writes the site of a bundle; a bundle with errors writes nothing.
pub fn run(args: &Build) -> Result<Outcome, Failure> {
    // Asked before the work is done, and once more when the folder is held.
    known(&args.out, args.force)?;
    let Some((mut files, withdrawals)) = site_of(&args.bundle, args.app.as_deref(), &fonts(&args.fonts)?)? else {
        return Ok(Outcome::Findings);
    };
    let Meta { id, revision, .. } = &withdrawals.brief().meta;
    let folder = Folder::hold(&args.out, id, args.force)?;
    let withdrawn = folder.withdrawn(id, *revision, &files);
    files.extend(withdrawn.iter().flat_map(|(address, revision)| withdrawals.files(address, *revision)));
    let twins = compressed(&files);
    folder.write(id, withdrawn, &files, &twins)?;
    print(&format!("{} files in {}\n", files.len() + twins.len(), args.out.display()))?;
    Ok(Outcome::Clean)
}

/// The files of a bundle's site, its report printed; nothing when the report has errors.
pub fn pressed(bundle: &Path, app: Option<&Path>, fonts: &Fonts) -> Result<Option<Vec<File>>, Failure> {
    Ok(site_of(bundle, app, fonts)?.map(|(files, _)| files))
}

fn site_of(bundle: &Path, app: Option<&Path>, fonts: &Fonts) -> Result<Option<(Vec<File>, Withdrawals)>, Failure> {
    let bytes = read(bundle)?;
    let Site { files, report, withdrawals } = with_app(app, |app| site_with(&bytes, app, fonts))?;
    if !report.is_clean() {
        print(&told(&report, bundle))?;
    }
    Ok(withdrawals.map(|withdrawals| (files, withdrawals)))
}

/// Writes the offline file of a bundle, or the zip that holds it; a bundle with errors writes nothing.
pub fn pack(args: &Pack) -> Result<Outcome, Failure> {
    let bundle = read(&args.bundle)?;
    let fonts = fonts(&args.fonts)?;
    let Made { file, report } = match kind(&args.out).as_str() {
        "html" => with_app(args.app.as_deref(), |app| offline_file(&bundle, app))?,
        "zip" => with_app(args.app.as_deref(), |app| zipped_with(&bundle, app, &fonts))?,
        _ => return Err(Failure::UnknownPack { path: args.out.clone() }),
    };
    if !report.is_clean() {
        print(&told(&report, &args.bundle))?;
    }
    let Some((_, bytes)) = file else { return Ok(Outcome::Findings) };
    put(&args.out, &bytes)?;
    print(&format!("{} bytes in {}\n", bytes.len(), args.out.display()))?;
    Ok(Outcome::Clean)
}

/// What the name of a file says it is, in small letters: `html`.
pub fn kind(path: &Path) -> String {
    path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase()
}
