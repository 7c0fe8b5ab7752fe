//! Reads the pages that tests make: tags, attributes, the text between them.
//!
//! It expects what carnet writes, balanced tags and quoted attributes, and panics with the page where a part is missing.

/// A start tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Bytes of the tag in the page.
    pub start: usize,
    pub end: usize,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|c| c == class))
    }
}

/// Every start tag, in order; comments are passed over.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = start_tag(html, start);
            at = tag.end;
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

fn start_tag(html: &str, start: usize) -> Tag {
    let bytes = html.as_bytes();
    let skip = |mut at: usize, is: &dyn Fn(u8) -> bool| {
        while at < bytes.len() && is(bytes[at]) {
            at += 1;
        }
        at
    };
    let name_end = skip(start + 1, &|b| !b.is_ascii_whitespace() && b != b'>' && b != b'/');
    let mut tag =
        Tag { name: html[start + 1..name_end].to_ascii_lowercase(), attributes: Vec::new(), start, end: html.len() };
    let mut at = name_end;
    loop {
        at = skip(at, &|b| b.is_ascii_whitespace() || b == b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            tag.end = (at + 1).min(bytes.len());
            return tag;
        }
        let end = skip(at, &|b| !b.is_ascii_whitespace() && !matches!(b, b'=' | b'>' | b'/'));
        let name = html[at..end].to_ascii_lowercase();
        let mut value = String::new();
        at = end.max(at + 1);
        if bytes.get(end) == Some(&b'=') {
            let quote = bytes[end + 1];
            assert!(matches!(quote, b'"' | b'\''), "an attribute without quotes in {}", &html[start..(end + 9)]);
            let close = skip(end + 2, &|b| b != quote);
            value = unescape(&html[end + 2..close]);
            at = close + 1;
        }
        tag.attributes.push((name, value));
    }
}

/// What stands inside the first element `name` with this class (or any, when empty), nested ones of its name included.
pub(crate) fn element<'h>(html: &'h str, name: &str, class: &str) -> &'h str {
    find_element(html, name, class).unwrap_or_else(|| panic!("no <{name} class=\"{class}\"> in {html}"))
}

pub(crate) fn find_element<'h>(html: &'h str, name: &str, class: &str) -> Option<&'h str> {
    let fits = |tag: &Tag| tag.name == name && (class.is_empty() || tag.has_class(class));
    tags(html).into_iter().find(fits).map(|tag| inside(html, &tag))
}

/// The insides of all such elements; those within one of them are not counted again.
pub(crate) fn elements<'h>(html: &'h str, name: &str, class: &str) -> Vec<&'h str> {
    let mut found = Vec::new();
    let mut from = 0;
    for tag in tags(html) {
        if tag.start >= from && tag.name == name && (class.is_empty() || tag.has_class(class)) {
            let inner = inside(html, &tag);
            from = tag.end + inner.len();
            found.push(inner);
        }
    }
    found
}

/// What stands in the element that a tag begins.
pub(crate) fn inside<'h>(html: &'h str, tag: &Tag) -> &'h str {
    let (open, close) = (format!("<{}", tag.name), format!("</{}>", tag.name));
    let mut depth = 1;
    let mut at = tag.end;
    loop {
        let rest = &html[at..];
        let end = rest.find(&close).unwrap_or_else(|| panic!("<{}> is never closed in {html}", tag.name));
        let opens = |at: usize| rest[at + open.len()..].starts_with(|c: char| c.is_whitespace() || c == '>');
        let next = rest.match_indices(&open).map(|(at, _)| at).find(|at| opens(*at));
        match next {
            Some(next) if next < end => {
                depth += 1;
                at += next + open.len();
            }
            _ => {
                depth -= 1;
                if depth == 0 {
                    return &html[tag.end..at + end];
                }
                at += end + close.len();
            }
        }
    }
}

/// The text as it is read: without tags, one space between words.
pub(crate) fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let end = if tag.starts_with("!--") { tag.find("-->").map(|at| at + 2) } else { tag.find('>') };
        rest = end.map_or("", |end| &tag[end + 1..]);
    }
    out.push_str(rest);
    unescape(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts of all such elements.
pub(crate) fn texts(html: &str, name: &str, class: &str) -> Vec<String> {
    elements(html, name, class).into_iter().map(text).collect()
}

/// Text and address of every link.
pub(crate) fn links(html: &str) -> Vec<(String, String)> {
    let links = tags(html).into_iter().filter(|tag| tag.name == "a");
    links.map(|tag| (text(inside(html, &tag)), tag.get("href").unwrap_or_default().to_owned())).collect()
}

pub(crate) fn unescape(text: &str) -> String {
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", "\u{a0}")];
    let plain = entities.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain));
    plain.replace("&#x2F;", "/").replace("&amp;", "&")
}
