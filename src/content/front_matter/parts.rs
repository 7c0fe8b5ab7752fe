//! Values that are made of several: covers, tags, lists of notes, and what themes alone know.

use std::collections::HashSet;

use super::addresses::Address;
use super::group::{GroupOfKeys, group};
use super::reading::{
    Date, Flag, Input, Prose, Reading, Repeated, ShownName, TextChange, TextList, Use, Word, change_address,
    change_prose, quoted_list,
};
use super::values::{Category, Cover, Extra, Membership};
use crate::content::fields::{DateRules, Fields, text_of};
use crate::content::keys::ValueForm;
use crate::content::markdown::{MAX_TAGS, inline};
use crate::content::unknown::lacks;
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

group! {
    struct CoverKeys("cover", a_cover) {
        image: Word;
        alt: Prose;
        credit: Prose;
        url: Address;
        licence: Prose;
    }
}

/// The image at the head of a page.
#[derive(Debug)]
pub struct CoverImage;

impl Reading for CoverImage {
    type Value = Option<Cover>;
    const FORM: ValueForm = ValueForm::TextOrGroup(CoverKeys::KEYS);

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
            _ => cover_of_group(node, input.dates, input.problems),
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

fn cover_of_group(node: &Node, dates: DateRules, p: &mut Problems) -> Option<Cover> {
    let mark = p.len();
    let CoverKeys { image, alt, credit, url, licence } = CoverKeys::of(node, dates, p)?;
    let Some(image) = image else {
        lacks("image", mark, &node.span, say::cover_without_image(), p);
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

group! {
    struct CategoryKeys("category", a_category) {
        id: Word;
        title: Prose;
    }
}

/// The groups that the items of a list are sorted in.
#[derive(Debug)]
pub struct Categories;

impl Reading for Categories {
    type Value = Vec<Category>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(CategoryKeys::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Category> {
        let (nodes, dates, p) = (input.items(names), input.dates, &mut *input.problems);
        let mut categories: Vec<Category> = Vec::new();
        let mut ids = HashSet::new();
        for node in nodes {
            let mark = p.len();
            let category = match &node.value {
                Value::Scalar { .. } => text_of(node, "categories", p).map(|t| (t.span, t.value.clone(), t.value)),
                _ => CategoryKeys::of(node, dates, p).and_then(|CategoryKeys { id, title }| {
                    let id = id.or_else(|| {
                        lacks("id", mark, &node.span, say::category_without_id(), p);
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

/// The keys of an item of a list. What is listed has its own name for each kind of list.
macro_rules! item {
    ($name:ident, $listed:ident) => {
        group! {
            struct $name("item", an_item_of_the_list) {
                $listed: Word;
                categories: TextList;
                pinned: Flag;
                added_by: Word;
                added: Date;
            }
        }

        impl MembershipKeys for $name {
            const LISTED: &'static str = stringify!($listed);

            fn membership(self, node: &Node, mark: usize, p: &mut Problems) -> Option<Membership> {
                let $name { $listed, categories, pinned, added_by, added } = self;
                if $listed.is_none() {
                    lacks(Self::LISTED, mark, &node.span, say::item_without_name(Self::LISTED), p);
                }
                let name = $listed.filter(|name| !name.value.is_empty())?;
                let (pinned, added) = (pinned.unwrap_or(false), added.map(|moment| moment.value));
                Some(Membership { name, categories, pinned, added_by, added })
            }
        }
    };
}

item!(NotebookItem, note);
item!(BaseItem, notebook);

/// An item of a list that is written as a group.
trait MembershipKeys: GroupOfKeys {
    /// The key that names what is listed.
    const LISTED: &'static str;

    /// `mark` is where the messages about its keys begin.
    fn membership(self, node: &Node, mark: usize, p: &mut Problems) -> Option<Membership>;
}

/// The notes of a notebook, in order.
#[derive(Debug)]
pub struct Notes;

impl Reading for Notes {
    type Value = Vec<Membership>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(NotebookItem::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Membership> {
        memberships::<NotebookItem>(names, input)
    }

    fn texts(_: &mut Vec<Membership>, _: &mut TextChange) {}
}

/// The notebooks of a base, in order.
#[derive(Debug)]
pub struct Notebooks;

impl Reading for Notebooks {
    type Value = Vec<Membership>;
    const FORM: ValueForm = ValueForm::TextsOrGroups(BaseItem::KEYS);

    fn read(names: &[&'static str], input: &mut Input) -> Vec<Membership> {
        memberships::<BaseItem>(names, input)
    }

    fn texts(_: &mut Vec<Membership>, _: &mut TextChange) {}
}

fn memberships<I: MembershipKeys>(names: &[&'static str], input: &mut Input) -> Vec<Membership> {
    let (nodes, dates, p) = (input.items(names), input.dates, &mut *input.problems);
    let membership = |node: &Node| {
        if let Value::Map(_) = node.value {
            let mark = p.len();
            return I::of(node, dates, p)?.membership(node, mark, p);
        }
        let name = text_of(node, I::LISTED, p)?;
        Some(Membership { name, categories: Vec::new(), pinned: false, added_by: None, added: None })
    };
    nodes.into_iter().filter_map(membership).collect()
}

/// Values for templates of the site's own, which get them as they are written.
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
