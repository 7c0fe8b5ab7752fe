//! Which versions of each note there are, and which of them its readers may read.
//!
//! Each revision of a note is a version. Its text is the last one that the repository held before the next revision was
//! written down, or a copy that was frozen beside the notes; that of the newest is the note as it is. A version is published
//! when the note is, when its text was for this audience in its time, and when its author did not take it back: only
//! [`Versions::of`] makes a [`VersionText`].

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rapidhash::{RapidHashMap as HashMap, RapidHashSet as HashSet};

use crate::content::config::KeptVersions;
use crate::content::document::names::{FoldedName, FoldedNames};
use crate::content::document::{Document, Exposure, Kind};
use crate::content::history::heads::{PastHead, PastHeads};
use crate::content::history::{History, PastText};
use crate::content::source::FROZEN;
use crate::diagnostics::{Diagnostic, phrases, say};
use crate::publish::audience::{Audience, Declared, DocId, Published, Reason, Withheld, kept_back_by, reason_of};
use crate::text::moment::Moment;
use crate::text::slug::fold;

/// The versions of all published notes.
#[derive(Debug, Default)]
pub struct Versions {
    /// Of each note, oldest first: one for each of its revisions.
    of_notes: HashMap<DocId, Vec<Version>>,
    /// Documents as they were when this audience could not see them, or that are gone: old texts may name them.
    departed: Vec<Withheld>,
}

/// A version of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The last part of its address: its day, with the time where an older one is of that day.
    pub word: String,
    pub state: VersionState,
}

/// Whether a version can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionState {
    /// It is the note as it is.
    Current,
    Text(VersionText),
    Missing(Missing),
}

impl VersionState {
    /// The text that the repository keeps of it.
    pub fn past_text(&self) -> Option<&PastText> {
        match self {
            VersionState::Text(VersionText { place: TextPlace::Repository(text) }) => Some(text),
            _ => None,
        }
    }
}

/// Where the text of a published version is: its audience may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionText {
    place: TextPlace,
}

/// Where a text is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextPlace {
    Repository(PastText),
    /// A file of the folder of frozen versions, by its path from the site's folder.
    Frozen(Arc<str>),
}

impl VersionText {
    pub fn place(&self) -> &TextPlace {
        &self.place
    }
}

/// Why a version cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// There is no repository.
    NoHistory,
    /// The repository never held it: the next revision was written down at the same time.
    NoText,
    /// The clone does not reach that far.
    BeyondClone,
    /// Its author took it back.
    TakenBack,
    /// It was not for this audience.
    NotPublished(Option<Reason>),
    /// Only newer ones are asked for.
    NotKept,
}

/// What versions are found in.
#[derive(Debug, Clone, Copy)]
pub struct VersionInputs<'a> {
    pub history: Option<(&'a History, &'a PastHeads)>,
    /// The heads of frozen texts, by their paths from the site's folder; none for what cannot be read.
    pub frozen: &'a BTreeMap<Arc<str>, Option<Arc<Document>>>,
    /// Which versions of a note are published.
    pub keep: KeptVersions,
    pub now: Timestamp,
}

impl Versions {
    /// The versions of the published notes.
    pub fn of(published: &Published, inputs: VersionInputs) -> Versions {
        let communities = Declared::of(published.documents(), |kind| matches!(kind, Kind::Community { .. }));
        let judge = Judge { inputs, audience: published.audience(), communities: &communities };
        let lineages = LineagesByFile::of(inputs.history);
        let notes = published.iter().filter(|(_, document)| document.kind.is_note());
        let of_notes = notes
            .filter(|(_, document)| !document.common.revisions.is_empty())
            .map(|(id, document)| (id, judge.versions(document, &lineages.heads(document))))
            .collect();
        Versions { of_notes, departed: judge.departed(published) }
    }

    /// Of a note, oldest first: one for each of its revisions.
    pub fn of_note(&self, note: DocId) -> &[Version] {
        self.of_notes.get(&note).map_or(&[], Vec::as_slice)
    }

