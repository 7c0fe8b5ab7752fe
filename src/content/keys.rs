//! Every key an author may write, with what it takes and what it means: the one table of them.
//!
//! The readers of front matter and of `carnet.yaml` go through it ([`crate::content::fields::Fields`] knows no other key), the
//! misspellings it suggests are its names, and `carnet schema` prints it. It does not know how a value is read.

mod front_matter;
mod site;

pub use front_matter::{
    AUTHOR, BASE, BASE_ITEM, CATEGORY, COMMUNITY, COVER, HOME, NOTE, NOTEBOOK, NOTEBOOK_ITEM, PAGE, REVISION, SOURCE,
};
pub use site::{ADDRESSES, DEFAULTS, FOLDERS, LINKS, SITE};

use crate::diagnostics::{Language, Phrase};

/// Begins the names of the texts that say what keys mean.
const DESCRIPTION: &str = "meaning_";

/// A set of keys that stand together.
#[derive(Debug)]
pub struct Group {
    /// Its word in the names of texts, see [`Group::description`].
    pub name: &'static str,
    /// What they describe, for messages: `a note`.
    pub of: fn() -> Phrase,
    pub keys: &'static [Key],
}

/// A key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    pub form: Form,
}

/// What a key takes. Scalars are texts to carnet, whatever YAML calls them: `title: 1984` is one.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    Text,
    /// A text, or a list of them.
    Texts,
    /// `true` or `false`.
    Flag,
    /// `2024-02-29`, or with a time.
    Date,
    /// `https:`, `http:`, `mailto:` or `tel:`.
    Outside,
    /// As [`Form::Outside`], or an address of electronic mail.
    Contact,
    /// Addresses from the site's root, or one.
    Redirects,
    Words(&'static [&'static str]),
    Group(&'static Group),
    /// A name, or `false`.
    Folder,
    TextOrGroup(&'static Group),
    /// A list of groups.
    Groups(&'static Group),
    /// A list of texts and groups.
    TextsOrGroups(&'static Group),
    /// Names of the author's choice, each with an address as [`Form::Outside`].
    Links,
    Anything,
}

impl Group {
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// What a key means, for editors: the text `meaning_GROUP_NAME` of the language's file, else `meaning_NAME`.
    pub fn description(&self, key: &Key, language: &Language) -> String {
        let own = language.text_named(&format!("{DESCRIPTION}{}_{}", self.name, key.name));
        own.or_else(|| language.text_named(&format!("{DESCRIPTION}{}", key.name))).unwrap_or_default()
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.keys.iter().map(|key| key.name)
    }
}

/// Whether a key is one of some kind of document.
pub fn is_of_documents(name: &str) -> bool {
    [&NOTE, &NOTEBOOK, &BASE, &COMMUNITY, &AUTHOR, &PAGE, &HOME].iter().any(|group| group.key(name).is_some())
}

const fn key(name: &'static str, form: Form) -> Key {
    Key { name, form }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_text_of_a_key_is_that_of_one_that_there_is() {
        let groups = [
            &NOTE,
            &NOTEBOOK,
            &BASE,
            &COMMUNITY,
            &AUTHOR,
            &PAGE,
            &HOME,
            &REVISION,
            &SOURCE,
            &COVER,
            &CATEGORY,
            &NOTEBOOK_ITEM,
            &BASE_ITEM,
            &SITE,
            &DEFAULTS,
            &LINKS,
            &FOLDERS,
            &ADDRESSES,
        ];
        let names = |group: &&Group| {
            let name = group.name;
            group.names().flat_map(move |key| [format!("{DESCRIPTION}{name}_{key}"), format!("{DESCRIPTION}{key}")])
        };
        let known: BTreeSet<String> = groups.iter().flat_map(names).collect();
        for language in Language::all() {
            for text in language.names_beginning(DESCRIPTION) {
                assert!(known.contains(&text), "{}.ftl: '{text}'", language.tag());
            }
        }
    }
}
