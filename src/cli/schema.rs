//! `carnet schema`: what may be written at the head of a file, for editors.

use clap::{Args, ValueEnum};

use super::{Exit, print};
use crate::author::schema::{self, Language};
use crate::content::front_matter::Role;
use crate::content::keys;

#[derive(Debug, Args)]
pub struct Schema {
    #[arg(value_enum)]
    of: Of,
    #[arg(long, value_enum, default_value = "en")]
    language: Speech,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Speech {
    En,
    Fr,
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
        let language = match self.language {
            Speech::En => Language::English,
            Speech::Fr => Language::French,
        };
        print(&format!("{:#}\n", schema::of(group, language)));
        Exit::Success
    }
}
