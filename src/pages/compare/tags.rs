//! Start tags as a comparison writes them.

use super::markup::{MarkupTree, attribute, attributes};
use crate::text::elements::{ElementPlace, element};

/// What the tags of removed blocks and lines keep: nothing that leads anywhere, and no id, since there may be another one now.
const KEPT: [&str; 11] =
    ["aria-label", "colspan", "dir", "lang", "open", "reversed", "role", "rowspan", "scope", "start", "tabindex"];

/// Writes a tag with another class besides its own.
pub(super) fn with_class(out: &mut String, name: &str, tag: &str, class: &str) {
    write_tag(out, name, tag, class, |_| true);
}

/// Writes a tag without its id, for the second of two elements that are one in the new text.
pub(super) fn without_id(out: &mut String, name: &str, tag: &str) {
    write_tag(out, name, tag, "", |attribute| attribute != "id");
}

/// Writes the tag of a block that is no more: headings are paragraphs then, so that the outline of the page is that of the new text.
pub(super) fn of_removed_block(out: &mut String, name: &str, tag: &str, class: &str) -> &'static str {
    let is_kept = |place: ElementPlace| matches!(place, ElementPlace::Whole | ElementPlace::Part);
    let is_heading = matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
    let written = match name {
        _ if is_heading => "p",
        name => element(name).filter(|element| is_kept(element.place)).map_or("div", |element| element.name),
    };
    let heading = format!("was-{name}{}{class}", if class.is_empty() { "" } else { " " });
    write_tag(out, written, tag, if is_heading { &heading } else { class }, |name| KEPT.binary_search(&name).is_ok());
    written
}

/// Writes the tag of an element of a line that is no more, and gives its name: links lead nowhere.
pub(super) fn of_removed_inline(out: &mut String, name: &str, tag: &str) -> &'static str {
    let written =
        element(name).filter(|element| element.place == ElementPlace::Words).map_or("span", |element| element.name);
    let tag = if name == "a" { "" } else { tag };
    write_tag(out, written, tag, "", |name| KEPT.binary_search(&name).is_ok());
    written
}

/// Writes an element that is no more with what is in it, without ids and addresses: a formula, a drawing.
pub(super) fn removed_element(out: &mut String, markup: &MarkupTree, number: u32) {
    let node = markup.node(number);
    if node.name.is_empty() {
        return out.push_str(node.written);
    }
    let leads = |name: &str| matches!(name, "id" | "href" | "xlink:href" | "src" | "srcset" | "name" | "for");
    write_tag(out, node.name, node.written, "", |name| !leads(name));
    for child in markup.children(number) {
        removed_element(out, markup, child);
    }
    out.extend(["</", node.name, ">"]);
}

fn write_tag(out: &mut String, name: &str, tag: &str, class: &str, keeps: impl Fn(&str) -> bool) {
    out.extend(["<", name]);
    // A value in other quotation marks may hold these.
    let own = attribute(tag, "class").filter(|own| !own.contains('"')).unwrap_or_default();
    if !own.is_empty() || !class.is_empty() {
        let space = if own.is_empty() || class.is_empty() { "" } else { " " };
        out.extend([" class=\"", own, space, class, "\""]);
    }
    for (written, ..) in attributes(tag).filter(|(_, name, _)| *name != "class" && keeps(name)) {
        out.extend([" ", written]);
    }
    out.push('>');
}
