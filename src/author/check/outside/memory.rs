//! Answers of servers, kept for a day in the user's folder of caches, so that no one is asked twice in a morning.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ask::ServerAnswer;

/// How long an answer holds, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// Fresh answers by address.
#[derive(Debug, Default)]
pub(super) struct AnswerMemory {
    /// Seconds since 1970.
    now: i64,
    kept: BTreeMap<String, Kept>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    at: i64,
    answer: ServerAnswer,
}

impl AnswerMemory {
    /// A file that is not there, or that another version wrote, is an empty memory.
    pub(super) fn read(path: &Path, now: Timestamp) -> AnswerMemory {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut kept: BTreeMap<String, Kept> = serde_json::from_str(&text).unwrap_or_default();
        let now = now.as_second();
        kept.retain(|_, kept| (0..DAY).contains(&now.saturating_sub(kept.at)));
        AnswerMemory { now, kept }
    }

    pub(super) fn answer(&self, address: &str) -> Option<&ServerAnswer> {
        self.kept.get(address).map(|kept| &kept.answer)
    }

    /// A server in trouble may be well in an hour: that is not kept.
    pub(super) fn keep(&mut self, address: &str, answer: &ServerAnswer) {
        if !matches!(answer, ServerAnswer::Trouble(_)) {
            self.kept.insert(address.to_owned(), Kept { at: self.now, answer: answer.clone() });
        }
    }

    /// Replaces the file whole. What cannot be written is asked again next time: that is no reason to stop.
    pub(super) fn write(&self, path: &Path) {
        let Some(folder) = path.parent() else { return };
        let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
        let written = serde_json::to_vec(&self.kept).map_err(std::io::Error::from).and_then(|bytes| {
            fs::create_dir_all(folder)?;
            fs::write(&temporary, bytes)?;
            fs::rename(&temporary, path)
        });
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_hold_for_a_day_and_trouble_does_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("carnet").join("addresses.json");
        let now = Timestamp::from_second(1_718_467_200).expect("a moment of 2024");
        let mut memory = AnswerMemory::read(&path, now);
        memory.keep("https://a.org/", &ServerAnswer::Gone(404));
        memory.keep("https://b.org/", &ServerAnswer::Trouble(crate::diagnostics::phrases::no_answer_within(10_usize)));
        memory.write(&path);
        let later = |hours: i64| AnswerMemory::read(&path, now + jiff::SignedDuration::from_hours(hours));
        assert_eq!(later(23).answer("https://a.org/"), Some(&ServerAnswer::Gone(404)));
        assert_eq!(later(23).answer("https://b.org/"), None);
        assert_eq!(later(24).answer("https://a.org/"), None);
    }

    #[test]
    fn a_spoilt_file_is_an_empty_memory() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("addresses.json");
        fs::write(&path, "{not json").expect("files can be written");
        assert_eq!(AnswerMemory::read(&path, Timestamp::UNIX_EPOCH).answer("https://a.org/"), None);
    }
}
