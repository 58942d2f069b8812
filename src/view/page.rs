//! What every part of the page needs to know.

use crate::brief::{Brief, Claim, Id};
use crate::insight::{self, Standing, Strengths};

/// A brief, with what is computed for it once.
pub struct Page<'a> {
    pub brief: &'a Brief,
    /// In the order of the claims.
    standings: Vec<Standing>,
    /// SHA-256 of the bundle it was made of, in hexadecimal digits; empty where it is not known.
    pub digest: String,
    pub strengths: Strengths,
    /// What lies beside the page, when it has a place to lie.
    pub copies: Option<Copies>,
    /// What the reader was briefed on before, when the page tells what is different since.
    pub older: Option<&'a Brief>,
}

/// Where the copies of a brief lie, from its page.
pub struct Copies {
    /// The one file that opens from a disk.
    pub offline: String,
    /// The same with its data.
    pub zip: String,
}

impl<'a> Page<'a> {
    /// Computes how every claim stands.
    pub fn new(brief: &'a Brief, digest: String, copies: Option<Copies>) -> Self {
        let standings: Vec<Standing> = brief.claims.iter().map(|claim| insight::standing(claim, brief)).collect();
        Self { brief, strengths: Strengths::new(brief, &standings), standings, digest, copies, older: None }
    }

    /// The same page, which also tells what is different since an older brief.
    #[must_use]
    pub fn since(self, older: Option<&'a Brief>) -> Self {
        Self { older, ..self }
    }

    /// How a claim of this brief stands.
    pub fn standing(&self, claim: &Id<Claim>) -> &Standing {
        &self.standings[claim.at()]
    }
}
