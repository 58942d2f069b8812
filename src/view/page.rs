//! What every part of the page needs to know.

use maud::{Markup, html};

use super::signed::signed;
use crate::brief::{Brief, Claim, Id, Meta};
use crate::insight::{self, Difference, Standing, Strengths};
use crate::wording;

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
    pub since: Option<&'a Since<'a>>,
}

/// What the reader was briefed on before, and what is different since.
pub struct Since<'a> {
    pub older: &'a Meta,
    pub differences: Vec<Difference>,
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
        wording::write_among(&brief.meta.language);
        let standings: Vec<Standing> = insight::standings(brief);
        Self { brief, strengths: Strengths::new(brief, &standings), standings, digest, copies, since: None }
    }

    /// The same page, which also tells what is different since an older brief.
    #[must_use]
    pub fn since(self, since: Option<&'a Since<'a>>) -> Self {
        Self { since, ..self }
    }

    /// What `lang` says of an element that holds the program's own words alone; nothing where the page speaks their language.
    pub fn own(&self) -> Option<&'static str> {
        (!wording::is_spoken(&self.brief.meta.language)).then_some(wording::LANGUAGE)
    }

    /// Words of the program's own beside those of the bundle, marked where these are of another language.
    pub fn say(&self, words: &str) -> Markup {
        html! { @if let Some(language) = self.own() { span lang=(language) { (signed(words)) } } @else { (signed(words)) } }
    }

    /// A text of the bundle with its quotation marks set.
    pub fn set(&self, text: &str) -> String {
        wording::typeset(text, &self.brief.meta.language)
    }

    /// How a claim of this brief stands.
    pub fn standing(&self, claim: &Id<Claim>) -> &Standing {
        &self.standings[claim.at()]
    }
}
