//! Where the reader is in the tree, and what it has found so far.

use super::fault::Fault;
use super::locate::Target;
use crate::diagnostic::{Diagnostic, Place, Pointer, Report, Severity};

/// Findings past this many are counted, not listed.
const LISTED: usize = Report::LISTED;

/// One step down the tree.
#[derive(Clone, Copy)]
pub(super) enum Step<'n> {
    Field(&'n str),
    Index(usize),
}

/// What the reader carries along.
#[derive(Default)]
pub struct Walk<'n> {
    /// The steps from the root to the value that is being read.
    pub(super) path: Vec<Step<'n>>,
    findings: Vec<Finding>,
    unlisted_errors: usize,
    unlisted_warnings: usize,
}

/// A diagnostic, and the member whose key is its place, if it is not about a value.
struct Finding {
    diagnostic: Diagnostic,
    member: Option<usize>,
}

impl Walk<'_> {
    /// Adds a finding that is told already.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        self.findings.push(Finding { diagnostic, member: None });
    }

    /// Adds what is wrong with the value that is being read.
    pub(super) fn report(&mut self, fault: &Fault) {
        self.find(None, None, fault);
    }

    /// Adds what is wrong with a field of the object that is being read: with its key, if it is the member at `member`.
    pub(super) fn report_field(&mut self, name: &str, member: Option<usize>, fault: &Fault) {
        self.find(Some(name), member, fault);
    }

    #[inline(never)]
    fn find(&mut self, name: Option<&str>, member: Option<usize>, fault: &Fault) {
        if self.findings.len() < LISTED {
            let here = self.pointer();
            let diagnostic = fault.told(&name.map_or_else(|| here.clone(), |name| here.field(name)));
            self.findings.push(Finding { diagnostic, member });
        } else if fault.severity() == Severity::Error {
            self.unlisted_errors += 1;
        } else {
            self.unlisted_warnings += 1;
        }
    }

    fn pointer(&self) -> Pointer {
        self.path.iter().fold(Pointer::root(), |pointer, step| match step {
            Step::Field(name) => pointer.field(name),
            Step::Index(at) => pointer.index(*at),
        })
    }

    /// All findings in the order of the text, each with its place; `find` is asked once, and only if there are any.
    pub(super) fn finish(self, find: impl FnOnce(&[Target]) -> Vec<Option<Place>>) -> Report {
        let mut report = Report::default();
        if self.findings.is_empty() {
            return report;
        }
        let target = |finding: &Finding| Target { pointer: finding.diagnostic.pointer.clone(), member: finding.member };
        let places = find(&self.findings.iter().map(target).collect::<Vec<_>>());
        let rest = self.rest().map(|rest| Diagnostic { place: places.iter().copied().max().flatten(), ..rest });
        for (finding, place) in self.findings.into_iter().zip(places) {
            report.add(Diagnostic { place, ..finding.diagnostic });
        }
        if let Some(rest) = rest {
            report.add(rest);
        }
        report.sort();
        report
    }

    /// Says how many findings are not listed, as badly as the worst of them.
    fn rest(&self) -> Option<Diagnostic> {
        let find = match (self.unlisted_errors, self.unlisted_warnings) {
            (0, 0) => return None,
            (0, _) => Diagnostic::warning,
            _ => Diagnostic::error,
        };
        let (errors, warnings) = (self.unlisted_errors, self.unlisted_warnings);
        let message =
            format!("only the first {LISTED} findings are listed; there are more: errors {errors}, warnings {warnings}");
        Some(
            find("more-findings", &Pointer::root(), message)
                .help("mend those listed, which are often of one cause, and check again"),
        )
    }
}
