//! Quotation marks that are typed on a keyboard, `'` and `"`: which of them opens, which closes, and which is none.
//!
//! It knows the marks that stand before and behind, and those that are open in the same block; which signs a language prints is in its
//! [`Habits`].

use super::Habits;

/// The quotation marks that are open in a block, which may go on over links and emphasis.
#[derive(Debug, Default)]
pub struct Quotes {
    /// A single mark was opened.
    single: bool,
    /// A closing single mark stands in a text of the block that comes later.
    pub closes_later: bool,
    doubles: Vec<Double>,
    /// A double mark within a word stayed as it is: so does the one that closes it.
    is_plain: bool,
    /// How far the block was searched for quotations, and whether one is open there.
    searched: usize,
    is_quoted: bool,
}

/// A double mark that was opened.
#[derive(Debug)]
struct Double {
    /// It stands within others.
    is_inner: bool,
    /// A space stands behind it: so does one before the mark that closes it.
    is_spaced: bool,
}

impl Quotes {
    /// What `'` becomes between `before` and `rest`. `closes` says whether a closing one follows in the same text.
    pub(super) fn single(
        &mut self,
        habits: &Habits,
        before: Option<char>,
        rest: &str,
        closes: impl FnOnce() -> bool,
    ) -> char {
        let after = rest.chars().next();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // « 5'10 » are feet and inches, « 1'000 » is a number.
        if before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit()) {
            let group = rest.bytes().take_while(u8::is_ascii_digit).count();
            return if group == 3 { '’' } else { '\'' };
        }
        if letter(before) && letter(after) {
            return '’';
        }
        // Several in a row are another program's mark, or nothing is quoted.
        if before == Some('\'') || after == Some('\'') {
            return '\'';
        }
        if begins_quote(before) && after.is_none_or(|c| !c.is_whitespace()) {
            if habits.shortens(rest) {
                return '’';
            }
            // Both marks of a pair are set, or none.
            let is_pair = self.closes_later || closes();
            self.single |= is_pair;
            return if is_pair { '‘' } else { '\'' };
        }
        // « l'« usager » », « l'*usager* », « the dogs' tails ».
        let ends_word = before.is_some_and(char::is_alphabetic);
        if !letter(after) && (self.single && before.is_some_and(|c| !c.is_whitespace()) || ends_word) {
            self.single = false;
            return '’';
        }
        '\''
    }

    /// Writes what `"` becomes between `before` and `rest`.
    pub(super) fn double(&mut self, habits: &Habits, before: Option<char>, rest: &str, out: &mut String) {
        let after = rest.chars().next();
        let letter = after.is_some_and(char::is_alphanumeric);
        let is_open = !self.doubles.is_empty();
        let is_space = char::is_whitespace;
        let is_spaced = before.is_none_or(is_space) && after.is_some_and(is_space);
        let opens = match before {
            // « il dit " oui " », where another mark stands before the quotation or in it.
            Some(c) if is_space(c) && self.closes_behind_space(after) => false,
            // « un écran de 5 " de large »: nothing closes it.
            _ if is_spaced && !is_open && ends_with_number(out) && !holds_spaced_mark(rest) => {
                out.push('"');
                return;
            }
            // « l'"usager" », but « "il dit 'non'". ».
            Some('’' | '\'') => letter || after.is_none() && !is_open,
            // « il dit:"oui" »: the space was left out.
            Some(':' | ',' | ';' | '…') if letter && !is_open => true,
            Some(':') if letter => true,
            Some(c) if !c.is_whitespace() => begins_quote(before) && (letter || !is_open),
            _ => true,
        };
        // 5" is five inches. Both marks of `a="b"` stay as they are.
        let is_lone = before.is_some_and(|c| c.is_ascii_digit()) || letter || self.is_plain;
        if !opens && !is_open && is_lone {
            self.is_plain = letter;
            out.push('"');
            return;
        }
        if opens {
            let is_inner = self.is_quoting(habits, out);
            self.doubles.push(Double { is_inner, is_spaced });
            out.push_str(&habits.marks(is_inner)[0]);
            return;
        }
        let is_inner = self.doubles.pop().is_some_and(|opened| opened.is_inner);
        out.push_str(&habits.marks(is_inner)[1]);
    }

    /// Whether a double mark behind a space closes the one that was opened last.
    fn closes_behind_space(&self, after: Option<char>) -> bool {
        let Some(opened) = self.doubles.last() else { return false };
        let ends = |c: char| c.is_whitespace() || ".,;:!?…)]»”".contains(c);
        after.map_or(opened.is_spaced, ends)
    }

    /// Whether a quotation is open at the end of the block, which is searched once.
    fn is_quoting(&mut self, habits: &Habits, block: &str) -> bool {
        let [open, close] = habits.quotes.each_ref().map(|mark| mark.trim().chars().next());
        let (Some(open), Some(close)) = (open, close) else { return false };
        let new = block.get(self.searched..).unwrap_or_default();
        if let Some(last) = new.rfind([open, close]) {
            self.is_quoted = new[last..].starts_with(open);
        }
        self.searched = block.len();
        self.is_quoted
    }
}

fn ends_with_number(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a double mark stands between a space and no letter: it may close a quotation whose words stand between spaces.
fn holds_spaced_mark(text: &str) -> bool {
    let is_spaced = |(at, _): (usize, &str)| {
        let follows_space = text[..at].ends_with(char::is_whitespace);
        follows_space && !text[at + 1..].starts_with(char::is_alphanumeric)
    };
    text.match_indices('"').any(is_spaced)
}

/// Whether a quotation mark behind this character may open a quotation.
fn begins_quote(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{«“‘\"—–-/’'".contains(c))
}

/// Whether an opening single mark may stand in a text, so that it matters where one closes.
pub fn may_open_single(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\'', bytes).any(|at| at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
}
