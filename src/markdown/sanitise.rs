//! Raw HTML made safe.
//!
//! The whole body goes through the sanitiser, so that what an author left open is closed and nothing they wrote can reach
//! out of the note. Holes are carried through as private-use characters, which no text may hold at that moment.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use ammonia::Builder;

use super::Settings;
use super::body::{Body, Form, Hole, HoleKind};
use super::destination::{Destination, destination};

/// Around the number of a hole. Characters of the private use area: they mean nothing in text.
const BEFORE: char = '\u{e000}';
const AFTER: char = '\u{e001}';

/// Sanitises the body in place: unknown tags and attributes go, unbalanced tags are balanced, relative addresses become
/// holes.
pub fn sanitise(body: &mut Body, settings: &Settings) {
    let addresses: Vec<(String, u32)> = body
        .links
        .iter()
        .enumerate()
        .filter(|(_, link)| link.form == Form::Html)
        .map(|(number, link)| (link.title.clone().unwrap_or_default(), number as u32))
        .collect();
    let holes = std::mem::take(&mut body.holes);
    let marked = with_tokens(&body.html, &holes);
    let found = Arc::new(Mutex::new(holes));
    let clean = clean(&marked, addresses, found.clone(), settings.base_url.clone());
    let holes = found.lock().map(|mut holes| std::mem::take(&mut *holes)).unwrap_or_default();
    let (html, holes) = without_tokens(&clean, &holes);
    body.html = html;
    body.holes = holes;
    body.locate();
}

fn with_tokens(html: &str, holes: &[Hole]) -> String {
    let mut out = String::with_capacity(html.len() + holes.len() * 8);
    let mut from = 0;
    let push = |out: &mut String, text: &str| out.push_str(&text.replace([BEFORE, AFTER], "\u{fffd}"));
    for (number, hole) in holes.iter().enumerate() {
        push(&mut out, &html[from..hole.at]);
        out.push_str(&token(number));
        from = hole.at;
    }
    push(&mut out, &html[from..]);
    out
}

fn token(number: usize) -> String {
    format!("{BEFORE}{number}{AFTER}")
}

fn without_tokens(html: &str, holes: &[Hole]) -> (String, Vec<Hole>) {
    let mut out = String::with_capacity(html.len());
    let mut kept = Vec::with_capacity(holes.len());
    let mut rest = html;
    while let Some((before, token)) = rest.split_once(BEFORE) {
        out.push_str(before);
        let Some((number, after)) = token.split_once(AFTER) else {
            rest = token;
            continue;
        };
        if let Some(hole) = number.parse::<usize>().ok().and_then(|number| holes.get(number)) {
            kept.push(Hole { at: out.len(), kind: hole.kind });
        }
        rest = after;
    }
    out.push_str(rest);
    (out, kept)
}

/// Tags an author may write, and those that carnet writes itself.
const TAGS: [&str; 68] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "wbr",
];

const CLASSES: [(&str, &[&str]); 13] = [
    ("a", &["internal", "external", "footnote-back"]),
    (
        "div",
        &["code", "callout", "callout-note", "callout-tip", "callout-important", "callout-warning", "callout-caution"],
    ),
    ("figure", &["image", "quote"]),
    ("li", &["task"]),
    ("ol", &["tasks"]),
    ("p", &["callout-title", "code-language"]),
    ("section", &["footnotes", "table"]),
    ("span", &["hl-c", "hl-s", "hl-n", "hl-k", "hl-f", "hl-t", "hl-v", "hl-g", "hl-a", "hl-i", "hl-d", "hl-p"]),
    ("sup", &["footnote-ref"]),
    ("td", &["left", "center", "right"]),
    ("th", &["left", "center", "right"]),
    ("ul", &["tasks"]),
    ("code", &[]),
];

fn clean(html: &str, addresses: Vec<(String, u32)>, holes: Arc<Mutex<Vec<Hole>>>, base_url: Option<String>) -> String {
    let classes: HashMap<&str, HashSet<&str>> =
        CLASSES.into_iter().map(|(tag, classes)| (tag, classes.iter().copied().collect())).collect();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (tag, allowed) in [
        ("a", &["href", "title", "hreflang", "rel"] as &[&str]),
        ("img", &["src", "alt", "title", "width", "height", "loading", "decoding"]),
        ("input", &["type", "checked", "disabled"]),
        ("ol", &["start", "reversed", "type"]),
        ("li", &["value"]),
        ("td", &["colspan", "rowspan"]),
        ("th", &["colspan", "rowspan", "scope"]),
        ("col", &["span"]),
        ("colgroup", &["span"]),
        ("time", &["datetime"]),
        ("data", &["value"]),
        ("details", &["open"]),
        ("q", &["cite"]),
        ("blockquote", &["cite"]),
    ] {
        attributes.insert(tag, allowed.iter().copied().collect());
    }
    Builder::default()
        .tags(TAGS.into_iter().collect())
        .tag_attributes(attributes)
        .generic_attributes(["id", "lang", "dir", "title", "role", "tabindex", "aria-label"].into_iter().collect())
        .allowed_classes(classes)
        .url_schemes(["https", "http", "mailto", "tel", "ftp", "xmpp"].into_iter().collect())
        .link_rel(None)
        .attribute_filter(move |tag, attribute, value| {
            judge(tag, attribute, value, &addresses, &holes, base_url.as_deref()).map(Into::into)
        })
        .clean(html)
        .to_string()
}

/// What becomes of an attribute's value; none drops the attribute.
fn judge(
    tag: &str,
    attribute: &str,
    value: &str,
    addresses: &[(String, u32)],
    holes: &Mutex<Vec<Hole>>,
    base_url: Option<&str>,
) -> Option<String> {
    let ours = value.contains(BEFORE);
    match (tag, attribute) {
        // Ids that carnet makes begin with a hole; an author's could take the place of another.
        (_, "id") => ours.then(|| value.to_owned()),
        ("div", "role") => (value == "note").then(|| value.to_owned()),
        (_, "role") => None,
        (_, "tabindex") => (value == "0").then(|| value.to_owned()),
        ("input", "type") => (value == "checkbox").then(|| value.to_owned()),
        (_, "cite") => None,
        (_, "href" | "src") if !ours => match destination(value, base_url) {
            Destination::Outside(url) => Some(url),
            Destination::Refused => None,
            Destination::Inside { target, .. } if target.is_empty() => Some(value.to_owned()),
            Destination::Inside { .. } => {
                let (_, link) = addresses.iter().find(|(written, _)| written == value)?;
                let mut holes = holes.lock().ok()?;
                holes.push(Hole { at: 0, kind: HoleKind::Address(*link) });
                Some(token(holes.len() - 1))
            }
        },
        _ => Some(value.to_owned()),
    }
}
