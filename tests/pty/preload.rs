//! Builds the library that stands between a program and the system's own; the tests and the bench load it with
//! `LD_PRELOAD`. What it does stands at the top of `preload/library.rs`, which is no part of the crate.

use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pty/preload/library.rs");

/// The library, built anew with the compiler that built the program. None where nothing can be loaded before a
/// program, because it is linked into one piece.
///
/// # Errors
/// When the compiler will not build it.
pub(crate) fn built() -> Result<Option<PathBuf>, String> {
    if cfg!(target_feature = "crt-static") {
        return Ok(None);
    }
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(concat!(env!("CARGO_CRATE_NAME"), "-preload.so"));
    let mut command = Command::new(rustc);
    command.args(["--edition", "2024", "--crate-type", "cdylib", "--crate-name", "preload", "-O", "-o"]);
    let output = command.arg(&library).arg(SOURCE).output().map_err(|error| format!("no rustc: {error}"))?;
    if output.status.success() {
        Ok(Some(library))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}
