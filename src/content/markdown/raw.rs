//! Raw HTML as authors write it, told apart without judging it.
//!
//! It follows the tokeniser of browsers (HTML, section 13.2.5) as far as is needed to know where a tag and its attributes
//! end, so that an element that is left open does not take in what comes after.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag as BlockTag};

use super::parser::OPTIONS;
use crate::diagnostics::{Problems, say};

/// A part of raw HTML, by bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum HtmlPiece {
    Text(Range<usize>),
    Tag(HtmlTag),
    /// A comment, a declaration or a processing instruction; to the end when it is never closed.
    Comment(Range<usize>),
    /// A `<` that begins a tag that never ends.
    Unclosed(Range<usize>),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct HtmlTag {
    pub range: Range<usize>,
    /// In small letters.
    pub name: String,
    pub closes: bool,
    /// It ends with `/>`, which closes the elements of drawings and formulas.
    pub closes_itself: bool,
    /// Its content would be no markup: left open, it would make text of the rest of the page.
    pub is_raw: bool,
    /// Where the element ends that a tag of raw text begins, when it does.
    pub element_end: Option<usize>,
    /// Values of `href` and `src`, without their quotes.
    pub addresses: Vec<Range<usize>>,
    /// The value of `id`, and of the `name` of a link, without their quotes.
    pub ids: Vec<Range<usize>>,
    /// All attributes, in order.
    pub attributes: Vec<Attribute>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    /// In small letters.
    pub name: String,
    /// From its name to the end of its value.
    pub range: Range<usize>,
    /// Its value without quotes, when it has one.
    pub value: Option<Range<usize>>,
}

/// Elements whose content is no markup.
const RAW_TEXT: [&str; 9] =
    ["script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext"];

/// Elements that hold nothing, or whose end tag may be left out.
const SHALLOW: [&str; 24] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li",
    "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
];

/// The elements of raw HTML that are open. An end tag closes one of its own name or none: a browser keeps the others open,
/// and what reads HTML looks through all that are open at each tag.
#[derive(Debug, Default)]
pub(super) struct OpenTags {
    by_name: HashMap<String, usize>,
    depth: usize,
}

impl OpenTags {
    pub(super) fn read(&mut self, tag: &HtmlTag) {
        let is_whole = tag.element_end.is_some() || tag.closes_itself && (self.has("svg") || self.has("math"));
        // A link ends the link before (HTML, section 13.2.6.4.7).
        let ends_another = !tag.closes && tag.name == "a" && self.has("a");
        if is_whole || ends_another || SHALLOW.contains(&tag.name.as_str()) {
            return;
        }
        let open = self.by_name.entry(tag.name.clone()).or_default();
        match tag.closes {
            false => (*open, self.depth) = (*open + 1, self.depth + 1),
            true if *open > 0 => (*open, self.depth) = (*open - 1, self.depth - 1),
            true => {}
        }
    }

    fn has(&self, name: &str) -> bool {
        self.by_name.get(name).is_some_and(|open| *open > 0)
    }

    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }
}

/// After so many tags that never end, the rest of a block is taken for text.
const MAX_UNCLOSED: usize = 20;

/// Elements whose block of HTML goes on over blank lines until it is closed (CommonMark, section 4.6, condition 1), and whose
/// content is not published.
const ENDLESS: [&str; 3] = ["script", "style", "textarea"];

/// Blanks the tags of elements that are never closed and would take the rest of the text with them, byte for byte, and
/// records them among what is hidden.
pub(super) fn without_endless<'a>(
    text: Cow<'a, str>,
    base: usize,
    hidden: &mut Vec<Range<usize>>,
    problems: &mut Problems,
) -> Cow<'a, str> {
    // Each turn blanks all the tags of one name at least.
    if memchr::memchr(b'<', text.as_bytes()).is_none() || !ENDLESS.iter().any(|name| opens(text.as_bytes(), name)) {
        return text;
    }
    let mut text = text;
    for _ in ENDLESS {
        let Some((name, start)) = endless_block(&text) else { break };
        let place = start + base..start + base + 1 + name.len();
        problems.add(place, say::html_tag_never_closed(name));
        let mut bytes = text.into_owned().into_bytes();
        // None of those that follow is closed either.
        let mut at = start;
        while let Some(found) = find_tag(&bytes[at..], name) {
            let from = at + found;
            let line = bytes[from..].iter().position(|byte| matches!(byte, b'\n' | b'\r' | b'>'));
            let to = line.map_or(bytes.len(), |line| from + line + usize::from(bytes[from + line] == b'>'));
            bytes[from..to].fill(b' ');
            hidden.push(from..to);
            at = to;
        }
        // Whole characters were replaced.
        text = Cow::Owned(String::from_utf8_lossy(&bytes).into_owned());
    }
    hidden.sort_by_key(|range| range.start);
    text
}

