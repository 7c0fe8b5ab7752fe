//! What only one kind of document has: from its keys to its [`Kind`], and what becomes of its texts and names.

use super::addresses::{Contact, Links};
use super::parts::Categories;
use super::reading::{Reading, TextChange};
use super::table::Own;
use super::values::{AuthorKind, Collection, Kind, Membership, NoteKind};
use crate::content::keys::Role;
use crate::diagnostics::Spanned;

/// What a document of this role is.
pub fn kind(role: Role, own: Own) -> Kind {
    let Own { note, author, contact, links, steps, categories, notes, notebooks } = own;
    let collection = |items| Collection { steps: steps.unwrap_or(false), categories, items };
    match role {
        Role::Home => Kind::Home,
        Role::Page => Kind::Page,
        Role::Note => Kind::Note(note.map_or(NoteKind::Note, |kind| kind.value)),
        Role::Notebook => Kind::Notebook(collection(notes)),
        Role::Base => Kind::Base(collection(notebooks)),
        Role::Community => Kind::Community { links },
        Role::Author => {
            Kind::Author { team: author.is_some_and(|kind| kind.value == AuthorKind::Team), contact, links }
        }
    }
}

impl Kind {
    /// Gives every text that others may see to `change`, and takes what it makes of it.
    pub fn texts(&mut self, change: &mut TextChange) {
        match self {
            Kind::Notebook(collection) | Kind::Base(collection) => {
                let Collection { steps: _, categories, items: _ } = collection;
                Categories::texts(categories, change);
            }
            Kind::Community { links } => Links::texts(links, change),
            Kind::Author { team: _, contact, links } => {
                Contact::texts(contact, change);
                Links::texts(links, change);
            }
            Kind::Home | Kind::Note(_) | Kind::Page => {}
        }
    }

    /// The names of persons, teams and communities.
    pub fn people(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.items().iter().filter_map(|item| item.added_by.as_ref())
    }

    /// Takes out the persons, teams and communities whose name `is_left_out`.
    pub fn leave_out_people(&mut self, is_left_out: &dyn Fn(&str) -> bool) {
        if let Kind::Notebook(collection) | Kind::Base(collection) = self {
            for item in &mut collection.items {
                item.added_by.take_if(|name| is_left_out(&name.value));
            }
        }
    }

    fn items(&self) -> &[Membership] {
        match self {
            Kind::Notebook(collection) | Kind::Base(collection) => &collection.items,
            Kind::Home | Kind::Note(_) | Kind::Community { .. } | Kind::Author { .. } | Kind::Page => &[],
        }
    }
}
