//! An article page that embeds parts of the brief beside it, each by the very text that "Embed" offers.

use super::File;
use super::picture::Drawn;
use crate::brief::Brief;
use crate::view::{Embed, snippet};

const PAGE: &str = include_str!("../../public/embed-demo.html");
const STYLE: &str = include_str!("../../public/embed-demo.css");

/// The page and its style sheet.
pub(super) fn demo(brief: &Brief, blocks: &[Embed]) -> [File; 2] {
    let of_kind = |kind: &str| blocks.iter().find(|block| block.address.starts_with(kind));
    let any = || blocks.last();
    let key_figure = brief.meta.key_figures.first().map(|id| format!("figure-{id}"));
    let figure = key_figure.and_then(|address| blocks.iter().find(|block| block.address == address));
    let shown = |block: Option<&Embed>, way: &dyn Fn(&Embed) -> String| block.map_or_else(String::new, way);
    let exhibit = of_kind("exhibit-");
    let page = [
        ("{first}", shown(exhibit.or_else(any), &|block| element(block))),
        ("{themed}", shown(figure.or_else(|| of_kind("claim-")).or_else(any), &|block| themed(&element(block)))),
        (
            "{frame}",
            shown(of_kind("question-").or_else(any), &|block| {
                snippet::frame(&page_of(block), &block.title, snippet::height(&block.address))
            }),
        ),
        ("{picture}", shown(exhibit.filter(|block| Drawn::of(&block.content.0).is_some()), &picture)),
        ("{script}", "<script src=\"embed.js\" async></script>".to_owned()),
    ];
    let page = filled(PAGE, &page);
    [("embed-demo.html".to_owned(), page.into_bytes()), ("embed-demo.css".to_owned(), STYLE.as_bytes().to_vec())]
}

/// The page with markup in its places, in one go: a title may hold the name of a place, and stays as it is.
fn filled(page: &str, places: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = page;
    while let Some((at, place, markup)) =
        places.iter().filter_map(|(place, markup)| Some((rest.find(place)?, place, markup))).min_by_key(|(at, ..)| *at)
    {
        filled.push_str(&rest[..at]);
        filled.push_str(markup);
        rest = &rest[at + place.len()..];
    }
    filled + rest
}

fn page_of(block: &Embed) -> String {
    format!("embed/{}.html", block.address)
}

/// The element without its script: once a page is enough.
fn element(block: &Embed) -> String {
    let whole = format!("index.html#{}", block.address);
    let height = snippet::height(&block.address);
    let both = snippet::element(&page_of(block), &block.title, height, "embed.js", &whole);
    both.lines().next().unwrap_or_default().to_owned()
}

/// The element in the colors of the example page.
fn themed(element: &str) -> String {
    const COLORS: &str = "<incident-brief scheme=\"light\" ink=\"#33261d\" paper=\"#fff6e9\" accent=\"#7a2f00\"";
    element.replacen("<incident-brief", COLORS, 1)
}

fn picture(block: &Embed) -> String {
    let id = block.address.trim_start_matches("exhibit-");
    let whole = format!("index.html#{}", block.address);
    format!(
        "<h2>A picture</h2>\n<p>Where no frame may stand.</p>\n{}",
        snippet::picture(&format!("exhibits/{id}.svg"), &block.title, &whole)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_names_a_place_stays_a_title() {
        let places = [("{first}", "<a title=\"{script}{first}\">".to_owned()), ("{script}", "<script src=\"x\">".to_owned())];
        let page = filled("a {first} b {script} c", &places);
        assert_eq!(page, "a <a title=\"{script}{first}\"> b <script src=\"x\"> c");
    }
}
