//! One edition of the site: every file, what is wrong, and what is other than in the editions before. A request sees one of
//! them, whole, whatever is built meanwhile.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::history::{Difference, History};
use super::problems::Problems;
use crate::content::source::Sources;
use crate::pages::site::{Content, File, Site};

/// A site at a moment of a preview.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Grows by one with each edition. The first is the moment of the start, in milliseconds since 1970, so that a page
    /// left open by an earlier run is known to be of no edition of this one.
    pub version: u64,
    /// The last site that had no errors.
    shown: Option<Arc<Shown>>,
    /// Where the site lies on its host, not encoded: `/`, or `/cop/`.
    pub base: String,
    /// Pages follow what changes.
    pub live: bool,
    pub problems: Arc<Problems>,
    pub history: History,
}

/// A site's files, and what tells whether those that are copied changed.
#[derive(Debug, Default)]
pub struct Shown {
    pub site: Site,
    /// Size and time of the files that are copied.
    stamps: BTreeMap<String, (u64, i64)>,
}

impl Edition {
    /// The state before the first build: no site.
    pub fn before(version: u64, live: bool) -> Edition {
        let problems = Arc::new(Problems::default());
        Edition { version, shown: None, base: String::from("/"), live, problems, history: History::from(version) }
    }

    /// The edition that follows this one, of a site that lies at `base`. Without a site, as when there are errors, the
    /// last one stays where it is.
    pub fn next(&self, made: Option<Shown>, base: &str, problems: Problems) -> Edition {
        let version = self.version + 1;
        let base = if made.is_some() || self.shown.is_none() { base } else { &self.base };
        let history = match (&self.shown, &made) {
            (Some(old), Some(new)) if *base == self.base => self.history.with(difference(version, old, new)),
            // Pages that only told of errors, or that stand elsewhere now, are loaded again.
            (_, Some(_)) => History::from(version),
            (_, None) => self.history.with(Difference { version, ..Difference::default() }),
        };
        Edition {
            version,
            shown: made.map(Arc::new).or_else(|| self.shown.clone()),
            base: base.to_owned(),
            live: self.live,
            problems: Arc::new(problems),
            history,
        }
    }

    /// The files, when there was ever a site without errors.
    pub fn site(&self) -> Option<&Site> {
        self.shown.as_ref().map(|shown| &shown.site)
    }
}

impl Shown {
    /// A site made of these sources.
    pub fn new(site: Site, sources: &Sources) -> Shown {
        let lists = [&sources.attachments, &sources.statics, &sources.assets];
        let known: HashMap<&Path, (u64, i64)> = lists
            .into_iter()
            .flat_map(|files| files.values())
            .map(|file| (file.from.as_path(), (file.size, file.modified)))
            .collect();
        let copied = site.files.iter().filter_map(|(path, file)| match &file.content {
            Content::Copied(from) | Content::Picture(from) => Some((path.clone(), *known.get(from.as_path())?)),
            _ => None,
        });
        let stamps = copied.collect();
        Shown { site, stamps }
    }

    /// Whether the file at `path` is the same in another site.
    fn same(&self, file: &File, other: &Shown, new: &File, path: &str) -> bool {
        match (&file.content, &new.content) {
            (Content::Made(old), Content::Made(new)) => Arc::ptr_eq(old, new) || old == new,
            (Content::Copied(old), Content::Copied(new)) | (Content::Picture(old), Content::Picture(new)) => {
                old == new && self.stamps.get(path) == other.stamps.get(path)
            }
            _ => false,
        }
    }
}

/// What is other in a site. Pages that differ by the version of their assets alone are the same: who loads an asset that
/// changed learns it of the asset.
fn difference(version: u64, old: &Shown, new: &Shown) -> Difference {
    let mut difference = Difference { version, ..Difference::default() };
    let mut before = old.site.files.iter().peekable();
    // Both are in the order of their paths.
    for (path, file) in &new.site.files {
        while let Some((gone, _)) = before.next_if(|(before, _)| *before < path) {
            difference.removed.insert(gone.clone());
        }
        match before.next_if(|(before, _)| *before == path) {
            None => _ = difference.added.insert(path.clone()),
            Some((_, was)) if old.same(was, new, file, path) => {}
            Some(_) => _ = difference.changed.insert(path.clone()),
        }
    }
    difference.removed.extend(before.map(|(path, _)| path.clone()));
    let sets = [&difference.added, &difference.changed, &difference.removed];
    if sets.into_iter().flatten().any(|path| path.starts_with(ASSETS)) {
        let pages = |path: &str| Some((made(old, path)?, made(new, path)?));
        let restyled = |path: &str| pages(path).is_some_and(|(old, new)| same_but_for_versions(old, new));
        difference.changed.retain(|path| !(path.ends_with(".html") && restyled(path)));
    }
    difference
}

