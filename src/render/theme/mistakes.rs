//! Errors of templates as diagnostics: in which file, and where in it.
//!
//! tera gives the place of some as data; of others, those that it finds when all templates are together, it gives a report
//! for a terminal, which is read again here.

use tera::{Error, ErrorKind};

use crate::content::source::{Sources, Text};
use crate::diagnostics::{Diagnostic, Span, say};

/// What is wrong when a template cannot be filled.
pub fn template_error(error: &Error, sources: &Sources) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let diagnostic = say::template_mistake(report.message());
            match template(sources, report.filename()) {
                Some(text) => diagnostic.at(&text.file, report.span().range.clone()),
                None => diagnostic.in_file(&report.filename().into()),
            }
        }
        _ => elsewhere(&error.to_string(), sources),
    }
}

/// Everything that is wrong when templates cannot be put together.
pub(super) fn template_errors(error: &Error, sources: &Sources) -> Vec<Diagnostic> {
    let text = error.to_string();
    let reports: Vec<TeraReport> = text.split("\n\n").filter_map(TeraReport::read).collect();
    match error.kind() {
        ErrorKind::Msg(_) if !reports.is_empty() => reports.iter().map(|report| report.diagnostic(sources)).collect(),
        _ => vec![template_error(error, sources)],
    }
}

/// A report as tera prints it: `error: …`, `--> file:line:column`, the line, and below it signs that underline a part.
struct TeraReport<'r> {
    message: &'r str,
    file: &'r str,
    line: usize,
    column: usize,
    /// In characters.
    width: usize,
}

impl<'r> TeraReport<'r> {
    fn read(text: &'r str) -> Option<TeraReport<'r>> {
        let mut lines = text.lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut numbers = place.rsplitn(3, ':');
        let (column, line) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
        let file = numbers.next()?;
        let width = lines.nth(2).map_or(1, |underline| underline.matches('^').count());
        Some(TeraReport { message, file, line, column, width })
    }

    fn diagnostic(&self, sources: &Sources) -> Diagnostic {
        let diagnostic = say::template_mistake(self.message);
        let Some(text) = template(sources, self.file) else { return diagnostic.in_file(&self.file.into()) };
        match self.span(&text.text) {
            Some(span) => diagnostic.at(&text.file, span),
            None => diagnostic.in_file(&text.file),
        }
    }

    /// The bytes of the file.
    fn span(&self, text: &str) -> Option<Span> {
        let line = text.split_inclusive('\n').nth(self.line.checked_sub(1)?)?;
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte);
        let from = self.column.checked_sub(1)?;
        Some(start + byte(from)..start + byte(from + self.width))
    }
}

/// A message without a place, at the site's template that it names, where that one names what else is in the message, or
/// itself.
fn elsewhere(message: &str, sources: &Sources) -> Diagnostic {
    let diagnostic = say::template_mistake(message);
    let names: Vec<&str> = message.split(['\'', '`', '"']).skip(1).step_by(2).collect();
    let Some((name, text)) = names.iter().find_map(|name| Some((*name, template(sources, name)?))) else {
        return diagnostic;
    };
    let others = names.iter().copied().filter(|other| *other != name && !other.is_empty());
    match others.chain([name]).filter_map(|other| text.text.find(other).map(|at| at..at + other.len())).next() {
        Some(span) => diagnostic.at(&text.file, span),
        None => diagnostic.in_file(&text.file),
    }
}

fn template<'s>(sources: &'s Sources, name: &str) -> Option<&'s Text> {
    sources.theme.iter().find(|text| text.path.strip_prefix("templates/") == Some(name))
}
