//! The front matter at the head of a Markdown file, read into typed metadata: YAML, or what other programs write there.
//!
//! It knows the keys of each kind of document (the manual lists them) and nothing of other files: a name stays a name.

pub mod addresses;
mod fence;
mod json;
pub mod keep_back;
mod lines;
mod misplaced;
mod other;
mod toml;

use std::collections::HashSet;

use addresses::{address, contact, links, redirects};
pub use fence::{Dialect, Parts, split};

use crate::content::document::{
    Bound, Category, Collection, Cover, Extra, Kind, MAX_AUTHORS, MAX_TAGS, Membership, NoteKind, Revision, Visibility,
    Work,
};
use crate::content::fields::{Dates, Fields, text_of};
use crate::content::keys::{self, Group};
use crate::content::markdown::inline;
use crate::content::silence;
use crate::content::yaml::{self, Node, Value};
use crate::diagnostics::{Problems, Rule, Span, Spanned, say};
use crate::text::moment::Moment;
use keep_back::Wish;

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
    /// The keys of such a file.
    pub fn keys(self) -> &'static Group {
        match self {
            Role::Home => &keys::HOME,
            Role::Note => &keys::NOTE,
            Role::Notebook => &keys::NOTEBOOK,
            Role::Base => &keys::BASE,
            Role::Community => &keys::COMMUNITY,
            Role::Author => &keys::AUTHOR,
            Role::Page => &keys::PAGE,
        }
    }
}

/// What the front matter says, before defaults and the body complete it.
#[derive(Debug)]
pub struct Metadata {
    pub title: Option<String>,
    pub slug: Option<Spanned<String>>,
    pub aliases: Vec<String>,
    pub visibility: Option<Spanned<Visibility>>,
    pub draft: bool,
    /// `publish: false`.
    pub kept_back: bool,
    /// What could not be read may have kept the file from being published.
    pub is_doubtful: bool,
    /// Keys that may ask for the file to be kept back, and that carnet does not read.
    pub wishes: Vec<Wish>,
    /// Dates of other programs between which it is to be published.
    pub bounds: Vec<Bound>,
    pub language: Option<String>,
    pub summary: Option<String>,
    pub authors: Vec<Spanned<String>>,
    pub community: Option<Spanned<String>>,
    pub published: Option<Spanned<Moment>>,
    pub modified: Option<Spanned<Moment>>,
    pub review_by: Option<Spanned<Moment>>,
    pub revisions: Vec<Revision>,
    pub tags: Vec<String>,
    pub redirects: Vec<Spanned<String>>,
    /// The address on another program's site, from the root.
    pub permalink: Option<Spanned<String>>,
    pub licence: Option<String>,
    pub sources: Vec<Work>,
    pub discuss: Option<String>,
    pub cover: Option<Cover>,
    pub extra: Extra,
    pub silence: Vec<Rule>,
    pub kind: Kind,
    /// Its texts that may hold links, with their places.
    pub places: Vec<(String, Span)>,
}

/// Reads the text between the fences, at byte `base` of its file, as a tree of keys and values. None when it cannot be
/// read at all.
pub fn parse(dialect: Dialect, text: &str, base: usize, problems: &mut Problems) -> Option<Node> {
    match dialect {
        // JSON between braces is YAML in its flow style (YAML 1.2, section 1.3).
        Dialect::Yaml | Dialect::Json => yaml::parse(text, base, problems),
        Dialect::Toml => toml::parse(text, base, problems),
        Dialect::Lines => Some(lines::parse(text, base)),
    }
}

/// Reads the keys of a document of the given role. `text` is what stands between the fences, at byte `base` of the file.
///
/// None when it cannot be read at all; what was wrong is in `problems`. A document whose visibility cannot be read is
/// never taken for public: the error stops publication.
pub fn read<'a>(
    role: Role,
    (dialect, text): (Dialect, &str),
    base: usize,
    dates: impl Into<Dates<'a>>,
    problems: &mut Problems,
) -> Option<Metadata> {
    let (mark, dates) = (problems.len(), dates.into());
    let mut node = parse(dialect, text, base, problems)?;
    let asked = keep_back::take(&mut node, role.keys(), dialect == Dialect::Toml, dates.zone);
    let mut fields = Fields::of_group(&node, role.keys(), problems)?;
    let mut metadata = Reader { dates, role }.read(&mut fields, problems);
    fields.finish(problems);
    add_places(&node, &mut metadata.places);
    metadata.is_doubtful =
        other::is_doubtful(problems.since(mark), &node, |span| &text[span.start - base..span.end - base]);
    for (span, remark) in asked.remarks {
        problems.add(span, remark);
    }
    (metadata.wishes, metadata.bounds) = (asked.wishes, asked.dates);
    Some(metadata)
}

