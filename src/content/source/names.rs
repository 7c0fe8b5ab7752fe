//! What files are by their names alone: texts of documents, the configuration.

use std::fs;
use std::path::Path;

use crate::content::config::CONFIG;

/// Endings by which other programs know Markdown.
const MARKDOWN: [&str; 4] = [".md", ".markdown", ".mdown", ".mkd"];

/// What editors append to a file that they keep a copy of.
const OF_COPIES: [&str; 5] = ["~", ".bak", ".old", ".orig", ".tmp"];

/// What a file is to the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileNature {
    Document,
    /// The text of a document under a name that is not read: what it says of its visibility is not known, so it is no attachment.
    Misnamed,
    /// A copy that an editor keeps of a text: the same.
    Copy,
    Other,
}

impl FileNature {
    pub(super) fn of(path: &str) -> FileNature {
        if path.ends_with(".md") {
            return FileNature::Document;
        }
        let lower = path.to_ascii_lowercase();
        let is_markdown = |name: &str| MARKDOWN.iter().any(|ending| name.ends_with(ending));
        let is_copy = OF_COPIES.iter().any(|ending| lower.strip_suffix(ending).is_some_and(is_markdown));
        // Notepad of Windows appends its own ending, and does not show it.
        match is_markdown(&lower) || lower.strip_suffix(".txt").is_some_and(is_markdown) {
            true => FileNature::Misnamed,
            false if is_copy => FileNature::Copy,
            false => FileNature::Other,
        }
    }
}

/// The name under which a text would be read.
pub(super) fn right_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    let without = lower.strip_suffix(".txt").unwrap_or(&lower);
    let stem = MARKDOWN.iter().find_map(|ending| without.strip_suffix(ending)).unwrap_or(without);
    [&name[..stem.len()], ".md"].concat()
}

/// A file of a site's folder that seems to be its configuration, under a name that is not read.
pub(super) fn misnamed_config(root: &Path) -> Option<String> {
    const MEANT: [&str; 4] = [CONFIG, "carnet.yml", "carnet.yaml.txt", "carnet.yml.txt"];
    let entries = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names.into_iter().find(|name| *name != CONFIG && MEANT.contains(&name.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_document_is_known_under_any_name() {
        for (path, nature) in [
            ("a/b.md", FileNature::Document),
            ("a/B.MD", FileNature::Misnamed),
            ("a/b.markdown", FileNature::Misnamed),
            ("a/Équipe.Md", FileNature::Misnamed),
            ("a/b.md.txt", FileNature::Misnamed),
            ("a/b.md~", FileNature::Copy),
            ("a/b.MD.bak", FileNature::Copy),
            ("a/b.txt", FileNature::Other),
            ("a/md", FileNature::Other),
            ("cmd", FileNature::Other),
        ] {
            assert_eq!(FileNature::of(path), nature, "{path}");
        }
        assert_eq!(right_name("a/Équipe.MD"), "Équipe.md");
        assert_eq!(right_name("b.markdown.TXT"), "b.md");
    }
}
