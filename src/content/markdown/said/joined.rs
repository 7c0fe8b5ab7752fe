//! Names that stand in several parts of a text: `/notes/*name*/` and `[[<b>name</b>` are read as one word, though an emphasis,
//! code, a tag or a link begins within it.
//!
//! Each part has an owner, by whose number the caller finds its pieces of names again. What is a part is not known here.

use std::ops::Range;

use super::{LONGEST, names};
use crate::content::markdown::destination::{Destination, wiki_destination};
use crate::content::markdown::outline::{Form, LinkUse};
use crate::text::floor;

/// Parts of a text in the order of reading, put together.
#[derive(Debug, Default)]
pub struct Joined {
    text: String,
    parts: Vec<JoinedPart>,
}

#[derive(Debug)]
struct JoinedPart {
    start: usize,
    /// Who prints it, and where it begins in what that prints.
    owner: Option<(usize, usize)>,
    is_code: bool,
}

/// A piece of a name: whose it is, where it stands there, and the name. The first piece of a name is printed in its place,
/// the others have an empty label.
pub(super) type NamePiece = (usize, Range<usize>, LinkUse);

impl Joined {
    /// Adds a part that stands in what `owner` prints, from a byte on.
    pub fn push(&mut self, owner: usize, from: usize, text: &str) {
        self.add(Some((owner, from)), text, false);
    }

    /// Adds code, which is what its author typed where all of a name stands in it.
    pub fn push_code(&mut self, owner: usize, text: &str) {
        self.add(Some((owner, 0)), text, true);
    }

    /// Adds what is read and cannot be replaced.
    pub fn push_fixed(&mut self, text: &str) {
        self.add(None, text, false);
    }

    fn add(&mut self, owner: Option<(usize, usize)>, text: &str, is_code: bool) {
        if !text.is_empty() {
            self.parts.push(JoinedPart { start: self.text.len(), owner, is_code });
            self.text.push_str(text);
        }
    }

    /// All of it, as it is read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text ends with this sign.
    pub fn ends_with(&self, signs: &[char]) -> bool {
        self.text.ends_with(signs)
    }

    /// The pieces of the names that stand in several parts, in order.
    pub fn pieces(&self, base_url: Option<&str>) -> Vec<NamePiece> {
        let mut pieces = Vec::new();
        if self.parts.len() < 2 {
            return pieces;
        }
        for (name, link) in short_names(&self.text, base_url) {
            let first = self.parts.partition_point(|part| part.start <= name.start).saturating_sub(1);
            let last = self.parts.partition_point(|part| part.start < name.end);
            let held = first..last.max(first);
            if held.len() > 1 {
                let name = without_brackets(&self.text, name, &link);
                self.cut(held, &name, &link, base_url, &mut pieces);
            }
        }
        pieces
    }

    fn end_of(&self, part: usize) -> usize {
        self.parts.get(part + 1).map_or(self.text.len(), |next| next.start)
    }

    fn cut(
        &self,
        held: Range<usize>,
        name: &Range<usize>,
        link: &LinkUse,
        base_url: Option<&str>,
        pieces: &mut Vec<NamePiece>,
    ) {
        let before = pieces.len();
        for at in held {
            let part = &self.parts[at];
            let Some((owner, from)) = part.owner else { continue };
            let (start, end) = (name.start.max(part.start), name.end.min(self.end_of(at)));
            let Some(words) = self.text.get(start..end).filter(|words| !words.trim().is_empty()) else { continue };
            // Code that says a path by itself stays what its author typed.
            if part.is_code && link.form != Form::Wiki && !names(words, base_url).is_empty() {
                continue;
            }
            let place = from + start - part.start..from + end - part.start;
            if let Some((last, known, link)) = pieces[before..].last_mut()
                && *last == owner
            {
                // Between two parts of one owner stand marks of its own, which are not known here.
                known.end = place.end;
                link.written = None;
                continue;
            }
            let is_first = pieces.len() == before;
            let label = (!is_first).then(String::new);
            let written = Some(words.to_owned());
            let mut link = LinkUse { label, written, is_repeated: !is_first, ..link.clone() };
            link.parts.extend(name_so_far(&self.text[name.start..end], &link));
            pieces.push((owner, place, link));
        }
    }
}

