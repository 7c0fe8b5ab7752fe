//! The keys an author may write, by the groups they stand in: what a key takes, and what it means.
//!
//! The keys of documents are in [`crate::content::front_matter::table`], those of `carnet.yaml` in `src/content/config/reading.rs`, those
//! within others beside what is made of them. The readers know no other key, the misspellings they suggest are these names, and
//! `carnet schema` prints them. It does not know how a value is read.

pub mod meant;
mod site;

use std::borrow::Cow;

pub use site::{ADDRESSES, AddressWord, FOLDERS};

use crate::diagnostics::{Language, Phrase};

/// Begins the names of the texts that say what keys mean.
pub const MEANING: &str = "meaning_";

/// Keys whose misspelling could publish what should not be: an error, not a warning.
pub const GUARDED: [&str; 3] = ["visibility", "draft", "publish"];

/// Which keys a file may have, from the folder it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Home,
    Note,
    Notebook,
    Base,
    Community,
    Author,
    Page,
}

impl Role {
    /// In the order of their discriminants.
    pub const ALL: [Role; 7] =
        [Role::Home, Role::Note, Role::Notebook, Role::Base, Role::Community, Role::Author, Role::Page];
}

/// A set of keys that stand together.
#[derive(Debug)]
pub struct KeyGroup {
    /// Its word in the names of texts, see [`KeyGroup::description`].
    pub name: &'static str,
    /// What they describe, for messages: `a note`.
    pub of: fn() -> Phrase,
    pub keeps_back: KeepsBack,
    pub keys: Cow<'static, [Key]>,
}

/// What an author may want to keep back who writes an unknown key among those of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepsBack {
    /// The document, where the group has the key `visibility`.
    Document,
    /// All documents of the site.
    Site,
    /// The text of a version.
    VersionText,
}

/// A key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    pub form: ValueForm,
    /// Another name for a key of the same documents.
    pub is_synonym: bool,
}

/// What a key takes. Scalars are texts to carnet, whatever YAML calls them: `title: 1984` is one.
#[derive(Debug, Clone, Copy)]
pub enum ValueForm {
    Text,
    /// A text, or a list of them.
    Texts,
    /// `true` or `false`.
    Flag,
    /// `2024-02-29`, or with a time.
    Date,
    /// `https:`, `http:`, `mailto:` or `tel:`.
    Outside,
    /// As [`ValueForm::Outside`], or an address of electronic mail.
    Contact,
    /// The same, or `form`.
    Report,
    /// Addresses from the site's root, or one.
    Redirects,
    Words(&'static [&'static str]),
    Group(&'static KeyGroup),
    /// `true` or `false`, or a group.
    FlagOrGroup(&'static KeyGroup),
    /// A name, or `false`.
    Folder,
    TextOrGroup(&'static KeyGroup),
    /// A list of groups.
    Groups(&'static KeyGroup),
    /// A list of texts and groups.
    TextsOrGroups(&'static KeyGroup),
    /// A text, a group, or a list of them.
    OneOrMore(&'static KeyGroup),
    /// Names of the author's choice, each with an address as [`ValueForm::Outside`].
    Links,
    Anything,
}

impl ValueForm {
    /// The group of keys that a value can be.
    pub fn group(self) -> Option<&'static KeyGroup> {
        match self {
            ValueForm::Group(group)
            | ValueForm::FlagOrGroup(group)
            | ValueForm::TextOrGroup(group)
            | ValueForm::Groups(group)
            | ValueForm::TextsOrGroups(group)
            | ValueForm::OneOrMore(group) => Some(group),
            ValueForm::Text
            | ValueForm::Texts
            | ValueForm::Flag
            | ValueForm::Date
            | ValueForm::Outside
            | ValueForm::Contact
            | ValueForm::Report
            | ValueForm::Redirects
            | ValueForm::Words(_)
            | ValueForm::Folder
            | ValueForm::Links
            | ValueForm::Anything => None,
        }
    }
}

impl KeyGroup {
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The group that stands within a key of this one.
    pub fn within(&self, key: &str) -> Option<&'static KeyGroup> {
        self.key(key)?.form.group()
    }

    /// The group, and all that stand within it.
    pub fn with_inner(&'static self) -> Vec<&'static KeyGroup> {
        let inner = self.keys.iter().filter_map(|key| key.form.group());
        std::iter::once(self).chain(inner.flat_map(KeyGroup::with_inner)).collect()
    }

    /// What a key means, for editors: the text `meaning_GROUP_NAME` of the language's file, else `meaning_NAME`.
    pub fn description(&self, key: &Key, language: &Language) -> String {
        let own = language.text_named(&format!("{MEANING}{}_{}", self.name, key.name));
        own.or_else(|| language.text_named(&format!("{MEANING}{}", key.name))).unwrap_or_default()
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

/// One line of a group.
pub(crate) const fn key(name: &'static str, form: ValueForm) -> Key {
    Key { name, form, is_synonym: false }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::content::config::keys_of_site;
    use crate::content::front_matter::table::keys_of;

    /// All groups that authors' files have, with those within others.
    pub(crate) fn every_group() -> Vec<&'static KeyGroup> {
        Role::ALL.map(keys_of).into_iter().chain([keys_of_site()]).flat_map(KeyGroup::with_inner).collect()
    }

    #[test]
    fn every_text_about_a_key_is_about_one_that_there_is() {
        let mut known = std::collections::BTreeSet::new();
        for group in every_group() {
            known.extend(
                group.names().flat_map(|key| [format!("{MEANING}{}_{key}", group.name), format!("{MEANING}{key}")]),
            );
        }
        for language in Language::all() {
            for text in language.names_beginning(MEANING) {
                assert!(known.contains(&text), "{}.ftl: '{text}'", language.tag());
            }
        }
    }
}
