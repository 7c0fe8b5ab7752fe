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
    let mut painter = Painter { html: String::with_capacity(4 * code.len()), open: None };
    let mut place = Place::at_start(syntax);
    let mut stack = ScopeStack::new();
    for line in code.split_inclusive('\n') {
        let changes = place.parse(line)?;
        let mut from = 0;
        for (at, change) in changes.iter() {
            painter.paint(&line[from..*at], &stack);
            from = *at;
            stack.apply(change).ok()?;
        }
        painter.paint(&line[from..], &stack);
    }
    Some(painter.finish())
}

struct Painter {
    html: String,
    open: Option<&'static str>,
}

/// The class of a scope: the same for every block, so looked up once a thread.
fn class_of(scope: Scope) -> Option<&'static str> {
    static PREFIXES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
        CLASSES.iter().filter_map(|(prefix, class)| Some((Scope::new(prefix).ok()?, *class))).collect()
    });
    thread_local! {
        static KNOWN: RefCell<HashMap<Scope, Option<&'static str>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        *known
            .entry(scope)
            .or_insert_with(|| PREFIXES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class))
    })
}

impl Painter {
    fn paint(&mut self, text: &str, stack: &ScopeStack) {
        if text.is_empty() {
            return;
        }
        // White space has no colour: leaving the span open over it makes longer and fewer spans.
        if !text.chars().all(char::is_whitespace) {
            let class = stack.scopes.iter().rev().find_map(|scope| class_of(*scope));
            if class != self.open {
                self.close();
                if let Some(class) = class {
                    self.html.push_str("<span class=\"hl-");
                    self.html.push_str(class);
                    self.html.push_str("\">");
                }
                self.open = class;
            }
        }
        // Writing into a String cannot fail.
        let _ = escape_html_body_text(&mut self.html, text);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
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
