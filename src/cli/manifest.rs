//! What the last two builds wrote into a folder, in the folder: so that the next knows what is its own.
//!
//! The file is published with the rest. It holds no clock and no path of a machine: the same builds give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

use crate::press::{asked_for_later, embedded_at};

/// Its name, in the folder.
pub const MANIFEST: &str = "brief-manifest.json";

/// Files by their paths in the folder, with forward slashes, each with its SHA-256 in hexadecimal digits. The compressed twin
/// of a file (`.br`, `.gz`) goes where the file goes, and is not listed.
pub type Digests = BTreeMap<String, String>;

/// What lies in a folder by the builds before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// How this file is to be read.
    format: Format,
    /// The brief's id.
    pub brief: String,
    /// What the last build wrote.
    pub files: Digests,
    /// What the build before it wrote and the last did not, and pages that are open or kept still ask for.
    pub kept: Digests,
    /// Addresses that a part of the brief had once and has no more, with the revision in which it went.
    pub withdrawn: BTreeMap<String, u32>,
    /// What a build is about to write; after it has ended there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Box<Next>>,
    /// What builds that were ended early may have left, each file as any of them had it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    left: BTreeMap<String, BTreeSet<String>>,
}

/// A build that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Next {
    pub brief: String,
    pub files: Digests,
    pub withdrawn: BTreeMap<String, u32>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
struct Format;

impl From<Format> for u32 {
    fn from(_: Format) -> Self {
        1
    }
}

impl TryFrom<u32> for Format {
    type Error = String;

    fn try_from(number: u32) -> Result<Self, String> {
        if number == 1 { Ok(Self) } else { Err(format!("its format is {number}, and this program reads 1")) }
    }
}

impl Manifest {
    /// Reads one. A name that leads out of the folder makes it none of ours: files are taken away by these names.
    pub fn read(bytes: &[u8]) -> io::Result<Self> {
        let manifest: Self = serde_json::from_slice(bytes)?;
        if let Some(name) = manifest.names().into_iter().find(|name| !stays_inside(name)) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("it names `{}`", name.escape_default())));
        }
        Ok(manifest)
    }

    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("texts and numbers under texts are JSON");
        format!("{text}\n")
    }

    /// Everything that builds wrote and that may still be there.
    pub fn names(&self) -> BTreeSet<&str> {
        let begun = self.next.iter().flat_map(|next| next.files.keys());
        self.files.keys().chain(self.kept.keys()).chain(begun).chain(self.left.keys()).map(String::as_str).collect()
    }

    /// Whether a build left a file as it is.
    pub fn wrote(&self, name: &str, digest: &str) -> bool {
        let begun = self.next.as_ref().and_then(|next| next.files.get(name));
        let left = self.left.get(name).is_some_and(|digests| digests.contains(digest));
        left || [self.files.get(name), self.kept.get(name), begun].into_iter().flatten().any(|ours| ours == digest)
    }

    /// The same, when no build is at work: one that was begun and did not say that it ended has come as far as its page, or it has
    /// not. The digest is that of the page that lies there.
    pub fn recovered(mut self, page: Option<&str>) -> Self {
        let Some(begun) = self.next.as_ref() else { return self };
        let came = page.is_some() && begun.files.get(PAGE).map(String::as_str) == page;
        let mut left = std::mem::take(&mut self.left);
        let may_lie = if came { vec![&self.files, &self.kept] } else { vec![&begun.files] };
        for (name, digest) in may_lie.into_iter().flatten() {
            left.entry(name.clone()).or_default().insert(digest.clone());
        }
        if came { Self { left, ..self.ended() } } else { Self { left, next: None, ..self } }
    }

    /// The manifest of a build that begins.
    pub fn announcing(&self, next: Next) -> Self {
        Self { next: Some(Box::new(next)), ..self.clone() }
    }

    /// The manifest once what was begun is there.
    pub fn ended(self) -> Self {
        let Some(next) = self.next else { return self };
        let Next { brief, files, withdrawn } = *next;
        let is_new = |name: &String| files.contains_key(name);
        let older: Digests = self.files.into_iter().filter(|(name, _)| asked_for_later(name) && !is_new(name)).collect();
        // A build that brings no new parts, as most do while a brief is written, leaves the parts of the last that did: a
        // reader's page is not older for it.
        let kept = if older.is_empty() { self.kept.into_iter().filter(|(name, _)| !is_new(name)).collect() } else { older };
        Self { format: Format, brief, files, kept, withdrawn, next: None, left: BTreeMap::new() }
    }

    /// What goes when what was begun is there, in the order of names.
    pub fn going(&self) -> Vec<String> {
        let ended = self.clone().ended();
        let stays = ended.names();
        self.names().into_iter().filter(|name| !stays.contains(name)).map(str::to_owned).collect()
    }

    /// The addresses that parts of the brief had once and have no more, when its embeds are those among `names`.
    pub fn withdrawn_by<'n>(&self, names: impl Iterator<Item = &'n str>, revision: u32) -> BTreeMap<String, u32> {
        let there: BTreeSet<&str> = names.filter_map(embedded_at).collect();
        let known = self.withdrawn.iter().map(|(address, revision)| (address.as_str(), *revision));
        let were = self.names().into_iter().filter_map(embedded_at).filter(|address| !self.withdrawn.contains_key(*address));
        let all = known.chain(were.map(|address| (address, revision)));
        all.filter(|(address, _)| !there.contains(address)).map(|(address, revision)| (address.to_owned(), revision)).collect()
    }
}

/// The page, which is written last.
pub const PAGE: &str = "index.html";

fn stays_inside(name: &str) -> bool {
    !name.contains('\\') && !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}
