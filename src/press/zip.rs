//! The zip for a briefing room: the offline file under the one name that opens by double click, and the data beside it.
//!
//! Windows opens only the clicked file from a zip, so `index.html` needs nothing from its neighbors. The same bundle gives
//! the same bytes: no clock, one order, one compression.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::offline::offline_file;
use super::page::zip_path;
use super::twins::twins;
use super::{App, File};
use crate::brief::Brief;
use crate::bundle::schema;
use crate::check::{Checked, check};
use crate::diagnostic::Report;
use crate::wording;

/// The zip of a bundle.
pub struct Zipped {
    /// Its path from the site's root, and its bytes; absent when the report has errors.
    pub file: Option<File>,
    pub report: Report,
}

/// Presses a bundle into its zip.
pub fn zipped(bundle: &[u8], app: &App) -> Zipped {
    let Checked { brief, report } = check(bundle);
    Zipped { file: brief.map(|brief| zip_file(&brief, bundle, app)), report }
}

/// The zip of a brief.
pub(super) fn zip_file(brief: &Brief, bundle: &[u8], app: &App) -> File {
    let (_, page) = offline_file(brief, bundle, app);
    let mut files = vec![
        ("index.html".to_owned(), page),
        ("README.txt".to_owned(), wording::zip_readme(&brief.meta).into_bytes()),
        ("incident.json".to_owned(), bundle.to_vec()),
        ("incident.schema.json".to_owned(), schema().into_bytes()),
    ];
    // A feed tells of a site; there is none here.
    files.extend(twins(brief).into_iter().filter(|(name, _)| name != "feed.xml"));
    let sums = sums(&files);
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    (zip_path(&brief.meta), packed(&files))
}

/// A line a file, as `sha256sum --check` reads it.
fn sums(files: &[File]) -> String {
    let mut text = String::new();
    for (name, bytes) in files {
        for byte in Sha256::digest(bytes) {
            write!(text, "{byte:02x}").expect("writing to a String cannot fail");
        }
        writeln!(text, "  {name}").expect("writing to a String cannot fail");
    }
    text
}

fn packed(files: &[File]) -> Vec<u8> {
    // 1980-01-01, the first day a zip knows: the same on every machine.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options).expect("names are short and none stands twice");
        archive.write_all(bytes).expect("writing to a Vec cannot fail");
    }
    archive.finish().expect("writing to a Vec cannot fail").into_inner()
}
