//! The versions of an author's notes: where the text of each is, or why there is none, and copies of texts that are kept beside
//! the notes.
//!
//! A copy is read under the configuration of the day on which a site is built. So that it never shows more than was public, only
//! a text that everyone could read in its time is copied.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{FileChange, Manuscript};
use crate::content::config::KeptVersions;
use crate::content::document::Document;
use crate::content::git::git;
use crate::content::history::heads::PastHeads;
use crate::content::history::{History, HistoryHead};
use crate::diagnostics::Diagnostic;
use crate::publish::audience::{Audience, Published, everything};
use crate::publish::versions::{Missing, TextPlace, VersionInputs, VersionState, Versions, frozen_file, words};

/// Signs of the name of a commit that are shown: enough for large repositories, and for one line.
const SHORT_ID: usize = 10;

/// The versions of all notes of a site, published or not.
#[derive(Debug)]
pub struct NoteVersions<'m> {
    manuscript: &'m Manuscript,
    head: Option<HistoryHead>,
    history: Option<Arc<History>>,
    published: Published,
    versions: Versions,
}

/// A version as its author sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedVersion {
    /// The last part of its address, and the name of its copy.
    pub word: String,
    pub place: ListedPlace,
}

/// Where the text of a version is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListedPlace {
    /// It is the note as it is.
    Current,
    /// In the repository, since this commit.
    Commit(String),
    /// A copy beside the notes, by its path from the site's folder.
    Frozen(String),
    Missing(Missing),
}

/// Copies that are to be written.
#[derive(Debug, Default)]
pub struct FrozenTexts {
    pub changes: Vec<FileChange>,
    /// Texts that are not copied: the note's file, the version, why.
    pub left_out: Vec<(String, String, NotCopied)>,
}

/// Why a text is not copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCopied {
    /// Not everyone could read it.
    Missing(Missing),
    /// With the configuration of today a copy would not be for everyone, and would hide what the repository shows.
    HiddenToday,
}

impl<'m> NoteVersions<'m> {
    /// Reads the history of the site's repository, where there is one.
    pub fn of(manuscript: &'m Manuscript, keep: KeptVersions) -> NoteVersions<'m> {
        let Manuscript { root, config, translation, sources, documents, now, .. } = manuscript;
        let head = HistoryHead::read(root, config);
        let history = head.as_ref().and_then(|head| head.history()).cloned();
        let heads = history.as_ref().map(|history| PastHeads::read(history, config, translation));
        let frozen: BTreeMap<_, _> =
            sources.frozen.iter().map(|text| (text.file.clone(), manuscript.head(text))).collect();
        let published = everything(documents.clone(), &Audience::Public, *now);
        let inputs =
            VersionInputs { history: history.as_deref().zip(heads.as_ref()), frozen: &frozen, keep, now: *now };
        let versions = Versions::of(&published, inputs);
        NoteVersions { manuscript, head, history, published, versions }
    }

    /// What is to be said of the repository: it does not reach as far back as it might.
    pub fn warning(&self) -> Option<Diagnostic> {
        self.head.as_ref().and_then(HistoryHead::warning)
    }

    /// The versions of the note at a place among the documents, the newest first; empty where it has no revisions.
    pub fn of_note(&self, index: usize) -> Vec<ListedVersion> {
        let versions = self.published.id(index).map_or(&[][..], |id| self.versions.of_note(id));
        let listed = versions.iter().rev().map(|version| ListedVersion {
            word: version.word.clone(),
            place: match &version.state {
                VersionState::Current => ListedPlace::Current,
                VersionState::Missing(missing) => ListedPlace::Missing(*missing),
                VersionState::Text(text) => match text.place() {
                    TextPlace::Frozen(file) => ListedPlace::Frozen(file.to_string()),
                    TextPlace::Repository(past) => ListedPlace::Commit(self.commit(past.commit)),
                },
            },
        });
        listed.collect()
    }

    fn commit(&self, commit: usize) -> String {
        let commit = self.history.as_ref().and_then(|history| history.commits.get(commit));
        commit.map(|commit| commit.id.chars().take(SHORT_ID).collect()).unwrap_or_default()
    }

    /// Adds the copies of a note's texts that only the repository has; where there is none, that of the text as it is.
    pub fn freeze(&self, index: usize, frozen: &mut FrozenTexts) {
        let Some(id) = self.published.id(index) else { return };
        let note = self.published.get(id);
        for version in self.versions.of_note(id) {
            let mut leave_out = |why| frozen.left_out.push((note.file.to_string(), version.word.clone(), why));
            let text = match &version.state {
                VersionState::Text(text) => self.text(text.place()),
                VersionState::Current if self.history.is_none() => Some(self.manuscript.text(note).to_owned()),
                VersionState::Missing(missing @ Missing::NotPublished(_)) => {
                    leave_out(NotCopied::Missing(*missing));
                    None
                }
                VersionState::Current | VersionState::Missing(_) => None,
            };
            match text {
                Some(text) if self.manuscript.is_public(note, &text) => {
                    frozen.changes.extend(self.manuscript.copy(note, &version.word, text));
                }
                Some(_) => leave_out(NotCopied::HiddenToday),
                None => {}
            }
        }
    }

    /// A text that only the repository has.
    fn text(&self, place: &TextPlace) -> Option<String> {
        match (place, &self.history) {
            (TextPlace::Repository(past), Some(history)) => history.text(&past.blob),
            _ => None,
        }
    }
}

impl Manuscript {
    /// The copy of a version's text; none when there is a file in its place.
    fn copy(&self, note: &Document, word: &str, text: String) -> Option<FileChange> {
        let file = frozen_file(note, word);
        let is_there = self.root.join(&file).symlink_metadata().is_ok();
        (!is_there).then_some(FileChange { file, before: None, after: text, renamed: None })
    }

