//! A table as a file that other programs read.

use web_sys::Element;

use super::super::dom;
use super::rows::{shown_rows, words};

/// The rows now shown as RFC 4180 has them, in the order in which they stand.
pub fn csv(exhibit: &Element) -> String {
    let mut csv = String::new();
    for row in shown_rows(exhibit, "") {
        for (at, cell) in dom::all(&row, ":scope > *").iter().enumerate() {
            csv.push_str(if at == 0 { "\"" } else { ",\"" });
            let text = words(cell);
            // What a spreadsheet would take for a formula (OWASP, "CSV Injection").
            if text.starts_with(['=', '+', '-', '@']) {
                csv.push('\'');
            }
            csv.push_str(&text.replace('"', "\"\""));
            csv.push('"');
        }
        csv.push_str("\r\n");
    }
    csv
}
