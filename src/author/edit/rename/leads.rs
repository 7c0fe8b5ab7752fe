//! Where the links of a site led before a note has its new name, and which of them lead elsewhere after.

use super::{LinkPlace, Renaming};
use crate::author::edit::Refusal;
use crate::content::markdown::LinkUse;
use crate::publish::address::directory;
use crate::publish::graph::{Graph, Target};

impl Renaming<'_> {
    /// What does not lead where it led.
    pub(super) fn lost(&self, after: &Graph) -> Result<Vec<(usize, LinkPlace)>, Refusal> {
        let mut lost = Vec::new();
        for id in self.before.published.ids() {
            let index = id.index();
            let count = of_parser(&self.document(index).outline.links).count();
            for (link, (was, is)) in self.before.links(id).iter().zip(after.links(id)).enumerate().take(count) {
                // A link that is printed as it is written leads nowhere: where it cannot be corrected it stays.
                let is_link = self.document(index).outline.links[link].written.is_none();
                if is_link && self.expected(was) != *is {
                    lost.push((index, LinkPlace::Link(link)));
                }
            }
            let (was, is) = (self.members(&self.before, index), self.members(after, index));
            if was != is {
                let here: Vec<(usize, LinkPlace)> =
                    self.items_here(index).map(|item| (index, LinkPlace::Item(item))).collect();
                if here.is_empty() {
                    return Err(self.cannot(index, 0..0));
                }
                lost.extend(here);
            }
            if self.before.original(id) != after.original(id) {
                lost.push((index, LinkPlace::Original));
            }
            for (at, (was, is)) in self.before.front_links(id).iter().zip(after.front_links(id)).enumerate() {
                let is_link = self.document(index).front.get(at).is_some_and(|link| link.value.written.is_none());
                if is_link && self.expected(was) != *is {
                    lost.push((index, LinkPlace::Front(at)));
                }
            }
        }
        Ok(lost)
    }

    /// Where what led to `was` should lead: to the same, or to the same page beside the note's.
    pub(super) fn expected(&self, was: &Target) -> Target {
        let old = self.manuscript.addresses.document(self.document(self.index));
        match was {
            Target::Site(address) => match address.strip_prefix(directory(&old)) {
                Some(rest) => Target::Site(format!("{}{rest}", directory(&self.address()))),
                None => was.clone(),
            },
            _ => was.clone(),
        }
    }

    /// The documents that a collection lists, in order.
    fn members(&self, graph: &Graph, index: usize) -> Vec<usize> {
        let Some(id) = graph.published.id(index) else { return Vec::new() };
        graph.members(id).iter().map(|member| member.document.index()).collect()
    }

    /// The items of a collection that lead to the note.
    pub(super) fn items_here(&self, index: usize) -> impl Iterator<Item = usize> {
        let id = self.before.published.id(index);
        let members = id.into_iter().flat_map(|id| self.before.members(id).iter().map(move |member| (id, *member)));
        members.filter(|(_, member)| member.document.index() == self.index).filter_map(move |(id, member)| {
            let name = &self.before.membership(id, member)?.name;
            let items = &self.before.collection(id)?.items;
            items.iter().position(|item| item.name.span == name.span)
        })
    }

    /// Whether a document is a translation of the note.
    pub(super) fn translates(&self, index: usize) -> bool {
        let original = self.before.published.id(index).and_then(|id| self.before.original(id));
        original.is_some_and(|original| original.index() == self.index)
    }

    /// A link in a text of a front matter.
    pub(super) fn link_in_front(&self, index: usize, place: LinkPlace) -> Option<&LinkUse> {
        let LinkPlace::Front(at) = place else { return None };
        self.document(index).front.get(at).map(|link| &link.value)
    }

    /// Where a link led.
    pub(super) fn target(&self, (index, place): (usize, LinkPlace)) -> Option<&Target> {
        let id = self.before.published.id(index)?;
        match place {
            LinkPlace::Link(link) => self.before.links(id).get(link),
            LinkPlace::Front(link) => self.before.front_links(id).get(link),
            LinkPlace::Item(_) | LinkPlace::Original => None,
        }
    }

    /// Whether a place led to the note, or to a page beside its own.
    pub(super) fn leads_here(&self, (index, place): (usize, LinkPlace)) -> bool {
        match place {
            LinkPlace::Item(_) => return true,
            LinkPlace::Original => return self.translates(index),
            LinkPlace::Link(_) | LinkPlace::Front(_) => {}
        }
        match self.target((index, place)) {
            Some(Target::Document { id, .. }) => id.index() == self.index,
            Some(target) => self.expected(target) != *target,
            None => false,
        }
    }
}

/// The links of a text but for what only its source says: that stands last.
pub(super) fn of_parser(links: &[LinkUse]) -> impl Iterator<Item = &LinkUse> {
    links.iter().filter(|link| !(link.is_repeated && link.written.is_some()))
}
