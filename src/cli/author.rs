//! What the commands that write for an author share: reading the site, telling why nothing was changed.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::Exit;
use super::shared::now;
use super::terminal::{language, take_language_of_site, tell_error};
use crate::author::edit::{Manuscript, Refusal};
use crate::content::source;
use crate::diagnostics::{self, phrases};

/// The site as its author holds it; what is wrong has been told.
pub(super) fn read(site: &Path) -> Result<Manuscript, Exit> {
    let read = Manuscript::read(site, now());
    if let Ok(manuscript) = &read {
        take_language_of_site(&manuscript.config.language);
    }
    read.map_err(|refusal| {
        let config = source::read_config(site).ok().and_then(|(text, _)| text);
        tell(refusal, |file| config.as_ref().filter(|text| text.file.as_ref() == file).map(|text| text.text.as_ref()))
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
