//! One run of lowering: what it has found so far, and how each part is taken in turn.

use super::ids::{Kind, Rosters};
use super::units::Units;
use crate::brief::{Id, Names, Zone};
use crate::diagnostic::{Diagnostic, Path, Pointer, Report};

/// One run: what has been declared, and what was found so far.
pub(in crate::bundle) struct Lowering<'r> {
    pub report: &'r mut Report,
    pub rosters: Rosters,
    /// In which the dates of the brief are told, and whether one of them tells an hour.
    pub zone: Zone,
    pub has_hours: bool,
    /// What figures and series can be in.
    pub units: Units,
    /// Where the bundle holds an empty value in place of what could not be read.
    pub unread: Names,
    /// What is left for finding the words that were meant.
    pub effort: usize,
}

impl Lowering<'_> {
    /// Lowers each item of a list, in order, under the id that it was declared with.
    pub fn each<R, T: Kind>(&mut self, items: &[R], lower_one: impl Fn(&mut Self, &Path, &R, Id<T>) -> T) -> Vec<T> {
        let list = Path::ROOT.field(T::FIELD);
        let mut made = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if let Some(id) = T::roster(&self.rosters).at(at) {
                made.push(lower_one(self, &list.index(at), item, id));
            }
        }
        made
    }

    /// The same, where some cannot be made; those are left out.
    pub fn each_possible<R, T: Kind>(
        &mut self,
        items: &[R],
        lower_one: impl Fn(&mut Self, &Path, &R, Id<T>) -> Option<T>,
    ) -> Vec<T> {
        let list = Path::ROOT.field(T::FIELD);
        let mut made = Vec::new();
        for (at, item) in items.iter().enumerate() {
            let id = T::roster(&self.rosters).at(at);
            if let Some(one) = id.and_then(|id| lower_one(self, &list.index(at), item, id)) {
                made.push(one);
            }
        }
        made
    }

    /// Adds an error with the way to fix it.
    pub(in crate::bundle) fn error(
        &mut self,
        at: &Path,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let pointer = at.pointer();
        if !self.is_unread(&pointer) {
            self.report.add(Diagnostic::error(code, &pointer, message).help(help));
        }
    }

    /// Adds a warning with the way to mend it.
    pub(super) fn warn(&mut self, at: &Path, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.report.add(Diagnostic::warning(code, &at.pointer(), message).help(help));
    }

    /// Whether something there, above or beneath could not be read.
    fn is_unread(&self, pointer: &Pointer) -> bool {
        let text = pointer.as_str();
        let mut beneath = self.unread.words_from(text).map_while(|unread| unread.strip_prefix(text));
        let above = |(end, _): (usize, &str)| text.get(..end).is_some_and(|above| self.unread.contains(above));
        !self.unread.is_empty()
            && (beneath.any(|rest| rest.is_empty() || rest.starts_with('/')) || text.match_indices('/').skip(1).any(above))
    }
}
