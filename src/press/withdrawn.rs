//! What answers where a block could be embedded once and is no longer part of the brief: articles of others that show it
//! say that it was withdrawn, and lead to what the brief says now.

use super::File;
use super::embed::{Framed, Parts, framed, oembed, oembed_path, page_path};
use crate::brief::Brief;
use crate::wording;

/// What it takes to answer for blocks that are gone.
pub struct Withdrawals {
    brief: Brief,
    parts: Parts,
}

impl Withdrawals {
    pub(super) fn new(brief: Brief, parts: Parts) -> Self {
        Self { brief, parts }
    }

    /// The brief they are gone from.
    pub fn brief(&self) -> &Brief {
        &self.brief
    }

    /// The files of a block that went in a revision, at the addresses at which it could be embedded.
    pub fn files(&self, address: &str, revision: u32) -> Vec<File> {
        let meta = &self.brief.meta;
        let title = wording::withdrawn(revision);
        let content = format!("<p lang=\"en\" dir=\"ltr\"><strong>{title}.</strong> {}</p>", wording::NO_LONGER_THERE);
        // Where the brief tells its changes, the reason stands there.
        let leads_to = if self.brief.changes.is_empty() { "" } else { "#part-changes" };
        let page = framed(&Framed { address, title: &title, content: &content, leads_to, unpainted: "" }, meta, &self.parts);
        let answer = meta.canonical.as_ref().map(|canonical| (oembed_path(address), oembed(canonical, address, &title, meta)));
        [(page_path(address), page)].into_iter().chain(answer).map(|(name, text)| (name, text.into_bytes())).collect()
    }
}

/// The address of the block that a file shows in a frame.
pub fn embedded_at(file: &str) -> Option<&str> {
    file.strip_prefix("embed/")?.strip_suffix(".html")
}
