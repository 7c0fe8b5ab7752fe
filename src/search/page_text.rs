//! The text of a body by section, as a reader sees it: taken from its HTML once the holes are filled, so that no word is searched
//! for that the page does not show.

/// A part of a text: what stands before the first heading, a heading, what stands under it.
#[derive(Debug, PartialEq, Eq)]
pub struct TextPart {
    /// 0 before the first heading, then the number of the heading, from 1.
    pub section: usize,
    pub is_heading: bool,
    pub text: String,
}

/// Whether an element stands within a word: its tags end none.
fn is_within_words(name: &str) -> bool {
    matches!(name, "a" | "abbr" | "b" | "bdi" | "cite" | "code" | "del" | "dfn" | "em" | "i" | "ins" | "kbd" | "mark")
        || matches!(name, "q" | "s" | "small" | "span" | "strong" | "u" | "wbr")
}

/// Elements whose text nobody reads.
const UNREAD: [&str; 4] = ["script", "style", "template", "svg"];

/// The parts of a body; `ids` are those of its headings, in order. Headings of raw HTML are text.
pub fn parts(html: &str, ids: &[&str]) -> Vec<TextPart> {
    let mut parts = vec![TextPart { section: 0, is_heading: false, text: String::with_capacity(256) }];
    let mut rest = html;
    let mut heading_tag = None;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        decode(&rest[..at], &mut parts);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let end = end_of_tag(rest);
        let (tag, behind) = rest.split_at(end);
        rest = behind;
        let name = name_of(tag);
        let is_end = tag.starts_with("</");
        let section = parts.last().map_or(0, |part| part.section);
        if !is_end && is_heading(name) && ids.get(section).is_some_and(|id| has_id(tag, id)) {
            heading_tag = Some(name.to_owned());
            parts.push(TextPart { section: section + 1, is_heading: true, text: String::new() });
        } else if is_end && heading_tag.as_deref() == Some(name) {
            heading_tag = None;
            parts.push(TextPart { section, is_heading: false, text: String::new() });
        } else if !is_end && UNREAD.iter().any(|unread| name.eq_ignore_ascii_case(unread)) && !tag.ends_with("/>") {
            let close = format!("</{name}");
            rest = rest.find(&close).map_or("", |at| &rest[at..]);
        } else if !is_within_words(name) {
            push(" ", &mut parts);
        }
    }
    decode(rest, &mut parts);
    parts
}

fn push(text: &str, parts: &mut [TextPart]) {
    if let Some(part) = parts.last_mut() {
        part.text.push_str(text);
    }
}

/// One past the `>` that ends the tag a text begins with, which is in no quoted value.
fn end_of_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &bytes[at..]) {
        at += found + 1;
        let sign = bytes[at - 1];
        if sign == b'>' {
            return at;
        }
        let Some(close) = memchr::memchr(sign, &bytes[at..]) else { break };
        at += close + 1;
    }
    text.len()
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    &name[..name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len())]
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}

fn has_id(tag: &str, id: &str) -> bool {
    tag.split_once(" id=\"").is_some_and(|(_, value)| value.strip_prefix(id).is_some_and(|rest| rest.starts_with('"')))
}

/// Adds a text whose signs may be written as character references.
fn decode(text: &str, parts: &mut [TextPart]) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        push(&rest[..at], parts);
        let reference = &rest[at + 1..];
        let end = reference.bytes().take(12).position(|b| b == b';');
        let sign = end.and_then(|end| sign_of(&reference[..end]));
        match (sign, end) {
            (Some(sign), Some(end)) => {
                push(sign.encode_utf8(&mut [0; 4]), parts);
                rest = &reference[end + 1..];
            }
            _ => {
                push(" ", parts);
                rest = reference;
            }
        }
    }
    push(rest, parts);
}

fn sign_of(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = reference.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str, ids: &[&str]) -> Vec<(usize, bool, String)> {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = parts(html, ids).into_iter().map(|p| (p.section, p.is_heading, words(&p.text)));
        parts.filter(|(_, _, text)| !text.is_empty()).collect()
    }

    #[test]
    fn a_text_is_cut_at_its_own_headings() {
        let html = "<p>Un <b>d</b>eux</p><h2 id=\"a\">Titre <code>x</code></h2><p>T&amp;É&#233;</p><h3 id=\"autre\">Repris</h3><h2 class=\"c\" id=\"b\">B</h2>";
        assert_eq!(
            of(html, &["a", "b"]),
            [
                (0, false, "Un deux".into()),
                (1, true, "Titre x".into()),
                (1, false, "T&Éé Repris".into()),
                (2, true, "B".into())
            ]
        );
    }

    #[test]
    fn what_nobody_reads_is_no_text() {
        let html = "<svg><title>non</title></svg>a<!-- <b> non -->b<img alt=\"non > non\"><td>c</td><td>d</td><script>non</script>";
        assert_eq!(of(html, &[]), [(0, false, "ab c d".into())]);
        assert_eq!(of("a<b", &[]), [(0, false, "a".into())]);
        assert_eq!(of("a&b &bogus; c", &[]), [(0, false, "a b bogus; c".into())]);
    }
}
