//! The numbers of long series, beside a page or inside it; [`crate::brief::Columns`] has their form.
//!
//! ```text
//! site:           series/<id>-r<revision>.bin
//! in a frame:     series/<id>-r<revision>.js, a script that holds the same, packed: nothing can be fetched there
//! offline file:   <script type="text/plain" id="columns-<id>">, packed
//! pressed here:   each under its id
//! ```

#[cfg(feature = "cli")]
use super::File;
use super::offline::packed;
use crate::brief::{Brief, Series};
use crate::insight;
#[cfg(feature = "cli")]
use crate::view::island::series::columns_file;

/// All of them, each under its id, for a page that is put in place of another in a browser.
pub(super) fn of(brief: &Brief) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for series in insight::live(brief) {
        all.push((series.id.word().to_owned(), series.columns.bytes().to_vec()));
    }
    all
}

/// The files beside a published page.
#[cfg(feature = "cli")]
pub(super) fn files(brief: &Brief) -> Vec<File> {
    let file = |series: &Series| (columns_file(series.id.word(), brief.meta.revision), series.columns.bytes().to_vec());
    insight::live(brief).into_iter().map(file).collect()
}

/// The scripts that hand them to a page in a frame, in place of those files.
#[cfg(feature = "cli")]
pub(super) fn scripts(brief: &Brief) -> Vec<File> {
    let script = |series: &Series| {
        let file = columns_file(series.id.word(), brief.meta.revision);
        (file.replace(".bin", ".js"), format!("columns[{file:?}]={:?}", packed(series.columns.bytes())).into_bytes())
    };
    insight::live(brief).into_iter().map(script).collect()
}

/// The elements of an offline file.
pub(super) fn elements(brief: &Brief) -> String {
    let element = |series: &Series| packed_element(&format!("columns-{}", series.id), &packed(series.columns.bytes()));
    let elements: Vec<String> = insight::live(brief).into_iter().map(element).collect();
    elements.concat()
}

/// An element that holds a packed text and shows nothing.
pub(super) fn packed_element(id: &str, text: &str) -> String {
    format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>")
}
