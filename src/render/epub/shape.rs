//! The text of a page as a text of a book: what only a browser shows or runs is left out or takes another form, and notes at the
//! foot become notes of a book (EPUB 3.3, section 6.1; DPUB-ARIA 1.1).
//!
//! It knows elements and their attributes, never where links lead.

use super::tree::{MarkupLanguage, NodeId, NodeKind, Tree};
use crate::content::i18n::Translation;
use crate::text::elements::element;

/// Elements of older pages, with those that a book has for them.
const OLD: [(&str, &str); 7] = [
    ("center", "div"),
    ("strike", "s"),
    ("tt", "code"),
    ("big", "span"),
    ("font", "span"),
    ("label", "span"),
    ("acronym", "abbr"),
];

/// Elements that mean nothing in a book, and all that they hold.
const LEFT_OUT: [&str; 24] = [
    "script", "style", "template", "iframe", "object", "embed", "canvas", "button", "select", "textarea", "datalist",
    "link", "meta", "base", "title", "map", "frameset", "frame", "noframes", "track", "source", "param", "dialog",
    "progress",
];

/// Attributes of all elements.
const EVERYWHERE: [&str; 8] = ["id", "class", "lang", "dir", "title", "role", "aria-label", "epub:type"];

/// Attributes of some elements.
const ATTRIBUTES: [(&str, &[&str]); 17] = [
    ("a", &["href", "hreflang", "rel"]),
    ("audio", &["src"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("img", &["src", "srcset", "alt", "width", "height"]),
    ("ins", &["datetime"]),
    ("li", &["value"]),
    ("nav", &["hidden"]),
    ("ol", &["start", "reversed", "type"]),
    ("span", &["aria-hidden"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("video", &["src", "poster"]),
];

/// Gives a text the form that it has in a book. `translation` names what signs stand for.
pub(super) fn shape(tree: &mut Tree, translation: &Translation) {
    for id in tree.in_order() {
        match tree.nodes[id].kind {
            NodeKind::Element { markup: MarkupLanguage::Html, .. } => shape_html(tree, id, translation),
            NodeKind::Element { markup, .. } => shape_drawn(tree, id, markup),
            _ => {}
        }
    }
}

fn shape_html(tree: &mut Tree, id: NodeId, translation: &Translation) {
    let Some(name) = tree.html_name(id).map(str::to_owned) else { return };
    if LEFT_OUT.contains(&name.as_str()) {
        tree.nodes[id].kind = NodeKind::Nothing;
        return;
    }
    match name.as_str() {
        "input" => return box_of_task(tree, id, translation),
        // They would open a book of their own in every program that shows one as text.
        "details" => tree.set(id, "open", "open"),
        "section" if tree.has_class(id, "footnotes") => footnotes(tree, id),
        "sup" if tree.has_class(id, "footnote-ref") => footnote_reference(tree, id),
        "a" if tree.has_class(id, "footnote-back") => tree.set(id, "role", "doc-backlink"),
        // It opens the image itself, which a book shows as large as its page.
        "a" if tree.has_class(id, "image-link") => tree.nodes[id].kind = NodeKind::Group,
        _ => {}
    }
    let Some(name) = tree.html_name(id).map(str::to_owned) else { return };
    match OLD.iter().find(|(old, _)| *old == name) {
        Some((_, new)) => tree.rename(id, new),
        None if !element(&name).is_some_and(|element| element.is_in_books) => {
            tree.nodes[id].kind = NodeKind::Group;
            return;
        }
        None => {}
    }
    keep_attributes(tree, id);
}

fn keep_attributes(tree: &mut Tree, id: NodeId) {
    let NodeKind::Element { name, attributes, .. } = &mut tree.nodes[id].kind else { return };
    let own = ATTRIBUTES.iter().find(|(element, _)| *element == name.as_str()).map_or(&[] as &[&str], |(_, own)| *own);
    attributes.retain(|attribute, value| {
        let is_number = || !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
        match attribute.as_str() {
            "width" | "height" | "colspan" | "rowspan" | "span" if !is_number() => false,
            known => EVERYWHERE.contains(&known) || own.contains(&known),
        }
    });
    let names_itself = name == "img" && !attributes.contains_key("alt");
    if names_itself {
        attributes.insert(String::from("alt"), String::new());
    }
}

/// The box of a task as a sign: nothing can be ticked in a book.
fn box_of_task(tree: &mut Tree, id: NodeId, translation: &Translation) {
    if tree.attribute(id, "type") != Some("checkbox") {
        tree.nodes[id].kind = NodeKind::Nothing;
        return;
    }
    let is_done = tree.attribute(id, "checked").is_some();
    let name = translation.text(if is_done { "task_done" } else { "task_open" }, None, &[]);
    tree.nodes[id].kind = Tree::element("span", &[("class", "box"), ("role", "img"), ("aria-label", &name)]);
    let sign = tree.add_text(if is_done { "☑" } else { "☐" });
    tree.append(id, sign);
}

/// The number that leads to a note at the foot of the text.
fn footnote_reference(tree: &mut Tree, id: NodeId) {
    let link = tree.nodes[id].children.iter().copied().find(|child| tree.html_name(*child) == Some("a"));
    if let Some(link) = link {
        tree.set(link, "epub:type", "noteref");
        tree.set(link, "role", "doc-noteref");
    }
}

/// The notes at the foot of a text: each by itself, so that programs show it beside its number.
fn footnotes(tree: &mut Tree, section: NodeId) {
    let lists = tree.nodes[section].children.clone();
    for list in lists.into_iter().filter(|list| tree.html_name(*list) == Some("ol")).collect::<Vec<_>>() {
        let items = tree.nodes[list].children.clone();
        tree.nodes[list].kind = NodeKind::Group;
        let items: Vec<NodeId> = items.into_iter().filter(|item| tree.html_name(*item) == Some("li")).collect();
        for (place, item) in items.into_iter().enumerate() {
            tree.rename(item, "aside");
            tree.set(item, "class", "footnote");
            tree.set(item, "epub:type", "footnote");
            tree.set(item, "role", "doc-footnote");
            let number = tree.add(Tree::element("span", &[("class", "footnote-number")]));
            let text = tree.add_text(&format!("{}.\u{a0}", place + 1));
            tree.append(number, text);
            let first = tree.nodes[item].children.iter().copied().find(|child| tree.html_name(*child).is_some());
            let paragraph = first.filter(|first| tree.html_name(*first) == Some("p"));
            tree.prepend(paragraph.unwrap_or(item), number);
        }
    }
}

/// Formulas and drawings within a text: without what runs or loads.
fn shape_drawn(tree: &mut Tree, id: NodeId, markup: MarkupLanguage) {
    const RUNNING: [&str; 12] = [
        "script",
        "style",
        "foreignObject",
        "image",
        "a",
        "use",
        "animate",
        "animateMotion",
        "animateTransform",
        "set",
        "link",
        "maction",
    ];
    let NodeKind::Element { name, attributes, .. } = &mut tree.nodes[id].kind else { return };
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if RUNNING.contains(&name.as_str()) || !is_name(name) {
        tree.nodes[id].kind = NodeKind::Nothing;
        return;
    }
    attributes.retain(|attribute, _| {
        let is_left_out =
            attribute.starts_with("on") || matches!(attribute.as_str(), "href" | "style" | "xmlns" | "id");
        // What other parts of a drawing refer to.
        is_name(attribute) && (!is_left_out || markup == MarkupLanguage::Svg && attribute == "id")
    });
}
