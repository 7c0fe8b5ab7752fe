//! Diagnostics as they are printed: at most a hundred of a kind, each with the lines it is about.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Excerpt, Language, Lines, Severity, phrases};

/// Messages of one rule that are printed of one file; more of them are counted.
pub const PRINTED: usize = 100;

/// The diagnostics to be printed, in their order: of one rule and severity in one file at most [`PRINTED`], behind the last
/// of which one more tells how many there are besides.
pub fn condensed(diagnostics: &[Diagnostic]) -> Vec<Cow<'_, Diagnostic>> {
    let key = |d: &Diagnostic| (d.file.clone(), d.rule, d.severity as u8);
    let mut counts: HashMap<_, usize> = HashMap::new();
    if diagnostics.len() > PRINTED {
        for diagnostic in diagnostics {
            *counts.entry(key(diagnostic)).or_default() += 1;
        }
        counts.retain(|_, count| *count > PRINTED);
    }
    if counts.is_empty() {
        return diagnostics.iter().map(Cow::Borrowed).collect();
    }
    let mut seen: HashMap<_, usize> = HashMap::new();
    let mut printed = Vec::new();
    for diagnostic in diagnostics {
        let Some((key, count)) = counts.get_key_value(&key(diagnostic)) else {
            printed.push(Cow::Borrowed(diagnostic));
            continue;
        };
        let place = seen.entry(key).or_default();
        *place += 1;
        if *place <= PRINTED {
            printed.push(Cow::Borrowed(diagnostic));
        }
        if *place == PRINTED {
            printed.push(Cow::Owned(more(diagnostic, count - PRINTED)));
        }
    }
    printed
}

fn more(of: &Diagnostic, count: usize) -> Diagnostic {
    of.replaced_by(match of.file {
        Some(_) => phrases::more_of_this_kind_in_this_file(count),
        None => phrases::more_of_this_kind(count),
    })
}

/// The texts that diagnostics are about, each looked through once.
struct Texts<'t, F> {
    text_of: F,
    lines: HashMap<Arc<str>, Option<Lines<'t>>>,
}

impl<'t, F: Fn(&str) -> Option<&'t str>> Texts<'t, F> {
    fn new(text_of: F) -> Texts<'t, F> {
        Texts { text_of, lines: HashMap::new() }
    }

    /// The lines of a diagnostic's file, with its excerpt.
    fn excerpt(&mut self, diagnostic: &Diagnostic) -> Option<(&Lines<'t>, Excerpt<'t>)> {
        let (file, span) = (diagnostic.file.as_ref()?, diagnostic.span.clone()?);
        let text_of = &self.text_of;
        let lines = self.lines.entry(file.clone()).or_insert_with(|| text_of(file).map(Lines::of)).as_ref()?;
        Some((lines, lines.excerpt(span)?))
    }
}

/// Every diagnostic with its excerpt, ready for a terminal; see [`condensed`]. `text_of` gives the text of a file by its
/// path.
///
/// A byte range that does not fit the text (the file changed meanwhile) is printed without its excerpt.
pub fn render<'t>(
    diagnostics: &[Diagnostic],
    language: &Language,
    colours: bool,
    text_of: impl Fn(&str) -> Option<&'t str>,
) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut texts = Texts::new(text_of);
    let mut out = String::new();
    for diagnostic in condensed(diagnostics) {
        let _ = write!(out, "{}\n\n", rendered(&diagnostic, language, &renderer, &mut texts));
    }
    out
}

fn rendered<'t>(
    diagnostic: &Diagnostic,
    language: &Language,
    renderer: &Renderer,
    texts: &mut Texts<'t, impl Fn(&str) -> Option<&'t str>>,
) -> String {
    let found = texts.excerpt(diagnostic);
    let name = language.text(&diagnostic.severity.phrase());
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let level = level.with_name(name);
    let label = diagnostic.label_in(language);
    let helps = diagnostic.help_in(language);
    let message = diagnostic.text(language);
    let file = diagnostic.file.as_deref().unwrap_or_default();
    let mut group =
        level.primary_title(message.as_str()).id(diagnostic.rule.name()).elements(found.iter().map(|(_, e)| {
            let kind = AnnotationKind::Primary.span(e.span.clone());
            Snippet::source(e.text.as_ref()).line_start(e.line).path(file).annotation(match label.as_deref() {
                Some(label) => kind.label(label),
                None => kind,
            })
        }));
    if found.is_none() && diagnostic.file.is_some() {
        group = group.element(annotate_snippets::Origin::path(file));
    }
    let space = language.text(&phrases::space_before_colon());
    let help_name = language.text(&phrases::help()) + &space;
    for help in &helps {
        group = group.element(Level::HELP.with_name(help_name.as_str()).message(help.as_str()));
    }
    // The first colon stands behind the name of the message, where the renderer knows the colon of English alone.
    let text = renderer.render(&[group]).to_string().replacen(": ", &format!("{space}: "), 1);
    match &found {
        Some((lines, excerpt)) => with_column_of_file(text, file, lines, excerpt),
        None => without_bars(&text),
    }
}

