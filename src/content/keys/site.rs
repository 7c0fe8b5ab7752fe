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

const fn word(name: &'static str) -> Key {
    key(name, ValueForm::Text)
}

pub static ADDRESSES: KeyGroup = KeyGroup {
    name: "addresses",
    of: phrases::the_group_addresses,
    keeps_back: KeepsBack::Document,
    keys: Cow::Borrowed(&[
        word("notes"),
        word("notebooks"),
        word("bases"),
        word("communities"),
        word("authors"),
        word("tags"),
        word("languages"),
        word("changes"),
        word("search"),
        word("graph"),
        word("lexicon"),
        word("organisations"),
        word("reviews"),
        word("accessibility"),
        word("site_plan"),
        word("page"),
        word("backlinks"),
        word("book"),
        word("versions"),
        word("comparison"),
    ]),
};
