//! What is said in the terminal, and in which language.
//!
//! One run speaks one language: that of `--lang`, else the site's once it is read, else that of the locale, else English.

use std::io::Write;
use std::sync::Mutex;

use super::print;
use crate::diagnostics::{Language, Phrase, phrases};

/// What decides on the language so far.
struct Choice {
    /// By `--lang`: the site's does not matter then.
    is_asked: bool,
    language: Option<&'static Language>,
}

static CHOICE: Mutex<Choice> = Mutex::new(Choice { is_asked: false, language: None });

/// Takes the language of `--lang`.
pub(super) fn ask_for_language(language: &'static Language) {
    *choice() = Choice { is_asked: true, language: Some(language) };
}

/// Takes the site's language, unless another was asked for or carnet does not speak it.
pub(super) fn take_language_of_site(tag: &str) {
    let mut choice = choice();
    if !choice.is_asked
        && let Some(language) = Language::of(tag)
    {
        choice.language = Some(language);
    }
}

pub(super) fn language() -> &'static Language {
    let mut choice = choice();
    choice.language.get_or_insert_with(|| of_locale().unwrap_or_else(Language::english))
}

/// By `--lang`; none when the site decides.
pub(super) fn asked_language() -> Option<&'static Language> {
    let choice = choice();
    choice.language.filter(|_| choice.is_asked)
}

/// In the language of the run.
pub(super) fn text(phrase: &Phrase) -> String {
    language().text(phrase)
}

/// Prints a line to the standard error. Nobody may be there to read it, which is no reason to stop.
pub(super) fn tell(line: &Phrase) {
    let _ = writeln!(anstream::stderr(), "{}", text(line));
}

/// Tells why a command fails.
pub(super) fn tell_error(what: Phrase) {
    tell(&phrases::line_error(what));
}

/// Tells what to do, after an error.
pub(super) fn tell_help(what: Phrase) {
    tell(&phrases::line_help(what));
}

pub(super) fn tell_note(what: Phrase) {
    tell(&phrases::line_note(what));
}

pub(super) fn tell_warning(what: Phrase) {
    tell(&phrases::line_warning(what));
}

/// Prints a line to the standard output, as `print!` does.
pub(super) fn print_line(line: &Phrase) {
    print(&format!("{}\n", text(line)));
}

/// A number with so many decimals, at most nine, as the language writes it.
pub(super) fn decimal(number: f64, decimals: usize) -> Phrase {
    let written = format!("{number:.decimals$}");
    match written.split_once('.') {
        Some((whole, fraction)) => phrases::decimal(whole, fraction),
        None => Phrase::verbatim(written),
    }
}

fn choice() -> std::sync::MutexGuard<'static, Choice> {
    CHOICE.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The first of the variables that is set decides, as in POSIX (Base Definitions, 8.2).
fn of_locale() -> Option<&'static Language> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let locale = variables.filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty())?;
    Language::of(&locale)
}

/// Reads the value of `--lang`.
pub(super) fn language_of(tag: &str) -> Result<&'static Language, String> {
    Language::of(tag).ok_or_else(|| {
        let tags: Vec<&str> = Language::all().iter().map(Language::tag).collect();
        text(&phrases::write_a_known_language(tags.join(", ")))
    })
}
