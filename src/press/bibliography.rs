//! The sources as a bibliography for LaTeX: BibLaTeX entries of the type `online`, in UTF-8.

use crate::brief::{Brief, Date, Source};
use crate::wording;

/// An entry a source, under its id.
pub(super) fn bibliography(brief: &Brief) -> String {
    brief.sources.iter().map(|source| entry(source, brief)).collect::<Vec<_>>().join("\n")
}

fn entry(source: &Source, brief: &Brief) -> String {
    let fields = [
        // Braces twice: a name is one name, and a title keeps its capitals.
        ("author", Some(format!("{{{}}}", literal(&source.publisher)))),
        ("title", Some(format!("{{{}}}", literal(&source.title)))),
        ("date", source.date.map(day)),
        ("url", source.url.as_deref().map(verbatim)),
        ("note", Some(literal(&wording::source_facts(source, brief)))),
    ];
    let mut entry = format!("@online{{{},\n", source.id);
    for (name, value) in fields {
        if let Some(value) = value {
            entry += &format!("  {name} = {{{value}}},\n");
        }
    }
    entry + "}\n"
}

/// A date as precise as it is, an instant as its day.
fn day(date: Date) -> String {
    match date {
        Date::Instant(_) => date.first_day().to_string(),
        coarser => coarser.to_string(),
    }
}

/// A text that LaTeX prints letter for letter. Braces go by their names, since BibTeX counts those that are escaped, too; two
/// hyphens or quotes are kept from becoming one dash or one quote; and a blank line would end a paragraph.
fn literal(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match letter {
            '\\' => written.push_str("\\textbackslash{}"),
            '{' => written.push_str("\\textbraceleft{}"),
            '}' => written.push_str("\\textbraceright{}"),
            '~' => written.push_str("\\textasciitilde{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            '<' => written.push_str("\\textless{}"),
            '>' => written.push_str("\\textgreater{}"),
            '|' => written.push_str("\\textbar{}"),
            '`' => written.push_str("\\textasciigrave{}"),
            '%' | '#' | '&' | '$' | '_' => written.extend(['\\', letter]),
            '-' | '\'' if before == letter => written.extend(['{', '}', letter]),
            letter => written.push(letter),
        }
        before = letter;
    }
    written
}

/// An address, which LaTeX takes as it stands but for braces and backslashes: those go by their codes (RFC 3986, section 2.1).
fn verbatim(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use biblatex::{Bibliography, ChunksExt};

    /// What a reader of bibliographies takes a text for.
    fn read(text: &str) -> String {
        let entry = format!("@online{{key,\n  title = {{{{{}}}}},\n}}\n", literal(text));
        let read = Bibliography::parse(&entry).unwrap_or_else(|error| panic!("{error}: {entry}"));
        let entry = read.get("key").expect("it has its key");
        entry.title().expect("it has a title").format_verbatim()
    }

    #[test]
    fn every_letter_is_read_as_it_was() {
        let ascii: String = (' '..='~').collect();
        for text in [
            ascii.trim(),
            "R^2 ~ 30% of A&B_c {x} \\y \"z\" <w> $5 #7",
            "A & B {Co} ~ ^",
            "}{ unbalanced {{ \\",
            "a--b --- ''c'' ``d``",
            "\\textbackslash \\% $x^2$",
            "Zürcher Amt, İstanbul, ﬁre, łódź, Đà Nẵng",
            "阿里漏 وقود דלק ไทย हिन्दी 🏴 “quotes” — 50 €",
        ] {
            assert_eq!(read(text), text);
        }
        for letter in ' '..='~' {
            for text in [format!("a{letter}b"), format!("a{letter}{letter}b")] {
                assert_eq!(read(&text), text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_as_it_was(text in "[ -~]{0,20}|[!-~]{1,6}|\\PC{0,12}") {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(read(&format!("x{text}x")), format!("x{text}x"));
        }
    }
}
