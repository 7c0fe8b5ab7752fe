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

macro_rules! is_list {
    () => {
        false
    };
    (list) => {
        true
    };
}

/// Defines the words of addresses: a line for each is `Value = "key"`, and `list` behind it where the page is a list, which may have
/// further pages.
macro_rules! address_words {
    ($($(#[$about:meta])* $word:ident = $name:literal $($list:ident)?,)+) => {
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

            /// Whether its page is a list, which there is only where there is enough to list.
            pub fn is_of_list(self) -> bool {
                match self {
                    $(AddressWord::$word => is_list!($($list)?)),+
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
    Notes = "notes" list,
    Notebooks = "notebooks" list,
    Bases = "bases" list,
    Communities = "communities" list,
    Authors = "authors" list,
    Tags = "tags" list,
    Languages = "languages" list,
    /// The change log, which has months.
    Changes = "changes" list,
    Search = "search",
    Graph = "graph",
    Lexicon = "lexicon" list,
    Organisations = "organisations" list,
    /// What is to be read again.
    Reviews = "reviews" list,
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