    /// What is to be said of them all: there is nothing that keeps earlier texts.
    pub fn warning(&self) -> Option<Diagnostic> {
        let is_lost = |version: &Version| version.state == VersionState::Missing(Missing::NoHistory);
        let is_any_lost = self.of_notes.values().flatten().any(is_lost);
        is_any_lost.then(|| say::versions_without_repository().help(phrases::freeze_versions()))
    }

    /// Whether no note has a version.
    pub fn is_empty(&self) -> bool {
        self.of_notes.is_empty()
    }

    /// The names that old texts may say and that must not be printed.
    pub fn departed(&self) -> &[Withheld] {
        &self.departed
    }
}

/// The heads of past texts by the files that hold or held them.
struct LineagesByFile<'h> {
    heads: Option<&'h PastHeads>,
    /// Where a file is now.
    standing: HashMap<&'h str, usize>,
    /// Where the last address of a removed file was, by the word that its address ended with.
    removed: HashMap<&'h str, usize>,
}

impl<'h> LineagesByFile<'h> {
    fn of(history: Option<(&'h History, &'h PastHeads)>) -> LineagesByFile<'h> {
        let mut lineages = LineagesByFile {
            heads: history.map(|(_, heads)| heads),
            standing: HashMap::default(),
            removed: HashMap::default(),
        };
        let Some((history, heads)) = history else { return lineages };
        for (number, (lineage, heads)) in history.lineages.iter().zip(&heads.of_lineages).enumerate() {
            if let Some(file) = &lineage.file {
                lineages.standing.insert(file, number);
            } else if let Some(slug) = heads.last().and_then(|last| last.slug.as_deref()) {
                lineages.removed.insert(slug, number);
            }
        }
        lineages
    }

    /// The past texts of a note, oldest first: those of its file, and before them those of the removed file whose address leads
    /// to it.
    fn heads(&self, note: &Document) -> Vec<&'h PastHead> {
        let Some(heads) = self.heads else { return Vec::new() };
        let of = |number: usize| heads.of_lineages.get(number).into_iter().flatten();
        let standing = self.standing.get(note.file.as_ref()).copied();
        let began = standing.and_then(|number| of(number).next()).map(|first| first.text.commit);
        let old_words = note.common.redirects.iter().map(|old| last_word(&old.value));
        let mut removed: Vec<usize> = old_words.filter_map(|word| self.removed.get(word).copied()).collect();
        let is_older = |number: &usize| {
            of(*number)
                .last()
                .and_then(|last| last.text.until)
                .is_some_and(|end| began.is_none_or(|began| end <= began))
        };
        removed.retain(is_older);
        removed.sort_unstable();
        removed.dedup();
        removed.into_iter().chain(standing).flat_map(of).collect()
    }
}

/// What the address of a page ends with.
fn last_word(address: &str) -> &str {
    let folder = address.strip_suffix("/index.html").unwrap_or(address).trim_end_matches('/');
    folder.rsplit('/').next().unwrap_or(folder)
}

/// Decides what an audience may read.
struct Judge<'a> {
    inputs: VersionInputs<'a>,
    audience: &'a Audience,
    communities: &'a Declared,
}

