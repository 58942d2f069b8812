//! Things compared.

use super::tally_line;

/// The words to count rows by, those that stand apart second, and their cells, gaps second.
pub const COMPARED: [&str; 2] = ["Compared", "more apart"];
pub const CELLS: [&str; 2] = ["values", "gaps"];

/// `Compared: 4; values: 18; gaps: 18; more apart: 5. Exchanges: from 150,000 (DeepSeek) to more than 28.8 million (Qwen).`
/// What is counted is in `words`; `ends` are value and name of the lowest by a metric, then of the highest.
pub fn describe_comparison(words: &[&str], metric: &str, ends: [&String; 4]) -> String {
    let [low, lowest, high, highest] = ends;
    format!("{} {metric}: from {low} ({lowest}) to {high} ({highest}).", tally_line(words))
}
