//! Lines made short for the parser. Many grammars search a run of the same signs again from each of its places, for a time
//! that grows with the cube of its length, and see nothing in a long run that they do not see in a short one.

use std::borrow::Cow;

/// Bytes that are kept of a run of white space, of a word, or of one sign that is repeated.
const KEPT: usize = 48;

/// A line whose long runs are cut.
pub(super) struct Squeezed<'a> {
    pub text: Cow<'a, str>,
    /// Where bytes are left out of `text`, and how many.
    cuts: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SignKind {
    Space,
    Word,
    Sign(char),
}

impl SignKind {
    fn of(sign: char) -> SignKind {
        match sign {
            // Line ends matter to grammars, and are never part of a run.
            '\n' | '\r' => SignKind::Sign(sign),
            _ if sign.is_whitespace() => SignKind::Space,
            '_' => SignKind::Word,
            _ if sign.is_alphanumeric() => SignKind::Word,
            _ => SignKind::Sign(sign),
        }
    }
}

impl<'a> Squeezed<'a> {
    pub(super) fn of(line: &'a str) -> Squeezed<'a> {
        let mut squeezed = Squeezed { text: Cow::Borrowed(line), cuts: Vec::new() };
        if line.len() > KEPT {
            squeezed.cut(line);
        }
        squeezed
    }

    fn cut(&mut self, line: &'a str) {
        let mut out = String::new();
        let mut copied = 0;
        let mut signs = line.char_indices().peekable();
        while let Some((start, sign)) = signs.next() {
            let kind = SignKind::of(sign);
            let mut kept = start + sign.len_utf8();
            let mut end = kept;
            while let Some((at, next)) = signs.next_if(|(_, next)| SignKind::of(*next) == kind) {
                end = at + next.len_utf8();
                if end - start <= KEPT {
                    kept = end;
                }
            }
            if end > kept {
                out.push_str(&line[copied..kept]);
                self.cuts.push((out.len(), end - kept));
                copied = end;
            }
        }
        if copied > 0 {
            out.push_str(&line[copied..]);
            self.text = Cow::Owned(out);
        }
    }

    /// Where a place of the short text is in the line; places must be asked for in order. The end of a run stands behind
    /// what was left out of it.
    pub(super) fn places(&self) -> impl FnMut(usize) -> usize {
        let mut cuts = self.cuts.iter().peekable();
        let mut left_out = 0;
        move |place| {
            while let Some((_, bytes)) = cuts.next_if(|(at, _)| *at <= place) {
                left_out += bytes;
            }
            place + left_out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_are_cut_and_their_ends_found_again() {
        for (line, length) in [
            (format!("a {}= b\n", " ".repeat(2000)), 53),
            (format!("x{}\n", "(".repeat(4000)), 50),
            (format!("\"{}\"\n", "é".repeat(300)), 51),
            (format!("{}{}\n", "\\".repeat(60), "aB_9".repeat(60)), 97),
            (String::from("let a = b;\n"), 11),
        ] {
            let squeezed = Squeezed::of(&line);
            assert_eq!(squeezed.text.len(), length, "{line}");
            let mut place = squeezed.places();
            assert_eq!(place(length - 1), line.len() - 1, "{line}");
            assert_eq!(place(length), line.len(), "{line}");
        }
    }
}
