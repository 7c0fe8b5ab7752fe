//! Code with classes: a dozen short ones, so that pages stay small and themes simple.
//!
//! Parsing code takes long: it is done where a page prints the code, so that the first page of a preview waits for none of it,
//! and lines are looked up among [those parsed before](lines).

mod lines;
mod squeeze;

use std::cell::RefCell;
use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use rapidhash::RapidHashMap as HashMap;
use syntect::parsing::{Scope, ScopeStack, SyntaxReference, SyntaxSet};

use lines::ParserPlace;
use squeeze::Squeezed;

use crate::text::escape::escaped_text;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Longer code is printed plain: minutes of highlighting are no help to a reader.
const MAX_BYTES: usize = 256 * 1024;
/// A line that is longer, its runs cut, is printed plain.
const MAX_LINE: usize = 500;

/// How much code of one text is highlighted; what comes after is printed plain. The time of many grammars grows with the
/// cube of a line's length, so that is what a line costs. There is room for 2,000 lines of 80 bytes, and for some seconds
/// of the worst line that was found (400 bytes of tabs in C#, a third of a second).
#[derive(Debug, Clone)]
pub(super) struct Budget {
    left: u64,
}

/// The budget of a text.
const WORK: u64 = 1_000_000_000;

impl Default for Budget {
    fn default() -> Budget {
        Budget { left: WORK }
    }
}

impl Budget {
    /// Whether a line may be given to the parser; what it costs is then taken away.
    fn spend(&mut self, line: &str) -> bool {
        let bytes = line.len() as u64;
        match self.left.checked_sub(bytes.saturating_mul(bytes).saturating_mul(bytes)) {
            Some(left) if line.len() <= MAX_LINE => {
                self.left = left;
                true
            }
            _ => false,
        }
    }
}

/// The first prefix that matches gives the class. Names are those of Sublime Text's scope guide
/// (sublimetext.com/docs/scope_naming.html).
const CLASSES: [(&str, &str); 27] = [
    ("comment", "c"),
    ("punctuation.definition.comment", "c"),
    ("punctuation.definition.string", "s"),
    ("constant.character.escape", "n"),
    ("string", "s"),
    ("constant", "n"),
    ("entity.name.function", "f"),
    ("support.function", "f"),
    ("variable.function", "f"),
    ("meta.function-call.identifier", "f"),
    ("entity.name.tag", "g"),
    ("entity.name.section", "g"),
    ("entity.other.attribute-name", "a"),
    ("meta.mapping.key", "a"),
    ("entity.name", "t"),
    ("entity.other.inherited-class", "t"),
    ("support.type.property-name", "a"),
    ("support.type", "t"),
    ("support.class", "t"),
    ("keyword.operator", "p"),
    ("keyword", "k"),
    ("storage", "k"),
    ("variable.language", "k"),
    ("variable", "v"),
    ("markup.inserted", "i"),
    ("markup.deleted", "d"),
    ("punctuation", "p"),
];

/// A block of code in a language that is known.
#[derive(Debug, Clone)]
pub struct CodeBlock {
    syntax: &'static SyntaxReference,
    code: String,
    /// What the blocks before it leave of the text's.
    budget: Budget,
}

impl CodeBlock {
    /// None when the language is not known or there is nothing to colour.
    pub(super) fn of(language: &str, code: &str, budget: &mut Budget) -> Option<CodeBlock> {
        if language.is_empty() || code.len() > MAX_BYTES {
            return None;
        }
        let syntax = SYNTAXES.find_syntax_by_token(language).filter(|syntax| syntax.name != "Plain Text")?;
        let block = CodeBlock { syntax, code: code.to_owned(), budget: budget.clone() };
        for line in code.split_inclusive('\n') {
            budget.spend(&Squeezed::of(line).text);
        }
        Some(block)
    }

    /// Safe HTML with its colours.
    pub fn html(&self) -> String {
        let highlighted = colour(self.syntax, &self.code, &mut self.budget.clone());
        highlighted.unwrap_or_else(|| self.plain_html())
    }

    /// The same without colours.
    pub fn plain_html(&self) -> String {
        escaped_text(&self.code)
    }
}

/// None when the grammar is faulty.
fn colour(syntax: &'static SyntaxReference, code: &str, budget: &mut Budget) -> Option<String> {
    let mut painter = Painter { html: String::with_capacity(4 * code.len()), open: Colour::Plain };
    let mut place = ParserPlace::at_start(syntax);
    for line in code.split_inclusive('\n') {
        let squeezed = Squeezed::of(line);
        if !budget.spend(&squeezed.text) {
            painter.paint(line, Colour::Plain);
            continue;
        }
        let mut from = 0;
        let mut place_of = squeezed.places();
        for stretch in place.parse(&squeezed.text)?.iter() {
            let to = place_of(usize::from(stretch.end));
            painter.paint(&line[from..to], stretch.colour);
            from = to;
        }
    }
    Some(painter.finish())
}

/// What a stretch of code looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colour {
    /// White space has none: whatever stands before it goes on, which makes longer and fewer spans.
    Same,
    Plain,
    /// By its place in [`CLASSES`].
    Class(u8),
}

