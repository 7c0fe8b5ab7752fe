//! `carnet schema`: what may be written at the head of a file, for editors.

use clap::{Args, ValueEnum};

use super::terminal::{language, language_of};
use super::{Exit, print};
use crate::author::schema;
use crate::content::front_matter::Role;
use crate::content::keys;
use crate::diagnostics::Language;

#[derive(Debug, Args)]
pub struct Schema {
    #[arg(value_enum)]
    of: Of,
    #[arg(long, value_name = "TAG", value_parser = language_of)]
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
    pub fn run(self) -> Exit {
        let group = match self.of {
            Of::Note => Role::Note.keys(),
            Of::Notebook => Role::Notebook.keys(),
            Of::Author => Role::Author.keys(),
            Of::Community => Role::Community.keys(),
            Of::Base => Role::Base.keys(),
            Of::Page => Role::Page.keys(),
            Of::Site => &keys::SITE,
        };
        let language = self.language.unwrap_or_else(language);
        print(&format!("{:#}\n", schema::of(group, language)));
        Exit::Success
    }
}
