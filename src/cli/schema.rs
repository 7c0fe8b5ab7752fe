//! `carnet schema`: what may be written at the head of a file, for editors.

use clap::{Args, ValueEnum};

use super::terminal::{language, language_of};
use super::{Exit, print};
use crate::author::schema;
use crate::content::config::keys_of_site;
use crate::content::front_matter::table::keys_of;
use crate::content::keys::Role;
use crate::diagnostics::Language;

#[derive(Debug, Args)]
pub(super) struct Schema {
    #[arg(value_enum)]
    of: Of,
    #[arg(long, value_name = "LANG", value_parser = language_of)]
    language: Option<&'static Language>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Of {
    Note,
    Notebook,
    Author,
    Community,
    Base,
    Page,
    Site,
}

impl Schema {
    pub(super) fn run(self) -> Exit {
        let group = match self.of {
            Of::Note => keys_of(Role::Note),
            Of::Notebook => keys_of(Role::Notebook),
            Of::Author => keys_of(Role::Author),
            Of::Community => keys_of(Role::Community),
            Of::Base => keys_of(Role::Base),
            Of::Page => keys_of(Role::Page),
            Of::Site => keys_of_site(),
        };
        let language = self.language.unwrap_or_else(language);
        print(&format!("{:#}\n", schema::of(group, language)));
        Exit::Success
    }
}
