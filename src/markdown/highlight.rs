//! Code with classes: a dozen short ones, so that pages stay small and themes simple.
//!
//! To parse code is dear: its lines are looked up among [those parsed before](lines).

mod lines;

use std::cell::RefCell;
use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use rapidhash::RapidHashMap as HashMap;
use syntect::parsing::{Scope, ScopeStack, SyntaxReference, SyntaxSet};

use lines::Place;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Longer code is printed plain: minutes of highlighting are no help to a reader.
const MAX_BYTES: usize = 256 * 1024;
/// A line as long is data.
const MAX_LINE: usize = 4096;

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

/// Safe HTML for a block of code; none when the language is not known or there is nothing to colour.
pub fn highlight(language: &str, code: &str) -> Option<String> {
    if language.is_empty() || code.len() > MAX_BYTES || code.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    colour(SYNTAXES.find_syntax_by_token(language)?, code)
}

fn colour(syntax: &'static SyntaxReference, code: &str) -> Option<String> {
    if syntax.name == "Plain Text" {
        return None;
    }
    let mut painter = Painter { html: String::with_capacity(4 * code.len()), open: Colour::Plain };
    let mut place = Place::at_start(syntax);
    for line in code.split_inclusive('\n') {
        let mut from = 0;
        for stretch in place.parse(line)?.iter() {
            let to = usize::from(stretch.end);
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
        // Of those that have the same class, the first stands for all.
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

    #[test]
    fn known_languages_have_classes() {
        let html = highlight("rust", "fn main() { let x = \"<a>\"; } // fin\n").expect("rust is known");
        assert!(html.contains("<span class=\"hl-k\">fn</span>"), "{html}");
        assert!(html.contains("&lt;a&gt;"), "{html}");
        assert!(html.ends_with("<span class=\"hl-c\">// fin</span>\n"), "{html}");
        assert!(highlight("yaml", "a: 1\n").is_some_and(|html| html.contains("hl-")));
        assert!(highlight("toml", "a = 1\n").is_some_and(|html| html.contains("hl-")));
    }

    #[test]
    fn unknown_languages_stay_plain() {
        assert!(highlight("sans-nom", "x").is_none());
        assert!(highlight("", "x").is_none());
        assert!(highlight("text", "x").is_none());
    }
}
