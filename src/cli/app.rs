//! The browser modules: inside this program, or in a folder while they are being worked on.

use std::fs;
use std::path::Path;

use super::failure::Failure;
use crate::press::App;

include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Calls `use_app` with the modules from `folder`, or with those inside the program.
pub fn with_app<T>(folder: Option<&Path>, use_app: impl FnOnce(&App) -> T) -> Result<T, Failure> {
    let Some(folder) = folder else { return APP.as_ref().map(use_app).ok_or(Failure::NoModules) };
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).map_err(|source| Failure::Read { path, source })
    };
    let (web_script, web_module) = (read("web.js")?, read("web_bg.wasm")?);
    let (press_script, press_module) = (read("press.js")?, read("press_bg.wasm")?);
    Ok(use_app(&App {
        web_script: &web_script,
        web_module: &web_module,
        press_script: &press_script,
        press_module: &press_module,
    }))
}