/// The block of HTML that goes to the end of the text because its element is never closed.
fn endless_block(text: &str) -> Option<(&'static str, usize)> {
    let blocks = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let mut blocks = blocks.filter(|(event, _)| matches!(event, Event::Start(BlockTag::HtmlBlock)));
    let (_, block) = blocks.find(|(_, range)| range.end >= text.trim_end().len())?;
    let html = &text.as_bytes()[block.clone()];
    let name = ENDLESS.into_iter().find(|name| find_tag(html, name) == Some(0))?;
    let is_closed = html.windows(2).enumerate().any(|(at, sign)| {
        let closes = |name: &str| {
            html[at + 2..].get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        };
        sign == b"</" && (ENDLESS.into_iter().any(closes) || closes("pre"))
    });
    (!is_closed).then_some((name, block.start))
}

fn opens(html: &[u8], name: &str) -> bool {
    find_tag(html, name).is_some()
}

/// Where the first start tag of a name begins.
fn find_tag(html: &[u8], name: &str) -> Option<usize> {
    memchr::memchr_iter(b'<', html).find(|at| {
        let rest = &html[at + 1..];
        rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
            && rest.get(name.len()).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    })
}

/// Cuts raw HTML into its pieces, from the first byte to the last.
pub(super) fn pieces(html: &str) -> Vec<HtmlPiece> {
    let mut pieces = Vec::new();
    let mut unclosed = 0;
    let mut endless = HashSet::new();
    let mut text = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        // Each look for an end that is not there goes through all that follows.
        let tried = unclosed < MAX_UNCLOSED;
        let found = if tried { piece(html, start) } else { Some(HtmlPiece::Unclosed(start..start + 1)) };
        let Some(mut piece) = found else {
            at = start + 1;
            continue;
        };
        unclosed += usize::from(matches!(piece, HtmlPiece::Unclosed(_)));
        if let HtmlPiece::Tag(tag) = &mut piece
            && tag.is_raw
            && !tag.closes
            && !endless.contains(&tag.name)
        {
            tag.element_end = end_of_element(html, tag);
            if tag.element_end.is_none() {
                endless.insert(tag.name.clone());
                // Nothing of these is for readers.
                tag.element_end = Some(html.len()).filter(|_| matches!(tag.name.as_str(), "script" | "style"));
            }
        }
        if text < start {
            pieces.push(HtmlPiece::Text(text..start));
        }
        at = match &piece {
            HtmlPiece::Tag(tag) => tag.element_end.unwrap_or(tag.range.end),
            HtmlPiece::Text(range) | HtmlPiece::Comment(range) | HtmlPiece::Unclosed(range) => range.end,
        };
        text = at;
        pieces.push(piece);
    }
    if text < html.len() {
        pieces.push(HtmlPiece::Text(text..html.len()));
    }
    pieces
}

