//! What files are by their names alone: texts of documents, the configuration.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::content::config::CONFIG;

/// Endings by which other programs know Markdown.
const MARKDOWN: [&str; 9] = [".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".qmd", ".rmd"];

/// Endings of other texts, which may have the head of a note.
const TEXTS: [&str; 6] = [".txt", ".text", ".org", ".rst", ".adoc", ".asciidoc"];

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

/// What a file of the content folder, which is at `from`, is to the site.
pub(super) fn nature_of(path: &str, from: &Path) -> FileNature {
    match FileNature::of(path) {
        FileNature::Other if is_text(path) && begins_with_head(from) => FileNature::Misnamed,
        nature => nature,
    }
}

fn is_text(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    TEXTS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a file begins as front matter does, which may say that it is private.
pub(super) fn begins_with_head(from: &Path) -> bool {
    let mut start = Vec::new();
    let read = fs::File::open(from).and_then(|file| file.take(LONGEST_FENCE).read_to_end(&mut start));
    let text = String::from_utf8_lossy(&start);
    let first = text.trim_start_matches('\u{feff}').split_inclusive('\n').next().unwrap_or_default();
    read.is_ok() && first.ends_with('\n') && matches!(first.trim_end(), "---" | "+++")
}

/// So many bytes hold the line of a fence, with what may stand before and behind it.
const LONGEST_FENCE: u64 = 64;

/// The name under which a text would be read.
pub(super) fn right_name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    let without = lower.strip_suffix(".txt").unwrap_or(&lower);
    let stem = MARKDOWN.iter().chain(&TEXTS).find_map(|ending| without.strip_suffix(ending)).unwrap_or(without);
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
