//! The numbers of long series, beside a page or inside it; [`crate::brief::Columns`] has their form.
//!
//! ```text
//! site:           series/<id>-r<revision>.bin
//! offline file:   <script type="text/plain" id="columns-<id>">, packed
//! pressed here:   all files together
//! ```

#[cfg(feature = "cli")]
use super::File;
use super::offline::packed;
use crate::brief::Brief;
use crate::insight;
use crate::view::island::columns;

/// All of them, for a page that is put in place of another in a browser.
pub(super) fn together(brief: &Brief) -> Vec<u8> {
    let mut all = Vec::new();
    for series in insight::live(brief) {
        columns::add(&mut all, series.id.word(), series.columns.bytes());
    }
    all
}

/// The files beside a published page.
#[cfg(feature = "cli")]
pub(super) fn files(brief: &Brief) -> Vec<File> {
    let file = |series: &crate::brief::Series| {
        (columns::path(series.id.word(), brief.meta.revision), series.columns.bytes().to_vec())
    };
    insight::live(brief).into_iter().map(file).collect()
}

/// The elements of an offline file.
pub(super) fn elements(brief: &Brief) -> String {
    let mut elements = String::new();
    for series in insight::live(brief) {
        let text = packed(series.columns.bytes());
        elements.push_str(&["<script type=\"text/plain\" id=\"columns-", series.id.word(), "\">", &text, "</script>"].concat());
    }
    elements
}
