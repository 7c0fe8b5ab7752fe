//! Folders that carnet made: what is in them is no source.
//!
//! The output writes these files; reading knows them by their names alone.

use std::path::Path;

/// What the last finished build left in its folder.
pub const MANIFEST: &str = ".carnet-manifest.json";
/// What a build is about to write.
pub const INTENT: &str = ".carnet-intent.json";

/// Whether the folder is an output, finished or not.
pub fn is_output(folder: &Path) -> bool {
    [MANIFEST, INTENT].iter().any(|name| folder.join(name).symlink_metadata().is_ok())
}
