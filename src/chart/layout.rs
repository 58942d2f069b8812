//! The widths a drawing is made for.

/// The greatest height of a drawing, in its units: four screens of a desk, and as much of a picture as renderers take without
/// harm. What has no place in it stands in words and numbers only, and the page says so.
pub const MOST_PX: i32 = 4000;

/// A width that a drawing is laid out for, in drawing units; the page shows it up to a third larger or smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A phone held upright: labels above their marks.
    Narrow,
    /// A column of text.
    Medium,
    /// A column and its margin.
    Wide,
}

impl Layout {
    /// All, narrowest first.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Medium, Self::Wide];

    /// The class that shows it where it fits.
    pub fn class(self) -> &'static str {
        match self {
            Self::Narrow => "exhibit__layout exhibit__layout--narrow",
            Self::Medium => "exhibit__layout exhibit__layout--medium",
            Self::Wide => "exhibit__layout exhibit__layout--wide",
        }
    }

    /// Its width. At the smallest width where the style sheet shows it, 14 units of text are at least 12 px.
    pub fn width(self) -> i32 {
        match self {
            Self::Narrow => 280,
            Self::Medium => 560,
            Self::Wide => 860,
        }
    }
}
