//! What an editor copies into another page to show a block of this one there.

use crate::chart::escape;

/// The width that a host is told of, in pixels; a frame fills what it is given.
pub const WIDTH: u32 = 720;

/// The height of a block before it has told its own, in pixels: what its kind usually needs in a column of text.
pub fn height(address: &str) -> u32 {
    let kind = address.split('-').next().unwrap_or_default();
    match kind {
        "claim" => 260,
        "figure" => 240,
        "question" => 520,
        "lens" => 640,
        "exhibit" => 680,
        _ => 800,
    }
}

/// An address beside a page's own: the page's, up to its last slash, and a path.
pub fn beside(page: &str, path: &str) -> String {
    let page = page.split(['?', '#']).next().unwrap_or_default();
    // The slashes of `https://` belong to no path.
    let colons = page.match_indices(':').map(|(at, _)| at);
    let scheme = colons.filter_map(|at| page.get(at..)).find(|rest| rest.starts_with("://"));
    let from = scheme.map_or(0, |rest| page.len() - rest.len() + 3);
    match page.rfind('/').filter(|at| *at >= from).and_then(|at| page.get(..=at)) {
        Some(folder) => format!("{folder}{path}"),
        None => format!("{page}/{path}"),
    }
}

/// A frame that needs nothing of the page around it. Its border goes by an old attribute: a host's content policy may forbid
/// styles.
pub fn frame(source: &str, title: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
        escape(source),
        escape(title),
    )
}

/// An element that takes the height of what it shows and the host's colors; `script` is the address of `embed.js`, `whole`
/// that of the block in the brief, for readers without scripts.
pub fn element(source: &str, title: &str, height: u32, script: &str, whole: &str) -> String {
    format!(
        "<incident-brief src=\"{}\" title=\"{title}\" height=\"{height}\"><a href=\"{}\">{title}</a></incident-brief>\n\
         <script src=\"{}\" async></script>",
        escape(source),
        escape(whole),
        escape(script),
        title = escape(title),
    )
}

/// A picture that leads to the block in the brief.
pub fn picture(source: &str, title: &str, whole: &str) -> String {
    format!(
        "<a href=\"{}\"><img src=\"{}\" alt=\"{}\" loading=\"lazy\" width=\"100%\"></a>",
        escape(whole),
        escape(source),
        escape(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_beside_a_page_stays_in_its_folder() {
        for (page, expected) in [
            ("https://news.example/brief/", "https://news.example/brief/embed.js"),
            ("https://news.example/brief/index.html?a=/b#c", "https://news.example/brief/embed.js"),
            ("https://news.example", "https://news.example/embed.js"),
        ] {
            assert_eq!(beside(page, "embed.js"), expected);
        }
    }

    #[test]
    fn a_title_cannot_leave_its_attribute() {
        let hostile = "\"><script>alert(1)</script>";
        for text in [frame("https://a.example", hostile, 1), element("a", hostile, 1, "b", "c"), picture("a", hostile, "c")] {
            assert!(!text.contains("<script>alert"), "{text}");
        }
    }
}
