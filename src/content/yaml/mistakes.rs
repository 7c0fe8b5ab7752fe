//! What is wrong in a text that is not YAML, for authors who never read its specification: the place, and how to correct it.
//!
//! The parser says where it could not go on, which is often behind the mistake. It is the lines around that place that
//! tell what their author meant; of keys and their meaning nothing is known here.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostics::{Diagnostic, Phrase, Span, phrases, say};
use crate::text::floor;

/// The mistake behind an error of the parser, and its place in the text.
pub(super) fn diagnostic(text: &str, error: &ScanError) -> (Span, Diagnostic) {
    let at = floor(text, error.marker().byte_offset().unwrap_or(0));
    mistake(text, at, error.kind())
}

/// `title:Nuit` as it was meant: `title: Nuit`. None when nothing stands right behind a first word's colon.
pub fn spaced(line: &str) -> Option<String> {
    let line = line.trim();
    let entry = line.strip_prefix("- ").map_or(line, str::trim_start);
    let (word, rest) = entry.split_once(':')?;
    let is_word = word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_glued = rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '/' | '\\' | ':'));
    (is_word && is_glued).then(|| format!("{word}: {rest}"))
}

/// The first no-break space of a line where YAML wants an ordinary one, before its key or behind its colon, and the line as it
/// was meant. None when the line is no key with a value.
pub fn no_break_space(line: &str) -> Option<(Span, String)> {
    let is_space = |c: char| c.is_whitespace() || is_no_break(c);
    let inner = line.trim_start_matches(is_space);
    let entry = inner.strip_prefix('-').map_or(inner, |item| item.trim_start_matches(is_space));
    let (key, rest) = entry.split_once(':')?;
    let word = key.trim_end_matches(is_space);
    let is_word = word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let value = rest.trim_matches(is_space);
    let key_at = line.len() - entry.len();
    let value_at = line.len() - rest.trim_start_matches(is_space).len();
    let around = [0..key_at, key_at + word.len()..value_at];
    let mut places = around.into_iter().filter_map(|part| {
        let found = line[part.clone()].char_indices().find(|(_, c)| is_no_break(*c));
        found.map(|(at, c)| part.start + at..part.start + at + c.len_utf8())
    });
    let place = places.next().filter(|_| is_word)?;
    Some((place, format!("{word}: {value}").trim_end().to_owned()))
}

/// Spaces that look like an ordinary one, or like nothing, and are none to YAML.
pub fn is_no_break(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}') || (c.is_whitespace() && !c.is_ascii())
}

/// A place, and what is wrong there.
type Mistake = (Span, Diagnostic);

fn mistake(text: &str, at: usize, kind: &ErrorKind) -> Mistake {
    let is_of_form = matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::InvalidIndentation
    );
    if let Some(mistake) = no_break_space_before(text, at).filter(|_| is_of_form) {
        return mistake;
    }
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => tab(text, at),
        ErrorKind::UnclosedFlowCollection { .. } | ErrorKind::MismatchedFlowCollectionEnd { .. } => unclosed(text, at),
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement => match opening(&text[..at]) {
            Some(open) if text[open..at].contains('\n') => unclosed(text, open),
            _ => colon(text, at),
        },
        ErrorKind::MappingValueNotAllowed => glued(text, at).unwrap_or_else(|| colon(text, at)),
        ErrorKind::SimpleKeyExpected => {
            glued(text, at).unwrap_or_else(|| (line_at(text, at), say::yaml_line_without_key()))
        }
        ErrorKind::BlockSequenceEntryNotAllowed => (at..at, say::yaml_list_beside_key()),
        ErrorKind::ExpectedBlockMappingKey if !text[line_at(text, at).start..at].trim().is_empty() => {
            (at..at, say::yaml_text_after_end().help(quoted(text, at)))
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry | ErrorKind::InvalidIndentation => {
            set_in(text, at)
        }
        kind => of_signs(text, at, kind),
    }
}

/// Mistakes within one text: its quotes, its first sign.
fn of_signs(text: &str, at: usize, kind: &ErrorKind) -> Mistake {
    let diagnostic = match kind {
        ErrorKind::UnclosedQuotedScalar => return (at..at + 1, say::yaml_unclosed_quote()),
        ErrorKind::InvalidTrailingSingleQuotedScalar => say::yaml_apostrophe_ends_text(),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => say::yaml_quote_ends_text(),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => say::yaml_backslash(),
        ErrorKind::UnexpectedCharacter { character: '\0' } => say::yaml_nul_byte(),
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::UnknownAnchor | ErrorKind::InvalidBlockScalarHeader => {
            let sign = text[at..].chars().next().unwrap_or_default();
            say::yaml_first_sign(sign).help(quoted(text, at))
        }
        kind => say::yaml_other(kind.to_string()),
    };
    (at..at, diagnostic)
}

