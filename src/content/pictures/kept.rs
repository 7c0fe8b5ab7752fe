//! What is made of a site once and kept in the user's folder of caches, by what it was made of.
//!
//! It knows neither what is made nor how.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// What is kept under a name of a kind, when it is whole; else it is made, and kept.
pub(super) fn kept(
    kind: &str,
    name: &str,
    is_whole: impl Fn(&[u8]) -> bool,
    make: impl FnOnce() -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let place = folder().map(|folder| folder.join(kind).join(name));
    if let Some(kept) = place.as_ref().and_then(|place| fs::read(place).ok()).filter(|kept| is_whole(kept)) {
        return Some(kept);
    }
    let made = make()?;
    if let Some(place) = place {
        keep(&place, &made);
    }
    Some(made)
}

/// None where there is no folder of caches.
fn folder() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("carnet"))
}

/// Writes a file whole. What cannot be kept is made again next time: that is no reason to stop.
fn keep(place: &Path, made: &[u8]) {
    let Some(folder) = place.parent() else { return };
    let thread = rayon::current_thread_index().unwrap_or_default();
    let temporary = place.with_extension(format!("{}-{thread}.tmp", std::process::id()));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&temporary, made))
        .and_then(|()| fs::rename(&temporary, place));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
}
