//! The style sheet: the files of `style/`, in the order of their layers.

/// Every rule of the page.
pub const STYLE: &str = concat!(
    include_str!("../../style/layers.css"),
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/page.css"),
    include_str!("../../style/masthead.css"),
    include_str!("../../style/controls.css"),
    include_str!("../../style/contents.css"),
    include_str!("../../style/status.css"),
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
    include_str!("../../style/print.css"),
);
