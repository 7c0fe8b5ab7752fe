//! A first notebook: the files of a small site that teaches by example, or a `carnet.yaml` for notes that are there; and the
//! files of the host that publishes it.
//!
//! It writes only what was not there, and overwrites nothing.

pub mod add;
pub mod hosts;
pub mod vault;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::content::i18n::root_of;
use crate::content::source::SourceError;
use crate::diagnostics::system::reason;
use crate::diagnostics::{Phrase, phrases};
use crate::text::embedded::{EmbeddedFile, EmbeddedFolder};

static FRENCH: LazyLock<EmbeddedFolder> =
    LazyLock::new(|| EmbeddedFolder::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/init_fr.packed"))));
static ENGLISH: LazyLock<EmbeddedFolder> =
    LazyLock::new(|| EmbeddedFolder::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/init_en.packed"))));

/// The language of what is written; more can be configured afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SiteLanguage {
    #[default]
    French,
    English,
}

impl SiteLanguage {
    pub fn tag(self) -> &'static str {
        match self {
            SiteLanguage::French => "fr",
            SiteLanguage::English => "en",
        }
    }

    /// French for what is in French, else English.
    pub fn of(tag: &str) -> SiteLanguage {
        if root_of(tag) == "fr" { SiteLanguage::French } else { SiteLanguage::English }
    }

    fn files(self) -> &'static [EmbeddedFile] {
        match self {
            SiteLanguage::French => FRENCH.files(),
            SiteLanguage::English => ENGLISH.files(),
        }
    }
}

/// Why nothing, or not all, was written.
#[derive(Debug)]
pub enum InitError {
    /// There is something in the folder already.
    NotEmpty(PathBuf),
    /// The folder has a `carnet.yaml`.
    IsSite(PathBuf),
    /// There is no folder to be read.
    NoFolder(PathBuf),
    /// The folder has no `carnet.yaml`.
    NoSite(PathBuf),
    /// The way to the folder has signs that the files of a host cannot hold.
    UnsoundPath(PathBuf),
    /// A file became another while this was done.
    Changed(PathBuf),
    Unreadable(SourceError),
    /// What could not be done to a file.
    Told(Phrase),
    Disk {
        path: PathBuf,
        error: io::Error,
    },
}

impl InitError {
    pub fn phrase(&self) -> Phrase {
        match self {
            InitError::NotEmpty(path) => phrases::folder_not_empty(path.display().to_string()),
            InitError::IsSite(path) => phrases::folder_is_site(path.display().to_string()),
            InitError::NoFolder(path) => phrases::no_such_folder(path.display().to_string()),
            InitError::NoSite(path) => phrases::folder_is_no_site(path.display().to_string()),
            InitError::UnsoundPath(path) => phrases::path_not_for_hosts(path.display().to_string()),
            InitError::Changed(path) => phrases::folder_changed_meanwhile(path.display().to_string()),
            InitError::Unreadable(error) => error.phrase(),
            InitError::Told(what) => what.clone(),
            InitError::Disk { path, error } => phrases::cannot_write_path(path.display().to_string(), reason(error)),
        }
    }

    /// What to do instead.
    pub fn help(&self) -> Option<Phrase> {
        match self {
            InitError::NotEmpty(path) => Some(phrases::name_a_new_folder(path.display().to_string())),
            InitError::IsSite(path) => Some(phrases::check_says_what_is_left(path.display().to_string())),
            InitError::NoFolder(_) => Some(phrases::vault_is_for_notes_there()),
            InitError::UnsoundPath(_) => Some(phrases::path_not_for_hosts_help()),
            InitError::NoSite(_)
            | InitError::Changed(_)
            | InitError::Unreadable(_)
            | InitError::Told(_)
            | InitError::Disk { .. } => None,
        }
    }
}

/// Writes a small site to a folder that is new or empty; gives the files' paths from it, ordered.
///
/// `today` is the date of its notes, `zone` the name of the time zone they are in.
///
/// # Errors
/// The folder is not empty, or the disk refuses.
pub fn start(folder: &Path, language: SiteLanguage, today: Date, zone: &str) -> Result<Vec<PathBuf>, InitError> {
    if !is_free(folder)? {
        return Err(InitError::NotEmpty(folder.to_owned()));
    }
    let mut written = Vec::new();
    for file in language.files() {
        let text = file.text().unwrap_or_default();
        let text = text.replace("{today}", &today.to_string()).replace("{zone}", zone);
        // A file that begins with a dot would be hidden from those who read this program's source.
        let path = Path::new(if file.path() == "gitignore" { ".gitignore" } else { file.path() });
        write_new(&folder.join(path), &text)?;
        written.push(path.to_owned());
    }
    written.sort();
    Ok(written)
}

/// Whether nothing is in the folder, or nothing but a repository's own files.
fn is_free(folder: &Path) -> Result<bool, InitError> {
    let failed = |error| InitError::Disk { path: folder.to_owned(), error };
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(failed(error)),
        Ok(entries) => {
            for entry in entries {
                if entry.map_err(failed)?.file_name() != ".git" {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<(), InitError> {
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = fs::File::options().write(true).create_new(true).open(path)?;
        file.write_all(text.as_bytes())
    };
    write().map_err(|error| InitError::Disk { path: path.to_owned(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        jiff::civil::date(2024, 6, 15)
    }

    #[test]
    fn a_new_folder_is_filled_and_an_empty_one_too() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let new = place.path().join("neuf").join("carnet");
        let written = start(&new, SiteLanguage::French, today(), "UTC").expect("it is free");
        assert!(written.contains(&PathBuf::from(".gitignore")) && written.contains(&PathBuf::from("carnet.yaml")));
        let repository = place.path().join("depot");
        fs::create_dir_all(repository.join(".git")).expect("folders can be made");
        assert!(start(&repository, SiteLanguage::English, today(), "UTC").is_ok());
    }

    #[test]
    fn nothing_is_overwritten() {
        let place = tempfile::tempdir().expect("a temporary folder");
        fs::write(place.path().join("a.txt"), "mine").expect("files can be written");
        let refused = start(place.path(), SiteLanguage::French, today(), "UTC");
        assert!(matches!(refused, Err(InitError::NotEmpty(_))), "{refused:?}");
        assert!(matches!(
            start(&place.path().join("a.txt"), SiteLanguage::French, today(), "UTC"),
            Err(InitError::NotEmpty(_))
        ));
        assert_eq!(fs::read_dir(place.path()).expect("it is there").count(), 1);
    }

    #[test]
    fn no_placeholder_is_left() {
        for language in [SiteLanguage::French, SiteLanguage::English] {
            let place = tempfile::tempdir().expect("a temporary folder");
            for path in start(place.path(), language, today(), "Europe/Paris").expect("it is free") {
                let text = fs::read_to_string(place.path().join(&path)).expect("texts only");
                assert!(!text.contains("{today}") && !text.contains("{zone}"), "{}", path.display());
            }
        }
    }
}
