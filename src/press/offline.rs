//! One file that holds everything: it opens by double click, in a room without network.
//!
//! From disk, browsers refuse module scripts, `fetch` and streamed WebAssembly; a classic script, a module inflated from
//! base64 and a policy of hashes they allow.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::App;
use super::page::{Wrapping, offline_path, page};
use super::style::{still_style, style};
use crate::check::{Checked, check};
use crate::diagnostic::Report;

/// The offline file of a bundle.
pub struct Offline {
    /// Its path from the site's root, and its bytes; absent when the report has errors.
    pub file: Option<(String, Vec<u8>)>,
    pub report: Report,
}

/// Inflates the module that stands in the page and starts it. Where a browser cannot, the page is complete without.
const START: &str = ";(async()=>{try{\
    const packed=Uint8Array.from(atob(document.getElementById(\"module\").textContent),c=>c.charCodeAt(0));\
    const plain=new Blob([packed]).stream().pipeThrough(new DecompressionStream(\"gzip\"));\
    await wasm_bindgen({module_or_path:await new Response(plain).arrayBuffer()})\
    }catch(e){ASLEEP}})();";

/// What a page does when its module cannot start: one calm line, the reason on the root for those who look for it.
pub(super) const ASLEEP: &str = "document.documentElement.setAttribute(\"data-asleep\",e);\
    const said=document.querySelector(\".controls__said\");said.textContent=said.dataset.asleep";

/// Presses a bundle into its offline file.
pub fn offline(bundle: &[u8], app: &App) -> Offline {
    let Checked { brief, report } = check(bundle);
    let file = brief.map(|brief| {
        let script = String::from_utf8_lossy(app.web_script);
        let start = START.replace("ASLEEP", ASLEEP);
        // A closing tag in a script would end its element.
        let script = format!("{script}\n{start}").replace("</script", "<\\/script");
        (offline_path(&brief.meta), page(&brief, wrapping(&script, app.web_module, bundle)).into_bytes())
    });
    Offline { file, report }
}

/// A page with everything inside, and a policy that lets nothing else in.
fn wrapping(script: &str, module: &[u8], bundle: &[u8]) -> Wrapping {
    let (style, still) = (style(), still_style());
    Wrapping {
        policy: format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {} {}; img-src data:; connect-src 'none'; \
             base-uri 'none'; form-action 'none'",
            integrity(script),
            integrity(&style),
            integrity(&still),
        ),
        root: String::new(),
        head: format!("<style>{style}</style><noscript><style>{still}</style></noscript>"),
        // Base64 holds no `<`, so neither block can end its element.
        foot: format!(
            "<script type=\"application/gzip\" id=\"bundle\">{}</script>\
             <script type=\"application/gzip\" id=\"module\">{}</script><script>{script}</script>",
            packed(bundle),
            packed(module)
        ),
        copy: None,
    }
}

/// A text as a content policy names it.
fn integrity(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Gzip in base64, the same on every machine: no time, no name, one level.
fn packed(bytes: &[u8]) -> String {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written: io::Result<Vec<u8>> = encoder.write_all(bytes).and_then(|()| encoder.finish());
    STANDARD.encode(written.expect("writing to a Vec cannot fail"))
}