struct Reader<'a> {
    dates: Dates<'a>,
    role: Role,
}

impl Reader<'_> {
    fn read(&self, f: &mut Fields, p: &mut Problems) -> Metadata {
        let role = self.role;
        let listed = matches!(role, Role::Note | Role::Notebook | Role::Base);
        let named = matches!(role, Role::Author | Role::Community);
        let title = f.plain_text("title", p);
        let title = if named { f.plain_text("name", p).or(title) } else { title };
        let publish = if named { None } else { f.flag("publish", p) };
        let visibility =
            if named { Some(PUBLIC) } else { visibility(f, p).or((publish == Some(true)).then_some(PUBLIC)) };
        let mut m = Metadata {
            title,
            slug: f.text("slug", p),
            aliases: f.texts("aliases", p).into_iter().map(|a| a.value).collect(),
            visibility,
            draft: !named && f.flag("draft", p).unwrap_or(false),
            kept_back: publish == Some(false),
            is_doubtful: false,
            wishes: Vec::new(),
            bounds: Vec::new(),
            language: f.language("language", p),
            summary: f.plain_text("summary", p),
            authors: Vec::new(),
            community: None,
            published: None,
            modified: None,
            review_by: None,
            revisions: Vec::new(),
            tags: Vec::new(),
            redirects: redirects(f, p),
            permalink: None,
            licence: None,
            sources: Vec::new(),
            discuss: None,
            cover: None,
            extra: f.node("extra").map(extra).unwrap_or_default(),
            silence: silence::read(f, p),
            kind: Kind::Page,
            places: Vec::new(),
        };
        if listed || role == Role::Page {
            m.published = f.moment("published", self.dates, p);
            m.modified = f.moment("modified", self.dates, p);
            m.review_by = f.moment("review_by", self.dates, p);
            m.licence = f.plain_text("licence", p);
        }
        if listed || matches!(role, Role::Author | Role::Page) {
            m.community = f.text("community", p);
        }
        if listed {
            m.authors = f.texts("authors", p);
            m.authors.extend(f.texts("author", p));
            if let Some(beyond) = m.authors.get(MAX_AUTHORS) {
                p.add(beyond.span.clone(), say::too_many_authors(MAX_AUTHORS));
                m.authors.truncate(MAX_AUTHORS);
            }
            m.cover = self.cover(f, p);
            m.tags = tags(f, p);
        }
        if role == Role::Note {
            m.revisions = self.revisions(f, p);
            m.sources = works(f, p);
            m.discuss = address(f, "discuss", p);
            other::complete(&mut m, f, self.dates, p);
        }
        m.kind = self.kind(f, p);
        m
    }

    fn kind(&self, f: &mut Fields, p: &mut Problems) -> Kind {
        match self.role {
            Role::Home => Kind::Home,
            Role::Page => Kind::Page,
            Role::Note => {
                let kinds = [NoteKind::Note, NoteKind::Term, NoteKind::Organisation].map(|k| (k.word(), k));
                Kind::Note(f.word("kind", &kinds, say::unknown_kind, p).map_or(NoteKind::Note, |k| k.value))
            }
            Role::Notebook => Kind::Notebook(self.collection(f, "notes", &keys::NOTEBOOK_ITEM, p)),
            Role::Base => Kind::Base(self.collection(f, "notebooks", &keys::BASE_ITEM, p)),
            Role::Community => Kind::Community { links: links(f, p) },
            Role::Author => Kind::Author {
                team: f
                    .word("kind", &[("person", false), ("team", true)], say::unknown_kind, p)
                    .is_some_and(|k| k.value),
                contact: contact(f, p),
                links: links(f, p),
            },
        }
    }

    fn collection(&self, f: &mut Fields, list: &'static str, group: &'static Group, p: &mut Problems) -> Collection {
        let steps = f.flag("steps", p).unwrap_or(false);
        let mut categories: Vec<Category> = Vec::new();
        let mut ids = HashSet::new();
        for node in f.list("categories", p) {
            let category = match &node.value {
                Value::Scalar { .. } => text_of(node, "categories", p).map(|t| (t.span, t.value.clone(), t.value)),
                _ => Fields::of_group(node, &keys::CATEGORY, p).and_then(|mut fields| {
                    let id = fields.text("id", p);
                    let title = fields.plain_text("title", p);
                    fields.finish(p);
                    let id = id.or_else(|| {
                        p.add(node.span.clone(), say::category_without_id());
                        None
                    })?;
                    Some((id.span, id.value.clone(), title.unwrap_or(id.value)))
                }),
            };
            let Some((span, id, title)) = category else { continue };
            if !ids.insert(id.clone()) {
                p.add(span, say::category_given_twice(id));
            } else {
                categories.push(Category { id, title });
            }
        }
        let items = f.list(list, p).iter().filter_map(|node| self.membership(node, group, p)).collect();
        Collection { steps, categories, items }
    }

    /// The first key of the group names what is listed.
    fn membership(&self, node: &Node, group: &'static Group, p: &mut Problems) -> Option<Membership> {
        let item = group.keys[0].name;
        if let Value::Map(_) = node.value {
            let mut f = Fields::of_group(node, group, p)?;
            let name = f.text(item, p);
            let membership = Membership {
                categories: f.texts("categories", p),
                pinned: f.flag("pinned", p).unwrap_or(false),
                added_by: f.text("added_by", p),
                added: f.moment("added", self.dates, p).map(|m| m.value),
                name: name.unwrap_or_else(|| {
                    p.add(node.span.clone(), say::item_without_name(item));
                    Spanned { value: String::new(), span: node.span.clone() }
                }),
            };
            f.finish(p);
            return (!membership.name.value.is_empty()).then_some(membership);
        }
        let name = text_of(node, item, p)?;
        Some(Membership { name, categories: Vec::new(), pinned: false, added_by: None, added: None })
    }

    fn revisions(&self, f: &mut Fields, p: &mut Problems) -> Vec<Revision> {
        let mut revisions = Vec::new();
        for node in f.list("revisions", p) {
            let Some(mut f) = Fields::of_group(node, &keys::REVISION, p) else { continue };
            let had_date = f.node("date").is_some();
            let date = f.moment("date", self.dates, p);
            let (author, summary) = (f.text("author", p), f.plain_text("summary", p));
            f.finish(p);
            match date {
                Some(date) => revisions.push(Revision { date, author, summary }),
                None if had_date => {}
                None => p.add(node.span.clone(), say::revision_without_date()),
            }
        }
        revisions.sort_by_key(|r| r.date.value.order());
        revisions
    }

    fn cover(&self, f: &mut Fields, p: &mut Problems) -> Option<Cover> {
        let mut node = f.node("cover")?;
        // A list of one, and `[[image.jpg]]` without quotation marks, which YAML reads as a list in a list.
        while let Value::List(items) = &node.value
            && let [only] = items.as_slice()
        {
            node = only;
        }
        if let Value::Scalar { .. } = node.value {
            let Spanned { value, span } = text_of(node, "cover", p)?;
            let (image, alt) = image_written(&value);
            if image.is_empty() {
                return None;
            }
            if alt.is_empty() && !image.contains("://") {
                warn_no_alt(&span, p);
            }
            let image = Spanned { value: image.to_owned(), span };
            return Some(Cover { image, alt: alt.to_owned(), credit: None });
        }
        let mut f = Fields::of_group(node, &keys::COVER, p)?;
        let (image, alt, credit) = (f.text("image", p), f.plain_text("alt", p), f.plain_text("credit", p));
        f.finish(p);
        let Some(image) = image else {
            p.add(node.span.clone(), say::cover_without_image());
            return None;
        };
        if alt.is_none() {
            warn_no_alt(&image.span, p);
        }
        Some(Cover { image, alt: alt.unwrap_or_default(), credit })
    }
}

