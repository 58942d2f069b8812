//! What a page says of itself.

use super::language::list;
use super::time::{date, date_alone, zone};
use crate::brief::Meta;

/// Words read in a minute: the mean for non-fiction (Brysbaert, *J. Memory and Language* 109, 2019).
const WORDS_PER_MINUTE: usize = 238;

/// What a zip says of itself, with line ends that every editor shows.
pub fn zip_readme(meta: &Meta) -> String {
    let lines = [
        meta.title.split_whitespace().collect::<Vec<_>>().join(" "),
        String::new(),
        format!("{}.", as_of(meta)),
        String::new(),
        "Open index.html by double click. It needs no network and asks nobody for anything;".to_owned(),
        "it can be copied out of this folder and works alone.".to_owned(),
        String::new(),
        "incident.json          the bundle the page was made of".to_owned(),
        "incident.schema.json   what a bundle may hold".to_owned(),
        "claims.csv, figures.csv, sources.csv, sources.bib   the same as tables".to_owned(),
        "exhibits/              each exhibit as a picture (SVG, PNG) and as a table (CSV)".to_owned(),
        "handout.html           the brief for paper, its sources numbered".to_owned(),
        "EMBED.txt              how to show a part of it in another page".to_owned(),
        "SHA256SUMS             digests of all files; `sha256sum --check SHA256SUMS` compares them".to_owned(),
        String::new(),
        "The tables (.csv) are UTF-8 and begin with a byte order mark, so that a spreadsheet reads".to_owned(),
        "their letters right; a program that does not drop it is told to, as Python by `utf-8-sig`.".to_owned(),
        "Beside a column that tells of amounts in words stand its lowest and highest value as numbers.".to_owned(),
        "A text that a spreadsheet would take for a formula has an apostrophe before it.".to_owned(),
        String::new(),
        "A digest that fits proves that a file is as it was packed. It does not prove who".to_owned(),
        "packed it, nor that what it says is true.".to_owned(),
    ];
    lines.map(|line| line + "\r\n").concat()
}

/// The files beside the page that hold its data.
pub const DATA: [(&str, &str); 6] = [
    ("bundle", "incident.json"),
    ("claims", "claims.csv"),
    ("figures", "figures.csv"),
    ("sources", "sources.csv"),
    ("bibliography", "sources.bib"),
    ("feed", "feed.xml"),
];

/// `Reads in 2 minutes`
pub fn reading_time(words: usize) -> String {
    let seconds = words * 60 / WORDS_PER_MINUTE;
    match seconds {
        0..=44 => "Reads in half a minute".to_owned(),
        45..=89 => "Reads in a minute".to_owned(),
        _ => format!("Reads in {} minutes", (seconds + 30) / 60),
    }
}

/// The one calm line of a page whose script could not start.
pub const ASLEEP: &str = "Charts do not answer; all else is here.";

/// The reason for it, until a better one is known.
pub const NOT_STARTED: &str = "The page's script did not start: it was not loaded whole, and reloading the page may help, or this browser does not run it.";

/// What a page says when a part of it is not where it was: the brief was built anew since.
pub const GONE: &str = "A part of this page is gone: reload the page.";

/// Why that may be.
pub const WHY_GONE: &str = "This brief was published anew since the page was loaded, or its site cannot be reached. What the page says is as it was printed.";

/// What stands in an exhibit's readout while nothing is pointed at.
pub const POINTING_HINT: &str = "Point at a mark, or move with the arrow keys, to read it; follow it to its sources.";

/// What stands where an exhibit has no numbers to draw.
pub const NOT_DRAWN: &str = "There is no number to draw it from; what it refers to is listed.";

/// What stands where a source gives no such number.
pub const NOT_REPORTED: &str = "not reported";

/// Who answers for the brief, and under which terms.
pub fn colophon(meta: &Meta) -> String {
    let mut parts = Vec::new();
    if !meta.authors.is_empty() {
        parts.push(format!("By {}", list(&meta.authors)));
    }
    parts.push(format!("First published {}, revision {} as of {}", date(meta.published), meta.revision, date(meta.updated)));
    if let Some(licence) = &meta.licence {
        parts.push(format!("Texts under {licence}"));
    }
    format!("{}.", parts.join(". "))
}

/// `Hours in UTC+02:00`, where the brief tells any.
pub fn hours_in(meta: &Meta) -> Option<String> {
    meta.hours.map(|hours| format!("Hours in {}", zone(hours)))
}

/// `Revision 1, as of 20 November 2026`, for a place away from the page.
pub fn as_of(meta: &Meta) -> String {
    format!("Revision {}, as of {}", meta.revision, date_alone(meta.updated))
}

