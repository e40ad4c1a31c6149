//! The settings folder: `settings.toml` and the person's own guides, as text. It understands neither.

use std::fs;
use std::io::ErrorKind;

use super::disk::{self, Disk};
use super::fault::{About, Fault, FaultKind};
use super::folder::make_all;
use super::places::Places;
use super::save::{self, LIMIT};

/// The text of `settings.toml`, if there is one.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read_settings(places: &Places) -> Result<Option<String>, Fault> {
    let path = places.settings_file();
    match disk::read(&path, LIMIT) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Fault::io(&path, &error)),
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Fault::of(FaultKind::Unreadable, &path)),
        },
    }
}

/// The person's own guides: each file's name, and its text unless it cannot be read. In order of name.
pub fn read_guides(places: &Places) -> Vec<(String, Result<String, Fault>)> {
    let Ok(files) = fs::read_dir(places.guides()) else { return Vec::new() };
    let paths = files.flatten().map(|file| file.path());
    let guides = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let mut read: Vec<_> = guides
        .map(|path| {
            let text = disk::read(&path, LIMIT).about(&path).and_then(|bytes| {
                String::from_utf8(bytes).ok().ok_or_else(|| Fault::of(FaultKind::Unreadable, &path))
            });
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text)
        })
        .collect();
    read.sort_by(|a, b| a.0.cmp(&b.0));
    read
}

/// Saves `settings.toml` durably, making its folder.
pub(super) fn write_settings(disk: &dyn Disk, places: &Places, text: &str) -> Result<(), Fault> {
    make_all(disk, &places.settings)?;
    let path = places.settings_file();
    // A link to a file kept elsewhere, as people do with settings, stays a link.
    let target = fs::canonicalize(&path).unwrap_or(path);
    save::replace(disk, &target, text.as_bytes())
}
