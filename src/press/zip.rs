//! The zip for a briefing room: the offline file under the one name that opens by double click, and the data beside it.
//!
//! Windows opens only the clicked file from a zip, so `index.html` needs nothing from its neighbors. The same bundle gives
//! the same bytes: no clock, one order, one compression.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::exhibits::{exhibits, is_long};
use super::fonts::Fonts;
use super::handout::handout;
use super::insides::insides;
use super::offline::offline_page;
use super::page::{digest, zip_path};
use super::twins::twins;
use super::{App, File, Made};
use crate::brief::Brief;
use crate::bundle::schema;
use crate::check::{Checked, check, locate};
use crate::view::{Page, embeds};
use crate::wording;

/// Presses a bundle into its zip.
pub fn zipped(bundle: &[u8], app: &App) -> Made {
    zipped_with(bundle, app, &Fonts::default())
}

/// The same, its pictures set in given fonts.
pub fn zipped_with(bundle: &[u8], app: &App, fonts: &Fonts) -> Made {
    let Checked { brief, mut report } = check(bundle);
    let file = brief.map(|brief| {
        let page = Page::new(&brief, digest(bundle), None);
        let pictures = exhibits(&page, &embeds(&page), fonts);
        report.extend(pictures.report);
        locate(&mut report, bundle);
        zip_file(&brief, bundle, offline_page(&brief, bundle, digest(bundle), None, &insides(app)).as_bytes(), &pictures.files)
    });
    Made { file, report }
}

/// The zip of a brief around its offline file.
pub(super) fn zip_file(brief: &Brief, bundle: &[u8], offline: &[u8], pictures: &[File]) -> File {
    let mut files = vec![
        ("index.html".to_owned(), offline.to_vec()),
        ("README.txt".to_owned(), wording::zip_readme(&brief.meta).into_bytes()),
        ("EMBED.txt".to_owned(), wording::zip_embed(&brief.meta).into_bytes()),
        ("handout.html".to_owned(), handout(brief, bundle).into_bytes()),
        ("incident.json".to_owned(), bundle.to_vec()),
        ("incident.schema.json".to_owned(), schema().into_bytes()),
    ];
    files.extend_from_slice(pictures);
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
        writeln!(text, "{}  {name}", digest(bytes)).expect("writing to a String cannot fail");
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
        let options = if is_long(bytes) { options.compression_level(Some(1)) } else { options };
        archive.start_file(name, options).expect("names are short and none stands twice");
        archive.write_all(bytes).expect("writing to a Vec cannot fail");
    }
    archive.finish().expect("writing to a Vec cannot fail").into_inner()
}
