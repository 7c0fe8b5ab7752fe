//! What is told of a line besides its words: links, images and boxes that are others now though their words are the same.

use rapidhash::RapidHashMap as HashMap;

use super::blocks::{BlockTree, OUTSIDE, TokenKind};
use super::inline::{LineSegment, around};
use super::markup::attribute;
use super::text::ChangeNote;

/// What is told behind words, by the number of the last one within a link, with the element around the link.
#[derive(Debug, Default)]
pub(super) struct InlineNotes {
    behind_old: HashMap<usize, ChangeNote>,
    behind_new: HashMap<usize, (ChangeNote, u32)>,
}

impl InlineNotes {
    pub(super) fn of(
        old: &BlockTree,
        new: &BlockTree,
        segments: &[LineSegment],
        same: &HashMap<u32, u32>,
    ) -> InlineNotes {
        let mut notes = InlineNotes::default();
        let back: HashMap<u32, u32> = same.iter().map(|(old, new)| (*new, *old)).collect();
        let kept = segments.iter().filter_map(|segment| match segment {
            LineSegment::Same(old, new, count) => Some((0..*count).map(move |n| (old + n, new + n))),
            LineSegment::Changed(..) => None,
        });
        let mut last = (OUTSIDE, OUTSIDE);
        for (from, to) in kept.flatten() {
            let pair = (old.tokens[from].inline, new.tokens[to].inline);
            if pair == last {
                continue;
            }
            last = pair;
            for link in around(new, pair.1).filter(|inline| is_link(new, *inline)) {
                let href = |tree: &BlockTree, inline: u32| attribute(tree.tag_of(inline).0, "href").map(str::to_owned);
                let note = match back.get(&link) {
                    Some(before) if href(old, *before) == href(new, link) => continue,
                    Some(_) => ChangeNote::LinkChanged,
                    None => ChangeNote::LinkAdded,
                };
                let of = new.inline(link);
                notes.behind_new.insert(of.end.saturating_sub(1), (note, of.parent));
            }
            for link in around(old, pair.0).filter(|inline| is_link(old, *inline) && !same.contains_key(inline)) {
                notes.behind_old.insert(old.inline(link).end.saturating_sub(1), ChangeNote::LinkRemoved);
            }
        }
        notes
    }

    /// What is told behind a word, and the element of the new text that it stands in.
    pub(super) fn behind(&self, old: Option<usize>, new: Option<usize>) -> Option<(ChangeNote, u32)> {
        let of_new = new.and_then(|new| self.behind_new.get(&new).copied());
        let of_old = || Some((*self.behind_old.get(&old?)?, OUTSIDE));
        of_new.or_else(of_old)
    }

    /// What is told of something that is compared as one, and is in both texts.
    pub(super) fn at_token(&self, old: &BlockTree, new: &BlockTree, from: usize, to: usize) -> Option<ChangeNote> {
        let (TokenKind::Whole(before), TokenKind::Whole(after)) = (old.tokens[from].kind, new.tokens[to].kind) else {
            return None;
        };
        let (before, after) = (old.markup.node(before), new.markup.node(after));
        let is_ticked = |tag: &str| attribute_is_there(tag, "checked");
        match after.name {
            "img" if attribute(before.written, "src") != attribute(after.written, "src") => {
                Some(ChangeNote::ImageChanged)
            }
            "input" if is_ticked(before.written) != is_ticked(after.written) => {
                Some(if is_ticked(after.written) { ChangeNote::BoxTicked } else { ChangeNote::BoxCleared })
            }
            _ => None,
        }
    }
}

fn attribute_is_there(tag: &str, name: &str) -> bool {
    super::markup::attributes(tag).any(|(_, known, _)| known == name)
}

/// Terms of the lexicon are linked by the site, not by the note.
fn is_link(tree: &BlockTree, inline: u32) -> bool {
    let (tag, name) = tree.tag_of(inline);
    name == "a" && attribute(tag, "class") != Some("internal term")
}
