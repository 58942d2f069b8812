//! Numbers with more digits than an `f64` keeps: what is lost is told, since a page that shows digits must not make them up.

use jiter::{Jiter, JiterResult, Peek};

use crate::diagnostic::{Diagnostic, Path, Report};

/// So many digits of any number are kept.
const KEPT: usize = 15;

/// Programs write a fraction with as many digits as that, and more tell nothing else of an `f64`. A series may have a million of
/// these, and to look at each again would take longer than to read them all.
const FRACTION: usize = 17;

/// Whether a number, written again with as many digits as it has in the text, is another.
pub(super) fn are_lost(text: &[u8], number: f64) -> bool {
    if text.len() <= KEPT {
        return false;
    }
    let mantissa = text.split(|byte| matches!(byte, b'e' | b'E')).next().unwrap_or_default();
    let count = significant(mantissa).count();
    if count <= KEPT || count <= FRACTION && mantissa.contains(&b'.') {
        return false;
    }
    let places = count - 1;
    let again = format!("{number:.places$e}");
    let again = again.split('e').next().unwrap_or_default();
    !significant(mantissa).eq(significant(again.as_bytes()))
}

/// The digits of a number from the first that is no zero.
fn significant(mantissa: &[u8]) -> impl Iterator<Item = &u8> {
    mantissa.iter().filter(|byte| byte.is_ascii_digit()).skip_while(|digit| **digit == b'0')
}

/// A finding for each number of a text whose digits are lost; one for all of a list of numbers.
pub(super) fn lost(bytes: &[u8]) -> Vec<Diagnostic> {
    let mut scan = Scan { jiter: Jiter::new(bytes), found: Vec::new() };
    // The text has been read to its end before.
    let _ = scan.jiter.peek().and_then(|peek| scan.value(peek, &Path::ROOT));
    scan.found
}

struct Scan<'t> {
    jiter: Jiter<'t>,
    found: Vec<Diagnostic>,
}

impl Scan<'_> {
    fn value(&mut self, peek: Peek, at: &Path) -> JiterResult<()> {
        match peek {
            Peek::Object => self.object(at),
            Peek::Array => self.list(at),
            peek if peek.is_num() => {
                if let Some((text, number)) = self.number(peek)? {
                    self.tell(at, &text, number, 0);
                }
                Ok(())
            }
            peek => self.jiter.known_skip(peek),
        }
    }

    /// The text of a number whose digits are lost, and as what it is read.
    fn number(&mut self, peek: Peek) -> JiterResult<Option<(String, f64)>> {
        let from = self.jiter.current_index();
        let number = self.jiter.known_float(peek)?;
        let text = self.jiter.slice_to_current(from);
        Ok(are_lost(text, number).then(|| (String::from_utf8_lossy(text).into_owned(), number)))
    }

    fn object(&mut self, at: &Path) -> JiterResult<()> {
        let mut next = self.jiter.known_object()?.map(str::to_owned);
        while let Some(key) = next {
            let peek = self.jiter.peek()?;
            self.value(peek, &at.field(&key))?;
            next = self.jiter.next_key()?.map(str::to_owned);
        }
        Ok(())
    }

    fn list(&mut self, at: &Path) -> JiterResult<()> {
        let mut first = None;
        let mut more = 0;
        let mut next = self.jiter.known_array()?;
        for index in 0.. {
            let Some(peek) = next else { break };
            if !peek.is_num() {
                self.value(peek, &at.index(index))?;
            } else if let Some((text, number)) = self.number(peek)? {
                if first.is_some() {
                    more += 1;
                } else {
                    first = Some((index, text, number));
                }
            }
            next = self.jiter.array_step()?;
        }
        if let Some((index, text, number)) = first {
            self.tell(&at.index(index), &text, number, more);
        }
        Ok(())
    }

    fn tell(&mut self, at: &Path, text: &str, number: f64, more: usize) {
        const SHOWN: usize = 40;
        // One more than are listed tells that there are more.
        if self.found.len() > Report::LISTED {
            return;
        }
        let cut = if text.len() > SHOWN { "…" } else { "" };
        let text: String = text.chars().take(SHOWN).collect();
        let others = if more > 0 { format!("; more of this list: {more}") } else { String::new() };
        let message = format!("`{text}{cut}` has more digits than are kept: it is read as `{number}`{others}");
        let help = "about 16 digits are kept; round the number to those that matter, or write the exact one in a note";
        self.found.push(Diagnostic::warning("digits-lost", &at.pointer(), message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_lost_where_the_number_written_again_is_another() {
        for (text, expected) in [
            ("9007199254740992", false),
            ("9007199254740993", true),
            ("-9007199254740993.000", true),
            ("12345678901234567890", true),
            ("100000000000000000000", false),
            ("12345678901234567.8", true),
            ("0.30000000000000004", false),
            ("0.10000000000000001", false),
            ("0.1000000000000000055511151231257827", false),
            ("3.14159265358979323846", true),
            ("0.00000000000000000000", false),
            ("1.7976931348623157e308", false),
            ("123456789012345678e-3", true),
            ("1234567890123456", false),
        ] {
            let number = text.parse().expect("it is a number");
            assert_eq!(are_lost(text.as_bytes(), number), expected, "{text}");
        }
    }
}
