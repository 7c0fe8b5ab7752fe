//! What a text says that may be the name or the address of a document, though no link is made of it: `[[name` that is never
//! closed, the path of a page, the target of a link that the parser did not take for one or that another program makes.
//!
//! All of it is printed as it is written unless it is that of a withheld document, which is not known here.

mod joined;
mod shortcodes;

use std::ops::Range;

use super::comments::GAP_BYTE;
use super::destination::{Destination, destination, holds_host, own_addresses, own_destination, wiki_destination};
use super::outline::{Form, LinkUse};
use super::plain::{self, Plain};
use crate::text::behind;
pub use joined::Joined;

/// Longer names and paths are none.
const LONGEST: usize = 400;

/// A part of a text, and what it may name.
type Said = (Range<usize>, Form, Destination);

/// What a text says that may be the name or the address of a document, in order. Without places.
///
/// Where it is printed as it is written, its reader reads over the signs of marks in it: `/notes/*name*/`, `/notes/<b>name`.
pub fn names(text: &str, base_url: Option<&str>) -> Vec<(Range<usize>, LinkUse)> {
    let mut found = names_as_written(text, base_url);
    if plain::may_hold_marks(text)
        && let Some(plain) = Plain::without_marks(text)
    {
        let read = plain_names(&plain.text, base_url).into_iter();
        let read = read.map(|(part, link)| as_written(plain.written(&part), link, text));
        found = with_others(found, read, text);
    }
    found
}

/// Adds names that marks cut. Those that cross each other become one, which is withheld as soon as one of them is.
pub fn with_others(
    names: Vec<(Range<usize>, LinkUse)>,
    longer: impl Iterator<Item = (Range<usize>, LinkUse)>,
    text: &str,
) -> Vec<(Range<usize>, LinkUse)> {
    let mut all: Vec<(Range<usize>, LinkUse)> = Vec::with_capacity(names.len());
    let is_same =
        |one: &LinkUse, other: &LinkUse| one.target == other.target && one.form == other.form && other.parts.is_empty();
    let mut add =
        |(place, link): (Range<usize>, LinkUse)| match all.last_mut().filter(|(last, _)| place.start < last.end) {
            Some((last, known)) if *last == place && is_same(known, &link) => {}
            Some((last, known)) => {
                last.end = last.end.max(place.end);
                known.written = Some(text[last.clone()].to_owned());
                known.label = known.label.take().or_else(|| link.label.clone());
                known.parts.push(link);
            }
            None => all.push((place, link)),
        };
    let mut names = names.into_iter().peekable();
    for other in longer {
        while let Some(name) = names.next_if(|(name, _)| name.start <= other.0.start) {
            add(name);
        }
        add(other);
    }
    names.for_each(add);
    all
}

/// The same, where every sign counts.
pub fn names_as_written(text: &str, base_url: Option<&str>) -> Vec<(Range<usize>, LinkUse)> {
    match Plain::of(text) {
        Some(plain) => {
            let names = plain_names(&plain.text, base_url).into_iter();
            names.map(|(part, link)| as_written(plain.written(&part), link, text)).collect()
        }
        None => plain_names(text, base_url).into_iter().map(|(part, link)| as_written(part, link, text)).collect(),
    }
}

fn as_written(part: Range<usize>, link: LinkUse, text: &str) -> (Range<usize>, LinkUse) {
    let written = Some(text[part.clone()].to_owned());
    (part, LinkUse { written, ..link })
}

fn plain_names(text: &str, base_url: Option<&str>) -> Vec<(Range<usize>, LinkUse)> {
    let mut found: Vec<Said> = own_addresses(text, base_url);
    shortcodes::names(text, &mut found);
    brackets(text, &mut found);
    parentheses(text, base_url, &mut found);
    own_machine(text, &mut found);
    paths(text, base_url, &mut found);
    found.sort_by_key(|(part, ..)| part.start);
    let mut names: Vec<(Range<usize>, LinkUse)> = Vec::with_capacity(found.len());
    let mut found = found.into_iter().peekable();
    while let Some((part, form, destination)) = found.next() {
        // What stands within a bracket says more than all of it.
        let is_single = text[part.start..].starts_with('[') && !text[part.start..].starts_with("[[");
        if is_single && found.peek().is_some_and(|(next, ..)| next.start < part.end) {
            continue;
        }
        let Destination::Inside { target, fragment } = destination else { continue };
        if target.is_empty() || names.last().is_some_and(|(last, _)| part.start < last.end) {
            continue;
        }
        // The label of a link may say another name.
        let label = (form == Form::Wiki).then(|| text[part.clone()].split_once('|')).flatten();
        let parts = label.map_or_else(Vec::new, |(_, label)| plain_names(label, base_url));
        let parts = parts.into_iter().map(|(_, link)| link).collect();
        names.push((part, LinkUse { parts, ..LinkUse::new(form, target, fragment) }));
    }
    names
}

