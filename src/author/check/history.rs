//! Notes that git says have changed since their newest revision, by more than a few words, and revisions that are dated long after the
//! commit that holds them.
//!
//! No git, no repository, a shallow clone: nothing is known, and nothing is said.

use std::collections::HashMap;
use std::path::Path;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::CheckedDocument;
use crate::content::config::CONFIG;
use crate::content::document::Document;
use crate::content::front_matter::split;
use crate::content::git::git;
use crate::content::history::RepositoryTexts;
use crate::content::history::log::{AUTHORED, CHANGES, LogEntry, entries};
use crate::diagnostics::{Problems, Spanned, phrases, say};
use crate::text::moment::Moment;

/// Words that may change without a revision: a spelling mistake that is corrected, and the words that agree with it. The shortest change of
/// meaning in the manual has four: « dans les deux jours » that becomes « dès le lendemain ». A word with a figure in it is never few.
const FEW_WORDS: usize = 3;

/// Days by which a revision may be dated after the commit that holds it.
const DAYS_AHEAD: i64 = 14;

/// When files last changed, by path from the site's folder.
#[derive(Debug)]
pub(super) struct FileHistory {
    /// The commits that changed the file after the one that added it, the newest first.
    committed: HashMap<String, Vec<CommittedChange>>,
    /// The day of a change that is not committed, and the text before it.
    pending: HashMap<String, CommittedChange>,
    /// The day of the newest commit that brought or changed the file.
    last: HashMap<String, Date>,
    texts: RepositoryTexts,
}

/// A change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CommittedChange {
    day: Date,
    /// The name of the text before.
    before: String,
}

impl FileHistory {
    /// The history of a site's folder, its days in the zone of the site.
    pub(super) fn of(root: &Path, zone: &TimeZone) -> Option<FileHistory> {
        if git(root, &["rev-parse", "--is-shallow-repository"])?.trim() != "false" {
            return None;
        }
        let changed = [&["--diff-filter=AMR"], &CHANGES[..]].concat();
        let log = [&["log", AUTHORED], &changed[..], &["--", "."]].concat();
        let (committed, last) = committed(&git(root, &log)?, zone);
        let diff = [&["diff"], &changed[..], &["HEAD", "--", "."]].concat();
        let answer = git(root, &diff)?;
        let pending = entries(&answer, CONFIG).filter_map(|entry| {
            let LogEntry::Change { from, to: Some(name), before, .. } = entry else { return None };
            let day = modified(&root.join(name), zone).filter(|_| from == Some(name))?;
            Some((name.to_owned(), CommittedChange { day, before: before.to_owned() }))
        });
        Some(FileHistory { committed, pending: pending.collect(), last, texts: RepositoryTexts::of(root) })
    }

    /// Compares days, since a revision is often written an hour before it is committed. A note without any date keeps no
    /// history.
    pub(super) fn check(&self, checked: &CheckedDocument, problems: &mut Problems) {
        let document = checked.document;
        if !document.kind.is_note() {
            return;
        }
        let revision = document.common.revisions.last().map(|revision| &revision.date);
        if let Some(revision) = revision {
            self.check_date(document, revision, problems);
        }
        let dates = revision.into_iter().chain(&document.common.modified).chain(&document.common.published);
        let Some(newest) = dates.max_by_key(|date| date.value.order()) else { return };
        let told = newest.value.date();
        let file = document.file.as_ref();
        let is_later = |change: &&CommittedChange| change.day > told;
        let pending = self.pending.get(file).filter(is_later);
        let committed = self.committed.get(file).map_or(&[][..], Vec::as_slice);
        // The oldest of the later changes knows what the text was.
        let Some(first) = committed.iter().rev().find(is_later).or(pending) else { return };
        let words = self.texts.text(&first.before).map(|before| words_changed(&before, &checked.text[checked.body..]));
        let Some(words) = words.flatten() else { return };
        let (told, words) = (told.to_string(), phrases::count_words_differ(words));
        let last = committed.iter().map(|change| change.day).max();
        let diagnostic = match (pending, last) {
            (Some(pending), _) => say::changed_and_not_committed(pending.day.to_string(), told, words),
            (None, Some(day)) => say::changed_says_git(day.to_string(), told, words),
            (None, None) => return,
        };
        problems.add(newest.span.clone(), diagnostic);
    }

    /// A revision that is in a commit was made by then. One that is dated a little later was announced before its day; a date that is
    /// much later is a mistake.
    fn check_date(&self, document: &Document, revision: &Spanned<Moment>, problems: &mut Problems) {
        let file = document.file.as_ref();
        let Some(last) = self.last.get(file).filter(|_| !self.pending.contains_key(file)) else { return };
        let day = revision.value.date();
        if last.checked_add(DAYS_AHEAD.days()).is_ok_and(|latest| latest < day) {
            problems.add(revision.span.clone(), say::revision_after_last_commit(day.to_string(), last.to_string()));
        }
    }
}

