//! The texts that the repository of a site held before: which commits changed which files, and the bytes they held.
//!
//! Read from git's log in one pass, along the first parents of the branch alone: what stood only on a branch that was merged
//! was never published. It does not know what a text says.

mod blobs;
pub mod heads;
pub mod log;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use crate::content::config::{CONFIG, Config};
use crate::content::git::git;
use crate::diagnostics::{Diagnostic, Phrase, phrases, say};
use blobs::Blobs;
use log::LogEntry;

/// The name of a text in the repository: the same name, the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(Arc<str>);

/// A commit of the branch's first-parent line that changed the content or the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its whole name.
    pub id: Box<str>,
    /// When it came to the branch.
    pub time: Timestamp,
    /// The configuration from then on; none when there was none.
    pub config: Option<BlobId>,
    /// The clone ends here: what the commit holds may be older.
    pub is_boundary: bool,
}

/// A text that a file held from one commit to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastText {
    pub blob: BlobId,
    /// Its path then, from the site's folder.
    pub file: Arc<str>,
    /// The place of the commit that brought it, among all.
    pub commit: usize,
    /// The place of the commit that changed or removed it; none while it stands.
    pub until: Option<usize>,
}

/// A file through time, under all its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lineage {
    /// Oldest first.
    pub texts: Vec<PastText>,
    /// Its path from the site's folder; none when it was removed.
    pub file: Option<Arc<str>>,
}

/// Who makes builds from clones that are not whole, unless asked for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloneHost {
    Github,
    Gitlab,
    Cloudflare,
    Vercel,
}

impl CloneHost {
    /// The one that this program runs at, by the variables that its documentation names; none elsewhere.
    fn here() -> Option<CloneHost> {
        let hosts = [
            ("GITHUB_ACTIONS", CloneHost::Github),
            ("GITLAB_CI", CloneHost::Gitlab),
            ("CF_PAGES", CloneHost::Cloudflare),
            ("VERCEL", CloneHost::Vercel),
        ];
        hosts.into_iter().find(|(variable, _)| std::env::var_os(variable).is_some()).map(|(_, host)| host)
    }

    fn help(host: Option<CloneHost>) -> Phrase {
        match host {
            Some(CloneHost::Github) => phrases::clone_whole_github(),
            Some(CloneHost::Gitlab) => phrases::clone_whole_gitlab(),
            Some(CloneHost::Cloudflare) => phrases::clone_whole_cloudflare(),
            Some(CloneHost::Vercel) => phrases::clone_whole_vercel(),
            None => phrases::clone_whole(),
        }
    }
}

/// The history of a site's content.
#[derive(Debug)]
pub struct History {
    /// Oldest first.
    pub commits: Vec<Commit>,
    /// In the order in which they began.
    pub lineages: Vec<Lineage>,
    /// The clone does not hold all commits.
    pub is_shallow: bool,
    blobs: Blobs,
}

/// The newest commit of the repository of a site: one question to git tells whether anything is to be read again. The history
/// behind it is read when it is asked for.
#[derive(Debug)]
pub struct HistoryHead {
    root: PathBuf,
    content: String,
    /// The configuration of the site.
    config: Arc<str>,
    /// The newest commit of the branch.
    pub head: Box<str>,
    /// The clone does not hold all commits.
    pub is_shallow: bool,
    history: OnceLock<Option<Arc<History>>>,
}

impl HistoryHead {
    /// That of the site in a folder; none where there is no repository with a commit, or no `git`.
    pub fn read(root: &Path, config: &Config) -> Option<HistoryHead> {
        let asked = git(root, &["rev-parse", "--is-shallow-repository", "HEAD"])?;
        let (is_shallow, head) = asked.trim().split_once('\n')?;
        Some(HistoryHead {
            root: root.to_owned(),
            content: config.content.clone(),
            config: config.file.clone(),
            head: head.into(),
            is_shallow: is_shallow != "false",
            history: OnceLock::new(),
        })
    }

    /// The history behind it; none when git does not tell it.
    pub fn history(&self) -> Option<&Arc<History>> {
        self.history.get_or_init(|| self.read_history().map(Arc::new)).as_ref()
    }

