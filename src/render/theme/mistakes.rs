//! Errors of templates as diagnostics: in which file, and where in it.
//!
//! tera gives the place of some as data; of others, those that it finds when all templates are together, it gives a report
//! for a terminal, which is read again here. Their words are in [`super::wording`].

use std::collections::BTreeSet;

use tera::{Error, ErrorKind, ReportError};

use super::wording::{TemplateNames, worded};
use crate::content::source::{Sources, Text};
use crate::diagnostics::{Diagnostic, Span, phrases, say};

/// What is wrong when a template cannot be read or filled.
pub fn template_error(error: &Error, sources: &Sources) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => reported(report, error, sources),
        _ => elsewhere(&error.to_string(), sources),
    }
}

/// Everything that is wrong when templates cannot be put together. What others seem to lack may be in those that are `left_out`.
pub(super) fn template_errors(error: &Error, sources: &Sources, left_out: &BTreeSet<&str>) -> Vec<Diagnostic> {
    let text = error.to_string();
    let reports: Vec<TeraReport> = text.split("\n\n").filter_map(TeraReport::read).collect();
    let may_follow = |report: &TeraReport| match report.message {
        message if message.starts_with("Unknown component") => !left_out.is_empty(),
        message if message.starts_with("Block ") => extends_one_of(report.file, left_out, sources),
        _ => false,
    };
    let names = TemplateNames::of(sources);
    match error.kind() {
        ErrorKind::Msg(_) if !reports.is_empty() => {
            let told = reports.iter().filter(|report| !may_follow(report));
            told.map(|report| report.diagnostic(sources, &names)).collect()
        }
        _ => vec![template_error(error, sources)],
    }
}

/// Whether a template of the site extends one of these, directly or not.
fn extends_one_of(name: &str, others: &BTreeSet<&str>, sources: &Sources) -> bool {
    let (mut name, mut seen) = (name, BTreeSet::new());
    while seen.insert(name) {
        let Some(text) = template(sources, name) else { return false };
        let Some((_, rest)) = text.text.split_once("extends \"") else { return false };
        name = rest.split('"').next().unwrap_or_default();
        if others.contains(name) {
            return true;
        }
    }
    false
}

/// A mistake that tera has the place of. In a template of ours it comes from what a template of the site hands to it.
fn reported(report: &ReportError, error: &Error, sources: &Sources) -> Diagnostic {
    let (message, file) = (report.message(), report.filename());
    if let Some(text) = template(sources, file) {
        if let Some((tag, span)) = never_closed(&text.text).filter(|_| is_about_an_end(message)) {
            return say::template_never_closed(tag).at(&text.file, span);
        }
        return worded(message, &TemplateNames::default()).at(&text.file, report.span().range.clone());
    }
    let diagnostic = worded(message, &TemplateNames::default());
    let text = error.to_string();
    let mut callers = text.split("\n\n").filter_map(TeraReport::read_caller);
    let caller = callers.find_map(|caller| Some((template(sources, caller.file)?, caller)));
    match caller.and_then(|(own, caller)| Some((own, caller.span(&own.text)?))) {
        Some((own, span)) => {
            diagnostic.help(phrases::template_called_from_here(file.trim_start_matches("default/"))).at(&own.file, span)
        }
        None => diagnostic.in_file(&file.into()),
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
        let (first, rest) = text.split_once('\n')?;
        let (place, rest) = rest.split_once('\n')?;
        TeraReport::at(first.strip_prefix("error: ")?, place.trim_start().strip_prefix("--> ")?, rest)
    }

    /// A note on where a component is used: its place stands on its first line.
    fn read_caller(text: &'r str) -> Option<TeraReport<'r>> {
        let (first, rest) = text.split_once('\n')?;
        TeraReport::at("", first.strip_prefix("note: called from ")?, rest)
    }

    fn at(message: &'r str, place: &'r str, excerpt: &str) -> Option<TeraReport<'r>> {
        let mut numbers = place.rsplitn(3, ':');
        let (column, line) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
        let file = numbers.next()?;
        let width = excerpt.lines().nth(2).map_or(1, |underline| underline.matches('^').count());
        Some(TeraReport { message, file, line, column, width })
    }

    fn diagnostic(&self, sources: &Sources, names: &TemplateNames) -> Diagnostic {
        let diagnostic = worded(self.message, names);
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

fn is_about_an_end(message: &str) -> bool {
    message.starts_with("Unexpected end of input") || message.starts_with("Closing comment tag")
}

/// The last of what a template begins and does not close: what would close it, and where it is begun.
fn never_closed(text: &str) -> Option<(String, Span)> {
    let mut open: Vec<(&str, Span)> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('{').map(|found| at + found) {
        let close = match text[start..].get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let Some(length) = text[start + 2..].find(close) else {
            return Some((close.to_owned(), start..start + 2));
        };
        let end = start + 2 + length + 2;
        if close == "%}" {
            let tag = text[start + 2..end - 2].trim_matches(['-', ' ', '\n']);
            let word = tag.split([' ', '\n']).next().unwrap_or_default();
            match word {
                "if" | "for" | "block" | "component" | "filter" | "raw" => open.push((word, start..end)),
                // With a value it is no pair.
                "set" if !tag.contains('=') => open.push((word, start..end)),
                _ if word.starts_with("end") => drop(open.pop()),
                _ => {}
            }
        }
        at = end;
    }
    open.pop().map(|(word, span)| (format!("{{% end{word} %}}"), span))
}

/// A message without a place, at the site's template that it names, where that one names what else is in the message, or
/// itself.
fn elsewhere(message: &str, sources: &Sources) -> Diagnostic {
    let diagnostic = worded(message, &TemplateNames::of(sources));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_closed_is_the_last_that_was_begun() {
        let found = |text: &str| never_closed(text).map(|(end, span)| (end, text[span].to_owned()));
        let some = |end: &str, begin: &str| Some((end.to_owned(), begin.to_owned()));
        assert_eq!(found("{% if a %}{% for b in c %}{% endfor %}"), some("{% endif %}", "{% if a %}"));
        assert_eq!(found("{% if a %}{%- for b in c -%}"), some("{% endfor %}", "{%- for b in c -%}"));
        assert_eq!(found("{ {{ a"), some("}}", "{{"));
        assert_eq!(found("{# a"), some("#}", "{#"));
        assert_eq!(found("{% set a %}b"), some("{% endset %}", "{% set a %}"));
        assert_eq!(found("{% set a = 1 %}{{ {\"é\": 1} }}{% if a %}{% else %}{% endif %}"), None);
    }
}
