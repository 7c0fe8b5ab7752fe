//! What changed from one edition to the next, for the last few of them: whether a page that a browser shows is still that
//! of the site.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// Editions remembered. A browser that comes back after more of them loads its page again.
const EDITIONS: usize = 64;
/// Paths remembered, of all editions: the memory of a large site stays bounded.
const PATHS: usize = 200_000;

/// The differences between the last editions; shared between them.
#[derive(Debug, Clone)]
pub struct EditionHistory {
    /// The oldest version whose differences to the newest one are known.
    floor: u64,
    entries: VecDeque<Arc<Difference>>,
}

/// What an edition changes of the one before; paths of files, as `notes/x/index.html`.
#[derive(Debug, Default)]
pub struct Difference {
    /// The edition's.
    pub version: u64,
    pub added: BTreeSet<String>,
    pub changed: BTreeSet<String>,
    pub removed: BTreeSet<String>,
}

impl Difference {
    fn paths(&self) -> usize {
        self.added.len() + self.changed.len() + self.removed.len()
    }

    fn touches(&self, path: &str) -> bool {
        self.added.contains(path) || self.changed.contains(path) || self.removed.contains(path)
    }
}

impl EditionHistory {
    /// That of a first edition.
    pub fn from(version: u64) -> EditionHistory {
        EditionHistory { floor: version, entries: VecDeque::new() }
    }

    /// With one more edition, and without the oldest ones when there are too many.
    pub fn with(&self, difference: Difference) -> EditionHistory {
        let mut history = self.clone();
        history.entries.push_back(Arc::new(difference));
        while history.entries.len() > EDITIONS
            || history.entries.iter().map(|entry| entry.paths()).sum::<usize>() > PATHS
        {
            let Some(oldest) = history.entries.pop_front() else { break };
            history.floor = oldest.version;
        }
        history
    }

    /// The differences since a version, oldest first; none when they are not known.
    pub fn since(&self, version: u64) -> Option<Vec<&Difference>> {
        let newest = self.entries.back().map_or(self.floor, |entry| entry.version);
        let is_known = (self.floor..=newest).contains(&version);
        is_known.then(|| self.all().filter(|entry| entry.version > version).collect())
    }

    /// Whether a file went, whatever came of it later.
    pub(super) fn has_removed(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.removed.contains(path))
    }

    /// The page that took the place of one that went.
    pub(super) fn successor(&self, gone: &str) -> Option<&str> {
        successor(&self.all().collect::<Vec<_>>(), gone)
    }

    /// All differences that are known, oldest first.
    fn all(&self) -> impl Iterator<Item = &Difference> {
        self.entries.iter().map(AsRef::as_ref)
    }
}

/// Whether a file is other than it was.
pub(super) fn is_touched(differences: &[&Difference], path: &str) -> bool {
    differences.iter().any(|difference| difference.touches(path))
}

/// See [`EditionHistory::successor`]: the only one that appeared at its side in the same edition, or in one beside it, since a busy
/// machine may tell of both halves of a renaming apart.
fn successor<'a>(differences: &[&'a Difference], gone: &str) -> Option<&'a str> {
    let at = differences.iter().rposition(|difference| difference.removed.contains(gone))?;
    let is_beside = |path: &&String| path.ends_with(".html") && shelf(path) == shelf(gone);
    let beside = |difference: &&'a Difference| -> Vec<&'a str> {
        difference.added.iter().filter(is_beside).map(String::as_str).collect()
    };
    let around = [Some(at), at.checked_add(1), at.checked_sub(1)].into_iter().flatten();
    let found = around.filter_map(|at| differences.get(at)).map(beside).find(|added| !added.is_empty())?;
    if let [only] = found.as_slice() { Some(only) } else { None }
}

/// Where pages of one kind are: `notes` for `notes/x/index.html` and `notes/x.html`.
fn shelf(path: &str) -> &str {
    let page = path.strip_suffix("/index.html").unwrap_or(path);
    page.rsplit_once('/').map_or("", |(shelf, _)| shelf)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(version: u64, added: &[&str], changed: &[&str], removed: &[&str]) -> Difference {
        let set = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
        Difference { version, added: set(added), changed: set(changed), removed: set(removed) }
    }

    #[test]
    fn a_browser_that_stands_at_an_older_edition_learns_all_that_came_since() {
        let history =
            EditionHistory::from(5).with(difference(6, &[], &["a"], &[])).with(difference(7, &[], &["b"], &[]));
        let since = |version, path| history.since(version).map(|found| is_touched(&found, path));
        assert_eq!(
            [since(5, "a"), since(5, "b"), since(6, "a"), since(6, "b")].map(|x| x == Some(true)),
            [true, true, false, true]
        );
        assert_eq!(since(7, "b"), Some(false));
    }

    #[test]
    fn versions_that_are_not_remembered_are_not_guessed() {
        let history =
            (6..200).fold(EditionHistory::from(5), |history, v| history.with(difference(v, &["a"], &[], &[])));
        assert!(history.since(199).is_some());
        assert!(history.since(200).is_none(), "of another run of the program");
        assert!(history.since(5).is_none(), "forgotten");
        assert_eq!(history.since(199 - EDITIONS as u64).map(|found| found.len()), Some(EDITIONS));
        assert!(history.since(198 - EDITIONS as u64).is_none());
    }

    #[test]
    fn a_page_that_went_is_followed_when_there_is_one_place_to_go() {
        let one = difference(2, &["notes/b/index.html", "notes/b/index.md"], &[], &["notes/a/index.html"]);
        assert_eq!(successor(&[&one], "notes/a/index.html"), Some("notes/b/index.html"));
        let two = difference(2, &["notes/b/index.html", "notes/c/index.html"], &[], &["notes/a/index.html"]);
        assert_eq!(successor(&[&two], "notes/a/index.html"), None);
        let (went, came) =
            (difference(2, &[], &[], &["notes/a/index.html"]), difference(3, &["notes/b/index.html"], &[], &[]));
        assert_eq!(successor(&[&went, &came], "notes/a/index.html"), Some("notes/b/index.html"));
        assert_eq!(successor(&[&came, &went], "notes/a/index.html"), Some("notes/b/index.html"));
        let later = difference(3, &[], &["notes/c/index.html"], &[]);
        assert_eq!(successor(&[&went, &later, &came], "notes/a/index.html"), None);
        let elsewhere = difference(2, &["carnets/b/index.html"], &[], &["notes/a/index.html"]);
        assert_eq!(successor(&[&elsewhere], "notes/a/index.html"), None);
        let files = difference(2, &["notes/b.html"], &[], &["notes/a.html"]);
        assert_eq!(successor(&[&files], "notes/a.html"), Some("notes/b.html"));
    }
}
