//! What was found, for programs: JSON, the workflow commands of GitHub, the reports of GitLab.
//!
//! The JSON is a contract: keys are added, never renamed nor taken away, as long as `version` stays the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::diagnostics::{self, Diagnostic, Language, Phrase, Place, Severity, phrases};
use crate::text::hash::fingerprint;

/// One check as one JSON object.
#[derive(Debug, Serialize)]
struct CheckReport<'a> {
    /// Of this form.
    version: u32,
    errors: usize,
    warnings: usize,
    advice: usize,
    /// By file, then place; of one name in one file a hundred, then how many more there are.
    messages: Vec<ReportEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct ReportEntry<'a> {
    /// Stable: what `carnet explain` knows, and `silence:` takes.
    name: &'a str,
    /// `error`, `warning` or `advice`.
    severity: &'static str,
    message: String,
    /// What is said at the place itself.
    label: Option<String>,
    /// From the site's folder, with `/`; null: the site as a whole.
    file: Option<&'a str>,
    /// Lines and columns count from 1, columns in characters (Unicode scalar values); null when only the file is known.
    line: Option<usize>,
    column: Option<usize>,
    /// Just behind the last character.
    end: Option<End>,
    help: Vec<String>,
    /// The lines at the place, at most six, long ones cut.
    excerpt: Option<String>,
}

#[derive(Debug, Serialize)]
struct End {
    line: usize,
    column: usize,
}

/// One JSON object, indented, with a final line end.
pub fn json<'t>(diagnostics: &[Diagnostic], language: &Language, text_of: impl Fn(&str) -> Option<&'t str>) -> String {
    let placed = diagnostics::placed(diagnostics, text_of);
    let report = CheckReport {
        version: 1,
        errors: diagnostics::errors(diagnostics),
        warnings: diagnostics::warnings(diagnostics),
        advice: diagnostics::count(diagnostics, Severity::Advice),
        messages: placed.iter().map(|(diagnostic, place)| entry(diagnostic, language, place.as_ref())).collect(),
    };
    // Texts and numbers only: this cannot fail.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn entry<'a>(diagnostic: &'a Diagnostic, language: &Language, place: Option<&Place>) -> ReportEntry<'a> {
    ReportEntry {
        name: diagnostic.rule.name(),
        severity: diagnostic.severity.word(),
        message: diagnostic.text(language),
        label: diagnostic.label_in(language),
        file: diagnostic.file.as_deref(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        end: place.map(|place| End { line: place.end.0, column: place.end.1 }),
        help: diagnostic.help_in(language),
        excerpt: place.map(|place| place.excerpt.clone()),
    }
}

/// A workflow command a message, which GitHub shows beside the line in a pull request
/// (docs.github.com/actions/reference/workflows-and-actions/workflow-commands). `folder` leads from where the command
/// runs, the repository's root as a rule, to the site; it is empty or ends with `/`.
pub fn github<'t>(
    diagnostics: &[Diagnostic],
    language: &Language,
    folder: &str,
    text_of: impl Fn(&str) -> Option<&'t str>,
) -> String {
    let mut out = String::new();
    for (diagnostic, place) in diagnostics::placed(diagnostics, text_of) {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let _ = write!(out, "::{command} ");
        if let Some(file) = &diagnostic.file {
            let _ = write!(out, "file={},", property(&format!("{folder}{file}")));
        }
        if let Some(place) = place {
            let _ = write!(out, "line={},endLine={},col={},", place.line, place.end.0, place.column);
            // GitHub takes columns on one line only, its last character included.
            if place.end.0 == place.line && place.end.1 > place.column {
                let _ = write!(out, "endColumn={},", place.end.1 - 1);
            }
        }
        let message = with_help(&diagnostic, language);
        let _ = writeln!(out, "title={}::{}", property(diagnostic.rule.name()), data(&message));
    }
    out
}

/// A message as GitLab shows it in a merge request.
#[derive(Debug, Serialize)]
struct GitlabIssue<'a> {
    description: String,
    check_name: &'a str,
    /// The same for the same message of the next run, wherever its line is then.
    fingerprint: String,
    severity: &'static str,
    location: GitlabLocation,
}

#[derive(Debug, Serialize)]
struct GitlabLocation {
    path: String,
    lines: GitlabLines,
}

#[derive(Debug, Serialize)]
struct GitlabLines {
    begin: usize,
}

