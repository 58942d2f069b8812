//! A page for each block that can stand in another page, and what the pages around it need.
//!
//! ```text
//! embed/<address>.html   the block, its sources, a link to the whole; works in a frame sandboxed to scripts alone
//! embed/brief.html       the whole brief
//! embed.js               the element <incident-brief>, for the host's page
//! guest-….js             height, theme and waking, inside the frame
//! islands-….js           the islands with their module inside: a sandboxed frame cannot fetch one
//! oembed/<address>.json  what a host's software asks for, where the bundle says at which address it is published
//! ```

use super::File;
use super::exhibits::Pictures;
use super::language;
use super::page::{Links, Wrapping, digest, page};
use crate::brief::{Brief, Meta};
use crate::chart::escape;
use crate::view::{Embed, snippet};
use crate::wording;

/// What runs in the host's page, under a name that never changes.
const HOST: &str = include_str!("../../public/embed.js");
/// What runs in the frame.
pub(super) const GUEST: &str = include_str!("../../public/guest.js");

/// Where the page of a block finds what it loads; each as from the site's root.
pub(super) struct Parts {
    pub style: String,
    pub guest: String,
    pub islands: String,
}

/// All files of the embeds.
pub(super) fn files(
    brief: &Brief,
    bundle: &[u8],
    blocks: &[Embed],
    links: &Links,
    parts: &Parts,
    pictures: &Pictures,
) -> Vec<File> {
    // A page in a frame leads to the files beside the brief: here it is told which pictures are not among them.
    let is_missing = |id: &str| !pictures.has(&format!("exhibits/{id}.png"));
    let missing: Vec<&str> = brief.exhibits.iter().map(|exhibit| exhibit.id.word()).filter(|id| is_missing(id)).collect();
    let attribute = |missing: &[&str]| {
        if missing.is_empty() { String::new() } else { format!(" data-unpainted=\"{}\"", missing.join(" ")) }
    };
    let pages = blocks.iter().map(|block| {
        let id = block.address.strip_prefix("exhibit-");
        let unpainted: Vec<&str> = missing.iter().copied().filter(|missing| Some(*missing) == id).collect();
        (page_path(&block.address), block_page(block, brief, parts, &attribute(&unpainted)))
    });
    let whole = whole(brief, links, parts, &attribute(&missing));
    let whole = (page_path("brief"), page(brief, digest(bundle), None, whole));
    let answers = brief.meta.canonical.iter().flat_map(|canonical| {
        let named = blocks.iter().map(|block| (block.address.as_str(), block.title.as_str()));
        named
            .chain([("brief", brief.meta.title.as_str())])
            .map(move |(address, title)| (oembed_path(address), oembed(canonical, address, title, &brief.meta)))
    });
    let files = pages.chain([whole, ("embed.js".to_owned(), HOST.to_owned())]).chain(answers);
    files.map(|(name, text)| (name, text.into_bytes())).collect()
}

pub(super) fn page_path(address: &str) -> String {
    format!("embed/{address}.html")
}

pub(super) fn oembed_path(address: &str) -> String {
    format!("oembed/{address}.json")
}

/// `<link>` by which a host's software finds the answer for an address; nothing where the brief has no address.
pub(super) fn discovery(address: &str, meta: &Meta) -> String {
    meta.canonical.as_ref().map_or(String::new(), |canonical| {
        format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\">",
            escape(&snippet::beside(canonical, &oembed_path(address)))
        )
    })
}

/// The answer of <https://oembed.com> (version 1.0, type `rich`) for a block.
pub(super) fn oembed(canonical: &str, address: &str, title: &str, meta: &Meta) -> String {
    let source = snippet::beside(canonical, &page_path(address));
    let height = snippet::height(address);
    let answer = serde_json::json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": meta.authors.join(", "),
        "provider_name": meta.title,
        "provider_url": canonical,
        "html": snippet::frame(&source, title, height),
        "width": snippet::WIDTH,
        "height": height,
    });
    format!("{answer}\n")
}