    /// What is to be said of it: it does not reach as far back as it might.
    pub fn warning(&self) -> Option<Diagnostic> {
        self.is_shallow.then(|| say::history_is_shallow().help(CloneHost::help(CloneHost::here())))
    }

    fn read_history(&self) -> Option<History> {
        let root = self.root.as_path();
        let boundaries = if self.is_shallow { boundaries(root) } else { Vec::new() };
        let answer = git(root, &log::arguments(&self.head, &self.content, &self.config))?;
        let mut history =
            History { commits: Vec::new(), lineages: Vec::new(), is_shallow: self.is_shallow, blobs: Blobs::of(root) };
        history.follow(log::entries(&answer, &self.config), &boundaries, &self.config);
        Some(history)
    }
}

impl History {
    /// The bytes of a text; none when it is not UTF-8, larger than a note may be, or not in the clone.
    pub fn text(&self, blob: &BlobId) -> Option<String> {
        self.blobs.text(blob)
    }

    /// The same of many, in their order.
    pub fn each_text(&self, blobs: &[&BlobId], each: impl FnMut(usize, Option<String>)) {
        self.blobs.each_text(blobs, each);
    }

    /// Puts the changes of the log, oldest first, in lineages.
    fn follow<'l>(&mut self, entries: impl Iterator<Item = LogEntry<'l>>, boundaries: &[String], config_file: &str) {
        // The lineage at each path where there is or was a file.
        let mut at: BTreeMap<&str, usize> = BTreeMap::new();
        let mut configs = ConfigsOfTime { own: None, usual: None, name: config_file };
        for entry in entries {
            match entry {
                LogEntry::Commit { id, time } => {
                    let is_boundary = boundaries.iter().any(|boundary| boundary == id);
                    self.commits.push(Commit { id: id.into(), time, config: configs.current(), is_boundary });
                }
                LogEntry::Change { from, to, blob, .. } => {
                    if configs.change(from, to, blob) {
                        self.configure(configs.current());
                    }
                    // To git, a note that came as a configuration went may be that file under another name.
                    let [from, to] = [from, to].map(|file| file.filter(|file| !configs.is_among(file)));
                    if from.or(to).is_none() {
                        continue;
                    }
                    let known = match from {
                        Some(from) if to == Some(from) => at.get(from).copied(),
                        Some(from) => at.remove(from),
                        None => to.and_then(|to| at.get(to).copied()).filter(|of| self.comes_back(*of, blob)),
                    };
                    let of = known.unwrap_or_else(|| {
                        self.lineages.push(Lineage::default());
                        self.lineages.len() - 1
                    });
                    self.change(of, to, blob);
                    if let Some(path) = to.or(from) {
                        at.insert(path, of);
                    }
                }
            }
        }
    }

    /// Whether a file that is added is one that was removed: another that takes its place is another note.
    fn comes_back(&self, of: usize, blob: &str) -> bool {
        let Lineage { texts, file } = &self.lineages[of];
        file.is_none() && texts.iter().any(|text| &*text.blob.0 == blob)
    }

    fn configure(&mut self, config: Option<BlobId>) {
        if let Some(commit) = self.commits.last_mut() {
            commit.config = config;
        }
    }

    fn change(&mut self, of: usize, to: Option<&str>, blob: &str) {
        let commit = self.commits.len().saturating_sub(1);
        let lineage = &mut self.lineages[of];
        if let Some(last) = lineage.texts.last_mut() {
            last.until.get_or_insert(commit);
        }
        lineage.file = to.map(Into::into);
        if let Some(file) = &lineage.file {
            lineage.texts.push(PastText { blob: BlobId(blob.into()), file: file.clone(), commit, until: None });
        }
    }
}

/// The configurations of a folder at one time.
struct ConfigsOfTime<'n> {
    own: Option<BlobId>,
    usual: Option<BlobId>,
    /// Of the site's own.
    name: &'n str,
}

