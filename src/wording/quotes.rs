//! Quotation marks and apostrophes: typed straight, shown as the language of the bundle has them.

/// The marks of a language: double (or first) opening and closing, single (or second) opening and closing.
type Marks = [&'static str; 4];

/// Those of most languages: what Unicode CLDR 48 gives its root (`delimiters`).
const ROOT: Marks = ["“", "”", "‘", "’"];

/// What each language has in place of straight marks, where it is not as most have it: `delimiters` of Unicode CLDR 48. French
/// is set with thin spaces within, as its printers have it (*Lexique des règles typographiques*, Imprimerie nationale).
fn marks(language: &str) -> Marks {
    let language = language.to_ascii_lowercase();
    let mut parts = language.split('-');
    let (primary, region) = (parts.next().unwrap_or_default(), parts.next_back().unwrap_or_default());
    match (primary, region) {
        ("fr", "ch") | ("gsw" | "rm" | "fa" | "am", _) => ["«", "»", "‹", "›"],
        ("fr", _) => ["«\u{202f}", "\u{202f}»", "“", "”"],
        ("ht" | "hy" | "oc", _) => ["«", "»", "«", "»"],
        ("pt", "" | "br") => ROOT,
        ("es" | "it" | "ca" | "el" | "eu" | "pt" | "kk" | "ti", _) => ["«", "»", "“", "”"],
        ("nb" | "nn" | "no", _) => ["«", "»", "‘", "’"],
        ("ru" | "uk" | "be" | "ky", _) => ["«", "»", "„", "“"],
        ("bg" | "lt", _) => ["„", "“", "„", "“"],
        ("de" | "cs" | "dsb" | "et" | "hr" | "hsb" | "is" | "lb" | "mk" | "nds" | "sk" | "sl", _) => ["„", "“", "‚", "‘"],
        ("bs", _) => ["„", "”", "‘", "’"],
        ("pl" | "ro", _) => ["„", "”", "«", "»"],
        ("hu", _) => ["„", "”", "»", "«"],
        ("sr", _) => ["„", "”", "’", "’"],
        ("ka", _) => ["„", "“", "«", "»"],
        ("fi" | "he" | "se" | "sv" | "yi", _) => ["”", "”", "’", "’"],
        ("nl", _) => ["‘", "’", "‘", "’"],
        ("ar" | "ur", _) => ["”", "“", "’", "‘"],
        ("ja" | "yue", _) | ("zh", "hant" | "hk" | "mo" | "tw") => ["「", "」", "『", "』"],
        _ => ROOT,
    }
}

/// A text with its straight quotation marks and apostrophes as its language has them.
pub fn typeset(text: &str, language: &str) -> String {
    set(&[(text, true)], language).concat()
}

/// The same for runs that are read as one text; those that are not to be set only tell what stands beside the others.
///
/// A mark opens after a space, an opening bracket, a dash or another opening mark, if something follows; otherwise it closes. One
/// that closes nothing stays as it is typed (`15"`), and within or before a word it is an apostrophe.
pub(super) fn set(runs: &[(&str, bool)], language: &str) -> Vec<String> {
    let marks = marks(language);
    let mut open: Vec<char> = Vec::new();
    let mut before = ' ';
    let mut texts = Vec::new();
    for (at, (run, is_set)) in runs.iter().enumerate() {
        if !is_set {
            before = run.chars().next_back().unwrap_or(before);
            texts.push((*run).to_owned());
            continue;
        }
        let mut text = String::with_capacity(run.len());
        let following = runs[at + 1..].iter().flat_map(|(run, _)| run.chars());
        let mut letters = run.chars().chain(following.take(1)).peekable();
        for _ in run.chars() {
            let Some(letter) = letters.next() else { break };
            let next = letters.peek().copied().unwrap_or(' ');
            match letter {
                '"' | '\'' => {
                    let [opening, closing] = if letter == '"' { [marks[0], marks[1]] } else { [marks[2], marks[3]] };
                    let mark = match role(letter, before, next, &mut open) {
                        Role::Opens => opening,
                        Role::Closes => closing,
                        Role::Apostrophe => "’",
                        Role::Straight => "\"",
                    };
                    text += mark;
                }
                _ => text.push(letter),
            }
            before = letter;
        }
        texts.push(text);
    }
    texts
}

/// What a straight mark is.
enum Role {
    Opens,
    Closes,
    Apostrophe,
    /// An inch, or a slip.
    Straight,
}

/// What a mark is between two letters; `open` holds the marks that wait to be closed.
fn role(mark: char, before: char, next: char, open: &mut Vec<char>) -> Role {
    let after_opening = before.is_whitespace()
        || matches!(before, '(' | '[' | '{' | '\u{2010}'..='\u{2015}' | '“' | '„' | '«' | '‘' | '‚' | '¿' | '¡' | '/' | '-')
        || (before != mark && matches!(before, '"' | '\'') && open.last() == Some(&before));
    let ends_here = next.is_whitespace() || matches!(next, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}');
    let within_word = mark == '\'' && before.is_alphanumeric() && next.is_alphanumeric();
    if within_word {
        return Role::Apostrophe;
    }
    if after_opening && !ends_here {
        if mark == '\'' && next.is_numeric() {
            // A year without its century: '98.
            return Role::Apostrophe;
        }
        open.push(mark);
        return Role::Opens;
    }
    if let Some(at) = open.iter().rposition(|waiting| *waiting == mark) {
        open.truncate(at);
        return Role::Closes;
    }
    if mark == '\'' { Role::Apostrophe } else { Role::Straight }
}

#[cfg(test)]
mod tests {
    use super::{set, typeset};

    #[track_caller]
    fn check(language: &str, text: &str, expected: &str) {
        assert_eq!(typeset(text, language), expected, "in {language}");
    }

    #[test]
    fn marks_open_and_close_by_what_stands_beside_them() {
        check("en", r#""So," it said, "no.""#, "“So,” it said, “no.”");
        check("en", r#"twice—"no more"—and ["so"] be it"#, "twice—“no more”—and [“so”] be it");
        check("en-GB", r#"("a 'b' c")"#, "(“a ‘b’ c”)");
        check("en", r#"'"a" b'"#, "‘“a” b’");
        check("en", r#""'a' b""#, "“‘a’ b”");
        check("en", "café's log, the crews' log, in '98", "café’s log, the crews’ log, in ’98");
        check("en", r#"a 15" pipe"#, r#"a 15" pipe"#);
        check("en", "“curled” already: it’s", "“curled” already: it’s");
        check("en", "", "");
        check("en", "\"", "\"");
    }

    #[test]
    fn each_language_has_its_own() {
        check("de", r#"Sie sagte: "Nie 'mehr' so.""#, "Sie sagte: „Nie ‚mehr‘ so.“");
        check("DE-ch", r#""a""#, "„a“");
        check("fr", r#"On a dit "l'eau"."#, "On a dit «\u{202f}l’eau\u{202f}».");
        check("fr-CH", r#""a""#, "«a»");
        check("es", r#"dijo "no"."#, "dijo «no».");
        check("pt-BR", r#""a""#, "“a”");
        check("ja", r#""港""#, "「港」");
        check("zh-Hant", r#""港""#, "「港」");
        check("zh", r#""港""#, "“港”");
        check("sw", r#""a""#, "“a”");
    }

    #[test]
    fn what_stands_between_two_runs_belongs_to_both() {
        let runs = [
            ("said \"", true),
            ("it leaked", false),
            ("\" twice; ", true),
            ("The port", false),
            ("'s log—\"", true),
            ("so", false),
            ("\"", true),
        ];
        assert_eq!(set(&runs, "en").concat(), "said “it leaked” twice; The port’s log—“so”");
        let unset = [("\"", true), ("a \"name\" of its own", false), ("\"", true)];
        assert_eq!(set(&unset, "en").concat(), "“a \"name\" of its own”");
    }
}