impl Colour {
    fn of(text: &str, stack: &ScopeStack) -> Colour {
        if text.chars().all(char::is_whitespace) {
            return Colour::Same;
        }
        stack.scopes.iter().rev().find_map(|scope| class_of(*scope)).map_or(Colour::Plain, Colour::Class)
    }
}

/// The class of a scope, by its place in [`CLASSES`]: the same for every block, so looked up once a thread.
fn class_of(scope: Scope) -> Option<u8> {
    static PREFIXES: LazyLock<Vec<(Scope, u8)>> = LazyLock::new(|| {
        // Of those that have the same class, the first is used for all.
        let number = |class: &str| u8::try_from(CLASSES.iter().position(|(_, known)| *known == class)?).ok();
        CLASSES.iter().filter_map(|(prefix, class)| Some((Scope::new(prefix).ok()?, number(class)?))).collect()
    });
    thread_local! {
        static KNOWN: RefCell<HashMap<Scope, Option<u8>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        *known
            .entry(scope)
            .or_insert_with(|| PREFIXES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class))
    })
}

struct Painter {
    html: String,
    open: Colour,
}

impl Painter {
    fn paint(&mut self, text: &str, colour: Colour) {
        if colour != Colour::Same && colour != self.open {
            self.close();
            if let Colour::Class(class) = colour {
                self.html.push_str("<span class=\"hl-");
                self.html.push_str(CLASSES[usize::from(class)].1);
                self.html.push_str("\">");
            }
            self.open = colour;
        }
        // Writing into a String cannot fail.
        let _ = escape_html_body_text(&mut self.html, text);
    }

    fn close(&mut self) {
        if let Colour::Class(_) = std::mem::replace(&mut self.open, Colour::Plain) {
            let spaces = self.html.len() - self.html.trim_end().len();
            let at = self.html.len() - spaces;
            self.html.insert_str(at, "</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlight(language: &str, code: &str, budget: &mut Budget) -> Option<String> {
        CodeBlock::of(language, code, budget).map(|block| block.html())
    }

    #[test]
    fn known_languages_have_classes() {
        let html = highlight("rust", "fn main() { let x = \"<a>\"; } // fin\n", &mut Budget::default())
            .expect("rust is known");
        assert!(html.contains("<span class=\"hl-k\">fn</span>"), "{html}");
        assert!(html.contains("&lt;a&gt;"), "{html}");
        assert!(html.ends_with("<span class=\"hl-c\">// fin</span>\n"), "{html}");
        assert!(highlight("yaml", "a: 1\n", &mut Budget::default()).is_some_and(|html| html.contains("hl-")));
        assert!(highlight("toml", "a = 1\n", &mut Budget::default()).is_some_and(|html| html.contains("hl-")));
    }

    fn text_of(html: &str) -> String {
        let mut text = String::new();
        for part in html.split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn long_runs_keep_their_text_and_their_colours() {
        let code = format!("{}fn main() {{ let x = \"{}\"; }}\n", " ".repeat(300), "-".repeat(400));
        let html = highlight("rust", &code, &mut Budget::default()).expect("rust is known");
        assert!(html.contains("<span class=\"hl-k\">fn</span>"), "{html}");
        assert!(html.contains(&format!("<span class=\"hl-s\">\"{}\"</span>", "-".repeat(400))), "{html}");
        assert_eq!(text_of(&html), code);
    }

    #[test]
    fn a_line_that_stays_long_is_plain_and_the_others_are_not() {
        let long = "a(1), ".repeat(200);
        let html = highlight("rust", &format!("fn f() {{\n{long}\n}}\nfn g() {{}}\n"), &mut Budget::default());
        let html = html.expect("rust is known");
        assert_eq!(html.matches("<span class=\"hl-k\">fn</span>").count(), 2, "{html}");
        assert!(html.contains(&format!("\n{long}\n")), "{html}");
    }

    /// Work is counted: what the parser is given stays within the budget, whatever the lines are made of.
    #[test]
    fn hostile_lines_cost_no_more_than_the_budget_of_a_text() {
        let mut budget = Budget::default();
        for length in [400, 2000, 100_000] {
            for sign in [" ", "\t", "(", "\"", "\\", "a"] {
                let line = format!("x{}!", sign.repeat(length));
                let before = budget.left;
                let html = highlight("ini", &line, &mut budget).expect("ini is known");
                assert!(before - budget.left <= 60 * 60 * 60, "{length} {sign}");
                assert_eq!(text_of(&html), line);
            }
        }
        let long: String = (0..20_000).map(|number| format!("({number})\\\" \n")).collect();
        for number in 0..50 {
            let block = format!("{number}\n{}", long.replace('\n', if number % 2 == 0 { "\n" } else { "" }));
            let html = highlight("ini", &block, &mut budget);
            assert!(html.is_none_or(|html| text_of(&html) == block));
        }
        budget.left = 100;
        assert_eq!(highlight("rust", "fn f() {}\n", &mut budget).as_deref(), Some("fn f() {}\n"));
    }

    #[test]
    fn unknown_languages_stay_plain() {
        assert!(highlight("sans-nom", "x", &mut Budget::default()).is_none());
        assert!(highlight("", "x", &mut Budget::default()).is_none());
        assert!(highlight("text", "x", &mut Budget::default()).is_none());
    }
}
