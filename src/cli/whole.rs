//! One file, written whole or not at all: under another name beside its place, to the disk, then renamed.
//!
//! Whoever looks at any moment, be it after a program that was killed, a full disk or a lost power line, finds the old file or
//! the new one. What a killed run leaves behind is taken away by the next that writes into the same folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::failure::Failure;

/// What a file is called while it is written: `.brief-x1y2z3.part`.
const BEFORE: &str = ".brief-";
const AFTER: &str = ".part";

/// Puts a file where it belongs; folders on the way are made. Where a link stands, what it leads to is written anew.
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    written(path, bytes).map_err(|source| Failure::Write { path: path.to_owned(), source })
}

fn written(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let place = if path.is_symlink() { fs::canonicalize(path)? } else { path.to_owned() };
    let folder = match place.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    sweep(folder)?;
    let mut file = begun(folder)?;
    file.write_all(bytes)?;
    match fs::metadata(&place) {
        Ok(old) => file.as_file().set_permissions(old.permissions())?,
        Err(none) if none.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    file.as_file().sync_all()?;
    file.persist(&place).map_err(|failed| failed.error)?;
    sync_folder(folder)
}

/// A new file in that folder, held for as long as it is written, so that no other run takes it for a leftover.
fn begun(folder: &Path) -> io::Result<NamedTempFile> {
    loop {
        let mut builder = Builder::new();
        builder.prefix(BEFORE).suffix(AFTER);
        // As readable as any new file; a file for this run alone would be of no use to a web server.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder)?;
        match file.as_file().lock() {
            // Another run may have taken it away between its making and its lock.
            Ok(()) if file.path().exists() => return Ok(file),
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(file),
            Err(error) => return Err(error),
        }
    }
}

/// Takes away what killed runs left in that folder: nobody holds it.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_part = entry.file_name().to_str().is_some_and(|name| name.starts_with(BEFORE) && name.ends_with(AFTER));
        if !is_part || !entry.file_type()?.is_file() {
            continue;
        }
        let left = match OpenOptions::new().write(true).open(entry.path()) {
            Ok(file) => file.try_lock().map(|()| file),
            Err(error) => Err(TryLockError::Error(error)),
        };
        match left {
            // Held until it is gone, so that whoever has just made it sees that it is.
            Ok(_held) => gone(fs::remove_file(entry.path()))?,
            Err(TryLockError::WouldBlock) => {}
            // Where nothing can be held, nobody can tell whose it is. Somebody may have renamed it, too.
            Err(TryLockError::Error(error))
                if matches!(
                    error.kind(),
                    io::ErrorKind::Unsupported | io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied
                ) => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(())
}

/// What was taken away by somebody else is away as well.
pub fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Has the names in a folder written to the disk, where a system can be asked for that.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Has everything that was written on the disk of a folder so far held by it. Linux does that at once; elsewhere each file is
/// held when it is written, by [`sync_each`].
pub fn sync(folder: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(File::open(folder)?)?;
    sync_folder(folder)
}

/// One of many files that are written before a [`sync`] of their folder.
pub fn sync_each(file: &File) -> io::Result<()> {
    if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
}
