//! What is said in the terminal, and in which language.
//!
//! One run speaks one language: that of `--lang`, else the site's once it is read, else that of the locale, else English.

use std::sync::Mutex;

use crate::diagnostics::Language;

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
        tags.join(", ")
    })
}
