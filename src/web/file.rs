//! Files for the reader to keep.

use gloo::utils::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JsString};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands a text to the browser to keep.
pub fn keep(text: &JsString, kind: &str, name: &str) -> Result<(), JsValue> {
    let as_kind = BlobPropertyBag::new();
    as_kind.set_type(kind);
    hand_over(&Blob::new_with_str_sequence_and_options(&Array::of1(text), &as_kind)?, name)
}

/// Hands a file to the browser to keep.
pub fn hand_over(file: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    let link = document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The address stays valid while the page is open: a browser may ask where to keep the file, and read it later.
    Ok(())
}