/// Whether a text may hold any of [`names`]. Cheaper than to look for them.
pub fn may_hold_names(text: &str, host: Option<&str>) -> bool {
    let bytes = text.as_bytes();
    // Most texts are short: to search for a sign and to look at what is beside it costs less than to search for words.
    memchr::memchr3_iter(b'[', b'/', b'.', bytes).any(|at| bytes[at] != b'.' || bytes[at..].starts_with(b".md"))
        || memchr::memchr_iter(b':', bytes).any(|at| bytes[..=at].ends_with(b"obsidian:"))
        || host.is_some_and(|host| holds_host(text, host))
}

/// Whether a text may hold names with signs of other programs, or signs that stand for others: [`may_hold_names`] does not look for
/// them. Few texts have any, so the whole text is searched at once.
pub fn may_hold_odd_names(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_odd = |at: usize| bytes.get(at..at + 3).is_some_and(|sign| ODD_SIGNS.iter().any(|odd| odd == sign));
    memchr::memchr3(b'\\', b'{', GAP_BYTE, bytes).is_some()
        || memchr::memchr2_iter(b'&', b'%', bytes).any(|at| match bytes[at] {
            b'&' => plain::is_reference(&bytes[at..]),
            _ => bytes.get(at + 1).is_some_and(u8::is_ascii_hexdigit),
        })
        || !text.is_ascii()
            && (memchr::memchr_iter(0xc2, bytes).any(|at| bytes.get(at + 1) == Some(&0xad))
                || memchr::memchr3_iter(0xe2, 0xe3, 0xef, bytes).any(is_odd))
}

/// Signs that are not seen or stand for others, as bytes; the first of each is 0xe2, 0xe3 or 0xef.
const ODD_SIGNS: [[u8; 3]; 11] = [
    sign("\u{200b}"),
    sign("\u{200d}"),
    sign("\u{2060}"),
    sign("\u{feff}"),
    sign("［"),
    sign("／"),
    sign("．"),
    sign("⟦"),
    sign("〚"),
    sign("【"),
    sign("〔"),
];

const fn sign(text: &str) -> [u8; 3] {
    let [first, second, third] = *text.as_bytes() else { panic!("a sign of three bytes") };
    [first, second, third]
}

/// What stands between brackets: `[[name]]`, `[[name` to where it ends, `[some name]`.
fn brackets(text: &str, found: &mut Vec<Said>) {
    let mut from = 0;
    while let Some(start) = memchr::memchr(b'[', &text.as_bytes()[from..]).map(|at| from + at) {
        let is_double = text[start..].starts_with("[[");
        // Of several brackets the last ones belong to the name.
        if text[start + 1..].starts_with("[[") {
            from = start + 1;
            continue;
        }
        if !is_double {
            from = start + 1;
            if let Some(end) = single_end(text, start) {
                let target = text[start + 1..end].to_owned();
                found.push((start..end + 1, Form::Word, Destination::Inside { target, fragment: None }));
                from = end;
            }
            continue;
        }
        let end = name_end(text, start);
        let name = text[start + 2..end].trim_end_matches(']');
        let name = name.split('|').next().unwrap_or_default().trim_end_matches(['\\', ']', '^']);
        found.push((start..end, Form::Wiki, wiki_destination(name)));
        from = end.max(start + 2);
    }
}

/// Where `[[name` ends, which begins at a byte: behind `]]`, else where the name does.
fn name_end(text: &str, start: usize) -> usize {
    let rest = &text[start + 2..];
    let bytes = rest.as_bytes();
    // The first of `[[`, `]]` and a blank line.
    let bound = memchr::memchr3_iter(b'[', b']', b'\n', bytes).find(|at| bytes.get(at + 1) == Some(&bytes[*at]));
    let end = match bound {
        Some(closed) if bytes[closed] == b']' => closed + 2,
        _ => {
            let within = &rest[..bound.unwrap_or(rest.len())];
            let end = within.find([']', '|', '\n']).unwrap_or(within.len());
            if within[end..].starts_with(']') { end + 1 } else { within[..end].trim_end().len() }
        }
    };
    start + 2 + end
}

/// Where `[some name]` ends that begins at a byte. Of one word without a sign in it nothing is looked for: those are
/// editors' remarks.
fn single_end(text: &str, start: usize) -> Option<usize> {
    let inside = &text[start + 1..];
    let end = inside.find(['[', ']', '\n'])?;
    let inside = &inside[..end];
    let is_name = inside.len() < LONGEST && !inside.starts_with(['^', '!']) && inside.trim().contains(is_joint);
    // `[label](address)` is a link.
    let is_closed = text[start + 1 + end..].starts_with(']') && !text[start + 2 + end..].starts_with('(');
    (is_closed && is_name).then_some(start + 1 + end)
}

fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '/' | '.')
}

/// What a text holds as the address of a Markdown link, though it is no link there.
fn parentheses(text: &str, base_url: Option<&str>, found: &mut Vec<Said>) {
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b']', bytes).filter(|at| bytes.get(at + 1) == Some(&b'(')) {
        let bracket = at + "](".len();
        let is_wrapped = text[bracket..].starts_with('<');
        let start = bracket + usize::from(is_wrapped);
        let is_end =
            |c: char| if is_wrapped { matches!(c, '<' | '>' | '\n') } else { ")]".contains(c) || c.is_whitespace() };
        let end = text[start..].find(is_end).map_or(text.len(), |at| start + at);
        if start < end {
            // A name is one here, as in Markdown.
            found.push((start..end, Form::Definition, own_destination(&text[start..end], base_url).0));
        }
    }
}

/// Words that are paths: `/notes/x/`, `notes/x.md`, `x.md`.
fn paths(text: &str, base_url: Option<&str>, found: &mut Vec<Said>) {
    let signs = memchr::memchr_iter(b'/', text.as_bytes());
    let files = memchr::memchr_iter(b'.', text.as_bytes()).filter(|at| text[*at..].starts_with(".md"));
    let mut signs: Vec<usize> = signs.chain(files).collect();
    signs.sort_unstable();
    let mut from = 0;
    for sign in signs {
        if sign < from {
            continue;
        }
        let start = text[from..sign].char_indices().rev().find(|(_, c)| is_edge(*c));
        let start = start.map_or(from, |(at, c)| from + at + c.len_utf8());
        let end = text[sign..].find(is_edge).map_or(text.len(), |end| sign + end);
        from = end.max(sign + 1);
        let start = start + text[start..end].len() - without_signs(&text[start..end]).len();
        let word = text[start..end].trim_end_matches(is_mark);
        let is_of_tag = text[..start].ends_with('<') && word.matches('/').count() == 1;
        if word.len() > LONGEST || is_of_tag || is_within_address(text, start) {
            continue;
        }
        let place = start..start + word.len();
        if is_path(word) {
            found.push((place, Form::Word, destination(without_scheme(word), base_url)));
        }
    }
}

/// Addresses of programs on the author's own machine: `file:///home/a/notes/x.md`, `obsidian://open?vault=v&file=x`.
fn own_machine(text: &str, found: &mut Vec<Said>) {
    for scheme in ["file:", "obsidian:"] {
        let mut from = 0;
        let colons = memchr::memchr_iter(b':', text.as_bytes()).filter(|at| text[..=*at].ends_with(scheme));
        for at in colons.map(|colon| colon + 1 - scheme.len()) {
            if at < from {
                continue;
            }
            let is_end = |c: char| is_edge(c) && c != '=';
            let end = text[at..].find(is_end).map_or(text.len(), |end| at + end);
            from = end;
            let end = at + text[at..end].trim_end_matches(is_mark).len();
            // A word before a colon.
            if end < at + scheme.len() {
                continue;
            }
            let rest = &text[at + scheme.len()..end];
            let named = rest.split(['?', '&']).filter_map(|parameter| parameter.split_once('='));
            let is_file = |key: &str| matches!(key, "file" | "path" | "filepath" | "name" | "filename");
            let named = named.into_iter().find(|(key, _)| is_file(key)).map(|(_, value)| value);
            if let Some(file) = named.or_else(|| Some(rest.trim_start_matches('/')).filter(|file| !file.is_empty())) {
                found.push((at..end, Form::Word, destination(file, None)));
            }
        }
    }
}

fn without_scheme(word: &str) -> &str {
    word.strip_prefix("https:").or_else(|| word.strip_prefix("http:")).unwrap_or(word)
}

/// What ends a sentence, or is the parser's own, behind a path.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\\' | '_' | '…' | '$')
}

/// A word without the signs before it: those of tags, footnotes, formulas, classes of attributes.
fn without_signs(word: &str) -> &str {
    let word = word.trim_start_matches(['#', '^', '!', '$']);
    match word.strip_prefix('.') {
        Some(rest) if rest.starts_with(char::is_alphanumeric) => rest,
        _ => word,
    }
}

/// What bounds a word that is a path.
fn is_edge(c: char) -> bool {
    let signs = ['<', '>', '"', '«', '»', '“', '”', '`', '|', '(', ')', '[', ']', '{', '}', ',', ';', '\'', '’', '*'];
    c.is_whitespace() || c == '=' || signs.contains(&c)
}

