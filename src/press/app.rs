//! The browser modules, which every way of use brings along.

/// The browser modules, as the build made them.
#[derive(Debug, Clone, Copy)]
pub struct App<'a> {
    /// Loads the module that wakes islands.
    pub web_script: &'a [u8],
    pub web_module: &'a [u8],
    /// Loads the module that presses bundles in the browser.
    pub press_script: &'a [u8],
    pub press_module: &'a [u8],
}