impl ConfigsOfTime<'_> {
    fn is_among(&self, file: &str) -> bool {
        file == self.name || file == CONFIG
    }

    /// Takes a change; false when it is of other files.
    fn change(&mut self, from: Option<&str>, to: Option<&str>, blob: &str) -> bool {
        let changes = [(from, None), (to, Some(BlobId(blob.into())))];
        let mut is_one = false;
        for (file, blob) in changes {
            let Some(file) = file.filter(|file| self.is_among(file)) else { continue };
            let config = if file == self.name { &mut self.own } else { &mut self.usual };
            *config = blob;
            is_one = true;
        }
        is_one
    }

    /// What decided who might read a note: before a site had a configuration of its own, the usual one of the folder.
    fn current(&self) -> Option<BlobId> {
        self.own.as_ref().or(self.usual.as_ref()).cloned()
    }
}

/// Texts of a repository, by their names alone.
#[derive(Debug)]
pub struct RepositoryTexts(Blobs);

impl RepositoryTexts {
    /// Those of the repository that a folder is in.
    pub fn of(root: &Path) -> RepositoryTexts {
        RepositoryTexts(Blobs::of(root))
    }

    /// The bytes of a text, as [`History::text`].
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.text(&BlobId(name.into()))
    }
}

/// The commits at which a shallow clone ends.
fn boundaries(root: &Path) -> Vec<String> {
    let path = git(root, &["rev-parse", "--git-path", "shallow"]);
    let read = path.and_then(|path| std::fs::read_to_string(root.join(path.trim())).ok());
    read.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lineages that a log says, each as its texts with the commits they stood from and until.
    fn lineages(log: &str) -> Vec<String> {
        let mut history =
            History { commits: Vec::new(), lineages: Vec::new(), is_shallow: false, blobs: Blobs::of(Path::new(".")) };
        history.follow(log::entries(log, CONFIG), &[], CONFIG);
        let text = |text: &PastText| {
            let until = text.until.map(|until| until.to_string()).unwrap_or_default();
            format!("{}={} {}..{until}", text.file, text.blob.0, text.commit)
        };
        let lineage = |lineage: &Lineage| lineage.texts.iter().map(text).collect::<Vec<_>>().join(", ");
        history.lineages.iter().map(lineage).collect()
    }

    /// A log as git writes it: a commit a line, its changes as `A blob path`, `D path`, `R blob from to`.
    fn written(commits: &[&[&str]]) -> String {
        let mut log = String::new();
        for (number, changes) in commits.iter().enumerate() {
            log.push_str(&format!("\u{1}{number}\0{}\0", 1_700_000_000 + number));
            for change in *changes {
                let parts: Vec<&str> = change.split(' ').collect();
                let (status, blob, paths) = match parts.as_slice() {
                    ["D", path] => ("D", "0", vec![*path]),
                    [status, blob, paths @ ..] => (*status, *blob, paths.to_vec()),
                    _ => panic!("no change: {change}"),
                };
                log.push_str(&format!("\n:100644 100644 0 {blob} {status}\0{}\0", paths.join("\0")));
            }
        }
        log
    }

    #[test]
    fn a_file_is_followed_through_its_names() {
        let log = written(&[
            &["A 1 content/a.md", "A 2 content/b.md"],
            &["M 3 content/a.md"],
            &["R100 3 content/a.md content/c.md", "D content/b.md"],
            &["M 4 content/c.md", "A 5 content/a.md"],
            &["A 6 content/b.md"],
            &["D content/b.md"],
            &["A 6 content/b.md"],
        ]);
        assert_eq!(
            lineages(&log),
            [
                "content/a.md=1 0..1, content/a.md=3 1..2, content/c.md=3 2..3, content/c.md=4 3..",
                "content/b.md=2 0..2",
                "content/a.md=5 3..",
                "content/b.md=6 4..5, content/b.md=6 6..",
            ]
        );
    }

    #[test]
    fn two_files_that_change_places_keep_their_own_lineages() {
        let log = written(&[&["A 1 a.md", "A 2 b.md"], &["R100 1 a.md c.md"], &["R100 2 b.md a.md"]]);
        assert_eq!(lineages(&log), ["a.md=1 0..1, c.md=1 1..", "b.md=2 0..2, a.md=2 2.."]);
    }
}