fn add_places(node: &Node, places: &mut Vec<(String, Span)>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar { text, .. } if inline::may_hold_links(text) => {
            places.push((text.trim().to_owned(), node.span.clone()));
        }
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| add_places(item, places)),
        Value::Map(entries) => {
            for (key, value) in entries {
                if inline::may_hold_links(&key.name) {
                    places.push((key.name.clone(), key.span.clone()));
                }
                add_places(value, places);
            }
        }
    }
}

/// Of what has no visibility of its own to give.
const PUBLIC: Spanned<Visibility> = Spanned { value: Visibility::Public, span: 0..0 };

fn visibility(f: &mut Fields, p: &mut Problems) -> Option<Spanned<Visibility>> {
    let words = Visibility::ALL.map(|v| (v.word(), v));
    f.word("visibility", &words, say::unknown_visibility, p)
}

/// The file and the alternative text of an image, written as a path or as in a text: `[[image.jpg]]`, `![[image.jpg|alt]]`,
/// `![alt](image.jpg)`.
fn image_written(text: &str) -> (&str, &str) {
    let text = text.trim();
    let embed = text.strip_prefix('!').unwrap_or(text);
    if let Some(inner) = embed.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
        let (name, label) = inner.split_once('|').unwrap_or((inner, ""));
        let is_size = label.chars().all(|c| c.is_ascii_digit() || c == 'x');
        return (name.trim(), if is_size { "" } else { label.trim() });
    }
    let markdown = text.strip_prefix("![").and_then(|rest| rest.strip_suffix(')')?.split_once("]("));
    markdown.map_or((text, ""), |(alt, name)| (name.trim(), alt.trim()))
}

