//! One file that holds everything: it opens by double click, in a room without network.
//!
//! From disk, browsers refuse module scripts, `fetch` and streamed WebAssembly; a classic script, a module inflated from
//! base64 and a policy of hashes they allow.
//!
//! ```text
//! native:   modules ----------------> Insides -+
//!                                              +-> offline_page(brief, bundle, insides) -> the same bytes
//! browser:  an offline file's DOM --> Insides -+
//! ```

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;

use super::page::{Wrapping, offline_name, page};
use super::{Made, columns};
use crate::brief::Brief;
use crate::check::{Checked, check};
use crate::view::Since;

/// What an offline file holds beside its brief: the same for every bundle, as text that stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insides {
    /// The content policy.
    pub policy: String,
    pub style: String,
    /// The style for a browser that runs no script.
    pub still_style: String,
    /// Wakes the page.
    pub script: String,
    /// The module it starts, packed.
    pub module: String,
    /// The press, packed.
    pub press_module: String,
    /// Loads the press.
    pub press_script: String,
    /// What the press answers as a worker.
    pub press_serve: String,
}

impl Insides {
    /// In the order of the fields; what is left out is empty.
    pub fn from_list(texts: Vec<String>) -> Self {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        Self {
            policy: next(),
            style: next(),
            still_style: next(),
            script: next(),
            module: next(),
            press_module: next(),
            press_script: next(),
            press_serve: next(),
        }
    }
}

/// Presses a bundle into its offline file; the digest is as for [`press`](super::press).
pub fn offline(bundle: &[u8], digest: String, insides: &Insides) -> Made {
    let Checked { brief, report } = check(bundle);
    Made {
        file: brief.map(|brief| (offline_name(&brief.meta), offline_page(&brief, bundle, digest, None, insides).into_bytes())),
        report,
    }
}

/// The offline file of a brief, with the bundle it was made of inside.
pub(super) fn offline_page(brief: &Brief, bundle: &[u8], digest: String, since: Option<&Since>, insides: &Insides) -> String {
    let parts = [
        ("bundle", &packed(bundle)),
        ("module", &insides.module),
        ("press-module", &insides.press_module),
        ("press-script", &insides.press_script),
        ("press-serve", &insides.press_serve),
    ];
    let parts = parts.map(|(id, text)| columns::packed_element(id, text));
    let wrapping = Wrapping {
        policy: insides.policy.clone(),
        root: String::new(),
        head: format!("<style>{}</style><noscript><style>{}</style></noscript>", insides.style, insides.still_style),
        foot: format!("{}{}<script>{}</script>", columns::elements(brief), parts.concat(), insides.script),
        copies: None,
        image: None,
    };
    page(brief, digest, since, wrapping)
}

/// zlib (RFC 1950) in base64, the same on every machine.
pub(super) fn packed(bytes: &[u8]) -> String {
    const SMALLEST: u8 = 9;
    let packed = compress_to_vec_zlib(bytes, SMALLEST);
    STANDARD.encode(packed)
}