impl Judge<'_> {
    fn versions(&self, note: &Document, past: &[&PastHead]) -> Vec<Version> {
        let revisions = &note.common.revisions;
        let dates: Vec<Moment> = revisions.iter().map(|revision| revision.date.value).collect();
        let words = words(&dates);
        let is_any_withheld = revisions.iter().any(|revision| revision.is_withheld);
        let mut last: Vec<Option<&PastHead>> = vec![None; dates.len()];
        for head in past {
            if let Some(version) = newest_of(&head.revisions, &dates, is_any_withheld) {
                last[version] = Some(head);
            }
        }
        let oldest_kept = match self.inputs.keep {
            KeptVersions::All => 0,
            KeptVersions::Newest(count) => dates.len().saturating_sub(count),
        };
        let made = revisions.iter().zip(words).zip(last).enumerate();
        made.map(|(number, ((revision, word), last))| {
            let state = match number {
                _ if revision.is_withheld => VersionState::Missing(Missing::TakenBack),
                _ if number + 1 == dates.len() => VersionState::Current,
                _ if number < oldest_kept => VersionState::Missing(Missing::NotKept),
                _ => self.state(note, &word, last),
            };
            Version { word, state }
        })
        .collect()
    }

    /// The state of a version that is not the newest; `last` is the last text of it that the repository held.
    fn state(&self, note: &Document, word: &str, last: Option<&PastHead>) -> VersionState {
        let file = frozen_file(note, word);
        if let Some((file, head)) = self.inputs.frozen.get_key_value(file.as_str()) {
            let exposure = head.as_ref().map(|head| head.exposure());
            return match self.withheld(exposure, [Some(self.inputs.now); 2]) {
                None => VersionState::Text(VersionText { place: TextPlace::Frozen(file.clone()) }),
                Some(reason) => VersionState::Missing(Missing::NotPublished(reason)),
            };
        }
        let Some((history, _)) = self.inputs.history else { return VersionState::Missing(Missing::NoHistory) };
        let Some(head) = last else {
            let missing = if history.is_shallow { Missing::BeyondClone } else { Missing::NoText };
            return VersionState::Missing(missing);
        };
        let time = |commit: usize| history.commits.get(commit).map(|commit| commit.time);
        let stood = [time(head.text.commit), head.text.until.map_or(Some(self.inputs.now), time)];
        match self.withheld(head.exposure(), stood) {
            None => VersionState::Text(VersionText { place: TextPlace::Repository(head.text.clone()) }),
            Some(reason) => VersionState::Missing(Missing::NotPublished(reason)),
        }
    }

    /// Why a text of this exposure, which stood between two moments, was not for the audience; none when it was.
    fn withheld(&self, exposure: Option<Exposure>, stood: [Option<Timestamp>; 2]) -> Option<Option<Reason>> {
        let Some(exposure) = exposure else { return Some(None) };
        let is_open = |moment: &Timestamp| kept_back_by(exposure, *moment).is_none();
        let is_kept_by_dates = !stood.iter().flatten().any(is_open);
        reason_of(exposure, self.audience, false, is_kept_by_dates, self.communities).map(Some)
    }

    /// The names of the documents that the audience could not see in their time; what a published document is called today is
    /// no secret.
    fn departed(&self, published: &Published) -> Vec<Withheld> {
        let Some((_, heads)) = self.inputs.history else { return Vec::new() };
        let known: HashSet<&str> =
            published.iter().flat_map(|(_, document)| document.names.names.iter().map(|name| &*name.name)).collect();
        let paths: HashSet<&str> = published.iter().map(|(_, document)| document.path.as_str()).collect();
        let kept = heads.kept_back.iter().filter(|document| {
            let exposure = document.exposure();
            let dated = exposure.published.is_some() || !exposure.bounds.is_empty();
            dated || reason_of(exposure, self.audience, false, false, self.communities).is_some()
        });
        let departed = kept.enumerate().filter_map(|(number, document)| {
            let is_known = |name: &str| known.contains(fold(name).as_str());
            let names: Box<[FoldedName]> =
                document.names.names.iter().filter(|name| !known.contains(&*name.name)).cloned().collect();
            let aliases = document.common.aliases.iter().filter(|alias| !is_known(alias)).cloned().collect();
            // At its path another document may be now.
            let is_taken = paths.contains(document.path.as_str());
            let path = if is_taken { format!("\0{number}") } else { document.path.clone() };
            let or_none = |name: &str| if is_known(name) { String::new() } else { name.to_owned() };
            (!names.is_empty()).then(|| Withheld {
                reason: Reason::Unread,
                file: document.file.clone(),
                slug: or_none(&document.slug),
                title: or_none(document.name()),
                aliases,
                redirects: Vec::new(),
                word: document.kind.word(),
                names: Arc::new(FoldedNames { path: fold(&path).into(), names }),
                path,
            })
        });
        departed.collect()
    }
}

