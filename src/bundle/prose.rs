//! Prose: plain text in which braces are references. The rules are in the module doc of [`raw`](super::raw).

use super::lower::{Kind, Lowering};
use super::quoted::quoted;
use crate::brief::{Claim, Event, Figure, Id, Party, Piece, Prose, Question, Source, Term};
use crate::diagnostic::Path;

const CODE: &str = "malformed-reference";
const BRACES: [char; 2] = ['{', '}'];
/// What a text can refer to.
pub(super) const REFERENCES: &[&str] = &["figure", "event", "claim", "source", "party", "term", "question"];

impl Lowering<'_> {
    /// Reads prose; what is wrong with a reference is reported, and the text goes on after it.
    pub(super) fn parse_prose(&mut self, at: &Path, text: &str) -> Prose {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some((before, from)) = rest.find(BRACES).and_then(|brace| rest.split_at_checked(brace)) {
            words.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                words.push_str(if from.starts_with('{') { "{" } else { "}" });
                rest = after;
            } else if let Some(opened) = from.strip_prefix('{') {
                let inside = opened.split(BRACES).next().unwrap_or_default();
                if let Some(after) = opened.strip_prefix(inside).and_then(|end| end.strip_prefix('}')) {
                    if let Some(piece) = self.reference(at, inside) {
                        if !words.is_empty() {
                            pieces.push(Piece::Words(std::mem::take(&mut words)));
                        }
                        pieces.push(piece);
                    }
                    rest = after;
                } else {
                    let message = format!("the brace before {} is not closed", quoted(inside));
                    let help = "close it as in `{figure:id}`, or write `{{` for a brace that is meant as such";
                    self.error(at, CODE, message, help);
                    rest = opened;
                }
            } else {
                let help = "write `}}` for a brace that is meant as such";
                self.error(at, CODE, "a brace closes here that none has opened", help);
                rest = from.strip_prefix('}').unwrap_or_default();
            }
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        Prose(pieces)
    }

    /// What stands between two braces.
    fn reference(&mut self, at: &Path, inside: &str) -> Option<Piece> {
        let (address, words) = match inside.split_once('|') {
            Some((address, words)) => (address, Some(words)),
            None => (inside, None),
        };
        let Some((kind, id)) = address.split_once(':').filter(|(kind, id)| !kind.is_empty() && !id.is_empty()) else {
            let message = format!("{} is not a reference", quoted(&format!("{{{inside}}}")));
            self.error(at, CODE, message, "write a kind and an id, as in `{figure:id}` or `{claim:id|words}`");
            return None;
        };
        if words.is_some_and(|words| words.trim().is_empty()) {
            let message = format!("{} has no words after the bar", quoted(&format!("{{{inside}}}")));
            self.error(at, CODE, message, "write the words to show, or take the bar out");
            return None;
        }
        let owned = words.map(str::to_owned);
        match kind {
            "figure" => {
                let id = self.resolve::<Figure>(at, id);
                match words {
                    None => id.map(Piece::Figure),
                    Some("value") => id.map(Piece::FigureValue),
                    Some(other) => {
                        let message = format!("a figure shows its number, not {}", quoted(other));
                        self.error(
                            at,
                            CODE,
                            message,
                            "write `|value` for the number without its unit, or put the words beside the reference",
                        );
                        None
                    }
                }
            }
            "event" => {
                let id = self.resolve::<Event>(at, id);
                if let Some(words) = words {
                    let message = format!("an event shows its date, not {}", quoted(words));
                    self.error(at, CODE, message, "take the bar out, and put the words beside the reference");
                }
                id.map(Piece::Event)
            }
            "claim" => self.with_words::<Claim>(at, id, owned).map(|(id, words)| Piece::Claim(id, words)),
            "question" => self.with_words::<Question>(at, id, owned).map(|(id, words)| Piece::Question(id, words)),
            "source" => self.resolve::<Source>(at, id).map(|id| Piece::Source(id, owned)),
            "party" => self.resolve::<Party>(at, id).map(|id| Piece::Party(id, owned)),
            "term" => self.resolve::<Term>(at, id).map(|id| Piece::Term(id, owned)),
            _ => {
                let help = self.nearest_or_all(kind, REFERENCES);
                self.error(at, CODE, format!("a text cannot refer to a {}", quoted(kind)), help);
                None
            }
        }
    }

    /// A reference that shows words and has nothing else to show.
    fn with_words<T: Kind>(&mut self, at: &Path, id: &str, words: Option<String>) -> Option<(Id<T>, String)> {
        let found = self.resolve(at, id);
        if words.is_none() {
            let message = format!("this reference to a {} has no words to show", T::WORD);
            let help = format!("write them after a bar, as in {}", quoted(&format!("{{{}:{id}|words}}", T::WORD)));
            self.error(at, CODE, message, help);
        }
        Some((found?, words?))
    }
}
