//! What a comparison says in words, in the language of the interface.

use std::fmt::Write;

use serde::Serialize;

use crate::content::i18n::Translation;
use crate::text::escape::escaped_text;

/// What is said of one place, as a text of HTML holds it.
#[derive(Debug, Clone, Default)]
pub struct ChangeWords {
    pub(super) added: String,
    pub(super) added_end: String,
    pub(super) removed: String,
    pub(super) removed_end: String,
    pub(super) moved: String,
    /// Before and behind the first words of what moved.
    pub(super) moved_away: (String, String),
    notes: [String; NOTES.len()],
}

/// What is told of something whose words are the same, or that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangeNote {
    LinkAdded,
    LinkChanged,
    LinkRemoved,
    ImageAdded,
    ImageChanged,
    ImageRemoved,
    MediaAdded,
    MediaRemoved,
    BoxTicked,
    BoxCleared,
}

/// Their texts, in the order of the variants.
const NOTES: [&str; 10] = [
    "compare_link_added",
    "compare_link_changed",
    "compare_link_removed",
    "compare_image_added",
    "compare_image_changed",
    "compare_image_removed",
    "compare_media_added",
    "compare_media_removed",
    "compare_box_ticked",
    "compare_box_cleared",
];

impl ChangeWords {
    pub fn of(translation: &Translation) -> ChangeWords {
        let text = |key: &str| escaped_text(&translation.text(key, None, &[]));
        // No interface text holds this sign.
        let around = escaped_text(&translation.text("compare_moved_away", None, &[("words", "\0")]));
        let (before, behind) = around.split_once('\0').unwrap_or((&around, ""));
        ChangeWords {
            added: text("compare_added"),
            added_end: text("compare_added_end"),
            removed: text("compare_removed"),
            removed_end: text("compare_removed_end"),
            moved: text("compare_moved"),
            moved_away: (before.to_owned(), behind.to_owned()),
            notes: NOTES.map(text),
        }
    }

    pub(super) fn note(&self, note: ChangeNote) -> &str {
        &self.notes[note as usize]
    }
}

/// How much changed. A passage is a paragraph, an item, a row, a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ChangeCounts {
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
    pub moved: usize,
    pub words_added: usize,
    pub words_removed: usize,
    pub links: usize,
    pub images: usize,
    /// Boxes that were ticked or cleared.
    pub boxes: usize,
}

impl ChangeCounts {
    pub fn is_empty(&self) -> bool {
        *self == ChangeCounts::default()
    }

    /// What is counted of passages and the like, in the order in which it is told, by the end of the texts' names.
    fn told(&self) -> [(&'static str, usize); 7] {
        [
            ("added", self.added),
            ("removed", self.removed),
            ("changed", self.changed),
            ("moved", self.moved),
            ("links", self.links),
            ("images", self.images),
            ("boxes", self.boxes),
        ]
    }

    /// « 2 passages ajoutés, 1 supprimé; autres changements : titre »: the first count of passages names them, those behind it do not.
    pub(super) fn sentence(&self, facts: &[&str], translation: &Translation) -> String {
        let mut out = String::new();
        for (name, count) in self.told().into_iter().filter(|(_, count)| *count > 0) {
            let is_of_passages = !matches!(name, "links" | "images" | "boxes");
            let form = match is_of_passages {
                true if out.is_empty() => "compare_passages_",
                true => "compare_more_",
                false => "compare_",
            };
            let separator = if out.is_empty() { "" } else { ", " };
            // Writing into a String cannot fail.
            let _ =
                write!(out, "{separator}{}", translation.text(&[form, name].concat(), i64::try_from(count).ok(), &[]));
        }
        let names = facts.join(", ");
        match (out.is_empty(), facts.is_empty()) {
            (true, true) => translation.text("compare_same", None, &[]),
            (true, false) => translation.text("compare_facts_alone", None, &[("names", &names)]),
            (false, true) => out,
            (false, false) => translation.text("compare_facts", None, &[("changes", &out), ("names", &names)]),
        }
    }
}
