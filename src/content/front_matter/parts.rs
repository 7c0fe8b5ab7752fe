//! Values that are made of several: revisions, covers, tags, lists of notes, and what themes alone know.

use std::collections::HashSet;

use super::addresses::outside_address;
use super::reading::{
    Input, Reading, Repeated, ShownName, Someone, TextChange, Use, change_address, change_prose, quoted_list,
};
use super::values::{Category, Cover, Extra, Membership, Revision};
use crate::content::fields::{Fields, text_of};
use crate::content::keys::{self, KeyGroup, ValueForm, meant};
use crate::content::markdown::{MAX_TAGS, inline};
use crate::content::unknown::finish;
use crate::content::yaml::{Node, Value};
use crate::diagnostics::{Problems, Span, Spanned, say};

/// Subjects. They lose their `#`; repeated ones count once. A single text may hold several, as `a, b` or `#a #b`.
#[derive(Debug)]
pub struct Tags;

impl Reading for Tags {
    type Value = Vec<String>;
    const FORM: ValueForm = ValueForm::Texts;

    fn read(names: &[&'static str], input: &mut Input) -> Vec<String> {
        let mut tags = Vec::new();
        names.iter().for_each(|name| add_tags(name, &mut tags, input.fields, input.problems));
        tags
    }

    fn texts(value: &mut Vec<String>, change: &mut TextChange) {
        value.iter_mut().for_each(|tag| change_prose(tag, change));
    }
}

impl Repeated for Tags {
    fn yaml(value: &Vec<String>, _: &ShownName) -> Option<String> {
        quoted_list(value.iter().map(String::as_str))
    }
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

/// The history of a note, oldest first.
#[derive(Debug)]
pub struct Revisions;

impl Reading for Revisions {
    type Value = Vec<Revision>;
    const FORM: ValueForm = ValueForm::Groups(&keys::REVISION);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Revision> {
        let nodes = input.items(names);
        let Input { dates, problems: p, .. } = input;
        let mut revisions = Vec::new();
        for node in nodes {
            let Some(mut f) = Fields::of_group(node, &keys::REVISION, p) else { continue };
            let had_date = f.node("date").is_some();
            let date = f.moment("date", *dates, p);
            let (author, summary) = (f.text("author", p), f.plain_text("summary", p));
            f.word("text", &[("withheld", ())], say::not_a_value_of, p);
            // A slip of the pen publishes nothing: whatever may ask for it takes the text back.
            let asking = f.entries.iter().find(|(key, value)| meant::takes_text_back(&key.name, value));
            if let Some((key, _)) = asking.filter(|(key, value)| key.name == "text" && value.value == Value::Null) {
                p.add(key.span.clone(), say::not_a_value_of("text", "").suggest(Some("withheld")));
            }
            let is_withheld = asking.is_some();
            finish(f, p);
            match date {
                Some(date) => revisions.push(Revision { date, author, summary, is_withheld }),
                None if had_date => {}
                None => p.add(node.span.clone(), say::revision_without_date()),
            }
        }
        // Of one moment the file's order says which came first: the newest stands at its head, unless its dates go the other way.
        let order = |revision: Option<&Revision>| revision.map(|revision| revision.date.value.order());
        if order(revisions.first()) >= order(revisions.last()) {
            revisions.reverse();
        }
        revisions.sort_by_key(|r| r.date.value.order());
        revisions
    }

    fn texts(value: &mut Vec<Revision>, change: &mut TextChange) {
        for Revision { date: _, author: _, summary, is_withheld: _ } in value {
            summary.iter_mut().for_each(|text| change_prose(text, change));
        }
    }

    fn people<'v>(value: &'v Vec<Revision>, found: &mut Vec<Someone<'v>>) {
        let authors = value.iter().filter_map(|revision| revision.author.as_ref());
        found.extend(authors.map(|name| Someone::Author { name, theirs: false }));
    }

    fn leave_out_people(value: &mut Vec<Revision>, is_left_out: &dyn Fn(&str) -> bool) {
        for revision in value {
            revision.author.take_if(|name| is_left_out(&name.value));
        }
    }
}

/// The image at the head of a page.
#[derive(Debug)]
pub struct CoverImage;

impl Reading for CoverImage {
    type Value = Option<Cover>;
    const FORM: ValueForm = ValueForm::TextOrGroup(&keys::COVER);

