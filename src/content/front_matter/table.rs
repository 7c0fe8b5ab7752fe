//! The table of keys: all that the front matter of a document may say.
//!
//! From a line of it follow the field of the document, the reading with its messages, the keys that a misspelling suggests, the
//! JSON Schema, what becomes of links in its texts, and the Markdown source beside a page. What a key means is said in the files
//! of `src/diagnostics/texts`, under `meaning_` and its name.

use std::sync::LazyLock;

use super::addresses::{Address, Contact, Links, Permalink, Redirects, ReportAddress};
use super::define::keys;
use super::further::FurtherLinks;
use super::organisation::{ContactWays, OfOrganisations, ProseList};
use super::parts::{Anything, Categories, CoverImage, Notebooks, Notes, Tags};
use super::reading::{
    Aliases, Community, Date, Fact, Flag, Ignored, Input, LanguageTag, Persons, Prose, Reading, Repeated, ShownName,
    Silence, Someone, TextChange, Word,
};
use super::revisions::Revisions;
use super::values::{AuthorKind, MAX_AUTHORS, NoteKind, Visibility};
use super::words::OneOf;
use super::works::Works;
use crate::content::keys::{KeepsBack, Key, KeyGroup, Role};
use crate::diagnostics::phrases;

const HOME: Kinds = Kinds::of(Role::Home);
const NOTE: Kinds = Kinds::of(Role::Note);
const NOTEBOOK: Kinds = Kinds::of(Role::Notebook);
const BASE: Kinds = Kinds::of(Role::Base);
const AUTHOR: Kinds = Kinds::of(Role::Author);
const COMMUNITY: Kinds = Kinds::of(Role::Community);
/// Those with a name: communities and authors, whose pages are public.
const NAMED: Kinds = AUTHOR.and(COMMUNITY);
const LISTS: Kinds = NOTEBOOK.and(BASE);
/// Those that have authors.
const WRITTEN: Kinds = NOTE.and(LISTS);
const DATED: Kinds = WRITTEN.and(Kinds::of(Role::Page));
const GUARDED: Kinds = DATED.and(HOME);
const ALL: Kinds = GUARDED.and(NAMED);

keys! {
    /// What several kinds of documents may have, and keep as it is read.
    pub struct Common: shown {
        /// Slugs or plain names.
        authors: Persons<MAX_AUTHORS, true> { authors: WRITTEN, author: WRITTEN } + Repeated;
        community: Community { community: DATED.and(AUTHOR) } + Repeated;
        published: Date { published: DATED, date: NOTE, created: NOTE } + Repeated;
        modified: Date { modified: DATED, updated: NOTE } + Repeated;
        /// The day by which it is to be read again.
        review_by: Date { review_by: DATED } + Repeated;
        /// Who reads it again.
        responsible: Persons<MAX_AUTHORS, false> { responsible: DATED } + Repeated;
        tags: Tags { tags: WRITTEN, tag: NOTE } + Repeated;
        /// Given in the front matter; else the body's lead is used.
        summary: Prose { summary: ALL, description: NOTE } + Repeated;
        licence: Prose { licence: DATED } + Repeated;
        /// BCP 47; none: the site's.
        language: LanguageTag { language: ALL } + Repeated;
        /// The document that says the same in another language.
        translation_of: Word { translation_of: GUARDED };
        /// Oldest first.
        revisions: Revisions { revisions: NOTE };
        sources: Works { sources: NOTE };
        /// Where readers may go on.
        further: FurtherLinks { further: NOTE };
        /// Of a community: where mistakes in its notes are reported.
        report: ReportAddress { report: COMMUNITY };
        /// Where to discuss the note.
        discuss: Address { discuss: NOTE };
        cover: CoverImage { cover: WRITTEN };
        /// Other names for wiki links.
        aliases: Aliases { aliases: ALL, alias: NOTE };
        /// Old addresses, from the site's root.
        redirects: Redirects { redirects: ALL };
        /// The address on another program's site, from the root: it leads here where nothing else stands there.
        permalink: Permalink { permalink: NOTE };
        /// Of an organisation: what it works on.
        themes: OfOrganisations<ProseList> { themes: NOTE } + Repeated;
        /// Of an organisation: where it works.
        territory: OfOrganisations<Prose> { territory: NOTE } + Repeated + Fact;
        /// Of an organisation: how to reach it.
        reach: OfOrganisations<ContactWays> { contact: NOTE } + Repeated;
        extra: Anything { extra: ALL };
        /// Messages that are not to be given about it.
        silence: Silence { silence: ALL };
    }
}

keys! {
    /// What is decided together with the text, the file's name or the site's defaults.
    pub struct Asked {
        title: Prose { title: GUARDED };
        name: Prose { name: NAMED, title: NAMED };
        slug: Word { slug: ALL };
        visibility: OneOf<Visibility> { visibility: GUARDED };
        draft: Flag { draft: GUARDED };
        publish: Flag { publish: GUARDED };
        others: Ignored { cssclasses: NOTE, cssclass: NOTE };
    }
}

keys! {
    /// What only one kind of document has: it becomes its [`Kind`](super::values::Kind).
    pub struct Own {
        note: OneOf<NoteKind> { kind: NOTE };
        author: OneOf<AuthorKind> { kind: AUTHOR };
        contact: Contact { contact: AUTHOR };
        links: Links { links: NAMED };
        steps: Flag { steps: LISTS };
        categories: Categories { categories: LISTS };
        notes: Notes { notes: NOTEBOOK };
        notebooks: Notebooks { notebooks: BASE };
    }
}

/// A set of kinds of documents.
#[derive(Debug, Clone, Copy)]
struct Kinds(u8);

impl Kinds {
    const fn of(role: Role) -> Kinds {
        Kinds(1 << role as u8)
    }

    const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    fn has(self, role: Role) -> bool {
        self.0 & Kinds::of(role).0 != 0
    }
}

/// Reads a value under the names that a document of this role has.
fn read<R: Reading, const MOST: usize>(role: Role, keys: [(&'static str, Kinds); MOST], input: &mut Input) -> R::Value {
    let (mut names, mut count) = ([""; MOST], 0);
    for (name, _) in keys.into_iter().filter(|(_, kinds)| kinds.has(role)) {
        names[count] = name;
        count += 1;
    }
    if count == 0 { R::Value::default() } else { R::read(&names[..count], input) }
}

static GROUPS: LazyLock<[KeyGroup; 7]> = LazyLock::new(|| {
    Role::ALL.map(|role| {
        let all = Asked::KEYS.iter().chain(Own::KEYS).chain(Common::KEYS);
        let keys = all.filter(|(_, kinds)| kinds.has(role)).map(|(key, _)| *key).collect();
        let (name, of) = match role {
            Role::Home => ("home", phrases::the_home_page as fn() -> _),
            Role::Note => ("note", phrases::a_note as _),
            Role::Notebook => ("notebook", phrases::a_notebook as _),
            Role::Base => ("base", phrases::a_base as _),
            Role::Community => ("community", phrases::a_community as _),
            Role::Author => ("author", phrases::an_author as _),
            Role::Page => ("page", phrases::a_page as _),
        };
        KeyGroup { name, of, keeps_back: KeepsBack::Document, keys }
    })
});

/// The keys that a document of this role may have.
pub fn keys_of(role: Role) -> &'static KeyGroup {
    &GROUPS[role as usize]
}

/// Whether a key is one of some kind of document.
pub fn is_key(name: &str) -> bool {
    GROUPS.iter().any(|group| group.key(name).is_some())
}