fn warn_no_alt(span: &Span, p: &mut Problems) {
    p.add(span.clone(), say::cover_without_alternative());
}

/// Tags lose their `#`; repeated ones count once. A single text may hold several, as `a, b` or `#a #b`.
fn tags(f: &mut Fields, p: &mut Problems) -> Vec<String> {
    let mut tags = Vec::new();
    add_tags("tags", &mut tags, f, p);
    tags
}

fn add_tags(key: &'static str, tags: &mut Vec<String>, f: &mut Fields, p: &mut Problems) {
    let is_list = matches!(f.node(key), Some(Node { value: Value::List(_), .. }));
    for text in f.texts(key, p) {
        if tags.len() > MAX_TAGS {
            break;
        }
        let several = !is_list && text.value.starts_with('#');
        for tag in text.value.split(|c: char| (!is_list && c == ',') || (several && c.is_whitespace())) {
            let tag = tag.trim_start_matches('#').trim_matches(['/', ' ']).to_owned();
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
            if tags.len() > MAX_TAGS {
                p.add(text.span, say::too_many_tags(MAX_TAGS));
                break;
            }
        }
    }
}

fn works(f: &mut Fields, p: &mut Problems) -> Vec<Work> {
    let mut works = Vec::new();
    for node in f.list("sources", p) {
        if let Value::Scalar { text, .. } = &node.value {
            works.push(Work { title: Some(text.clone()), ..Work::default() });
            continue;
        }
        let Some(mut f) = Fields::of_group(node, &keys::SOURCE, p) else { continue };
        works.push(Work {
            author: f.plain_text("author", p),
            year: f.plain_text("year", p),
            title: f.plain_text("title", p),
            publisher: f.plain_text("publisher", p),
            url: address(&mut f, "url", p),
        });
        f.finish(p);
    }
    works
}

fn extra(node: &Node) -> Extra {
    match &node.value {
        Value::Null => Extra::Null,
        Value::Scalar { text, plain: true } if text == "true" => Extra::Bool(true),
        Value::Scalar { text, plain: true } if text == "false" => Extra::Bool(false),
        Value::Scalar { text, .. } => Extra::Text(text.clone()),
        Value::List(items) => Extra::List(items.iter().map(extra).collect()),
        Value::Map(entries) => Extra::Map(entries.iter().map(|(k, v)| (k.name.clone(), extra(v))).collect()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn note(yaml: &str) -> (Option<Metadata>, Vec<String>) {
        let mut problems = Problems::of(&"a.md".into());
        let metadata = read(Role::Note, (Dialect::Yaml, yaml), 0, &TimeZone::UTC, &mut problems);
        let messages = problems.into_vec().into_iter().map(|d| format!("{:?}: {}", d.severity, d.message)).collect();
        (metadata, messages)
    }

    #[test]
    fn all_problems_of_a_file_come_together() {
        let (_, messages) = note(
            "title: {a: b}\nvisibilty: private\nvisibility: pubic\nkind: notte\npublished: hier\n\
             authors: [a, {b: c}]\nfoo: 1\ndraft: maybe\n",
        );
        assert_eq!(
            messages,
            [
                "Error: 'title' is a text, this is a group of keys",
                "Error: unknown visibility 'pubic'",
                "Error: 'draft' is 'true' or 'false', not 'maybe'",
                "Error: 'hier' is not a date",
                "Error: 'authors' is a text, this is a group of keys",
                "Error: unknown kind 'notte'",
                "Error: unknown key 'visibilty' in a note",
                "Warning: unknown key 'foo' in a note",
            ]
        );
    }

    #[test]
    fn author_is_the_same_key_as_authors() {
        let (metadata, messages) =
            note("author: equipe\nrevisions:\n- date: 2024-03-01\n- {date: 2024-01-01, summary: a}\n");
        assert!(messages.is_empty(), "{messages:?}");
        let metadata = metadata.expect("readable");
        assert_eq!(metadata.authors[0].value, "equipe");
        assert_eq!(metadata.revisions[0].summary.as_deref(), Some("a"));
    }
}
