//! Authors and communities: where they are named, their cards, their rows in lists.

use super::parts::{NAMED, ViewContext};
use super::rows::LETTERED;
use super::*;
use crate::content::document::{Document, Kind, Link};
use crate::publish::address::encode;
use crate::publish::audience::DocId;
use crate::publish::graph::PersonId;
use crate::text::label::label;

impl ViewContext<'_> {
    pub fn person(&self, id: PersonId) -> Shared<PersonRef> {
        let make = || {
            let person = self.graph.people.authors.get(id);
            let address = person.has_page.then(|| encode(&self.addresses.author(&person.slug)));
            Shared::new(PersonRef { name: label(&person.name).into_owned(), address })
        };
        self.cards.people.get(id.index(), make).clone()
    }

    pub fn author(&self, name: &str) -> Option<Shared<PersonRef>> {
        self.graph.people.authors.find(name).map(|id| self.person(id))
    }

    pub fn authors(&self, document: &Document) -> Vec<Shared<PersonRef>> {
        document.common.authors.iter().filter_map(|author| self.author(&author.value)).collect()
    }

    pub fn author_card(&self, id: PersonId) -> Shared<AuthorCard> {
        self.cards.author_cards.get(id.index(), || self.make_author_card(id)).clone()
    }

    fn make_author_card(&self, id: PersonId) -> Shared<AuthorCard> {
        let author = self.graph.people.authors.get(id);
        let PersonRef { name, address } = &*self.person(id);
        let (team, contact) = match author.document.map(|id| &self.document(id).kind) {
            Some(Kind::Author { team, contact, .. }) => (*team, contact.clone()),
            _ => (false, None),
        };
        Shared::new(AuthorCard {
            name: name.clone(),
            address: address.clone(),
            kind: if team { "team" } else { "person" },
            summary: author.document.and_then(|id| self.summary(id)),
            language: author.document.and_then(|id| self.language(id)),
            contact,
        })
    }

    pub fn author_cards(&self, document: &Document) -> Vec<Shared<AuthorCard>> {
        let ids = document.common.authors.iter().filter_map(|a| self.graph.people.authors.find(&a.value));
        ids.map(|id| self.author_card(id)).collect()
    }

    pub fn community(&self, document: &Document) -> Option<PersonId> {
        self.graph.people.communities.find(&document.common.community.as_ref()?.value)
    }

    pub fn community_ref(&self, id: PersonId) -> Option<Shared<Ref>> {
        let make = || {
            let community = self.graph.people.communities.get(id);
            let address = encode(&self.addresses.community(&community.slug));
            let title = label(&community.name).into_owned();
            community.has_page.then(|| Shared::new(Ref { title, address, language: None }))
        };
        self.cards.communities.get(id.index(), make).clone()
    }

    pub fn community_card(&self, id: PersonId) -> Shared<CommunityCard> {
        self.cards.community_cards.get(id.index(), || self.make_community_card(id)).clone()
    }

    fn make_community_card(&self, id: PersonId) -> Shared<CommunityCard> {
        let community = self.graph.people.communities.get(id);
        let mut links = self.community_links(id);
        links.truncate(NAMED);
        Shared::new(CommunityCard {
            name: label(&community.name).into_owned(),
            address: self.community_ref(id).map(|r| r.address.clone()),
            summary: community.document.and_then(|id| self.summary(id)),
            links,
        })
    }

    /// The notes of an author, the newest change first, or by title where they are many.
    pub fn author_notes(&self, id: PersonId) -> &[DocId] {
        self.cards.author_notes.get(id.index(), || {
            let mut notes = self.notes_of(&self.graph.people.authors.get(id).documents);
            match notes.len() > LETTERED {
                true => self.graph.sort_by_title(&mut notes),
                false => self.graph.sort_newest_first(&mut notes),
            }
            notes
        })
    }

    /// The notes of a community, by title.
    pub fn community_notes(&self, id: PersonId) -> &[DocId] {
        self.cards.community_notes.get(id.index(), || {
            let mut notes = self.notes_of(&self.graph.people.communities.get(id).documents);
            self.graph.sort_by_title(&mut notes);
            notes
        })
    }

    /// The notes among documents.
    fn notes_of(&self, documents: &[DocId]) -> Vec<DocId> {
        documents.iter().copied().filter(|id| self.document(*id).kind.is_note()).collect()
    }

    /// The authors whose file names a community.
    pub fn members_of(&self, community: PersonId) -> &[Shared<PersonRef>] {
        let people = &self.graph.people;
        let members = self.cards.members.get_or_init(|| {
            let mut members = vec![Vec::new(); people.communities.all().count()];
            for id in people.authors.ids() {
                let document = people.authors.get(*id).document.map(|id| self.document(id));
                if let Some(community) = document.and_then(|document| self.community(document)) {
                    members[community.index()].push(self.person(*id));
                }
            }
            members
        });
        &members[community.index()]
    }

    /// The introduction stands on the first page of a list only.
    pub fn own_text(&self, document: Option<DocId>, number: usize, page: &mut PageView) -> String {
        document.filter(|_| number == 1).map(|id| self.html(id, page)).unwrap_or_default()
    }

    /// Notebooks stand on the first page of a list only.
    pub fn notebook_rows(&self, ids: &[DocId], number: usize) -> Vec<Shared<NotebookRow>> {
        let ids = if number == 1 { ids } else { &[] };
        let notebooks = ids.iter().filter(|id| matches!(self.document(**id).kind, Kind::Notebook(_)));
        notebooks.map(|id| self.notebook_row(*id)).collect()
    }

    /// All links of a community.
    pub fn community_links(&self, id: PersonId) -> Vec<OutsideLink> {
        match self.graph.people.communities.get(id).document.map(|id| &self.document(id).kind) {
            Some(Kind::Community { links }) => self.outside_links(links),
            _ => Vec::new(),
        }
    }

    /// Where a community discusses.
    pub fn discussion(&self, id: PersonId) -> Option<&str> {
        match self.graph.people.communities.get(id).document.map(|id| &self.document(id).kind) {
            Some(Kind::Community { links }) => {
                links.iter().find(|link| link.kind == "discussion").map(|link| link.url.as_str())
            }
            _ => None,
        }
    }

    pub fn community_row(&self, id: PersonId) -> CommunityRow {
        let community = self.graph.people.communities.get(id);
        let count =
            |is: fn(&Kind) -> bool| community.documents.iter().filter(|id| is(&self.document(**id).kind)).count();
        CommunityRow {
            name: label(&community.name).into_owned(),
            address: encode(&self.addresses.community(&community.slug)),
            summary: community.document.and_then(|id| self.summary(id)),
            language: community.document.and_then(|id| self.language(id)),
            notes: count(Kind::is_note),
            notebooks: count(|kind| matches!(kind, Kind::Notebook(_))),
        }
    }

    /// The links of an author or a community.
    pub fn outside_links(&self, links: &[Link]) -> Vec<OutsideLink> {
        let title = |link: &Link| match (link.title.as_str(), link.kind) {
            ("", "") => link.url.clone(),
            ("", kind) => self.translation.text(&format!("link_{kind}"), None, &[]),
            (title, _) => label(title).into_owned(),
        };
        let view = |link: &Link| OutsideLink { kind: link.kind.to_owned(), title: title(link), url: link.url.clone() };
        links.iter().map(view).collect()
    }
}