/// Whether what begins at a byte is a part of a longer address, as the value of one of its parameters.
fn is_within_address(text: &str, start: usize) -> bool {
    let before = behind(text, start, LONGEST);
    let address = || before.rsplit(|c: char| c.is_whitespace() || c == '"').next().unwrap_or(before);
    // Of a longer address it is not known whether it hands something to a page.
    let is_whole = |address: &str| address.len() < before.len() || before.len() == start;
    // What is handed to a page may be an address of the site.
    let holds_parameter = |address| is_whole(address) && address.contains("://") && !address.contains(['?', '#']);
    before.ends_with(['=', ',', ';', '(', '*']) && holds_parameter(address())
}

/// Whether a word is a path more likely than two words with a stroke between them.
fn is_path(word: &str) -> bool {
    let path = without_scheme(word).split(['#', '?']).next().unwrap_or_default();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    // Two strokes begin an address with a host.
    let has_host = path.contains("://") || path.starts_with("//");
    path.chars().any(char::is_alphanumeric)
        && !has_host
        && (path.len() < word.len() && path.contains('/')
            || path.starts_with(['/', '.'])
            || path.ends_with('/')
            || path.matches('/').count() > 1
            || last.contains(['-', '_'])
            || [".md", ".markdown", ".html"].iter().any(|ending| last.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_to_its_limit() {
        let address = |length: usize| format!("https://a.org/{}=", "x".repeat(length));
        let is_within = |length| is_within_address(&address(length), address(length).len());
        // What is not read may hand an address of the site to a page.
        assert!(is_within(LONGEST - "https://a.org/=".len()) && !is_within(LONGEST));
    }

    fn said(text: &str) -> Vec<String> {
        names(text, Some("https://example.org/x/")).into_iter().map(|(part, _)| text[part].to_owned()).collect()
    }

    #[test]
    fn names_and_addresses_of_a_text() {
        for (text, expected) in [
            ("Voir [[un nom et la suite", vec!["[[un nom et la suite"]),
            ("Voir [[un|mot", vec!["[[un"]),
            ("Voir [[un] ici", vec!["[[un]"]),
            ("Voir [[[un]]] ici", vec!["[[un]]"]),
            ("[[un [[deux]] trois", vec!["[[un", "[[deux]]"]),
            ("[[un\net deux]] mais [[un\n\net]]", vec!["[[un\net deux]]", "[[un"]),
            ("Un [autre nom][] [sic] [1] [^un-mot] [x](y)", vec!["[autre nom]", "y"]),
            ("à /notes/x/, « notes/y.md » ou (../z)", vec!["/notes/x/", "notes/y.md", "../z"]),
            ("href=\"/notes/x/\" https:/notes/x/ https:notes/x", vec!["/notes/x/", "https:/notes/x/", "https:notes/x"]),
            ("un.md et notes/un-deux", vec!["un.md", "notes/un-deux"]),
            ("un file: et `file:`, file", vec![]),
            ("obsidian://open?vault=v&file=x", vec!["obsidian://open?vault=v&file=x"]),
            ("/notes//x/ //a.org/notes/x/", vec!["/notes//x/"]),
            (
                "mothttps://example.org/x/notes/y/ éHTTP://example.org/x/z",
                vec!["https://example.org/x/notes/y/", "HTTP://example.org/x/z"],
            ),
            (
                "/notes/*x*/ /notes/<b>x</b> [x](https://a.org)-y.md",
                vec!["/notes/*x*/", "/notes/<b>x", "x](https://a.org)-y.md"],
            ),
            (
                "#/notes/x/ [^x.md] [!x-y.md] {.x.md} ./x.md ../x.md",
                vec!["/notes/x/", "x.md", "x-y.md", "x.md", "./x.md", "../x.md"],
            ),
            ("et/ou, 24/7, km/h, </b> <br/> https://a.org/x=/notes/x/ 1/2", vec![]),
            ("https://a.org/?u=/notes/x/ https://a.org/?u=%2Fnotes%2Fx%2F", vec!["/notes/x/", "%2Fnotes%2Fx%2F"]),
            (
                "［［un］］ &#91;&#91;un]] \\[\\[un\\]\\] ⟦un⟧",
                vec!["［［un］］", "&#91;&#91;un]]", "[\\[un\\]\\]", "⟦un⟧"],
            ),
            ("notes\\un\\deux.md notes&#x2F;x&#x2F;", vec!["notes\\un\\deux.md", "notes&#x2F;x&#x2F;"]),
            ("{{< ref \"un\" >}} {% link _notes/deux.md %} {{ 'trois' | url }}", vec!["un", "_notes/deux.md", "trois"]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }
}
