//! Tables as files that a spreadsheet opens and a program reads: CSV as RFC 4180 has it, in UTF-8, written here for the press and for
//! the browser alike.
//!
//! A file begins with a byte order mark: without it the most common spreadsheet takes UTF-8 for another code, and `Zürcher Amt` for
//! `ZÃ¼rcher Amt`. Programs that know UTF-8 drop it, or are told to (`utf-8-sig`).
//!
//! Cells are texts of a bundle, which a spreadsheet may take for formulas, and words for people, which no program reads as numbers.
//! So texts are kept from being formulas, and beside a column of words stand its numbers.

use std::borrow::Cow;

/// What a file begins with.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// What a table says in one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// For people.
    pub words: String,
    /// Where the words tell of an amount: its lowest and its highest value, as `f64` is written.
    pub amount: Option<[String; 2]>,
}

/// A table, its head first, with two columns beside each that tells of amounts: the lowest and the highest value.
pub fn with_amounts(rows: Vec<Vec<Cell>>) -> Vec<Vec<String>> {
    let mut has_amounts = Vec::new();
    for row in &rows {
        has_amounts.resize(row.len().max(has_amounts.len()), false);
        for (has, cell) in has_amounts.iter_mut().zip(row) {
            *has |= cell.amount.is_some();
        }
    }
    let mut written = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let mut cells = Vec::new();
        for (cell, has) in row.into_iter().zip(&has_amounts) {
            let beside = match cell.amount {
                Some(amount) => amount,
                None if number == 0 => ["low", "high"].map(|end| head(&cell.words, end)),
                None => [String::new(), String::new()],
            };
            cells.push(cell.words);
            cells.extend(beside.into_iter().filter(|_| *has));
        }
        written.push(cells);
    }
    written
}

fn head(column: &str, end: &str) -> String {
    if column.is_empty() { end.to_owned() } else { format!("{column}, {end}") }
}

/// The file of a table.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut file = String::from(BYTE_ORDER_MARK);
    for row in rows {
        let mut comma = "";
        for cell in &row {
            file.push_str(comma);
            comma = ",";
            let text = guarded(cell);
            // Where commas stand in numbers, spreadsheets divide cells by semicolons: a formula could hide behind one.
            if text.contains([',', ';', '"', '\t', '\r', '\n']) {
                file.push('"');
                file.push_str(&text.replace('"', "\"\""));
                file.push('"');
            } else {
                file.push_str(&text);
            }
        }
        file.push_str("\r\n");
    }
    file
}

/// A text that no spreadsheet takes for a formula (OWASP, "CSV Injection"), be it behind white space or with a full-width sign. A
/// negative number stays one.
fn guarded(text: &str) -> Cow<'_, str> {
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | BYTE_ORDER_MARK);
    let begins = text.trim_start_matches(unseen);
    let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_negative_number(text);
    if is_formula || text.starts_with(['\t', '\r']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a text is a negative number as programs write it, and nothing else: digits, perhaps with a point and an exponent.
fn is_negative_number(text: &str) -> bool {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(digits) = text.strip_prefix('-') else { return false };
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((digits, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    are_digits(whole) && are_digits(decimals) && are_digits(exponent.strip_prefix('-').unwrap_or(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula_and_numbers_stay_numbers() {
        for text in [
            "=1+1",
            "+1",
            "-x",
            "@x",
            "\tx",
            "\r=1",
            " =1+1",
            "\n=1",
            "\u{a0}=1",
            "\u{3000}=1",
            "\u{feff}=1",
            "\u{200b}=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            " ＝1",
            "-1+1",
            "--1",
            "-1e",
            "-1-1",
            "-inf",
            "-.5",
            "-1\t",
        ] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
        for text in ["-3.5", "-1e-7", "-400", "plain", "", "1=1", "a -1", "−5", "—", "'=1"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_cell_behind_a_semicolon_stays_in_its_cell() {
        assert_eq!(csv([vec!["a;=1+1".to_owned(), "b".to_owned()]]), "\u{feff}\"a;=1+1\",b\r\n");
    }

    #[test]
    fn amounts_stand_beside_their_words_and_nowhere_else() {
        let words = |words: &str| Cell { words: words.to_owned(), amount: None };
        let amount =
            |words: &str, low: &str, high: &str| Cell { words: words.to_owned(), amount: Some([low, high].map(str::to_owned)) };
        let table = with_amounts(vec![
            vec![words(""), words("Fuel lost"), words("Note")],
            vec![words("The port"), amount("−5 to 3 tons", "-5", "3"), words("a")],
            vec![words("The town"), words("not disclosed"), words("b")],
        ]);
        assert_eq!(
            table,
            [
                ["", "Fuel lost", "Fuel lost, low", "Fuel lost, high", "Note"],
                ["The port", "−5 to 3 tons", "-5", "3", "a"],
                ["The town", "not disclosed", "", "", "b"],
            ]
        );
        assert_eq!(with_amounts(vec![vec![words("")], vec![amount("1", "1", "1")]])[0], ["", "low", "high"]);
    }

    proptest::proptest! {
        #[test]
        fn a_reader_of_csv_gets_each_cell_back(rows in proptest::collection::vec(proptest::collection::vec("[ -~é通;,\"\n\r\t=]{0,8}", 3), 1..5)) {
            let file = csv(rows.clone());
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
            let read: Vec<Vec<String>> = reader.deserialize().map(|row| row.expect("as many cells in each row")).collect();
            let written: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| guarded(cell).into_owned()).collect()).collect();
            proptest::prop_assert_eq!(read, written);
        }
    }
}
