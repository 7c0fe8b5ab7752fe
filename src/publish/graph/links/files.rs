//! Attachments by name.

use std::sync::OnceLock;

use rapidhash::RapidHashMap as HashMap;

use crate::content::companions;
use crate::publish::names::{Ends, FolderTree, Spelling, Trees, end};
use crate::text::slug::fold;

/// The attachments of a site, by folded path and by folded file name.
#[derive(Debug, Default)]
pub(super) struct FileNames<'a> {
    paths: Vec<&'a str>,
    by_path: HashMap<String, u32>,
    by_name: HashMap<String, FilesOfName>,
    /// Those that a name means, as it is asked for.
    trees: Trees,
}

/// The files of one name.
#[derive(Debug, Default)]
struct FilesOfName {
    files: Vec<u32>,
    /// By the ends of their paths; made when the first of several is looked for.
    ends: OnceLock<Ends<u32>>,
}

impl<'a> FileNames<'a> {
    /// `paths` are in order.
    pub(super) fn of(paths: impl Iterator<Item = &'a str>) -> FileNames<'a> {
        let mut files = FileNames::default();
        for (number, path) in (0..).zip(paths) {
            files.paths.push(path);
            files.by_path.entry(fold(path)).or_insert(number);
            let name = path.rsplit('/').next().unwrap_or(path);
            files.by_name.entry(fold(name)).or_default().files.push(number);
        }
        files
    }

    /// The file at a path, in whatever case.
    pub(super) fn at(&self, path: &str) -> Option<&'a str> {
        self.by_path.get(&fold(path)).map(|number| self.paths[*number as usize])
    }

    /// The files that belong to a film or a sound by their names.
    pub(super) fn companions_of(&self, path: &str) -> impl Iterator<Item = &'a str> {
        let beginning = companions::beginning(path).unwrap_or("\0").to_owned();
        let first = self.paths.partition_point(|path| *path < beginning.as_str());
        let beside = self.paths[first..].iter().copied().take_while({
            let beginning = beginning.clone();
            move |path| path.starts_with(&beginning)
        });
        beside.filter(move |path| companions::companion(path, &beginning).is_some())
    }

    /// By file name, as vaults do: the nearest to `folder`; among equals that which is spelt so, then the first by path.
    pub(super) fn named(&self, name: &str, folder: &str) -> Option<&'a str> {
        let folded = fold(name);
        let named = self.by_name.get(folded.rsplit('/').next().unwrap_or(&folded))?;
        if let [only] = named.files.as_slice() {
            let path = self.paths[*only as usize];
            return fold(path).ends_with(&folded).then_some(path);
        }
        let tree = self.trees.get(&folded, || {
            let path = |number: &u32| self.paths[*number as usize];
            let all = named.files.iter().map(|number| (fold(path(number)), *number));
            let mut fits: Vec<u32> = named.ends.get_or_init(|| Ends::of(all)).with(&folded).collect();
            fits.sort_unstable();
            // The most folders in common count, not how many others there are.
            let folder = |path: &'a str| path.rsplit_once('/').map_or("", |(folder, _)| folder);
            FolderTree::of(fits.iter().map(|number| (*number as usize, folder(path(number)), usize::MAX / 4)))
        });
        let nearest = tree.nearest_to(folder);
        let slashes = name.matches('/').count();
        let spelt = nearest.spelt(name, Spelling::Written(slashes), |id| end(self.paths[id], slashes));
        spelt.map(|(id, _)| id).or_else(|| nearest.first(1).first().copied()).map(|id| self.paths[id])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::names::STEPS;

    #[test]
    fn the_nearest_file_of_a_name() {
        let files = FileNames::of(["a/b/P.pdf", "a/b/p.pdf", "a/c/p.pdf", "d/p.pdf", "d/seul.pdf"].into_iter());
        for (name, folder, path) in [
            ("p.pdf", "a/b/e", Some("a/b/p.pdf")),
            ("P.pdf", "a/b", Some("a/b/P.pdf")),
            ("p.PDF", "a/b", Some("a/b/P.pdf")),
            ("p.pdf", "a/c", Some("a/c/p.pdf")),
            ("p.pdf", "", Some("a/b/p.pdf")),
            ("c/p.pdf", "d", Some("a/c/p.pdf")),
            ("seul.pdf", "a", Some("d/seul.pdf")),
            ("a/seul.pdf", "a", None),
            ("e/p.pdf", "a", None),
        ] {
            assert_eq!(files.named(name, folder), path, "{name} {folder}");
        }
    }

    #[test]
    fn many_of_one_name_are_chosen_from_in_linear_time() {
        let work = |n: usize, wanted: &dyn Fn(usize) -> String| {
            let paths: Vec<String> = (0..n).map(|i| format!("d{}/e{i}/p.pdf", i % 7)).collect();
            STEPS.set(0);
            let files = FileNames::of(paths.iter().map(String::as_str));
            for (number, path) in paths.iter().enumerate() {
                let found = files.named(&wanted(number), path.trim_end_matches("/p.pdf"));
                assert!(found.is_some());
            }
            STEPS.get()
        };
        for wanted in
            [&(|_| "p.pdf".into()) as &dyn Fn(usize) -> String, &|n| format!("e{n}/P.pdf"), &|_| "P.PDF".into()]
        {
            let (once, twice) = (work(500, wanted), work(1_000, wanted));
            assert!(once >= 500 && twice <= 2 * once + once / 5, "{once}, {twice}");
        }
    }
}
