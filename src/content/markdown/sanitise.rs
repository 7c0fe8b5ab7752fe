//! Raw HTML made safe.
//!
//! The whole body goes through the sanitiser, so that what an author left open is closed and nothing they wrote can reach
//! out of the note. Holes are carried through as private-use characters, which no text may hold at that moment.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use ammonia::Builder;

use super::Settings;
use super::body::{Hole, HoleKind};
use super::builder::{self, Mark};
use super::destination::{Destination, destination, own_destination};
use super::inline;
use super::outline::{AUTHORS, Form, Heading, OWN_IDS};
use crate::text::elements::{element, elements};

/// Around the number of a hole. Characters of the private use area: they mean nothing in text.
const BEFORE: char = '\u{e000}';
const AFTER: char = '\u{e001}';

/// Sanitises the body in place: unknown tags and attributes go, unbalanced tags are balanced, relative addresses become
/// holes.
pub(super) fn sanitise(body: &mut builder::Builder, settings: &Settings) {
    let addresses: HashMap<String, u32> = body
        .links
        .iter()
        .enumerate()
        .filter(|(_, link)| link.form == Form::Html)
        .map(|(number, link)| (link.title.clone().unwrap_or_default(), number as u32))
        .collect();
    let holes = std::mem::take(&mut body.holes);
    let marked = with_tokens(&body.html, &holes);
    let found = Arc::new(Mutex::new(holes));
    let ids = |(heading, _): &(Heading, Mark)| {
        std::iter::once(heading.id.clone()).chain(heading.id_with_names.as_deref().map(str::to_owned))
    };
    let own = body.headings.iter().flat_map(ids).collect();
    let ids = Arc::new(Mutex::new(PageIds { own, kept: Vec::new() }));
    let clean = clean(&marked, addresses, found.clone(), ids.clone(), settings.base_url.clone());
    body.ids = ids.lock().map(|mut ids| std::mem::take(&mut ids.kept)).unwrap_or_default();
    let holes = found.lock().map(|mut holes| std::mem::take(&mut *holes)).unwrap_or_default();
    let (html, holes) = without_tokens(&clean, &holes);
    body.html = html;
    body.holes = holes;
}

/// Ids of one page.
struct PageIds {
    /// Those of headings.
    own: HashSet<String>,
    /// Those of authors, each once.
    kept: Vec<String>,
}

impl PageIds {
    /// The id in the page for one that an author gave; none where a heading or another element has it. One that the page
    /// could give to a place of its own is written as code hosts do.
    fn keep(&mut self, written: &str) -> Option<String> {
        let id: String = written.trim().chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
        let lower = id.to_ascii_lowercase();
        let is_embedded = lower.strip_prefix('e').and_then(|rest| rest.split_once('-'));
        let is_ours = OWN_IDS.iter().any(|ours| lower.starts_with(ours))
            || is_embedded.is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
        let id = if is_ours { format!("{AUTHORS}{id}") } else { id };
        let is_unfit = |c: char| c.is_control() || matches!(c, '&' | '<' | '>' | '"' | '\'' | '`');
        if id.is_empty() || id.contains(is_unfit) || !self.own.insert(id.clone()) {
            return None;
        }
        self.kept.push(id.clone());
        Some(id)
    }
}

fn with_tokens(html: &str, holes: &[Hole]) -> String {
    let mut out = String::with_capacity(html.len() + holes.len() * 8);
    let mut from = 0;
    let push = |out: &mut String, text: &str| {
        out.push_str(&without_references(&text.replace([BEFORE, AFTER], "\u{fffd}")));
    };
    for (number, hole) in holes.iter().enumerate() {
        push(&mut out, &html[from..hole.at]);
        out.push_str(&token(number));
        from = hole.at;
    }
    push(&mut out, &html[from..]);
    out
}

/// Text without the references (`&#xE000;`) that would become a token's characters.
fn without_references(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (digits, radix) = match part.strip_prefix(['x', 'X']) {
            Some(rest) => (rest, 16),
            None => (part, 10),
        };
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(&digits[..end], radix).ok().and_then(char::from_u32);
        out.push_str(if matches!(code, Some(BEFORE | AFTER)) { "&amp;#" } else { "&#" });
        out.push_str(part);
    }
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
    keep_pairs(&mut kept);
    (out, kept)
}