/// Without the bars that the renderer draws where an excerpt would stand.
fn without_bars(text: &str) -> String {
    let is_bar = |line: &&str| line.contains('|') && anstream::adapter::strip_str(line).to_string().trim() == "|";
    text.lines().filter(|line| !is_bar(line)).collect::<Vec<_>>().join("\n")
}

/// The column of a place in its file, for one that was counted in what is shown of a line that was cut.
fn with_column_of_file(text: String, file: &str, lines: &Lines, excerpt: &Excerpt) -> String {
    let Excerpt { text: Cow::Owned(shown), span, shown: place, line } = excerpt else { return text };
    let before = &shown[..span.start];
    let counted = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() + 1;
    let (_, column) = lines.position(place.start);
    text.replacen(&format!("{file}:{line}:{counted}"), &format!("{file}:{line}:{column}"), 1)
}

/// Where a diagnostic is, as people count: lines and characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    /// Just behind its last character.
    pub end: (usize, usize),
    /// The lines of the file that hold it, at most six, long ones cut.
    pub excerpt: String,
}

/// The [condensed] diagnostics with their places: none where one has none, or where its bytes are not in the text.
pub fn placed<'d, 't>(
    diagnostics: &'d [Diagnostic],
    text_of: impl Fn(&str) -> Option<&'t str>,
) -> Vec<(Cow<'d, Diagnostic>, Option<Place>)> {
    let mut texts = Texts::new(text_of);
    let place = |diagnostic: Cow<'d, Diagnostic>| {
        let place = texts.excerpt(&diagnostic).map(|(lines, excerpt)| {
            let (line, column) = lines.position(excerpt.shown.start);
            Place { line, column, end: lines.position(excerpt.shown.end), excerpt: excerpt.text.into_owned() }
        });
        (diagnostic, place)
    };
    condensed(diagnostics).into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::say;

    #[test]
    fn beyond_a_hundred_messages_of_a_kind_are_counted() {
        let file: Arc<str> = "a.md".into();
        let many = |n: usize, d: fn() -> Diagnostic| (0..n).map(move |_| d());
        let mut all: Vec<Diagnostic> = many(8_000, say::note_alone).collect();
        all.extend(many(100, || Diagnostic { severity: Severity::Error, ..say::note_alone() }));
        let all: Vec<Diagnostic> = all.into_iter().map(|d| d.in_file(&file)).collect();
        let printed = condensed(&all);
        assert_eq!(printed.len(), 100 + 1 + 100, "errors are not left out for warnings of the same name");
        assert_eq!(printed[100].message.to_string(), "… and 7,900 more of this kind in this file");
        assert_eq!(placed(&all, |_| None).len(), printed.len());
        let elsewhere: Vec<Diagnostic> = many(101, say::yaml_tab).collect();
        assert_eq!(condensed(&elsewhere)[100].message.to_string(), "… and 1 more of this kind");
    }

    #[test]
    fn a_cut_line_keeps_its_column() {
        let text = format!("{}[[x]]{}", "mot ".repeat(1_000), " mot".repeat(1_000));
        let found = [say::yaml_tab().at(&"a.md".into(), 4_000..4_005)];
        let said = render(&found, Language::english(), false, |_| Some(&text));
        assert!(said.contains("--> a.md:1:4001\n"), "{said}");
        assert!(said.len() < 600, "{said}");
        let place = placed(&found, |_| Some(&text)).remove(0).1.expect("a place");
        assert_eq!((place.line, place.column, place.end), (1, 4_001, (1, 4_006)));
        assert!(place.excerpt.len() < 300, "{}", place.excerpt);
    }
}