/// What begins with the `<` at `start`; none when it is text.
fn piece(html: &str, start: usize) -> Option<HtmlPiece> {
    let rest = &html[start..];
    let comment = |open: usize, close: &str| {
        let end = rest[open..].find(close).map_or(html.len(), |found| start + open + found + close.len());
        Some(HtmlPiece::Comment(start..end))
    };
    if rest.starts_with("<!--") {
        // `<!-->` is a whole comment.
        return comment(2, "-->");
    }
    if rest.starts_with("<![CDATA[") {
        return comment(2, "]]>");
    }
    if rest.starts_with("<?") {
        return comment(2, "?>");
    }
    if rest.starts_with("<!") {
        return comment(2, ">");
    }
    let closes = rest.starts_with("</");
    let name = start + 1 + usize::from(closes);
    if !html[name..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let Some(tag) = tag(html, start, name, closes) else { return Some(HtmlPiece::Unclosed(start..start + 1)) };
    Some(HtmlPiece::Tag(tag))
}

fn tag(html: &str, start: usize, name: usize, closes: bool) -> Option<HtmlTag> {
    let bytes = html.as_bytes();
    let until = |from: usize, stops: &dyn Fn(u8) -> bool| {
        bytes[from..].iter().position(|b| stops(*b)).map(|found| from + found)
    };
    let past_spaces = |from: usize| until(from, &|b| !b.is_ascii_whitespace());
    let mut at = until(name, &|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))?;
    let word = html[name..at].to_ascii_lowercase();
    let (mut addresses, mut ids, mut attributes) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        let behind = at;
        at = until(at, &|b| !b.is_ascii_whitespace() && b != b'/')?;
        if bytes[at] == b'>' {
            let is_raw = RAW_TEXT.contains(&word.as_str());
            return Some(HtmlTag {
                range: start..at + 1,
                name: word,
                closes,
                closes_itself: at > behind && bytes[at - 1] == b'/',
                is_raw,
                element_end: None,
                addresses,
                ids,
                attributes,
            });
        }
        let key = at;
        at = until(at + 1, &|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='))?;
        let start = key;
        let key = &bytes[key..at];
        let name = String::from_utf8_lossy(key).to_ascii_lowercase();
        let sign = past_spaces(at)?;
        if bytes[sign] != b'=' {
            attributes.push(Attribute { name, range: start..at, value: None });
            continue;
        }
        let value = past_spaces(sign + 1)?;
        let quote = Some(bytes[value]).filter(|b| matches!(b, b'"' | b'\''));
        let from = value + usize::from(quote.is_some());
        let to = until(from, &|b| quote.map_or(b.is_ascii_whitespace() || b == b'>', |quote| b == quote))?;
        if key.eq_ignore_ascii_case(b"href") || key.eq_ignore_ascii_case(b"src") {
            addresses.push(from..to);
        }
        if from < to && (key.eq_ignore_ascii_case(b"id") || word == "a" && key.eq_ignore_ascii_case(b"name")) {
            ids.push(from..to);
        }
        at = to + usize::from(quote.is_some());
        attributes.push(Attribute { name, range: start..at, value: Some(from..to) });
    }
}

fn end_of_element(html: &str, tag: &HtmlTag) -> Option<usize> {
    let rest = &html[tag.range.end..];
    let is_end = |at: usize| {
        let word = rest.as_bytes().get(at + 2..at + 2 + tag.name.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(tag.name.as_bytes()))
    };
    let at = rest.match_indices("</").map(|(at, _)| at).find(|at| is_end(*at))?;
    Some(tag.range.end + rest[at..].find('>').map_or(rest.len(), |found| at + found + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let one = |piece| match piece {
            HtmlPiece::Text(range) => format!("text {}", &html[range]),
            HtmlPiece::Comment(range) => format!("comment {}", &html[range]),
            HtmlPiece::Unclosed(_) => String::from("unclosed"),
            HtmlPiece::Tag(tag) => {
                let addresses: Vec<&str> = tag.addresses.iter().map(|range| &html[range.clone()]).collect();
                format!("{}{} {addresses:?}", if tag.closes { "/" } else { "" }, tag.name)
            }
        };
        pieces(html).into_iter().map(one).collect()
    }

    #[test]
    fn tags_and_their_addresses() {
        assert_eq!(shown("a <B>c</B>"), ["text a ", "b []", "text c", "/b []"]);
        assert_eq!(shown("<a title='href=x>' HREF = \"é.md\" data-href=z>"), ["a [\"é.md\"]"]);
        assert_eq!(shown("<img src=a.png/><img src=''>"), ["img [\"a.png/\"]", "img [\"\"]"]);
        assert_eq!(shown("<a href=>b"), ["a [\"\"]", "text b"]);
    }

    #[test]
    fn content_of_raw_text_is_not_read() {
        assert_eq!(shown("<script>a < b; '<!--'</SCRIPT >c"), ["script []", "text c"]);
        assert_eq!(shown("<title>a <b>c"), ["title []", "text a ", "b []", "text c"]);
    }

    #[test]
    fn comments_go_to_their_end() {
        assert_eq!(shown("<!-- a\n<b> -->c"), ["comment <!-- a\n<b> -->", "text c"]);
        assert_eq!(
            shown("<!-->a<?php b ?>c<!X>"),
            ["comment <!-->", "text a", "comment <?php b ?>", "text c", "comment <!X>"]
        );
        assert_eq!(shown("<!-- open <b>"), ["comment <!-- open <b>"]);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(shown("1 < 2 <3 </ >"), ["text 1 < 2 <3 </ >"]);
        assert_eq!(shown("<div title=\"a <b>c"), ["unclosed", "text div title=\"a ", "b []", "text c"]);
    }
}
