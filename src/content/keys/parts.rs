//! The groups of keys within the front matter of Markdown files.

use std::borrow::Cow;

use super::{Key, KeyGroup, ValueForm, key};
use crate::diagnostics::phrases;

pub static REVISION: KeyGroup = KeyGroup {
    name: "revision",
    of: phrases::a_revision,
    keys: Cow::Borrowed(&[
        key("date", ValueForm::Date),
        key("author", ValueForm::Text),
        key("summary", ValueForm::Text),
        key("text", ValueForm::Words(&["withheld"])),
    ]),
};

pub static SOURCE: KeyGroup = KeyGroup {
    name: "source",
    of: phrases::a_source,
    keys: Cow::Borrowed(&[
        key("key", ValueForm::Text),
        key("authors", ValueForm::OneOrMore(&SOURCE_AUTHOR)),
        key("author", ValueForm::OneOrMore(&SOURCE_AUTHOR)),
        key("year", ValueForm::Text),
        key("title", ValueForm::Text),
        key("journal", ValueForm::Text),
        key("volume", ValueForm::Text),
        key("issue", ValueForm::Text),
        key("pages", ValueForm::Text),
        key("publisher", ValueForm::Text),
        key("doi", ValueForm::Text),
        key("url", ValueForm::Outside),
        key("accessed", ValueForm::Date),
    ]),
};

pub static SOURCE_AUTHOR: KeyGroup = KeyGroup {
    name: "source_author",
    of: phrases::an_author_of_a_source,
    keys: Cow::Borrowed(&[key("family", ValueForm::Text), key("given", ValueForm::Text), key("name", ValueForm::Text)]),
};

pub static COVER: KeyGroup = KeyGroup {
    name: "cover",
    of: phrases::a_cover,
    keys: Cow::Borrowed(&[
        key("image", ValueForm::Text),
        key("alt", ValueForm::Text),
        key("credit", ValueForm::Text),
        key("url", ValueForm::Outside),
        key("licence", ValueForm::Text),
    ]),
};

pub static FURTHER: KeyGroup = KeyGroup {
    name: "further",
    of: phrases::a_further_link,
    keys: Cow::Borrowed(&[key("title", ValueForm::Text), key("url", ValueForm::Outside)]),
};

pub static CONTACT: KeyGroup = KeyGroup {
    name: "contact",
    of: phrases::a_contact,
    keys: Cow::Borrowed(&[
        key("phone", ValueForm::Text),
        key("email", ValueForm::Text),
        key("address", ValueForm::Text),
        key("url", ValueForm::Outside),
    ]),
};

pub static CATEGORY: KeyGroup = KeyGroup {
    name: "category",
    of: phrases::a_category,
    keys: Cow::Borrowed(&[key("id", ValueForm::Text), key("title", ValueForm::Text)]),
};

const ITEM_CATEGORIES: Key = key("categories", ValueForm::Texts);
const PINNED: Key = key("pinned", ValueForm::Flag);
const ADDED_BY: Key = key("added_by", ValueForm::Text);
const ADDED: Key = key("added", ValueForm::Date);

pub static NOTEBOOK_ITEM: KeyGroup = KeyGroup {
    name: "item",
    of: phrases::an_item_of_the_list,
    keys: Cow::Borrowed(&[key("note", ValueForm::Text), ITEM_CATEGORIES, PINNED, ADDED_BY, ADDED]),
};

pub static BASE_ITEM: KeyGroup = KeyGroup {
    name: "item",
    of: phrases::an_item_of_the_list,
    keys: Cow::Borrowed(&[key("notebook", ValueForm::Text), ITEM_CATEGORIES, PINNED, ADDED_BY, ADDED]),
};
