//! What is wrong in the notebook, as the page shows it: the diagnostics with their places and excerpts, and the words around
//! them, all in the language of the messages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostics::{self, Diagnostic, Language, Phrase, Severity, phrases};

/// Problems that a page shows; the terminal has them all.
const SHOWN: usize = 100;

/// The diagnostics of one edition.
#[derive(Debug, Default, Serialize)]
pub struct EditionProblems {
    /// BCP 47 tag of the texts.
    pub language: String,
    pub errors: usize,
    pub warnings: usize,
    pub shown: Vec<Problem>,
    pub texts: BTreeMap<&'static str, String>,
}

/// One diagnostic.
#[derive(Debug, Serialize)]
pub struct Problem {
    pub severity: Severity,
    pub message: String,
    /// `file:line:column`, as editors understand it; columns in characters, both from 1.
    pub place: Option<String>,
    /// The lines concerned, with a caret below the words.
    pub excerpt: Option<String>,
    pub help: Vec<String>,
}

impl EditionProblems {
    /// Makes them ready to be shown: errors first. `text_of` gives the text of a file by its path.
    pub fn of<'t>(
        diagnostics: &[Diagnostic],
        language: &Language,
        text_of: impl Fn(&str) -> Option<&'t str>,
    ) -> EditionProblems {
        let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
        ordered.sort_by_key(|diagnostic| diagnostic.severity);
        let shown = ordered.iter().take(SHOWN).map(|diagnostic| Problem::of(diagnostic, language, &text_of)).collect();
        let (errors, warnings) = (diagnostics::errors(diagnostics), diagnostics::warnings(diagnostics));
        let more = diagnostics.len().saturating_sub(SHOWN);
        EditionProblems {
            language: language.tag().to_owned(),
            errors,
            warnings,
            shown,
            texts: texts(language, errors, warnings, more),
        }
    }
}

impl EditionProblems {
    /// The same for readers on other machines: messages name files and notes that only the author may see.
    pub fn untold(&self) -> EditionProblems {
        let counts = ["errors", "warnings", "more"];
        let texts = self.texts.iter().filter(|(name, _)| !counts.contains(name));
        let texts = texts.map(|(name, text)| (*name, text.clone())).collect();
        EditionProblems { language: self.language.clone(), texts, ..EditionProblems::default() }
    }
}

/// The words around the diagnostics; those with a number only when it is not zero.
fn texts(language: &Language, errors: usize, warnings: usize, more: usize) -> BTreeMap<&'static str, String> {
    let counted = [
        ("errors", errors, phrases::count_errors(errors)),
        ("warnings", warnings, phrases::count_warnings(warnings)),
        ("more", more, phrases::preview_more(more)),
    ];
    let plain = [
        ("copied", phrases::preview_copied()),
        ("copy", phrases::preview_copy()),
        ("error", phrases::preview_error()),
        ("gone", phrases::preview_gone()),
        ("hide", phrases::preview_hide()),
        ("kept", phrases::preview_kept()),
        ("next", phrases::preview_next()),
        ("title", phrases::preview_title()),
        ("waiting", phrases::preview_waiting()),
        ("warning", phrases::preview_warning()),
    ];
    let counted = counted.into_iter().filter(|(_, count, _)| *count > 0).map(|(name, _, phrase)| (name, phrase));
    counted.chain(plain).map(|(name, phrase)| (name, language.text(&phrase))).collect()
}

impl Problem {
    fn of<'t>(diagnostic: &Diagnostic, language: &Language, text_of: &impl Fn(&str) -> Option<&'t str>) -> Problem {
        let text = diagnostic.file.as_deref().and_then(text_of);
        Problem {
            severity: diagnostic.severity,
            message: diagnostic.text(language),
            place: place(diagnostic, text),
            excerpt: excerpt(diagnostic, language, text),
            help: diagnostic.help_in(language),
        }
    }
}

fn place(diagnostic: &Diagnostic, text: Option<&str>) -> Option<String> {
    let file = diagnostic.file.as_deref()?;
    let before = diagnostic.span.as_ref().and_then(|span| text?.get(..span.start));
    Some(match before {
        Some(before) => {
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
            format!("{file}:{line}:{column}")
        }
        None => file.to_owned(),
    })
}

/// The lines of the terminal's message between its title, with the place, and its help: those are shown apart.
fn excerpt(diagnostic: &Diagnostic, language: &Language, text: Option<&str>) -> Option<String> {
    let (text, span) = (text?, diagnostic.span.as_ref()?);
    text.get(span.clone())?;
    let label = diagnostic.label_in(language).map(Phrase::verbatim);
    let bare = Diagnostic { help: Vec::new(), message: Phrase::verbatim("-"), label, ..diagnostic.clone() };
    let printed = diagnostics::render(&[bare], language, false, |_| Some(text));
    let lines = printed.trim_end().lines().skip(2).skip_while(|line| line.trim() == "|");
    Some(lines.collect::<Vec<&str>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::diagnostics::say;

    fn problem(text: &str, diagnostic: Diagnostic) -> Problem {
        Problem::of(&diagnostic, Language::english(), &|_| Some(text))
    }

    #[test]
    fn a_problem_has_its_place_in_characters_and_its_lines() {
        let text = "un\nété [[rien]] là\n";
        let at = text.find("[[").expect("it is there");
        let diagnostic = say::unreadable_entry_without_reason();
        let diagnostic = diagnostic.label(Phrase::verbatim("here")).help(Phrase::verbatim("write it"));
        let problem = problem(text, diagnostic.at(&"notes/a.md".into(), at..at + 8));
        assert_eq!(problem.place.as_deref(), Some("notes/a.md:2:5"));
        assert_eq!(problem.help, ["write it"]);
        assert_snapshot!(problem.excerpt.expect("lines"), @"
        2 | été [[rien]] là
          |     ^^^^^^^^ here
        ");
    }

    #[test]
    fn a_span_that_no_longer_fits_the_text_has_no_lines() {
        let diagnostic = say::yaml_tab().at(&"a.md".into(), 90..95);
        let problem = problem("court", diagnostic);
        assert_eq!((problem.place.as_deref(), problem.excerpt), (Some("a.md"), None));
        let whole = say::yaml_tab();
        assert!(Problem::of(&whole, Language::english(), &|_| None).place.is_none());
    }

    #[test]
    fn errors_come_first_and_no_page_grows_without_end() {
        let mut diagnostics = vec![say::note_alone(); 150];
        diagnostics.push(say::unreadable_entry("e"));
        let problems = EditionProblems::of(&diagnostics, Language::english(), |_| None);
        assert_eq!((problems.errors, problems.warnings, problems.shown.len()), (1, 150, SHOWN));
        assert_eq!(problems.shown[0].message, "this cannot be read: e");
        assert!(problems.texts.contains_key("more"));
    }

    #[test]
    fn the_page_speaks_the_language_of_the_messages() {
        let text = "---\n\ttitle: a\n---\n";
        let diagnostic = say::yaml_tab().at(&"notes/a.md".into(), 4..5);
        let french = Language::of("fr").expect("there is French");
        let problems = EditionProblems::of(&[diagnostic], french, |_| Some(text));
        assert_eq!(problems.language, "fr");
        assert_eq!(problems.texts["title"], "Le carnet a des erreurs");
        assert_eq!((problems.texts["errors"].as_str(), problems.texts.get("warnings")), ("1 erreur", None));
        assert_eq!(problems.shown[0].message, say::yaml_tab().text(french));
        assert_eq!(problems.shown[0].help, say::yaml_tab().help_in(french));
    }
}
