//! Reading again what changed, and no more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::content::config::ConfigFile;

use super::{SourceError, Sources, Text, read_text};

/// Reads these files again, by their paths from the site's folder `root`; `config` is the name of its configuration.
///
/// Only what can be told from the files alone is done: texts that were read before and are still texts. False when there is
/// more to it (a file came or went, an image, a text of the interface, something unreadable): nothing is changed then, and
/// everything is to be read.
///
/// # Errors
/// As those of [`super::read`].
pub fn read_again(
    root: &Path,
    config: &ConfigFile,
    sources: &mut Sources,
    paths: &BTreeSet<PathBuf>,
) -> Result<bool, SourceError> {
    // What is said of the configuration stays as it is; what is said of a file may be over.
    if sources.diagnostics.iter().any(|diagnostic| diagnostic.file.as_ref() != Some(config.name())) {
        return Ok(false);
    }
    let Ok(real_root) = root.canonicalize() else { return Ok(false) };
    let mut fresh = Vec::with_capacity(paths.len());
    for path in paths {
        let Some(name) = super::slash_path(path, Path::new("")) else { return Ok(false) };
        let Some(known) = Known::of(sources, &name) else { return Ok(false) };
        let from = root.join(path);
        // Through a link, of the file or of a folder above it, one may leave the site.
        if !from.canonicalize().is_ok_and(|real| real.is_file() && real == real_root.join(path)) {
            return Ok(false);
        }
        let mut diagnostics = Vec::new();
        let text = read_text(&from, &name, known.text(sources).path.clone(), &mut diagnostics)?;
        match text {
            Some(text) if diagnostics.is_empty() => fresh.push((known, text)),
            _ => return Ok(false),
        }
    }
    for (known, text) in fresh {
        match known {
            Known::Content(index) => sources.content[index] = Arc::new(text),
            Known::Template(index) => sources.theme[index] = text,
        }
    }
    Ok(true)
}

/// A text that was read before.
#[derive(Debug, Clone, Copy)]
enum Known {
    Content(usize),
    /// Of a theme's other texts, those of the interface, the configuration's own texts are made.
    Template(usize),
}

impl Known {
    fn of(sources: &Sources, file: &str) -> Option<Known> {
        let content = sources.content.iter().position(|text| *text.file == *file).map(Known::Content);
        content.or_else(|| {
            let is_it = |text: &Text| *text.file == *file && text.path.starts_with("templates/");
            sources.theme.iter().position(is_it).map(Known::Template)
        })
    }

    fn text(self, sources: &Sources) -> &Text {
        match self {
            Known::Content(index) => &sources.content[index],
            Known::Template(index) => &sources.theme[index],
        }
    }
}
