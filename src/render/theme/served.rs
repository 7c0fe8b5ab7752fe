//! The embedded scripts and style sheets as they are served: without the comments and the indentation of their lines, which are
//! for those who read the code.
//!
//! It saves 1.4 kB of the 12 kB (gzip) that a first search loads. A site's own files stay as they are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::DEFAULT;
use crate::text::embedded::EmbeddedFile;

/// The served texts by path from the theme's folder.
static SERVED: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
    let served = DEFAULT.below("assets").filter_map(|(_, file)| {
        let shorten = match file.ending()? {
            "js" => script_without_comments,
            "css" => style_without_comments,
            _ => return None,
        };
        Some((file.path(), shorten(file.text()?)))
    });
    served.collect()
});

/// What is served of an embedded file.
pub(super) fn served(file: &'static EmbeddedFile) -> &'static [u8] {
    SERVED.get(file.path()).map_or(file.contents(), |text| text.as_bytes())
}

/// A script without lines that are comments, and without indentation. No string of our scripts goes over several lines.
fn script_without_comments(script: &str) -> String {
    without_indentation(script, |line| !line.starts_with("//"))
}

/// A style sheet without comments and indentation. No string of our style sheets holds what begins a comment.
fn style_without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let first = parts.next().unwrap_or_default();
    let after_comments = parts.map(|part| part.split_once("*/").map_or("", |(_, rest)| rest));
    without_indentation(&[first].into_iter().chain(after_comments).collect::<String>(), |_| true)
}

/// The lines that hold something and are to be kept.
fn without_indentation(text: &str, is_kept: fn(&str) -> bool) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && is_kept(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_styles_are_served_without_what_is_for_their_readers() {
        let script = "// Says.\n{\n  // Why.\n  say(\"// a\"); // b\n\n  end();\n}\n";
        assert_eq!(script_without_comments(script), "{\nsay(\"// a\"); // b\nend();\n}\n");
        let style = "/* Says. */\np {\n  margin: 0; /* why\n  so */\n  color: red\n}\n";
        assert_eq!(style_without_comments(style), "p {\nmargin: 0;\ncolor: red\n}\n");
    }

    /// A string over several lines could hold what looks like a comment or an indentation.
    #[test]
    fn no_embedded_script_or_style_has_a_string_that_could_be_cut() {
        assert!(SERVED.len() > 10, "{}", SERVED.len());
        for path in SERVED.keys() {
            let text = DEFAULT.file(path).and_then(EmbeddedFile::text).unwrap_or_default();
            let is_style = path.ends_with(".css");
            assert_eq!(text.matches("/*").count(), if is_style { text.matches("*/").count() } else { 0 }, "{path}");
            for line in text.lines() {
                let is_open = |quote: char| line.matches(quote).count() % 2 == 1;
                let is_cut = line.ends_with('\\') || if is_style { is_open('"') } else { is_open('`') };
                assert!(!is_cut, "{path}: {line}");
            }
        }
    }

    /// What a phone loads before it shows the first page: 24 kB, before compression.
    #[test]
    fn the_style_sheet_stays_small() {
        let style = &SERVED["assets/style.css"];
        assert!(style.len() < 24_000, "{} bytes", style.len());
    }
}
