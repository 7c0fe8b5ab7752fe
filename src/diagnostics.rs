//! What is wrong in the files of a site, as data.
//!
//! Stages know byte ranges only; lines, columns and colours are made here, at the edge. Nothing here decides whether a
//! build goes on: it counts and prints.

pub mod explain;
mod lines;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::{Deserialize, Serialize};

pub use lines::{Excerpt, Lines};

/// Bytes of a file, from its first.
pub type Span = Range<usize>;

/// A value with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// An error stops publication; a warning does not, unless `--strict` is given. Advice never does: `carnet check` alone
/// gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

/// One thing an author should know, with its place and a way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable name of this kind of message, as `unresolved-link`.
    pub rule: Cow<'static, str>,
    pub message: String,
    /// Path from the site's folder, with `/`.
    pub file: Option<Arc<str>>,
    pub span: Option<Span>,
    /// What is said at the caret.
    pub label: Option<String>,
    pub help: Vec<String>,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

impl Diagnostic {
    pub fn error(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, rule, message.into())
    }

    pub fn warning(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, rule, message.into())
    }

    pub fn advice(rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Advice, rule, message.into())
    }

    fn new(severity: Severity, rule: &'static str, message: String) -> Diagnostic {
        Diagnostic { severity, rule: rule.into(), message, file: None, span: None, label: None, help: Vec::new() }
    }

    pub fn at(mut self, file: &Arc<str>, span: Span) -> Diagnostic {
        self.file = Some(file.clone());
        self.span = Some(span);
        self
    }

    pub fn in_file(mut self, file: &Arc<str>) -> Diagnostic {
        self.file = Some(file.clone());
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = Some(label.into());
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// Adds a help only when there is something to suggest.
    pub fn suggest(self, name: Option<impl std::fmt::Display>) -> Diagnostic {
        match name {
            Some(name) => self.help(format!("did you mean '{name}'?")),
            None => self,
        }
    }
}

/// The problems of one file, gathered while it is read.
#[derive(Debug)]
pub struct Problems {
    file: Arc<str>,
    found: Vec<Diagnostic>,
}

impl Problems {
    pub fn of(file: &Arc<str>) -> Problems {
        Problems { file: file.clone(), found: Vec::new() }
    }

    /// Adds a problem of this file at a place of it.
    pub fn add(&mut self, span: Span, diagnostic: Diagnostic) {
        self.found.push(diagnostic.at(&self.file, span));
    }

    /// How many there are: the mark for [`Problems::soften`].
    pub fn len(&self) -> usize {
        self.found.len()
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Those found since a mark.
    pub fn since(&self, mark: usize) -> &[Diagnostic] {
        &self.found[mark..]
    }

    /// Makes the errors found since a mark warnings, each with one more help.
    pub fn soften(&mut self, mark: usize, help: Option<&str>) {
        for diagnostic in self.found[mark..].iter_mut().filter(|d| d.severity == Severity::Error) {
            diagnostic.severity = Severity::Warning;
            diagnostic.help.extend(help.map(str::to_owned));
        }
    }

    /// Forgets those found since a mark.
    pub fn forget(&mut self, mark: usize) {
        self.found.truncate(mark);
    }

    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// Orders diagnostics as one reads: by file, then place, errors before warnings, then text; and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.file.clone(), d.span.as_ref().map(|s| (s.start, s.end)), d.severity);
        place(a).cmp(&place(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}

/// Forgets that an image has no alternative text where there is no such image.
pub fn forget_absent_images(diagnostics: &mut Vec<Diagnostic>) {
    let place = |d: &Diagnostic| d.file.clone().zip(d.span.clone());
    let absent: HashSet<_> = diagnostics.iter().filter(|d| d.rule == "unresolved-link").filter_map(place).collect();
    if !absent.is_empty() {
        diagnostics
            .retain(|d| d.rule != "image-without-alternative" || place(d).is_none_or(|place| !absent.contains(&place)));
    }
}

/// Says a warning of a rule that stands word for word in several files once, at its first place, with their number. The
/// diagnostics are in order.
pub fn gather(diagnostics: &mut Vec<Diagnostic>, rule: &str) {
    let mut files: HashMap<String, (usize, Option<Arc<str>>)> = HashMap::new();
    let gathered = |d: &Diagnostic| d.rule == rule && d.severity == Severity::Warning;
    for diagnostic in diagnostics.iter().filter(|d| gathered(d)) {
        let (count, last) = files.entry(diagnostic.message.clone()).or_default();
        if *last != diagnostic.file {
            *count += 1;
            last.clone_from(&diagnostic.file);
        }
    }
    diagnostics.retain_mut(|diagnostic| {
        if !gathered(diagnostic) {
            return true;
        }
        let Some((count, _)) = files.remove(&diagnostic.message) else { return false };
        if count > 1 {
            diagnostic.label = Some(format!("in {count} files, this is the first"));
            // What so many files have is no slip.
            diagnostic.help.retain(|help| count < 4 || !help.starts_with("did you mean"));
        }
        true
    });
}

/// Turns every warning into an error, as `--strict` asks. Advice stays advice: it is for a person to weigh.
pub fn make_strict(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
        diagnostic.severity = Severity::Error;
    }
}

pub fn errors(diagnostics: &[Diagnostic]) -> usize {
    count(diagnostics, Severity::Error)
}

pub fn warnings(diagnostics: &[Diagnostic]) -> usize {
    count(diagnostics, Severity::Warning)
}

pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|d| d.severity == severity).count()
}

