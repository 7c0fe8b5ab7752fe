//! The keys of Markdown files, by what the file describes.

use super::{Form, Group, Key, key};
use crate::diagnostics::phrases;

const TITLE: Key = key("title", Form::Text);
const NAME: Key = key("name", Form::Text);
const NAME_AS_TITLE: Key = key("title", Form::Text);
const SLUG: Key = key("slug", Form::Text);
const ALIASES: Key = key("aliases", Form::Texts);
const LANGUAGE: Key = key("language", Form::Text);
const SUMMARY: Key = key("summary", Form::Text);
const REDIRECTS: Key = key("redirects", Form::Redirects);
const EXTRA: Key = key("extra", Form::Anything);
const VISIBILITY: Key = key("visibility", Form::Words(&["public", "unlisted", "community", "private"]));
const DRAFT: Key = key("draft", Form::Flag);
const PUBLISH: Key = key("publish", Form::Flag);
const PUBLISHED: Key = key("published", Form::Date);
const MODIFIED: Key = key("modified", Form::Date);
const REVIEW_BY: Key = key("review_by", Form::Date);
const SILENCE: Key = key("silence", Form::Texts);
const LICENCE: Key = key("licence", Form::Text);
const COMMUNITY_OF: Key = key("community", Form::Text);
const AUTHORS: Key = key("authors", Form::Texts);
const AUTHOR_OF: Key = key("author", Form::Texts);
const COVER_OF: Key = key("cover", Form::TextOrGroup(&COVER));
const TAGS: Key = key("tags", Form::Texts);
const STEPS: Key = key("steps", Form::Flag);
const CATEGORIES: Key = key("categories", Form::TextsOrGroups(&CATEGORY));
const LINKS_OF: Key = key("links", Form::Links);

pub static NOTE: Group = Group {
    name: "note",
    of: phrases::a_note,
    keys: &[
        TITLE,
        key("kind", Form::Words(&["note", "term", "organisation"])),
        AUTHORS,
        AUTHOR_OF,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        key("revisions", Form::Groups(&REVISION)),
        TAGS,
        ALIASES,
        REDIRECTS,
        SLUG,
        LANGUAGE,
        LICENCE,
        SUMMARY,
        key("sources", Form::TextsOrGroups(&SOURCE)),
        key("discuss", Form::Outside),
        COVER_OF,
        SILENCE,
        EXTRA,
        key("date", Form::Text),
        key("created", Form::Text),
        key("updated", Form::Text),
        key("tag", Form::Texts),
        key("alias", Form::Texts),
        key("description", Form::Text),
        key("permalink", Form::Text),
        key("cssclasses", Form::Anything),
        key("cssclass", Form::Anything),
    ],
};

pub static NOTEBOOK: Group = Group {
    name: "notebook",
    of: phrases::a_notebook,
    keys: &[
        TITLE,
        SUMMARY,
        AUTHORS,
        AUTHOR_OF,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        STEPS,
        CATEGORIES,
        key("notes", Form::TextsOrGroups(&NOTEBOOK_ITEM)),
        TAGS,
        COVER_OF,
        LICENCE,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static BASE: Group = Group {
    name: "base",
    of: phrases::a_base,
    keys: &[
        TITLE,
        SUMMARY,
        AUTHORS,
        AUTHOR_OF,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        STEPS,
        CATEGORIES,
        key("notebooks", Form::TextsOrGroups(&BASE_ITEM)),
        TAGS,
        COVER_OF,
        LICENCE,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static COMMUNITY: Group = Group {
    name: "community",
    of: phrases::a_community,
    keys: &[NAME, NAME_AS_TITLE, SUMMARY, LINKS_OF, SLUG, ALIASES, REDIRECTS, LANGUAGE, SILENCE, EXTRA],
};

pub static AUTHOR: Group = Group {
    name: "author",
    of: phrases::an_author,
    keys: &[
        NAME,
        NAME_AS_TITLE,
        key("kind", Form::Words(&["person", "team"])),
        SUMMARY,
        COMMUNITY_OF,
        key("contact", Form::Contact),
        LINKS_OF,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static PAGE: Group = Group {
    name: "page",
    of: phrases::a_page,
    keys: &[
        TITLE,
        SUMMARY,
        COMMUNITY_OF,
        VISIBILITY,
        DRAFT,
        PUBLISH,
        PUBLISHED,
        MODIFIED,
        REVIEW_BY,
        LICENCE,
        SLUG,
        ALIASES,
        REDIRECTS,
        LANGUAGE,
        SILENCE,
        EXTRA,
    ],
};

pub static HOME: Group = Group {
    name: "home",
    of: phrases::the_home_page,
    keys: &[TITLE, SUMMARY, VISIBILITY, DRAFT, PUBLISH, SLUG, ALIASES, REDIRECTS, LANGUAGE, SILENCE, EXTRA],
};

pub static REVISION: Group = Group {
    name: "revision",
    of: phrases::a_revision,
    keys: &[key("date", Form::Date), key("author", Form::Text), key("summary", Form::Text)],
};

pub static SOURCE: Group = Group {
    name: "source",
    of: phrases::a_source,
    keys: &[
        key("author", Form::Text),
        key("year", Form::Text),
        key("title", Form::Text),
        key("publisher", Form::Text),
        key("url", Form::Outside),
    ],
};

pub static COVER: Group = Group {
    name: "cover",
    of: phrases::a_cover,
    keys: &[key("image", Form::Text), key("alt", Form::Text), key("credit", Form::Text)],
};

pub static CATEGORY: Group =
    Group { name: "category", of: phrases::a_category, keys: &[key("id", Form::Text), key("title", Form::Text)] };

const ITEM_CATEGORIES: Key = key("categories", Form::Texts);
const PINNED: Key = key("pinned", Form::Flag);
const ADDED_BY: Key = key("added_by", Form::Text);
const ADDED: Key = key("added", Form::Date);

pub static NOTEBOOK_ITEM: Group = Group {
    name: "item",
    of: phrases::an_item_of_the_list,
    keys: &[key("note", Form::Text), ITEM_CATEGORIES, PINNED, ADDED_BY, ADDED],
};

pub static BASE_ITEM: Group = Group {
    name: "item",
    of: phrases::an_item_of_the_list,
    keys: &[key("notebook", Form::Text), ITEM_CATEGORIES, PINNED, ADDED_BY, ADDED],
};