/// The same beside what may tell hours: with the zone they are in, unless that is told already.
pub fn as_of_with_hours(meta: &Meta) -> String {
    let hours = hours_in(meta).filter(|_| !meta.updated.has_hour());
    [Some(as_of(meta)), hours].into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// Before the digest of the bundle.
pub const MADE_FROM: &str = concat!("Made by Incident Brief ", env!("CARGO_PKG_VERSION"), " from the bundle with the SHA-256");

/// What the digest is good for.
pub const PROVES: &str = "A bundle with that digest is, byte for byte, the one this page was made from. It does not prove \
                          who made it, nor that this page was not altered, nor that what it says is true.";

/// Over the headline of the card.
pub fn card_kicker(meta: &Meta) -> String {
    format!("Incident brief · {}", as_of(meta))
}

/// Under a picture that stands without its page: `From “Pier leak”, revision 2, as of 3 March 2026. https://…`
pub fn picture_origin(meta: &Meta) -> String {
    let address = meta.canonical.as_deref().unwrap_or_default();
    let hours = hours_in(meta).filter(|_| !meta.updated.has_hour()).map(|hours| format!("{hours}. ")).unwrap_or_default();
    let origin =
        format!("From “{}”, revision {}, as of {}. {hours}{address}", meta.title, meta.revision, date_alone(meta.updated));
    origin.trim_end().to_owned()
}

/// At the foot of every sheet of a hand-out.
pub fn sheet_foot(meta: &Meta) -> String {
    format!("{}. {}", meta.title, as_of_with_hours(meta))
}

/// What a zip says of showing its parts in other pages.
pub fn zip_embed(meta: &Meta) -> String {
    let published = match &meta.canonical {
        Some(address) => format!("The brief is published at {address}"),
        None => "This bundle does not say where it is published; ADDRESS below is that place.".to_owned(),
    };
    let lines = [
        "Showing parts of this brief in another page",
        "",
        &published,
        "",
        "Every block of the page can be shown alone: point at it, press \"Embed\", and copy one of three snippets.",
        "By hand: the address of a block is the word after # in its link, such as figure-accounts; its page is",
        "",
        "  ADDRESS/embed/figure-accounts.html",
        "",
        "and ADDRESS/embed/brief.html is the whole brief. Put it into a frame:",
        "",
        "  <iframe src=\"ADDRESS/embed/figure-accounts.html\" title=\"...\" width=\"100%\" height=\"240\"",
        "    frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups\"></iframe>",
        "",
        "or use the element, which takes the height of what it shows:",
        "",
        "  <incident-brief src=\"ADDRESS/embed/figure-accounts.html\" title=\"...\"></incident-brief>",
        "  <script src=\"ADDRESS/embed.js\" async></script>",
        "",
        "Colors: scheme=\"light|dark|auto\", face=\"serif|sans\", ink, paper and accent as #rrggbb, as attributes",
        "of the element or in the address of the frame (?scheme=dark). What could not be read is refused.",
        "",
        "Where no frame may stand, use the pictures in exhibits/.",
    ];
    lines.map(|line| format!("{line}\r\n")).concat()
}

/// In the frame of a block that is gone.
pub fn withdrawn(revision: u32) -> String {
    format!("Withdrawn in revision {revision}")
}

/// After it.
pub const NO_LONGER_THERE: &str = "What stood here is no longer part of this brief.";

/// While a chosen bundle is with the press.
pub fn checking(file: &str) -> String {
    format!("Checking {file} …")
}

/// Once its page has taken the place of another.
pub fn showing(file: &str) -> String {
    format!("Showing {file}")
}

/// Over the report of a press that did not start, with the reason under it.
pub const PRESS_ASLEEP: &str = "Another bundle could not be opened";

/// While a copy is being made.
pub const SAVING: &str = "Making an offline copy …";

/// Once it is with the browser.
pub fn saved(file: &str) -> String {
    format!("Saved as {file}")
}

/// Over the reason why there is no copy.
pub const NOT_SAVED: &str = "No offline copy could be made";

/// Why a file of the site is not there.
pub fn not_fetched(file: &str) -> String {
    format!(
        "{file} could not be had from the site this page came from. Reload the page, since it may have been published anew; or try again when the site can be reached"
    )
}

/// When the bundle beside a published page is newer than the page.
pub fn newer(revision: f64) -> String {
    format!("Revision {revision} is out")
}

/// When it cannot be shown, for its author.
pub const NEWER_UNREAD: &str = "The bundle beside this page is newer and cannot be shown";

/// Over the ways to show a block in another page.
pub const EMBED: &str = "Embed";

/// The ways to show a block in another page, in the order in which they are offered.
pub const EMBED_WAYS: [&str; 3] = ["Frame", "Element that fits its height and takes your colors", "Picture"];

/// On the link to a block's own page.
pub const ALONE: &str = "See it alone";

/// On the button that copies, and on it afterwards.
pub const COPY: [&str; 2] = ["Copy", "Copied"];

/// Where there is no address to embed from.
pub const NOT_PUBLISHED: &str = "Where this brief is published is not known: it lies on a disk, or was opened from a file. Embed it from its published page.";

/// On the button of a report.
pub const CLOSE: &str = "Close";

/// Before the address of a link, in a frame that may not open windows.
pub const NOT_OPENED: &str = "This frame may not open other pages. The address:";

/// In place of the fields of an exhibit whose data did not come as they were written.
pub const NOT_ANSWERED: &str =
    "This exhibit stays as printed: what it would answer with did not reach this browser whole. Its numbers are in its table.";

/// What stands for a series that is too long to be read as a table.
pub const LONG_SERIES: &str = "Too long for a table; its points are in the bundle.";

/// What is said of the parts of a link that meant nothing.
pub fn ignored(parts: &[String]) -> String {
    format!("Not understood in this link, and left out: {}", parts.join(", "))
}

/// What is said when a link names a block that is not there.
pub fn dangling(address: &str) -> String {
    format!("Nothing in this revision has the address {address}")
}
