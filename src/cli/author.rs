//! What the commands that write for an author share: reading the site, telling why nothing was changed.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::shared::{config_file, now, take_configuration};
use super::terminal::{language, take_language_of_site, tell_error};
use crate::author::edit::{FileChange, Manuscript, Refusal};
use crate::content::config::ConfigFile;
use crate::content::source;
use crate::diagnostics::{self, Phrase, phrases};

// Clap would print a doc comment. Which site a command works on.
#[derive(Debug, Args)]
pub(super) struct SiteArguments {
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    #[arg(long, value_name = "FILE", default_value_t, value_parser = config_file)]
    config: ConfigFile,
}

impl SiteArguments {
    /// The site as its author holds it; its messages are already printed.
    pub(super) fn read(&self) -> Result<Manuscript, Exit> {
        read(&self.site, &self.config)
    }
}

/// The same of a folder and its configuration.
pub(super) fn read(site: &Path, config: &ConfigFile) -> Result<Manuscript, Exit> {
    take_configuration(config);
    let read = Manuscript::read(site, config, now());
    if let Ok(manuscript) = &read {
        take_language_of_site(&manuscript.config.language);
    }
    read.map_err(|refusal| {
        let text = source::read_config(site, config).ok().and_then(|(text, _)| text);
        tell(refusal, |file| text.as_ref().filter(|text| text.file.as_ref() == file).map(|text| text.text.as_ref()))
    })
}

/// Tells why nothing was changed.
pub(super) fn refused(refusal: Refusal, manuscript: &Manuscript) -> Exit {
    tell(refusal, |file| manuscript.text_of(file))
}

/// Tells why a command that changes nothing has no answer.
pub(super) fn unanswered(refusal: Refusal, manuscript: &Manuscript) -> Exit {
    tell_why(refusal, |file| manuscript.text_of(file))
}

fn tell<'t>(refusal: Refusal, text_of: impl Fn(&str) -> Option<&'t str>) -> Exit {
    let is_of_disk = matches!(refusal, Refusal::Disk(_));
    let exit = tell_why(refusal, text_of);
    // The disk's own words say what became of the files.
    if !is_of_disk {
        tell_error(phrases::nothing_was_changed());
    }
    exit
}

/// What is said of a file that was written.
pub(super) fn line_of(change: &FileChange) -> Phrase {
    match change.before {
        Some(_) => phrases::file_changed(&change.file),
        None => phrases::file_made(&change.file),
    }
}

fn tell_why<'t>(refusal: Refusal, text_of: impl Fn(&str) -> Option<&'t str>) -> Exit {
    let (diagnostics, exit) = match refusal {
        Refusal::Asked(diagnostics) => (diagnostics, Exit::Failure),
        Refusal::Site(diagnostics) => (diagnostics, Exit::Errors),
        Refusal::Disk(what) => {
            tell_error(what);
            return Exit::Failure;
        }
    };
    let colours = std::io::stderr().is_terminal();
    // Nobody may be there to read it.
    let _ = write!(anstream::stderr(), "{}", diagnostics::render(&diagnostics, language(), colours, text_of));
    exit
}
