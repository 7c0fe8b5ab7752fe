//! What is wrong in the files of a site, as data.
//!
//! Stages know byte ranges and which message it is; lines, columns, colours and the words of a language are made here, where
//! it is printed. The messages are those of one table, in `table.rs`; which of them are errors for a site is its [`Policy`].

pub mod explain;
mod language;
mod lines;
mod phrase;
pub mod policy;
mod print;
pub mod system;
mod table;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use language::{Language, PhrasePart, name_configuration};
pub use lines::{Excerpt, Lines};
pub use phrase::{Argument, Phrase};
pub use policy::Policy;
pub use print::{PRINTED, Place, condensed, placed, render};
pub use table::{Rule, Scope, Switch};
pub(crate) use table::{phrases, say};

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

/// One thing an author should know, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub severity: Severity,
    pub rule: Rule,
    pub message: Phrase,
    /// Path from the site's folder, with `/`.
    pub file: Option<Arc<str>>,
    pub span: Option<Span>,
    /// Said at the caret instead of what the message itself says there.
    pub label: Option<Phrase>,
    /// Said after the help that the message itself has.
    pub help: Vec<Phrase>,
}

impl Severity {
    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }

    /// Its name for people.
    pub fn phrase(self) -> Phrase {
        match self {
            Severity::Error => phrases::error(),
            Severity::Warning => phrases::warning(),
            Severity::Advice => phrases::advice(),
        }
    }
}

impl Diagnostic {
    fn new(severity: Severity, rule: Rule, message: Phrase) -> Diagnostic {
        Diagnostic { severity, rule, message, file: None, span: None, label: None, help: Vec::new() }
    }

    /// The message in a language, without its help.
    pub fn text(&self, language: &Language) -> String {
        language.text(&self.message)
    }

    /// What is said at the caret.
    pub fn label_in(&self, language: &Language) -> Option<String> {
        match &self.label {
            Some(label) => Some(language.text(label)),
            None => language.part(&self.message, PhrasePart::Label),
        }
    }

    /// What to do, one text a line.
    pub fn help_in(&self, language: &Language) -> Vec<String> {
        let own = language.part(&self.message, PhrasePart::Help);
        own.into_iter().chain(self.help.iter().map(|help| language.text(help))).collect()
    }

    /// Of the same rule, in the same file, with the same severity; said without a place.
    fn replaced_by(&self, message: Phrase) -> Diagnostic {
        Diagnostic { file: self.file.clone(), ..Diagnostic::new(self.severity, self.rule, message) }
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

    pub fn label(mut self, label: Phrase) -> Diagnostic {
        self.label = Some(label);
        self
    }

    pub fn help(mut self, help: Phrase) -> Diagnostic {
        self.help.push(help);
        self
    }

    /// The same text at the same place, whatever the help says.
    pub fn is_the_same_mistake(&self, other: &Diagnostic) -> bool {
        (&self.file, &self.span, &self.message) == (&other.file, &other.span, &other.message)
    }

    /// Adds a help only when there is something to suggest.
    pub fn suggest(self, name: Option<impl std::fmt::Display>) -> Diagnostic {
        match name {
            Some(name) => self.help(phrases::did_you_mean(name.to_string())),
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

    /// How many there are: a mark.
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

    /// Adds a help to the errors among some of those found, by their marks.
    pub fn help_errors(&mut self, among: Range<usize>, help: &Phrase) {
        for diagnostic in self.found[among].iter_mut().filter(|d| d.severity == Severity::Error) {
            diagnostic.help.push(help.clone());
        }
    }

    /// Makes the first of those found since a mark an error of which this is true; false where there is none.
    pub fn make_error(&mut self, mark: usize, is_one: impl Fn(&Diagnostic) -> bool) -> bool {
        let found = self.found[mark..].iter_mut().find(|diagnostic| is_one(diagnostic));
        found.map(|diagnostic| diagnostic.severity = Severity::Error).is_some()
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

pub fn errors(diagnostics: &[Diagnostic]) -> usize {
    count(diagnostics, Severity::Error)
}

pub fn warnings(diagnostics: &[Diagnostic]) -> usize {
    count(diagnostics, Severity::Warning)
}

pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|d| d.severity == severity).count()
}
