//! Spaces and quotation marks as the text's language sets them.
//!
//! What a language asks for stands in its file, under `typography`. Spaces that the author wrote become non-breaking ones.
//! Before `;`, `!` and `?` a region may have a rule of its own, which holds whatever was typed: Canada has no space there,
//! France a narrow one. Code is never touched.

mod quotes;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use quotes::{Quotes, may_open_single};

/// A language's habits. A copy costs nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Typography(Option<Arc<Habits>>);

/// What the file of a language says under `typography`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Habits {
    /// What opens and closes a quotation, with the spaces within.
    pub quotes: [String; 2],
    /// The same for one within another.
    pub inner_quotes: [String; 2],
    /// Signs before which a typed space becomes U+00A0.
    pub no_break_before: String,
    /// Signs before which a typed space becomes U+202F.
    pub narrow_no_break_before: String,
    /// Signs behind which a space that is typed before a digit becomes U+00A0: « n° 5 ».
    pub no_break_after: String,
    /// The sign between hours and minutes: the spaces typed around it become U+00A0, « 12 h 30 ».
    pub hour: String,
    /// A space that is typed between groups of three digits becomes U+00A0.
    pub groups_digits: bool,
    /// Ends of words before an apostrophe: « l », « qu ».
    pub elided: Vec<String>,
    /// Words that begin with an apostrophe: « ’tis ».
    pub shortened: Vec<String>,
    /// Words at the beginning of a title that do not count where titles are ordered: « le », « l' ».
    pub articles: Vec<String>,
    /// What stands before `;`, `!` and `?`.
    pub before_marks: SpaceBefore,
    /// The same in each region that has a rule: `CA`, `FR`.
    pub regions: BTreeMap<String, SpaceBefore>,
}

/// What stands before a sign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SpaceBefore {
    #[default]
    AsTyped,
    Nothing,
    Narrow,
}

pub const NO_BREAK: char = '\u{a0}';
pub const NARROW_NO_BREAK: char = '\u{202f}';
const SPACES: [char; 3] = [' ', NO_BREAK, NARROW_NO_BREAK];

impl Typography {
    pub fn of(habits: Habits) -> Typography {
        Typography(Some(Arc::new(habits)))
    }

    /// The habits of a language tag's region: those of `fr-CA` differ from those of `fr`.
    pub fn in_region(&self, tag: &str) -> Typography {
        let Some(habits) = self.habits() else { return self.clone() };
        let region = tag.split('-').skip(1).find_map(|part| habits.regions.get(&part.to_ascii_uppercase()));
        let before_marks = region.copied().unwrap_or_default();
        if before_marks == habits.before_marks {
            return self.clone();
        }
        Typography::of(Habits { before_marks, ..habits.clone() })
    }

    /// None: a text is left as it is written.
    pub fn habits(&self) -> Option<&Habits> {
        self.0.as_deref()
    }

    /// The language's articles, as its file lists them.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        self.habits().into_iter().flat_map(|habits| &habits.articles).map(String::as_str)
    }

    /// A text that stands alone, as a title.
    pub fn set(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.append(text, None, &mut Quotes::default(), &mut out);
        out
    }

    /// A text that is set already, but for what its region wants before `;`, `!` and `?`.
    pub fn set_marks(&self, text: &str) -> String {
        let before_marks = self.habits().map(|habits| habits.before_marks).unwrap_or_default();
        if before_marks == SpaceBefore::AsTyped {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (at, _) in text.match_indices([';', '!', '?']) {
            out.push_str(&text[done..at]);
            before_marks.set(&mut out, 0, None, &text[at..]);
            done = at;
        }
        out.push_str(&text[done..]);
        out
    }

    /// Appends `text` as it should be set; `before` is the character that precedes it in its block, `quotes` what the block
    /// has open, and `out` holds the block up to there.
    pub fn append(&self, text: &str, before: Option<char>, quotes: &mut Quotes, out: &mut String) {
        let Some(habits) = self.0.as_deref() else {
            out.push_str(text);
            return;
        };
        let end_of_opening_quote = habits.end_of_opening_quote();
        let start = out.len();
        let (mut done, mut from) = (0, 0);
        let mut last_closing = None;
        let bytes = text.as_bytes();
        let marks = habits.before_marks != SpaceBefore::AsTyped;
        while let Some(found) = next_mark(bytes, from, end_of_opening_quote, marks) {
            if marks && matches!(bytes[found], b';' | b'!' | b'?') {
                out.push_str(&text[done..found]);
                habits.before_marks.set(out, start, before, &text[found..]);
                done = found;
                from = found + 1;
                continue;
            }
            let at = if bytes[found] == end_of_opening_quote { found + 1 } else { found };
            from = at + 1;
            let Some(byte @ (b'\'' | b'"' | b' ')) = bytes.get(at) else { continue };
            let previous = text[..at].chars().next_back().or(before);
            let rest = &text[at + 1..];
            if let Some(hour) = habits.space_before_hour(&text[done..at], rest).filter(|_| *byte == b' ') {
                out.push_str(&text[done..done + hour]);
                out.push(NO_BREAK);
                out.push_str(&text[done + hour + 1..at]);
                out.push(NO_BREAK);
                done = at + 1;
                continue;
            }
            let set = match byte {
                b'\'' => {
                    let mut last = || *last_closing.get_or_insert_with(|| habits.last_closing_single(text));
                    quotes.single(habits, previous, rest, || last().is_some_and(|last| last > at))
                }
                b' ' => habits.space(previous, rest),
                _ => {
                    out.push_str(&text[done..at]);
                    from += append_double(habits, (previous, rest), quotes, out, start);
                    done = from;
                    continue;
                }
            };
            if set != char::from(*byte) {
                out.push_str(&text[done..at]);
                out.push(set);
                done = at + 1;
            }
        }
        out.push_str(&text[done..]);
    }

    /// Where the last `'` stands that may close a quotation: behind a word or a mark, before no letter. At the very end of a
    /// text it may also be the apostrophe of an elision: « l'*usager* ».
    pub fn last_closing_single(&self, text: &str) -> Option<usize> {
        self.0.as_deref()?.last_closing_single(text)
    }
}