/// Drops a link's start whose end is lost, or the reverse: what dropped a tag may have held one of them.
fn keep_pairs(holes: &mut Vec<Hole>) {
    let mut open: Vec<(u32, usize)> = Vec::new();
    let mut lone: HashSet<usize> = HashSet::new();
    for (index, hole) in holes.iter().enumerate() {
        match hole.kind {
            HoleKind::Open(link) => open.push((link, index)),
            HoleKind::Close(link) => match open.iter().rposition(|(opened, _)| *opened == link) {
                Some(at) => lone.extend(open.drain(at..).skip(1).map(|(_, index)| index)),
                None => {
                    lone.insert(index);
                }
            },
            _ => {}
        }
    }
    lone.extend(open.into_iter().map(|(_, index)| index));
    let mut index = 0;
    holes.retain(|_| {
        index += 1;
        !lone.contains(&(index - 1))
    });
}

/// Whether the tag stays in a body. The others are left out before the body is sanitised: some of them would take what
/// follows for their content, which then goes with them (HTML, sections 13.2.6.4.22 and 13.2.6.5).
pub(super) fn allows(tag: &str) -> bool {
    element(tag).is_some_and(|element| element.is_written)
}

/// Classes that carnet itself gives each tag.
/// Classes that the HTML of carnet itself gives each tag.
const CLASSES: [(&str, &str); 14] = [
    ("a", "internal external footnote-back"),
    (
        "div",
        "code callout table callout-model model-text callout-note callout-tip callout-important \
         callout-warning callout-caution",
    ),
    ("details", "callout callout-model callout-note callout-tip callout-important callout-warning callout-caution"),
    ("figure", "image quote"),
    ("li", "task"),
    ("ol", "tasks"),
    ("p", "callout-title code-language"),
    ("section", "footnotes table table-wide"),
    ("span", "task-state task-begun task-dropped credit hl-c hl-s hl-n hl-k hl-f hl-t hl-v hl-g hl-a hl-i hl-d hl-p"),
    ("summary", "callout-title"),
    ("sup", "footnote-ref"),
    ("td", "left center right"),
    ("th", "left center right"),
    ("ul", "tasks"),
];

/// Attributes that an author may give each tag.
const ATTRIBUTES: [(&str, &[&str]); 13] = [
    ("a", &["href", "title", "hreflang", "rel"]),
    ("code", &["class"]),
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
];

/// Attributes of all tags.
const EVERYWHERE: [&str; 7] = ["id", "lang", "dir", "title", "role", "tabindex", "aria-label"];

/// Whether an attribute of a tag is published: as it is judged, some of its values are not.
pub(super) fn keeps(tag: &str, attribute: &str) -> bool {
    let of_tag = || ATTRIBUTES.iter().any(|(name, allowed)| *name == tag && allowed.contains(&attribute));
    let is_class = || attribute == "class" && CLASSES.iter().any(|(name, _)| *name == tag);
    is_old_id(tag, attribute)
        || !is_dropped(tag, attribute) && (EVERYWHERE.contains(&attribute) || of_tag() || is_class())
}

/// Whether an attribute is published in some tag.
pub(super) fn keeps_attribute(attribute: &str) -> bool {
    attribute == "name"
        || EVERYWHERE.contains(&attribute)
        || ATTRIBUTES.iter().any(|(_, allowed)| allowed.contains(&attribute))
}

/// Whether an attribute is what was an id before all elements could have one: `<a name>`, which is published as an id.
pub(super) fn is_old_id(tag: &str, attribute: &str) -> bool {
    tag == "a" && attribute == "name"
}

/// A role could say of an element what it is not.
fn is_dropped(tag: &str, attribute: &str) -> bool {
    attribute == "role" && !matches!(tag, "div" | "span")
}

fn clean(
    html: &str,
    addresses: HashMap<String, u32>,
    holes: Arc<Mutex<Vec<Hole>>>,
    ids: Arc<Mutex<PageIds>>,
    base_url: Option<String>,
) -> String {
    let classes: HashMap<&str, HashSet<&str>> =
        CLASSES.into_iter().map(|(tag, classes)| (tag, classes.split(' ').collect())).collect();
    let attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.into_iter().map(|(tag, allowed)| (tag, allowed.iter().copied().collect())).collect();
    Builder::default()
        .tags(elements().iter().filter(|element| element.is_written).map(|element| element.name).collect())
        .tag_attributes(attributes)
        .generic_attributes(EVERYWHERE.into_iter().collect())
        .allowed_classes(classes)
        .url_schemes(["https", "http", "mailto", "tel", "ftp", "xmpp"].into_iter().collect())
        .link_rel(None)
        .attribute_filter(move |tag, attribute, value| {
            if attribute == "id" && !value.contains(BEFORE) {
                return judge_id(value, &holes, &ids, base_url.as_deref()).map(Into::into);
            }
            judge(tag, attribute, value, &addresses, &holes, base_url.as_deref()).map(Into::into)
        })
        .clean(html)
        .to_string()
}