/// The theme's assets: their version stands in the address by which every page loads them.
const ASSETS: &str = "assets/";

fn made<'s>(shown: &'s Shown, path: &str) -> Option<&'s [u8]> {
    match &shown.site.files.get(path)?.content {
        Content::Made(bytes) => Some(bytes),
        _ => None,
    }
}

/// Whether two pages are the same but for `?v=` and the eight digits after it.
fn same_but_for_versions(a: &[u8], b: &[u8]) -> bool {
    const DIGITS: usize = 8;
    if a.len() != b.len() {
        return false;
    }
    let hexadecimal = |bytes: Option<&[u8]>| bytes.is_some_and(|bytes| bytes.iter().all(u8::is_ascii_hexdigit));
    let mut at = 0;
    while let Some(other) = a[at..].iter().zip(&b[at..]).position(|(a, b)| a != b) {
        let other = at + other;
        let mut starts = (other.saturating_sub(DIGITS - 1)..=other).filter(|start| a[..*start].ends_with(b"?v="));
        let Some(start) = starts.next() else { return false };
        let digits = start..start + DIGITS;
        if !hexadecimal(a.get(digits.clone())) || !hexadecimal(b.get(digits.clone())) {
            return false;
        }
        at = digits.end;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::site::Phase;

    fn shown(files: &[(&str, &str)]) -> Shown {
        let mut site = Site::default();
        for (path, text) in files {
            site.make(*path, text.as_bytes(), Phase::Page);
        }
        Shown { site, stamps: BTreeMap::new() }
    }

    fn names(difference: &Difference) -> [Vec<&str>; 3] {
        [&difference.added, &difference.changed, &difference.removed]
            .map(|set| set.iter().map(String::as_str).collect())
    }

    #[test]
    fn what_came_changed_and_went() {
        let old = shown(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let new = shown(&[("b", "1"), ("c", "2"), ("d", "1")]);
        assert_eq!(names(&difference(1, &old, &new)), [vec!["d"], vec!["c"], vec!["a"]]);
    }

    #[test]
    fn a_style_sheet_that_changed_changes_no_page() {
        let page = |version: &str| format!("<link href=\"assets/style.css?v={version}\"><p>deadbeef</p>");
        let old = shown(&[("assets/style.css", "1"), ("i.html", &page("00000000"))]);
        let new = shown(&[("assets/style.css", "2"), ("i.html", &page("0000beef"))]);
        assert_eq!(names(&difference(1, &old, &new)), [vec![], vec!["assets/style.css"], vec![]]);
        // Without another asset, the digits are the page's own text.
        let new = shown(&[("assets/style.css", "1"), ("i.html", &page("0000beef"))]);
        assert_eq!(names(&difference(1, &old, &new)), [vec![], vec!["i.html"], vec![]]);
    }

    #[test]
    fn versions_and_nothing_else_are_left_out_of_account() {
        let same = |a: &str, b: &str| same_but_for_versions(a.as_bytes(), b.as_bytes());
        assert!(same("x?v=01234567 y?v=01234567", "x?v=89abcdef y?v=89abcde0"));
        assert!(!same("x?v=01234567 y", "x?v=89abcdef z"));
        assert!(!same("x?v=0123456", "x?v=0123457"));
        assert!(!same("x?v=0123456g", "x?v=0123457g"));
        assert!(!same("a", "ab"));
    }

    #[test]
    fn the_last_good_site_stays_and_a_first_one_is_new_to_everyone() {
        let waiting = Edition::before(10, true).next(None, "/", Problems::default());
        assert!(waiting.site().is_none());
        let good = waiting.next(Some(shown(&[("a.html", "1")])), "/", Problems::default());
        assert!(good.history.since(11).is_none());
        let broken = good.next(None, "/", Problems::default());
        assert!(broken.site().is_some_and(|site| site.files.contains_key("a.html")));
        assert_eq!(broken.history.since(12).map(|found| found.len()), Some(1));
    }
}
