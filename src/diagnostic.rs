//! What is wrong in the files of a site, as data.
//!
//! Stages know byte ranges only; lines, columns and colours are made here, at the edge. Nothing here decides whether a
//! build goes on: it counts and prints.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::{Deserialize, Serialize};

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

/// Every diagnostic with its excerpt, ready for a terminal. `text_of` gives the text of a file by its path.
///
/// A byte range that does not fit the text (the file changed meanwhile) is printed without its excerpt.
pub fn render<'t>(diagnostics: &[Diagnostic], colours: bool, text_of: impl Fn(&str) -> Option<&'t str>) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics {
        let excerpt = excerpt(diagnostic, &text_of);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice => Level::INFO.with_name("advice"),
        };
        let mut group = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.as_ref()).elements(
            excerpt.iter().map(|e| {
                let kind = AnnotationKind::Primary.span(e.span.clone());
                let label = diagnostic.label.as_deref();
                Snippet::source(e.text).line_start(e.line).path(e.file).annotation(match label {
                    Some(label) => kind.label(label),
                    None => kind,
                })
            }),
        );
        if excerpt.is_none()
            && let Some(file) = &diagnostic.file
        {
            group = group.element(annotate_snippets::Origin::path(file.as_ref()));
        }
        for help in &diagnostic.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        let _ = write!(out, "{}\n\n", renderer.render(&[group]));
    }
    out
}

/// Where a diagnostic is, as people count: lines and characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    /// Just behind its last character.
    pub end: (usize, usize),
    /// The lines of the file that hold it, at most six.
    pub excerpt: String,
}

/// The place of a diagnostic in its file's text; none when it has none, or when its bytes are not in the text.
pub fn place<'t>(diagnostic: &Diagnostic, text_of: impl Fn(&str) -> Option<&'t str>) -> Option<Place> {
    let excerpt = excerpt(diagnostic, &text_of)?;
    let (span, text) = (excerpt.span, excerpt.text);
    let position = |at: usize| {
        let before = &text[..at.min(text.len())];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (excerpt.line + before.matches('\n').count(), before[start..].chars().count() + 1)
    };
    let (line, column) = position(span.start);
    Some(Place { line, column, end: position(span.end), excerpt: text.to_owned() })
}

struct Excerpt<'a> {
    file: &'a str,
    text: &'a str,
    line: usize,
    span: Span,
}

/// The lines that hold the span, at most six of them: a span over a whole note shows its beginning.
fn excerpt<'d, 't: 'd>(diagnostic: &'d Diagnostic, text_of: &impl Fn(&str) -> Option<&'t str>) -> Option<Excerpt<'d>> {
    let (file, span) = (diagnostic.file.as_deref()?, diagnostic.span.clone()?);
    let text = text_of(file)?;
    text.get(span.clone())?;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let mut end = start;
    for _ in 0..6 {
        end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        if end >= span.end {
            break;
        }
    }
    let line = text[..start].matches('\n').count() + 1;
    let shown = text[start..end].trim_end_matches(['\n', '\r']);
    let to = span.end.clamp(span.start, start + shown.len().max(span.start - start));
    Some(Excerpt { file, text: shown, line, span: span.start - start..to - start })
}