/// Appends the mark in the place of a `"`, between the character before it and the text behind it; `start` is where the block
/// begins in `out`. Gives how many bytes of that text are white space that the mark has itself.
fn append_double(
    habits: &Habits,
    (previous, rest): (Option<char>, &str),
    quotes: &mut Quotes,
    out: &mut String,
    start: usize,
) -> usize {
    let written = out.len();
    quotes.double(habits, previous, rest, out);
    let has_space = out[written..].ends_with(SPACES);
    // The space of the mark takes the place of one that is typed within the quotation.
    if out[written..].starts_with(SPACES) {
        let typed = out[start..written].trim_end_matches(SPACES).len();
        out.replace_range(start + typed..written, "");
    }
    if has_space { rest.len() - rest.trim_start_matches(SPACES).len() } else { 0 }
}

impl SpaceBefore {
    /// Sets the space at the end of `out`, before the sign that `rest` begins with. `out` holds the text from `start`, and
    /// `before` is what precedes that. Only a sign that ends something is set: no smiley, no address, no `!important`.
    fn set(self, out: &mut String, start: usize, before: Option<char>, rest: &str) {
        let mut signs = rest.chars();
        let (sign, next) = (signs.next(), signs.next());
        let ends = |c: char| c.is_whitespace() || sign != Some(';') && "?!.,…)]}»”’\"'*".contains(c) || c == '»';
        let end = start + out[start..].trim_end_matches(SPACES).len();
        let last = if end > start { out[..end].chars().next_back() } else { before };
        let follows_word = last.is_some_and(|c| c.is_alphanumeric() || ")]}»”’%…".contains(c));
        if !follows_word || !next.is_none_or(ends) {
            return;
        }
        out.truncate(end);
        if self == SpaceBefore::Narrow {
            out.push(NARROW_NO_BREAK);
        }
    }
}

impl Habits {
    fn marks(&self, is_inner: bool) -> &[String; 2] {
        if is_inner { &self.inner_quotes } else { &self.quotes }
    }

    /// The last byte of the mark that opens a quotation, where no line breaks behind it; else one that no text has.
    fn end_of_opening_quote(&self) -> u8 {
        let opening = self.quotes[0].strip_suffix([NO_BREAK, NARROW_NO_BREAK]);
        opening.and_then(|mark| mark.bytes().last()).unwrap_or(u8::MAX)
    }