    /// The copy of a note's text with its newest revision, where the site has versions and no repository will hold that text.
    ///
    /// It is that of the text after the change, not before: an author who revises a note has already changed its text, and what it
    /// was is nowhere but in a repository or in the copy that was made of the revision before.
    pub fn kept_text(&self, change: &FileChange) -> Option<FileChange> {
        self.config.versions?;
        let before = self.documents.iter().find(|document| *document.file == *change.file)?;
        let (after, _) = self.read_text(&format!("{}.md", before.path), &change.after);
        let after = after?.document;
        let revisions = &after.common.revisions;
        let is_withheld = revisions.last().is_none_or(|newest| newest.is_withheld);
        if is_withheld || self.is_in_repository(before) || !self.is_public(before, &change.after) {
            return None;
        }
        let dates: Vec<_> = revisions.iter().map(|revision| revision.date.value).collect();
        self.copy(&after, words(&dates).last()?, change.after.clone())
    }

    /// The day of the version before a revision, when nothing keeps its text: there is a repository, which does not hold it.
    pub fn lost_version(&self, change: &FileChange) -> Option<String> {
        self.config.versions?;
        let before = self.documents.iter().find(|document| *document.file == *change.file)?;
        let dates: Vec<_> = before.common.revisions.iter().map(|revision| revision.date.value).collect();
        let (day, words) = (dates.last()?.date().to_string(), words(&dates));
        let is_copied = self.root.join(frozen_file(before, words.last()?)).exists();
        (!is_copied && self.has_commits() && !self.is_in_repository(before)).then_some(day)
    }

    fn has_commits(&self) -> bool {
        git(&self.root, &["rev-parse", "--verify", "--quiet", "HEAD"]).is_some()
    }

    /// Whether the repository's newest commit holds a note as it was with the newest revision that it has.
    fn is_in_repository(&self, note: &Document) -> bool {
        if !self.has_commits() {
            return false;
        }
        let Some(newest) = note.common.revisions.last() else { return true };
        let committed = git(&self.root, &["cat-file", "blob", &format!("HEAD:./{}", note.file)]);
        let committed = committed.and_then(|text| self.read_text(&format!("{}.md", note.path), &text).0);
        let held = committed.as_ref().and_then(|read| read.document.common.revisions.last());
        held.is_some_and(|held| held.date.value.order() == newest.date.value.order())
    }

    /// The copies of a note's texts, moved to where they are looked for when its address ends with another word.
    pub(super) fn moved_texts(&self, note: &Document, slug: &str) -> Vec<FileChange> {
        let (from, to) = (frozen_folder(note), frozen_folder(&Document { slug: slug.to_owned(), ..note.clone() }));
        if from == to {
            return Vec::new();
        }
        let frozen = self.sources.frozen.iter();
        let moved = frozen.filter_map(|text| {
            let rest = text.file.strip_prefix(&from)?;
            let renamed = Some(format!("{to}{rest}"));
            Some(FileChange {
                file: text.file.to_string(),
                before: Some(text.text.clone()),
                after: text.text.clone(),
                renamed,
            })
        });
        moved.collect()
    }
}

/// The folder of the copies of a note's texts, from the site's folder, with `/` at its end.
fn frozen_folder(note: &Document) -> String {
    frozen_file(note, "").trim_end_matches(".md").to_owned()
}