/// What becomes of an author's id: where the text is embedded, it gets a prefix, so that it differs from those of the page.
fn judge_id(value: &str, holes: &Mutex<Vec<Hole>>, ids: &Mutex<PageIds>, base_url: Option<&str>) -> Option<String> {
    // What it says may be the name of a withheld document.
    let id = Some(value).filter(|value| inline::names(value, base_url).is_empty())?;
    let id = ids.lock().ok()?.keep(id)?;
    let mut holes = holes.lock().ok()?;
    holes.push(Hole { at: 0, kind: HoleKind::Prefix });
    Some(token(holes.len() - 1) + &id)
}

/// What becomes of an attribute's value; none drops the attribute.
fn judge(
    tag: &str,
    attribute: &str,
    value: &str,
    addresses: &HashMap<String, u32>,
    holes: &Mutex<Vec<Hole>>,
    base_url: Option<&str>,
) -> Option<String> {
    if value.contains(BEFORE) {
        return is_ours(attribute, value, holes).then(|| value.to_owned());
    }
    match (tag, attribute) {
        _ if is_dropped(tag, attribute) => None,
        ("div", "role") => (value == "note").then(|| value.to_owned()),
        ("span", "role") => (value == "img").then(|| value.to_owned()),
        (_, "tabindex") => (value == "0").then(|| value.to_owned()),
        ("code", "class") => {
            (value.starts_with("language-") && !value.contains(char::is_whitespace)).then(|| value.to_owned())
        }
        ("input", "type") => (value == "checkbox").then(|| value.to_owned()),
        (_, "href" | "src") => match destination(value, base_url) {
            // One that holds an address of the site is known, unless it was read otherwise than here.
            Destination::Outside(url) if !addresses.contains_key(value) => {
                Some(url).filter(|_| !own_destination(value, base_url).1)
            }
            Destination::Refused => None,
            Destination::Inside { target, .. } if target.is_empty() && !addresses.contains_key(value) => {
                Some(value.to_owned())
            }
            Destination::Inside { .. } | Destination::Outside(_) => {
                let link = addresses.get(value)?;
                let mut holes = holes.lock().ok()?;
                holes.push(Hole { at: 0, kind: HoleKind::Address(*link) });
                Some(token(holes.len() - 1))
            }
        },
        // What it says may be the name of a withheld document.
        _ => inline::names(value, base_url).is_empty().then(|| value.to_owned()),
    }
}

/// Whether all holes in a value are for the words of links, which are escaped where they are filled in.
fn is_words(value: &str, holes: &Mutex<Vec<Hole>>) -> bool {
    let Ok(holes) = holes.lock() else { return false };
    let mut parts = value.split(BEFORE);
    let is_first_plain = parts.next().is_some_and(|first| !first.contains(AFTER));
    is_first_plain
        && parts.all(|part| {
            let number = part.split_once(AFTER).filter(|(_, rest)| !rest.contains(AFTER)).map(|(number, _)| number);
            let hole = number.and_then(|number| holes.get(number.parse::<usize>().ok()?));
            matches!(hole, Some(Hole { kind: HoleKind::Words(_), .. }))
        })
}

/// Whether an attribute with a hole in it is one that carnet wrote: an id, a link to one, or words in which names are holes.
/// Any other hole got there because an author left a quotation mark open, and what fills it would end the attribute.
fn is_ours(attribute: &str, value: &str, holes: &Mutex<Vec<Hole>>) -> bool {
    let (token, expected) = match (attribute, value.strip_prefix('#')) {
        ("id", None) => (value, HoleKind::Prefix),
        ("href", Some(rest)) => (rest, HoleKind::Prefix),
        ("href", None) => (value, HoleKind::Footnotes),
        ("id" | "src" | "class" | "role" | "tabindex" | "type", _) => return false,
        _ => return is_words(value, holes),
    };
    let Some((number, word)) = token.strip_prefix(BEFORE).and_then(|token| token.split_once(AFTER)) else {
        return false;
    };
    let kind = number.parse::<usize>().ok().and_then(|number| Some(holes.lock().ok()?.get(number)?.kind));
    let kind_of = |number: &str| holes.lock().ok()?.get(number.parse::<usize>().ok()?).map(|hole| hole.kind);
    let is_heading = || {
        let number = word.strip_prefix(BEFORE).and_then(|word| word.strip_suffix(AFTER));
        attribute == "id" && matches!(number.and_then(kind_of), Some(HoleKind::HeadingId(_)))
    };
    kind == Some(expected) && is_heading()
        || kind == Some(expected) && !word.contains([BEFORE, AFTER]) && !word.contains(char::is_whitespace)
}
