//! What is wrong with a bundle, told so that its author can mend it.
//!
//! A diagnostic answers what, where and how to fix; a report holds all of one run. The room knows of no single rule.
//!
//! ```text
//! incident.json:41:21: error[unknown-source] /claims/1/evidence/0/source
//!   no source here has the id `harbour-log`
//!   help: did you mean `harbor-log`?
//! ```

use std::borrow::{Borrow, Cow};
use std::fmt::{self, Write as _};

use serde::Serialize;

use crate::sort::{arranged, sorted};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// No page can be made.
    Error,
    /// A page can be made, and a reader may be misled or the author mistaken.
    Warning,
}

/// A place in a JSON text, as a JSON Pointer (RFC 6901).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Pointer(String);

impl Pointer {
    /// The whole text.
    pub fn root() -> Self {
        Self::default()
    }

    /// The place of a member of the object here.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        Self(format!("{}/{}", self.0, name.replace('~', "~0").replace('/', "~1")))
    }

    /// The place of an element of the list here.
    #[must_use]
    pub fn index(&self, at: usize) -> Self {
        Self(format!("{}/{at}", self.0))
    }

    /// The names and indices on the way, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> {
        self.0.split('/').skip(1).map(|segment| {
            let mut parts = segment.split('~');
            let mut name = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let slash = part.starts_with('1');
                name.push(if slash { '/' } else { '~' });
                name.push_str(part.strip_prefix(['0', '1']).unwrap_or(part));
            }
            name
        })
    }

    /// As written in RFC 6901; empty for the whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// The way from the root to a place, kept on the stack; only a finding turns it into a [`Pointer`].
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    above: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// The whole text.
    pub const ROOT: Path<'static> = Path { above: None, step: Step::Index(0) };

    /// The place of a member of the object here.
    #[must_use]
    pub fn field(&'a self, name: &'a str) -> Self {
        Self { above: Some(self), step: Step::Field(name) }
    }

    /// The place of an element of the list here.
    #[must_use]
    pub fn index(&'a self, at: usize) -> Self {
        Self { above: Some(self), step: Step::Index(at) }
    }

    /// The place as a pointer.
    pub fn pointer(&self) -> Pointer {
        match (self.above, self.step) {
            (None, _) => Pointer::root(),
            (Some(above), Step::Field(name)) => above.pointer().field(name),
            (Some(above), Step::Index(at)) => above.pointer().index(at),
        }
    }
}

/// A position in a text; both count from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Kebab-case, never reused for another rule.
    pub code: &'static str,
    pub pointer: Pointer,
    /// Where that is in the text, once [`Report::locate`] has looked.
    pub place: Option<Place>,
    /// One plain sentence, without a final period.
    pub message: String,
    /// How to fix it, or the nearest thing that exists.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding that stops the press.
    pub fn error(code: &'static str, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, pointer: pointer.clone(), place: None, message: message.into(), help: None }
    }

    /// A finding that does not.
    pub fn warning(code: &'static str, pointer: &Pointer, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, pointer, message) }
    }

    /// The same, with a way to fix it.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same, with a place that the finder knew.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(f, "{severity}[{}] {}", self.code, visible(&self.pointer.to_string()))?;
        write!(f, "  {}", visible(&self.message))?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {}", visible(help)),
            None => Ok(()),
        }
    }
}

/// A text on one line, as it may be sent to a terminal: what would steer that, or turn what stands around it, is shown by its
/// number, such as `\u{1b}`. Names of files and fields may hold anything.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if steers(letter) { shown.extend(letter.escape_default()) } else { shown.push(letter) }
    }
    Cow::Owned(shown)
}

/// Whether a character is an order rather than a sign: a control, a break between lines, or a change of direction.
pub fn steers(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Stands for the findings that are not listed.
const MORE: &str = "more-findings";

/// All findings of one run, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// How many are listed; of those past them it is only said that there are more.
    pub const LISTED: usize = 10_000;

    /// Adds one.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            return self.diagnostics.push(diagnostic);
        }
        if let Some(rest) = self.diagnostics.get_mut(Self::LISTED) {
            rest.severity = rest.severity.min(diagnostic.severity);
        } else if diagnostic.code == MORE {
            self.diagnostics.push(diagnostic);
        } else {
            let message = format!("only the first {} findings are listed, and there are more", Self::LISTED);
            let help = "mend those listed, which are often of one cause, and check again";
            let rest = Diagnostic::error(MORE, &Pointer::root(), message).help(help);
            self.diagnostics.push(Diagnostic { severity: diagnostic.severity, ..rest });
        }
    }

    /// Adds all of another run.
    pub fn extend(&mut self, other: Self) {
        other.diagnostics.into_iter().for_each(|diagnostic| self.add(diagnostic));
    }

    /// Whether no further finding is listed.
    pub fn is_full(&self) -> bool {
        self.diagnostics.len() >= Self::LISTED
    }

    /// All, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.diagnostics.iter()
    }

    /// Whether there is none.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether one of them stops the press.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many are this bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Gives each finding the place that `find` knows for its pointer, and sorts by place.
    pub fn locate(&mut self, find: impl FnOnce(&[&Pointer]) -> Vec<Option<Place>>) {
        let places = find(&self.diagnostics.iter().map(|diagnostic| &diagnostic.pointer).collect::<Vec<_>>());
        for (diagnostic, place) in self.diagnostics.iter_mut().zip(places) {
            diagnostic.place = diagnostic.place.or(place);
        }
        self.sort();
    }

    /// Puts the findings in the order of their places.
    pub fn sort(&mut self) {
        let diagnostics = std::mem::take(&mut self.diagnostics);
        let order = sorted(diagnostics.len(), &|a, b| diagnostics[a].place.cmp(&diagnostics[b].place));
        self.diagnostics = arranged(diagnostics, &order);
    }

    /// The report as text, each finding under `name:line:column`.
    pub fn to_text(&self, name: &str) -> String {
        let mut text = String::new();
        for diagnostic in &self.diagnostics {
            text.push_str(&visible(name));
            if let Some(Place { line, column }) = diagnostic.place {
                let _ = write!(text, ":{line}:{column}");
            }
            let _ = writeln!(text, ": {diagnostic}");
        }
        text
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_report_steers_a_terminal() {
        let mut report = Report::default();
        let pointer = Pointer::root().field("a\u{1b}[2J\nb");
        report.add(Diagnostic::error("odd", &pointer, "what \u{202e}is\u{9b}31m odd").help("take `\r` out, \r that is"));
        let text = report.to_text("\u{1b}]0;owned\u{7}.json");
        assert_eq!(
            text,
            "\\u{1b}]0;owned\\u{7}.json: error[odd] /a\\u{1b}[2J\\nb\n  what \\u{202e}is\\u{9b}31m odd\n  help: take `\\r` out, \\r that is\n"
        );
        assert!(matches!(visible("é 通 עברית"), Cow::Borrowed("é 通 עברית")));
    }
}
