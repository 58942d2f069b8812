//! The numbers of long series, as the page reads them without parsing: the moments in seconds since 1970-01-01T00:00Z, then
//! as many values, NaN for a gap; numbers of 64 bits (IEEE 754), little-endian.
//!
//! ```text
//! site:           series/<id>.bin, beside the page
//! offline file:   <script type="application/octet-stream" id="columns-<id>">, packed
//! pressed here:   one column after the other, in the order of `insight::columns`
//! ```

#[cfg(feature = "cli")]
use super::File;
use super::offline::packed;
use crate::brief::{Brief, Series};
use crate::chart::series::Peaks;
use crate::insight;

/// A column as it is drawn.
pub(super) struct Numbers {
    pub seconds: Vec<f64>,
    pub values: Vec<f64>,
    pub peaks: Peaks,
}

impl Numbers {
    /// Of moments, then as many values.
    pub fn of(mut seconds: Vec<f64>) -> Self {
        let values = seconds.split_off(seconds.len() / 2);
        let peaks = Peaks::of(&values);
        Self { seconds, values, peaks }
    }
}

/// All of them, for a page that is put in place of another in a browser.
pub(super) fn columns(brief: &Brief) -> Vec<f64> {
    let mut columns = Vec::new();
    for series in insight::columns(brief) {
        columns.extend_from_slice(&series.seconds);
        columns.extend_from_slice(&series.values);
    }
    columns
}

/// The files beside a published page.
#[cfg(feature = "cli")]
pub(super) fn files(brief: &Brief) -> Vec<File> {
    insight::columns(brief).into_iter().map(|series| (format!("series/{}.bin", series.id), bytes(series))).collect()
}

/// The elements of an offline file.
pub(super) fn elements(brief: &Brief) -> String {
    let mut elements = String::new();
    for series in insight::columns(brief) {
        let parts = [
            "<script type=\"application/octet-stream\" id=\"columns-",
            series.id.word(),
            "\">",
            &packed(&bytes(series)),
            "</script>",
        ];
        elements.push_str(&parts.concat());
    }
    elements
}

fn bytes(series: &Series) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in series.seconds.iter().chain(&series.values) {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes
}
