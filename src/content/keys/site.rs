//! The keys of `carnet.yaml`.

use std::borrow::Cow;

use super::{Form, Group, Key, key};
use crate::diagnostics::phrases;

pub static SITE: Group = Group {
    name: "site",
    of: phrases::the_configuration_of_the_site,
    keys: Cow::Borrowed(&[
        key("title", Form::Text),
        key("description", Form::Text),
        key("base_url", Form::Text),
        key("language", Form::Text),
        key("timezone", Form::Text),
        key("content", Form::Text),
        key("theme", Form::Text),
        key("licence", Form::Text),
        key("community", Form::Text),
        key("ignore", Form::Texts),
        key("defaults", Form::Group(&DEFAULTS)),
        key("silence", Form::Texts),
        key("links", Form::Group(&LINKS)),
        key("front_matter", Form::Words(&["error", "warn"])),
        key("html", Form::Words(&["sanitise", "trusted"])),
        key("line_breaks", Form::Flag),
        key("urls", Form::Words(&["folder", "file"])),
        key("folders", Form::Group(&FOLDERS)),
        key("addresses", Form::Group(&ADDRESSES)),
    ]),
};

pub static DEFAULTS: Group = Group {
    name: "defaults",
    of: phrases::the_group_defaults,
    keys: Cow::Borrowed(&[
        key("visibility", Form::Words(&["public", "unlisted", "community", "private"])),
        key("authors", Form::Texts),
        key("community", Form::Text),
    ]),
};

pub static LINKS: Group = Group {
    name: "links",
    of: phrases::the_group_links,
    keys: Cow::Borrowed(&[key("unresolved", Form::Words(&["error", "warn"]))]),
};

const fn folder(name: &'static str) -> Key {
    key(name, Form::Folder)
}

/// In the order of the roles of [`crate::content::config::Folders`].
pub static FOLDERS: Group = Group {
    name: "folders",
    of: phrases::the_group_folders,
    keys: Cow::Borrowed(&[
        folder("notebooks"),
        folder("bases"),
        folder("communities"),
        folder("authors"),
        folder("pages"),
    ]),
};

const fn word(name: &'static str) -> Key {
    key(name, Form::Text)
}

pub static ADDRESSES: Group = Group {
    name: "addresses",
    of: phrases::the_group_addresses,
    keys: Cow::Borrowed(&[
        word("notes"),
        word("notebooks"),
        word("bases"),
        word("communities"),
        word("authors"),
        word("tags"),
        word("changes"),
        word("page"),
        word("backlinks"),
    ]),
};
