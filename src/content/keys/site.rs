//! The keys of `carnet.yaml`.

use std::borrow::Cow;

use super::{Key, KeyGroup, ValueForm, key};
use crate::diagnostics::phrases;

pub static SITE: KeyGroup = KeyGroup {
    name: "site",
    of: phrases::the_configuration_of_the_site,
    keys: Cow::Borrowed(&[
        key("title", ValueForm::Text),
        key("description", ValueForm::Text),
        key("base_url", ValueForm::Text),
        key("language", ValueForm::Text),
        key("timezone", ValueForm::Text),
        key("content", ValueForm::Text),
        key("theme", ValueForm::Text),
        key("licence", ValueForm::Text),
        key("community", ValueForm::Text),
        key("ignore", ValueForm::Texts),
        key("defaults", ValueForm::Group(&DEFAULTS)),
        key("silence", ValueForm::Texts),
        key("report", ValueForm::Report),
        key("edit_url", ValueForm::Outside),
        key("editor", ValueForm::Group(&EDITOR)),
        key("hub", ValueForm::Outside),
        key("llms", ValueForm::Flag),
        key("citations", ValueForm::Words(&["author-year", "numbered"])),
        key("links", ValueForm::Group(&LINKS)),
        key("home", ValueForm::Group(&HOME)),
        key("front_matter", ValueForm::Words(&["error", "warn"])),
        key("html", ValueForm::Words(&["sanitise", "trusted"])),
        key("line_breaks", ValueForm::Flag),
        key("urls", ValueForm::Words(&["folder", "file"])),
        key("host", ValueForm::Words(&["netlify", "cloudflare", "apache", "nginx", "github"])),
        key("files", ValueForm::Words(&["all", "few"])),
        key("search", ValueForm::Flag),
        key("graph", ValueForm::Flag),
        key("glossary", ValueForm::Flag),
        key("epub", ValueForm::Flag),
        key("og_images", ValueForm::Flag),
        key("versions", ValueForm::FlagOrGroup(&VERSIONS)),
        key("accessibility", ValueForm::Group(&ACCESSIBILITY)),
        key("folders", ValueForm::Group(&FOLDERS)),
        key("addresses", ValueForm::Group(&ADDRESSES)),
    ]),
};

pub static DEFAULTS: KeyGroup = KeyGroup {
    name: "defaults",
    of: phrases::the_group_defaults,
    keys: Cow::Borrowed(&[
        key("visibility", ValueForm::Words(&["public", "unlisted", "community", "private"])),
        key("authors", ValueForm::Texts),
        key("community", ValueForm::Text),
    ]),
};

pub static VERSIONS: KeyGroup = KeyGroup {
    name: "versions",
    of: phrases::the_group_versions,
    keys: Cow::Borrowed(&[key("keep", ValueForm::Text)]),
};

pub static ACCESSIBILITY: KeyGroup = KeyGroup {
    name: "accessibility",
    of: phrases::the_group_accessibility,
    keys: Cow::Borrowed(&[
        key("standard", ValueForm::Words(&["RGAA", "SGQRI 008", "WCAG"])),
        key("state", ValueForm::Words(&["non", "partial", "full"])),
        key("tested", ValueForm::Date),
        key("by", ValueForm::Text),
        key("contact", ValueForm::Contact),
        key("exceptions", ValueForm::Texts),
    ]),
};

pub static EDITOR: KeyGroup = KeyGroup {
    name: "editor",
    of: phrases::the_group_editor,
    keys: Cow::Borrowed(&[
        key("backend", ValueForm::Words(&["github", "gitlab", "gitea", "test-repo"])),
        key("repository", ValueForm::Text),
        key("branch", ValueForm::Text),
        key("workflow", ValueForm::Words(&["editorial", "simple"])),
        key("notes", ValueForm::Text),
        key("folder", ValueForm::Text),
        key("address", ValueForm::Outside),
        key("auth", ValueForm::Outside),
        key("application", ValueForm::Text),
    ]),
};

pub static LINKS: KeyGroup = KeyGroup {
    name: "links",
    of: phrases::the_group_links,
    keys: Cow::Borrowed(&[key("unresolved", ValueForm::Words(&["error", "warn"]))]),
};

pub static HOME: KeyGroup = KeyGroup {
    name: "home",
    of: phrases::the_group_home,
    keys: Cow::Borrowed(&[key("file", ValueForm::Text), key("recent", ValueForm::Group(&RECENT))]),
};

pub static RECENT: KeyGroup =
    KeyGroup { name: "recent", of: phrases::the_group_recent, keys: Cow::Borrowed(&[key("except", ValueForm::Texts)]) };

const fn folder(name: &'static str) -> Key {
    key(name, ValueForm::Folder)
}

/// In the order of the roles of [`crate::content::config::Folders`].
pub static FOLDERS: KeyGroup = KeyGroup {
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
    key(name, ValueForm::Text)
}

pub static ADDRESSES: KeyGroup = KeyGroup {
    name: "addresses",
    of: phrases::the_group_addresses,
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
