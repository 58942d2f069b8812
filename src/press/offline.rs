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

use super::page::{Wrapping, offline_path, page};
use super::style::{still_style, style};
use super::{App, File};
use crate::brief::Brief;
use crate::check::{Checked, check};
use crate::diagnostic::Report;

/// The offline file of a bundle.
pub struct Offline {
    /// Its path from the site's root, and its bytes; absent when the report has errors.
    pub file: Option<File>,
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

/// What the press answers as a worker, once `awake` is settled: it takes a bundle, as a file or as bytes, with the names
/// its page is to use, and gives page and report.
pub(super) const SERVE: &str = "onmessage=async({data:d})=>{try{await awake;\
    const bytes=d.bundle instanceof Blob?new Uint8Array(await d.bundle.arrayBuffer()):d.bundle;\
    const made=wasm_bindgen.press_page(bytes,d.name,d.links);\
    postMessage({html:made.html(),report:made.report()})}catch(e){postMessage({error:String(e)})}};\n";

/// Makes the worker of the press from what stands in the page, so that it can be called like one that lies beside it.
const PRESS: &str = "{const text=id=>document.getElementById(id).textContent;\
    const parts=[text(\"press-script\"),\";const packed='\",text(\"press-module\"),\"';\",text(\"press-serve\")];\
    document.documentElement.dataset.press=URL.createObjectURL(new Blob(parts,{type:\"text/javascript\"}))}";

/// Inflates the module of the press in its worker.
const INFLATE: &str = "const awake=(async()=>{const plain=new Blob([Uint8Array.from(atob(packed),c=>c.charCodeAt(0))]).stream()\
    .pipeThrough(new DecompressionStream('gzip'));\
    await wasm_bindgen({module_or_path:await new Response(plain).arrayBuffer()})})();";

/// Presses a bundle into its offline file.
pub fn offline(bundle: &[u8], app: &App) -> Offline {
    let Checked { brief, report } = check(bundle);
    Offline { file: brief.map(|brief| offline_file(&brief, bundle, app)), report }
}

/// The offline file of a brief, with the bundle it was made of inside.
pub(super) fn offline_file(brief: &Brief, bundle: &[u8], app: &App) -> File {
    let script = String::from_utf8_lossy(app.web_script);
    let start = START.replace("ASLEEP", ASLEEP);
    let script = contained(&format!("{script}\n{PRESS}{start}"));
    (offline_path(&brief.meta), page(brief, wrapping(&script, app, bundle)).into_bytes())
}

/// A page with everything inside, and a policy that lets nothing else in.
fn wrapping(script: &str, app: &App, bundle: &[u8]) -> Wrapping {
    let (style, still) = (style(), still_style());
    Wrapping {
        policy: format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {} {}; img-src data:; worker-src blob:; \
             connect-src 'none'; base-uri 'none'; form-action 'none'",
            integrity(script),
            integrity(&style),
            integrity(&still),
        ),
        root: String::new(),
        head: format!("<style>{style}</style><noscript><style>{still}</style></noscript>"),
        foot: [
            ("bundle", packed(bundle)),
            ("module", packed(app.web_module)),
            ("press-module", packed(app.press_module)),
            ("press-script", contained(&String::from_utf8_lossy(app.press_script))),
            ("press-serve", format!("{INFLATE}{SERVE}")),
        ]
        .map(|(id, text)| format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>"))
        .concat()
            + &format!("<script>{script}</script>"),
        copies: None,
    }
}

/// A script that cannot end its element: the one text that would is spelled otherwise.
fn contained(script: &str) -> String {
    script.replace("</script", "<\\/script")
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
