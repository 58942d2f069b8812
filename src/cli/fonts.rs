//! Fonts from folders, for the letters that the font inside lacks.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::press::Fonts;

/// The font inside with those of some folders and the folders in them, each folder in the order of its names: so the same
/// fonts give the same pictures, however a disk lists them.
pub fn fonts(folders: &[PathBuf]) -> Result<Fonts, Failure> {
    let mut files = Vec::new();
    for folder in folders {
        let before = files.len();
        collect(folder, &mut files)?;
        if files.len() == before {
            return Err(Failure::NoFonts { path: folder.clone() });
        }
    }
    Ok(Fonts::new(files))
}

fn collect(folder: &Path, files: &mut Vec<Vec<u8>>) -> Result<(), Failure> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        |source| Failure::Read { path, source }
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        paths.push(entry.map_err(failed(folder))?.path());
    }
    paths.sort_unstable();
    for path in paths {
        // A link may lead back to a folder that it is in.
        if path.is_dir() && !path.is_symlink() {
            collect(&path, files)?;
        } else if path.is_file() && is_font(&path) {
            files.push(fs::read(&path).map_err(failed(&path))?);
        }
    }
    Ok(())
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