/// Messages of one rule that are printed of one file; more of them are counted.
pub const PRINTED: usize = 100;

/// The diagnostics to be printed, in their order: of one rule and severity in one file at most [`PRINTED`], behind the last
/// of which one more tells how many there are besides.
pub fn condensed(diagnostics: &[Diagnostic]) -> Vec<Cow<'_, Diagnostic>> {
    let key = |d: &Diagnostic| (d.file.clone(), d.rule.clone(), d.severity as u8);
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
    let place = if of.file.is_some() { " in this file" } else { "" };
    let message = format!("… and {} more of this kind{place}", grouped(count));
    let Diagnostic { severity, rule, file, .. } = of.clone();
    Diagnostic { severity, rule, message, file, span: None, label: None, help: Vec::new() }
}

/// A number with a comma before each thousand: `7,900`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap_or_default()).collect();
    parts.join(",")
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
pub fn render<'t>(diagnostics: &[Diagnostic], colours: bool, text_of: impl Fn(&str) -> Option<&'t str>) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut texts = Texts::new(text_of);
    let mut out = String::new();
    for diagnostic in condensed(diagnostics) {
        let _ = write!(out, "{}\n\n", rendered(&diagnostic, &renderer, &mut texts));
    }
    out
}

fn rendered<'t>(
    diagnostic: &Diagnostic,
    renderer: &Renderer,
    texts: &mut Texts<'t, impl Fn(&str) -> Option<&'t str>>,
) -> String {
    let found = texts.excerpt(diagnostic);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let file = diagnostic.file.as_deref().unwrap_or_default();
    let mut group = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.as_ref()).elements(
        found.iter().map(|(_, e)| {
            let kind = AnnotationKind::Primary.span(e.span.clone());
            let label = diagnostic.label.as_deref();
            Snippet::source(e.text.as_ref()).line_start(e.line).path(file).annotation(match label {
                Some(label) => kind.label(label),
                None => kind,
            })
        }),
    );
    if found.is_none() && diagnostic.file.is_some() {
        group = group.element(annotate_snippets::Origin::path(file));
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let text = renderer.render(&[group]).to_string();
    match &found {
        // The column was counted in what is shown of a line that was cut.
        Some((lines, Excerpt { text: Cow::Owned(shown), span, shown: place, line })) => {
            let before = &shown[..span.start];
            let counted = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() + 1;
            let (_, column) = lines.position(place.start);
            text.replacen(&format!("{file}:{line}:{counted}"), &format!("{file}:{line}:{column}"), 1)
        }
        _ => text,
    }
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

    #[test]
    fn beyond_a_hundred_messages_of_a_kind_are_counted() {
        let file: Arc<str> = "a.md".into();
        let many = |n: usize, d: fn() -> Diagnostic| (0..n).map(move |_| d());
        let mut all: Vec<Diagnostic> = many(8_000, || Diagnostic::warning("w", "w")).collect();
        all.extend(many(100, || Diagnostic::error("w", "w")));
        let all: Vec<Diagnostic> = all.into_iter().map(|d| d.in_file(&file)).collect();
        let printed = condensed(&all);
        assert_eq!(printed.len(), 100 + 1 + 100, "errors are not left out for warnings of the same name");
        assert_eq!(printed[100].message, "… and 7,900 more of this kind in this file");
        assert_eq!(placed(&all, |_| None).len(), printed.len());
        let elsewhere: Vec<Diagnostic> = many(101, || Diagnostic::error("e", "e")).collect();
        assert_eq!(condensed(&elsewhere)[100].message, "… and 1 more of this kind");
        assert_eq!((grouped(7), grouped(1_000), grouped(1_234_567)), ("7".into(), "1,000".into(), "1,234,567".into()));
    }

    #[test]
    fn a_cut_line_keeps_its_column() {
        let text = format!("{}[[x]]{}", "mot ".repeat(1_000), " mot".repeat(1_000));
        let found = [Diagnostic::error("r", "m").at(&"a.md".into(), 4_000..4_005)];
        let said = render(&found, false, |_| Some(&text));
        assert!(said.contains("--> a.md:1:4001\n"), "{said}");
        assert!(said.len() < 600, "{said}");
        let place = placed(&found, |_| Some(&text)).remove(0).1.expect("a place");
        assert_eq!((place.line, place.column, place.end), (1, 4_001, (1, 4_006)));
        assert!(place.excerpt.len() < 300, "{}", place.excerpt);
    }
}