fn tab(text: &str, at: usize) -> Mistake {
    let before = text[..at].trim_end_matches('\t').len();
    let at = if before < at { before } else { text[at..].find('\t').map_or(at, |tab| at + tab) };
    let end = at + text[at..].len() - text[at..].trim_start_matches('\t').len();
    (at..end, say::yaml_tab())
}

fn unclosed(text: &str, open: usize) -> Mistake {
    let sign = text[open..].chars().next().unwrap_or('[');
    let close = if sign == '{' { '}' } else { ']' };
    (open..open + 1, say::yaml_unclosed_bracket(sign, close))
}

/// A `: ` where none can stand: in a value without quotes, or in a line that belongs to the text above.
fn colon(text: &str, at: usize) -> Mistake {
    let line = line_at(text, at);
    let before = &text[line.start..at];
    let key = before.trim_start().trim_start_matches("- ");
    if key.contains(':') {
        return (at..at, say::yaml_colon().help(quoted(text, at)));
    }
    set_in(text, at)
}

fn set_in(text: &str, at: usize) -> Mistake {
    let line = line_at(text, at);
    let start = line.end - text[line.clone()].trim_start().len();
    (start..line.end, say::yaml_not_aligned())
}

/// The value of the line, between quotes: a help.
fn quoted(text: &str, at: usize) -> Phrase {
    let line = text[line_at(text, at)].trim();
    let entry = line.strip_prefix("- ").map_or(line, str::trim_start);
    let in_brackets = opening(&text[..at]).is_some();
    match entry.split_once(": ").filter(|_| !in_brackets) {
        // JSON's strings are YAML's double-quoted ones (YAML 1.2, section 1.3).
        Some((key, value)) => match serde_json::to_string(value.trim()) {
            Ok(value) => phrases::quote_text_as(format!("{key}: {value}")),
            Err(_) => phrases::quote_text(),
        },
        None => phrases::quote_text(),
    }
}

/// The key without a space behind its colon, on this line or on those before it that have no key of their own.
fn glued(text: &str, at: usize) -> Option<Mistake> {
    let mut line = line_at(text, at);
    let mut is_first = true;
    loop {
        let written = &text[line.clone()];
        if let Some(meant) = spaced(written) {
            let start = line.end - written.trim_start().len();
            return Some((start..line.end, say::yaml_no_space_after_colon(meant)));
        }
        if line.start == 0 || (!is_first && written.contains(':')) {
            return None;
        }
        is_first = false;
        line = line_at(text, line.start - 1);
    }
}

/// A no-break space on the line of a place, or on the one above, which YAML takes for a part of a text.
fn no_break_space_before(text: &str, at: usize) -> Option<Mistake> {
    let line = line_at(text, at);
    let above = (line.start > 0).then(|| line_at(text, line.start - 1));
    std::iter::once(line).chain(above).find_map(|line| {
        let (place, meant) = no_break_space(&text[line.clone()])?;
        let help = phrases::no_break_space_in_line(meant);
        Some((line.start + place.start..line.start + place.end, say::yaml_no_break_space().help(help)))
    })
}