/// A report of code quality (docs.gitlab.com/ci/testing/code_quality, « Code Quality report format »). `folder` is as in [`github`];
/// `config` is the name of the site's configuration.
pub fn gitlab<'t>(
    diagnostics: &[Diagnostic],
    language: &Language,
    folder: &str,
    config: &str,
    text_of: impl Fn(&str) -> Option<&'t str>,
) -> String {
    let placed = diagnostics::placed(diagnostics, text_of);
    let mut seen: BTreeMap<u64, usize> = BTreeMap::new();
    let mut issues = Vec::with_capacity(placed.len());
    for (diagnostic, place) in &placed {
        // What concerns the site as a whole is shown where the site is described.
        let file = diagnostic.file.as_deref().unwrap_or(config);
        let description = with_help(diagnostic, language);
        let name = diagnostic.rule.name();
        let key = fingerprint(format!("{file}\0{name}\0{description}").as_bytes());
        let number = seen.entry(key).and_modify(|number| *number += 1).or_insert(0);
        let begin = place.as_ref().map_or(1, |place| place.line);
        issues.push(GitlabIssue {
            description,
            check_name: name,
            fingerprint: format!("{key:016x}-{number}"),
            severity: match diagnostic.severity {
                Severity::Error => "blocker",
                Severity::Warning => "minor",
                Severity::Advice => "info",
            },
            location: GitlabLocation { path: format!("{folder}{file}"), lines: GitlabLines { begin } },
        });
    }
    serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n"
}

/// The message, then a line for each thing to do.
fn with_help(diagnostic: &Diagnostic, language: &Language) -> String {
    let mut message = diagnostic.text(language);
    for help in diagnostic.help_in(language) {
        let _ = write!(message, "\n{}", language.text(&phrases::line_help(Phrase::verbatim(help))));
    }
    message
}

/// As actions/toolkit, packages/core/src/command.ts, escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// And the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::diagnostics::say;

    fn found() -> Vec<Diagnostic> {
        let file = "notes/a,b.md".into();
        vec![
            say::yaml_other("100 % wrong\nhere").in_file(&"notes/c.md".into()),
            say::vague_label("ici").at(&file, 8..11),
        ]
    }

    fn text_of(file: &str) -> Option<&'static str> {
        (file == "notes/a,b.md").then_some("# É\nVoir ici.\n")
    }

    #[test]
    fn json_is_one_object() {
        assert_snapshot!(json(&found(), Language::english(), text_of), @r#"
        {
          "version": 1,
          "errors": 1,
          "warnings": 0,
          "advice": 1,
          "messages": [
            {
              "name": "yaml",
              "severity": "error",
              "message": "this is not valid YAML: 100 % wrong\nhere",
              "label": null,
              "file": "notes/c.md",
              "line": null,
              "column": null,
              "end": null,
              "help": [
                "a text that holds ': ', '#', quotes or brackets goes between double quotes"
              ],
              "excerpt": null
            },
            {
              "name": "vague-link",
              "severity": "advice",
              "message": "'ici' does not say where this link leads",
              "label": null,
              "file": "notes/a,b.md",
              "line": 2,
              "column": 4,
              "end": {
                "line": 2,
                "column": 7
              },
              "help": [
                "let the link's text name what is at the other end"
              ],
              "excerpt": "Voir ici."
            }
          ]
        }
        "#);
    }

    #[test]
    fn gitlab_has_a_list_of_issues() {
        assert_snapshot!(gitlab(&found()[1..], Language::english(), "site/", "carnet.yaml", text_of), @r#"
        [
          {
            "description": "'ici' does not say where this link leads\nhelp: let the link's text name what is at the other end",
            "check_name": "vague-link",
            "fingerprint": "7ffb1f858831bc49-0",
            "severity": "info",
            "location": {
              "path": "site/notes/a,b.md",
              "lines": {
                "begin": 2
              }
            }
          }
        ]
        "#);
    }

    #[test]
    fn github_commands_are_escaped() {
        assert_snapshot!(github(&found(), Language::english(), "site/", text_of), @r"
        ::error file=site/notes/c.md,title=yaml::this is not valid YAML: 100 %25 wrong%0Ahere%0Ahelp: a text that holds ': ', '#', quotes or brackets goes between double quotes
        ::notice file=site/notes/a%2Cb.md,line=2,endLine=2,col=4,endColumn=6,title=vague-link::'ici' does not say where this link leads%0Ahelp: let the link's text name what is at the other end
        ");
    }
}
