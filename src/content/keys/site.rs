//! The groups of `carnet.yaml` whose keys are names of one sort: folders, and words of addresses.

use std::borrow::Cow;

use super::{KeepsBack, Key, KeyGroup, ValueForm, key};
use crate::diagnostics::phrases;

const fn folder(name: &'static str) -> Key {
    key(name, ValueForm::Folder)
}

/// In the order of the roles of [`crate::content::config::Folders`].
pub static FOLDERS: KeyGroup = KeyGroup {
    name: "folders",
    of: phrases::the_group_folders,
    keeps_back: KeepsBack::Document,
    keys: Cow::Borrowed(&[
        folder("notebooks"),
        folder("bases"),
        folder("communities"),
        folder("authors"),
        folder("pages"),
    ]),
};

/// Defines the words of addresses: a line for each is `Value = "key"`.
macro_rules! address_words {
    ($($(#[$about:meta])* $word:ident = $name:literal,)+) => {
        /// What has a word of its own in addresses. The word is the site's, else that of the interface's language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AddressWord {
            $($(#[$about])* $word),+
        }

        impl AddressWord {
            /// In the order of their discriminants.
            pub const ALL: &'static [AddressWord] = &[$(AddressWord::$word),+];

            /// Its key in `carnet.yaml` and in the files of languages.
            pub fn name(self) -> &'static str {
                match self {
                    $(AddressWord::$word => $name),+
                }
            }
        }

        pub static ADDRESSES: KeyGroup = KeyGroup {
            name: "addresses",
            of: phrases::the_group_addresses,
            keeps_back: KeepsBack::Document,
            keys: Cow::Borrowed(&[$(key($name, ValueForm::Text)),+]),
        };
    };
}

address_words! {
    Notes = "notes",
    Notebooks = "notebooks",
    Bases = "bases",
    Communities = "communities",
    Authors = "authors",
    Tags = "tags",
    Languages = "languages",
    /// The change log.
    Changes = "changes",
    Search = "search",
    Graph = "graph",
    Lexicon = "lexicon",
    Organisations = "organisations",
    /// What is to be read again.
    Reviews = "reviews",
    /// The statement of the site's accessibility.
    Accessibility = "accessibility",
    SitePlan = "site_plan",
    /// Stands before the number of a further page of a list.
    Page = "page",
    Backlinks = "backlinks",
    /// The page that holds a whole notebook.
    Book = "book",
    Versions = "versions",
    Comparison = "comparison",
}
