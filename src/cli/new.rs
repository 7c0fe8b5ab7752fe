//! `carnet new`: a file in its place, ready to be written in.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Exit;
use super::author::{read, refused};
use super::terminal::{print_line, text};
use crate::author::edit::disk;
use crate::author::edit::new::{Made, Request, What, new};
use crate::content::document::{NoteKind, Visibility};
use crate::content::front_matter::reading::Words;
use crate::diagnostics::phrases;

#[derive(Debug, Args)]
pub struct New {
    #[command(subcommand)]
    what: Kind,
}

#[derive(Debug, Subcommand)]
enum Kind {
    Note(Note),
    Term(Note),
    Organisation(Note),
    Notebook(Notebook),
    Community(Community),
    Author(Author),
    Base(Notebook),
}

#[derive(Debug, Args)]
struct Common {
    title: String,
    #[arg(long)]
    slug: Option<String>,
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

#[derive(Debug, Args)]
struct Published {
    #[arg(long = "author", value_name = "SLUG")]
    authors: Vec<String>,
    #[arg(long, value_name = "SLUG")]
    community: Option<String>,
    #[arg(long, value_parser = visibility)]
    visibility: Option<Visibility>,
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    #[arg(long)]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct Note {
    #[command(flatten)]
    common: Common,
    #[arg(long, value_name = "SLUG")]
    notebook: Option<String>,
    #[arg(long = "category", value_name = "ID", requires = "notebook")]
    categories: Vec<String>,
    #[command(flatten)]
    published: Published,
}

#[derive(Debug, Args)]
struct Notebook {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    published: Published,
}

#[derive(Debug, Args)]
struct Community {
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Author {
    #[command(flatten)]
    common: Common,
    #[arg(long)]
    team: bool,
    #[arg(long, value_name = "SLUG")]
    community: Option<String>,
}

fn visibility(word: &str) -> Result<Visibility, String> {
    let found = Visibility::WORDS.iter().find(|(known, _)| *known == word).map(|(_, visibility)| *visibility);
    found.ok_or_else(|| text(&phrases::write_a_visibility()))
}

impl New {
    pub fn run(self) -> Exit {
        let (site, request) = self.what.request();
        let manuscript = match read(&site) {
            Ok(manuscript) => manuscript,
            Err(exit) => return exit,
        };
        let written =
            new(&manuscript, &request).and_then(|made| disk::write(&manuscript.root, &made.changes).map(|()| made));
        match written {
            Ok(made) => {
                tell(&made, &request);
                Exit::Success
            }
            Err(refusal) => refused(refusal, &manuscript),
        }
    }
}

/// The files, and what to do next.
fn tell(made: &Made, request: &Request) {
    for change in &made.changes {
        let is_new = change.before.is_none();
        print_line(&if is_new { phrases::file_made(&change.file) } else { phrases::file_changed(&change.file) });
    }
    let next = match request.what {
        What::Note(_) if made.visibility == Visibility::Private => phrases::step_private_note(),
        What::Note(_) if request.notebook.is_none() => phrases::step_note_to_be_listed(),
        What::Note(_) => phrases::step_note(),
        What::Notebook => phrases::step_notebook(),
        What::Base => phrases::step_base(),
        What::Community | What::Author { .. } => phrases::step_people(),
    };
    print_line(&phrases::next_step(next));
}

impl Kind {
    fn request(self) -> (PathBuf, Request) {
        match self {
            Kind::Note(note) => note.request(NoteKind::Note),
            Kind::Term(note) => note.request(NoteKind::Term),
            Kind::Organisation(note) => note.request(NoteKind::Organisation),
            Kind::Notebook(Notebook { common, published }) => published.request(common, What::Notebook),
            Kind::Base(Notebook { common, published }) => published.request(common, What::Base),
            Kind::Community(Community { common }) => common.request(What::Community),
            Kind::Author(Author { common, team, community }) => {
                let (site, request) = common.request(What::Author { team });
                (site, Request { community, ..request })
            }
        }
    }
}

impl Note {
    fn request(self, kind: NoteKind) -> (PathBuf, Request) {
        let (site, request) = self.published.request(self.common, What::Note(kind));
        (site, Request { notebook: self.notebook, categories: self.categories, ..request })
    }
}

impl Published {
    fn request(self, common: Common, what: What) -> (PathBuf, Request) {
        let Published { authors, community, visibility, tags, date } = self;
        let (site, request) = common.request(what);
        (site, Request { authors, community, visibility, tags, date, ..request })
    }
}

impl Common {
    fn request(self, what: What) -> (PathBuf, Request) {
        let request = Request {
            what,
            title: self.title,
            slug: self.slug,
            notebook: None,
            categories: Vec::new(),
            authors: Vec::new(),
            community: None,
            visibility: None,
            tags: Vec::new(),
            date: None,
        };
        (self.site, request)
    }
}
