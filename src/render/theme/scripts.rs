//! The embedded scripts as they are served: without the comments and the indentation of their lines, which are for those who read
//! the code.
//!
//! It saves 1.4 kB of the 12 kB (gzip) that a first search loads. A site's own scripts stay as they are.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, File};

use super::DEFAULT;

/// The served texts by path from the theme's folder.
static SERVED: LazyLock<BTreeMap<&'static Path, String>> = LazyLock::new(|| {
    let mut served = BTreeMap::new();
    let mut folders: Vec<&'static Dir<'static>> = DEFAULT.get_dir("assets").into_iter().collect();
    while let Some(folder) = folders.pop() {
        let scripts = folder.files().filter(|file| file.path().extension().is_some_and(|end| end == "js"));
        served.extend(scripts.filter_map(|file| Some((file.path(), without_comments(file.contents_utf8()?)))));
        folders.extend(folder.dirs());
    }
    served
});

/// What is served of an embedded file.
pub(super) fn served(file: &'static File<'static>) -> &'static [u8] {
    SERVED.get(file.path()).map_or(file.contents(), |text| text.as_bytes())
}

/// A script without lines that are comments, and without indentation. No string of our scripts goes over several lines.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_served_without_what_is_for_their_readers() {
        let script = "// Says.\n{\n  // Why.\n  say(\"// a\"); // b\n\n  end();\n}\n";
        assert_eq!(without_comments(script), "{\nsay(\"// a\"); // b\nend();\n}\n");
    }

    /// A string over several lines could hold what looks like a comment or an indentation.
    #[test]
    fn no_embedded_script_has_a_string_or_a_comment_over_several_lines() {
        assert!(SERVED.len() > 10, "{}", SERVED.len());
        for path in SERVED.keys() {
            let text = DEFAULT.get_file(path).and_then(File::contents_utf8).unwrap_or_default();
            for line in text.lines() {
                let is_cut = line.matches('`').count() % 2 == 1 || line.contains("/*") || line.ends_with('\\');
                assert!(!is_cut, "{}: {line}", path.display());
            }
        }
    }
}
