//! The pages of collections: a notebook, the list of notebooks, a base.

use std::sync::Arc;

use super::parts::{PER_PAGE, ViewContext, on_page};
use super::*;
use crate::content::document::{Collection, Kind};
use crate::publish::audience::DocId;
use crate::publish::graph::Member;
use crate::text::label::label;
use crate::text::slug::spelled;
use rapidhash::RapidHashMap as HashMap;

impl ViewContext<'_> {
    pub fn notebook(&self, id: DocId, number: usize) -> (PageView, NotebookView) {
        let document = self.document(id);
        let first = self.address(id);
        let mut page = self.page("notebook", &document.title, &self.addresses.paged(&first, number));
        self.describe(&mut page, id);
        let bases: Vec<Shared<Ref>> = self.graph.held_by(id).iter().map(|h| self.reference(h.collection)).collect();
        page.trail.extend(bases.first().cloned());
        self.add_own_feed(&mut page, id);
        let view = NotebookView {
            row: self.notebook_row(id),
            html: if number == 1 { self.html(id, &page.root) } else { String::new() },
            headings: if number == 1 { self.headings(id) } else { Vec::new() },
            authors: self.author_cards(document),
            community: self.community(document).map(|id| self.community_card(id)),
            bases,
            licence: self.licence(document.licence.as_deref()),
            published: document.published.as_ref().map(|p| self.date(&p.value)),
            visibility: document.visibility.word(),
            sections: self.sections(id, number),
            pages: self.pages(&first, number, self.row_count(id)),
        };
        (page, view)
    }

    /// An unlisted collection has no feed.
    fn add_own_feed(&self, page: &mut PageView, id: DocId) {
        if self.graph.published.is_listed(id) {
            self.add_feed(page, &self.document(id).title, &self.address(id));
        }
    }

    /// The notebook's notes, grouped: pinned, then by category, then the rest; the part that stands on one page.
    fn sections(&self, id: DocId, number: usize) -> Vec<SectionView> {
        let groups = self.groups(id);
        let mut sections: Vec<SectionView> = Vec::new();
        let skipped = (number.max(1) - 1) * PER_PAGE;
        let first = groups.partition_point(|group| group.end() <= skipped);
        let before = groups.get(first).map_or(0, |group| group.before);
        let flat = groups[first..].iter().flat_map(|group| group.members.iter().map(move |m| (group, *m)));
        for (group, (position, member)) in flat.skip(skipped.saturating_sub(before)).take(PER_PAGE) {
            if sections.last().is_none_or(|section| section.id != group.id) {
                let (kind, id, title) = (group.kind, group.id.clone(), group.title.clone());
                sections.push(SectionView { kind, id, title, notes: Vec::new() });
            }
            let membership = self.graph.membership(id, member);
            if let Some(section) = sections.last_mut() {
                section.notes.push(MemberRow {
                    number: position + 1,
                    note: self.note_row(member.document),
                    added_by: membership.and_then(|m| self.author(&m.added_by.as_ref()?.value)),
                    added: membership.and_then(|m| m.added).map(|added| self.date(&added)),
                    pinned: membership.is_some_and(|m| m.pinned),
                });
            }
        }
        sections
    }

    /// How many rows the pages of a collection have: a member of two categories has one in each.
    pub fn row_count(&self, id: DocId) -> usize {
        self.groups(id).last().map_or(0, Group::end)
    }

    /// Each member among the pinned, or in each of its categories, or in the rest.
    pub fn groups(&self, id: DocId) -> Arc<[Group]> {
        let make = || match self.graph.collection(id) {
            Some(collection) => self.grouped(id, collection).into(),
            None => Arc::new([]) as Arc<[Group]>,
        };
        self.cards.groups.get(id.index(), make).clone()
    }

    fn grouped(&self, id: DocId, collection: &Collection) -> Vec<Group> {
        let members = self.graph.members(id);
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
                continue;
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
        let mut groups = vec![pinned];
        groups.extend(categories);
        groups.push(rest);
        groups.retain(|group| !group.members.is_empty());
        let mut before = 0;
        for group in &mut groups {
            group.before = before;
            before = group.end();
        }
        groups
    }

    pub fn notebooks(&self, number: usize) -> (PageView, NotebooksView) {
        let all = self.graph.listed(|kind| matches!(kind, Kind::Notebook(_)));
        let first = self.addresses.list("notebooks");
        let title = self.translation.text("notebooks", None, &[]);
        let page = self.page("notebooks", &title, &self.addresses.paged(&first, number));
        let notebooks = on_page(&all, number).iter().map(|id| self.notebook_row(*id)).collect();
        (page, NotebooksView { notebooks, pages: self.pages(&first, number, all.len()) })
    }

    pub fn base(&self, id: DocId) -> (PageView, BaseView) {
        let document = self.document(id);
        let mut page = self.page("collection", &document.title, &self.address(id));
        self.describe(&mut page, id);
        self.add_own_feed(&mut page, id);
        let groups = self.groups(id);
        let sections = groups.iter().map(|group| BaseSectionView {
            kind: group.kind,
            notebooks: group.members.iter().map(|(_, m)| self.notebook_row(m.document)).collect(),
            id: group.id.clone(),
            title: group.title.clone(),
        });
        let view = BaseView {
            row: self.base_row(id),
            html: self.html(id, &page.root),
            community: self.community(document).map(|id| self.community_card(id)),
            sections: sections.collect(),
        };
        (page, view)
    }
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

/// Members of a collection that stand together, with their positions in the whole.
#[derive(Debug)]
pub struct Group {
    kind: &'static str,
    id: String,
    title: Option<String>,
    members: Vec<(usize, Member)>,
    /// Rows of the collection that stand before it.
    before: usize,
}

impl Group {
    fn new(kind: &'static str, id: &str, title: Option<String>) -> Group {
        Group { kind, id: id.to_owned(), title, members: Vec::new(), before: 0 }
    }

    /// Rows up to its own last one.
    fn end(&self) -> usize {
        self.before + self.members.len()
    }
}
