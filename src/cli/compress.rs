//! Text and modules once more, compressed: for hosts that serve `page.html.br` or `page.html.gz` in place of `page.html`.

use std::io::{self, Write};

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::press::{File, is_long};

/// What gains by it; pictures and zips are compressed already.
const KINDS: [&str; 10] = ["html", "css", "js", "wasm", "json", "svg", "csv", "bib", "xml", "bin"];

/// What the twin of a file is called: its name, and one of these.
pub const TWINS: [&str; 2] = ["br", "gz"];

/// For each file that gains by it, the same as Brotli (RFC 7932) and as gzip (RFC 1952), in no order that means anything.
pub fn compressed(files: &[File]) -> Vec<File> {
    let mut gaining: Vec<&File> = files.iter().filter(|(name, _)| has_twins(name)).collect();
    // The longest first, one by one: nobody is left with a long one when the others are done.
    gaining.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    gaining.par_iter().with_max_len(1).flat_map_iter(|file| both(file)).collect()
}

/// Whether a file has twins beside it.
pub fn has_twins(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind))
}

fn both((name, bytes): &File) -> [File; 2] {
    let written = "writing to a Vec cannot fail";
    let [br, gz] = TWINS.map(|kind| format!("{name}.{kind}"));
    [(br, brotli(name, bytes).expect(written)), (gz, gzip(bytes).expect(written))]
}

/// What every reader loads is compressed as well as can be; what few do, nearly as well and many times faster; a long series in
/// a moment. Of short files there may be thousands, and for each the quality of long ones sets 32 MB aside: 1.4 ms of the system's
/// time a file, for nothing that is found in so few bytes.
fn brotli(name: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    const BEST: u32 = 11;
    const GOOD: u32 = 9;
    const SHORT: u32 = 6;
    const FAST: u32 = 1;
    const SHORT_LENGTH: usize = 32 << 10;
    const WINDOW: u32 = 22;
    let is_first = !name.contains('/') && !["incident", "islands", "press"].iter().any(|later| name.starts_with(later));
    let quality = if is_long(bytes) {
        FAST
    } else if is_first {
        BEST
    } else if bytes.len() < SHORT_LENGTH {
        SHORT
    } else {
        GOOD
    };
    let mut writer = CompressorWriter::new(Vec::new(), 1 << 16, quality, WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

/// Without time and name: the same on every machine.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let level = if is_long(bytes) { Compression::fast() } else { Compression::best() };
    let mut writer = GzEncoder::new(Vec::new(), level);
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_reads_as_it_was() {
        let files: Vec<File> = ["index.html", "card.png", "embed/a.html", "web-1.wasm"]
            .map(|name| (name.to_owned(), name.repeat(500).into_bytes()))
            .to_vec();
        let made = compressed(&files);
        assert_eq!(made.len(), 6, "two for each but the picture");
        for (name, bytes) in &made {
            let (plain, kind) = name.rsplit_once('.').expect("a kind is added");
            let mut text = String::new();
            if kind == "br" {
                brotli::Decompressor::new(bytes.as_slice(), 4096).read_to_string(&mut text).expect("it is Brotli");
            } else {
                flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).expect("it is gzip");
            }
            assert_eq!(text, plain.repeat(500));
        }
    }
}