    /// What a space becomes between `before` and `rest`.
    fn space(&self, before: Option<char>, rest: &str) -> char {
        let Some(before) = before else { return ' ' };
        if let Some(space) = self.quotes[0].strip_prefix(before).and_then(|rest| rest.chars().next()) {
            return space;
        }
        let closing = self.quotes[1].strip_prefix([NO_BREAK, NARROW_NO_BREAK]);
        match rest.chars().next() {
            Some(c) if self.no_break_before.contains(c) => NO_BREAK,
            Some(c) if closing.is_some_and(|mark| mark.starts_with(c)) => {
                self.quotes[1].chars().next().unwrap_or(NO_BREAK)
            }
            Some(c) if self.narrow_no_break_before.contains(c) && !before.is_whitespace() => NARROW_NO_BREAK,
            // 10 000, 6 500 000: a group of three digits after a digit.
            Some(c) if self.groups_digits && before.is_ascii_digit() && c.is_ascii_digit() => {
                let group = rest.bytes().take_while(u8::is_ascii_digit).count();
                if group == 3 { NO_BREAK } else { ' ' }
            }
            Some(c) if c.is_ascii_digit() && self.no_break_after.contains(before) => NO_BREAK,
            _ => ' ',
        }
    }

    /// Where the space stands before the sign of hours that ends a text, when digits stand before it and behind: `12 h`.
    fn space_before_hour(&self, text: &str, rest: &str) -> Option<usize> {
        let hours = text.strip_suffix(self.hour.as_str()).filter(|_| !self.hour.is_empty())?.strip_suffix(' ')?;
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        (is_digit(hours.chars().next_back()) && is_digit(rest.chars().next())).then_some(hours.len())
    }

    /// `'90s`, `'tis`: letters or digits were left out at the beginning of a word.
    fn shortens(&self, rest: &str) -> bool {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let digits = word.strip_suffix('s').unwrap_or(word);
        if digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()) {
            return !after.starts_with('\'');
        }
        let is_word = self.shortened.iter().any(|known| word.eq_ignore_ascii_case(known));
        is_word && (word == "n") == after.starts_with('\'')
    }

    fn last_closing_single(&self, text: &str) -> Option<usize> {
        let closes = |at: &usize| {
            let before = text[..*at].chars().next_back();
            let after = text[at + 1..].chars().next();
            let is_elided = || after.is_none() && self.ends_with_elision(&text[..*at]);
            before.is_none_or(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric()) && !is_elided()
        };
        memchr::memrchr_iter(b'\'', text.as_bytes()).find(closes)
    }

    /// Whether the last word is one that the language elides: « l », « qu », « jusqu ».
    fn ends_with_elision(&self, text: &str) -> bool {
        let word = text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        // « la lettre 'l' ».
        if text[..text.len() - word.len()].ends_with('\'') {
            return false;
        }
        let word = word.to_lowercase();
        // One letter is a word of its own; more of them may end one.
        self.elided.iter().any(|elided| if elided.len() > 1 { word.ends_with(elided) } else { word == *elided })
    }
}

/// The first byte of letters from À to ÿ, and of no mark.
const ACCENTED: u8 = 0xC3;

/// The first byte, from there on, that may be set otherwise, or stands before such a space. Most spaces stand between a
/// word, or a mark that asks for nothing, and a letter: they need no second look. `marks`: a `;`, `!` or `?` is found too.
fn next_mark(bytes: &[u8], from: usize, end_of_opening_quote: u8, marks: bool) -> Option<usize> {
    const BLOCK: usize = 32;
    let is_mark = |byte: u8, next: u8| {
        let is_letter = next.is_ascii_alphabetic() | (next == ACCENTED);
        let is_sign = (byte == b';') | (byte == b'!') | (byte == b'?');
        (byte == b'\'')
            | (byte == b'"')
            | (byte == end_of_opening_quote)
            | (byte == b' ') & !is_letter
            | marks & is_sign
    };
    let mut at = from;
    // Many bytes at once, without a branch for each.
    while let Some(block) = bytes.get(at..=at + BLOCK) {
        if block.iter().zip(&block[1..]).fold(false, |any, (byte, next)| any | is_mark(*byte, *next)) {
            break;
        }
        at += BLOCK;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let next = |index: usize| rest.get(index + 1).copied().unwrap_or(0);
    let may_be_mark = |byte: u8| MAY_BE_MARK[usize::from(byte)] || byte == end_of_opening_quote;
    let found = rest.iter().enumerate().find(|(index, byte)| may_be_mark(**byte) && is_mark(**byte, next(*index)));
    found.map(|(index, _)| at + index)
}

/// The bytes that [`next_mark`] may find in every language. At the end of a text and behind each mark it asks one byte after the other: the
/// table saves 3 of a hundred instructions of reading a note.
static MAY_BE_MARK: [bool; 256] = {
    let mut marks = [false; 256];
    let mut at = 0;
    while at < MARKS.len() {
        marks[MARKS[at] as usize] = true;
        at += 1;
    }
    marks
};

const MARKS: &[u8] = b"'\" ;!?";

#[cfg(test)]
mod tests;