/// The last bracket of a text that nothing closes; texts between double quotes are skipped.
fn opening(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '[' | '{' if !is_quoted => open.push(at),
            ']' | '}' if !is_quoted => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

/// The line of a place, without what ends it or follows its last sign.
fn line_at(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..start + text[start..end].trim_end().len()
}

#[cfg(test)]
mod tests {
    use crate::content::yaml::parse;
    use crate::diagnostics::{Language, Problems};

    /// What is said of a text, with the part of it that is shown.
    fn said(text: &str) -> (String, String, String) {
        let mut problems = Problems::of(&"a.yaml".into());
        parse(text, 0, &mut problems);
        let found = problems.into_vec();
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        let message = found[0].message.to_string();
        let what = message.strip_prefix("this is not valid YAML: ").unwrap_or(&message).to_owned();
        let shown = found[0].span.clone().and_then(|span| text.get(span)).unwrap_or("nowhere").to_owned();
        (what, shown, found[0].help_in(Language::english()).join(" / "))
    }

    #[test]
    fn each_mistake_has_its_place_and_its_way_out() {
        let quote = "put the text between double quotes";
        let column = "keys of one group begin at the same column, without a space before those of the file";
        let bracket = "after its last item; a text that begins with a bracket goes between double quotes";
        for (text, what, shown, help) in [
            (
                "title: a\n\tsummary: b\n",
                "there is a tab where only spaces are allowed",
                "\t",
                "replace each tab with two spaces",
            ),
            (
                "tags:\n\t- a\n",
                "there is a tab where only spaces are allowed",
                "\t",
                "replace each tab with two spaces",
            ),
            ("title: 'a\ndraft: true\n", "unclosed quote", "'", "close it: put the same quote at the end of the text"),
            ("tags: [a, b\ndraft: true\n", "unclosed bracket '['", "[", &format!("put ']' {bracket}")),
            ("cover: {alt: b\ntags: c\n", "unclosed bracket '{'", "{", &format!("put '}}' {bracket}")),
            ("tags: [a, b}\n", "unclosed bracket '['", "[", &format!("put ']' {bracket}")),
            ("title: 3 : b\n", "': ' is not allowed here", "", &format!("{quote}: title: \"3 : b\"")),
            ("revisions:\n  - {date: 1, summary: a: b}\n", "': ' is not allowed here", "", quote),
            ("title:Nuit\ndraft: true\n", "a space is missing after the colon", "title:Nuit", "write 'title: Nuit'"),
            ("draft: true\ntitle:Nuit\n", "a space is missing after the colon", "title:Nuit", "write 'title: Nuit'"),
            (
                "revisions:\n  - date: 2024-01-01\n    summary:x\n",
                "a space is missing after the colon",
                "summary:x",
                "write 'summary: x'",
            ),
            (
                "title: a\ndraft true\n",
                "this line is not a key with its value",
                "draft true",
                "write 'key: value'; a line that continues the text above begins with two spaces",
            ),
            (
                "title: 'l'été'\n",
                "the quote before closes the text here",
                "",
                "a text that holds an apostrophe goes between double quotes, or without any",
            ),
            (
                "title: \"dit \"oui\" à\"\n",
                "the quote before closes the text here",
                "",
                "a text that holds double quotes goes between single ones, or has « » in their place",
            ),
            (
                "title: \"C:\\Users\"\n",
                "'\\' has a meaning of its own between double quotes",
                "",
                "put the text between single quotes, or write each '\\' twice",
            ),
            ("title: @zoe\n", "a text cannot begin with '@'", "", &format!("{quote}: title: \"@zoe\"")),
            ("title: *nuit*\n", "a text cannot begin with '*'", "", &format!("{quote}: title: \"*nuit*\"")),
            ("title: > x\n", "a text cannot begin with '>'", "", &format!("{quote}: title: \"> x\"")),
            (
                "tags: - a\n",
                "a list cannot begin on the line of its key",
                "",
                "put each item on a line of its own below the key, or write them as [a, b]",
            ),
            (
                "title: [a] b\n",
                "there is text after a closing bracket or quote",
                "",
                &format!("{quote}: title: \"[a] b\""),
            ),
            ("title: a\n  draft: true\n", "this line is not aligned with those it belongs to", "draft: true", column),
            ("a:\n  b: 1\n c: 2\n", "this line is not aligned with those it belongs to", "c: 2", column),
            (
                "title: a\nvisibility:\u{a0}private\n",
                "the space here is a no-break space",
                "\u{a0}",
                "type the line again with ordinary spaces: visibility: private",
            ),
            (
                "a:\n  -\u{202f}title: B\n  - b: c\n",
                "the space here is a no-break space",
                "\u{202f}",
                "type the line again with ordinary spaces: title: B",
            ),
            (
                "title: a\0b\n",
                "there is a NUL byte here, an invisible character",
                "",
                "remove it, or type the line again",
            ),
        ] {
            assert_eq!(said(text), (what.to_owned(), shown.to_owned(), help.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn no_break_spaces_around_keys() {
        for (line, place, meant) in [
            ("title:\u{a0}A b", Some(6..8), "title: A b"),
            ("\u{a0} tags: [a]", Some(0..2), "tags: [a]"),
            ("draft\u{202f}: true", Some(5..8), "draft: true"),
            ("  -\u{a0}date: 1", Some(3..5), "date: 1"),
            ("summary: un\u{a0}: deux", None, ""),
            ("un mot\u{a0}: deux", None, ""),
            ("title: A\u{a0}", None, ""),
            ("\u{a0}texte", None, ""),
        ] {
            let found = super::no_break_space(line);
            assert_eq!(found, place.map(|place| (place, meant.to_owned())), "{line:?}");
        }
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in [
            "é: [\u{1F600}\n:",
            "a: \"\u{e9}",
            "\u{feff}a:b\nc: d",
            "- é:x\n y: z",
            "[",
            "{",
            "\"",
            "'",
            "\t:",
            "%\n",
            "a: *",
        ] {
            let mut problems = Problems::of(&"a.yaml".into());
            parse(text, 0, &mut problems);
            for diagnostic in problems.into_vec() {
                assert!(diagnostic.span.is_some_and(|span| text.get(span).is_some()), "{text:?}");
            }
        }
    }
}