/// The names of a text. Each piece keeps all of its name, so that a longer one than names are is looked at part by part.
fn short_names(text: &str, base_url: Option<&str>) -> Vec<(Range<usize>, LinkUse)> {
    let mut found = Vec::new();
    for (place, link) in names(text, base_url) {
        if place.len() <= LONGEST {
            found.push((place, link));
            continue;
        }
        let mut from = place.start;
        while from < place.end {
            let end = floor(text, place.end.min(from + LONGEST));
            let is_last = end == place.end;
            let stroke = text[from..end].rfind('/').filter(|at| !is_last && *at > 0);
            let end = stroke.map_or(end, |at| from + at);
            let within = names(&text[from..end], base_url).into_iter();
            found.extend(within.map(|(part, link)| (from + part.start..from + part.end, link)));
            from = end;
        }
    }
    found
}

/// The name that ends with a piece: what is never closed may be no more than that.
fn name_so_far(text: &str, link: &LinkUse) -> Option<LinkUse> {
    if link.form != Form::Wiki || text.len() > LONGEST {
        return None;
    }
    match wiki_destination(text) {
        Destination::Inside { target, fragment } if target != link.target && !target.is_empty() => {
            let written = Some(text.to_owned());
            Some(LinkUse { written, ..LinkUse::new(Form::Wiki, target, fragment) })
        }
        _ => None,
    }
}

/// A name in brackets without them, and without its label, when that names nothing: they are printed as they are.
fn without_brackets(text: &str, name: Range<usize>, link: &LinkUse) -> Range<usize> {
    if link.form != Form::Wiki {
        return name;
    }
    let words = text[name.clone()].trim_start_matches(['[', '［', '⟦', '〚', '【', '〔']);
    let start = name.end - words.len();
    if !link.parts.is_empty() {
        return start..name.end;
    }
    let words = words.split(['|', ']', '］', '⟧', '〛']).next().unwrap_or_default();
    start..start + words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of the names in parts; what stands in code begins with a grave accent.
    fn pieces(parts: &[&str]) -> Vec<(usize, String, String)> {
        let mut joined = Joined::default();
        for (owner, part) in parts.iter().enumerate() {
            match part.strip_prefix('`') {
                Some(code) => joined.push_code(owner, code),
                None => joined.push(owner, 0, part),
            }
        }
        let shown = |(owner, place, link): NamePiece| {
            let words = parts[owner].trim_start_matches('`')[place].to_owned();
            (owner, words, link.target + if link.label.is_some() { " …" } else { "" })
        };
        joined.pieces(None).into_iter().map(shown).collect()
    }

    #[test]
    fn names_in_several_parts() {
        for (parts, expected) in [
            (
                &["/notes/", "un", "/ et"][..],
                vec![(0, "/notes/", "/notes/un/"), (1, "un", "/notes/un/ …"), (2, "/", "/notes/un/ …")],
            ),
            (&["[[", "un deux", "]] et"], vec![(1, "un deux", "un deux")]),
            (&["[", "[un", " deux|mot"], vec![(1, "un", "un deux"), (2, " deux", "un deux …")]),
            (&["un", "-deux.md"], vec![(0, "un", "un-deux.md"), (1, "-deux.md", "un-deux.md …")]),
            (&["/notes/", "`un"], vec![(0, "/notes/", "/notes/un"), (1, "un", "/notes/un …")]),
            (&["`/notes/", "un"], vec![(1, "un", "/notes/un")]),
            (&["/notes/un/ et ", "un", " mot"], vec![]),
            (
                &["[[", "un", " [mot](x) /", "deux", "/ |"],
                vec![
                    (1, "un", "un [mot"),
                    (2, " [mot](x) /", "un [mot …"),
                    (3, "deux", "un [mot …"),
                    (4, "/", "un [mot …"),
                ],
            ),
        ] {
            let found = pieces(parts);
            let found: Vec<(usize, &str, &str)> =
                found.iter().map(|(at, a, b)| (*at, a.as_str(), b.as_str())).collect();
            assert_eq!(found, expected, "{parts:?}");
        }
    }
}