/// Files, and nothing written into the page. Not `'self'`: in a sandboxed frame WebKit takes that for nobody (seen in WebKitGTK
/// 2.50), and the page names its own files only.
const POLICY: &str = "default-src 'none'; script-src http: https: 'wasm-unsafe-eval'; style-src http: https:; \
                      img-src http: https: data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/// The page of one block.
fn block_page(block: &Embed, brief: &Brief, parts: &Parts, unpainted: &str) -> String {
    let Embed { address, title, content, .. } = block;
    framed(&Framed { address, title, content: &content.0, leads_to: &format!("#{address}"), unpainted }, &brief.meta, parts)
}

/// What stands in a frame.
pub(super) struct Framed<'a> {
    pub address: &'a str,
    pub title: &'a str,
    /// Markup.
    pub content: &'a str,
    /// Where its foot leads to, in the brief.
    pub leads_to: &'a str,
    /// Attributes that tell which pictures there are not, with a space before them.
    pub unpainted: &'a str,
}

/// A page for a frame. Its base is the brief, so that every address in it leads there, in a window of its own.
pub(super) fn framed(shown: &Framed, meta: &Meta, parts: &Parts) -> String {
    let Framed { address, title, content, leads_to, unpainted } = shown;
    format!(
        "<!doctype html>\n<html{language} data-embed=\"{address}\"{unpainted}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\"><base href=\"../index.html\" target=\"_blank\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <title>{title}</title><meta name=\"robots\" content=\"noindex\">{discovery}\
         <link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"{style}\"><script src=\"{guest}\" data-islands=\"{islands}\"{words} defer></script></head>\
         <body><main>{content}</main><footer class=\"embed__foot\"><a href=\"index.html{leads_to}\">{brief_title}</a> \
         <span>{as_of}</span>{without_script}</footer></body></html>\n",
        language = language::attributes(&meta.language),
        title = escape(title),
        discovery = discovery(address, meta),
        style = parts.style,
        guest = parts.guest,
        islands = parts.islands,
        words = guest_words(),
        // Chromium does not hold links of drawings to the target of the base.
        content = content.replace("<a class=\"point", "<a target=\"_blank\" class=\"point"),
        brief_title = escape(&wording::typeset(&meta.title, &meta.language)),
        as_of = escape(&wording::as_of_with_hours(meta)),
        // A frame in which no script runs may forbid windows, too: then links do nothing, and the address can be copied.
        without_script = meta.canonical.as_ref().map_or(String::new(), |canonical| format!(
            "<noscript><span class=\"embed__address\">{}{leads_to}</span></noscript>",
            escape(&snippet::beside(canonical, "index.html"))
        )),
    )
}

/// What the script in the frame says, as attributes of it.
fn guest_words() -> String {
    let [copy, copied] = wording::COPY;
    format!(" data-not-opened=\"{}\" data-copy=\"{copy}\" data-copied=\"{copied}\"", wording::NOT_OPENED)
}

/// The whole brief in a frame: its own addresses lead around in it.
fn whole(brief: &Brief, links: &Links, parts: &Parts, unpainted: &str) -> Wrapping {
    Wrapping {
        policy: POLICY.to_owned(),
        root: format!(" data-embed=\"brief\"{unpainted}"),
        head: format!(
            "<meta name=\"robots\" content=\"noindex\">{}<link rel=\"icon\" href=\"../icon.svg\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"../{}\">\
             <noscript><link rel=\"stylesheet\" href=\"../{}\"></noscript>\
             <script src=\"../{}\" data-islands=\"../{}\"{} defer></script>",
            discovery("brief", &brief.meta),
            parts.style,
            links.still_style,
            parts.guest,
            parts.islands,
            guest_words(),
        ),
        foot: String::new(),
        copies: None,
        image: None,
    }
}
