//! Notes that git says have changed since their newest revision.
//!
//! No git, no repository, a shallow clone: nothing is known, and nothing is said.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::content::document::Document;
use crate::content::git::git;
use crate::diagnostics::{Problems, say};

/// When files last changed, by path from the site's folder.
#[derive(Debug)]
pub(super) struct FileHistory {
    /// The day of the newest commit that changed the file after the one that added it.
    committed: HashMap<String, Date>,
    /// The day of a change that is not committed.
    pending: HashMap<String, Date>,
}

impl FileHistory {
    /// The history of a site's folder, its days in the zone of the site.
    pub(super) fn of(root: &Path, zone: &TimeZone) -> Option<FileHistory> {
        if git(root, &["rev-parse", "--is-shallow-repository"])?.trim() != "false" {
            return None;
        }
        // A file that is added or renamed is not changed: a notebook brought into git keeps the dates it had.
        let log = ["log", "--name-only", "--relative", "--diff-filter=M", "-z", "--format=format:%x01%aI", "--", "."];
        let committed = committed(&git(root, &log)?, zone);
        let diff = ["diff", "--name-only", "--relative", "--diff-filter=M", "--no-ext-diff", "-z", "HEAD", "--", "."];
        let names = git(root, &diff)?;
        let pending = names.split('\0').filter(|name| !name.is_empty());
        let pending = pending.filter_map(|name| Some((name.to_owned(), modified(&root.join(name), zone)?))).collect();
        Some(FileHistory { committed, pending })
    }

    /// Compares days, since a revision is often written an hour before it is committed. A note without any date keeps no
    /// history.
    pub(super) fn check(&self, document: &Document, problems: &mut Problems) {
        if !document.kind.is_note() {
            return;
        }
        let revision = document.common.revisions.last().map(|revision| &revision.date);
        let dates = revision.into_iter().chain(&document.common.modified).chain(&document.common.published);
        let Some(newest) = dates.max_by_key(|date| date.value.order()) else { return };
        let told = newest.value.date();
        let file = document.file.as_ref();
        let diagnostic = match (self.pending.get(file), self.committed.get(file)) {
            (Some(day), _) if *day > told => say::changed_and_not_committed(day.to_string(), told.to_string()),
            (_, Some(day)) if *day > told => say::changed_says_git(day.to_string(), told.to_string()),
            _ => return,
        };
        problems.add(newest.span.clone(), diagnostic);
    }
}

/// Reads commits, each a date behind the byte 1, then names; all of them end with zero bytes, the date with a line.
fn committed(log: &str, zone: &TimeZone) -> HashMap<String, Date> {
    let mut days: HashMap<String, Date> = HashMap::new();
    for commit in log.split('\u{1}').skip(1) {
        let Some((date, names)) = commit.split_once(['\n', '\0']) else { continue };
        let Ok(instant) = date.parse::<Timestamp>() else { continue };
        let day = instant.to_zoned(zone.clone()).date();
        for name in names.split('\0').map(|name| name.trim_start_matches('\n')).filter(|name| !name.is_empty()) {
            let known = days.entry(name.to_owned()).or_insert(day);
            *known = day.max(*known);
        }
    }
    days
}

fn modified(path: &Path, zone: &TimeZone) -> Option<Date> {
    let time = path.metadata().and_then(|metadata| metadata.modified()).ok()?;
    Some(Timestamp::try_from(time).ok()?.to_zoned(zone.clone()).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_the_newest_day_of_each_file() {
        let log = "\u{1}2024-05-12T23:30:00-04:00\na.md\0é b.md\0\0\u{1}2024-05-10T00:00:00+00:00\na.md\0c.md\0";
        let days = committed(log, &TimeZone::UTC);
        let day = |name: &str| days.get(name).map(Date::to_string);
        assert_eq!(day("a.md").as_deref(), Some("2024-05-13"));
        assert_eq!(day("é b.md").as_deref(), Some("2024-05-13"));
        assert_eq!(day("c.md").as_deref(), Some("2024-05-10"));
        assert!(committed("", &TimeZone::UTC).is_empty());
    }

    #[test]
    fn without_a_repository_nothing_is_known() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(FileHistory::of(folder.path(), &TimeZone::UTC).is_none());
    }
}