    fn read(names: &[&'static str], input: &mut Input) -> Option<Cover> {
        let mut node = names.iter().find_map(|name| input.fields.node(name))?;
        // A list of one, and `[[image.jpg]]` without quotation marks, which YAML reads as a list in a list.
        while let Value::List(items) = &node.value
            && let [only] = items.as_slice()
        {
            node = only;
        }
        match node.value {
            Value::Scalar { .. } => cover_of_text(node, input.problems),
            _ => cover_of_group(node, input.problems),
        }
    }

    fn texts(value: &mut Option<Cover>, change: &mut TextChange) {
        if let Some(Cover { image: _, alt, credit, url, licence }) = value {
            change_prose(alt, change);
            [credit, licence].into_iter().flatten().for_each(|text| change_prose(text, change));
            change_address(url, change);
        }
    }
}

fn cover_of_text(node: &Node, p: &mut Problems) -> Option<Cover> {
    let Spanned { value, span } = text_of(node, "cover", p)?;
    let (image, alt) = image_written(&value);
    if image.is_empty() {
        return None;
    }
    if alt.is_empty() && !image.contains("://") {
        warn_no_alt(&span, p);
    }
    let image = Spanned { value: image.to_owned(), span };
    Some(Cover { image, alt: alt.to_owned(), credit: None, url: None, licence: None })
}

fn cover_of_group(node: &Node, p: &mut Problems) -> Option<Cover> {
    let mut f = Fields::of_group(node, &keys::COVER, p)?;
    let (image, alt, credit) = (f.text("image", p), f.plain_text("alt", p), f.plain_text("credit", p));
    let (url, licence) = (outside_address(&mut f, "url", p), f.plain_text("licence", p));
    finish(f, p);
    let Some(image) = image else {
        p.add(node.span.clone(), say::cover_without_image());
        return None;
    };
    if alt.is_none() {
        warn_no_alt(&image.span, p);
    }
    Some(Cover { image, alt: alt.unwrap_or_default(), credit, url, licence })
}

/// The file and the alternative text of an image, written as a path or as in a text: `[[image.jpg]]`, `![[image.jpg|alt]]`,
/// `![alt](image.jpg)`.
pub fn image_written(text: &str) -> (&str, &str) {
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

/// The groups that the items of a list are sorted in.
#[derive(Debug)]
pub struct Categories;

impl Reading for Categories {
    type Value = Vec<Category>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(&keys::CATEGORY);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Category> {
        let (nodes, p) = (input.items(names), &mut *input.problems);
        let mut categories: Vec<Category> = Vec::new();
        let mut ids = HashSet::new();
        for node in nodes {
            let category = match &node.value {
                Value::Scalar { .. } => text_of(node, "categories", p).map(|t| (t.span, t.value.clone(), t.value)),
                _ => Fields::of_group(node, &keys::CATEGORY, p).and_then(|mut fields| {
                    let id = fields.text("id", p);
                    let title = fields.plain_text("title", p);
                    finish(fields, p);
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
        categories
    }

    fn texts(value: &mut Vec<Category>, change: &mut TextChange) {
        for Category { id: _, title } in value {
            change_prose(title, change);
        }
    }
}

/// The notes of a notebook, in order.
#[derive(Debug)]
pub struct Notes;

impl Reading for Notes {
    type Value = Vec<Membership>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(&keys::NOTEBOOK_ITEM);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Membership> {
        memberships(names, &keys::NOTEBOOK_ITEM, input)
    }

    fn texts(_: &mut Vec<Membership>, _: &mut TextChange) {}
}

/// The notebooks of a base, in order.
#[derive(Debug)]
pub struct Notebooks;

impl Reading for Notebooks {
    type Value = Vec<Membership>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(&keys::BASE_ITEM);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Membership> {
        memberships(names, &keys::BASE_ITEM, input)
    }

    fn texts(_: &mut Vec<Membership>, _: &mut TextChange) {}
}

fn memberships(names: &[&'static str], group: &'static KeyGroup, input: &mut Input) -> Vec<Membership> {
    input.items(names).into_iter().filter_map(|node| membership(node, group, input)).collect()
}

/// The first key of the group names what is listed.
fn membership(node: &Node, group: &'static KeyGroup, input: &mut Input) -> Option<Membership> {
    let Input { dates, problems: p, .. } = input;
    let item = group.keys[0].name;
    if let Value::Map(_) = node.value {
        let mut f = Fields::of_group(node, group, p)?;
        let name = f.text(item, p);
        let membership = Membership {
            categories: f.texts("categories", p),
            pinned: f.flag("pinned", p).unwrap_or(false),
            added_by: f.text("added_by", p),
            added: f.moment("added", *dates, p).map(|m| m.value),
            name: name.unwrap_or_else(|| {
                p.add(node.span.clone(), say::item_without_name(item));
                Spanned { value: String::new(), span: node.span.clone() }
            }),
        };
        finish(f, p);
        return (!membership.name.value.is_empty()).then_some(membership);
    }
    let name = text_of(node, item, p)?;
    Some(Membership { name, categories: Vec::new(), pinned: false, added_by: None, added: None })
}

/// What a theme needs, and carnet hands over untouched.
#[derive(Debug)]
pub struct Anything;

impl Reading for Anything {
    type Value = Extra;
    const FORM: ValueForm = ValueForm::Anything;

    fn read(names: &[&'static str], input: &mut Input) -> Extra {
        names.iter().find_map(|name| input.fields.node(name)).map(extra).unwrap_or_default()
    }

    fn texts(value: &mut Extra, change: &mut TextChange) {
        match value {
            Extra::Null | Extra::Bool(_) => {}
            Extra::Text(text) => *text = change(Use::Written, text).unwrap_or_default(),
            Extra::List(items) => items.iter_mut().for_each(|item| Anything::texts(item, change)),
            Extra::Map(entries) => {
                // Most keys are words, which stay where they are.
                if entries.keys().any(|key| inline::may_hold_links(key)) {
                    for (key, value) in std::mem::take(entries) {
                        // Of two keys that become the same the first is kept.
                        entries.entry(change(Use::Written, &key).unwrap_or_default()).or_insert(value);
                    }
                }
                entries.values_mut().for_each(|value| Anything::texts(value, change));
            }
        }
    }
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
