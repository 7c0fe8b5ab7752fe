//! Members of a collection in groups: pinned, by category, the rest.

use std::sync::Arc;

use super::group::Group;
use super::parts::ViewContext;
use super::*;
use crate::content::document::{Collection, Kind};
use crate::publish::audience::DocId;
use crate::publish::graph::Member;
use crate::text::label::label;
use crate::text::slug::spelled;
use rapidhash::RapidHashMap as HashMap;

impl ViewContext<'_> {
    /// An unlisted collection has no feed.
    pub fn add_own_feed(&self, page: &mut PageView, id: DocId) {
        if self.graph.published.is_listed(id) {
            self.add_feed(page, &self.document(id).title, &self.address(id));
        }
    }

    /// How many rows the pages of a collection have: a member of two categories has one in each, a pinned note one more.
    pub fn row_count(&self, id: DocId) -> usize {
        self.groups(id).last().map_or(0, Group::end)
    }

    /// Each member in each of its categories, or in the rest. The pinned ones come first: in a notebook once more, for
    /// pinning takes no note out of its path, unless its list begins with them; in a base there only.
    pub fn groups(&self, id: DocId) -> Arc<[Group]> {
        let make = || match self.graph.collection(id) {
            Some(collection) => self.grouped(id, collection).into(),
            None => Arc::new([]) as Arc<[Group]>,
        };
        self.cards.groups.get(id.index(), make).clone()
    }

    fn grouped(&self, id: DocId, collection: &Collection) -> Vec<Group> {
        let members = self.graph.members(id);
        let stays_in_place = matches!(self.document(id).kind, Kind::Notebook(_));
        let mut pinned = Group::new("pinned", "pinned", None);
        let mut rest = Group::new(if collection.categories.is_empty() { "all" } else { "rest" }, "notes", None);
        let mut categories: Vec<Group> = collection
            .categories
            .iter()
            .map(|c| Group::new("category", &format!("c-{}", spelled(&c.id)), Some(label(&c.title).into_owned())))
            .collect();
        tell_apart(&mut categories);
        let ids = collection.categories.iter().enumerate().map(|(index, category)| (category.id.as_str(), index));
        let index_of: HashMap<&str, usize> = ids.collect();
        for (position, member) in members.iter().enumerate() {
            let membership = self.graph.membership(id, *member);
            if membership.is_some_and(|m| m.pinned) {
                pinned.members.push((position, *member));
                if !stays_in_place {
                    continue;
                }
            }
            let mut is_in_category = false;
            for category in membership.iter().flat_map(|m| &m.categories) {
                let Some(index) = index_of.get(category.value.as_str()) else { continue };
                is_in_category = true;
                let shown = &mut categories[*index].members;
                // A category that is named twice shows it once.
                if shown.last().is_none_or(|(last, _)| *last != position) {
                    shown.push((position, *member));
                }
            }
            if !is_in_category {
                rest.members.push((position, *member));
            }
        }
        let place = |(position, _): &(usize, Member)| *position;
        let first = categories.iter().chain([&rest]).flat_map(|group| &group.members).map(place);
        let begins_the_list = first.take(pinned.members.len()).eq(pinned.members.iter().map(place));
        if stays_in_place && begins_the_list {
            pinned.members.clear();
        }
        one_behind_another([pinned].into_iter().chain(categories).chain([rest]))
    }
}

/// The groups that have members, each with how many stand before it.
fn one_behind_another(groups: impl Iterator<Item = Group>) -> Vec<Group> {
    let mut groups: Vec<Group> = groups.filter(|group| !group.members.is_empty()).collect();
    let mut before = 0;
    for group in &mut groups {
        group.before = before;
        before = group.end();
    }
    groups
}

/// Gives categories whose ids differ by case or accents only other ids on the page.
fn tell_apart(categories: &mut [Group]) {
    let mut uses: HashMap<String, usize> = HashMap::default();
    for category in categories {
        let count = uses.entry(category.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            category.id = format!("{}_{count}", category.id);
        }
    }
}