/// The file of the frozen text of a version, from the site's folder.
pub fn frozen_file(note: &Document, word: &str) -> String {
    // A document's file is its path in the content folder, which it begins with.
    let content =
        note.file.strip_suffix(".md").and_then(|file| file.strip_suffix(note.path.as_str())).unwrap_or_default();
    format!("{content}{FROZEN}/{}/{word}.md", note.slug)
}

/// The words of versions, by their dates, oldest first: the day, where that is taken with the time, where that is taken too with
/// a number. A word never changes when a version comes after.
pub fn words(dates: &[Moment]) -> Vec<String> {
    let mut words: Vec<String> = Vec::with_capacity(dates.len());
    let mut taken: HashSet<String> = HashSet::default();
    for date in dates {
        let day = date.date().to_string();
        let civil = date.civil();
        let timed = format!("{day}-{:02}{:02}", civil.hour(), civil.minute());
        let numbered = (2..).map(|number| format!("{day}-{number}"));
        let mut candidates = [day.clone()].into_iter().chain(Some(timed).filter(|_| date.is_timed())).chain(numbered);
        let word = candidates.find(|word| !taken.contains(word)).unwrap_or(day);
        taken.insert(word.clone());
        words.push(word);
    }
    words
}

/// Which of a note's versions, by its dates today, a text is one of that lists these dates: that of the newest of them. Both are
/// oldest first. None for a text without revisions, and where it may be one whose author took it back.
fn newest_of(listed: &[Moment], dates: &[Moment], is_any_withheld: bool) -> Option<usize> {
    let newest = listed.last()?;
    let is_of_moment = |date: &Moment| date.order() == newest.order();
    let count = listed.iter().filter(|date| is_of_moment(date)).count();
    let versions = dates.iter().enumerate().filter(|(_, date)| is_of_moment(date));
    let versions: Vec<usize> = versions.map(|(version, _)| version).collect();
    if let (true, Some(last)) = (versions.len() == count, versions.last()) {
        return Some(*last);
    }
    // A date was added or corrected since: its place in the list says which it is, where all before it are what they were.
    let place = listed.len() - 1;
    let same = |one: &[Moment], other: &[Moment]| one.iter().map(Moment::order).eq(other.iter().map(Moment::order));
    if place < dates.len() && same(&dates[..place], &listed[..place]) {
        return Some(place);
    }
    versions.get(count - 1).or(versions.last()).copied().filter(|_| !is_any_withheld)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[u32]) -> Vec<Moment> {
        let day = |day: &u32| Moment::parse(&format!("2024-01-{day:02}"), &jiff::tz::TimeZone::UTC).expect("a day");
        days.iter().map(day).collect()
    }

    #[test]
    fn a_text_is_of_the_newest_of_its_dates() {
        for (listed, today, version, where_one_is_withheld) in [
            (&[2, 3][..], &[2, 3, 5][..], Some(1), Some(1)),
            (&[2, 3], &[2, 4, 5], Some(1), Some(1)),
            (&[2, 2], &[2, 2, 5], Some(1), Some(1)),
            (&[2], &[2, 2, 5], Some(0), Some(0)),
            // That of the third was made to be before that of the second: which of both it is is not known.
            (&[2, 3], &[1, 2, 5], None, None),
            (&[2, 3, 4], &[2, 5], None, None),
            // One of the second day was made to be of the first.
            (&[2, 2], &[1, 2, 5], Some(1), None),
            (&[], &[2], None, None),
        ] {
            let version_of = |is_any_withheld| newest_of(&days(listed), &days(today), is_any_withheld);
            assert_eq!(
                [version_of(false), version_of(true)],
                [version, where_one_is_withheld],
                "{listed:?} in {today:?}"
            );
        }
    }
}