/// How many words of a file's text are others in a body, where they are more than a few.
fn words_changed(before: &str, body: &str) -> Option<usize> {
    let start = split(before, &mut Problems::of(&"before".into())).body;
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (old, new) = (words(before.get(start..)?), words(body));
    let mut counts: HashMap<&str, isize> = HashMap::new();
    new.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    old.iter().for_each(|word| *counts.entry(word).or_default() -= 1);
    let sum = |counts: &mut dyn Iterator<Item = isize>| counts.map(|count| count.max(0) as usize).sum::<usize>();
    let added = sum(&mut counts.values().copied());
    let removed = sum(&mut counts.values().map(|count| -count));
    let has_figure = counts.iter().any(|(word, count)| *count != 0 && word.contains(char::is_numeric));
    let changed = match added.max(removed) {
        // The same words in another order.
        0 => words_between(&old, &new),
        changed => changed,
    };
    (changed > FEW_WORDS || has_figure).then_some(changed)
}

/// How many words are between what two texts of equal length begin and end with.
fn words_between(old: &[String], new: &[String]) -> usize {
    let same = |(one, other): &(&String, &String)| one == other;
    let first = old.iter().zip(new).take_while(same).count();
    let last = old[first..].iter().rev().zip(new[first..].iter().rev()).take_while(same).count();
    old.len() - first - last
}

/// The changes of each file in a log, and the day of its newest commit. A file that is added or renamed is not changed, so that a
/// notebook brought into git keeps the dates it had.
fn committed(log: &str, zone: &TimeZone) -> (HashMap<String, Vec<CommittedChange>>, HashMap<String, Date>) {
    let mut known: HashMap<String, Vec<CommittedChange>> = HashMap::new();
    let mut last: HashMap<String, Date> = HashMap::new();
    let mut day = Date::MIN;
    for entry in entries(log, CONFIG) {
        match entry {
            LogEntry::Commit { time, .. } => day = time.to_zoned(zone.clone()).date(),
            LogEntry::Change { from, to: Some(name), before, .. } => {
                let newest = last.entry(name.to_owned()).or_insert(day);
                *newest = day.max(*newest);
                if from == Some(name) {
                    known.entry(name.to_owned()).or_default().push(CommittedChange { day, before: before.to_owned() });
                }
            }
            LogEntry::Change { to: None, .. } => {}
        }
    }
    (known, last)
}

fn modified(path: &Path, zone: &TimeZone) -> Option<Date> {
    let time = path.metadata().and_then(|metadata| metadata.modified()).ok()?;
    Some(Timestamp::try_from(time).ok()?.to_zoned(zone.clone()).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_the_changes_of_each_file() {
        // At 3:30 on May 13, and at the beginning of May 10.
        let log = "\u{1}c2\x001715571000\0\n:100644 100644 1 2 M\0a.md\0:100644 100644 3 4 M\0é b.md\0\
                   \u{1}c1\x001715299200\0\n:100644 100644 0 1 M\0a.md\0\
                   :000000 100644 0 3 A\0c.md\0:100644 100644 3 3 R100\0b.md\0é b.md\0";
        let (known, last) = committed(log, &TimeZone::UTC);
        let said = |name: &str| {
            let changes = known.get(name).into_iter().flatten();
            changes.map(|change| format!("{} {}", change.day, change.before)).collect::<Vec<_>>()
        };
        assert_eq!(said("a.md"), ["2024-05-13 1", "2024-05-10 0"]);
        assert_eq!(said("é b.md"), ["2024-05-13 3"]);
        assert!(!known.contains_key("c.md") && !known.contains_key("b.md"));
        let day = |name: &str| last.get(name).map(Date::to_string);
        assert_eq!(
            ["a.md", "é b.md", "c.md"].map(day),
            ["2024-05-13", "2024-05-13", "2024-05-10"].map(|day| Some(day.into()))
        );
        assert!(committed("", &TimeZone::UTC).1.is_empty());
    }

    #[test]
    fn a_few_words_are_none() {
        for (before, after, expected) in [
            ("Un deux trois.", "Un deux trois.", None),
            ("---\ntitle: A\n---\nUn deux.", "**Un** deux !", None),
            ("Les personne agée", "Les personnes âgées", None),
            ("Appelez dans les deux jours.", "Appelez dès le lendemain.", Some(4)),
            ("Donnez 5 mg.", "Donnez 50 mg.", Some(1)),
            ("Un. Deux. Trois. Quatre.", "Quatre. Un. Deux. Trois.", Some(4)),
            ("Un. Deux.", "Deux. Un.", None),
            ("Un.", "Un, et bien plus encore.", Some(4)),
            ("Un deux trois quatre cinq", "", Some(5)),
        ] {
            assert_eq!(words_changed(before, after), expected, "{before} {after}");
        }
    }

    #[test]
    fn without_a_repository_nothing_is_known() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(FileHistory::of(folder.path(), &TimeZone::UTC).is_none());
    }
}
