//! The page's HTML, from `<!doctype html>` to `</html>`.

#[cfg(feature = "cli")]
use sha2::{Digest, Sha256};

use super::language;
use super::linked::{full_date, linked};
use crate::brief::{Brief, Date, Meta};
use crate::chart::escape;
use crate::view::snippet::beside;
use crate::view::{Copies, Page, Since, document};
use crate::wording;

/// Where a page finds what it loads, as addresses relative to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// The style sheet.
    pub style: String,
    /// The style sheet for a browser that runs no script.
    pub still_style: String,
    /// The script that wakes the islands.
    pub script: String,
    /// The worker that presses another bundle, loaded on demand.
    pub press: String,
    /// The icon.
    pub icon: String,
    /// The bundle, for those who want the data.
    pub bundle: String,
    /// A script in the page itself: it asks for what the script will need, before that has come.
    pub start: String,
    /// That script, as a content policy names it.
    pub start_integrity: String,
    /// The picture that stands for the page where it is shared; empty where there is none.
    pub card: String,
}

impl Links {
    /// In the order of the fields; what is left out is empty.
    pub fn from_list(links: Vec<String>) -> Self {
        let mut links = links.into_iter();
        let mut next = || links.next().unwrap_or_default();
        Self {
            style: next(),
            still_style: next(),
            script: next(),
            press: next(),
            icon: next(),
            bundle: next(),
            start: next(),
            start_integrity: next(),
            card: next(),
        }
    }
}

/// How a page comes by its style, its script and the data behind it.
pub(super) struct Wrapping {
    /// What the page may load, as a content policy.
    pub policy: String,
    /// Attributes of the root, each with a space before it.
    pub root: String,
    /// The end of the head.
    pub head: String,
    /// The end of the body.
    pub foot: String,
    /// What lies beside the page, when it has a place to lie.
    pub copies: Option<Copies>,
    /// The address of the picture that stands for the page, where that is known in full.
    pub image: Option<String>,
}

impl Wrapping {
    /// A page whose parts are files beside it.
    pub fn site(meta: &Meta, links: &Links) -> Self {
        Self {
            policy: format!(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self'; img-src 'self' data:; \
                 connect-src 'self'; base-uri 'none'; form-action 'none'",
                links.start_integrity
            ),
            root: format!(
                " data-press=\"{}\" data-bundle=\"{}\" data-revision=\"{}\"",
                escape(&links.press),
                escape(&links.bundle),
                meta.revision
            ),
            head: format!(
                "<script>{}</script><script src=\"{}\" async></script>{}\
                 <link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"{}\">\
                 <noscript><link rel=\"stylesheet\" href=\"{}\"></noscript>\
                 <link rel=\"alternate\" type=\"application/json\" href=\"{}\">\
                 <link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\" title=\"Revisions\">",
                links.start,
                escape(&links.script),
                shared(meta, &links.card),
                escape(&links.icon),
                escape(&links.style),
                escape(&links.still_style),
                escape(&links.bundle),
            ),
            foot: String::new(),
            // A page that stands in for another in a browser has no files of its own.
            copies: (!links.style.is_empty()).then(|| Copies { offline: offline_path(meta), zip: zip_path(meta) }),
            image: meta.canonical.as_ref().filter(|_| !links.card.is_empty()).map(|page| beside(page, &links.card)),
        }
    }
}

/// The page of a brief, and of the bundle with that digest; where something is known of what is different since, of that, too.
pub(super) fn page(brief: &Brief, digest: String, since: Option<&Since>, wrapping: Wrapping) -> String {
    let meta = &brief.meta;
    let Wrapping { policy, root, head, foot, copies, image } = wrapping;
    let body = document(&Page::new(brief, digest, copies).since(since)).into_string();
    let canonical =
        meta.canonical.as_ref().map_or(String::new(), |url| format!("<link rel=\"canonical\" href=\"{}\">", escape(url)));
    format!(
        "<!doctype html>\n<html{language}{root}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <title>{title}</title><meta name=\"description\" content=\"{summary}\">\
         <meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:description\" content=\"{summary}\">{dates}{canonical}\
         {head}</head><body>{body}{linked}{foot}</body></html>\n",
        language = language::attributes(&meta.language),
        title = escape(&meta.title),
        summary = escape(&wording::plain(&meta.summary, brief)),
        dates = dates(meta),
        linked = linked(brief, image.as_deref()),
    )
}

/// The SHA-256 of a bundle (FIPS 180-4), in hexadecimal digits.
#[cfg(feature = "cli")]
pub fn digest(bundle: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::new();
    for byte in Sha256::digest(bundle) {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from(DIGITS[usize::from(nibble)]));
        }
    }
    text
}

/// The picture that stands for the page where it is shared, from its page.
#[cfg(feature = "cli")]
pub const CARD: &str = "card.png";

/// Where the zip of a brief lies, from its page.
pub fn zip_path(meta: &Meta) -> String {
    format!("{}-r{}.zip", meta.id, meta.revision)
}

/// What the offline file of a brief is called: `port-leak-r2.html`.
pub fn offline_name(meta: &Meta) -> String {
    format!("{}-r{}.html", meta.id, meta.revision)
}

/// Where the offline file of a brief lies, from its page.
pub fn offline_path(meta: &Meta) -> String {
    format!("offline/{}", offline_name(meta))
}

/// The picture that stands for the page where it is shared, where there is one.
fn shared(meta: &Meta, card: &str) -> String {
    if card.is_empty() {
        return String::new();
    }
    // Those who fetch it know no page to start from.
    let address = meta.canonical.as_ref().map_or_else(|| card.to_owned(), |page| beside(page, card));
    format!(
        "<meta property=\"og:image\" content=\"{}\"><meta name=\"twitter:card\" content=\"summary_large_image\">",
        escape(&address)
    )
}

fn dates(meta: &Meta) -> String {
    let property = |name: &str, date: Date| {
        full_date(date).map(|date| format!("<meta property=\"article:{name}_time\" content=\"{date}\">")).unwrap_or_default()
    };
    property("published", meta.published) + &property("modified", meta.updated)
}
