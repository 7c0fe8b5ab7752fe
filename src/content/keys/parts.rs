//! The groups of keys within the front matter of Markdown files.

use std::borrow::Cow;

use super::{Form, Group, Key, key};
use crate::diagnostics::phrases;

pub static REVISION: Group = Group {
    name: "revision",
    of: phrases::a_revision,
    keys: Cow::Borrowed(&[key("date", Form::Date), key("author", Form::Text), key("summary", Form::Text)]),
};

pub static SOURCE: Group = Group {
    name: "source",
    of: phrases::a_source,
    keys: Cow::Borrowed(&[
        key("author", Form::Text),
        key("year", Form::Text),
        key("title", Form::Text),
        key("publisher", Form::Text),
        key("url", Form::Outside),
    ]),
};

pub static COVER: Group = Group {
    name: "cover",
    of: phrases::a_cover,
    keys: Cow::Borrowed(&[key("image", Form::Text), key("alt", Form::Text), key("credit", Form::Text)]),
};

pub static CATEGORY: Group = Group {
    name: "category",
    of: phrases::a_category,
    keys: Cow::Borrowed(&[key("id", Form::Text), key("title", Form::Text)]),
};

const ITEM_CATEGORIES: Key = key("categories", Form::Texts);
const PINNED: Key = key("pinned", Form::Flag);
const ADDED_BY: Key = key("added_by", Form::Text);
const ADDED: Key = key("added", Form::Date);

pub static NOTEBOOK_ITEM: Group = Group {
    name: "item",
    of: phrases::an_item_of_the_list,
    keys: Cow::Borrowed(&[key("note", Form::Text), ITEM_CATEGORIES, PINNED, ADDED_BY, ADDED]),
};

pub static BASE_ITEM: Group = Group {
    name: "item",
    of: phrases::an_item_of_the_list,
    keys: Cow::Borrowed(&[key("notebook", Form::Text), ITEM_CATEGORIES, PINNED, ADDED_BY, ADDED]),
};
