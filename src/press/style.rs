//! The style sheet: the files of `style/`, in the order of their layers.

/// Every rule of the page, without the comments, indents and spaces that only its authors need. A comment has lines of
/// its own, and no string in the files holds the pairs that lose their space here.
pub fn style() -> String {
    compact(SOURCE)
}

/// Every rule of the page, and those of a block in a frame.
#[cfg(feature = "cli")]
pub fn embed_style() -> String {
    style() + &compact(include_str!("../../style/embed.css"))
}

/// Every rule of the page, those that open what is folded, and those of paper.
#[cfg(feature = "cli")]
pub fn handout_style() -> String {
    style() + &still_style() + &compact(include_str!("../../style/handout.css"))
}

/// The rules for a browser that runs no script, loaded by such a one only.
pub fn still_style() -> String {
    compact(include_str!("../../style/still.css"))
}

fn compact(source: &str) -> String {
    let lines: String = source.lines().map(str::trim).filter(|line| !line.starts_with("/*")).collect();
    [(" {", "{"), ("{ ", "{"), (": ", ":"), ("; ", ";"), (";}", "}"), (", ", ",")]
        .into_iter()
        .fold(lines, |style, (long, short)| style.replace(long, short))
}

const SOURCE: &str = concat!(
    include_str!("../../style/layers.css"),
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/page.css"),
    include_str!("../../style/masthead.css"),
    include_str!("../../style/controls.css"),
    include_str!("../../style/contents.css"),
    include_str!("../../style/status.css"),
    include_str!("../../style/filter.css"),
    include_str!("../../style/reference.css"),
    include_str!("../../style/exhibit.css"),
    include_str!("../../style/figure.css"),
    include_str!("../../style/timeline.css"),
    include_str!("../../style/question.css"),
    include_str!("../../style/claim.css"),
    include_str!("../../style/lens.css"),
    include_str!("../../style/impact.css"),
    include_str!("../../style/cards.css"),
    include_str!("../../style/sources.css"),
    include_str!("../../style/drawer.css"),
    include_str!("../../style/search.css"),
    include_str!("../../style/print.css"),
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_has_one_line_of_its_own() {
        for line in SOURCE.lines().map(str::trim).filter(|line| line.contains("/*") || line.contains("*/")) {
            assert!(line.starts_with("/*") && line.ends_with("*/"), "{line}");
        }
    }
}
