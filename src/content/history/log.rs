//! The form of git's changes, those of a log or of a difference: `--raw -z`, and what each of its parts says.

use jiff::Timestamp;

use crate::content::config::CONFIG;

/// The mark before each commit, which no path begins with.
const COMMIT: char = '\u{1}';

/// How changes are asked for, with files that were renamed.
pub const CHANGES: [&str; 8] =
    ["--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--relative"];

/// How commits are asked for, with the moment at which each came to the branch.
const COMMITTED: &str = "--format=tformat:%x01%H%x00%ct";

/// The same, with the moment at which its author made it.
pub const AUTHORED: &str = "--format=tformat:%x01%H%x00%at";

/// A part of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogEntry<'l> {
    Commit {
        id: &'l str,
        time: Timestamp,
    },
    /// A file that was added (no `from`), changed (both the same), renamed or removed (no `to`).
    Change {
        from: Option<&'l str>,
        to: Option<&'l str>,
        /// The name of its text before.
        before: &'l str,
        blob: &'l str,
    },
}

/// What git is asked: every change of the content folder and of the configurations up to a commit, oldest first, along first parents.
pub(super) fn arguments<'a>(head: &'a str, content: &'a str, config: &'a str) -> Vec<&'a str> {
    let line = ["log", "--first-parent", "--diff-merges=first-parent", "--reverse", COMMITTED];
    [&line[..], &CHANGES, &[head, "--", content, config, CONFIG]].concat()
}

/// The parts of a log. The form of changes is that of git-diff-tree, « Raw output format »: with `-z`, a line of modes, names
/// and a status that ends with a zero byte, then one path, or two for what was renamed or copied.
pub fn entries<'l>(log: &'l str, config: &str) -> impl Iterator<Item = LogEntry<'l>> {
    let mut parts = log.split('\0').map(|part| part.trim_start_matches('\n')).filter(|part| !part.is_empty());
    std::iter::from_fn(move || {
        loop {
            let part = parts.next()?;
            if let Some(id) = part.strip_prefix(COMMIT) {
                let seconds = parts.next()?.trim().parse().ok()?;
                return Some(LogEntry::Commit { id, time: Timestamp::from_second(seconds).ok()? });
            }
            let mut words = part.strip_prefix(':')?.split(' ');
            let [_, mode, before, blob, status] = std::array::from_fn(|_| words.next().unwrap_or_default());
            let path = parts.next()?;
            let change = match status.chars().next()? {
                'A' => LogEntry::Change { from: None, to: Some(path), before, blob },
                'D' => LogEntry::Change { from: Some(path), to: None, before, blob },
                'R' => LogEntry::Change { from: Some(path), to: Some(parts.next()?), before, blob },
                'C' => LogEntry::Change { from: None, to: Some(parts.next()?), before, blob },
                _ => LogEntry::Change { from: Some(path), to: Some(path), before, blob },
            };
            let LogEntry::Change { to, .. } = change else { continue };
            // Only regular files are read: a link or a submodule never was a text of the site.
            let is_file = mode.starts_with("100") || to.is_none();
            if is_file && is_text(path, config) || to.is_some_and(|to| is_file && is_text(to, config)) {
                return Some(change);
            }
        }
    })
}

/// Whether a file is read as a text of the site, whose configuration has this name.
fn is_text(path: &str, config: &str) -> bool {
    path == config || path == CONFIG || is_document(path)
}

/// Whether a file is one of the texts that are published.
pub(super) fn is_document(path: &str) -> bool {
    path.ends_with(".md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_as_git_writes_it() {
        let log = "\u{1}c1\x001700000000\0\n:000000 100644 0 b1 A\0carnet.yaml\0:100644 100644 b2 b3 R90\0a.md\0é b.md\0\
                   \u{1}c2\x001700000060\0\u{1}c3\x001700000120\0\n:100644 000000 b3 0 D\0é b.md\0:000000 120000 0 b9 A\0c.md\0";
        let entries: Vec<String> = entries(log, CONFIG).map(|entry| format!("{entry:?}")).collect();
        assert_eq!(
            entries,
            [
                "Commit { id: \"c1\", time: 2023-11-14T22:13:20Z }",
                "Change { from: None, to: Some(\"carnet.yaml\"), before: \"0\", blob: \"b1\" }",
                "Change { from: Some(\"a.md\"), to: Some(\"é b.md\"), before: \"b2\", blob: \"b3\" }",
                "Commit { id: \"c2\", time: 2023-11-14T22:14:20Z }",
                "Commit { id: \"c3\", time: 2023-11-14T22:15:20Z }",
                "Change { from: Some(\"é b.md\"), to: None, before: \"b3\", blob: \"0\" }",
            ]
        );
    }
}
